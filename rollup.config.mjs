/** Every bundle of the project: `rollup -c` writes dist/{sdk,designer,agent,runtime} and the stamp of their sources. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import commonjs from '@rollup/plugin-commonjs';
import json from '@rollup/plugin-json';
import resolve from '@rollup/plugin-node-resolve';
import replace from '@rollup/plugin-replace';
import terser from '@rollup/plugin-terser';
import esbuild, { minify } from 'rollup-plugin-esbuild';
import { STAMP, sourceStamp } from './runtime/stamp.mjs';
import { SHORT_NAMES } from './sdk/short-names.mjs';

/** Read before the build, so that a file saved meanwhile makes the build stale. */
const stamp = sourceStamp();
const SDK_TARGET = ['es2017', 'chrome61', 'safari12'];
const PAGE_TARGET = ['es2022'];
/**
 * The smallest bytes, for what readers load; the designer is content with the faster minifier. `unsafe` ones would harm
 * code that replaces what the language brings along, or makes objects of plain functions: there is none here.
 */
const squeeze = () =>
  terser({
    ecma: 2017,
    compress: { passes: 6, unsafe: true, unsafe_arrows: true },
    format: { comments: false },
    mangle: { properties: { regex: new RegExp(`^(${Object.keys(SHORT_NAMES).join('|')})$`) } },
    nameCache: { props: { props: prefixed(SHORT_NAMES) } },
  });

/**
 * One word for all variables: half of what is written anew then compresses as what was written before. The rest of the
 * text stays as it was, in its place.
 */
const onlyLet = {
  name: 'only-let',
  renderChunk(code) {
    let written = code;
    const visit = (node) => {
      if (node?.type === 'VariableDeclaration' && node.kind === 'const')
        written = `${written.slice(0, node.start)}let  ${written.slice(node.start + 5)}`;
      if (node && typeof node === 'object') Object.values(node).forEach(visit);
    };
    visit(this.parse(code));
    return { code: written, map: null };
  },
};

/** As terser keeps names, so that none is mistaken for one of the language. */
const prefixed = (names) =>
  Object.fromEntries(Object.entries(names).map(([long, short]) => [`$${long}`, short]));

function browserPlugins(target, ...styles) {
  return [
    resolve({ browser: true, dedupe: ['preact'], extensions: ['.mjs', '.js', '.ts', '.tsx'] }),
    commonjs(),
    ...styles,
    esbuild({
      include: /\.m?[jt]sx?$/,
      exclude: [],
      loaders: { '.mjs': 'js' },
      tsconfig: false,
      // A field is set by assignment: defining it costs old targets a helper and bytes at every field.
      tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
      target,
      // The oldest browsers have no `globalThis`; what other people's packages mean by it is the window.
      define: { globalThis: 'self' },
      // Old Safari's faults with destructuring and templates lie in rare corners, yet esbuild would refuse or rewrite all of them; spread came
      // with ES2018, but these browsers have it; and import() must stay as it is: a browser without it rejects, and
      // the page goes on without the chunk.
      supported: {
        destructuring: true,
        'object-rest-spread': true,
        'template-literal': true,
        'dynamic-import': true,
      },
      jsx: 'automatic',
      jsxImportSource: 'preact',
    }),
    replace({ preventAssignment: true, values: { 'process.env.NODE_ENV': JSON.stringify('production') } }),
  ];
}

/** While parts are still being written, their bundles are left out. */
const here = (input) =>
  [input].flatMap((one) => (typeof one === 'string' ? one : Object.values(one))).every(isHere);
const isHere = (file) => existsSync(file) || console.warn(`skipped, not written yet: ${file}`);

/** What other people's packages do is theirs; what we write must build without a warning. */
function onLog(level, log, handler) {
  const theirs = [log.id, ...(log.ids ?? [])].some((id) => id?.includes('node_modules'));
  if (!theirs) handler(level === 'warn' ? 'error' : level, log);
}

/** Old names pile up, so the folders are emptied just before they are written. */
function emptied(...folders) {
  const empty = () => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  };
  return { name: 'emptied', generateBundle: empty };
}

/** All style sheets that the entry reaches, in import order, as one file beside the chunks. */
function extractCss() {
  const sheets = new Map();
  return {
    name: 'extract-css',
    transform(code, id) {
      if (!id.endsWith('.css')) return null;
      sheets.set(id, code);
      return { code: '', map: null, moduleSideEffects: 'no-treeshake' };
    },
    generateBundle() {
      const reached = new Set();
      const visit = (id) => {
        if (reached.has(id)) return;
        reached.add(id);
        const { importedIds, dynamicallyImportedIds } = this.getModuleInfo(id);
        [...importedIds, ...dynamicallyImportedIds].forEach(visit);
      };
      [...this.getModuleIds()].filter((id) => this.getModuleInfo(id).isEntry).forEach(visit);
      const source = [...reached].map((id) => sheets.get(id) ?? '').join('');
      if (source) this.emitFile({ type: 'asset', name: 'style.css', source });
    },
  };
}

/** Writes the page: its `./main.tsx` becomes the hashed script; first-load chunks and the style sheet are linked. */
function page(html, base) {
  return {
    name: 'page',
    generateBundle(_, bundle) {
      const files = Object.values(bundle);
      const entry = files.find((file) => file.isEntry);
      const links = [
        ...files
          .filter(({ fileName }) => fileName.endsWith('.css'))
          .map((file) => ['stylesheet', file.fileName]),
        ...firstLoad(entry.fileName, bundle).map((name) => ['modulepreload', name]),
      ].map(([rel, name]) => `<link rel="${rel}" href="${base}${name}" />\n`);
      const source = readFileSync(html, 'utf8');
      if (!source.includes('"./main.tsx"')) this.error(`${html} must load its script as src="./main.tsx"`);
      const written = source.replace('"./main.tsx"', `"${base}${entry.fileName}"`);
      this.emitFile({
        type: 'asset',
        fileName: 'index.html',
        source: written.replace('</head>', `${links.join('')}</head>`),
      });
    },
  };
}

/** The chunks that load with the entry, without the entry itself. */
function firstLoad(name, bundle, seen = new Set()) {
  for (const next of bundle[name].imports) {
    if (bundle[next] && !seen.has(next)) firstLoad(next, bundle, seen.add(next));
  }
  return [...seen];
}

function script(input, file) {
  return {
    input,
    output: { file, format: 'iife', strict: false },
    plugins: [...browserPlugins(SDK_TARGET), onlyLet, squeeze()],
  };
}

function browserPage(folder, dir, base) {
  const minifiedCss = esbuild({ include: /\.css$/, exclude: [], loaders: { '.css': 'css' }, minify: true });
  return {
    input: `${folder}/main.tsx`,
    // A page that takes a constant from the wire does not load the schemas around it.
    treeshake: { manualPureFunctions: ['Type'] },
    output: {
      dir,
      format: 'es',
      entryFileNames: '[name]-[hash].js',
      chunkFileNames: '[name]-[hash].js',
      assetFileNames: '[name]-[hash][extname]',
    },
    plugins: [
      ...browserPlugins(PAGE_TARGET, minifiedCss, extractCss()),
      minify({ target: PAGE_TARGET }),
      page(`${folder}/index.html`, base),
      emptied(dir),
    ],
  };
}

const sdkModule = {
  input: 'sdk/index.ts',
  output: {
    dir: 'dist/sdk',
    format: 'es',
    entryFileNames: 'index.js',
    chunkFileNames: 'chunks/[name]-[hash].js',
  },
  plugins: [
    ...browserPlugins(SDK_TARGET),
    onlyLet,
    squeeze(),
    emptied('dist/sdk/chunks', 'dist/sdk/types'),
    { name: 'declarations', writeBundle: declare },
  ],
};

/** Types for who installs the package; no compiler of theirs finds a `.ts` beside them, so they are named as scripts. */
function declare() {
  const tsc = ['node_modules/typescript/bin/tsc', '-p', 'sdk/tsconfig.json'];
  execFileSync(process.execPath, tsc, { stdio: 'inherit' });
  for (const name of readdirSync('dist/sdk/types')) {
    const declared = readFileSync(`dist/sdk/types/${name}`, 'utf8');
    writeFileSync(`dist/sdk/types/${name}`, declared.replace(/(from '\.\/\w+)\.ts'/g, "$1.js'"));
  }
}

/**
 * Native and CommonJS packages stay outside; the rest is bundled, because one file starts in 0.24 s instead of 0.6 s.
 * The example scene is a chunk of its own, which only a demo loads.
 */
const runtime = {
  input: { main: 'runtime/main.ts', 'replay-thread': 'runtime/replay/thread.ts' },
  external: ['libsql', 'pg', 'pino', 'prom-client', /^node:/],
  output: {
    dir: 'dist/runtime',
    format: 'es',
    sourcemap: true,
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
  },
  plugins: [
    resolve({ exportConditions: ['node'], preferBuiltins: true }),
    commonjs(),
    json(),
    esbuild({ tsconfig: false, target: 'node20' }),
    emptied('dist/runtime'),
    { name: 'stamp', writeBundle: () => writeFileSync(STAMP, stamp) },
  ],
};

export default [
  script('sdk/script.ts', 'dist/sdk/dogear.js'),
  script('sdk/later/chunk.ts', 'dist/sdk/dogear-later.js'),
  script('sdk/debug/chunk.ts', 'dist/sdk/dogear-debug.js'),
  script('sdk/push/chunk.ts', 'dist/sdk/dogear-push.js'),
  script('sdk/vitals/chunk.ts', 'dist/sdk/dogear-vitals.js'),
  script('sdk/share/chunk.ts', 'dist/sdk/dogear-share.js'),
  script('sdk/overlay/chunk.ts', 'dist/sdk/dogear-overlay.js'),
  sdkModule,
  browserPage('designer', 'dist/designer', '/designer/'),
  browserPage('designer/agent', 'dist/agent', '/agent/'),
  runtime,
]
  .filter(({ input }) => here(input))
  .map((bundle) => ({ ...bundle, onLog }));
