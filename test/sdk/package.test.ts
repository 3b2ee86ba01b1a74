/** What who installs the package gets: `npm pack`, unpacked where no other package is. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import resolve from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MessageOf, InPagePush as WirePush } from '../../runtime/wire/batch.ts';
import type { InPagePush, ReadingState } from '../../sdk/told.ts';

interface Packed {
  filename: string;
  unpackedSize: number;
  files: { path: string }[];
}

const PAGE = `
import { createDogear, type Consent, type Dogear, type Happenings, type InPagePush, type Options, type ReadingState } from 'dogear/sdk';
const consent: Consent = 'pending';
const options: Options = { key: 'pk_shop', endpoint: 'https://read.example.com', article: 'a', consent };
const dogear: Dogear = createDogear(options);
dogear.track('quote', { premium: 3 });
dogear.identify('u-1', { city: '上海' }, { phone: '138' });
dogear.consent('granted');
dogear.page();
dogear.reset();
dogear.on('complete', (reading: Happenings['complete']) => { const share: number = reading.completion; return share; });
dogear.on('push', ({ form }: InPagePush) => form === 'card');
// @ts-expect-error: a share is a number, and known to be one
dogear.on('reading', ({ completion }: ReadingState) => completion.length);
// @ts-expect-error: the endpoint is missing
createDogear({ key: 'pk_shop' });
// @ts-expect-error: there is no such happening
dogear.on('nothing', () => {});
`;

let folder: string;
let packed: Packed;
const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');

function write(file: string, text: string): string {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
  return path.join(folder, file);
}

/** Runs it in the fresh project; throws with what it printed where it fails. */
function run(command: string, ...args: string[]): string {
  try {
    return execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${command} ${args.join(' ')}\n${stdout}${stderr}`);
  }
}

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dogear-consumer-'));
  // The build is there: the tests run after it.
  const pack = ['pack', '--ignore-scripts', '--json', '--loglevel=error', '--pack-destination', folder];
  packed = JSON.parse(execFileSync('npm', pack, { encoding: 'utf8' }))[0];
  mkdirSync(path.join(folder, 'node_modules/dogear'), { recursive: true });
  run('tar', '-xzf', packed.filename, '-C', 'node_modules/dogear', '--strip-components=1');
  write('package.json', '{ "name": "shop", "type": "module", "private": true }');
  write('page.ts', PAGE);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('The package', () => {
  it('asks for no other package', () => {
    const manifest = JSON.parse(read('node_modules/dogear/package.json'));
    expect(manifest.dependencies, 'what the runtime needs stands in runtime/package.json').toBeUndefined();
    expect([manifest.peerDependencies, manifest.optionalDependencies]).toEqual([undefined, undefined]);
  });

  it('holds the SDK, its types and its documentation, the command of journeys as files, and nothing else', () => {
    const others = packed.files
      .map((file) => file.path)
      .filter((file) => !/^(dist\/sdk\/[\w/-]+\.(js|d\.ts)|sdk\/(README\.md|package\.json))$/.test(file));
    expect(others.sort()).toEqual([
      'LICENSE',
      'README.md',
      'package.json',
      'runtime/cli/call.mjs',
      'runtime/cli/dogear.mjs',
      'runtime/cli/files.mjs',
      'runtime/cli/push.mjs',
    ]);
    expect(packed.unpackedSize).toBeLessThan(400_000);
  });

  it.each(['bundler', 'node16', 'nodenext'])('has its types with moduleResolution %s', (moduleResolution) => {
    const compilerOptions = {
      ...{ strict: true, exactOptionalPropertyTypes: true, noEmit: true, skipLibCheck: false },
      ...{ target: 'es2020', lib: ['es2020', 'dom'], types: [], moduleResolution },
      module: moduleResolution === 'bundler' ? 'esnext' : moduleResolution,
    };
    write('tsconfig.json', JSON.stringify({ compilerOptions, files: ['page.ts'] }));
    run(process.execPath, path.resolve('node_modules/typescript/bin/tsc'), '-p', 'tsconfig.json');
  });

  it('does nothing, and breaks nothing, where there is no window', () => {
    write(
      'server.js',
      `import { createDogear } from 'dogear/sdk';
       const dogear = createDogear({ key: 'pk_shop', endpoint: 'https://read.example.com' });
       dogear.track('seen'); dogear.identify('u-1'); dogear.on('reading', () => {}); dogear.page(); dogear.reset();
       dogear.share(() => {});
       console.log(Object.keys(dogear).sort().join());`,
    );
    expect(run(process.execPath, 'server.js').trim()).toBe('consent,identify,on,page,reset,share,track');
  });

  it('leaves nothing in a bundle that does not use it', async () => {
    const input = write('unused.js', `import { createDogear } from 'dogear/sdk';\nexport const mine = 1;`);
    const bundle = await rollup({ input, plugins: [resolve({ browser: true })] });
    const { output } = await bundle.generate({ format: 'es' });
    expect(output.map((file) => 'code' in file && file.code)).toEqual([
      'const mine = 1;\n\nexport { mine };\n',
    ]);
  });

  it('is built by Vite, and its chunks stay apart', async () => {
    write('index.html', '<!doctype html><script type="module" src="./page.ts"></script>');
    await build({ root: folder, configFile: false, logLevel: 'silent' });
    const [page = ''] = /assets\/index-[\w-]+\.js/.exec(read('dist/index.html')) ?? [];
    expect(read(`dist/${page}`)).toContain('/v1/batch');
    expect(read(`dist/${page}`)).not.toContain('dogear-push');
    expect(read(`dist/${page}`)).toMatch(/import\(/);
  });

  it('is found by tools that know only folders', () => {
    const { main, types } = JSON.parse(read('node_modules/dogear/sdk/package.json'));
    for (const file of [main, types]) {
      expect(existsSync(path.join(folder, 'node_modules/dogear/sdk', file)), file).toBe(true);
    }
  });
});

describe('The types that the package brings', () => {
  type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
  type Flat<T> = { [K in keyof T]: T[K] };

  it('say what is on the wire', () => {
    const reading: Same<Flat<ReadingState>, Flat<Omit<MessageOf<'reading'>, 'id' | 'at'>>> = true;
    const push: Same<Flat<InPagePush>, Flat<WirePush>> = true;
    expect([reading, push]).toEqual([true, true]);
  });
});
