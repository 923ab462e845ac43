/**
 * Moves of everybody against everybody, in any order, and what has to hold after each of them and at the end.
 * @module
 */
import assert from 'node:assert/strict';
import { bytesToHex, type Hex } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { hash } from '../../crypto/core/hash.ts';
import { type BatchHeader, headerFromAbi, headerToAbi } from '../../settlement/batch/header.ts';
import { leafHash, leafToAbi } from '../../settlement/batch/leaf.ts';
import { settlementToAbi, workToAbi } from '../../settlement/batch/settlement.ts';
import { longestBoughtCheck } from '../../settlement/chain/deploy.ts';
import { devAccount } from '../../settlement/chain/dev-accounts.ts';
import { g1ToEip2537 } from '../../settlement/chain/points.ts';
import { checkIdOf, factsToAbi } from '../../settlement/checks/facts.ts';
import { openingToAbi } from '../../settlement/checks/moves.ts';
import type { CheckFacts } from '../../settlement/checks/types.ts';
import { promiseTypedData } from '../../settlement/committee/promise.ts';
import { CHAIN_ID } from './evm.ts';
import { fc } from './fast-check.ts';
import {
  ACTORS,
  type Actor,
  actorAt,
  addressOf,
  COORDINATORS,
  EVERYBODY,
  type Holdings,
  INNER,
  type MoneyWorld,
  OPERATORS,
  PRICE,
  type Segment,
} from './money-world.ts';

const KINDS = [
  'vault deposit',
  'vault ask',
  'vault withdraw',
  'vault fill',
  'vault empty',
  'vault claim',
  'escrow deposit',
  'escrow ask',
  'escrow withdraw',
  'escrow claim',
  'post',
  'post',
  'post',
  'post',
  'post falsely',
  'show false signature',
  'finalize',
  'finalize',
  'finalize',
  'finalize',
  'settle',
  'settle',
  'settle',
  'settle',
  'settle by force',
  'settle by force',
  'open',
  'open',
  'open',
  'open',
  'publish',
  'publish',
  'bring round',
  'name',
  'end check',
  'end check',
  'end check',
  'refund',
  'refund',
  'void',
  'promise and accuse',
  'keep promise',
  'break promise',
  'add stake',
  'ask to exit',
  'take stake',
  'take what is not theirs',
  'wait a little',
  'wait a little',
  'wait long',
] as const;
export type Kind = (typeof KINDS)[number];

export interface Move {
  readonly kind: Kind;
  readonly by: Actor;
  readonly n: number;
  readonly m: number;
}

/** The deployer makes none. */
const PLAYERS = EVERYBODY.filter((actor) => actor !== 'deployer');
export const moveOf: fc.Arbitrary<Move> = fc.record({
  kind: fc.constantFrom(...KINDS),
  by: fc.constantFrom(...PLAYERS),
  n: fc.nat(1_000),
  m: fc.nat(1_000),
});

/** Whose holdings a move may make smaller, and whose larger. */
interface Allowed {
  readonly loses?: readonly Actor[];
  readonly gains?: readonly Actor[];
}

interface Accusation {
  readonly given: { readonly coordinator: Hex; readonly leafHash: Hex; readonly postBy: bigint };
  readonly accuser: Actor;
  readonly of: Segment;
}

const SMALL = 10n ** 15n;
/** What nobody but the deployment's contracts may call. */
const PRIVILEGED = [
  ['bondVault', 'lock'],
  ['bondVault', 'release'],
  ['bondVault', 'seize'],
  ['nodeRegistry', 'slash'],
  ['challenge', 'refund'],
] as const;

/** How often moves of each kind were made and not refused. */
export type Made = Map<Kind, number>;

/** Plays moves from the world's beginning, and takes it all back. */
export async function playMoves(
  world: MoneyWorld,
  moves: readonly Move[],
  made: Made = new Map(),
): Promise<void> {
  await world.evm.undone(() => play(world, moves, made));
}

async function play(world: MoneyWorld, moves: readonly Move[], made: Made): Promise<void> {
  const { evm, at, terms, nodes, part, beacon, send, must, read } = world;
  const segments: Segment[] = [];
  const headers: BatchHeader[] = [];
  const falseHeaders: BatchHeader[] = [];
  const checks: CheckFacts[] = [];
  const accusations: Accusation[] = [];
  const locks = new Set<Hex>();
  const promised = new Map<number, bigint>();
  const open = new Set<CheckFacts>();

  const pick = <T>(from: readonly T[], n: number): T | undefined => from[n % from.length];
  /** Three times of four one that a move is likely to be taken for. */
  const pickBest = <T>(from: readonly T[], n: number, best: (one: T) => boolean): T | undefined =>
    pick(n % 4 !== 0 && from.some(best) ? from.filter(best) : from, n);
  const final = new Set<BatchHeader>();
  const paid = new Set<Segment>();
  const isFinal = ({ header }: Segment): boolean => final.has(header);
  const hexOf = (bytes: Uint8Array): Hex => bytesToHex(bytes);
  const openersOf = (claim: Uint8Array): Actor[] =>
    checks.filter(({ claimHash }) => hexOf(claimHash) === hexOf(claim)).map(({ opener }) => actorAt(opener));

  /** @returns null where it could not be made, or was refused */
  const MOVES: Readonly<Record<Kind, (move: Move) => Promise<Allowed | null>>> = {
    async 'vault deposit'({ by, n, m }) {
      const to = pick(EVERYBODY, n)!;
      const sent = await send(by, 'bondVault', 'deposit', [addressOf(to)], BigInt(m) * SMALL);
      return sent && { loses: [by], gains: [to] };
    },
    async 'vault ask'({ by, m }) {
      const bond = await read<bigint>('bondVault', 'bondOf', [addressOf(by)]);
      return (await send(by, 'bondVault', 'requestWithdrawal', [(bond * BigInt(m)) / 900n])) && {};
    },
    'vault withdraw': async ({ by }) => (await send(by, 'bondVault', 'withdraw')) && {},
    async 'vault fill'({ by, n, m }) {
      const to = pick(EVERYBODY, n)!;
      const sent = await send(by, 'bondVault', 'fill', [addressOf(to)], BigInt(m) * SMALL);
      return sent && { loses: [by], gains: [to] };
    },
    'vault empty': async ({ by }) => (await send(by, 'bondVault', 'empty')) && {},
    'vault claim': async ({ by }) => (await send(by, 'bondVault', 'claim')) && {},
    async 'escrow deposit'({ by, n, m }) {
      const to = pick(EVERYBODY, n)!;
      const args = [addressOf(to), addressOf(pick(COORDINATORS, m)!)];
      const sent = await send(by, 'escrow', 'deposit', args, BigInt(m) * SMALL);
      return sent && { loses: [by], gains: [to] };
    },
    async 'escrow ask'({ by, n, m }) {
      const coordinator = addressOf(pick(COORDINATORS, n)!);
      const { balance } = await read<{ balance: bigint }>('escrow', 'accountOf', [
        addressOf(by),
        coordinator,
      ]);
      return (
        (await send(by, 'escrow', 'requestWithdrawal', [coordinator, (balance * BigInt(m)) / 900n])) && {}
      );
    },
    'escrow withdraw': async ({ by, n }) =>
      (await send(by, 'escrow', 'withdrawDeposit', [addressOf(pick(COORDINATORS, n)!)])) && {},
    'escrow claim': async ({ by }) => (await send(by, 'escrow', 'claim')) && {},
    async post({ n, m }) {
      const session = n % 3;
      const amounts = Array.from({ length: 1 + (m % 3) }, (_, i) => {
        const units = 1 + ((n + i) % 50);
        const fee = PRICE * BigInt(2 * units);
        const total = (promised.get(session) ?? 0n) + fee;
        if (m % 7 !== 0) promised.set(session, total); // now and then a voucher that covers too little
        return { units, amount: m % 11 === 0 ? fee + 1n : fee, cumulative: promised.get(session) ?? 0n };
      });
      const posted = await world.post((n + m) % 4 === 0 ? 'stranger' : 'coordinator', session, amounts);
      if (posted === null) return null;
      segments.push(...posted);
      headers.push(posted[0]!.header);
      return {};
    },
    async 'post falsely'({ n }) {
      const by = pick(COORDINATORS, n)!;
      const [number] = await read<readonly bigint[]>('meshRollup', 'chainOf', [addressOf(by)]);
      const previous = await read<Hex>('meshRollup', 'batchHash', [addressOf(by), number!]);
      const epoch = await read<bigint>('committee', 'currentEpoch');
      const root = hexOf(hash('money-root', Uint8Array.of(n % 256)));
      const tx = await send(by, 'meshRollup', 'postBatch', [
        number! + 1n,
        previous,
        root,
        1,
        root,
        epoch,
        1n,
        hexOf(new Uint8Array(48).fill(n)),
      ]);
      if (tx === null) return null;
      const { header } = await world.eventOf<{ header: never }>('meshRollup', 'BatchPosted', tx);
      falseHeaders.push(headerFromAbi(header));
      headers.push(headerFromAbi(header));
      return {};
    },
    async 'show false signature'({ by, n }) {
      const header = pick(falseHeaders, n);
      if (header === undefined) return null;
      const sent = await send(by, 'meshRollup', 'challengeSignature', [headerToAbi(header)]);
      return sent && { loses: [actorAt(header.coordinator)], gains: [by] };
    },
    async finalize({ by, n }) {
      const header = pickBest(headers, n, (one) => !final.has(one));
      if (header === undefined) return null;
      await evm.advance(Math.max(0, header.finalAt - (await evm.time())));
      const sent = await send(by, 'meshRollup', 'finalize', [headerToAbi(header)]);
      if (sent !== null) final.add(header);
      return sent && {};
    },
    async settle({ by, n }) {
      const segment = pickBest(segments, n, (one) => isFinal(one) && !paid.has(one));
      if (segment === undefined) return null;
      const args = [headerToAbi(segment.header), [settlementToAbi(segment.settlement)]];
      const sent = await send(by, 'escrow', 'settle', args);
      if (sent !== null) paid.add(segment);
      return sent && { loses: ['client'], gains: [...OPERATORS, 'owner', 'coordinator'] };
    },
    async 'settle by force'({ by, n }) {
      const segment = pickBest(segments, n, (one) => isFinal(one) && !paid.has(one));
      if (segment === undefined) return null;
      const { header, settlement, signed } = segment;
      const args = [headerToAbi(header), settlementToAbi(settlement), workToAbi(signed)];
      const sent = await send(by, 'escrow', 'settleForced', args);
      if (sent !== null) paid.add(segment);
      return sent && { loses: ['client'], gains: [...OPERATORS, 'owner', ...COORDINATORS] };
    },
    async open({ by, n, m }) {
      const segment =
        m % 2 === 0 ? pick(segments.slice(-3), n) : pickBest(segments, n, (one) => paid.has(one));
      if (segment === undefined) return null;
      const opening = openingToAbi({
        ...segment.settlement,
        header: segment.header,
        claims: segment.signed,
        part,
        hop: m % OPERATORS.length,
        kind: m % 5 === 0 ? 'drawn' : m % 2 === 0 ? 'lot' : 'named',
        position: 0,
        bond: 10n ** 18n,
      });
      const tx = await send(by, 'challenge', 'open', [opening]);
      if (tx === null) return null;
      const facts = await world.openedBy(tx);
      checks.push(facts);
      open.add(facts);
      locks.add(hexOf(checkIdOf(facts)));
      return {};
    },
    async publish({ n }) {
      const facts = pickBest(checks, n, (one) => open.has(one));
      if (facts === undefined) return null;
      const own = factsToAbi(facts);
      const sent =
        facts.kind === 'named'
          ? await send(actorAt(facts.operator), 'challenge', 'publishCells', [
              own,
              `0x${'ab'.repeat(48 * INNER)}`,
            ])
          : await send(actorAt(facts.operator), 'challenge', 'publish', [own, hexOf(facts.claimHash)]);
      return sent && {};
    },
    async 'bring round'({ by, n }) {
      const facts = pickBest(checks, n, (one) => open.has(one));
      if (facts === undefined) return null;
      const record = await read<readonly unknown[]>('challenge', 'checkOf', [hexOf(checkIdOf(facts))]);
      const round = Number(record[5]);
      if (round === 0) return null;
      await evm.advance(5);
      const signature = hexOf(g1ToEip2537(beacon.sign(round)));
      return (await send(by, 'beacon', 'submit', [BigInt(round), signature])) && {};
    },
    async name({ n, m }) {
      const facts = pickBest(checks, n, (one) => open.has(one));
      if (facts === undefined) return null;
      return (await send(actorAt(facts.opener), 'challenge', 'name', [factsToAbi(facts), [m % 3]])) && {};
    },
    async 'end check'({ by, n, m }) {
      const facts = pickBest(checks, n, (one) => open.has(one));
      if (facts === undefined) return null;
      if (m % 3 !== 0) await evm.advance(1_000);
      if ((await send(by, 'challenge', 'resolve', [factsToAbi(facts)])) === null) return null;
      open.delete(facts);
      const [opener, operator] = [actorAt(facts.opener), actorAt(facts.operator)];
      return { loses: [opener, operator], gains: [operator, ...openersOf(facts.claimHash)] };
    },
    async refund({ by, n, m }) {
      const ended = (hash: Uint8Array): boolean =>
        checks.some((facts) => !open.has(facts) && hexOf(facts.claimsHash) === hexOf(hash));
      const segment = pickBest(segments, n, (one) => paid.has(one) && ended(one.leaf.claimsHash));
      if (segment === undefined) return null;
      const { header, settlement, signed } = segment;
      const { receipt, index, path } = settlementToAbi(settlement);
      const coordinator = addressOf(pick(COORDINATORS, m % 5 === 0 ? 1 : 0)!);
      const hop = BigInt(m % OPERATORS.length);
      const sent = await send(by, 'refunds', 'refund', [
        { header: headerToAbi(header), receipt, index, path, coordinator, claims: signed.map(hexOf), hop },
        { session: 0n, witness: [] },
      ]);
      return sent && { gains: ['client'] };
    },
    async void({ by, n, m }) {
      const segment = pick(segments, n);
      if (segment === undefined) return null;
      const args = [segment.signed.map(hexOf), BigInt(m % OPERATORS.length)];
      return (await send(by, 'challenge', 'voidSegment', args)) && {};
    },
    async 'promise and accuse'({ by, n, m }) {
      const of = pick(segments, n);
      if (of === undefined) return null;
      const promise = {
        coordinator: addressOf('coordinator'),
        leafHash: leafHash(m % 2 === 0 ? of.leaf : { ...of.leaf, amount: of.leaf.amount + 1n }),
        postBy: of.header.postedAt + (m % 3) - 1,
      };
      const signer = privateKeyToAccount(devAccount(ACTORS.coordinator).privateKey);
      const domain = { chainId: CHAIN_ID, inclusion: at.inclusion };
      const signature = await signer.signTypedData(promiseTypedData(promise, domain));
      const given = {
        ...promise,
        leafHash: hexOf(promise.leafHash),
        postBy: BigInt(promise.postBy),
      };
      if ((await send(by, 'inclusion', 'accuse', [given, signature])) === null) return null;
      accusations.push({ given, accuser: by, of });
      locks.add(await read<Hex>('inclusion', 'promiseId', [given]));
      return {};
    },
    async 'keep promise'({ by, n }) {
      const accusation = pick(accusations, n);
      if (accusation === undefined) return null;
      const { header, settlement } = accusation.of;
      const { index, path } = settlementToAbi(settlement);
      const args = [accusation.given, headerToAbi(header), leafToAbi(settlement.leaf), index, path];
      const sent = await send(by, 'inclusion', 'answer', args);
      return sent && { loses: [accusation.accuser], gains: [by] };
    },
    async 'break promise'({ by, n }) {
      const accusation = pick(accusations, n);
      if (accusation === undefined) return null;
      const sent = await send(by, 'inclusion', 'resolve', [accusation.given]);
      return sent && { loses: ['coordinator'], gains: [accusation.accuser] };
    },
    async 'add stake'({ n, m }) {
      const i = n % OPERATORS.length;
      return (
        (await send(OPERATORS[i]!, 'nodeRegistry', 'addStake', [hexOf(nodes[i]!)], BigInt(m) * SMALL)) && {}
      );
    },
    async 'ask to exit'({ n }) {
      const i = n % OPERATORS.length;
      return (await send(OPERATORS[i]!, 'nodeRegistry', 'requestExit', [hexOf(nodes[i]!)])) && {};
    },
    async 'take stake'({ n }) {
      const i = n % OPERATORS.length;
      const node = hexOf(nodes[i]!);
      const sent = await send(OPERATORS[i]!, 'nodeRegistry', 'withdrawStake', [node]);
      if (sent === null) return null;
      assert.equal(await read<number>('challenge', 'openOf', [node]), 0, 'stake waits for checks');
      assert.ok(![...open].some((facts) => hexOf(facts.node) === node));
      return {};
    },
    async 'take what is not theirs'({ by, n, m }) {
      const thief = m % 4 === 0 ? 'deployer' : by;
      const [contract, name] = pick(PRIVILEGED, n)!;
      const victim = addressOf('deployer');
      const shares = [{ to: addressOf(thief), amount: 1n }];
      const lock = [...locks][m % Math.max(1, locks.size)] ?? (`0x${'11'.repeat(32)}` as const);
      const args = {
        lock: [lock, victim, 1n],
        release: [lock, shares],
        seize: [victim, 1n, shares],
        slash: [hexOf(nodes[0]!)],
        refund: [`0x${'11'.repeat(32)}`, addressOf(thief), 0n],
      }[name];
      assert.equal(await send(thief, contract, name, args), null, `${thief} may not call ${name}`);
      return {};
    },
    async 'wait a little'({ n }) {
      await evm.advance(1 + (n % 40));
      return {};
    },
    async 'wait long'({ n, m }) {
      await evm.advance(m % 9 === 0 ? terms.exitDelay : 100 + n);
      return {};
    },
  };

  let before = await world.holdings(locks);
  const start = before.of.get('deployer')!;
  balanced(world, before);
  for (const move of moves) {
    const allowed = await MOVES[move.kind](move);
    if (allowed !== null) made.set(move.kind, (made.get(move.kind) ?? 0) + 1);
    const after = await world.holdings(locks);
    balanced(world, after);
    assert.ok(after.burned >= before.burned, 'what is burned stays');
    for (const actor of EVERYBODY) {
      const change = after.of.get(actor)! - before.of.get(actor)!;
      const said = change < 0n ? allowed?.loses : allowed?.gains;
      if (change !== 0n) assert.ok(said?.includes(actor), `${actor} ${change} by ${JSON.stringify(move)}`);
    }
    before = after;
  }
  assert.ok(before.of.get('deployer')! >= start, 'who does nothing loses nothing');

  // delays are bounded, and anybody may end what is open
  await evm.advance(longestBoughtCheck(terms.checks) + terms.inclusion.answerTime + 1);
  for (const facts of open) await must('deployer', 'challenge', 'resolve', [factsToAbi(facts)]);
  for (const { given } of accusations) await send('deployer', 'inclusion', 'resolve', [given]);
  for (const { signed } of segments) {
    assert.notEqual(
      await read<number>('challenge', 'verdictOf', [hexOf(claimsHashOf(signed))]),
      1,
      'nothing is held',
    );
  }
  await everybodyLeaves();

  async function everybodyLeaves(): Promise<void> {
    const due = await world.holdings(locks);
    for (const actor of EVERYBODY) {
      const bond = await read<bigint>('bondVault', 'bondOf', [addressOf(actor)]);
      await must(actor, 'bondVault', 'requestWithdrawal', [bond]);
      for (const coordinator of COORDINATORS.map(addressOf)) {
        const { balance } = await read<{ balance: bigint }>('escrow', 'accountOf', [
          addressOf(actor),
          coordinator,
        ]);
        await must(actor, 'escrow', 'requestWithdrawal', [coordinator, balance]);
      }
    }
    for (const [i, operator] of OPERATORS.entries()) {
      await send(operator, 'nodeRegistry', 'requestExit', [hexOf(nodes[i]!)]); // or it asked before
    }
    const { withdrawalDelay, exitDelay, vault } = terms;
    await evm.advance(Math.max(withdrawalDelay, exitDelay, vault.withdrawalDelay, 2 * vault.payoutDelay) + 1);
    for (const [i, operator] of OPERATORS.entries()) {
      await must(operator, 'nodeRegistry', 'withdrawStake', [hexOf(nodes[i]!)]);
    }
    for (const actor of EVERYBODY) {
      // each is refused where nothing of the kind is there
      for (const name of ['withdraw', 'empty', 'claim']) await send(actor, 'bondVault', name);
      await send(actor, 'escrow', 'claim');
      for (const coordinator of COORDINATORS) {
        await send(actor, 'escrow', 'withdrawDeposit', [addressOf(coordinator)]);
      }
      assert.equal(await evm.balance(addressOf(actor)), due.of.get(actor), `${actor} has all that is its`);
    }
    assert.equal(
      await world.ether(),
      due.burned + due.aside,
      'nothing is left but what is burned or set aside',
    );
  }
}

const claimsHashOf = (signed: readonly Uint8Array[]): Uint8Array => hash('segment-claims/v1', ...signed);

/** Every wei that was issued is somebody's, burned, or set aside for refunds. */
function balanced({ ISSUED }: MoneyWorld, { of, burned, aside }: Holdings): void {
  let sum = burned + aside;
  for (const held of of.values()) sum += held;
  assert.equal(sum, ISSUED);
}
