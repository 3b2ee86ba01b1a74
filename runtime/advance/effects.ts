/** Effects become rows, in the transaction of the step that asked for them. */
import type { World } from '../clock.ts';
import type { PersonFacts } from '../condition/vocabulary.ts';
import { afterWork } from '../gate/hours.ts';
import type { ContactRules } from '../gate/index.ts';
import type { Effect, EffectKind, Errand } from '../journey/vocabulary.ts';
import type { ChangeRow, ContentRow, EffectRow, PushRow, TaskRow } from '../store/tables.ts';
import type { Evidence } from '../wire/api/tasks.ts';
import type { InPagePush } from '../wire/batch.ts';
import type { Held, Ready } from './work.ts';

/** What effects need to become rows, and the rows. */
export interface Writing {
  world: World;
  now: number;
  persons: Map<string, PersonFacts>;
  contents: Map<string, ContentRow>;
  evidence: Map<string, Evidence['contents']>;
  pushes: PushRow[];
  tasks: TaskRow[];
  outbox: EffectRow[];
  changes: ChangeRow[];
  /** Owners given, by person id. */
  owners: Map<string, string>;
  /** Working hours, to count by. */
  rules: Pick<ContactRules, 'work' | 'zone'>;
  /** Attributes set, by person id and name. */
  attributes: Map<string, Record<string, unknown>>;
  /** Persons whose tags changed. */
  tagged: Set<string>;
  daily: Record<string, number>;
}

type Write<K extends EffectKind> = (
  writing: Writing,
  effect: Extract<Effect, { kind: K }>,
  ready: Ready,
) => void;

const WRITERS: { [K in EffectKind]: Write<K> } = {
  push: (writing, effect, { run }) => {
    const { form, title, text, image, label, expiresAt } = effect;
    const url = effect.content ? writing.contents.get(effect.content)?.url : effect.url;
    const content: Omit<InPagePush, 'id'> = {
      form,
      title,
      ...(text && { text }),
      ...(image && { image }),
      ...(label && { label }),
      ...(url && { url }),
    };
    const channel = effect.channel ?? 'page';
    const id = writing.world.id();
    writing.pushes.push({
      id,
      effectId: effect.id,
      ...standing(effect, run.journeyId),
      contentJson: JSON.stringify(content),
      channel,
      state: channel === 'page' ? 'pending' : 'sending',
      createdAt: writing.now,
      offeredAt: null,
      shownAt: null,
      endedAt: null,
      expiresAt,
    });
    if (channel !== 'page') {
      const { endpoint, secret, once } = effect;
      const sent = { channel, push: id, endpoint, secret, content, expiresAt, once };
      send(writing, effect, run.journeyId, sent);
    }
    count(writing, 'pushes');
  },

  webhook: (writing, effect, { run }) => {
    const { url, secret, body, data, once } = effect;
    const carried = data === undefined ? body : { ...body, data: JSON.parse(data) };
    send(writing, effect, run.journeyId, { url, secret, body: carried, once });
    count(writing, 'webhooks');
  },

  call: (writing, effect, { run }) => {
    const { url, secret, body, patience, tries, once } = effect;
    const person = writing.persons.get(effect.personId);
    const { attributes = {}, tags = [] } = person ?? {};
    const usual = { run: run.id, journey: run.journeyId, person: { id: effect.personId, attributes, tags } };
    const asked = body === undefined ? usual : JSON.parse(body);
    send(writing, effect, run.journeyId, { url, secret, body: asked, patience, tries, once });
    count(writing, 'calls');
  },

  task: (writing, effect, ready) => {
    const { title, reason, opener } = effect;
    writing.tasks.push(errand(writing, effect, ready, { kind: 'task', title, reason, opener }));
    count(writing, 'tasks');
  },

  ask: (writing, effect, ready) => {
    const choicesJson = JSON.stringify(effect.choices);
    writing.tasks.push(errand(writing, effect, ready, { kind: 'ask', title: effect.title, choicesJson }));
    count(writing, 'questions');
  },

  tag: (writing, effect) => {
    writing.tagged.add(effect.personId);
    change(writing, effect, { add: effect.add, remove: effect.remove });
  },

  attribute: (writing, effect) => {
    const { personId, name, value } = effect;
    set(writing, personId, name, value);
    change(writing, effect, { name, value });
  },

  /** What it came to was counted by the step; of several in one transaction each adds to the last. */
  score: (writing, effect) => {
    const { personId, name, by } = effect;
    const value = writing.persons.get(personId)?.attributes[name];
    set(writing, personId, name, value);
    change(writing, effect, { name, by, value });
  },

  /** Nothing changes for whom it names already: that is seen when the person's row is at hand. */
  owner: (writing, effect, { agent }) => {
    if (agent === undefined) return;
    writing.owners.set(effect.personId, agent);
    change(writing, effect, { agent });
  },

  goal: (writing) => count(writing, 'goals'),

  /** Both are done while the inputs are taken. */
  enter: () => {},
  turn: () => {},
};

export function writeEffect(writing: Writing, ready: Ready): void {
  const write = WRITERS[ready.effect.kind] as (writing: Writing, effect: Effect, ready: Ready) => void;
  write(writing, ready.effect, ready);
}

/** Kept as it was asked for, until it may come before the gate again. */
export function writeHeld(writing: Writing, { effect, run, cause, since, place = 0, until }: Held): void {
  const { id, kind } = effect;
  writing.outbox.push({
    id,
    kind,
    ...standing(effect, run.journeyId),
    state: 'held',
    payloadJson: JSON.stringify({ effect, ...(cause && { cause }), place: place + 1 }),
    attempts: 0,
    dueAt: until,
    createdAt: since ?? writing.now,
    lastAnswer: null,
  });
}

function send(writing: Writing, effect: Effect, journeyId: string, payload: object): void {
  writing.outbox.push({
    id: effect.id,
    kind: effect.kind,
    ...standing(effect, journeyId),
    state: 'pending',
    payloadJson: JSON.stringify(payload),
    attempts: 0,
    dueAt: writing.now,
    createdAt: writing.now,
    lastAnswer: null,
  });
}

type Errands = Extract<Effect, { kind: 'task' | 'ask' }>;
type Told = Pick<TaskRow, 'kind' | 'title'> &
  Partial<Pick<TaskRow, 'choicesJson'>> & {
    reason?: string | undefined;
    opener?: string | undefined;
  };

function errand(writing: Writing, effect: Errands, { run, cause, agent }: Ready, told: Told): TaskRow {
  const { kind, title, reason = '', opener = '', choicesJson = '[]' } = told;
  const { now } = writing;
  const contents = writing.evidence.get(effect.personId) ?? [];
  return {
    id: writing.world.id(),
    effectId: effect.id,
    ...standing(effect, run.journeyId),
    agentId: agent ?? null,
    state: 'offered',
    ...{ kind, title, reason, opener, choicesJson },
    evidenceJson: JSON.stringify({ cause: cause?.zh ?? '', why: cause ?? { zh: '', en: '' }, contents }),
    outcome: null,
    answer: null,
    note: null,
    dueAt: dueAt(writing, effect),
    snoozedUntil: null,
    ...escalation(writing, effect),
    createdAt: now,
    updatedAt: now,
  };
}

const dueAt = ({ now, rules }: Writing, { working, dueIn, dueAt: plain }: Errand): number =>
  working ? afterWork(now, dueIn, rules) : plain;

function escalation({ now, rules }: Writing, { working, escalateTo, escalateAfter }: Errand) {
  if (escalateTo === undefined || escalateAfter === undefined) return { escalateAt: null, escalateTo: null };
  return { escalateAt: working ? afterWork(now, escalateAfter, rules) : now + escalateAfter, escalateTo };
}

const standing = ({ runId, nodeId, personId }: Effect, journeyId: string) => ({
  personId,
  runId,
  journeyId,
  nodeId,
});

function set({ attributes }: Writing, personId: string, name: string, value: unknown): void {
  attributes.set(personId, { ...attributes.get(personId), [name]: value });
}

function change(writing: Writing, { personId, runId, nodeId, kind }: Effect, data: object): void {
  const { world, now, changes } = writing;
  const dataJson = JSON.stringify(data);
  changes.push({
    id: world.id(),
    personId,
    runId,
    nodeId,
    at: now,
    kind: kind as ChangeRow['kind'],
    dataJson,
  });
}

function count({ daily }: Writing, name: string): void {
  daily[name] = (daily[name] ?? 0) + 1;
}
