import { evaluate } from '../../condition/index.ts';
import type { Condition } from '../../condition/vocabulary.ts';
import { defineNode, type EntryFields, NEXT, REENTRY } from '../define.ts';
import { SHARE_BROUGHT, SHARE_OPENED } from '../shares.ts';
import { eventTrial } from '../trials.ts';
import { spell, spellCondition } from '../words.ts';

interface Fields extends EntryFields {
  who: 'opened' | 'shared';
  content?: string;
  by: 'anyone' | 'agent' | 'customer';
  depth?: number;
  condition?: Condition;
}

const eventOf = ({ who }: Fields) => (who === 'shared' ? SHARE_BROUGHT : SHARE_OPENED);

export const entryShare = defineNode<Fields>({
  kind: 'entry-share',
  group: 'entry',
  icon: 'share',
  title: { zh: '打开分享', en: 'Opened from a share' },
  help: {
    zh: '有人打开别人分享的链接时进入旅程：可以是打开的人，也可以是分享的客户（例如向转发的人道谢）。打开自己的链接不算。',
    en: 'Starts when somebody opens a link that another shared: for whoever opened it, or for the customer who shared, to thank them. Opening one’s own link does not count.',
  },
  fields: [
    {
      name: 'who',
      type: 'choice',
      label: { zh: '谁进入', en: 'Who enters' },
      default: 'opened',
      choices: [
        { value: 'opened', label: { zh: '打开的人，每次打开', en: 'who opened it, at every opening' } },
        {
          value: 'shared',
          label: { zh: '分享的客户，每来一位新的人', en: 'the customer who shared, for each new person' },
        },
      ],
    },
    {
      name: 'content',
      type: 'content',
      label: { zh: '文章', en: 'Article' },
      help: { zh: '不选表示任何一篇文章。', en: 'None chosen means any article.' },
    },
    {
      name: 'by',
      type: 'choice',
      label: { zh: '谁分享的', en: 'Shared by' },
      default: 'anyone',
      choices: [
        { value: 'anyone', label: { zh: '任何人', en: 'anyone' } },
        { value: 'agent', label: { zh: '代理人', en: 'an agent' } },
        { value: 'customer', label: { zh: '客户', en: 'a customer' } },
      ],
      when: { field: 'who', is: 'opened' },
    },
    {
      name: 'depth',
      type: 'number',
      label: { zh: '至少转手几次', en: 'Passed on at least' },
      help: {
        zh: '0 是链条的第一个链接；客户把代理人的链接再转给朋友，就是 1。',
        en: '0 is the first link of a chain; a customer who passes an agent’s link on to a friend makes it 1.',
      },
      min: 0,
      max: 100,
    },
    {
      name: 'condition',
      type: 'condition',
      label: { zh: '并且满足', en: 'And only if' },
      help: {
        zh: '可以判断事件属性（share、content、by、depth、agent）、客户属性、标签和阅读情况。',
        en: 'May look at the event (share, content, by, depth, agent), the person, tags and readings.',
      },
    },
    ...REENTRY,
  ],
  exits: () => [NEXT],
  sentence(node, names) {
    const title = node.content ? names.content(spell(node.content)) : undefined;
    const zh = title ? `《${title}》` : '任意一篇文章';
    const en = title ? `“${title}”` : 'any article';
    const only = node.condition ? spellCondition(node.condition, names) : undefined;
    const [deepZh, deepEn] = node.depth
      ? [`（至少转手 ${spell(node.depth)} 次）`, `, passed on at least ${spell(node.depth)} times`]
      : ['', ''];
    if (node.who === 'shared') {
      return {
        zh: `客户分享的${zh}${deepZh}被人打开${only ? `且${only.zh}` : ''}时进入`,
        en: `A person starts whose share of ${en}${deepEn} is opened${only ? `, if ${only.en}` : ''}`,
      };
    }
    const by = BY[node.by] ?? BY.anyone;
    return {
      zh: `客户打开${by.zh}分享的${zh}${deepZh}${only ? `且${only.zh}` : ''}时进入`,
      en: `A person starts who opens ${en} from a share of ${by.en}${deepEn}${only ? `, if ${only.en}` : ''}`,
    };
  },
  triggers: (node) => [`event:${eventOf(node)}`],
  starts(node, input, facts) {
    if (input.type !== 'event' || input.name !== eventOf(node)) return false;
    const { content, by, depth } = input.properties;
    if (node.content && node.content !== content) return false;
    if (node.who !== 'shared' && (node.by ?? 'anyone') !== 'anyone' && node.by !== by) return false;
    if (node.depth !== undefined && !(typeof depth === 'number' && depth >= node.depth)) return false;
    return !node.condition || evaluate(node.condition, { ...facts, event: input.properties });
  },
  enter: () => ({ exit: 'next' }),
  trials(node, { now }) {
    const { content = '', depth = 0 } = node;
    const by = node.who === 'shared' || node.by === 'customer' ? 'customer' : 'agent';
    const trial = eventTrial(eventOf(node), now, { share: 'tried', content, by, depth });
    const title =
      node.who === 'shared'
        ? { zh: '有人打开客户分享的链接', en: 'somebody opens their link' }
        : { zh: '打开分享的链接', en: 'opens a shared link' };
    return [{ ...trial, title }];
  },
});

const BY = {
  anyone: { zh: '别人', en: 'somebody' },
  agent: { zh: '代理人', en: 'an agent' },
  customer: { zh: '其他客户', en: 'another customer' },
};
