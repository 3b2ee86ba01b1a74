import { expect, it } from 'vitest';
import { chinese, pageOf, paragraphs } from '../../support/sdk-pages.ts';
import { sdkStage } from '../../support/sdk-stage.ts';

const stage = sdkStage();
const SECRET = '绝密5555-4444-3333-1111';

const FIELDS = `
  <form><input id="text" name="name"><input id="password" type="password" autocomplete="current-password">
  <input id="tel" type="tel" autocomplete="tel" value=""><input type="hidden" value="${SECRET}">
  <textarea id="area"></textarea>
  <select id="choice"><option value="">-</option><option value="${SECRET}">${SECRET}</option></select></form>`;

it('Nothing typed into a field is ever sent: not typed, chosen, filled in, or clicked', async () => {
  const body = `<article><h1>等待期</h1>${paragraphs(3)}<p>${chinese(60, 5)}${FIELDS}</p>${paragraphs(2, 9)}</article>
    ${FIELDS.replace(/id="(\w+)"/g, 'id="$1-outside"')}<div id="free" contenteditable>a</div>`;
  const reader = await stage.meets({ screen: 'desktop' });
  const bodies: string[] = [];
  reader.page.on('request', (request) => bodies.push(request.url(), request.postData() ?? ''));
  await reader.opens(stage.site.page('/form', pageOf(body)));
  await reader.waits(2_000);
  for (const outside of ['', '-outside']) {
    for (const field of ['text', 'password', 'tel', 'area']) {
      await reader.page.fill(`#${field}${outside}`, SECRET);
      await reader.page.click(`#${field}${outside}`);
    }
    await reader.page.selectOption(`#choice${outside}`, SECRET);
  }
  await reader.page.click('#free');
  await reader.page.keyboard.type(SECRET);
  // As a browser fills in what it remembers: all at once, with no key.
  await reader.calls(`for (const field of document.querySelectorAll('input, textarea')) {
    field.value = '${SECRET}';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }
  dogear.track('asked')`);
  await reader.waits(8_000);
  await stage.described();
  await reader.leaves();
  expect(bodies.join('\n').length).toBeGreaterThan(2_000);
  expect(bodies.filter((text) => text.includes('绝密') || text.includes('4444-3333'))).toEqual([]);
});

it('Nothing of what is set apart or masked is ever sent, however it is said, shown or tapped', async () => {
  const apart = (mark: string, id: string) =>
    `<section ${mark}><p id="${id}">${SECRET}${chinese(80, 7)}</p><ul><li>${SECRET}</li></ul>
      <figure><img src="/${SECRET}.png" alt="${SECRET}"><figcaption>${SECRET}</figcaption></figure>
      <a href="/${SECRET}">${SECRET}</a></section>`;
  const body = `<article><h1>等待期</h1>${paragraphs(3)}${apart('data-dogear-ignore', 'apart')}${apart('data-dogear-mask', 'mask')}
    ${paragraphs(2, 9)}</article>`;
  const reader = await stage.meets();
  const bodies: string[] = [];
  reader.page.on('request', (request) => {
    if (request.method() === 'POST') bodies.push(request.url(), request.postData() ?? '');
  });
  await reader.opens(stage.site.page('/apart', pageOf(body)));
  await reader.waits(3_000);
  const view = await stage.described();
  await reader.taps('#apart');
  await reader.taps('#mask');
  await reader.calls(`document.querySelector('#mask').append('${SECRET}')`);
  await reader.waits(6_000);
  await reader.leaves();
  // The masked blocks are there, only not what they say.
  expect(view.blocks?.some(({ text }) => text.startsWith('某某x'))).toBe(true);
  expect(bodies.filter((text) => text.includes('绝密') || text.includes('4444-3333'))).toEqual([]);
});
