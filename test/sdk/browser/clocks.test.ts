import { describe, expect, it } from 'vitest';
import { articlePage, TAG } from '../../support/sdk-pages.ts';
import { near, sdkStage } from '../../support/sdk-stage.ts';

const stage = sdkStage();
const HOUR = 3_600_000;

/** The clock on the wall is off by `window.off` ms; the other is not. */
const WALL = `<script>
  window.off = Number(new URLSearchParams(location.search).get('off') || 0);
  const real = Date.now.bind(Date);
  Date.now = () => real() + window.off;
</script>`;
const LONG = articlePage(10, WALL + TAG);

interface Sent {
  type: string;
  id: string;
  at: number;
  startedAt?: number;
}

describe('A clock', () => {
  it.each([5 * HOUR, -7 * HOUR])('that is off by %i ms makes no time wrong at the runtime', async (off) => {
    const reader = await stage.meets();
    await reader.opens(`${stage.site.page('/a', LONG)}?off=${off}`);
    await reader.waits(3_000);
    await reader.tracks(3);
    const began = Date.now();
    await stage.site.hearsAll(3);
    const { quality, engaged } = await stage.toldOnce(reader);
    expect([quality, engaged]).toEqual(['ok', near(3_000)]);
    for (const { at } of [...stage.site.told('event'), ...stage.site.told('view')]) {
      expect(Math.abs(at - began)).toBeLessThan(90_000);
    }
    expect(stage.site.told('event').map(({ at }) => at)).toEqual(
      stage.site
        .told('event')
        .map(({ at }) => at)
        .sort((a, b) => a - b),
    );
  });

  it.each([
    ['set an hour forward', HOUR],
    ['set an hour back', -HOUR],
  ])('that is %s while somebody reads adds no time, leaves the order, and is told', async (_, jump) => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/a', LONG));
    await reader.waits(4_000);
    await reader.calls("dogear.track('before')");
    await reader.calls(`window.off = ${jump}`);
    await reader.waits(4_000);
    await reader.calls("dogear.track('after')");
    await reader.waits(1_000);
    const { quality, engaged } = await stage.toldOnce(reader);
    expect([quality, engaged]).toEqual(['clock-jumped', near(9_000)]);
    const times = ['before', 'after'].map((name) =>
      stage.site.told('event').find((one) => one.name === name),
    );
    const sent = stage.site.batches.flatMap(({ messages }) => messages as Sent[]);
    const at = (id: string | undefined) => sent.find((message) => message.id === id)?.at ?? 0;
    expect(at(times[1]?.id)).toBeGreaterThan(at(times[0]?.id));
    // What came first: the site sets each batch right by the moment of its coming.
    const began = sent.find(({ type }) => type === 'reading')?.startedAt;
    expect(at(times[0]?.id)).toBeGreaterThanOrEqual(began ?? Number.NaN);
  });

  it('that jumps while nobody looks, as when a phone sleeps, spoils nothing', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/a', LONG));
    await reader.waits(4_000);
    await reader.turns(true);
    await reader.calls(`window.off = ${8 * HOUR}`);
    await reader.waits(3_000);
    await reader.turns(false);
    await reader.waits(4_000);
    expect(await stage.toldOnce(reader)).toMatchObject({ quality: 'ok', engaged: near(8_000) });
  });
});
