/**
 * What is kept, shown, logged or published beside the frames: envelopes, commitments, claims, statements, transcripts, receipts,
 * calldata, events, log files, metrics, whole folders.
 *
 * Looks for the prompt itself in any of the forms it has on its way, for hashes of it without a key, and for commitments
 * without a blinder, which a dictionary of candidates opens. Assumes: the model, the candidates, the domains of all hashes.
 * @module
 */
import { createHash } from 'node:crypto';
import type { IntCommits } from '../../../crypto/commit/int-commits.ts';
import { utf8 } from '../../../crypto/core/bytes.ts';
import type { Artefact } from './capture.ts';

/** Bytes that would give something away, and what. */
export interface Needle {
  readonly what: string;
  readonly bytes: Uint8Array;
}

/** A needle has at least so many bytes: chance finds one of a million in a gigabyte with probability 1e-4. */
const NEEDLE_BYTES = 12;
/** And of longer ones this many are looked for: those that vary most, since images and activations are mostly background. */
const TELLING_BYTES = 48;
/** A window with fewer different bytes could be anybody's. */
const TELLING_VALUES = 6;

/** What somebody said, as much of it as there is. */
export interface Said {
  readonly ids?: readonly number[];
  readonly text?: string;
  /** Rows of the layers, each of one item. */
  readonly states: readonly Int32Array[];
}

/** Everything that a prompt, or an answer, could be recognised by. */
export function needlesOf({ ids = [], text, states }: Said, commits: IntCommits): Needle[] {
  const raw: Needle[] = [
    ...idsWritten(ids),
    ...(text === undefined
      ? []
      : [
          { what: 'text', bytes: utf8(text) },
          { what: 'text, two bytes a letter', bytes: new Uint8Array(Buffer.from(text, 'utf16le')) },
          ...piecesOf(text).map((piece) => ({ what: `"${piece}"`, bytes: utf8(piece) })),
        ]),
    ...states.map((row, i) => ({ what: `row of layer ${i}`, bytes: bytesOf(row) })),
    ...[',', ', '].flatMap((between) =>
      states.map((row, i) => ({ what: `row of layer ${i} in decimal`, bytes: utf8(row.join(between)) })),
    ),
  ];
  const digests = raw.map(({ what, bytes }) => ({ what: `hash of ${what}`, bytes: digest(bytes) }));
  const opened = states.map((row, i) => ({
    what: `commitment to layer ${i} without a blinder`,
    bytes: commits.commitCompressed(new Int32Array(row), [0n]),
  }));
  const points = states.map((row, i) => ({
    what: `commitment to layer ${i} without a blinder`,
    bytes: commits.commit(new Int32Array(row), [0n]).subarray(16, 64), // its x
  }));
  const narrow = states.flatMap((row, i) =>
    [Uint8Array, Int16Array, Float32Array].map((Type) => ({
      what: `row of layer ${i} as ${Type.name}`,
      bytes: new Uint8Array(Type.from(row).buffer),
    })),
  );
  const words = states.map((row, i) => ({
    what: `row of layer ${i} as words of a contract`,
    bytes: abiOf(row),
  }));
  return [
    ...[...raw, ...digests, ...opened, ...points].map(({ what, bytes }) => ({
      what,
      bytes: telling(bytes, TELLING_BYTES),
    })),
    ...narrow
      .map(({ what, bytes }) => ({ what, bytes: telling(bytes, TELLING_BYTES) }))
      .filter(({ bytes }) => new Set(bytes).size >= TELLING_VALUES),
    ...words
      .map(({ what, bytes }) => ({ what, bytes: telling(bytes, TELLING_WORDS * WORD) }))
      .filter(({ bytes }) => new Set(bytes).size >= TELLING_VALUES),
  ].filter(({ bytes }) => bytes.length >= NEEDLE_BYTES);
}

/** Ids of tokens in every way that one writes numbers. */
function idsWritten(ids: readonly number[]): Needle[] {
  if (ids.length === 0) return [];
  const wide = new DataView(new ArrayBuffer(ids.length * 4));
  for (const [i, id] of ids.entries()) wide.setUint32(4 * i, id);
  const ways: Needle[] = [
    { what: 'ids, little end first', bytes: bytesOf(Int32Array.from(ids)) },
    { what: 'ids, big end first', bytes: new Uint8Array(wide.buffer) },
    { what: 'ids in sevens of bits', bytes: Uint8Array.from(ids.flatMap(sevens)) },
    { what: 'ids in CBOR', bytes: Uint8Array.from(ids.flatMap(cborInteger)) },
    ...[',', ', ', ' ', '\n'].map((between) => ({ what: 'ids in decimal', bytes: utf8(ids.join(between)) })),
  ];
  if (ids.some((id) => id > 0xffff)) return ways;
  const narrow = new DataView(new ArrayBuffer(ids.length * 2));
  for (const [i, id] of ids.entries()) narrow.setUint16(2 * i, id);
  return [
    ...ways,
    { what: 'ids in two bytes, little end first', bytes: new Uint8Array(Uint16Array.from(ids).buffer) },
    { what: 'ids in two bytes, big end first', bytes: new Uint8Array(narrow.buffer) },
  ];
}

/** LEB128. */
const sevens = (id: number): number[] =>
  id < 0x80 ? [id] : [(id & 0x7f) | 0x80, ...sevens(Math.floor(id / 0x80))];

/** Head and argument of an unsigned integer (RFC 8949, 3). */
function cborInteger(id: number): number[] {
  if (id < 24) return [id];
  if (id < 0x100) return [0x18, id];
  if (id < 0x10000) return [0x19, id >> 8, id & 0xff];
  return [0x1a, id >>> 24, (id >> 16) & 0xff, (id >> 8) & 0xff, id & 0xff];
}

/** Runs of whole words that are just long enough: a text that is cut short has some of them. */
function piecesOf(text: string): string[] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  return words.flatMap((_, from) => {
    const to = words.findIndex(
      (_, i) => i >= from && utf8(words.slice(from, i + 1).join(' ')).length >= NEEDLE_BYTES,
    );
    return to < 0 ? [] : [words.slice(from, to + 1).join(' ')];
  });
}

/** Bytes of a word of the EVM, and how many words are looked for. */
const [WORD, TELLING_WORDS] = [32, 8];

/** As `abi.encode` writes `int32[]`. */
function abiOf(row: Int32Array): Uint8Array {
  const bytes = new Uint8Array(WORD * row.length);
  const view = new DataView(bytes.buffer);
  for (const [i, value] of row.entries()) {
    if (value < 0) bytes.fill(0xff, WORD * i, WORD * i + WORD - 4);
    view.setInt32(WORD * i + WORD - 4, value);
  }
  return bytes;
}

/** Of long ones the window that varies most, from its first byte that is not zero. */
function telling(bytes: Uint8Array, length: number): Uint8Array {
  let [best, most] = [0, 0];
  for (let at = 0; at + length <= bytes.length; at += 4) {
    const values = new Set(bytes.subarray(at, at + length)).size;
    if (values > most) [best, most] = [at, values];
  }
  const window = bytes.subarray(best, best + length);
  const first = window.findIndex((byte) => byte !== 0);
  return first < 0 ? new Uint8Array() : window.slice(first);
}

const bytesOf = (words: Int32Array): Uint8Array => new Uint8Array(new Int32Array(words).buffer);
const digest = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());

export interface Finding {
  readonly kind: Artefact['kind'];
  readonly what: string;
}

/** Looks at every offset of every artefact, and inside what is written in hex or Base64. */
export function search(artefacts: readonly Artefact[], needles: readonly Needle[]): Finding[] {
  const starts = Map.groupBy(needles, ({ bytes }) => startOf(bytes, 0));
  const begun = new Uint8Array(1 << 24); // most offsets are ruled out by three bytes
  for (const { bytes } of needles) begun[(bytes[0]! << 16) | (bytes[1]! << 8) | bytes[2]!] = 1;
  const found: Finding[] = [];
  for (const { kind, bytes } of artefacts) {
    for (const haystack of [bytes, ...decodedIn(bytes)]) {
      for (let at = 0; at + NEEDLE_BYTES <= haystack.length; at++) {
        if (begun[(haystack[at]! << 16) | (haystack[at + 1]! << 8) | haystack[at + 2]!] === 0) continue;
        for (const { what, bytes: needle } of starts.get(startOf(haystack, at)) ?? []) {
          if (at + needle.length > haystack.length) continue;
          if (needle.every((byte, i) => byte === haystack[at + i])) found.push({ kind, what });
        }
      }
    }
  }
  return found;
}

const startOf = (bytes: Uint8Array, at: number): number =>
  ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) >>> 0;

/** Bytes that a text carries in hex or Base64. */
function decodedIn(bytes: Uint8Array): Uint8Array[] {
  const text = Buffer.from(bytes).toString('latin1');
  const hex = [...text.matchAll(/(?:[0-9a-f]{2}){12,}/gi)].map(
    ([digits]) => new Uint8Array(Buffer.from(digits, 'hex')),
  );
  const base64 = [...text.matchAll(/[A-Za-z0-9+/_-]{16,}/g)].map(
    ([letters]) => new Uint8Array(Buffer.from(letters, 'base64')),
  );
  return [...hex, ...base64];
}

const HALF = 16;
const WINDOW = 2 * HALF;

/** Measured times repeat by chance. */
const paired = (artefacts: readonly Artefact[]): Artefact[] =>
  artefacts.filter(({ kind }) => kind !== 'metric');

/** Every window, as a string. */
function eachWindow(artefacts: readonly Artefact[], of: (window: string) => void): void {
  for (const { bytes } of paired(artefacts)) {
    const text = Buffer.from(bytes).toString('latin1');
    for (let at = 0; at + WINDOW <= text.length; at++) of(text.slice(at, at + WINDOW));
  }
}

/** Whether some artefact has a string in it; each string is looked for once. */
function someHas(artefacts: readonly Artefact[]): (part: string) => boolean {
  const all = paired(artefacts).map(({ bytes }) => Buffer.from(bytes));
  const known = new Map<string, boolean>();
  return (part) => {
    const found = known.get(part) ?? all.some((one) => one.includes(part, 0, 'latin1'));
    known.set(part, found);
    return found;
  };
}

/**
 * Windows of 32 bytes that two sessions share, and of which a third, that asked something else, has neither half: what repeats
 * because the prompt did. Of what is drawn afresh no sixteen bytes repeat by chance, and constants are in all three.
 */
export function repeats(
  first: readonly Artefact[],
  again: readonly Artefact[],
  other: readonly Artefact[],
): number {
  const seen = new Set<string>();
  eachWindow(first, (window) => seen.add(window));
  const isOthers = someHas(other);
  let count = 0;
  eachWindow(again, (window) => {
    if (seen.has(window) && !isOthers(window.slice(0, HALF)) && !isOthers(window.slice(HALF))) count++;
  });
  return count;
}
