/**
 * A query whose products others compute: the hinge of this client, and for every shard who multiplies masked rows and who
 * makes their corrections. The same for twin and vault, which differ in where corrections come from.
 * @module
 */
import { concatWords } from '../../crypto/core/bytes.ts';
import {
  asVeilmeshError,
  UnavailableError,
  type VeilmeshError,
  VerificationError,
} from '../../crypto/core/errors.ts';
import type { Checks } from '../../crypto/ring/check.ts';
import { createLinear, type Guilty, type Linear } from '../../crypto/ring/linear.ts';
import type { Corrections, RingHost } from '../../crypto/ring/types.ts';
import type { ProductStream } from '../../mesh/ring/open.ts';
import { createWasmProducts } from '../../models/engine/wasm/ring.ts';
import { loadHinged, type Outsourced } from '../../models/hinge/hinge.ts';
import { valuesOf } from '../../models/program/shapes.ts';
import type { RingProduct, RingProducts } from '../../models/ring/types.ts';
import { frameRowsFor } from '../../models/shard/manifest.ts';
import type { TaskStep } from '../models/task.ts';
import type { Demand } from './twin-pool.ts';
import type { WholeModel } from './whole-model.ts';

/** Steps whose products are under way at once: their round trips overlap. */
const STEPS_AT_ONCE = 8;

/** What a shard's products go through. */
export interface RingHop {
  readonly shard: number;
  /** The node that multiplies, and its stream or what goes through it. */
  readonly products: ProductStream;
  readonly host: RingHost;
  readonly corrections: Corrections;
  /** Peer id of who makes corrections. */
  readonly corrector: string;
  /**
   * One node multiplies and corrects (vault): whether a lie of it passes may then say something of the input, so it must not
   * see whether it did. After a wrong product everything goes on as if it had been right.
   */
  readonly unseen: boolean;
  /** After the last product: what a node is asked for at the end, whatever came of its products. Never rejects. */
  end(): Promise<void>;
  /** Gives up what is under way, and the streams. Never rejects. */
  close(error: VeilmeshError): Promise<void>;
}

/** A node that gave wrong words where it could not see whether that was noticed. */
export interface WrongNode {
  readonly shard: number;
  readonly peerId: string;
  readonly error: VeilmeshError;
}

export interface RingSession {
  /**
   * The whole program on each step; results in order. They are right also where a node is in `wrong`: then this client computed
   * them itself, after the last message. @throws what a hop failed with, naming its peers in the details
   */
  run(steps: readonly TaskStep[]): Promise<Int32Array[]>;
  /** Of `unseen` hops, known when `run` has ended, well or not. */
  readonly wrong: readonly WrongNode[];
  /** Products that went out and were checked. */
  readonly checked: number;
  close(): Promise<void>;
}

/** Rows that travel in place of so many: the model's length bucket, so that a message tells no more. */
export function paddedRows(whole: WholeModel): (op: string, rows: number) => number {
  const values = valuesOf(whole.program);
  const single = new Set(
    whole.program.ops.filter(({ out }) => values.get(out)!.rows === 1).map(({ name }) => name),
  );
  return (op, rows) => (single.has(op) ? 1 : frameRowsFor(whole.manifest, rows));
}

/** What the steps will ask of one shard, in order; nothing where it has no products. */
export function demandOf(
  whole: WholeModel,
  shard: number,
  steps: readonly Pick<TaskStep, 'rows'>[],
): Demand[] {
  const padded = paddedRows(whole);
  const part = whole.parts.find((known) => known.part.role === 'shard' && known.part.index === shard)!;
  return steps.flatMap(({ rows }) => part.products.map(({ op }) => ({ op, count: padded(op, rows) })));
}

/** @param hops one for each shard that has products */
export async function openRingSession(
  whole: WholeModel,
  hops: readonly RingHop[],
  checks: Checks,
): Promise<RingSession> {
  const padded = paddedRows(whole);
  const hopOf = new Map<string, { readonly hop: RingHop; readonly linear: Linear }>();
  const ownOf = new Map<string, RingProducts>();
  const own: RingProducts[] = [];
  const unseen: Unseen[] = [];
  for (const { part, program, weights, products } of whole.parts) {
    const hop = part.role === 'shard' ? hops.find(({ shard }) => shard === part.index) : undefined;
    if (hop !== undefined) {
      const linear = hop.unseen
        ? linearUnseen(hop, checks, unseen)
        : createLinear({ host: hop.host, corrections: hop.corrections, checks });
      for (const { op } of products) hopOf.set(op, { hop, linear });
    } else if (products.length > 0) {
      await compute({ program, weights, products });
    }
  }
  async function compute({ program, weights, products }: Computed): Promise<void> {
    const mine = await createWasmProducts(program, weights);
    own.push(mine);
    for (const { op } of products) ownOf.set(op, mine);
  }
  const wrong: WrongNode[] = [];
  let checked = 0;
  const over = new UnavailableError('RING_CLOSED', 'the query is over');
  let left: Promise<unknown> | undefined;
  const leave = (error: VeilmeshError): Promise<unknown> => {
    left ??= Promise.all(hops.map((hop) => hop.close(error)));
    return left;
  };

  const outsourced: Outsourced = {
    async linear(product, x, count) {
      const mine = ownOf.get(product.op);
      if (mine !== undefined) return await mine.multiply(product.op, x, count);
      const { hop, linear } = hopOf.get(product.op)!;
      try {
        const rows = padded(product.op, count);
        const sums = await linear.linear(product, pad(product, x, rows), rows);
        checked++;
        return sums.subarray(0, count * product.dOut);
      } catch (thrown) {
        throw blame(thrown, hop);
      }
    },
  };

  /** Every product here: of nodes that were wrong, nothing is used. */
  async function runAlone(steps: readonly TaskStep[]): Promise<Int32Array[]> {
    for (const part of whole.parts) {
      if (part.products.some(({ op }) => !ownOf.has(op))) await compute(part);
    }
    const outputs: Int32Array[] = [];
    for (const step of steps) outputs.push(await runStep(step));
    return outputs;
  }

  async function runStep({ values, rows }: TaskStep): Promise<Int32Array> {
    const loaded = loadHinged(whole.program, whole.weights, outsourced);
    try {
      const [output] = await loaded.run([{ sequence: loaded.open(0), input: values, rows }]);
      return output!;
    } finally {
      loaded.unload();
    }
  }

  return {
    get checked() {
      return checked;
    },
    wrong,
    async run(steps) {
      const outputs: Int32Array[] = [];
      let next = 0;
      const lane = async (): Promise<void> => {
        for (let i = next++; i < steps.length; i = next++) outputs[i] = await runStep(steps[i]!);
      };
      try {
        await Promise.all(Array.from({ length: STEPS_AT_ONCE }, lane));
        await Promise.all(hops.map((hop) => hop.end()));
        await leave(over); // before anything that depends on what was right
      } catch (thrown) {
        next = steps.length;
        const error = asVeilmeshError(thrown);
        await leave(error);
        wrong.push(...unseen.flatMap((hop) => found(hop, checks)));
        throw error;
      }
      wrong.push(...unseen.flatMap((hop) => found(hop, checks)));
      return unseen.some(({ failed }) => failed.size > 0) ? await runAlone(steps) : outputs;
    },
    async close() {
      await leave(over);
      await Promise.all(own.splice(0).map((mine) => mine.close()));
    },
  };
}

type Computed = Pick<WholeModel['parts'][number], 'program' | 'weights' | 'products'>;

interface Answered {
  readonly p: Int32Array;
  readonly y: Int32Array;
  readonly count: number;
}

/** What is known of a hop whose node is told nothing. */
interface Unseen {
  readonly hop: RingHop;
  /** Every product that it answered: masked words in, words out. */
  readonly answered: Map<string, Answered[]>;
  /** Operations of which some product was wrong. */
  readonly failed: Set<string>;
}

function linearUnseen(hop: RingHop, checks: Checks, unseen: Unseen[]): Linear {
  const kept: Unseen = { hop, answered: new Map(), failed: new Set() };
  unseen.push(kept);
  const host: RingHost = {
    async multiply(op, masked, count) {
      const y = await hop.host.multiply(op, masked, count);
      const calls = kept.answered.get(op);
      if (calls === undefined) kept.answered.set(op, [{ p: masked, y, count }]);
      else calls.push({ p: masked, y, count });
      return y;
    },
  };
  return createLinear({
    host,
    corrections: hop.corrections,
    checks,
    onWrong: (op) => kept.failed.add(op),
  });
}

/**
 * After the last message. Every answer is checked by itself, also those whose products passed: with one error in its corrections
 * and in its answers a node is wrong or not as the input has it, and whether it is left out must not be.
 */
function found({ hop, answered, failed }: Unseen, checks: Checks): WrongNode[] {
  const lies = [...answered].filter(([op, calls]) => {
    const [p, y] = [concatWords(calls.map((call) => call.p)), concatWords(calls.map((call) => call.y))];
    const rows = calls.reduce((sum, { count }) => sum + count, 0);
    return !checks.oneSided(op, p, y, rows);
  });
  if (failed.size > 0) checks.close();
  const ops = [...new Set([...lies.map(([op]) => op), ...failed])];
  if (ops.length === 0) return [];
  const { peerId } = hop.products;
  const guilty: Guilty = lies.length === 0 ? 'corrections' : 'host';
  const error = new VerificationError(
    'RING_CHECK_FAILED',
    `the node of shard ${hop.shard} gave other words than ${ops.join(', ')}`,
    {
      details: { ops, guilty, shard: hop.shard, peers: [peerId] },
      hint: 'no word of it was used; the answer was computed here',
    },
  );
  return [{ shard: hop.shard, peerId, error }];
}

/** Rows of zeros behind those that are there: under a mask they look like any other. */
function pad({ dIn }: RingProduct, x: Int32Array, rows: number): Int32Array {
  if (x.length === rows * dIn) return x;
  const padded = new Int32Array(rows * dIn);
  padded.set(x);
  return padded;
}

/** Names who it was, where the failure says which side. */
function blame(thrown: unknown, hop: RingHop): VeilmeshError {
  const error = asVeilmeshError(thrown);
  const ofChecks = error.code === 'RING_CHECK_FAILED' || error.code === 'RING_REPLY';
  if (!ofChecks || error.details.remote === true) return error; // a node may say anything, and is named as who said it
  const guilty = (error.details.guilty ?? error.details.side) as Guilty;
  const peers = {
    host: [hop.products.peerId],
    corrections: [hop.corrector],
    both: [...new Set([hop.products.peerId, hop.corrector])],
    unknown: [],
  }[guilty];
  const who = {
    host: 'who multiplied',
    corrections: 'who corrected',
    both: 'who multiplied, and who corrected,',
    unknown: 'somebody',
  }[guilty];
  return new VerificationError(
    error.code,
    `${error.message}: ${who} in shard ${hop.shard} gave other words`,
    {
      details: { ...error.details, shard: hop.shard, peers },
      hint: 'its result was not used; ask again, over other nodes',
      cause: error,
    },
  );
}
