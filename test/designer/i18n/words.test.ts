import { describe, expect, it } from 'vitest';
import { COMMON } from '../../../designer/i18n/words/common.ts';
import { TASK } from '../../../designer/i18n/words/task.ts';
import { OPERANDS } from '../../../runtime/condition/index.ts';
import { exitsOf } from '../../../runtime/journey/index.ts';
import { nodesOf, type Source, type SyntaxNode, sourcesOf } from '../../support/sources.ts';

const CHINESE = /\p{Script=Han}/u;
const LETTERS = /\p{L}{2,}/u;
/** Places to fill, and how an address begins: the same in every language. */
const FIXED = /\{[^}]*\}|https?:\/\//g;
const speaks = (text: string) => LETTERS.test(text.replace(FIXED, ''));
/** Attributes that people see or hear. */
const SHOWN = ['title', 'aria-label', 'placeholder', 'alt', 'label'];
/** A language is named in itself, whatever language the page is in. */
const NAMED_IN_ITSELF = ['中文', 'English'];

interface Word {
  place: string;
  zh: unknown;
  en: unknown;
}

/** What a literal says; of a template the fixed parts, with its values as `{}`. */
function literal(node: SyntaxNode | undefined): unknown {
  if (node?.type === 'StringLiteral') return node.value;
  if (node?.type !== 'TemplateLiteral') return undefined;
  return (node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked).join('{}');
}

/** Every `{ zh, en }` that is written in the source. */
function wordsOf(source: Source): Word[] {
  return nodesOf(source)
    .filter((node) => node.type === 'ObjectExpression')
    .flatMap((node) => {
      const value = (language: string) =>
        (node.properties as SyntaxNode[]).find(
          (property) => (property.key as { name?: string } | undefined)?.name === language,
        )?.value as SyntaxNode | undefined;
      if (!value('zh') && !value('en')) return [];
      const place = `${source.file}:${node.loc.start.line}`;
      return [{ place, zh: literal(value('zh')) ?? value('zh'), en: literal(value('en')) ?? value('en') }];
    });
}

const names = (text: string) => [...new Set(text.match(/\{\w*/g))].sort().join();

function faultOf({ place, zh, en }: Word): string[] {
  if (zh === undefined || en === undefined) return [`${place} lacks a language`];
  if (typeof zh !== 'string' || typeof en !== 'string') return [];
  const faults = [];
  if (zh.trim() === '' || en.trim() === '') faults.push(`${place} is empty in a language`);
  if (CHINESE.test(en) && !NAMED_IN_ITSELF.includes(en)) faults.push(`${place} is Chinese in English: ${en}`);
  if (speaks(en) && en === zh && !CHINESE.test(en) && !NAMED_IN_ITSELF.includes(zh))
    faults.push(`${place} is not translated: ${zh}`);
  if (names(zh) !== names(en)) faults.push(`${place} fills other places: ${zh} / ${en}`);
  return faults;
}

/** Text that people would see in one language only. */
function bareOf(source: Source): string[] {
  return nodesOf(source).flatMap((node) => {
    const shown =
      node.type === 'JSXText' ||
      (node.type === 'JSXAttribute' && SHOWN.includes((node.name as { name: string }).name));
    const text = node.type === 'JSXText' ? (node.value as string) : literal(node.value as SyntaxNode);
    return shown && typeof text === 'string' && speaks(text)
      ? [`${source.file}:${node.loc.start.line} says in one language only: ${text.trim()}`]
      : [];
  });
}

describe('every text that people see', () => {
  const sources = sourcesOf('designer', 'runtime/journey', 'runtime/condition');

  it('is there in Chinese and in English, and fills the same places', () => {
    const words = sources.flatMap(wordsOf);
    expect(words.length).toBeGreaterThan(300);
    expect(words.flatMap(faultOf)).toEqual([]);
  });

  it('stands among the words and not in a component', () => {
    expect(sources.flatMap(bareOf)).toEqual([]);
  });
});

describe('one thing has one name', () => {
  it('an outcome: on the canvas, and where an agent reports it', () => {
    const ways = exitsOf({ id: 'task', kind: 'task', exits: 'outcomes' });
    for (const [name, title] of Object.entries(TASK.outcomes)) {
      expect(ways.find((way) => way.name === name)?.title).toEqual(title);
    }
  });

  it('a state of reading: in a condition, and where readings are shown', () => {
    const { values } = OPERANDS.reading;
    const states = values({ of: 'reading', measure: 'state' });
    expect(states).toMatchObject({
      choices: ['bounce', 'skim', 'partial', 'complete'].map((value) => ({
        value,
        label: COMMON[value as 'skim'],
      })),
    });
  });
});

describe('a text that is not complete is found', () => {
  const faults = (text: string) => wordsOf({ file: 'a.ts', text }).flatMap(faultOf);

  it.each([
    ["const a = { zh: '阅读' };", 'lacks a language'],
    ["const a = { zh: '阅读', en: ' ' };", 'is empty'],
    ["const a = { zh: '阅读', en: '阅读' };", 'is Chinese in English'],
    ["const a = { zh: 'Reading', en: 'Reading' };", 'is not translated'],
    ["const a = { zh: '{n} 次', en: '{count} times' };", 'fills other places'],
  ])('%s', (text, fault) => {
    expect(faults(text)).toEqual([expect.stringContaining(fault)]);
  });

  it.each([['<p>Readings</p>'], ['<p title="Readings" />'], ['<input placeholder="搜索" />']])(
    '%s',
    (jsx) => {
      expect(bareOf({ file: 'a.tsx', text: `const a = ${jsx};` })).toHaveLength(1);
    },
  );
});
