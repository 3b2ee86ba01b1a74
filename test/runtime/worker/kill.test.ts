import { describe, expect, it } from 'vitest';
import { killWhileAsking } from '../../support/faults/asking.ts';
import { killWhileSending } from '../../support/faults/sending.ts';
import { killWhileWaiting } from '../../support/faults/waiting.ts';

describe('a runtime that is killed at any moment', () => {
  it('ends every wait once and none early, wherever its clock stands', async () => {
    const fired = await killWhileWaiting(2_000, 10);
    expect(fired).toEqual({ waits: 2_000, kills: 10, fired: 2_000, twice: 0, early: 0 });
  }, 120_000);

  it('does each of the effects of a journey once, whatever their kind', async () => {
    const { people: _, kills: __, ...done } = await killWhileAsking(300, 8);
    const kinds = ['scores', 'owners', 'questions', 'tasks', 'pushes', 'jumps', 'attributes', 'tags'];
    const once = kinds.flatMap((kind) => [
      [kind, 300],
      [`${kind}NotOnce`, 0],
    ]);
    expect(done).toEqual({ ...Object.fromEntries(once), scoredOne: 300, goals: 300 });
  }, 120_000);

  it('sends every webhook, call and push under one key and hears of each', async () => {
    const { asked, keys, unknown, silent } = await killWhileSending(5, 'known');
    expect({ keys, unknown, silent }).toEqual({ keys: asked, unknown: 0, silent: 0 });
  }, 120_000);

  it('sends nothing twice to a receiver that does not know repeats, and shows what is unknown', async () => {
    const { repeats, unknown, silent } = await killWhileSending(5, 'strange');
    expect({ repeats, silent }).toEqual({ repeats: 0, silent: 0 });
    expect(unknown).toBeGreaterThan(0);
  }, 120_000);
});
