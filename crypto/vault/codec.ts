/**
 * What crosses the wire of vault: requests (encrypted masks) and replies (encrypted products). Sizes follow from the map
 * and the number of rows, and every coefficient is checked before it is one.
 *
 *   request  version 1 | rows u16be | first input u16be | inputs u16be | inputs x (c0: N x 7 bytes | seed 64)
 *   reply    version 1 | outputs x (c1: N x 6 bytes | c0: 6 bytes for each coefficient that is a word of the result)
 *
 * Coefficients are little-endian without their low bits (parameters.ts). Of c0 of a reply only what will be read is sent: the
 * other coefficients of the plaintext would be mixtures of no use.
 * @module
 */
import { VerificationError } from '../core/errors.ts';
import { type Cut, outputPlaces, type Packing } from './packing.ts';
import { DEGREE, MODULUS, REPLY_BYTES, REPLY_DROP, UPLOAD_BYTES, UPLOAD_DROP } from './parameters.ts';
import { type Coefficients, type Pair, SEED_BYTES, type Seeded } from './seal.ts';

const VERSION = 1;
const REQUEST_HEAD = 7;
const REPLY_HEAD = 1;
const INPUT_BYTES = DEGREE * UPLOAD_BYTES + SEED_BYTES;

const MODULUS_LOW = Number(MODULUS & 0xffff_ffffn);
const MODULUS_HIGH = Number(MODULUS >> 32n);

export const requestBytes = (inputs: number): number => REQUEST_HEAD + inputs * INPUT_BYTES;

export const replyBytes = ({ outputs }: Packing, rows: number): number =>
  outputs.reduce((sum, { at }) => sum + (DEGREE + rows * at.length) * REPLY_BYTES, REPLY_HEAD);

export function encodeRequest({ rows, from, to }: Cut, inputs: readonly Seeded[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(requestBytes(inputs.length));
  const view = new DataView(out.buffer);
  out[0] = VERSION;
  view.setUint16(1, rows);
  view.setUint16(3, from);
  view.setUint16(5, to - from);
  let at = REQUEST_HEAD;
  for (const { c0, seed } of inputs) {
    for (let i = 0; i < DEGREE; i++, at += UPLOAD_BYTES) write(out, at, UPLOAD_BYTES, UPLOAD_DROP, c0, i);
    out.set(seed, at);
    at += SEED_BYTES;
  }
  return out;
}

export interface Request {
  readonly rows: number;
  /** First input. */
  readonly from: number;
  readonly inputs: readonly Seeded[];
}

/** @throws VerificationError VAULT_REQUEST_MALFORMED */
export function decodeRequest(packing: Packing, bytes: Uint8Array): Request {
  if (bytes.length < REQUEST_HEAD) throw malformed('REQUEST', 'head');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const [rows, from, count] = [view.getUint16(1), view.getUint16(3), view.getUint16(5)];
  if (bytes[0] !== VERSION) throw malformed('REQUEST', 'version');
  if (rows < 1 || rows > packing.rows) throw malformed('REQUEST', 'rows');
  const chunk = packing.inputsPerRequest;
  if (from % chunk !== 0 || count === 0 || count !== Math.min(chunk, packing.inputs.length - from)) {
    throw malformed('REQUEST', 'inputs');
  }
  if (bytes.length !== requestBytes(count)) throw malformed('REQUEST', 'length');
  const inputs: Seeded[] = [];
  for (let at = REQUEST_HEAD; at < bytes.length; at += INPUT_BYTES) {
    const c0 = new Uint32Array(2 * DEGREE);
    for (let i = 0; i < DEGREE; i++) {
      if (!read(bytes, at + i * UPLOAD_BYTES, UPLOAD_BYTES, UPLOAD_DROP, c0, i)) {
        throw malformed('REQUEST', 'coefficient');
      }
    }
    inputs.push({ c0, seed: new Uint8Array(bytes.subarray(at + DEGREE * UPLOAD_BYTES, at + INPUT_BYTES)) });
  }
  return { rows, from, inputs };
}

/** @param products one an output; undefined is zero */
export function encodeReply(
  packing: Packing,
  rows: number,
  products: readonly (Pair | undefined)[],
): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(replyBytes(packing, rows));
  out[0] = VERSION;
  let at = REPLY_HEAD;
  for (const [o, product] of products.entries()) {
    const places = outputPlaces(packing, o, rows);
    if (product === undefined) {
      at += (DEGREE + places.length) * REPLY_BYTES; // an encryption of zero that hides nothing: the weights are known
      continue;
    }
    for (let i = 0; i < DEGREE; i++, at += REPLY_BYTES) {
      write(out, at, REPLY_BYTES, REPLY_DROP, product.c1, i);
    }
    for (const place of places) {
      write(out, at, REPLY_BYTES, REPLY_DROP, product.c0, place);
      at += REPLY_BYTES;
    }
  }
  return out;
}

/** @returns a pair an output; c0 is zero where nothing was sent @throws VerificationError VAULT_REPLY_MALFORMED */
export function decodeReply(packing: Packing, rows: number, bytes: Uint8Array): Pair[] {
  if (bytes.length !== replyBytes(packing, rows)) throw malformed('REPLY', 'length');
  if (bytes[0] !== VERSION) throw malformed('REPLY', 'version');
  let at = REPLY_HEAD;
  const take = (into: Coefficients, i: number): void => {
    if (!read(bytes, at, REPLY_BYTES, REPLY_DROP, into, i)) throw malformed('REPLY', 'coefficient');
    at += REPLY_BYTES;
  };
  return packing.outputs.map((_, o) => {
    const c0 = new Uint32Array(2 * DEGREE);
    const c1 = new Uint32Array(2 * DEGREE);
    for (let i = 0; i < DEGREE; i++) take(c1, i);
    for (const place of outputPlaces(packing, o, rows)) take(c0, place);
    return { c0, c1 };
  });
}

/** Coefficient i >> drop, in `size` bytes. */
function write(
  out: Uint8Array,
  at: number,
  size: number,
  drop: number,
  coefficients: Coefficients,
  i: number,
): void {
  const high = coefficients[2 * i + 1]!;
  const low = (coefficients[2 * i]! >>> drop) | (high << (32 - drop));
  const top = high >>> drop;
  out[at] = low;
  out[at + 1] = low >>> 8;
  out[at + 2] = low >>> 16;
  out[at + 3] = low >>> 24;
  out[at + 4] = top;
  out[at + 5] = top >>> 8;
  if (size === 7) out[at + 6] = top >>> 16;
}

/**
 * The middle of what rounds down to the bytes at `at`, reduced mod q.
 * @returns false for bytes that no coefficient below q gives
 */
function read(
  bytes: Uint8Array,
  at: number,
  size: number,
  drop: number,
  coefficients: Coefficients,
  i: number,
): boolean {
  const word = (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0;
  const top = bytes[at + 4]! | (bytes[at + 5]! << 8) | (size === 7 ? bytes[at + 6]! << 16 : 0);
  const high = ((top << drop) | (word >>> (32 - drop))) >>> 0;
  const low = (word << drop) >>> 0;
  const past = high > MODULUS_HIGH || (high === MODULUS_HIGH && low >= MODULUS_LOW);
  if (past) return false;
  // low has `drop` zeros at its end, so adding half never carries
  const middle = low + 2 ** (drop - 1);
  const wraps = high === MODULUS_HIGH && middle >= MODULUS_LOW;
  coefficients[2 * i] = wraps ? middle - MODULUS_LOW : middle;
  coefficients[2 * i + 1] = wraps ? 0 : high;
  return true;
}

const malformed = (what: 'REQUEST' | 'REPLY', part: string): VerificationError =>
  new VerificationError(
    `VAULT_${what}_MALFORMED`,
    `a vault ${what.toLowerCase()} is not what its map asks for`,
    {
      details: { part },
    },
  );
