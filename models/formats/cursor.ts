/**
 * Reads little-endian fields one after the other through a small window, so that a header of any length costs no
 * more memory than what is kept of it.
 * @module
 */
import { type ByteFile, readRange } from './byte-file.ts';

const WINDOW = 65_536;
const utf8 = new TextDecoder('utf-8', { fatal: true });

export class Cursor {
  readonly #file: ByteFile;
  #position: number;
  #window: Uint8Array = new Uint8Array();
  #view = new DataView(this.#window.buffer);
  #start = 0;

  constructor(file: ByteFile, position = 0) {
    this.#file = file;
    this.#position = position;
  }

  get position(): number {
    return this.#position;
  }

  /** Bytes between here and the end of the file. */
  get remaining(): number {
    return this.#file.size - this.#position;
  }

  /** @throws UsageError FILE_TRUNCATED, as every read here */
  bytes(length: number): Uint8Array {
    const at = this.#take(length);
    return this.#window.subarray(at, at + length);
  }

  u8(): number {
    const at = this.#take(1);
    return this.#view.getUint8(at);
  }

  i8(): number {
    const at = this.#take(1);
    return this.#view.getInt8(at);
  }

  u16(): number {
    const at = this.#take(2);
    return this.#view.getUint16(at, true);
  }

  i16(): number {
    const at = this.#take(2);
    return this.#view.getInt16(at, true);
  }

  u32(): number {
    const at = this.#take(4);
    return this.#view.getUint32(at, true);
  }

  i32(): number {
    const at = this.#take(4);
    return this.#view.getInt32(at, true);
  }

  f32(): number {
    const at = this.#take(4);
    return this.#view.getFloat32(at, true);
  }

  f64(): number {
    const at = this.#take(8);
    return this.#view.getFloat64(at, true);
  }

  /** Above 2^53 the number is inexact, but never below 2^53: bound checks hold. */
  u64(): number {
    const low = this.u32();
    return this.u32() * 2 ** 32 + low;
  }

  i64(): number {
    const low = this.u32();
    return this.i32() * 2 ** 32 + low;
  }

  /** @throws TypeError if the bytes are not UTF-8 */
  text(length: number): string {
    return utf8.decode(this.bytes(length));
  }

  /** Index in the window of the next `length` bytes; may replace window and view, so it comes before them. */
  #take(length: number): number {
    let at = this.#position - this.#start;
    if (at + length > this.#window.length) {
      const wanted = Math.max(length, Math.min(WINDOW, this.remaining));
      this.#window = readRange(this.#file, this.#position, wanted);
      this.#view = new DataView(this.#window.buffer, this.#window.byteOffset, this.#window.length);
      this.#start = this.#position;
      at = 0;
    }
    this.#position += length;
    return at;
  }
}
