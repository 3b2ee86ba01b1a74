import { together } from '../together.ts';
import type { OperandDefinition, OperandOf } from '../vocabulary.ts';

/** Kinds as people call them; sites may use others. */
const KINDS: Record<string, { zh: string; en: string }> = {
  device: { zh: '设备', en: 'device' },
  user: { zh: '登录账号', en: 'user id' },
  phone: { zh: '手机号', en: 'phone number' },
  email: { zh: '邮箱', en: 'e-mail address' },
  openid: { zh: '微信 openid', en: 'WeChat openid' },
  unionid: { zh: '微信 unionid', en: 'WeChat unionid' },
  external_userid: { zh: '企业微信外部联系人', en: 'WeCom contact' },
  customer_no: { zh: '客户号', en: 'customer number' },
};

const nameOf = (kind: string) =>
  (Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined) ?? { zh: kind, en: kind };

export const identifier: OperandDefinition<OperandOf<'identifier'>> = {
  label: { zh: '身份标识', en: 'identifier' },
  parameters: [{ name: 'kind', type: 'identifier', label: { zh: '种类', en: 'kind' }, required: true }],
  values: () => ({ type: 'presence' }),
  words: { exists: { zh: '已知', en: 'is known' }, missing: { zh: '未知', en: 'is not known' } },
  value: ({ kind }, { person }) => (person.identifiers?.includes(kind) ? true : undefined),
  compile: ({ kind }) => ({
    rows: 'identifiers',
    where: [{ column: 'kind', is: '=', value: kind }],
    value: { text: 'kind' },
  }),
  describe: ({ kind }) => ({
    zh: together('客户的', nameOf(kind).zh),
    en: `${nameOf(kind).en} of the person`,
  }),
};
