/**
 * A localnet, its coordinator and its chain killed with SIGKILL: nothing is left running, nothing accepted is lost,
 * nothing is settled twice.
 * @module
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Address } from 'viem';
import { hex } from '../../../crypto/core/bytes.ts';
import { decodeSignedClaim } from '../../../crypto/poea/claim.ts';
import { loadOrCreateKey } from '../../../node/keys.ts';
import { peerIdHash } from '../../../node/roles/membership.ts';
import { type Anvil, startAnvil } from '../../../settlement/chain/anvil.ts';
import { readAddresses } from '../../../settlement/chain/deploy.ts';
import type { LedgerReads } from '../../../settlement/chain/ledger.ts';
import type { NodeRecord } from '../../../settlement/chain/types.ts';
import { createReadLedger, nodeId } from '../../../settlement/chain/viem-ledger.ts';
import { decodeReceipt } from '../../../settlement/receipt/format.ts';
import { accountAddress } from '../../support/accounts.ts';
import { peerIdOf, waitFor } from '../../support/mesh.ts';
import {
  errorOf,
  type Folder,
  type LocalnetProcess,
  type Running,
  runCli,
  startCli,
  startLocalnet,
  temporaryFolder,
  untilGone,
  untilServing,
} from '../../support/processes.ts';

/** Time for a coordinator to notice, post, wait for the window and pay. */
const SETTLED_MS = 120_000;

let folder: Folder;
let home: string;
let localnet: LocalnetProcess;
const started: Running[] = [];
const chains: Anvil[] = [];

before(async () => {
  folder = temporaryFolder();
  home = join(folder.path, 'mesh');
  localnet = await startLocalnet(home);
});
after(async () => {
  for (const process of started) await process.end();
  await localnet?.end();
  for (const chain of chains) await chain.kill();
  folder.remove();
});

interface Paid {
  readonly receipt: string;
  readonly header: string;
  readonly fee: string;
}

const query = (): Running => startCli(['run', '--model', 'digits', '7', '--home', home, '--json']);

async function paidBy(running: Running): Promise<Paid> {
  const { code } = await running.exited;
  assert.equal(code, 0, running.stderr());
  return JSON.parse(running.stdout()) as Paid;
}

async function assertVerifies({ receipt, header }: Paid): Promise<void> {
  const { code, stderr } = await runCli(['verify', receipt, '--header', header, '--home', home]);
  assert.equal(code, 0, stderr);
}

const openLedger = (rpcUrl = localnet.rpcUrl): Promise<LedgerReads> =>
  createReadLedger({ rpcUrl, addresses: readAddresses(join(home, 'chain', 'contracts.json')) });

const coordinator = (): Address => accountAddress(join(home, 'coordinator'));

/** Paid on chain: the receipt's one segment, with exactly its fee under its session. */
async function untilSettled(ledger: LedgerReads, { receipt, fee }: Paid): Promise<void> {
  const { segments, client } = decodeReceipt(new Uint8Array(readFileSync(receipt)));
  assert.equal(segments.length, 1);
  const { claim } = decodeSignedClaim(hex(segments[0]!.claims[0]!));
  await waitFor(
    () =>
      ledger
        .isSettled(client, coordinator(), claim.sessionId, claim.requestId, claim.segment)
        .catch(() => false), // the chain may be starting
    'the payment on chain',
    SETTLED_MS,
  );
  assert.equal(await ledger.spent(client, coordinator(), claim.sessionId), BigInt(fee));
}

async function receiptsPosted(ledger: LedgerReads): Promise<number> {
  const { posted } = await ledger.batchesOf(coordinator());
  let receipts = 0;
  for (let n = 1; n <= posted; n++)
    receipts += (await ledger.getBatch(coordinator(), n))!.header.receiptCount;
  return receipts;
}

async function nodeOnChain(ledger: LedgerReads, role: string): Promise<NodeRecord> {
  const peerId = await peerIdOf(loadOrCreateKey(join(home, role), 'peer'));
  const record = await ledger.getNode(nodeId(accountAddress(join(home, role)), peerIdHash(peerId)));
  assert.ok(record);
  return record;
}

const log = (role: string): string => readFileSync(join(home, 'logs', `${role}.log`), 'utf8');

describe('a localnet whose process is killed', () => {
  let first: Paid;
  let ledger: LedgerReads;
  let nodeBefore: NodeRecord;
  let blockBefore: number;

  before(async () => {
    first = await paidBy(query());
    ledger = await openLedger();
    await untilSettled(ledger, first);
    nodeBefore = await nodeOnChain(ledger, 'nodes/digits-0');
    blockBefore = (await ledger.latestBlock()).number;
  });

  test('leaves no process behind, the chain included', async () => {
    const pids = Object.values(localnet.processes);
    assert.equal(pids.length, 6); // chain, coordinator, watcher and three nodes
    localnet.kill('SIGKILL');
    await untilGone([localnet.pid, ...pids]);
  });

  test('goes on from the same folder: same chain, new node keys, old receipts', async () => {
    localnet = await startLocalnet(home);
    const again = await openLedger();
    assert.equal(again.addresses.meshRollup, ledger.addresses.meshRollup);
    assert.ok((await again.latestBlock()).number >= blockBefore);
    const nodeAfter = await nodeOnChain(again, 'nodes/digits-0');
    assert.deepEqual(nodeAfter.node, nodeBefore.node);
    assert.equal(nodeAfter.stake, nodeBefore.stake, 'staked once');
    assert.notDeepEqual(nodeAfter.keyHash, nodeBefore.keyHash);
    await assertVerifies(first);
    await untilSettled(again, first);
    await assertVerifies(await paidBy(query()));
  });
});

test('a coordinator killed between accepting and posting posts once, and its client still gets the receipt', async () => {
  const ledger = await openLedger();
  const before = await receiptsPosted(ledger);
  const accepted = (): number => log('coordinator').split(' accepted ').length;
  const acceptedBefore = accepted();
  const { stdout } = await runCli(['status', '--home', home, '--json']);
  const status = JSON.parse(stdout) as { coordinator: { addresses: string[] } };
  const [listen] = status.coordinator.addresses[0]!.split('/p2p/');

  // while no block is made, what was accepted cannot have been posted
  await rpc('evm_setAutomine', [false]);
  const asking = query();
  started.push(asking);
  const pid = localnet.processes.coordinator!;
  try {
    await waitFor(() => accepted() > acceptedBefore || asking.hasExited(), 'the acceptance', 120_000);
    process.kill(pid, 'SIGKILL');
    await untilGone([pid]);
    assert.equal(await receiptsPosted(ledger), before);
  } finally {
    await rpc('evm_setAutomine', [true]);
    await rpc('evm_mine', []);
  }
  await waitFor(
    () => asking.stderr().includes('waiting') || asking.hasExited(),
    'the client to wait',
    60_000,
  );

  const args = ['coordinator', '--home', join(home, 'coordinator'), '--bootstrap', localnet.bootstrap];
  const restarted = startCli([...args, '--listen', listen!, '--json'], { tied: true });
  started.push(restarted);
  await untilServing(restarted);
  const paid = await paidBy(asking);
  await assertVerifies(paid);
  await untilSettled(ledger, paid);
  assert.equal(await receiptsPosted(ledger), before + 1);
});

describe('a chain that is killed', () => {
  let last: Paid;

  test('is named with what to do when a client asks', async () => {
    last = await paidBy(query());
    // at once: the chain writes its state every second, so this block may be lost with it
    process.kill(localnet.processes.chain!, 'SIGKILL');
    await untilGone([localnet.processes.chain!]);
    const result = await runCli(['run', '--model', 'digits', '7', '--home', home, '--json']);
    assert.deepEqual([result.code, result.stdout], [3, ''], result.stderr);
    assert.equal(errorOf(result).code, 'CHAIN_UNREACHABLE');
    assert.ok(errorOf(result).hint);
    await waitFor(
      () => /lost +the chain has ended/.test(localnet.stderr()),
      'the localnet to say so',
      30_000,
    );
  });

  test('and started again on its state serves as before, with everything that was accepted', async () => {
    const port = Number(new URL(localnet.rpcUrl).port);
    chains.push(await startAnvil({ stateFile: join(home, 'chain', 'state.json'), port }));
    await assertVerifies(last);
    const paid = await paidBy(query());
    await assertVerifies(paid);
    const ledger = await openLedger();
    await untilSettled(ledger, last);
    await untilSettled(ledger, paid);
    assert.equal(await receiptsPosted(ledger), 5, 'each answer of this file once');
  });
});

async function rpc(method: string, params: unknown[]): Promise<void> {
  const response = await fetch(localnet.rpcUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
  assert.ok(response.ok, method);
}
