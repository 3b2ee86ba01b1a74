/** Who is related to a person. */
export const HOUSEHOLD = {
  title: { zh: '家庭与关系', en: 'Household and relations' },
  none: {
    zh: '还没有记下和谁有关系。在下面选一个人，说明是这位客户的什么人。',
    en: 'Nobody is known to be related yet. Choose somebody below and say what they are to this person.',
  },
  picture: { zh: '{name}的家庭与关系', en: 'Who is related to {name}' },
  is: { zh: '是{name}的', en: 'is to {name}' },
  choose: { zh: '选一个人…', en: 'Choose a person…' },
  add: { zh: '记下', en: 'Add' },
  added: { zh: '{other}记为{name}的{kin}', en: '{other} is written down as {kin} of {name}' },
  remove: { zh: '{other}不再是{kin}', en: '{other} is no longer {kin}' },
  removed: { zh: '{other}不再记为{name}的{kin}', en: '{other} is no longer written down as {kin} of {name}' },
} as const;
