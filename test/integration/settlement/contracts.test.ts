/**
 * Each rule of the contracts, broken once, on a real chain.
 * @module
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Address } from 'viem';
import { keccak256 } from 'viem';
import { randomBytes } from '../../../crypto/core/random.ts';
import { headerHash, UNSIGNED } from '../../../settlement/batch/header.ts';
import { openClient } from '../../../settlement/chain/client.ts';
import { DEV_PARAMETERS } from '../../../settlement/chain/deploy.ts';
import { devAccount, fundFromDev } from '../../../settlement/chain/dev-accounts.ts';
import type { Ledger } from '../../../settlement/chain/ledger.ts';
import { possessionContext } from '../../../settlement/chain/possession.ts';
import type { NodeRegistration } from '../../../settlement/chain/types.ts';
import { createViemLedger } from '../../../settlement/chain/viem-ledger.ts';
import { createWorld, ROLES, unixNow, type World } from './world.ts';

const STAKE = 10n ** 17n;
const ZERO = new Uint8Array(32);

/** Seconds; no machine is so slow that they pass by themselves. */
const LONG_WINDOW = 600;

describe('contracts', () => {
  let world: World;
  let ledger: Ledger;
  /** Seconds that the chain is ahead of the machine. */
  let ahead = 0;

  before(async () => {
    // no check is opened here, so none takes time
    const none = { openWindow: 0, publishTime: 0, proveTime: 0, nameTime: 0, foldWindow: 0, patience: 0 };
    world = await createWorld({
      longWindow: LONG_WINDOW,
      checks: { ...DEV_PARAMETERS.checks, ...none },
    });
    ledger = await world.ledger(7);
  });
  after(() => world.close());

  async function advance(seconds: number): Promise<void> {
    ahead += seconds;
    const { client } = await openClient(world.anvil.url);
    for (const request of [
      { method: 'evm_increaseTime', params: [seconds] },
      { method: 'evm_mine', params: [] },
    ]) {
      await client.request(request as never);
    }
  }

  const possess = (secretKey: Uint8Array, operator: Address = ledger.account): Uint8Array =>
    world.bls.provePossession(
      secretKey,
      possessionContext(ledger.chainId, world.addresses.nodeRegistry, operator),
    );

  function registration(edit: Partial<NodeRegistration> = {}): NodeRegistration {
    const keys = world.bls.keygen();
    return {
      peerIdHash: randomBytes(32),
      evidenceHash: randomBytes(32),
      measurement: randomBytes(32),
      platformId: randomBytes(32),
      payout: ledger.account,
      blsKey: keys.publicKey,
      possession: possess(keys.secretKey),
      ...edit,
    };
  }

  describe('NodeRegistry', () => {
    it('registers a node with its stake and finds it by its compressed key', async () => {
      const r = registration();
      const { node } = await ledger.registerNode(r, STAKE);
      const found = await ledger.nodeByKey(r.blsKey);
      assert.deepEqual(found?.node, node);
      assert.equal(found?.validUntil, Number.POSITIVE_INFINITY);
      assert.equal(found?.record.stake, STAKE);
      assert.equal(found?.record.serving, true);
      assert.deepEqual(found?.record.keyHash, keccak256(r.blsKey, 'bytes'));
    });

    it('refuses too small a stake, a second use of a peer id and a second use of a key', async () => {
      await assert.rejects(ledger.registerNode(registration(), STAKE - 1n), { code: 'STAKE_TOO_SMALL' });
      const r = registration();
      await ledger.registerNode(r, STAKE);
      const again = registration({ peerIdHash: r.peerIdHash });
      await assert.rejects(ledger.registerNode(again, STAKE), { code: 'NODE_EXISTS' });
      const copied = registration({ blsKey: r.blsKey, possession: r.possession });
      await assert.rejects(ledger.registerNode(copied, STAKE), { code: 'KEY_TAKEN' });
    });

    it('refuses a proof of possession by another key, for another operator, or without context', async () => {
      const keys = world.bls.keygen();
      const bad = { code: 'BAD_POSSESSION', family: 'verification' };
      const other = registration({ blsKey: keys.publicKey });
      await assert.rejects(ledger.registerNode(other, STAKE), bad);
      const operator = devAccount(1).address;
      const copied = { blsKey: keys.publicKey, possession: possess(keys.secretKey, operator) };
      await assert.rejects(ledger.registerNode(registration(copied), STAKE), bad);
      const plain = { blsKey: keys.publicKey, possession: world.bls.provePossession(keys.secretKey) };
      await assert.rejects(ledger.registerNode(registration(plain), STAKE), bad);
    });

    it('rotates a key: the old one counts until its time, and nobody else can rotate', async () => {
      const r = registration();
      const { node } = await ledger.registerNode(r, STAKE);
      const next = world.bls.keygen();
      const validUntil = (await ledger.time()) + 100;
      const rotation = {
        node,
        blsKey: next.publicKey,
        possession: possess(next.secretKey),
        evidenceHash: randomBytes(32),
        measurement: randomBytes(32),
        platformId: randomBytes(32),
        oldKeyValidUntil: validUntil,
      };
      await assert.rejects((await world.ledger(8)).rotateKey(rotation), { code: 'NOT_OPERATOR' });
      const late = { ...rotation, oldKeyValidUntil: validUntil + 2 * 86_400 };
      await assert.rejects(ledger.rotateKey(late), { code: 'OVERLAP_TOO_LONG' });
      await ledger.rotateKey(rotation);
      assert.equal((await ledger.nodeByKey(r.blsKey))?.validUntil, validUntil);
      const current = await ledger.nodeByKey(next.publicKey);
      assert.equal(current?.validUntil, Number.POSITIVE_INFINITY);
      assert.deepEqual(current?.record.evidenceHash, rotation.evidenceHash);
    });

    it('lets a node leave with its stake after the delay, not before', async () => {
      const { node } = await ledger.registerNode(registration(), STAKE);
      await assert.rejects(ledger.withdrawStake(node), { code: 'EXIT_NOT_DUE', family: 'unavailable' });
      await ledger.requestExit(node);
      assert.equal((await ledger.getNode(node))?.serving, false);
      await assert.rejects(ledger.requestExit(node), { code: 'ALREADY_EXITING' });
      await advance(DEV_PARAMETERS.exitDelay);
      const before = await ledger.balance(ledger.account);
      await ledger.withdrawStake(node);
      assert.ok((await ledger.balance(ledger.account)) > before + STAKE - 10n ** 15n);
      assert.equal((await ledger.getNode(node))?.stake, 0n);
    });
  });

  describe('ModelRegistry', () => {
    const model = () => ({
      modelRoot: randomBytes(32),
      shardRoots: [randomBytes(32), randomBytes(32)],
      semanticsHash: randomBytes(32),
      pricePerUnit: 5n,
      licence: 'Apache-2.0',
    });

    it('publishes a model once and never changes it', async () => {
      const m = model();
      await ledger.publishModel(m);
      await assert.rejects(ledger.publishModel({ ...m, pricePerUnit: 6n }), { code: 'MODEL_EXISTS' });
      const stored = await ledger.getModel(m.modelRoot);
      assert.deepEqual(stored?.shardRoots, m.shardRoots);
      assert.equal(stored?.pricePerUnit, 5n);
      assert.equal(stored?.servable, true);
      assert.equal(stored?.owner, ledger.account);
    });

    it('lets only the owner deprecate it, once', async () => {
      const m = model();
      await ledger.publishModel(m);
      await assert.rejects((await world.ledger(8)).deprecateModel(m.modelRoot), { code: 'NOT_OWNER' });
      await ledger.deprecateModel(m.modelRoot);
      assert.equal((await ledger.getModel(m.modelRoot))?.servable, false);
      await assert.rejects(ledger.deprecateModel(m.modelRoot), { code: 'ALREADY_DEPRECATED' });
    });

    it('knows no other model, and takes none without a root or shards', async () => {
      assert.equal(await ledger.getModel(randomBytes(32)), null);
      await assert.rejects(ledger.publishModel({ ...model(), modelRoot: ZERO }), { code: 'ZERO_ROOT' });
      await assert.rejects(ledger.publishModel({ ...model(), shardRoots: [] }), { code: 'BAD_SHARD_COUNT' });
    });
  });

  describe('MeshRollup', () => {
    const draft = (number: number, previousHash: Uint8Array) => ({
      number,
      previousHash,
      receiptsRoot: randomBytes(32),
      receiptCount: 3,
      dataHash: randomBytes(32),
      ...UNSIGNED,
    });

    it('takes batches in sequence, each naming the one before, for each coordinator apart', async () => {
      const first = await ledger.postBatch(draft(1, ZERO));
      assert.deepEqual(headerHash(first.header), first.headerHash);
      assert.deepEqual(await ledger.batchHash(ledger.account, 1), first.headerHash);
      await assert.rejects(ledger.postBatch(draft(1, ZERO)), { code: 'UNEXPECTED_NUMBER' });
      await assert.rejects(ledger.postBatch(draft(3, first.headerHash)), { code: 'UNEXPECTED_NUMBER' });
      await assert.rejects(ledger.postBatch(draft(2, randomBytes(32))), { code: 'UNEXPECTED_PARENT' });
      await ledger.postBatch(draft(2, first.headerHash));
      await (await world.ledger(8)).postBatch(draft(1, ZERO));
      assert.deepEqual(await ledger.batchesOf(ledger.account), { posted: 2, finalized: 0, voidFrom: null });
      assert.deepEqual((await ledger.getBatch(ledger.account, 1))?.header, first.header);
    });

    it('refuses an empty batch, and a signature of nobody', async () => {
      const other = await world.ledger(6);
      await assert.rejects(other.postBatch({ ...draft(1, ZERO), receiptCount: 0 }), { code: 'EMPTY_BATCH' });
      await assert.rejects(other.postBatch({ ...draft(1, ZERO), aggregate: randomBytes(48) }), {
        code: 'BAD_AGGREGATE_LENGTH',
      });
    });

    it('finalizes after the window, all earlier batches with it, for anyone who asks', async () => {
      const two = (await ledger.getBatch(ledger.account, 2))!.header;
      const three = (await ledger.postBatch(draft(3, headerHash(two)))).header;
      await assert.rejects(ledger.finalize(three), { code: 'WINDOW_OPEN', family: 'unavailable' });
      await assert.rejects(ledger.finalize({ ...three, postedAt: 1 }), { code: 'UNKNOWN_HEADER' });
      await advance(LONG_WINDOW);
      await (await world.ledger(8)).finalize(three);
      assert.deepEqual(await ledger.batchesOf(ledger.account), { posted: 3, finalized: 3, voidFrom: null });
      await assert.rejects(ledger.finalize(two), { code: 'ALREADY_FINAL' });
    });
  });

  describe('Escrow', () => {
    it('gives a deposit back after the delay, not before, and not twice', async () => {
      const client = await world.ledger(8);
      await client.deposit(client.account, client.account, 1_000n);
      await assert.rejects(client.requestWithdrawal(client.account, 1_001n), {
        code: 'INSUFFICIENT_DEPOSIT',
      });
      await client.requestWithdrawal(client.account, 400n);
      await assert.rejects(client.withdrawDeposit(client.account), {
        code: 'WITHDRAWAL_NOT_DUE',
        family: 'unavailable',
      });
      await advance(DEV_PARAMETERS.withdrawalDelay);
      await client.withdrawDeposit(client.account);
      assert.equal((await client.accountOf(client.account, client.account)).balance, 600n);
      await assert.rejects(client.withdrawDeposit(client.account), { code: 'NOTHING_TO_WITHDRAW' });
    });
  });

  describe('the ledger', () => {
    it('names an account without funds', async () => {
      const privateKey = `0x${'42'.repeat(32)}` as const;
      const poor = await createViemLedger({
        rpcUrl: world.anvil.url,
        addresses: world.addresses,
        privateKey,
      });
      await assert.rejects(poor.deposit(poor.account, poor.account, 1n), {
        code: 'CHAIN_FUNDS_MISSING',
        family: 'usage',
      });
      await fundFromDev(world.anvil.url, poor.account, 10n ** 18n);
      await poor.deposit(poor.account, poor.account, 1n);
    });

    it('goes on when its account was used by somebody else', async () => {
      const { privateKey } = devAccount(ROLES.deployer);
      const options = { rpcUrl: world.anvil.url, addresses: world.addresses, privateKey };
      const [one, two] = [await createViemLedger(options), await createViemLedger(options)];
      await one.deposit(one.account, one.account, 1n);
      await two.deposit(two.account, two.account, 1n);
      await one.deposit(one.account, one.account, 1n);
      assert.equal((await one.accountOf(one.account, one.account)).balance, 3n);
    });

    it('refuses an RPC URL of another chain', async () => {
      const addresses = { ...world.addresses, chainId: 1 };
      const { privateKey } = devAccount(0);
      await assert.rejects(createViemLedger({ rpcUrl: world.anvil.url, addresses, privateKey }), {
        code: 'CHAIN_ID_MISMATCH',
        family: 'usage',
      });
    });

    it('tells the time of the next block', async () => {
      assert.ok(Math.abs((await ledger.time()) - unixNow() - ahead) <= 2);
    });
  });
});
