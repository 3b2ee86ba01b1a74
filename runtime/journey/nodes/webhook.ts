import { answeredAtOnce, defineNode } from '../define.ts';
import { onceOf, REPEATS, type RepeatsFields, unknownExit } from '../repeats.ts';
import { answerTrial } from '../trials.ts';
import { spell } from '../words.ts';

export const webhook = defineNode<RepeatsFields & { url: string; secret: string; data?: string }>({
  kind: 'webhook',
  group: 'action',
  icon: 'plug',
  title: { zh: '通知外部系统', en: 'Call a webhook' },
  help: {
    zh: '把客户和旅程的情况发给你的系统，按 Standard Webhooks 签名；失败会在约 3 天内重试约 10 次，仍失败走“失败”。对方的回复可以在后面的“判断”里使用（status、ok）。',
    en: 'Tells your system about the person and the journey, signed by Standard Webhooks; retried about 10 times over 3 days, then it leaves by “failed”. A later branch may look at the answer (status, ok).',
  },
  fields: [
    { name: 'url', type: 'url', label: { zh: '网址', en: 'Address' }, required: true, template: 'url' },
    {
      name: 'data',
      type: 'long-text',
      label: { zh: '附带的 JSON', en: 'JSON to send along' },
      help: {
        zh: '作为 data 附在内容里；变量写在引号里，例如 {"name": "{{ person.name }}"}。',
        en: 'Travels as “data” in the body; variables stand in quotes, as in {"name": "{{ person.name }}"}.',
      },
      max: 4_000,
      template: 'json',
    },
    {
      name: 'secret',
      type: 'secret',
      label: { zh: '签名密钥', en: 'Signing secret' },
      help: {
        zh: '以 whsec_ 开头，后接 base64 编码的 24 到 64 个字节；接收方用它验证签名。',
        en: 'whsec_ and 24 to 64 bytes in base64; the receiver verifies signatures with it.',
      },
      required: true,
    },
    REPEATS,
  ],
  exits: (node) => [
    { name: 'done', title: { zh: '成功', en: 'done' }, optional: true },
    { name: 'failed', title: { zh: '失败', en: 'failed' } },
    ...unknownExit(node),
  ],
  sentence: ({ url }) => ({ zh: `通知外部系统 ${spell(url)}`, en: `Call ${spell(url)}` }),
  atOnce: () => answeredAtOnce('failed'),
  enter: ({ id, url, secret, data, repeats }, { facts: { now, person }, run, effectId }) => ({
    wait: { answer: effectId },
    effects: [
      {
        kind: 'webhook',
        url,
        secret,
        ...(data && { data }),
        ...onceOf({ repeats }),
        body: {
          type: 'journey.webhook',
          effect: effectId,
          journey: run.journeyId,
          node: id,
          run: run.id,
          person: { id: person.id, attributes: person.attributes, tags: person.tags },
          at: now,
        },
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
      ...answerTrial({ zh: '成功', en: 'done' }, effect, now, { ok: true, status: 200 }),
      unsaid: true,
    },
    answerTrial({ zh: '失败', en: 'failed' }, effect, now, { ok: false, status: 500 }),
  ],
});
