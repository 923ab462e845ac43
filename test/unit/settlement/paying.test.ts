/**
 * What is paid of a batch when the chain does not take all of it.
 * @module
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { privateKeyToAccount } from 'viem/accounts';
import { bytesToHex } from '../../../crypto/core/bytes.ts';
import { UnavailableError, VerificationError } from '../../../crypto/core/errors.ts';
import { hash } from '../../../crypto/core/hash.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { loadBls } from '../../../crypto/poea/bls.ts';
import { encodeBundle } from '../../../settlement/batch/bundle.ts';
import type { CoordinatorEvent } from '../../../settlement/batch/events.ts';
import { type Journal, openJournal } from '../../../settlement/batch/journal.ts';
import { leafHash } from '../../../settlement/batch/leaf.ts';
import { createPaying } from '../../../settlement/batch/paying.ts';
import { leafOf } from '../../../settlement/batch/segment.ts';
import type { Settlement } from '../../../settlement/batch/settlement.ts';
import { devAccount } from '../../../settlement/chain/dev-accounts.ts';
import type { Ledger } from '../../../settlement/chain/ledger.ts';
import type { Verdict } from '../../../settlement/checks/types.ts';
import { makeCast, makeSegment, ROLES } from '../../integration/settlement/world.ts';
import { makeBatch, makeEntry, makePosted, PLENTY, TX } from '../../support/journal.ts';

const COORDINATOR = devAccount(ROLES.coordinator).address;
const CLIENT = privateKeyToAccount(devAccount(ROLES.client).privateKey);
const ADDRESSES = { chainId: 31_337, meshRollup: COORDINATOR, escrow: COORDINATOR };

let folder: string;
let journal: Journal;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'veilmesh-paying-'));
  journal = await openJournal(join(folder, 'journal.sqlite'));
});
afterEach(async () => {
  await journal.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Receipt i: its session, and the route and ceiling of its voucher. */
interface Planned {
  readonly sessionId: Uint8Array;
  /** A change of the payees' weights: another route. */
  readonly route: number;
  readonly cumulative: bigint;
  /** Session that has settled it. */
  readonly paidIn?: number;
}

const apart = (): Planned => ({ sessionId: randomBytes(32), route: 0, cumulative: 1_000n });

/** A final batch of receipts of 10 wei, and their claims' hashes. */
async function finalBatch(
  planned: readonly Planned[] = [apart(), apart(), apart()],
): Promise<{ id: number; claims: string[] }> {
  const bls = await loadBls();
  const cast = await makeCast(bls);
  const claims: string[] = [];
  for (const { sessionId, route, cumulative, paidIn = null } of planned) {
    const bundle = await makeSegment(bls, ADDRESSES, cast, CLIENT, {
      sessionId,
      requestId: randomBytes(32),
      cumulative,
      editVoucher: (voucher) => ({
        ...voucher,
        payees: voucher.payees.map((payee) => ({ ...payee, weight: payee.weight + route })),
      }),
    });
    const leaf = leafOf(bundle, 10n);
    claims.push(bytesToHex(leaf.claimsHash));
    const entry = makeEntry({
      leafHash: leafHash(leaf),
      bundle: encodeBundle(bundle),
      client: bundle.voucher.voucher.client,
      sessionId: leaf.sessionId,
      payeesHash: leaf.payeesHash,
      paidIn,
      cumulative,
    });
    assert.deepEqual(await journal.accept([{ entry, cover: PLENTY }]), [{ outcome: 'accepted' }]);
  }
  const id = await journal.seal(makeBatch(planned.length), await journal.waiting(planned.length));
  await journal.beginPosting(id, 1, new Uint8Array(32));
  await journal.markPosted(id, makePosted());
  await journal.markFinal(1);
  return { id, claims };
}

/**
 * An escrow that refuses what a check holds or has convicted, and what a session's voucher does not cover.
 * @param most receipts that fit in a transaction
 */
function escrow(verdicts: ReadonlyMap<string, Verdict>, most = 32) {
  const paid = new Set<string>();
  const spent = new Map<string, bigint>();
  const slots = new Set<string>();
  const calls: number[] = [];
  const nameOf = ({ leaf }: Settlement): string => bytesToHex(leaf.claimsHash);
  const ledger = {
    account: COORDINATOR,
    isSettled: async (...of: unknown[]) => slots.has(String(of[1])),
    checks: { verdict: async (claims: Uint8Array) => verdicts.get(bytesToHex(claims)) ?? 'none' },
    async settle(_: unknown, settlements: readonly Settlement[]) {
      calls.push(settlements.length);
      if (settlements.length > most) throw new UnavailableError('CHAIN_REFUSED', 'more gas than a block has');
      for (const verdict of settlements.map((s) => verdicts.get(nameOf(s)))) {
        if (verdict === 'open') throw new UnavailableError('SEGMENT_HELD', 'a check is open');
        if (verdict === 'void') throw new VerificationError('SEGMENT_VOID', 'convicted');
      }
      const after = new Map(spent);
      for (const { leaf, voucher } of settlements) {
        const channel = `${bytesToHex(leaf.sessionId)}/${bytesToHex(leaf.payeesHash)}`;
        after.set(channel, (after.get(channel) ?? 0n) + leaf.amount);
        if (slots.has(String(leaf.requestId))) throw new VerificationError('ALREADY_SETTLED', 'paid');
        if (after.get(channel)! > voucher.voucher.cumulative) {
          throw new VerificationError('VOUCHER_EXCEEDED', 'not covered');
        }
      }
      for (const [channel, sum] of after) spent.set(channel, sum);
      for (const settlement of settlements) {
        paid.add(nameOf(settlement));
        slots.add(String(settlement.leaf.requestId));
      }
      return { txHash: TX, blockNumber: 1, gasUsed: 1n };
    },
  };
  return { ledger: ledger as unknown as Ledger, paid, calls };
}

it('what a check holds waits, what a check has convicted is dropped, the rest is paid together', async () => {
  const { id, claims } = await finalBatch();
  const verdicts = new Map<string, Verdict>([
    [claims[0]!, 'open'],
    [claims[1]!, 'void'],
  ]);
  const { ledger, paid, calls } = escrow(verdicts);
  const events: CoordinatorEvent[] = [];
  const paying = createPaying(journal, ledger, (event) => events.push(event));
  await paying.settle();
  assert.deepEqual([...paid], [claims[2]]);
  assert.deepEqual(calls, [3, 1]);
  const states = (await journal.entriesOf(id)).map((e) => [e.state, e.void]);
  assert.deepEqual(states, [
    ['final', false],
    ['final', true],
    ['settled', false],
  ]);
  assert.deepEqual(
    events.map(({ type }) => type),
    ['void', 'settled'],
  );
  assert.equal((await journal.batch(id))?.state, 'final');

  verdicts.delete(claims[0]!);
  await createPaying(journal, ledger, () => undefined).settle(); // a restart does not wait
  assert.deepEqual(new Set(paid), new Set([claims[0], claims[2]]));
  assert.equal((await journal.batch(id))?.state, 'settled', 'what is void holds nothing up');
});

it('a chain that does not answer is no refusal: what was begun may have been paid', async () => {
  const { id } = await finalBatch();
  const { ledger } = escrow(new Map());
  const paying = createPaying(
    journal,
    { ...ledger, settle: () => Promise.reject(new UnavailableError('CHAIN_UNREACHABLE', 'away')) } as Ledger,
    () => undefined,
  );
  await assert.rejects(paying.settle(), { code: 'CHAIN_UNREACHABLE' });
  const [first] = await journal.entriesOf(id);
  const cover = { ...PLENTY, deposit: 35n };
  const entry = makeEntry({ client: first!.client, slot: hash('test', first!.slot) });
  assert.deepEqual(await journal.accept([{ entry, cover }]), [{ outcome: 'unsure' }]);
  await journal.markRefused(await journal.entriesOf(id));
  assert.equal((await journal.accept([{ entry, cover }]))[0]!.outcome, 'deposit');
});

it('what does not fit in one transaction is paid in smaller ones', async () => {
  const { id, claims } = await finalBatch(Array.from({ length: 5 }, apart));
  const { ledger, paid, calls } = escrow(new Map(), 2);
  await createPaying(journal, ledger, () => undefined).settle();
  assert.deepEqual(paid, new Set(claims));
  assert.deepEqual(calls, [5, 3, 2, 1, 2]);
  assert.equal((await journal.batch(id))?.state, 'settled');
});

it('one that the chain takes in no transaction is tried again later, and holds up no other', async () => {
  const { id, claims } = await finalBatch();
  const { ledger, paid } = escrow(new Map());
  const settle: Ledger['settle'] = async (header, settlements) => {
    if (settlements.some(({ leaf }) => bytesToHex(leaf.claimsHash) === claims[1])) {
      throw new UnavailableError('CHAIN_REFUSED', 'no');
    }
    return await ledger.settle(header, settlements);
  };
  const events: CoordinatorEvent[] = [];
  const paying = createPaying(journal, { ...ledger, settle }, (event) => events.push(event));
  await paying.settle();
  await paying.settle();
  assert.deepEqual(paid, new Set([claims[0], claims[2]]));
  assert.deepEqual(
    events.map(({ type }) => type),
    ['settled', 'failed', 'settled'],
  );
  const [first] = await journal.entriesOf(id);
  const epoch = await journal.epoch(first!.client);
  const entry = makeEntry({ client: first!.client, sessionId: randomBytes(32) });
  const cover = { epoch, deposit: 15n, spent: 0n };
  assert.deepEqual(await journal.accept([{ entry, cover }]), [{ outcome: 'unsure' }], 'it may be paid yet');
  await createPaying(journal, ledger, () => undefined).settle();
  assert.deepEqual(paid, new Set(claims));
});

it('what a session has settled is never shown to the escrow, whatever checks say of it', async () => {
  const { id, claims } = await finalBatch([apart(), { ...apart(), paidIn: 3 }, { ...apart(), paidIn: 3 }]);
  const { ledger, paid, calls } = escrow(new Map([[claims[1]!, 'void']]));
  await createPaying(journal, ledger, () => undefined).settle();
  assert.deepEqual([...paid], [claims[0]]);
  assert.deepEqual(calls, [1]);
  assert.equal((await journal.batch(id))?.state, 'settled');
  assert.deepEqual(
    (await journal.entriesOf(id)).map(({ settledTx }) => settledTx),
    [TX, '0x', '0x'],
  );
});

it('what somebody else has paid is found, and the rest of its transaction paid', async () => {
  const { id, claims } = await finalBatch();
  const { ledger, paid } = escrow(new Map());
  let first = true;
  const settle: Ledger['settle'] = async (header, settlements) => {
    if (first) await ledger.settle(header, settlements.slice(1, 2));
    first = false;
    return await ledger.settle(header, settlements);
  };
  await createPaying(journal, { ...ledger, settle }, () => undefined).settle();
  assert.deepEqual(paid, new Set(claims));
  assert.deepEqual(
    (await journal.entriesOf(id)).map(({ settledTx }) => settledTx),
    [TX, '0x', TX],
  );
});

describe('a session that changed its route', () => {
  const sessionId = randomBytes(32);
  /** Two segments on one route, one on another, whose voucher covers all three. */
  const planned: readonly Planned[] = [
    { sessionId, route: 0, cumulative: 10n },
    { sessionId, route: 0, cumulative: 20n },
    { sessionId, route: 1, cumulative: 30n },
    apart(),
  ];

  it('is paid in one transaction', async () => {
    const { claims } = await finalBatch(planned);
    const { ledger, paid, calls } = escrow(new Map());
    await createPaying(journal, ledger, () => undefined).settle();
    assert.deepEqual([paid, calls], [new Set(claims), [4]]);
  });

  it('is paid on the new route also while a check holds something on the old one', async () => {
    const { id, claims } = await finalBatch(planned);
    const verdicts = new Map<string, Verdict>([[claims[0]!, 'open']]);
    const { ledger, paid } = escrow(verdicts);
    await createPaying(journal, ledger, () => undefined).settle();
    assert.deepEqual(paid, new Set(claims.slice(1)));
    verdicts.clear();
    await createPaying(journal, ledger, () => undefined).settle();
    assert.deepEqual(paid, new Set(claims));
    assert.equal((await journal.batch(id))?.state, 'settled');
  });

  it('goes on when what was held is void', async () => {
    const { claims } = await finalBatch(planned);
    const { ledger, paid } = escrow(new Map<string, Verdict>([[claims[0]!, 'void']]));
    await createPaying(journal, ledger, () => undefined).settle();
    assert.deepEqual(paid, new Set(claims.slice(1)));
  });

  it('waits for nothing that its voucher will never pay', async () => {
    const { claims } = await finalBatch(planned.slice(1, 3));
    const { ledger, paid } = escrow(new Map());
    const calls: number[] = [];
    const settle: Ledger['settle'] = async (header, settlements) => {
      calls.push(settlements.length);
      if (settlements.some(({ leaf }) => bytesToHex(leaf.claimsHash) === claims[0])) {
        throw new VerificationError('VOUCHER_EXPIRED', 'too late');
      }
      return await ledger.settle(header, settlements);
    };
    await createPaying(journal, { ...ledger, settle }, () => undefined).settle();
    assert.deepEqual(paid, new Set([claims[1]]));
    assert.deepEqual(calls, [2, 1, 1]);
  });
});
