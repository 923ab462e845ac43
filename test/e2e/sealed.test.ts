/**
 * A sealed model on one machine, from its key broker's release to a receipt that verifies; a node that is killed comes back by a
 * release of its own, and a revoked measurement gets none.
 * @module
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import {
  type CliResult,
  errorOf,
  type Folder,
  type LocalnetProcess,
  runCli,
  startCli,
  startLocalnet,
  temporaryFolder,
  untilServing,
} from '../support/processes.ts';

let folder: Folder;
let home: string;
let localnet: LocalnetProcess;

const cli = (...args: string[]): Promise<CliResult> => runCli([...args, '--home', home, '--json']);
const broker = (): string => join(home, 'keybroker');

interface Log {
  readonly entries: readonly {
    readonly event: string;
    readonly grade: string;
    readonly assurance?: string;
    readonly measurement?: string;
  }[];
  readonly head: string;
}

async function releases(): Promise<Log> {
  const { code, stdout, stderr } = await runCli(['keybroker', 'log', '--home', broker(), '--json']);
  assert.equal(code, 0, stderr);
  return JSON.parse(stdout) as Log;
}

before(async () => {
  folder = temporaryFolder();
  home = join(folder.path, 'mesh');
  localnet = await startLocalnet(home, ['--sealed', '--shards', '2']);
});
after(async () => {
  await localnet?.end();
  folder.remove();
});

test('is answered by enclaves that were given its keys, and its receipt verifies', async () => {
  const { code, stdout, stderr } = await cli('run', '--model', 'digits', '7');
  assert.equal(code, 0, stderr);
  const { answer, receipt, header } = JSON.parse(stdout) as {
    answer: { digit: number; label: number };
    receipt: string;
    header: string;
  };
  assert.equal(answer.digit, answer.label);
  assert.match(stderr, /weights +sealed under DEVELOPMENT keys/);
  const verified = await cli('verify', receipt, '--header', header);
  assert.equal(verified.code, 0, verified.stderr);
  const { entries } = await releases();
  assert.deepEqual(
    entries.map(({ event, grade, assurance }) => [event, grade, assurance]),
    Array(2).fill(['release', 'development', 'simulated']),
  );
});

test('is refused before anything is paid where its weights would be needed outside of enclaves', async () => {
  for (const wish of [['--privacy', 'vault'], ['--audit']]) {
    const refused = await cli('run', 'digits', '7', ...wish);
    assert.equal(refused.code, 2);
    assert.equal(errorOf(refused).code, 'MODEL_SEALED');
  }
});

test("no node's disk holds the weights, and none sells products of them", async () => {
  const [model] = readdirSync(join(home, 'models'));
  const packed = readdirSync(join(home, 'models', model!)).filter((name) => /^[0-9a-f]{64}$/.test(name));
  for (const node of readdirSync(join(home, 'nodes'))) {
    const files = readdirSync(join(home, 'nodes', node, 'shards')).filter((name) => packed.includes(name));
    assert.deepEqual(files, [], node);
    assert.match(
      readFileSync(join(home, 'logs', `nodes-${node}.log`), 'utf8'),
      /none for twin and vault: the model is sealed/,
    );
  }
});

test('another node gets the key by a release of its own, and not once its measurement is revoked', async () => {
  const start = (name: string) =>
    startCli(
      [
        'join',
        localnet.bootstrap,
        '--shard',
        '0',
        '--threads',
        '1',
        '--home',
        join(folder.path, name),
        '--json',
      ],
      { tied: true },
    );
  const { entries } = await releases();
  const { measurement } = entries[0]!;
  const spare = start('spare');
  const ready = await untilServing(spare);
  assert.equal(ready.keys, 'development');
  await spare.end();
  assert.equal((await releases()).entries.length, 3);

  const revoked = await runCli([
    'keybroker',
    'revoke',
    '--measurement',
    measurement!,
    '--home',
    broker(),
    '--json',
  ]);
  assert.equal(revoked.code, 0, revoked.stderr);
  const late = start('late');
  const { code } = await late.exited;
  assert.equal(code, 4);
  assert.equal(errorOf({ stderr: late.stderr() }).code, 'KEY_REVOKED');
  const after = await releases();
  assert.deepEqual(
    after.entries.map(({ event }) => event),
    ['release', 'release', 'release', 'revoke'],
  );
});
