/**
 * Audits by lot with every process real: two watchers that audit, each with its enclave; a planted result that both find; and a
 * node with a broken (simulated) TEE that one of them has convicted, while the client computes nothing again.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openClient } from '../../settlement/chain/client.ts';
import { waitFor } from '../support/mesh.ts';
import {
  errorOf,
  type Folder,
  type LocalnetProcess,
  type Running,
  runCli,
  startCli,
  startLocalnet,
  temporaryFolder,
  untilServing,
} from '../support/processes.ts';

interface Lot {
  readonly state: string;
  readonly planted: { readonly hop: number } | null;
  readonly reports: readonly {
    readonly auditor: string;
    readonly report: unknown;
    readonly assurance: string;
  }[];
  readonly blamed: readonly string[];
}

const WAIT_MS = 240_000;
/** Longer than a hop has to show and to prove a cell. */
const CLOCKS_SECONDS = 3_000;

let folder: Folder;
let localnet: LocalnetProcess;
let root: string;
const running: Running[] = [];

const AUDITORS = ['first', 'second'];

async function startAuditor(name: string): Promise<Running> {
  const home = join(folder.path, name);
  const started = startCli(
    ['watch', '--auditor', '--bootstrap', localnet.bootstrap, '--home', home, '--json'],
    { tied: true },
  );
  running.push(started);
  await untilServing(started);
  return started;
}

before(async () => {
  folder = temporaryFolder();
  localnet = await startLocalnet(folder.path);
  for (const name of AUDITORS) await startAuditor(name);
});
after(async () => {
  for (const process of running) await process.end();
  await localnet?.end();
  folder.remove();
});

const ask = (...args: string[]) =>
  runCli(['run', 'digits', '7', '--lot', '2', ...args, '--home', folder.path, '--json']);

test('what is planted in an answer is found by both, and the answer is settled all the same', async () => {
  const { code, stdout, stderr } = await ask('--plant', '1');
  assert.equal(code, 0, stderr);
  const { lot, finality, modelRoot } = JSON.parse(stdout) as {
    lot: Lot;
    finality: string;
    modelRoot: string;
  };
  root = modelRoot;
  assert.equal(lot.state, 'planted');
  assert.deepEqual(
    lot.reports.map(({ report }) => report),
    [lot.planted, lot.planted],
  );
  assert.deepEqual(lot.blamed, []);
  assert.ok(lot.reports.every(({ assurance }) => assurance === 'simulated'));
  assert.match(stderr, /SIMULATED TEE/);
  assert.match(finality, /^(challengeable|final)$/);
});

test('what a broken node signed is found by both, and it is convicted by an auditor that was killed meanwhile', async () => {
  const honest = localnet.processes['nodes/digits-1']!;
  process.kill(honest, 'SIGKILL');
  const broken = startCli(
    ['node', '--model', root, '--shard', '1', '--cheat', 'cell', '--bootstrap', localnet.bootstrap].concat([
      '--home',
      join(folder.path, 'broken'),
      '--threads',
      '1',
      '--json',
    ]),
    { tied: true },
  );
  running.push(broken);
  await untilServing(broken);
  let asked = await ask('--plant', '0');
  // until the directory knows the new node
  const until = performance.now() + WAIT_MS;
  while (asked.code === 3 && performance.now() < until) asked = await ask('--plant', '0');
  assert.equal(asked.code, 4, asked.stderr);
  assert.equal(errorOf(asked).code, 'AUDIT_DIVERGED');

  // their enclaves' keys are gone, and what they were given is not
  const killed = running.splice(0, AUDITORS.length);
  for (const one of killed) await one.end();
  const again = await Promise.all(AUDITORS.map(startAuditor));
  const said = (pattern: RegExp, by = again): boolean => by.some((one) => pattern.test(one.stderr()));
  await waitFor(() => said(/dispute: named/, [...killed, ...again]), 'a cell that is named', WAIT_MS);
  const { client } = await openClient(localnet.rpcUrl);
  await client.request({ method: 'evm_increaseTime', params: [CLOCKS_SECONDS] } as never);
  await client.request({ method: 'evm_mine' } as never);
  await waitFor(() => said(/dispute: ended/), 'the end of the dispute', WAIT_MS);
  await waitFor(() => said(/the node is convicted/), 'a conviction', WAIT_MS);
});
