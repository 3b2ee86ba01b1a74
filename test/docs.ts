/** Writes the reference of node kinds: `npm run docs`. A test holds that it was done. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { DOCUMENTS } from './support/documents.ts';

mkdirSync('runtime/docs', { recursive: true });
for (const { file, text } of DOCUMENTS()) writeFileSync(file, text);
