/**
 * The one queue in front of an enclave's engine: steps that wait while it computes go into its next run together
 * (continuous batching), because reading the weights costs the same for one row as for a few.
 *
 * A run takes the oldest waiting step of sessions that decode (one row each), and at most one longer step (prefill),
 * the sessions taking turns, so that a long prompt delays others by one chunk and nobody starves. A session has one
 * step in a run: its steps depend on each other. Where a route has several hops a run takes about that part of the
 * sessions: what is computed together stays together on its way, and were it all, only one hop would ever be at work.
 * @module
 */
import { asVeilmeshError, UnavailableError, type VeilmeshError } from '../../crypto/core/errors.ts';
import type { LoadedProgram, Sequence, Step } from '../../models/engine/types.ts';

/** Steps one session may have waiting; whoever has more in flight is told to keep its frames for later. */
export const MAX_WAITING_STEPS = 8;

export interface ComputedStep {
  readonly output: Int32Array;
  /** When the run it was part of began and ended, by the queue's clock. */
  readonly startUs: number;
  readonly endUs: number;
}

/** One session's place in the queue. */
export interface StepLane {
  /**
   * Steps of a lane run in the order of the calls; after one that fails the rest fail alike.
   * @throws UnavailableError SESSION_QUEUE_FULL; what `check` or the engine throws for this step
   */
  run(input: Int32Array, rows: number): Promise<ComputedStep>;
  /** Takes no more steps, and resolves when none of its steps is running any more. */
  close(): Promise<void>;
}

export interface StepQueue {
  lane(sequence: Sequence): StepLane;
}

export interface StepQueueOptions {
  /** Of every route that a step takes, this one included. */
  readonly hops: number;
  /**
   * Throws for a step that the engine would refuse for what is in it. Asked before the step may join a run, since one
   * bad step fails the run of all.
   */
  readonly check: (input: Int32Array, rows: number) => void;
  readonly run: LoadedProgram['run'];
  readonly nowUs: () => number;
  /** Lets what has arrived meanwhile into the queue before the next run is put together. */
  readonly breathe: () => Promise<void>;
}

interface Waiting {
  readonly step: Step;
  resolve(computed: ComputedStep): void;
  reject(error: VeilmeshError): void;
}

interface Lane {
  readonly waiting: Waiting[];
  broken: VeilmeshError | undefined;
  /** Resolves when the lane's running step is done; undefined when none runs. */
  running: Promise<unknown> | undefined;
}

export function createStepQueue({ hops, check, run, nowUs, breathe }: StepQueueOptions): StepQueue {
  /** Lanes with waiting steps, the ones that ran last at the end. */
  const lanes = new Set<Lane>();
  let working = false;
  let open = 0;
  /** Decoding steps of one run: engines take rows by four. */
  const mostOfRun = (): number => (hops === 1 ? open : 4 * Math.ceil(open / hops / 4));

  function take(): [Lane, Waiting][] {
    const batch: [Lane, Waiting][] = [];
    let longs = 1;
    let singles = mostOfRun();
    for (const lane of lanes) {
      const isLong = lane.waiting[0]!.step.rows > 1;
      if ((isLong ? longs-- : singles--) > 0) batch.push([lane, lane.waiting.shift()!]);
    }
    for (const [lane] of batch) {
      lanes.delete(lane);
      if (lane.waiting.length > 0) lanes.add(lane);
    }
    return batch;
  }

  async function compute(batch: readonly [Lane, Waiting][]): Promise<void> {
    const startUs = nowUs();
    try {
      const outputs = await run(batch.map(([, { step }]) => step));
      const endUs = nowUs();
      for (const [i, [, { resolve }]] of batch.entries()) resolve({ output: outputs[i]!, startUs, endUs });
    } catch (thrown) {
      // A failed run changed no sequence: each alone, so that only the step at fault fails.
      if (batch.length > 1) for (const single of batch) await compute([single]);
      else breakLane(batch[0]![0], asVeilmeshError(thrown), batch[0]![1]);
    }
  }

  async function work(): Promise<void> {
    working = true;
    await undefined; // steps that came in one message are in the queue before the first run is put together
    while (lanes.size > 0) {
      const batch = take();
      const done = compute(batch);
      for (const [lane] of batch) lane.running = done;
      await done;
      for (const [lane] of batch) lane.running = undefined;
      await breathe();
    }
    working = false;
  }

  function breakLane(lane: Lane, error: VeilmeshError, running?: Waiting): void {
    lane.broken ??= error;
    lanes.delete(lane);
    running?.reject(error);
    for (const { reject } of lane.waiting.splice(0)) reject(error);
  }

  return {
    lane(sequence) {
      const lane: Lane = { waiting: [], broken: undefined, running: undefined };
      let closed = false;
      open++;
      return {
        run(input, rows) {
          if (lane.broken !== undefined) return Promise.reject(lane.broken);
          if (lane.waiting.length >= MAX_WAITING_STEPS) return Promise.reject(queueFull());
          try {
            check(input, rows);
          } catch (thrown) {
            lane.broken = asVeilmeshError(thrown); // what came before still runs
            return Promise.reject(lane.broken);
          }
          const { promise, resolve, reject } = Promise.withResolvers<ComputedStep>();
          lane.waiting.push({ step: { sequence, input, rows }, resolve, reject });
          lanes.add(lane);
          if (!working) void work();
          return promise;
        },
        async close() {
          if (!closed) open--;
          closed = true;
          breakLane(lane, new UnavailableError('SESSION_OVER', 'this session was closed'));
          await lane.running;
        },
      };
    },
  };
}

const queueFull = (): UnavailableError =>
  new UnavailableError('SESSION_QUEUE_FULL', 'too many steps of this session wait in the enclave');
