/** Beginnings for an empty canvas: drafts that lack only what nobody can know beforehand, such as which article. */
import type { Text } from '../../runtime/condition/vocabulary.ts';
import type { JourneyGraph, NodeKind } from '../../runtime/journey/vocabulary.ts';
import { newNode } from './kinds.ts';
import { afterQuote } from './templates/after-quote.ts';
import { afterSigning } from './templates/after-signing.ts';
import { firstReading } from './templates/first-reading.ts';
import { nextArticle } from './templates/next-article.ts';
import { referral } from './templates/referral.ts';
import { renewal } from './templates/renewal.ts';
import { ripeReader } from './templates/ripe-reader.ts';
import type { Template } from './templates/template.ts';
import { topicInterest } from './templates/topic-interest.ts';

/** When in the sale a journey does its work. */
export type Stage = 'preparation' | 'running' | 'afterSale';
export const STAGES: readonly Stage[] = ['preparation', 'running', 'afterSale'];

export interface Start {
  id: string;
  stage: Stage;
  title: Text;
  summary: Text;
  nodes: { id: string; kind: NodeKind; fields?: Record<string, unknown> }[];
  /** From, exit, to. */
  edges: [string, string, string][];
}

/** In the order of the gallery; the first of each stage is offered on an empty canvas. */
const TEMPLATES: readonly Template[] = [
  firstReading,
  topicInterest,
  ripeReader,
  nextArticle,
  afterQuote,
  afterSigning,
  renewal,
  referral,
];

/** Texts are in the language of whoever starts: `say` chooses. */
export function startsIn(say: (text: Text) => string): Start[] {
  return TEMPLATES.map((template) => template(say));
}

/** The start as a graph with ids of its own. */
export function graphOf({ nodes, edges }: Start, id: () => string): JourneyGraph {
  const ids = new Map(nodes.map((node) => [node.id, id()]));
  const named = (key: string) => ids.get(key) ?? key;
  return {
    nodes: nodes.map((node) => ({ ...newNode(node.kind, named(node.id)), ...referring(node.fields, named) })),
    edges: edges.map(([from, exit, to]) => ({ from: named(from), exit, to: named(to) })),
  };
}

/** Conditions name the nodes whose answers they ask about. */
function referring(
  fields: Record<string, unknown> = {},
  named: (key: string) => string,
): Record<string, unknown> {
  const renamed = JSON.stringify(fields, (key, value) => (key === 'node' ? named(value as string) : value));
  return JSON.parse(renamed) as Record<string, unknown>;
}
