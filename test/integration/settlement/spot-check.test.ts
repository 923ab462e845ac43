/**
 * Whole spot-checks on a real chain, with real proofs of the tiny shard's cells.
 * @module
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { randomBytes } from '../../../crypto/core/random.ts';
import { devAccount } from '../../../settlement/chain/dev-accounts.ts';
import type { Ledger } from '../../../settlement/chain/ledger.ts';
import { drawCells, drawKey, drawnHop } from '../../../settlement/checks/draws.ts';
import { cellTotal, factsHash } from '../../../settlement/checks/facts.ts';
import { checkSlots, parseRecord } from '../../../settlement/checks/record.ts';
import { roundAfter, roundTime } from '../../../settlement/checks/rounds.ts';
import { proveAccount, proveSlot, readBlockHeader } from '../../../settlement/receipt/state-proof.ts';
import { ACCOUNTS, type CheckWorld, createCheckWorld } from '../../support/spot-check.ts';

describe('a spot-check', () => {
  let world: CheckWorld;
  let client: Ledger;
  let operator: Ledger;
  let stranger: Ledger;
  before(async () => {
    world = await createCheckWorld();
    [client, operator, stranger] = await Promise.all([
      world.ledger('client'),
      world.ledger('operator'),
      world.ledger('stranger'),
    ]);
  });
  after(() => world.close());

  /** Records as an offline reader finds them in a storage proof. */
  async function provenRecords(ids: readonly Uint8Array[]) {
    const proof = await stranger.checks.proveChecks(ids);
    assert.equal(proof.address, world.addresses.challenge);
    const { stateRoot } = readBlockHeader(proof.blockHeader);
    const storageRoot = await proveAccount(stateRoot, proof.address, proof.accountProof);
    const words = await Promise.all(
      ids.flatMap(checkSlots).map((slot, i) => proveSlot(storageRoot, slot, proof.storageProofs[i]!)),
    );
    return ids.map((_, i) => parseRecord(words.slice(3 * i, 3 * i + 3)));
  }

  it('of an honest hop is opened, published, proven, and passes', async () => {
    const segment = world.segment();
    const facts = await world.open(segment);
    const id = facts.claimHash;
    assert.deepEqual(facts.node, world.node);
    assert.equal(facts.operator, operator.account);
    const opened = await client.checks.check(id);
    assert.equal(opened?.state, 'opened');
    assert.equal(opened?.innerRoot, null);
    assert.deepEqual(opened?.factsHash, factsHash(facts));
    const events = await stranger.checks.opened(world.addresses.fromBlock);
    assert.deepEqual(events.at(-1)?.facts, facts);
    assert.equal(events.at(-1)?.facts.opener, devAccount(ACCOUNTS.client).address);

    const cells = await world.publish(segment, facts);
    assert.equal(new Set(cells).size, 4);
    const { round, innerRoot, left } = (await client.checks.check(id))!;
    assert.deepEqual(innerRoot, segment.innerRoot);
    for (const draw of cells.keys()) {
      assert.equal((await client.checks.check(id))?.state, 'published');
      await operator.checks.prove(facts, world.move(segment, facts, cells, draw));
    }
    const proven = await stranger.checks.proven(id);
    assert.deepEqual(
      proven.map(({ draw, cell }) => [draw, cell]),
      cells.map((cell, draw) => [draw, cell]),
    );
    assert.deepEqual((await client.checks.check(id))?.state, 'answered');
    await assert.rejects(client.checks.resolve(facts), { code: 'TOO_EARLY', family: 'unavailable' });
    await world.advance(20);
    await stranger.checks.resolve(facts);
    const passed = {
      state: 'passed',
      factsHash: factsHash(facts),
      innerRoot: segment.innerRoot,
      proven: 0b1111,
      draws: 4,
      round,
      deadline: 0,
      turn: 1,
      left,
    };
    assert.deepEqual(await client.checks.check(id), passed);
    assert.deepEqual(await provenRecords([randomBytes(32), id]), [null, passed]);
  });

  it('is opened by anyone where the beacon drew the segment, of the hop that it drew', async () => {
    const model = await world.model(3);
    const segment = world.segment({ model });
    const header = await world.post([world.segment().leaf, segment.leaf, world.segment().leaf]);
    await world.bring(world.roundOf(header));
    const { value } = (await client.checks.roundValue(world.roundOf(header)))!;
    const hop = drawnHop(value, drawKey(segment.claims[0]!), 3);
    const { facts } = await stranger.checks.open(world.opening(segment, header, hop));
    assert.equal(facts.hop, hop);
    assert.deepEqual(facts.inCommits, segment.claims[hop]!.inCommits);
  });

  it('draws from rounds that are signed after the block that fixes what they draw from', async () => {
    const { beacon } = await client.checks.terms();
    assert.deepEqual(beacon.publicKey, world.beacon.publicKey);
    const facts = await world.open(world.segment());
    const root = randomBytes(32);
    await operator.checks.publish(facts, root);
    const record = (await client.checks.check(facts.claimHash))!;
    const now = await client.time();
    assert.equal(await client.checks.roundValue(record.round), null);
    assert.ok(record.round <= roundAfter(beacon, now));
    await assert.rejects(
      stranger.checks.submitRound(record.round + 60, world.beacon.sign(record.round + 60)),
      { code: 'ROUND_NOT_DUE' },
    );
    await world.advance(Math.max(0, roundTime(beacon, record.round) - now));
    await stranger.checks.submitRound(record.round, world.beacon.sign(record.round));
    const { value, at } = (await client.checks.roundValue(record.round))!;
    assert.ok(at >= roundTime(beacon, record.round));
    const cells = drawCells(value, facts.claimHash, root, cellTotal(facts), record.draws);
    assert.equal(cells.length, 4);
  });

  it('is of a kind whose key anybody adds once', async () => {
    const { digest, encoded } = world.prover.keyOf(world.shard.cells[0]!.relation);
    assert.equal(await client.checks.hasKey(digest), true);
    await stranger.checks.addKey(encoded);
    assert.equal(await client.checks.hasKey(randomBytes(32)), false);
  });
});
