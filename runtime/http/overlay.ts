/** `GET /v1/overlay`: the heat of the one content that the ticket is for, to any page that holds the ticket. */
import type { Logger } from 'pino';
import { secretKept } from '../store/secrets.ts';
import { contentNamed } from '../store/views/contents.ts';
import { heatOf } from '../store/views/heat.ts';
import type { HeatSelection, OverlayShown, Pictured } from '../wire/api/overlay.ts';
import type { App } from './env.ts';
import type { Figures } from './figures.ts';
import { readTicket, type Ticket } from './overlay-token.ts';
import { found, ProblemError, problemResponse } from './problem.ts';
import type { Room } from './route.ts';

/** The live page may be anybody's; what opens the door is the ticket alone, never a cookie. */
const OPEN = { 'access-control-allow-origin': '*', 'cache-control': 'no-store' };
const PREFLIGHT = {
  ...OPEN,
  'access-control-allow-methods': 'GET',
  'access-control-allow-headers': 'authorization',
  'access-control-max-age': '600',
};
/** Characters of a block's text: enough to name a paragraph that the page no longer has. */
const NAMED_BY = 60;

const FAULTS = {
  'overlay-forged': 'This link was not signed here, or a part of it is missing.',
  'overlay-expired': 'This link lived for 10 minutes, and they are over.',
};

export function serveOverlay(app: App, room: Room, figures: Figures, log: Logger): void {
  app.options('/v1/overlay', () => new Response(null, { status: 204, headers: PREFLIGHT }));
  app.get('/v1/overlay', async (c) => {
    const started = performance.now();
    const response = await overlayOf(room, c.req.header('authorization') ?? '').then(
      (shown) => Response.json(shown, { headers: OPEN }),
      (error) => refused(error, log),
    );
    figures.request('get', '/v1/overlay', response.status, performance.now() - started);
    return response;
  });
}

async function overlayOf(room: Room, authorization: string): Promise<OverlayShown> {
  const { store, world } = room;
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? '';
  const read = readTicket(token, await secretKept(store, 'overlay'), world.now());
  if ('fault' in read) {
    throw new ProblemError(
      401,
      read.fault,
      `${FAULTS[read.fault]} Open the overlay again from the designer.`,
    );
  }
  const { ticket } = read;
  const title = found('content', await contentNamed(store.read, ticket.content)).title;
  const shown = await pictured(room, ticket, ticket.shown);
  const { version } = shown.heat;
  const against =
    ticket.against && version !== null ? await pictured(room, ticket, ticket.against, version) : null;
  return { title, shown, against };
}

async function pictured(
  { store }: Room,
  { content, viewer }: Ticket,
  selection: HeatSelection,
  version?: string,
): Promise<Pictured> {
  const asked = { contentId: content, ...selection, version };
  const heat = found('content', await heatOf(store.read, viewer, asked));
  const blocks = heat.blocks.map((block) => ({ ...block, text: block.text.slice(0, NAMED_BY) }));
  return { selection, heat: { ...heat, blocks } };
}

function refused(error: unknown, log: Logger): Response {
  if (error instanceof ProblemError) return problemResponse(error, OPEN);
  log.error({ route: '/v1/overlay', stack: error instanceof Error ? error.stack : String(error) }, 'failed');
  return problemResponse(
    new ProblemError(500, 'internal', 'This is a fault of Dogear; its log says more.'),
    OPEN,
  );
}
