/**
 * Verifies a receipt in the browser, by the verifier that `veilmesh verify` runs, against the block that the user trusts.
 * @module
 */
import { bytesToHex, hex } from '../../../crypto/core/bytes.ts';
import { UsageError } from '../../../crypto/core/errors.ts';
import { decodeManifest, modelRoot } from '../../../models/shard/manifest.ts';
import { receiptKind } from '../../../settlement/receipt/format.ts';
import { RING_RECEIPT_KIND, type RingReceipt } from '../../../settlement/receipt/ring-schema.ts';
import { RING_RECEIPT_STEPS } from '../../../settlement/receipt/ring-verify.ts';
import type { OnStep } from '../../../settlement/receipt/run-steps.ts';
import type { Receipt } from '../../../settlement/receipt/schema.ts';
import { RECEIPT_STEPS } from '../../../settlement/receipt/verify.ts';
import { type Anchor, parseAnchor, verifyAgainst, verifyRingAgainst } from '../../client/anchor.ts';
import { receiptSays, ringReceiptSays } from '../../client/verdict-words.ts';
import { breakByte } from './break-byte.ts';
import type { Broken, Outcome, ReceiptOf, ReceiptSort, Subject, Trust } from './messages.ts';
import { type OwnChain, openOwnChain } from './own-chain.ts';

export interface Listener {
  /** @param names of all steps, in order */
  begun(sort: ReceiptSort, names: readonly string[]): void;
  step: OnStep;
}

/**
 * @param broken what is flipped in a copy of the receipt first; null: nothing
 * @throws UsageError ANCHOR_MISSING | ANCHOR_MALFORMED | BLOCK_HASH | RPC_URL | CHAIN_ID_MISMATCH; UnavailableError of the node that
 *   the user names
 */
export async function verifySubject(
  subject: Subject,
  trust: Trust,
  broken: Broken | null,
  listener: Listener,
): Promise<Outcome> {
  const flipped = broken === null ? null : breakByte(subject.receipt, broken.place, broken.at);
  const receipt = flipped?.receipt ?? subject.receipt;
  const isRing = receiptKind(subject.receipt) === RING_RECEIPT_KIND;
  listener.begun(isRing ? 'ring' : 'veil', isRing ? RING_RECEIPT_STEPS : RECEIPT_STEPS);
  const { anchor, chain } = await anchorOf(subject, trust);
  const hasBlock = trust.from !== 'beside';
  const isMeant = trust.from === 'own-file' || (hasBlock && trust.meant);
  const shared = {
    block: { number: anchor.blockNumber, hash: anchor.blockHash },
    flipped: flipped === null ? null : { before: flipped.before, after: flipped.after },
  };
  if (isRing) {
    const report = await verifyRingAgainst(receipt, anchor, chain, hasBlock, listener.step);
    return {
      ...shared,
      verdict: standing(report.verdict, isMeant),
      steps: report.steps,
      says: ringReceiptSays(report),
      of: report.error === null && report.receipt !== null ? receiptOf(report.receipt) : null,
      isSimulated: false, // of no TEE at all: its words say what it rests on
      code: report.error?.code ?? null,
    };
  }
  const found = await verifyAgainst(receipt, anchor, hasBlock, listener.step);
  const report = { ...found, verdict: standing(found.verdict, isMeant) };
  return {
    ...shared,
    verdict: report.verdict,
    steps: report.steps,
    says: receiptSays(report),
    of: report.error === null && report.receipt !== null ? receiptOf(report.receipt) : null,
    isSimulated: report.receipt?.assurance === 'simulated',
    code: report.error?.code ?? null,
  };
}

/** Of one whose steps hold. */
const receiptOf = (receipt: Receipt | RingReceipt): ReceiptOf => ({
  modelRoot: bytesToHex(modelRoot(decodeManifest(hex(receipt.manifest)))),
  mode: receipt.privacy.mode,
  request: 'session' in receipt ? receipt.session : receipt.requestSalt,
});

/** A block of one's own shows nothing of contracts and a policy that somebody else chose. */
const standing = (verdict: Outcome['verdict'], isMeant: boolean): Outcome['verdict'] =>
  verdict === 'verified' && !isMeant ? 'unanchored' : verdict;

async function anchorOf(
  { receipt, header }: Subject,
  trust: Trust,
): Promise<{ readonly anchor: Anchor; readonly chain: OwnChain | null }> {
  if (trust.from === 'own-file') return { anchor: parseAnchor(trust.header, 'your file'), chain: null };
  if (header === null) {
    throw new UsageError(
      'ANCHOR_MISSING',
      'nothing says which contracts and which policy the receipt is held against',
      {
        hint: 'choose a header.json of your own',
      },
    );
  }
  const anchor = parseAnchor(header, 'what came with the receipt');
  if (trust.from === 'beside') return { anchor, chain: null };
  if (trust.from === 'own-hash') {
    const blockHash = trust.blockHash.trim().toLowerCase();
    if (!/^0x[0-9a-f]{64}$/.test(blockHash)) {
      throw new UsageError('BLOCK_HASH', 'a block hash is 0x and 64 hex digits', {
        hint: 'copy it from a node or an explorer of the chain that you trust',
      });
    }
    return { anchor: { ...anchor, blockHash: blockHash as Anchor['blockHash'] }, chain: null };
  }
  const chain = await openOwnChain(trust.rpcUrl, anchor.contracts);
  const blockNumber = blockOf(receipt) ?? anchor.blockNumber;
  return { anchor: { ...anchor, blockNumber, blockHash: await chain.blockHash(blockNumber) }, chain };
}

/** That a receipt says it is shown at, not believed yet; null where it says none. */
function blockOf(receipt: Uint8Array): number | null {
  try {
    const { chain, payment } = JSON.parse(new TextDecoder().decode(receipt)) as {
      readonly chain?: { readonly blockNumber?: unknown };
      readonly payment?: { readonly blockNumber?: unknown } | null;
    };
    const number = payment?.blockNumber ?? chain?.blockNumber;
    return Number.isSafeInteger(number) ? (number as number) : null;
  } catch {
    return null; // whoever verifies it says why
  }
}
