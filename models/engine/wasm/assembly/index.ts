/**
 * Entry points: `step` runs a tape with the caller as one of the threads, `work` is the life of a worker; `wholeBytes` says which
 * products in the ring this machine is for.
 * @module
 */
import { attention } from './attention';
import { bfp } from './bfp';
import { bfplinear } from './bfplinear';
import { causal } from './causal';
import { add, lut, relu, rescale } from './elementwise';
import { embed } from './embed';
import { gate } from './gate';
import { layernorm } from './layernorm';
import {
  BARRIER, CODE, CODE_ADD, CODE_ARGMAX, CODE_ATTENTION, CODE_BFP, CODE_BFPLINEAR, CODE_CAUSAL, CODE_CONV2D,
  CODE_EMBED, CODE_EXPORT, CODE_GATE, CODE_HALVES, CODE_IMPORT, CODE_LAYERNORM, CODE_LINEAR, CODE_LUT, CODE_MAXPOOL,
  CODE_MEANPOOL, CODE_NORM, CODE_QUARTERS, CODE_RELU, CODE_REMEMBER, CODE_RESCALE, CODE_RING, CODE_RING_OF_QUARTERS,
  CODE_ROTARY, CODE_TOKENS, CONTROL_LENGTH, CONTROL_TAPE, RECORD_BYTES, STEP_DONE, STEP_HALTED,
} from './layout';
import { conv2d, linear } from './linear';
import { norm } from './norm';
import { remember } from './past';
import { argmax, maxpool, meanpool } from './pool';
import { exportRows, importRows } from './ports';
import { ringOfQuarters } from './quarters';
import { int } from './record';
import { ring, split } from './ring';
import { rotary } from './rotary';
import { arrive, awaitBarrier, awaitJob, HALTED, PASSED } from './threads';
import { tokens } from './tokens';

export { wholeBytes } from './quarters';

/**
 * Runs the tape of the control block from operation `from`; with `arrived` this thread did its share of that one
 * already and only waits for the others.
 * @param timeout nanoseconds to sleep at one barrier before returning that operation's index, negative for ever
 */
export function step(thread: u32, threads: u32, from: i32, arrived: i32, timeout: i64): i32 {
  const length = load<i32>(CONTROL_LENGTH);
  let op = <usize>load<u32>(CONTROL_TAPE) + <usize>from * RECORD_BYTES;
  for (let i = from; i < length; i++) {
    const meet = threads > 1 && int(op, BARRIER);
    if (!arrived) {
      execute(op, thread, threads);
      if (meet) arrive(threads);
    }
    arrived = 0;
    if (meet) {
      const outcome = awaitBarrier(timeout);
      if (outcome != PASSED) return outcome == HALTED ? STEP_HALTED : i;
    }
    op += RECORD_BYTES;
  }
  return STEP_DONE;
}

/** Takes part in job after job; returns when the engine halts. */
export function work(thread: u32, threads: u32): void {
  for (let seen = 0; awaitJob(seen) == PASSED; seen++) {
    if (step(thread, threads, 0, 0, -1) == STEP_HALTED) return;
  }
}

function execute(op: usize, thread: u32, threads: u32): void {
  switch (int(op, CODE)) {
    case CODE_IMPORT: return importRows(op, thread, threads);
    case CODE_EXPORT: return exportRows(op, thread, threads);
    case CODE_LINEAR: return linear(op, thread, threads);
    case CODE_CONV2D: return conv2d(op, thread, threads);
    case CODE_ADD: return add(op, thread, threads);
    case CODE_RELU: return relu(op, thread, threads);
    case CODE_LUT: return lut(op, thread, threads);
    case CODE_RESCALE: return rescale(op, thread, threads);
    case CODE_LAYERNORM: return layernorm(op, thread, threads);
    case CODE_ATTENTION: return attention(op, thread, threads);
    case CODE_MEANPOOL: return meanpool(op, thread, threads);
    case CODE_MAXPOOL: return maxpool(op, thread, threads);
    case CODE_EMBED: return embed(op, thread, threads);
    case CODE_ARGMAX: return argmax(op, thread, threads);
    case CODE_NORM: return norm(op, thread, threads);
    case CODE_BFP: return bfp(op, thread, threads);
    case CODE_BFPLINEAR: return bfplinear(op, thread, threads);
    case CODE_ROTARY: return rotary(op, thread, threads);
    case CODE_REMEMBER: return remember(op, thread, threads);
    case CODE_CAUSAL: return causal(op, thread, threads);
    case CODE_GATE: return gate(op, thread, threads);
    case CODE_TOKENS: return tokens(op, thread, threads);
    case CODE_HALVES:
    case CODE_QUARTERS: return split(op, thread, threads);
    case CODE_RING: return ring(op, thread, threads);
    case CODE_RING_OF_QUARTERS: return ringOfQuarters(op, thread, threads);
  }
  unreachable();
}
