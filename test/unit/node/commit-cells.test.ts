/** What a manifest says of a model's cells depends on all that the model computes with, and on nothing else. */
import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { createIntCommits } from '../../../crypto/commit/int-commits.ts';
import { loadSetup } from '../../../crypto/commit/setup.ts';
import { OPEN_MODEL_KEY } from '../../../crypto/commit/weight-rows.ts';
import { bytesToHex } from '../../../crypto/core/bytes.ts';
import type { CellLeaf } from '../../../crypto/proof/cell-leaf.ts';
import { createProver } from '../../../crypto/proof/ceremony.ts';
import { BLINDING_ROWS } from '../../../crypto/proof/domain.ts';
import { createKeys } from '../../../crypto/proof/key.ts';
import {
  type CellProduct,
  commitProduct,
  describeCells,
  productOf,
} from '../../../models/program/cells/cell-weights.ts';
import type { Op, Program } from '../../../models/program/types.ts';
import { cellsOf, cellTree } from '../../../models/shard/cells.ts';
import { type ModelCard, modelRoot, type PackedModel, packModel } from '../../../models/shard/manifest.ts';
import { splitModel } from '../../../models/shard/split.ts';
import { openCellThreads } from '../../../node/models/cell-threads.ts';
import { checkCells } from '../../../node/models/check-cells.ts';
import { type CommittedPart, commitCells, knownRows } from '../../../node/models/commit-cells.ts';
import { checkOwnCells } from '../../../node/models/own-cells.ts';
import type { Stages } from '../../../node/stages.ts';
import { integerDecoder } from '../../support/integer-decoder.ts';
import { quiet } from '../../support/pack.ts';
import { tinyShard } from '../../support/proof-shard.ts';

const CARD: ModelCard = {
  name: 'tiny',
  task: 'chat',
  license: 'Apache-2.0',
  source: 'a test',
  tokenizer: { hash: new Uint8Array(32), bytes: 1 },
  logitFrac: 12,
  frameRows: [1, 4],
};
const { program, weights } = tinyShard();
const part: CommittedPart = { role: 'shard', program, weights };
const leavesOf = async (changed: Partial<CommittedPart> = {}): Promise<CellLeaf[]> =>
  (await commitCells([{ ...part, ...changed }], quiet))[0]!;
const rootOf = async (changed: Partial<CommittedPart> = {}): Promise<string> =>
  bytesToHex(cellTree(cellsOf({ ...part, ...changed }, false), await leavesOf(changed))!.root);
let root: string;
before(async () => {
  root = await rootOf();
});

/** The weights with other bytes of one tensor. */
function withTensor(name: string, change: (bytes: Uint8Array) => void): Uint8Array {
  const { offset, bytes } = program.tensors.find((tensor) => tensor.name === name)!;
  const changed = weights.slice();
  change(changed.subarray(offset, offset + bytes));
  return changed;
}

const withOp = (name: string, change: (op: Op) => object): Program => ({
  ...program,
  ops: program.ops.map((op) => (op.name === name ? ({ ...op, ...change(op) } as Op) : op)),
});

test('leaves are those of keys and weights that a prover works with', async () => {
  const setup = await loadSetup();
  const ints = await createIntCommits(BLINDING_ROWS);
  const keyOf = createKeys(createProver(setup, ints));
  const shard = cellsOf(part, false);
  const expected = describeCells(
    shard,
    (relation) => keyOf(relation).digest,
    (cell) => {
      const product = productOf(cell);
      return product && commitProduct(product, OPEN_MODEL_KEY, ints);
    },
  );
  assert.deepEqual(await leavesOf(), expected);
});

/** The tiny shard with a table of any function for its ReLU. */
function withTable(table: Int8Array): Partial<CommittedPart> {
  const offset = Math.ceil(weights.length / 64) * 64;
  const longer = new Uint8Array(offset + 256);
  longer.set(weights);
  longer.set(new Uint8Array(table.buffer), offset);
  const spec = { name: 'act.t', type: 'i8', shape: [256], offset, bytes: 256 } as const;
  const { ops, tensors, ...rest } = withOp('act', () => ({ kind: 'lut', table: 'act.t' }));
  return { program: { ...rest, ops, tensors: [...tensors, spec] }, weights: longer };
}

test('every weight, bias, multiplier, table entry, row, kind and place is in the root', async () => {
  const swapRows = (bytes: Uint8Array): void => {
    const first = bytes.slice(0, bytes.length / 8);
    bytes.copyWithin(0, first.length, 2 * first.length);
    bytes.set(first, first.length);
  };
  const table = Int8Array.from({ length: 256 }, (_, i) => Math.max(0, i - 128));
  const changes: Record<string, Partial<CommittedPart>> = {
    nothing: {},
    weight: { weights: withTensor('up.w', (bytes) => (bytes[13]! ^= 1)) },
    bias: { weights: withTensor('fc.b', (bytes) => (bytes[4]! ^= 1)) },
    multiplier: { weights: withTensor('up.m', (bytes) => (bytes[28]! ^= 1)) },
    rows: { weights: withTensor('fc.w', swapRows) },
    kind: withTable(table), // of the same function
    entry: withTable(table.with(200, 3)),
    inputs: { program: { ...program, inputs: [...program.inputs].reverse() } },
    outputs: { program: { ...program, outputs: [...program.outputs].reverse() } },
  };
  const roots: string[] = [];
  for (const change of Object.values(changes)) roots.push(await rootOf(change));
  assert.equal(roots[0], root);
  assert.deepEqual(
    Object.keys(changes).filter((_, i) => roots.indexOf(roots[i]!) !== i),
    [],
  );
});

test('only shards of open models have cells', () => {
  assert.deepEqual(cellsOf({ ...part, role: 'head' }, false).cells, []);
  assert.deepEqual(cellsOf(part, true).cells, []);
  assert.equal(cellTree(cellsOf(part, true), []), null);
});

test('leaves of other cells are not taken for those of a shard', async () => {
  const shard = cellsOf(part, false);
  const leaves = await leavesOf();
  const [first, ...others] = leaves as [CellLeaf, ...CellLeaf[]];
  const moved = { ...first, places: [{ where: 'inner', column: 0 } as const, ...first.places.slice(1)] };
  for (const wrong of [[], others, [...leaves, first], [moved, ...others]]) {
    assert.throws(() => cellTree(shard, wrong), { code: 'SHARD_LEAVES' });
  }
});

test('rows that are known are not committed to again', async () => {
  const leaves = await leavesOf();
  const known = knownRows([{ ...part, leaves }]);
  const said: string[] = [];
  const stages = { ...quiet, progress: (_: string, text: string) => said.push(text) };
  assert.deepEqual(await commitCells([part], stages, known), [leaves]);
  assert.deepEqual(said, []);
});

test('threads make what one thread makes, tell how far they are, and end', async () => {
  const products = cellsOf(part, false)
    .cells.map(productOf)
    .filter((product) => product !== undefined);
  const { relation } = cellsOf(part, false).cells[1]!;
  const slicesOf = ({ values, ...matrix }: CellProduct) => [{ ...matrix, values: values.slice(), from: 0 }];
  const results: unknown[] = [];
  for (const count of [0, 2]) {
    const threads = openCellThreads(count);
    const done: number[] = [];
    try {
      results.push(
        await Promise.all([
          ...products.map((product) =>
            threads.run(
              'rows',
              () => slicesOf(product),
              (rows) => done.push(rows),
            ),
          ),
          threads.run('key', () => relation),
          ...products.map((product) =>
            threads.run('model', () => ({ name: product.name, model: product.model })),
          ),
        ]),
      );
    } finally {
      await threads.close();
    }
    assert.deepEqual(done, [8, 8]);
  }
  assert.deepEqual(results[1], results[0]);
});

test('a job that fails fails the rest, and the threads can be ended', async () => {
  const threads = openCellThreads(1);
  const run = () =>
    threads.run('rows', () => [{ name: 'w', from: 0, rows: 1, width: 5_000, values: new Int8Array(5_000) }]);
  const jobs = [run(), run()];
  for (const result of await Promise.allSettled(jobs)) {
    assert.ok(result.status === 'rejected');
    assert.equal(result.reason.code, 'COMMIT_LENGTH');
  }
  await assert.rejects(run(), { code: 'COMMIT_LENGTH' });
  await threads.close();
});

test('a false leaf is found, by whoever commits to the weights again', async () => {
  const whole = integerDecoder();
  const card = { ...CARD, frameRows: [whole.program.maxRows] };
  const parts = splitModel(whole, []);
  const leaves = await commitCells(parts, quiet);
  const at = parts.findIndex(({ role }) => role === 'shard');
  const honest = packModel(card, parts, leaves);
  // changes with every cell of a decoder, and its keys: then CELLS_VERSION (models/program/semantics.ts) must be raised
  assert.equal(
    bytesToHex(modelRoot(honest.manifest)),
    'dba8f172969e8a00b57f5f1148a53f7c9f961fafbacebb6ad4f992fbc69d249a',
  );
  assert.equal(await checkCells(honest, quiet), leaves[at]!.length);
  for (const lie of [{ rowsRoot: new Uint8Array(32) }, { keyDigest: new Uint8Array(32).fill(1) }]) {
    const changed = leaves.map((own, i) => (i === at ? own.with(2, { ...own[2]!, ...lie }) : own));
    const manifest = packModel(card, parts, changed);
    await assert.rejects(checkCells(manifest, quiet), {
      code: 'MANIFEST_CELLS',
      details: { role: 'shard', index: 0, cell: 2 },
    });
  }
});

test('a node stakes nothing on cells that are not of its part, and looks once', async () => {
  const home = mkdtempSync(join(tmpdir(), 'veilmesh-cells-'));
  const whole = integerDecoder();
  const card = { ...CARD, frameRows: [whole.program.maxRows] };
  const parts = splitModel(whole, []);
  const leaves = await commitCells(parts, quiet);
  const at = parts.findIndex(({ role }) => role === 'shard');
  const jobs: string[] = [];
  const telling: Stages = { ...quiet, done: (stage) => jobs.push(stage) };
  const check = ({ manifest, files }: PackedModel): Promise<void> =>
    checkOwnCells(manifest, manifest.parts[at]!, files[at]!, home, telling);

  const lie = leaves.map((own, i) =>
    i === at ? own.with(0, { ...own[0]!, rowsRoot: new Uint8Array(32) }) : own,
  );
  for (let i = 0; i < 2; i++) {
    await assert.rejects(check(packModel(card, parts, lie)), { code: 'MANIFEST_CELLS' });
  }
  jobs.length = 0;
  const honest = packModel(card, parts, leaves);
  await check(honest);
  assert.deepEqual(jobs, ['commit']);
  await check(honest);
  assert.deepEqual(jobs, ['commit']);
});
