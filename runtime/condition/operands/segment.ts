import type { OperandDefinition, OperandOf } from '../vocabulary.ts';

export const segment: OperandDefinition<OperandOf<'segment'>> = {
  label: { zh: '人群', en: 'segment' },
  parameters: [{ name: 'id', type: 'segment', label: { zh: '人群', en: 'segment' }, required: true }],
  values: () => ({ type: 'presence' }),
  words: {
    exists: { zh: '包含这位客户', en: 'holds the person' },
    missing: { zh: '不包含这位客户', en: 'does not hold the person' },
  },
  value: ({ id }, { person }) => (person.segments?.includes(id) ? true : undefined),
  compile: ({ id }) => ({
    rows: 'segments',
    where: [{ column: 'segmentId', is: '=', value: id }],
    value: { text: 'segmentId' },
  }),
  describe({ id }, names) {
    const name = names.segment?.(id) ?? id;
    return { zh: `人群“${name}”`, en: `segment “${name}”` };
  },
};
