/** Who holds the token: decided once per request. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Store } from '../store/index.ts';
import type { Viewer } from '../store/viewer.ts';
import { agentByToken } from '../store/views/agents.ts';
import { ProblemError } from './problem.ts';

export type Auth = (authorization: string | undefined) => Promise<Viewer>;

/** Hashes have one length and no order, so comparing them tells nothing by its time. */
export function createAuth(store: Store, adminToken: string): Auth {
  const admin = hashed(adminToken);
  return async (authorization) => {
    const token = /^Bearer +([!-~]{1,200})$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) throw unauthorized('Send "Authorization: Bearer <token>".');
    if (timingSafeEqual(hashed(token), admin)) return { role: 'admin' };
    const agent = await agentByToken(store.read, token);
    if (!agent) throw unauthorized('Nobody has this token. Ask the administrator for a new link.');
    return { role: 'agent', agentId: agent.id };
  };
}

const hashed = (token: string): Buffer => createHash('sha256').update(token).digest();

const unauthorized = (detail: string): ProblemError => new ProblemError(401, 'unauthorized', detail);
