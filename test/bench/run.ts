/**
 * `npm run bench [-- --only PREFIX] [--json]`: one row a measurement; with --json one object a line on stdout.
 * Exit code 1 when a measurement failed; a missed goal is a result, and what is not installed here is skipped.
 * @module
 */
import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { runRows } from './rows.ts';
import type { Bench } from './types.ts';

const { values } = parseArgs({
  options: { only: { type: 'string' }, json: { type: 'boolean', default: false } },
});
const here = dirname(fileURLToPath(import.meta.url));
const benches: Bench[] = [];
for (const file of globSync(join(here, '*.bench.ts')).sort()) {
  const module = (await import(pathToFileURL(file).href)) as { benches: readonly Bench[] };
  benches.push(...module.benches);
}
const chosen = benches.filter((bench) => values.only === undefined || bench.name.startsWith(values.only));
if (chosen.length === 0) {
  process.stderr.write(
    `no benchmark begins with '${values.only}'; there are: ${benches.map((b) => b.name).join(', ')}\n`,
  );
  process.exit(2);
}

const failed = await runRows(chosen, {
  json: values.json,
  out: (line) => process.stdout.write(`${line}\n`),
  note: (line) => process.stderr.write(`${line}\n`),
});
process.exit(failed === 0 ? 0 : 1);
