/** Asks the runtime for what the link shows. */
import type { OverlayShown } from '../../runtime/wire/api/overlay.ts';

/** Stable codes of the runtime; `failed` for all others, and when no answer came at all. */
export type Fault = 'overlay-expired' | 'overlay-forged' | 'failed';

const MARK = '#dogear-overlay=';
const TOLD: readonly string[] = ['overlay-expired', 'overlay-forged'];

/** Without cookies: what opens the door is the ticket in the fragment, which no server saw. */
export async function askHeat(endpoint: string): Promise<OverlayShown | Fault> {
  const token = location.hash.slice(MARK.length);
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${endpoint}/v1/overlay`, { headers, credentials: 'omit' }).catch(() => null);
  if (!answer) return 'failed';
  const body = await answer.json().catch(() => ({}));
  if (answer.ok) return body as OverlayShown;
  const { code } = body as { code: Fault };
  return TOLD.includes(code) ? code : 'failed';
}
