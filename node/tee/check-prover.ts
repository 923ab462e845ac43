/**
 * Answers a check from sealed witnesses: computes the claimed segment again, commits to the columns between its
 * cells, and proves the cells that are drawn or named (settlement/PROTOCOL.md). Pure; runs inside the TEE, in a thread of its own.
 *
 * Everything follows from the witnesses, so a prover that starts anew gives the same commitments. Positions before the
 * segment are computed for what attention remembers of them, and only where the program remembers anything. An engine
 * computes a program whose outputs are all values of the shard's own; whether it computes right, the comparison with the
 * claim shows, and each cell's proof.
 * @module
 */
import { segmentRoot } from '../../crypto/commit/committer.ts';
import type { IntCommits } from '../../crypto/commit/int-commits.ts';
import {
  createBlinders,
  createInnerBlinders,
  createKzgCommitter,
} from '../../crypto/commit/kzg-committer.ts';
import type { Setup } from '../../crypto/commit/setup.ts';
import { OPEN_MODEL_KEY, rowsRoot } from '../../crypto/commit/weight-rows.ts';
import { equalBytes } from '../../crypto/core/bytes.ts';
import { InternalError, VerificationError } from '../../crypto/core/errors.ts';
import { type Hash32, merkleProof } from '../../crypto/core/hash.ts';
import { type Claim, claimHash } from '../../crypto/poea/claim.ts';
import { type CellLeaf, encodeCellLeaf, type Place } from '../../crypto/proof/cell-leaf.ts';
import type { Engine } from '../../models/engine/types.ts';
import { cellRowsRoot, commitProduct, productOf } from '../../models/program/cells/cell-weights.ts';
import { createCellProver } from '../../models/program/cells/prove-cell.ts';
import { lowerShard } from '../../models/program/cells/shard-cells.ts';
import {
  columnEntries,
  edgeRow,
  openUp,
  type PositionValues,
  rowWidth,
} from '../../models/program/opened.ts';
import type { Program, ValueSpec } from '../../models/program/types.ts';
import { createTensors } from '../../models/program/weights.ts';
import type { CellMove } from '../../settlement/checks/types.ts';
import { openWitness, type SealedWitness, type Witness } from './witness.ts';

/** A claim to answer for: its witness behind those of the session's segments before it. */
export interface CheckSubject {
  readonly claimHash: Uint8Array;
  readonly witnesses: readonly SealedWitness[];
}

/** One of the cells that were drawn or named. */
export interface DrawnCell {
  /** Which of the draws. */
  readonly draw: number;
  /** Its number: position · count + cell. */
  readonly cell: number;
  /** Address of the contract that settles, 20 bytes. */
  readonly contract: Uint8Array;
  /** The inner columns that were published are those of this position alone. */
  readonly isAlone: boolean;
}

export type OnProgress = (stage: string, done: number, total: number) => void;

export interface CheckProver {
  /** How much there is to do, before any of it is done. @throws VerificationError WITNESS_* */
  plan(subject: CheckSubject): CheckPlan;
  /**
   * Root of the commitments to all columns between cells.
   * @throws VerificationError WITNESS_* | CHECK_NOT_AS_CLAIMED when what the claim says is not what the shard computes
   */
  commit(subject: CheckSubject, onProgress: OnProgress): Promise<Hash32>;
  /** The same commitments, those of one position of the claim, counted from its first. @throws as commit */
  columns(subject: CheckSubject, position: number, onProgress: OnProgress): Promise<Uint8Array[]>;
  /** @throws as commit; VerificationError MANIFEST_CELLS when the manifest has other weights for the cell than the part */
  prove(subject: CheckSubject, drawn: DrawnCell, onProgress: OnProgress): Promise<ProvenMove>;
}

export interface ProvenMove {
  readonly move: CellMove;
  /** The key of the cell's kind, which the verifier has to know. */
  readonly key: Uint8Array;
}

export interface CheckPlan {
  /** Positions before the segment that have to be computed again, and of the segment. */
  readonly before: number;
  readonly positions: number;
  /** Columns to commit to, edges included, and their entries. */
  readonly columns: number;
  readonly entries: number;
  /** Of the slowest and the largest cell that may be drawn. */
  readonly proveSeconds: number;
  readonly proveBytes: number;
  /** Of all values of the segment, which are kept until its cells are proven. */
  readonly valueBytes: number;
}

export interface CheckProverOptions {
  readonly program: Program;
  readonly weights: Uint8Array;
  readonly leaves: readonly CellLeaf[];
  readonly shardRoot: Uint8Array;
  readonly sealingKey: Uint8Array;
  /** What computes the segments again; the caller closes it. */
  readonly engine: Engine;
  readonly setup: Setup;
  /** With tables for 8 blinders. */
  readonly ints: IntCommits;
}

interface Segment extends Witness {
  readonly claim: Claim;
}

/** A position of the claimed segment, with all values that the shard has there. */
interface Position {
  readonly step: number;
  readonly row: number;
  readonly value: PositionValues;
}

/** What a hop committed to. */
interface Committed {
  readonly claimHash: Uint8Array;
  readonly claim: Claim;
  readonly blindKey: Uint8Array;
  readonly positions: readonly Position[];
  readonly inLeaves: readonly Uint8Array[];
  readonly outLeaves: readonly Uint8Array[];
  readonly inner: readonly Uint8Array[];
}

/** Builds tables: to be called once in a thread. */
export async function createCheckProver(options: CheckProverOptions): Promise<CheckProver> {
  const { program, leaves, shardRoot, sealingKey, setup, ints } = options;
  const tensors = createTensors(program.tensors, options.weights);
  const shard = lowerShard(program, tensors);
  const opened = openUp(program, options.weights);
  const loaded = await options.engine.load(opened.program, options.weights);
  const widthIn = rowWidth(program.inputs);
  const remembers = program.maxPositions !== undefined;
  const encodedLeaves = leaves.map(encodeCellLeaf);
  const cellProver = createCellProver(setup, ints);
  let committed: Committed | undefined;

  /** The segments to compute, the claimed one last. */
  function open({ claimHash: asked, witnesses }: CheckSubject): Segment[] {
    const all = witnesses.map((witness) => openWitness(sealingKey, witness));
    const target = all.at(-1);
    if (target === undefined || !equalBytes(claimHash(target.claim), asked)) {
      throw chainBroken('the last witness is not that of the claim');
    }
    if (!equalBytes(target.claim.shardRoot, shardRoot)) throw chainBroken('the claim is of another shard');
    if (!remembers) return [target];
    for (const [i, { claim }] of all.entries()) {
      const before = all[i - 1]?.claim;
      const follows =
        before === undefined
          ? claim.prevClaim === null && claim.positions[0] === 0
          : claim.prevClaim !== null &&
            equalBytes(claim.prevClaim, claimHash(before)) &&
            claim.positions[0] === before.positions[1];
      if (!follows) throw chainBroken('the witnesses are not those of one session from its start on');
    }
    return all;
  }

  /** Runs all steps, and gives the positions of the last segment. */
  async function recompute(
    segments: readonly Segment[],
    take: (position: Position) => void,
    onProgress: OnProgress,
  ): Promise<void> {
    const target = segments.at(-1)!;
    const sequence = loaded.open(remembers ? target.claim.positions[1] : 0, target.sampling);
    try {
      let done = 0;
      for (const segment of segments) {
        for (const { step, input } of segment.steps) {
          const rows = input.length / widthIn;
          const [output] = await loaded.run([{ sequence, input, rows }]);
          done += rows;
          if (segment === target) {
            for (let row = 0; row < rows; row++) take({ step, row, value: opened.at(row, input, output!) });
          } else {
            onProgress('compute the session up to the segment', done, target.claim.positions[0]);
          }
        }
      }
    } finally {
      sequence.close();
    }
  }

  async function commitTo(subject: CheckSubject, onProgress: OnProgress): Promise<Committed> {
    if (committed !== undefined && equalBytes(committed.claimHash, subject.claimHash)) return committed;
    const segments = open(subject);
    const { blindKey, claim } = segments.at(-1)!;
    const { sessionId, hopIndex: hop } = claim;
    const session = { sessionBlindKey: blindKey, sessionId };
    const edges = createKzgCommitter(session, ints);
    const innerBlinder = createInnerBlinders(session);
    const total = claim.positions[1] - claim.positions[0];
    const positions: Position[] = [];
    const inLeaves: Uint8Array[] = [];
    const outLeaves: Uint8Array[] = [];
    const inner: Uint8Array[] = [];
    const edgeLeaf = (
      edge: number,
      specs: readonly ValueSpec[],
      { step, row, value }: Position,
    ): Uint8Array =>
      edges.commit(
        edgeRow(specs, value),
        { edge, step, row },
        specs.map(({ width }) => width),
      );
    await recompute(
      segments,
      (position) => {
        const { step, row, value } = position;
        inLeaves.push(edgeLeaf(hop, program.inputs, position));
        outLeaves.push(edgeLeaf(hop + 1, program.outputs, position));
        for (const [number, { value: name, entries }] of shard.inner.entries()) {
          const column = columnEntries(value(name), entries);
          inner.push(ints.commitCompressed(column, [innerBlinder({ hop, step, row }, number, column)]));
        }
        positions.push(position);
        onProgress('compute the segment and commit to it', positions.length, total);
      },
      onProgress,
    );
    if (
      !equalBytes(segmentRoot(inLeaves), claim.inCommits) ||
      !equalBytes(segmentRoot(outLeaves), claim.outCommits)
    ) {
      throw new VerificationError(
        'CHECK_NOT_AS_CLAIMED',
        'what this hop claimed is not what its shard computes of its input',
        { hint: 'the check will fail; compare the engine with the reference: veilmesh doctor' },
      );
    }
    const { claimHash: hash } = subject;
    committed = { claimHash: hash, claim, blindKey, positions, inLeaves, outLeaves, inner };
    return committed;
  }

  const innerOf = (inner: readonly Uint8Array[], position: number): Uint8Array[] =>
    inner.slice(position * shard.inner.length, (position + 1) * shard.inner.length);

  return {
    plan(subject) {
      const segments = open(subject);
      const { positions } = segments.at(-1)!.claim;
      const own = positions[1] - positions[0];
      const columns = shard.inner.length + program.inputs.length + program.outputs.length;
      const entries =
        sum(shard.inner.map(({ entries: { length } }) => length)) + widthIn + rowWidth(program.outputs);
      const estimates = shard.cells.map((cell) => cellProver.estimate(cell));
      return {
        before: remembers ? positions[0] : 0,
        positions: own,
        columns: own * columns,
        entries: own * entries,
        proveSeconds: Math.max(...estimates.map(({ seconds }) => seconds)),
        proveBytes: Math.max(...estimates.map(({ bytes }) => bytes)),
        valueBytes: 4 * own * (widthIn + rowWidth(opened.program.outputs)),
      };
    },
    commit: async (subject, onProgress) => segmentRoot((await commitTo(subject, onProgress)).inner),
    async columns(subject, position, onProgress) {
      const { inner } = await commitTo(subject, onProgress);
      return innerOf(inner, position);
    },
    async prove(subject, { draw, cell: number, contract, isAlone }, onProgress) {
      const { claim, blindKey, positions, inLeaves, outLeaves, inner } = await commitTo(subject, onProgress);
      const count = shard.cells.length;
      const position = Math.floor(number / count);
      const index = number % count;
      const cell = shard.cells[index];
      const leaf = leaves[index];
      const at = positions[position];
      if (cell === undefined || leaf === undefined || at === undefined) {
        throw new InternalError('CHECK_DRAW', 'a cell was drawn that the shard does not have');
      }
      const { sessionId, hopIndex: hop } = claim;
      const session = { sessionBlindKey: blindKey, sessionId };
      const { step, row, value } = at;
      const edgeBlinder = createBlinders(session);
      const innerBlinder = createInnerBlinders(session);
      const blinderOf = ({ where, column }: Place, own: Int32Array): bigint =>
        where === 'inner'
          ? innerBlinder({ hop, step, row }, column, own)
          : edgeBlinder({ edge: where === 'input' ? hop : hop + 1, step, row }, column, own);

      const stages = createStageCounter(`prove ${cell.name} at position ${position}`, onProgress);
      stages('commitments of the weights');
      const { encoded: key, digest } = cellProver.keyOf(cell.relation);
      const product = productOf(cell);
      const commitments = product && commitProduct(product, OPEN_MODEL_KEY, ints);
      if (!equalBytes(cellRowsRoot(commitments), leaf.rowsRoot) || !equalBytes(digest, leaf.keyDigest)) {
        throw new VerificationError(
          'MANIFEST_CELLS',
          `the manifest says otherwise of cell ${cell.name} than its part`,
          {
            hint: 'the model was published with cells that are not its own: nobody can prove them',
          },
        );
      }
      const { statement, proof, partialSums } = cellProver.prove({
        cell,
        values: value,
        blinderOf,
        context: {
          chainId: BigInt(claim.chainId),
          contract,
          poeaHash: subject.claimHash,
          sessionId,
          attempt: claim.attempt,
          layer: index,
          position,
          modelRoot: claim.modelRoot,
        },
        commitments,
        onStage: stages,
      });
      const move: CellMove = {
        draw,
        leaf,
        leafPath: merkleProof(encodedLeaves, index),
        boundary: cell.places.map(({ where, column }, i) => {
          const point = statement.boundary[i]!;
          if (where === 'inner') {
            const path = isAlone
              ? merkleProof(innerOf(inner, position), column)
              : merkleProof(inner, position * shard.inner.length + column);
            return { point, path };
          }
          const edge = where === 'input' ? inLeaves : outLeaves;
          return { point, edgeLeaf: edge[position]!, path: merkleProof(edge, position) };
        }),
        model: statement.model,
        rows:
          commitments === undefined
            ? []
            : [{ rows: commitments.rows.length, root: rowsRoot(commitments.rows) }],
        proof,
        partialSums,
      };
      return { move, key };
    },
  };
}

/** Stages by their names, counted: how many a proof has is known after the first. */
function createStageCounter(what: string, onProgress: OnProgress): (stage: string) => void {
  let done = 0;
  return (stage) => onProgress(`${what}: ${stage}`, done++, 0);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

const chainBroken = (why: string): VerificationError => new VerificationError('WITNESS_CHAIN', why);
