/**
 * A program in the wasm engine: its tape, its sequences, and the passes that a run of steps takes.
 * @module
 */
import { UnavailableError } from '../../../crypto/core/errors.ts';
import { assertId } from '../../program/kinds/embed.ts';
import { kindOf } from '../../program/kinds/index.ts';
import { nextToken } from '../../program/sampling.ts';
import { createSequences, type Turn } from '../../program/sequence.ts';
import type { Program } from '../../program/types.ts';
import type { LoadedProgram } from '../types.ts';
import type { Arena, Arenas } from './arena.ts';
import * as L from './assembly/layout.ts';
import { roundPositions } from './decoder-fields.ts';
import { compileTape, type Tape } from './tape.ts';
import type { Threads } from './threads.ts';

/** The engine's parts that its programs share. */
export interface Machine {
  readonly memory: WebAssembly.Memory;
  readonly arenas: Arenas;
  readonly team: Threads;
  readonly threads: number;
}

/** What a sequence remembers, and how many positions there is room for. */
interface Past {
  readonly arena: Arena;
  readonly capacity: number;
}

/** @throws UnavailableError ENGINE_MEMORY | PROGRAM_UNSUPPORTED */
export function loadTape(program: Program, weights: Uint8Array, machine: Machine): LoadedProgram {
  const { memory, arenas, team } = machine;
  const tape = compileTape(program, weights, machine.threads, arenas, memory);
  const free = createRelease(arenas);
  const sequences = createSequences<Past>(program, {
    allocate(positions) {
      const capacity = roundPositions(positions);
      return { arena: arenas.take(tape.memoryBytes * capacity), capacity };
    },
    free: ({ arena }) => free.release(arena),
  });
  let loaded = true;
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
      return await free.after(() =>
        team.run(async (pass) => {
          const turns = sequences.check(steps);
          const results: Int32Array[] = [];
          for (const turnsOfPass of passesOf(program, turns)) {
            const words = new Int32Array(memory.buffer);
            const rows = fill(tape, words, turnsOfPass);
            await pass(tape, rows);
            results.push(...take(program, tape, words, turnsOfPass));
          }
          sequences.advance(steps);
          return results;
        }),
      );
    },
    unload() {
      if (!loaded) return;
      loaded = false;
      sequences.close();
      free.release(tape.arena);
    },
  };
}

/** Memory is given back when no run is under way: kernels may still be at work on it. */
function createRelease(arenas: Arenas) {
  const waiting: Arena[] = [];
  let runs = 0;
  const flush = (): void => {
    if (runs === 0) for (const arena of waiting.splice(0)) arenas.free(arena);
  };
  return {
    release(arena: Arena): void {
      waiting.push(arena);
      flush();
    },
    async after<T>(run: () => Promise<T>): Promise<T> {
      runs++;
      try {
        return await run();
      } finally {
        runs--;
        flush();
      }
    },
  };
}

/** Turns that are computed together: as many as fit in the program's rows, one alone where rows depend on others. */
function passesOf(program: Program, turns: readonly Turn<Past>[]): Turn<Past>[][] {
  const alone = program.inputs[0]!.rows === 1 || program.ops.some((op) => kindOf(op).mixesRows);
  const passes: Turn<Past>[][] = [];
  let rows = 0;
  for (const turn of turns) {
    if (alone || passes.length === 0 || rows + turn.rows > program.maxRows) {
      passes.push([]);
      rows = 0;
    }
    passes.at(-1)!.push(turn);
    rows += turn.rows;
  }
  return passes;
}

/** Writes the input rows and their descriptors; returns how many there are. */
function fill(tape: Tape, words: Int32Array, turns: readonly Turn<Past>[]): number {
  let row = 0;
  for (const { rows, position, inputs, memory } of turns) {
    for (let i = 0; i < rows; i++, row++) {
      let at = tape.input.address / 4 + row * tape.input.width;
      for (const { width, data } of inputs) {
        words.set(data.subarray(i * width, (i + 1) * width), at);
        at += width;
      }
      const descriptor = (tape.rowTable + row * L.ROW_BYTES) / 4;
      words[descriptor + L.ROW_MEMORY / 4] = memory.arena.address;
      words[descriptor + L.ROW_CAPACITY / 4] = memory.capacity;
      words[descriptor + L.ROW_POSITION / 4] = position + i;
    }
  }
  return row;
}

/** Each turn's output rows. */
function take(program: Program, tape: Tape, words: Int32Array, turns: readonly Turn<Past>[]): Int32Array[] {
  const { address, width } = tape.output;
  refuseFaults(tape, words, turns);
  let row = 0;
  return turns.map(({ rows, position, sampling }) => {
    const outputRows = program.outputs[0]!.rows === 1 ? 1 : rows;
    const from = address / 4 + row * width;
    const output = new Int32Array(words.subarray(from, from + outputRows * width));
    for (const sample of tape.samples) {
      for (let i = 0; i < rows; i++) {
        const logits = (sample.address + (row + i) * sample.stride) / 4;
        const entries = words.subarray(logits, logits + sample.width);
        output[i * width + sample.column] = nextToken(entries, sampling, position + i, sample.frac);
      }
    }
    row += rows;
    return output;
  });
}

/** Kernels only note that they refused an id; the error is that of every engine, with the row's place in its step. */
function refuseFaults(tape: Tape, words: Int32Array, turns: readonly Turn<Past>[]): void {
  for (const { address, vocabulary } of tape.faults) {
    const mark = words[address / 4]!;
    if (mark === 0) continue;
    for (const fault of tape.faults) words[fault.address / 4] = 0;
    let row = mark - 1;
    for (const { rows } of turns) {
      if (row < rows) assertId(-1, vocabulary, row);
      row -= rows;
    }
  }
}
