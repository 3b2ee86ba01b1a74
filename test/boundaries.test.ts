import { describe, expect, it } from 'vitest';
import { importsOf, violationsOf } from './support/imports.ts';
import { sourcesOf } from './support/sources.ts';

/** `file` imports `specifier`; found or not by the same code that reads the project. */
const violations = (file: string, text: string) => violationsOf({ file, text });

describe('the arrows between the rooms', () => {
  const sources = sourcesOf('sdk', 'runtime', 'designer', 'examples');

  it('are kept by every import of the project', () => {
    expect(sources.flatMap(violationsOf)).toEqual([]);
  });

  it('are read from real files', () => {
    expect(sources.flatMap(importsOf).length).toBeGreaterThan(100);
  });
});

describe('an import against the arrows is found', () => {
  it.each([
    ['sdk/queue.ts', '../runtime/store/people.ts', 'the SDK knows only the wire'],
    ['sdk/queue.ts', 'node:fs', 'the SDK runs in a browser'],
    ['designer/pages/people.tsx', '../../runtime/store/people.ts', 'the designer asks the api'],
    ['designer/pages/people.tsx', '@xyflow/react', 'only the canvas knows React Flow'],
    ['designer/forms/form.tsx', '../../runtime/journey/nodes/wait.ts', 'forms know no node kind'],
    ['designer/forms/form.tsx', '../../runtime/journey/registry.ts', 'forms know no list of node kinds'],
    ['designer/edit/document.ts', 'preact', 'document changes are pure'],
    ['runtime/http/people.ts', '../effects/webhook.ts', 'a route causes effects through the store'],
    ['runtime/ingest/batch.ts', '../http/problem.ts', 'ingest knows no HTTP'],
    ['runtime/worker.ts', './http/problem.ts', 'the worker knows no HTTP'],
    ['runtime/advance/advance.ts', '../ingest/batch.ts', 'advance is below ingest'],
    ['runtime/store/people.ts', '../advance/advance.ts', 'the store is below advance'],
    ['runtime/effects/task.ts', '../store/tasks.ts', 'an effect gets what it needs'],
    ['runtime/journey/step.ts', '../wire/batch.ts', 'a journey knows no wire'],
    ['runtime/journey/step.ts', 'node:crypto', 'a journey is pure'],
    ['runtime/condition/evaluate.ts', '../journey/step.ts', 'a condition knows no journey'],
    ['runtime/wire/batch.ts', '../condition/evaluate.ts', 'the wire imports nothing'],
    ['runtime/wire/batch.ts', 'node:buffer', 'the wire runs in a browser'],
    ['runtime/store/people.ts', '../../test/support/postgres.ts', 'nothing depends on tests'],
  ])('%s → %s, because %s', (file, specifier) => {
    expect(violations(file, `import { x } from '${specifier}';`)).toEqual([
      expect.stringContaining(`${file}:1 imports ${specifier}: `),
    ]);
  });

  it.each([
    ["import type { X } from '../store/people.ts';"],
    ["import '../store/people.ts';"],
    ["export { x } from '../store/people.ts';"],
    ["export * from '../store/people.ts';"],
    ["const x = await import('../store/people.ts');"],
    ["type X = import('../store/people.ts').X;"],
    ["import x = require('../store/people.ts');"],
    ["const x = require('../store/people.ts');"],
  ])('written as %s', (text) => {
    expect(violations('runtime/journey/step.ts', `\n${text}`)).toEqual([
      expect.stringContaining('runtime/journey/step.ts:2 '),
    ]);
  });

  it('when the file lies in no room', () => {
    expect(violations('server/app.ts', '')).toEqual(['server/app.ts:1 lies in no room of the design']);
  });
});

describe('an import along the arrows is allowed', () => {
  it.each([
    ['sdk/queue.ts', '../runtime/wire/batch.ts'],
    ['sdk/push/chunk.ts', 'preact/hooks'],
    ['designer/canvas/canvas.tsx', '@xyflow/react/dist/style.css'],
    ['designer/pages/journey.tsx', '../canvas/canvas.tsx'],
    ['designer/forms/form.tsx', '../../runtime/journey/vocabulary.ts'],
    ['runtime/http/people.ts', '../store/people.ts'],
    ['runtime/worker.ts', './advance/advance.ts'],
    ['runtime/journey/step.ts', '../condition/evaluate.ts'],
    ['runtime/wire/batch.ts', 'typebox/compile'],
    ['runtime/main.ts', './http/server.ts'],
  ])('%s → %s', (file, specifier) => {
    expect(violations(file, `import { x } from '${specifier}';`)).toEqual([]);
  });
});
