/**
 * `npm test`: every fast suite; `npm run test:slow` adds test/slow. Arguments that are paths narrow the run.
 * @module
 */
import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const suites = ['unit', 'property', 'compliance', 'integration', 'adversary', 'fault', 'e2e'];
const slow = process.argv.includes('--slow');
if (slow) process.env.VEILMESH_SLOW = '1'; // for suites that take more cases then
const chosen = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));

const patterns =
  chosen.length > 0
    ? chosen.map((path) => (path.endsWith('.test.ts') ? path : join(path, '**/*.test.ts')))
    : [...suites, ...(slow ? ['slow'] : [])].map((suite) => join(here, suite, '**/*.test.ts'));
const files = patterns.flatMap((pattern) => globSync(pattern).sort());
if (files.length === 0) {
  process.stderr.write(`no test file matches ${patterns.join(', ')}\n`);
  process.exit(2);
}

const counts = { passed: 0, failed: 0, skipped: 0 };
const failures: string[] = [];
const tests = run({ files, concurrency: Math.min(2, availableParallelism()), timeout: 15 * 60_000 });
// Leaves only: a suite or a file is counted through the tests in it, or once where it was skipped whole.
tests.on('test:pass', (event) => {
  if (event.details.type === 'suite' && event.skip === undefined) return;
  if (event.skip === undefined) counts.passed++;
  else counts.skipped++;
});
tests.on('test:fail', (event) => {
  if (event.details.type === 'suite') return;
  counts.failed++;
  failures.push(`${event.file ?? ''}: ${event.name}`);
});
const report = tests.compose(new spec());
report.pipe(process.stdout);
await finished(report);
for (const failure of failures) process.stdout.write(`failed: ${failure}\n`);
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
process.exit(counts.failed === 0 ? 0 : 1);
