/**
 * A part with two small products for tests of ring sessions: port, shapes, and what is right.
 * @module
 */
import { UnavailableError, UsageError } from '../../crypto/core/errors.ts';
import { asPlain, type Masked, mask } from '../../crypto/mask/masked.ts';
import type { RingShape } from '../../crypto/ring/types.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import { createRowBudget } from '../../mesh/ring/budget.ts';
import type { RingTarget } from '../../mesh/ring/open.ts';
import {
  type RingPort,
  type RingSeed,
  type RingServer,
  type RingServerOptions,
  serveRing,
} from '../../mesh/ring/serve.ts';

const SHAPES: readonly RingShape[] = [
  { op: 'up', dIn: 3, dOut: 5, inMax: 127 },
  { op: 'down', dIn: 5, dOut: 2, inMax: 127 },
];

export const NETWORK = new Uint8Array(32).fill(1);
export const MODEL = new Uint8Array(32).fill(2);
export const SHARD = new Uint8Array(32).fill(3);
export const SEED: RingSeed = {
  seed: new Uint8Array(32).fill(4),
  session: new Uint8Array(32).fill(5),
};

/** W[j][k] = 7j - 3k + 1. */
export function times({ dIn, dOut }: RingShape, x: Int32Array, count: number): Int32Array {
  const y = new Int32Array(count * dOut);
  for (let row = 0; row < count; row++) {
    for (let j = 0; j < dOut; j++) {
      for (let k = 0; k < dIn; k++) {
        y[row * dOut + j] = y[row * dOut + j]! + Math.imul(7 * j - 3 * k + 1, x[row * dIn + k]!);
      }
    }
  }
  return y;
}

export const shapeOf = (op: string): RingShape => SHAPES.find((shape) => shape.op === op)!;

/** Rows that say where they are from: enough for whoever only carries them. */
export function fakeMasks({ dIn }: RingShape, from: number, count: number): Int32Array {
  return Int32Array.from({ length: count * dIn }, (_, i) => Math.imul(from * dIn + i + 1, 0x9e3779b1));
}

export const PORT: RingPort = {
  shapes: SHAPES,
  multiply: async (op, words, count) => times(shapeOf(op), words, count),
  correct: async (op, _seed, from, count) => times(shapeOf(op), fakeMasks(shapeOf(op), from, count), count),
  vault: null,
  record: () => ({ add: () => {}, state: unclaimed }),
};

/** Takes no tickets. */
export const unpaid = (): Promise<never> =>
  Promise.reject(new UsageError('RING_TICKET_UNSOLD', 'nothing is sold here'));

/** No wait that a test says nothing of runs out, on no machine. */
const PATIENCE_MS = 60_000;

export const serverOptions = (overrides: Partial<RingServerOptions> = {}): RingServerOptions => ({
  network: NETWORK,
  modelRoot: MODEL,
  shardRoot: SHARD,
  port: async () => PORT,
  rows: createRowBudget(1_000, () => 0),
  redeem: unpaid,
  maxSessions: 4,
  maxSessionsPerPeer: 2,
  idleMs: PATIENCE_MS,
  openMs: PATIENCE_MS,
  ...overrides,
});

export const targetOf = (peerId: string, overrides: Partial<RingTarget> = {}): RingTarget => ({
  peerId,
  network: NETWORK,
  modelRoot: MODEL,
  shardRoot: SHARD,
  shapes: SHAPES,
  openMs: PATIENCE_MS,
  answerMs: PATIENCE_MS,
  paid: null,
  ...overrides,
});

export const serveWith = (host: MeshHost, overrides: Partial<RingServerOptions> = {}): Promise<RingServer> =>
  serveRing(host, serverOptions(overrides));

/** Words as chain A gets them: under no mask at all, since what is tested here does not look. */
export const asMasked = (words: readonly number[]): Masked =>
  mask(asPlain(Int32Array.from(words)), new Uint8Array(4 * words.length));

/** A node without an enclave signs nothing. */
export const unclaimed = (): Promise<never> =>
  Promise.reject(new UnavailableError('RING_UNAVAILABLE', 'nothing signs statements here'));
