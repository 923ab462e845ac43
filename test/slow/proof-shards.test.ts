/**
 * Every cell of `use-lite` and of SmolLM2, shard by shard, on real activations: the columns that a hop would trace
 * satisfy their cell, and each shape of each kind is proven. SmolLM2 needs a source, as the chat tests do.
 * @module
 */
import assert from 'node:assert/strict';
import { before, type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createIntCommits } from '../../crypto/commit/int-commits.ts';
import { loadSetup, type Setup } from '../../crypto/commit/setup.ts';
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import { createAcceptor } from '../../crypto/proof/accept.ts';
import { BLINDING_ROWS } from '../../crypto/proof/domain.ts';
import { CELL_ROWS, createLowering } from '../../models/program/cells/lower.ts';
import { type CellProver, createCellProver } from '../../models/program/cells/prove-cell.ts';
import { boundaryNames, lowerShard, type ShardCell } from '../../models/program/cells/shard-cells.ts';
import type { Matrix } from '../../models/program/kind.ts';
import { runReference } from '../../models/program/reference.ts';
import { valuesOf } from '../../models/program/shapes.ts';
import { createTensors } from '../../models/program/weights.ts';
import { importDecoder } from '../../models/quantize/decoder/import.ts';
import { encodeSentence } from '../../models/quantize/use-lite/client.ts';
import { importUseLite } from '../../models/quantize/use-lite/import.ts';
import { planShards } from '../../models/shard/plan.ts';
import { type ModelPart, splitModel, type WholeModel } from '../../models/shard/split.ts';
import { openModelFile } from '../../node/models/open-model.ts';
import { obtainSmolLM2 } from '../../node/models/sources/smollm2.ts';
import { readPackaged } from '../bench/float-use-lite.ts';
import { CONTEXT, violations } from '../support/proof-cells.ts';

const CACHE = fileURLToPath(new URL('../../.veilmesh/cache', import.meta.url));
const SHARDS = 3;
/** Of the sequence that is traced. */
const POSITION = 2;

let setup: Setup;
let prover: CellProver;
before(async () => {
  setup = await loadSetup();
  prover = createCellProver(setup, await createIntCommits(BLINDING_ROWS));
});

const { rowsRoot: _, ...context } = CONTEXT;
/** Kind and size: of a product its weights, else of what is read and made. */
const shapeOf = ({ relation, product, columns }: ShardCell): string => {
  const widths = [...columns.values()].map(({ entries }) => entries.length);
  const size = product === undefined ? widths.join(' -> ') : `${product.bias.length}x${product.width}`;
  return `${relation.name} ${size}`;
};

/** The cells of a part that changes the number of rows: no shard's, but each a true statement by itself. */
function alone({ program, weights }: ModelPart): ShardCell[] {
  const shapes = valuesOf(program);
  const lower = createLowering((value) => shapes.get(value)!, createTensors(program.tensors, weights));
  return program.ops.flatMap((op) =>
    (lower(op) ?? []).map(({ op: { name }, ...cell }) => ({
      ...cell,
      name,
      places: boundaryNames(cell.relation).map((_name, column) => ({ where: 'inner' as const, column })),
    })),
  );
}

interface Checked {
  /** How many cells there are of each shape. */
  readonly shapes: ReadonlyMap<string, number>;
  readonly unproven: ReadonlySet<string>;
}

/** All cells hold on the values of one position; the first of each shape is proven. */
function checkModel(t: TestContext, model: WholeModel, input: Int32Array, rows: number): Checked {
  const trace = new Map<string, Matrix>();
  const { program, weights } = model;
  const [only] = program.inputs;
  trace.set(only!.name, { rows, width: only!.width, data: input });
  runReference(program, createTensors(program.tensors, weights), input, rows, (name, value) => {
    trace.set(name, value);
  });
  const values = (name: string): Int32Array => {
    const { data, width, rows: own } = trace.get(name)!;
    const row = Math.min(POSITION, own - 1);
    return data.subarray(row * width, (row + 1) * width);
  };
  const accept = createAcceptor(setup);
  const shapes = new Map<string, number>();
  const unproven = new Set<string>();
  const { cuts } = planShards({ model, shards: SHARDS, memoryLimit: Number.MAX_SAFE_INTEGER });
  for (const part of splitModel(model, cuts)) {
    const shard = lowerShard(part.program, createTensors(part.program.tensors, part.weights));
    const cells = shard.cells.length > 0 ? shard.cells : alone(part);
    const proven = new Set(cells.map(({ name }) => name));
    for (const op of part.program.ops) if (!proven.has(op.name)) unproven.add(op.kind);
    for (const cell of cells) {
      const { name, relation, columns, trace: traceOf, product } = cell;
      const boundary = new Map(
        [...columns].map(([column, { value, entries }]) => [
          column,
          values(value).slice(entries[0], entries[0]! + entries.length),
        ]),
      );
      const all = new Map<string, ArrayLike<number>>([...boundary, ...traceOf(boundary)]);
      if (product !== undefined) all.set('b', product.bias).set('mult', product.mult).set('u', []);
      // a product's sum is about its rows; the proofs below have them
      assert.deepEqual(
        violations({ ...relation, sums: product ? [] : relation.sums }, all, CELL_ROWS),
        [],
        name,
      );
      const shape = shapeOf(cell);
      const seen = shapes.get(shape) ?? 0;
      shapes.set(shape, seen + 1);
      if (seen > 0) continue;
      const { seconds, bytes } = prover.estimate(cell);
      const start = performance.now();
      const made = prover.prove({ cell, values, blinderOf: ({ column }) => BigInt(column) + 7n, context });
      const took = (performance.now() - start) / 1000;
      accept(prover.keyOf(relation), made.context, made.statement, made.proof);
      t.diagnostic(
        `${name}: ${shape} in ${took.toFixed(1)} s, estimated ${seconds.toFixed(1)} s and ${(bytes / 2 ** 20).toFixed(0)} MB`,
      );
    }
  }
  return { shapes, unproven };
}

test('use-lite: every product, table and sum', async (t) => {
  const { model, tokenizer } = await importUseLite(readPackaged);
  const { ids } = encodeSentence(tokenizer, 'Nobody has to trust the machines in the middle.');
  const { shapes, unproven } = checkModel(t, model, ids, ids.length);
  assert.deepEqual(Object.fromEntries(shapes), {
    'add-i32/v1 512 -> 512 -> 512': 4,
    'linear-i32/v1 512x1536': 2,
    'linear-i32/v1 512x256': 2,
    'linear-i32/v1 512x512': 1,
    'linear-i8/v1 1536x512': 3,
    'linear-i8/v1 512x512': 1,
    'linear-i8/v1 768x256': 1,
    'lut/v1 512 -> 512': 1,
    'layernorm/v1 256 -> 256': 1,
    'layernorm/v1 512 -> 512': 3,
    'rescale-i8/v1 256 -> 256': 1,
  });
  assert.deepEqual(unproven, new Set(['embed', 'attention', 'meanpool']));
});

test('SmolLM2: every product and sum, and its vocabulary by columns', async (t) => {
  let path: string;
  try {
    path = (
      await obtainSmolLM2({
        cache: CACHE,
        path: process.env.VEILMESH_SMOLLM2 ?? '',
        environment: process.env,
        stages: { done: () => {}, progress: () => {} },
      })
    ).path;
  } catch (thrown) {
    const error = asVeilmeshError(thrown);
    if (error.family !== 'unavailable') throw thrown;
    t.skip(`SmolLM2 cannot be had here: ${error.code}; ${error.hint}`);
    return;
  }
  const opened = openModelFile(path);
  const { model } = await importDecoder(opened.model, {
    name: 'smollm2',
    source: 'test',
    tokenizer: { hash: new Uint8Array(32), bytes: 0 },
    closed: false,
    onProgress: () => {},
  });
  opened.close();
  const { shapes, unproven } = checkModel(t, model, Int32Array.of(1, 4093, 198), 3);
  assert.deepEqual(Object.fromEntries(shapes), {
    'norm/v1 576 -> 576': 61,
    'bfp/v1 576 -> 577': 91,
    'bfplinear/v1 960x576': 30,
    'bfp/v1 960 -> 963': 30,
    'bfplinear/v1 576x576': 30,
    'add-i32/v1 576 -> 576 -> 576': 60,
    'bfplinear/v1 3072x576': 30,
    'gate/v1 3072 -> 1536': 30,
    'bfp/v1 1536 -> 1537': 30,
    'bfplinear/v1 576x1536': 30,
    'bfplinear/v1 4088x576': 12,
    'bfplinear/v1 96x576': 1,
  });
  assert.deepEqual(unproven, new Set(['tokens', 'rotary', 'causal']));
});
