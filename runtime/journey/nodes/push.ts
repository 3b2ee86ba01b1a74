import { own } from '../../condition/own.ts';
import { CHANNELS } from '../channels.ts';
import { answeredAtOnce, defineNode } from '../define.ts';
import { REFUSED } from '../errand.ts';
import { onceOf, REPEATS, type RepeatsFields } from '../repeats.ts';
import { answerTrial } from '../trials.ts';
import type { Decision, Effect, EffectBody, Exit, Field, Scene } from '../vocabulary.ts';
import { spell, spellDuration } from '../words.ts';

type Push = Extract<EffectBody, { kind: 'push' }>;
type Fields = Omit<Push, 'kind' | 'expiresAt' | 'channel' | 'once'> &
  RepeatsFields & {
    channel: keyof typeof CHANNELS;
    link: 'content' | 'url';
    within: number;
    openLimit?: number;
    clickLimit?: number;
  };

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
    template: 'url',
    when: { field: 'link', is: 'url' },
  },
];

const byGateway = { field: 'channel', is: 'webhook' };
const CHANNEL: Field[] = [
  {
    name: 'channel',
    type: 'choice',
    label: { zh: '渠道', en: 'Channel' },
    default: 'page',
    choices: Object.entries(CHANNELS).map(([value, { label }]) => ({ value, label })),
  },
  {
    name: 'endpoint',
    type: 'url',
    label: { zh: '网关的网址', en: 'Address of the gateway' },
    help: {
      zh: '按 Standard Webhooks 签名送出；对方回 2xx 即算送达，之后的打开和点击由对方报到 POST /api/pushes/编号/report。',
      en: 'Sent signed by Standard Webhooks; 2xx means delivered, and what follows is reported to POST /api/pushes/<id>/report.',
    },
    required: true,
    when: byGateway,
  },
  {
    name: 'secret',
    type: 'secret',
    label: { zh: '签名密钥', en: 'Signing secret' },
    required: true,
    when: byGateway,
  },
  { ...REPEATS, when: byGateway },
];

const DURATION = { type: 'duration', min: 60_000, max: 2_592_000_000 } as const;
const TIMES: Field[] = [
  {
    ...DURATION,
    name: 'within',
    label: { zh: '最多等多久', en: 'Waiting time' },
    required: true,
    default: 86_400_000,
  },
  {
    ...DURATION,
    name: 'openLimit',
    label: { zh: '送达后多久没打开就走', en: 'Go on when delivered but not opened after' },
    help: { zh: '从“送达了”离开。', en: 'Leaves by “delivered”.' },
    when: byGateway,
  },
  {
    ...DURATION,
    name: 'clickLimit',
    label: { zh: '打开后多久没点击就走', en: 'Go on when opened but not clicked after' },
    help: {
      zh: '从“打开了”离开；页面内推送一展示就算打开。',
      en: 'Leaves by “opened”; in the page, shown is opened.',
    },
  },
];

const ENDS: Exit[] = [
  { name: 'clicked', title: { zh: '点击了', en: 'clicked' }, optional: true },
  { name: 'dismissed', title: { zh: '关掉了', en: 'dismissed' }, optional: true },
  { name: 'expired', title: { zh: '过期', en: 'expired' }, optional: true },
  REFUSED,
  { name: 'failed', title: { zh: '失败', en: 'failed' }, optional: true },
];
const DELIVERED: Exit = { name: 'delivered', title: { zh: '送达了', en: 'delivered' }, optional: true };
const OPENED: Exit = { name: 'opened', title: { zh: '打开了', en: 'opened' }, optional: true };

export const push = defineNode<Fields>({
  kind: 'push',
  group: 'action',
  icon: 'bell',
  title: { zh: '推送', en: 'Push' },
  help: {
    zh: '把一条内容送给客户：在客户正在看的页面里（在线时立即出现，否则下次打开页面时出现），或者交给你的网关送出。它先过联系规则；没过走“未获准”，超过等待时间仍没有点击算过期。没有连线的出口，旅程到此结束。',
    en: 'Sends content to the person: in the page that they read (at once if they are there, else on the next visit), or by a gateway of yours. It passes the rules of contact first, and leaves by “refused” if they object; without a tap in time it expires. The journey ends at an exit that leads nowhere.',
  },
  fields: [
    ...CHANNEL,
    { name: 'form', type: 'choice', label: { zh: '样式', en: 'Form' }, default: 'card', choices: FORMS },
    {
      name: 'title',
      type: 'text',
      label: { zh: '标题', en: 'Title' },
      help: {
        zh: '可以写变量，例如 {{ person.name }}。',
        en: 'May hold variables, such as {{ person.name }}.',
      },
      required: true,
      max: 60,
      template: 'text',
    },
    { name: 'text', type: 'long-text', label: { zh: '正文', en: 'Text' }, max: 200, template: 'text' },
    { name: 'image', type: 'url', label: { zh: '图片网址', en: 'Address of a picture' }, template: 'url' },
    { name: 'label', type: 'text', label: { zh: '按钮文字', en: 'Button' }, max: 20, template: 'text' },
    ...LINK,
    ...TIMES,
  ],
  exits: (node) => [...stagesOf(node), ...ENDS],
  sentence({ form, channel, title, within }) {
    const label = FORMS.find(({ value }) => value === form)?.label ?? { zh: '…', en: '…' };
    const time = spellDuration(within);
    if (channel === 'webhook') {
      const text = spell(title);
      return {
        zh: `经网关推送“${text}”，等 ${time.zh}`,
        en: `Push “${text}” by the gateway, for ${time.en}`,
      };
    }
    return {
      zh: `在页面里用${label.zh}推送“${spell(title)}”，等 ${time.zh}`,
      en: `Push “${spell(title)}” as a ${label.en} in the page, for ${time.en}`,
    };
  },
  atOnce: () => answeredAtOnce('refused', 'failed'),
  enter: (node, { facts, effectId }) => ({
    wait: { answer: effectId },
    effects: [{ ...bodyOf(node), expiresAt: facts.now + node.within }],
  }),
  resume(node, input, scene) {
    if (input.type === 'timer') return { exit: stageOf(node.id, scene) };
    const action = input.type === 'answer' ? input.result.action : undefined;
    const end = ENDS.find(({ name }) => name === action);
    if (end) return { exit: end.name };
    return furtherBy(action, node, scene);
  },
  trials: (node, { now, effect }) => [
    ...[...ENDS, ...stagesOf(node)]
      .filter(({ name }) => name !== 'expired')
      .map(({ name, title }) => answerTrial(title, effect, now, { action: name })),
    {
      ...answerTrial({ zh: '过期', en: 'expired' }, effect, expiryOf(effect, now), { action: 'expired' }),
      unsaid: true,
    },
  ],
});

/** The stages whose time limit is set: where it ran out, the run leaves by how far the push got. */
const stagesOf = ({ openLimit, clickLimit, channel }: Fields): Exit[] => [
  ...(channel === 'webhook' && openLimit ? [DELIVERED] : []),
  ...(clickLimit ? [OPENED] : []),
];

/** How far it got when the time for the next stage was over. */
const stageOf = (id: string, { run }: Scene) =>
  own(own(run.answers, id), 'action') === 'delivered' ? 'delivered' : 'opened';

/** One stage further: from here on the limit of the next one counts, if it has any. Until the push ends there is more to come. */
function furtherBy(action: unknown, node: Fields, { facts, run, effectId }: Scene): Decision {
  const limits = new Map<unknown, number | undefined>([
    ['delivered', node.openLimit],
    ['shown', node.clickLimit],
    ['opened', node.clickLimit],
  ]);
  const limit = limits.get(action);
  // Whether it arrived, reports may still tell.
  if (action === 'unknown') return { wait: { answer: effectId }, why: { stage: action } };
  if (!limits.has(action) || (limit === undefined && run.wait?.until === undefined)) {
    return { wait: run.wait ?? { answer: effectId } };
  }
  const wait = { answer: effectId, ...(limit !== undefined && { until: facts.now + limit }) };
  return { wait, why: { stage: action } };
}

const expiryOf = (effect: Effect | undefined, now: number) =>
  effect?.kind === 'push' ? effect.expiresAt : now;

/** Only what was filled in: an empty field of the form is no text. */
function bodyOf(node: Fields): Omit<Push, 'expiresAt'> {
  const { form, title, text, image, label, link, content, url, channel, endpoint, secret, repeats } = node;
  return {
    kind: 'push',
    ...(channel === 'webhook' && endpoint && secret && { channel, endpoint, secret, ...onceOf({ repeats }) }),
    form,
    title,
    ...(text && { text }),
    ...(image && { image }),
    ...(label && { label }),
    ...(link === 'content' && content && { content }),
    ...(link === 'url' && url && { url }),
  };
}
