import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../../runtime/condition/vocabulary.ts';
import { entriesOf } from '../../../../runtime/journey/index.ts';
import type { Input } from '../../../../runtime/journey/vocabulary.ts';
import { DAY, HOUR, journey, MINUTE, MONDAY, reader, SECOND, stranger } from '../../../support/journey.ts';

const tagged = (name: string): Condition => ({ operand: { of: 'tag', name }, operator: 'exists' });

describe('a wait for one of several', () => {
  const AWAITED = [
    { name: 'paid', on: 'event', event: 'pay' },
    { name: 'read', on: 'reading', content: 'a', completion: 0.8 },
    { name: 'ripe', on: 'condition', condition: tagged('ripe') },
  ];
  const drawn = (awaited: object[] = AWAITED) => {
    const drawing = journey().next('wait-for', { awaited, timeout: DAY });
    for (const exit of ['paid', 'read', 'ripe', 'timed-out']) {
      if (awaited.some((one) => (one as { name: string }).name === exit) || exit === 'timed-out') {
        drawing.from('wait-for').by(exit).next('exit');
      }
    }
    return drawing;
  };
  const zhang = (person = {}) => reader('张女士', person).on(drawn()).does('start');

  it('goes on by whichever comes first', () => {
    expect(zhang().does('pay').path).toContain('wait-for > paid');
    expect(zhang().reads('a', { completion: 0.5 }).reads('a', { completion: 0.9 }).path).toContain(
      'wait-for > read',
    );
    expect(zhang().waits(DAY).path).toContain('wait-for > timed-out');
  });

  it('goes on by a condition once the person comes to meet it', () => {
    const li = zhang();
    li.person.tags.push('ripe');
    expect(li.steps({ type: 'changed', at: li.now, what: ['tag:ripe'] }).path).toContain('wait-for > ripe');
  });

  it('takes what is met already on arrival', () => {
    expect(zhang({ tags: ['ripe'] }).path).toContain('wait-for > ripe');
    const contents = [
      {
        contentId: 'a',
        readings: 1,
        engaged: 0,
        completion: 0.9,
        depth: 1,
        states: { partial: 1 },
        attention: {},
      },
    ];
    expect(zhang({ contents }).path).toContain('wait-for > read');
  });

  it('looks again each hour at what only time brings about, without a word, and still times out', () => {
    const monday = { operand: { of: 'now', measure: 'time' }, operator: 'at-least', value: 600 };
    const early = reader('张女士', { zone: 'Asia/Shanghai' })
      .on(drawn([{ name: 'ripe', on: 'condition', condition: monday }]))
      .does('start');
    expect(early.run?.wait).toMatchObject({ until: MONDAY + HOUR, deadline: MONDAY + DAY });
    expect(early.waits(HOUR).path).toContain('wait-for > ripe');
    const never = { operand: { of: 'now', measure: 'time' }, operator: 'more-than', value: 1_439 };
    const waits = reader('李先生', { zone: 'Asia/Shanghai' })
      .on(drawn([{ name: 'ripe', on: 'condition', condition: never }]))
      .does('start');
    for (let hour = 0; hour < 24; hour++) waits.waits(HOUR);
    expect(waits.path).toContain('wait-for > timed-out');
    expect(waits.trace.filter(({ what }) => what === 'wait')).toHaveLength(1);
  });
});

describe('a loser of a race', () => {
  it('is told of once while the run goes on', () => {
    const waiting = journey()
      .next('wait-event', { event: 'quote', timeout: DAY })
      .by('timed-out')
      .next('wait', { duration: DAY })
      .next('exit')
      .from('wait-event')
      .by('happened')
      .to('exit');
    const zhang = reader('张女士').on(waiting).does('start').waits(DAY).does('quote').does('quote');
    const told = zhang.trace.filter(({ what }) => what === 'ignored').map(({ why }) => why?.lost);
    expect(told).toEqual([{ node: 'wait-event', until: MONDAY + DAY }, undefined]);
  });
});

describe('cases', () => {
  const drawn = journey()
    .next('cases', {
      cases: [
        { name: 'vip', condition: tagged('vip') },
        { name: 'ripe', condition: tagged('ripe') },
      ],
    })
    .by('vip')
    .next('exit')
    .from('cases')
    .by('ripe')
    .next('exit')
    .from('cases')
    .by('else')
    .next('exit');
  const way = (...tags: string[]) => reader('张女士', { tags }).on(drawn).does('start').path;

  it('take the first that holds, or else', () => {
    expect(way('ripe', 'vip')).toContain('cases > vip');
    expect(way('ripe')).toContain('cases > ripe');
    expect(way()).toContain('cases > else');
  });
});

describe('a hold-out', () => {
  const PEOPLE = 2_000;
  const drawn = (group?: string) =>
    journey()
      .next('hold-out', { share: 0.2, ...(group && { group }) })
      .by('in')
      .next('exit');
  const held = (group?: string, id = 'hold-out') => {
    const drawing = drawn(group);
    for (const node of drawing.graph.nodes) if (node.kind === 'hold-out') node.id = id;
    for (const edge of drawing.graph.edges) {
      if (edge.to === 'hold-out') edge.to = id;
      if (edge.from === 'hold-out') edge.from = id;
    }
    return Array.from({ length: PEOPLE }, (_, place) => {
      const path = reader(`person-${place}`).on(drawing).does('start').trace.at(-1);
      return path?.exit === 'held-out';
    });
  };
  const share = (list: boolean[]) => list.filter(Boolean).length / list.length;

  it('leaves out the share that was asked for', () => {
    expect(Math.abs(share(held()) - 0.2)).toBeLessThan(0.03);
  });

  it('leaves out the same people wherever the same group is named, and others elsewhere', () => {
    expect(held('spring', 'one')).toEqual(held('spring', 'two'));
    const [one, two] = [held(undefined, 'one'), held(undefined, 'two')];
    const both = one.filter((out, place) => out && two[place]);
    expect(both.length / PEOPLE).toBeLessThan(0.08);
  });
});

describe('a limit', () => {
  const drawn = journey().next('limit', { people: 60, per: 'hour' }).next('exit');
  const zhang = () => reader('张女士').on(drawn).does('start');

  it('waits for a turn, and then for its time', () => {
    expect(zhang().effect('turn').every).toBe(61 * SECOND);
    expect(zhang().answers({ at: MONDAY }).path).toContain('limit > next');
    const later = zhang().answers({ at: MONDAY + 5 * MINUTE });
    expect(later.run?.wait).toEqual({ until: MONDAY + 5 * MINUTE });
    expect(later.waits(5 * MINUTE).path).toContain('limit > next');
  });

  it('takes another turn when an outage kept it from its own', () => {
    const late = zhang()
      .answers({ at: MONDAY + 5 * MINUTE })
      .waits(HOUR);
    expect(late.effects.map(({ id }) => id)).toEqual(['run:limit:1', 'run:limit:2']);
    expect(late.answers({ at: late.now }).path).toContain('limit > next');
  });
});

describe('the rules of the whole journey', () => {
  const drawn = (settings: Record<string, unknown>) => {
    const drawing = journey().next('wait', { duration: DAY }).next('exit');
    drawing.graph.settings = settings;
    return drawing;
  };
  const ripe = (run: ReturnType<typeof reader>) => {
    run.person.tags.push('ripe');
    return run.steps({ type: 'changed', at: run.now, what: ['tag:ripe'] });
  };

  it('let whoever meets them leave, wherever they stand', () => {
    const zhang = ripe(
      reader('张女士')
        .on(drawn({ leave: tagged('ripe') }))
        .does('start'),
    );
    expect(zhang.run?.state).toBe('finished');
    expect(zhang.trace.at(-1)).toMatchObject({ node: 'wait', what: 'end', why: { rule: 'leave' } });
  });

  it('let nobody in who meets them', () => {
    const zhang = reader('张女士', { tags: ['ripe'] })
      .on(drawn({ leave: tagged('ripe') }))
      .does('start');
    expect(zhang.path).toBe('finished');
    expect(zhang.run?.steps).toBe(1);
  });

  it('count the goal once, and let people go on if so it is told', () => {
    const goal = { goal: 'ripe', goalWhen: tagged('ripe') };
    const leaves = ripe(reader('张女士').on(drawn(goal)).does('start'));
    expect(leaves.run?.state).toBe('finished');
    const stays = ripe(
      ripe(
        reader('李先生')
          .on(drawn({ ...goal, goalThen: 'goes-on' }))
          .does('start'),
      ),
    );
    expect(stays.run?.node).toBe('wait');
    for (const { effects } of [leaves, stays]) {
      expect(effects.map(({ id, kind }) => ({ id, kind }))).toEqual([{ id: 'run:goal', kind: 'goal' }]);
    }
  });

  it('do not count a goal that was met before', () => {
    const zhang = reader('张女士', { tags: ['ripe'] })
      .on(drawn({ goal: 'ripe', goalWhen: tagged('ripe') }))
      .does('start');
    expect(ripe(zhang).effects).toEqual([]);
    expect(zhang.run?.state).toBe('active');
  });
});

describe('an entry', () => {
  it('by a reading that was skimmed once and is read again', () => {
    const again = journey('entry-reading', { moment: 'returned', content: 'a', state: 'skim' }).next('exit');
    const reading = {
      readingId: 'r',
      contentId: 'a',
      version: 'v',
      engaged: 9_000,
      depth: 1,
      completion: 0.2,
      attention: {},
    };
    const input = (state: 'skim' | 'partial', returned: boolean) =>
      ({
        type: 'reading' as const,
        at: MONDAY,
        reading: { ...reading, state: 'skim' as const },
        previous: [{ ...reading, state }],
        returned,
      }) satisfies Input;
    const [entry] = entriesOf(again.version);
    const facts = { now: MONDAY, person: stranger('张女士'), answers: {} };
    expect(entry?.starts(input('skim', true), facts)).toBe(true);
    expect(entry?.starts(input('skim', false), facts)).toBe(false);
    expect(entry?.starts(input('partial', true), facts)).toBe(false);
  });
});
