import { defineNode } from '../define.ts';
import { answerTrial } from '../trials.ts';
import type { Effect, EffectBody, Field } from '../vocabulary.ts';
import { spell, spellDuration } from '../words.ts';

type Push = Extract<EffectBody, { kind: 'push' }>;
type Fields = Omit<Push, 'kind' | 'expiresAt'> & { link: 'content' | 'url'; within: number };

const FORMS = [
  { value: 'card', label: { zh: '卡片', en: 'card' } },
  { value: 'banner', label: { zh: '横幅', en: 'banner' } },
  { value: 'sheet', label: { zh: '底部弹层', en: 'sheet' } },
];

const LINK: Field[] = [
  {
    name: 'link',
    type: 'choice',
    label: { zh: '点开后去', en: 'A tap opens' },
    default: 'content',
    choices: [
      { value: 'content', label: { zh: '一篇文章', en: 'an article' } },
      { value: 'url', label: { zh: '一个网址', en: 'an address' } },
    ],
  },
  {
    name: 'content',
    type: 'content',
    label: { zh: '文章', en: 'Article' },
    required: true,
    when: { field: 'link', is: 'content' },
  },
  {
    name: 'url',
    type: 'url',
    label: { zh: '网址', en: 'Address' },
    required: true,
    when: { field: 'link', is: 'url' },
  },
];

export const push = defineNode<Fields>({
  kind: 'push',
  group: 'action',
  icon: 'bell',
  title: { zh: '页面内推送', en: 'Push in the page' },
  help: {
    zh: '在客户正在看的页面里展示一条内容。客户在线时立即出现，否则下次打开页面时出现；超过等待时间仍没有点击就算过期。没有连线的出口，旅程到此结束。',
    en: 'Shows content in the page that the person reads: at once if they are there, else on the next visit; without a tap in time it expires. The journey ends at an exit that leads nowhere.',
  },
  fields: [
    { name: 'form', type: 'choice', label: { zh: '样式', en: 'Form' }, default: 'card', choices: FORMS },
    { name: 'title', type: 'text', label: { zh: '标题', en: 'Title' }, required: true, max: 60 },
    { name: 'text', type: 'long-text', label: { zh: '正文', en: 'Text' }, max: 200 },
    { name: 'image', type: 'url', label: { zh: '图片网址', en: 'Address of a picture' } },
    { name: 'label', type: 'text', label: { zh: '按钮文字', en: 'Button' }, max: 20 },
    ...LINK,
    {
      name: 'within',
      type: 'duration',
      label: { zh: '最多等多久', en: 'Waiting time' },
      required: true,
      default: 86_400_000,
      min: 60_000,
      max: 2_592_000_000,
    },
  ],
  exits: () => [
    { name: 'clicked', title: { zh: '点击了', en: 'clicked' }, optional: true },
    { name: 'dismissed', title: { zh: '关掉了', en: 'dismissed' }, optional: true },
    { name: 'expired', title: { zh: '过期', en: 'expired' }, optional: true },
  ],
  sentence({ form, title, within }) {
    const label = FORMS.find(({ value }) => value === form)?.label ?? { zh: '…', en: '…' };
    const time = spellDuration(within);
    return {
      zh: `在页面里用${label.zh}推送“${spell(title)}”，等 ${time.zh}`,
      en: `Push “${spell(title)}” as a ${label.en} in the page, for ${time.en}`,
    };
  },
  enter: (node, { facts, effectId }) => ({
    wait: { answer: effectId },
    effects: [{ ...bodyOf(node), expiresAt: facts.now + node.within }],
  }),
  resume(_, input) {
    const action = input.type === 'answer' ? input.result.action : undefined;
    return action === 'clicked' || action === 'dismissed' || action === 'expired'
      ? { exit: action }
      : undefined;
  },
  trials: (_, { now, effect }) => [
    answerTrial({ zh: '点击了', en: 'clicked' }, effect, now, { action: 'clicked' }),
    answerTrial({ zh: '关掉了', en: 'dismissed' }, effect, now, { action: 'dismissed' }),
    {
      ...answerTrial({ zh: '过期', en: 'expired' }, effect, expiryOf(effect, now), { action: 'expired' }),
      unsaid: true,
    },
  ],
});

const expiryOf = (effect: Effect | undefined, now: number) =>
  effect?.kind === 'push' ? effect.expiresAt : now;

/** Only what was filled in: an empty field of the form is no text. */
function bodyOf({ form, title, text, image, label, link, content, url }: Fields): Omit<Push, 'expiresAt'> {
  return {
    kind: 'push',
    form,
    title,
    ...(text && { text }),
    ...(image && { image }),
    ...(label && { label }),
    ...(link === 'content' && content && { content }),
    ...(link === 'url' && url && { url }),
  };
}
