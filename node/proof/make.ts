/**
 * Makes a proof file: commits to what cells read and wrote when a program ran, and proves that it is what they compute.
 *
 * Blinders are drawn afresh for each file and forgotten with it.
 * @module
 */
import { createIntCommits } from '../../crypto/commit/int-commits.ts';
import { loadSetup } from '../../crypto/commit/setup.ts';
import { rowsRoot } from '../../crypto/commit/weight-rows.ts';
import { bytesToHex, hex } from '../../crypto/core/bytes.ts';
import { UsageError } from '../../crypto/core/errors.ts';
import { merkleProof } from '../../crypto/core/hash.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import { randomScalar } from '../../crypto/curve/scalar.ts';
import type { Point } from '../../crypto/proof/arithmetic.ts';
import { encodeCellLeaf } from '../../crypto/proof/cell-leaf.ts';
import { BLINDING_ROWS } from '../../crypto/proof/domain.ts';
import {
  type CellEstimate,
  type CellStage,
  createCellProver,
} from '../../models/program/cells/prove-cell.ts';
import type { ShardCell } from '../../models/program/cells/shard-cells.ts';
import { splitInput } from '../../models/program/input.ts';
import { runReference } from '../../models/program/reference.ts';
import { encodeManifest, shardsOf } from '../../models/shard/manifest.ts';
import type { TaskStep } from '../models/task.ts';
import { COMMITMENT_BYTES, columnId, type FileCell, localContext, type ProofFile } from './file.ts';
import type { LocalModel } from './model.ts';

/** One cell of a model. */
export interface CellName {
  readonly shard: number;
  /** Its number in the shard. */
  readonly cell: number;
}

/** What the shards' programs computed at one position, and what the whole model gave where it ran to its end. */
export interface ProgramRun {
  readonly position: number;
  /** By shard: a value by its name. */
  readonly values: readonly ReadonlyMap<string, Int32Array>[];
  readonly output: Int32Array | null;
}

/**
 * Runs the parts one after another on one step, by the reference.
 * @param shards how many of them; all of the model when absent
 * @throws UsageError PROVE_POSITION, and what the program says of its input
 */
export function runModel(
  model: LocalModel,
  { values: input, rows }: TaskStep,
  position: number,
  shards?: number,
): ProgramRun {
  if (position >= rows) {
    throw new UsageError('PROVE_POSITION', `this input has positions 0 to ${rows - 1}`, {
      details: { got: position, rows },
      hint: `--position ${rows - 1}`,
    });
  }
  const values: Map<string, Int32Array>[] = [];
  let edge = input;
  for (const [place, { role }] of model.manifest.parts.entries()) {
    if (values.length === shards) return { position, values, output: null };
    const { program, tensors } = model.part(place);
    const own = new Map<string, Int32Array>();
    const keep = (name: string, data: Int32Array, width: number): void => {
      own.set(name, data.slice(position * width, (position + 1) * width));
    };
    for (const [i, { data, width }] of splitInput(program, edge, rows).entries()) {
      keep(program.inputs[i]!.name, data, width);
    }
    edge = runReference(program, tensors, edge, rows, (name, { data, width }) => keep(name, data, width));
    if (role === 'shard') values.push(own);
  }
  return { position, values, output: edge };
}

export interface ProofMaker {
  estimate(cell: ShardCell): CellEstimate;
  /**
   * @param names ascending by shard and number
   * @param withRows false leaves the rows' commitments out: a smaller file, whose checker needs the model
   */
  make(run: ProgramRun, names: readonly CellName[], withRows: boolean, onStage: OnStage): ProofFile;
}

/** @param done cells that are proven */
export type OnStage = (done: number, cell: ShardCell, stage: CellStage) => void;

/** Tables take a second. */
export async function createProofMaker(model: LocalModel): Promise<ProofMaker> {
  const setup = await loadSetup();
  const prover = createCellProver(setup, await createIntCommits(BLINDING_ROWS));
  const { g1, scope } = setup.curve;
  const compressed = (points: readonly Point[]): string[] => {
    const bytes = scope(() => g1.encode(g1.fromEvm(points, 'curve')));
    return points.map((_, i) => bytesToHex(bytes.subarray(i * COMMITMENT_BYTES, (i + 1) * COMMITMENT_BYTES)));
  };
  const shards = shardsOf(model.manifest);

  return {
    estimate: prover.estimate,
    make({ position, values }, names, withRows, onStage) {
      const session = randomBytes(32);
      const blinders = new Map<string, bigint>();
      const keys = new Map<string, string>();
      const cells = names.map(({ shard, cell: number }, done): FileCell => {
        const { cells, leaves } = model.shard(shard);
        const cell = cells.cells[number]!;
        const key = prover.keyOf(cell.relation);
        keys.set(bytesToHex(key.digest), bytesToHex(key.encoded));
        const proven = prover.prove({
          cell,
          values: (value) => values[shard]!.get(value)!,
          blinderOf: (place) => {
            const id = columnId(shard, place);
            const blinder = blinders.get(id) ?? randomScalar();
            blinders.set(id, blinder);
            return blinder;
          },
          context: localContext({
            part: shards[shard]!,
            modelRoot: model.root,
            session,
            position,
            cell: number,
          }),
          onStage: (stage) => onStage(done, cell, stage),
        });
        const { boundary, model: columns, rows } = proven.statement;
        const encoded = leaves.map(encodeCellLeaf);
        return {
          shard,
          cell: number,
          leaf: bytesToHex(encoded[number]!),
          path: merkleProof(encoded, number).map(bytesToHex),
          boundary: compressed(boundary),
          model: compressed(columns),
          folds: rows.map((points) => {
            const commitments = compressed(points);
            const root = rowsRoot(commitments.map(hex));
            return {
              rows: points.length,
              root: bytesToHex(root),
              commitments: withRows ? commitments.join('') : null,
            };
          }),
          proof: bytesToHex(proven.proof),
        };
      });
      return {
        version: 1,
        kind: 'veilmesh-proof',
        manifest: bytesToHex(encodeManifest(model.manifest)),
        session: bytesToHex(session),
        position,
        keys: [...keys.values()],
        cells,
      };
    },
  };
}
