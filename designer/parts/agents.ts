import type { AgentShown } from '../../runtime/wire/api/settings.ts';
import { useNames } from './names.ts';
import { namedPath, thingsNamed } from './register.ts';

const AGENTS = '/api/agents';

/** The path of the agents whose name holds the text. */
export const agentsPath = (text: string): string => namedPath(AGENTS, text);

export const agentsNamed = (text: string): Promise<AgentShown[]> => thingsNamed(AGENTS, text);

/** Names agents by id; with the id itself while the name is on its way, or where there is no such agent. */
export const useAgentNames = (): ((id: string) => string) => useNames(AGENTS);
