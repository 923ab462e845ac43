/**
 * What is kept, shown or logged beside the frames: envelopes, commitments, claims, statements, transcripts, log lines, metrics.
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

/** A needle has at least so many bytes: chance finds one of a million in a gigabyte with probability 1e-4, and then twelve match. */
const NEEDLE_BYTES = 12;

/** Everything that a prompt could be recognised by. @param states rows of the layers, each of one item */
export function needlesOf(
  prompt: {
    readonly ids?: readonly number[];
    readonly text?: string;
    readonly states: readonly Int32Array[];
  },
  commits: IntCommits,
): Needle[] {
  const { ids = [], text, states } = prompt;
  const view = new DataView(new ArrayBuffer(ids.length * 4));
  for (const [i, id] of ids.entries()) view.setUint32(4 * i, id);
  const raw: Needle[] = [
    { what: 'ids, little end first', bytes: bytesOf(Int32Array.from(ids)) },
    { what: 'ids, big end first', bytes: new Uint8Array(view.buffer) },
    ...[',', ', ', ' '].map((between) => ({ what: 'ids in decimal', bytes: utf8(ids.join(between)) })),
    ...(text === undefined
      ? []
      : [
          { what: 'text', bytes: utf8(text) },
          { what: 'text, two bytes a letter', bytes: new Uint8Array(Buffer.from(text, 'utf16le')) },
          ...text.split(/\s+/).map((word) => ({ what: `word ${word}`, bytes: utf8(word) })),
        ]),
    ...states.map((row, i) => ({ what: `row of layer ${i}`, bytes: bytesOf(row) })),
    ...states.map((row, i) => ({ what: `row of layer ${i} in decimal`, bytes: utf8(row.join(',')) })),
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
  return [...raw, ...digests, ...opened, ...points].filter(
    ({ bytes }) => bytes.length >= NEEDLE_BYTES && bytes.slice(0, NEEDLE_BYTES).some((byte) => byte !== 0),
  );
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
  const found: Finding[] = [];
  for (const { kind, bytes } of artefacts) {
    for (const haystack of [bytes, ...decodedIn(bytes)]) {
      for (let at = 0; at + NEEDLE_BYTES <= haystack.length; at++) {
        for (const { what, bytes: needle } of starts.get(startOf(haystack, at)) ?? []) {
          const seen = haystack.subarray(at, at + Math.min(needle.length, haystack.length - at, 48));
          if (seen.every((byte, i) => byte === needle[i]!)) found.push({ kind, what });
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

/** Every window of so many bytes, as a string. */
function eachWindow(artefacts: readonly Artefact[], length: number, of: (window: string) => void): void {
  for (const { kind, bytes } of artefacts) {
    if (kind === 'metric') continue; // measured times repeat by chance
    const text = Buffer.from(bytes).toString('latin1');
    for (let at = 0; at + length <= text.length; at++) of(text.slice(at, at + length));
  }
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
  const [seen, known] = [new Set<string>(), new Set<string>()];
  eachWindow(first, WINDOW, (window) => seen.add(window));
  eachWindow(other, HALF, (half) => known.add(half));
  let count = 0;
  eachWindow(again, WINDOW, (window) => {
    if (seen.has(window) && !known.has(window.slice(0, HALF)) && !known.has(window.slice(HALF))) count++;
  });
  return count;
}
