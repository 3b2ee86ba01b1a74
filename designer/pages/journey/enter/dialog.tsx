/** People enter by hand: chosen one by one, or all of a segment. */
import './enter.css';
import { useId, useState } from 'preact/hooks';
import type { Entered } from '../../../../runtime/wire/api/entering.ts';
import type { PersonListed } from '../../../../runtime/wire/api/people.ts';
import type { SegmentListed, SegmentShown } from '../../../../runtime/wire/api/segments.ts';
import type { Page } from '../../../../runtime/wire/api/shared.ts';
import { ApiError, api } from '../../../api.ts';
import type { Option } from '../../../forms/lists.ts';
import { Picker } from '../../../forms/picker.tsx';
import { useFormats, useText } from '../../../i18n/index.ts';
import { COMMON } from '../../../i18n/words/common.ts';
import { ENTER } from '../../../i18n/words/versions.ts';
import { Button } from '../../../parts/button.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { IconButton } from '../../../parts/icon-button.tsx';
import { announce } from '../../../parts/notices.tsx';
import { thingsNamed } from '../../../parts/register.ts';
import { ErrorNote } from '../../../parts/states.tsx';
import { peopleNamed } from '../asked-people.ts';
import { journeyPath } from '../stored.ts';

interface EnterProps {
  journey: { id: string; name: string };
  onClose(): void;
}

export function EnterDialog({ journey, onClose }: EnterProps) {
  const text = useText();
  const { number } = useFormats();
  const [chosen, choose] = useState<readonly Option[]>([]);
  const [error, setError] = useState<ApiError>();
  const [busy, setBusy] = useState(false);
  const add = (more: readonly Option[]) => {
    const known = new Set(chosen.map(({ value }) => value));
    choose([...chosen, ...more.filter(({ value }) => !known.has(value))].slice(0, MOST));
  };
  const failing = (work: () => Promise<void>) => async () => {
    setBusy(true);
    setError(undefined);
    await work().catch((reason) => setError(reason instanceof ApiError ? reason : undefined));
    setBusy(false);
  };
  const enter = failing(async () => {
    const outcome = await entered(
      journey.id,
      chosen.map(({ value }) => value),
      text(ENTER.operator),
    );
    announce(text(ENTER.done, outcome));
    onClose();
  });
  return (
    <Dialog
      title={text(ENTER.title, { name: journey.name })}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{text(COMMON.cancel)}</Button>
          <Button look="primary" busy={busy} disabled={chosen.length === 0} onClick={enter}>
            {text(ENTER.do, { n: number(chosen.length) })}
          </Button>
        </>
      }
    >
      {error && <ErrorNote error={error} />}
      <ChoosePerson onChoose={(person) => add([person])} />
      <ChooseSegment onChoose={(segment) => void failing(async () => add(await peopleIn(segment)))()} />
      <Chosen people={chosen} onChange={choose} />
      <p class="help">{text(ENTER.help)}</p>
    </Dialog>
  );
}

/** As many as the runtime takes at once. */
const MOST = 1_000;
const PAGE = 200;

async function entered(journey: string, people: readonly string[], operator: string) {
  const body = { people: people.map((id) => ({ id })), operator };
  const answer = await api.post<Entered>(`${journeyPath(journey)}/enter`, body);
  const count = (outcome: string) => answer.people.filter((person) => person.outcome === outcome).length;
  return { entered: count('entered'), refused: count('refused') + count('unknown') };
}

/** Everybody in a segment, up to as many as can enter at once. */
async function peopleIn(segment: string): Promise<Option[]> {
  const { condition } = await api.get<SegmentShown>(`/api/segments/${encodeURIComponent(segment)}`);
  const people: Option[] = [];
  let after: string | null = '';
  while (after !== null && people.length < MOST) {
    const asked = new URLSearchParams({ limit: String(PAGE), condition: JSON.stringify(condition) });
    if (after) asked.set('after', after);
    const page: Page<PersonListed> = await api.get(`/api/people?${asked}`);
    people.push(...page.items.map(({ id, name }) => ({ value: id, title: name })));
    after = page.next;
  }
  return people;
}

function ChoosePerson({ onChoose }: { onChoose(person: Option): void }) {
  const text = useText();
  const take = (value: string, title: string) => onChoose({ value, title });
  return <Chooser title={text(ENTER.person)} options={peopleNamed} onChoose={take} />;
}

function ChooseSegment({ onChoose }: { onChoose(segment: string): void }) {
  const text = useText();
  const search = async (query: string) => {
    const segments = await thingsNamed<SegmentListed>('/api/segments', query);
    return segments.map(({ id, name }) => ({ value: id, title: name, glyph: 'people' as const }));
  };
  return <Chooser title={text(ENTER.segment)} options={search} onChoose={onChoose} />;
}

interface ChooserProps {
  title: string;
  options(query: string): Promise<Option[]>;
  onChoose(value: string, title: string): void;
}

function Chooser({ title, ...rest }: ChooserProps) {
  return (
    <Picker
      id={useId()}
      faulty={false}
      describedBy={undefined}
      chosen={undefined}
      unchosen={title}
      onClear={undefined}
      {...rest}
    />
  );
}

interface ChosenProps {
  people: readonly Option[];
  onChange(people: readonly Option[]): void;
}

function Chosen({ people, onChange }: ChosenProps) {
  const text = useText();
  if (people.length === 0) return <p class="faint">{text(ENTER.nobody)}</p>;
  return (
    <ul class="enter-people" aria-label={text(ENTER.chosen)}>
      {people.map((person) => (
        <li key={person.value} class="tag">
          {person.title}
          <IconButton
            glyph="close"
            title={text(ENTER.without, { name: person.title })}
            onClick={() => onChange(people.filter((other) => other !== person))}
          />
        </li>
      ))}
    </ul>
  );
}
