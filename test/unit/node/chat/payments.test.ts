/**
 * Segments are paid for one by one behind an answer that grows, and what is not settled survives the process.
 * @module
 */
import assert from 'node:assert/strict';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { privateKeyToAccount } from 'viem/accounts';
import { decodeEvidence } from '../../../../crypto/attest/evidence.ts';
import { UnavailableError, VerificationError } from '../../../../crypto/core/errors.ts';
import type { SignedClaim } from '../../../../crypto/poea/claim.ts';
import { type ModelCard, packModel } from '../../../../models/shard/manifest.ts';
import { planShards } from '../../../../models/shard/plan.ts';
import { splitModel } from '../../../../models/shard/split.ts';
import type { ClientConnection } from '../../../../node/client/connect.ts';
import type { ClientModel } from '../../../../node/client/model.ts';
import { createPayments, feeOf } from '../../../../node/client/pay.ts';
import { newRequest } from '../../../../node/client/request.ts';
import type { AppraisedRoute } from '../../../../node/client/route.ts';
import { forget, keep, unsettled } from '../../../../node/client/unsettled.ts';
import { type Bundle, decodeBundle } from '../../../../settlement/batch/bundle.ts';
import { verifyVoucher } from '../../../../settlement/batch/voucher.ts';
import { integerDecoder } from '../../../support/integer-decoder.ts';
import { temporaryFolder } from '../../../support/processes.ts';
import { createNetwork, type Network, rowsOf } from '../../../support/session.ts';

const PRICE = 3n;
const KEY = `0x${'11'.repeat(32)}` as const;
const client = privateKeyToAccount(KEY);
const ledger = {
  account: client.address.toLowerCase(),
  addresses: { chainId: 31_337, escrow: `0x${'ab'.repeat(20)}` },
} as const;
const connection = {
  ledger,
  network: { coordinator: { account: `0x${'cc'.repeat(20)}` } },
  privateKey: KEY,
} as unknown as ClientConnection;
const turnOfLoop = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

const card: ModelCard = {
  name: 'tiny',
  task: 'chat',
  license: 'Apache-2.0',
  source: 'a test',
  tokenizer: { hash: new Uint8Array(32).fill(9), bytes: 1 },
  logitFrac: 12,
  frameRows: [1, 4],
};
const whole = integerDecoder();
const { cuts } = planShards({ model: whole, shards: 3, memoryLimit: 2 ** 30 });
const model = {
  root: new Uint8Array(32).fill(2),
  pricePerUnit: PRICE,
  manifest: packModel(card, splitModel(whole, cuts)).manifest,
} as unknown as ClientModel;

let route: AppraisedRoute;
let sessionId: Uint8Array;
/** By segment. */
let claims: SignedClaim[][];

before(async () => {
  const network: Network = await createNetwork();
  const session = await network.open();
  for (let i = 0; i < 3; i++) await session.step(rowsOf(32, i), 32, i === 2);
  claims = network.verify(session, await session.finish());
  sessionId = session.sessionId;
  await session.close();
  route = {
    hops: network.hops.map((hop, i) => ({
      registration: { node: new Uint8Array(32).fill(i + 1) },
      decoded: decodeEvidence(hop.route.evidence),
    })),
  } as unknown as AppraisedRoute;
});

/** A coordinator that fails with what `fails` says of the n-th call, and remembers what it took. */
function coordinator(fails: (call: number) => Error | null = () => null) {
  const taken: Bundle[] = [];
  let calls = 0;
  return {
    taken,
    calls: () => calls,
    submit: async (bytes: Uint8Array) => {
      const error = fails(calls++);
      if (error !== null) throw error;
      taken.push(decodeBundle(bytes));
      return { leafHash: new Uint8Array(32), state: 'accepted' as const, amount: 1n };
    },
  };
}
const paying = ({ submit }: Pick<ReturnType<typeof coordinator>, 'submit'>, told: string[] = []) =>
  createPayments(connection, model, submit, { done: (name) => told.push(name), progress: () => {} });
const segmentsOf = (bundles: readonly Bundle[]): number[] =>
  bundles.map((one) => one.claims[0]!.claim.segment);

test('every segment is handed in at once with a voucher for what is due so far, and nobody waits for it', async () => {
  const taker = coordinator();
  const payments = paying(taker);
  payments.add({ sessionId, route }, claims[0]!);
  assert.equal(taker.calls(), 0, 'not in the tick of whoever draws tokens');
  await turnOfLoop();
  assert.deepEqual(segmentsOf(taker.taken), [0]);
  payments.add({ sessionId, route }, claims[1]!);
  payments.add({ sessionId, route }, claims[2]!);
  await payments.flush();
  assert.deepEqual(segmentsOf(taker.taken), [0, 1, 2]);
  let due = 0n;
  for (const [i, { voucher }] of taker.taken.entries()) {
    due += feeOf(claims[i]!, PRICE);
    assert.equal(voucher.voucher.cumulative, due);
    assert.deepEqual(voucher.voucher.sessionId, sessionId);
    verifyVoucher(voucher, ledger.addresses);
  }
  assert.equal(payments.owed(), due);
  assert.deepEqual(segmentsOf(await payments.bundles(sessionId)), [0, 1, 2]);
});

test('a coordinator that is away gets everything when it is back, in order', async () => {
  const taker = coordinator((call) =>
    call < 2 ? new UnavailableError('MESH_PEER_UNREACHABLE', 'away') : null,
  );
  const payments = paying(taker);
  payments.add({ sessionId, route }, claims[0]!);
  await turnOfLoop();
  payments.add({ sessionId, route }, claims[1]!);
  await turnOfLoop();
  assert.deepEqual([taker.calls(), taker.taken.length], [2, 0]);
  payments.add({ sessionId, route }, claims[2]!);
  await payments.flush();
  assert.deepEqual(segmentsOf(taker.taken), [0, 1, 2]);
});

test('what a coordinator refuses is told and holds nothing up; flushing never throws', async () => {
  const told: string[] = [];
  const taker = coordinator((call) => (call === 0 ? new VerificationError('DEPOSIT_TOO_SMALL', 'no') : null));
  const payments = paying(taker, told);
  for (const segment of claims) payments.add({ sessionId, route }, segment);
  await payments.flush();
  assert.deepEqual([segmentsOf(taker.taken), told], [[1, 2], ['unpaid']]);
  const away = paying(coordinator(() => new UnavailableError('MESH_PEER_UNREACHABLE', 'away')));
  away.add({ sessionId, route }, claims[0]!);
  await away.flush();
  assert.equal((await away.bundles(sessionId)).length, 1, 'kept for later');
  assert.deepEqual(await away.bundles(new Uint8Array(32)), []);
});

test('two sessions are paid for apart', async () => {
  const taker = coordinator();
  const payments = paying(taker);
  const other = new Uint8Array(32).fill(7);
  payments.add({ sessionId, route }, claims[0]!);
  payments.add({ sessionId: other, route }, claims[0]!);
  await payments.flush();
  const fee = feeOf(claims[0]!, PRICE);
  assert.deepEqual(
    taker.taken.map(({ voucher }) => [voucher.voucher.sessionId, voucher.voucher.cumulative]),
    [
      [sessionId, fee],
      [other, fee],
    ],
  );
  assert.equal(payments.owed(), 2n * fee);
});

test('every attempt has an id of its own', () => {
  const ids = Array.from({ length: 3 }, () => newRequest(connection).id.join());
  assert.equal(new Set(ids).size, 3);
});

test('an answer that waits for its receipt is kept as a file that holds all it takes, and forgotten after', async () => {
  const folder = temporaryFolder();
  try {
    assert.deepEqual(unsettled(folder.path), []);
    const payments = paying(coordinator());
    for (const segment of claims) payments.add({ sessionId, route }, segment);
    const answer = {
      modelRoot: model.root,
      requestId: new Uint8Array(32).fill(4),
      requestSalt: new Uint8Array(32).fill(5),
      bundles: await payments.bundles(sessionId),
      owed: payments.owed(),
      timings: { openMs: 1.5, runMs: 2, verifyMs: 0 },
    };
    keep(folder.path, answer);
    keep(folder.path, answer);
    assert.deepEqual(unsettled(folder.path), [answer]);
    assert.equal(readdirSync(join(folder.path, 'unsettled')).length, 1);
    forget(folder.path, answer);
    forget(folder.path, answer);
    assert.deepEqual(unsettled(folder.path), []);
    writeFileSync(join(folder.path, 'unsettled', 'bad.json'), '{"version":1}');
    assert.throws(() => unsettled(folder.path), { code: 'UNSETTLED_MALFORMED', family: 'usage' });
  } finally {
    folder.remove();
  }
});
