/** What each type of field accepts. Codes: `field-type` a value of another type, `field-range` too small, large or long. */
import { isScalar, isZone } from '../../condition/index.ts';
import type { Text } from '../../condition/vocabulary.ts';
import { WEEKDAYS as DAYS, localOf } from '../local.ts';
import type { Field, FieldType, JourneyNode } from '../vocabulary.ts';
import { spellDuration, spellJson, spellShare } from '../words.ts';
import { conditionFindings } from './conditions.ts';
import { type Finding, finding, type Known } from './finding.ts';
import { listFindings } from './lists.ts';
import { isFilledIn, templateFindings, withPlacesFilled } from './templates.ts';
import { weightFindings } from './weights.ts';

/** The rest of the graph that a value may refer to. */
export interface Held {
  node: JourneyNode;
  nodeIds: Set<string>;
  known: Known;
}

/** A record at hand, and how the records within it are looked at. */
export interface Scope extends Held {
  within(fields: readonly Field[], held: Held): Finding[];
}

type Check = (value: unknown, field: Field, scope: Scope) => Finding[];

export const CHECKS: Record<FieldType, Check> = {
  text: text(200),
  'long-text': text(2_000),
  event: text(100),
  attribute: text(100),
  number: quantity((value) => ({ zh: String(value), en: String(value) })),
  share: quantity((value) => ({ zh: spellShare(value), en: spellShare(value) })),
  duration: quantity(spellDuration),
  choice: (value, field) => {
    const values = (field.choices ?? []).map((choice) => choice.value);
    return values.includes(value as string) ? [] : [wrong(value, field, both(values.join(', ')))];
  },
  content: (value, field, { known }) =>
    reference(value, field, 'content-unknown', (id) => known.contents.has(id)),
  paragraph: (value, field, { known, node }) =>
    reference(value, field, 'paragraph-unknown', (block) => {
      const content = node[field.within ?? ''];
      return typeof content !== 'string' || (known.paragraphs?.(content, block) ?? true);
    }),
  agent: (value, field, { known }) =>
    reference(value, field, 'agent-unknown', (id) => {
      if (id === 'owner' || id === 'anyone') return true;
      return id.startsWith('unit:') ? (known.units?.has(id.slice(5)) ?? true) : known.agents.has(id);
    }),
  tags: (value, field) =>
    isTags(value)
      ? []
      : [
          wrong(value, field, {
            zh: '最多 20 个、每个不超过 64 字的标签',
            en: 'at most 20 tags of at most 64 characters',
          }),
        ],
  url: (value, field, scope) =>
    isAddress(isFilledIn(value, field) ? withPlacesFilled(value) : value)
      ? templateFindings(value, field, scope)
      : [
          wrong(value, field, {
            zh: '以 https:// 或 http:// 开头的网址',
            en: 'an address with https:// or http://',
          }),
        ],
  secret: (value, field) => (isSecret(value) ? [] : [unusableSecret(field)]),
  scalar: (value, field) =>
    isScalar(value) && String(value).length <= 1_000
      ? []
      : [wrong(value, field, { zh: '文字、数字或是/否', en: 'a text, a number, or yes or no' })],
  condition: (value, field, scope) => conditionFindings(value, field, scope),
  weights: (value, field) => weightFindings(value, field),
  clock: (value, field) =>
    Number.isInteger(value) && Number(value) >= 0 && Number(value) < 1_440
      ? []
      : [
          wrong(value, field, {
            zh: '0 到 1439 的分钟数（540 即 09:00）',
            en: 'minutes since midnight from 0 to 1439 (540 is 09:00)',
          }),
        ],
  'local-time': (value, field) =>
    localOf(value)
      ? []
      : [
          wrong(value, field, {
            zh: '2026-05-01T09:00 这样的日期和时间',
            en: 'a date and time such as 2026-05-01T09:00',
          }),
        ],
  weekdays: (value, field) =>
    Array.isArray(value) && value.length > 0 && value.every((day) => WEEKDAYS.includes(day))
      ? []
      : [
          wrong(value, field, {
            zh: `${WEEKDAYS.join('、')} 中的至少一天`,
            en: `at least one of ${WEEKDAYS.join(', ')}`,
          }),
        ],
  zone: (value, field) =>
    typeof value === 'string' && value.length <= 64 && isZone(value)
      ? []
      : [wrong(value, field, { zh: 'Asia/Shanghai 这样的时区', en: 'a time zone such as Asia/Shanghai' })],
  segment: (value, field, { known }) =>
    reference(value, field, 'segment-unknown', (id) => known.segments?.has(id) ?? true),
  journey: (value, field, { known }) =>
    reference(value, field, 'journey-unknown', (id) => known.journeys?.has(id) ?? true),
  list: (value, field, scope) => listFindings(value, field, scope),
};

const WEEKDAYS: readonly unknown[] = DAYS;
const both = (text: string): Text => ({ zh: text, en: text });
/** A label inside a sentence. */
export const named = ({ label }: Field): Text => ({
  zh: `“${label.zh}”`,
  en: label.en.charAt(0).toLowerCase() + label.en.slice(1),
});

function wrong(value: unknown, field: Field, use: Text): Finding {
  const { zh, en } = named(field);
  return finding(
    'field-type',
    `${zh}是 ${spellJson(value)}；应为${use.zh}`,
    `${en} is ${spellJson(value)}; use ${use.en}`,
  );
}

function text(longest: number): Check {
  return (value, field, scope) => {
    if (typeof value !== 'string') return [wrong(value, field, { zh: '文字', en: 'a text' })];
    if (isFilledIn(value, field)) return templateFindings(value, field, scope);
    if (field.template === 'json' && !isJson(value))
      return [wrong(value, field, { zh: ' JSON', en: 'JSON' })];
    const max = field.max ?? longest;
    if (value.length <= max) return [];
    const { zh, en } = named(field);
    return [
      finding(
        'field-range',
        `${zh}有 ${value.length} 个字；请控制在 ${max} 个字以内`,
        `${en} is ${value.length} characters long; use at most ${max}`,
      ),
    ];
  };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function quantity(spell: (value: number) => Text): Check {
  return (value, field) => {
    const { min = 0, max = Number.MAX_SAFE_INTEGER } = field;
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      return [wrong(value, field, { zh: '数字', en: 'a number' })];
    }
    if (value >= min && value <= max) return [];
    const { zh, en } = named(field);
    const is = spell(value);
    const limit = spell(value < min ? min : max);
    const [least, use] = value < min ? ['至少', 'at least'] : ['最多', 'at most'];
    return [
      finding(
        'field-range',
        `${zh}为 ${is.zh}；请${least}填 ${limit.zh}`,
        `${en} is ${is.en}; use ${use} ${limit.en}`,
      ),
    ];
  };
}

function reference(value: unknown, field: Field, code: string, exists: (id: string) => boolean): Finding[] {
  if (typeof value === 'string' && exists(value)) return [];
  const { zh, en } = named(field);
  return [
    finding(
      code,
      `${zh}指向的 ${spellJson(value)} 不存在；请重新选择`,
      `${en} refers to ${spellJson(value)}, which does not exist; choose again`,
    ),
  ];
}

function isTags(value: unknown): boolean {
  if (!Array.isArray(value) || value.length > 20) return false;
  return value.every((tag) => typeof tag === 'string' && tag.trim() !== '' && tag.length <= 64);
}

function isAddress(value: unknown): boolean {
  if (typeof value !== 'string' || value.length > 2_048 || !URL.canParse(value)) return false;
  return ['http:', 'https:'].includes(new URL(value).protocol);
}

/** Standard Webhooks: `whsec_` and 24 to 64 bytes in base64. */
function isSecret(value: unknown): boolean {
  const [, digits] = (typeof value === 'string' && /^whsec_([0-9A-Za-z+/]+)={0,2}$/.exec(value)) || [];
  const bytes = Math.floor(((digits ?? '').length * 3) / 4);
  return bytes >= 24 && bytes <= 64;
}

/** Says nothing of the value: faults are shown and logged. */
function unusableSecret(field: Field): Finding {
  const { zh, en } = named(field);
  return finding(
    'field-type',
    `${zh}不能用；应为 whsec_ 加上 24 到 64 个字节的 base64`,
    `${en} cannot be used; use whsec_ and 24 to 64 bytes in base64`,
  );
}
