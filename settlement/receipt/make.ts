/**
 * The client's side: puts a receipt together and signs it.
 * @module
 */
import type { Address, Hex } from 'viem';
import { hexToBytes } from 'viem';
import { encodeEvidence, evidenceHash } from '../../crypto/attest/evidence.ts';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { encodeCbor } from '../../crypto/core/cbor.ts';
import { UsageError } from '../../crypto/core/errors.ts';
import { encodeSignedClaim, type SignedClaim } from '../../crypto/poea/claim.ts';
import type { Bundle } from '../batch/bundle.ts';
import type { BatchHeader } from '../batch/header.ts';
import type { Leaf } from '../batch/leaf.ts';
import { voucherToCbor } from '../batch/voucher.ts';
import type { StorageProof } from '../chain/types.ts';
import { sessionId } from '../ephemeral/domain.ts';
import type { SettledStep } from '../ephemeral/settling.ts';
import { commitSlot, sessionSlots } from '../ephemeral/storage.ts';
import type { CommitHeader } from '../ephemeral/types.ts';
import { encodeReceipt, receiptMessage } from './format.ts';
import { bodySchema, type Receipt, type ReceiptBody, type ReceiptCheck } from './schema.ts';

/** Slots of one check. */
const CHECK_WORDS = 3;
/** Slots of one session. */
const SESSION_WORDS = 4;

/** A step that paid for segments, and the commit that has it; null while none does. */
export interface PlacedStep {
  readonly step: SettledStep;
  readonly place: { readonly header: CommitHeader; readonly path: readonly Uint8Array[] } | null;
}

/** Steps with the proof, at one block, of `provenSlots`. */
export interface StepProofs {
  readonly chain: StorageProof;
  readonly of: readonly PlacedStep[];
}

/** What `SessionReads.prove` is asked for. */
export const provenSlots = (steps: readonly PlacedStep[]): readonly Hex[] =>
  steps.flatMap(({ step, place }) => {
    const id = sessionId({ sequencer: step.order.voucher.coordinator, number: step.session });
    return [...sessionSlots(id), ...(place === null ? [] : [commitSlot(id, place.header.number)])];
  });

/** Anything that signs a text for an address, e.g. a viem local account or a wallet. */
export interface ReceiptSigner {
  readonly address: Address;
  signMessage(request: { readonly message: string }): Promise<Hex>;
}

export interface ReceiptContent {
  /** The answer's segments in order. */
  readonly bundles: readonly Bundle[];
  /** Claims of the segment before the first one; null when that is the session's first. */
  readonly before: readonly SignedClaim[] | null;
  /** 32 bytes: what the request id was drawn with (`requestIdOf`). */
  readonly requestSalt: Uint8Array;
  /** Model manifest, deterministic CBOR. */
  readonly manifest: Uint8Array;
  /** Where the coordinator put each bundle (`Coordinator.receiptProof`). */
  readonly places: readonly {
    readonly leaf: Pick<Leaf, 'amount'>;
    readonly index: number;
    readonly path: readonly Uint8Array[];
    readonly header: BatchHeader;
  }[];
  readonly chain: StorageProof;
  /** `CheckReads.proveVerdicts` of the segments, at the same block. */
  readonly verdicts: StorageProof;
  /** Of segments that sessions pay; null where the escrow does. */
  readonly sessions: StepProofs | null;
  readonly escrow: Address;
  readonly assurance: ReceiptBody['assurance'];
  readonly privacy: ReceiptBody['privacy'];
  readonly finality: ReceiptBody['finality'];
  readonly answer: ReceiptBody['answer'];
  readonly timings: ReceiptBody['timings'];
  /** Unix seconds. */
  readonly issuedAt: number;
}

/**
 * @returns the receipt's file, ready to be written
 * @throws UsageError RECEIPT_INCOMPLETE when the parts do not belong together
 */
export async function makeReceipt(content: ReceiptContent, signer: ReceiptSigner): Promise<Uint8Array> {
  if (content.bundles.length === 0 || content.bundles.length !== content.places.length) {
    throw new UsageError('RECEIPT_INCOMPLETE', 'a receipt needs the place of each of its segments', {
      details: { bundles: content.bundles.length, places: content.places.length },
    });
  }
  const batches = new Map(content.places.map(({ header }) => [header.number, header]));
  const evidence = new Map(
    content.bundles.flatMap((b) => b.evidence.map((e) => [bytesToHex(evidenceHash(e)), e] as const)),
  );
  const { chain, verdicts } = content;
  requireOneBlock(chain, verdicts);
  if (content.sessions !== null) requireOneBlock(chain, content.sessions.chain);
  const parsed = bodySchema.safeParse({
    version: 1,
    kind: 'veilmesh-receipt',
    assurance: content.assurance,
    privacy: content.privacy,
    issuedAt: content.issuedAt,
    client: signer.address.toLowerCase(),
    requestSalt: bytesToHex(content.requestSalt),
    manifest: bytesToHex(content.manifest),
    evidence: [...evidence.values()].map((e) => bytesToHex(encodeEvidence(e))),
    before: content.before?.map((claim) => bytesToHex(encodeSignedClaim(claim))) ?? null,
    segments: content.bundles.map((bundle, i) => {
      const { leaf, index, path, header } = content.places[i]!;
      return {
        claims: bundle.claims.map((claim) => bytesToHex(encodeSignedClaim(claim))),
        voucher: bytesToHex(encodeCbor(voucherToCbor(bundle.voucher))),
        amount: String(leaf.amount),
        batch: header.number,
        index,
        path: path.map((node) => bytesToHex(node)),
      };
    }),
    batches: [...batches.values()]
      .sort((a, b) => a.number - b.number)
      .map((header) => ({
        coordinator: header.coordinator,
        number: header.number,
        previousHash: bytesToHex(header.previousHash),
        receiptsRoot: bytesToHex(header.receiptsRoot),
        receiptCount: header.receiptCount,
        dataHash: bytesToHex(header.dataHash),
        epoch: header.epoch,
        bitmap: bytesToHex(header.bitmap),
        aggregate: bytesToHex(header.aggregate),
        postedAt: header.postedAt,
        finalAt: header.finalAt,
      })),
    chain: {
      chainId: chain.chainId,
      rollup: chain.address,
      escrow: content.escrow,
      ...blockOf(chain),
    },
    finality: content.finality,
    verdicts: verdictsOf(verdicts),
    checks: null,
    sessions: sessionsOf(content.sessions),
    answer: content.answer,
    timings: content.timings,
  });
  if (!parsed.success) {
    throw new UsageError('RECEIPT_INCOMPLETE', 'the parts do not make a receipt', {
      details: { field: parsed.error.issues[0]?.path.join('.') ?? '' },
    });
  }
  return await signed(parsed.data, signer);
}

async function signed(body: ReceiptBody, signer: ReceiptSigner): Promise<Uint8Array> {
  const signature = await signer.signMessage({ message: receiptMessage(body) });
  return encodeReceipt({ ...body, signature: bytesToHex(hexToBytes(signature)) });
}

export interface ReceiptRenewal {
  /** `Ledger.proveBatches` of the receipt's batches. */
  readonly chain: StorageProof;
  readonly finality: ReceiptBody['finality'];
  /** `CheckReads.proveVerdicts` of its segments, at the same block. */
  readonly verdicts: StorageProof;
  /** `CheckReads.proveChecks` of these checks in this order, at the same block; null when there are none. */
  readonly checks: {
    readonly chain: StorageProof;
    readonly of: readonly Omit<ReceiptCheck, 'storageProofs'>[];
  } | null;
  /** As ReceiptContent.sessions. */
  readonly sessions: StepProofs | null;
  /** Unix seconds. */
  readonly issuedAt: number;
}

/**
 * The same receipt at a later block, with what has become of its checks; its client signs again.
 * @throws UsageError RECEIPT_INCOMPLETE when the parts do not belong together
 */
export async function renewReceipt(
  { signature: _, ...body }: Receipt,
  { chain, finality, verdicts, checks, sessions, issuedAt }: ReceiptRenewal,
  signer: ReceiptSigner,
): Promise<Uint8Array> {
  requireOneBlock(chain, verdicts);
  for (const other of [checks, sessions]) if (other !== null) requireOneBlock(chain, other.chain);
  const parsed = bodySchema.safeParse({
    ...body,
    issuedAt,
    finality,
    verdicts: verdictsOf(verdicts),
    chain: { ...body.chain, ...blockOf(chain) },
    checks: checks && {
      contract: checks.chain.address,
      accountProof: checks.chain.accountProof,
      of: checks.of.map((check, i) => ({
        ...check,
        storageProofs: checks.chain.storageProofs.slice(i * CHECK_WORDS, (i + 1) * CHECK_WORDS),
      })),
    },
    sessions: sessionsOf(sessions),
  });
  if (!parsed.success) {
    throw new UsageError('RECEIPT_INCOMPLETE', 'the parts do not make a receipt', {
      details: { field: parsed.error.issues[0]?.path.join('.') ?? '' },
    });
  }
  return await signed(parsed.data, signer);
}

/** @throws UsageError RECEIPT_INCOMPLETE */
function requireOneBlock(batches: StorageProof, other: StorageProof): void {
  if (other.blockHash === batches.blockHash) return;
  throw new UsageError('RECEIPT_INCOMPLETE', 'a receipt is about one block', {
    details: { batches: batches.blockNumber, other: other.blockNumber },
  });
}

const verdictsOf = ({ address, accountProof, storageProofs }: StorageProof): ReceiptBody['verdicts'] => ({
  contract: address,
  accountProof: [...accountProof],
  storageProofs: storageProofs.map((nodes) => [...nodes]),
});

/** The proofs come step after step: of its session, and of its commit where there is one. */
export function sessionsOf(proofs: StepProofs | null): ReceiptBody['sessions'] {
  if (proofs === null) return null;
  const { address, accountProof, storageProofs } = proofs.chain;
  let at = 0;
  const take = (): Hex[] => [...(storageProofs[at++] ?? [])];
  return {
    contract: address,
    accountProof: [...accountProof],
    of: proofs.of.map(({ step: { session, order, leaf, receipt }, place }) => ({
      session,
      seq: receipt.seq,
      voucher: bytesToHex(encodeCbor(voucherToCbor(order))),
      settled: String(order.settled),
      pre: bytesToHex(leaf.pre),
      post: bytesToHex(leaf.post),
      signature: bytesToHex(receipt.signature),
      storageProofs: Array.from({ length: SESSION_WORDS }, take),
      commit: place && {
        number: place.header.number,
        firstStep: place.header.firstStep,
        steps: place.header.steps,
        preRoot: bytesToHex(place.header.preRoot),
        root: bytesToHex(place.header.root),
        logRoot: bytesToHex(place.header.logRoot),
        codedRoot: bytesToHex(place.header.codedRoot),
        postedAt: place.header.postedAt,
        path: place.path.map((node) => bytesToHex(node)),
        storageProof: take(),
      },
    })),
  };
}

const blockOf = ({
  blockNumber,
  blockHash,
  blockHeader,
  accountProof,
  storageProofs,
}: StorageProof): Partial<ReceiptBody['chain']> => ({
  blockNumber,
  blockHash,
  blockHeader,
  accountProof: [...accountProof],
  storageProofs: storageProofs.map((nodes) => [...nodes]),
});
