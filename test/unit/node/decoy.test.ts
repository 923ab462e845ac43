/**
 * Decoys: what is drawn, how often, and where; and when a query has a receipt.
 * @module
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { Program, ValueSpec } from '../../../models/program/types.ts';
import { frameRowsFor } from '../../../models/shard/manifest.ts';
import { decoyRate } from '../../../node/cli/commands/decoy-flag.ts';
import { drawDecoy, drawDecoyPlace } from '../../../node/client/decoy.ts';
import type { PrivateStatement } from '../../../node/client/private-result.ts';
import { noReceipt } from '../../../node/client/ring-receipt.ts';
import { digitsRing, imageSteps, type RingModel } from '../../support/ring-mesh.ts';

let ring: RingModel;
before(async () => {
  ring = await digitsRing();
});

test('a decoy has as many steps as the query that it goes beside, in its buckets, and other values each time', async () => {
  const { program, manifest } = ring.whole;
  const query = imageSteps(1, 3, 2);
  const [one, two] = [drawDecoy(program, manifest, query), drawDecoy(program, manifest, query)];
  for (const { steps } of [one, two]) {
    assert.deepEqual(
      steps.map(({ rows }) => frameRowsFor(manifest, rows)),
      query.map(({ rows }) => frameRowsFor(manifest, rows)),
    );
    const width = query[0]!.values.length / query[0]!.rows;
    assert.ok(steps.every(({ rows, values }) => values.length === rows * width));
  }
  assert.notDeepEqual(one.steps, two.steps);
  await ring.plain(one.steps); // the model takes it
});

test('how many rows of it are its own says nothing of the query: all of a bucket are as likely, on beats all are its own', () => {
  const inputs = [{ name: 'x', width: 1, type: 'i8', rows: 'n' }];
  const program = { inputs, ops: [], tensors: [] } as unknown as Program;
  const manifest = { name: 'm', frameRows: [4, 8] };
  const rowsBeside = (like: { rows: number; room?: number }): Set<number> =>
    new Set(
      drawDecoy(
        program,
        manifest,
        Array.from({ length: 200 }, () => like),
      ).steps.map(({ rows }) => rows),
    );
  for (const rows of [5, 7, 8]) assert.deepEqual([...rowsBeside({ rows })].sort(), [5, 6, 7, 8]);
  assert.deepEqual([...rowsBeside({ rows: 1 })].sort(), [1, 2, 3, 4]);
  for (const rows of [1, 8]) assert.deepEqual([...rowsBeside({ rows, room: 8 })], [8]);
});

const drawn = (inputs: readonly Omit<ValueSpec, 'rows'>[], rest: object = {}): Int32Array => {
  const program = { inputs: inputs.map((spec) => ({ ...spec, rows: 'n' })), ops: [], tensors: [], ...rest };
  const manifest = { name: 'm', frameRows: [2_000] };
  return drawDecoy(program as unknown as Program, manifest, [{ rows: 2_000, room: 2_000 }]).steps[0]!.values;
};

test('values are all that their type takes, and no others; several inputs lie side by side', () => {
  for (const [type, least, most] of [
    ['i8', -127, 127],
    ['u8', 0, 255],
  ] as const) {
    const values = drawn([{ name: 'x', width: 4, type }]);
    assert.deepEqual([Math.min(...values), Math.max(...values)], [least, most], type);
    assert.equal(new Set(values).size, most - least + 1, type);
  }
  const wide = drawn([{ name: 'x', width: 1, type: 'i16' }]);
  assert.ok(wide.every((value) => Math.abs(value) <= 32_767) && Math.min(...wide) < -16_384);
  const words = drawn([{ name: 'x', width: 1, type: 'i32' }]);
  assert.ok(Math.min(...words) < -(2 ** 30) && Math.max(...words) > 2 ** 30);
  const both = drawn([
    { name: 'x', width: 1, type: 'u8' },
    { name: 'y', width: 1, type: 'i8' },
  ]);
  assert.ok(both.every((value, i) => (i % 2 === 0 ? value >= 0 : Math.abs(value) <= 127)));
});

test('where ids are looked up, they are of the vocabulary', () => {
  const lookup = {
    ops: [
      { kind: 'tokens', name: 'embed', in: ['ids'], out: 'rows', table: 'table', mult: 'm', positions: null },
    ],
    tensors: [{ name: 'table', type: 'i8', shape: [5, 8] }],
  };
  const ids = drawn([{ name: 'ids', width: 1, type: 'i32' }], lookup);
  assert.deepEqual([...new Set(ids)].sort(), [0, 1, 2, 3, 4]);
});

test('one goes beside one query in so many, before it as often as after', () => {
  const tries = 4_000;
  const places = Array.from({ length: tries }, () => drawDecoyPlace(8));
  for (const place of ['before', 'after'] as const) {
    const share = places.filter((one) => one === place).length / tries;
    assert.ok(Math.abs(share - 1 / 16) < 8 * Math.sqrt(1 / 16 / tries), `${place}: ${share}`); // else once in 10^14
  }
  assert.equal(drawDecoyPlace(0), null);
  for (let i = 0; i < 50; i++) assert.notEqual(drawDecoyPlace(1), null);
});

test('how often is said as always, never, or N', () => {
  assert.deepEqual(['always', 'never', '1', '8', '999999'].map(decoyRate), [1, 0, 1, 8, 999_999]);
  for (const [text, rate] of [
    ['never', 0],
    ['always', 1],
  ] as const) {
    const option = new Option('--decoy <rate>').argParser(decoyRate);
    const command = new Command().addOption(option).parse(['--decoy', text], { from: 'user' });
    assert.equal(command.opts().decoy, rate);
  }
  for (const text of ['', '0', '-1', '1.5', '1e3', 'Always', '1000000', 'one']) {
    assert.throws(() => decoyRate(text), InvalidArgumentError);
  }
});

test('a query has a receipt unless a node was wrong, or did not sign', () => {
  const signed = { peerId: 'node 1', signed: {}, missing: null } as unknown as PrivateStatement;
  const silent = { ...signed, peerId: 'node 2', signed: null, missing: 'RING_STATEMENT_ROOT' };
  assert.equal(noReceipt({ wrong: [], statements: [signed] }), null);
  assert.match(noReceipt({ wrong: [], statements: [signed, silent] })!, /node 2: RING_STATEMENT_ROOT/);
  const wrong = [{ shard: 0, roles: ['product' as const], peerId: 'node 1', ops: ['fc'] }];
  assert.match(noReceipt({ wrong, statements: [signed] })!, /this client computed the answer alone/);
});
