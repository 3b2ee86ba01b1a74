import { describe, expect, it } from 'vitest';
import { entriesOf, triggerKeys } from '../../../../runtime/journey/index.ts';
import { HOUR, journey, reader, readingOf } from '../../../support/journey.ts';

describe('an entry by event', () => {
  it('starts whoever triggers the event', () => {
    const quotes = journey('entry-event', { event: 'quote' }).next('wait', { duration: HOUR });
    expect(reader('张女士').on(quotes).does('visit').path).toBe('never started');
    expect(reader('张女士').on(quotes).does('quote').path).toBe('entry-event > next · wait');
  });

  it('looks at the properties of the event and at the person', () => {
    const condition = {
      all: [
        { operand: { of: 'event', property: 'amount' }, operator: 'at-least', value: 500_000 },
        { operand: { of: 'tag', name: 'blocked' }, operator: 'missing' },
      ],
    };
    const large = journey('entry-event', { event: 'quote', condition }).next('exit');
    expect(reader('张女士').on(large).does('quote', { amount: 100 }).run).toBeUndefined();
    expect(
      reader('李先生', { tags: ['blocked'] })
        .on(large)
        .does('quote', { amount: 600_000 }).run,
    ).toBeUndefined();
    expect(reader('王女士').on(large).does('quote', { amount: 600_000 }).path).toBe(
      'entry-event > next · finished',
    );
  });

  it('keeps the event for the conditions that follow', () => {
    const asked = journey('entry-event', { event: 'quote' }).next('branch', {
      condition: { operand: { of: 'event', property: 'product' }, operator: 'is', value: 'critical-illness' },
    });
    asked.by('yes').next('exit').from('branch').by('no').next('exit');
    expect(reader('张女士').on(asked).does('quote', { product: 'critical-illness' }).path).toContain(
      'branch > yes',
    );
    expect(reader('张女士').on(asked).does('quote', { product: 'travel' }).path).toContain('branch > no');
  });
});

describe('an entry by reading', () => {
  it('starts at the moment the completion is reached, and not before', () => {
    const finished = journey('entry-reading', { content: 'waiting-period', completion: 0.8 }).next('exit');
    const zhang = reader('张女士').on(finished).reads('waiting-period', { completion: 0.5 });
    expect(zhang.path).toBe('never started');
    expect(zhang.reads('waiting-period', { completion: 0.8 }).path).toBe('entry-reading > next · finished');
  });

  it('does not start on a reading that met the criteria before this report', () => {
    const [entry] = entriesOf(journey('entry-reading', { completion: 0.8 }).next('exit').version);
    const reading = readingOf('a', { completion: 0.95 });
    const facts = { now: 0, person: reader('张女士').person, answers: {} };
    const previous = [readingOf('a', { completion: 0.85 })];
    expect(entry?.starts({ type: 'reading', at: 0, reading, previous }, facts)).toBe(false);
    expect(entry?.starts({ type: 'reading', at: 0, reading }, facts)).toBe(true);
  });

  it('looks at one article, or at any', () => {
    const one = journey('entry-reading', { content: 'waiting-period' }).next('exit');
    expect(reader('张女士').on(one).reads('premiums').run).toBeUndefined();
    const any = journey('entry-reading').next('exit');
    expect(reader('张女士').on(any).reads('premiums').path).toBe('entry-reading > next · finished');
  });

  it('counts the seconds on a chosen paragraph', () => {
    const lingers = journey('entry-reading', { content: 'a', paragraph: '7-history', seconds: 30 }).next(
      'exit',
    );
    const zhang = reader('张女士')
      .on(lingers)
      .reads('a', { engaged: 90_000, attention: { '7-history': 29_000 } });
    expect(zhang.path).toBe('never started');
    expect(zhang.reads('a', { attention: { '7-history': 30_000 } }).path).toContain('finished');
  });

  it('looks at the state', () => {
    const skimmed = journey('entry-reading', { state: 'skim' }).next('exit');
    expect(reader('张女士').on(skimmed).reads('a', { state: 'complete' }).run).toBeUndefined();
    expect(reader('张女士').on(skimmed).reads('a', { state: 'skim' }).path).toContain('finished');
  });
});

describe('the entries of a version', () => {
  it('are indexed by the keys under which inputs are looked up', () => {
    const drawing = journey('entry-event', { event: 'quote' });
    drawing
      .next('exit')
      .graph.nodes.push(
        { id: 'one', kind: 'entry-reading', content: 'a', reentry: 'always' },
        { id: 'any', kind: 'entry-reading' },
      );
    expect(
      entriesOf(drawing.version).map(({ node, triggers, reentry }) => ({ node, triggers, reentry })),
    ).toEqual([
      { node: 'entry-event', triggers: ['event:quote'], reentry: 'never' },
      { node: 'one', triggers: ['reading:a'], reentry: 'always' },
      { node: 'any', triggers: ['reading:*'], reentry: 'never' },
    ]);
    expect(triggerKeys({ type: 'event', name: 'quote', at: 0, properties: {} })).toEqual([
      'event:quote',
      'seen',
    ]);
    expect(triggerKeys({ type: 'reading', at: 0, reading: readingOf('a') })).toEqual([
      'reading:a',
      'reading:*',
      'seen',
    ]);
  });
});
