/** Effects become rows, in the transaction of the step that asked for them. */
import type { World } from '../clock.ts';
import type { PersonFacts } from '../condition/vocabulary.ts';
import type { Effect, EffectKind } from '../journey/vocabulary.ts';
import type { ContentRow, EffectRow, PushRow, TaskRow } from '../store/tables.ts';
import type { Evidence } from '../wire/api/tasks.ts';
import type { InPagePush } from '../wire/batch.ts';
import type { Asked } from './work.ts';

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
  /** Attributes set, by person id and name. */
  attributes: Map<string, Record<string, unknown>>;
  /** Persons whose tags changed. */
  tagged: Set<string>;
  daily: Record<string, number>;
}

type Write<K extends EffectKind> = (
  writing: Writing,
  effect: Extract<Effect, { kind: K }>,
  asked: Asked,
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
    writing.pushes.push({
      id: writing.world.id(),
      effectId: effect.id,
      ...standing(effect, run.journeyId),
      contentJson: JSON.stringify(content),
      state: 'pending',
      createdAt: writing.now,
      offeredAt: null,
      shownAt: null,
      endedAt: null,
      expiresAt,
    });
    count(writing, 'pushes');
  },

  webhook: (writing, effect, { run }) => {
    const { id, kind, url, secret, body } = effect;
    writing.outbox.push({
      id,
      kind,
      ...standing(effect, run.journeyId),
      state: 'pending',
      payloadJson: JSON.stringify({ url, secret, body }),
      attempts: 0,
      dueAt: writing.now,
      createdAt: writing.now,
      lastAnswer: null,
    });
    count(writing, 'webhooks');
  },

  task: (writing, effect, { run, cause }) => {
    const { agent, otherwise, title, reason, opener, dueAt } = effect;
    const owner = writing.persons.get(effect.personId)?.owner;
    writing.tasks.push({
      id: writing.world.id(),
      effectId: effect.id,
      ...standing(effect, run.journeyId),
      agentId: agent === 'owner' ? (owner ?? otherwise ?? null) : agent,
      state: 'offered',
      title,
      reason: reason ?? '',
      opener: opener ?? '',
      evidenceJson: JSON.stringify({ cause, contents: writing.evidence.get(effect.personId) ?? [] }),
      outcome: null,
      note: null,
      dueAt,
      snoozedUntil: null,
      createdAt: writing.now,
      updatedAt: writing.now,
    });
    count(writing, 'tasks');
  },

  tag: (writing, { personId }) => {
    writing.tagged.add(personId);
  },

  attribute: (writing, { personId, name, value }) => {
    const set = writing.attributes.get(personId) ?? {};
    writing.attributes.set(personId, { ...set, [name]: value });
  },

  goal: (writing) => count(writing, 'goals'),

  /** Both are done while the inputs are taken. */
  enter: () => {},
  turn: () => {},
};

export function writeEffect(writing: Writing, asked: Asked): void {
  const write = WRITERS[asked.effect.kind] as (writing: Writing, effect: Effect, asked: Asked) => void;
  write(writing, asked.effect, asked);
}

const standing = ({ runId, nodeId, personId }: Effect, journeyId: string) => ({
  personId,
  runId,
  journeyId,
  nodeId,
});

function count({ daily }: Writing, name: string): void {
  daily[name] = (daily[name] ?? 0) + 1;
}
