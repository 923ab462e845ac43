/**
 * The next token of a sequence from its logits, in integers alone, so that client, hop and verifier draw the same.
 *
 * With logits l[i] (i32, `frac` fractional bits) and the order "larger logit first, then lower index":
 * - temperature 0 or topK 1: the first of the order.
 * - x[i] = floor(((max l − l[i])·1024000 + floor(D/2)) / D), D = 2^frac·temperature: the distance to the best in
 *   1024ths of the exponent; w[i] = WEIGHTS[x[i]] (exp-weights.ts), 0 beyond the table.
 * - top-k keeps the first k = topK of the order (topK 0: all); S is the sum of their weights.
 * - top-p keeps the shortest prefix of those whose weights sum to C ≥ max(1, ceil(topP·S / 10000)).
 * - U = the first 8 bytes, big-endian, of SHA-256("sample/v1", seed, position as u64);
 *   the token is the first of the order at which the sum of weights exceeds floor(U·C / 2⁶⁴).
 *
 * `position` is the absolute position of the row whose logits these are: a sequence that is replayed elsewhere goes on
 * with the same draws. All quotients are of integers below 2⁵³, for which a double's floor is exact.
 * @module
 */
import { z } from 'zod';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { hash } from '../../crypto/core/hash.ts';
import { WEIGHT_STEPS, WEIGHTS } from './exp-weights.ts';

const TEMPERATURE_ONE = 1_000;
const PROBABILITY_ONE = 10_000;
/** Beyond the table: no weight. */
const NEVER = WEIGHTS.length;

export const samplingSchema = z.strictObject({
  /** In 1/1000; 0 is greedy. */
  temperature: z.int().min(0).max(10_000),
  /** 0: off. */
  topK: z.int().min(0).max(65_535),
  /** In 1/10000; 10000 keeps everything. */
  topP: z.int().min(0).max(PROBABILITY_ONE),
  seed: z.instanceof(Uint8Array).refine((seed) => seed.length === 32, 'seed must be 32 bytes'),
});
export type Sampling = Readonly<z.infer<typeof samplingSchema>>;

export const GREEDY: Sampling = {
  temperature: 0,
  topK: 0,
  topP: PROBABILITY_ONE,
  seed: new Uint8Array(32),
};

/** Token id for the logits of the row at `position`; O(V), and only candidates of one weight are ever sorted. */
export function nextToken(logits: Int32Array, sampling: Sampling, position: number, frac: number): number {
  const best = argmax(logits);
  if (sampling.temperature === 0 || sampling.topK === 1) return best;
  const distances = distancesTo(logits[best]!, logits, sampling.temperature * 2 ** frac);
  const counts = new Uint32Array(NEVER + 1);
  for (let i = 0; i < distances.length; i++) counts[distances[i]!]!++;
  const limit = sampling.topK === 0 ? logits.length : sampling.topK;
  const need = Math.max(1, share(sampling.topP, massOfFirst(limit, counts)));
  const drawn = draw(sampling.seed, position, massReaching(need, counts));
  return tokenAt(drawn, counts, distances, logits);
}

function argmax(logits: Int32Array): number {
  let best = 0;
  for (let i = 1; i < logits.length; i++) if (logits[i]! > logits[best]!) best = i;
  return best;
}

function distancesTo(max: number, logits: Int32Array, unit: number): Uint16Array {
  const scale = TEMPERATURE_ONE * WEIGHT_STEPS;
  const half = Math.floor(unit / 2);
  const far = Math.ceil((NEVER * unit) / scale); // saves most candidates the division
  const distances = new Uint16Array(logits.length).fill(NEVER);
  for (let i = 0; i < logits.length; i++) {
    const below = max - logits[i]!;
    if (below < far) distances[i] = Math.floor((below * scale + half) / unit);
  }
  return distances;
}

/** Sum of the weights of the first `limit` candidates. */
function massOfFirst(limit: number, counts: Uint32Array): number {
  let mass = 0;
  let left = limit;
  for (let x = 0; x < NEVER && left > 0; x++) {
    const taken = Math.min(left, counts[x]!);
    mass += taken * WEIGHTS[x]!;
    left -= taken;
  }
  return mass;
}

/** ceil(topP · mass / 10000), without leaving 2⁵³. */
function share(topP: number, mass: number): number {
  const rest = mass % PROBABILITY_ONE;
  return topP * ((mass - rest) / PROBABILITY_ONE) + Math.ceil((topP * rest) / PROBABILITY_ONE);
}

/** Weight of the shortest prefix that weighs at least `need`. */
function massReaching(need: number, counts: Uint32Array): number {
  let mass = 0;
  for (let x = 0; ; x++) {
    const all = mass + counts[x]! * WEIGHTS[x]!;
    if (all >= need) return mass + Math.ceil((need - mass) / WEIGHTS[x]!) * WEIGHTS[x]!;
    mass = all;
  }
}

function draw(seed: Uint8Array, position: number, mass: number): number {
  const at = new Uint8Array(8);
  new DataView(at.buffer).setBigUint64(0, BigInt(position));
  const uniform = BigInt(`0x${bytesToHex(hash('sample/v1', seed, at).subarray(0, 8))}`);
  return Number((uniform * BigInt(mass)) >> 64n);
}

/** The candidate at which the sum of weights exceeds `drawn`. Candidates of one distance weigh the same. */
function tokenAt(drawn: number, counts: Uint32Array, distances: Uint16Array, logits: Int32Array): number {
  let mass = 0;
  let x = 0;
  for (; mass + counts[x]! * WEIGHTS[x]! <= drawn; x++) mass += counts[x]! * WEIGHTS[x]!;
  const place = Math.floor((drawn - mass) / WEIGHTS[x]!);
  const equals: number[] = [];
  for (let i = 0; i < distances.length; i++) if (distances[i] === x) equals.push(i);
  return equals.sort((a, b) => logits[b]! - logits[a]! || a - b)[place]!;
}
