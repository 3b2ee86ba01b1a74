import { putAgent } from '../../store/edits/agents.ts';
import { type AgentSeen, agentShown, agentsListed } from '../../store/views/agents.ts';
import { AgentShown, AgentWritten } from '../../wire/api/settings.ts';
import { page } from '../../wire/api/shared.ts';
import { asked, Paging, paged } from '../paging.ts';
import { found, refuseBadId } from '../problem.ts';
import { route } from '../route.ts';
import { newToken } from '../token.ts';

const list = route(
  {
    method: 'get',
    path: '/api/agents',
    summary: 'Agents with what they have to do; administrators see the links to their pages',
    who: 'viewer',
    query: Paging,
    answer: page(AgentShown),
  },
  async ({ store }, { viewer, query }) => {
    const { items, next } = paged(await agentsListed(store.read, viewer, asked(query)));
    return { items: items.map(linked), next };
  },
);

const put = route(
  {
    method: 'put',
    path: '/api/agents/{id}',
    summary: 'Creates an agent, or renames the one there is',
    who: 'admin',
    body: AgentWritten,
    answer: AgentShown,
  },
  async ({ store, world }, { viewer, id, body }) => {
    refuseBadId(id);
    await store.write((db) => putAgent(db, { id, ...body, token: newToken('at_'), createdAt: world.now() }));
    return linked(found('agent', await agentShown(store.read, viewer, id)));
  },
);

export const agentRoutes = [list, put];

/** Whoever opens the link is the agent: the token stands behind the `#` and is never sent in an address. */
const linked = ({ token, ...agent }: AgentSeen): AgentShown =>
  token === undefined ? agent : { ...agent, link: `/agent/#token=${token}` };
