/** The organisation: its units as a tree, the agents in them, and moving either. */
import './settings-units.css';
import { useState } from 'preact/hooks';
import type { RuntimeSettings } from '../../runtime/wire/api/contact.ts';
import type { AgentShown, UnitShown } from '../../runtime/wire/api/settings.ts';
import { ApiError, api, useLoad } from '../api.ts';
import type { Option } from '../forms/lists.ts';
import { useText } from '../i18n/index.ts';
import { COMMON } from '../i18n/words/common.ts';
import { UNITS } from '../i18n/words/units.ts';
import { useListing } from '../parts/listing.ts';
import { More } from '../parts/more.tsx';
import { announce } from '../parts/notices.tsx';
import { Page } from '../parts/page.tsx';
import { Empty, ErrorNote, Shown } from '../parts/states.tsx';
import { Link } from '../router.tsx';
import { LabelledPicker } from './labelled-picker.tsx';
import { AddByName, madeId } from './settings-add.tsx';
import { SettingsNav } from './settings-nav.tsx';
import { AgentRows } from './unit-agents.tsx';
import { UnitBranch } from './unit-branch.tsx';
import { unitsNamed } from './unit-options.ts';
import { treeOf } from './units-tree.ts';

/** Says what was done, and takes it back. */
export type Write = (work: () => Promise<unknown>, said: string, back: () => Promise<unknown>) => void;

export function UnitsPage() {
  const text = useText();
  const units = useListing<UnitShown>('/api/units?limit=200');
  const agents = useListing<AgentShown>('/api/agents?limit=200');
  const [parent, setParent] = useState<Option>();
  const [error, setError] = useState<ApiError>();
  const reload = () => {
    setError(undefined);
    units.reload();
    agents.reload();
  };
  const failed = (reason: unknown) => setError(reason instanceof ApiError ? reason : undefined);
  const write: Write = (work, said, back) =>
    void work().then(() => {
      announce(said, () => void back().then(reload, failed));
      reload();
    }, failed);
  const add = async (name: string) => {
    await api.put(`/api/units/${madeId('unit')}`, { name, parent: parent?.value ?? null });
    setParent(undefined);
    reload();
  };
  const all = units.data ?? [];
  const tree = treeOf(all, agents.data ?? []);
  const loose = (agents.data ?? []).filter(({ unit }) => unit === undefined);
  return (
    <Page title={text(COMMON.settings)}>
      <SettingsNav />
      <div class="units">
        <h2>{text(UNITS.title)}</h2>
        <p class="help">{text(UNITS.help)}</p>
        <Hours />
        {error && <ErrorNote error={error} />}
        <Shown of={units}>
          {() =>
            tree.length ? (
              <ul class="unit-tree">
                {tree.map((branch) => (
                  <UnitBranch key={branch.unit.id} branch={branch} write={write} />
                ))}
              </ul>
            ) : (
              <Empty title={text(UNITS.empty)} />
            )
          }
        </Shown>
        <More of={units} />
        <AddByName title={text(UNITS.add)} label={text(UNITS.name)} onAdd={add}>
          <LabelledPicker
            title={text(UNITS.parent)}
            chosen={parent?.title}
            unchosen={text(UNITS.top)}
            options={(query) => unitsNamed(query)}
            onChoose={(value, title) => setParent({ value, title })}
            onClear={() => setParent(undefined)}
          />
        </AddByName>
        <Shown of={agents}>
          {() =>
            loose.length > 0 && (
              <section class="card" aria-labelledby="loose">
                <h3 id="loose">{text(UNITS.loose)}</h3>
                <AgentRows agents={loose} of={loose.length} unit={undefined} write={write} />
              </section>
            )
          }
        </Shown>
        <More of={agents} />
      </div>
    </Page>
  );
}

const two = (number: number) => String(number).padStart(2, '0');
const clock = (minutes: number) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

/** When agents work: one rule for all of them. */
function Hours() {
  const text = useText();
  const { data } = useLoad<RuntimeSettings>('/api/settings');
  if (!data) return null;
  const { work, zone } = data.contact;
  return (
    <p>
      {text(UNITS.hours, { from: clock(work.from), to: clock(work.to), zone })}
      <Link to="/settings/contact#capacity">{text(UNITS.hoursLink)}</Link>
    </p>
  );
}
