import type { NodeDefinition } from './definition.ts';
import { ask } from './nodes/ask.ts';
import { attribute } from './nodes/attribute.ts';
import { branch } from './nodes/branch.ts';
import { call } from './nodes/call.ts';
import { cases } from './nodes/cases.ts';
import { entryApi } from './nodes/entry-api.ts';
import { entryDate } from './nodes/entry-date.ts';
import { entryEvent } from './nodes/entry-event.ts';
import { entryHand } from './nodes/entry-hand.ts';
import { entryReading } from './nodes/entry-reading.ts';
import { entrySchedule } from './nodes/entry-schedule.ts';
import { entrySegment } from './nodes/entry-segment.ts';
import { entryShare } from './nodes/entry-share.ts';
import { exit } from './nodes/exit.ts';
import { goal } from './nodes/goal.ts';
import { holdOut } from './nodes/hold-out.ts';
import { jump } from './nodes/jump.ts';
import { limit } from './nodes/limit.ts';
import { note } from './nodes/note.ts';
import { owner } from './nodes/owner.ts';
import { push } from './nodes/push.ts';
import { score } from './nodes/score.ts';
import { split } from './nodes/split.ts';
import { tag } from './nodes/tag.ts';
import { task } from './nodes/task.ts';
import { wait } from './nodes/wait.ts';
import { waitEvent } from './nodes/wait-event.ts';
import { waitFor } from './nodes/wait-for.ts';
import { webhook } from './nodes/webhook.ts';

/** Every kind of node, in the order of the palette: a new one is its file in `nodes/` and a line here. */
export const NODES = {
  'entry-event': entryEvent,
  'entry-reading': entryReading,
  'entry-share': entryShare,
  'entry-segment': entrySegment,
  'entry-schedule': entrySchedule,
  'entry-date': entryDate,
  'entry-api': entryApi,
  'entry-hand': entryHand,
  wait,
  'wait-event': waitEvent,
  'wait-for': waitFor,
  branch,
  cases,
  split,
  'hold-out': holdOut,
  limit,
  jump,
  exit,
  push,
  task,
  ask,
  webhook,
  call,
  tag,
  attribute,
  score,
  owner,
  goal,
  note,
} satisfies Record<string, NodeDefinition>;

export type NodeKind = keyof typeof NODES;

/** The definition of a kind, or `undefined` for a word that is none. */
export function definitionOf(kind: unknown): NodeDefinition | undefined {
  return typeof kind === 'string' && Object.hasOwn(NODES, kind) ? NODES[kind as NodeKind] : undefined;
}
