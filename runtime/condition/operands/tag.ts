import type { OperandDefinition, OperandOf } from '../vocabulary.ts';

export const tag: OperandDefinition<OperandOf<'tag'>> = {
  label: { zh: '标签', en: 'tag' },
  parameters: [{ name: 'name', type: 'tag', label: { zh: '标签名', en: 'tag' }, required: true }],
  values: () => ({ type: 'presence' }),
  words: { exists: { zh: '已打上', en: 'is set' }, missing: { zh: '没有打上', en: 'is not set' } },
  value: ({ name }, { person }) => (person.tags.includes(name) ? true : undefined),
  compile: ({ name }) => ({
    rows: 'tags',
    where: [{ column: 'tag', is: '=', value: name }],
    value: { text: 'tag' },
  }),
  describe: ({ name }) => ({ zh: `标签“${name}”`, en: `tag “${name}”` }),
};
