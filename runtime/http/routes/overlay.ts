import { randomBytes } from 'node:crypto';
import { secretOf } from '../../store/secrets.ts';
import { contentNamed } from '../../store/views/contents.ts';
import { OverlayAsked, OverlayLink } from '../../wire/api/overlay.ts';
import { OVERLAY_LIFE, signTicket } from '../overlay-token.ts';
import { found, ProblemError } from '../problem.ts';
import { route } from '../route.ts';

const link = route(
  {
    method: 'post',
    path: '/api/contents/{id}/overlay',
    summary: 'A link, good for 10 minutes, that opens the live page with its heat drawn over it',
    who: 'viewer',
    body: OverlayAsked,
    answer: OverlayLink,
    problems: { 409: 'no-address' },
  },
  async ({ store, world }, { viewer, id, body }) => {
    const { url } = found('content', await contentNamed(store.read, id));
    const page = pageOf(url);
    const until = world.now() + OVERLAY_LIFE;
    const secret = await secretOf(store, 'overlay', () => randomBytes(32).toString('base64url'));
    page.hash = `dogear-overlay=${signTicket({ content: id, viewer, ...body, until }, secret)}`;
    return { url: page.href, until };
  },
);

export const overlayRoutes = [link];

/** Addresses come from pages and imports: only one that a browser opens as a page will do. */
function pageOf(url: string): URL {
  if (URL.canParse(url) && /^https?:/i.test(url)) return new URL(url);
  throw new ProblemError(
    409,
    'no-address',
    'This content has no web address to open. Give it one with PATCH, or look at its heat in the designer.',
  );
}
