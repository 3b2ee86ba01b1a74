// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { flush, outbox, send, takeBack } from '../../../designer/agent/outbox.ts';
import { ApiError } from '../../../designer/api.ts';
import { type FakeApi, fakeApi } from '../../support/fake-api.ts';
import { madeTask } from '../../support/tasks.ts';

let api: FakeApi;
const ACCEPT = { task: 't1', move: 'accept', body: {} } as const;
const COMPLETE = { task: 't1', move: 'complete', body: { outcome: 'sold' } } as const;
const posts = () => api.asked.filter(({ call }) => call.startsWith('POST')).map(({ call }) => call);

beforeEach(() => {
  localStorage.clear();
  outbox.set([]);
  api = fakeApi();
});
afterEach(() => vi.unstubAllGlobals());

it('a move that reaches the runtime is not kept', async () => {
  api.tell('POST /api/tasks/t1/accept', { body: madeTask({ state: 'accepted' }) });
  expect((await send(ACCEPT))?.state).toBe('accepted');
  expect(outbox.get()).toEqual([]);
});

it('without a network moves are kept over a closed page, and sent in their order', async () => {
  api.tell('POST /api/tasks/t1/accept', 'offline');
  expect(await send(ACCEPT)).toBeUndefined();
  api.tell('POST /api/tasks/t1/accept', { body: madeTask() });
  api.tell('POST /api/tasks/t1/complete', { body: madeTask({ state: 'done' }) });
  expect(await send(COMPLETE), 'a later move waits for the earlier one').toBeUndefined();
  vi.resetModules();
  const reopened = await import('../../../designer/agent/outbox.ts');
  expect(reopened.outbox.get()).toEqual([ACCEPT, COMPLETE]);
  expect(await reopened.flush()).toEqual([]);
  expect(posts().slice(-2)).toEqual(['POST /api/tasks/t1/accept', 'POST /api/tasks/t1/complete']);
  expect(reopened.outbox.get()).toEqual([]);
  expect(localStorage.length).toBe(0);
});

it('a network that fails again keeps what is left', async () => {
  outbox.set([ACCEPT, COMPLETE]);
  api.tell('POST /api/tasks/t1/accept', { body: madeTask() });
  api.tell('POST /api/tasks/t1/complete', 'offline');
  await flush();
  expect(outbox.get()).toEqual([COMPLETE]);
});

it('what the runtime refuses is given back and does not hold up the rest', async () => {
  outbox.set([ACCEPT, { ...COMPLETE, task: 't2' }]);
  api.tell('POST /api/tasks/t1/accept', { status: 409, code: 'task-state' });
  api.tell('GET /api/tasks/t1', { body: madeTask({ state: 'expired' }) });
  api.tell('POST /api/tasks/t2/complete', { body: madeTask({ state: 'done' }) });
  expect(await flush()).toEqual([ACCEPT]);
  expect(outbox.get()).toEqual([]);
});

it('a move whose answer was lost counts as done when it is sent again', async () => {
  api.tell('POST /api/tasks/t1/complete', { status: 409, code: 'task-state' });
  api.tell('GET /api/tasks/t1', { body: madeTask({ state: 'done', outcome: 'sold' }) });
  expect((await send(COMPLETE))?.outcome).toBe('sold');
  api.tell('GET /api/tasks/t1', { body: madeTask({ state: 'done', outcome: 'not-now' }) });
  await expect(send(COMPLETE)).rejects.toThrow(ApiError);
});

it('a kept move can be taken back', () => {
  outbox.set([ACCEPT, COMPLETE]);
  takeBack(ACCEPT);
  expect(outbox.get()).toEqual([COMPLETE]);
});
