/** Whole pages around the articles, styled as pages on phones are. */
import { makePage } from './features.ts';
import type { Made, TruthArticle } from './kinds.ts';
import type { Language } from './prose.ts';

const FONT = {
  zh: '17px/1.75 "PingFang SC", "Noto Sans CJK SC", sans-serif',
  mixed: '16px/1.8 "PingFang SC", "Noto Sans CJK SC", sans-serif',
  en: '18px/1.6 Georgia, "DejaVu Serif", serif',
  ar: '19px/1.9 "Noto Naskh Arabic", "DejaVu Sans", sans-serif',
} as const;
const LANG = { zh: 'zh-CN', mixed: 'zh-CN', en: 'en', ar: 'ar' } as const;

/** `zoom`: text as large as the reader's phone makes it, 1 unless enlarged; `head`: what measures. */
export function pageOf({ feature, name, language }: TruthArticle, head: string, zoom: number): string {
  return wholePage(name, language, makePage(feature, name, language), head, zoom);
}

export function wholePage(name: string, language: Language, made: Made, head: string, zoom = 1): string {
  const { body, script = '' } = made;
  return `<!doctype html>
<html lang="${LANG[language]}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><title>${name}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
  * { box-sizing: border-box; }
  body { margin: 0; color: #333; background: #fff; font: ${FONT[language]}; text-size-adjust: none; overflow-wrap: break-word; }
  article { max-width: 677px; margin: 0 auto; padding: 20px 16px 32px; font-size: ${zoom}em; }
  h1 { font-size: 1.35em; line-height: 1.4; margin: 0 0 .8em; }
  h2 { font-size: 1.15em; border-inline-start: 4px solid #07c160; padding-inline-start: 10px; margin: 1.8em 0 .8em; }
  p { margin: 0 0 1.1em; text-align: justify; }
  blockquote { margin: 1.2em 0; padding: 12px 16px; color: #666; background: #f7f7f7; }
  figure { margin: 1.2em 0; } img { display: block; width: 100%; border-radius: 6px; }
  table { width: 100%; border-collapse: collapse; margin: 1.2em 0; font-size: .88em; }
  td { border: 1px solid #e2e2e2; padding: 6px 8px; }
  pre { margin: 1.2em 0; padding: 12px; overflow-x: auto; background: #f6f8fa; font: .82em/1.6 "DejaVu Sans Mono", monospace; }
  summary { padding: 14px 0; font-weight: bold; border-top: 1px solid #eee; }
  li { margin-bottom: .6em; }
  nav { height: 52px; padding: 12px 16px; background: #07c160; color: #fff; }
  .scroller { height: calc(100vh - 52px); overflow-y: auto; }
  .comments { max-width: 677px; margin: 0 auto; padding: 16px; border-top: 8px solid #f2f2f2; font-size: 15px; }
</style>${head}</head><body>${body}<script>${script}</script></body></html>`;
}

/** A picture of the ratio that its address asks for. */
export const pictureOf = (ratio: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="${Math.round(640 * ratio)}"><rect width="100%" height="100%" fill="#9cc"/></svg>`;
