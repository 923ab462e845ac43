/**
 * The batch header whose keccak MeshRollup keeps in one slot (struct BatchHeader of contracts/libraries).
 * @module
 */
import type { Address, Hex } from 'viem';
import { bytesToHex, encodeAbiParameters, hexToBytes, keccak256, numberToBytes } from 'viem';

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
}

/** Who vouches for a batch. */
export interface BatchSignature {
  /** Of the committee whose members sign; 0 when nobody does. */
  readonly epoch: number;
  /** 8 bytes, big-endian; bit i: the member in slot i signs. */
  readonly bitmap: Uint8Array;
  /** Compressed G1 sum of their signatures, 48 bytes; empty when nobody signs. */
  readonly aggregate: Uint8Array;
}

/** Nobody does: the batch waits longer until it is final. */
export const UNSIGNED: BatchSignature = {
  epoch: 0,
  bitmap: new Uint8Array(8),
  aggregate: new Uint8Array(0),
};

export interface BatchHeader extends BatchDraft, BatchSignature {
  readonly coordinator: Address;
  /** Unix seconds of the block. */
  readonly postedAt: number;
  /** From when on the batch can be final. */
  readonly finalAt: number;
}

export const isSigned = ({ aggregate }: Pick<BatchSignature, 'aggregate'>): boolean => aggregate.length > 0;

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
      { name: 'epoch', type: 'uint64' },
      { name: 'bitmap', type: 'uint64' },
      { name: 'aggregate', type: 'bytes' },
      { name: 'postedAt', type: 'uint64' },
      { name: 'finalAt', type: 'uint64' },
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
    epoch: BigInt(header.epoch),
    bitmap: BigInt(bytesToHex(header.bitmap)),
    aggregate: bytesToHex(header.aggregate),
    postedAt: BigInt(header.postedAt),
    finalAt: BigInt(header.finalAt),
  } as const;
}

export function headerFromAbi(header: {
  readonly coordinator: Address;
  readonly number: bigint;
  readonly previousHash: Hex;
  readonly receiptsRoot: Hex;
  readonly receiptCount: number;
  readonly dataHash: Hex;
  readonly epoch: bigint;
  readonly bitmap: bigint;
  readonly aggregate: Hex;
  readonly postedAt: bigint;
  readonly finalAt: bigint;
}): BatchHeader {
  return {
    coordinator: header.coordinator.toLowerCase() as Address,
    number: Number(header.number),
    previousHash: hexToBytes(header.previousHash),
    receiptsRoot: hexToBytes(header.receiptsRoot),
    receiptCount: header.receiptCount,
    dataHash: hexToBytes(header.dataHash),
    epoch: Number(header.epoch),
    bitmap: numberToBytes(header.bitmap, { size: 8 }),
    aggregate: hexToBytes(header.aggregate),
    postedAt: Number(header.postedAt),
    finalAt: Number(header.finalAt),
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

/** How far a coordinator's chain of batches is (MeshRollup.chainOf). */
export interface Progress {
  readonly posted: number;
  readonly finalized: number;
  /** The first void batch, as all after it are; null: none. */
  readonly voidFrom: number | null;
}

/** The slot's word, from the low end: `posted`, `finalized`, `finalAt`, `voidFrom`, 64 bits each. */
export function parseProgress(word: bigint): Progress {
  const [posted, finalized, , voidFrom] = [0n, 1n, 2n, 3n].map((i) =>
    Number(BigInt.asUintN(64, word >> (64n * i))),
  ) as [number, number, number, number];
  return { posted, finalized, voidFrom: voidFrom === 0 ? null : voidFrom };
}

export const isVoid = ({ voidFrom }: Pick<Progress, 'voidFrom'>, number: number): boolean =>
  voidFrom !== null && number >= voidFrom;
