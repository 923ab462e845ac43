/**
 * Segments are paid for one by one behind an answer that grows, and what is not settled survives the process.
 * @module
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { before, test } from 'node:test';
import { privateKeyToAccount } from 'viem/accounts';
import { decodeEvidence } from '../../../../crypto/attest/evidence.ts';
import { UnavailableError, VerificationError } from '../../../../crypto/core/errors.ts';
import type { SignedClaim } from '../../../../crypto/poea/claim.ts';
import { type ModelCard, shardsOf, workUnits } from '../../../../models/shard/manifest.ts';
import { planShards } from '../../../../models/shard/plan.ts';
import { splitModel } from '../../../../models/shard/split.ts';
import type { Output } from '../../../../node/cli/output.ts';
import { settleAll, settleAllOwn } from '../../../../node/cli/settle.ts';
import type { ClientConnection } from '../../../../node/client/connect.ts';
import type { ClientModel } from '../../../../node/client/model.ts';
import { createPayments, dueOf, ensureDeposit, feeOf, quote } from '../../../../node/client/pay.ts';
import { newRequest } from '../../../../node/client/request.ts';
import type { AppraisedRoute } from '../../../../node/client/route.ts';
import { settleKept } from '../../../../node/client/settle.ts';
import {
  alone,
  fileOf,
  forget,
  keep,
  keepUnpaid,
  readUnsettled,
  type UnsettledAnswer,
  unsettled,
} from '../../../../node/client/unsettled.ts';
import { readVoucherMessage } from '../../../../node/services/voucher-message.ts';
import type { Stages } from '../../../../node/stages.ts';
import { type Bundle, decodeBundle } from '../../../../settlement/batch/bundle.ts';
import { verifyVoucher } from '../../../../settlement/batch/voucher.ts';
import { paymentTerms } from '../../../../settlement/batch/voucher-digest.ts';
import type { SignedPromise } from '../../../../settlement/committee/types.ts';
import { EMPTY_TREE, treeRoot } from '../../../../settlement/ephemeral/tree.ts';
import { integerDecoder } from '../../../support/integer-decoder.ts';
import { packBlank } from '../../../support/pack.ts';
import { temporaryFolder } from '../../../support/processes.ts';
import { createNetwork, type Network, rowsOf } from '../../../support/session.ts';

const PRICE = 3n;
const KEY = `0x${'11'.repeat(32)}` as const;
const PROMISE: SignedPromise = {
  promise: { coordinator: `0x${'22'.repeat(20)}`, leafHash: new Uint8Array(32), postBy: 1 },
  signature: new Uint8Array(65),
};
const client = privateKeyToAccount(KEY);
const ledger = {
  account: client.address.toLowerCase(),
  addresses: { chainId: 31_337, escrow: `0x${'ab'.repeat(20)}`, ephemeralSession: `0x${'ba'.repeat(20)}` },
} as const;
const connection = {
  ledger,
  privateKey: KEY,
} as unknown as ClientConnection;
const COORDINATOR = `0x${'cc'.repeat(20)}` as const;
const SILENT: Stages = { done: () => {}, progress: () => {} };
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
  manifest: packBlank(card, splitModel(whole, cuts)).manifest,
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
      return {
        leafHash: new Uint8Array(32),
        state: 'accepted' as const,
        amount: 1n,
        promise: PROMISE,
        step: null,
      };
    },
  };
}
const paying = (
  { submit }: Pick<ReturnType<typeof coordinator>, 'submit'>,
  told: string[] = [],
  limit = 10n ** 18n,
) =>
  createPayments(
    connection,
    model,
    { account: COORDINATOR, submit },
    { done: (name) => told.push(name), progress: () => {} },
    limit,
  );
const away = () => coordinator(() => new UnavailableError('MESH_PEER_UNREACHABLE', 'away'));
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
  const later = paying(away());
  later.add({ sessionId, route }, claims[0]!);
  await later.flush();
  assert.equal((await later.bundles(sessionId)).length, 1, 'kept for later');
  assert.deepEqual(await later.bundles(new Uint8Array(32)), []);
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

test('nothing is promised beyond what was announced', async () => {
  const [first, second] = [feeOf(claims[0]!, PRICE), feeOf(claims[1]!, PRICE)];
  const taker = coordinator();
  const payments = paying(taker, [], first + second - 1n);
  payments.require(first);
  payments.add({ sessionId, route }, claims[0]!);
  assert.throws(() => payments.require(second), { code: 'PAYMENT_LIMIT', family: 'unavailable' });
  assert.throws(() => payments.add({ sessionId, route }, claims[1]!), { code: 'PAYMENT_LIMIT' });
  await payments.flush();
  assert.deepEqual([segmentsOf(taker.taken), payments.owed()], [[0], first]);
});

test('a quote holds however its positions are cut into segments', () => {
  const one = shardsOf(model.manifest).reduce((sum, part) => sum + BigInt(workUnits(part, 1)), 0n) * PRICE;
  assert.ok(quote(model, 40) >= 40n * one);
});

test('settling deposits what its own vouchers still owe, and no more', async () => {
  const payments = paying(coordinator());
  for (const segment of claims) payments.add({ sessionId, route }, segment);
  const deposits: bigint[] = [];
  const holding = (spent: bigint, balance: bigint): ClientConnection =>
    ({
      ...connection,
      ledger: {
        ...ledger,
        spent: async () => spent,
        accountOf: async () => ({ balance, withdrawing: 0n }),
        balance: async () => 10n ** 18n,
        deposit: async (_client: string, _coordinator: string, amount: bigint) => deposits.push(amount),
      },
    }) as unknown as ClientConnection;
  const bundles = await payments.bundles(sessionId);
  const owed = payments.owed();
  for (const [spent, balance] of [
    [0n, 0n],
    [owed - 5n, 2n],
    [owed, 0n],
    [0n, owed],
  ] as const) {
    const client = holding(spent, balance);
    await ensureDeposit(client, COORDINATOR, await dueOf(client, bundles), SILENT, 0n);
  }
  assert.deepEqual(deposits, [owed, 3n]);
});

/** Work with an empty home; the answer's bundles are all three segments. */
async function inHome(work: (home: string, answer: UnsettledAnswer) => Promise<void>): Promise<void> {
  const folder = temporaryFolder();
  try {
    const payments = paying(coordinator());
    for (const segment of claims) payments.add({ sessionId, route }, segment);
    await work(folder.path, {
      modelRoot: model.root,
      requestId: new Uint8Array(32).fill(4),
      requestSalt: new Uint8Array(32).fill(5),
      bundles: await payments.bundles(sessionId),
      timings: { openMs: 1.5, runMs: 2, verifyMs: 0 },
    });
  } finally {
    folder.remove();
  }
}

test('an answer that waits for its receipt is kept as a file that holds all it takes, and forgotten after', async () => {
  await inHome(async (home, answer) => {
    assert.deepEqual(unsettled(home), []);
    keep(home, answer);
    keep(home, answer);
    assert.deepEqual(unsettled(home).map(readUnsettled), [answer]);
    assert.equal(readdirSync(join(home, 'unsettled')).length, 1);
    forget(home, answer);
    forget(home, answer);
    assert.deepEqual(unsettled(home), []);
    assert.equal(readUnsettled(fileOf(home, answer)), null, 'another process has settled it');
    writeFileSync(join(home, 'unsettled', 'bad.json'), '{"version":2}');
    assert.throws(() => unsettled(home).map(readUnsettled), { code: 'UNSETTLED_MALFORMED', family: 'usage' });
  });
});

test('work that nobody could be paid for is kept by session, but for the answer that is kept itself', async () => {
  await inHome(async (home) => {
    const payments = paying(away());
    const answered = new Uint8Array(32).fill(7);
    payments.add({ sessionId, route }, claims[0]!);
    payments.add({ sessionId, route }, claims[1]!);
    payments.add({ sessionId: answered, route }, claims[2]!);
    await payments.flush();
    const told: string[] = [];
    keepUnpaid(home, model, payments, answered, { ...SILENT, done: (name) => told.push(name) });
    assert.deepEqual(told, ['unpaid']);
    const [kept, ...others] = unsettled(home).map(readUnsettled);
    assert.deepEqual(others, []);
    assert.deepEqual([kept!.requestSalt, segmentsOf(kept!.bundles)], [null, [0, 1]]);
    assert.deepEqual(kept!.requestId, claims[0]![0]!.claim.requestId);
  });
});

test('one process settles an answer; a lock whose process is gone holds nobody up', async () => {
  await inHome(async (home, answer) => {
    const file = fileOf(home, answer);
    const busy = { code: 'UNSETTLED_BUSY', family: 'unavailable' };
    await alone(file, async () => {
      await assert.rejects(
        alone(file, async () => assert.fail('twice at once')),
        busy,
      );
    });
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    writeFileSync(`${file}.lock`, String(gone));
    assert.equal(await alone(file, async () => 'mine'), 'mine');
    await assert.rejects(
      alone(file, async () => {
        throw new Error('fails');
      }),
      /fails/,
    );
    assert.deepEqual(readdirSync(join(home, 'unsettled')), ['.lock'], 'let go whatever happens');
  });
});

test('an answer that cannot be settled holds up none of the others; a voucher that has run out is put aside', async () => {
  await inHome(async (home, answer) => {
    const [bundle] = answer.bundles;
    const old = { ...bundle!.voucher, voucher: { ...bundle!.voucher.voucher, validUntil: 1 } };
    keep(home, { ...answer, requestId: new Uint8Array(32).fill(1), bundles: [{ ...bundle!, voucher: old }] });
    writeFileSync(join(home, 'unsettled', '02.json'), 'not JSON');
    keep(home, answer);
    const told: string[] = [];
    let result: { settled: unknown[]; failed: { file: string; error: { code: string } }[] } | undefined;
    const out = {
      ...SILENT,
      done: (name: string) => told.push(name),
      result: (value: typeof result) => {
        result = value;
      },
    } as unknown as Output;
    const client = { ...connection, config: { home } } as unknown as ClientConnection;
    await assert.rejects(settleAll(client, [], out), { code: 'MODEL_UNKNOWN' });
    assert.deepEqual(
      result!.failed.map(({ file, error }) => [basename(file).slice(0, 2), error.code]),
      [
        ['01', 'MODEL_UNKNOWN'],
        ['02', 'UNSETTLED_MALFORMED'],
        ['04', 'MODEL_UNKNOWN'],
      ],
    );
    assert.deepEqual(told, ['expired', 'not settled', 'not settled', 'not settled']);
    assert.deepEqual(readdirSync(join(home, 'unsettled', 'expired')), [`${'01'.repeat(8)}.json`]);
    assert.equal(unsettled(home).length, 2);
  });
});

test('nor does one that its client cannot pay for by a batch of its own; one that has run out is put aside', async () => {
  await inHome(async (home, answer) => {
    const [first] = answer.bundles;
    const of = (voucher: Partial<Bundle['voucher']>): Bundle => ({
      ...first!,
      voucher: { ...first!.voucher, ...voucher },
    });
    const inSession = of({ session: 3 });
    const old = of({ voucher: { ...first!.voucher.voucher, validUntil: 1 } });
    keep(home, { ...answer, requestId: new Uint8Array(32).fill(1), bundles: [inSession] });
    keep(home, { ...answer, requestId: new Uint8Array(32).fill(2), bundles: [old] });
    let result: { failed: { error: { code: string } }[] } | undefined;
    const out = {
      ...SILENT,
      result: (value: typeof result) => {
        result = value;
      },
    } as unknown as Output;
    const chain = {
      ...ledger,
      getModel: async () => ({ pricePerUnit: PRICE }),
      batchesOf: async () => ({ posted: 0, finalized: 0 }),
    };
    const client = { ...connection, config: { home }, ledger: chain } as unknown as ClientConnection;
    await assert.rejects(settleAllOwn(client, out), { code: 'VOUCHER_OF_SESSION' });
    assert.deepEqual(
      result!.failed.map(({ error }) => error.code),
      ['VOUCHER_OF_SESSION', 'VOUCHER_EXPIRED'],
    );
    assert.deepEqual(readdirSync(join(home, 'unsettled', 'expired')), [`${'02'.repeat(8)}.json`]);
    assert.equal(unsettled(home).length, 1);
  });
});

test('vouchers of a session that is over are signed anew once, and kept before they leave', async () => {
  await inHome(async (home, answer) => {
    const [first] = answer.bundles;
    const { voucher } = first!;
    const { coordinator: sequencer } = voucher.voucher;
    const record = { endsAt: 10, endedAt: 10, contestedUntil: 20, commits: 0, root: treeRoot(EMPTY_TREE) };
    const deposits: bigint[] = [];
    const chain = {
      ...ledger,
      chainId: 31_337,
      time: async () => 1_000,
      spent: async () => 0n,
      accountOf: async () => ({ balance: deposits.reduce((sum, one) => sum + one, 0n), withdrawing: 0n }),
      balance: async () => 10n ** 18n,
      deposit: async (_client: string, _coordinator: string, amount: bigint) => deposits.push(amount),
      sessions: {
        session: async () => record,
        terms: async () => ({ tailWindow: 5, ownerBps: 1, sequencerBps: 1 }),
        tailSteps: async () => [],
      },
    };
    const away = async () => {
      throw new UnavailableError('MESH_PEER_UNREACHABLE', 'away');
    };
    const client = {
      ...connection,
      config: { home, pay: 'escrow' },
      ledger: chain,
      host: { addAddresses: async () => {}, openStream: away },
      network: { coordinators: [{ account: sequencer, peerId: 'peer', addresses: [] }], watchers: [] },
      directory: { list: () => [] },
    } as unknown as ClientConnection;
    const told: string[] = [];
    const stages = { ...SILENT, done: (name: string) => told.push(name) };
    keep(home, { ...answer, bundles: [{ ...first!, voucher: { ...voucher, session: 3 } }] });
    const settling = async () => {
      const kept = readUnsettled(unsettled(home)[0]!)!;
      await assert.rejects(settleKept(client, model.manifest, kept, stages, 0), {
        code: 'MESH_PEER_UNREACHABLE',
      });
      return readUnsettled(unsettled(home)[0]!)!;
    };
    record.endedAt = 0;
    await assert.rejects(settleKept(client, model.manifest, readUnsettled(unsettled(home)[0]!)!, stages, 0), {
      code: 'SESSION_ENDING',
    });
    record.endedAt = 10;
    const anew = await settling();
    assert.equal(anew.bundles[0]!.voucher.session, undefined, 'for the escrow now');
    assert.deepEqual(await settling(), anew);
    assert.equal(told.filter((name) => name === 'signed anew').length, 1);
    assert.equal(deposits.length, 1);
  });
});

test("work that is only paid for overwrites neither the answer of its request nor another attempt's", async () => {
  await inHome(async (home, answer) => {
    const payments = paying(away());
    payments.add({ sessionId, route }, claims[0]!);
    payments.add({ sessionId: new Uint8Array(32).fill(7), route }, claims[1]!);
    await payments.flush();
    keep(home, { ...answer, requestId: claims[0]![0]!.claim.requestId });
    keepUnpaid(home, model, payments, undefined, SILENT);
    const kept = unsettled(home).map((file) => readUnsettled(file)!);
    assert.deepEqual(kept.filter(({ requestSalt }) => requestSalt === null).length, 2);
    assert.equal(kept.length, 3);
    for (const one of kept) forget(home, one);
    assert.deepEqual(unsettled(home), []);
  });
});

test('hops are promised what a session may cost so far, by a voucher that is good for them', async () => {
  const payments = paying(coordinator());
  const signed = readVoucherMessage(await payments.promise({ sessionId, route }, 40));
  verifyVoucher(signed, ledger.addresses);
  assert.deepEqual(paymentTerms(signed.voucher), payments.terms(route), 'what the hops were told of it');
  assert.equal(signed.voucher.cumulative, quote(model, 40));
  assert.deepEqual(signed.voucher.sessionId, sessionId);
  assert.deepEqual(
    signed.voucher.payees.map(({ weight }) => weight),
    shardsOf(model.manifest).map(({ cost }) => cost),
  );
  // however the positions are cut into segments, the promise covers them
  const costs = shardsOf(model.manifest).map(({ cost }) => cost);
  const inOnes = 40 * costs.reduce((sum, cost) => sum + Math.ceil(cost / 1_000), 0);
  assert.ok(signed.voucher.cumulative >= BigInt(inOnes) * PRICE);
});

test('no more is promised than was announced, counting what other sessions were promised and this one earned', async () => {
  const earned = feeOf(claims[0]!, PRICE);
  const payments = paying(coordinator(), [], 2n * quote(model, 64));
  payments.add({ sessionId, route }, claims[0]!);
  assert.equal(payments.owed(), earned);
  const other = new Uint8Array(32).fill(7);
  await payments.promise({ sessionId: other, route }, 64);
  // what this session earned is part of what it is promised
  await payments.promise({ sessionId, route }, 64);
  const limit = { code: 'PAYMENT_LIMIT' };
  await assert.rejects(payments.promise({ sessionId: other, route }, 65), limit);
  assert.throws(() => payments.require(1n), limit);
});

test('a session that broke off counts with all it was promised, one that never opened with nothing', async () => {
  const limit = { code: 'PAYMENT_LIMIT' };
  const payments = paying(coordinator(), [], 2n * quote(model, 64));
  const [broken, unopened] = [8, 9].map((byte) => ({ sessionId: new Uint8Array(32).fill(byte), route }));
  await payments.promise(broken!, 64); // its hops may have computed it all
  await payments.promise(unopened!, 64);
  await assert.rejects(payments.promise({ sessionId, route }, 1), limit);
  assert.throws(() => payments.require(1n), limit);
  payments.unopened(unopened!.sessionId);
  payments.unopened(unopened!.sessionId);
  payments.require(quote(model, 64));
  await payments.promise({ sessionId, route }, 64);
  assert.throws(() => payments.add(unopened!, claims[0]!), limit);
});
