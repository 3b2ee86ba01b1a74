/** A journey for those who linger on a paragraph: loaded when somebody wants one, because it brings the node kinds along. */
import type { JourneyShown } from '../../runtime/wire/api/journeys.ts';
import { api } from '../api.ts';
import { createIds } from '../edit/ids.ts';
import { newNode } from '../edit/kinds.ts';
import { tidy } from '../edit/tidy/index.ts';

export interface Linger {
  /** What the journey is called. */
  name: string;
  content: string;
  /** Key of the block, and its expected reading time in ms. */
  paragraph: string;
  weight: number;
}

/** Lingering is twice the time that the paragraph usually takes, and no less than this. */
const FACTOR = 2;
const LEAST_SECONDS = 5;

/** Makes the draft, which begins with that entry and nothing else; gives its id. */
export async function startLingering({ name, content, paragraph, weight }: Linger): Promise<string> {
  const seconds = Math.max(LEAST_SECONDS, Math.ceil((FACTOR * weight) / 1_000));
  const entry = newNode('entry-reading', createIds(Math.random)());
  const draft = { nodes: [{ ...entry, content, paragraph, seconds }], edges: [] };
  const made = await api.post<JourneyShown>('/api/journeys', { name, draft, layout: tidy(draft) });
  return made.id;
}
