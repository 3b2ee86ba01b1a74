import { defineNode } from '../define.ts';
import { spell } from '../words.ts';

export const note = defineNode<{ text: string }>({
  kind: 'note',
  group: 'note',
  icon: 'note',
  title: { zh: '便签', en: 'Note' },
  help: { zh: '写给看画布的人；客户不经过这里。', en: 'For whoever reads the canvas; nobody passes here.' },
  fields: [{ name: 'text', type: 'long-text', label: { zh: '内容', en: 'Text' }, max: 1_000 }],
  exits: () => [],
  sentence: ({ text }) =>
    text ? { zh: spell(text), en: spell(text) } : { zh: '（空便签）', en: '(an empty note)' },
  enter: () => ({ end: true }),
});
