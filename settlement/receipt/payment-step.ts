/**
 * The check of a receipt's payment: that what was to be paid in a session is, by its sequencer's signature and by a commit that the
 * chain has. What the escrow pays stays pending: a receipt has no evidence of that, and vouchers are the client's own word.
 * @module
 */
import { p256 } from '@noble/curves/nist.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { type Address, type Hex, isAddressEqual } from 'viem';
import { parseWith } from '../../crypto/attest/fields.ts';
import { bytesToHex, concatBytes, equalBytes, hex } from '../../crypto/core/bytes.ts';
import { decodeCbor } from '../../crypto/core/cbor.ts';
import { merkleIncludes } from '../../crypto/core/keccak-merkle.ts';
import { type SignedVoucher, SignedVoucherSchema } from '../batch/voucher.ts';
import { channelKey } from '../ephemeral/accounting.ts';
import { domainSeparator } from '../ephemeral/domain.ts';
import { commitHash, leafHash, receiptMessage } from '../ephemeral/step-leaf.ts';
import { commitSlot, type ProvenSession, parseSession, sessionSlots } from '../ephemeral/storage.ts';
import type { CommitHeader, StepLeaf } from '../ephemeral/types.ts';
import { isSignedByClient, sessionId, sessionVoucherDigest } from '../ephemeral/voucher.ts';
import { type Findings, refuse, storageRootOf } from './findings.ts';
import type { Pending } from './run-steps.ts';
import type { ReceiptStepProof } from './schema.ts';
import { proveSlot, readBlockHeader } from './state-proof.ts';

const MAX_VOUCHER_BYTES = 8_192;
/** Before the coordinates of a point that is not compressed (SEC 1). */
const UNCOMPRESSED = Uint8Array.of(4);

const BY_ESCROW = 'to be paid by the escrow, once the batch is final: nothing here shows that it was';

/** What segments cost on one channel of one session. */
interface Due {
  readonly session: number;
  readonly channel: Uint8Array;
  total: bigint;
  /** By the last of their vouchers: a channel's sum begins before a receipt that is of later segments alone. */
  promised: bigint;
}

/** By session and channel; none where the escrow pays all of it. */
function dueOf({ receipt, vouchers }: Findings): Due[] {
  const due = new Map<string, Due>();
  for (const [i, { voucher, session }] of vouchers!.entries()) {
    if (session === undefined) continue;
    const channel = channelKey(voucher);
    const name = `${session}/${bytesToHex(channel)}`;
    const one = due.get(name) ?? { session, channel, total: 0n, promised: 0n };
    one.total += BigInt(receipt.segments[i]!.amount);
    if (voucher.cumulative > one.promised) one.promised = voucher.cumulative;
    due.set(name, one);
  }
  return [...due.values()];
}

/** @returns pending where a step is its sequencer's word alone, or none is shown, and for what the escrow is to pay */
export async function checkPayment(findings: Findings): Promise<string | Pending> {
  const { receipt, options, vouchers } = findings;
  const due = dueOf(findings);
  const { sessions } = receipt;
  if (due.length === 0) {
    if (sessions !== null)
      throw refuse('RECEIPT_STEP', 'the receipt has steps of sessions that pay nothing of it');
    return { pending: BY_ESCROW };
  }
  const all = [...new Set(due.map(({ session }) => session))].join(', ');
  if (sessions === null) return { pending: `to be paid in session ${all}: the receipt shows no step of it` };
  const { ephemeralSession } = options.trust.deployment;
  const { stateRoot, timestamp } = readBlockHeader(receipt.chain.blockHeader);
  const sequencer = vouchers![0]!.voucher.coordinator;
  const site = {
    chainId: receipt.chain.chainId,
    contract: sessions.contract,
    sequencer,
    storageRoot: await storageRootOf(sessions, 'the sessions', ephemeralSession, stateRoot),
    timestamp,
  };
  const texts: string[] = [];
  let isPending = vouchers!.some(({ session }) => session === undefined);
  for (const step of sessions.of) {
    const found = await checkStep(step, site, ({ voucher }, settled) => {
      const channel = channelKey(voucher);
      const at = due.findIndex((one) => one.session === step.session && equalBytes(one.channel, channel));
      const [paid] = at < 0 ? [] : due.splice(at, 1);
      return paid !== undefined && settled >= paid.total && settled >= paid.promised;
    });
    isPending ||= !found.committed;
    texts.push(found.text);
  }
  if (due.length > 0) {
    throw refuse('RECEIPT_STEP', 'a session that is to pay segments has no step for them', {
      session: due[0]!.session,
    });
  }
  if (vouchers!.some(({ session }) => session === undefined)) texts.push(`the rest ${BY_ESCROW}`);
  const text = `paid in ${texts.join('; ')}`;
  return isPending ? { pending: text } : text;
}

/** Where a receipt's steps are looked at: in one contract, at one block. */
export interface StepSite {
  readonly chainId: number;
  readonly contract: Address;
  readonly sequencer: Address;
  /** Of the contract. */
  readonly storageRoot: Hex;
  /** Of the block, unix seconds. */
  readonly timestamp: number;
}

/**
 * That a step is its sequencer's word, and in the commit that it is shown in.
 * @param isOwn whether it is the step that the receipt has to show: of this voucher, settled so far
 * @throws VerificationError RECEIPT_STEP* | RECEIPT_COMMIT_* | VOUCHER_MALFORMED; as proveSlot
 */
export async function checkStep(
  step: ReceiptStepProof,
  { chainId, contract, sequencer, storageRoot, timestamp }: StepSite,
  isOwn: (signed: SignedVoucher, settled: bigint) => boolean,
): Promise<{ readonly text: string; readonly committed: boolean }> {
  const ref = { sequencer, number: step.session };
  const separator = domainSeparator({ chainId, contract, session: ref });
  const { leaf, signed } = leafOf(step, separator);
  const { voucher } = signed;
  const details = { session: step.session, step: step.seq };
  const isMeant =
    isOwn(signed, leaf.settled) &&
    leaf.settled <= voucher.cumulative &&
    isAddressEqual(voucher.coordinator, sequencer);
  if (!isMeant || !isSignedByClient(signed, leaf.digest)) {
    throw refuse('RECEIPT_STEP', 'a step settles something else than what the receipt is of', details);
  }
  const id = sessionId(ref);
  const record = await provenSession(storageRoot, id, step);
  if (voucher.validUntil < record.endsAt) {
    throw refuse(
      'RECEIPT_STEP_EXPIRES',
      "a step's voucher ends before its session, which may not settle it",
      details,
    );
  }
  if (!isSignedBy(step, leaf, record.receiptKey, separator)) {
    throw refuse('RECEIPT_STEP_SIGNATURE', "a step is not the sequencer's word", details);
  }
  const where = `session ${step.session}: step ${step.seq}`;
  if (step.commit === null) {
    return { text: `${where}, signed by its sequencer, in no commit yet`, committed: false };
  }
  await requireCommitted(storageRoot, id, step, step.commit, leaf, record);
  const isClosed = record.endedAt !== 0 && timestamp > record.contestedUntil;
  const standing = isClosed ? ' for good' : ', which may be challenged until the session is over';
  return { text: `${where} in commit ${step.commit.number}, root on chain${standing}`, committed: true };
}

function leafOf(
  { voucher, settled, pre, post }: ReceiptStepProof,
  separator: Uint8Array,
): { readonly leaf: StepLeaf; readonly signed: SignedVoucher } {
  const value = decodeCbor(hex(voucher), MAX_VOUCHER_BYTES);
  const signed = parseWith(SignedVoucherSchema, value, 'VOUCHER_MALFORMED', 'voucher');
  const leaf = {
    digest: sessionVoucherDigest(signed.voucher, separator),
    signatureHash: keccak_256(signed.signature),
    settled: BigInt(settled),
    pre: hex(pre),
    post: hex(post),
  };
  return { leaf, signed };
}

async function provenSession(
  storageRoot: Hex,
  id: Uint8Array,
  { storageProofs }: ReceiptStepProof,
): Promise<ProvenSession> {
  const slots = sessionSlots(id);
  return parseSession(
    await Promise.all(slots.map((slot, i) => proveSlot(storageRoot, slot, storageProofs[i]!))),
  );
}

/** The sequencer's key is the one that the chain has for the session. */
function isSignedBy(
  { seq, signature }: ReceiptStepProof,
  leaf: StepLeaf,
  key: Uint8Array,
  separator: Uint8Array,
): boolean {
  try {
    const message = receiptMessage(separator, seq, leafHash(leaf));
    return p256.verify(hex(signature), message, concatBytes(UNCOMPRESSED, key), { lowS: false });
  } catch {
    return false; // not a point: the chain takes any 64 bytes for a key
  }
}

/** @throws VerificationError RECEIPT_COMMIT_UNKNOWN | RECEIPT_COMMIT_UNDONE | RECEIPT_STEP_NOT_IN_COMMIT */
async function requireCommitted(
  storageRoot: Hex,
  id: Uint8Array,
  { session, seq }: ReceiptStepProof,
  commit: NonNullable<ReceiptStepProof['commit']>,
  leaf: StepLeaf,
  { commits }: ProvenSession,
): Promise<void> {
  const header: CommitHeader = {
    sessionId: id,
    number: commit.number,
    firstStep: commit.firstStep,
    steps: commit.steps,
    preRoot: hex(commit.preRoot),
    root: hex(commit.root),
    logRoot: hex(commit.logRoot),
    codedRoot: hex(commit.codedRoot),
    postedAt: commit.postedAt,
  };
  const details = { session, commit: commit.number, step: seq };
  const word = await proveSlot(storageRoot, commitSlot(id, commit.number), commit.storageProof);
  if (word !== BigInt(`0x${bytesToHex(commitHash(header))}`)) {
    throw refuse('RECEIPT_COMMIT_UNKNOWN', 'the chain holds another commit under this number', details);
  }
  if (commit.number > commits) {
    throw refuse('RECEIPT_COMMIT_UNDONE', 'the commit was false, and does not stand', details);
  }
  const path = commit.path.map((node) => hex(node));
  const index = seq - commit.firstStep;
  if (!merkleIncludes(header.logRoot, leafHash(leaf), index, commit.steps, path)) {
    throw refuse('RECEIPT_STEP_NOT_IN_COMMIT', 'a step is not in the commit that the receipt names', details);
  }
}
