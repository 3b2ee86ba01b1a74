/** Pages of many elements that mark no article. */
import { chinese, pageOf } from './sdk-pages.ts';

const nested = (depth: number, inside: string) => '<div>'.repeat(depth) + inside + '</div>'.repeat(depth);
const many = (count: number, make: (seed: number) => string) =>
  Array.from({ length: Math.floor(count) }, (_, seed) => make(seed)).join('');
/** Five elements that say nothing. */
const scrap = '<div><i></i><b></b><span>—</span><u></u></div>';
const crumb = (seed: number) => `<div><div><span>${chinese(12, seed)}</span></div><div><b>x</b></div></div>`;
const card = (seed: number) => `<div><a href="/p/${seed}">${chinese(12, seed)}</a>${chinese(40, seed)}</div>`;
const loose = (seed: number) => `${chinese(12, seed)}<a href="/p/${seed}">${chinese(4, seed)}</a><p>x</p>`;

export const LARGE_ARTICLE = Array.from({ length: 100 }, (_, seed) => chinese(2_000, seed));

const table = (elements: number) =>
  `<table>${many(elements / 10, () => `<tr>${'<td>7</td>'.repeat(9)}</tr>`)}</table>`;

/** An article, deep in a page of about so many elements. */
export const deepIn = (elements: number, attributes = '', besides = '') =>
  pageOf(
    nested(50, `<div ${attributes}>${LARGE_ARTICLE.map((text) => `<p>${text}</p>`).join('')}</div>`) +
      many((elements - 200) / 5, () => scrap) +
      besides,
  );

/** Of about so many elements each. */
export const largePages = (elements: number): Record<string, string> => ({
  'an article deep in there': deepIn(elements),
  paragraphs: pageOf(many(elements, (seed) => `<p>${chinese(12, seed)}</p>`)),
  'words in one line': pageOf(many(elements, (seed) => `<span>${chinese(6, seed)} </span>`)),
  'text between blocks': pageOf(many(elements / 2, loose)),
  'parts nested 200 deep': pageOf(nested(200, many(elements / 5, crumb))),
  'parts nested ever deeper': pageOf(many(elements / 100, () => `<div>${crumb(7).repeat(20)}`)),
  cards: pageOf(`<div>${many(elements / 2, card)}</div>`),
  'one table': pageOf(table(elements)),
  'an article with a table': pageOf(`<article><p>${chinese(200, 1)}</p>${table(elements)}</article>`),
  'many articles': pageOf(many(elements / 3, (seed) => `<article>${card(seed)}</article>`)),
  'a feed of long articles': pageOf(
    many(
      elements / 125,
      (seed) => `<article>${many(124, (n) => `<p>${chinese(60, seed + n)}</p>`)}</article>`,
    ),
  ),
  'an endless article': pageOf(
    `<article>${many(elements, (seed) => `<p>${chinese(12, seed)}</p>`)}</article>`,
  ),
});
