import { putAgent } from '../../store/edits/agents.ts';
import { unitExists } from '../../store/edits/units.ts';
import { type AgentSeen, agentShown, agentsListed } from '../../store/views/agents.ts';
import { AgentShown, AgentWritten } from '../../wire/api/settings.ts';
import { page } from '../../wire/api/shared.ts';
import { asked, NamedPaging, paged } from '../paging.ts';
import { found, refuseBadId, unknownUnit } from '../problem.ts';
import { route } from '../route.ts';
import { newToken } from '../token.ts';

const list = route(
  {
    method: 'get',
    path: '/api/agents',
    summary: 'Agents with what they have to do; administrators see the links to their pages',
    who: 'viewer',
    query: NamedPaging,
    answer: page(AgentShown),
  },
  async ({ store }, { viewer, query }) => {
    const { items, next } = paged(await agentsListed(store.read, viewer, asked(query)));
    return { items: items.map(linked), next };
  },
);

const one = route(
  {
    method: 'get',
    path: '/api/agents/{id}',
    summary: 'An agent by id, with what they have to do',
    who: 'viewer',
    answer: AgentShown,
  },
  async ({ store }, { viewer, id }) => linked(found('agent', await agentShown(store.read, viewer, id))),
);

const put = route(
  {
    method: 'put',
    path: '/api/agents/{id}',
    summary: 'Creates an agent, or changes the one there is',
    who: 'admin',
    body: AgentWritten,
    answer: AgentShown,
    problems: { 400: 'unknown-unit' },
  },
  async ({ store, advance, world }, { viewer, id, body }) => {
    refuseBadId(id);
    const before = await agentShown(store.read, viewer, id);
    const { name, kind, unit = before?.unit ?? null, capacity = before?.capacity ?? null } = body;
    if (unit !== null && !(await unitExists(store.read, unit))) throw unknownUnit(unit);
    const agent = { id, name, kind, unitId: unit, capacity };
    await store.write((db) => putAgent(db, { ...agent, token: newToken('at_'), createdAt: world.now() }));
    await advance.refresh();
    return linked(found('agent', await agentShown(store.read, viewer, id)));
  },
);

export const agentRoutes = [list, one, put];

/** Whoever opens the link is the agent: the token stands behind the `#` and is never sent in an address. */
const linked = ({ token, ...agent }: AgentSeen): AgentShown =>
  token === undefined ? agent : { ...agent, link: `/agent/#token=${token}` };
