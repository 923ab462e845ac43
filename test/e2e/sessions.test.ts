/**
 * Queries paid in a session of the coordinator, as their users meet it: real processes, a coordinator that is killed and comes back,
 * and everybody's ether out of it in the end.
 * @module
 */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Address } from 'viem';
import { DEV_PARAMETERS } from '../../settlement/chain/deploy.ts';
import { devAccount } from '../../settlement/chain/dev-accounts.ts';
import type { LedgerReads } from '../../settlement/chain/ledger.ts';
import type { SessionRecord, SessionRef } from '../../settlement/ephemeral/types.ts';
import { accountAddress } from '../support/accounts.ts';
import { advanceChain } from '../support/chain-time.ts';
import { fileMesh } from '../support/file-mesh.ts';
import { waitFor } from '../support/mesh.ts';

interface RunResult {
  readonly fee: string;
  readonly finality: string;
  readonly receipt: string;
  readonly header: string;
  readonly paid: { readonly by: string; readonly session: number; readonly step: number };
}

interface SessionsResult {
  readonly did: readonly { readonly did: string; readonly wei: string }[];
  readonly sessions: readonly {
    readonly session: number;
    readonly stage: string;
    readonly steps: number;
    readonly delegated: string;
    readonly credit: string | null;
  }[];
}

const SHARDS = 2;
const OWNER = devAccount(0).address;
const { window, tailWindow } = DEV_PARAMETERS.sessions;
/** A coordinator looks every two seconds, a node every ten. */
const LOOK_MS = 60_000;

const mesh = fileMesh({
  args: ['--shards', String(SHARDS)],
  async open(mesh) {
    ledger = await mesh.ledger();
    ref = { sequencer: accountAddress(join(home, 'coordinator')), number: 1 };
  },
});
const { home, cli } = mesh;
let ledger: LedgerReads;
let ref: SessionRef;
const fees: bigint[] = [];

const record = async (): Promise<SessionRecord> => (await ledger.sessions.session(ref))!;

async function query(...args: string[]): Promise<RunResult> {
  const { code, stdout, stderr } = await cli('run', '--model', 'digits', '7', '--json', ...args);
  assert.equal(code, 0, stderr);
  return JSON.parse(stdout) as RunResult;
}

async function sessions(...args: string[]): Promise<SessionsResult> {
  const { code, stdout, stderr } = await cli('sessions', '--json', ...args);
  assert.equal(code, 0, stderr);
  return JSON.parse(stdout) as SessionsResult;
}

const advance = (seconds: number): Promise<void> => advanceChain(mesh.localnet.rpcUrl, seconds);

describe('a query paid in a session', () => {
  test('is final with its step in a commit, and nothing of it comes from the escrow', async () => {
    const { paid, fee, finality, receipt, header } = await query('--pay', 'session', '--finality', 'final');
    assert.deepEqual([paid.by, paid.session, paid.step, finality], ['session', 1, 0, 'final']);
    fees.push(BigInt(fee));
    assert.equal((await record()).steps, 1);
    const client = accountAddress(join(home, 'client'));
    assert.equal((await ledger.accountOf(client, ref.sequencer)).balance, 0n);
    const verified = await cli('verify', receipt, '--header', header);
    assert.equal(verified.code, 0, verified.stderr);
    assert.match(verified.stdout, /signed for session 1 of its coordinator/);
    assert.match(verified.stdout, /ok +payment +paid in session 1: step 0 in commit 1, root on chain/);
    assert.doesNotMatch(verified.stdout, /that the fee is paid/);
  });

  test('goes on where it was after the coordinator was killed: no step lost, none twice', async () => {
    const listen = await mesh.listenOf();
    const asking = mesh.start([
      'run',
      '--model',
      'digits',
      '3',
      '--pay',
      'session',
      '--home',
      home,
      '--json',
    ]);
    await waitFor(() => asking.stderr().includes('provisional') || asking.hasExited(), 'an answer', LOOK_MS);
    process.kill(mesh.localnet.processes.coordinator!, 'SIGKILL');
    const { serving } = await mesh.again('coordinator', 'coordinator', '--listen', listen);
    assert.deepEqual(serving.sessions, [1]);
    assert.equal((await asking.exited).code, 0, asking.stderr());
    const { paid, fee } = JSON.parse(asking.stdout()) as RunResult;
    assert.deepEqual([paid.by, paid.session, paid.step], ['session', 1, 1]);
    fees.push(BigInt(fee));
    await waitFor(async () => (await record()).steps === 2, 'the commit', LOOK_MS);
  });

  test('shows its payer what it has there', async () => {
    const [own, ...others] = (await sessions()).sessions;
    assert.deepEqual(others, []);
    assert.deepEqual([own!.session, own!.stage, own!.credit], [1, 'open', null]);
    assert.ok(own!.steps >= 1 && BigInt(own!.delegated) > 0n);
  });
});

describe('the end of the session', () => {
  test('is made by the coordinator, and everybody takes out what is his', async () => {
    const { endsAt, pot } = await record();
    await advance(endsAt - (await ledger.time()) - 30);
    await waitFor(async () => (await record()).endedAt !== 0, 'its end', LOOK_MS);
    await advance(window + tailWindow + 2);
    const spent = fees.reduce((sum, fee) => sum + fee, 0n);
    const { did } = await sessions('--exit');
    assert.deepEqual(
      did.map(({ wei }) => BigInt(wei)),
      [pot - spent],
    );
    const owned = await sessions('--exit', '--account', OWNER);
    const { ownerBps } = DEV_PARAMETERS;
    const ownerShare = fees.reduce((sum, fee) => sum + (fee * BigInt(ownerBps)) / 10_000n, 0n);
    assert.deepEqual(
      owned.did.map(({ wei }) => BigInt(wei)),
      [ownerShare],
    );
    const earners: Address[] = [ref.sequencer];
    for (let i = 0; i < SHARDS; i++) earners.push(accountAddress(join(home, 'nodes', `digits-${i}`)));
    for (const account of earners) {
      await waitFor(() => ledger.sessions.exited(ref, account), `the exit of ${account}`, LOOK_MS);
    }
    const last = await record();
    assert.deepEqual([last.pot, last.bondReturned, last.convicted], [0n, true, false]);
    assert.deepEqual(
      (await sessions('--exit')).sessions.filter(({ session }) => session === 1),
      [],
    );
  });
});
