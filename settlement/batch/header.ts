/**
 * The batch header whose keccak MeshRollup keeps in one slot (struct BatchHeader of contracts/libraries).
 * @module
 */
import type { Address, Hex } from 'viem';
import { bytesToHex, encodeAbiParameters, hexToBytes, keccak256 } from 'viem';

/** What a coordinator decides; the chain adds the coordinator's address and the time. */
export interface BatchDraft {
  /** Counts from 1 for each coordinator. */
  readonly number: number;
  /** Header hash of the coordinator's previous batch; zero for the first. */
  readonly previousHash: Uint8Array;
  readonly receiptsRoot: Uint8Array;
  readonly receiptCount: number;
  /** Hash of the batch's bundles. */
  readonly dataHash: Uint8Array;
  /** Compressed G1 sum of all claim signatures, 48 bytes. */
  readonly aggregate: Uint8Array;
}

export interface BatchHeader extends BatchDraft {
  readonly coordinator: Address;
  /** Unix seconds of the block. */
  readonly postedAt: number;
}

const HEADER_ABI = [
  {
    type: 'tuple',
    components: [
      { name: 'coordinator', type: 'address' },
      { name: 'number', type: 'uint64' },
      { name: 'previousHash', type: 'bytes32' },
      { name: 'receiptsRoot', type: 'bytes32' },
      { name: 'receiptCount', type: 'uint32' },
      { name: 'dataHash', type: 'bytes32' },
      { name: 'aggregate', type: 'bytes' },
      { name: 'postedAt', type: 'uint64' },
    ],
  },
] as const;

export function headerToAbi(header: BatchHeader) {
  return {
    coordinator: header.coordinator,
    number: BigInt(header.number),
    previousHash: bytesToHex(header.previousHash),
    receiptsRoot: bytesToHex(header.receiptsRoot),
    receiptCount: header.receiptCount,
    dataHash: bytesToHex(header.dataHash),
    aggregate: bytesToHex(header.aggregate),
    postedAt: BigInt(header.postedAt),
  } as const;
}

export function headerFromAbi(header: {
  readonly coordinator: Address;
  readonly number: bigint;
  readonly previousHash: Hex;
  readonly receiptsRoot: Hex;
  readonly receiptCount: number;
  readonly dataHash: Hex;
  readonly aggregate: Hex;
  readonly postedAt: bigint;
}): BatchHeader {
  return {
    coordinator: header.coordinator.toLowerCase() as Address,
    number: Number(header.number),
    previousHash: hexToBytes(header.previousHash),
    receiptsRoot: hexToBytes(header.receiptsRoot),
    receiptCount: header.receiptCount,
    dataHash: hexToBytes(header.dataHash),
    aggregate: hexToBytes(header.aggregate),
    postedAt: Number(header.postedAt),
  };
}

/** Receipts.headerHash */
export const headerHash = (header: BatchHeader): Uint8Array =>
  keccak256(encodeAbiParameters(HEADER_ABI, [headerToAbi(header)]), 'bytes');

/** MeshRollup's layout: batchHash is its first state variable, chainOf the second. */
const BATCH_HASH_SLOT = 0n;
const CHAIN_OF_SLOT = 1n;

const byAddress = (key: Address, slot: bigint): Hex =>
  keccak256(encodeAbiParameters([{ type: 'address' }, { type: 'uint256' }], [key, slot]));

/** Storage slot of batchHash[coordinator][number] (Solidity's layout of nested mappings). */
export const batchHashSlot = (coordinator: Address, number: number): Hex =>
  keccak256(
    encodeAbiParameters(
      [{ type: 'uint64' }, { type: 'bytes32' }],
      [BigInt(number), byAddress(coordinator, BATCH_HASH_SLOT)],
    ),
  );

/** Storage slot of chainOf[coordinator]. */
export const progressSlot = (coordinator: Address): Hex => byAddress(coordinator, CHAIN_OF_SLOT);

/** The slot's word: `posted` in the low 64 bits, `finalized` in the next. */
export function parseProgress(word: bigint): { readonly posted: number; readonly finalized: number } {
  const mask = (1n << 64n) - 1n;
  return { posted: Number(word & mask), finalized: Number((word >> 64n) & mask) };
}
