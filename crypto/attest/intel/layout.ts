/**
 * Fixed binary layouts: a table of names and sizes cuts bytes into fields, and every byte belongs to one.
 * @module
 */
import { bytesToHex } from '../../core/bytes.ts';
import { VerificationError } from '../../core/errors.ts';

/** Names and sizes in bytes, in the order in which they lie. */
export type Layout = Readonly<Record<string, number>>;
export type FieldsOf<L extends Layout> = { readonly [Name in keyof L]: Uint8Array };

export const layoutBytes = (layout: Layout): number =>
  Object.values(layout).reduce((sum, size) => sum + size, 0);

/** Views into `bytes`, which are exactly as long as the layout. @throws VerificationError TEE_QUOTE_MALFORMED */
export function cutFields<L extends Layout>(bytes: Uint8Array, layout: L): FieldsOf<L> {
  const expected = layoutBytes(layout);
  if (bytes.length !== expected) throw malformed('length', expected, bytes.length);
  let at = 0;
  return Object.fromEntries(
    Object.entries(layout).map(([name, size]) => {
      at += size;
      return [name, bytes.subarray(at - size, at)];
    }),
  ) as FieldsOf<L>;
}

/** Unsigned, of at most 6 bytes. */
export const littleEndian = (bytes: Uint8Array): number =>
  bytes.reduceRight((value, byte) => value * 256 + byte, 0);

export const isZero = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0);

/** @throws VerificationError TEE_QUOTE_MALFORMED */
export function requireZero(fields: Readonly<Record<string, Uint8Array>>, names: readonly string[]): void {
  for (const name of names) {
    if (!isZero(fields[name]!)) throw malformed(name, 0, bytesToHex(fields[name]!));
  }
}

export const malformed = (
  field: string,
  expected: number | string,
  got: number | string,
): VerificationError =>
  new VerificationError('TEE_QUOTE_MALFORMED', `the quote is malformed: ${field}`, {
    details: { field, expected, got },
  });

/** Reads one piece after another; nothing past the end, and `end` refuses what is left over. */
export interface Reader {
  take(size: number): Uint8Array;
  /** Little-endian */
  number(size: 2 | 4): number;
  end(): void;
}

/** @throws VerificationError TEE_QUOTE_MALFORMED when bytes are missing, TEE_QUOTE_TRAILING when too many */
export function readerOf(bytes: Uint8Array, what: string): Reader {
  let at = 0;
  const take = (size: number): Uint8Array => {
    if (size > bytes.length - at) throw malformed(what, at + size, bytes.length);
    at += size;
    return bytes.subarray(at - size, at);
  };
  return {
    take,
    number: (size) => littleEndian(take(size)),
    end() {
      if (at === bytes.length) return;
      throw new VerificationError('TEE_QUOTE_TRAILING', `bytes follow the ${what}`, {
        details: { field: what, expected: at, got: bytes.length },
        hint: 'interfaces pad quotes with zeros; whoever makes evidence cuts them off',
      });
    },
  };
}
