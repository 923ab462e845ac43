/**
 * A strict DER reader (X.690): one encoding a value, every byte accounted for, size and depth bounded.
 *
 * Only what certificates, revocation lists and signatures hold: definite lengths of the least size, single-byte tags, no
 * constructed strings. Reading takes time linear in the input.
 * @module
 */
import { VerificationError } from '../../core/errors.ts';

/** Tags as they stand in the encoding. */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  enumerated: 0x0a,
  utf8String: 0x0c,
  printableString: 0x13,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** Tag [n] around other elements. */
export const explicitTag = (n: number): number => 0xa0 | n;
/** Tag [n] in place of a primitive type's own. */
export const implicitTag = (n: number): number => 0x80 | n;

const MAX_DEPTH = 16;
const CONSTRUCTED = 0x20;

/** One element. `code` is what a refusal of any part of it is called. */
export interface DerNode {
  readonly tag: number;
  readonly value: Uint8Array;
  /** With tag and length */
  readonly raw: Uint8Array;
  /** Empty for a primitive element */
  readonly children: readonly DerNode[];
  readonly code: string;
}

export interface DerLimits {
  /** Code of the VerificationError for whatever is wrong with these bytes */
  readonly code: string;
  readonly maxBytes: number;
}

/**
 * Reads exactly one element with everything in it.
 * @throws VerificationError `limits.code`
 */
export function parseDer(bytes: Uint8Array, limits: DerLimits): DerNode {
  const { code, maxBytes } = limits;
  if (bytes.length > maxBytes) throw malformed(code, `more than ${maxBytes} bytes`, { got: bytes.length });
  const node = readElement(bytes, 0, code, 0);
  if (node.raw.length !== bytes.length) {
    throw malformed(code, 'bytes follow the element', { expected: node.raw.length, got: bytes.length });
  }
  return node;
}

function readElement(bytes: Uint8Array, at: number, code: string, depth: number): DerNode {
  if (depth > MAX_DEPTH) throw malformed(code, `nested deeper than ${MAX_DEPTH}`);
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined) throw malformed(code, 'an element ends early');
  if ((tag & 0x1f) === 0x1f) throw malformed(code, 'a tag of more than one byte');
  if (tag < 0x40) {
    const sequenceOrSet = tag === TAG.sequence || tag === TAG.set;
    const number = tag & 0x1f;
    if (number === 0 || (number === 0x10 || number === 0x11 || (tag & CONSTRUCTED) !== 0) !== sequenceOrSet) {
      throw malformed(code, 'a tag that DER does not have', { got: tag });
    }
  }
  let start = at + 2;
  let length = first;
  if (first >= 0x80) {
    const count = first & 0x7f;
    if (count < 1 || count > 3) throw malformed(code, 'an indefinite or oversized length', { got: first });
    if (start + count > bytes.length) throw malformed(code, 'an element ends early');
    length = 0;
    for (let i = 0; i < count; i++) length = length * 256 + bytes[start + i]!;
    if (length < 0x80 || length < 256 ** (count - 1)) throw malformed(code, 'a length that is not minimal');
    start += count;
  }
  const end = start + length;
  if (end > bytes.length) throw malformed(code, 'an element ends early');
  const children: DerNode[] = [];
  if ((tag & CONSTRUCTED) !== 0) {
    // The bound of the view is the bound of the element: no child can reach past its parent.
    const inside = bytes.subarray(0, end);
    for (let next = start; next < end; ) {
      const child = readElement(inside, next, code, depth + 1);
      children.push(child);
      next += child.raw.length;
    }
  }
  return { tag, value: bytes.subarray(start, end), raw: bytes.subarray(at, end), children, code };
}

/** @throws VerificationError the node's code, unless it has this tag */
export function expectTag(node: DerNode | undefined, tag: number, parent: DerNode): DerNode {
  if (node === undefined) throw malformed(parent.code, 'an element is missing', { expected: tag });
  if (node.tag !== tag) throw malformed(node.code, 'another type', { expected: tag, got: node.tag });
  return node;
}

/** The elements of a SEQUENCE of `least` to `most`. @throws VerificationError the node's code */
export function sequence(node: DerNode, least: number, most = least): readonly DerNode[] {
  return elements(node, TAG.sequence, least, most);
}

/** The elements of a constructed node of any tag. @throws VerificationError the node's code */
export function elements(node: DerNode, tag: number, least: number, most = least): readonly DerNode[] {
  expectTag(node, tag, node);
  const count = node.children.length;
  if (count < least || count > most) {
    throw malformed(node.code, 'too few or too many elements', {
      expected: `${least} to ${most}`,
      got: count,
    });
  }
  return node.children;
}

/** Content of an INTEGER (or ENUMERATED) that is not negative, in the least number of bytes, sign byte off. */
export function unsignedBytes(node: DerNode, tag: number = TAG.integer): Uint8Array {
  const { value, code } = expectTag(node, tag, node);
  if (value.length === 0) throw malformed(code, 'an empty integer');
  if (value[0]! >= 0x80) throw malformed(code, 'a negative integer');
  if (value.length === 1 || value[0] !== 0) return value;
  if (value[1]! < 0x80) throw malformed(code, 'an integer that is not minimal');
  return value.subarray(1);
}

/** An INTEGER from 0 to 2^48 - 1. @throws VerificationError the node's code */
export function smallInteger(node: DerNode, tag: number = TAG.integer): number {
  const bytes = unsignedBytes(node, tag);
  if (bytes.length > 6) throw malformed(node.code, 'an integer out of range');
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0);
}

/** @throws VerificationError the node's code */
export function boolean(node: DerNode): boolean {
  const { value, code } = expectTag(node, TAG.boolean, node);
  if (value.length !== 1 || (value[0] !== 0 && value[0] !== 0xff)) throw malformed(code, 'a boolean');
  return value[0] === 0xff;
}

/** Dotted decimal. @throws VerificationError the node's code */
export function oid(node: DerNode): string {
  const { value, code } = expectTag(node, TAG.oid, node);
  if (value.length === 0 || value.length > 32 || value.at(-1)! >= 0x80)
    throw malformed(code, 'an object identifier');
  const arcs: number[] = [];
  let arc = 0;
  let begins = true;
  for (const byte of value) {
    if (begins && byte === 0x80) throw malformed(code, 'an object identifier that is not minimal');
    arc = arc * 128 + (byte & 0x7f);
    if (arc > Number.MAX_SAFE_INTEGER / 128) throw malformed(code, 'an object identifier out of range');
    begins = byte < 0x80;
    if (!begins) continue;
    arcs.push(arc);
    arc = 0;
  }
  const [first = 0, ...rest] = arcs;
  const root = Math.min(2, Math.floor(first / 40));
  return [root, first - 40 * root, ...rest].join('.');
}

/** @throws VerificationError the node's code */
export const octetString = (node: DerNode): Uint8Array => expectTag(node, TAG.octetString, node).value;

/** A BIT STRING of whole bytes. @throws VerificationError the node's code */
export function bitString(node: DerNode): Uint8Array {
  const { value, code } = expectTag(node, TAG.bitString, node);
  if (value.length < 1 || value[0] !== 0) throw malformed(code, 'a bit string with unused bits');
  return value.subarray(1);
}

/**
 * Named bits as a number, bit 0 the least, up to 16 of them. Trailing zeros may stand there, against X.690 11.2.2: AMD's
 * authorities have them.
 * @throws VerificationError the node's code
 */
export function namedBits(node: DerNode): number {
  const { value, code } = expectTag(node, TAG.bitString, node);
  const [unused, ...bytes] = value.subarray(0, 3);
  if (unused === undefined || unused > 7 || value.length > 3) throw malformed(code, 'named bits');
  // Without a byte none can be unused.
  if (((bytes.at(-1) ?? 0xff) & ((1 << unused) - 1)) !== 0) throw malformed(code, 'unused bits that are set');
  let bits = 0;
  for (let i = 0; i < bytes.length * 8; i++) if ((bytes[i >> 3]! & (0x80 >> (i & 7))) !== 0) bits |= 1 << i;
  return bits;
}

/** Text of a string type, printable ASCII only. @throws VerificationError the node's code */
export function asciiText(node: DerNode, tag: number): string {
  const { value, code } = expectTag(node, tag, node);
  if (value.some((byte) => byte < 0x20 || byte > 0x7e)) throw malformed(code, 'text that is not ASCII');
  return String.fromCharCode(...value);
}

/** UTCTime or GeneralizedTime as certificates have them (RFC 5280, 4.1.2.5), in Unix seconds. */
export function time(node: DerNode): number {
  const { tag, value, code } = node;
  const long = tag === TAG.generalizedTime;
  if (!long && tag !== TAG.utcTime) throw malformed(code, 'another type', { expected: 'a time', got: tag });
  const text = String.fromCharCode(...value.subarray(0, 16));
  if (value.length !== (long ? 15 : 13) || !/^\d+Z$/.test(text)) throw malformed(code, 'a time');
  const digits = long ? text : (Number(text.slice(0, 2)) < 50 ? '20' : '19') + text;
  const part = (at: number, length = 2): number => Number(digits.slice(at, at + length));
  const [month, day, hour, minute, second] = [part(4), part(6), part(8), part(10), part(12)];
  const date = new Date(0);
  date.setUTCFullYear(part(0, 4), month - 1, day);
  date.setUTCHours(hour, minute, second);
  const kept =
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day &&
    date.getUTCHours() === hour &&
    date.getUTCMinutes() === minute &&
    date.getUTCSeconds() === second;
  if (!kept) throw malformed(code, 'a time that no calendar has');
  return date.getTime() / 1_000;
}

/** The refusal of bytes that are no DER, or not the DER that was expected. */
export const malformed = (
  code: string,
  problem: string,
  details: Readonly<Record<string, string | number>> = {},
): VerificationError =>
  new VerificationError(code, `malformed DER: ${problem}`, { details: { problem, ...details } });
