/**
 * A shard's part file under its content key: chunks of ChaCha20-Poly1305 in the manner of STREAM (Hoang, Reyhanitabar,
 * Rogaway, Vizár 2015), both ways in the memory of a few chunks.
 *
 *   header   magic 8 | version u32 | chunk bytes u32 | plaintext bytes u64 | key id 32 | model root 32 | shard root 32 | salt 32
 *   file key HKDF-SHA256(content key, salt, {"veilmesh/sealed-shard/v1", header}, 32)
 *   chunk i  AEAD(file key, nonce = 0^3 | i u64 | last u8, aad = header, plaintext), each 16 bytes longer than what is in it
 *
 * All integers are big-endian. Every chunk but the last is full, and the last is not empty. The header is in the key and beside
 * every chunk, and the nonce has the place and the end: a chunk that is altered, moved, left out, or of another shard, key or
 * sealing does not open, and neither does a file that ends early or goes on. The salt is drawn anew each time, so no content key
 * is ever used for two messages under one nonce.
 * @module
 */
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, equalBytes, lengthPrefixed, u32be, u64be, utf8 } from '../core/bytes.ts';
import { UsageError, VerificationError } from '../core/errors.ts';
import { randomBytes } from '../core/random.ts';

/** Where a sealed file belongs: 32 bytes each. */
export interface SealedPlace {
  readonly keyId: Uint8Array;
  readonly modelRoot: Uint8Array;
  readonly shardRoot: Uint8Array;
}

export interface SealOptions extends SealedPlace {
  /** 32 bytes */
  readonly key: Uint8Array;
  /** Plaintext bytes; exactly as many must come. */
  readonly bytes: number;
  /** Plaintext bytes of a chunk; 1 MiB when left out. */
  readonly chunkBytes?: number;
}

export interface OpenOptions extends SealedPlace {
  readonly key: Uint8Array;
  /** The plaintext's length, where it is known before. */
  readonly bytes: number;
}

const MAGIC = utf8('VEILSEAL');
const VERSION = 1;
const ID_BYTES = 32;
const TAG_BYTES = 16;
const IDS_AT = MAGIC.length + 4 + 4 + 8;
export const SEALED_HEADER_BYTES = IDS_AT + 4 * ID_BYTES;
const CHUNK_BYTES = 2 ** 20;
const MAX_CHUNK_BYTES = 2 ** 24;
const DOMAIN = utf8('veilmesh/sealed-shard/v1');

/** Length of the sealed file. */
export const sealedBytes = (bytes: number, chunkBytes: number = CHUNK_BYTES): number =>
  SEALED_HEADER_BYTES + bytes + TAG_BYTES * Math.ceil(bytes / chunkBytes);

type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/**
 * Header first, then chunks.
 * @throws UsageError SEAL_INPUT when lengths are wrong, or another number of bytes comes than was said
 */
export async function* sealShard(source: Bytes, options: SealOptions): AsyncGenerator<Uint8Array> {
  const { key, bytes, chunkBytes = CHUNK_BYTES, keyId, modelRoot, shardRoot } = options;
  const ids = [keyId, modelRoot, shardRoot];
  if (
    [key, ...ids].some(({ length }) => length !== ID_BYTES) ||
    !Number.isSafeInteger(bytes) ||
    bytes < 1 ||
    !Number.isInteger(chunkBytes) ||
    chunkBytes < 1 ||
    chunkBytes > MAX_CHUNK_BYTES
  ) {
    throw input('a key, ids and lengths that can be sealed');
  }
  const header = concatBytes(
    MAGIC,
    u32be(VERSION),
    u32be(chunkBytes),
    u64be(bytes),
    ...ids,
    randomBytes(ID_BYTES),
  );
  yield header;
  const chunk = chunkOf(key, header);
  let index = 0;
  let left = bytes;
  for await (const plain of pieces(source, (at) => Math.min(chunkBytes, bytes - at))) {
    left -= plain.length;
    if (left < 0 || (left > 0 && plain.length < chunkBytes)) break;
    yield chunk(index++, left === 0).encrypt(plain);
  }
  if (left !== 0) throw input('as many bytes as were said');
}

/**
 * Plaintext chunks, each authentic and in its place when it comes; that the file is whole is known when the last has come.
 * @throws VerificationError SEALED_HEADER | SEALED_FOREIGN | SEALED_CHUNK | SEALED_TRUNCATED | SEALED_TRAILING
 */
export async function* openShard(source: Bytes, options: OpenOptions): AsyncGenerator<Uint8Array> {
  let header: Uint8Array | undefined;
  let open: ReturnType<typeof chunkOf> | undefined;
  let layout = { chunkBytes: 0, bytes: 0 };
  let index = 0;
  let done = 0;
  const nextLength = (): number => {
    if (header === undefined) return SEALED_HEADER_BYTES;
    const left = layout.bytes - done;
    return left === 0 ? 1 : Math.min(layout.chunkBytes, left) + TAG_BYTES;
  };
  for await (const piece of pieces(source, nextLength)) {
    if (header === undefined) {
      if (piece.length < SEALED_HEADER_BYTES) throw truncated();
      header = piece.slice();
      layout = readHeader(header, options);
      open = chunkOf(options.key, header);
      continue;
    }
    if (done === layout.bytes) {
      throw new VerificationError('SEALED_TRAILING', 'the sealed file goes on after its last chunk');
    }
    if (piece.length < nextLength()) throw truncated();
    const last = done + piece.length - TAG_BYTES === layout.bytes;
    let plain: Uint8Array;
    try {
      plain = open!(index, last).decrypt(piece);
    } catch {
      throw new VerificationError(
        'SEALED_CHUNK',
        'a chunk of the sealed file was altered, moved or sealed otherwise',
        {
          details: { index },
          hint: 'fetch the shard again from another peer; where that does not help its key is another one',
        },
      );
    }
    index++;
    done += plain.length;
    yield plain;
  }
  if (header === undefined || done !== layout.bytes) throw truncated();
}

function readHeader(
  header: Uint8Array,
  { keyId, modelRoot, shardRoot, bytes: expected }: OpenOptions,
): { readonly chunkBytes: number; readonly bytes: number } {
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const version = view.getUint32(MAGIC.length);
  const chunkBytes = view.getUint32(MAGIC.length + 4);
  const bytes = view.getBigUint64(MAGIC.length + 8);
  if (
    !equalBytes(header.subarray(0, MAGIC.length), MAGIC) ||
    version !== VERSION ||
    chunkBytes < 1 ||
    chunkBytes > MAX_CHUNK_BYTES
  ) {
    throw new VerificationError('SEALED_HEADER', 'not a sealed shard of this version', {
      details: { expected: VERSION, got: version },
    });
  }
  const ids = header.subarray(IDS_AT, IDS_AT + 3 * ID_BYTES);
  if (!equalBytes(ids, concatBytes(keyId, modelRoot, shardRoot)) || bytes !== BigInt(expected)) {
    throw new VerificationError('SEALED_FOREIGN', 'the file was sealed for another key, model or shard', {
      details: { expected, got: Number(bytes) },
    });
  }
  return { chunkBytes, bytes: expected };
}

function chunkOf(
  key: Uint8Array,
  header: Uint8Array,
): (index: number, last: boolean) => ReturnType<typeof chacha20poly1305> {
  const salt = header.subarray(SEALED_HEADER_BYTES - ID_BYTES);
  const fileKey = hkdf(sha256, key, salt, lengthPrefixed([DOMAIN, header]), 32);
  return (index, last) =>
    chacha20poly1305(
      fileKey,
      concatBytes(new Uint8Array(3), u64be(index), Uint8Array.of(last ? 1 : 0)),
      header,
    );
}

/** The stream in pieces of the lengths asked for, one after another; the last may be shorter. A piece is valid until the next. */
async function* pieces(source: Bytes, lengthAt: (at: number) => number): AsyncGenerator<Uint8Array> {
  let given = 0;
  let wanted = lengthAt(0);
  let buffer = new Uint8Array(wanted);
  let held = 0;
  for await (const part of source) {
    for (let from = 0; from < part.length; ) {
      const taken = part.subarray(from, from + wanted - held);
      buffer.set(taken, held);
      held += taken.length;
      from += taken.length;
      if (held < wanted) continue;
      given += held;
      yield buffer.subarray(0, held);
      held = 0;
      wanted = Math.max(1, lengthAt(given));
      if (buffer.length < wanted) buffer = new Uint8Array(wanted);
    }
  }
  if (held > 0) yield buffer.subarray(0, held);
}

const input = (expected: string): UsageError =>
  new UsageError('SEAL_INPUT', `sealing a shard takes ${expected}`);
const truncated = (): VerificationError =>
  new VerificationError('SEALED_TRUNCATED', 'the sealed file ends before its last chunk');
