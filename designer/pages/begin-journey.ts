/** A journey that begins with one entry and nothing else: loaded when somebody wants one, because it brings the node kinds along. */
import type { NodeKind } from '../../runtime/journey/vocabulary.ts';
import type { JourneyShown } from '../../runtime/wire/api/journeys.ts';
import { api } from '../api.ts';
import { createIds } from '../edit/ids.ts';
import { newNode } from '../edit/kinds.ts';
import { tidy } from '../edit/tidy/index.ts';

/** Makes the draft; gives its id. */
export async function beginJourney(name: string, entry: NodeKind, fields: object): Promise<string> {
  const draft = { nodes: [{ ...newNode(entry, createIds(Math.random)()), ...fields }], edges: [] };
  const made = await api.post<JourneyShown>('/api/journeys', { name, draft, layout: tidy(draft) });
  return made.id;
}
