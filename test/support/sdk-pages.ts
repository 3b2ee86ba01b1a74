/** Pages for the readers of the tests. */

const SENTENCES = [
  '等待期是保险合同里最容易被忽略的一段时间，它从保单生效那天算起。',
  '在这段时间里确诊的疾病，保险公司通常只退还已交的保费。',
  '不同产品的等待期从九十天到一百八十天不等，续保时一般不再计算。',
  '投保前把体检报告理一理，比事后争论要省心得多。',
];

/** `characters` Chinese characters, different for each `seed`. */
export function chinese(characters: number, seed = 0): string {
  let text = `${seed}`;
  for (let i = seed; text.length < characters; i++) text += SENTENCES[i % SENTENCES.length];
  return text.slice(0, characters);
}

/** Paragraphs of 100 characters each: 15 s of reading, less the commas. */
export const paragraphs = (count: number, seed = 0): string =>
  Array.from({ length: count }, (_, i) => `<p>${chinese(100, seed + i)}</p>`).join('\n');

export const TAG = '<script async src="/dogear.js" data-key="pk_test"></script>';

/** With the choice that holds until the page says another. */
export const consentTag = (choice: string): string =>
  TAG.replace('data-key', `data-consent="${choice}" data-key`);

const STYLE = `<style>
  body { margin: 0; font: 18px/1.7 "Noto Sans CJK SC", sans-serif; }
  article, main { padding: 0 16px; } p { margin: 0 0 16px; }
</style>`;

/** A whole page around a body. */
export const pageOf = (body: string, head = TAG): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>等待期</title>
<meta name="viewport" content="width=device-width, initial-scale=1">${STYLE}${head}</head><body>${body}</body></html>`;

/** A page with one article of so many paragraphs. */
export const articlePage = (count: number, head = TAG): string =>
  pageOf(`<article><h1>等待期里发生了什么</h1>\n${paragraphs(count)}</article>`, head);
