import { expect, it } from 'vitest';
import { killWhileSending, killWhileWaiting } from '../../support/faults.ts';

it('ends every wait once and none early, however often it is killed and wherever its clock stands', async () => {
  const fired = await killWhileWaiting(2_000, 10);
  expect(fired).toEqual({ waits: 2_000, kills: 10, fired: 2_000, twice: 0, early: 0 });
}, 120_000);

it('sends every webhook under one key and hears of each, when it is killed at the moment of sending', async () => {
  const { webhooks, keys, silent } = await killWhileSending(5);
  expect({ webhooks, keys, silent }).toEqual({ webhooks: 100, keys: 100, silent: 0 });
}, 120_000);
