/**
 * Sessions whose people are gone, over real processes: a client that vanishes when its answer is there, whose hops hand in for it, and a coordinator
 * that never comes back, from whose sessions everybody takes out what is his all the same.
 * @module
 */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { DEV_PARAMETERS } from '../../settlement/chain/deploy.ts';
import type { LedgerReads } from '../../settlement/chain/ledger.ts';
import type { SessionRecord, SessionRef } from '../../settlement/ephemeral/types.ts';
import { accountAddress } from '../support/accounts.ts';
import { advanceChain } from '../support/chain-time.ts';
import { fileMesh } from '../support/file-mesh.ts';
import { waitFor } from '../support/mesh.ts';
import type { Running } from '../support/processes.ts';

const SHARDS = 2;
const { window, tailWindow } = DEV_PARAMETERS.sessions;
const LOOK_MS = 120_000;
/** A commit's chunks are with nodes and watchers by then. */
const SPREAD_MS = 15_000;

const mesh = fileMesh({
  args: ['--shards', String(SHARDS)],
  env: { VEILMESH_HAND_IN_SECONDS: '5' },
  async open(mesh) {
    ledger = await mesh.ledger();
    ref = { sequencer: accountAddress(join(home, 'coordinator')), number: 1 };
  },
});
const { home } = mesh;
let restarted: Running;
let ledger: LedgerReads;
let ref: SessionRef;
let fee: bigint;

const record = async (): Promise<SessionRecord> => (await ledger.sessions.session(ref))!;

const advance = (seconds: number): Promise<void> => advanceChain(mesh.localnet.rpcUrl, seconds);

interface Did {
  readonly session: number;
  readonly did: string;
  readonly wei: string;
}

/** What `veilmesh sessions --exit` did in this session. */
async function exit(): Promise<Did[]> {
  const { code, stdout, stderr } = await mesh.cli('sessions', '--exit', '--json');
  assert.equal(code, 0, stderr);
  const { did } = JSON.parse(stdout) as { did: Did[] };
  return did.filter(({ session }) => session === ref.number);
}

test('a client that is gone when its answer is there is handed in for by its hops, in the session', async () => {
  const paid = await mesh.cli('run', '--model', 'digits', '7', '--pay', 'session', '--json');
  assert.equal(paid.code, 0, paid.stderr);
  fee = BigInt((JSON.parse(paid.stdout) as { fee: string }).fee);
  await waitFor(async () => (await record()).steps === 1, 'the commit', LOOK_MS);

  const listen = await mesh.listenOf();
  const client = mesh.start(['run', '--model', 'digits', '3', '--pay', 'session', '--home', home, '--json']);
  // with nobody to hand in to, so that the step is the hops' doing
  await waitFor(() => client.stderr().includes('quote') || client.hasExited(), 'a question', LOOK_MS);
  await waitFor(() => client.stderr().includes('provisional') || client.hasExited(), 'an answer', LOOK_MS);
  process.kill(mesh.localnet.processes.coordinator!, 'SIGKILL');
  await client.end();
  restarted = (await mesh.again('coordinator', 'coordinator', '--listen', listen)).running;
  await waitFor(async () => (await record()).steps === 2, "the hops' step", LOOK_MS);
});

test('a coordinator that never comes back: anybody ends its session, and takes out what is his', async () => {
  await sleep(SPREAD_MS);
  await restarted.end();
  const { endsAt, pot } = await record();
  assert.deepEqual(await exit(), [], 'nothing is due while it runs');
  await advance(endsAt - (await ledger.time()) + 2);
  // nodes end it as well as its client: who comes first does it
  const ended = await exit();
  assert.ok(
    ended.every(({ did }) => did === 'end of the session'),
    JSON.stringify(ended),
  );
  await waitFor(async () => (await record()).endedAt !== 0, 'the end', LOOK_MS);
  assert.equal((await record()).convicted, false);
  await advance(window + tailWindow + 2);
  const [taken, ...others] = await exit();
  assert.deepEqual(others, []);
  // two digits of one length: the same fee
  assert.equal(BigInt(taken!.wei), pot - 2n * fee);
  for (let i = 0; i < SHARDS; i++) {
    const node = accountAddress(join(home, 'nodes', `digits-${i}`));
    await waitFor(() => ledger.sessions.exited(ref, node), `the exit of ${node}`, LOOK_MS);
  }
});
