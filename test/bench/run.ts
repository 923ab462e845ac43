/**
 * `npm run bench [-- --only PREFIX] [--json]`: one row a measurement; with --json one object a line on stdout.
 * @module
 */
import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
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

let failed = 0;
for (const [index, bench] of chosen.entries()) {
  process.stderr.write(`[${index + 1}/${chosen.length}] ${bench.name} ...\n`);
  try {
    const { value, detail } = await bench.run();
    const rounded = Number(value.toPrecision(4));
    process.stdout.write(
      values.json
        ? `${JSON.stringify({ name: bench.name, value: rounded, unit: bench.unit, goal: bench.goal, detail })}\n`
        : `${bench.name.padEnd(30)} ${String(rounded).padStart(10)} ${bench.unit.padEnd(10)} goal ${bench.goal.padEnd(12)} ${detail}\n`,
    );
  } catch (error) {
    failed++;
    process.stderr.write(`${bench.name} failed: ${error instanceof Error ? error.stack : String(error)}\n`);
  }
}
process.exit(failed === 0 ? 0 : 1);
