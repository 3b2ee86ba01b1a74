/** Names of the kinds of identifiers that the contract knows; others are shown as they are called. */
export const IDENTIFIER = {
  device: { zh: '设备', en: 'Device' },
  user: { zh: '用户', en: 'User' },
  phone: { zh: '手机号', en: 'Phone' },
  email: { zh: '邮箱', en: 'E-mail' },
  openid: { zh: '微信 openid', en: 'WeChat openid' },
  unionid: { zh: '微信 unionid', en: 'WeChat unionid' },
  external_userid: { zh: '企业微信外部联系人', en: 'WeCom external contact' },
  customer_no: { zh: '客户号', en: 'Customer number' },
} as const;
