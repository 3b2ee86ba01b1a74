import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { chanceFrom } from '../../examples/chance.ts';
import { criticalIllness } from '../../examples/critical-illness/scene.ts';
import { tellVisit } from '../../examples/messages.ts';
import { madeReaders } from '../../examples/readers.ts';
import { blockAt } from '../../examples/scene.ts';
import { MESSAGES, type MessageOf } from '../../runtime/wire/batch.ts';

const NOW = Date.UTC(2026, 10, 22, 4);
const DAYS = 86_400_000;
const { contents } = criticalIllness;
const doors = contents.map(({ slug }) => [slug, 1] as const);
const made = () => madeReaders(120, doors, 2, NOW);

function told() {
  return made().flatMap((reader) => {
    const chance = chanceFrom(reader.seed);
    return reader.visits.map((visit, index) => {
      const content = contents.find(({ slug }) => slug === visit.slug);
      if (!content) throw new Error(`no content "${visit.slug}"`);
      const about = { name: `v${index}`, url: `http://127.0.0.1/${content.page}` };
      return tellVisit(reader, visit, content, about, chance);
    });
  });
}

const readings = () =>
  told()
    .flatMap(({ messages }) => messages)
    .filter((message): message is MessageOf<'reading'> => message.type === 'reading' && message.seq === 2);

describe('made readers', () => {
  it('are the same each time', () => {
    expect(told()).toEqual(told());
  });

  it('say that they are made', () => {
    expect(made().every(({ attributes }) => attributes.made)).toBe(true);
  });

  it('came within the last 14 days and left before now', () => {
    const visits = made().flatMap((reader) => reader.visits);
    expect(Math.min(...visits.map(({ at }) => at))).toBeGreaterThanOrEqual(NOW - 14 * DAYS);
    expect(Math.max(...told().map(({ leftAt }) => leftAt))).toBeLessThan(NOW);
  });

  it('send only what the wire allows, each message under its own id', () => {
    const messages = told().flatMap((visit) => visit.messages);
    const wrong = messages.filter((message) => !Value.Check(MESSAGES[message.type], message));
    expect(wrong).toEqual([]);
    expect(new Set(messages.map(({ id }) => id)).size).toBe(messages.length);
  });

  it('read in every way that a reading can end', () => {
    const counts = new Map<string, number>();
    for (const { state } of readings()) counts.set(state, (counts.get(state) ?? 0) + 1);
    for (const state of ['bounce', 'skim', 'partial', 'complete'])
      expect(counts.get(state)).toBeGreaterThan(15);
  });

  it('linger where the scene says', () => {
    const [content] = contents;
    if (!content) throw new Error('the scene has no content');
    const complete = readings().filter(
      (reading) => reading.content === content.slug && reading.state === 'complete',
    );
    const density = (beginning: string) => {
      const block = blockAt(content, beginning);
      const before = content.blocks.slice(0, content.blocks.indexOf(block));
      const first = before.reduce((sum, { bands }) => sum + bands, 0);
      const attention = complete.flatMap(({ bands }) => bands.slice(first, first + block.bands));
      return attention.reduce((sum, ms) => sum + ms, 0) / block.weight / complete.length;
    };
    expect(density('既往症没有期限')).toBeGreaterThan(1.3 * density('两种情况会让钟从头走起'));
  });
});
