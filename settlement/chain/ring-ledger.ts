/**
 * Convictions for wrong words of ring sessions, over JSON-RPC.
 * @module
 */
import type { Address, PublicClient } from 'viem';
import { bytesToHex, encodeFunctionData, getAbiItem, hexToBytes } from 'viem';
import { type RingStatement, roleNumber, statementHash } from '../../crypto/ring/statement.ts';
import { nodeRegistryAbi } from '../contracts/artifacts/node-registry.ts';
import { ringRefereeAbi } from '../contracts/artifacts/ring-referee.ts';
import type { RingEvidence, RingRow, RingWeights } from '../ring/evidence.ts';
import { g1ToEip2537, g2ToEip2537 } from './points.ts';
import { asking } from './reverts.ts';
import type { TxSender } from './sender.ts';
import type { Addresses, TxResult } from './types.ts';

export interface RingConviction {
  readonly node: Uint8Array;
  /** Hash of the statement. */
  readonly statement: Uint8Array;
  readonly reporter: Address;
  /** Of the shard. */
  readonly cell: number;
  readonly row: number;
  /** Of the cell. */
  readonly word: number;
  readonly slashed: bigint;
  readonly blockNumber: number;
}

export interface RingReads {
  /** Whether this node is, by this statement: another's conviction by the same one says nothing of it. */
  isConvicted(node: Uint8Array, statement: RingStatement): Promise<boolean>;
  /**
   * Whether a conviction would take more from the node now than its transaction costs. The reporter's share is small on purpose: who
   * asks this spends gas, and whoever makes him spend it loses more.
   */
  isWorthwhile(node: Uint8Array): Promise<boolean>;
  /** From this block on, in order. */
  convictions(fromBlock: number): Promise<readonly RingConviction[]>;
}

export interface RingWrites {
  /** @throws the contract's refusals: VerificationError WORD_HOLDS where the word is right */
  convict(evidence: RingEvidence): Promise<TxResult>;
}

/** Of the widest row (PROTOCOL.md, "What the contract checks"). */
const CONVICT_GAS = 2_400_000n;

export const createRingReads = (client: PublicClient, addresses: Addresses): RingReads => ({
  isConvicted: (node, statement) =>
    asking('look up a conviction', () =>
      client.readContract({
        address: addresses.ringReferee,
        abi: ringRefereeAbi,
        functionName: 'convicted',
        args: [bytesToHex(node), bytesToHex(statementHash(statement))],
      }),
    ),
  isWorthwhile: (node) =>
    asking('weigh a conviction', async () => {
      const [penalty, gasPrice] = await Promise.all([
        client.readContract({
          address: addresses.nodeRegistry,
          abi: nodeRegistryAbi,
          functionName: 'penaltyOf',
          args: [bytesToHex(node)],
        }),
        client.getGasPrice(),
      ]);
      return penalty > CONVICT_GAS * gasPrice;
    }),
  convictions: (fromBlock) =>
    asking('read convictions', async () => {
      const logs = await client.getLogs({
        address: addresses.ringReferee,
        event: getAbiItem({ abi: ringRefereeAbi, name: 'RingConvicted' }),
        fromBlock: BigInt(fromBlock),
        strict: true,
      });
      return logs.map(({ args, blockNumber }) => ({
        node: hexToBytes(args.node),
        statement: hexToBytes(args.statement),
        reporter: args.reporter.toLowerCase() as Address,
        cell: Number(args.cell),
        row: Number(args.row),
        word: Number(args.word),
        slashed: args.slashed,
        blockNumber: Number(blockNumber),
      }));
    }),
});

export const createRingWrites = (sender: TxSender, addresses: Addresses): RingWrites => ({
  async convict({ publicKey, signature, statement, row, weights }) {
    const { modelRoot, shardRoot, role, session, root, count, rows, notAfter } = statement;
    const data = encodeFunctionData({
      abi: ringRefereeAbi,
      functionName: 'convict',
      args: [
        bytesToHex(g2ToEip2537(publicKey)),
        bytesToHex(g1ToEip2537(signature)),
        {
          modelRoot: bytesToHex(modelRoot),
          shardRoot: bytesToHex(shardRoot),
          role: BigInt(roleNumber(role)),
          session: bytesToHex(session),
          root: bytesToHex(root),
          count: BigInt(count),
          rows: BigInt(rows),
          notAfter: BigInt(notAfter),
        },
        rowToAbi(row),
        weightsToAbi(weights),
      ],
    });
    return await sender.send({ to: addresses.ringReferee, data }, 'convict a node of a wrong product');
  },
});

const hexes = (path: readonly Uint8Array[]) => path.map((node) => bytesToHex(node));

const rowToAbi = ({ index, cell, row, words, outputRoot, blind, path, word, chunk, chunkPath }: RingRow) => ({
  index: BigInt(index),
  cell: BigInt(cell),
  row: BigInt(row),
  words: bytesToHex(words),
  outputRoot: bytesToHex(outputRoot),
  blind: bytesToHex(blind),
  path: hexes(path),
  word: BigInt(word),
  chunk: bytesToHex(chunk),
  chunkPath: hexes(chunkPath),
});

const weightsToAbi = ({ shard, rows, cellPath, rowPath, blinder, ...bytes }: RingWeights) => ({
  shard: BigInt(shard),
  part: bytesToHex(bytes.part),
  leaf: bytesToHex(bytes.leaf),
  cellPath: hexes(cellPath),
  rows: { count: BigInt(rows.count), root: bytesToHex(rows.root) },
  model: bytesToHex(bytes.model),
  commitment: bytesToHex(bytes.commitment),
  rowPath: hexes(rowPath),
  weights: bytesToHex(bytes.weights),
  blinder,
  opening: bytesToHex(bytes.opening),
});
