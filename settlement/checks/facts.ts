/**
 * A check's facts as the contract has them (struct Facts of contracts/interfaces/ISpotCheck.sol).
 * @module
 */
import type { Address, Hex } from 'viem';
import { bytesToHex, hexToBytes } from 'viem';
import { addressWord, keccakWords, uintWord } from '../batch/words.ts';
import type { CheckFacts } from './types.ts';

export function factsToAbi(facts: CheckFacts) {
  return {
    leafHash: bytesToHex(facts.leafHash),
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
  } as const;
}

type FactsAbi = ReturnType<typeof factsToAbi>;

export const factsFromAbi = (facts: FactsAbi): CheckFacts => {
  const bytes = (value: Hex): Uint8Array => hexToBytes(value);
  return {
    leafHash: bytes(facts.leafHash),
    hop: Number(facts.hop),
    node: bytes(facts.node),
    operator: facts.operator.toLowerCase() as Address,
    claimHash: bytes(facts.claimHash),
    sessionId: bytes(facts.sessionId),
    attempt: Number(facts.attempt),
    modelRoot: bytes(facts.modelRoot),
    shardRoot: bytes(facts.shardRoot),
    positions: [Number(facts.from), Number(facts.to)],
    inCommits: bytes(facts.inCommits),
    outCommits: bytes(facts.outCommits),
    cells: { root: bytes(facts.cellsRoot), count: Number(facts.cellCount), inner: Number(facts.inner) },
  };
};

/** What the contract keeps of them: keccak256(abi.encode(facts)). */
export const factsHash = (facts: CheckFacts): Uint8Array =>
  keccakWords(
    facts.leafHash,
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

/** Cells of the whole segment: `position · count + cell` numbers them. */
export const cellTotal = ({ positions: [from, to], cells }: CheckFacts): number => (to - from) * cells.count;
