/** Where a replay knows less than live traffic did, with the nodes concerned. */
import type { ReplayShown, Unrecorded } from '../../../../runtime/wire/api/replay.ts';
import { type Draft, nodeOf } from '../../../edit/draft.ts';
import { useText } from '../../../i18n/index.ts';
import { REPLAY } from '../../../i18n/words/replay.ts';
import { titleOf } from '../fault-list.tsx';

interface ReservationsProps {
  result: NonNullable<ReplayShown['result']>;
  /** As they were walked. */
  drafts: readonly Draft[];
}

export function Reservations({ result, drafts }: ReservationsProps) {
  const text = useText();
  const called = (id: string, place: number): string[] => {
    const draft = drafts[place];
    if (id === '') return [text(REPLAY.wholeJourney)];
    return draft && nodeOf(draft, id) ? [text(titleOf(draft, id))] : [];
  };
  const silent = result.silent.flatMap((ids, place) => ids.flatMap((id) => called(id, place)));
  const asNow = result.asNow.flatMap((own, place) =>
    own.flatMap(({ node, what }) => {
      const told = what.filter(isKept).map((one) => text(REPLAY.unrecorded[one]));
      const names = told.length > 0 ? called(node, place) : [];
      return names.map((name) => text(REPLAY.nodeWith, { node: name, what: told.join(', ') }));
    }),
  );
  const between = result.asNow.flatMap((own, place) =>
    own.flatMap(({ node, what }) => (what.includes('time') ? called(node, place) : [])),
  );
  return (
    <>
      <Note said={REPLAY.silent} nodes={silent} />
      <Note said={REPLAY.asNow} nodes={asNow} />
      <Note said={REPLAY.between} nodes={between} />
    </>
  );
}

const isKept = (what: Unrecorded): what is Exclude<Unrecorded, 'time'> => what !== 'time';

function Note({ said, nodes }: { said: { zh: string; en: string }; nodes: readonly string[] }) {
  const text = useText();
  if (nodes.length === 0) return null;
  return <p class="replay-note">{text(said, { nodes: [...new Set(nodes)].join(' · ') })}</p>;
}
