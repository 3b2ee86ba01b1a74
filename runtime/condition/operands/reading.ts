import type { Test } from '../relations.ts';
import type {
  ConditionFault,
  ContentFacts,
  Facts,
  Naming,
  OperandDefinition,
  Scalar,
  Text,
} from '../vocabulary.ts';
import { hashOf, MEASURES, type Reading, STATE_RANKS, stateName } from './measures.ts';
import { DAYS, daysText, since } from './window.ts';

/** What the operand is about, of all that was read. */
function readOf(operand: Reading, { person, now }: Facts): readonly ContentFacts[] {
  const { content, topic, version, days } = operand;
  const from = since(days, now);
  const all = days ? (person.recent ?? []).filter(({ startedAt }) => startedAt >= from) : person.contents;
  return all.filter(
    (read) =>
      (!content || read.contentId === content) &&
      (!version || read.version === version) &&
      (!topic || (read.topics ?? []).includes(topic)),
  );
}

function rowsOf({ content, topic, version, days }: Reading, now: number): Test {
  const equal = (column: string, value: string | undefined): Test[] =>
    value ? [{ column, is: '=', value }] : [];
  const recent: Test[] = days ? [{ column: 'startedAt', is: '>=', value: since(days, now) }] : [];
  return {
    all: [...equal('contentId', content), ...equal('version', version), ...equal('topic', topic), ...recent],
  };
}

/** The articles meant, as they begin the sentence. */
function placeOf({ content, topic, version, days }: Reading, names: Naming): Text {
  const title = content && names.content(content);
  const what: Text = title
    ? { zh: `《${title}》`, en: `“${title}”` }
    : { zh: '全部文章', en: 'all articles' };
  const said: (Text | undefined)[] = [
    topic ? { zh: `主题“${topic}”的`, en: ` on topic “${topic}”` } : undefined,
    version ? { zh: `（版本 ${version}）`, en: ` (version ${version})` } : undefined,
    daysText(days),
  ];
  const [about, one, when] = said;
  const zh = [when?.zh, about?.zh, what.zh, one?.zh];
  const en = [what.en, about?.en, one?.en, when?.en];
  return { zh: zh.join(''), en: en.join('') };
}

function nameOf(operand: Reading, names: Naming): Text {
  const { content, measure, paragraph } = operand;
  const what = MEASURES[measure].name;
  const place = placeOf(operand, names);
  if (!content) return { zh: `${place.zh}的${what.zh}`, en: `${what.en} over ${place.en}` };
  if (!paragraph) return { zh: `${place.zh}的${what.zh}`, en: `${what.en} of ${place.en}` };
  const text = names.paragraph(content, paragraph);
  return { zh: `${place.zh}“${text}”一段的${what.zh}`, en: `${what.en} on “${text}” of ${place.en}` };
}

function spell({ measure }: Reading, value: Scalar): Text | undefined {
  if (measure === 'state') return stateName(String(value));
  const share = MEASURES[measure].values.type === 'share' && typeof value === 'number';
  const spelt = share ? `${Math.round(value * 1000) / 10}%` : String(value);
  return { zh: spelt, en: spelt };
}

const BY_PARAGRAPH: readonly string[] = ['seconds', 'density'];

function faults({ operand }: { operand: Reading }): ConditionFault[] {
  const { measure, paragraph, content } = operand;
  if (!paragraph || (BY_PARAGRAPH.includes(measure) && content)) return [];
  return [
    {
      code: 'condition-paragraph',
      message: {
        zh: '段落只能用于某篇文章的“专注阅读秒数”或“专注密度”；请先选择文章并改用这些指标，或者去掉段落',
        en: 'a paragraph only goes with the engaged seconds or the density of one article; choose the article and one of these measures, or remove the paragraph',
      },
    },
  ];
}

export const reading: OperandDefinition<Reading> = {
  label: { zh: '阅读', en: 'reading' },
  parameters: [
    {
      name: 'measure',
      type: 'choice',
      label: { zh: '指标', en: 'measure' },
      required: true,
      choices: Object.entries(MEASURES).map(([value, { name }]) => ({ value, label: name })),
    },
    { name: 'content', type: 'content', label: { zh: '文章（不选为全部）', en: 'article (none: all)' } },
    { name: 'topic', type: 'topic', label: { zh: '主题（不选为全部）', en: 'topic (none: all)' } },
    { name: 'version', type: 'version', label: { zh: '版本（不选为全部）', en: 'version (none: all)' } },
    {
      name: 'paragraph',
      type: 'paragraph',
      label: { zh: '段落', en: 'paragraph' },
      when: { parameter: 'measure', is: BY_PARAGRAPH },
    },
    DAYS,
  ],
  values: ({ measure }) => MEASURES[measure].values,
  value: (operand, facts) => {
    const hash = operand.paragraph ? hashOf(operand.paragraph) : undefined;
    return MEASURES[operand.measure].value(readOf(operand, facts), hash);
  },
  compile: (operand, { now }) => ({
    figure: {
      ...MEASURES[operand.measure].figure,
      ...(operand.paragraph && { block: hashOf(operand.paragraph) }),
      of: operand.days ? 'readings' : 'contents',
      where: rowsOf(operand, now),
      otherwise: 0,
    },
    ...(operand.measure === 'state' && { codes: STATE_RANKS }),
  }),
  describe: nameOf,
  spell,
  faults,
};
