/**
 * Every rule of settlement/PROTOCOL.md, broken once: by accusers, by hops, by whoever posts batches, and by the clock.
 * @module
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { bytesToHex, encodeDeployData, encodeFunctionData, type PublicClient } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { concatBytes } from '../../../crypto/core/bytes.ts';
import { encodeCbor } from '../../../crypto/core/cbor.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { type Claim, encodeSignedClaim } from '../../../crypto/poea/claim.ts';
import type { CellLeaf } from '../../../crypto/proof/cell-leaf.ts';
import { claimsHash, type Leaf } from '../../../settlement/batch/leaf.ts';
import { partiesHash } from '../../../settlement/batch/voucher-digest.ts';
import { openClient } from '../../../settlement/chain/client.ts';
import { DEV_PARAMETERS } from '../../../settlement/chain/deploy.ts';
import { devAccount } from '../../../settlement/chain/dev-accounts.ts';
import type { Ledger } from '../../../settlement/chain/ledger.ts';
import { possessionContext } from '../../../settlement/chain/possession.ts';
import { createTxSender } from '../../../settlement/chain/sender.ts';
import { drawKey, drawnHop } from '../../../settlement/checks/draws.ts';
import { checkIdOf, factsToAbi } from '../../../settlement/checks/facts.ts';
import { moveToAbi, openingToAbi } from '../../../settlement/checks/moves.ts';
import type { CellMove, CheckFacts, CheckOpening, FoldContest } from '../../../settlement/checks/types.ts';
import { challengeAbi, challengeBytecode } from '../../../settlement/contracts/artifacts/challenge.ts';
import { claimReaderAbi } from '../../../settlement/contracts/artifacts/claim-reader.ts';
import { contestOf, falseFold } from '../../support/false-fold.ts';
import {
  type CheckSegment,
  type CheckWorld,
  createCheckWorld,
  POSITIONS,
  type SegmentChange,
} from '../../support/spot-check.ts';

const { checks: TERMS } = DEV_PARAMETERS;

describe('spot-checks', () => {
  let world: CheckWorld;
  let client: Ledger;
  let operator: Ledger;
  let stranger: Ledger;
  let rpc: PublicClient;
  before(async () => {
    // all ten cells are drawn
    world = await createCheckWorld({ checks: { ...TERMS, rate: 0, cells: 16, bond: 5n * 10n ** 16n } });
    [client, operator, stranger] = await Promise.all([
      world.ledger('client'),
      world.ledger('operator'),
      world.ledger('stranger'),
    ]);
  });
  before(async () => {
    rpc = (await openClient(world.anvil.url)).client;
  });
  after(() => world.close());

  /** A posted segment whose round is there, ready to be opened. */
  async function ready(change: SegmentChange = {}, edit: (leaf: Leaf) => Partial<Leaf> = () => ({})) {
    const made = world.segment(change);
    const segment = { ...made, leaf: { ...made.leaf, ...edit(made.leaf) } };
    const header = await world.post([segment.leaf]);
    await world.bring(world.roundOf(header));
    return { segment, header, opening: world.opening(segment, header) };
  }
  const notOpened = async (opening: CheckOpening, code: string, by = client): Promise<void> => {
    await assert.rejects(by.checks.open(opening), { code });
  };
  async function opened(change: SegmentChange = {}): Promise<{ segment: CheckSegment; facts: CheckFacts }> {
    const segment = world.segment(change);
    return { segment, facts: await world.open(segment) };
  }
  async function published(change: SegmentChange = {}) {
    const { segment, facts } = await opened(change);
    return { segment, facts, cells: await world.publish(segment, facts) };
  }
  const record = async (facts: CheckFacts) => (await client.checks.check(checkIdOf(facts)))!;
  const stateOf = async (facts: CheckFacts) => (await record(facts)).state;

  describe('are not opened', () => {
    it('for a leaf that is not in the batch, or a batch that was not posted', async () => {
      const { opening } = await ready();
      const leaf = { ...opening.leaf, client: stranger.account };
      await notOpened({ ...opening, leaf }, 'NOT_IN_BATCH', stranger);
      await notOpened({ ...opening, path: [randomBytes(32)] }, 'NOT_IN_BATCH');
      const header = { ...opening.header, postedAt: opening.header.postedAt + 1 };
      await notOpened({ ...opening, header }, 'UNKNOWN_HEADER');
    });

    it('free of charge where the beacon did not draw the segment, here none, also by its client', async () => {
      const { segment, header, opening } = await ready();
      const free = world.opening(segment, header, 0, { kind: 'drawn', position: 0 });
      await notOpened(free, 'SEGMENT_NOT_DRAWN', stranger);
      await notOpened(free, 'SEGMENT_NOT_DRAWN');
      await client.checks.open(opening);
    });

    it('bought with too little in the purse, or of a position that the claim does not cover', async () => {
      const { segment, header, opening } = await ready();
      await notOpened(opening, 'INSUFFICIENT_PURSE', stranger);
      for (const position of [POSITIONS, POSITIONS + 7]) {
        await notOpened(world.opening(segment, header, 0, { kind: 'named', position }), 'BAD_POSITION');
      }
    });

    it('with claims that are not those of the receipt', async () => {
      const { opening } = await ready();
      const other = world.segment();
      await notOpened({ ...opening, claims: other.signed }, 'NOT_THE_CLAIMS');
      await notOpened({ ...opening, claims: [...opening.claims, new Uint8Array(0)] }, 'NOT_THE_CLAIMS');
    });

    it('of a receipt without claims', async () => {
      const { segment, opening } = await ready({}, () => ({ claimsHash: claimsHash([]) }));
      // no hop at all: nothing to divide by
      const call = { ...opening, claims: segment.signed };
      await notOpened(call, 'NOT_THE_CLAIMS');
    });

    it('for a claim of another chain, rollup, session, request, segment, model or place in the route', async () => {
      const wrong: Partial<Claim>[] = [
        { chainId: 1 },
        { settlement: randomBytes(20) },
        { sessionId: randomBytes(32) },
        { requestId: randomBytes(32) },
        { segment: 1 },
        { modelRoot: randomBytes(32) },
        { hopIndex: 1 },
        { hopCount: 2 },
      ];
      for (const change of wrong) {
        const { opening } = await ready({ edit: (claim) => ({ ...claim, ...change }) });
        await notOpened(opening, 'CLAIM_MISMATCH');
      }
    });

    it('for a true claim in a forged leaf of another session, request, segment or model', async () => {
      for (const change of [
        { sessionId: randomBytes(32) },
        { requestId: randomBytes(32) },
        { segment: 3 },
        { modelRoot: randomBytes(32) },
      ]) {
        const { opening } = await ready({}, () => change);
        await notOpened(opening, 'CLAIM_MISMATCH');
      }
    });

    it('where the claims of a segment do not link', async () => {
      const model = await world.model(2);
      for (const change of [
        { inCommits: randomBytes(32) },
        { attempt: 1 },
        { positions: [1, 2] as [number, number] },
      ]) {
        const { segment, header } = await ready({
          model,
          edit: (claim, hop) => (hop === 1 ? { ...claim, ...change } : claim),
        });
        const { value } = (await client.checks.roundValue(world.roundOf(header)))!;
        const drawn = drawnHop(value, drawKey(segment.claims[0]!), 2);
        await notOpened(world.opening(segment, header, drawn), 'CLAIM_MISMATCH');
      }
    });

    it('for a claim that its hop no longer stands by', async () => {
      const edit = (claim: Claim): Claim => ({ ...claim, notAfter: Math.floor(Date.now() / 1_000) - 1 });
      const { opening } = await ready({ edit });
      await notOpened(opening, 'CLAIM_EXPIRED');
    });

    it("for a claim signed by nobody, by another key, or by a key that is no node's", async () => {
      const made = world.segment();
      const stolen = {
        claim: made.claims[0]!,
        signature: world.bls.sign(world.keys.secretKey, randomBytes(32)),
      };
      const signed = [encodeSignedClaim(stolen)];
      const segment = { ...made, signed, leaf: { ...made.leaf, claimsHash: claimsHash(signed) } };
      const header = await world.post([segment.leaf]);
      await world.bring(world.roundOf(header));
      await notOpened(world.opening(segment, header), 'BAD_CLAIM_SIGNATURE');

      const key = world.bls.keygen();
      const { opening } = await ready({ key });
      await notOpened(opening, 'UNKNOWN_SIGNER');
    });

    it("by a signature that is not the one in the claim's bytes, which is all that others have of it", async () => {
      const made = world.segment();
      const claim = made.claims[0]!;
      for (const signature of [new Uint8Array(48), world.bls.sign(world.keys.secretKey, randomBytes(32))]) {
        const signed = [encodeSignedClaim({ claim, signature })];
        const leaf = { ...made.leaf, claimsHash: claimsHash(signed) };
        const opening = world.opening({ ...made, leaf }, await world.post([leaf]));
        await world.bring(world.roundOf(opening.header));
        const beside = {
          ...openingToAbi({ ...opening, claims: made.signed }),
          claims: signed.map((own) => bytesToHex(own)),
        };
        await assert.rejects(
          rpc.readContract({
            address: world.addresses.claimReader,
            abi: claimReaderAbi,
            functionName: 'read',
            args: [beside],
          }),
          /BadClaimSignature/,
        );
      }
    });

    it('with a part that is not the claim’s, or whose claim names another than the model has', async () => {
      const { opening } = await ready();
      const { part } = await world.model(1, world.leaves.toReversed());
      await notOpened({ ...opening, part }, 'NOT_THE_PART');

      const own = await world.model(1, world.leaves.slice(0, 1));
      const edit = (claim: Claim): Claim => ({ ...claim, shardRoot: own.shardRoot });
      const cheat = await ready({ edit });
      await notOpened({ ...cheat.opening, part: own.part }, 'NOT_THE_MODEL');
    });

    it('where nothing can be proven: no cells, none of them, no positions', async () => {
      const none = await world.model(1, world.leaves, (part) => ({ ...part, cells: null }));
      await notOpened((await ready({ model: none })).opening, 'NO_CELLS');
      const empty = await world.model(1, world.leaves, (part) => ({
        ...part,
        cells: { ...part.cells!, count: 0 },
      }));
      await notOpened((await ready({ model: empty })).opening, 'NOTHING_TO_PROVE');
      const edit = (claim: Claim): Claim => ({ ...claim, positions: [5, 5] });
      const { segment, header } = await ready();
      const raw = segment.claims.map(edit).map((claim) => ({
        claim,
        signature: world.bls.sign(world.keys.secretKey, randomBytes(32)),
      }));
      // no verifier would read it, so no signature of it exists: what is refused first is that
      const signed = raw.map((claim) => encodeCbor(claim as never));
      const leaf = { ...segment.leaf, claimsHash: claimsHash(signed) };
      const next = await world.post([leaf]);
      await world.bring(world.roundOf(next));
      const opening = { ...world.opening({ ...segment, leaf, signed }, next), claims: signed };
      assert.notDeepEqual(next, header);
      await assert.rejects(client.checks.open(opening), { code: 'POEA_MALFORMED' });
    });

    it('twice by the same opener: not by the same receipt, and not by another with the same claim in it', async () => {
      const { segment, opening } = await ready();
      await client.checks.open(opening);
      await notOpened(opening, 'CHECK_EXISTS');
      const leaf = { ...segment.leaf, amount: 5n };
      const header = await world.post([leaf]);
      await notOpened(world.opening({ ...segment, leaf }, header), 'CHECK_EXISTS');
    });

    it('for claims that are not CBOR of a claim', async () => {
      const made = world.segment();
      const signed = [concatBytes(made.signed[0]!, Uint8Array.of(0))];
      const segment = { ...made, signed, leaf: { ...made.leaf, claimsHash: claimsHash(signed) } };
      const header = await world.post([segment.leaf]);
      await world.bring(world.roundOf(header));
      const opening = world.opening(segment, header);
      await notOpened(opening, 'CBOR_MALFORMED');
    });

    it('when the time is over', async () => {
      const { opening } = await ready();
      await world.advance(TERMS.openWindow);
      await notOpened(opening, 'TOO_LATE');
    });
  });

  it('reach a node also by a key that it has rotated away', async () => {
    const keys = world.bls.keygen();
    const fresh = world.bls.keygen();
    const possession = (secretKey: Uint8Array): Uint8Array =>
      world.bls.provePossession(
        secretKey,
        possessionContext(operator.chainId, world.addresses.nodeRegistry, operator.account),
      );
    const { node } = await operator.registerNode(
      {
        peerIdHash: randomBytes(32),
        evidenceHash: randomBytes(32),
        measurement: randomBytes(32),
        platformId: randomBytes(32),
        payout: operator.account,
        blsKey: keys.publicKey,
        possession: possession(keys.secretKey),
      },
      DEV_PARAMETERS.minStake,
    );
    const { opening } = await ready({ key: keys });
    await operator.rotateKey({
      node,
      blsKey: fresh.publicKey,
      possession: possession(fresh.secretKey),
      evidenceHash: randomBytes(32),
      measurement: randomBytes(32),
      platformId: randomBytes(32),
      oldKeyValidUntil: 1,
    });
    assert.deepEqual((await client.checks.open(opening)).facts.node, node);
  });

  describe('that the beacon drew are not opened, or fail,', () => {
    let plain: CheckWorld;
    const change = async (): Promise<void> => {
      [client, operator, stranger] = await Promise.all([
        world.ledger('client'),
        world.ledger('operator'),
        world.ledger('stranger'),
      ]);
    };
    before(async () => {
      plain = world;
      world = await createCheckWorld();
      await change();
    });
    after(async () => {
      await world.close();
      world = plain;
      await change();
    });

    it('of another hop than the one drawn', async () => {
      const model = await world.model(2);
      const { segment, header } = await ready({ model });
      const { value } = (await client.checks.roundValue(world.roundOf(header)))!;
      const drawn = drawnHop(value, drawKey(segment.claims[0]!), 2);
      await notOpened(world.opening(segment, header, 1 - drawn), 'HOP_NOT_DRAWN');
      await client.checks.open(world.opening(segment, header, drawn));
    });

    it('before the round after the batch is there', async () => {
      const segment = world.segment();
      const header = await world.post([segment.leaf]);
      await notOpened(world.opening(segment, header), 'ROUND_MISSING');
    });

    it('later while others of the node are open, which a few times at most lengthens a clock', async () => {
      const all = [await opened(), await opened(), await opened()];
      const records = await Promise.all(all.map(({ facts }) => record(facts)));
      const turns = records.map(({ turn }) => turn);
      assert.ok(turns[0]! >= 1 && turns.every((turn) => turn <= TERMS.maxTurns));
      assert.equal(turns[2], TERMS.maxTurns);
      const now = await client.time();
      for (const { deadline, turn } of records) assert.ok(deadline <= now + turn * TERMS.publishTime);
    });

    it("for nothing where many of its coordinator's are: a bond is put up then; another coordinator's are free", async () => {
      const purse = (): Promise<bigint> => client.vault.purseOf(client.account);
      const before = await purse();
      let free = 0;
      for (; (await purse()) === before; free++) {
        assert.ok(free < 9, 'somebody pays in the end');
        const { opening } = await ready();
        if (free === 8) await notOpened({ ...opening, bond: 0n }, 'TOO_DEAR');
        await client.checks.open({ ...opening, bond: TERMS.bond });
      }
      assert.equal(before - (await purse()), TERMS.bond);
      const { opening } = await ready();
      await notOpened({ ...opening, bond: TERMS.bond }, 'TOO_DEAR');
      await notOpened(opening, 'INSUFFICIENT_PURSE', stranger);

      const { leaf } = world.segment();
      const clientNonce = partiesHash(client.account, stranger.account, leaf.payeesHash);
      const own = world.segment({ edit: (claim) => ({ ...claim, clientNonce }) });
      const header = await world.post([own.leaf], 'stranger');
      await world.bring(world.roundOf(header));
      await client.checks.open({ ...world.opening(own, header), bond: 0n });
    });

    it("around another's claims: out of nobody's batch but the coordinator's that they name, for its client and payees", async () => {
      const own = world.segment();
      const forged: readonly [Partial<Leaf>, 'coordinator' | 'stranger'][] = [
        [{}, 'stranger'],
        [{ client: stranger.account }, 'coordinator'],
        [{ payeesHash: randomBytes(32) }, 'coordinator'],
      ];
      for (const [change, by] of forged) {
        const leaf = { ...own.leaf, ...change };
        const header = await world.post([leaf], by);
        await world.bring(world.roundOf(header));
        await notOpened(world.opening({ ...own, leaf }, header), 'NOT_THE_PARTIES', stranger);
      }
    });

    it('twice by anybody: not by the same receipt, and not by another with the same claim in it', async () => {
      const { segment, opening } = await ready();
      await client.checks.open(opening);
      await notOpened(opening, 'CHECK_EXISTS');
      const leaf = { ...segment.leaf, amount: 5n };
      const header = await world.post([leaf]);
      await world.bring(world.roundOf(header));
      await notOpened(world.opening({ ...segment, leaf }, header), 'CHECK_EXISTS', stranger);
    });
  });

  describe('are not answered', () => {
    it('by others than the operator', async () => {
      const { segment, facts } = await opened();
      for (const other of [client, stranger]) {
        await assert.rejects(other.checks.publish(facts, segment.innerRoot), { code: 'NOT_THE_OPERATOR' });
      }
      const cells = await world.publish(segment, facts);
      const product = world.move(segment, facts, cells, cells.indexOf(0));
      for (const other of [client, stranger]) {
        await assert.rejects(other.checks.prove(facts, product), { code: 'NOT_THE_OPERATOR' });
      }
      // nothing of a proof without folds can be contested: whoever has it may defend
      const sum = cells.findIndex((cell) => world.shard.cells[cell % world.leaves.length]!.name === 'sum');
      await stranger.checks.prove(facts, world.move(segment, facts, cells, sum));
      assert.equal((await record(facts)).proven, 1 << sum);
    });

    it('with facts that are not the ones found', async () => {
      const { segment, facts } = await opened();
      const changes: Partial<CheckFacts>[] = [
        { leafHash: randomBytes(32) },
        { hop: 1 },
        { node: randomBytes(32) },
        { operator: stranger.account },
        { claimHash: randomBytes(32) },
        { sessionId: randomBytes(32) },
        { attempt: 1 },
        { modelRoot: randomBytes(32) },
        { shardRoot: randomBytes(32) },
        { positions: [0, 1] },
        { positions: [1, 2] },
        { inCommits: randomBytes(32) },
        { outCommits: randomBytes(32) },
        { cells: { ...facts.cells, root: randomBytes(32) } },
        { cells: { ...facts.cells, count: 1 } },
        { cells: { ...facts.cells, inner: 1 } },
        { amount: facts.amount + 1n },
        { client: stranger.account },
        { coordinator: stranger.account },
        { claimsHash: randomBytes(32) },
        { requestId: randomBytes(32) },
        { segment: 1 },
      ];
      for (const change of changes) {
        const publishing = operator.checks.publish({ ...facts, ...change }, segment.innerRoot);
        await assert.rejects(publishing, { code: 'NOT_THE_FACTS' });
      }
    });

    it('out of turn: published twice, proven before it, before the round, or by a draw that is none', async () => {
      const { segment, facts } = await opened();
      const fake = { draw: 0, leaf: world.leaves[0]!, leafPath: [], boundary: [], model: [], rows: [] };
      const early: CellMove = { ...fake, proof: new Uint8Array(0), partialSums: [] };
      await assert.rejects(operator.checks.prove(facts, early), { code: 'WRONG_STATE' });
      await operator.checks.publish(facts, segment.innerRoot);
      await assert.rejects(operator.checks.publish(facts, randomBytes(32)), { code: 'WRONG_STATE' });
      await assert.rejects(operator.checks.prove(facts, early), { code: 'ROUND_MISSING' });
      const { round } = (await client.checks.check(checkIdOf(facts)))!;
      await world.bring(round);
      await assert.rejects(operator.checks.prove(facts, { ...early, draw: 10 }), { code: 'NO_SUCH_DRAW' });
    });

    describe('by a move with one thing wrong', () => {
      let segment: CheckSegment;
      let facts: CheckFacts;
      let cells: number[];
      before(async () => {
        ({ segment, facts, cells } = await published());
      });
      const drawOf = (name: string, position = 0): number => {
        const number = world.shard.cells.findIndex((cell) => cell.name === name);
        return cells.indexOf(position * world.leaves.length + number);
      };
      const made = new Map<number, CellMove>();
      const moveOf = (name: string, position = 0): CellMove => {
        const draw = drawOf(name, position);
        const move = made.get(draw) ?? world.move(segment, facts, cells, draw);
        made.set(draw, move);
        return move;
      };
      const refused = (move: CellMove, code: string): Promise<void> =>
        assert.rejects(operator.checks.prove(facts, move), { code });

      it("another cell's proof, or its leaf in another place", async () => {
        const move = moveOf('act');
        await refused({ ...move, draw: drawOf('act', 1) }, 'NOT_AT_ITS_PLACE');
        await refused({ ...move, draw: drawOf('sum') }, 'NOT_THE_CELL');
        await refused({ ...move, leafPath: moveOf('sum').leafPath }, 'NOT_THE_CELL');
        await refused({ ...move, leafPath: [] }, 'NOT_THE_CELL');
      });

      it('a leaf that is not the part’s: other kind, weights, or places', async () => {
        const move = moveOf('fc');
        const other = moveOf('sum').leaf;
        const changes: Partial<CellLeaf>[] = [
          { keyDigest: other.keyDigest },
          { rowsRoot: other.rowsRoot },
          { places: other.places },
          { places: move.leaf.places.toReversed() },
        ];
        for (const change of changes) {
          await refused({ ...move, leaf: { ...move.leaf, ...change } }, 'NOT_THE_CELL');
        }
      });

      it('a boundary too many or too few', async () => {
        const move = moveOf('fc');
        await refused({ ...move, boundary: move.boundary.slice(1) }, 'NOT_THE_CELL');
        await refused({ ...move, boundary: [...move.boundary, move.boundary[0]!] }, 'NOT_THE_CELL');
      });

      it('a boundary from elsewhere: a point, a position, an edge, a column, an inner column of its own', async () => {
        const move = moveOf('fc');
        const later = moveOf('fc', 1);
        const withBoundary = (i: number, change: Partial<CellMove['boundary'][0]>): CellMove => ({
          ...move,
          boundary: move.boundary.map((own, j) => (i === j ? { ...own, ...change } : own)),
        });
        const [x, h] = move.boundary as [CellMove['boundary'][0], CellMove['boundary'][0]];
        for (const wrong of [
          withBoundary(0, { point: h.point }),
          withBoundary(0, later.boundary[0]!),
          withBoundary(0, { edgeLeaf: segment.edges.output[0]! }),
          withBoundary(0, { edgeLeaf: x.edgeLeaf!.subarray(48) }),
          withBoundary(0, { edgeLeaf: x.edgeLeaf!.subarray(0, 47) }),
          withBoundary(0, { edgeLeaf: new Uint8Array(0) }),
          withBoundary(0, { path: [] }),
          withBoundary(1, { point: x.point }),
          withBoundary(1, later.boundary[1]!),
          withBoundary(1, { path: h.path.toReversed() }),
          withBoundary(1, { edgeLeaf: x.edgeLeaf! }),
        ]) {
          await refused(wrong, 'NOT_AT_ITS_PLACE');
        }
      });

      it('other weights: model columns, rows or how many', async () => {
        const move = moveOf('fc');
        const other = moveOf('up');
        await refused({ ...move, model: other.model }, 'NOT_THE_WEIGHTS');
        await refused({ ...move, rows: other.rows }, 'NOT_THE_WEIGHTS');
        await refused({ ...move, rows: [{ ...move.rows[0]!, rows: 7 }] }, 'NOT_THE_WEIGHTS');
        await refused({ ...move, rows: [] }, 'NOT_THE_WEIGHTS');
      });

      it('a proof that is none, of another length, or made for another claim', async () => {
        const move = moveOf('act');
        const changed = move.proof.slice();
        changed[changed.length - 300]! ^= 1;
        await assert.rejects(operator.checks.prove(facts, { ...move, proof: changed }));
        await refused({ ...move, proof: move.proof.subarray(32) }, 'BAD_PROOF_LENGTH');
        const elsewhere = { ...facts, claimHash: randomBytes(32) };
        const { proof } = world.move(segment, elsewhere, cells, move.draw);
        await refused({ ...move, proof }, 'PROOF_REJECTED');
      });

      it('partial sums that do not add up to the fold, or are missing', async () => {
        const move = moveOf('fc');
        await refused({ ...move, partialSums: [[move.boundary[0]!.point]] }, 'SUMS_DIFFER');
        await refused({ ...move, partialSums: [[]] }, 'BAD_POINTS_LENGTH');
        await refused({ ...move, partialSums: [] }, 'NOT_THE_FOLDS');
        await refused({ ...move, partialSums: [...move.partialSums, []] }, 'NOT_THE_FOLDS');
      });

      it('too little gas: it is refused, and convicts nobody', async () => {
        const move = moveOf('act');
        const data = encodeFunctionData({
          abi: challengeAbi,
          functionName: 'prove',
          args: [factsToAbi(facts), moveToAbi(move)],
        });
        for (const gas of [100_000n, 200_000n, 300_000n]) {
          await assert.rejects(
            rpc.call({ to: world.addresses.challenge, account: operator.account, data, gas }),
          );
        }
        assert.equal(await stateOf(facts), 'published');
      });

      it('a cell that is proven already', async () => {
        const move = moveOf('act');
        await operator.checks.prove(facts, move);
        await refused(move, 'CELL_ALREADY_PROVEN');
        assert.equal((await client.checks.check(checkIdOf(facts)))!.proven, 1 << move.draw);
      });
    });

    it('where places lead nowhere: beyond the edge, beyond the inner columns', async () => {
      const [fc, act] = world.leaves as [CellLeaf, CellLeaf];
      for (const [number, places] of [
        [0, [{ where: 'input', column: 2 }, fc.places[1]!]],
        [0, [fc.places[0]!, { where: 'inner', column: world.shard.inner.length }]],
        [1, [act.places[0]!, { where: 'inner', column: 2 ** 24 - 1 }]],
      ] as const) {
        const model = await world.model(1, world.leaves.with(number, { ...world.leaves[number]!, places }));
        const { segment, facts, cells } = await published({ model });
        const draw = cells.indexOf(number);
        const move = world.move(segment, facts, cells, draw);
        await assert.rejects(operator.checks.prove(facts, move), { code: 'NOT_AT_ITS_PLACE' });
      }
    });

    it('by inner commitments made up after the round: they are not under the published root', async () => {
      const { segment, facts } = await opened();
      const changed = world.segment({
        values: (values) =>
          values.set(
            'h',
            values.get('h')!.map(() => 0),
          ),
      });
      const cells = await world.publish({ ...segment, innerRoot: changed.innerRoot }, facts);
      const number = world.shard.cells.findIndex(({ name }) => name === 'fc');
      const move = world.move(segment, facts, cells, cells.indexOf(number));
      await assert.rejects(operator.checks.prove(facts, move), { code: 'NOT_AT_ITS_PLACE' });
    });
  });

  describe('are not contested', () => {
    it('where the fold holds, with rows or folds that are not those proven, or after the end', async () => {
      const { segment, facts, cells } = await published();
      const contested = await proveAll(segment, facts, cells);
      assert.equal(await stateOf(facts), 'answered');
      const contest = (change: Partial<FoldContest> = {}): Promise<unknown> =>
        stranger.checks.contest(facts, { ...contested, ...change });
      await assert.rejects(contest(), { code: 'FOLD_HOLDS' });
      await assert.rejects(contest({ chunk: 1 }), { code: 'CHECK_CONTEST', family: 'usage' });
      const [fold] = contested.folds;
      await assert.rejects(contest({ folds: [{ ...fold!, t: fold!.t + 1n }] }), { code: 'NOT_THE_FOLDS' });
      const sums = [contested.rows[0]!];
      await assert.rejects(contest({ folds: [{ ...fold!, partialSums: sums }] }), { code: 'NOT_THE_FOLDS' });
      const unproven = cells.indexOf(1);
      await assert.rejects(contest({ draw: unproven }), { code: 'NOT_THE_FOLDS' });
      await world.advance(TERMS.foldWindow + 1);
      await client.checks.resolve(facts);
      await assert.rejects(contest(), { code: 'WRONG_STATE' });
      assert.equal(await stateOf(facts), 'passed');
    });
  });

  /** Proves every cell, and gives a contest of the first product's fold. */
  async function proveAll(
    segment: CheckSegment,
    facts: CheckFacts,
    cells: readonly number[],
  ): Promise<FoldContest> {
    for (const draw of cells.keys()) {
      await operator.checks.prove(facts, world.move(segment, facts, cells, draw));
    }
    return contestOf(world, facts, cells.indexOf(0), 0);
  }

  describe('fail', () => {
    it('by a fold that is not that of the rows, shown by anybody while others are still unproven', async () => {
      const { segment, facts, cells } = await published();
      await operator.checks.prove(facts, await falseFold(world, segment, facts, cells));
      await stranger.checks.contest(facts, await contestOf(world, facts, cells.indexOf(0), 0));
      assert.equal(await stateOf(facts), 'failed');
      const move = world.move(segment, facts, cells, cells.indexOf(1));
      await assert.rejects(operator.checks.prove(facts, move), { code: 'WRONG_STATE' });
      await world.advance(TERMS.proveTime + 1);
      await assert.rejects(operator.checks.resolve(facts), { code: 'WRONG_STATE' });
    });

    it('by such a fold also when the window is over but nobody has ended the check', async () => {
      const { segment, facts, cells } = await published();
      for (const draw of cells.keys()) {
        const isFirst = cells[draw] === 0;
        const move = isFirst
          ? await falseFold(world, segment, facts, cells)
          : world.move(segment, facts, cells, draw);
        await operator.checks.prove(facts, move);
      }
      await world.advance(TERMS.foldWindow + 5);
      await stranger.checks.contest(facts, await contestOf(world, facts, cells.indexOf(0), 0));
      assert.equal(await stateOf(facts), 'failed');
    });

    it('when nothing is published in time, and not a second earlier', async () => {
      const { segment, facts } = await opened();
      await assert.rejects(stranger.checks.resolve(facts), { code: 'TOO_EARLY' });
      const { turn } = await record(facts);
      await world.advance(TERMS.publishTime * turn - 5);
      await assert.rejects(stranger.checks.resolve(facts), { code: 'TOO_EARLY' });
      await world.advance(6);
      await assert.rejects(operator.checks.publish(facts, segment.innerRoot), { code: 'TOO_LATE' });
      await stranger.checks.resolve(facts);
      assert.equal(await stateOf(facts), 'failed');
      await assert.rejects(stranger.checks.resolve(facts), { code: 'WRONG_STATE' });
    });

    it('when not all is proven in time, counted from the round: a late beacon convicts nobody', async () => {
      const { segment, facts } = await opened();
      await operator.checks.publish(facts, segment.innerRoot);
      await world.advance(TERMS.patience - 5);
      await assert.rejects(stranger.checks.resolve(facts), { code: 'ROUND_MISSING' });
      const { round, turn, left } = await record(facts);
      await world.bring(round);
      await assert.rejects(stranger.checks.resolve(facts), { code: 'TOO_EARLY' });
      assert.ok(left > TERMS.publishTime * turn - 10, 'what was left of the clock is added');
      await world.advance(left + TERMS.proveTime * turn + 1);
      const move: CellMove = {
        draw: 0,
        leaf: world.leaves[0]!,
        leafPath: [],
        boundary: [],
        model: [],
        rows: [],
        proof: new Uint8Array(0),
        partialSums: [],
      };
      await assert.rejects(operator.checks.prove(facts, move), { code: 'TOO_LATE' });
      await stranger.checks.resolve(facts);
      assert.equal(await stateOf(facts), 'failed');
    });
  });

  it('are not deployed with terms that no check could end under', async () => {
    const { chainId: _chain, fromBlock: _block, ...contracts } = world.addresses;
    const sender = createTxSender(rpc, client.chainId, privateKeyToAccount(devAccount(9).privateKey));
    const { rate } = await client.checks.terms(); // the reader draws by it, so it is said twice
    const terms = {
      ...TERMS,
      rate,
      ...{ openWindow: 1n, publishTime: 1n, proveTime: 1n, nameTime: 1n, foldWindow: 1n, patience: 1n },
    };
    const exitDelay = BigInt(DEV_PARAMETERS.exitDelay);
    for (const [wrong, code] of [
      [{ rate: 65_537 }, 'BAD_TERMS'],
      [{ rate: rate + 1 }, 'BAD_TERMS'],
      [{ cells: 0 }, 'BAD_TERMS'],
      [{ cells: 17 }, 'BAD_TERMS'],
      [{ maxTurns: 0 }, 'BAD_TERMS'],
      [{ burnBps: 0 }, 'BAD_TERMS'],
      [{ burnBps: 10_001 }, 'BAD_TERMS'],
      // half of what is slashed, or more, has to be burned
      [{ challengerBps: 3_001 }, 'BAD_TERMS'],
      [{ victimBps: 2_001 }, 'BAD_TERMS'],
      // the bond has to pay for any answer
      [{ cells: 16 }, 'BOND_TOO_SMALL'],
      [{ gasPrice: 2n * TERMS.gasPrice }, 'BOND_TOO_SMALL'],
      [{ burnBps: 5_000 }, 'BOND_TOO_SMALL'],
      // stake and bonds have to outlast any check
      [{ openWindow: exitDelay }, 'LEAVES_TOO_SOON'],
      [{ publishTime: exitDelay }, 'LEAVES_TOO_SOON'],
      [{ proveTime: exitDelay }, 'LEAVES_TOO_SOON'],
      [{ nameTime: exitDelay }, 'LEAVES_TOO_SOON'],
      [{ patience: exitDelay }, 'LEAVES_TOO_SOON'],
      [{ foldWindow: exitDelay }, 'LEAVES_TOO_SOON'],
    ] as const) {
      const data = encodeDeployData({
        abi: challengeAbi,
        bytecode: challengeBytecode,
        args: [contracts, { ...terms, ...wrong }],
      });
      await assert.rejects(sender.send({ data }, 'deploy'), { code }, JSON.stringify(Object.keys(wrong)));
    }
  });

  it('run side by side, also of one node', async () => {
    const [a, b] = [await published(), await published()];
    for (const { segment, facts, cells } of [a, b]) {
      await operator.checks.prove(facts, world.move(segment, facts, cells, 0));
    }
    const foreign = world.move(a.segment, a.facts, a.cells, 1);
    await assert.rejects(operator.checks.prove(b.facts, foreign));
    for (const { facts } of [a, b]) assert.equal((await client.checks.check(checkIdOf(facts)))!.proven, 1);
  });
});
