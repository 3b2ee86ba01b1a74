/** Makes a segment, or changes one. What is written lives in the address until it is saved. */
import { useState } from 'preact/hooks';
import { faultsOf } from '../../runtime/condition/index.ts';
import type { Condition } from '../../runtime/condition/vocabulary.ts';
import type { SegmentShown } from '../../runtime/wire/api/segments.ts';
import { ApiError, api } from '../api.ts';
import { type Text, useText } from '../i18n/index.ts';
import { COMMON } from '../i18n/words/common.ts';
import { SEGMENTS } from '../i18n/words/segments.ts';
import { Button } from '../parts/button.tsx';
import { announce } from '../parts/notices.tsx';
import { Page } from '../parts/page.tsx';
import { useShortcuts } from '../parts/shortcuts.tsx';
import { ErrorNote } from '../parts/states.tsx';
import { Link, navigate, setQuery, useRoute } from '../router.tsx';
import { ConditionForm } from './condition-form.tsx';
import { segmentPath, type Written, writtenIn } from './segment-address.ts';

export function NewSegment() {
  const text = useText();
  const save = async (written: Written) => {
    const made = await api.post<SegmentShown>('/api/segments', written);
    announce(text(SEGMENTS.saved, { name: made.name }), () => forget(made));
    navigate(`/segments/${made.id}`, { replace: true });
  };
  return (
    <Page title={text(SEGMENTS.newTitle)} above={<Link to="/segments">{text(COMMON.segments)}</Link>}>
      <SegmentForm help={SEGMENTS.conditionHelp} onSave={save} onCancel={() => navigate('/segments')} />
    </Page>
  );
}

async function forget({ id }: SegmentShown): Promise<void> {
  await api.drop(segmentPath(id));
  navigate('/segments');
}

interface ChangeProps {
  segment: SegmentShown;
  onSaved(): void;
}

export function ChangeSegment({ segment, onSaved }: ChangeProps) {
  const text = useText();
  const { id, name } = segment;
  const before = { name, condition: segment.condition as Condition };
  const shut = () => navigate(`/segments/${id}`, { replace: true });
  const put = (written: Written) => api.put(segmentPath(id), written).then(onSaved);
  const save = async (written: Written) => {
    await put(written);
    announce(text(SEGMENTS.saved, { name: written.name }), () => put(before));
    shut();
  };
  return <SegmentForm help={SEGMENTS.editHelp} stored={before} onSave={save} onCancel={shut} />;
}

interface FormProps {
  help: Text;
  stored?: Written;
  /** Rejects with an ApiError. */
  onSave(written: Written): Promise<void>;
  onCancel(): void;
}

const NAME = 'segment-name';
const CONDITION = 'segment-condition';

function SegmentForm({ help, stored, onSave, onCancel }: FormProps) {
  const text = useText();
  const [written, write] = useWritten(stored);
  const [tried, tryIt] = useState(false);
  const [error, setError] = useState<ApiError>();
  const [busy, wait] = useState(false);
  const missing = tried ? missingIn(written) : [];
  const save = async () => {
    tryIt(true);
    const [first] = missingIn(written);
    if (first) return focusIn(first);
    wait(true);
    await onSave({ ...written, name: written.name.trim() }).catch((reason) => {
      wait(false);
      setError(reason instanceof ApiError ? reason : undefined);
    });
  };
  useShortcuts([
    {
      keys: 'mod+s',
      title: SEGMENTS.save,
      typing: true,
      run: (event) => {
        event.preventDefault();
        void save();
      },
    },
  ]);
  return (
    <section class="card form segment-form">
      <NameField name={written.name} faulty={missing.includes(NAME)} onWrite={(name) => write({ name })} />
      <div class="form-field">
        <h2 id={`${CONDITION}-label`}>{text(SEGMENTS.conditionLabel)}</h2>
        <p class="form-help">{text(help)}</p>
        <ConditionForm
          id={CONDITION}
          label={SEGMENTS.conditionLabel}
          condition={written.condition}
          onChange={(condition) => write({ condition })}
        />
        {missing.includes(CONDITION) && <Missing what={SEGMENTS.conditionMissing} />}
      </div>
      {error && <ErrorNote error={error} />}
      <p class="segment-saving">
        <Button look="primary" busy={busy} onClick={save}>
          {text(SEGMENTS.save)}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {text(COMMON.cancel)}
        </Button>
      </p>
    </section>
  );
}

/** What is written, kept in the address, too. */
function useWritten(stored: Written | undefined): [Written, (change: Partial<Written>) => void] {
  const { query } = useRoute();
  const [written, set] = useState(() => writtenIn(query, stored));
  const write = (change: Partial<Written>) => {
    const next = { ...written, ...change };
    set(next);
    setQuery({ name: next.name, condition: JSON.stringify(next.condition ?? null) });
  };
  return [written, write];
}

interface NameProps {
  name: string;
  faulty: boolean;
  onWrite(name: string): void;
}

function NameField({ name, faulty, onWrite }: NameProps) {
  const text = useText();
  return (
    <div class="form-field">
      <label for={NAME}>{text(SEGMENTS.nameLabel)}</label>
      <input
        id={NAME}
        class="field"
        maxLength={120}
        autocomplete="off"
        aria-invalid={faulty}
        defaultValue={name}
        onInput={(event) => onWrite(event.currentTarget.value)}
      />
      {faulty && <Missing what={SEGMENTS.nameMissing} />}
    </div>
  );
}

/** Ids of the inputs that lack something. */
const missingIn = ({ name, condition }: Written): string[] => [
  ...(name.trim() ? [] : [NAME]),
  ...(condition && faultsOf(condition).length === 0 ? [] : [CONDITION]),
];

function focusIn(id: string): void {
  const element = document.getElementById(id);
  const input = element?.matches('input') ? element : element?.querySelector<HTMLElement>('select, button');
  input?.focus();
}

function Missing({ what }: { what: Text }) {
  const text = useText();
  return (
    <p class="form-bad" role="alert">
      {text(what)}
    </p>
  );
}
