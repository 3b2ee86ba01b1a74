/** Drafts on their way to the runtime and back, and what this browser keeps of them meanwhile. */
import type { JourneyShown } from '../../../runtime/wire/api/journeys.ts';
import { ApiError, api } from '../../api.ts';
import { same } from '../../edit/difference.ts';
import { type Draft, sound } from '../../edit/draft.ts';
import { placed } from '../../edit/placement.ts';
import type { Attempt, Stored } from '../../edit/saving.ts';
import { recall, remember } from '../../parts/memory.ts';

export const journeyPath = (id: string): string => `/api/journeys/${encodeURIComponent(id)}`;

export function storedOf({ name, draft, layout, revision }: JourneyShown): Stored {
  return { draft: placed(sound({ name, graph: draft, layout })), revision };
}

/** Saves over a revision; `onSaved` gets the journey as it is stored now. */
export async function save(
  id: string,
  { name, graph, layout }: Draft,
  revision: number,
  onSaved: (journey: JourneyShown) => void,
): Promise<Attempt> {
  const body = { name, draft: graph, layout };
  try {
    const headers = { 'if-match': `"${revision}"` };
    const journey = await api.put<JourneyShown>(`${journeyPath(id)}/draft`, body, headers);
    onSaved(journey);
    return { result: 'saved', revision: journey.revision };
  } catch (error) {
    if (error instanceof ApiError) return attemptOf(error);
    throw error;
  }
}

function attemptOf({ status, code, detail, body }: ApiError): Attempt {
  if (code === 'draft-conflict') {
    return { result: 'conflict', theirs: storedOf((body as { current: JourneyShown }).current) };
  }
  const away = status === 0 || status === 401 || status === 429 || status >= 500;
  return away ? { result: 'away' } : { result: 'refused', detail: detail || code };
}

const drawer = (id: string) => `draft.${id}`;

export function keepUnsaved(id: string, unsaved: Stored | null): void {
  remember(drawer(id), unsaved && JSON.stringify(unsaved));
}

/** Each left draft stays here until somebody chose; two at the most, so that the drawer stays small. */
const leftDrawer = (id: string) => `left.${id}`;
const LEFT = 2;

export function keepLeft(id: string, drafts: readonly Draft[]): void {
  remember(leftDrawer(id), drafts.length === 0 ? null : JSON.stringify(drafts.slice(0, LEFT)));
}

/** Drafts that were not saved when the journey was last left, last first, as far as they differ from the stored one. */
export function leftBehind(id: string, stored: Draft): Draft[] {
  const last = read<Stored>(drawer(id));
  const before = read<Draft[]>(leftDrawer(id)) ?? [];
  const left = [...(last ? [last.draft] : []), ...before].map(sound);
  const differing = left.filter((draft, index) => !same(draft, stored) && !same(draft, left[index - 1]));
  keepLeft(id, differing);
  keepUnsaved(id, null);
  return differing;
}

function read<T>(name: string): T | undefined {
  try {
    return (JSON.parse(recall(name) ?? 'null') as T | null) ?? undefined;
  } catch {
    return undefined;
  }
}
