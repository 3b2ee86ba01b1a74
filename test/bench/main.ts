/**
 * `npm run bench -- [name…] [--json]`: runs the named benches of this folder, or all of them, one after the other, and
 * prints a table and then the figures as JSON; with `--json` the JSON alone: `{ name: { figure: value } }`.
 */
import { readdirSync } from 'node:fs';
import type { Bench } from '../support/bench.ts';

type Figures = Record<string, number | string>;

const args = process.argv.slice(2);
const alone = args.includes('--json');
const wanted = args.filter((arg) => arg !== '--json');

const benches = await discover();
const unknown = wanted.filter((name) => !benches.some((bench) => bench.name === name));
if (unknown.length > 0) {
  console.error(
    `No bench named ${unknown.join(', ')}. There are: ${benches.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(2);
}
const results = await runAll(benches.filter(({ name }) => wanted.length === 0 || wanted.includes(name)));
console.log(JSON.stringify(results, null, 2));

async function discover(): Promise<Bench[]> {
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.ts') && file !== 'main.ts');
  return Promise.all(files.sort().map(async (file) => (await import(`./${file}`)).default));
}

/** A bench that throws is told on stderr and makes the exit code 1; the others still run. */
async function runAll(chosen: Bench[]): Promise<Record<string, Figures>> {
  const figures: Record<string, Figures> = {};
  for (const bench of chosen) {
    console.error(`${bench.name}…`);
    try {
      figures[bench.name] = await bench.run();
      if (!alone) printTable(bench, figures[bench.name] ?? {});
    } catch (error) {
      console.error(`The bench ${bench.name} failed:`, error);
      process.exitCode = 1;
    }
  }
  return figures;
}

function printTable({ name, goals = {} }: Bench, figures: Figures): void {
  const width = Math.max(...Object.keys(figures).map((key) => key.length)) + 2;
  console.log(name);
  for (const [key, value] of Object.entries(figures))
    console.log(`  ${key.padEnd(width)}${shown(value).padStart(14)}  ${goals[key] ?? ''}`.trimEnd());
  console.log();
}

function shown(value: number | string): string {
  return typeof value === 'string' ? value : value.toLocaleString('en', { maximumFractionDigits: 3 });
}
