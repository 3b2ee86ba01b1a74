/**
 * Reading, measured against the truth: everything that the measurement must show, in one table. Its parts lie in the
 * folder of the same name, one file each, and run one after the other.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Bench } from '../support/bench.ts';

const PARTS = path.join(import.meta.dirname, 'reading');

const goals: Record<string, string> = {};

export default { name: 'reading', run, goals } satisfies Bench;

async function run(): Promise<Record<string, number | string>> {
  const figures: Record<string, number | string> = {};
  for (const part of await parts()) {
    console.error(`  ${part.name}…`);
    const start = performance.now();
    const told = { ...(await part.run()), [`${part.name}Seconds`]: (performance.now() - start) / 1_000 };
    const twice = Object.keys(told).filter((key) => key in figures);
    if (twice.length)
      throw new Error(`The part ${part.name} has figures of other parts: ${twice.join(', ')}.`);
    Object.assign(figures, told);
    Object.assign(goals, part.goals);
  }
  return figures;
}

async function parts(): Promise<Bench[]> {
  const files = readdirSync(PARTS).filter((file) => file.endsWith('.ts'));
  return Promise.all(files.sort().map(async (file) => (await import(path.join(PARTS, file))).default));
}
