/** What an entry or a wait asks of a reading; met at the moment a reading crosses it, not each time it is reported. */
import { attentionTo } from '../condition/attention.ts';
import type { ContentFacts, PersonFacts, Text } from '../condition/vocabulary.ts';
import type { Field, Input, Names, NodeFault, ReadingFacts } from './vocabulary.ts';
import { spell, spellShare } from './words.ts';

export interface ReadingCriteria {
  /** `reached`: the reading comes to meet the rest; `returned`: it met the rest before, and now the person reads again. */
  moment?: 'reached' | 'returned';
  content?: string;
  completion?: number;
  state?: string;
  paragraph?: string;
  seconds?: number;
}

const STATES = [
  { value: 'complete', label: { zh: '读完', en: 'complete' } },
  { value: 'partial', label: { zh: '读了部分', en: 'partial' } },
  { value: 'skim', label: { zh: '略读', en: 'skim' } },
];

export const CRITERIA: Field[] = [
  {
    name: 'moment',
    type: 'choice',
    label: { zh: '什么时候算', en: 'It counts' },
    help: {
      zh: '“又回来读”：先前达到过下面的程度（例如略读过、读完过），现在又打开来读。',
      en: '“Read again”: it once met what is set below (skimmed, completed), and now the person has come back to it.',
    },
    default: 'reached',
    choices: [
      { value: 'reached', label: { zh: '刚达到时', en: 'when reached' } },
      { value: 'returned', label: { zh: '又回来读时', en: 'when read again' } },
    ],
  },
  {
    name: 'content',
    type: 'content',
    label: { zh: '文章', en: 'Article' },
    help: { zh: '不选表示任何一篇文章。', en: 'None chosen means any article.' },
  },
  {
    name: 'completion',
    type: 'share',
    label: { zh: '完成度达到', en: 'Minimum completion' },
    help: {
      zh: '按内容计算：真正读过的文字占全文的比例，与屏幕大小无关。',
      en: 'Measured in content: the share of the text that was really read, whatever the screen.',
    },
    min: 0.01,
    max: 1,
  },
  {
    name: 'state',
    type: 'choice',
    label: { zh: '阅读状态变为', en: 'State' },
    help: {
      zh: '“读完”：读过至少 90% 并在结尾停留；“略读”：到过结尾但读得不足 60%。',
      en: '“Complete”: at least 90% read and the end in view; “skim”: the end was seen with under 60% read.',
    },
    choices: STATES,
  },
  {
    name: 'paragraph',
    type: 'paragraph',
    within: 'content',
    label: { zh: '段落', en: 'Paragraph' },
    help: {
      zh: '先选文章，再选客户停留的那一段。',
      en: 'Choose the article first, then the paragraph people linger on.',
    },
  },
  {
    name: 'seconds',
    type: 'number',
    label: { zh: '停留秒数达到', en: 'Minimum seconds' },
    help: {
      zh: '选了段落时只计该段的专注时间，否则计全文。',
      en: 'Attention to the paragraph if one is chosen, else to the whole article.',
    },
    min: 1,
    max: 3_600,
  },
];

/** Whether this very report is the one by which the person comes to meet the criteria. */
export function crosses(criteria: ReadingCriteria, input: Input): boolean {
  if (input.type !== 'reading') return false;
  const before = input.previous?.some((previous) => meets(criteria, previous)) ?? false;
  if (criteria.moment === 'returned') return before && input.returned === true;
  return !before && meets(criteria, input.reading);
}

/** Whether what the person has read so far meets the criteria. */
export const metBefore = ({ contents }: PersonFacts, criteria: ReadingCriteria): boolean =>
  criteria.moment !== 'returned' &&
  contents.some((content) => meets(criteria, { ...content, state: bestOf(content) }));

const BEST = ['complete', 'partial', 'skim', 'bounce'] as const;
const bestOf = ({ states }: ContentFacts) => BEST.find((state) => (states[state] ?? 0) > 0) ?? 'bounce';

type Read = Pick<ReadingFacts, 'contentId' | 'completion' | 'state' | 'attention' | 'engaged'>;

function meets(criteria: ReadingCriteria, reading: Read): boolean {
  const { content, completion, state, paragraph, seconds } = criteria;
  if (content && content !== reading.contentId) return false;
  if (completion !== undefined && reading.completion < completion) return false;
  if (state && state !== reading.state) return false;
  const attention = paragraph ? attentionTo(reading.attention, paragraph) : reading.engaged;
  return seconds === undefined || attention >= seconds * 1000;
}

/** A version whose field is no text, which validation keeps out, listens for nothing. */
export const triggersOf = ({ content }: ReadingCriteria): string[] =>
  typeof (content ?? '') === 'string' ? [`reading:${content || '*'}`] : [];

export function criteriaFaults({ content, paragraph, seconds }: ReadingCriteria): NodeFault[] {
  if (!paragraph) return [];
  if (!content) return [paragraphAlone];
  return seconds === undefined ? [secondsMissing] : [];
}

const paragraphAlone: NodeFault = {
  code: 'paragraph-without-content',
  field: 'paragraph',
  message: {
    zh: '选了段落却没有选文章；请选择文章，或者去掉段落',
    en: 'a paragraph is chosen without its article; choose the article, or remove the paragraph',
  },
};
const secondsMissing: NodeFault = {
  code: 'seconds-missing',
  field: 'seconds',
  message: {
    zh: '选了段落却没有填停留秒数；请至少填 1 秒',
    en: 'a paragraph is chosen without seconds; use at least 1 s',
  },
};

export function describeCriteria(criteria: ReadingCriteria, names: Names): Text {
  const { content, completion, state } = criteria;
  const title = content ? names.content(spell(content)) : undefined;
  const again = criteria.moment === 'returned';
  const [zh, en] = again ? ['又回来读', 'reads again'] : ['读', 'reads'];
  const parts: Text[] = [
    title
      ? { zh: `${zh}《${title}》`, en: `${en} “${title}”` }
      : { zh: `${zh}任意一篇文章`, en: `${en} any article` },
  ];
  if (again && asked(criteria).length > 0) parts.push({ zh: '此前', en: 'having come' });
  if (completion !== undefined) {
    parts.push({ zh: `完成度达到 ${spellShare(completion)}`, en: `to at least ${spellShare(completion)}` });
  }
  const named = STATES.find(({ value }) => value === state)?.label;
  if (named) parts.push({ zh: `状态变为“${named.zh}”`, en: `with state “${named.en}”` });
  if (criteria.seconds !== undefined) parts.push(lingering(criteria, names));
  return { zh: parts.map(({ zh }) => zh).join('，'), en: parts.map(({ en }) => en).join(' ') };
}

const asked = ({ completion, state, seconds }: ReadingCriteria) =>
  [completion, state, seconds].filter((one) => one !== undefined);

function lingering({ content, paragraph, seconds }: ReadingCriteria, names: Names): Text {
  const span = spell(seconds);
  if (!content || !paragraph) return { zh: `专注满 ${span} 秒`, en: `for at least ${span} s` };
  const text = names.paragraph(spell(content), spell(paragraph));
  return { zh: `在“${text}”一段停留满 ${span} 秒`, en: `staying on “${text}” for at least ${span} s` };
}
