/** The block list: who is on it, why, and getting on and off it. */
import { together } from '../../runtime/condition/together.ts';
import '../forms/form.css';
import { useId, useState } from 'preact/hooks';
import type { PersonBlocked, PersonListed } from '../../runtime/wire/api/people.ts';
import type { Page } from '../../runtime/wire/api/shared.ts';
import { ApiError, api } from '../api.ts';
import type { Option } from '../forms/lists.ts';
import { Picker } from '../forms/picker.tsx';
import { useText } from '../i18n/index.ts';
import { CONTACT } from '../i18n/words/contact.ts';
import { Button } from '../parts/button.tsx';
import { Search } from '../parts/fields.tsx';
import { useListing } from '../parts/listing.ts';
import { When } from '../parts/marks.tsx';
import { More } from '../parts/more.tsx';
import { announce } from '../parts/notices.tsx';
import { Empty, ErrorNote, Shown } from '../parts/states.tsx';
import { type Column, Table } from '../parts/table.tsx';
import { Link, setQuery, useRoute } from '../router.tsx';

const block = ({ id }: { id: string }, blocked: string | null) =>
  api.patch(`/api/people/${encodeURIComponent(id)}`, { blocked });

export function BlockList() {
  const text = useText();
  const q = useRoute().query.get('q') ?? '';
  const people = useListing<PersonBlocked>(`/api/blocked${q && `?q=${encodeURIComponent(q)}`}`);
  const [error, setError] = useState<ApiError>();
  const write = (work: Promise<unknown>, said: string, undo: () => Promise<unknown>) =>
    work.then(
      () => {
        setError(undefined);
        announce(said, () => undo().then(people.reload));
        people.reload();
      },
      (reason) => setError(reason instanceof ApiError ? reason : undefined),
    );
  const columns = useColumns((person) =>
    write(block(person, null), text(CONTACT.unblocked, { name: person.name }), () =>
      block(person, person.reason),
    ),
  );
  return (
    <section id="blocked" class="block-list" aria-labelledby="block-list">
      <h2 id="block-list">{text(CONTACT.block)}</h2>
      <p class="help">{text(CONTACT.blockHelp)}</p>
      <AddToList
        onAdd={(person, reason) =>
          write(block(person, reason), text(CONTACT.blocked, { name: person.name }), () =>
            block(person, null),
          )
        }
      />
      {error && <ErrorNote error={error} />}
      <Search title={text(CONTACT.blockSearch)} value={q} onSearch={(value) => setQuery({ q: value })} />
      <Shown of={people}>
        {(rows) =>
          rows.length ? (
            <Table title={text(CONTACT.block)} columns={columns} rows={rows} id={({ id }) => id} />
          ) : (
            <Empty title={q ? text(CONTACT.blockNone, { q }) : text(CONTACT.blockEmpty)} />
          )
        }
      </Shown>
      <More of={people} />
    </section>
  );
}

function useColumns(onTakeOff: (person: PersonBlocked) => void): Column<PersonBlocked>[] {
  const text = useText();
  return [
    { title: text(CONTACT.blockWho), cell: ({ id, name }) => <Link to={`/people/${id}`}>{name}</Link> },
    { title: text(CONTACT.blockWhy), cell: ({ reason }) => reason },
    { title: text(CONTACT.blockSince), figure: true, cell: ({ since }) => <When at={since} /> },
    {
      title: text(CONTACT.unblock),
      figure: true,
      cell: (person) => (
        <Button
          aria-label={together(text(CONTACT.unblock), ` ${person.name}`)}
          onClick={() => onTakeOff(person)}
        >
          {text(CONTACT.unblock)}
        </Button>
      ),
    },
  ];
}

interface AddProps {
  onAdd(person: { id: string; name: string }, reason: string): Promise<void>;
}

function AddToList({ onAdd }: AddProps) {
  const text = useText();
  const id = useId();
  const [person, choose] = useState<Option>();
  const [reason, say] = useState('');
  const [found, find] = useState<Option[]>([]);
  const [missing, setMissing] = useState(false);
  const add = async () => {
    const why = reason.trim();
    setMissing(!person || !why);
    if (!person || !why) return;
    await onAdd({ id: person.value, name: person.title }, why);
    choose(undefined);
    say('');
  };
  return (
    <div class="block-add form">
      <label id={`${id}-who-label`} for={`${id}-who`}>
        {text(CONTACT.blockWho)}
      </label>
      <Picker
        id={`${id}-who`}
        faulty={missing && !person}
        describedBy={undefined}
        chosen={person?.title}
        unchosen={text(CONTACT.blockChoose)}
        options={async (query) => {
          const options = await peopleFound(query);
          find(options);
          return options;
        }}
        onChoose={(value) => choose(found.find((one) => one.value === value))}
        onClear={undefined}
      />
      <label for={`${id}-why`}>{text(CONTACT.blockWhy)}</label>
      <input
        id={`${id}-why`}
        class="field"
        maxLength={300}
        value={reason}
        aria-invalid={missing && !reason.trim()}
        onInput={(event) => say(event.currentTarget.value)}
      />
      <Button onClick={add}>{text(CONTACT.blockAdd)}</Button>
      {missing && (
        <p class="field-error" role="alert">
          {text(CONTACT.blockMissing)}
        </p>
      )}
    </div>
  );
}

async function peopleFound(query: string): Promise<Option[]> {
  const asked = new URLSearchParams({ limit: '20', ...(query && { q: query }) });
  const { items } = await api.get<Page<PersonListed>>(`/api/people?${asked}`);
  return items.map(({ id, name, tags }) => ({ value: id, title: name, note: tags.join(' · ') }));
}
