/**
 * Reads an account's storage out of Merkle-Patricia proofs (EIP-1186) under a block header.
 * @module
 */
import { verifyMerkleProof } from '@ethereumjs/mpt';
import { RLP } from '@ethereumjs/rlp';
import type { Address, Hex } from 'viem';
import { hexToBytes, keccak256 } from 'viem';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { VerificationError } from '../../crypto/core/errors.ts';

/** Root of a trie without entries: keccak-256 of the RLP of nothing. */
const EMPTY_TRIE = keccak256('0x80');
const STATE_ROOT = 3;
const NUMBER = 8;
const TIMESTAMP = 11;
const STORAGE_ROOT = 2;

export interface HeaderFacts {
  readonly hash: Hex;
  readonly stateRoot: Hex;
  readonly number: number;
  /** Unix seconds. */
  readonly timestamp: number;
}

/** @throws VerificationError BLOCK_HEADER_MALFORMED */
export function readBlockHeader(encoded: Hex): HeaderFacts {
  const fields = decodeList(encoded, 'BLOCK_HEADER_MALFORMED', 'the block header is not RLP of a header');
  const stateRoot = fields[STATE_ROOT];
  const number = fields[NUMBER];
  const timestamp = fields[TIMESTAMP];
  if (
    fields.length < 15 ||
    stateRoot?.length !== 32 ||
    [number, timestamp].some((field) => field === undefined || field.length > 6)
  ) {
    throw new VerificationError('BLOCK_HEADER_MALFORMED', 'the block header lacks its fields');
  }
  return {
    hash: keccak256(encoded),
    stateRoot: toHex(stateRoot),
    number: Number(toBigint(number!)),
    timestamp: Number(toBigint(timestamp!)),
  };
}

/** Root of the account's storage. @throws VerificationError STATE_PROOF */
export async function proveAccount(stateRoot: Hex, account: Address, proof: readonly Hex[]): Promise<Hex> {
  const value = await prove(stateRoot, hexToBytes(account), proof, 'account');
  const fields = value === null ? [] : decodeList(toHex(value), 'STATE_PROOF', 'the account is not RLP');
  const storageRoot = fields[STORAGE_ROOT];
  if (storageRoot?.length !== 32) {
    throw new VerificationError('STATE_PROOF', 'the state has no such account', { details: { account } });
  }
  return toHex(storageRoot);
}

/** The slot's word; zero when the proof shows that it is empty. @throws VerificationError STATE_PROOF */
export async function proveSlot(storageRoot: Hex, slot: Hex, proof: readonly Hex[]): Promise<bigint> {
  if (storageRoot === EMPTY_TRIE) return 0n; // there is no node to show
  const value = await prove(storageRoot, hexToBytes(slot), proof, 'storage');
  if (value === null) return 0n;
  const word = decode(toHex(value), 'STATE_PROOF', 'the slot is not RLP');
  if (!(word instanceof Uint8Array) || word.length > 32) {
    throw new VerificationError('STATE_PROOF', 'the slot does not hold a word');
  }
  return toBigint(word);
}

async function prove(
  root: Hex,
  key: Uint8Array,
  proof: readonly Hex[],
  trie: 'account' | 'storage',
): Promise<Uint8Array | null> {
  if (proof[0] === undefined || keccak256(proof[0]) !== root) {
    throw new VerificationError('STATE_PROOF', `the ${trie} proof does not begin at its root`, {
      details: { trie },
    });
  }
  try {
    return await verifyMerkleProof(
      key,
      proof.map((node) => hexToBytes(node)),
      { useKeyHashing: true, root: hexToBytes(root) },
    );
  } catch (cause) {
    throw new VerificationError('STATE_PROOF', `the ${trie} proof does not lead to its key`, {
      details: { trie },
      cause,
    });
  }
}

type Rlp = Uint8Array | readonly Rlp[];

function decode(encoded: Hex, code: string, message: string): Rlp {
  try {
    return RLP.decode(hexToBytes(encoded)) as Rlp;
  } catch (cause) {
    throw new VerificationError(code, message, { cause });
  }
}

function decodeList(encoded: Hex, code: string, message: string): readonly Uint8Array[] {
  const list = decode(encoded, code, message);
  if (list instanceof Uint8Array || !list.every((item) => item instanceof Uint8Array)) {
    throw new VerificationError(code, message);
  }
  return list as readonly Uint8Array[];
}

const toHex = (bytes: Uint8Array): Hex => `0x${bytesToHex(bytes)}`;

const toBigint = (bytes: Uint8Array): bigint => bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
