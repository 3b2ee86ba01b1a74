import { readdirSync, readFileSync } from 'node:fs';
import { parse } from '@babel/parser';
import { describe, expect, it } from 'vitest';

/** What came after ES2017, by the parser's names, but for what Chrome 61 and Safari 12 have all the same: spread of objects. */
const NEWER: Record<string, (node: Node) => boolean> = {
  'optional chaining': ({ type }) => /^Optional(Member|Call)Expression$/.test(type),
  'nullish coalescing': ({ type, operator }) => type === 'LogicalExpression' && operator === '??',
  'logical assignment': ({ type, operator }) =>
    type === 'AssignmentExpression' && /^(\|\||&&|\?\?)=$/.test(`${operator}`),
  'catch without its error': ({ type, param }) => type === 'CatchClause' && !param,
  'class fields': ({ type }) =>
    /^Class(Private|Accessor)?(Property|Method)$|^StaticBlock$/.test(type) && type !== 'ClassMethod',
  'private names': ({ type }) => type === 'PrivateName',
  'for await': ({ type, await: waits }) => type === 'ForOfStatement' && waits === true,
  'async generators': ({ async, generator }) => async === true && generator === true,
  bigints: ({ type }) => type === 'BigIntLiteral',
  'numeric separators': ({ type, extra }) => type === 'NumericLiteral' && /_/.test(`${extra?.raw}`),
  globalThis: ({ type, name }) => type === 'Identifier' && name === 'globalThis',
  'import.meta': ({ type }) => type === 'MetaProperty',
  'regular expressions newer than u and y': ({ type, pattern, flags }) =>
    type === 'RegExpLiteral' && (/\(\?<|\\p\{/.test(`${pattern}`) || /[dsv]/.test(`${flags}`)),
};

interface Node {
  type: string;
  name?: string;
  operator?: string;
  param?: unknown;
  await?: boolean;
  async?: boolean;
  generator?: boolean;
  extra?: { raw?: string };
  pattern?: string;
  flags?: string;
}

function newerIn(code: string, sourceType: 'script' | 'module'): string[] {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (!value || typeof value !== 'object') return;
    for (const [name, is] of Object.entries(NEWER)) if ('type' in value && is(value as Node)) found.add(name);
    Object.values(value).forEach(visit);
  };
  visit(parse(code, { sourceType }).program);
  return [...found];
}

const scripts = readdirSync('dist/sdk').filter((name) => name.endsWith('.js') && name !== 'index.js');
const modules = ['index.js', ...readdirSync('dist/sdk/chunks').map((name) => `chunks/${name}`)];

describe('The syntax of what readers load', () => {
  it('is written down for every script', () => {
    expect(scripts).toContain('dogear.js');
  });

  it.each(scripts)('in %s is that of 2017', (name) => {
    expect(newerIn(readFileSync(`dist/sdk/${name}`, 'utf8'), 'script')).toEqual([]);
  });

  it.each(modules)('in the module %s is that of 2017', (name) => {
    expect(newerIn(readFileSync(`dist/sdk/${name}`, 'utf8'), 'module')).toEqual([]);
  });

  it.each([
    ['a?.b', 'optional chaining'],
    ['a ?? b', 'nullish coalescing'],
    ['a ||= b', 'logical assignment'],
    ['try {} catch {}', 'catch without its error'],
    ['class A { b = 1 }', 'class fields'],
    ['class A { #b() {} }', 'private names'],
    ['async () => { for await (const a of b) c(a); }', 'for await'],
    ['async function* a() {}', 'async generators'],
    ['1n', 'bigints'],
    ['globalThis.a', 'globalThis'],
    ['1_000', 'numeric separators'],
    ['/(?<=a)b/', 'regular expressions newer than u and y'],
  ])('%s would be found', (code, name) => {
    expect(newerIn(code, 'script')).toContain(name);
  });
});
