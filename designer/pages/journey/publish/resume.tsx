/** Before a paused journey goes on: who waits where, and what becomes of those whose time came meanwhile. */
import { useMemo } from 'preact/hooks';
import type { JourneyShown, JourneyStats } from '../../../../runtime/wire/api/journeys.ts';
import type { VersionShown } from '../../../../runtime/wire/api/versions.ts';
import { useLoad } from '../../../api.ts';
import type { Draft } from '../../../edit/draft.ts';
import { fieldsOf } from '../../../edit/kinds.ts';
import { spellField } from '../../../edit/spelled.ts';
import type { Text } from '../../../i18n/index.ts';
import { useFormats, useText } from '../../../i18n/index.ts';
import { COMMON } from '../../../i18n/words/common.ts';
import { EDITOR } from '../../../i18n/words/journeys.ts';
import { RESUME } from '../../../i18n/words/versions.ts';
import { Button } from '../../../parts/button.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { Shown } from '../../../parts/states.tsx';
import { titleOf } from '../fault-list.tsx';
import { journeyPath } from '../stored.ts';
import { drawnOf } from './migration.ts';

interface ResumeProps {
  journey: JourneyShown;
  onResume(): void;
  onClose(): void;
}

export function ResumeDialog({ journey, onResume, onClose }: ResumeProps) {
  const text = useText();
  const path = journeyPath(journey.id);
  const version = useLoad<VersionShown>(`${path}/version`);
  const stats = useLoad<JourneyStats>(`${path}/stats`);
  const draft = useMemo(() => version.data && drawnOf(version.data), [version.data]);
  return (
    <Dialog
      title={text(RESUME.title, { name: journey.name })}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{text(COMMON.cancel)}</Button>
          <Button look="primary" autofocus onClick={onResume}>
            {text(EDITOR.resume)}
          </Button>
        </>
      }
    >
      <div class="publish">
        <p>{text(RESUME.help)}</p>
        <Shown of={version}>
          {() => <Shown of={stats}>{(figures) => draft && <Waiting draft={draft} stats={figures} />}</Shown>}
        </Shown>
      </div>
    </Dialog>
  );
}

/** Where people stand in the live version, each with what its node says about being late. */
function Waiting({ draft, stats }: { draft: Draft; stats: JourneyStats }) {
  const text = useText();
  const { number } = useFormats();
  const rows = draft.graph.nodes
    .map(({ id }) => ({ id, here: stats.nodes[id]?.here ?? 0 }))
    .filter(({ here }) => here > 0);
  if (rows.length === 0) return <p class="faint">{text(RESUME.nobody)}</p>;
  return (
    <table class="publish-places">
      <thead>
        <tr>
          <th scope="col">{text(RESUME.node)}</th>
          <th scope="col" class="figure-cell">
            {text(RESUME.people)}
          </th>
          <th scope="col">{text(RESUME.overdue)}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, here }) => (
          <tr key={id}>
            <th scope="row">{text(titleOf(draft, id))}</th>
            <td class="figure-cell">{number(here)}</td>
            <td>{text(policyOf(draft, id))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A node without a policy does at once what its time says. */
function policyOf(draft: Draft, id: string): Text {
  const node = draft.graph.nodes.find((one) => one.id === id);
  const field = node && fieldsOf(node).find(({ name }) => name === 'overdue');
  if (!node || !field) return RESUME.atOnce;
  return spellField(field, node[field.name] ?? field.default, NO_NAMES, node);
}

const plain = (id: string) => id;
const NO_NAMES = { content: plain, agent: plain, paragraph: (_: string, key: string) => key };
