/**
 * How the threads of one engine meet: a barrier between operations, and a place to wait for the next job.
 * A waiter spins first, since an operation often takes less than going to sleep and being woken, then sleeps.
 * @module
 */
import {
  CONTROL_BARRIER_ARRIVED, CONTROL_BARRIER_GENERATION, CONTROL_BARRIER_SLEEPERS, CONTROL_HALT, CONTROL_JOB,
  CONTROL_JOB_SLEEPERS,
} from './layout';

/**
 * Loads before a waiter at a barrier sleeps, about 100 microseconds: longer than the others' share of an operation of a
 * decode step takes. With a quarter of it, a step of a shard of SmolLM2 that shares its cores with other processes took
 * 3.4 to 7.5 ms (median, three hops, two runs) instead of 2.5 to 3.2: one late thread put the others to sleep, and
 * waking them made those late in turn.
 * Waiting for a job sleeps at once: the next one is milliseconds away, and the core is wanted for sending the rows.
 */
const SPINS: i32 = 240000;

export const PASSED: i32 = 0;
export const TIMED_OUT: i32 = 1;
export const HALTED: i32 = 2;

/** Barrier generation this thread waits for. A global belongs to one instance, hence to one thread. */
let awaited: i32 = 0;

/** Announces this thread at the barrier; the last one opens it. */
export function arrive(threads: u32): void {
  awaited = atomic.load<i32>(CONTROL_BARRIER_GENERATION) + 1;
  if (atomic.add<i32>(CONTROL_BARRIER_ARRIVED, 1) + 1 < <i32>threads) return;
  atomic.store<i32>(CONTROL_BARRIER_ARRIVED, 0);
  atomic.store<i32>(CONTROL_BARRIER_GENERATION, awaited);
  if (atomic.load<i32>(CONTROL_BARRIER_SLEEPERS) > 0) atomic.notify(CONTROL_BARRIER_GENERATION, -1);
}

/** Waits until the barrier opens. @param timeout nanoseconds asleep, negative for ever */
export function awaitBarrier(timeout: i64): i32 {
  const shut = awaited - 1;
  return awaitChange(CONTROL_BARRIER_GENERATION, shut, CONTROL_BARRIER_SLEEPERS, SPINS, timeout);
}

/** Waits until the job number is no longer `seen`. */
export function awaitJob(seen: i32): i32 {
  return awaitChange(CONTROL_JOB, seen, CONTROL_JOB_SLEEPERS, 0, -1);
}

/** Whoever halts the engine changes both words first, so no sleeper misses it. */
function awaitChange(word: usize, old: i32, sleepers: usize, spins: i32, timeout: i64): i32 {
  for (let i = 0; i < spins; i++) {
    if (atomic.load<i32>(word) != old) return atomic.load<i32>(CONTROL_HALT) ? HALTED : PASSED;
  }
  atomic.add<i32>(sleepers, 1);
  let result = 0;
  while (atomic.load<i32>(word) == old && result != 2) result = atomic.wait<i32>(word, old, timeout);
  atomic.sub<i32>(sleepers, 1);
  if (atomic.load<i32>(CONTROL_HALT)) return HALTED;
  return atomic.load<i32>(word) != old ? PASSED : TIMED_OUT;
}
