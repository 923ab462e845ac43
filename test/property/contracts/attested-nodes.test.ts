/**
 * What the registry keeps of evidence, each property by its name and an attempt to break it: freshness and revocations decide who gets
 * new work, and touch neither stake nor pay, neither checks nor the committee's quorum.
 * @module
 */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { bytesToHex, type Hex } from 'viem';
import { randomBytes } from '../../../crypto/core/random.ts';
import { type Bls, loadBls } from '../../../crypto/poea/bls.ts';
import { headerToAbi } from '../../../settlement/batch/header.ts';
import { settlementToAbi } from '../../../settlement/batch/settlement.ts';
import { g1ToEip2537, g2ToEip2537 } from '../../../settlement/chain/points.ts';
import { possessionContext } from '../../../settlement/chain/possession.ts';
import { factsToAbi } from '../../../settlement/checks/facts.ts';
import { openingToAbi } from '../../../settlement/checks/moves.ts';
import {
  evidenceSubject,
  holdingSubject,
  REVOCATION_KINDS,
  type Revocation,
  revocationHash,
  revocationMessage,
} from '../../../settlement/committee/revocation.ts';
import { CHAIN_ID } from '../../support/evm.ts';
import {
  type Actor,
  addressOf,
  createMoneyWorld,
  MODEL,
  type MoneyWorld,
} from '../../support/money-world.ts';

const FEE = { amount: 2n * 10n ** 12n, units: 1, cumulative: 10n ** 18n };
const AGE = 10_000;
const NOTICE = 600;
const ZERO: Hex = `0x${'00'.repeat(32)}`;

describe('attested nodes', () => {
  let world: MoneyWorld;
  let bls: Bls;
  let snapshot: unknown;
  before(async () => {
    bls = await loadBls();
    world = await createMoneyWorld({ maxEvidenceAge: AGE, revocationNotice: NOTICE });
    snapshot = await world.evm.request('evm_snapshot');
  });
  after(() => world.evm.close());
  beforeEach(async () => {
    await world.evm.request('evm_revert', snapshot);
    snapshot = await world.evm.request('evm_snapshot');
  });

  /** The next block is of this second, whatever the machine's clock does meanwhile. */
  async function advanceTo(second: number): Promise<void> {
    await world.evm.request('evm_setNextBlockTimestamp', second);
    await world.evm.request('evm_mine');
  }
  const random = (): Hex => bytesToHex(randomBytes(32));
  const hexOf = (bytes: Uint8Array): Hex => bytesToHex(bytes);
  const nodeOf = (index: number): Hex => hexOf(world.nodes[index]!);
  const serving = (node: Hex): Promise<boolean> => world.read('nodeRegistry', 'isServing', [node]);
  const holder = (platform: Hex): Promise<Hex> => world.read('nodeRegistry', 'platformHolder', [platform]);
  const record = (node: Hex): Promise<NodeWords> => world.read('nodeRegistry', 'getNode', [node]);
  const renew = (by: Actor, node: Hex, evidence: Hex = random()): Promise<Hex | null> =>
    world.send(by, 'nodeRegistry', 'renewEvidence', [node, evidence]);

  interface NodeWords {
    readonly stake: bigint;
    readonly exitAt: bigint;
    readonly evidenceAt: bigint;
    readonly evidenceHash: Hex;
    readonly measurement: Hex;
    readonly platformId: Hex;
  }

  function newKey(by: Actor) {
    const { publicKey, secretKey } = bls.keygen();
    const context = possessionContext(CHAIN_ID, world.at.nodeRegistry, addressOf(by));
    return {
      blsKey: hexOf(g2ToEip2537(publicKey)),
      possession: hexOf(g1ToEip2537(bls.provePossession(secretKey, context))),
    };
  }

  interface Shown {
    readonly evidenceHash?: Hex;
    readonly measurement?: Hex;
    readonly platformId?: Hex;
  }
  const shown = (edit: Shown) => ({
    evidenceHash: random(),
    measurement: random(),
    platformId: ZERO,
    ...edit,
  });

  async function register(by: Actor, edit: Shown = {}): Promise<Hex | null> {
    const tx = await world.send(
      by,
      'nodeRegistry',
      'register',
      [{ peerIdHash: random(), payout: addressOf(by), ...newKey(by), ...shown(edit) }],
      world.terms.minStake,
    );
    return tx === null
      ? null
      : (await world.eventOf<{ node: Hex }>('nodeRegistry', 'NodeRegistered', tx)).node;
  }
  const rotate = (by: Actor, node: Hex, edit: Shown = {}): Promise<Hex | null> =>
    world.send(by, 'nodeRegistry', 'rotateKey', [
      node,
      { ...newKey(by), ...shown(edit), oldKeyValidUntil: 0n },
    ]);
  const exit = (by: Actor, node: Hex): Promise<Hex> => world.must(by, 'nodeRegistry', 'requestExit', [node]);

  const subjectOf = (make: typeof evidenceSubject, node: Hex, other: Hex): Hex =>
    hexOf(make(Buffer.from(node.slice(2), 'hex'), Buffer.from(other.slice(2), 'hex')));
  const evidenceOf = (node: Hex, hash: Hex): Hex => subjectOf(evidenceSubject, node, hash);
  const holdingOf = (node: Hex, platform: Hex): Hex => subjectOf(holdingSubject, node, platform);

  /** The model's owner and all others: nobody else may. */
  const revokeForModel = async (by: Actor, measurement: Hex, from: number): Promise<Hex | null> =>
    world.send(by, 'revocations', 'revokeForModel', [hexOf(MODEL), measurement, BigInt(from)]);
  const revokedForModel = (measurement: Hex): Promise<bigint> =>
    world.read('revocations', 'revokedForModelFrom', [hexOf(MODEL), measurement]);

  describe('freshness', () => {
    it('registering and renewing make a node serve, for the age that evidence may have, to the second', async () => {
      const node = nodeOf(0);
      assert.ok(await serving(node));
      const { evidenceAt } = await record(node);
      await advanceTo(Number(evidenceAt) + AGE);
      assert.ok(await serving(node), 'in its last second');
      await advanceTo(Number(evidenceAt) + AGE + 1);
      assert.ok(!(await serving(node)), 'and not after');
      assert.ok(await renew('first', node), 'a lapsed node renews');
      assert.ok(await serving(node));
      assert.equal(Number((await record(node)).evidenceAt), await world.evm.time());
    });

    it('a renewal changes evidence and its time, and nothing else', async () => {
      const before_ = await record(nodeOf(0));
      await world.evm.advance(7);
      const evidence = random();
      assert.ok(await renew('first', nodeOf(0), evidence));
      const after_ = await record(nodeOf(0));
      assert.deepEqual(
        { ...after_, evidenceAt: before_.evidenceAt, evidenceHash: before_.evidenceHash },
        before_,
      );
      assert.equal(after_.evidenceHash, evidence);
      for (const known of [before_.evidenceHash, evidence]) {
        const since = await world.read<bigint>('nodeRegistry', 'evidenceSince', [nodeOf(0), known]);
        assert.ok(since > 0n, 'earlier evidence stays known: claims made under it are in flight');
      }
    });

    it('nobody but the operator renews, nothing without a hash, and nothing that was registered before', async () => {
      const node = nodeOf(0);
      const { evidenceHash } = await record(node);
      assert.equal(await renew('second', node), null);
      assert.equal(await renew('first', node, ZERO), null);
      assert.equal(await renew('first', node, evidenceHash), null, 'the same evidence grows no younger');
      const next = random();
      await renew('first', node, next);
      assert.equal(await renew('first', node, evidenceHash), null, 'nor by going back to it');
      assert.equal(await rotate('first', node, { evidenceHash: next }), null, 'nor under another key');
      assert.equal(await register('stranger', { evidenceHash: ZERO }), null);
      assert.ok(await register('stranger', { evidenceHash }), "another's evidence is in nobody's way");
    });

    it('a node that leaves renews nothing, and does not serve', async () => {
      await exit('first', nodeOf(0));
      assert.equal(await renew('first', nodeOf(0)), null);
      assert.equal(await rotate('first', nodeOf(0)), null);
      assert.ok(!(await serving(nodeOf(0))));
    });

    it('an age of nothing, or no notice, is not deployed', async () => {
      await assert.rejects(createMoneyWorld({ maxEvidenceAge: 0 }), /nodeRegistry/);
      await assert.rejects(createMoneyWorld({ revocationNotice: 0 }), /revocations/);
    });
  });

  describe('stalling', () => {
    const LAPSES: readonly [string, () => Promise<unknown>][] = [
      ['evidence that lapsed', () => world.evm.advance(AGE + 1)],
      [
        'a revoked measurement',
        async () => {
          const { measurement } = await record(nodeOf(0));
          const made = await signed({ kind: 'measurement', subject: measurement }, [0, 1]);
          assert.ok(await revoke(made));
          await advanceTo(made.from);
        },
      ],
    ];
    for (const [name, lapse] of LAPSES) {
      it(`${name} keeps no check away, and is slashed as before`, async () => {
        await seats();
        const penalty = await world.read<bigint>('nodeRegistry', 'penaltyOf', [nodeOf(0)]);
        await lapse();
        assert.ok(!(await serving(nodeOf(0))));
        assert.ok(
          await world.read('nodeRegistry', 'isStaked', [nodeOf(0)]),
          'what blames of auditors ask for',
        );
        assert.equal(await world.read('nodeRegistry', 'penaltyOf', [nodeOf(0)]), penalty);
        const [late] = (await world.post('coordinator', 1, [FEE]))!;
        const tx = await world.must('client', 'challenge', 'open', [openingOf(late!, 0)]);
        const facts = await world.openedBy(tx);
        await world.evm.advance(world.terms.checks.publishTime + 1);
        const before_ = (await record(nodeOf(0))).stake;
        await world.must('stranger', 'challenge', 'resolve', [factsToAbi(facts)]);
        assert.ok((await record(nodeOf(0))).stake < before_, 'silence convicts');
      });

      it(`${name} takes no wei: stake, exit and pay are what they were`, async () => {
        await seats();
        const [segment] = (await world.post('coordinator', 1, [FEE]))!;
        const before_ = await world.holdings(new Set());
        const { stake } = await record(nodeOf(0));
        await lapse();
        const { of, burned } = await world.holdings(new Set());
        for (const actor of ['first', 'second', 'client', 'owner'] as const) {
          assert.equal(of.get(actor), before_.of.get(actor), actor);
        }
        assert.equal(burned, before_.burned);
        await world.evm.advance(world.terms.longWindow + 1);
        await world.must('stranger', 'meshRollup', 'finalize', [headerToAbi(segment!.header)]);
        const settled = [headerToAbi(segment!.header), [settlementToAbi(segment!.settlement)]];
        await world.must('coordinator', 'escrow', 'settle', settled);
        const paid = await world.read<bigint>('escrow', 'claimable', [addressOf('first')]);
        assert.ok(paid > 0n, 'what was served before is paid');
        await exit('first', nodeOf(0));
        await world.evm.advance(world.terms.exitDelay + 1);
        await world.must('first', 'nodeRegistry', 'withdrawStake', [nodeOf(0)]);
        assert.equal((await record(nodeOf(0))).stake, 0n);
        assert.ok(stake > 0n);
      });
    }

    it("a network in which every node's evidence has lapsed has the quorum that it had", async () => {
      const revocation = { kind: 'measurement', subject: random() } as const;
      await seats();
      await world.evm.advance(AGE + 1);
      for (const node of [nodeOf(0), nodeOf(1)]) assert.ok(!(await serving(node)));
      assert.equal(await revoke(await signed(revocation, [0])), null, 'one of three is still no quorum');
      assert.ok(await revoke(await signed(revocation, [0, 1])), 'and two of three still are');
    });
  });

  describe('one node on a platform', () => {
    const platformId = bytesToHex(new Uint8Array(32).fill(7));

    it('holds it against everybody, by registration and by rotation, and a second one of its own operator', async () => {
      const node = (await register('stranger', { platformId }))!;
      assert.equal(await holder(platformId), node);
      assert.equal(await register('owner', { platformId }), null);
      assert.equal(await register('stranger', { platformId }), null);
      assert.equal(await rotate('first', nodeOf(0), { platformId }), null);
      assert.ok(await serving(nodeOf(0)), 'what was refused changed nothing');
      assert.ok(await rotate('stranger', node, { platformId }), 'its own new boot keeps it');
      assert.equal(await holder(platformId), node);
    });

    it('no platform is nobody and takes none', async () => {
      assert.ok(await register('stranger'));
      assert.ok(await register('owner'));
      assert.equal(await holder(ZERO), ZERO);
    });

    it('is free when its holder leaves, boots elsewhere or lapses; who lapsed gets it back only while nobody has it', async () => {
      const freed: readonly [string, (node: Hex) => Promise<unknown>][] = [
        ['leaves', (node) => exit('stranger', node)],
        ['boots elsewhere', (node) => rotate('stranger', node, { platformId: random() })],
        ['lapses', () => world.evm.advance(AGE + 1)],
      ];
      for (const [how, free] of freed) {
        await world.evm.undone(async () => {
          const node = (await register('stranger', { platformId }))!;
          await free(node);
          assert.equal(await holder(platformId), ZERO, how);
          const next = await register('owner', { platformId });
          assert.equal(await holder(platformId), next, how);
          if (how !== 'lapses') return;
          assert.equal(await renew('stranger', node), null, 'too late');
          assert.ok(!(await serving(node)));
          assert.ok(await rotate('stranger', node), 'without the platform it serves');
        });
      }
      const node = (await register('stranger', { platformId }))!;
      await world.evm.advance(AGE + 1);
      assert.ok(await renew('stranger', node), 'in time');
      assert.equal(await holder(platformId), node);
    });

    it('a squatter that is shown to the committee loses it when the revocation takes effect', async () => {
      const evidenceHash = random();
      const squatter = (await register('stranger', { platformId, evidenceHash }))!;
      const { from } = await seatedRevoke({ kind: 'evidence', subject: evidenceOf(squatter, evidenceHash) });
      assert.equal(await register('owner', { platformId }), null, 'not before its time');
      assert.ok(await serving(squatter));
      await advanceTo(from);
      assert.ok(!(await serving(squatter)));
      const owner = await register('owner', { platformId });
      assert.equal(await holder(platformId), owner);
      assert.equal(await renew('stranger', squatter), null);
    });

    it('a revoked holding outlasts whatever its node registers, and is of that node alone', async () => {
      const squatter = (await register('stranger', { platformId }))!;
      const { from } = await seatedRevoke({ kind: 'holding', subject: holdingOf(squatter, platformId) });
      await advanceTo(from - 10);
      assert.ok(await renew('stranger', squatter), 'newer evidence outruns nothing');
      await advanceTo(from);
      assert.ok(!(await serving(squatter)));
      const owner = (await register('owner', { platformId }))!;
      assert.ok(await serving(owner));
      assert.equal(await holder(platformId), owner);
      assert.equal(await renew('stranger', squatter), null);
      await exit('owner', owner);
      assert.ok(await rotate('stranger', squatter, { platformId }), 'it may say so');
      assert.ok(!(await serving(squatter)), 'and is not believed');
      assert.equal(await holder(platformId), ZERO);
      assert.ok(await rotate('stranger', squatter), 'elsewhere it serves');
      assert.ok(await serving(squatter));
    });

    it("who registers another's evidence has its own revoked, and not the other's", async () => {
      const evidenceHash = random();
      const honest = (await register('owner', { platformId, evidenceHash }))!;
      const copycat = (await register('stranger', { evidenceHash }))!;
      const { from } = await seatedRevoke({ kind: 'evidence', subject: evidenceOf(copycat, evidenceHash) });
      await advanceTo(from);
      assert.deepEqual([await serving(honest), await serving(copycat)], [true, false]);
      assert.equal(await holder(platformId), honest);
    });

    it('a convicted node holds none, and gets it back by adding stake only while nobody has it', async () => {
      const platform = (await record(nodeOf(0))).platformId;
      await world.must('first', 'nodeRegistry', 'rotateKey', [
        nodeOf(0),
        {
          ...newKey('first'),
          ...shown({ platformId: platform }),
          oldKeyValidUntil: BigInt((await world.evm.time()) + 80_000),
        },
      ]);
      assert.equal(await holder(platform), nodeOf(0));
      const [segment] = (await world.post('coordinator', 1, [FEE]))!;
      const facts = await world.openedBy(
        await world.must('client', 'challenge', 'open', [openingOf(segment!, 0)]),
      );
      await world.evm.advance(world.terms.checks.publishTime + 1);
      await world.must('stranger', 'challenge', 'resolve', [factsToAbi(facts)]);
      assert.ok((await record(nodeOf(0))).stake < world.terms.minStake);
      assert.equal(await holder(platform), ZERO);
      const add = (): Promise<Hex | null> =>
        world.send('first', 'nodeRegistry', 'addStake', [nodeOf(0)], world.terms.minStake);
      await world.evm.undone(async () => {
        assert.ok(await add());
        assert.equal(await holder(platform), nodeOf(0));
      });
      const next = await register('owner', { platformId: platform });
      assert.equal(await holder(platform), next);
      assert.equal(await add(), null);
      assert.ok(await rotate('first', nodeOf(0)));
      assert.ok(await add());
      assert.ok(await serving(nodeOf(0)));
    });

    it('is not asked for where the deployment does not say so', async () => {
      const free = await createMoneyWorld({ onePlatformKey: false });
      const [one, two] = [world, free];
      assert.ok(await one.read('nodeRegistry', 'onePlatformKey'));
      world = two;
      try {
        const first = await register('stranger', { platformId });
        const second = await register('owner', { platformId });
        assert.ok((await serving(first!)) && (await serving(second!)));
        assert.equal(await holder(platformId), ZERO);
      } finally {
        world = one;
        await free.evm.close();
      }
    });
  });

  describe('revocation', () => {
    it("a model's owner revokes for that model alone, with notice, sooner and never later", async () => {
      const { measurement } = await record(nodeOf(0));
      const now = await world.evm.time();
      for (const by of ['first', 'client', 'deployer', 'coordinator'] as const) {
        assert.equal(await revokeForModel(by, measurement, now + 10 * NOTICE), null, by);
      }
      assert.equal(await revokeForModel('owner', measurement, now + NOTICE - 1), null, 'too short');
      assert.ok(await revokeForModel('owner', measurement, now + 10 * NOTICE));
      assert.equal(await revokeForModel('owner', measurement, now + 11 * NOTICE), null, 'put off');
      assert.equal(await revokeForModel('owner', measurement, now + 10 * NOTICE), null, 'once more');
      assert.ok(await revokeForModel('owner', measurement, now + 2 * NOTICE), 'brought forward');
      assert.equal(await revokedForModel(measurement), BigInt(now + 2 * NOTICE));
      await world.evm.advance(3 * NOTICE);
      assert.equal(await revokeForModel('owner', measurement, now + 10 * NOTICE), null, 'and never back');
      assert.ok(await serving(nodeOf(0)), 'other models are not its business');
    });

    it('the committee revokes for the network: from the stated second on, and a node of another measurement serves again', async () => {
      const { measurement } = await record(nodeOf(0));
      const { from } = await seatedRevoke({ kind: 'measurement', subject: measurement });
      await advanceTo(from - 1);
      assert.ok(await serving(nodeOf(0)));
      await advanceTo(from);
      assert.ok(!(await serving(nodeOf(0))));
      assert.ok(await renew('first', nodeOf(0)), 'evidence of the same measurement is taken');
      assert.ok(!(await serving(nodeOf(0))), 'and worth nothing');
      assert.ok(await rotate('first', nodeOf(0)));
      assert.ok(await serving(nodeOf(0)));
    });

    it('revoked evidence ends one node; newer evidence makes it serve', async () => {
      await rotate('first', nodeOf(0));
      const { evidenceHash } = await record(nodeOf(0));
      const { from } = await seatedRevoke({ kind: 'evidence', subject: evidenceOf(nodeOf(0), evidenceHash) });
      await advanceTo(from);
      assert.deepEqual([await serving(nodeOf(0)), await serving(nodeOf(1))], [false, true]);
      assert.ok(await renew('first', nodeOf(0)));
      assert.ok(await serving(nodeOf(0)));
    });

    it('what the chain hashes and signs is what members do off it, for each kind, subject and time apart', async () => {
      const names = { chainId: CHAIN_ID, ...world.at };
      const seen = new Set<Hex>();
      for (const kind of REVOCATION_KINDS) {
        for (const subject of [new Uint8Array(32), randomBytes(32)]) {
          for (const from of [1, 2 ** 40]) {
            const ours = hexOf(revocationHash({ kind, subject, from }, names));
            const args = [REVOCATION_KINDS.indexOf(kind), hexOf(subject), BigInt(from)];
            assert.equal(await world.read('revocations', 'message', args), ours);
            const wrapped = await world.read('committee', 'voteMessage', [ours]);
            assert.equal(wrapped, hexOf(revocationMessage({ kind, subject, from }, names)));
            seen.add(ours);
          }
        }
      }
      assert.equal(seen.size, 12);
    });

    it('needs two thirds of the stake, of this epoch or the one before, over this very revocation', async () => {
      await seats();
      const subject = random();
      const good = await signed({ kind: 'measurement', subject }, [0, 1]);
      const refused: readonly [string, Partial<Signed>][] = [
        ['one of three', await signed({ kind: 'measurement', subject }, [2])],
        ['bits of who did not sign', { bitmap: 0b111n }],
        ['bits of nobody', { bitmap: 0b1011n }],
        ['another subject', { subject: random() }],
        ['another kind', { kind: 'evidence' }],
        ['another time', { from: good.from + 1 }],
        ['another epoch', { epoch: good.epoch - 2n }],
        ['an epoch to come', { epoch: good.epoch + 1n }],
        ['no signature', { signature: '0x' }],
        ['a signature without its last byte', { signature: good.signature.slice(0, -2) as Hex }],
      ];
      for (const [why, edit] of refused) assert.equal(await revoke({ ...good, ...edit }), null, why);
      const elsewhere = await signed({ kind: 'measurement', subject }, [0, 1], world.at.nodeRegistry);
      assert.equal(await revoke(elsewhere), null, 'another contract');
      assert.ok(await revoke(good));
      assert.equal(await revoke(good), null, 'twice');
      await world.evm.advance(3 * world.terms.committee.epochLength);
      assert.equal(
        await revoke({ ...good, from: good.from - 1 }),
        null,
        'brought forward without signatures of its own',
      );
    });

    it('a signature that is brought late is not enough: the notice runs from when it is on the chain', async () => {
      await seats();
      const late = await signed({ kind: 'measurement', subject: random() }, [0, 1]);
      await advanceTo(late.from - NOTICE + 1);
      assert.equal(await revoke(late), null);
    });
  });

  // --- the committee: three members of equal stake

  let keys: readonly ReturnType<Bls['keygen']>[] = [];
  async function seats(): Promise<void> {
    const members: readonly Actor[] = ['owner', 'second', 'stranger'];
    keys = members.map((_, i) => bls.keygen(new Uint8Array(48).fill(31 + i)));
    for (const [i, member] of members.entries()) {
      const { publicKey, secretKey } = keys[i]!;
      const context = possessionContext(CHAIN_ID, world.at.committee, addressOf(member));
      const possession = hexOf(g1ToEip2537(bls.provePossession(secretKey, context)));
      const args = [random(), hexOf(g2ToEip2537(publicKey)), possession];
      await world.must(member, 'committee', 'join', args, world.terms.committee.minStake);
    }
    await world.evm.advance(2 * world.terms.committee.epochLength);
  }

  interface Signed {
    readonly kind: Revocation['kind'];
    readonly subject: Hex;
    readonly from: number;
    readonly epoch: bigint;
    readonly bitmap: bigint;
    readonly signature: Hex;
  }

  async function signed(
    { kind, subject }: { readonly kind: Revocation['kind']; readonly subject: Hex },
    by: readonly number[],
    contract: Hex = world.at.revocations,
  ): Promise<Signed> {
    const from = (await world.evm.time()) + NOTICE + 60;
    const revocation = { kind, subject: Buffer.from(subject.slice(2), 'hex'), from };
    const names = { chainId: CHAIN_ID, committee: world.at.committee, revocations: contract };
    const message = revocationMessage(revocation, names);
    return {
      kind,
      subject,
      from,
      epoch: await world.read<bigint>('committee', 'currentEpoch'),
      bitmap: by.reduce((bits, slot) => bits | (1n << BigInt(slot)), 0n),
      signature: hexOf(bls.aggregate(by.map((slot) => bls.sign(keys[slot]!.secretKey, message)))),
    };
  }

  const revoke = ({ kind, subject, from, epoch, bitmap, signature }: Signed): Promise<Hex | null> =>
    world.send('client', 'revocations', 'revoke', [
      REVOCATION_KINDS.indexOf(kind),
      subject,
      BigInt(from),
      epoch,
      bitmap,
      signature,
    ]);

  async function seatedRevoke(what: Parameters<typeof signed>[0]): Promise<Signed> {
    await seats();
    const made = await signed(what, [0, 1]);
    assert.ok(await revoke(made));
    return made;
  }

  const openingOf = (segment: NonNullable<Awaited<ReturnType<MoneyWorld['post']>>>[number], hop: number) =>
    openingToAbi({
      ...segment.settlement,
      header: segment.header,
      claims: segment.signed,
      hop,
      part: world.part,
      kind: 'lot',
      position: 0,
      bond: 10n ** 18n,
    });
});
