/**
 * The registry of nodes against a model of its rules, over moves at random of several operators, a model's owner and the committee:
 * what is taken and what is refused, who serves, who holds a platform, and where each wei of stake is.
 * @module
 */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { bytesToHex, type Hex } from 'viem';
import { hash } from '../../../crypto/core/hash.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { type Bls, loadBls } from '../../../crypto/poea/bls.ts';
import { g1ToEip2537, g2ToEip2537 } from '../../../settlement/chain/points.ts';
import { possessionContext } from '../../../settlement/chain/possession.ts';
import {
  evidenceSubject,
  holdingSubject,
  REVOCATION_KINDS,
  type RevocationKind,
  revocationMessage,
} from '../../../settlement/committee/revocation.ts';
import { CHAIN_ID } from '../../support/evm.ts';
import { fc } from '../../support/fast-check.ts';
import { type Actor, addressOf, createMoneyWorld, type MoneyWorld } from '../../support/money-world.ts';

const RUNS = 40;
/** `size: max`: as many moves as may be, and not the few that fast-check prefers. */
const MOVES = { minLength: 20, maxLength: 40, size: 'max' } as const;
const AGE = 5_000;
const NOTICE = 300;
const ZERO: Hex = `0x${'00'.repeat(32)}`;
const OPERATORS: readonly Actor[] = ['client', 'owner', 'stranger'];

const index = fc.nat({ max: 3 });
const platform = fc.nat({ max: 2 });
const measurement = fc.nat({ max: 5 });
/** Mostly what the notice allows, and sometimes less. */
const ahead = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: NOTICE, max: NOTICE + 50 }) },
  { weight: 1, arbitrary: fc.nat({ max: NOTICE }) },
);
/** Mostly past a notice, and sometimes past an evidence's age. */
const seconds = fc.oneof(
  { weight: 3, arbitrary: fc.nat({ max: 2 * NOTICE }) },
  { weight: 1, arbitrary: fc.nat({ max: AGE + 10 }) },
);
const of = <K extends string>(...kinds: readonly K[]) => ({ kind: fc.constantFrom(...kinds), node: index });
const moveOf = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('register' as const),
      by: fc.nat({ max: 2 }),
      platform,
      measurement,
    }),
  },
  { weight: 3, arbitrary: fc.record({ ...of('renew'), again: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ ...of('rotate'), platform, measurement }) },
  { weight: 3, arbitrary: fc.record(of('exit', 'withdraw', 'withdraw', 'add-stake')) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('advance' as const), seconds }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('revoke' as const), measurement, ahead }) },
  { weight: 4, arbitrary: fc.record({ ...of('revoke-evidence', 'revoke-holding'), ahead }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'leave-time' as const }) },
);
type Move = typeof moveOf extends fc.Arbitrary<infer T> ? T : never;

interface Modelled {
  readonly id: Hex;
  readonly by: Actor;
  stake: bigint;
  exitAt: number;
  evidenceAt: number;
  evidence: Hex;
  measurement: Hex;
  platform: Hex;
  readonly known: Set<Hex>;
}

let world: MoneyWorld;
let bls: Bls;
let seats: ReturnType<Bls['keygen']>;
before(async () => {
  bls = await loadBls();
  world = await createMoneyWorld({
    maxEvidenceAge: AGE,
    revocationNotice: NOTICE,
    committee: { epochLength: 10 ** 6, lockTime: 2 * 10 ** 6, minStake: 1n, reporterBps: 4_000 },
  });
  seats = bls.keygen(new Uint8Array(48).fill(91));
  const context = possessionContext(CHAIN_ID, world.at.committee, addressOf('owner'));
  const possession = bytesToHex(g1ToEip2537(bls.provePossession(seats.secretKey, context)));
  const args = [ZERO, bytesToHex(g2ToEip2537(seats.publicKey)), possession];
  await world.must('owner', 'committee', 'join', args, 1n);
  await world.evm.advance(2 * 10 ** 6);
});
after(() => world.evm.close());

const KINDS = [
  'register',
  'renew',
  'rotate',
  'exit',
  'withdraw',
  'add-stake',
  'revoke',
  'revoke-evidence',
  'revoke-holding',
  'serves no more',
] as const;

const named = (what: string, number: number): Hex =>
  number === 0 && what === 'platform' ? ZERO : bytesToHex(hash(`registry/${what}`, Uint8Array.of(number)));

function newKey(by: Actor) {
  const { publicKey, secretKey } = bls.keygen();
  const context = possessionContext(CHAIN_ID, world.at.nodeRegistry, addressOf(by));
  return {
    blsKey: bytesToHex(g2ToEip2537(publicKey)),
    possession: bytesToHex(g1ToEip2537(bls.provePossession(secretKey, context))),
  };
}

const subjectOf = (make: typeof evidenceSubject, node: Hex, other: Hex): Hex =>
  bytesToHex(make(Buffer.from(node.slice(2), 'hex'), Buffer.from(other.slice(2), 'hex')));

async function play(moves: readonly Move[], made: Map<string, number>): Promise<void> {
  const nodes: Modelled[] = [];
  const revoked = new Map<string, number>();
  let now = await world.evm.time();

  const isRevoked = (kind: RevocationKind, subject: Hex): boolean =>
    now >= (revoked.get(`${kind}/${subject}`) ?? Number.POSITIVE_INFINITY);
  const isAttested = (node: Modelled): boolean =>
    now <= node.evidenceAt + AGE &&
    !isRevoked('measurement', node.measurement) &&
    !isRevoked('evidence', subjectOf(evidenceSubject, node.id, node.evidence)) &&
    (node.platform === ZERO || !isRevoked('holding', subjectOf(holdingSubject, node.id, node.platform)));
  const holderOf = (id: Hex): Modelled | undefined =>
    id === ZERO ? undefined : nodes.find((node) => holders.get(id) === node && holds(node, id));
  const holds = (node: Modelled, id: Hex): boolean =>
    node.platform === id && node.exitAt === 0 && isAttested(node);
  /** Who took a platform last. */
  const holders = new Map<Hex, Modelled>();
  const mayTake = (id: Hex, self?: Modelled): boolean => {
    const holder = holderOf(id);
    return holder === undefined || holder === self;
  };

  /** The next block is of the next second, so that both sides agree on the time. */
  async function send(...call: Parameters<MoneyWorld['send']>): Promise<Hex | null> {
    now += 1;
    await world.evm.request('evm_setNextBlockTimestamp', now);
    return await world.send(...call);
  }
  async function mine(second: number): Promise<void> {
    now = second;
    await world.evm.request('evm_setNextBlockTimestamp', now);
    await world.evm.request('evm_mine');
  }
  const agree = (move: Move, taken: boolean, expected: boolean): void => {
    assert.equal(taken, expected, `${JSON.stringify(move)} ${expected ? 'was refused' : 'was taken'}`);
    if (taken) made.set(move.kind, (made.get(move.kind) ?? 0) + 1);
  };

  async function revoke(move: Move, kind: RevocationKind, subject: Hex, ahead: number): Promise<void> {
    const from = now + 1 + ahead;
    const before_ = revoked.get(`${kind}/${subject}`);
    const names = { chainId: CHAIN_ID, ...world.at };
    const message = revocationMessage({ kind, subject: Buffer.from(subject.slice(2), 'hex'), from }, names);
    const signature = bytesToHex(bls.sign(seats.secretKey, message));
    const epoch = await world.read<bigint>('committee', 'currentEpoch');
    const number = REVOCATION_KINDS.indexOf(kind);
    const args = [number, subject, BigInt(from), epoch, 1n, signature];
    const sent = await send('first', 'revocations', 'revoke', args);
    agree(move, sent !== null, ahead >= NOTICE && (before_ === undefined || from < before_));
    if (sent !== null) revoked.set(`${kind}/${subject}`, from);
  }

  async function step(move: Move): Promise<void> {
    if (move.kind === 'advance') return await mine(now + 1 + move.seconds);
    if (move.kind === 'leave-time') return await mine(now + 1 + world.terms.exitDelay);
    if (move.kind === 'revoke') {
      return await revoke(move, 'measurement', named('measurement', move.measurement), move.ahead);
    }
    if (move.kind === 'register') {
      const by = OPERATORS[move.by]!;
      const [id, shown] = [named('platform', move.platform), named('measurement', move.measurement)];
      const [evidence, peer] = [bytesToHex(randomBytes(32)), bytesToHex(randomBytes(32))];
      const given = {
        ...{ peerIdHash: peer, payout: addressOf(by), ...newKey(by) },
        ...{ evidenceHash: evidence, measurement: shown, platformId: id },
      };
      const sent = await send(by, 'nodeRegistry', 'register', [given], world.terms.minStake);
      agree(move, sent !== null, mayTake(id));
      if (sent === null) return;
      const { node } = await world.eventOf<{ node: Hex }>('nodeRegistry', 'NodeRegistered', sent);
      const added: Modelled = {
        ...{ id: node, by, stake: world.terms.minStake, exitAt: 0 },
        ...{ evidenceAt: now, evidence, measurement: shown, platform: id, known: new Set([evidence]) },
      };
      nodes.push(added);
      if (id !== ZERO) holders.set(id, added);
      return;
    }
    const node = nodes[move.node % Math.max(1, nodes.length)];
    if (node === undefined) return;
    switch (move.kind) {
      case 'renew': {
        const evidence = move.again ? node.evidence : bytesToHex(randomBytes(32));
        const sent = await send(node.by, 'nodeRegistry', 'renewEvidence', [node.id, evidence]);
        const fresh = !node.known.has(evidence);
        agree(move, sent !== null, node.exitAt === 0 && fresh && mayTake(node.platform, node));
        if (sent !== null) attest(node, evidence);
        return;
      }
      case 'rotate': {
        const [id, shown] = [named('platform', move.platform), named('measurement', move.measurement)];
        const evidence = bytesToHex(randomBytes(32));
        const given = { evidenceHash: evidence, measurement: shown, platformId: id, oldKeyValidUntil: 0n };
        const args = [node.id, { ...newKey(node.by), ...given }];
        const sent = await send(node.by, 'nodeRegistry', 'rotateKey', args);
        agree(move, sent !== null, node.exitAt === 0 && mayTake(id, node));
        if (sent === null) return;
        node.measurement = shown;
        node.platform = id;
        attest(node, evidence);
        return;
      }
      case 'exit': {
        const sent = await send(node.by, 'nodeRegistry', 'requestExit', [node.id]);
        agree(move, sent !== null, node.exitAt === 0);
        if (sent !== null) node.exitAt = now + world.terms.exitDelay;
        return;
      }
      case 'withdraw': {
        const sent = await send(node.by, 'nodeRegistry', 'withdrawStake', [node.id]);
        agree(move, sent !== null, node.exitAt !== 0 && now >= node.exitAt);
        if (sent !== null) node.stake = 0n;
        return;
      }
      case 'revoke-evidence':
        return await revoke(move, 'evidence', subjectOf(evidenceSubject, node.id, node.evidence), move.ahead);
      case 'revoke-holding':
        return await revoke(move, 'holding', subjectOf(holdingSubject, node.id, node.platform), move.ahead);
      case 'add-stake': {
        const sent = await send(node.by, 'nodeRegistry', 'addStake', [node.id], 1n);
        agree(move, sent !== null, node.exitAt === 0 && mayTake(node.platform, node));
        if (sent === null) return;
        node.stake += 1n;
        if (node.platform !== ZERO) holders.set(node.platform, node);
        return;
      }
    }
  }

  function attest(node: Modelled, evidence: Hex): void {
    node.evidence = evidence;
    node.evidenceAt = now;
    node.known.add(evidence);
    if (node.platform !== ZERO) holders.set(node.platform, node);
  }

  async function check(): Promise<void> {
    const serving = new Map<Hex, number>();
    for (const node of nodes) {
      const expected = node.exitAt === 0 && node.stake >= world.terms.minStake && isAttested(node);
      assert.equal(await world.read('nodeRegistry', 'isServing', [node.id]), expected, 'serving');
      const young = now <= node.evidenceAt + AGE && node.exitAt === 0;
      if (young && !expected) made.set('serves no more', (made.get('serves no more') ?? 0) + 1);
      if (expected) serving.set(node.platform, (serving.get(node.platform) ?? 0) + 1);
      const read = await world.read<{ stake: bigint; evidenceAt: bigint; evidenceHash: Hex }>(
        ...(['nodeRegistry', 'getNode', [node.id]] as const),
      );
      assert.deepEqual(
        [read.stake, Number(read.evidenceAt), read.evidenceHash],
        [node.stake, node.evidenceAt, node.evidence],
      );
    }
    for (const number of [0, 1, 2]) {
      const id = named('platform', number);
      assert.equal(await world.read('nodeRegistry', 'platformHolder', [id]), holderOf(id)?.id ?? ZERO);
      assert.ok(id === ZERO || (serving.get(id) ?? 0) <= 1, 'one node on a platform');
    }
    const all = nodes.reduce((sum, { stake }) => sum + stake, 0n) + standing;
    assert.equal(await world.read('nodeRegistry', 'totalStake'), all);
    assert.equal(await world.evm.balance(world.at.nodeRegistry), all, 'each wei is some node’s stake');
  }

  const standing = await world.read<bigint>('nodeRegistry', 'totalStake');
  for (const move of moves) {
    await step(move);
    await check();
  }
}

it('the registry keeps its rules over moves at random', async () => {
  const made = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(fc.array(moveOf, MOVES), (moves) => world.evm.undone(() => play(moves, made))),
    { numRuns: RUNS },
  );
  // moves that nobody may make would show nothing
  for (const kind of KINDS) assert.ok((made.get(kind) ?? 0) > 0, kind);
});
