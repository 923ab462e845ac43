/**
 * The one queue in front of an enclave's engine: steps that wait while it computes go into its next run together
 * (continuous batching), because reading the weights costs the same for one row as for a few.
 *
 * A run takes the oldest waiting step of every session when that has one row (decoding), and at most one longer
 * step (prefill), the sessions taking turns, so that a long prompt delays others by one chunk and nobody starves. A
 * session has one step in a run: its steps depend on each other.
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
   * @throws UnavailableError SESSION_QUEUE_FULL; what the engine throws for this step
   */
  run(input: Int32Array, rows: number): Promise<ComputedStep>;
  /** Takes no more steps, and resolves when none of its steps is running any more. */
  close(): Promise<void>;
}

export interface StepQueue {
  lane(sequence: Sequence): StepLane;
}

export interface StepQueueOptions {
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

export function createStepQueue({ run, nowUs, breathe }: StepQueueOptions): StepQueue {
  /** Lanes with waiting steps; the one whose long step ran last is last. */
  const lanes = new Set<Lane>();
  let working = false;

  function take(): [Lane, Waiting][] {
    const batch: [Lane, Waiting][] = [];
    let long: Lane | undefined;
    for (const lane of lanes) {
      const next = lane.waiting[0]!;
      if (next.step.rows > 1) {
        if (long !== undefined) continue;
        long = lane;
      }
      batch.push([lane, lane.waiting.shift()!]);
    }
    for (const [lane] of batch) if (lane.waiting.length === 0) lanes.delete(lane);
    if (long !== undefined && lanes.delete(long)) lanes.add(long);
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
      return {
        run(input, rows) {
          if (lane.broken !== undefined) return Promise.reject(lane.broken);
          if (lane.waiting.length >= MAX_WAITING_STEPS) return Promise.reject(queueFull());
          const { promise, resolve, reject } = Promise.withResolvers<ComputedStep>();
          lane.waiting.push({ step: { sequence, input, rows }, resolve, reject });
          lanes.add(lane);
          if (!working) void work();
          return promise;
        },
        async close() {
          breakLane(lane, new UnavailableError('SESSION_OVER', 'this session was closed'));
          await lane.running;
        },
      };
    },
  };
}

const queueFull = (): UnavailableError =>
  new UnavailableError('SESSION_QUEUE_FULL', 'too many steps of this session wait in the enclave');
