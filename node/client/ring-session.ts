/**
 * A query whose products others compute: the hinge of this client, and for every shard who multiplies masked rows and who
 * makes their corrections. The same for twin and vault, which differ in where corrections come from.
 *
 * A wrong product changes nothing that a node sees: zeros take its place, everything goes on, and all are asked what they signed. Only
 * then is every answer checked by itself, and who was wrong is named; the result is computed here once no other session of the same
 * command is to come, which nodes see begin (crypto/ring, "After a failure").
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
import { createLinear, type Linear } from '../../crypto/ring/linear.ts';
import type { RecordedSide, RecordKind } from '../../crypto/ring/record.ts';
import type { StatedRole } from '../../crypto/ring/statement.ts';
import type { CorrectionRows, Corrections, RingHost } from '../../crypto/ring/types.ts';
import type { ProductStream } from '../../mesh/ring/open.ts';
import type { Pace } from '../../mesh/session/pace.ts';
import { createWasmProducts } from '../../models/engine/wasm/ring.ts';
import { loadHinged, type Outsourced } from '../../models/hinge/hinge.ts';
import { valuesOf } from '../../models/program/shapes.ts';
import type { RingProduct, RingProducts } from '../../models/ring/types.ts';
import { frameRowsFor } from '../../models/shard/manifest.ts';
import type { StepRows, TaskStep } from '../models/task.ts';
import { createTurns, type Turns } from './ring-turns.ts';
import type { Demand } from './twin-pool.ts';
import type { WholeModel } from './whole-model.ts';

/** Steps whose products are under way at once: their round trips overlap. */
const STEPS_AT_ONCE = 8;

/** One side of a shard's products. */
export interface RingSide {
  readonly peerId: string;
  /** All that it answered, and to what. */
  readonly record: Pick<RecordedSide<RecordKind>, 'answered'>;
}

/** What a shard's products go through. */
export interface RingHop {
  readonly shard: number;
  /** Who multiplies, and who makes corrections: in vault one node. */
  readonly sides: Readonly<Record<StatedRole, RingSide>>;
  readonly products: Pick<ProductStream, 'traffic'>;
  readonly host: RingHost;
  readonly corrections: Corrections;
  /** After the last product: what nodes are asked for at the end, whatever came of their products. Never rejects. */
  end(): Promise<void>;
  /** Gives up what is under way, and the streams. Never rejects. */
  close(error: VeilmeshError): Promise<void>;
}

/** A node that gave wrong words. It cannot have seen that it was noticed. */
export interface WrongNode {
  readonly shard: number;
  readonly roles: readonly StatedRole[];
  readonly peerId: string;
  readonly ops: readonly string[];
  readonly error: VeilmeshError;
}

export interface RingSession {
  /**
   * The whole program on each step, to the last message.
   * @throws what a hop failed with, naming its peers in the details
   */
  run(steps: readonly TaskStep[]): Promise<Outputs>;
  /** Known when `run` has ended, well or not. */
  readonly wrong: readonly WrongNode[];
  /** Products that went out and were checked. */
  readonly checked: number;
  close(): Promise<void>;
}

/**
 * Results of the steps in order. They are right also where a node is in `wrong`: then this client computes them itself, which takes
 * time. To be called when nodes are asked nothing any more.
 */
export type Outputs = () => Promise<Int32Array[]>;

/** Rows that travel in place of so many: the model's length bucket, so that a message tells no more. */
export function paddedRows(whole: WholeModel): (op: string, rows: number) => number {
  const values = valuesOf(whole.program);
  const single = new Set(
    whole.program.ops.filter(({ out }) => values.get(out)!.rows === 1).map(({ name }) => name),
  );
  return (op, rows) => (single.has(op) ? 1 : frameRowsFor(whole.manifest, rows));
}

/** What the steps will ask of one shard, in order; nothing where it has no products. */
export function demandOf(whole: WholeModel, shard: number, steps: readonly StepRows[]): Demand[] {
  const padded = paddedRows(whole);
  const part = whole.parts.find((known) => known.part.role === 'shard' && known.part.index === shard)!;
  return steps.flatMap(({ rows, room = rows }) =>
    part.products.map(({ op }) => ({ op, count: padded(op, room) })),
  );
}

/**
 * @param hops one for each shard that has products
 * @param pace products leave on its beats, in an order that steps and products give; without it as soon as they are ready
 */
export async function openRingSession(
  whole: WholeModel,
  hops: readonly RingHop[],
  checks: Checks,
  pace: Pace | null = null,
): Promise<RingSession> {
  const padded = paddedRows(whole);
  const linearOf = new Map<string, Linear>();
  const correctionsOf = new Map<string, Corrections>();
  const ownOf = new Map<string, RingProducts>();
  const own: RingProducts[] = [];
  const failed = new Map(hops.map((hop) => [hop, new Set<string>()]));
  for (const { part, program, weights, products } of whole.parts) {
    const hop = part.role === 'shard' ? hops.find(({ shard }) => shard === part.index) : undefined;
    if (hop !== undefined) {
      const { host, corrections } = hop;
      const onWrong = (op: string): unknown => failed.get(hop)!.add(op);
      const linear = createLinear({ host, corrections, checks, onWrong });
      for (const { op } of products) {
        linearOf.set(op, linear);
        correctionsOf.set(op, corrections);
      }
    } else if (products.length > 0) {
      const mine = await createWasmProducts(program, weights);
      own.push(mine);
      for (const { op } of products) ownOf.set(op, mine);
    }
  }
  const wrong: WrongNode[] = [];
  let checked = 0;
  const over = new UnavailableError('RING_CLOSED', 'the query is over');
  let left: Promise<unknown> | undefined;
  const leave = (error: VeilmeshError): Promise<unknown> => {
    left ??= Promise.all(hops.map((hop) => hop.close(error)));
    return left;
  };

  const outsource = async (
    product: RingProduct,
    x: Int32Array,
    rows: number,
    taken?: CorrectionRows,
  ): Promise<Int32Array> => {
    const sums = await linearOf.get(product.op)!.linear(product, pad(product, x, rows), rows, taken);
    checked++;
    return sums.subarray(0, (x.length / product.dIn) * product.dOut);
  };
  const runStep = (step: TaskStep, leave: Outsourced['linear']): Promise<Int32Array> =>
    runOver(whole, step, {
      linear: (product, x, count) =>
        ownOf.get(product.op)?.multiply(product.op, x, count) ?? leave(product, x, count),
    });
  const roomOf =
    ({ rows, room = rows }: StepRows) =>
    (op: string) =>
      padded(op, room);

  /** Products leave as soon as they are ready. */
  const runAtOnce = (step: TaskStep): Promise<Int32Array> => {
    const rowsOf = roomOf(step);
    return runStep(step, (product, x) => outsource(product, x, rowsOf(product.op)));
  };

  /**
   * Corrections of a product are asked for where the computation before it begins, on the grid: asked for when it is over, they would
   * say how long it took; and awaited behind the turn, the product would leave when they come, not on a beat.
   */
  const runInTurn = async (step: TaskStep, turns: Turns): Promise<Int32Array> => {
    const rowsOf = roomOf(step);
    const leaving = whole.program.ops.map(({ name }) => name).filter((op) => linearOf.has(op));
    let taken: Promise<CorrectionRows> | undefined;
    const begin = async (): Promise<void> => {
      await turns.begin();
      const op = leaving.shift();
      taken = op === undefined ? undefined : correctionsOf.get(op)!.take(op, rowsOf(op));
      taken?.catch(() => {}); // thrown where it is awaited
    };
    await begin();
    const output = await runStep(step, async (product, x) => {
      turns.done();
      const rows = await taken;
      await turns.take();
      const sums = await outsource(product, x, rowsOf(product.op), rows);
      await begin();
      return sums;
    });
    turns.done();
    return output;
  };

  return {
    get checked() {
      return checked;
    },
    wrong,
    async run(steps) {
      const outputs: Int32Array[] = [];
      let next = 0;
      const lane = async (): Promise<void> => {
        for (let i = next++; i < steps.length; i = next++) outputs[i] = await runAtOnce(steps[i]!);
      };
      const inTurns = async (beats: Pace): Promise<void> => {
        for (let from = 0; from < steps.length; from += STEPS_AT_ONCE) {
          const together = steps.slice(from, from + STEPS_AT_ONCE);
          const turns = createTurns(together.length, beats);
          const ran = together.map((step, i) => runInTurn(step, turns[i]!));
          outputs.push(...(await Promise.all(ran)));
        }
        await beats.beat(); // what is left to compute here takes longer for more rows
      };
      try {
        await (pace === null ? Promise.all(Array.from({ length: STEPS_AT_ONCE }, lane)) : inTurns(pace));
        await Promise.all(hops.map((hop) => hop.end()));
        await leave(over); // before anything that depends on what was right
      } catch (thrown) {
        next = steps.length;
        const error = asVeilmeshError(thrown);
        await leave(error);
        for (const hop of hops) wrong.push(...found(hop, whole, checks));
        throw error;
      }
      for (const hop of hops) wrong.push(...found(hop, whole, checks));
      // whether a product of a liar failed goes with what was masked, whether its liar is found does not
      const right = wrong.length === 0 && hops.every((hop) => failed.get(hop)!.size === 0);
      if (right) return async () => outputs;
      checks.close(); // the challenges that found it
      return () => runAlone(whole, steps);
    },
    async close() {
      await leave(over);
      await Promise.all(own.splice(0).map((mine) => mine.close()));
    },
  };
}

/** Every product here: of nodes that were wrong, nothing is used. */
async function runAlone(whole: WholeModel, steps: readonly TaskStep[]): Promise<Int32Array[]> {
  const own = new Map<string, RingProducts>();
  try {
    for (const { program, weights, products } of whole.parts) {
      if (products.length === 0) continue;
      const mine = await createWasmProducts(program, weights);
      for (const { op } of products) own.set(op, mine);
    }
    const alone: Outsourced = {
      linear: ({ op }, x, count) => own.get(op)!.multiply(op, x, count),
    };
    const outputs: Int32Array[] = [];
    for (const step of steps) outputs.push(await runOver(whole, step, alone));
    return outputs;
  } finally {
    await Promise.all([...new Set(own.values())].map((mine) => mine.close()));
  }
}

async function runOver(
  { program, weights }: WholeModel,
  { values, rows }: TaskStep,
  outsourced: Outsourced,
): Promise<Int32Array> {
  const loaded = loadHinged(program, weights, outsourced);
  try {
    const [output] = await loaded.run([{ sequence: loaded.open(0), input: values, rows }]);
    return output!;
  } finally {
    loaded.unload();
  }
}

/**
 * After the last message. Every answer of either side is checked by itself, also those whose products passed: with one error in both
 * sides' answers a product is wrong or not as the input has it, and whether a node is left out must not be.
 */
function found({ shard, sides }: RingHop, whole: WholeModel, checks: Checks): WrongNode[] {
  const part = whole.parts.find((known) => known.part.role === 'shard' && known.part.index === shard)!;
  const answers = (['product', 'correct'] as const).flatMap((role) =>
    sides[role].record.answered().map((rows) => ({ role, ...rows })),
  );
  const wrong = (rows: readonly { op: string; words: Int32Array; result: Int32Array }[]): boolean => {
    const { op } = rows[0]!;
    const [p, y] = [
      concatWords(rows.map(({ words }) => words)),
      concatWords(rows.map(({ result }) => result)),
    ];
    const { dIn } = part.products.find((product) => product.op === op)!;
    return !checks.oneSided(op, p, y, p.length / dIn);
  };
  const lies = [...Map.groupBy(answers, ({ op }) => op).values()]
    .filter(wrong) // both sides at once: almost always all are right
    .flatMap((rows) => rows.filter((one) => wrong([one])));
  const byPeer = Map.groupBy(lies, ({ role }) => sides[role].peerId);
  return [...byPeer].map(([peerId, own]): WrongNode => {
    const ops = [...new Set(own.map(({ op }) => op))];
    const roles = [...new Set(own.map(({ role }) => role))];
    const error = new VerificationError(
      'RING_CHECK_FAILED',
      `a node of shard ${shard} gave other words than ${ops.join(', ')}`,
      {
        details: { ops, roles, shard, peer: peerId },
        hint: 'no word of it was used; the answer was computed here',
      },
    );
    return { shard, roles, peerId, ops, error };
  });
}

/** Rows of zeros behind those that are there: under a mask they look like any other. */
function pad({ dIn }: RingProduct, x: Int32Array, rows: number): Int32Array {
  if (x.length === rows * dIn) return x;
  const padded = new Int32Array(rows * dIn);
  padded.set(x);
  return padded;
}
