/**
 * The reference engine: each operation by its kind's plain function. Slow, and right by definition.
 * @module
 */
import { UnavailableError } from '../../crypto/core/errors.ts';
import type { Engine, LoadedProgram } from '../engine/types.ts';
import { allocateMemories, execute, type Memories, plainly, type RunOp, type Trace } from './execute.ts';
import type { Tensors } from './kind.ts';
import { createSequences } from './sequence.ts';
import type { Program } from './types.ts';
import { createTensors } from './weights.ts';

/** Callers load validated programs only (`validateProgram`). */
export function createReferenceEngine(): Engine {
  return {
    name: 'reference',
    threads: 1,
    async load(program, weights) {
      return loadPlain(program, plainly(createTensors(program.tensors, weights)));
    },
    async close() {},
  };
}

/** A program in this thread's memory, its operations run by `runOp`. */
export function loadPlain(program: Program, runOp: RunOp): LoadedProgram {
  let loaded = true;
  const sequences = createSequences<Memories>(program, {
    allocate: (positions) => allocateOrRefuse(program, positions),
    free() {},
  });
  const assertLoaded = (): void => {
    if (!loaded) throw new UnavailableError('PROGRAM_UNLOADED', `${program.name} has been unloaded`);
  };
  return {
    open(positions, sampling) {
      assertLoaded();
      return sequences.open(positions, sampling);
    },
    async run(steps) {
      assertLoaded();
      const results = execute(program, sequences.check(steps), runOp);
      sequences.advance(steps);
      return results;
    },
    unload() {
      loaded = false;
      sequences.close();
    },
  };
}

function allocateOrRefuse(program: Program, positions: number): Memories {
  try {
    return allocateMemories(program, positions);
  } catch (cause) {
    throw new UnavailableError('ENGINE_MEMORY', `there is no memory for ${positions} positions`, {
      details: { positions },
      hint: 'ask for a shorter context, or close other sessions',
      cause,
    });
  }
}

/** One step of a new sequence; `trace` sees every value as it is made (for tests and calibration reports). */
export function runReference(
  program: Program,
  tensors: Tensors,
  input: Int32Array,
  rows: number,
  trace?: Trace,
): Int32Array {
  const sequences = createSequences(program, {
    allocate: (positions) => allocateMemories(program, positions),
    free() {},
  });
  // any row count is for the step's own check to refuse
  const positions = Math.min(Math.max(rows, 1), program.maxPositions ?? 0);
  const turns = sequences.check([{ sequence: sequences.open(positions), input, rows }]);
  return execute(program, turns, plainly(tensors), trace)[0]!;
}
