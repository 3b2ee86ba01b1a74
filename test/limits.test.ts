import { describe, expect, it } from 'vitest';
import { functionsOf } from './support/functions.ts';
import { bundles, sizeOf } from './support/sizes.ts';
import { sourcesOf } from './support/sources.ts';

const MAX_FILE_LINES = 249;
const MAX_FUNCTION_LINES = 80;
const FEW_ABOVE_LINES = 40;
const MEDIAN_LINES = 12;

describe('bundles', () => {
  it('stay within the bytes they may cost', () => {
    const over = bundles().flatMap((bundle) => {
      const { brotli } = sizeOf(bundle);
      return bundle.limit !== undefined && brotli > bundle.limit
        ? [
            `${bundle.name}: ${brotli} bytes (brotli 11) over the limit of ${bundle.limit}: ${bundle.files.join(', ')}`,
          ]
        : [];
    });
    expect(over).toEqual([]);
  });
});

describe('files', () => {
  it('fit on a few screens', () => {
    const long = sourcesOf('sdk', 'runtime', 'designer', 'examples', 'test')
      .map(({ file, text }) => ({ file, lines: text.trimEnd().split('\n').length }))
      .filter(({ lines }) => lines > MAX_FILE_LINES)
      .map(({ file, lines }) => `${file}:${lines} has ${lines} lines, the limit is ${MAX_FILE_LINES}`);
    expect(long).toEqual([]);
  });
});

describe('functions', () => {
  const functions = sourcesOf('sdk', 'runtime', 'designer')
    .flatMap(functionsOf)
    .sort((a, b) => b.lines - a.lines);
  const told = (limit: number) =>
    functions
      .filter(({ lines }) => lines > limit)
      .map(
        ({ file, line, lines, name }) => `${file}:${line} has ${lines} lines, the limit is ${limit}: ${name}`,
      );

  it('never exceed what the eye can hold', () => {
    expect(told(MAX_FUNCTION_LINES)).toEqual([]);
  });

  it('are rarely long', () => {
    const long = told(FEW_ABOVE_LINES);
    expect(long.length / functions.length, `over a tenth is long:\n${long.join('\n')}`).toBeLessThanOrEqual(
      0.1,
    );
  });

  it('are mostly short', () => {
    const median = functions[Math.floor(functions.length / 2)]?.lines;
    expect(median, `half of ${functions.length} functions are longer than this`).toBeLessThan(MEDIAN_LINES);
  });
});

describe('tests', () => {
  it('wait for answers: `waitForFunction` of Playwright 1.65 takes the promise of one for a yes', () => {
    const taken = sourcesOf('test').filter(({ text }) => /waitForFunction\(\s*async/.test(text));
    expect(taken.map(({ file }) => file)).toEqual([]);
  });
});

describe('the measure of functions', () => {
  const sizes = (text: string) =>
    functionsOf({ file: 'a.tsx', text }).map(({ line, lines }) => [line, lines]);

  it('counts a function from its first line to its last', () => {
    expect(sizes('\nfunction one() {\n  return 1;\n}\n')).toEqual([[2, 3]]);
  });

  it('counts the lines of an inner function for the inner one only', () => {
    expect(
      sizes('function outer() {\n  const inner = () => {\n    return 1;\n  };\n  return inner;\n}'),
    ).toEqual([
      [1, 3],
      [2, 3],
    ]);
  });

  it('counts methods and components, but not what is written inside one line', () => {
    const component = 'const List = () => (\n  <ul>{[1].map((n) => <li>{n}</li>)}</ul>\n);\n';
    const shape = 'class Shape {\n  area() { return 1; }\n}\n';
    expect(sizes(component + shape)).toEqual([
      [1, 3],
      [5, 1],
    ]);
  });
});
