/** What the debug mode says, in the language of whoever debugs. */

type Language = 'zh' | 'en';
type Text = Record<Language, string>;
export type Values = Record<string, string | number>;

export const WORDS = {
  title: { zh: 'Dogear 调试', en: 'Dogear debug' },
  article: { zh: '文章', en: 'Article' },
  noArticle: {
    zh: '没有找到：没有标记，article、#js_content、main 和正文里也没有超过 5 秒的文字',
    en: 'None found: nothing is marked, and neither article, #js_content, main nor the body holds more than 5 s of text',
  },
  marked: { zh: '元素上写着 data-dogear-article', en: 'it carries data-dogear-article' },
  foundArticle: { zh: '没有标记，页面有 <article>', en: 'nothing is marked; the page has an <article>' },
  wechat: { zh: '没有标记和 <article>，有 #js_content', en: 'no mark, no <article>; there is #js_content' },
  main: { zh: '没有更明确的，取 <main>', en: 'nothing plainer; <main> is taken' },
  densest: { zh: '都没有，取文字最密的一块', en: 'none of those; the densest text is taken' },
  articleIs: {
    zh: '{content}：{why}。{blocks} 块，{bands} 条带，预计读 {time} 秒，版本 {version}',
    en: '{content}: {why}. {blocks} blocks, {bands} bands, {time} s of expected reading, version {version}',
  },
  quality: { zh: '测量质量', en: 'Quality' },
  qualityNot: {
    zh: '{quality}：这次测量不可信，数据里写着原因',
    en: '{quality}: this measurement cannot be right, and says so',
  },
  clockLabel: { zh: '时钟', en: 'Clock' },
  clockIs: {
    zh: '投入 {engaged} 秒（按 5 秒规则 {engaged5} 秒）',
    en: 'engaged {engaged} s (by the 5 s rule {engaged5} s)',
  },
  runs: { zh: '在走；{idle} 秒内不碰页面就停', en: 'running; stops in {idle} s unless something is touched' },
  hidden: { zh: '停了：页面不在眼前', en: 'stopped: the page is hidden' },
  idle: {
    zh: '停了：{after} 秒没有碰过页面（眼前未读内容的 2 倍）',
    en: 'stopped: nothing was touched for {after} s (twice what the unread text in view needs)',
  },
  nowhere: {
    zh: '不计：文章不在眼前，或翻得比每秒一屏还快',
    en: 'earns nothing: no article in view, or it moves faster than a screen a second',
  },
  seenNow: { zh: '眼前', en: 'In view' },
  seenNowIs: { zh: '{bands} 条带，{time} 秒的内容', en: '{bands} bands, {time} s of text' },
  state: { zh: '状态', en: 'State' },
  bounce: { zh: '跳出', en: 'bounce' },
  skim: { zh: '略读', en: 'skim' },
  partial: { zh: '部分', en: 'partial' },
  complete: { zh: '读完', en: 'complete' },
  stateIs: {
    zh: '{state}；读过 {completion}%，最深 {depth}%',
    en: '{state}; {completion}% read, {depth}% deep',
  },
  lacksRead: {
    zh: '离读完还差 {share}% 的内容，没读的块：{blocks}',
    en: 'to be complete, {share}% more must be read; unread blocks: {blocks}',
  },
  lacksEnd: { zh: '结尾还要在眼前 {end} 秒', en: 'the end must be in view for {end} s more' },
  delivery: { zh: '发送', en: 'Delivery' },
  queueIs: {
    zh: '{waiting} 条在等，{sending} 条在路上，{spooled} 条也存在本机；{bytes} 字节',
    en: '{waiting} waiting, {sending} on their way, {spooled} kept on the device too; {bytes} bytes',
  },
  lastAnswer: { zh: '上次回答', en: 'Last answer' },
  noAnswer: { zh: '还没有', en: 'none yet' },
  answerGood: {
    zh: '{ago} 秒前 {status}：收下 {accepted}，重复 {duplicates}，拒绝 {rejected}，推送 {pushes}',
    en: '{ago} s ago, {status}: accepted {accepted}, duplicates {duplicates}, rejected {rejected}, pushes {pushes}',
  },
  answerUnknown: {
    zh: '{ago} 秒前没有连上，或没有等到回答；会再试',
    en: '{ago} s ago the runtime was not reached; it is tried again',
  },
  answerAgain: { zh: '{ago} 秒前 {status}：会再试', en: '{ago} s ago, {status}: it is tried again' },
  answerKey: {
    zh: '{ago} 秒前 401：运行时不认得这个 key，这一页不再发送',
    en: '{ago} s ago, 401: the runtime does not know this key; this page sends no more',
  },
  answerNever: {
    zh: '{ago} 秒前 {status}：这一批丢弃，不再试',
    en: '{ago} s ago, {status}: this batch is dropped, not tried again',
  },
  drops: { zh: '丢弃', en: 'Dropped' },
  consent: { zh: '同意', en: 'Consent' },
  granted: {
    zh: 'granted：测量，并在本机记住匿名编号',
    en: 'granted: measured, and an anonymous id is kept on the device',
  },
  denied: { zh: 'denied：不测量、不发送、不存储', en: 'denied: nothing is measured, sent or stored' },
  pending: {
    zh: 'pending：先留在内存里，最多十分钟',
    en: 'pending: kept in memory, ten minutes at the most',
  },
  undecided: {
    zh: "浏览器声明了 GPC 或 DNT：页面调用 consent('granted') 之前不测量、不发送、不存储",
    en: "the browser says GPC or DNT: nothing is measured, sent or stored before the page calls consent('granted')",
  },
  cookieless: {
    zh: 'cookieless：测量并发送，本机不存任何东西',
    en: 'cookieless: measured and sent; nothing is stored on the device',
  },
  reader: { zh: '读者', en: 'Person' },
  anonymous: { zh: '匿名，编号 {device}', en: 'anonymous, id {device}' },
  known: { zh: '{user}（编号 {device}）', en: '{user} (id {device})' },
  legend: {
    zh: '左边一条：虚框未读，实框已读（注意力 ÷ 预计时间 ≥ 0.3）；数字是这个比值。亮边的在眼前。',
    en: 'The strip: dashed is unread, solid is read (attention ÷ expected time ≥ 0.3); the figure is that ratio. Bright edges are in view.',
  },
} satisfies Record<string, Text>;

/** None of these, nor a value's name, may be one that the build shortens (`sdk/short-names.mjs`); a test holds that. */
export type Word = keyof typeof WORDS;
export type Words = (word: Word, values?: Values) => string;

export const isWord = (name: string): name is Word => name in WORDS;

/** `language`: a BCP 47 tag. */
export function wordsFor(language: string): Words {
  const shown: Language = /^zh/i.test(language) ? 'zh' : 'en';
  return (word, values = {}) =>
    WORDS[word][shown].replace(/\{(\w+)\}/g, (_, name: string) => `${values[name]}`);
}
