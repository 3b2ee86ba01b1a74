import { agentShown } from '../../store/views/agents.ts';
import { Me } from '../../wire/api/settings.ts';
import { found } from '../problem.ts';
import { route } from '../route.ts';

const me = route(
  { method: 'get', path: '/api/me', summary: 'Who holds the token', who: 'viewer', answer: Me },
  async ({ store }, { viewer }) => {
    if (viewer.role === 'admin') return { role: 'admin' as const };
    const agent = found('agent', await agentShown(store.read, viewer, viewer.agentId));
    return { role: 'agent' as const, agent: { id: agent.id, name: agent.name } };
  },
);

export const meRoutes = [me];
