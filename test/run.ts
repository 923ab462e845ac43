/**
 * `npm test`: every fast suite; `npm run test:slow` adds test/slow. Arguments that are paths narrow the run.
 *
 * A file that starts processes of its own has a process to itself; the others of a folder share some, since loading what they
 * need takes longer than most of them run. One job a core, and one more while they wait for processes; the longest first.
 * @module
 */
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { PassThrough } from 'node:stream';
import { finished } from 'node:stream/promises';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

const HERE = import.meta.dirname;
/** Their processes wait for chains, clocks and each other. Longest first. */
const ALONE = ['e2e', 'fault'];
const SHARED = ['integration', 'adversary', 'property', 'compliance', 'unit'];
/** Of a shared folder all the same: these wait for processes of their own, weigh the one they are in, or choose its transport. */
const EXCEPT = [
  'integration/checks.test.ts',
  'integration/downgrade.test.ts',
  'integration/join.test.ts',
  'integration/mesh/web-sockets.test.ts',
  'adversary/mesh/wire.test.ts',
  'unit/crypto/vault-memory.test.ts',
];
/**
 * And those that wait before they declare tests, which node:test would count to whichever file first waited for the same; and those
 * that fit times.
 */
const BY_ITSELF = /^(?:const|let|await)\b(?!.*\basync\b).*\bawait\b|support\/complexity\.ts/m;
/** Files a process. */
const MOST_SHARING = 12;
const LANES = Math.min(2, availableParallelism());
const LIMIT_MS = 15 * 60_000;

type TestEvent = { readonly type: string; readonly data: Record<string, unknown> };

const slow = process.argv.includes('--slow');
if (slow) {
  process.env.VEILMESH_SLOW = '1'; // for suites that take more cases then
  process.env.VEILMESH_FUZZ_SEED ??= String(Date.now() % 2 ** 31);
}
const seed = process.env.VEILMESH_FUZZ_SEED;
if (seed !== undefined)
  process.stdout.write(`properties draw cases of their own: VEILMESH_FUZZ_SEED=${seed}\n`);
process.env.NODE_COMPILE_CACHE ??= join(HERE, '..', 'node_modules', '.cache', 'compile'); // as setup.mjs
const chosen = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));

const patterns =
  chosen.length > 0
    ? chosen.map((path) => (path.endsWith('.test.ts') ? path : join(path, '**/*.test.ts')))
    : [...ALONE, ...(slow ? ['slow'] : []), ...SHARED].map((suite) => join(HERE, suite, '**/*.test.ts'));
const files = patterns.flatMap((pattern) =>
  globSync(pattern)
    .sort()
    .map((file) => relative(HERE, file).replaceAll('\\', '/')),
);
if (files.length === 0) {
  process.stderr.write(`no test file matches ${patterns.join(', ')}\n`);
  process.exit(2);
}
const waiting = planned(files);
const packed = mkdtempSync(join(tmpdir(), 'veilmesh-packed-'));
process.env.TEST_PACKED_MODELS = packed; // support/processes.ts

const counts = { passed: 0, failed: 0, skipped: 0 };
const failures: string[] = [];
const shown = new PassThrough({ objectMode: true });
const held: TestEvent[] = [];
let speaking = false;
const report = shown.pipe(new spec());
report.pipe(process.stdout);
await Promise.all([...Array.from({ length: LANES }, () => lane(() => true)), lane(isAlone)]);
shown.end();
await finished(report);
rmSync(packed, { recursive: true, force: true });
for (const failure of failures) process.stdout.write(`failed: ${failure}\n`);
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
process.exit(counts.failed === 0 ? 0 : 1);

function suiteOf(file: string): string {
  return file.split('/')[0]!;
}

function isAlone([file]: readonly string[]): boolean {
  return ALONE.includes(suiteOf(file!));
}

/** Files of a process, in the order in which they start. */
function planned(all: readonly string[]): string[][] {
  const jobs: string[][] = [];
  const open = new Map<string, string[]>();
  for (const file of all) {
    const shares =
      SHARED.includes(suiteOf(file)) &&
      !EXCEPT.includes(file) &&
      !BY_ITSELF.test(readFileSync(join(HERE, file), 'utf8'));
    const folder = dirname(file).split('/').slice(0, 2).join('/');
    const group = shares ? open.get(folder) : undefined;
    if (group !== undefined && group.length < MOST_SHARING) {
      group.push(file);
      continue;
    }
    const started = [file];
    if (shares) open.set(folder, started);
    jobs.push(started);
  }
  return jobs;
}

async function lane(takes: (job: readonly string[]) => boolean): Promise<void> {
  while (waiting.length > 0 && takes(waiting[0]!)) {
    const job = waiting.shift()!;
    const say = speaker();
    const at = performance.now();
    const [own, argv] = job.length === 1 ? [join(HERE, job[0]!), []] : [join(HERE, 'together.ts'), [...job]];
    const tests = run({ files: [own], argv, concurrency: 1, timeout: LIMIT_MS });
    for await (const event of tests as AsyncIterable<TestEvent>) {
      count(event);
      if (event.data.file !== undefined) say(event); // the others sum up this run alone
    }
    const seconds = ((performance.now() - at) / 1_000).toFixed(1);
    const message = `${job[0]!}${job.length === 1 ? '' : ` and ${job.length - 1} more`}: ${seconds} s`;
    say({ type: 'test:diagnostic', data: { nesting: 0, message } });
    say(null);
  }
}

/** One job is told as it goes; what another says meanwhile comes after it. Null: that was all. */
function speaker(): (event: TestEvent | null) => void {
  const events: TestEvent[] = [];
  const tells = !speaking;
  if (tells) speaking = true;
  return (event) => {
    if (event !== null && tells) shown.write(event);
    else if (event !== null) events.push(event);
    else {
      held.push(...events);
      if (tells) speaking = false;
      if (!speaking) for (const later of held.splice(0)) shown.write(later);
    }
  };
}

/** Leaves only: a suite is counted through the tests in it, or once where it was skipped whole or failed by itself. */
function count({ type, data }: TestEvent): void {
  const { details, skip, file, name } = data as unknown as {
    readonly details: { readonly type?: string; readonly error?: { readonly failureType?: string } };
    readonly skip?: string | boolean;
    readonly file?: string;
    readonly name: string;
  };
  if (type === 'test:pass') {
    if (details.type === 'suite' && skip === undefined) return;
    if (skip === undefined) counts.passed++;
    else counts.skipped++;
  } else if (type === 'test:fail') {
    if (details.type === 'suite' && details.error?.failureType === 'subtestsFailed') return;
    counts.failed++;
    failures.push(`${file ?? ''}: ${name}`);
  }
}
