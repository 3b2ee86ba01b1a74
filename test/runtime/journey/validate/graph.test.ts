import { describe, expect, it } from 'vitest';
import { validate } from '../../../../runtime/journey/index.ts';
import type { Fault } from '../../../../runtime/journey/vocabulary.ts';
import { type Drawing, journey } from '../../../support/journey.ts';

const known = {
  contents: new Set(['waiting-period', 'premiums']),
  agents: new Set(['li']),
  paragraphs: (content: string, block: string) => content === 'waiting-period' && block === '7-history',
};
const faultsOf = (drawing: Drawing) => validate(drawing.graph, known);
const codes = (faults: Fault[]) => faults.map(({ code }) => code);
const one = (drawing: Drawing) => {
  const faults = faultsOf(drawing);
  expect(faults).toHaveLength(1);
  return faults[0] as Fault;
};

describe('a sound journey', () => {
  it('has no faults', () => {
    const drawing = journey('entry-reading', {
      content: 'waiting-period',
      paragraph: '7-history',
      seconds: 30,
    })
      .next('push', { title: '保费怎么算', content: 'premiums' })
      .by('clicked')
      .next('wait')
      .next('task', { title: '联系客户', otherwise: 'li' })
      .by('positive')
      .next('goal', { goal: '有意向' });
    expect(faultsOf(drawing)).toEqual([]);
  });

  it('may go in circles that wait', () => {
    expect(
      faultsOf(
        journey()
          .next('wait')
          .next('tag', { add: ['a'] })
          .to('wait'),
      ),
    ).toEqual([]);
  });
});

describe('edges', () => {
  it('must come from a node and an exit that exist, and lead to a node', () => {
    const drawing = journey().next('wait').next('exit');
    drawing.graph.edges.push(
      { from: 'ghost', exit: 'next', to: 'exit' },
      { from: 'exit', exit: 'again', to: 'wait' },
      { from: 'entry-event', exit: 'maybe', to: 'nowhere' },
    );
    expect(codes(faultsOf(drawing))).toEqual([
      'edge-from-missing',
      'edge-exit-unknown',
      'edge-exit-unknown',
      'edge-to-missing',
    ]);
  });

  it('must not leave twice by one exit', () => {
    const drawing = journey().next('exit');
    drawing.graph.edges.push({ from: 'entry-event', exit: 'next', to: 'exit' });
    expect(one(drawing)).toMatchObject({ code: 'edge-duplicate', node: 'entry-event' });
  });

  it('must not lead back into an entry', () => {
    expect(codes(faultsOf(journey().next('wait').to('entry-event')))).toEqual(['edge-into-entry']);
  });

  it('must be there for every exit that is not optional', () => {
    const fault = one(journey().next('wait'));
    expect(fault).toMatchObject({ code: 'exit-unconnected', node: 'wait' });
    expect(fault.message.en).toBe(
      'Node "wait": exit "next" leads nowhere; connect it to a node, or to an end.',
    );
  });
});

describe('the flow', () => {
  it('needs an entry', () => {
    const faults = validate({ nodes: [{ id: 'end', kind: 'exit' }], edges: [] }, known);
    expect(faults).toMatchObject([{ code: 'no-entry' }]);
    expect(faults[0]?.node).toBeUndefined();
    expect(codes(validate({ nodes: [], edges: [] }, known))).toEqual(['no-entry']);
  });

  it('must reach every node', () => {
    const drawing = journey().next('exit');
    drawing.graph.nodes.push({ id: 'island', kind: 'exit' });
    expect(one(drawing)).toMatchObject({ code: 'node-unreachable', node: 'island' });
  });

  it('must not go in circles without a wait', () => {
    const fault = one(
      journey()
        .next('tag', { add: ['a'] })
        .next('goal', { goal: 'g' })
        .to('tag'),
    );
    expect(fault.code).toBe('loop-without-wait');
    expect(fault.message.en).toContain('tag → goal → tag');
  });
});

describe('what is no graph', () => {
  it.each([[null], [[]], ['graph'], [{}], [{ nodes: {}, edges: [] }], [{ nodes: [], edges: null }]])(
    'is said to be none: %j',
    (graph) => expect(codes(validate(graph, known))).toEqual(['graph-shape']),
  );

  it('may not be larger than an operator can see', () => {
    const nodes = Array.from({ length: 501 }, (_, place) => ({ id: `n${place}`, kind: 'exit' }));
    expect(codes(validate({ nodes, edges: [] }, known))).toEqual(['graph-size']);
  });

  it('names broken nodes and edges by their place', () => {
    const graph = {
      nodes: [
        null,
        { id: 7, kind: 'exit' },
        JSON.parse('{"id":"__proto__","kind":"exit"}'),
        { id: 'a.b', kind: 'exit' },
      ],
      edges: ['edge', { from: 'a' }],
    };
    const faults = validate(graph, known);
    expect(codes(faults)).toEqual(['node-id', 'node-id', 'node-id', 'node-id', 'edge-shape', 'edge-shape']);
    expect(faults[2]?.message.en).toBe(
      'The id of node number 3 is "__proto__"; use letters, digits, - and _, at most 64.',
    );
  });

  it('names kinds that are none and ids that come twice', () => {
    const drawing = journey().next('exit');
    drawing.graph.nodes.push({ id: 'exit', kind: 'wait' }, { id: 'odd', kind: 'teleport' });
    expect(codes(faultsOf(drawing))).toEqual(['node-duplicate', 'node-kind', 'node-unreachable']);
  });
});
