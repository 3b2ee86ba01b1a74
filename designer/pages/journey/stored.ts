/** Drafts on their way to the runtime and back, and what this browser keeps of them meanwhile. */
import type { JourneyShown } from '../../../runtime/wire/api/journeys.ts';
import { ApiError, api } from '../../api.ts';
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

/** What was not saved when the page was last left. */
export function keptUnsaved(id: string): Stored | undefined {
  const kept = recall(drawer(id));
  if (!kept) return undefined;
  try {
    const { draft, revision } = JSON.parse(kept) as Stored;
    return { draft: sound(draft), revision };
  } catch {
    return undefined;
  }
}
