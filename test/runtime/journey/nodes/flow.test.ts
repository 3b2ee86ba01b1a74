import { describe, expect, it } from 'vitest';
import { DAY, HOUR, journey, MONDAY, reader } from '../../../support/journey.ts';

describe('a wait', () => {
  it('keeps the run for its duration', () => {
    const zhang = reader('张女士')
      .on(
        journey()
          .next('wait', { duration: 2 * DAY })
          .next('exit'),
      )
      .does('start');
    expect(zhang.run?.wait).toEqual({ until: MONDAY + 2 * DAY });
    expect(zhang.waits(DAY).path).toBe('entry-event > next · wait');
    expect(zhang.waits(DAY).path).toBe('entry-event > next · wait > next · finished');
  });

  it('ignores a timer that comes too early', () => {
    const zhang = reader('张女士')
      .on(journey().next('wait', { duration: DAY }).next('exit'))
      .does('start');
    expect(zhang.steps({ type: 'timer', at: zhang.now }).run?.node).toBe('wait');
    expect(zhang.trace.at(-1)?.what).toBe('ignored');
  });
});

describe('a wait for something to happen', () => {
  const quoteOrNot = () =>
    journey()
      .next('wait-event', { event: 'quote', timeout: DAY })
      .by('happened')
      .next('goal', { goal: 'quoted' })
      .from('wait-event')
      .by('timed-out')
      .next('exit');

  it('goes on by the event', () => {
    const zhang = reader('张女士').on(quoteOrNot()).does('start').waits(HOUR).does('quote');
    expect(zhang.path).toBe('entry-event > next · wait-event > happened · goal > next · finished');
  });

  it('goes on by the time-out', () => {
    expect(reader('张女士').on(quoteOrNot()).does('start').waits(DAY).path).toContain(
      'wait-event > timed-out',
    );
  });

  it('lets exactly one of event and time-out win, and logs the loser', () => {
    const zhang = reader('张女士').on(quoteOrNot()).does('start').waits(DAY).does('quote');
    expect(zhang.trace.map(({ what, exit }) => exit ?? what)).toEqual([
      'next',
      'wait',
      'timed-out',
      'end',
      'ignored',
    ]);
    const li = reader('李先生').on(quoteOrNot()).does('start').does('quote');
    li.steps({ type: 'timer', at: MONDAY + DAY });
    expect(li.trace.at(-1)?.what).toBe('ignored');
    expect(li.effects.map(({ kind }) => kind)).toEqual(['goal']);
  });

  it('gives the time-out the word when an event comes after it but before the timer fired', () => {
    const zhang = reader('张女士').on(quoteOrNot()).does('start');
    zhang.now += DAY + 1;
    expect(zhang.does('quote').run?.node).toBe('wait-event');
    expect(zhang.steps({ type: 'timer', at: zhang.now }).path).toContain('timed-out');
  });

  it('counts an event that happened in time and arrives after an outage', () => {
    const zhang = reader('张女士').on(quoteOrNot()).does('start');
    const at = zhang.now + HOUR;
    zhang.now += 3 * DAY;
    expect(zhang.steps({ type: 'event', name: 'quote', at, properties: {} }).path).toContain('happened');
  });

  it('keeps waiting, without a trace, for an event that does not meet the condition', () => {
    const condition = { operand: { of: 'event', property: 'amount' }, operator: 'more-than', value: 100 };
    const large = journey()
      .next('wait-event', { event: 'quote', condition, timeout: DAY })
      .by('happened')
      .next('exit');
    const zhang = reader('张女士').on(large).does('start');
    const told = zhang.trace.length;
    expect(zhang.does('quote', { amount: 100 }).run?.node).toBe('wait-event');
    expect(zhang.trace.length).toBe(told);
    expect(zhang.does('quote', { amount: 101 }).path).toContain('happened');
  });

  it('waits for a reading that crosses its criteria', () => {
    const reads = journey()
      .next('wait-event', { on: 'reading', content: 'b', completion: 0.6, timeout: DAY })
      .by('happened')
      .next('exit');
    const zhang = reader('张女士').on(reads).does('start').reads('a', { completion: 1 });
    expect(zhang.reads('b', { completion: 0.3 }).run?.node).toBe('wait-event');
    expect(zhang.reads('b', { completion: 0.7 }).path).toContain('happened');
  });

  const farInto = (contentId: string, completion: number) => ({
    contents: [
      {
        contentId,
        ...{ readings: 1, engaged: 9_000, depth: 1, completion },
        ...{ states: { partial: 1 }, attention: {} },
      },
    ],
  });

  it('does not keep who has read that far already, and tells so', () => {
    const fields = { on: 'reading', content: 'b', completion: 0.6, timeout: DAY };
    const reads = journey().next('wait-event', fields).by('happened').next('exit');
    const arrives = (contentId: string, completion: number) =>
      reader('张女士', farInto(contentId, completion)).on(reads).does('start');
    const zhang = arrives('b', 0.6);
    expect(zhang.path).toBe('entry-event > next · wait-event > happened · finished');
    expect(zhang.trace.find(({ node }) => node === 'wait-event')?.why).toEqual({ already: true });
    expect(arrives('b', 0.5).run?.node).toBe('wait-event');
    expect(arrives('a', 0.9).run?.node).toBe('wait-event');
  });

  it('keeps for the next reading who comes back to it in the same breath', () => {
    const thanked = journey()
      .next('wait-event', { on: 'reading', completion: 0.6, timeout: DAY })
      .by('timed-out')
      .next('exit')
      .from('wait-event')
      .by('happened')
      .next('tag', { add: ['reads'] })
      .to('wait-event');
    const zhang = reader('张女士', farInto('a', 0.9)).on(thanked).does('start');
    expect(zhang.path).toBe('entry-event > next · wait-event > happened · tag > next · wait-event');
    zhang.person.contents.push(...farInto('b', 0.7).contents);
    expect(zhang.reads('b', { completion: 0.7 }).run).toMatchObject({ state: 'active', node: 'wait-event' });
    expect(zhang.effects).toHaveLength(2);
  });
});

describe('a branch', () => {
  const tagged = { operand: { of: 'tag', name: 'vip' }, operator: 'exists' };
  const parted = () =>
    journey()
      .next('branch', { condition: tagged })
      .by('yes')
      .next('exit')
      .from('branch')
      .by('no')
      .next('exit');

  it('parts people by its condition', () => {
    expect(
      reader('张女士', { tags: ['vip'] })
        .on(parted())
        .does('start').path,
    ).toContain('branch > yes');
    expect(reader('李先生').on(parted()).does('start').path).toContain('branch > no');
  });

  it('tells what it saw', () => {
    const zhang = reader('张女士', { tags: ['vip'] })
      .on(parted())
      .does('start');
    const entry = zhang.trace.find(({ node }) => node === 'branch');
    expect(entry?.why?.seen).toEqual([{ condition: tagged, seen: true, holds: true }]);
  });
});

describe('a split', () => {
  const arms = [
    { name: 'A', weight: 30 },
    { name: 'B', weight: 70 },
  ];
  const split = journey().next('split', { arms }).by('A').next('exit').from('split').by('B').next('exit');
  const armOf = (person: string, times = 1) => {
    const arms = Array.from({ length: times }, () => {
      const trace = reader(person).on(split).does('start').trace;
      return trace.find(({ node }) => node === 'split')?.exit;
    });
    return [...new Set(arms)].join();
  };

  it('sends people by weight', () => {
    const inA = Array.from({ length: 10_000 }, (_, place) => armOf(`person-${place}`)).filter(
      (arm) => arm === 'A',
    );
    expect(inA.length).toBeGreaterThan(2_850);
    expect(inA.length).toBeLessThan(3_150);
  });

  it('gives the same person the same arm on every run', () => {
    expect(armOf('李先生', 5)).toMatch(/^[AB]$/);
  });

  it('gives the same run the same arm on every visit', () => {
    const again = journey().next('split', { arms }).by('A').next('wait').from('split').by('B').to('wait');
    again.from('wait').to('split');
    const zhang = reader('张女士').on(again).does('start');
    for (let visit = 0; visit < 20; visit++) zhang.waits(DAY);
    const taken = zhang.trace.filter(({ node, exit }) => node === 'split' && exit).map(({ exit }) => exit);
    expect(taken.length).toBe(21);
    expect(new Set(taken).size).toBe(1);
  });
});

describe('an end', () => {
  it('finishes the run at its time', () => {
    const zhang = reader('张女士')
      .on(journey().next('wait', { duration: HOUR }).next('exit'))
      .does('start')
      .waits(HOUR);
    expect(zhang.run).toMatchObject({ state: 'finished', endedAt: MONDAY + HOUR, node: 'exit' });
    expect(zhang.run?.wait).toBeUndefined();
  });
});
