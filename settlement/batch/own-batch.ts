/**
 * A client, or whoever else has a segment's bundle, puts its receipt on the rollup itself, and has it paid where the coordinator that
 * its voucher names does not: nobody's leave is needed for either.
 *
 * Anybody has a chain of batches of his own. Such a batch carries no signatures, so it waits the long window; its receipts are paid
 * out of the deposit with the named coordinator once that one has let its time go by (contracts/Escrow.sol, settleForced).
 * @module
 */
import { equalBytes } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, VerificationError } from '../../crypto/core/errors.ts';
import { merkleLevels, merklePath, merkleTop } from '../../crypto/core/keccak-merkle.ts';
import { encodeSignedClaim } from '../../crypto/poea/claim.ts';
import type { Ledger } from '../chain/ledger.ts';
import { type Bundle, batchDataHash, bundleHash, encodeBundle } from './bundle.ts';
import { channelOfVoucher } from './channel.ts';
import type { ReceiptPlace } from './coordinator-types.ts';
import { type BatchHeader, UNSIGNED } from './header.ts';
import { type Leaf, leafHash } from './leaf.ts';
import { bundleFee, leafOf } from './segment.ts';

type OwnLedger = Pick<
  Ledger,
  | 'account'
  | 'batchesOf'
  | 'getBatch'
  | 'batchHash'
  | 'getModel'
  | 'postBatch'
  | 'finalize'
  | 'settleForced'
  | 'time'
  | 'isSettled'
>;

/**
 * Posts these bundles as one batch of the account's own, unless it has done so before.
 * @returns where their receipts are, in order
 * @throws VerificationError MODEL_UNKNOWN
 */
export async function postOwn(ledger: OwnLedger, bundles: readonly Bundle[]): Promise<ReceiptPlace[]> {
  const leaves = await leavesOf(ledger, bundles);
  const levels = merkleLevels(leaves.map(leafHash));
  const receiptsRoot = merkleTop(levels);
  const header = (await postedBefore(ledger, receiptsRoot)) ?? (await post(ledger, bundles, receiptsRoot));
  return leaves.map((leaf, index) => ({ leaf, index, path: merklePath(levels, index), header }));
}

/** Whether this account has posted these bundles as a batch. @throws VerificationError MODEL_UNKNOWN */
export async function isPostedOwn(ledger: OwnLedger, bundles: readonly Bundle[]): Promise<boolean> {
  const leaves = await leavesOf(ledger, bundles);
  return (await postedBefore(ledger, merkleTop(merkleLevels(leaves.map(leafHash))))) !== null;
}

const leavesOf = (ledger: OwnLedger, bundles: readonly Bundle[]): Promise<Leaf[]> =>
  Promise.all(
    bundles.map(async (bundle) => {
      const model = await ledger.getModel(bundle.voucher.voucher.modelRoot);
      if (model === null) throw new VerificationError('MODEL_UNKNOWN', 'the model is not registered');
      return leafOf(bundle, bundleFee(bundle, model.pricePerUnit));
    }),
  );

async function postedBefore(ledger: OwnLedger, receiptsRoot: Uint8Array): Promise<BatchHeader | null> {
  for (let { posted: number } = await ledger.batchesOf(ledger.account); number > 0; number--) {
    const batch = await ledger.getBatch(ledger.account, number);
    if (batch !== null && equalBytes(batch.header.receiptsRoot, receiptsRoot)) return batch.header;
  }
  return null;
}

async function post(
  ledger: OwnLedger,
  bundles: readonly Bundle[],
  receiptsRoot: Uint8Array,
): Promise<BatchHeader> {
  const { posted } = await ledger.batchesOf(ledger.account);
  const parent = posted === 0 ? null : await ledger.batchHash(ledger.account, posted);
  const { header } = await ledger.postBatch({
    ...UNSIGNED,
    number: posted + 1,
    previousHash: parent ?? new Uint8Array(32),
    receiptsRoot,
    receiptCount: bundles.length,
    dataHash: batchDataHash(bundles.map((bundle) => bundleHash(encodeBundle(bundle)))),
  });
  return header;
}

/** How far a batch of one's own is: `dueAt` says when the next step may be taken, in unix seconds of the chain. */
export type OwnProgress =
  | { readonly state: 'window' | 'coordinators-time'; readonly dueAt: number }
  | { readonly state: 'paid' };

/**
 * Does what may be done now to have these receipts paid: makes their batch final, pays what their coordinator did not.
 * @throws the contract's refusals: a held or void segment, a deposit that is gone
 */
export async function payOwn(
  ledger: OwnLedger,
  places: readonly ReceiptPlace[],
  bundles: readonly Bundle[],
): Promise<OwnProgress> {
  const { header } = places[0]!;
  const now = await ledger.time();
  if (now < header.finalAt) return { state: 'window', dueAt: header.finalAt };
  const { finalized } = await ledger.batchesOf(header.coordinator);
  if (finalized < header.number) await ledger.finalize(header);
  for (const [i, { leaf, index, path }] of places.entries()) {
    const { claims, voucher } = bundles[i]!;
    if (await ledger.isSettled(channelOfVoucher(voucher.voucher), leaf.requestId, leaf.segment)) continue;
    try {
      await ledger.settleForced(header, { leaf, index, path, voucher }, claims.map(encodeSignedClaim));
    } catch (thrown) {
      const error = asVeilmeshError(thrown);
      if (error.code !== 'FORCE_NOT_DUE') throw thrown;
      return { state: 'coordinators-time', dueAt: Number(error.details.from) };
    }
  }
  return { state: 'paid' };
}
