/**
 * Wrong words of transcripts on a real chain: one false word that a node signed costs stake once, of whatever product;
 * everything that looks like it and is none costs nothing.
 * @module
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { hash } from '../../../crypto/core/hash.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { R } from '../../../crypto/curve/scalar.ts';
import { statementHash } from '../../../crypto/ring/statement.ts';
import { DEV_PARAMETERS } from '../../../settlement/chain/deploy.ts';
import type { Ledger } from '../../../settlement/chain/ledger.ts';
import { checkTranscript } from '../../../settlement/ring/check.ts';
import { openRow, type RingEvidence, ringEvidence, rowChallenge } from '../../../settlement/ring/evidence.ts';
import {
  type Answered,
  createRingWorld,
  type RingModel,
  type RingWorld,
  ringProgram,
} from '../../support/ring-world.ts';

const ROWS = 2;
/** Adds one to a word of a product's last row. */
const lieAt =
  (product: string, word: number, by = 1) =>
  (op: string, result: Int32Array): void => {
    const width = result.length / ROWS;
    if (op === product) result[(ROWS - 1) * width + word]! += by;
  };

describe('wrong ring products on the chain', () => {
  let world: RingWorld;
  let reporter: Ledger;
  /** False at word 65 of `fc`, in its second chunk. */
  let lied: Answered;
  let evidence: RingEvidence;

  before(async () => {
    world = await createRingWorld();
    reporter = await world.ledger('reporter');
    lied = await world.session(ROWS, lieAt('fc', 65));
    evidence = evidenceOf(lied, { op: 'fc', row: 1, word: 65 });
  });
  after(() => world.close());

  const evidenceOf = (
    answered: Answered,
    word: { readonly op: string; readonly row: number; readonly word: number },
    model: RingModel = world.model,
  ): RingEvidence => ringEvidence(answered, answered.tree, word, model);
  const stakeOf = async (): Promise<bigint> => (await reporter.getNode(world.node))!.stake;
  async function refused(code: string, changed: RingEvidence): Promise<void> {
    const stake = await stakeOf();
    await assert.rejects(reporter.rings.convict(changed), { code });
    assert.equal(await stakeOf(), stake);
  }
  const withRow = (edit: Partial<RingEvidence['row']>): RingEvidence => ({
    ...evidence,
    row: { ...evidence.row, ...edit },
  });
  const withWeights = (edit: Partial<RingEvidence['weights']>): RingEvidence => ({
    ...evidence,
    weights: { ...evidence.weights, ...edit },
  });
  const flipped = (bytes: Uint8Array, at = bytes.length - 1): Uint8Array => {
    const copy = bytes.slice();
    copy[at]! ^= 1;
    return copy;
  };

  it('are not judged against another chain, network, model or shard than their own', async () => {
    for (const [field, value] of [
      ['chainId', 1],
      ['settlement', new Uint8Array(20)],
      ['modelRoot', randomBytes(32)],
      ['shardRoot', randomBytes(32)],
    ] as const) {
      await assert.rejects(checkTranscript(lied, { ...world.model, [field]: value }, world.bls), {
        code: 'RING_STATEMENT_FIELD',
        details: { field },
      });
    }
  });

  describe('convicts nobody', () => {
    it('for a word that is right, of every kind of product', async () => {
      const honest = await world.session(ROWS);
      const { wrong, rows } = await checkTranscript(honest, world.model, world.bls);
      assert.deepEqual([wrong, rows], [null, 3 * ROWS]);
      for (const place of [
        { op: 'fc', row: 0, word: 0 },
        { op: 'fc', row: 1, word: 69 },
        { op: 'image', row: 0, word: 35 },
        { op: 'blocks', row: 1, word: 8 },
      ]) {
        await refused('WORD_HOLDS', evidenceOf(honest, place));
      }
    });

    it('for a right word beside a wrong one', async () => {
      for (const word of [64, 66]) await refused('WORD_HOLDS', evidenceOf(lied, { op: 'fc', row: 1, word }));
      await refused('WORD_HOLDS', evidenceOf(lied, { op: 'fc', row: 0, word: 65 }));
      await refused('WORD_HOLDS', evidenceOf(lied, { op: 'image', row: 1, word: 1 }));
    });

    it('by words, chunks, paths and places that are not those signed', async () => {
      const { row } = evidence;
      const other = evidenceOf(lied, { op: 'fc', row: 0, word: 65 }).row;
      await refused('NOT_IN_TRANSCRIPT', withRow({ words: flipped(row.words) }));
      await refused('NOT_IN_TRANSCRIPT', withRow({ words: other.words }));
      await refused('NOT_IN_TRANSCRIPT', withRow({ outputRoot: other.outputRoot }));
      await refused('NOT_IN_TRANSCRIPT', withRow({ blind: flipped(row.blind) }));
      await refused('NOT_IN_TRANSCRIPT', withRow({ blind: other.blind }));
      await refused('NOT_IN_TRANSCRIPT', withRow({ row: 0 }));
      await refused('NOT_IN_TRANSCRIPT', withRow({ cell: 1 }));
      await refused('NOT_IN_TRANSCRIPT', withRow({ index: row.index + 1 }));
      await refused('NOT_IN_TRANSCRIPT', withRow({ path: row.path.slice(1) }));
      await refused('NOT_IN_TRANSCRIPT', withRow({ path: row.path.map((node) => flipped(node)) }));
      await refused('NOT_THE_WORDS', withRow({ chunk: flipped(row.chunk) }));
      await refused('NOT_THE_WORDS', withRow({ chunkPath: row.chunkPath.map((node) => flipped(node)) }));
      await refused('NOT_THE_WORDS', withRow({ word: 1 }));
      await refused('NOT_THE_WORDS', withRow({ word: 70 }));
      // a word of the same chunk is in the transcript, but its weights are not these
      await refused('NOT_THE_ROWS', withRow({ word: 66 }));
    });

    it('by weights of another row, product, shard or model', async () => {
      const { program, weights } = ringProgram();
      const elsewhere = await world.publish(program, weights, 0);
      const otherRow = evidenceOf(lied, { op: 'fc', row: 1, word: 66 }).weights;
      const otherOp = evidenceOf(lied, { op: 'image', row: 1, word: 1 }).weights;
      const otherPart = evidenceOf(lied, { op: 'fc', row: 1, word: 65 }, elsewhere).weights;
      await refused('NOT_THE_ROWS', { ...evidence, weights: otherRow });
      await refused('NOT_THE_CELL', withWeights({ leaf: otherOp.leaf, cellPath: otherOp.cellPath }));
      await refused('NOT_THE_WEIGHTS', withWeights({ model: otherOp.model }));
      await refused(
        'NOT_THE_WEIGHTS',
        withWeights({ rows: { ...evidence.weights.rows, root: otherOp.rows.root } }),
      );
      await refused('NOT_THE_WORDS', withWeights({ rows: { ...evidence.weights.rows, count: 71 } }));
      await refused('NOT_THE_MODEL', withWeights({ shard: 0 }));
      await refused('NOT_THE_MODEL', withWeights({ shard: 2 }));
      await refused('NOT_THE_PART', withWeights({ part: otherPart.part }));
      // the node's own statement of a model that nobody published, or of a shard that it does not have
      const nowhere = world.signed(lied, { modelRoot: randomBytes(32) });
      await refused('NOT_THE_MODEL', evidenceOf(nowhere, { op: 'fc', row: 1, word: 65 }));
      const mixed = world.signed(lied, { modelRoot: elsewhere.modelRoot });
      await refused('NOT_THE_MODEL', evidenceOf(mixed, { op: 'fc', row: 1, word: 65 }));
    });

    it('by a forged row of weights', async () => {
      const { weights: own } = evidence;
      const { setup } = world.model;
      const forged = own.weights.slice();
      forged[0] = (forged[0]! + 1) & 0xff;
      await refused('OPENING_REJECTED', withWeights({ weights: forged }));
      await refused('OPENING_REJECTED', withWeights({ blinder: (own.blinder + 1n) % R }));
      // opened honestly, but as the row that it is not
      const z = rowChallenge(own.commitment, own.blinder, forged);
      const honest = openRow(new Int8Array(own.weights), own.blinder, z, setup);
      const dressed = openRow(new Int8Array(forged), own.blinder, z, setup);
      await refused('OPENING_REJECTED', withWeights({ weights: forged, opening: honest }));
      await refused('OPENING_REJECTED', withWeights({ weights: forged, opening: dressed }));
      await refused('OPENING_REJECTED', withWeights({ opening: own.commitment }));
      await refused('OPENING_REJECTED', withWeights({ opening: new Uint8Array(128) }));
      await refused('PRECOMPILE_FAILED', withWeights({ opening: flipped(own.opening) }));
      await refused('NOT_THE_ROWS', withWeights({ commitment: own.opening }));
      await refused('BAD_ROW_LENGTH', withWeights({ weights: own.weights.slice(1) }));
      await refused('BAD_ROW_LENGTH', withWeights({ weights: new Uint8Array([...own.weights, 0]) }));
    });

    it('by signatures for something else, of somebody else, for elsewhere, or too late', async () => {
      const { statement } = lied.signed;
      const resigned = (message: Uint8Array): RingEvidence => ({
        ...evidence,
        signature: world.bls.sign(world.keys.secretKey, message),
      });
      await refused('BAD_STATEMENT_SIGNATURE', resigned(statement.root));
      // the same bytes as another kind of hash of this project
      await refused('BAD_STATEMENT_SIGNATURE', resigned(hash('poea-claim/v1', statement.root)));
      await refused('BAD_STATEMENT_SIGNATURE', resigned(statementHash({ ...statement, chainId: 1 })));
      await refused(
        'BAD_STATEMENT_SIGNATURE',
        resigned(statementHash({ ...statement, settlement: new Uint8Array(20).fill(1) })),
      );
      for (const edit of [
        { root: randomBytes(32) },
        { count: statement.count + 1 },
        { session: randomBytes(32) },
        { role: 'correct' as const },
        { rows: statement.rows + 1 },
        { notAfter: statement.notAfter + 1 },
      ]) {
        await refused('BAD_STATEMENT_SIGNATURE', { ...evidence, statement: { ...statement, ...edit } });
      }
      const stranger = world.bls.keygen();
      const { signed } = world.signed(lied, {}, stranger);
      await refused('UNREGISTERED_KEY', {
        ...evidence,
        publicKey: signed.enclaveKey,
        signature: signed.signature,
      });
      const late = world.signed(lied, { notAfter: (await reporter.time()) - 1 });
      await refused('STATEMENT_EXPIRED', evidenceOf(late, { op: 'fc', row: 1, word: 65 }));
    });

    it('and takes no ether', async () => {
      await assert.rejects(reporter.transfer(world.addresses.ringReferee, 1n), { code: 'ONLY_THE_REGISTRY' });
    });
  });

  it('slashes a node for one false word, once for its statement, and pays who shows it', async () => {
    const { wrong } = await checkTranscript(lied, world.model, world.bls);
    assert.deepEqual({ ...wrong, got: 0, expected: 0 }, { op: 'fc', row: 1, word: 65, got: 0, expected: 0 });
    // another key of the same operator signs the same, and is convicted of it: it has nothing left to lose
    const shield = world.bls.keygen();
    const empty = await world.empty(shield);
    lied = await world.session(ROWS, lieAt('fc', 65));
    evidence = evidenceOf(lied, { op: 'fc', row: 1, word: 65 });
    await reporter.rings.convict(evidenceOf(world.signed(lied, {}, shield), { op: 'fc', row: 1, word: 65 }));
    assert.equal(await reporter.rings.isConvicted(empty, lied.signed.statement), true);
    assert.equal((await reporter.getNode(empty))!.stake, 0n);

    const stake = await stakeOf();
    const penalty = stake - (stake * 2_000n) / 10_000n;
    assert.equal(await reporter.rings.isConvicted(world.node, lied.signed.statement), false);
    const from = (await reporter.latestBlock()).number + 1;
    await reporter.rings.convict(evidence);
    const slashed = stake - (await stakeOf());
    assert.ok(slashed >= penalty && slashed <= stake);
    assert.equal(await reporter.rings.isConvicted(world.node, lied.signed.statement), true);
    const { pending } = await reporter.vault.claimable(reporter.account);
    assert.equal(pending, (slashed * BigInt(DEV_PARAMETERS.rings.reporterBps)) / 10_000n);
    assert.ok(pending * 50n <= slashed, 'nearly all is burned: convicting oneself first saves nothing');
    const convictions = await reporter.rings.convictions(from);
    assert.equal(convictions.length, 1);
    assert.deepEqual(
      { ...convictions[0], blockNumber: 0 },
      {
        node: world.node,
        statement: statementHash(lied.signed.statement),
        reporter: reporter.account,
        cell: 0,
        row: 1,
        word: 65,
        slashed,
        blockNumber: 0,
      },
    );
    await refused('ALREADY_CONVICTED', evidence);
  });

  it('convicts for an image, for block floating point, and for every statement by itself', async () => {
    const operator = await world.ledger('operator');
    for (const [op, word, by] of [
      ['image', 35, 2 ** 31],
      ['blocks', 8, -1],
      ['fc', 0, 2 ** 16],
    ] as const) {
      await operator.addStake(world.node, DEV_PARAMETERS.minStake);
      const answered = await world.session(ROWS, lieAt(op, word, by));
      const { wrong, tree } = await checkTranscript(answered, world.model, world.bls);
      assert.deepEqual([wrong!.op, wrong!.row, wrong!.word], [op, 1, word]);
      const stake = await stakeOf();
      await reporter.rings.convict(ringEvidence(answered, tree, wrong!, world.model));
      assert.ok((await stakeOf()) < stake);
    }
  });

  it('convicts who corrected for masks as who multiplied masked words', async () => {
    const operator = await world.ledger('operator');
    await operator.addStake(world.node, DEV_PARAMETERS.minStake);
    const answered = await world.session(ROWS, lieAt('fc', 3), world.model, 'correct');
    assert.deepEqual([answered.kind, answered.signed.statement.role], ['decoy', 'correct']);
    const { wrong, tree } = await checkTranscript(answered, world.model, world.bls);
    const stake = await stakeOf();
    await reporter.rings.convict(ringEvidence(answered, tree, wrong!, world.model));
    assert.ok((await stakeOf()) < stake);
  });

  it('convicts a node that is leaving', async () => {
    const operator = await world.ledger('operator');
    await operator.addStake(world.node, DEV_PARAMETERS.minStake);
    await operator.requestExit(world.node);
    const answered = await world.session(ROWS, lieAt('fc', 1));
    const stake = await stakeOf();
    await reporter.rings.convict(evidenceOf(answered, { op: 'fc', row: 1, word: 1 }));
    assert.ok((await stakeOf()) < stake);
  });
});
