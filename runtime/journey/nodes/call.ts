import { answeredAtOnce, defineNode } from '../define.ts';
import { onceOf, REPEATS, type RepeatsFields, unknownExit } from '../repeats.ts';
import { answerTrial } from '../trials.ts';
import { spell } from '../words.ts';

interface Fields extends RepeatsFields {
  url: string;
  secret?: string;
  body?: string;
  patience: number;
  tries: number;
}

export const call = defineNode<Fields>({
  kind: 'call',
  group: 'action',
  icon: 'cloud',
  title: { zh: '调用服务', en: 'Call a service' },
  help: {
    zh: '向一个网址提问并马上用它的答案：对方返回的 JSON 之后可以在“判断”里用（body.字段），也可以写进文案：{{ answers.节点编号.body.字段 }}。答案最多 64 KB，其中最多 8 KB 留下来用；不跟随重定向。',
    en: 'Asks an address and goes on with its answer: later branches see its JSON as body.<field>, texts as {{ answers.<node id>.body.<field> }}. At most 64 KB are read, of which 8 KB can be used; redirects are not followed.',
  },
  fields: [
    {
      name: 'url',
      type: 'url',
      label: { zh: '网址', en: 'Address' },
      help: {
        zh: '可以带变量，例如 ?id={{ person.id }}。',
        en: 'May hold variables, such as ?id={{ person.id }}.',
      },
      required: true,
      template: 'url',
    },
    {
      name: 'body',
      type: 'long-text',
      label: { zh: '发送的 JSON', en: 'JSON to send' },
      help: {
        zh: '变量写在引号里，例如 {"name": "{{ person.name }}"}；不填则发送客户和旅程的情况。',
        en: 'Variables stand in quotes, as in {"name": "{{ person.name }}"}; left empty, the person and the journey are sent.',
      },
      max: 4_000,
      template: 'json',
    },
    {
      name: 'secret',
      type: 'secret',
      label: { zh: '签名密钥', en: 'Signing secret' },
      help: {
        zh: '以 whsec_ 开头；填了就按 Standard Webhooks 签名，对方可以据此验证。',
        en: 'Begins with whsec_; with it requests are signed by Standard Webhooks.',
      },
    },
    {
      name: 'patience',
      type: 'duration',
      label: { zh: '每次最多等', en: 'Time for an answer' },
      default: 10_000,
      min: 1_000,
      max: 30_000,
    },
    {
      name: 'tries',
      type: 'number',
      label: { zh: '最多试几次', en: 'Tries' },
      help: {
        zh: '失败后隔 5 秒、30 秒、2 分钟……再试。',
        en: 'After a failure again in 5 s, 30 s, 2 min and so on.',
      },
      default: 3,
      min: 1,
      max: 6,
    },
    REPEATS,
  ],
  exits: (node) => [
    { name: 'done', title: { zh: '成功', en: 'done' }, optional: true },
    { name: 'failed', title: { zh: '失败', en: 'failed' } },
    ...unknownExit(node),
  ],
  sentence: ({ url }) => ({
    zh: `调用 ${spell(url)}，等它的答案`,
    en: `Call ${spell(url)} and wait for its answer`,
  }),
  atOnce: () => answeredAtOnce('failed'),
  enter: ({ url, secret, body, patience, tries, repeats }, { effectId }) => ({
    wait: { answer: effectId },
    effects: [
      {
        ...{ kind: 'call', url, patience, tries, ...onceOf({ repeats }) },
        ...(secret && { secret }),
        ...(body && { body }),
      },
    ],
  }),
  resume(_, input) {
    if (input.type !== 'answer') return undefined;
    if (input.result.unknown === true) return { exit: 'unknown' };
    return { exit: input.result.ok === true ? 'done' : 'failed' };
  },
  trials: (_, { now, effect }) => [
    {
      ...answerTrial({ zh: '成功', en: 'done' }, effect, now, { ok: true, status: 200, body: {} }),
      unsaid: true,
    },
    answerTrial({ zh: '失败', en: 'failed' }, effect, now, { ok: false, status: 500 }),
  ],
});
