import { useMemo } from 'preact/hooks';
import type { AgentShown } from '../../runtime/wire/api/settings.ts';
import type { Page } from '../../runtime/wire/api/shared.ts';
import { api } from '../api.ts';
import { observed, useObserved } from './observed.ts';
import { Register, SOME } from './register.ts';

const AGENTS = '/api/agents';

/** The path of the agents whose name holds the text. */
export const agentsPath = (text: string): string =>
  `${AGENTS}?${new URLSearchParams({ limit: String(SOME), ...(text && { q: text }) })}`;

export const agentsNamed = async (text: string): Promise<AgentShown[]> =>
  (await api.get<Page<AgentShown>>(agentsPath(text))).items;

/** Names agents by id; with the id itself while the name is on its way, or where there is no such agent. */
export function useAgentNames(): (id: string) => string {
  const { register, arrived } = useMemo(registerOfAgents, []);
  useObserved(arrived);
  return (id) => (id && register.get(id)?.name) || id;
}

function registerOfAgents() {
  const arrived = observed(0);
  return { arrived, register: new Register<AgentShown>(AGENTS, () => arrived.set(arrived.get() + 1)) };
}
