/**
 * A check's facts as the contract has them (struct Facts of contracts/interfaces/IChallenge.sol).
 * @module
 */
import type { Address, Hex } from 'viem';
import { bytesToHex, hexToBytes } from 'viem';
import { addressWord, keccakWords, uintWord } from '../batch/words.ts';
import { CHECK_KINDS, type CheckFacts } from './types.ts';

export function factsToAbi(facts: CheckFacts) {
  return {
    kind: CHECK_KINDS.indexOf(facts.kind),
    opener: facts.opener,
    position: BigInt(facts.position),
    claim: {
      leafHash: bytesToHex(facts.leafHash),
      claimsHash: bytesToHex(facts.claimsHash),
      requestId: bytesToHex(facts.requestId),
      segment: facts.segment,
      client: facts.client,
      coordinator: facts.coordinator,
      amount: facts.amount,
      hop: BigInt(facts.hop),
      node: bytesToHex(facts.node),
      operator: facts.operator,
      claimHash: bytesToHex(facts.claimHash),
      sessionId: bytesToHex(facts.sessionId),
      attempt: BigInt(facts.attempt),
      modelRoot: bytesToHex(facts.modelRoot),
      shardRoot: bytesToHex(facts.shardRoot),
      from: BigInt(facts.positions[0]),
      to: BigInt(facts.positions[1]),
      inCommits: bytesToHex(facts.inCommits),
      outCommits: bytesToHex(facts.outCommits),
      cellsRoot: bytesToHex(facts.cells.root),
      cellCount: BigInt(facts.cells.count),
      inner: BigInt(facts.cells.inner),
    },
  } as const;
}

type FactsAbi = ReturnType<typeof factsToAbi>;

export const factsFromAbi = ({ kind, opener, position, claim }: FactsAbi): CheckFacts => {
  const bytes = (value: Hex): Uint8Array => hexToBytes(value);
  const lower = (value: Address): Address => value.toLowerCase() as Address;
  return {
    kind: CHECK_KINDS[kind]!,
    opener: lower(opener),
    position: Number(position),
    leafHash: bytes(claim.leafHash),
    claimsHash: bytes(claim.claimsHash),
    requestId: bytes(claim.requestId),
    segment: claim.segment,
    client: lower(claim.client),
    coordinator: lower(claim.coordinator),
    amount: claim.amount,
    hop: Number(claim.hop),
    node: bytes(claim.node),
    operator: lower(claim.operator),
    claimHash: bytes(claim.claimHash),
    sessionId: bytes(claim.sessionId),
    attempt: Number(claim.attempt),
    modelRoot: bytes(claim.modelRoot),
    shardRoot: bytes(claim.shardRoot),
    positions: [Number(claim.from), Number(claim.to)],
    inCommits: bytes(claim.inCommits),
    outCommits: bytes(claim.outCommits),
    cells: { root: bytes(claim.cellsRoot), count: Number(claim.cellCount), inner: Number(claim.inner) },
  };
};

/** What the contract keeps of them: keccak256(abi.encode(facts)). */
export const factsHash = (facts: CheckFacts): Uint8Array =>
  keccakWords(
    uintWord(CHECK_KINDS.indexOf(facts.kind)),
    addressWord(facts.opener),
    uintWord(facts.position),
    facts.leafHash,
    facts.claimsHash,
    facts.requestId,
    uintWord(facts.segment),
    addressWord(facts.client),
    addressWord(facts.coordinator),
    uintWord(facts.amount),
    uintWord(facts.hop),
    facts.node,
    addressWord(facts.operator),
    facts.claimHash,
    facts.sessionId,
    uintWord(facts.attempt),
    facts.modelRoot,
    facts.shardRoot,
    uintWord(facts.positions[0]),
    uintWord(facts.positions[1]),
    facts.inCommits,
    facts.outCommits,
    facts.cells.root,
    uintWord(facts.cells.count),
    uintWord(facts.cells.inner),
  );

/** What names a check: a claim is drawn once for all; what is bought is each opener's own. */
export const checkIdOf = ({
  kind,
  opener,
  position,
  claimHash,
}: Pick<CheckFacts, 'kind' | 'opener' | 'position' | 'claimHash'>): Uint8Array =>
  kind === 'drawn'
    ? claimHash
    : keccakWords(claimHash, uintWord(CHECK_KINDS.indexOf(kind)), addressWord(opener), uintWord(position));

/** Cells of the whole segment: `position · count + cell` numbers them. */
export const cellTotal = ({ positions: [from, to], cells }: CheckFacts): number => (to - from) * cells.count;

/** Numbers, in the whole segment, of cells that were named by their numbers in the part. */
export const namedCells = (
  { positions: [from], position, cells }: CheckFacts,
  named: readonly number[],
): number[] => named.map((cell) => (position - from) * cells.count + cell);
