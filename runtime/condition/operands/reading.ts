import { own } from '../own.ts';
import type {
  ConditionFault,
  ContentFacts,
  Naming,
  OperandDefinition,
  OperandOf,
  OperandValues,
  ReadingMeasure,
  Scalar,
  Text,
} from '../vocabulary.ts';

type Reading = OperandOf<'reading'>;

/** From worst to best. */
const STATES = ['bounce', 'skim', 'partial', 'complete'] as const;
const STATE_NAMES: Record<(typeof STATES)[number], Text> = {
  bounce: { zh: '跳出', en: 'bounce' },
  skim: { zh: '略读', en: 'skim' },
  partial: { zh: '读了一部分', en: 'partial' },
  complete: { zh: '读完', en: 'complete' },
};

const furthest = (contents: ContentFacts[], of: (content: ContentFacts) => number): number =>
  contents.reduce((most, content) => Math.max(most, of(content)), 0);
const total = (contents: ContentFacts[], of: (content: ContentFacts) => number): number =>
  contents.reduce((sum, content) => sum + of(content), 0);

/** Of several contents the furthest completion, depth and state count, and the sums of seconds and readings. */
const MEASURES: Record<
  ReadingMeasure,
  { name: Text; value(contents: ContentFacts[], asked: Reading): unknown }
> = {
  completion: {
    name: { zh: '阅读完成度', en: 'completion' },
    value: (contents) => furthest(contents, (content) => content.completion),
  },
  depth: {
    name: { zh: '阅读深度', en: 'depth' },
    value: (contents) => furthest(contents, (content) => content.depth),
  },
  seconds: {
    name: { zh: '专注阅读秒数', en: 'engaged seconds' },
    value: (contents, { paragraph }) => total(contents, (content) => attentionOf(content, paragraph)) / 1000,
  },
  readings: {
    name: { zh: '阅读次数', en: 'readings' },
    value: (contents) => total(contents, (content) => content.readings),
  },
  state: {
    name: { zh: '最好的阅读状态', en: 'best state' },
    value: (contents) =>
      STATES.findLast((state) => contents.some((content) => (content.states[state] ?? 0) > 0)),
  },
};

function attentionOf(content: ContentFacts, paragraph: string | undefined): number {
  if (!paragraph) return content.engaged;
  const attention = own(content.attention, paragraph);
  return typeof attention === 'number' ? attention : 0;
}

function nameOf({ content, measure, paragraph }: Reading, names: Naming): Text {
  const what = MEASURES[measure].name;
  if (!content) return { zh: `全部文章的${what.zh}`, en: `${what.en} over all articles` };
  const title = names.content(content);
  if (!paragraph) return { zh: `《${title}》的${what.zh}`, en: `${what.en} of “${title}”` };
  const text = names.paragraph(content, paragraph);
  return { zh: `《${title}》“${text}”一段的${what.zh}`, en: `${what.en} on “${text}” of “${title}”` };
}

function spell({ measure }: Reading, value: Scalar): Text {
  if (measure === 'state') return STATE_NAMES[value as 'skim'] ?? { zh: String(value), en: String(value) };
  const share = (measure === 'completion' || measure === 'depth') && typeof value === 'number';
  const spelt = share ? `${Math.round(value * 1000) / 10}%` : String(value);
  return { zh: spelt, en: spelt };
}

function faults({ measure, paragraph, content }: Reading): ConditionFault[] {
  if (!paragraph || (measure === 'seconds' && content)) return [];
  return [
    {
      code: 'condition-paragraph',
      message: {
        zh: '段落只能用于某篇文章的“专注阅读秒数”；请先选择文章并改用该指标，或者去掉段落',
        en: 'a paragraph only goes with the engaged seconds of one article; choose the article and that measure, or remove the paragraph',
      },
    },
  ];
}

const NUMBER: OperandValues = { type: 'number' };
const SHARE: OperandValues = { type: 'share' };
const VALUES: Record<ReadingMeasure, OperandValues> = {
  completion: SHARE,
  depth: SHARE,
  seconds: NUMBER,
  readings: NUMBER,
  state: { type: 'choice', choices: STATES.map((value) => ({ value, label: STATE_NAMES[value] })) },
};

export const reading: OperandDefinition<Reading> = {
  label: { zh: '阅读', en: 'reading' },
  parameters: [
    { name: 'content', type: 'content', label: { zh: '文章（不选为全部）', en: 'article (none: all)' } },
    {
      name: 'measure',
      type: 'choice',
      label: { zh: '指标', en: 'measure' },
      required: true,
      choices: Object.entries(MEASURES).map(([value, { name }]) => ({ value, label: name })),
    },
    { name: 'paragraph', type: 'paragraph', label: { zh: '段落', en: 'paragraph' } },
  ],
  operators: ['is', 'is-not', 'at-least', 'at-most', 'more-than', 'less-than', 'one-of'],
  value: (operand, { person }) => {
    const read = person.contents.filter(({ contentId }) => !operand.content || contentId === operand.content);
    return MEASURES[operand.measure].value(read, operand);
  },
  values: ({ measure }) => VALUES[measure],
  describe: nameOf,
  spell,
  faults,
};
