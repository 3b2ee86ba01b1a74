/** The project's own source files and their syntax trees, for the tests that hold its shape. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type ParserPlugin, parse } from '@babel/parser';

export interface Source {
  /** Path from the project's root, with forward slashes. */
  file: string;
  text: string;
}

export interface SyntaxNode {
  type: string;
  /** Lines from 1, both inclusive. */
  loc: { start: { line: number }; end: { line: number } };
  [field: string]: unknown;
}

/** Every .ts and .tsx file under the folders, in a fixed order. */
export function sourcesOf(...folders: string[]): Source[] {
  return folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true }).map((name) => path.posix.join(folder, slashed(name))),
    )
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('node_modules/'))
    .sort()
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }));
}

/** Every node of the file, parents before children. Throws, with the file's name, where it cannot be read. */
export function nodesOf(source: Source): SyntaxNode[] {
  return [...walk(programOf(source))];
}

function programOf({ file, text }: Source): SyntaxNode {
  const typescript: ParserPlugin = ['typescript', { dts: file.endsWith('.d.ts') }];
  const plugins: ParserPlugin[] = file.endsWith('.tsx') ? [typescript, 'jsx'] : [typescript];
  try {
    return parse(text, { sourceType: 'module', plugins }).program as unknown as SyntaxNode;
  } catch (error) {
    throw new Error(`${file} cannot be parsed`, { cause: error });
  }
}

export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  return Object.entries(node)
    .filter(([field]) => !field.endsWith('Comments'))
    .flatMap(([, value]) => value)
    .filter(isNode);
}

function* walk(node: SyntaxNode): Generator<SyntaxNode> {
  yield node;
  for (const child of childrenOf(node)) yield* walk(child);
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'loc' in value;
}

function slashed(name: string | Buffer): string {
  return String(name).replaceAll(path.sep, '/');
}
