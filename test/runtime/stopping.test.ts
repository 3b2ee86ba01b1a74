import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/databases.ts';
import { type Dogear, type DogearOptions, startDogear } from '../support/dogear.ts';

const PAGES = 24;

describe.each(DATABASES)('a runtime that is asked to stop, on $name', ({ open }) => {
  let folder: string;
  let kept: DogearOptions;
  let drop: () => Promise<void>;
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'dogear-stopping-'));
    const database = await open();
    drop = database.drop;
    kept = { url: database.url, file: path.join(folder, 'dogear.sqlite') };
  });
  afterEach(async () => {
    await drop();
    rmSync(folder, { recursive: true });
  });

  /** Sends batch after batch until the runtime is gone, and tells the ids that were acknowledged. */
  async function send(dogear: Dogear, page: number, tell: (ids: string[]) => void): Promise<void> {
    for (;;) {
      const messages = Array.from({ length: 5 }, () => ({
        type: 'event',
        id: dogear.world.id(),
        at: Date.now(),
        name: 'load',
      }));
      const device = `device-of-page-${page}`;
      const batch = { key: 'pk_test_site', sentAt: Date.now(), device, messages };
      const answer = await dogear.collect(batch).catch(() => undefined);
      if (answer?.status !== 200) return;
      tell(messages.map(({ id }) => id));
    }
  }

  it('loses nothing that it acknowledged, and hangs nobody up in the middle of an answer', async () => {
    const dogear = await startDogear(kept);
    await dogear.site();
    const acknowledged = new Set<string>();
    const pages: Promise<void>[] = [];
    await new Promise<void>((enough) => {
      const tell = (ids: string[]) => {
        for (const id of ids) acknowledged.add(id);
        if (acknowledged.size >= 1_000) enough();
      };
      for (let page = 0; page < PAGES; page++) pages.push(send(dogear, page, tell));
    });
    await dogear.close();
    await Promise.all(pages);
    const again = await startDogear(kept);
    const events = await again.store.read.selectFrom('events').select('id').execute();
    const stored = new Set(events.map(({ id }) => id));
    expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([]);
    expect(acknowledged.size).toBeGreaterThanOrEqual(1_000);
    await again.close();
  });

  it('takes no more', async () => {
    const dogear = await startDogear(kept);
    await dogear.close();
    await expect(fetch(`${dogear.url}/healthz`)).rejects.toThrow();
  });
});
