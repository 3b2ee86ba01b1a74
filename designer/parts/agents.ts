import type { AgentShown } from '../../runtime/wire/api/settings.ts';
import type { Page } from '../../runtime/wire/api/shared.ts';
import { useLoad } from '../api.ts';
import type { Choice } from './fields.tsx';

interface Agents {
  choices: Choice[];
  /** The id where the name is not known (yet). */
  nameOf(id: string): string;
}

/** The agents by name, for choosing one and for naming the one of an id. */
export function useAgents(): Agents {
  const { data } = useLoad<Page<AgentShown>>('/api/agents?limit=200');
  const choices = (data?.items ?? []).map(({ id, name }) => ({ value: id, title: name }));
  const nameOf = (id: string) => choices.find(({ value }) => value === id)?.title ?? id;
  return { choices, nameOf };
}
