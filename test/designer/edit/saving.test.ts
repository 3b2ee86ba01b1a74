import { describe, expect, test } from 'vitest';
import type { Draft } from '../../../designer/edit/draft.ts';
import { type Attempt, Saver, type Saving, type Stored } from '../../../designer/edit/saving.ts';
import { EMPTY } from '../../support/drafts.ts';

const named = (name: string): Draft => ({ ...EMPTY, name });

/** A runtime that answers as told, a clock that stands still until moved, and what the operator saw. */
function scene(...answers: (Attempt | Promise<Attempt>)[]) {
  const sent: { name: string; revision: number }[] = [];
  const shown: Saving['state'][] = [];
  const timers: { ms: number; call: () => void }[] = [];
  let kept: Stored | null = null;
  const saver = new Saver(
    {
      put: async (draft, revision) => {
        sent.push({ name: draft.name, revision });
        return (await answers.shift()) ?? { result: 'saved', revision: revision + 1 };
      },
      after: (ms, call) => {
        const timer = { ms, call };
        timers.push(timer);
        return () => timers.splice(timers.indexOf(timer), 1);
      },
      show: ({ state }) => shown.push(state),
      keep: (unsaved) => {
        kept = unsaved;
      },
    },
    { draft: EMPTY, revision: 1 },
  );
  const pass = async () => {
    timers.shift()?.call();
    await saver.flush();
  };
  return { saver, sent, shown, timers, pass, kept: () => kept };
}

describe('the saver', () => {
  test('saves the newest draft once, a moment after the first change', async () => {
    const { saver, sent, timers, pass, shown, kept } = scene();
    saver.offer(named('a'));
    saver.offer(named('ab'));
    expect(sent).toEqual([]);
    expect(timers).toHaveLength(1);
    expect(kept()).toMatchObject({ draft: { name: 'ab' }, revision: 1 });
    await pass();
    expect(sent).toEqual([{ name: 'ab', revision: 1 }]);
    expect(shown.at(-1)).toBe('saved');
    expect(kept()).toBeNull();
  });

  test('saves what changed while it was saving, over the new revision', async () => {
    let resolve: (attempt: Attempt) => void = () => {};
    const answer = new Promise<Attempt>((settle) => {
      resolve = settle;
    });
    const { saver, sent, shown } = scene(answer);
    saver.offer(named('a'));
    const flushed = saver.flush();
    saver.offer(named('ab'));
    resolve({ result: 'saved', revision: 7 });
    await flushed;
    expect(shown.at(-1)).toBe('unsaved');
    await saver.flush();
    expect(sent).toEqual([
      { name: 'a', revision: 1 },
      { name: 'ab', revision: 7 },
    ]);
  });

  test('keeps what it could not save, says so, and tries again at growing intervals', async () => {
    const away: Attempt = { result: 'away' };
    const { saver, sent, timers, shown, kept } = scene(away, away);
    saver.offer(named('a'));
    expect(await saver.flush()).toEqual({ state: 'away' });
    saver.offer(named('ab'));
    expect(kept()).toMatchObject({ draft: { name: 'ab' } });
    const first = timers.at(-1)?.ms ?? 0;
    await saver.flush();
    expect(timers.at(-1)?.ms).toBe(2 * first);
    await saver.flush();
    expect(sent.map(({ name }) => name)).toEqual(['a', 'ab', 'ab']);
    expect(shown.at(-1)).toBe('saved');
  });

  test('stops at a conflict, keeps mine, and saves it over theirs when told to', async () => {
    const theirs = { draft: named('theirs'), revision: 9 };
    const { saver, sent, shown, kept } = scene({ result: 'conflict', theirs });
    saver.offer(named('mine'));
    expect(await saver.flush()).toEqual({ state: 'conflict', theirs });
    saver.offer(named('mine still'));
    await saver.flush();
    expect(sent).toHaveLength(1);
    expect(kept()).toMatchObject({ draft: { name: 'mine still' } });
    await saver.insist();
    expect(sent.at(-1)).toEqual({ name: 'mine still', revision: 9 });
    expect(shown.at(-1)).toBe('saved');
  });

  test('goes on from theirs when told to', async () => {
    const theirs = { draft: named('theirs'), revision: 9 };
    const { saver, sent, kept } = scene({ result: 'conflict', theirs });
    saver.offer(named('mine'));
    await saver.flush();
    saver.accept(theirs);
    expect(kept()).toBeNull();
    saver.offer(named('theirs, better'));
    await saver.flush();
    expect(sent.at(-1)).toEqual({ name: 'theirs, better', revision: 9 });
  });

  test('takes its own draft for no conflict when only the answer to it was lost', async () => {
    const { saver, sent, shown } = scene(
      { result: 'away' },
      { result: 'conflict', theirs: { draft: named('mine'), revision: 2 } },
    );
    saver.offer(named('mine'));
    await saver.flush();
    expect(await saver.flush()).toEqual({ state: 'saved' });
    saver.offer(named('mine, more'));
    await saver.flush();
    expect(sent.at(-1)).toEqual({ name: 'mine, more', revision: 2 });
    expect(shown).not.toContain('conflict');
  });

  test('says why a draft was refused, and tries the next change', async () => {
    const { saver, sent } = scene({ result: 'refused', detail: 'too many nodes' });
    saver.offer(named('a'));
    expect(await saver.flush()).toEqual({ state: 'refused', detail: 'too many nodes' });
    saver.offer(named('b'));
    expect(await saver.flush()).toEqual({ state: 'saved' });
    expect(sent).toHaveLength(2);
  });

  test('has nothing to save once a change is undone', async () => {
    const { saver, sent, shown } = scene();
    saver.offer(named('a'));
    saver.offer(EMPTY);
    await saver.flush();
    expect(sent).toEqual([]);
    expect(shown.at(-1)).toBe('saved');
  });
});
