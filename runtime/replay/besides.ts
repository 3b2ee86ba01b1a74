/** What is in hand of a person beside their events: attributes, from when on they are known, and readings. */
import type { Passage } from '../journey/replay/index.ts';
import type { PersonHistory } from './history.ts';
import { attributesSince, type Known } from './known.ts';

/** Who hears it; what came before `from` (ms UTC) is only known. */
export interface Hearing {
  known: Known;
  from: number;
  passages: readonly Passage[];
  /** Told of every moment before what happens in it. */
  opens(at: number): void;
}

interface Taken {
  at: number;
  take(): void;
}

/** The person told of attributes: whoever waits for them to be another one looks again. */
export function attributesHeard(
  values: Record<string, unknown>,
  at: number,
  { known, from, passages }: Hearing,
) {
  known.attributes(values, at);
  if (at < from) return;
  const what = ['identifier', ...Object.keys(values).map((name) => `attribute:${name}`)];
  for (const passage of passages) passage.hear({ type: 'changed', at, what }, known.facts);
}

/** Takes in readings and attributes up to a moment, in their order, and none from `to` (ms UTC) on. */
export function besides(
  { person, readings }: PersonHistory,
  hearing: Hearing,
  to: number,
): (until: number) => void {
  const { known, from, passages } = hearing;
  const taken: Taken[] = [
    ...attributesSince(person).map(({ at, values }) => ({
      at,
      take: () => attributesHeard(values, at, hearing),
    })),
    ...readings.map((row) => ({
      at: row.updatedAt,
      take() {
        const input = known.reading(row);
        if (input.at < from) return;
        for (const passage of passages) passage.hear(input, known.facts);
      },
    })),
  ].sort((one, other) => one.at - other.at);
  let next = 0;
  return (until) => {
    for (; next < taken.length; next++) {
      const { at, take } = taken[next] as Taken;
      if (at > until || at >= to) return;
      hearing.opens(at);
      take();
    }
  };
}
