/**
 * Receipt v1 as JSON: what was computed, by whom, what was paid, and where the chain says so. RFC 8785
 * canonical form on one line; bytes as lower-case hex (0x only for what Ethereum writes so), amounts in wei as
 * decimal strings.
 * @module
 */
import type { Address, Hex } from 'viem';
import { z } from 'zod';
import { SETTLED } from './finality.ts';

/** Lone surrogates have no UTF-8, and so no canonical form. */
export const text = (limit: number) =>
  z
    .string()
    .max(limit)
    .refine((value) => value.isWellFormed(), 'not well-formed Unicode');

export const hexBytes = (length: number) =>
  z.custom<string>((v) => typeof v === 'string' && v.length === 2 * length && /^[0-9a-f]*$/.test(v), {
    error: `expected ${length} bytes in hex`,
  });

export const hexUpTo = (limit: number) =>
  z.custom<string>(
    (v) =>
      typeof v === 'string' &&
      v.length > 0 &&
      v.length <= 2 * limit &&
      v.length % 2 === 0 &&
      /^[0-9a-f]*$/.test(v),
    { error: `expected 1 to ${limit} bytes in hex` },
  );

export const ethUpTo = (limit: number) =>
  z.custom<Hex>(
    (v) =>
      typeof v === 'string' && v.length <= 2 + 2 * limit && v.length % 2 === 0 && /^0x[0-9a-f]+$/.test(v),
    { error: `expected 0x and 1 to ${limit} bytes in hex` },
  );

export const ethHash = z.custom<Hex>((v) => typeof v === 'string' && /^0x[0-9a-f]{64}$/.test(v), {
  error: 'expected 0x and 32 bytes in hex',
});
export const address = z.custom<Address>((v) => typeof v === 'string' && /^0x[0-9a-f]{40}$/.test(v), {
  error: 'expected a lower-case address',
});

const wei = z.string().regex(/^(0|[1-9][0-9]{0,38})$/);
export const uint = z.int().min(0);

const MAX_SEGMENTS = 256;
const MAX_HOPS = 64;
export const proofNodes = z.array(ethUpTo(1_024)).min(1).max(64);

export const headerSchema = z.strictObject({
  coordinator: address,
  number: uint,
  previousHash: hexBytes(32),
  receiptsRoot: hexBytes(32),
  receiptCount: uint,
  dataHash: hexBytes(32),
  /** Which members of which epoch's committee vouch for the batch; 0, none and nothing where nobody does. */
  epoch: uint,
  bitmap: hexBytes(8),
  aggregate: hexBytes(48).or(z.literal('')),
  postedAt: uint,
  finalAt: uint,
});

export const segmentSchema = z.strictObject({
  /** Signed claims in hop order, deterministic CBOR. */
  claims: z.array(hexUpTo(1_024)).min(1).max(MAX_HOPS),
  /** Signed voucher, deterministic CBOR. */
  voucher: hexUpTo(8_192),
  amount: wei,
  /** Place of the leaf in its batch; the leaf itself follows from claims, voucher and amount. */
  batch: uint,
  index: uint,
  path: z.array(hexBytes(32)).max(32),
});

/** One hop's check, as the chain has it at the receipt's block (settlement/PROTOCOL.md). */
export const receiptCheckSchema = z.strictObject({
  /** Which of the segments, and which of its hops. */
  segment: uint,
  hop: uint,
  /** Drawn by the beacon, or bought by the receipt's client; either way the beacon draws the cells. */
  kind: z.enum(['drawn', 'lot']),
  state: z.enum(['opened', 'published', 'answered', 'passed', 'failed', 'lapsed']),
  /** Cells that the beacon draws, how many of them are proven, and of how many they are drawn. */
  drawn: uint,
  proven: uint,
  cells: uint,
  /** Operations of the hop's shard that have no cell: nothing of them was checked. */
  unproven: uint,
  /** Of the words of its record. */
  storageProofs: z.array(proofNodes).length(3),
});
export type ReceiptCheck = z.infer<typeof receiptCheckSchema>;

/** A step of a session that paid for segments, as far as the chain has it at the receipt's block (settlement/ephemeral/PROTOCOL.md). */
export const receiptStepSchema = z.strictObject({
  /** Number of the session of the segments' coordinator. */
  session: uint,
  /** Place of the step in the session. */
  seq: uint,
  /** The step's own signed voucher, deterministic CBOR: one of the segments' channel. */
  voucher: hexUpTo(8_192),
  /** Wei up to which it settled that channel. */
  settled: wei,
  /** Roots of the session's state before and after. */
  pre: hexBytes(32),
  post: hexBytes(32),
  /** r ‖ s of the sequencer under the session's P-256 key: its word for the step. */
  signature: hexBytes(64),
  /** Of the words of the session's record (ephemeral/storage.ts). */
  storageProofs: z.array(proofNodes).length(4),
  /** Null while no commit has it. */
  commit: z
    .strictObject({
      number: uint,
      firstStep: uint,
      steps: uint,
      preRoot: hexBytes(32),
      root: hexBytes(32),
      logRoot: hexBytes(32),
      codedRoot: hexBytes(32),
      postedAt: uint,
      /** From the step's leaf to `logRoot`. */
      path: z.array(hexBytes(32)).max(16),
      /** Of the slot that has the commit's hash. */
      storageProof: proofNodes,
    })
    .nullable(),
});
export type ReceiptStepProof = z.infer<typeof receiptStepSchema>;

export const answerSchema = z
  .strictObject({ text: text(65_536), origin: z.literal('computed-by-client') })
  .nullable();
export const timingsSchema = z.record(text(64), uint).nullable();

export const bodySchema = z.strictObject({
  version: z.literal(1),
  kind: z.literal('veilmesh-receipt'),
  /** What stands behind the evidence. 'simulated': no hardware, no protection from the nodes' hosts. */
  assurance: z.enum(['simulated', 'hardware']),
  privacy: z.strictObject({
    mode: z.literal('veil'),
    /** The weakest hop's; the evidence must give it. */
    level: z.enum(['L0', 'L1', 'L2', 'L3', 'L4']),
    /** The client's own words. */
    note: text(1_024),
  }),
  issuedAt: uint,
  client: address,
  /** Opens the claims' request id to the client (request-id.ts). */
  requestSalt: hexBytes(32),
  /** Model manifest, deterministic CBOR. */
  manifest: hexUpTo(256 * 1_024),
  /** Each evidence that a claim names, once. */
  evidence: z
    .array(hexUpTo(64 * 1_024))
    .min(1)
    .max(MAX_SEGMENTS * MAX_HOPS),
  /** Signed claims of the segment before the first one, when that is not the session's first. */
  before: z.array(hexUpTo(1_024)).max(MAX_HOPS).nullable(),
  segments: z.array(segmentSchema).min(1).max(MAX_SEGMENTS),
  /** The segments' batches by ascending number. */
  batches: z
    .array(headerSchema)
    .min(1)
    .max(MAX_SEGMENTS)
    .refine((all) => all.every((batch, i) => i === 0 || all[i - 1]!.number < batch.number), 'not ascending'),
  chain: z.strictObject({
    chainId: uint,
    rollup: address,
    escrow: address,
    blockNumber: uint,
    blockHash: ethHash,
    blockHeader: ethUpTo(2_048),
    accountProof: proofNodes,
    /** Slot of the coordinator's progress, then one for each batch. */
    storageProofs: z
      .array(proofNodes)
      .min(2)
      .max(MAX_SEGMENTS + 1),
  }),
  /** How far it is at the block; the storage proofs must agree. */
  finality: z.enum(SETTLED),
  /** What is decided about each segment, by Challenge at the block: one slot each, in order. */
  verdicts: z.strictObject({
    contract: address,
    accountProof: proofNodes,
    /** Nodes of a slot are none while the contract's storage is empty. */
    storageProofs: z
      .array(z.array(ethUpTo(1_024)).max(64))
      .min(1)
      .max(MAX_SEGMENTS),
  }),
  /** Null while nobody has asked for one. Each by its segment, in order: one hop of a segment can be checked. */
  checks: z
    .strictObject({
      contract: address,
      accountProof: proofNodes,
      of: z
        .array(receiptCheckSchema)
        .min(1)
        .max(MAX_SEGMENTS)
        .refine(
          (all) => all.every((one, i) => i === 0 || all[i - 1]!.segment < one.segment),
          'not ascending',
        ),
    })
    .nullable(),
  /** Null where the escrow pays. Each channel of a session once. */
  sessions: z
    .strictObject({
      contract: address,
      accountProof: proofNodes,
      of: z.array(receiptStepSchema).min(1).max(MAX_SEGMENTS),
    })
    .nullable(),
  /** In the U shape the hidden states are proven; the answer is what the client made of them. */
  answer: answerSchema,
  /** Microseconds by stage, as the client measured them. */
  timings: timingsSchema,
});

/** EIP-191 signature of the client over `receiptMessage`, r ‖ s ‖ v. */
export const receiptSchema = z.strictObject({ ...bodySchema.shape, signature: hexBytes(65) });

export type ReceiptBody = z.infer<typeof bodySchema>;
export type Receipt = z.infer<typeof receiptSchema>;
