/**
 * GPT-2's byte alphabet (Radford et al. 2019, section 2.2): every byte as one printable character, so that a byte-level
 * vocabulary can be written as text. Printable Latin-1 stands for itself, the other bytes for U+0100 onwards in order.
 * @module
 */

const printable = (byte: number): boolean =>
  (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;

const others = Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => !printable(byte));

/** Index = byte. */
export const BYTE_SYMBOLS: readonly string[] = Array.from({ length: 256 }, (_, byte) =>
  String.fromCodePoint(printable(byte) ? byte : 0x100 + others.indexOf(byte)),
);
const BYTE_OF = new Map(BYTE_SYMBOLS.map((symbol, byte) => [symbol, byte]));

/** The bytes a byte-level token stands for; null when it holds a character outside the alphabet. */
export function bytesOfSymbols(token: string): Uint8Array | null {
  const bytes = Array.from(token, (symbol) => BYTE_OF.get(symbol) ?? -1);
  return bytes.includes(-1) ? null : Uint8Array.from(bytes);
}
