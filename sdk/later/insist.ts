/** A second way for what the first could not carry. */
import { type Send, sendTo } from '../delivery/send.ts';

/**
 * All keepalive requests of a page share 64 KiB, the page's own too: what is refused for that goes without keepalive,
 * or by beacon where the page is leaving. While neither gets through, the first is enough.
 */
export function insistOn(url: string): Send {
  const send = sendTo(url);
  const sendWithout = sendTo(url, false);
  let failing = false;

  return async (body, leaving) => {
    if (leaving && !('keepalive' in Request.prototype)) return beacon(url, body);
    const reply = await send(body).catch((fault) => {
      if (leaving) return beacon(url, body);
      if (failing) throw fault;
      failing = true;
      return sendWithout(body);
    });
    failing = false;
    return reply;
  };
}

function beacon(url: string, body: string): { status: number } {
  if (!navigator.sendBeacon(url, body)) throw new TypeError(url);
  return { status: 0 };
}
