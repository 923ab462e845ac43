/**
 * Hops that give each other their claims: kept by all, judged, and no further served than all have claimed.
 * @module
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { privateKeyToAccount } from 'viem/accounts';
import { bytesToHex, equalBytes } from '../../../crypto/core/bytes.ts';
import { decodeCbor, encodeCbor } from '../../../crypto/core/cbor.ts';
import { UnavailableError, VerificationError } from '../../../crypto/core/errors.ts';
import { type Bls, loadBls } from '../../../crypto/poea/bls.ts';
import { claimHash, decodeSignedClaim, encodeSignedClaim } from '../../../crypto/poea/claim.ts';
import type { Payment } from '../../../mesh/session/hop-host.ts';
import { MESSAGE, SEGMENT_POSITIONS, segmentsAhead } from '../../../mesh/session/protocol.ts';
import { callRpc } from '../../../mesh/wire/rpc.ts';
import { createSharedClaims, shareMethod } from '../../../node/services/shared-claims.ts';
import { createUnpaidStore, type UnpaidStore } from '../../../node/services/unpaid-store.ts';
import { readVoucherMessage, voucherMessage } from '../../../node/services/voucher-message.ts';
import type { BundleVerifier } from '../../../settlement/batch/verify-bundle.ts';
import { signVoucher } from '../../../settlement/batch/voucher.ts';
import { createMemoryMesh } from '../../support/memory-mesh.ts';
import { waitFor } from '../../support/mesh.ts';
import { type Folder, temporaryFolder } from '../../support/processes.ts';
import { createNetwork, fixedDeadlines, type Network, rowsOf } from '../../support/session.ts';

const client = privateKeyToAccount(`0x${'11'.repeat(32)}`);
const NODES = [10, 11, 12].map((byte) => new Uint8Array(32).fill(byte));
const CONTRACTS = {
  chainId: 31_337,
  escrow: `0x${'ab'.repeat(20)}`,
  ephemeralSession: `0x${'cd'.repeat(20)}`,
} as const;
const PATIENT = { openMs: 10_000, idleMs: 20_000 };
const SEGMENTS = 5;

let folder: Folder;
let bls: Bls;
before(async () => {
  folder = temporaryFolder();
  bls = await loadBls();
});
after(() => folder.remove());

/** What a coordinator asks of a segment, as far as hops can do it wrong here: signatures, and the order of segments. */
const verifier = (): BundleVerifier => ({
  verify: async (candidates) =>
    candidates.map(({ bundle, previous }) => {
      const sound = bundle.claims.every(({ claim, signature }, hop) => {
        const before = previous?.[hop];
        return (
          bls.verify(claim.enclaveKey, claimHash(claim), signature) &&
          (before === undefined ? claim.prevClaim === null : equalBytes(claim.prevClaim!, claimHash(before)))
        );
      });
      return sound ? { amount: 1n } : { error: new VerificationError('POEA_SIGNATURE', 'not signed') };
    }),
});

let routes = 0;
/** A route whose hops share, but for those that only take. */
async function route(
  shares: (hop: number) => boolean = () => true,
  judging: () => BundleVerifier = verifier,
) {
  const place = join(folder.path, `route-${routes++}`);
  const said: string[] = [];
  const log = { error: (text: string) => said.push(text), info: () => {}, debug: () => {} };
  const judged: Promise<void>[] = [];
  const parts = new Map<number, { readonly payment: Payment; readonly store: UnpaidStore }>();
  const mesh = createMemoryMesh();
  const hosts = [0, 1, 2].map((hop) => mesh.host(`hop-${hop}`));
  const network: Network = await createNetwork({
    hops: 3,
    hosts: { hops: hosts, client: mesh.host('client') },
    host: {
      ...PATIENT,
      payment: { open: (routing, backed) => parts.get(routing.hopIndex)!.payment.open(routing, backed) },
    },
  });
  for (const hop of network.hops.keys()) {
    const host = hosts[hop]!;
    const store = createUnpaidStore({
      folder: join(place, String(hop)),
      onError: (error) => assert.fail(String(error)),
    });
    const shared = createSharedClaims({
      host,
      peerOf: (node) => `hop-${NODES.findIndex((one) => equalBytes(one, node))}`,
      verifier: judging(),
      store,
      log,
      nowSeconds: () => Math.floor(Date.now() / 1_000),
    });
    const plain: Payment = {
      open: (routing) => {
        const record = store.open(routing);
        return {
          promised: async (message) => {
            const kept = record.voucher(readVoucherMessage(message));
            judged.push(kept);
            await kept;
            return 10_000;
          },
          claimed: record.claim,
          ended: record.end,
        };
      },
    };
    if (shares(hop)) await shared.serve();
    parts.set(hop, { store, payment: shares(hop) ? shared.over(plain) : plain });
  }
  const session = await network.open({
    deadlines: fixedDeadlines(20_000),
    openTimeoutMs: 20_000,
    promises: {
      most: 10_000,
      terms: new Uint8Array(32),
      sign: async (sessionId) =>
        voucherMessage(
          await signVoucher(
            {
              client: client.address,
              coordinator: client.address,
              sessionId,
              modelRoot: new Uint8Array(32),
              cumulative: 1n,
              payees: NODES.map((node) => ({ node, weight: 1_500 })),
              validUntil: 2_000_000_000,
            },
            CONTRACTS,
            client,
          ),
        ),
    },
  });
  const steps = Array.from({ length: SEGMENTS }, (_, i) =>
    session.step(rowsOf(SEGMENT_POSITIONS, i), SEGMENT_POSITIONS, i === SEGMENTS - 1),
  );
  for (const step of steps) step.catch(() => {});
  const stores = [0, 1, 2].map((hop) => parts.get(hop)!.store);
  const servedBy = (hop: number): number =>
    mesh.crossings.filter(({ from, type, protocol }) => {
      return from === `hop-${hop}` && type === MESSAGE.frame && /session|frames/.test(protocol);
    }).length;
  async function end(): Promise<void> {
    await session.close();
    await Promise.all(network.served.map((host) => host.close()));
    // vouchers are judged one after another, also those that came just before the end
    while (judged.length > 0) await Promise.all(judged.splice(0));
    await Promise.all(stores.map((store) => store.written()));
  }
  return { mesh, network, session, stores, said, servedBy, place, end };
}

/** By hop, of the others: how many claims this one keeps. */
async function keptBy(store: UnpaidStore, sessionId: Uint8Array): Promise<Record<number, number>> {
  await store.written();
  const kept = await store.read(sessionId);
  return Object.fromEntries([...(kept?.others ?? [])].map(([hop, { claims }]) => [hop, claims.length]));
}

test('a whole session is served, and every hop keeps the claims of all of them', async () => {
  const { network, session, stores, said, end } = await route();
  const claims = network.verify(session, await session.finish());
  for (const [hop, store] of stores.entries()) {
    await waitFor(
      async () => Object.values(await keptBy(store, session.sessionId)).join() === `${SEGMENTS},${SEGMENTS}`,
      'the last claims',
    );
    const { others } = (await store.read(session.sessionId))!;
    for (const [other, { evidence, claims: kept }] of others) {
      assert.notEqual(other, hop);
      assert.deepEqual(
        kept,
        claims.map((segment) => segment[other]),
      );
      assert.deepEqual(evidence, network.hops[other]!.route.evidence);
    }
  }
  await end();
  assert.deepEqual(said, []);
});

test('while nothing can be judged there is one more try at a time, and evidence is kept once for each hop', async () => {
  const away = performance.now() + 1_500;
  const tries = [0, 0, 0];
  let made = 0;
  const { session, stores, place, end } = await route(undefined, () => {
    const [hop, judging] = [made++, verifier()];
    return {
      verify: async (candidates, now) => {
        if (performance.now() > away) return await judging.verify(candidates, now);
        tries[hop]!++;
        return [{ error: new UnavailableError('CHAIN_UNREACHABLE', 'the chain is away') }];
      },
    };
  });
  await session.finish();
  // one for each claim that came, and one each half second
  assert.ok(
    tries.every((count) => count <= 9 + 4),
    tries.join(),
  );
  for (const [hop, store] of stores.entries()) {
    await waitFor(
      async () => Object.values(await keptBy(store, session.sessionId)).join() === `${SEGMENTS},${SEGMENTS}`,
      'the last claims',
    );
    const text = readFileSync(join(place, String(hop), `${bytesToHex(session.sessionId)}.claims`), 'utf8');
    assert.equal(text.split('\n').filter((line) => line.startsWith('of ')).length, 2);
  }
  await end();
});

test('where one hop only takes, the others serve a few segments and hand in none that it could void', async () => {
  const { session, stores, servedBy, end } = await route((hop) => hop !== 1);
  await waitFor(() => servedBy(2) === segmentsAhead(2, 3), 'the last hop');
  await new Promise((resolve) => setTimeout(resolve, 500));
  assert.equal(servedBy(2), segmentsAhead(2, 3));
  assert.ok(servedBy(0) <= segmentsAhead(0, 3));
  assert.deepEqual(await keptBy(stores[0]!, session.sessionId), {});
  await end();
});

test('a claim that its hop did not sign is kept by nobody, and served no further on', async () => {
  const { mesh, session, stores, said, servedBy, end } = await route();
  mesh.wiretap = (crossing) =>
    crossing.protocol.includes('share-claim') && crossing.from === 'hop-0' && crossing.bytes.length > 500
      ? [{ ...crossing, bytes: changedClaim(crossing.bytes) }]
      : [crossing];
  await waitFor(() => said.length > 0, 'a word about it');
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.ok(servedBy(2) <= segmentsAhead(2, 3));
  assert.deepEqual(await keptBy(stores[2]!, session.sessionId), {});
  await end();
});

test('who is no hop of a session has nothing to say in it', async () => {
  const { mesh, network, session, end } = await route();
  const stranger = mesh.host('stranger');
  const claim = new Uint8Array(400);
  const evidence = network.hops[0]!.route.evidence;
  for (const [sessionId, hop] of [
    [session.sessionId, 0],
    [session.sessionId, 1],
    [new Uint8Array(32), 0],
  ] as const) {
    await assert.rejects(callRpc(stranger, 'hop-1', shareMethod, { sessionId, hop, claim, evidence }), {
      code: 'CLAIMS_UNKNOWN',
    });
  }
  await session.finish();
  await end();
});

/** Its last byte, which is of the signature, another one. */
function changedClaim(call: Uint8Array): Uint8Array {
  const { id, body } = decodeCbor(call, 1 << 20) as { id: number; body: { claim: Uint8Array } };
  const claim = decodeSignedClaim(body.claim);
  const other = encodeSignedClaim({
    ...claim,
    signature: claim.signature.with(47, claim.signature[47]! ^ 1),
  });
  return encodeCbor({ id, body: { ...body, claim: other } });
}
