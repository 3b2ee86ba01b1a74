/** Whatever a page can say or ask is documented where web teams look: in the package, and at /examples/embed/. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bundles } from '../support/sizes.ts';

const options = readFileSync('sdk/options.ts', 'utf8');
const DOCUMENTS = ['sdk/README.md', 'examples/embed/index.html'];

/** Names of the fields and methods of an interface there. */
function members(name: string): string[] {
  const [, body = ''] = new RegExp(`export interface ${name} \\{\\n([\\s\\S]*?)\\n\\}`).exec(options) ?? [];
  return [...body.matchAll(/^ {2}(\w+)[?:(<]/gm)].map(([, member]) => member as string);
}

const consents = () => {
  const [, choices = ''] = /export type Consent =([^;]*);/.exec(options) ?? [];
  return [...choices.matchAll(/'(\w+)'/g)].map(([, choice]) => choice as string);
};

describe.each(DOCUMENTS)('%s', (file) => {
  const text = readFileSync(file, 'utf8').replace(/<code>(.*?)<\/code>/g, '`$1`');
  const missing = (names: readonly string[]) => names.filter((name) => !text.includes(name));

  it('tells every option, with its attribute', () => {
    expect(members('Options')).toEqual(
      expect.arrayContaining(['key', 'endpoint', 'article', 'consent', 'debug']),
    );
    expect(missing(members('Options').flatMap((name) => [`\`${name}\``, `\`data-${name}`]))).toEqual([]);
  });

  it('tells every method, everything to listen to, and every choice of consent', () => {
    expect(members('Dogear')).toEqual(expect.arrayContaining(['track', 'identify', 'on']));
    expect(missing(members('Dogear').map((name) => `\`${name}(`))).toEqual([]);
    expect(missing([...members('Happenings'), ...consents()].map((name) => `\`${name}\``))).toEqual([]);
  });

  it('tells no attribute that there is not', () => {
    const told = [...text.matchAll(/`data-(?!dogear-|src)([a-z]+)/g)].map(([, name]) => name as string);
    expect([...new Set(told)].sort()).toEqual([...members('Options')].sort());
  });

  it('tells every file of the SDK with its limit', () => {
    const files = bundles().filter(({ name }) => name.startsWith('sdk'));
    for (const {
      files: [path = ''],
      limit,
    } of files) {
      const row = text.split('\n').find((line) => line.includes(`\`${path.replace('dist/sdk/', '')}\``));
      expect(row, path).toBeDefined();
      expect(row, path).toContain(limit?.toLocaleString('en') ?? '–');
    }
  });
});
