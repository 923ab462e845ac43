/**
 * Hops that want to be paid serve what is promised to them and no more, whoever stops promising.
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UnavailableError, VerificationError } from '../../../crypto/core/errors.ts';
import type { PromiseOptions } from '../../../mesh/session/client-promises.ts';
import { createPaidAhead } from '../../../mesh/session/gates.ts';
import type { Payment } from '../../../mesh/session/hop-host.ts';
import { MESSAGE, SEGMENT_POSITIONS, VOUCHER_BYTES, VOUCHER_MS } from '../../../mesh/session/protocol.ts';
import { waitFor } from '../../support/mesh.ts';
import { createNetwork, FRAME_ROWS, fixedDeadlines, type Network, rowsOf } from '../../support/session.ts';

const MAX_ROWS = FRAME_ROWS.at(-1)!;
const TERMS = new Uint8Array(32).fill(6);

/** A voucher that says nothing but its rows; money is settlement's. */
function voucherFor(rows: number): Uint8Array {
  const voucher = new Uint8Array(VOUCHER_BYTES);
  new DataView(voucher.buffer).setUint32(0, rows);
  return voucher;
}
const rowsIn = (voucher: Uint8Array): number => new DataView(voucher.buffer, voucher.byteOffset).getUint32(0);

interface Kept {
  readonly promised: number[];
  claims: number;
  ended: number;
}

/** Hosts that take every promise, or what `judge` makes of it, and remember what they were told. */
function payments(judge: (rows: number) => number = (rows) => rows) {
  const kept: Kept[] = []; // by hop
  const payment: Payment = {
    open: ({ hopIndex }) => {
      const session: Kept = { promised: [], claims: 0, ended: 0 };
      kept[hopIndex] = session;
      return {
        promised: async (voucher) => {
          session.promised.push(rowsIn(voucher));
          return judge(rowsIn(voucher));
        },
        claimed: () => session.claims++,
        ended: () => session.ended++,
      };
    },
  };
  return { kept, payment };
}

function promising(most: number, limit = Number.POSITIVE_INFINITY) {
  const signed: number[] = [];
  const promises: PromiseOptions = {
    most,
    terms: TERMS,
    sign: async (_, rows) => {
      if (rows > limit) throw new UnavailableError('TEST_LIMIT', 'more than was meant');
      signed.push(rows);
      return voucherFor(rows);
    },
  };
  return { signed, promises };
}

const settled = (network: Network): Promise<void> =>
  waitFor(() => network.held() === 0, 'hops to free their sessions');

test('every hop is promised its pay a segment ahead of what is sent, and no more than that', async () => {
  const { kept, payment } = payments();
  const network = await createNetwork({ host: { payment } });
  const { signed, promises } = promising(120);
  const session = await network.open({ promises });
  for (let i = 0; i < 100; i++) {
    const input = rowsOf(1, i);
    assert.deepEqual(await session.step(input, 1, i === 99), await network.expected(input, 1));
    assert.ok(signed.at(-1)! - (i + 1) <= Math.max(MAX_ROWS, SEGMENT_POSITIONS), `row ${i}: ${signed}`);
  }
  const segments = await session.finish();
  await session.close();
  network.verify(session, segments);
  await settled(network);
  assert.equal(signed[0], MAX_ROWS);
  for (const hop of kept) assert.deepEqual(hop, { promised: signed, claims: segments.length, ended: 1 });
  assert.equal(kept.length, 3);
});

test('no more is promised than the session takes, and steps that are sent at once keep their order', async () => {
  const { payment } = payments();
  const network = await createNetwork({ host: { payment } });
  const { signed, promises } = promising(90);
  const session = await network.open({ promises });
  const inputs = Array.from({ length: 9 }, (_, i) => rowsOf(10, i));
  const outputs = await Promise.all(inputs.map((input, i) => session.step(input, 10, i === 8)));
  for (const [i, output] of outputs.entries()) {
    assert.deepEqual(output, await network.expected(inputs[i]!, 10), `step ${i}`);
  }
  await session.finish();
  await session.close();
  assert.equal(signed.at(-1), 90);
  assert.deepEqual(
    signed,
    signed.toSorted((a, b) => a - b),
  );
});

test('every voucher has one length on the wire, and only its own hop and its client see it', async () => {
  const { payment } = payments();
  const network = await createNetwork({ host: { payment } });
  const { promises } = promising(1);
  const session = await network.open({ promises });
  await session.step(rowsOf(1), 1, true);
  await session.finish();
  await session.close();
  const vouchers = network.mesh.crossings.filter(({ type }) => type === MESSAGE.voucher);
  assert.deepEqual(vouchers.map(({ to }) => to).toSorted(), ['hop-0', 'hop-1', 'hop-2']);
  assert.ok(vouchers.every(({ from, bytes }) => from === 'client' && bytes.length === VOUCHER_BYTES));
});

test('a hop computes nothing beyond what is promised, and says why it ends the session', async () => {
  const { payment } = payments((rows) => Math.min(rows, 50)); // the client's word counts for less here
  const network = await createNetwork({ host: { payment, idleMs: 3 * VOUCHER_MS } });
  const { promises } = promising(200);
  const session = await network.open({ promises, deadlines: fixedDeadlines(3 * VOUCHER_MS) });
  for (let i = 0; i < 5; i++) await session.step(rowsOf(10, i), 10, false);
  await assert.rejects(session.step(rowsOf(10), 10, false), { code: 'SESSION_UNPAID' });
  await session.close();
  await settled(network);
});

test('a voucher that is refused ends the session with the reason, before anything is computed', async () => {
  const payment = payments(() => {
    throw new VerificationError('VOUCHER_SIGNATURE', 'not signed by its client');
  }).payment;
  const network = await createNetwork({ host: { payment } });
  const { promises } = promising(40);
  const opened = network.open({ promises }).then((session) => session.step(rowsOf(1), 1, true));
  await assert.rejects(opened, { code: 'VOUCHER_SIGNATURE' });
  await settled(network);
});

test('who opens a session without a voucher is not served, and who serves for nothing takes none', async () => {
  const asking = await createNetwork({ host: { payment: payments().payment, openMs: 1_000, idleMs: 1_000 } });
  await assert.rejects(
    asking.open().then((session) => session.step(rowsOf(1), 1, true)),
    { code: 'MESH_RECEIVE_TIMEOUT' },
  );
  await settled(asking);
  const free = await createNetwork();
  const { promises } = promising(40);
  const opened = free.open({ promises }).then((session) => session.step(rowsOf(1), 1, true));
  await assert.rejects(opened, { code: 'SESSION_MESSAGE_UNEXPECTED' });
  await settled(free);
});

test('a voucher of another length is none', async () => {
  const network = await createNetwork({ host: { payment: payments().payment } });
  const promises: PromiseOptions = {
    most: 40,
    terms: TERMS,
    sign: async () => new Uint8Array(VOUCHER_BYTES - 1),
  };
  const opened = network.open({ promises }).then((session) => session.step(rowsOf(1), 1, true));
  await assert.rejects(opened, { code: 'SESSION_MESSAGE_UNEXPECTED' });
  await settled(network);
});

test('a client that will not promise the next step ends its session; what was finished is claimed', async () => {
  const { kept, payment } = payments();
  const network = await createNetwork({ host: { payment } });
  const { promises } = promising(200, 45);
  const session = await network.open({ promises });
  await session.step(rowsOf(40), 40, false);
  await waitFor(() => kept.every(({ claims }) => claims === 1), 'every hop to claim the segment');
  await assert.rejects(session.step(rowsOf(10), 10, false), { code: 'TEST_LIMIT' });
  await session.close();
  await settled(network);
  assert.ok(kept.every(({ ended }) => ended === 1));
});

test('a claim is kept when it is signed: a client that takes nothing of it erases none', async () => {
  const { kept, payment } = payments();
  const network = await createNetwork({ host: { payment } });
  network.mesh.wiretap = (crossing) => {
    if (crossing.from === 'hop-0' && crossing.type === MESSAGE.outputs)
      throw new UnavailableError('MESH_STREAM_RESET', 'the client has let go');
    return [crossing];
  };
  const { promises } = promising(40);
  const session = await network.open({ promises });
  await session.step(rowsOf(32), 32, true).catch(() => {}); // whether it comes is up to who is first
  await settled(network);
  await session.close();
  assert.deepEqual([kept[0]!.claims, kept[0]!.ended], [1, 1]);
});

test('a session is over for who keeps its claims when those that were asked for are signed', async () => {
  const { kept, payment } = payments();
  const network = await createNetwork({ host: { payment } });
  const [enclave] = network.enclaves;
  const signed = Promise.withResolvers<void>();
  let made = false; // the client's commitments have come: without them there is no claim
  const { closeSegment } = enclave!;
  enclave!.closeSegment = async (session) => {
    const claim = await closeSegment(session);
    made = true;
    await signed.promise;
    return claim;
  };
  const { promises } = promising(80);
  const session = await network.open({ promises });
  await session.step(rowsOf(32), 32, false);
  await waitFor(
    () => made && kept.every(({ claims }, hop) => hop === 0 || claims === 1),
    'the others to claim',
  );
  await session.close();
  await waitFor(() => kept.every(({ ended }, hop) => hop === 0 || ended === 1), 'the others to end');
  assert.deepEqual([kept[0]!.claims, kept[0]!.ended], [0, 0]);
  signed.resolve();
  await settled(network);
  assert.deepEqual([kept[0]!.claims, kept[0]!.ended], [1, 1]);
});

test('a step waits for its voucher, and no longer than is said', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const paid = createPaidAhead();
  assert.equal(paid.until(1_000), undefined, 'nobody asks for a promise');
  paid.cover(0);
  paid.cover(10);
  paid.cover(5);
  assert.equal(paid.until(10), undefined, 'what is promised stays promised');
  const later = paid.until(11)!;
  const never = paid.until(21)!;
  paid.cover(20);
  await later;
  t.mock.timers.tick(VOUCHER_MS);
  await assert.rejects(never, { code: 'SESSION_UNPAID', family: 'unavailable' });
  const closed = paid.until(22)!;
  paid.close(new VerificationError('SESSION_OVER', 'over'));
  await assert.rejects(closed, { code: 'SESSION_OVER' });
});
