export const SIGNIN = {
  title: { zh: '登录', en: 'Sign in' },
  token: { zh: '管理员令牌', en: 'Administrator token' },
  where: {
    zh: '启动折角的终端会打印一个带令牌的链接：直接打开它，或把令牌粘贴到这里。',
    en: 'The terminal that started Dogear prints a link with the token: open it, or paste the token here.',
  },
  enter: { zh: '登录', en: 'Sign in' },
  missing: { zh: '请先粘贴令牌。', en: 'Paste the token first.' },
  wrong: {
    zh: '这个令牌不对，或者已经更换。请从终端重新复制，前后不要带空格。',
    en: 'This token is wrong, or was changed. Copy it again from the terminal, without spaces around it.',
  },
  agent: {
    zh: '这是{name}的代理人令牌，打不开设计器。请用管理员令牌登录，或去代理人页面。',
    en: 'This token belongs to the agent {name} and does not open the designer. Use the administrator token, or go to the agent’s page.',
  },
  toAgent: { zh: '去代理人页面', en: 'To the agent’s page' },
  tagline: { zh: '读到哪里，接着做什么', en: 'How people read, and what happens next' },
} as const;
