/**
 * Writes DER for tests: whatever a test wants, well formed or not.
 * @module
 */
import { parseDer } from '../../crypto/attest/x509/der.ts';
import { concatBytes, hex, utf8 } from '../../crypto/core/bytes.ts';

/** Any element. */
export function element(tag: number, ...content: Uint8Array[]): Uint8Array {
  const value = concatBytes(...content);
  const { length } = value;
  if (length < 0x80) return concatBytes(Uint8Array.of(tag, length), value);
  const bytes = hex(length.toString(16).padStart(length < 256 ? 2 : length < 65_536 ? 4 : 6, '0'));
  return concatBytes(Uint8Array.of(tag, 0x80 | bytes.length), bytes, value);
}

export const sequence = (...items: Uint8Array[]): Uint8Array => element(0x30, ...items);
export const set = (...items: Uint8Array[]): Uint8Array => element(0x31, ...items);
/** [n] around an element. */
export const explicit = (n: number, ...items: Uint8Array[]): Uint8Array => element(0xa0 | n, ...items);
/** [n] in place of a primitive type's tag. */
export const implicit = (n: number, content: Uint8Array): Uint8Array => element(0x80 | n, content);

/** Not negative. */
export function integer(value: number | bigint): Uint8Array {
  const digits = value.toString(16);
  const bytes = hex(digits.padStart(digits.length + (digits.length % 2), '0'));
  return element(0x02, bytes[0]! >= 0x80 ? concatBytes(Uint8Array.of(0), bytes) : bytes);
}

export const boolean = (value: boolean): Uint8Array => element(0x01, Uint8Array.of(value ? 0xff : 0));
export const nothing = (): Uint8Array => element(0x05);
export const octets = (value: Uint8Array): Uint8Array => element(0x04, value);
/** Whole bytes. */
export const bits = (value: Uint8Array): Uint8Array => element(0x03, Uint8Array.of(0), value);
export const utf8String = (text: string): Uint8Array => element(0x0c, utf8(text));
export const ia5String = (text: string): Uint8Array => element(0x16, utf8(text));

export const utcTime = (text: string): Uint8Array => element(0x17, utf8(text));
export const generalizedTime = (text: string): Uint8Array => element(0x18, utf8(text));

export function oid(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((arc) => {
    const groups = [arc % 128];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128))
      groups.unshift(0x80 + (left % 128));
    return groups;
  });
  return element(0x06, Uint8Array.from(bytes));
}

/** Named bits from a number, bit 0 the least; trailing zeros dropped. */
export function namedBits(value: number): Uint8Array {
  const length = value === 0 ? 0 : 32 - Math.clz32(value);
  const bytes = new Uint8Array(1 + Math.ceil(length / 8));
  bytes[0] = (8 - (length % 8)) % 8;
  for (let i = 0; i < length; i++) if ((value & (1 << i)) !== 0) bytes[1 + (i >> 3)]! |= 0x80 >> (i & 7);
  return element(0x03, bytes);
}

/** UTCTime up to 2049, then GeneralizedTime. @param seconds Unix */
export function time(seconds: number): Uint8Array {
  const text = `${new Date(seconds * 1_000).toISOString().replaceAll(/[-:T]/g, '').slice(0, 14)}Z`;
  return text < '2050' ? utcTime(text.slice(2)) : generalizedTime(text);
}

/**
 * The same element with another one (or several, or none) in place of that at `path`, a child's number at each depth.
 */
export function replaceAt(
  bytes: Uint8Array,
  path: readonly number[],
  replace: (old: Uint8Array) => Uint8Array,
): Uint8Array {
  const [child, ...deeper] = path;
  if (child === undefined) return replace(bytes);
  const node = parseDer(bytes, { code: 'TEST_DER', maxBytes: bytes.length });
  if (node.children[child] === undefined) throw new RangeError(`no child ${child}`);
  const children = node.children.map(({ raw }, i) => (i === child ? replaceAt(raw, deeper, replace) : raw));
  return element(node.tag, ...children);
}
