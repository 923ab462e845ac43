/**
 * What an audit is about, and what its parties commit to: twins of contracts/Audits.sol.
 * @module
 */
import type { Address } from 'viem';
import { concatBytes, u32be } from '../../crypto/core/bytes.ts';
import { type Hash32, merkleProof, merkleRoot } from '../../crypto/core/hash.ts';
import { addressWord, keccakWords, uintWord } from '../batch/words.ts';
import type { Addresses } from '../chain/types.ts';
import type { AuditSubject, FalsePlace } from './types.ts';

export interface SegmentEdges {
  /** From what the first hop took to what the last one gave. */
  readonly roots: readonly Uint8Array[];
  /** Positions: trees of different sizes may have the same root. */
  readonly rows: number;
}

/** @param salt 32 secret bytes: without it who knows what was signed would see whether that is what is audited */
export const edgesLeaf = ({ roots, rows }: SegmentEdges, salt: Uint8Array): Uint8Array =>
  concatBytes(...roots, u32be(rows), salt);

export const edgesRoot = (segments: readonly SegmentEdges[], salt: Uint8Array): Hash32 =>
  merkleRoot(segments.map((edges) => edgesLeaf(edges, salt)));

export const edgesPath = (segments: readonly SegmentEdges[], salt: Uint8Array, segment: number): Hash32[] =>
  merkleProof(
    segments.map((edges) => edgesLeaf(edges, salt)),
    segment,
  );

const HOP_SHIFT = 48n;
const SEGMENT_SHIFT = 32n;
const SEGMENT_MASK = 0xffffn;
const POSITION_MASK = 0xffff_ffffn;

/** 0 for nothing; else one more than the hop, the segment (16 bits) and the position (32 bits). */
export const verdictWord = (place: FalsePlace | null): bigint =>
  place === null
    ? 0n
    : (BigInt(place.hop + 1) << HOP_SHIFT) |
      (BigInt(place.segment) << SEGMENT_SHIFT) |
      BigInt(place.position);

export const verdictOf = (word: bigint): FalsePlace | null =>
  word === 0n
    ? null
    : {
        hop: Number(word >> HOP_SHIFT) - 1,
        segment: Number((word >> SEGMENT_SHIFT) & SEGMENT_MASK),
        position: Number(word & POSITION_MASK),
      };

/** Whether it is of a place after the plant, or of none: who reports something wrong earlier is not blamed. */
export const isBlamable = (verdict: FalsePlace | null, planted: FalsePlace): boolean =>
  verdict === null || verdictWord(verdict) > verdictWord(planted);

/** What an opener commits to. @param salt 32 bytes */
export const truthHash = (opener: Address, truth: FalsePlace | null, salt: Uint8Array): Hash32 =>
  keccakWords(addressWord(opener), uintWord(verdictWord(truth)), salt);

/** Names an audit. @param truth its opener's `truthHash` */
export const auditId = (
  { chainId, audits }: Pick<Addresses, 'chainId' | 'audits'>,
  opener: Address,
  { modelRoot, recordHash, edgesRoot: edges, segments }: AuditSubject,
  truth: Uint8Array,
): Hash32 =>
  keccakWords(
    uintWord(chainId),
    addressWord(audits),
    addressWord(opener),
    modelRoot,
    recordHash,
    edges,
    uintWord(segments),
    truth,
  );

/** What an auditor commits to. @param salt 32 bytes */
export const reportHash = (
  id: Uint8Array,
  auditor: Address,
  verdict: FalsePlace | null,
  salt: Uint8Array,
): Hash32 => keccakWords(id, addressWord(auditor), uintWord(verdictWord(verdict)), salt);
