/** One generator for each feature: deterministic by the article's name. */
import type { Feature, Made } from './kinds.ts';
import { type Language, Prose } from './prose.ts';
import { Sheet } from './sheet.ts';

type Make = (sheet: Sheet) => Made;

const article = (inside: string): string => `<article>${inside}</article>`;

export const FEATURES: Record<Feature, Make> = {
  'one screen': (sheet) => ({ body: article(sheet.title().paragraphs(3).take()) }),

  long: (sheet) => {
    sheet.title();
    for (let part = 0; part < 5; part++) sheet.heading().paragraphs(4);
    return { body: article(sheet.take()) };
  },

  plain: (sheet) => ({ body: article(sheet.title().paragraphs(6).heading().paragraphs(4).quote().take()) }),

  mixed: (sheet) => ({
    body: article(sheet.title().paragraphs(5).picture().heading().paragraphs(5).take()),
  }),

  pictures: (sheet) => {
    sheet.title();
    for (let i = 0; i < 7; i++) sheet.picture().paragraphs(1);
    return { body: article(sheet.take()) };
  },

  tables: (sheet) => {
    sheet.title().paragraphs(3).table(8, 3).paragraphs(3).heading().table(6, 4).paragraphs(2);
    return { body: article(sheet.take()) };
  },

  lists: (sheet) => {
    sheet.title().paragraphs(2).list(6).paragraphs(2).heading().list(7, true).paragraphs(1);
    return { body: article(sheet.take()) };
  },

  code: (sheet) => {
    sheet.title().paragraphs(3).code(8).paragraphs(2).heading().code(12).paragraphs(2);
    return { body: article(sheet.take()) };
  },

  'late images': (sheet) => {
    sheet.title().paragraphs(2).picture(2_000).paragraphs(2).picture(9_000).paragraphs(2).picture(4_000);
    return { body: article(sheet.paragraphs(3).take()), script: LATE };
  },

  accordion: (sheet) => {
    sheet.title().paragraphs(2);
    for (let i = 0; i < 4; i++) sheet.accordion(2);
    return { body: article(sheet.paragraphs(2).take()) };
  },

  comments: (sheet) => ({
    body: article(sheet.title().paragraphs(8).take()) + commentsOf(sheet.name, sheet.language),
  }),

  'two articles': (sheet) => {
    const first = sheet.title().paragraphs(7).take();
    const second = sheet.title().paragraphs(7).take();
    return { body: `<article id="first">${first}</article><hr><article id="second">${second}</article>` };
  },

  'nested scroller': (sheet) => {
    const inside = sheet.title().paragraphs(5).heading().paragraphs(5).take();
    return { body: `<nav>☰ ${sheet.name}</nav><div class="scroller">${article(inside)}</div>` };
  },

  'content arriving': (sheet) => {
    const first = sheet.title().paragraphs(4).take();
    const rest = sheet.heading().paragraphs(6).take();
    return { body: article(first), script: arriving(rest) };
  },

  'right to left': (sheet) => ({
    body: article(sheet.title().paragraphs(5).heading().paragraphs(5).take()),
  }),
};

/** Pictures come when they come, and push down what is below them. */
const LATE = `document.querySelectorAll('img[data-late]').forEach(function (picture) {
  setTimeout(function () { picture.src = picture.dataset.src; }, picture.dataset.late);
});`;

/** The first part is there at once, as a single-page app has it; the rest follows in two pieces. */
function arriving(html: string): string {
  const pieces = html.split('\n');
  const half = Math.ceil(pieces.length / 2);
  const add = (part: string[]) => `insertAdjacentHTML('beforeend', ${JSON.stringify(part.join('\n'))})`;
  return `var article = document.querySelector('article');
  setTimeout(function () { article.${add(pieces.slice(0, half))}; }, 1500);
  setTimeout(function () { article.${add(pieces.slice(half))}; }, 6000);`;
}

function commentsOf(name: string, language: Language): string {
  const prose = new Prose(language, `${name} comments`);
  const comment = () =>
    `<div class="comment"><b>${prose.heading().slice(0, 6)}</b><p>${prose.text(2)}</p></div>`;
  return `<section class="comments">${Array.from({ length: 8 }, comment).join('')}</section>`;
}

export const makePage = (feature: Feature, name: string, language: Language): Made =>
  FEATURES[feature](new Sheet(name, language));
