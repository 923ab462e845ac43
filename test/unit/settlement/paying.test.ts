/**
 * What is paid of a batch when the chain does not take all of it.
 * @module
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, it } from 'node:test';
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

/** A final batch of three receipts, and their claims' hashes. */
async function finalBatch(): Promise<{ id: number; claims: string[] }> {
  const bls = await loadBls();
  const cast = await makeCast(bls);
  const claims: string[] = [];
  for (let i = 0; i < 3; i++) {
    const bundle = await makeSegment(bls, ADDRESSES, cast, CLIENT, { sessionId: randomBytes(32) });
    const leaf = leafOf(bundle, 10n);
    claims.push(bytesToHex(leaf.claimsHash));
    const entry = makeEntry({
      leafHash: leafHash(leaf),
      bundle: encodeBundle(bundle),
      client: bundle.voucher.voucher.client,
      sessionId: leaf.sessionId,
      payeesHash: leaf.payeesHash,
    });
    assert.deepEqual(await journal.accept([{ entry, cover: PLENTY }]), [{ outcome: 'accepted' }]);
  }
  const id = await journal.seal(makeBatch(3), await journal.waiting(3));
  await journal.beginPosting(id, 1, new Uint8Array(32));
  await journal.markPosted(id, makePosted());
  await journal.markFinal(1);
  return { id, claims };
}

/** An escrow that refuses what a check holds or has convicted. */
function escrow(verdicts: ReadonlyMap<string, Verdict>) {
  const paid = new Set<string>();
  const calls: number[] = [];
  const nameOf = ({ leaf }: Settlement): string => bytesToHex(leaf.claimsHash);
  const ledger = {
    account: COORDINATOR,
    isSettled: async () => false,
    checks: { verdict: async (claims: Uint8Array) => verdicts.get(bytesToHex(claims)) ?? 'none' },
    async settle(_: unknown, settlements: readonly Settlement[]) {
      calls.push(settlements.length);
      for (const verdict of settlements.map((s) => verdicts.get(nameOf(s)))) {
        if (verdict === 'open') throw new UnavailableError('SEGMENT_HELD', 'a check is open');
        if (verdict === 'void') throw new VerificationError('SEGMENT_VOID', 'convicted');
      }
      for (const settlement of settlements) paid.add(nameOf(settlement));
      return { txHash: TX, gasUsed: 1n };
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
