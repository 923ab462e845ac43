/**
 * A session computed again from what its client sent: hop after hop, each from the true output of the one before, and
 * compared with what the hops committed to, position after position. So the first difference belongs to the hop where it is.
 * Pure; runs in a thread of its own.
 *
 * Where a program remembers positions all of them are compared, from the first one on: a hop that was honest, but was given
 * something false earlier, would differ from the truth later on.
 *
 * Nobody is accused of what this machine got wrong: a difference is computed once more, by other code and with products that
 * pass check() (checked-engine.ts), and is one only if both say the same.
 * @module
 */
import { segmentRoot } from '../../crypto/commit/committer.ts';
import type { IntCommits } from '../../crypto/commit/int-commits.ts';
import { createInnerBlinders, createKzgCommitter } from '../../crypto/commit/kzg-committer.ts';
import { equalBytes } from '../../crypto/core/bytes.ts';
import { InternalError, UnavailableError, VerificationError } from '../../crypto/core/errors.ts';
import { rowsOfSteps, rowWords, type StepVectors } from '../../mesh/session/segment.ts';
import type { Engine, LoadedProgram } from '../../models/engine/types.ts';
import { lowerShard } from '../../models/program/cells/shard-cells.ts';
import { columnEntries, edgeRow, openUp, rowWidth } from '../../models/program/opened.ts';
import type { Program } from '../../models/program/types.ts';
import { createTensors } from '../../models/program/weights.ts';
import { type FalseCell, falseCell } from './false-cell.ts';
import type { AuditedSession } from './record.ts';

/** The first position that a hop did not compute as its shard does. */
export interface Divergence {
  readonly hop: number;
  readonly segment: number;
  /** In the segment. */
  readonly position: number;
}

export interface AuditedShard {
  readonly program: Program;
  readonly weights: Uint8Array;
}

/** @param done positions of this hop, of so many */
export type OnPosition = (done: number, total: number) => void;

export interface AuditEngines {
  /** What every position is computed with. */
  readonly fast: Engine;
  /** What a difference is computed again with, and its place looked for (checked-engine.ts). */
  readonly checked: Engine;
}

export interface Recomputation {
  /** Positions that every hop computes. */
  readonly positions: number;
  /**
   * The next hop's shard. @throws VerificationError AUDIT_INPUTS when the first hop signed other inputs
   * @throws UnavailableError AUDIT_ENGINE_WRONG | AUDIT_PRODUCT_WRONG where this machine is at fault: to be computed again
   * @returns null when everything is as it said; after a divergence there is no next one
   */
  hop(shard: AuditedShard, onPosition: OnPosition): Promise<Divergence | null>;
  /**
   * Of the hop that diverged: what is wrong in that position.
   * @param shown its commitments to the inner columns of that position, by column
   */
  locate(shard: AuditedShard, shown: readonly Uint8Array[], onPosition: OnPosition): Promise<FalseCell>;
}

/** Where a row belongs. */
interface Place {
  readonly segment: number;
  readonly position: number;
}

/** A row that the fast engine computes otherwise than was said. */
interface Difference {
  /** Step. */
  readonly at: number;
  readonly row: number;
  readonly own: Int32Array;
  readonly said: Uint8Array;
}

/** @param chosen segments to compare @param engines closed by the caller */
export function recompute(
  { sessionId, blindKey, steps, segments }: AuditedSession,
  chosen: readonly number[],
  { remembers, widthsIn }: { readonly remembers: boolean; readonly widthsIn: readonly number[] },
  { fast, checked }: AuditEngines,
  ints: IntCommits,
): Recomputation {
  const session = { sessionId, sessionBlindKey: blindKey };
  const committer = createKzgCommitter(session, ints);
  const last = Math.max(...chosen);
  const wanted = (segment: number): boolean =>
    segment >= 0 && (remembers ? segment <= last : chosen.includes(segment));
  const widthIn = rowWords(widthsIn);
  const places = placesOf(steps, widthIn, segments);
  let inputs = steps.filter((_, i) => wanted(places[i]!.segment));
  const starts = places.filter(({ segment }) => wanted(segment));
  const positions = rowsIn(inputs, widthIn);
  let hop = 0;
  let diverged: Divergence | undefined;

  const open = (loaded: LoadedProgram, count: number) => loaded.open(remembers ? count : 0);

  /** @throws VerificationError AUDIT_INPUTS */
  function demandInputs(): void {
    for (const [number, { inCommits }] of segments.entries()) {
      if (!wanted(number)) continue;
      const own = inputs.filter((_, i) => starts[i]!.segment === number);
      const leaves = rowsOfSteps(0, widthsIn, own).map(({ vector, at }) =>
        committer.commit(vector, at, widthsIn),
      );
      if (equalBytes(segmentRoot(leaves), inCommits)) continue;
      throw new VerificationError('AUDIT_INPUTS', 'the record has other inputs than the first hop signed', {
        details: { segment: number },
        hint: 'who gave you this record changed it: no hop is to blame',
      });
    }
  }

  /** Runs a hop's steps up to one, as far as its output depends on them. @returns that one's */
  async function runTo(
    engine: Engine,
    { program, weights }: AuditedShard,
    until: number,
    onPosition: OnPosition,
  ): Promise<Int32Array> {
    const width = rowWidth(program.inputs);
    const needed = remembers ? inputs.slice(0, until + 1) : [inputs[until]!];
    const total = rowsIn(needed, width);
    const loaded = await engine.load(program, weights);
    const sequence = open(loaded, total);
    try {
      let done = 0;
      let output = new Int32Array(0);
      for (const { values } of needed) {
        const rows = values.length / width;
        [output] = (await loaded.run([{ sequence, input: values, rows }])) as [Int32Array<ArrayBuffer>];
        done += rows;
        onPosition(done, total);
      }
      return output;
    } finally {
      sequence.close();
      loaded.unload();
    }
  }

  return {
    positions,
    async hop(shard, onPosition) {
      const { program, weights } = shard;
      if (hop === 0) demandInputs();
      if (diverged !== undefined) throw new InternalError('AUDIT_OVER', 'a hop after the one that diverged');
      const widths = program.outputs.map(({ width }) => width);
      const [width, wide] = [rowWidth(program.inputs), rowWidth(program.outputs)];
      const outputs: StepVectors[] = [];
      let different: Difference | undefined;
      const commitTo = (words: Int32Array, step: number, row: number): Uint8Array =>
        committer.commit(words, { edge: hop + 1, step, row }, widths);
      const loaded = await fast.load(program, weights);
      const sequence = open(loaded, positions);
      try {
        let done = 0;
        compared: for (const [i, { step, values }] of inputs.entries()) {
          const rows = values.length / width;
          const [output] = await loaded.run([{ sequence, input: values, rows }]);
          const { segment, position } = starts[i]!;
          for (let row = 0; row < rows; row++) {
            const own = output!.subarray(row * wide, (row + 1) * wide);
            const said = segments[segment]!.outputs[hop]![position + row]!;
            if (!equalBytes(commitTo(own, step, row), said)) {
              different = { at: i, row, own, said };
              break compared;
            }
            onPosition(++done, positions);
          }
          outputs.push({ step, values: output! });
        }
      } finally {
        sequence.close();
        loaded.unload();
      }
      if (different === undefined) {
        inputs = outputs;
        hop++;
        return null;
      }
      const { at, row, own, said } = different;
      const output = await runTo(checked, shard, at, onPosition);
      const again = output.subarray(row * wide, (row + 1) * wide);
      if (
        !again.every((word, i) => word === own[i]) ||
        equalBytes(commitTo(again, inputs[at]!.step, row), said)
      ) {
        throw new UnavailableError('AUDIT_ENGINE_WRONG', "what this machine's engine computed is wrong", {
          details: { hop },
          hint: 'nobody is accused of it, and it is computed again; if it comes back, this machine is at fault: test its memory',
        });
      }
      const { segment, position } = starts[at]!;
      diverged = { hop, segment, position: position + row };
      return diverged;
    },

    async locate({ program, weights }, shown, onPosition) {
      if (diverged === undefined) throw new InternalError('AUDIT_HONEST', 'no hop has diverged');
      const { segment, position } = diverged;
      const shard = lowerShard(program, createTensors(program.tensors, weights));
      const opened = openUp(program, weights);
      const until = starts.findLastIndex((start) => start.segment === segment && start.position <= position);
      const output = await runTo(checked, { program: opened.program, weights }, until, onPosition);
      const { step, values } = inputs[until]!;
      const row = position - starts[until]!.position;
      const value = opened.at(row, values, output);
      const blinderOf = createInnerBlinders(session);
      return falseCell(
        program,
        shard,
        {
          inner: shard.inner.map(({ value: name, entries }, number) => {
            const column = columnEntries(value(name), entries);
            return ints.commitCompressed(column, [blinderOf({ hop, step, row }, number, column)]);
          }),
          output: committer.commit(
            edgeRow(program.outputs, value),
            { edge: hop + 1, step, row },
            program.outputs.map((spec) => spec.width),
          ),
        },
        { inner: shown, output: segments[segment]!.outputs[hop]![position]! },
      );
    },
  };
}

const rowsIn = (steps: readonly StepVectors[], width: number): number =>
  steps.reduce((sum, { values }) => sum + values.length / width, 0);

/** Where each step begins: segments end between steps; -1 for those that no segment has. */
function placesOf(
  steps: readonly StepVectors[],
  width: number,
  segments: AuditedSession['segments'],
): Place[] {
  let at = 0;
  return steps.map(({ values }) => {
    const from = at;
    at += values.length / width;
    const segment = segments.findIndex(({ positions: [, to] }) => from < to);
    return { segment, position: from - (segments[segment]?.positions[0] ?? 0) };
  });
}
