/** Proofs of a shard's cells from a hop's values: whole, accepted by anybody, refused for other values or weights. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { createIntCommits } from '../../../crypto/commit/int-commits.ts';
import { createSetup, loadSetup, type Setup } from '../../../crypto/commit/setup.ts';
import { OPEN_MODEL_KEY } from '../../../crypto/commit/weight-rows.ts';
import { createCurve } from '../../../crypto/curve/curve.ts';
import { createAcceptor } from '../../../crypto/proof/accept.ts';
import { BLINDING_ROWS, createDomain } from '../../../crypto/proof/domain.ts';
import { createKeys } from '../../../crypto/proof/key.ts';
import { cellCost } from '../../../models/program/cells/cell-cost.ts';
import {
  type CellCommitments,
  cellRowsRoot,
  commitProduct,
  describeCells,
  productOf,
} from '../../../models/program/cells/cell-weights.ts';
import {
  type CellProofRequest,
  type CellProver,
  type CellStage,
  createCellProver,
} from '../../../models/program/cells/prove-cell.ts';
import type { ShardCell } from '../../../models/program/cells/shard-cells.ts';
import { CONTEXT } from '../../support/proof-cells.ts';
import { digitCells } from '../../support/proof-digits.ts';
import { tinyInputs, tinyShard } from '../../support/proof-shard.ts';

const shard = tinyShard();
let setup: Setup;
let ints: Awaited<ReturnType<typeof createIntCommits>>;
let prover: CellProver;
let commitments: ReadonlyMap<ShardCell, CellCommitments>;
before(async () => {
  setup = await loadSetup();
  ints = await createIntCommits(BLINDING_ROWS);
  prover = createCellProver(setup, ints);
  commitments = new Map(
    shard.cells.flatMap((cell) => {
      const product = productOf(cell);
      return product === undefined ? [] : [[cell, commitProduct(product, OPEN_MODEL_KEY, ints)] as const];
    }),
  );
});

const { rowsRoot: _, ...context } = CONTEXT;
const values = shard.trace(tinyInputs(0));

/** One blinder for each place. */
const blinderOf: CellProofRequest['blinderOf'] = ({ where, column }) =>
  BigInt(1 + column) * (where === 'input' ? 3n ** 90n : where === 'output' ? 5n ** 80n : 7n ** 70n);
const request = (cell: ShardCell, over: Partial<CellProofRequest> = {}): CellProofRequest => ({
  cell,
  values: (name) => values.get(name)!,
  blinderOf,
  context,
  commitments: commitments.get(cell),
  ...over,
});
const named = (name: string): ShardCell => shard.cells.find((cell) => cell.name === name)!;

test('every cell is proven for the columns at its places, and accepted with the weights of its leaf', () => {
  const accept = createAcceptor(setup);
  const leaves = describeCells(
    shard,
    (relation) => prover.keyOf(relation).digest,
    (cell) => commitments.get(cell),
  );
  /** What is committed to at each place, whoever proves. */
  const committed = new Map<string, Uint8Array>();
  for (const [i, cell] of shard.cells.entries()) {
    const leaf = leaves[i]!;
    const stages: CellStage[] = [];
    const made = prover.prove(request(cell, { onStage: (stage) => stages.push(stage) }));
    const { proof, statement, partialSums } = made;
    const whole = productOf(cell) !== undefined;
    const steps = ['trace', 'witness', 'lookups', 'quotient', 'openings', 'verify'];
    assert.deepEqual(stages, whole ? [...steps, 'folds'] : steps);
    assert.deepEqual(made.context, { ...context, rowsRoot: leaf.rowsRoot });
    assert.deepEqual(leaf.keyDigest, prover.keyOf(cell.relation).digest);
    accept(prover.keyOf(cell.relation), made.context, statement, proof);
    assert.equal(partialSums.length, whole ? 1 : 0);
    cell.places.forEach(({ where, column }, k) => {
      const place = `${where} ${column}`;
      assert.deepEqual(statement.boundary[k], committed.get(place) ?? statement.boundary[k], place);
      committed.set(place, statement.boundary[k]!);
    });
  }
  assert.equal(committed.size, 2 + 2 + shard.inner.length);
});

test('the weights are committed to where nobody gives the commitments: the same', () => {
  const stages: CellStage[] = [];
  const cell = named('up');
  const made = prover.prove(
    request(cell, { commitments: undefined, onStage: (stage) => stages.push(stage) }),
  );
  assert.equal(stages[0], 'rows');
  assert.deepEqual(made.context.rowsRoot, cellRowsRoot(commitments.get(cell)));
});

test("values that are not the operation's, or commitments of other weights, make no proof", () => {
  for (const [name, value] of [
    ['fc', 'h'],
    ['act', 'r'],
    ['up', 'u'],
    ['sum', 'y'],
  ] as const) {
    const wrong = values.get(value)!.slice();
    wrong[2]! += wrong[2]! > 0 ? -1 : 1;
    const other = (asked: string): Int32Array => (asked === value ? wrong : values.get(asked)!);
    assert.throws(
      () => prover.prove(request(named(name), { values: other })),
      { code: 'PROOF_WITNESS' },
      name,
    );
  }
  const cell = named('fc');
  const { rows, model } = commitments.get(cell)!;
  const swapped = { rows: rows.with(0, rows[1]!), model };
  assert.throws(() => prover.prove(request(cell, { commitments: swapped })), { code: 'PROOF_WITNESS' });
});

test('keys without the prover are those of the prover, and kinds of one name have their own', async () => {
  const { cells } = await digitCells(0);
  const light = createKeys({ domain: createDomain(4096), commitInts: ints.commit });
  for (const { relation } of [...shard.cells, ...cells]) {
    assert.deepEqual(light(relation).encoded, prover.keyOf(relation).encoded);
    assert.equal(light(relation), light(relation));
  }
  const pools = cells.filter(({ op }) => op.kind === 'maxpool').map(({ relation }) => relation);
  assert.equal(pools[0]!.name, pools[1]!.name);
  assert.notDeepEqual(light(pools[0]!).digest, light(pools[1]!).digest);
});

test('costs grow with columns and weights', async () => {
  const { cells } = await digitCells(0);
  const costs = new Map(cells.map((cell) => [cell.op.name, cellCost(cell)]));
  const ordered = [
    costs.get('conv1')!,
    costs.get('conv2')!,
    costs.get('fc1')!,
    cellCost(named('act')),
    cellCost(named('copy s')),
  ];
  for (const [i, { sums, bytes }] of ordered.slice(1).entries()) {
    assert.ok(sums <= ordered[i]!.sums && bytes <= ordered[i]!.bytes, `${i}`);
  }
  const [fc, act] = [named('fc'), named('act')];
  const ratio = prover.estimate(fc).seconds / prover.estimate(act).seconds;
  assert.ok(Math.abs(ratio - cellCost(fc).sums / cellCost(act).sums) < 1e-9);
});

test('a proof takes the memory that was estimated, within a quarter', async () => {
  const fresh = await createSetup(await createCurve());
  const own = createCellProver(fresh, ints);
  const { exports } = fresh.curve.instance;
  const atRest = exports.mark();
  for (const name of ['copy s', 'fc', 'sum']) {
    const cell = named(name);
    own.prove(request(cell));
    assert.equal(exports.mark(), atRest);
    const taken = exports.memory.buffer.byteLength - atRest;
    const { bytes } = own.estimate(cell);
    assert.ok(bytes > taken / 1.25 && bytes < taken * 1.25, `${name}: ${bytes} estimated, ${taken} taken`);
  }
});
