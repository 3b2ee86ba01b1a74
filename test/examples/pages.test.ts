import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { criticalIllness } from '../../examples/critical-illness/scene.ts';

const FOLDER = 'examples/critical-illness/pages';
const read = (file: string) => readFileSync(path.join(FOLDER, file), 'utf8');
const pages = readdirSync(FOLDER).filter((file) => file.endsWith('.html'));
const pictures = readdirSync(`${FOLDER}/pictures`);
const attributes = (html: string, name: string) =>
  [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(([, value]) => value as string);

describe('the pages of the example scene', () => {
  it.each(pages)('%s loads nothing from elsewhere, and every file it names is there', (page) => {
    const named = [...attributes(read(page), 'src'), ...attributes(read(page), 'href')];
    const missing = named
      .filter((link) => !['/dogear.js', '/designer/', '/agent/'].includes(link))
      .filter((link) => !existsSync(path.join(FOLDER, link)));
    expect(missing).toEqual([]);
  });

  it.each(criticalIllness.contents)(
    '$slug embeds the SDK as a customer would, under its own name',
    ({ slug }) => {
      expect(read(`${slug}.html`)).toContain(
        `<script async src="/dogear.js" data-key="${criticalIllness.site.key}" data-article="${slug}"></script>`,
      );
    },
  );

  it.each(criticalIllness.contents)('$slug describes every picture of the article', ({ slug }) => {
    const [article = ''] = /<article[\s\S]*<\/article>/.exec(read(`${slug}.html`)) ?? [];
    const described = [...article.matchAll(/<img [^>]*alt="[^"]{8,}"/g)];
    expect(described).not.toEqual([]);
    expect(described.length).toBe([...article.matchAll(/<img /g)].length);
  });

  it('are four articles of real length and one that fits a screen', () => {
    const lengths = criticalIllness.contents.map(({ blocks }) =>
      blocks.reduce((sum, { text }) => sum + text.replace(/\s/g, '').length, 0),
    );
    expect(lengths.filter((length) => length >= 1_500 && length <= 2_800)).toHaveLength(4);
    expect(lengths.filter((length) => length < 300)).toHaveLength(1);
  });

  it.each(pictures)('%s refers to nothing outside itself', (picture) => {
    expect(read(`pictures/${picture}`)).not.toMatch(/href=|url\(|@import/);
  });
});
