/** What the gate decided and what a journey changed, as sentences. */
import { KIN } from '../../runtime/condition/kin.ts';
import type { RelationKind } from '../../runtime/condition/vocabulary.ts';
import { fill, type Text } from '../i18n/index.ts';
import { GATE } from '../i18n/words/gate.ts';

interface Decided {
  contact: string;
  outcome: 'passed' | 'refused' | 'later';
  reason: string | null;
  until: number | null;
}

const CONTACTS: Record<string, Text> = GATE.contacts;
const REASONS: Record<string, Text> = GATE.reasons;

export const reasonText = (reason: string): Text => REASONS[reason] ?? { zh: reason, en: reason };

/** Where the rule is that a reason names; what only this person can change, on their page. */
export const rulePath = (reason: string, personId?: string): string => {
  if (reason === 'unreachable' && personId) return `/people/${personId}`;
  return `/settings/contact#${reason}`;
};

/** `near` spells a moment in the viewer's language. */
export function gateText({ contact, outcome, reason, until }: Decided, near: (at: number) => string): Text {
  const way = CONTACTS[contact] ?? { zh: contact, en: contact };
  const why = reasonText(reason ?? '');
  const values = (language: 'zh' | 'en') => ({
    contact: way[language],
    reason: why[language],
    time: until === null ? '' : near(until),
  });
  const word = GATE[outcome];
  return { zh: fill(word.zh, values('zh')), en: fill(word.en, values('en')) };
}

export function changeText(
  what: string,
  data: Record<string, unknown>,
  nameOf: (id: string) => string,
): Text {
  if (what === 'tag') return tagText(data);
  if (what === 'relation') return relationText(data);
  if (what === 'owner') return said(GATE.owned, { agent: nameOf(String(data.agent)) });
  const values = { name: String(data.name), value: String(data.value ?? ''), by: signed(data.by) };
  if (what === 'score') return said(GATE.scored, values);
  return said(data.value === null ? GATE.cleared : GATE.set, values);
}

function relationText({ name, other, relation, done }: Record<string, unknown>): Text {
  const kin = KIN[relation as RelationKind].name;
  const who = String(name || other);
  const word = done === 'removed' ? GATE.unrelated : GATE.related;
  return { zh: fill(word.zh, { name: who, kin: kin.zh }), en: fill(word.en, { name: who, kin: kin.en }) };
}

function tagText({ add, remove }: Record<string, unknown>): Text {
  const parts = [
    ...names(add).map((name) => said(GATE.tagged, { name })),
    ...names(remove).map((name) => said(GATE.untagged, { name })),
  ];
  return { zh: parts.map(({ zh }) => zh).join('，'), en: parts.map(({ en }) => en).join(', ') };
}

const names = (list: unknown): string[] => (Array.isArray(list) ? list.map(String) : []);
const signed = (by: unknown): string => (typeof by === 'number' && by > 0 ? `+${by}` : String(by ?? ''));
const said = (word: Text, values: Record<string, string>): Text => ({
  zh: fill(word.zh, values),
  en: fill(word.en, values),
});
