/**
 * Ring sessions that are paid: they have the rows that their ticket was taken for, and no others.
 * @module
 */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { encodeCbor } from '../../../crypto/core/cbor.ts';
import { UsageError, type VeilmeshError } from '../../../crypto/core/errors.ts';
import { createRowBudget, paidPurse, rowCost, rowsCost } from '../../../mesh/ring/budget.ts';
import { openProducts } from '../../../mesh/ring/open.ts';
import {
  decodeOpen,
  encodeOpen,
  MAX_TICKET_BYTES,
  type OpenPayment,
  RING_PROTOCOL,
  rowsAtOnce,
} from '../../../mesh/ring/protocol.ts';
import type { RingServerOptions } from '../../../mesh/ring/serve.ts';
import { createMemoryMesh, type MemoryMesh } from '../../support/memory-mesh.ts';
import { asMasked, MODEL, NETWORK, PORT, SHARD, serveWith, targetOf } from '../../support/ring-sessions.ts';

const ROW = [1, -2, 3];
const TICKET = new Uint8Array(100).fill(7);

let mesh: MemoryMesh;
let taken: OpenPayment[];
beforeEach(() => {
  mesh = createMemoryMesh();
  taken = [];
});
// what still waits for a client ends with its test, and not minutes later
afterEach(() => mesh.kill('node'));
const NAME = new Uint8Array(32).fill(9);
const redeem = async (peerId: string, paid: OpenPayment): Promise<Uint8Array> => {
  assert.equal(peerId, 'client');
  taken.push(paid);
  return NAME;
};
const serve = (overrides: Partial<RingServerOptions> = {}) =>
  serveWith(mesh.host('node'), { rows: createRowBudget(0, () => 0), redeem, ...overrides });
const open = (rows: number) =>
  openProducts(mesh.host('client'), targetOf('node', { paid: { ticket: TICKET, rows } }));
const coded = (code: string) => (error: VeilmeshError) => {
  assert.deepEqual([error.code, error.details.peer], [code, 'node']);
  return true;
};

describe('a paid session', () => {
  test('has as many rows as it says, beside a budget of none, and not one more', async () => {
    await serve();
    const stream = await open(3);
    assert.equal(stream.rows, 3);
    assert.deepEqual(taken, [{ ticket: TICKET, rows: 3 }]);
    await stream.multiply('up', asMasked([...ROW, ...ROW]), 2);
    await stream.multiply('up', asMasked(ROW), 1);
    await assert.rejects(stream.multiply('up', asMasked(ROW), 1), coded('RING_ROWS_SPENT'));
  });

  test('takes none of the rows for nothing, and one for nothing takes no ticket', async () => {
    const rows = createRowBudget(8, () => 0);
    await serve({ rows });
    await (await open(1)).multiply('up', asMasked(ROW), 1);
    assert.equal(rows.left('client'), 4);
    await openProducts(mesh.host('client'), targetOf('node'));
    assert.equal(taken.length, 1);
  });

  test('is stated under the name that it was paid for, and no other', async () => {
    const record = () => ({ add() {}, state: async () => Uint8Array.of(1) });
    await serve({ port: async () => ({ ...PORT, record }) });
    const blindKey = new Uint8Array(32);
    const right = await open(1);
    await right.multiply('up', asMasked(ROW), 1);
    await right.state({ session: NAME, blindKey });
    const wrong = await open(1);
    await wrong.multiply('up', asMasked(ROW), 1);
    await assert.rejects(wrong.state({ session: new Uint8Array(32), blindKey }), (error: VeilmeshError) => {
      assert.ok(error.code.startsWith('MESH_'), error.code); // reset: told nothing
      return true;
    });
  });

  test('is refused in words where its ticket is, and what it was for is not computed', async () => {
    let multiplied = 0;
    await serve({
      redeem: () => Promise.reject(new UsageError('RING_TICKET_SPENT', 'was shown')),
      port: async () => ({
        ...PORT,
        multiply: (...args) => {
          multiplied++;
          return PORT.multiply(...args);
        },
      }),
    });
    await assert.rejects(open(3), coded('RING_TICKET_SPENT'));
    assert.equal(multiplied, 0);
  });

  test('has paid nothing where the node has nothing to compute with', async () => {
    await serve({ port: () => Promise.reject(new UsageError('RING_ROLE', 'not here')) });
    await assert.rejects(open(3), coded('RING_ROLE'));
    assert.deepEqual(taken, []);
  });
});

describe('places', () => {
  test('are not held for nothing: who could ask for no row is told so at once', async () => {
    await serve();
    const unpaid = openProducts(mesh.host('client'), targetOf('node'));
    await assert.rejects(unpaid, coded('RING_ROWS_SPENT'));
  });

  test('of those who paid are not taken by those who pay nothing, nor by those who say nothing', async () => {
    await serve({ rows: createRowBudget(1_000, () => 0), maxSessions: 2, maxSessionsPerPeer: 1 });
    await openProducts(mesh.host('idle'), targetOf('node'));
    await assert.rejects(openProducts(mesh.host('other'), targetOf('node')), coded('SESSION_LIMIT'));
    await mesh.host('silent').openStream('node', RING_PROTOCOL, { timeoutMs: 1_000 });
    assert.equal((await open(3)).rows, 3);
  });

  test('that are all taken are asked for again by who has paid, with the same ticket', async () => {
    await serve({ maxSessions: 1, maxSessionsPerPeer: 1 });
    const first = await open(3);
    setTimeout(() => void first.close(), 100);
    const second = await openProducts(
      mesh.host('client'),
      targetOf('node', { paid: { ticket: TICKET, rows: 2 } }),
    );
    assert.equal(second.rows, 2);
    assert.deepEqual(
      taken.map(({ rows }) => rows),
      [3, 2],
      'nothing was taken while there was no place',
    );
  });
});

test('OPEN says what is paid in one way', () => {
  const fields = { v: 1, network: NETWORK, modelRoot: MODEL, shardRoot: SHARD, role: 'product' } as const;
  for (const paid of [null, { ticket: new Uint8Array(MAX_TICKET_BYTES), rows: Number.MAX_SAFE_INTEGER }]) {
    assert.deepEqual(decodeOpen(encodeOpen({ ...fields, paid })), { ...fields, paid });
  }
  for (const paid of [
    undefined,
    {},
    TICKET,
    { ticket: TICKET },
    { ticket: TICKET, rows: 0 },
    { ticket: TICKET, rows: -1 },
    { ticket: TICKET, rows: '1' },
    { ticket: null, rows: 1 },
    { ticket: new Uint8Array(MAX_TICKET_BYTES + 1), rows: 1 },
    { ticket: TICKET, rows: 1, more: 1 },
  ]) {
    const open = encodeCbor({ ...fields, ...(paid === undefined ? {} : { paid }) } as never);
    assert.throws(() => decodeOpen(open), { code: 'RING_MESSAGE_MALFORMED' }, JSON.stringify(paid));
  }
});

test('rows of several messages count as a node counts them: each message by itself', () => {
  const shape = { op: 'wide', inMax: 127, dIn: 768, dOut: 3_072 };
  assert.equal(rowCost(shape, 512), 1_152);
  assert.equal(rowsCost(shape, 512), 1_153);
  assert.equal(rowsCost({ ...shape, dIn: 896, dOut: 4_864 }, 256), 1_065);
  for (const count of [1, 2, 340, 341, 342, 682, 683]) {
    const most = rowsAtOnce(shape);
    let sum = 0;
    for (let from = 0; from < count; from += most) sum += rowCost(shape, Math.min(most, count - from));
    assert.equal(rowsCost(shape, count), sum);
  }
});

test('a purse that was asked for too much still has what it had', () => {
  const purse = paidPurse(5);
  purse.take(2);
  assert.throws(() => purse.take(4), { code: 'RING_ROWS_SPENT' });
  purse.take(3);
  assert.equal(purse.left(), 0);
});
