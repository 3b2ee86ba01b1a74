import type { JourneyStats } from '../../../runtime/wire/api/journeys.ts';
import { fill, type Text, useFormats, useText } from '../../i18n/index.ts';
import { GATE } from '../../i18n/words/gate.ts';
import { reasonText, rulePath } from '../../parts/gate.ts';
import { Link } from '../../router.tsx';

type Gate = NonNullable<JourneyStats['nodes'][string]['gate']>;

interface Row {
  title: Text;
  count: number;
  /** Leads to its rule. */
  reason?: string;
}

/** What the rules of contact made of this node's contacts, by reason. */
export function GateFigures({ gate: { passed, refused, later } }: { gate: Gate }) {
  const text = useText();
  const { number } = useFormats();
  const rows: Row[] = [
    { title: GATE.passedCount, count: passed },
    ...byReason(GATE.refusedCount, refused),
    ...byReason(GATE.laterCount, later),
  ];
  return (
    <>
      <h3>{text(GATE.title)}</h3>
      <dl class="inspector-figures inspector-gate">
        {rows.map(({ title, count, reason }) => (
          <div key={title.en}>
            <dt>{reason ? <Link to={rulePath(reason)}>{text(title)}</Link> : text(title)}</dt>
            <dd>{number(count)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

const byReason = (word: Text, counts: Record<string, number>): Row[] =>
  Object.entries(counts).map(([reason, count]) => {
    const { zh, en } = reasonText(reason);
    return {
      title: { zh: fill(word.zh, { reason: zh }), en: fill(word.en, { reason: en }) },
      ...{ count, reason },
    };
  });
