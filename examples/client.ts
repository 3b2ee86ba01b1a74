/** The public api as the scene uses it. */
import type { Page, Problem } from '../runtime/wire/api/shared.ts';
import type { BatchAnswer, Message } from '../runtime/wire/batch.ts';

export interface Address {
  /** Of the runtime, without a slash at its end: `http://127.0.0.1:8787`. */
  base: string;
  /** The administrator's. */
  token: string;
}

export interface Client {
  base: string;
  /** Throws an Error with the problem's code and detail where the runtime refuses. */
  api<T>(method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, body?: unknown): Promise<T>;
  /** Every item of a list, page by page. */
  all<T>(path: string): Promise<T[]>;
  collect(key: string, from: Sender, messages: readonly Message[]): Promise<BatchAnswer>;
}

export interface Sender {
  device: string;
  user: string;
}

export function clientOf({ base, token }: Address, now: () => number): Client {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const api: Client['api'] = (method, path, body) =>
    call(`${base}/api${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  return {
    base,
    api,
    async all<T>(path: string) {
      const items: T[] = [];
      for (let after = ''; ; ) {
        const page = await api<Page<T>>('GET', `${path}?limit=200${after && `&after=${after}`}`);
        items.push(...page.items);
        if (!page.next) return items;
        after = page.next;
      }
    },
    collect(key, { device, user }, messages) {
      const batch = { key, sentAt: now(), device, user, zone: 'Asia/Shanghai', language: 'zh-CN', messages };
      return call(`${base}/v1/batch`, { method: 'POST', body: JSON.stringify(batch) });
    },
  };
}

async function call<T>(url: string, init: RequestInit): Promise<T> {
  const response = await fetch(url, init);
  if (response.ok) return response.json() as Promise<T>;
  const problem = (await response.json().catch(() => ({}))) as Partial<Problem>;
  const reason = `${response.status} ${problem.code ?? ''} ${problem.detail ?? problem.title ?? ''}`;
  throw new Error(
    `The example scene could not be installed: ${init.method} ${url} answered ${reason.trim()}`,
  );
}
