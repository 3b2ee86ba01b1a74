/** The household as a picture: parents above, children below, whoever is of one age beside; and others under it. */
import './person-household.css';
import { useId, useState } from 'preact/hooks';
import { KIN, KIN_CHOICES } from '../../runtime/condition/kin.ts';
import type { RelationShown, RelationsShown } from '../../runtime/wire/api/relations.ts';
import { ApiError, api, useLoad } from '../api.ts';
import type { Option } from '../forms/lists.ts';
import { Picker } from '../forms/picker.tsx';
import { useText } from '../i18n/index.ts';
import { HOUSEHOLD } from '../i18n/words/household.ts';
import { Button } from '../parts/button.tsx';
import { Select } from '../parts/fields.tsx';
import { IconButton } from '../parts/icon-button.tsx';
import { announce } from '../parts/notices.tsx';
import { ErrorNote, Shown } from '../parts/states.tsx';
import { Link } from '../router.tsx';
import { peopleNamed } from './journey/asked-people.ts';

type Kind = RelationShown['kind'];
type Other = Pick<RelationShown, 'id' | 'name' | 'kind'>;

interface Person {
  id: string;
  name: string;
}

export function Household({ person }: { person: Person }) {
  const path = `/api/people/${encodeURIComponent(person.id)}/relations`;
  const loaded = useLoad<RelationsShown>(path);
  const { error, put, drop } = useWriting(person, path, loaded.reload);
  return (
    <>
      <Shown of={loaded}>{({ items }) => <Picture person={person} items={items} onDrop={drop} />}</Shown>
      <Add person={person} onAdd={put} />
      {error && <ErrorNote error={error} />}
    </>
  );
}

/** Every change is told and can be taken back. */
function useWriting({ name }: Person, path: string, onDone: () => void) {
  const text = useText();
  const [error, setError] = useState<ApiError>();
  const saying = (word: typeof HOUSEHOLD.added | typeof HOUSEHOLD.removed, other: Other) =>
    text(word, { name, other: other.name, kin: text(KIN[other.kind].name) });
  const done = (work: Promise<unknown>, said?: string, undo?: () => void) =>
    work.then(
      () => {
        setError(undefined);
        if (said) announce(said, undo);
        onDone();
      },
      (reason) => setError(reason instanceof ApiError ? reason : undefined),
    );
  const write = ({ id, kind }: Other) => api.put(path, { other: id, kind });
  const remove = ({ id }: Other) => api.delete(`${path}?other=${encodeURIComponent(id)}`);
  return {
    error,
    put: (other: Other) => done(write(other), saying(HOUSEHOLD.added, other), () => void done(remove(other))),
    drop: (other: Other) =>
      done(remove(other), saying(HOUSEHOLD.removed, other), () => void done(write(other))),
  };
}

interface PictureProps {
  person: Person;
  items: readonly RelationShown[];
  onDrop(other: RelationShown): void;
}

function Picture({ person, items, onDrop }: PictureProps) {
  const text = useText();
  if (items.length === 0) return <p class="faint">{text(HOUSEHOLD.none)}</p>;
  const row = (...kinds: Kind[]) =>
    items
      .filter(({ kind }) => kinds.includes(kind))
      .map((other) => <Kin key={other.id} other={other} onDrop={() => onDrop(other)} />);
  const [above, siblings, spouses] = [row('parent'), row('sibling'), row('spouse')];
  const [below, others] = [row('child'), row('colleague', 'friend', 'other')];
  return (
    <section class="household" aria-label={text(HOUSEHOLD.picture, { name: person.name })}>
      {above.length > 0 && <ul class="household-row household-above">{above}</ul>}
      <ul class="household-row">
        {siblings}
        <li class="household-self">{person.name}</li>
        {spouses}
      </ul>
      {below.length > 0 && <ul class="household-row household-below">{below}</ul>}
      {others.length > 0 && <ul class="household-row household-others">{others}</ul>}
    </section>
  );
}

function Kin({ other, onDrop }: { other: RelationShown; onDrop(): void }) {
  const text = useText();
  const kin = text(KIN[other.kind].name);
  return (
    <li class="household-kin">
      <small>{kin}</small>
      <Link to={`/people/${other.id}`}>{other.name}</Link>
      <IconButton glyph="close" title={text(HOUSEHOLD.remove, { other: other.name, kin })} onClick={onDrop} />
    </li>
  );
}

function Add({ person, onAdd }: { person: Person; onAdd(other: Other): Promise<void> }) {
  const text = useText();
  const id = useId();
  const [found, find] = useState<readonly Option[]>([]);
  const [other, choose] = useState<Option>();
  const [kind, say] = useState<Kind>('spouse');
  const add = async () => {
    if (!other) return;
    await onAdd({ id: other.value, name: other.title, kind });
    choose(undefined);
  };
  const search = async (query: string) => {
    const options = (await peopleNamed(query)).filter(({ value }) => value !== person.id);
    find(options);
    return options;
  };
  return (
    <div class="household-add">
      <span id={`${id}-label`} class="only-read">
        {text(HOUSEHOLD.choose)}
      </span>
      <Picker
        id={id}
        faulty={false}
        describedBy={undefined}
        chosen={other?.title}
        unchosen={text(HOUSEHOLD.choose)}
        options={search}
        onChoose={(value) => choose(found.find((option) => option.value === value))}
        onClear={() => choose(undefined)}
      />
      <Select
        title={text(HOUSEHOLD.is, { name: person.name })}
        value={kind}
        choices={KIN_CHOICES.map(({ value, label }) => ({ value, title: text(label) }))}
        onChoose={(value) => say(value as Kind)}
      />
      <Button disabled={!other} onClick={() => void add()}>
        {text(HOUSEHOLD.add)}
      </Button>
    </div>
  );
}
