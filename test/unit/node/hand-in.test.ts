/**
 * Hops whose client is gone hand in what it promised them, with one another's claims, until it is settled.
 * @module
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Address } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { equalBytes } from '../../../crypto/core/bytes.ts';
import { UnavailableError } from '../../../crypto/core/errors.ts';
import { encodeSignedClaim, type SignedClaim } from '../../../crypto/poea/claim.ts';
import { createHandIn, handInAfter, serveClaims } from '../../../node/services/hand-in.ts';
import { createUnpaidStore, type UnpaidStore } from '../../../node/services/unpaid-store.ts';
import { type Bundle, decodeBundle } from '../../../settlement/batch/bundle.ts';
import { segmentFee } from '../../../settlement/batch/segment.ts';
import { type SignedVoucher, signVoucher } from '../../../settlement/batch/voucher.ts';
import { DEV_PARAMETERS } from '../../../settlement/chain/deploy.ts';
import type { SettledStep } from '../../../settlement/ephemeral/settling.ts';
import { createMemoryMesh } from '../../support/memory-mesh.ts';
import { type Folder, temporaryFolder } from '../../support/processes.ts';
import { createNetwork, type Network, rowsOf } from '../../support/session.ts';

const client = privateKeyToAccount(`0x${'11'.repeat(32)}`);
const COORDINATOR: Address = `0x${'cc'.repeat(20)}`;
const NODES = [10, 11, 12].map((byte) => new Uint8Array(32).fill(byte));
const SILENT = { error: () => {}, info: () => {}, debug: () => {} };

const PRICE = 3n;
let folder: Folder;
let network: Network;
let sessionId: Uint8Array;
/** By segment and hop. */
let claims: SignedClaim[][];
let voucher: SignedVoucher;

before(async () => {
  folder = temporaryFolder();
  network = await createNetwork();
  const session = await network.open();
  for (let i = 0; i < 3; i++) await session.step(rowsOf(32, i), 32, i === 2);
  claims = network.verify(session, await session.finish());
  sessionId = session.sessionId;
  await session.close();
  voucher = await signVoucher(
    {
      client: client.address.toLowerCase() as Address,
      coordinator: COORDINATOR,
      sessionId,
      modelRoot: claims[0]![0]!.claim.modelRoot,
      cumulative: 10n ** 12n,
      payees: NODES.map((node) => ({ node, weight: 1_500 })),
      validUntil: Math.floor(Date.now() / 1_000) + 3_600,
    },
    { chainId: 31_337, escrow: `0x${'ab'.repeat(20)}` },
    client,
  );
});
after(() => folder.remove());

let routes = 0;
/** The hops of the session after it, with so many of its segments claimed by each, over a mesh of their own. */
async function route(
  claimed: readonly number[],
  signed = voucher,
  { afterMs = 0, ends = true, given = 0, closesAt = Number.POSITIVE_INFINITY, steps = [] as bigint[] } = {},
) {
  const mesh = createMemoryMesh();
  const place = join(folder.path, `route-${routes++}`);
  const taken: Bundle[] = [];
  const asked: Address[] = [];
  const settled = new Set<number>();
  const away = new Set<number>();
  const over: string[] = [];
  let refuses: Error | null = null;
  const hops = await Promise.all(
    claimed.map(async (segments, hop) => {
      const host = mesh.host(`hop-${hop}`);
      const { evidence } = network.hops[hop]!.route;
      const store: UnpaidStore = createUnpaidStore({
        folder: join(place, String(hop)),
        onError: (error) => assert.fail(String(error)),
      });
      const record = store.open({ sessionId, hopIndex: hop, evidence });
      await record.voucher(signed);
      for (const segment of claims.slice(0, segments)) record.claim(encodeSignedClaim(segment[hop]!));
      for (const [i, segment] of claims.slice(0, given).entries()) {
        store.keepOthers(
          sessionId,
          segment.flatMap((claim, other) =>
            other === hop
              ? []
              : [
                  {
                    hop: other,
                    evidence: i === 0 ? network.hops[other]!.route.evidence : null,
                    claim: encodeSignedClaim(claim),
                  },
                ],
          ),
        );
      }
      if (ends) record.end();
      await store.written();
      await serveClaims(host, store);
      const handIn = createHandIn({
        host,
        ledger: {
          isSettled: async (_channel, _request, segment) => settled.has(segment),
        },
        sessions: {
          step: async (_, upTo) => {
            steps.push(upTo);
            return steps.length > 1 ? ({} as SettledStep) : null;
          },
          closesAt: async () => closesAt,
        },
        pricePerUnit: PRICE,
        store,
        peerOf: (node) => {
          const at = NODES.findIndex((one) => equalBytes(one, node));
          return away.has(at) ? null : `hop-${at}`;
        },
        coordinator: async (account) => {
          asked.push(account);
          return {
            submit: async (bytes) => {
              if (refuses !== null) throw refuses;
              const bundle = decodeBundle(bytes);
              taken.push(bundle);
              return {
                leafHash: new Uint8Array(32),
                state: 'accepted',
                amount: 1n,
                promise: null as never,
                step: null,
              };
            },
          };
        },
        log: SILENT,
        afterMs,
        onOver: (session, how) => over.push(`hop ${session.hopIndex}: ${session.claims.length} ${how}`),
      });
      return { store, handIn };
    }),
  );
  await new Promise((resolve) => setTimeout(resolve, 20)); // mtime is before now
  return { hops, taken, asked, settled, away, over, refuse: (error: Error | null) => (refuses = error) };
}

const segmentsOf = (bundles: readonly Bundle[]): number[] =>
  bundles.map((bundle) => bundle.claims[0]!.claim.segment);

test('any hop hands in every segment that all hops claimed, with their evidence and the last voucher', async () => {
  const { hops, taken, asked } = await route([3, 3, 3]);
  await hops[1]!.handIn.look();
  assert.deepEqual(segmentsOf(taken), [0, 1, 2]);
  for (const [i, bundle] of taken.entries()) {
    assert.deepEqual(bundle.claims, claims[i]);
    assert.deepEqual(bundle.voucher, voucher);
    assert.equal(bundle.evidence.length, 3);
  }
  assert.deepEqual([...new Set(asked)], [COORDINATOR]);
  await hops[1]!.handIn.look();
  assert.equal(taken.length, 3, 'once is enough while it is not settled');
});

test('what the others gave while it ran is handed in without them; the rest waits for them', async () => {
  const alone = await route([3, 3, 3], voucher, { given: 3 });
  for (const hop of [0, 2]) alone.away.add(hop);
  await alone.hops[1]!.handIn.look();
  assert.deepEqual(segmentsOf(alone.taken), [0, 1, 2]);
  for (const [i, bundle] of alone.taken.entries()) assert.deepEqual(bundle.claims, claims[i]);
  const traitor = await route([3, 3, 3], voucher, { given: 2 });
  traitor.away.add(0); // it has its claims of the last segment, and keeps them
  await traitor.hops[1]!.handIn.look();
  assert.deepEqual(segmentsOf(traitor.taken), [0, 1]);
  traitor.away.delete(0);
  await traitor.hops[1]!.handIn.look();
  assert.deepEqual(segmentsOf(traitor.taken), [0, 1, 2]);
});

test('in a session it is handed in before that closes, though the client still might, and let go of with its step', async () => {
  const signed = { ...voucher, session: 2 };
  const soon = Date.now() / 1_000 + 100;
  const steps: bigint[] = [];
  const waiting = { afterMs: 600_000, steps };
  const patient = await route([3, 3, 3], signed, { ...waiting, closesAt: soon + 600 });
  await patient.hops[1]!.handIn.look();
  assert.deepEqual(patient.taken, [], "its client's turn");
  steps.length = 0;
  const { hops, taken, over } = await route([3, 3, 3], signed, { ...waiting, closesAt: soon });
  await hops[1]!.handIn.look();
  assert.deepEqual(segmentsOf(taken), [0, 1, 2]);
  assert.equal(taken[0]!.voucher.session, 2);
  await hops[1]!.handIn.look();
  const earned = claims.reduce((sum, hopsOf) => {
    const [from, to] = hopsOf[0]!.claim.positions;
    const weights = voucher.voucher.payees.map(({ weight }) => weight);
    return sum + segmentFee(weights, to - from, PRICE);
  }, 0n);
  assert.deepEqual(steps, [earned, earned]);
  assert.deepEqual(await hops[1]!.store.sessions(), [], 'the step is here');
  assert.deepEqual(over, ['hop 1: 3 session']);
});

test('what a session settled in part, and the escrow the rest, is let go of', async () => {
  const steps: bigint[] = [];
  const { hops, taken, settled } = await route([3, 3, 3], { ...voucher, session: 2 }, { steps });
  settled.add(2);
  await hops[1]!.handIn.look();
  assert.deepEqual([taken, await hops[1]!.store.sessions()], [[], []]);
  assert.equal(steps.length, 2);
  assert.ok(steps[1]! < steps[0]!, 'what is settled by the escrow is not asked of the session');
});

test('a segment that one hop never claimed is nobody s, and those before it are paid for', async () => {
  const { hops, taken } = await route([3, 2, 3]);
  await hops[0]!.handIn.look();
  assert.deepEqual(segmentsOf(taken), [0, 1]);
});

test('what is settled is forgotten, whoever handed it in; what is not yet is kept', async () => {
  const { hops, taken, settled, over } = await route([2, 2, 2]);
  settled.add(1);
  await hops[0]!.handIn.look();
  assert.deepEqual(segmentsOf(taken), [0, 1]);
  assert.equal((await hops[0]!.store.sessions()).length, 1);
  settled.add(0);
  await hops[0]!.handIn.look();
  await hops[2]!.handIn.look();
  assert.equal(taken.length, 2);
  assert.deepEqual([await hops[0]!.store.sessions(), await hops[2]!.store.sessions()], [[], []]);
  await hops[0]!.handIn.look();
  assert.deepEqual(over, ['hop 0: 2 escrow', 'hop 2: 2 escrow'], 'each is booked once');
  assert.equal(hops[0]!.store.vouchers.size, 0, 'and counts against its client no more');
});

test('with a hop or the coordinator away it is tried again, and nothing is lost', async () => {
  const { hops, taken, away, refuse } = await route([1, 1, 1]);
  away.add(2);
  await hops[0]!.handIn.look();
  away.clear();
  refuse(new UnavailableError('MESH_PEER_UNREACHABLE', 'away'));
  await hops[0]!.handIn.look();
  assert.deepEqual(taken, []);
  refuse(null);
  await hops[0]!.handIn.look();
  assert.deepEqual(segmentsOf(taken), [0]);
});

test('a voucher that has run out pays for nothing any more: its session is let go', async () => {
  const late = { ...voucher, voucher: { ...voucher.voucher, validUntil: 1_700_000_000 } };
  const { hops, taken, over } = await route([1, 1, 1], late);
  await hops[0]!.handIn.look();
  assert.deepEqual(over, ['hop 0: 1 lost']);
  assert.deepEqual([taken, await hops[0]!.store.sessions()], [[], []]);
});

test('claims that have run out pay for nothing either, however long their voucher is good', async (t) => {
  const { notAfter } = claims[0]![0]!.claim;
  const forever = { ...voucher, voucher: { ...voucher.voucher, validUntil: notAfter + 10 ** 6 } };
  const { hops, taken } = await route([1, 1, 1], forever, { afterMs: 10 ** 13 });
  t.mock.timers.enable({ apis: ['Date'], now: (notAfter - 1) * 1_000 });
  await hops[0]!.handIn.look();
  assert.equal((await hops[0]!.store.sessions()).length, 1);
  t.mock.timers.setTime(notAfter * 1_000);
  await hops[0]!.handIn.look();
  assert.deepEqual([taken, await hops[0]!.store.sessions()], [[], []]);
});

test('its client has a while; what it settles itself is forgotten at once', async () => {
  const { hops, taken, settled } = await route([1, 1, 1], voucher, { afterMs: 60_000 });
  await hops[0]!.handIn.look();
  assert.equal((await hops[0]!.store.sessions()).length, 1);
  settled.add(0);
  await hops[0]!.handIn.look();
  assert.deepEqual([taken, await hops[0]!.store.sessions()], [[], []]);
});

test('a client that keeps its session open and promises nothing more is handed in for, and the session stays kept', async () => {
  const { hops, taken, settled, over } = await route([2, 2, 2], voucher, { ends: false });
  await hops[0]!.handIn.look();
  assert.deepEqual(segmentsOf(taken), [0, 1]);
  settled.add(0).add(1);
  await hops[0]!.handIn.look();
  assert.equal((await hops[0]!.store.sessions()).length, 1);
  assert.deepEqual(over, [], 'one that runs may still earn');
});

test('claims are handed in before a deposit can leave; where that cannot be, nobody serves', async () => {
  const terms = (withdrawalDelay: number) => ({
    withdrawalDelay: async () => withdrawalDelay,
    longWindow: async () => 300,
  });
  // 300 s to finality, 30 s to be settled, 10 s since the deposit was read, 30 s to hand in
  assert.equal(await handInAfter(terms(1_000), 600), 600);
  assert.equal(await handInAfter(terms(900), 600), 530);
  assert.equal(await handInAfter(terms(371), 600), 1);
  await assert.rejects(handInAfter(terms(370), 600), { code: 'HAND_IN_TOO_LATE', family: 'usage' });
  const { withdrawalDelay, longWindow } = DEV_PARAMETERS;
  const dev = { withdrawalDelay: async () => withdrawalDelay, longWindow: async () => longWindow };
  assert.equal(await handInAfter(dev, 600), 600);
});

test('what cannot be taken off the list is booked once it can, not with every look', async () => {
  const { hops, settled, over } = await route([2, 2, 2]);
  for (const segment of [0, 1]) settled.add(segment);
  const { store, handIn } = hops[0]!;
  const { forget } = store;
  store.forget = async () => {
    throw new Error('the disk is read-only');
  };
  await handIn.look();
  await handIn.look();
  assert.deepEqual(over, []);
  store.forget = forget;
  await handIn.look();
  await handIn.look();
  assert.deepEqual(over, ['hop 0: 2 escrow']);
});
