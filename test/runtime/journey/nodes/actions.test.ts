import { describe, expect, it } from 'vitest';
import { OUTCOMES } from '../../../../runtime/wire/api/tasks.ts';
import { DAY, HOUR, journey, MONDAY, reader } from '../../../support/journey.ts';

describe('a push', () => {
  const offer = (fields = {}) =>
    journey().next('push', { title: '保费怎么算', content: 'premiums', within: DAY, ...fields });

  it('is asked for with what was filled in, and expires', () => {
    const zhang = reader('张女士')
      .on(offer({ text: '', label: '去看看' }))
      .does('start');
    expect(zhang.effects).toEqual([
      {
        id: 'run:push:1',
        runId: 'run',
        nodeId: 'push',
        personId: '张女士',
        kind: 'push',
        form: 'card',
        title: '保费怎么算',
        label: '去看看',
        content: 'premiums',
        expiresAt: MONDAY + DAY,
      },
    ]);
  });

  it('links to the article or to the address, whichever was chosen', () => {
    const both = { link: 'url', url: 'https://example.com/quote' };
    const push = reader('张女士').on(offer(both)).does('start').effect('push');
    expect(push).toMatchObject({ url: 'https://example.com/quote' });
    expect(push.content).toBeUndefined();
  });

  it('waits through being shown, and leaves by what became of it', () => {
    for (const action of ['clicked', 'dismissed', 'expired']) {
      const zhang = reader('张女士')
        .on(offer().by(action).next('exit'))
        .does('start')
        .answers({ action: 'shown' });
      expect(zhang.run?.node).toBe('push');
      expect(zhang.answers({ action }).path).toBe(`entry-event > next · push > ${action} · finished`);
    }
  });

  it('ends the run where its exit leads nowhere', () => {
    const zhang = reader('张女士').on(offer()).does('start').answers({ action: 'dismissed' });
    expect(zhang.trace.at(-1)).toMatchObject({ what: 'end', node: 'push', exit: 'dismissed', waited: true });
  });

  it('ignores the answer to an earlier visit', () => {
    const again = offer().by('dismissed').next('wait', { duration: HOUR }).to('push');
    const zhang = reader('张女士').on(again).does('start').answers({ action: 'dismissed' }).waits(HOUR);
    expect(zhang.effects.map(({ id }) => id)).toEqual(['run:push:1', 'run:push:2']);
    zhang.steps({ type: 'answer', at: zhang.now, effect: 'run:push:1', result: { action: 'clicked' } });
    expect(zhang.run?.node).toBe('push');
    expect(zhang.trace.at(-1)?.what).toBe('ignored');
  });
});

describe('a webhook', () => {
  const hook = { url: 'https://example.com/hook', secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' };
  const calling = () =>
    journey().next('webhook', hook).by('done').next('exit').from('webhook').by('failed').next('exit');

  it('tells who, where and when', () => {
    const zhang = reader('张女士', { tags: ['vip'], attributes: { age: 34 } })
      .on(calling())
      .does('start');
    expect(zhang.effect('webhook').body).toEqual({
      type: 'journey.webhook',
      effect: 'run:webhook:1',
      journey: 'journey',
      node: 'webhook',
      run: 'run',
      person: { id: '张女士', attributes: { age: 34 }, tags: ['vip'] },
      at: MONDAY,
    });
  });

  it('leaves by what was answered', () => {
    expect(reader('张女士').on(calling()).does('start').answers({ ok: true, status: 204 }).path).toContain(
      '> done',
    );
    expect(reader('张女士').on(calling()).does('start').answers({ ok: false, status: 500 }).path).toContain(
      '> failed',
    );
  });

  it('lets a branch look at the answer', () => {
    const condition = {
      operand: { of: 'answer', node: 'webhook', property: 'status' },
      operator: 'is',
      value: 201,
    };
    const drawing = journey().next('webhook', hook).next('branch', { condition }).by('yes').next('exit');
    drawing.from('branch').by('no').next('exit');
    const zhang = reader('张女士').on(drawing).does('start').answers({ ok: true, status: 201 });
    expect(zhang.path).toContain('branch > yes');
  });
});

describe('a task', () => {
  const handOver = (fields = {}) => journey().next('task', { title: '联系客户', dueIn: DAY, ...fields });

  it('goes to the owner unless somebody is named', () => {
    const owned = reader('张女士')
      .on(handOver({ otherwise: 'li', reason: '两次读完' }))
      .does('start')
      .effect('task');
    expect(owned).toMatchObject({ agent: 'owner', otherwise: 'li', reason: '两次读完', dueAt: MONDAY + DAY });
    const named = reader('张女士')
      .on(handOver({ agent: 'chen', otherwise: 'li' }))
      .does('start')
      .effect('task');
    expect(named.agent).toBe('chen');
    expect(named.otherwise).toBeUndefined();
  });

  it('groups the outcomes that an agent can report into two exits', () => {
    const exits = OUTCOMES.map((outcome) => {
      const zhang = reader('张女士').on(handOver()).does('start').answers({ outcome });
      return [outcome, zhang.trace.at(-1)?.exit];
    });
    expect(Object.fromEntries(exits)).toEqual({
      interested: 'positive',
      appointment: 'positive',
      sold: 'positive',
      'not-now': 'negative',
      'not-interested': 'negative',
      unreachable: 'negative',
    });
  });

  it('has exits of its own for an agent who declines and for nobody acting in time', () => {
    for (const state of ['declined', 'expired']) {
      expect(reader('张女士').on(handOver()).does('start').answers({ state }).path).toContain(
        `task > ${state}`,
      );
    }
  });

  it('lets a branch part by the exact outcome', () => {
    const condition = {
      operand: { of: 'answer', node: 'task', property: 'outcome' },
      operator: 'is',
      value: 'sold',
    };
    const drawing = handOver()
      .by('positive')
      .next('branch', { condition })
      .by('yes')
      .next('goal', { goal: 'sold' });
    drawing.from('branch').by('no').next('exit');
    const zhang = reader('张女士').on(drawing).does('start').answers({ outcome: 'sold' });
    expect(zhang.effect('goal').name).toBe('sold');
  });
});

describe('tags and attributes', () => {
  it('are seen by conditions of the same step', () => {
    const ripe = { operand: { of: 'tag', name: 'ripe' }, operator: 'exists' };
    const stage = { operand: { of: 'attribute', name: 'stage' }, operator: 'is', value: 'warm' };
    const drawing = journey()
      .next('tag', { add: ['ripe'], remove: ['cold'] })
      .next('attribute', { attribute: 'stage', value: 'warm' })
      .next('branch', { condition: { all: [ripe, stage] } })
      .by('yes')
      .next('exit');
    drawing.from('branch').by('no').next('exit');
    const zhang = reader('张女士', { tags: ['cold'] })
      .on(drawing)
      .does('start');
    expect(zhang.path).toContain('branch > yes');
    expect(zhang.person.tags).toEqual(['cold']);
    expect(zhang.effect('tag')).toMatchObject({ add: ['ripe'], remove: ['cold'] });
  });

  it('clear an attribute that gets no value', () => {
    const zhang = reader('张女士')
      .on(journey().next('attribute', { attribute: 'stage', value: '' }))
      .does('start');
    expect(zhang.effect('attribute')).toMatchObject({ name: 'stage', value: null });
  });
});

describe('a goal', () => {
  it('counts and passes on', () => {
    const zhang = reader('张女士')
      .on(journey().next('goal', { goal: '预约' }).next('wait'))
      .does('start');
    expect(zhang.effect('goal').name).toBe('预约');
    expect(zhang.path).toBe('entry-event > next · goal > next · wait');
  });
});
