/** `npm run size`: bytes of every bundle beside its limit; `--json` prints one object by bundle. */
import { bundles, sizeOf } from './support/sizes.ts';

const rows = bundles().map((bundle) => ({ ...bundle, ...sizeOf(bundle) }));

if (process.argv.includes('--json')) {
  const entries = rows.map(({ name, raw, gzip, brotli, limit, goal }) => [
    name,
    { raw, gzip, brotli, limit, goal },
  ]);
  console.log(JSON.stringify(Object.fromEntries(entries), null, 2));
} else {
  const line = (...cells: (string | number | undefined)[]) =>
    cells.map((cell, i) => (i === 0 ? `${cell}`.padEnd(22) : bytes(cell).padStart(10))).join('');
  console.log(line('bundle, in bytes', 'raw', 'gzip', 'brotli 11', 'limit', 'goal'));
  for (const { name, raw, gzip, brotli, limit, goal } of rows)
    console.log(line(name, raw, gzip, brotli, limit, goal));
}

const over = rows.filter(({ brotli, limit = Number.POSITIVE_INFINITY }) => brotli > limit);
for (const { name, brotli, limit } of over)
  console.error(`${name}: ${brotli} bytes are over the limit of ${limit}.`);
process.exitCode = over.length > 0 ? 1 : 0;

function bytes(cell: string | number | undefined): string {
  return typeof cell === 'number' ? cell.toLocaleString('en') : (cell ?? '');
}
