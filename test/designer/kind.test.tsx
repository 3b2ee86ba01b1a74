// @vitest-environment happy-dom
import { afterAll, beforeAll, expect, it } from 'vitest';
import { defineNode, NEXT } from '../../runtime/journey/define.ts';
import { documentKinds } from '../../runtime/journey/document.ts';
import { NODES, validate } from '../../runtime/journey/index.ts';
import type { NodeDefinition } from '../../runtime/journey/vocabulary.ts';
import { showForm } from '../support/form.tsx';
import { knownHere } from '../support/graphs.ts';

/** The one file of a new kind of node. */
const coffee = defineNode<{ cups: number }>({
  kind: 'coffee',
  group: 'action',
  icon: 'bell',
  title: { zh: '请喝咖啡', en: 'Offer coffee' },
  help: { zh: '请客户喝咖啡。', en: 'Offers the person coffee.' },
  fields: [
    { name: 'cups', type: 'number', label: { zh: '杯数', en: 'Cups' }, required: true, min: 1, max: 3 },
  ],
  exits: () => [NEXT],
  sentence: ({ cups }) => ({ zh: `请喝 ${cups} 杯咖啡`, en: `Offer ${cups} cups` }),
  enter: () => ({ exit: 'next' }),
});
const registry = NODES as Record<string, NodeDefinition>;

/** Its one line in the registry. */
beforeAll(() => {
  registry.coffee = coffee;
});
afterAll(() => {
  delete registry.coffee;
});

it('a new kind of node is seen by the validation', () => {
  const nodes = [
    { id: 'start', kind: 'entry-hand' },
    { id: 'cup', kind: 'coffee', cups: 9 },
  ];
  const edges = [{ from: 'start', exit: 'next', to: 'cup' }];
  expect(validate({ nodes, edges }, knownHere).map(({ code, field }) => [code, field])).toEqual([
    ['field-range', 'cups'],
    ['exit-unconnected', undefined],
  ]);
});

it('a new kind of node has its form', async () => {
  const form = await showForm(registry.coffee?.fields ?? [], { cups: 2 });
  expect(form.field('Cups').value).toBe('2');
});

it('a new kind of node is documented', () => {
  const text = documentKinds('en');
  expect(text).toContain('### Offer coffee (`coffee`)');
  expect(text).toContain('| Cups | `cups` | number | yes |');
});

it('a new kind of node stands in the palette and on the canvas, with its exits and its sentence', async () => {
  const { exitsOf, KINDS } = await import('../../designer/edit/kinds.ts');
  const { kindOptions } = await import('../../designer/pages/journey/palette.tsx');
  expect(KINDS.map(({ kind }) => kind)).toContain('coffee');
  expect(kindOptions('coffee', ({ en }) => en, true)).toEqual([
    { value: 'coffee', title: 'Offer coffee', glyph: 'bell' },
  ]);
  expect(exitsOf({ id: 'cup', kind: 'coffee' }).map(({ name }) => name)).toEqual(['next']);
});
