/** The cell of `maxpool`: against the kind's reference at every kind of edge, and proven over two columns. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { createKey } from '../../../crypto/proof/key.ts';
import { maxpoolCell, poolChunks, poolInput, traceMaxpool } from '../../../models/program/cells/maxpool.ts';
import { maxpool } from '../../../models/program/kinds/maxpool.ts';
import type { MaxPoolOp } from '../../../models/program/types.ts';
import { integer, isProven, violations } from '../../support/proof-cells.ts';
import { loadTrapdoorSetup, seededScalars, type TrapdoorSetup } from '../../support/proof-setup.ts';

const random = seededScalars(71n);
let setup: TrapdoorSetup;
before(async () => {
  setup = await loadTrapdoorSetup(4096);
});

interface Pooled {
  readonly op: MaxPoolOp;
  readonly image: Int32Array;
  readonly reference: Int32Array;
}

function pooled(height: number, width: number, channels: number, limit = 127): Pooled {
  const op: MaxPoolOp = { kind: 'maxpool', name: 'p', in: ['x'], out: 'y', size: 2, height, width, channels };
  const image = Int32Array.from({ length: height * width * channels }, () => integer(random, limit));
  const none = {
    spec: (name: string) => ({ name, type: 'i8' as const, shape: [], offset: 0, bytes: 0 }),
    data: () => new Int8Array(),
  };
  const reference = maxpool.run(op, [{ rows: 1, width: image.length, data: image }], none, []);
  return { op, image, reference };
}

/** The image's columns that some outputs read. */
const inputsOf = ({ op, image }: Pooled, outputs: readonly number[], rows: number): [string, Int32Array][] =>
  poolChunks(op, outputs, rows).map((chunk) => [
    poolInput(chunk),
    image.slice(chunk * rows, (chunk + 1) * rows),
  ]);

test('columns hold with the output of the reference; every change of an entry that counts does not', () => {
  for (const [height, width, channels, limit, rows] of [
    [2, 2, 1, 127, 8],
    [4, 4, 1, 1, 18],
    [5, 3, 2, 127, 40],
    [4, 6, 2, 127, 20], // three columns of the image
    [6, 6, 1, 0, 40],
    [4, 8, 3, 127, 17], // two of outputs
  ] as const) {
    const own = pooled(height, width, channels, limit);
    for (let start = 0; start < own.reference.length; start += rows) {
      const outputs = Array.from(own.reference.subarray(start, start + rows), (_, i) => start + i);
      const inputs = inputsOf(own, outputs, rows);
      const { y, witness } = traceMaxpool(own.op, outputs, new Map(inputs), rows);
      assert.deepEqual(y, own.reference.slice(start, start + rows));
      const relation = maxpoolCell(own.op, outputs, rows);
      const columns = new Map([...inputs, ['y', y] as const, ...witness]);
      assert.deepEqual(violations(relation, columns, rows), [], `${height}x${width}x${channels}`);
      for (const [name, values] of columns) {
        const read = relation.columns.find((c) => c.name === name.replace('x', 'read'));
        for (let row = 0; row < rows; row++) {
          if (read?.role === 'fixed' && read.values[row] === 0) continue; // in no window
          for (const by of [1n, -1n, random()]) {
            const changed = Array.from({ length: rows }, (_, i) => BigInt(values[i] ?? 0));
            changed[row]! += by;
            const failed = violations(
              relation,
              new Map<string, ArrayLike<number | bigint>>([...columns, [name, changed]]),
              rows,
            );
            assert.notDeepEqual(failed, [], `${name}[${row}] + ${by}`);
          }
        }
      }
    }
  }
});

test("an entry of another window, or a row's own order of entries, is no window", () => {
  const own = pooled(4, 4, 1);
  const outputs = [0, 1, 2, 3];
  const boundary = new Map(inputsOf(own, outputs, 16));
  const { y, witness } = traceMaxpool(own.op, outputs, boundary, 16);
  const [w0, w1] = [witness.get('w0')!, witness.get('w1')!];
  for (const bent of [
    [
      ['w0', w1],
      ['w1', w0],
    ],
    [['w0', w0.with(0, w0[1]!).with(1, w0[0]!)]],
  ] as [string, Int32Array][][]) {
    const columns = new Map([...boundary, ['y', y] as const, ...witness, ...bent]);
    assert.notDeepEqual(violations(maxpoolCell(own.op, outputs, 16), columns, 16), []);
  }
});

test('an image over two columns is proven; another maximum is refused', () => {
  const rows = setup.domain.usable;
  const own = pooled(30, 28, 6);
  assert.ok(own.image.length > rows);
  const outputs = Array.from(own.reference.keys());
  const key = createKey(maxpoolCell(own.op, outputs, rows), setup);
  const boundary = new Map(inputsOf(own, outputs, rows));
  const { y, witness } = traceMaxpool(own.op, outputs, boundary, rows);
  assert.ok(isProven(setup, key, random, new Map([...boundary, ['y', y]]), witness));
  const least = own.image[0]! - 1;
  for (const wrong of [y.with(9, y[9]! + 1), y.with(0, least), new Int32Array([...y, 1])]) {
    assert.equal(isProven(setup, key, random, new Map([...boundary, ['y', wrong]]), witness), false);
  }
});
