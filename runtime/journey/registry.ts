import type { NodeDefinition, NodeKind } from './definition.ts';
import { attribute } from './nodes/attribute.ts';
import { branch } from './nodes/branch.ts';
import { entryEvent } from './nodes/entry-event.ts';
import { entryReading } from './nodes/entry-reading.ts';
import { exit } from './nodes/exit.ts';
import { goal } from './nodes/goal.ts';
import { push } from './nodes/push.ts';
import { split } from './nodes/split.ts';
import { tag } from './nodes/tag.ts';
import { task } from './nodes/task.ts';
import { wait } from './nodes/wait.ts';
import { waitEvent } from './nodes/wait-event.ts';
import { webhook } from './nodes/webhook.ts';

/** Every kind of node, in the order of the palette. */
export const NODES: Record<NodeKind, NodeDefinition> = {
  'entry-event': entryEvent,
  'entry-reading': entryReading,
  wait,
  'wait-event': waitEvent,
  branch,
  split,
  exit,
  push,
  task,
  webhook,
  tag,
  attribute,
  goal,
};

/** The definition of a kind, or `undefined` for a word that is none. */
export function definitionOf(kind: unknown): NodeDefinition | undefined {
  return typeof kind === 'string' && Object.hasOwn(NODES, kind) ? NODES[kind as NodeKind] : undefined;
}
