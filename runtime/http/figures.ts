/** Figures for Prometheus. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { BatchAnswer } from '../wire/batch.ts';

export interface Figures {
  request(method: string, route: string, status: number, ms: number): void;
  batch(status: number, ms: number, answer?: BatchAnswer): void;
  text(): Promise<string>;
}

/** Asked when somebody looks, not before. */
export interface Gauges {
  /** Batches that wait for the next transaction. */
  queue(): number;
  /** Seconds since the oldest wait or effect was due; 0 when nothing is. */
  lag(): Promise<number>;
  /** Messages that the SDK had to drop, by reason, since the store began. */
  drops(): Promise<Map<string, number>>;
  /** Bytes. */
  size(): Promise<number>;
}

/** Seconds. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

export function createFigures(gauges: Gauges): Figures {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'dogear_request_seconds',
    help: 'Time from the request to its answer, by route.',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers,
  });
  const messages = new Counter({
    name: 'dogear_messages_total',
    help: 'Messages that came to the collector, by what became of them.',
    labelNames: ['result'],
    registers,
  });
  new Counter({
    name: 'dogear_dropped_total',
    help: 'Messages that the SDK had to drop in the page, by reason, as it reported them.',
    labelNames: ['reason'],
    registers,
    async collect() {
      const drops = await gauges.drops();
      this.reset();
      for (const [reason, count] of drops) this.inc({ reason }, count);
    },
  });
  gauge('dogear_ingest_queue', 'Batches that wait for a transaction.', () => gauges.queue());
  gauge('dogear_worker_lag_seconds', 'Seconds since the oldest wait or effect was due.', () => gauges.lag());
  gauge('dogear_store_bytes', 'Size of the store.', () => gauges.size());

  function gauge(name: string, help: string, value: () => number | Promise<number>): void {
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        this.set(await value());
      },
    });
  }

  const request: Figures['request'] = (method, route, status, ms) =>
    requests.observe({ method, route, status }, ms / 1000);
  return {
    request,
    batch(status, ms, answer) {
      request('post', '/v1/batch', status, ms);
      if (!answer) return;
      messages.inc({ result: 'accepted' }, answer.accepted);
      messages.inc({ result: 'duplicate' }, answer.duplicates);
      messages.inc({ result: 'rejected' }, answer.rejected.length);
    },
    text: () => registry.metrics(),
  };
}
