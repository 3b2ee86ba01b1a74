/** What stands in a field, as people read it. Total: drafts hold anything. */

import type { Text } from '../../runtime/condition/vocabulary.ts';
import type { Field, Names } from '../../runtime/journey/definition.ts';
import { isEmpty } from '../../runtime/journey/fields.ts';
import { spellClock } from '../../runtime/journey/local.ts';
import type { JourneyNode } from '../../runtime/journey/vocabulary.ts';
import {
  spell,
  spellCondition,
  spellDuration,
  spellShare,
  spellWeekdays,
} from '../../runtime/journey/words.ts';

type Spelling = (value: unknown, field: Field, names: Names, record: Record<string, unknown>) => Text;

/** `record` is what the field belongs to: a node, settings, an item of a list. */
export function spellField(
  field: Field,
  value: unknown,
  names: Names,
  record: Record<string, unknown> | JourneyNode,
): Text {
  if (isEmpty(value) || (Array.isArray(value) && value.length === 0)) return NOTHING;
  return (SPELLINGS[field.type] ?? plainly)(value, field, names, record);
}

const NOTHING: Text = { zh: '（空）', en: '(empty)' };

const alike = (text: string): Text => ({ zh: text, en: text });
const quoted = (text: string): Text => ({ zh: `“${text}”`, en: `“${text}”` });
const plainly: Spelling = (value) => quoted(cut(spell(value)));
const named =
  (name: (names: Names) => ((id: string) => string) | undefined): Spelling =>
  (value, _, names) =>
    quoted(name(names)?.(String(value)) ?? String(value));

const SPELLINGS: Partial<Record<Field['type'], Spelling>> = {
  number: (value) => alike(spell(value)),
  share: (value) => alike(spellShare(value)),
  duration: (value) => spellDuration(value),
  clock: (value) => alike(spellClock(value)),
  weekdays: (value) => spellWeekdays(value),
  'local-time': (value) => alike(spell(value).replace('T', ' ')),
  zone: (value) => alike(spell(value)),
  secret: () => ({ zh: '（不显示）', en: '(not shown)' }),
  choice: (value, { choices = [] }) =>
    choices.find((choice) => choice.value === value)?.label ?? alike(spell(value)),
  condition: (value, _, names) => spellCondition(value, names),
  content: named(({ content }) => content),
  agent: (value, _, names) => AGENTS[String(value)] ?? quoted(agentName(String(value), names)),
  segment: named(({ segment }) => segment),
  journey: named(({ journey }) => journey),
  paragraph: (value, { within = '' }, names, record) =>
    quoted(names.paragraph(String(record[within] ?? ''), String(value))),
  tags: (value) => joined(listed(value).map((tag) => quoted(spell(tag)))),
  weights: (value) => joined(listed(value).map(spellWeight)),
  list: (value, { items = [] }, names) =>
    joined(
      listed(value).map((item) => spellItem(item, items, names)),
      '；',
      '; ',
    ),
};

const AGENTS: Record<string, Text> = {
  owner: { zh: '归属代理人', en: 'the owner' },
  anyone: { zh: '任何人', en: 'anyone' },
};

const agentName = (id: string, { agent, unit }: Names): string =>
  id.startsWith('unit:') ? (unit?.(id.slice(5)) ?? id) : agent(id);

const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

/** As much of a text as tells it from others. */
const cut = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

const joined = (parts: Text[], zh = '、', en = ', '): Text => ({
  zh: parts.map((part) => part.zh).join(zh),
  en: parts.map((part) => part.en).join(en),
});

function spellWeight(value: unknown): Text {
  const { name, weight } = (value ?? {}) as { name?: unknown; weight?: unknown };
  return alike(`${spell(name)} ${spell(weight)}`);
}

function spellItem(item: unknown, fields: readonly Field[], names: Names): Text {
  const record = (item ?? {}) as Record<string, unknown>;
  const filled = fields.filter(({ name }) => !isEmpty(record[name]));
  return joined(
    filled.map((field) => spellField(field, record[field.name], names, record)),
    ' ',
    ' ',
  );
}
