/**
 * The claim of twin and vault (ATTESTATION, `linear-ring`): what a node signs of its part of a query, whether it multiplied masked
 * words or corrected for the masks. It names chain, model, shard, role and query, and commits to words in and out (transcript.ts).
 *
 * Signed by its registered BLS key under a domain of its own: no claim of a hop is a statement, and no statement such a claim. The
 * enclave that holds the key has not seen the products: the statement is the node's word, whose stake answers for it.
 * @module
 */
import { keccak_256 } from '@noble/hashes/sha3.js';
import { z } from 'zod';
import { bytes32, exactBytes, parseWith, unixSeconds } from '../attest/fields.ts';
import { concatBytes, equalBytes } from '../core/bytes.ts';
import { decodeCbor, encodeCbor } from '../core/cbor.ts';
import { VerificationError } from '../core/errors.ts';
import { type Hash32, hash } from '../core/hash.ts';
import type { Bls } from '../poea/bls.ts';
import { abiWord, MAX_LEAVES } from './transcript.ts';

/** A signed statement, encoded. */
export const MAX_STATEMENT_BYTES = 1024;
/** Seconds from its making for which a statement convicts: clients take none of less, and nodes give none of more. */
export const STATEMENT_LIFE = 21_600;
/** How far a node's clock and its client's may be apart. */
export const CLOCK_SKEW = 120;

/**
 * What a node did for a query. product: W p of masked words p (chain A of twin, the node of vault). correct: W m of masks m that it drew
 * from the client's seed (chain B of twin).
 */
export const STATED_ROLES = ['product', 'correct'] as const;
export type StatedRole = (typeof STATED_ROLES)[number];
/** As it is hashed. */
export const roleNumber = (role: StatedRole): number => STATED_ROLES.indexOf(role) + 1;

const MAX_ROWS = 2 ** 32;

const statementSchema = z.strictObject({
  version: z.literal(1),
  chainId: z.int().min(1),
  /** Address of the rollup contract whose network this is, as claims have it. */
  settlement: exactBytes(20),
  modelRoot: bytes32,
  shardRoot: bytes32,
  role: z.enum(STATED_ROLES),
  /** The query's public name, the same in all statements of it; drawn by its client, and nothing of keys or masks is in it. */
  session: bytes32,
  /** Of the transcript; zeros where it has no leaf. */
  root: bytes32,
  /** Its leaves. */
  count: z.int().min(0).max(MAX_LEAVES),
  /** Rows of products that were computed, those without a leaf too, by their weight (`rowCost` of mesh/ring). */
  rows: z.int().min(0).max(MAX_ROWS),
  /** Until when it convicts. */
  notAfter: unixSeconds,
});
export type RingStatement = z.infer<typeof statementSchema>;

const signedSchema = z.strictObject({
  statement: statementSchema,
  /** BLS key, compressed. */
  enclaveKey: exactBytes(96),
  /** Over `statementHash`. */
  signature: exactBytes(48),
});
export type SignedRingStatement = z.infer<typeof signedSchema>;

/** 32 bytes, what is signed: over the words of Solidity's abi.encode of the fields in order (RingReferee.hashOf). */
export const statementHash = (s: RingStatement): Hash32 =>
  hash(
    'linear-ring/v1',
    concatBytes(
      abiWord(s.version),
      abiWord(s.chainId),
      new Uint8Array(12),
      s.settlement,
      s.modelRoot,
      s.shardRoot,
      abiWord(roleNumber(s.role)),
      s.session,
      s.root,
      abiWord(s.count),
      abiWord(s.rows),
      abiWord(s.notAfter),
    ),
  );

/** @throws VerificationError RING_STATEMENT_MALFORMED for one that nobody would read */
export function signStatement(
  bls: Pick<Bls, 'sign'>,
  statement: RingStatement,
  keys: { readonly secretKey: Uint8Array; readonly publicKey: Uint8Array },
): SignedRingStatement {
  const checked = parseWith(statementSchema, statement, 'RING_STATEMENT_MALFORMED', 'ring statement');
  const signature = bls.sign(keys.secretKey, statementHash(checked));
  return { statement: checked, enclaveKey: keys.publicKey, signature };
}

export const encodeSignedStatement = (signed: SignedRingStatement): Uint8Array => encodeCbor(signed);

/** @throws VerificationError CBOR_* | RING_STATEMENT_MALFORMED */
export const decodeSignedStatement = (bytes: Uint8Array): SignedRingStatement =>
  parseSignedStatement(decodeCbor(bytes, MAX_STATEMENT_BYTES));

/** @throws VerificationError RING_STATEMENT_MALFORMED */
export const parseSignedStatement = (value: unknown): SignedRingStatement =>
  parseWith(signedSchema, value, 'RING_STATEMENT_MALFORMED', 'signed ring statement');

/** What a statement must say; a client knows all of it before it asks. */
export type ExpectedStatement = Omit<RingStatement, 'version' | 'notAfter'> & {
  /** keccak-256 of the key of the node that served, as the registry has it. */
  readonly keyHash: Uint8Array;
  /** Unix seconds. */
  readonly now: number;
};

/**
 * Whether a node stands by what the client recorded.
 * @throws VerificationError RING_STATEMENT_FIELD, details.field | RING_STATEMENT_ROOT when it signs other words than it answered |
 *   RING_STATEMENT_TIME | RING_STATEMENT_SIGNATURE
 */
export function checkStatement(
  bls: Pick<Bls, 'verify'>,
  signed: SignedRingStatement,
  expected: ExpectedStatement,
): void {
  const { statement, enclaveKey, signature } = signed;
  const { modelRoot, shardRoot, role, session, settlement, chainId, rows } = expected;
  const fields = {
    chainId: statement.chainId === chainId,
    settlement: equalBytes(statement.settlement, settlement),
    modelRoot: equalBytes(statement.modelRoot, modelRoot),
    shardRoot: equalBytes(statement.shardRoot, shardRoot),
    role: statement.role === role,
    session: equalBytes(statement.session, session),
    rows: statement.rows === rows,
    enclaveKey: equalBytes(keccak_256(enclaveKey), expected.keyHash),
  };
  for (const [field, holds] of Object.entries(fields)) {
    if (!holds) throw refuse('FIELD', 'the statement is of something else', { field });
  }
  if (!equalBytes(statement.root, expected.root) || statement.count !== expected.count) {
    throw refuse('ROOT', 'the node signs other words than those it was sent and answered', {
      count: statement.count,
      expected: expected.count,
    });
  }
  const left = statement.notAfter - expected.now;
  if (left < STATEMENT_LIFE - CLOCK_SKEW || left > STATEMENT_LIFE + CLOCK_SKEW) {
    throw refuse('TIME', 'the statement ends too soon or too late', { left, life: STATEMENT_LIFE });
  }
  if (!bls.verify(enclaveKey, statementHash(statement), signature)) {
    throw refuse('SIGNATURE', 'the statement is not signed by the node', {});
  }
}

const refuse = (
  what: string,
  message: string,
  details: Readonly<Record<string, string | number>>,
): VerificationError => new VerificationError(`RING_STATEMENT_${what}`, message, { details });
