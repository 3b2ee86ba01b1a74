/** Pages on which others go wrong, each with a truth that needs no eyes. */
import type { Browser } from 'playwright';
import { Reader } from '../support/reader.ts';
import { Sheet } from './pages/sheet.ts';
import type { ReadingState, Site } from './site.ts';

/** Shares are 0 to 1. */
export interface Traps {
  /** Deepest point told of an article in a scroller that nobody touched: must not be 1. */
  nestedUntouchedDepth: number;
  /** Told of an article that grew after it was seen: 0.175 is true. */
  lateGrowthDepth: number;
  /** Told of 15 s, 8 of them in another tab: 7,000 is true. */
  hiddenEngagedMs: number;
}

const paragraphs = (name: string, count: number): string => new Sheet(name, 'zh').paragraphs(count).take();

export async function traps(browser: Browser, site: Site): Promise<Traps> {
  const nested = `<nav>☰</nav><div class="scroller"><article>${paragraphs('nested', 20)}</article></div>`;
  site.adds('trap-nested', { body: nested });
  site.adds('trap-growing', growing());
  site.adds('trap-hidden', { body: `<article>${paragraphs('hidden', 12)}</article>` });
  const untouched = await told(browser, site, 'trap-nested', (reader) => reader.waits(20_000));
  const grown = await told(browser, site, 'trap-growing', (reader) => reader.waits(20_000));
  const hidden = await told(browser, site, 'trap-hidden', async (reader) => {
    await reader.waits(3_000);
    await reader.looksAway(8_000);
    await reader.waits(4_000);
  });
  return {
    nestedUntouchedDepth: untouched.depth,
    lateGrowthDepth: grown.depth,
    hiddenEngagedMs: hidden.engaged,
  };
}

/** Seven of forty equal paragraphs fill the first screen; the others come after 3 s, below it. */
function growing(): { body: string; script: string } {
  const equal = (from: number, count: number) =>
    Array.from(
      { length: count },
      (_, i) => `<p>第${String(from + i).padStart(2, '0')}段，${'一二三四五六七八九十'.repeat(3)}。</p>`,
    ).join('');
  const rest = `<div style="margin-top:100vh">${equal(8, 33)}</div>`;
  const script = `setTimeout(function () {
    document.querySelector('article').insertAdjacentHTML('beforeend', ${JSON.stringify(rest)});
  }, 3000);`;
  return { body: `<article>${equal(1, 7)}</article>`, script };
}

async function told(
  browser: Browser,
  site: Site,
  name: string,
  reads: (reader: Reader) => Promise<void>,
): Promise<ReadingState> {
  const reader = await Reader.meet(browser);
  try {
    await reader.opens(site.pageFor(name, name, 1));
    await reads(reader);
    await reader.leaves();
  } finally {
    await reader.close();
  }
  const [state] = site.readings(name);
  if (!state) throw new Error(`Nothing was told of ${name}.`);
  return state;
}
