/** What the overlay says, in the language of whoever looks. */
import type { HeatSelection } from '../../runtime/wire/api/overlay.ts';
import type { Measure } from '../../runtime/wire/heat/measure.ts';
import { DIFFERS_WORDS, MEASURE_WORDS, RAMP_WORDS } from '../../runtime/wire/heat/words.ts';
import type { Fault } from './ask.ts';

type Language = 'zh' | 'en';
type Text = Record<Language, string>;

const WORDS = {
  heat: { zh: '热图', en: 'Heat' },
  close: { zh: '关闭热图', en: 'Close the heat map' },
  fold: { zh: '收起', en: 'Fold' },
  unfold: { zh: '展开', en: 'Unfold' },
  loading: { zh: '正在取热图…', en: 'Fetching the heat…' },
  everybody: { zh: '所有人', en: 'Everybody' },
  onePerson: { zh: '一位客户', en: 'One person' },
  oneSegment: { zh: '一个人群', en: 'One segment' },
  phone: { zh: '手机', en: 'Phone' },
  tablet: { zh: '平板', en: 'Tablet' },
  desktop: { zh: '电脑', en: 'Desktop' },
  since: { zh: '自 {from}', en: 'since {from}' },
  between: { zh: '{from}–{to}', en: '{from} to {to}' },
  readings: { zh: '{n} 次阅读', en: 'readings: {n}' },
  few: { zh: '很少，只作参考', en: 'few: a hint, no finding' },
  side: { zh: '并排', en: 'Side by side' },
  difference: { zh: '差异', en: 'Difference' },
  halves: { zh: '每段左半是 A，右半是 B', en: 'Left half: A; right half: B' },
  curve: {
    zh: '右侧是还在读的人：后面一片读到，前面一片真正读了',
    en: 'At the right, who is still reading: behind, who got here; in front, who read it',
  },
  curveAgainst: { zh: '；虚线是 B', en: '; dashed: B' },
  point: { zh: '指向或轻点一段（键 J、K）', en: 'Point at a paragraph (keys J, K)' },
  paragraph: { zh: '第 {n} 段', en: 'Paragraph {n}' },
  usual: { zh: '通常 {time}', en: 'usually {time}' },
  seconds: { zh: '{n} 秒', en: '{n} s' },
  dead: { zh: '没反应 {n}', en: 'dead taps: {n}' },
  rage: { zh: '连点 {n}', en: 'rage taps: {n}' },
  changedSince: { zh: '这一段后来改过，还没有数据', en: 'Changed since: not measured yet' },
  changed: {
    zh: '{n} 段（斜纹）在测量之后改过',
    en: 'Changed since it was measured (striped): {n}',
  },
  gone: { zh: '{n} 段测量过，页面上已经没有', en: 'Measured, but no longer on the page: {n}' },
  noReadings: {
    zh: '这里还没有阅读。请在设计器里换一个时间、设备、客户或人群。',
    en: 'No readings here. Choose another period, device, person or segment in the designer.',
  },
  otherPage: {
    zh: '这一页上没有测量过的段落：文章换了，或还没有显示。设计器里有测量的那一版。',
    en: 'None of the measured paragraphs is on this page: another article, or not shown yet. The designer has the measured version.',
  },
} as const;

const FAULTS: Record<Fault, Text> = {
  'overlay-expired': {
    zh: '链接已过 10 分钟，失效了。请在设计器的内容页再点一次“在页面上看”。',
    en: 'This link was good for 10 minutes, which are over. Press “See it on the page” in the designer again.',
  },
  'overlay-forged': {
    zh: '链接不完整，或不是这里签发的。请在设计器的内容页点“在页面上看”。',
    en: 'This link is incomplete or was not made here. Press “See it on the page” in the designer.',
  },
  failed: {
    zh: '没有取到热图：断网了，页面的安全策略（connect-src）不允许，或 Dogear 出了错。稍后刷新，或在设计器里看同一张图。',
    en: 'The heat did not come: no network, a policy of the page (connect-src), or a fault of Dogear. Reload later, or see the same picture in the designer.',
  },
};

export interface Words {
  (name: keyof typeof WORDS, values?: Record<string, string | number>): string;
  fault(fault: Fault): string;
  measure(measure: Measure): string;
  /** What its ramp begins and ends with. */
  ends(measure: Measure): string[];
  /** Less, the same, more than what is compared with. */
  differs(name: string): string[];
  /** ms as seconds. */
  seconds(ms: number): string;
  selection(selection: HeatSelection): string;
}

const filled = (text: string, values: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => `${values[name]}`);

/** `language`: a BCP 47 tag. */
export function wordsFor(language: string): Words {
  const shown: Language = /^zh/i.test(language) ? 'zh' : 'en';
  const say = (text: Text): string => text[shown];
  const word = (name: keyof typeof WORDS, values = {}): string => filled(say(WORDS[name]), values);
  /** Days are folded in UTC. */
  const day = (at: number): string =>
    new Date(at).toLocaleDateString(shown === 'zh' ? 'zh-CN' : 'en-GB', {
      month: 'short',
      day: 'numeric',
      timeZone: 'UTC',
    });
  const period = ({ from, to }: HeatSelection): string[] => {
    if (from === undefined) return [];
    return [
      to === undefined
        ? word('since', { from: day(from) })
        : word('between', { from: day(from), to: day(to) }),
    ];
  };
  return Object.assign(word, {
    fault: (fault: Fault) => say(FAULTS[fault]),
    measure: (measure: Measure) => say(MEASURE_WORDS[measure]),
    ends: (measure: Measure) => RAMP_WORDS[measure].map(say),
    differs: (name: string) => DIFFERS_WORDS.map((text) => filled(say(text), { name })),
    seconds: (ms: number) =>
      word('seconds', { n: ms < 9_950 ? Math.round(ms / 100) / 10 : Math.round(ms / 1_000) }),
    selection: (selection: HeatSelection) =>
      [
        word(selection.person ? 'onePerson' : selection.segment ? 'oneSegment' : 'everybody'),
        ...(selection.device === undefined ? [] : [word(selection.device)]),
        ...period(selection),
      ].join(' · '),
  });
}

export const percent = (share: number): string => `${Math.round(share * 100)}%`;
