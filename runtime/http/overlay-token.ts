/** The signed ticket to the heat of one content: what it shows, for whom, and until when. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Viewer } from '../store/viewer.ts';
import type { HeatSelection } from '../wire/api/overlay.ts';

export interface Ticket {
  content: string;
  viewer: Viewer;
  shown: HeatSelection;
  against?: HeatSelection | undefined;
  /** ms UTC */
  until: number;
}

/** How long a link opens the overlay, ms. */
export const OVERLAY_LIFE = 600_000;

export type Read = { ticket: Ticket } | { fault: 'overlay-forged' | 'overlay-expired' };

export function signTicket(ticket: Ticket, secret: string): string {
  const said = Buffer.from(JSON.stringify(ticket)).toString('base64url');
  return `${said}.${signature(said, secret).toString('base64url')}`;
}

/** Only what we signed is parsed. Without a secret nothing was ever signed. */
export function readTicket(token: string, secret: string | undefined, now: number): Read {
  const [, said, signed] = /^([\w-]{1,4000})\.([\w-]{43})$/.exec(token) ?? [];
  if (said === undefined || signed === undefined || secret === undefined) return { fault: 'overlay-forged' };
  if (!timingSafeEqual(Buffer.from(signed, 'base64url'), signature(said, secret))) {
    return { fault: 'overlay-forged' };
  }
  const ticket = JSON.parse(Buffer.from(said, 'base64url').toString()) as Ticket;
  return now < ticket.until ? { ticket } : { fault: 'overlay-expired' };
}

/** The word before the text keeps the signature from meaning anything elsewhere. */
const signature = (said: string, secret: string): Buffer =>
  createHmac('sha256', secret).update(`overlay\n${said}`).digest();
