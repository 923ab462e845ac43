/** Proof files: what is made is checked, what is changed anywhere is refused, and a report says what it does not cover. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { createIntCommits } from '../../../crypto/commit/int-commits.ts';
import { DOMAIN_SIZE, loadSetup } from '../../../crypto/commit/setup.ts';
import { OPEN_MODEL_KEY, rowBlinder } from '../../../crypto/commit/weight-rows.ts';
import { bytesToHex, hex } from '../../../crypto/core/bytes.ts';
import { randomScalar, reduce } from '../../../crypto/curve/scalar.ts';
import { createProver } from '../../../crypto/proof/ceremony.ts';
import { decodeKey } from '../../../crypto/proof/decode-key.ts';
import { BLINDING_ROWS, createDomain } from '../../../crypto/proof/domain.ts';
import { foldRows } from '../../../crypto/proof/fold.ts';
import { createKey } from '../../../crypto/proof/key.ts';
import { type CommittedColumn, prove } from '../../../crypto/proof/prove.ts';
import { modelBlinder, productOf } from '../../../models/program/cells/cell-weights.ts';
import { createCellProver } from '../../../models/program/cells/prove-cell.ts';
import { decodeManifest, encodeManifest, type ModelCard, packModel } from '../../../models/shard/manifest.ts';
import { splitModel } from '../../../models/shard/split.ts';
import { commitCells } from '../../../node/models/commit-cells.ts';
import { checkProof, type ProofReport } from '../../../node/proof/check.ts';
import { decodeProofFile, encodeProofFile, localContext, type ProofFile } from '../../../node/proof/file.ts';
import { type CellName, createProofMaker, type ProofMaker, runModel } from '../../../node/proof/make.ts';
import { type LocalModel, localModel } from '../../../node/proof/model.ts';
import { quiet } from '../../support/pack.ts';
import { tinyInputs, tinyShard } from '../../support/proof-shard.ts';

const CARD: ModelCard = {
  name: 'tiny',
  task: 'classify-image',
  license: 'Apache-2.0',
  source: 'a test',
  tokenizer: null,
  logitFrac: 0,
  frameRows: [1, 4],
};
const POSITION = 1;
const ROWS = 2;

/** fc, act and a copy of s | up, sum and a copy of s; with one weight changed when asked to. */
const partsOf = (change = 0) => {
  const { program, weights } = tinyShard();
  const own = weights.slice();
  own[0]! ^= change;
  const all: readonly [number, number] = [0, program.ops.length];
  return splitModel({ program, weights: own, embedOps: [0, 0], hopOps: all, headOps: [all[1], all[1]] }, [2]);
};

/** Rows of the program's inputs side by side. */
const input = {
  rows: ROWS,
  values: Int32Array.from(
    Array.from({ length: ROWS }, (_, position) =>
      [...tinyInputs(position).values()].flatMap((v) => [...v]),
    ).flat(),
  ),
};

let model: LocalModel;
let maker: ProofMaker;
let every: readonly CellName[];
let whole: ProofFile;
/** Digests of its keys. */
const digestOf = new Map<string, string>();

const check = (
  file: ProofFile,
  options: Partial<Parameters<typeof checkProof>[1]> = {},
): Promise<ProofReport> => checkProof(encodeProofFile(file), { root: null, model: null, ...options });

const failureOf = ({ verdict, steps, error }: ProofReport) => {
  assert.equal(verdict, 'refused');
  assert.equal(error?.family, 'verification');
  assert.equal(steps.filter(({ state }) => state === 'failed').length, 1);
  return error.code;
};

before(async () => {
  const parts = partsOf();
  const packed = packModel(CARD, parts, await commitCells(parts, quiet));
  model = localModel({ ...packed, tokenizer: null });
  maker = await createProofMaker(model);
  every = [0, 1].flatMap((shard) => model.shard(shard).cells.cells.map((_, cell) => ({ shard, cell })));
  whole = maker.make(runModel(model, input, POSITION), every, true, () => {});
  const domain = createDomain(DOMAIN_SIZE);
  for (const key of whole.keys) digestOf.set(key, bytesToHex(decodeKey(hex(key), domain).digest));
});

test('a whole run is proven from its input to its output', async () => {
  const report = await check(whole, { model });
  assert.deepEqual(
    report.steps.map(({ state }) => state),
    report.steps.map(() => 'passed'),
  );
  assert.equal(report.verdict, 'proven');
  assert.equal(report.coverage!.whole, true);
  assert.deepEqual([report.coverage!.input.length, report.coverage!.output.length], [2, 2]);
  assert.equal((await check(whole, { root: model.root })).verdict, 'proven');
});

test('without a root that anybody trusts it is unanchored, and one for another model is refused', async () => {
  const report = await check(whole);
  assert.equal(report.verdict, 'unanchored');
  assert.equal(report.steps.find(({ name }) => name === 'model')!.state, 'skipped');
  assert.equal(failureOf(await check(whole, { root: new Uint8Array(32) })), 'PROOF_FILE_ROOT');
});

test('what is proven is what the program computed, at the position that was asked for', () => {
  const run = runModel(model, input, POSITION);
  const { trace } = tinyShard();
  const expected = trace(tinyInputs(POSITION));
  for (const name of ['h', 'r']) assert.deepEqual(run.values[0]!.get(name), expected.get(name));
  for (const name of ['u', 'y']) assert.deepEqual(run.values[1]!.get(name), expected.get(name));
  assert.throws(() => runModel(model, input, ROWS), { code: 'PROVE_POSITION', family: 'usage' });
});

test('two proofs of one run share nothing: blinders are drawn afresh', () => {
  const again = maker.make(runModel(model, input, POSITION), every.slice(0, 1), true, () => {});
  assert.notEqual(again.session, whole.session);
  assert.notEqual(again.cells[0]!.boundary[0], whole.cells[0]!.boundary[0]);
});

test('without rows it says nothing yet, unless the checker has the model', async () => {
  const small = maker.make(runModel(model, input, POSITION), [{ shard: 1, cell: 0 }], false, () => {});
  const report = await check(small, { root: model.root });
  assert.equal(report.verdict, 'folds-unchecked');
  assert.equal(report.steps.find(({ name }) => name === 'folds')!.state, 'skipped');
  assert.equal((await check(small, { model })).verdict, 'proven');
});

test('some cells of a run are some cells: the report counts the others', async () => {
  const { coverage } = await check(only(whole, 1));
  assert.equal(coverage!.whole, false);
  assert.deepEqual(coverage!.shards, [{ shard: 1, cells: [0, 1, 2], count: 3, unproven: 0 }]);
});

/** A file with the cells of one shard. */
function only(file: ProofFile, shard: number): ProofFile {
  const cells = file.cells.filter((cell) => cell.shard === shard);
  const used = new Set(cells.map(({ leaf }) => leaf.slice(0, 64)));
  const keys = file.keys.filter((key) => used.has(digestOf.get(key)!));
  return { ...file, cells, keys };
}

type Json = ProofFile | readonly unknown[] | Readonly<Record<string, unknown>> | string | number | null;

/** Visits every leaf of a document; what `visit` returns takes its place. */
function walk(value: unknown, visit: (value: Json, path: string) => unknown, path = ''): unknown {
  if (Array.isArray(value)) return value.map((item, i) => walk(item, visit, `${path}.${i}`));
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, walk(item, visit, `${path}.${key}`)]),
    );
  }
  const replaced = visit(value as Json, path);
  return replaced === undefined ? value : replaced;
}

/** Another value of the same form. */
function changed(value: Json): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value !== 'string') return undefined;
  const last = value.length - 1;
  return /^[0-9a-f]+$/.test(value)
    ? value.slice(0, last) + (Number.parseInt(value[last]!, 16) ^ 1).toString(16)
    : `${value}x`;
}

test('every field of it, changed by itself, makes it refused with a code', async () => {
  const file = only(whole, 1);
  const paths: string[] = [];
  walk(file, (_, path) => {
    paths.push(path);
    return undefined;
  });
  for (const path of paths) {
    const other = walk(file, (value, at) => (at === path ? changed(value) : undefined)) as ProofFile;
    const bytes = encodeProofFile(other);
    if (Buffer.compare(bytes, encodeProofFile(file)) === 0) continue; // null
    const report = await checkProof(bytes, { root: null, model: null });
    assert.equal(report.verdict, 'refused', path);
    assert.match(failureOf(report), /^[A-Z_]+$/, path);
  }
});

test('every byte of it, changed in place, makes it refused', async () => {
  const bytes = encodeProofFile(only(whole, 1));
  for (let at = 0; at < bytes.length; at += 211) {
    const other = bytes.slice();
    other[at]! ^= 1 << (at % 8);
    const { verdict, error } = await checkProof(other, { root: model.root, model: null });
    assert.equal(verdict, 'refused', `byte ${at}`);
    assert.equal(error?.family, 'verification', `byte ${at}: ${error?.code}`);
  }
});

test('fields that are missing, added, reordered or cut are refused', async () => {
  const text = new TextDecoder().decode(encodeProofFile(only(whole, 1)));
  const refusals: readonly (readonly [string, string])[] = [
    [text.slice(0, -2), 'PROOF_FILE_MALFORMED'],
    [text.trimEnd(), 'PROOF_FILE_NOT_CANONICAL'],
    [text.replace('{', '{ '), 'PROOF_FILE_NOT_CANONICAL'],
    [text.replace('"version":1', '"version":2'), 'PROOF_FILE_MALFORMED'],
    [text.replace('{', '{"a":1,'), 'PROOF_FILE_MALFORMED'],
    [text.replace(/"session":"[0-9a-f]+",/, ''), 'PROOF_FILE_MALFORMED'],
    ['\ufeff', 'PROOF_FILE_MALFORMED'],
  ];
  for (const [bad, code] of refusals) {
    const report = await checkProof(new TextEncoder().encode(bad), { root: null, model: null });
    assert.equal(failureOf(report), code);
  }
  const file = only(whole, 1);
  const [first, second] = file.cells;
  assert.throws(() => decodeProofFile(encodeProofFile({ ...file, cells: [second!, first!] })), {
    code: 'PROOF_FILE_MALFORMED',
  });
  assert.throws(() => decodeProofFile(new Uint8Array(64 * 2 ** 20 + 1)), { code: 'PROOF_FILE_TOO_LARGE' });
});

test("a cell stays what it is: another's place, leaf, weights or key are refused", async () => {
  const [up, sum, copy] = only(whole, 1).cells;
  const file = only(whole, 1);
  const withCells = (cells: ProofFile['cells']): ProofFile => ({ ...file, cells });
  const codes = await Promise.all(
    [
      withCells([{ ...up!, cell: 1 }]),
      withCells([{ ...sum!, leaf: copy!.leaf, path: copy!.path, cell: copy!.cell }]),
      withCells([{ ...up!, shard: 7 }]),
      withCells([{ ...up!, model: up!.model.toReversed() }, sum!, copy!]),
      withCells([{ ...up!, boundary: up!.boundary.toReversed() }, sum!, copy!]),
      { ...file, keys: file.keys.slice(1) },
      { ...file, keys: [...file.keys, whole.keys.find((key) => !file.keys.includes(key))!] },
    ].map(async (bad) => failureOf(await check(bad))),
  );
  assert.deepEqual(codes, [
    'PROOF_FILE_CELL',
    'PROOF_FILE_SHAPE',
    'PROOF_FILE_CELL',
    'PROOF_FILE_WEIGHTS',
    'PROOF_REJECTED',
    'PROOF_FILE_KEY',
    'PROOF_FILE_KEY',
  ]);
});

test('cells that hold each for itself, and not together, are refused', async () => {
  const shard = model.shard(0);
  const prover = createCellProver(await loadSetup(), await createIntCommits(8));
  const act = whole.cells.findIndex(({ shard: own, cell }) => own === 0 && cell === 1);
  const { proof, statement } = prover.prove({
    cell: shard.cells.cells[1]!,
    values: (value) => new Int32Array(8).fill(value === 'h' || value === 'r' ? 5 : 0),
    blinderOf: () => randomScalar(),
    context: localContext({
      part: shard.part,
      modelRoot: model.root,
      session: hex(whole.session),
      position: POSITION,
      cell: 1,
    }),
  });
  const { g1 } = (await loadSetup()).curve;
  const other = {
    ...whole.cells[act]!,
    boundary: statement.boundary.map((point) => bytesToHex(g1.compress(point))),
    proof: bytesToHex(proof),
  };
  const alone = {
    ...whole,
    cells: [other],
    keys: [bytesToHex(prover.keyOf(shard.cells.cells[1]!.relation).encoded)],
  };
  assert.equal((await check(alone)).verdict, 'unanchored');
  assert.equal(failureOf(await check({ ...whole, cells: whole.cells.with(act, other) })), 'PROOF_FILE_LINK');
});

test('a proof that holds, under a fold of other weights than the rows shown, is refused', async () => {
  const setup = await loadSetup();
  const ints = await createIntCommits(BLINDING_ROWS);
  const prover = createProver(setup, ints);
  const { part, cells } = model.shard(0);
  const cell = cells.cells[0]!;
  const product = productOf(cell)!;
  const honest = whole.cells[0]!;
  const key = createKey(cell.relation, prover);
  const values = runModel(model, input, POSITION).values[0]!;
  const commit = (own: Int32Array): CommittedColumn => {
    const blinders = [randomScalar()];
    return { values: own, blinders, commitment: ints.commit(own, blinders) };
  };
  const boundary = new Map([
    ['x', commit(values.get('x')!)],
    ['y', commit(values.get('h')!)],
  ]);
  const columns = new Map(
    product.model.map((column, i) => [
      column.name,
      {
        values: column.values,
        blinders: [modelBlinder(OPEN_MODEL_KEY, product, column)],
        commitment: setup.curve.g1.decompress(hex(honest.model[i]!)),
      },
    ]),
  );
  const { rows, width } = product;
  const rowOf = (row: number): Int8Array => product.values.subarray(row * width, (row + 1) * width);
  const x = values.get('x')!;
  /** Of the rows, and something that x does not see. */
  const fold = (weights: readonly bigint[]): bigint[] => {
    const own = weights.slice(0, rows);
    const sums = foldRows(own, product.values, width);
    sums[0] = reduce(sums[0]! + BigInt(x[1]!));
    sums[1] = reduce(sums[1]! - BigInt(x[0]!));
    const blinder = own.reduce(
      (sum, weight, j) => reduce(sum + weight * rowBlinder(OPEN_MODEL_KEY, product.name, j, rowOf(j))),
      0n,
    );
    const { size, usable } = prover.domain;
    const at = [...sums, ...new Array<bigint>(size - width).fill(0n)];
    at[usable] = blinder;
    return at;
  };
  const proof = prove({
    key,
    prover,
    context: {
      ...localContext({
        part,
        modelRoot: model.root,
        session: hex(whole.session),
        position: POSITION,
        cell: 0,
      }),
      rowsRoot: hex(honest.leaf.slice(64, 128)),
    },
    random: randomScalar,
    witness: {
      boundary,
      model: columns,
      witness: cell.trace(new Map([...boundary].map(([name, column]) => [name, column.values]))),
      fold: (_name, weights) => fold(weights),
    },
  });
  const lie = {
    ...honest,
    boundary: [...boundary.values()].map(({ commitment }) => bytesToHex(setup.curve.g1.compress(commitment))),
    proof: bytesToHex(proof),
  };
  const report = await check({ ...whole, cells: [lie], keys: [bytesToHex(key.encoded)] });
  assert.equal(report.steps.find(({ name }) => name === 'proofs')!.state, 'passed');
  assert.equal(failureOf(report), 'PROOF_FOLD');
});

test('a manifest whose cells are not those of its weights is found by whoever has the model', async () => {
  const parts = partsOf(1);
  const lying = packModel(CARD, parts, await commitCells(partsOf(), quiet));
  const files = localModel({ ...lying, tokenizer: null });
  // its maker proves with the weights that the leaves are of
  const maker = await createProofMaker({
    ...files,
    shard: (i) => ({ ...model.shard(i), part: files.shard(i).part }),
  });
  const bytes = encodeProofFile(
    maker.make(runModel(model, input, POSITION), [{ shard: 0, cell: 0 }], true, () => {}),
  );
  const trusting = await checkProof(bytes, { root: files.root, model: null });
  assert.equal(trusting.verdict, 'proven');
  assert.equal(failureOf(await checkProof(bytes, { root: null, model: files })), 'PROOF_FILE_MODEL');
});

test('the manifest is bound whole: a changed word of it is another model', async () => {
  const manifest = decodeManifest(hex(whole.manifest));
  const other = { ...whole, manifest: bytesToHex(encodeManifest({ ...manifest, license: 'MIT' })) };
  assert.equal(failureOf(await check(other)), 'PROOF_REJECTED');
  assert.equal(failureOf(await check(other, { root: model.root })), 'PROOF_FILE_ROOT');
});
