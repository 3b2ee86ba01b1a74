import type { JourneyStats } from '../../../runtime/wire/api/journeys.ts';
import { fill, type Text, useFormats, useText } from '../../i18n/index.ts';
import { GATE } from '../../i18n/words/gate.ts';
import { reasonText } from '../../parts/gate.ts';

type Gate = NonNullable<JourneyStats['nodes'][string]['gate']>;

/** What the rules of contact made of this node's contacts, by reason. */
export function GateFigures({ gate: { passed, refused, later } }: { gate: Gate }) {
  const text = useText();
  const { number } = useFormats();
  const rows: [Text, number][] = [
    [GATE.passedCount, passed],
    ...byReason(GATE.refusedCount, refused),
    ...byReason(GATE.laterCount, later),
  ];
  return (
    <>
      <h3>{text(GATE.title)}</h3>
      <dl class="inspector-figures inspector-gate">
        {rows.map(([title, value]) => (
          <div key={title.en}>
            <dt>{text(title)}</dt>
            <dd>{number(value)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

const byReason = (word: Text, counts: Record<string, number>): [Text, number][] =>
  Object.entries(counts).map(([name, count]) => {
    const { zh, en } = reasonText(name);
    return [{ zh: fill(word.zh, { reason: zh }), en: fill(word.en, { reason: en }) }, count];
  });
