/** A text with places to fill in, as it reads for one person. */
import './preview.css';
import { useEffect, useState } from 'preact/hooks';
import type { Field } from '../../runtime/journey/definition.ts';
import { useText } from '../i18n/index.ts';
import { FORMS } from '../i18n/words/forms.ts';
import { observed, useObserved } from '../parts/observed.ts';
import { type Filled, type Lists, type Option, useLists } from './lists.ts';
import { Picker } from './picker.tsx';

/** For whom all texts are shown, until somebody else is chosen; nobody: a made person. */
const reader = observed<Option | undefined>(undefined);

/** ms without a key before it is filled in again. */
const PAUSE = 300;

const hasPlaces = (value: unknown): value is string => typeof value === 'string' && /\{\{|\{%/.test(value);

/** Nothing under a text that has no places. */
export function TemplatePreview({ id, field, value }: { id: string; field: Field; value: unknown }) {
  const { fill, people } = useLists();
  if (!field.template || !fill || !people || !hasPlaces(value)) return null;
  return <Preview id={`${id}-reader`} mode={field.template} source={value} fill={fill} people={people} />;
}

interface PreviewProps {
  id: string;
  mode: NonNullable<Field['template']>;
  source: string;
  fill: NonNullable<Lists['fill']>;
  people: NonNullable<Lists['people']>;
}

function Preview({ id, mode, source, fill, people }: PreviewProps) {
  const text = useText();
  const person = useObserved(reader);
  const [found, find] = useState<readonly Option[]>([]);
  const filled = useFilled({ mode, source, fill }, person?.value);
  const search = async (query: string) => {
    const options = await people(query);
    find(options);
    return options;
  };
  return (
    <div class="form-preview">
      <div class="form-preview-head">
        <span id={`${id}-label`}>{text(FORMS.previewFor)}</span>
        <Picker
          id={id}
          faulty={false}
          describedBy={`${id}-label`}
          chosen={person?.title}
          unchosen={text(FORMS.previewMade)}
          options={search}
          onChoose={(value) => reader.set(found.find((option) => option.value === value))}
          onClear={() => reader.set(undefined)}
        />
      </div>
      {filled && 'fault' in filled ? (
        <p class="form-bad">{text(FORMS.previewFault, { fault: filled.fault })}</p>
      ) : (
        <output class="form-preview-text">{filled?.text ?? '…'}</output>
      )}
    </div>
  );
}

/** Filled in anew once nobody types; what was shown stays until then. */
function useFilled(
  { mode, source, fill }: Pick<PreviewProps, 'mode' | 'source' | 'fill'>,
  person: string | undefined,
): Filled | undefined {
  const [filled, show] = useState<Filled>();
  useEffect(() => {
    const cancel = new AbortController();
    const timer = setTimeout(() => {
      fill({ mode, source, person }, cancel.signal).then(show, () => undefined);
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      cancel.abort();
    };
  }, [mode, source, person]);
  return filled;
}
