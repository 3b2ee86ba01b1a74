import { describe, expect, test } from 'vitest';
import { addNode } from '../../../designer/edit/change.ts';
import { faultText } from '../../../designer/edit/fault-text.ts';
import { newNode } from '../../../designer/edit/kinds.ts';
import { mentioned } from '../../../designer/edit/mentioned.ts';
import { neighbour } from '../../../designer/edit/neighbour.ts';
import { placed } from '../../../designer/edit/placement.ts';
import { graphOf, startsIn } from '../../../designer/edit/starts.ts';
import { tidy } from '../../../designer/edit/tidy/index.ts';
import { validate } from '../../../runtime/journey/index.ts';
import { countingIds, EMPTY } from '../../support/drafts.ts';

const known = { contents: new Set<string>(), agents: new Set<string>() };

describe.each(['zh', 'en'] as const)('beginnings in %s', (language) => {
  test.each(startsIn((text) => text[language]))('$id lacks at most an article or a segment', (start) => {
    const faults = validate(graphOf(start, countingIds()), known).filter(({ level }) => level === 'fault');
    expect(faults.filter(({ field }) => field !== 'content' && field !== 'segment')).toEqual([]);
  });

  test('show the ways that are new: key dates, segments, several things awaited, questions and hold-outs', () => {
    const kinds = new Set(
      startsIn((text) => text[language]).flatMap(({ nodes }) => nodes.map(({ kind }) => kind)),
    );
    for (const kind of ['entry-date', 'entry-segment', 'wait-for', 'ask', 'hold-out']) {
      expect(kinds).toContain(kind);
    }
  });

  test('two uses of one beginning share no id', () => {
    const id = countingIds();
    const [start] = startsIn((text) => text[language]);
    const ids = [graphOf(start as never, id), graphOf(start as never, id)].flatMap(({ nodes }) =>
      nodes.map((node) => node.id),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('a draft that a program made', () => {
  const graph = graphOf(startsIn((text) => text.en)[1] as never, countingIds());

  test('is laid out when it comes without places', () => {
    expect(placed({ ...EMPTY, graph }).layout).toEqual(tidy(graph));
  });

  test('keeps the places that it has', () => {
    const draft = addNode({ ...EMPTY, graph }, newNode('wait', 'w'), { x: 800, y: 80 });
    const { layout } = placed(draft);
    expect(layout.w).toEqual({ x: 800, y: 80 });
    expect(Object.keys(layout)).toHaveLength(draft.graph.nodes.length);
    expect(placed({ ...draft, layout })).toEqual({ ...draft, layout });
  });

  test('can be walked along its lines', () => {
    const [first, second] = graph.nodes.map(({ id }) => id) as [string, string];
    expect(neighbour(graph, first, 'next')).toBe(second);
    expect(neighbour(graph, second, 'previous')).toBe(first);
    expect(neighbour(graph, first, 'previous')).toBeUndefined();
  });
});

test('names that a journey mentions are suggested: in fields and in conditions, each once', () => {
  const tagged = { operand: { of: 'tag', name: '高意向' }, operator: 'exists' };
  const aged = { operand: { of: 'attribute', name: 'age' }, operator: 'at-least', value: 30 };
  const nodes = [
    { id: 'e', kind: 'entry-event', event: 'quote' },
    { id: 'w', kind: 'wait-event', event: 'quote', condition: { all: [tagged, aged] } },
    { id: 't', kind: 'tag', add: ['复看', '高意向'], remove: [''] },
    { id: 'a', kind: 'attribute', attribute: 'stage' },
    { id: 'b', kind: 'branch', condition: { broken: true } },
  ];
  const graph = { nodes, edges: [] };
  expect(mentioned(graph, 'event')).toEqual(['quote']);
  expect(mentioned(graph, 'attribute')).toEqual(['age', 'stage']);
  expect(mentioned(graph, 'tags')).toEqual(['复看', '高意向']);
});

test('a fault names its node by title in a list, and not at all on the node', () => {
  const [fault] = validate({ nodes: [newNode('entry-event', 'n1')], edges: [] }, known);
  if (!fault) throw new Error('an entry without an event is faulty');
  expect(fault.message.zh).toMatch(/^节点“n1”：/);
  expect(faultText(fault, { zh: '询价', en: 'Quote' }).zh).toMatch(/^询价：(?!.*n1)/);
  expect(faultText(fault, { zh: '询价', en: 'Quote' }).en).toMatch(/^Quote: /);
  expect(faultText(fault).en).toMatch(/^[A-Z](?!.*n1)/);
});
