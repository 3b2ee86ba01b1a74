import { useState } from 'preact/hooks';
import type { AgentShown } from '../../runtime/wire/api/settings.ts';
import { api } from '../api.ts';
import { useFormats, useText } from '../i18n/index.ts';
import { SETTINGS } from '../i18n/words/settings.ts';
import { agentsPath } from '../parts/agents.ts';
import { Copy } from '../parts/copy.tsx';
import { Search } from '../parts/fields.tsx';
import { useListing } from '../parts/listing.ts';
import { More } from '../parts/more.tsx';
import { Empty, Shown } from '../parts/states.tsx';
import { type Column, Table } from '../parts/table.tsx';
import { Link } from '../router.tsx';
import { AddByName, madeId } from './settings-add.tsx';

const KINDS = ['human', 'ai'] as const;

/** Who follows up, and the link that opens their page. */
export function Agents() {
  const text = useText();
  const [named, search] = useState('');
  const agents = useListing<AgentShown>(agentsPath(named));
  const columns = useColumns();
  const add = async (name: string, form: FormData) => {
    await api.put(`/api/agents/${madeId('agent')}`, { name, kind: form.get('kind') });
    agents.reload();
  };
  return (
    <section aria-labelledby="agents">
      <h2 id="agents">{text(SETTINGS.agents)}</h2>
      <p class="help">{text(SETTINGS.agentsHelp)}</p>
      <Search title={text(SETTINGS.findAgent)} value="" onSearch={search} />
      <Shown of={agents}>
        {(items) =>
          items.length ? (
            <Table title={text(SETTINGS.agents)} columns={columns} rows={items} id={({ id }) => id} />
          ) : (
            <Empty title={text(named ? SETTINGS.noSuchAgent : SETTINGS.agentsEmpty)} />
          )
        }
      </Shown>
      <More of={agents} />
      <AddByName title={text(SETTINGS.addAgent)} label={text(SETTINGS.agentName)} onAdd={add}>
        <select name="kind" class="field" aria-label={text(SETTINGS.kind)}>
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {text(SETTINGS[kind])}
            </option>
          ))}
        </select>
      </AddByName>
    </section>
  );
}

function useColumns(): Column<AgentShown>[] {
  const text = useText();
  const { number } = useFormats();
  return [
    {
      title: text(SETTINGS.agentName),
      cell: ({ id, name }) => <Link to={`/tasks?agent=${id}`}>{name}</Link>,
    },
    { title: text(SETTINGS.kind), cell: ({ kind }) => text(SETTINGS[kind]) },
    { title: text(SETTINGS.people), figure: true, cell: ({ people }) => number(people) },
    { title: text(SETTINGS.open), figure: true, cell: ({ open }) => number(open) },
    { title: text(SETTINGS.done), figure: true, cell: ({ done }) => number(done) },
    { title: text(SETTINGS.page), cell: ({ link }) => link && <PageLink link={link} /> },
  ];
}

function PageLink({ link }: { link: string }) {
  const text = useText();
  const address = new URL(link, location.href).href;
  return (
    <span class="page-link">
      <a href={address} target="_blank" rel="noreferrer">
        {text(SETTINGS.openPage)}
      </a>
      <Copy value={address} title={text(SETTINGS.copyLink)} />
    </span>
  );
}
