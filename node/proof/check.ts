/**
 * Checks a proof file from public data alone: the manifest in it, a model root that the checker trusts, and the model
 * itself where it is at hand.
 * @module
 */
import { loadIntCommits } from '../../crypto/commit/int-commits.ts';
import { DOMAIN_SIZE, loadSetup } from '../../crypto/commit/setup.ts';
import { OPEN_MODEL_KEY, rowsRoot } from '../../crypto/commit/weight-rows.ts';
import { bytesToHex, concatBytes, equalBytes, hex } from '../../crypto/core/bytes.ts';
import {
  asVeilmeshError,
  InternalError,
  type VeilmeshError,
  VerificationError,
} from '../../crypto/core/errors.ts';
import { merkleVerify } from '../../crypto/core/hash.ts';
import type { Curve } from '../../crypto/curve/curve.ts';
import type { Point, Verifier } from '../../crypto/proof/arithmetic.ts';
import { type CellLeaf, decodeCellLeaf, encodeCellLeaf } from '../../crypto/proof/cell-leaf.ts';
import { createVerifier } from '../../crypto/proof/ceremony.ts';
import { cellRoot } from '../../crypto/proof/context.ts';
import { decodeKey } from '../../crypto/proof/decode-key.ts';
import { createDomain } from '../../crypto/proof/domain.ts';
import { checkFold } from '../../crypto/proof/fold.ts';
import { createKeys, type VerifyingKey } from '../../crypto/proof/key.ts';
import { named } from '../../crypto/proof/relation.ts';
import { type FoldClaim, verify } from '../../crypto/proof/verify.ts';
import { cellRowsRoot, commitProduct, productOf } from '../../models/program/cells/cell-weights.ts';
import { decodeManifest, modelRoot, shardsOf } from '../../models/shard/manifest.ts';
import type { Manifest, PartManifest } from '../../models/shard/types.ts';
import {
  COMMITMENT_BYTES,
  columnId,
  decodeProofFile,
  type FileCell,
  localContext,
  type ProofFile,
} from './file.ts';
import type { LocalModel } from './model.ts';

export const PROOF_STEPS = [
  'canonical',
  'manifest',
  'cells',
  'weights',
  'proofs',
  'model',
  'folds',
  'links',
] as const;
export type ProofStepName = (typeof PROOF_STEPS)[number];

export interface ProofStep {
  readonly name: ProofStepName;
  readonly state: 'passed' | 'failed' | 'skipped';
  /** What holds, what does not, or why it was not looked at. */
  readonly detail: string;
  /** Of the failure. */
  readonly code?: string;
}

/** What of a shard the file proves. */
export interface ShardCoverage {
  readonly shard: number;
  readonly cells: readonly number[];
  /** Cells that the shard has. */
  readonly count: number;
  /** Operations of the shard that have no cell. */
  readonly unproven: number;
}

export interface Coverage {
  readonly shards: readonly ShardCoverage[];
  /** Every operation between the first shard's input and the last one's output. */
  readonly whole: boolean;
  /** Commitments to what goes into the first shard and comes out of the last one, as far as cells touch it. */
  readonly input: readonly string[];
  readonly output: readonly string[];
}

export interface ProofReport {
  /**
   * proven: every step passed, for a model root that the checker named or has. unanchored: every step passed, for the
   * root in the file. folds-unchecked: the proofs hold, and say nothing yet, since nobody showed the rows that they
   * add up. refused: a step failed.
   */
  readonly verdict: 'proven' | 'unanchored' | 'folds-unchecked' | 'refused';
  readonly steps: readonly ProofStep[];
  readonly model: { readonly name: string; readonly root: string } | null;
  readonly coverage: Coverage | null;
  readonly error: VeilmeshError | null;
}

export interface ProofCheckOptions {
  /** Model root that the checker trusts, null when he has none. */
  readonly root: Uint8Array | null;
  /** The checker's own copy of the model, null when he has none. */
  readonly model: LocalModel | null;
  /** How many cells of how many a stage has done. */
  readonly onProgress?: (stage: ProofStepName, done: number, total: number) => void;
}

const refuse = (code: string, message: string, details = {}): VerificationError =>
  new VerificationError(code, message, { details, hint: 'do not rely on this file: ask for a new one' });

/** @returns a report; a bad file is a result, not an exception @throws InternalError only for a bug */
export async function checkProof(bytes: Uint8Array, options: ProofCheckOptions): Promise<ProofReport> {
  const steps: ProofStep[] = [];
  let error: VeilmeshError | null = null;
  let found: Findings | null = null;
  /** Runs a step unless an earlier one failed. */
  const step = async (
    name: ProofStepName,
    run: () => string | null | Promise<string | null>,
  ): Promise<void> => {
    if (error !== null) {
      steps.push({
        name,
        state: 'skipped',
        detail: `needs ${steps.find((s) => s.state === 'failed')!.name}`,
      });
      return;
    }
    try {
      const detail = await run();
      steps.push(
        detail === null
          ? { name, state: 'skipped', detail: SKIPPED[name] ?? '' }
          : { name, state: 'passed', detail },
      );
    } catch (thrown) {
      error = asVeilmeshError(thrown);
      if (error instanceof InternalError) throw error;
      steps.push({ name, state: 'failed', detail: error.message, code: error.code });
    }
  };
  const tools = await loadTools();
  await step('canonical', () => {
    const file = decodeProofFile(bytes);
    found = { file, options, tools };
    return `proof v${file.version}, ${bytes.length} bytes`;
  });
  for (const [name, run] of CHECKS) await step(name, () => run(found!));

  const { manifest, root } = (found ?? {}) as Partial<Findings>;
  const skipped = (name: ProofStepName): boolean =>
    steps.some((s) => s.name === name && s.state === 'skipped');
  const anchored = options.root !== null || options.model !== null;
  return {
    verdict:
      error !== null ? 'refused' : skipped('folds') ? 'folds-unchecked' : anchored ? 'proven' : 'unanchored',
    steps,
    model:
      manifest === undefined || root === undefined ? null : { name: manifest.name, root: bytesToHex(root) },
    coverage: error === null ? coverageOf(found!) : null,
    error,
  };
}

const SKIPPED: Partial<Record<ProofStepName, string>> = {
  model: 'the model is not at hand',
  folds: 'the file has no commitments of the rows, and the model is not at hand',
};

interface Tools {
  readonly curve: Curve;
  readonly verifier: Verifier;
}

async function loadTools(): Promise<Tools> {
  const setup = await loadSetup();
  return { curve: setup.curve, verifier: createVerifier(setup) };
}

/** One cell as far as it was looked at. */
interface CheckedCell {
  readonly file: FileCell;
  readonly part: PartManifest;
  readonly leaf: CellLeaf;
  readonly key: VerifyingKey;
  readonly boundary: readonly Point[];
  readonly model: readonly Point[];
  claim?: FoldClaim;
  /** The rows' commitments of each fold, compressed; null where nobody has shown them. */
  rows: readonly (Uint8Array | null)[];
}

/** What the checks have established so far. */
interface Findings {
  readonly file: ProofFile;
  readonly options: ProofCheckOptions;
  readonly tools: Tools;
  manifest?: Manifest;
  root?: Uint8Array;
  cells?: readonly CheckedCell[];
}

const pointsOf = ({ curve: { g1, scope } }: Tools, compressed: Uint8Array): Point[] =>
  scope(() => g1.toEvm(g1.decode(compressed)));

function checkManifest(found: Findings): string {
  const { file, options } = found;
  const manifest = decodeManifest(hex(file.manifest));
  const root = modelRoot(manifest);
  const trusted = options.root ?? options.model?.root ?? root;
  if (!equalBytes(trusted, root)) {
    throw refuse('PROOF_FILE_ROOT', 'the proof is about another model than the one you named', {
      expected: bytesToHex(trusted),
      got: bytesToHex(root),
    });
  }
  found.manifest = manifest;
  found.root = root;
  return `${manifest.name}, ${bytesToHex(root)}`;
}

/** Every cell is one of the model's, and comes with the key, the commitments and the folds of its kind. */
function checkCells(found: Findings): string {
  const { file, tools } = found;
  const shards = shardsOf(found.manifest!);
  const domain = createDomain(DOMAIN_SIZE);
  const keys = new Map(
    file.keys.map((encoded) => {
      const key = decodeKey(hex(encoded), domain);
      return [bytesToHex(key.digest), key] as const;
    }),
  );
  found.cells = file.cells.map((own): CheckedCell => {
    const { shard, cell } = own;
    const part = shards[shard];
    const tree = part?.cells ?? null;
    if (part === undefined || tree === null) {
      throw refuse('PROOF_FILE_CELL', 'the model has no cells in this shard', { shard });
    }
    const encoded = hex(own.leaf);
    const path = own.path.map((node) => hex(node));
    if (!merkleVerify(tree.root, encoded, cell, tree.count, path)) {
      throw refuse('PROOF_FILE_CELL', 'a cell is not one of the model', { shard, cell });
    }
    const leaf = decodeCellLeaf(encoded);
    const key = keys.get(bytesToHex(leaf.keyDigest));
    if (key === undefined) {
      throw refuse('PROOF_FILE_KEY', 'the file lacks the key of a cell', { shard, cell });
    }
    const counts = [own.boundary.length, own.model.length, own.folds.length, leaf.places.length];
    const [boundary, model, folds] = (['boundary', 'model', 'fold'] as const).map(
      (role) => named(key.system, role).length,
    );
    if (counts.join() !== [boundary, model, folds, boundary].join()) {
      throw refuse('PROOF_FILE_SHAPE', 'a cell has other columns than its kind', { shard, cell });
    }
    return {
      file: own,
      part,
      leaf,
      key,
      boundary: pointsOf(tools, hex(own.boundary.join(''))),
      model: own.model.length === 0 ? [] : pointsOf(tools, hex(own.model.join(''))),
      rows: own.folds.map(({ commitments }) => (commitments === null ? null : hex(commitments))),
    };
  });
  const used = new Set(found.cells.map(({ key }) => key));
  if (used.size !== file.keys.length) {
    throw refuse('PROOF_FILE_KEY', 'the file has keys that no cell needs', { keys: file.keys.length });
  }
  return `cells ${found.cells.length}, kinds ${used.size}: in the trees of the model's manifest`;
}

const whereOf = ({ file: { shard, cell } }: CheckedCell) => ({ shard, cell });

const split = (commitments: Uint8Array): Uint8Array[] =>
  Array.from({ length: commitments.length / COMMITMENT_BYTES }, (_, row) =>
    commitments.subarray(row * COMMITMENT_BYTES, (row + 1) * COMMITMENT_BYTES),
  );

/** The weights that a proof is about are those of the cell's leaf. */
function checkWeights({ cells }: Findings): string {
  for (const own of cells!) {
    const { file, leaf, model, rows } = own;
    const folds = file.folds.map((fold) => ({ rows: fold.rows, root: hex(fold.root) }));
    if (!equalBytes(cellRoot(folds, model), leaf.rowsRoot)) {
      throw refuse('PROOF_FILE_WEIGHTS', "a cell's weights are not those of the model", whereOf(own));
    }
    for (const [i, fold] of folds.entries()) {
      if (rows[i] === null) continue;
      const shown = split(rows[i]!);
      if (shown.length !== fold.rows || !equalBytes(rowsRoot(shown), fold.root)) {
        throw refuse('PROOF_FILE_ROWS', 'the rows shown are not those of their root', whereOf(own));
      }
    }
  }
  const rows = cells!.flatMap(({ file }) => file.folds).reduce((sum, fold) => sum + fold.rows, 0);
  return rows === 0 ? 'these cells have none' : `roots over ${rows} rows, as in the cells' leaves`;
}

function checkProofs({ cells, file, root, tools, options }: Findings): string {
  const session = hex(file.session);
  let bytes = 0;
  for (const [i, own] of cells!.entries()) {
    const { part, key, boundary, model, leaf } = own;
    const { position } = file;
    const about = localContext({ part, modelRoot: root!, session, position, cell: own.file.cell });
    const proof = hex(own.file.proof);
    own.claim = verify(
      key,
      tools.verifier,
      { ...about, rowsRoot: leaf.rowsRoot },
      { boundary, model },
      proof,
    );
    bytes += proof.length;
    options.onProgress?.('proofs', i + 1, cells!.length);
  }
  return `proofs ${cells!.length}, ${bytes} bytes: all hold`;
}

/** What the manifest says of these cells, worked out anew from the weights. */
async function checkModel({ cells, options: { model, onProgress } }: Findings): Promise<string | null> {
  if (model === null) return null;
  const ints = await loadIntCommits();
  const keyOf = createKeys({
    domain: createDomain(DOMAIN_SIZE),
    commitInts: (values) => ints.commit(values, []),
  });
  for (const [i, own] of cells!.entries()) {
    const { shard, cell } = own.file;
    const lowered = model.shard(shard).cells.cells[cell]!;
    const product = productOf(lowered);
    const commitments = product && commitProduct(product, OPEN_MODEL_KEY, ints);
    const derived: CellLeaf = {
      keyDigest: keyOf(lowered.relation).digest,
      rowsRoot: cellRowsRoot(commitments),
      places: lowered.places,
    };
    if (!equalBytes(encodeCellLeaf(derived), hex(own.file.leaf))) {
      throw refuse('PROOF_FILE_MODEL', 'a cell is not what the program and its weights give', whereOf(own));
    }
    own.rows = commitments === undefined ? [] : [concatBytes(...commitments.rows)];
    onProgress?.('model', i + 1, cells!.length);
  }
  return `cells ${cells!.length}: made anew from program and weights, and the same`;
}

function checkFolds({ cells, tools, options }: Findings): string | null {
  if (cells!.some(({ rows }) => rows.includes(null))) return null;
  let folds = 0;
  for (const [i, { claim, rows }] of cells!.entries()) {
    for (const [k, fold] of claim!.folds.entries()) {
      checkFold(tools.verifier, claim!.t, pointsOf(tools, rows[k]!), fold);
      folds++;
    }
    options.onProgress?.('folds', i + 1, cells!.length);
  }
  return folds === 0 ? 'these cells have none' : `products ${folds}: with the committed rows of weights`;
}

/** One commitment for each place, and what leaves a shard enters the next one. */
function checkLinks({ cells }: Findings): string {
  const committed = new Map<string, string>();
  let links = 0;
  for (const own of cells!) {
    const { shard } = own.file;
    for (const [i, place] of own.leaf.places.entries()) {
      const id = columnId(shard, place);
      const point = own.file.boundary[i]!;
      const known = committed.get(id);
      if (known !== undefined && known !== point) {
        throw refuse('PROOF_FILE_LINK', 'two cells name one column and commit to different values', {
          ...whereOf(own),
          column: place.column,
        });
      }
      if (known !== undefined) links++;
      committed.set(id, point);
    }
  }
  return links === 0
    ? 'no two of these cells have a column in common'
    : `${links} times a column of one cell is one of another, and committed to alike`;
}

const CHECKS = [
  ['manifest', checkManifest],
  ['cells', checkCells],
  ['weights', checkWeights],
  ['proofs', checkProofs],
  ['model', checkModel],
  ['folds', checkFolds],
  ['links', checkLinks],
] as const;

function coverageOf({ cells, manifest }: Findings): Coverage {
  const parts = shardsOf(manifest!);
  const shards = parts.flatMap(({ cells: tree }, shard): ShardCoverage[] => {
    const own = cells!.filter(({ file }) => file.shard === shard).map(({ file }) => file.cell);
    return own.length === 0 ? [] : [{ shard, cells: own, count: tree!.count, unproven: tree!.unproven }];
  });
  const edge = (shard: number, where: 'input' | 'output'): string[] => {
    const columns = new Map<number, string>();
    for (const { file, leaf } of cells!) {
      if (file.shard !== shard) continue;
      for (const [i, place] of leaf.places.entries()) {
        if (place.where === where) columns.set(place.column, file.boundary[i]!);
      }
    }
    return [...columns].sort(([a], [b]) => a - b).map(([, point]) => point);
  };
  return {
    shards,
    whole:
      shards.length === parts.length &&
      shards.every(({ cells: own, count, unproven }) => own.length === count && unproven === 0),
    input: edge(0, 'input'),
    output: edge(parts.length - 1, 'output'),
  };
}
