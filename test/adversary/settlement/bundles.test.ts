/**
 * Bundles made to cheat the coordinator, each breaking one rule; none is accepted, and nothing of them reaches
 * the journal.
 * @module
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { concatBytes } from '../../../crypto/core/bytes.ts';
import { decodeCbor, encodeCbor } from '../../../crypto/core/cbor.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { type Bundle, encodeBundle } from '../../../settlement/batch/bundle.ts';
import { signVoucher } from '../../../settlement/batch/voucher.ts';
import { openClient } from '../../../settlement/chain/client.ts';
import { DEV_PARAMETERS } from '../../../settlement/chain/deploy.ts';
import { devAccount } from '../../../settlement/chain/dev-accounts.ts';
import { possessionContext } from '../../../settlement/chain/possession.ts';
import {
  createWorld,
  HOPS,
  type OpenCoordinator,
  ROLES,
  type SegmentOptions,
  segmentFee,
  unixNow,
  type World,
} from '../../integration/settlement/world.ts';

describe('the coordinator refuses', () => {
  let world: World;
  let coordinator: OpenCoordinator;

  before(async () => {
    world = await createWorld();
    coordinator = await world.coordinator();
  });
  after(() => world.close());

  async function refused(bundle: Bundle | Uint8Array, code: string): Promise<void> {
    const bytes = bundle instanceof Uint8Array ? bundle : encodeBundle(bundle);
    const { count } = await coordinator.journal.backlog();
    await assert.rejects(coordinator.submit(bytes), { code, family: 'verification' });
    assert.equal((await coordinator.journal.backlog()).count, count);
  }
  const segment = (options: Partial<SegmentOptions> = {}): Promise<Bundle> =>
    world.segment({ sessionId: randomBytes(32), ...options });

  it('a forged claim, without refusing the honest bundles it came with', async () => {
    const bundle = await segment();
    const forged = {
      ...bundle,
      claims: bundle.claims.map((c, i) => (i === 1 ? { ...c, signature: bundle.claims[0]!.signature } : c)),
    };
    const honest = await Promise.all([segment(), segment()]);
    const results = await Promise.allSettled(
      [honest[0]!, forged, honest[1]!].map((b) => coordinator.submit(encodeBundle(b))),
    );
    assert.deepEqual(
      results.map((r) => r.status),
      ['fulfilled', 'rejected', 'fulfilled'],
    );
    assert.equal((results[1] as PromiseRejectedResult).reason.code, 'POEA_SIGNATURE');
  });

  it('hops of two sessions spliced together', async () => {
    const [one, two] = [await segment(), await segment()];
    await refused({ ...one, claims: [one.claims[0]!, two.claims[1]!, one.claims[2]!] }, 'POEA_SPLICED');
  });

  it('a hop left out, repeated, or out of order', async () => {
    const bundle = await segment();
    const [a, b, c] = bundle.claims as [Bundle['claims'][0], Bundle['claims'][0], Bundle['claims'][0]];
    await refused({ ...bundle, claims: [a, b] }, 'BUNDLE_HOPS');
    await refused({ ...bundle, claims: [a, a, c] }, 'NODE_NOT_PAID');
    await refused({ ...bundle, claims: [b, a, c] }, 'NODE_NOT_PAID');
    const editClaim: SegmentOptions['editClaim'] = (claim) => ({ ...claim, hopIndex: 0 });
    await refused(await segment({ editClaim }), 'POEA_CHAIN_GAP');
  });

  it('a claim by a key that is not registered, or that its evidence does not bind', async () => {
    const stranger = world.bls.keygen();
    const keys = world.cast.nodes.map((node, hop) => (hop === 1 ? stranger : node.keys));
    await refused(
      await segment({
        keys,
        editClaim: (claim, hop) => (hop === 1 ? { ...claim, enclaveKey: stranger.publicKey } : claim),
      }),
      'NODE_KEY_UNKNOWN',
    );
    await refused(await segment({ keys }), 'POEA_SIGNATURE');
    const swapped = await segment({
      keys: [world.cast.nodes[1]!.keys, ...world.cast.nodes.slice(1).map((n) => n.keys)],
      editClaim: (claim, hop) =>
        hop === 0 ? { ...claim, enclaveKey: world.cast.nodes[1]!.keys.publicKey } : claim,
    });
    // the evidence beside it is another node's
    await refused(swapped, 'NODE_NOT_PAID');
  });

  it('a stale claim', async () => {
    const editClaim: SegmentOptions['editClaim'] = (claim) => ({ ...claim, notAfter: unixNow() - 1 });
    await refused(await segment({ editClaim }), 'POEA_STALE');
  });

  it('a claim that expires before it can be checked', async () => {
    const { openWindow } = DEV_PARAMETERS.checks;
    const editClaim: SegmentOptions['editClaim'] = (claim, hop) =>
      hop === 1 ? { ...claim, notAfter: unixNow() + openWindow } : claim;
    await refused(await segment({ editClaim }), 'POEA_STALE');
  });

  it('claims for another chain or another rollup', async () => {
    await refused(await segment({ editClaim: (c) => ({ ...c, chainId: 1 }) }), 'POEA_CONTEXT');
    const settlement = randomBytes(20);
    await refused(await segment({ editClaim: (c) => ({ ...c, settlement }) }), 'POEA_CONTEXT');
  });

  it('more work than the positions cost', async () => {
    const editClaim: SegmentOptions['editClaim'] = (c) => ({ ...c, workUnits: c.workUnits + 1 });
    await refused(await segment({ editClaim }), 'POEA_WORK_UNITS');
  });

  it('a model that is not registered', async () => {
    const modelRoot = randomBytes(32);
    await refused(
      await segment({
        editClaim: (c) => ({ ...c, modelRoot }),
        editVoucher: (v) => ({ ...v, modelRoot }),
      }),
      'MODEL_UNKNOWN',
    );
  });

  it('a link that does not match', async () => {
    const editClaim: SegmentOptions['editClaim'] = (c, hop) =>
      hop === 1 ? { ...c, inCommits: randomBytes(32) } : c;
    await refused(await segment({ editClaim }), 'POEA_LINK_MISMATCH');
  });

  it('a segment whose predecessor it never saw', async () => {
    const sessionId = randomBytes(32);
    const first = await segment({ sessionId });
    await refused(await segment({ sessionId, previous: first }), 'POEA_PREVIOUS');
  });

  it('another bundle for a segment it has accepted', async () => {
    const sessionId = randomBytes(32);
    await coordinator.submit(encodeBundle(await segment({ sessionId })));
    await refused(await segment({ sessionId, count: 16 }), 'BUNDLE_CONFLICT');
  });

  it('a voucher that does not cover the fee, alone or with the segments before', async () => {
    await refused(await segment({ cumulative: segmentFee() - 1n }), 'VOUCHER_EXCEEDED');
    const sessionId = randomBytes(32);
    const cumulative = 2n * segmentFee() - 1n;
    const first = await segment({ sessionId, cumulative });
    await coordinator.submit(encodeBundle(first));
    await refused(await segment({ sessionId, cumulative, previous: first }), 'VOUCHER_EXCEEDED');
  });

  it('a deposit that is not there, or can be withdrawn before settlement', async () => {
    const poor = privateKeyToAccount(generatePrivateKey());
    await refused(await segment({ client: poor }), 'DEPOSIT_TOO_SMALL');
    const leaving = await world.ledger(8);
    const client = privateKeyToAccount(devAccount(8).privateKey);
    await leaving.deposit(leaving.account, coordinator.ledger.account, segmentFee());
    await leaving.requestWithdrawal(coordinator.ledger.account, segmentFee());
    const { client: rpc } = await openClient(world.anvil.url);
    const chain = (method: string, ...params: readonly unknown[]): Promise<unknown> =>
      rpc.request({ method, params } as never);
    const before = await chain('evm_snapshot');
    // longer than all batches of now take to be final, and shorter than a check can hold their segments
    await chain('evm_increaseTime', DEV_PARAMETERS.withdrawalDelay - DEV_PARAMETERS.checks.openWindow);
    await chain('evm_mine');
    await refused(await segment({ client }), 'DEPOSIT_TOO_SMALL');
    await chain('evm_revert', before);
  });

  it('one deposit promised twice in the same moment', async () => {
    const client = privateKeyToAccount(generatePrivateKey());
    const payer = await world.ledger(8);
    await payer.deposit(client.address, coordinator.ledger.account, segmentFee());
    const bundles = await Promise.all([segment({ client }), segment({ client })]);
    const results = await Promise.allSettled(bundles.map((b) => coordinator.submit(encodeBundle(b))));
    assert.deepEqual(results.map((r) => r.status).sort(), ['fulfilled', 'rejected']);
  });

  it('a voucher of another session, model, coordinator, escrow or chain, expired, or signed by another', async () => {
    const bundle = await segment();
    const { voucher } = bundle.voucher;
    const sign = async (edit: Partial<typeof voucher>, domain: Partial<World['addresses']> = {}) => ({
      ...bundle,
      voucher: await signVoucher({ ...voucher, ...edit }, { ...world.addresses, ...domain }, world.client),
    });
    await refused(await sign({ sessionId: randomBytes(32) }), 'POEA_CONTEXT');
    await refused(await sign({ modelRoot: randomBytes(32) }), 'MODEL_UNKNOWN');
    await refused(await sign({ coordinator: world.client.address }), 'VOUCHER_COORDINATOR');
    await refused(await sign({}, { chainId: 1 }), 'VOUCHER_SIGNATURE');
    await refused(await sign({}, { escrow: world.addresses.meshRollup }), 'VOUCHER_SIGNATURE');
    await refused(await sign({ validUntil: unixNow() - 1 }), 'VOUCHER_EXPIRED');
    const stolen = { ...bundle.voucher, voucher: { ...voucher, client: world.addresses.escrow } };
    await refused({ ...bundle, voucher: stolen }, 'VOUCHER_SIGNATURE');
  });

  it('a voucher that pays nodes other than those that signed, or at other costs', async () => {
    const [a, b, c] = world.cast.nodes;
    await refused(
      await segment({
        editVoucher: (v) => ({
          ...v,
          payees: [b!, a!, c!].map(({ node }, i) => ({ node, weight: v.payees[i]!.weight })),
        }),
      }),
      'NODE_NOT_PAID',
    );
    await refused(
      await segment({
        editVoucher: (v) => ({ ...v, payees: v.payees.map((p) => ({ ...p, weight: p.weight * 2 })) }),
      }),
      'POEA_WORK_UNITS',
    );
  });

  it('a voucher around the claims of a session that was made for others', async () => {
    const bundle = await segment();
    const { voucher } = await segment({
      sessionId: bundle.voucher.voucher.sessionId,
      editVoucher: (v) => ({ ...v, payees: v.payees.map((p) => ({ ...p, weight: p.weight + 1 })) }),
    });
    await refused({ ...bundle, voucher }, 'POEA_CONTEXT');
  });

  it("a voucher signature's malleable twin", async () => {
    const bundle = await segment();
    const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
    const { signature } = bundle.voucher;
    const s = BigInt(`0x${Buffer.from(signature.subarray(32, 64)).toString('hex')}`);
    const twin = concatBytes(
      signature.subarray(0, 32),
      Uint8Array.from(Buffer.from((order - s).toString(16).padStart(64, '0'), 'hex')),
      Uint8Array.of(signature[64] === 27 ? 28 : 27),
    );
    await refused({ ...bundle, voucher: { ...bundle.voucher, signature: twin } }, 'SIGNATURE_MALLEABLE');
  });

  it('bytes that are no bundle, too many of them, or in another form', async () => {
    await refused(randomBytes(100), 'CBOR_MALFORMED');
    await refused(new Uint8Array(1024 * 1024 + 1), 'CBOR_TOO_LARGE');
    await refused(encodeCbor({ version: 1 }), 'BUNDLE_MALFORMED');
    const encoded = encodeBundle(await segment());
    const value = decodeCbor(encoded, encoded.length) as Record<string, never>;
    await refused(encodeCbor({ ...value, extra: 1 }), 'BUNDLE_MALFORMED');
    await refused(
      encodeCbor({ ...value, claims: Array(HOPS).fill(new Uint8Array(2_000)) }),
      'BUNDLE_MALFORMED',
    );
    await refused(encoded.subarray(0, -1), 'CBOR_MALFORMED');
  });

  it('more waiting bundles, or bytes of them, than it has room for, and takes them later', async () => {
    await coordinator.close();
    const bundles = await Promise.all([0, 1, 2].map(() => world.submission({ sessionId: randomBytes(32) })));
    const size = Math.max(...bundles.map((bytes) => bytes.length));
    for (const limit of [{ queueLimit: 2 }, { queueBytes: 2.5 * size }]) {
      coordinator = await world.coordinator(limit);
      const results = await Promise.allSettled(bundles.map((bytes) => coordinator.submit(bytes)));
      assert.deepEqual(
        results.map((r) => (r.status === 'rejected' ? r.reason.code : r.status)),
        ['fulfilled', 'fulfilled', 'COORDINATOR_BUSY'],
      );
      await coordinator.submit(bundles[2]!);
      await coordinator.close();
    }
    coordinator = await world.coordinator();
  });

  it('a key its node has replaced, from the time the node named', async () => {
    const { node, operator } = world.cast.nodes[0]!;
    const keys = world.bls.keygen();
    await (await world.ledger(ROLES.node)).rotateKey({
      node,
      blsKey: keys.publicKey,
      possession: world.bls.provePossession(
        keys.secretKey,
        possessionContext(world.addresses.chainId, world.addresses.nodeRegistry, operator),
      ),
      evidenceHash: randomBytes(32),
      measurement: randomBytes(32),
      platformId: randomBytes(32),
      oldKeyValidUntil: unixNow() - 1,
    });
    await coordinator.close(); // a coordinator remembers registered keys for some seconds
    coordinator = await world.coordinator();
    await refused(await segment(), 'NODE_KEY_EXPIRED');
  });
});
