import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DOCUMENTS } from '../../support/documents.ts';

it.each(DOCUMENTS())('$file says what the nodes declare; else run `npm run docs`', ({ file, text }) => {
  expect(readFileSync(file, 'utf8')).toBe(text);
});
