/**
 * A localnet, its coordinators and its chain killed with SIGKILL: nothing is left running, nothing accepted is lost,
 * nothing is settled twice, and while one coordinator is away the other goes on.
 * @module
 */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Address } from 'viem';
import { hex } from '../../../crypto/core/bytes.ts';
import { decodeSignedClaim } from '../../../crypto/poea/claim.ts';
import { peerOfPublicKey } from '../../../mesh/host/identity.ts';
import { keptPromises } from '../../../node/client/promises.ts';
import { peerIdHash } from '../../../node/peer-id.ts';
import { type PostedSegment, segmentsOf } from '../../../node/services/posted-segments.ts';
import { peerKeyOf } from '../../../node/tee/peer-key.ts';
import { type Anvil, startAnvil } from '../../../settlement/chain/anvil.ts';
import type { LedgerReads } from '../../../settlement/chain/ledger.ts';
import { nodeId } from '../../../settlement/chain/node-id.ts';
import type { NodeRecord } from '../../../settlement/chain/types.ts';
import type { SignedPromise } from '../../../settlement/committee/types.ts';
import { decodeReceipt } from '../../../settlement/receipt/format.ts';
import type { Receipt } from '../../../settlement/receipt/schema.ts';
import { accountAddress } from '../../support/accounts.ts';
import { advanceChain } from '../../support/chain-time.ts';
import { fileMesh } from '../../support/file-mesh.ts';
import { waitFor } from '../../support/mesh.ts';
import { errorOf, type Running, runCli, untilGone } from '../../support/processes.ts';

/** Time for a coordinator to notice, post, wait for the window and pay. */
const SETTLED_MS = 120_000;

const COORDINATORS = ['coordinator', 'coordinator-2'] as const;

const mesh = fileMesh({ args: ['--coordinators', String(COORDINATORS.length)] });
const { home } = mesh;
/** By coordinator: the home of a client that it is the first choice of. */
const clients = [clientOf(0n), clientOf(1n)] as const;
const chains: Anvil[] = [];

after(async () => {
  for (const chain of chains) await chain.kill();
});

interface Paid {
  readonly receipt: string;
  readonly header: string;
  readonly fee: string;
}

const query = (): Running => mesh.start(['run', '--model', 'digits', '7', '--home', home, '--json']);

async function paidBy(running: Running): Promise<Paid> {
  const { code } = await running.exited;
  assert.equal(code, 0, running.stderr());
  return JSON.parse(running.stdout()) as Paid;
}

async function assertVerifies({ receipt, header }: Paid): Promise<void> {
  const { code, stderr } = await mesh.cli('verify', receipt, '--header', header);
  assert.equal(code, 0, stderr);
}

const coordinator = (number: number): Address => accountAddress(join(home, COORDINATORS[number]!));

/** An account that spreads to that coordinator, node/client/choose-coordinator.ts. */
function clientOf(remainder: bigint): string {
  for (let i = 0; ; i++) {
    const place = join(mesh.folder, `client-${remainder}-${i}`);
    if (BigInt(accountAddress(place)) % BigInt(COORDINATORS.length) === remainder) return place;
  }
}

function ask(client: number): Running {
  const place = ['--home', clients[client]!, '--bootstrap', mesh.localnet.bootstrap, '--json'];
  return mesh.start(['run', '--model', 'digits', '7', ...place]);
}

const receiptOf = ({ receipt }: Paid): Receipt => decodeReceipt(new Uint8Array(readFileSync(receipt)));
const settledBy = (paid: Paid): number =>
  COORDINATORS.findIndex((_, i) => coordinator(i) === receiptOf(paid).batches[0]!.coordinator);

/** Paid on chain: the receipt's one segment, with exactly its fee under its session. */
async function untilSettled(ledger: LedgerReads, paid: Paid): Promise<void> {
  const { segments, batches } = receiptOf(paid);
  const account = batches[0]!.coordinator;
  assert.equal(segments.length, 1);
  const { claim } = decodeSignedClaim(hex(segments[0]!.claims[0]!));
  const [{ place }] = segmentsOf(receiptOf(paid)) as [PostedSegment];
  const channel = { ...place.leaf, coordinator: account };
  await waitFor(
    () => ledger.isSettled(channel, claim.requestId, claim.segment).catch(() => false), // the chain may be starting
    'the payment on chain',
    SETTLED_MS,
  );
  assert.equal(await ledger.spent(channel), BigInt(paid.fee));
}

async function receiptsPosted(ledger: LedgerReads, number: number): Promise<number> {
  const account = coordinator(number);
  const { posted } = await ledger.batchesOf(account);
  let receipts = 0;
  for (let n = 1; n <= posted; n++) receipts += (await ledger.getBatch(account, n))!.header.receiptCount;
  return receipts;
}

const promisedBy = (number: number): SignedPromise[] =>
  keptPromises(clients[number]!).filter(({ promise }) => promise.coordinator === coordinator(number));

/** Kills it once it has promised to post what its client asks now, and before any of that is posted. */
async function killMidBatch(
  ledger: LedgerReads,
  number: number,
  whileBlocked: () => Promise<void> = async () => {},
): Promise<Running> {
  const accepted = (): number => log(COORDINATORS[number]!).split(' accepted ').length;
  const before = [accepted(), await receiptsPosted(ledger, number)] as const;
  await rpc('evm_setAutomine', [false]); // while no block is made, what was accepted cannot have been posted
  const asking = ask(number);
  try {
    const isPromised = (): boolean => accepted() > before[0] && promisedBy(number).length > 0;
    await waitFor(() => isPromised() || asking.hasExited(), 'the acceptance', SETTLED_MS);
    assert.ok(!asking.hasExited(), asking.stderr());
    const pid = mesh.localnet.processes[COORDINATORS[number]!]!;
    process.kill(pid, 'SIGKILL');
    await untilGone([pid]);
    assert.equal(await receiptsPosted(ledger, number), before[1]);
    await whileBlocked();
  } finally {
    await rpc('evm_setAutomine', [true]);
    await rpc('evm_mine', []);
  }
  return asking;
}

async function nodeOnChain(ledger: LedgerReads, role: string): Promise<NodeRecord> {
  const peerId = peerOfPublicKey(peerKeyOf(join(home, role))!);
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
    ledger = await mesh.ledger();
    await untilSettled(ledger, first);
    nodeBefore = await nodeOnChain(ledger, 'nodes/digits-0');
    blockBefore = (await ledger.latestBlock()).number;
  });

  test('leaves no process behind, the chain included', async () => {
    const { localnet } = mesh;
    const pids = Object.values(localnet.processes);
    assert.equal(pids.length, 7); // chain, two coordinators, watcher and three nodes
    localnet.kill('SIGKILL');
    await untilGone([localnet.pid, ...pids]);
  });

  test('goes on from the same folder: same chain, new node keys, old receipts', async () => {
    await mesh.restart();
    const again = await mesh.ledger();
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

describe('two coordinators', () => {
  test('have clients of their own, whose requests each of them settles', async () => {
    const paid = await Promise.all([ask(0), ask(1)].map(paidBy));
    assert.deepEqual(paid.map(settledBy), [0, 1]);
    const ledger = await mesh.ledger();
    for (const one of paid) await untilSettled(ledger, one);
  });

  test('one killed between accepting and posting holds up no other request; back, it posts once what its client waits for', async () => {
    const ledger = await mesh.ledger();
    const listen = await mesh.listenOf(COORDINATORS[1]);
    const before = [await receiptsPosted(ledger, 0), await receiptsPosted(ledger, 1)];

    const asking = await killMidBatch(ledger, 1);
    // the same client, whose deposit lies with the dead one, and another
    const others = await Promise.all([ask(1), ask(0)].map(paidBy));
    assert.deepEqual(others.map(settledBy), [0, 0]);
    assert.ok(asking.stderr().includes('waiting') && !asking.hasExited(), asking.stderr());

    await mesh.again('coordinator', COORDINATORS[1], '--listen', listen);
    const late = await paidBy(asking);
    assert.equal(settledBy(late), 1);
    await assertVerifies(late);
    for (const one of [...others, late]) await untilSettled(ledger, one);
    const after = [await receiptsPosted(ledger, 0), await receiptsPosted(ledger, 1)];
    assert.deepEqual(after, [before[0]! + 2, before[1]! + 1]);
  });
});

describe('a chain that is killed', () => {
  let last: Paid;

  test('is named with what to do when a client asks', async () => {
    last = await paidBy(query());
    // at once: the chain writes its state every second, so this block may be lost with it
    const { localnet } = mesh;
    process.kill(localnet.processes.chain!, 'SIGKILL');
    await untilGone([localnet.processes.chain!]);
    const result = await mesh.cli('run', '--model', 'digits', '7', '--json');
    assert.deepEqual([result.code, result.stdout], [3, ''], result.stderr);
    assert.equal(errorOf(result).code, 'CHAIN_UNREACHABLE');
    assert.ok(errorOf(result).hint);
    await waitFor(() => /lost +the chain has ended/.test(localnet.stderr()), 'the localnet to say so');
  });

  test('and started again on its state serves as before, with everything that was accepted', async () => {
    const port = Number(new URL(mesh.localnet.rpcUrl).port);
    chains.push(await startAnvil({ stateFile: join(home, 'chain', 'state.json'), port }));
    await assertVerifies(last);
    const paid = await paidBy(query());
    await assertVerifies(paid);
    const ledger = await mesh.ledger();
    await untilSettled(ledger, last);
    await untilSettled(ledger, paid);
    const posted = (await receiptsPosted(ledger, 0)) + (await receiptsPosted(ledger, 1));
    assert.equal(posted, 9, 'each answer of this file once');
  });
});

test('a coordinator that never comes back pays for its promise, and its client asks another', async () => {
  const ledger = await mesh.ledger();
  const asking = await killMidBatch(ledger, 0, () => rpc('anvil_dropAllTransactions'));
  asking.kill('SIGKILL');
  await asking.exited;
  assert.equal(settledBy(await paidBy(ask(0))), 1);
  const kept = promisedBy(0);
  assert.equal(kept.length, 1);
  const { postBy } = kept[0]!.promise;

  const place = ['--home', clients[0], '--bootstrap', mesh.localnet.bootstrap, '--json'];
  const told = async (): Promise<string> => {
    const { code, stdout, stderr } = await runCli(['promises', '--accuse', ...place]);
    assert.equal(code, 0, stderr);
    const { promises } = JSON.parse(stdout) as { promises: { coordinator: string; state: string }[] };
    return promises.find((one) => one.coordinator === coordinator(0))!.state;
  };
  const bond = await ledger.vault.standingOf(coordinator(0));
  const { penalty, answerTime } = await ledger.inclusion.terms();
  await timePasses(postBy - (await ledger.time()) + 1);
  assert.equal(await told(), 'accused');
  await timePasses(answerTime + 1);
  assert.equal(await told(), 'broken');
  assert.equal(bond - (await ledger.vault.standingOf(coordinator(0))), penalty);
  const { ripe, pending } = await ledger.vault.claimable(accountAddress(clients[0]));
  assert.ok(ripe + pending > 0n);
});

async function timePasses(seconds: number): Promise<void> {
  await advanceChain(mesh.localnet.rpcUrl, seconds);
}

async function rpc(method: string, params: readonly unknown[] = []): Promise<void> {
  const response = await fetch(mesh.localnet.rpcUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
  assert.ok(response.ok, method);
}
