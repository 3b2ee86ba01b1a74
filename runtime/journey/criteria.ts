/** What an entry or a wait asks of a reading; met at the moment a reading crosses it, not each time it is reported. */
import { attentionTo } from '../condition/attention.ts';
import type { Text } from '../condition/vocabulary.ts';
import type { Field, Input, Names, NodeFault, ReadingFacts } from './vocabulary.ts';
import { spell, spellShare } from './words.ts';

export interface ReadingCriteria {
  content?: string;
  completion?: number;
  state?: string;
  paragraph?: string;
  seconds?: number;
}

const STATES = [
  { value: 'complete', label: { zh: '读完', en: 'complete' } },
  { value: 'partial', label: { zh: '读了一部分', en: 'partial' } },
  { value: 'skim', label: { zh: '略读', en: 'skim' } },
];

export const CRITERIA: Field[] = [
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
  if (input.type !== 'reading' || !meets(criteria, input.reading)) return false;
  return !input.previous?.some((previous) => meets(criteria, previous));
}

function meets(criteria: ReadingCriteria, reading: ReadingFacts): boolean {
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
  const parts: Text[] = [
    title
      ? { zh: `读《${title}》`, en: `reads “${title}”` }
      : { zh: '读任意一篇文章', en: 'reads any article' },
  ];
  if (completion !== undefined) {
    parts.push({ zh: `完成度达到 ${spellShare(completion)}`, en: `to at least ${spellShare(completion)}` });
  }
  const named = STATES.find(({ value }) => value === state)?.label;
  if (named) parts.push({ zh: `状态变为“${named.zh}”`, en: `with state “${named.en}”` });
  if (criteria.seconds !== undefined) parts.push(lingering(criteria, names));
  return { zh: parts.map(({ zh }) => zh).join('，'), en: parts.map(({ en }) => en).join(' ') };
}

function lingering({ content, paragraph, seconds }: ReadingCriteria, names: Names): Text {
  const span = spell(seconds);
  if (!content || !paragraph) return { zh: `专注满 ${span} 秒`, en: `for at least ${span} s` };
  const text = names.paragraph(spell(content), spell(paragraph));
  return { zh: `在“${text}”一段停留满 ${span} 秒`, en: `staying on “${text}” for at least ${span} s` };
}
