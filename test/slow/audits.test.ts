/**
 * Audits by lot with every process real: two watchers that audit, each with its enclave; a planted result that both find; and a
 * node with a broken (simulated) TEE that one of them has convicted, while the client computes nothing again.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { advanceChain } from '../support/chain-time.ts';
import { fileMesh } from '../support/file-mesh.ts';
import { waitFor } from '../support/mesh.ts';
import { errorOf, type Running } from '../support/processes.ts';

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

const AUDITORS = ['first', 'second'];
const WAIT_MS = 240_000;
/** Longer than a hop has to show and to prove a cell. */
const CLOCKS_SECONDS = 3_000;

const auditors: Running[] = [];
const mesh = fileMesh({
  async open() {
    for (const name of AUDITORS) auditors.push(await startAuditor(name));
  },
});
let root: string;

async function startAuditor(name: string): Promise<Running> {
  return (await mesh.again('watch', name, '--auditor')).running;
}

const ask = (...args: string[]) => mesh.cli('run', 'digits', '7', '--lot', '2', ...args, '--json');

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
  const honest = mesh.localnet.processes['nodes/digits-1']!;
  process.kill(honest, 'SIGKILL');
  const part = ['--model', root, '--shard', '1', '--threads', '1'];
  await mesh.again('node', 'broken', ...part, '--cheat', 'cell');
  let asked = await ask('--plant', '0');
  // until the directory knows the new node
  const until = performance.now() + WAIT_MS;
  while (asked.code === 3 && performance.now() < until) asked = await ask('--plant', '0');
  assert.equal(asked.code, 4, asked.stderr);
  assert.equal(errorOf(asked).code, 'AUDIT_DIVERGED');

  // their enclaves' keys are gone, and what they were given is not
  const killed = auditors;
  for (const one of killed) await one.end();
  const again = await Promise.all(AUDITORS.map(startAuditor));
  const said = (pattern: RegExp, by = again): boolean => by.some((one) => pattern.test(one.stderr()));
  await waitFor(() => said(/dispute: named/, [...killed, ...again]), 'a cell that is named', WAIT_MS);
  await advanceChain(mesh.localnet.rpcUrl, CLOCKS_SECONDS);
  await waitFor(() => said(/dispute: ended/), 'the end of the dispute', WAIT_MS);
  await waitFor(() => said(/the node is convicted/), 'a conviction', WAIT_MS);
});
