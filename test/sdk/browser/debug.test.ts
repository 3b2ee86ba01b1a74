import { describe, expect, it } from 'vitest';
import type { Reader } from '../../support/reader.ts';
import { articlePage, paragraphs } from '../../support/sdk-pages.ts';
import { sdkStage } from '../../support/sdk-stage.ts';

const stage = sdkStage();
const STRICT = { 'content-security-policy': "default-src 'none'; script-src 'self'; connect-src 'self'" };
const PLAIN = '<script async src="/dogear.js" data-key="pk_test"></script>';
const DEBUG = '<script async src="/dogear.js" data-key="pk_test" data-debug></script>';

const panel = (reader: Reader) => reader.page.locator('dogear-debug dl').innerText();

/** Reads for 12 s and leaves; gives what was sent, without what is different every time. */
async function read(tag: string): Promise<object[]> {
  stage.site.forget();
  const reader = await stage.meets();
  await reader.opens(stage.site.page('/a', articlePage(6, tag)));
  await reader.waits(12_000);
  await stage.described();
  await reader.leaves();
  return stage.site.readings().map(({ engaged, engaged5, completion, state, quality, version }) => {
    return {
      engaged: Math.round(engaged / 500),
      engaged5: Math.round(engaged5 / 500),
      completion,
      state,
      quality,
      version,
    };
  });
}

describe('The debug mode', () => {
  it('explains what is measured, in the page and in the console, under a strict policy', async () => {
    const reader = await stage.meets();
    // Without a style of its own, which the policy would mind.
    const page = `<!doctype html><head>${DEBUG}</head><body><article>${paragraphs(12)}</article></body>`;
    await reader.opens(stage.site.page('/a', page, STRICT));
    await reader.page.locator('dogear-debug dl').waitFor({ state: 'attached' });
    await reader.waits(6_000);
    await stage.described();
    await reader.waits(500);
    const said = await panel(reader);
    expect(said).toContain('/a: nothing is marked; the page has an <article>');
    expect(said).toMatch(/engaged \d+\.\d s/);
    expect(said).toContain('granted: measured');
    expect(said).toMatch(/accepted \d/);
    expect(await reader.page.locator('dogear-debug .band.seen').count()).toBeGreaterThan(2);
    expect(reader.console.filter((line) => !line.startsWith('[dogear] '))).toEqual([]);
    expect(reader.console.join('\n')).toContain('[dogear] Clock: ');
    await reader.waits(200_000);
    expect(await panel(reader)).toContain('nothing was touched for');
    expect(await reader.errors()).toEqual([]);
  });

  it('folds away at a tap, and stays so while the page is read on', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/a', articlePage(12, DEBUG)));
    const shown = reader.page.locator('dogear-debug dl');
    await shown.waitFor({ state: 'attached' });
    await reader.taps('dogear-debug summary');
    expect(await shown.isVisible()).toBe(false);
    await reader.scrolls(600);
    await reader.waits(3_000);
    expect(await shown.isVisible()).toBe(false);
    await reader.taps('dogear-debug summary');
    expect(await shown.isVisible()).toBe(true);
  });

  it('opens for whoever adds #dogear-debug to the address, and for nobody else', async () => {
    const page = stage.site.page('/a', articlePage(6, PLAIN));
    const reader = await stage.meets();
    await reader.opens(page);
    await reader.waits(3_000);
    expect([await reader.page.locator('dogear-debug').count(), reader.console]).toEqual([0, []]);
    const curious = await stage.meets();
    await curious.opens(`${page}#dogear-debug`);
    await curious.page.locator('dogear-debug dl').waitFor({ state: 'attached' });
  });

  it('says that nothing is measured without consent', async () => {
    const reader = await stage.meets();
    await reader.opens(
      stage.site.page('/a', articlePage(6, DEBUG.replace('data-debug', 'data-debug data-consent="denied"'))),
    );
    await reader.page.locator('dogear-debug dl').waitFor({ state: 'attached' });
    expect(await panel(reader)).toContain('denied: nothing is measured');
  });

  it('says that the browser opted out, where that is why nothing is measured', async () => {
    const reader = await stage.meets({
      before: "Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { value: true });",
    });
    await reader.opens(stage.site.page('/a', articlePage(6, DEBUG)));
    await reader.page.locator('dogear-debug dl').waitFor({ state: 'attached' });
    expect(await panel(reader)).toContain('the browser says GPC or DNT');
  });

  it('changes nothing of what is measured and sent', async () => {
    const without = await read(PLAIN);
    expect(without.length).toBe(1);
    expect(await read(DEBUG)).toEqual(without);
    expect(JSON.stringify(stage.site.batches)).not.toContain('debug');
  });
});
