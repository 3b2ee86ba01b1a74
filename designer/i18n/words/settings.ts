export const SETTINGS = {
  sites: { zh: '站点', en: 'Sites' },
  sitesHelp: {
    zh: '两行里选一行，放进页面的 <head>。同一个站点的页面用同一行。',
    en: 'Put one of the two lines into the <head> of the pages. All pages of a site share it.',
  },
  simple: { zh: '随运行时更新', en: 'Follows the runtime' },
  simpleHelp: {
    zh: '运行时更新后，页面最迟十分钟就用上新的，不必再改。',
    en: 'After an update of the runtime pages load the new SDK within ten minutes; nothing needs to be changed.',
  },
  pinned: { zh: '固定在这一版', en: 'Pinned to this build' },
  pinnedHelp: {
    zh: '永远是 {version}（{build}）这一份：浏览器按指纹核对它和它以后加载的每一部分，差一个字节就不运行。运行时更新后它照样可用；想换新版时，再来复制一次。',
    en: 'Always {version} ({build}): the browser checks it, and every part it loads later, against their fingerprints, and runs nothing else. It goes on working after updates of the runtime; copy the line again when you want the newer one.',
  },
  addSite: { zh: '添加站点', en: 'Add a site' },
  siteName: { zh: '站点名称', en: 'Name of the site' },
  agents: { zh: '代理人', en: 'Agents' },
  agentsHelp: {
    zh: '链接打开这位代理人的任务页，不用密码；请只发给本人。',
    en: 'The link opens this agent’s tasks without a password; send it to nobody else.',
  },
  agentsEmpty: {
    zh: '还没有代理人。加一位，任务才有人接。',
    en: 'No agents yet. Add one, so that somebody takes the tasks.',
  },
  addAgent: { zh: '添加代理人', en: 'Add an agent' },
  agentName: { zh: '姓名', en: 'Name' },
  kind: { zh: '类型', en: 'Kind' },
  human: { zh: '真人', en: 'human' },
  ai: { zh: '智能体', en: 'AI' },
  people: { zh: '名下客户', en: 'People owned' },
  open: { zh: '未完成任务', en: 'Open tasks' },
  done: { zh: '完成', en: 'Done' },
  page: { zh: '代理人页面', en: 'Agent’s page' },
  openPage: { zh: '打开', en: 'Open' },
  copyLink: { zh: '复制链接', en: 'Copy the link' },
  drops: { zh: '脚本不得不丢弃的', en: 'What the script had to drop' },
  dropsHelp: {
    zh: '消息条数，最近 7 天与再前 7 天（按 UTC 日）。断网与重发不算丢弃：它们留在读者的设备上，恢复后补发。',
    en: 'Messages, last 7 days and the 7 before (days in UTC). An outage drops nothing: what could not be sent waits on the reader’s device and goes out later.',
  },
  dropsEmpty: {
    zh: '最近 14 天，脚本一条消息也没有丢弃。',
    en: 'In the last 14 days the script has dropped nothing.',
  },
  reason: { zh: '原因', en: 'Reason' },
  lastDays: { zh: '最近 7 天', en: 'Last 7 days' },
  daysBefore: { zh: '再前 7 天', en: '7 days before' },
  dropOverflow: {
    zh: '积压超过 10,000 条或 5 MB：最旧的先丢',
    en: 'Over 10,000 messages or 5 MB waited: the oldest went first',
  },
  dropNoConsent: {
    zh: '十分钟内读者没有作出同意与否的选择',
    en: 'The reader did not choose within ten minutes whether to consent',
  },
  dropTooLarge: {
    zh: '单条超过 32 KB：请缩短 track 的 properties',
    en: 'A message over 32 KB: shorten the properties given to track',
  },
  dropNotJson: {
    zh: '无法写成 JSON：请检查 track 的 properties',
    en: 'Not to be written as JSON: check the properties given to track',
  },
  dropHttp: {
    zh: '服务器拒收，状态 {status}：请检查 data-endpoint 与中间的代理',
    en: 'Refused with status {status}: check data-endpoint and the proxies in between',
  },
  dropOther: { zh: '其他', en: 'Other' },
  nameMissing: { zh: '请先填写名称。', en: 'Enter a name first.' },
} as const;
