/**
 * The sequences of a loaded program, and the rules that every engine keeps about them.
 *
 * An engine brings its own memory M for what its operations remember. A sequence moves on only after the whole run has
 * succeeded; what a failed run wrote into M lies behind `position`, where the next run writes again.
 * @module
 */
import { UsageError } from '../../crypto/core/errors.ts';
import type { Sequence, Step } from '../engine/types.ts';
import { splitInput } from './input.ts';
import type { Matrix } from './kind.ts';
import { GREEDY, type Sampling } from './sampling.ts';
import type { Program } from './types.ts';

/** One checked step of a run. */
export interface Turn<M> {
  readonly rows: number;
  /** Absolute position of the first row. */
  readonly position: number;
  /** One matrix per program input. */
  readonly inputs: readonly Matrix[];
  readonly memory: M;
  readonly sampling: Sampling;
}

export interface SequenceSet<M> {
  /** @throws UsageError CONTEXT_TOO_LONG, and what `allocate` throws */
  open(positions: number, sampling?: Sampling | null): Sequence;
  /**
   * Checks the steps of one run and changes nothing.
   * @throws UsageError SEQUENCE_UNKNOWN | SEQUENCE_TWICE | CONTEXT_FULL, and what `splitInput` throws
   */
  check(steps: readonly Step[]): Turn<M>[];
  /** Moves the sequences on after a run of exactly these steps; one that was closed meanwhile stays closed. */
  advance(steps: readonly Step[]): void;
  /** Closes every sequence. */
  close(): void;
}

/** Room that a sequence asks for. */
export interface Room<M> {
  allocate(positions: number): M;
  free(memory: M): void;
}

interface State<M> {
  position: number;
  readonly positions: number;
  readonly memory: M;
  readonly sampling: Sampling;
}

/** Sequences of one program; those of programs without maxPositions are as long as one likes. */
export function createSequences<M>(program: Program, { allocate, free }: Room<M>): SequenceSet<M> {
  const states = new Map<Sequence, State<M>>();
  const most = program.maxPositions ?? 0;
  const stateOf = (sequence: Sequence): State<M> => {
    const state = states.get(sequence);
    if (state) return state;
    throw new UsageError('SEQUENCE_UNKNOWN', `the sequence is closed, or not one of ${program.name}`);
  };
  const checked = ({ sequence, input, rows }: Step): Turn<M> => {
    const { position, positions, memory, sampling } = stateOf(sequence);
    const inputs = splitInput(program, input, rows);
    if (most > 0 && position + rows > positions) throw contextFull(position, rows, positions);
    return { rows, position, inputs, memory, sampling };
  };
  return {
    open(positions, sampling) {
      if (!Number.isInteger(positions) || positions < (most > 0 ? 1 : 0) || positions > most) {
        throw contextTooLong(program.name, positions, most);
      }
      const state: State<M> = {
        position: 0,
        positions,
        memory: allocate(positions),
        sampling: sampling ?? GREEDY,
      };
      const sequence: Sequence = {
        get position() {
          return state.position;
        },
        close() {
          if (states.delete(sequence)) free(state.memory);
        },
      };
      states.set(sequence, state);
      return sequence;
    },
    check(steps) {
      if (new Set(steps.map(({ sequence }) => sequence)).size !== steps.length) {
        throw new UsageError('SEQUENCE_TWICE', 'a run takes one step of a sequence');
      }
      return steps.map(checked);
    },
    advance(steps) {
      for (const { sequence, rows } of steps) {
        const state = states.get(sequence);
        if (state) state.position += rows;
      }
    },
    close() {
      for (const sequence of [...states.keys()]) sequence.close();
    },
  };
}

const contextTooLong = (name: string, positions: number, most: number): UsageError =>
  new UsageError(
    'CONTEXT_TOO_LONG',
    most === 0 ? `${name} has no sequences` : `a sequence of ${name} has 1 to ${most} positions`,
    { details: { positions, most }, hint: 'ask for a shorter context' },
  );

const contextFull = (position: number, rows: number, positions: number): UsageError =>
  new UsageError(
    'CONTEXT_FULL',
    `${rows} more rows do not fit behind ${position} of ${positions} positions`,
    {
      details: { position, rows, positions },
      hint: 'start a new conversation, or open it with more positions',
    },
  );
