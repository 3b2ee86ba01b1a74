/** Inputs that an operator writes by hand: the fields that ask for one, and how it is read from them. */
import type { Field } from '../../../../runtime/journey/definition.ts';
import type { ScriptedInput } from '../../../../runtime/wire/api/simulation.ts';
import type { State } from '../../../../runtime/wire/batch.ts';
import type { Text } from '../../../i18n/index.ts';
import { COMMON } from '../../../i18n/words/common.ts';
import { TRYING } from '../../../i18n/words/trying.ts';

export type OwnInput = 'event' | 'reading' | 'change';
type Values = Record<string, unknown>;
type Read = { input: ScriptedInput } | { missing: Text };

interface Asking {
  fields: Field[];
  /** `now` in ms UTC. */
  read(values: Values, now: number): Read;
}

const STATES: State[] = ['complete', 'partial', 'skim', 'bounce'];
/** How much of an article is read in each state, where nothing else is said. */
const READ: Record<State, number> = { complete: 1, partial: 0.7, skim: 0.3, bounce: 0.05 };

const PAIRS: Field['items'] = [
  { name: 'key', type: 'text', label: TRYING.attribute, required: true },
  { name: 'value', type: 'scalar', label: TRYING.value, required: true },
];

export const OWN_INPUTS: Record<OwnInput, Asking> = {
  event: {
    fields: [
      { name: 'event', type: 'event', label: TRYING.eventName, required: true },
      { name: 'properties', type: 'list', label: TRYING.properties, items: PAIRS },
    ],
    read({ event, properties }, at) {
      if (typeof event !== 'string' || event === '') return { missing: TRYING.nameEvent };
      return { input: { type: 'event', at, name: event, properties: recordOf(properties) } };
    },
  },
  reading: {
    fields: [
      { name: 'content', type: 'content', label: TRYING.content, required: true },
      {
        name: 'state',
        type: 'choice',
        label: TRYING.state,
        default: 'complete',
        choices: STATES.map((value) => ({ value, label: COMMON[value] })),
      },
      { name: 'completion', type: 'share', label: TRYING.completion, min: 0, max: 1 },
      { name: 'seconds', type: 'number', label: TRYING.seconds, default: 60, min: 0, max: 36_000 },
      { name: 'paragraph', type: 'paragraph', label: TRYING.paragraph, within: 'content' },
    ],
    read: readingOf,
  },
  change: {
    fields: [
      { name: 'attribute', type: 'attribute', label: TRYING.attributeName },
      { name: 'value', type: 'scalar', label: TRYING.value },
      { name: 'tags', type: 'tags', label: TRYING.addTags },
    ],
    read({ attribute, value, tags }, at) {
      const attributes = typeof attribute === 'string' && value !== undefined ? { [attribute]: value } : {};
      const added = Array.isArray(tags) ? (tags as string[]) : [];
      if (Object.keys(attributes).length + added.length === 0) return { missing: TRYING.changeNothing };
      return { input: { type: 'changed', at, what: [], attributes, tags: added } };
    },
  },
};

function readingOf({ content, state, completion, seconds, paragraph }: Values, at: number): Read {
  if (typeof content !== 'string' || content === '') return { missing: TRYING.chooseContent };
  const stands = STATES.find((one) => one === state) ?? 'complete';
  const engaged = 1000 * (typeof seconds === 'number' ? seconds : 60);
  const reading = {
    ...{ readingId: `tried-${at}`, contentId: content, version: 'tried', engaged, state: stands },
    completion: typeof completion === 'number' ? completion : READ[stands],
    depth: stands === 'complete' || stands === 'skim' ? 1 : READ[stands],
    attention: typeof paragraph === 'string' && paragraph !== '' ? { [paragraph]: engaged } : {},
  };
  return { input: { type: 'reading', at, reading } };
}

function recordOf(pairs: unknown): Record<string, unknown> {
  const list = Array.isArray(pairs) ? (pairs as { key?: string; value?: unknown }[]) : [];
  return Object.fromEntries(
    list.flatMap(({ key, value }) => (key && value !== undefined ? [[key, value]] : [])),
  );
}
