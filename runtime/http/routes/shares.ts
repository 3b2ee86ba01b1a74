import Type from 'typebox';
import { agentExists } from '../../store/edits/agents.ts';
import { addressOf, agentShare, newShare } from '../../store/shares.ts';
import type { Viewer } from '../../store/viewer.ts';
import { contentAddressed } from '../../store/views/contents.ts';
import { shareShown, sharesListed } from '../../store/views/shares.ts';
import { page } from '../../wire/api/shared.ts';
import { ShareAsked, ShareChain, ShareShown } from '../../wire/api/shares.ts';
import { asked, closed, paged, paging } from '../paging.ts';
import { found, ProblemError, unknownAgent } from '../problem.ts';
import { route } from '../route.ts';

const SharesQuery = Type.Object(
  {
    ...paging,
    agent: Type.Optional(Type.String({ description: 'Made by this agent.' })),
    content: Type.Optional(Type.String({ description: 'Of this content.' })),
    person: Type.Optional(Type.String({ description: 'Made or opened by this person.' })),
    parent: Type.Optional(Type.String({ description: 'Made by those who came by this share.' })),
  },
  closed,
);

const list = route(
  {
    method: 'get',
    path: '/api/shares',
    summary: 'Minted links with what came of them, newest first',
    who: 'viewer',
    query: SharesQuery,
    answer: page(ShareShown),
  },
  async ({ store }, { viewer, query }) => paged(await sharesListed(store.read, viewer, asked(query))),
);

const show = route(
  {
    method: 'get',
    path: '/api/shares/{id}',
    summary: 'A share with its chain: what lies above and below, who opened it, and its credit',
    who: 'viewer',
    answer: ShareChain,
  },
  async ({ store }, { viewer, id }) => found('share', await shareShown(store.read, viewer, id)),
);

const mint = route(
  {
    method: 'post',
    path: '/api/shares',
    summary: 'The link of an agent to a content; asked again, the same link',
    who: 'viewer',
    body: ShareAsked,
    answer: ShareShown,
    problems: { 400: 'unknown-content, unknown-agent', 403: 'forbidden', 409: 'no-address' },
  },
  async ({ store, world }, { viewer, body }) => {
    const agentId = agentOf(viewer, body);
    const content = await contentAddressed(store.read, body.content);
    if (!content) throw unknownContent(body.content);
    if (!(await agentExists(store.read, agentId))) throw unknownAgent(agentId);
    const address = addressOf(content);
    if (address === undefined) throw noAddress();
    const minting = { id: world.id(), contentId: content.id, address, by: { agentId }, at: world.now() };
    const { id } = await store.write((db) => agentShare(db, newShare(minting)));
    const {
      above: _,
      below: __,
      openers: ___,
      ...share
    } = found('share', await shareShown(store.read, viewer, id));
    return share;
  },
);

export const shareRoutes = [list, show, mint];

function agentOf(viewer: Viewer, { agent }: ShareAsked): string {
  if (viewer.role === 'agent') {
    if (agent === undefined || agent === viewer.agentId) return viewer.agentId;
    throw new ProblemError(403, 'forbidden', 'An agent mints their own links. Leave "agent" out.', {
      field: 'agent',
    });
  }
  if (agent !== undefined) return agent;
  throw new ProblemError(400, 'missing-field', 'The field "agent" is required: say whose link it is.', {
    field: 'agent',
  });
}

const unknownContent = (id: string) =>
  new ProblemError(400, 'unknown-content', `There is no content "${id}". Choose one of GET /api/contents.`, {
    field: 'content',
  });

const noAddress = () =>
  new ProblemError(
    409,
    'no-address',
    'Nobody opened this content at an address yet. Open its page once, or give it a "url" by PATCH /api/contents/{id}.',
  );
