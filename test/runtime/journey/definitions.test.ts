import { describe, expect, it } from 'vitest';
import { describeInput, describeNode, exitsOf, NODES } from '../../../runtime/journey/index.ts';
import type { NodeDefinition } from '../../../runtime/journey/vocabulary.ts';
import { DAY, HOUR, MONDAY, readingOf } from '../../support/journey.ts';

const names = {
  content: (id: string) => ({ w: '等待期' })[id] ?? id,
  agent: (id: string) => ({ li: '李经理' })[id] ?? id,
  paragraph: () => '既往症',
};
const node = (kind: string, fields = {}) => describeNode({ id: 'n', kind, ...fields }, names);
const definitions = Object.entries(NODES) as [string, NodeDefinition][];

describe('every kind of node', () => {
  it.each(definitions)('%s says in both languages what it is and what it asks', (kind, definition) => {
    expect(definition.kind).toBe(kind);
    const choices = definition.fields.flatMap(({ choices = [] }) => choices);
    const labels = [...definition.fields, ...choices].map(({ label }) => label);
    const helps = definition.fields.flatMap(({ help }) => help ?? []);
    const exits = exitsOf({ id: 'n', kind }).map(({ title }) => title);
    for (const { zh, en } of [definition.title, definition.help, ...labels, ...helps]) {
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
      expect(en).toMatch(/[A-Za-z]{2}/);
    }
    for (const { zh, en } of exits) expect(zh && en).toBeTruthy();
  });

  it.each(definitions)('%s describes itself while nothing is filled in', (kind) => {
    const { zh, en } = node(kind);
    expect(zh).toMatch(/[\u4e00-\u9fff]/);
    expect(`${zh} ${en}`).not.toMatch(/undefined|null|NaN|object/);
  });

  it('asks each thing once', () => {
    for (const [, { fields }] of definitions) {
      const own = fields.map(({ name }) => name);
      expect(new Set(own).size).toBe(own.length);
      expect(own.filter((name) => ['id', 'kind', 'name'].includes(name))).toEqual([]);
    }
  });
});

describe('the sentence of a node', () => {
  it.each([
    [
      'entry-reading',
      { content: 'w', completion: 0.8 },
      '客户读《等待期》，完成度达到 80%时进入',
      'A person starts who reads “等待期” to at least 80%',
    ],
    [
      'entry-reading',
      { content: 'w', paragraph: '7-x', seconds: 30 },
      '客户读《等待期》，在“既往症”一段停留满 30 秒时进入',
      'A person starts who reads “等待期” staying on “既往症” for at least 30 s',
    ],
    ['entry-event', { event: 'quote' }, '客户触发事件“quote”时进入', 'A person starts on event “quote”'],
    ['wait', { duration: 2 * DAY + 3 * HOUR }, '等待 2 天 3 小时', 'Wait 2 days 3 h'],
    [
      'wait-event',
      { event: 'quote', timeout: DAY },
      '等客户触发事件“quote”，最多 1 天',
      'Wait until the person triggers event “quote”, for at most 1 day',
    ],
    [
      'split',
      {
        arms: [
          { name: 'A', weight: 1 },
          { name: 'B', weight: 2 },
        ],
      },
      '随机分流：A 33.3%，B 66.7%',
      'Split at random: A 33.3%, B 66.7%',
    ],
    [
      'task',
      { agent: 'li', title: '联系客户' },
      '请李经理在 1 天内跟进：联系客户',
      'Ask 李经理 to follow up in 1 day: 联系客户',
    ],
    [
      'tag',
      { add: ['ripe'], remove: ['cold'] },
      '加上标签“ripe”，去掉标签“cold”',
      'Add tag “ripe”, remove tag “cold”',
    ],
    [
      'attribute',
      { attribute: 'stage', value: 'warm' },
      '把客户属性“stage”设为 warm',
      'Set attribute “stage” to warm',
    ],
    ['teleport', {}, '未知的节点类型 "teleport"', 'Unknown kind of node "teleport"'],
  ])('of kind %s says what it does', (kind, fields, zh, en) => {
    expect(node(kind, fields)).toEqual({ zh, en });
  });
});

describe('what happened', () => {
  it('reads as a sentence', () => {
    const reading = readingOf('w', { completion: 0.92, engaged: 95_000 });
    expect(describeInput({ type: 'reading', at: MONDAY, reading }, names)).toEqual({
      zh: '读《等待期》92%，专注 1 分钟 35 秒',
      en: 'read 92% of “等待期” in 1 min 35 s',
    });
    expect(describeInput({ type: 'event', name: 'quote', at: MONDAY, properties: {} }, names).zh).toBe(
      '触发了事件“quote”',
    );
  });
});
