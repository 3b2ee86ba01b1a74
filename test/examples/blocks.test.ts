// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findArticles } from '../../sdk/reading/article/find.ts';
import { cutBlocks } from '../../sdk/reading/blocks.ts';

const FOLDER = 'examples/critical-illness';
const SLUGS = ['waiting-period', 'premium', 'term-life', 'claims', 'checklist'];

function blocksOf(slug: string) {
  const page = readFileSync(`${FOLDER}/pages/${slug}.html`, 'utf8');
  document.body.innerHTML = page.slice(page.indexOf('<main>'), page.indexOf('</main>'));
  return findArticles().flatMap(({ leaves }) => cutBlocks(leaves));
}

describe('the blocks of the example articles', () => {
  /** After an article was rewritten: `npx vitest run test/examples/blocks.test.ts -u` writes them anew. */
  it('are what the SDK cuts the pages into', async () => {
    const blocks = Object.fromEntries(SLUGS.map((slug) => [slug, blocksOf(slug)]));
    await expect(`${JSON.stringify(blocks, null, 2)}\n`).toMatchFileSnapshot(`../../${FOLDER}/blocks.json`);
  });
});
