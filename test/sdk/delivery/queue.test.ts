import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS as WIRE_LIMITS } from '../../../runtime/wire/batch.ts';
import {
  add,
  adopt,
  LIMITS,
  MAX_QUEUED,
  newQueue,
  type Queue,
  remove,
  sizeOf,
  take,
} from '../../../sdk/delivery/queue.ts';

const NOW = 1_700_000_000_000;
const SENDER = { device: 'device-1' };

function event(queue: Queue, id: string, name = 'seen', slot?: string, sender = SENDER): string[] {
  return add(queue, { type: 'event', id, name }, sender, slot).map((item) => item.id);
}

const ids = (queue: Queue): string[] => queue.items.map(({ id }) => id);

describe('The queue', () => {
  it('knows the limits of the wire', () => {
    expect(LIMITS).toEqual(WIRE_LIMITS);
  });

  it('keeps the order in which messages came', () => {
    const queue = newQueue();
    for (const id of ['m-1', 'm-2', 'm-3']) event(queue, id);
    expect(take(queue, NOW, 60_000).map(({ id }) => id)).toEqual(['m-1', 'm-2', 'm-3']);
    expect(take(queue, NOW, 60_000)).toEqual([]);
  });

  it('lets a newer snapshot take the place of an older one that still waits', () => {
    const queue = newQueue();
    event(queue, 'old', 'a', 'reading-1');
    event(queue, 'other', 'a', 'reading-2');
    expect(event(queue, 'new', 'b', 'reading-1')).toEqual(['old']);
    expect(ids(queue)).toEqual(['other', 'new']);
  });

  it('leaves a snapshot alone that is on its way', () => {
    const queue = newQueue();
    event(queue, 'old', 'a', 'reading-1');
    take(queue, NOW, 60_000);
    expect(event(queue, 'new', 'b', 'reading-1')).toEqual([]);
    expect(ids(queue)).toEqual(['old', 'new']);
  });

  it('sends no message under the name of another person', () => {
    const queue = newQueue();
    event(queue, 'm-1');
    event(queue, 'm-2', 'a', undefined, { device: 'device-2' });
    expect(take(queue, NOW, 60_000).map(({ id }) => id)).toEqual(['m-1']);
    expect(take(queue, NOW, 60_000).map(({ id }) => id)).toEqual(['m-2']);
  });

  it('puts no more into a batch than the bytes and the number allowed', () => {
    const queue = newQueue();
    for (let i = 0; i < 600; i++) event(queue, `message-${i}`);
    expect(take(queue, NOW, 200).length).toBe(Math.floor(200 / ((queue.items[0]?.bytes as number) + 1)));
    expect(take(queue, NOW, 1_000_000).length).toBe(LIMITS.messages);
  });

  it('drops the oldest beyond 10,000 messages, and counts them', () => {
    const queue = newQueue();
    for (let i = 0; i < MAX_QUEUED.messages + 3; i++) event(queue, `message-${i}`);
    expect(queue.items.length).toBe(MAX_QUEUED.messages);
    expect(queue.items[0]?.id).toBe('message-3');
    expect(queue.drops).toEqual({ overflow: 3 });
  });

  it('drops the oldest beyond 5 MB', () => {
    const queue = newQueue();
    for (let i = 0; i < 200; i++) event(queue, `message-${i}`, '等'.repeat(10_000));
    expect(queue.bytes).toBeLessThanOrEqual(MAX_QUEUED.bytes);
    expect(queue.items.length).toBe(Math.floor(MAX_QUEUED.bytes / (queue.items[0]?.bytes as number)));
  });

  it('drops what is too large for one message, and what cannot be written as JSON', () => {
    const queue = newQueue();
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    const properties = { count: 1n };
    event(queue, 'large', '等'.repeat(11_000));
    add(queue, { type: 'event', id: 'circular', name: 'a', properties: circular }, SENDER);
    add(queue, { type: 'event', id: 'bigint', name: 'a', properties }, SENDER);
    expect(ids(queue)).toEqual([]);
    expect(queue.drops).toEqual({ 'too-large': 1, 'not-json': 2 });
  });

  it('puts what a former page left before its own', () => {
    const [former, queue] = [newQueue(), newQueue()];
    event(former, 'former');
    event(queue, 'own');
    adopt(queue, former.items);
    expect(ids(queue)).toEqual(['former', 'own']);
  });

  it('always knows how many bytes it holds', () => {
    const act = fc.record({
      kind: fc.constantFrom('add', 'snapshot', 'take', 'settle', 'fail', 'adopt'),
      length: fc.nat(300),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 80 }), (acts) => {
        const queue = newQueue();
        acts.forEach(({ kind, length }, i) => {
          if (kind === 'add') event(queue, `message-${i}`, '等'.repeat(length));
          if (kind === 'snapshot') event(queue, `message-${i}`, 'a', `slot-${length % 3}`);
          if (kind === 'take') take(queue, NOW, length * 10);
          if (kind === 'settle') remove(queue, (item) => !!item.sending);
          if (kind === 'fail') for (const item of queue.items) item.sending = 0;
          if (kind === 'adopt') adopt(queue, [{ ...SENDER_ITEM, id: `former-${i}` }]);
          expect(queue.bytes).toBe(sizeOf(queue.items));
        });
      }),
    );
  });
});

const SENDER_ITEM = { sender: SENDER, json: '{"a":1}', bytes: 7 };
