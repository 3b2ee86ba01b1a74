import { defineNode, NEXT } from '../define.ts';
import type { NodeFault } from '../vocabulary.ts';
import { spell } from '../words.ts';

interface Fields {
  add: string[];
  remove: string[];
}

export const tag = defineNode<Fields>({
  kind: 'tag',
  group: 'action',
  icon: 'tag',
  title: { zh: '打标签', en: 'Tag' },
  help: {
    zh: '给客户加上或去掉标签，后面的判断马上看得到。',
    en: 'Adds tags to the person or removes them; later branches see it at once.',
  },
  fields: [
    { name: 'add', type: 'tags', label: { zh: '加上', en: 'Add' }, default: [] },
    { name: 'remove', type: 'tags', label: { zh: '去掉', en: 'Remove' }, default: [] },
  ],
  exits: () => [{ ...NEXT, optional: true }],
  sentence({ add, remove }) {
    const [added, removed] = [quoted(add), quoted(remove)];
    if (!added && !removed) return { zh: '打标签：…', en: 'Tag: …' };
    const zh = [added && `加上标签${added.join('、')}`, removed && `去掉标签${removed.join('、')}`];
    const en = [
      added && `Add tag ${added.join(' ')}`,
      removed && `${added ? 'remove' : 'Remove'} tag ${removed.join(' ')}`,
    ];
    return { zh: zh.filter(Boolean).join('，'), en: en.filter(Boolean).join(', ') };
  },
  faults: ({ add, remove }) => (add.length + remove.length === 0 ? [nothing] : []),
  enter: ({ add, remove }) => ({ exit: 'next', effects: [{ kind: 'tag', add, remove }] }),
});

const quoted = (tags: unknown): string[] | undefined =>
  Array.isArray(tags) && tags.length > 0 ? tags.map((name) => `“${spell(name)}”`) : undefined;

const nothing: NodeFault = {
  code: 'tag-nothing',
  field: 'add',
  message: {
    zh: '没有要加上或去掉的标签；请至少填一个',
    en: 'there is no tag to add or remove; give at least one',
  },
};
