/**
 * Each property that design/SETTLEMENT.md lists under "Properties to hold", by its name, and an attempt to break it; on all contracts at
 * once. What proofs have to do with it is in test/adversary/settlement: challenge, spot-checks, promises, sessions.
 * @module
 */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { bytesToHex, type Hex } from 'viem';
import { randomBytes } from '../../../crypto/core/random.ts';
import { loadBls } from '../../../crypto/poea/bls.ts';
import { DEPLOYED, type DeployedContract } from '../../../settlement/chain/contract-names.ts';
import { BUILT } from '../../../settlement/chain/contracts.ts';
import {
  type DeployParameters,
  longestBoughtCheck,
  planDeployment,
  STATEMENT_REACH,
} from '../../../settlement/chain/deploy.ts';
import { g1ToEip2537, g2ToEip2537 } from '../../../settlement/chain/points.ts';
import { possessionContext } from '../../../settlement/chain/possession.ts';
import { checkIdOf, factsToAbi } from '../../../settlement/checks/facts.ts';
import { openingToAbi } from '../../../settlement/checks/moves.ts';
import type { CheckFacts, CheckKind } from '../../../settlement/checks/types.ts';
import { CHAIN_ID } from '../../support/evm.ts';
import {
  type Actor,
  addressOf,
  createMoneyWorld,
  INNER,
  type MoneyWorld,
  type Segment,
} from '../../support/money-world.ts';

const STATES = ['none', 'opened', 'published', 'answered', 'passed', 'failed', 'named', 'lapsed'] as const;
const FEE = { amount: 2n * 10n ** 12n, units: 1, cumulative: 10n ** 18n };
/** Names of functions that contracts with an owner have. */
const OWNED = /^owner$|admin|pause|upgrade|initialize|^set(?!tle)|sweep|rescue|mint|transferOwnership/i;
const COLUMNS: Hex = `0x${'ab'.repeat(48 * INNER)}`;

describe('properties that the design lists', () => {
  let world: MoneyWorld;
  let snapshot: unknown;
  before(async () => {
    world = await createMoneyWorld();
    snapshot = await world.evm.request('evm_snapshot');
  });
  after(() => world.evm.close());
  beforeEach(async () => {
    await world.evm.request('evm_revert', snapshot);
    snapshot = await world.evm.request('evm_snapshot');
  });

  const hexOf = (bytes: Uint8Array): Hex => bytesToHex(bytes);
  const posted = async (): Promise<Segment> => (await world.post('coordinator', 1, [FEE]))![0]!;
  const openingOf = ({ settlement, header, signed }: Segment, kind: CheckKind, hop = 0) =>
    openingToAbi({
      ...settlement,
      header,
      claims: signed,
      part: world.part,
      hop,
      kind,
      position: 0,
      bond: 10n ** 18n,
    });
  async function opened(kind: CheckKind, by: Actor = 'client', segment?: Segment): Promise<CheckFacts> {
    const of = segment ?? (await posted());
    return await world.openedBy(await world.must(by, 'challenge', 'open', [openingOf(of, kind)]));
  }
  async function record(facts: CheckFacts) {
    const read = await world.read<readonly unknown[]>('challenge', 'checkOf', [hexOf(checkIdOf(facts))]);
    const [, , state, , , round, deadline, turn, left] = read;
    return {
      state: STATES[state as number]!,
      round: Number(round),
      deadline: Number(deadline),
      turn: Number(turn),
      left: Number(left),
    };
  }
  const operated = (facts: CheckFacts, name: string, ...args: unknown[]): Promise<Hex | null> =>
    world.send('first', 'challenge', name, [factsToAbi(facts), ...args]);
  const end = (facts: CheckFacts, by: Actor = 'deployer'): Promise<Hex | null> =>
    world.send(by, 'challenge', 'resolve', [factsToAbi(facts)]);

  it('moves are bound to commitments: no move for other facts than those that the check was opened with', async () => {
    const facts = await opened('named');
    const own = factsToAbi(facts);
    const other = await opened('named', 'stranger');
    const changes: Partial<CheckFacts>[] = [
      { inCommits: randomBytes(32) },
      { outCommits: randomBytes(32) },
      { claimsHash: randomBytes(32) },
      { leafHash: randomBytes(32) },
      { node: world.nodes[1]! },
      { operator: addressOf('stranger') },
      { amount: facts.amount + 1n },
      { attempt: 1 },
      { segment: facts.segment + 1 },
      { sessionId: randomBytes(32) },
      { positions: [0, 2] },
      { cells: { ...facts.cells, root: randomBytes(32) } },
      { position: 1 },
      { opener: addressOf('owner') },
      { claimHash: other.claimHash },
    ];
    for (const change of changes) {
      const forged = factsToAbi({ ...facts, ...change });
      for (const by of ['first', 'stranger'] as const) {
        assert.equal(await world.send(by, 'challenge', 'publishCells', [forged, COLUMNS]), null);
      }
    }
    await world.must('first', 'challenge', 'publishCells', [own, COLUMNS]);
    assert.equal(await operated(facts, 'publishCells', COLUMNS), null, 'and none twice');
    assert.equal(await world.send('stranger', 'challenge', 'name', [own, [0]]), null);
    await world.must('client', 'challenge', 'name', [own, [0]]);
    assert.equal(await world.send('client', 'challenge', 'name', [own, [1]]), null);
  });

  it('anyone may defend: an outsider brings the round that a check waits for, and ends what the hop passed', async () => {
    const facts = await opened('lot');
    await world.must('first', 'challenge', 'publish', [factsToAbi(facts), hexOf(randomBytes(32))]);
    const { round } = await record(facts);
    await world.evm.advance(5);
    const signature = hexOf(g1ToEip2537(world.beacon.sign(round)));
    await world.must('deployer', 'beacon', 'submit', [BigInt(round), signature]);
    const named = await opened('named');
    await world.must('first', 'challenge', 'publishCells', [factsToAbi(named), COLUMNS]);
    await world.evm.advance(world.terms.checks.nameTime + 1);
    const before = await world.read<readonly bigint[]>('bondVault', 'claimable', [addressOf('first')]);
    await world.must('deployer', 'challenge', 'resolve', [factsToAbi(named)]);
    assert.equal((await record(named)).state, 'passed');
    const after_ = await world.read<readonly bigint[]>('bondVault', 'claimable', [addressOf('first')]);
    assert.ok(after_[0]! + after_[1]! > before[0]! + before[1]!, 'and the hop is paid');
  });

  it('one clock per side, with an extension on the last move', async () => {
    const { publishTime, proveTime, nameTime } = world.terms.checks;
    const facts = await opened('named');
    const { deadline, turn } = await record(facts);
    const spent = 7;
    await world.evm.advance(spent - 1);
    await world.must('first', 'challenge', 'publishCells', [factsToAbi(facts), COLUMNS]);
    const { left } = await record(facts);
    assert.equal(left, deadline - (await world.evm.time()), 'what it saved');
    assert.ok(left <= publishTime * turn - spent + 1);
    await world.evm.advance(nameTime - 5);
    await world.must('client', 'challenge', 'name', [factsToAbi(facts), [0]]);
    const now = await world.evm.time();
    assert.equal(
      (await record(facts)).deadline,
      now + left + proveTime * turn,
      "the opener's time is not the hop's",
    );
    await world.evm.advance(left + proveTime * turn);
    assert.equal(await end(facts), null, 'not a second too early');
    await world.evm.advance(1);
    assert.ok(await end(facts));
  });

  it('timeouts are permissionless: an outsider ends a check in each state, and nobody before its time', async () => {
    const { publishTime, proveTime, nameTime, patience } = world.terms.checks;
    const publish = (facts: CheckFacts): Promise<Hex> =>
      world.must('first', 'challenge', 'publish', [factsToAbi(facts), hexOf(randomBytes(32))]);
    const cells = (facts: CheckFacts): Promise<Hex> =>
      world.must('first', 'challenge', 'publishCells', [factsToAbi(facts), COLUMNS]);
    const cases: [string, CheckKind, (facts: CheckFacts) => Promise<unknown>, number][] = [
      ['failed', 'lot', async () => undefined, publishTime],
      ['lapsed', 'lot', publish, patience],
      ['passed', 'named', cells, nameTime],
      [
        'failed',
        'named',
        async (facts) => {
          await cells(facts);
          await world.must('client', 'challenge', 'name', [factsToAbi(facts), [0]]);
        },
        publishTime + proveTime,
      ],
    ];
    for (const [verdict, kind, until, time] of cases) {
      const facts = await opened(kind);
      await until(facts);
      for (const by of ['client', 'first', 'stranger', 'deployer'] as const)
        assert.equal(await end(facts, by), null);
      await world.evm.advance(time + 1);
      assert.ok(await end(facts), `${kind}: ${verdict}`);
      assert.equal((await record(facts)).state, verdict);
    }
  });

  /** Whether the deployment's contracts let themselves be created with these parameters. */
  async function deploys(change: Partial<DeployParameters>): Promise<DeployedContract | null> {
    const from = addressOf('deployer');
    return await world.evm.undone(async () => {
      const nonce = Number(await world.evm.request('eth_getTransactionCount', from, 'latest'));
      for (const { name, data } of planDeployment({ ...world.terms, ...change }, from, nonce).creations) {
        if ((await world.evm.send({ from, data })) === null) return name;
      }
      return null;
    });
  }

  it('a bond is at least the worst-case gas, and part of it is burned, so that challenging oneself does not pay', async () => {
    const { checks } = world.terms;
    assert.equal(await deploys({}), null);
    const worst = (BigInt(checks.cells) + 2n) * (1n << 24n) * checks.gasPrice;
    const least = (worst * 10_000n) / BigInt(10_000 - checks.burnBps) + 1n;
    assert.equal(await deploys({ checks: { ...checks, bond: least } }), null);
    assert.equal(await deploys({ checks: { ...checks, bond: least - 2n } }), 'challenge');
    assert.equal(await deploys({ checks: { ...checks, burnBps: 0 } }), 'challenge');
    assert.equal(await deploys({ checks: { ...checks, challengerBps: 3_001 } }), 'challenge');

    const facts = await opened('named', 'first');
    const locks = new Set([hexOf(checkIdOf(facts))]);
    const before = await world.holdings(locks);
    await world.must('first', 'challenge', 'publishCells', [factsToAbi(facts), COLUMNS]);
    await world.evm.advance(checks.nameTime + 1);
    await world.must('first', 'challenge', 'resolve', [factsToAbi(facts)]);
    const passed = await world.holdings(locks);
    const lost = (checks.bond * BigInt(checks.burnBps)) / 10_000n;
    assert.equal(before.of.get('first')! - passed.of.get('first')!, lost, 'its own check passed');

    const failing = await opened('lot', 'first');
    locks.add(hexOf(checkIdOf(failing)));
    await world.evm.advance(checks.publishTime + 1);
    await world.must('first', 'challenge', 'resolve', [factsToAbi(failing)]);
    const failed = await world.holdings(locks);
    const slashed = passed.of.get('first')! - failed.of.get('first')!;
    assert.ok(2n * (failed.burned - passed.burned) >= slashed && slashed > 0n, 'its own check failed');
  });

  it('only evidence on the chain slashes: no claim that its hop did not sign, and nobody but two contracts', async () => {
    const segment = await posted();
    const opening = openingOf(segment, 'lot');
    const other = openingOf(segment, 'lot', 1);
    const flipped = (bytes: Hex): Hex => `${bytes.slice(0, -2)}${bytes.endsWith('00') ? '01' : '00'}` as Hex;
    for (const change of [
      { signature: other.signature },
      { publicKey: other.publicKey },
      { publicKey: other.publicKey, signature: other.signature },
      { claims: [flipped(opening.claims[0]!), opening.claims[1]!] },
      { claims: [opening.claims[1]!, opening.claims[0]!] },
      { part: flipped(opening.part) },
      { index: 1n },
      { receipt: { ...opening.receipt, amount: opening.receipt.amount + 1n } },
    ]) {
      assert.equal(await world.send('client', 'challenge', 'open', [{ ...opening, ...change }]), null);
    }
    for (const by of ['deployer', 'stranger', 'coordinator', 'second'] as const) {
      assert.equal(await world.send(by, 'nodeRegistry', 'slash', [hexOf(world.nodes[0]!)]), null);
    }
    await world.must('client', 'challenge', 'open', [opening]);
  });

  it('unbonding takes longer than the window and the longest challenge, or nothing is deployed', async () => {
    const { checks, window, vault } = world.terms;
    const longest = checks.openWindow + longestBoughtCheck(checks) + window;
    // what is signed of ring sessions lives longer than any check here
    assert.equal(await deploys({ exitDelay: STATEMENT_REACH + 1 }), null);
    assert.equal(await deploys({ exitDelay: STATEMENT_REACH }), 'ringReferee');
    assert.equal(await deploys({ exitDelay: longest }), 'challenge');
    assert.equal(await deploys({ withdrawalDelay: longest }), 'challenge');
    assert.equal(await deploys({ vault: { ...vault, withdrawalDelay: longest } }), 'challenge');
    assert.equal(await deploys({ checks: { ...checks, maxTurns: 255 } }), 'challenge');
    // and who asked to leave before still answers with all of it
    await world.must('first', 'nodeRegistry', 'requestExit', [hexOf(world.nodes[0]!)]);
    const facts = await opened('lot');
    await world.evm.advance(world.terms.exitDelay + 1);
    assert.equal(await world.send('first', 'nodeRegistry', 'withdrawStake', [hexOf(world.nodes[0]!)]), null);
    await end(facts);
    await world.must('first', 'nodeRegistry', 'withdrawStake', [hexOf(world.nodes[0]!)]);
  });

  it('challenges run side by side within one bounded delay, however many there are', async () => {
    const { checks } = world.terms;
    const longest = longestBoughtCheck(checks);
    const segment = await posted();
    const openers: readonly Actor[] = ['client', 'owner', 'stranger', 'coordinator', 'second', 'first'];
    for (const actor of openers) await world.must(actor, 'bondVault', 'fill', [addressOf(actor)], 10n ** 18n);
    const all: CheckFacts[] = [];
    for (const by of openers) {
      for (const kind of ['lot', 'named'] as const) all.push(await opened(kind, by, segment));
    }
    const last = await world.evm.time();
    for (const [i, facts] of all.entries()) {
      const { deadline, turn } = await record(facts);
      assert.ok(turn <= checks.maxTurns && deadline <= last + checks.maxTurns * checks.publishTime);
      if (i % 3 === 1)
        await operated(
          facts,
          facts.kind === 'lot' ? 'publish' : 'publishCells',
          facts.kind === 'lot' ? hexOf(randomBytes(32)) : COLUMNS,
        );
    }
    await world.evm.advance(longest + 1);
    for (const facts of all) assert.ok(await end(facts), 'each is over');
    assert.notEqual(await world.read('challenge', 'verdictOf', [hexOf(segment.leaf.claimsHash)]), 1);
  });

  it('no key can take funds: the deployer is nobody in any contract', async () => {
    const deployer = addressOf('deployer').slice(2);
    for (const name of DEPLOYED) {
      const code = (await world.evm.request('eth_getCode', world.at[name], 'latest')) as Hex;
      assert.ok(code.length > 2 && !code.includes(deployer), `${name} names the deployer`);
      for (let slot = 0; slot < 32; slot++) {
        const word = (await world.evm.request(
          'eth_getStorageAt',
          world.at[name],
          `0x${slot.toString(16)}`,
          'latest',
        )) as Hex;
        assert.ok(!word.includes(deployer), `${name} remembers the deployer`);
      }
      // no contract has a function to be owned, stopped or replaced by
      for (const item of BUILT[name].abi as readonly { readonly type: string; readonly name?: string }[]) {
        if (item.type === 'function') assert.doesNotMatch(item.name!, OWNED, name);
      }
    }
  });

  it('stalling shrinks no quorum: who is silent, or asks to leave, still counts in the whole', async () => {
    const bls = await loadBls();
    const keys = [21, 22, 23].map((seed) => bls.keygen(new Uint8Array(48).fill(seed)));
    const members: readonly Actor[] = ['owner', 'second', 'stranger'];
    const { minStake, epochLength, lockTime } = world.terms.committee;
    for (const [i, member] of members.entries()) {
      const { publicKey, secretKey } = keys[i]!;
      const context = possessionContext(CHAIN_ID, world.at.committee, addressOf(member));
      const possession = hexOf(g1ToEip2537(bls.provePossession(secretKey, context)));
      const args = [hexOf(randomBytes(32)), hexOf(g2ToEip2537(publicKey)), possession];
      await world.must(member, 'committee', 'join', args, minStake);
    }
    await world.evm.advance(2 * epochLength);
    const topic = hexOf(randomBytes(32));
    const message = await world.read<Hex>('committee', 'voteMessage', [topic]);
    const voted = async (voters: readonly number[]): Promise<boolean> => {
      const epoch = await world.read<bigint>('committee', 'currentEpoch');
      const bitmap = voters.reduce((bits, slot) => bits | (1n << BigInt(slot)), 0n);
      const signatures = voters.map((slot) =>
        bls.sign(keys[slot]!.secretKey, Buffer.from(message.slice(2), 'hex')),
      );
      const args = [topic, epoch, bitmap, hexOf(bls.aggregate(signatures))];
      return await world.read<boolean>('committee', 'verify', args);
    };
    assert.ok(await voted([0, 1]), 'two thirds');
    assert.ok(!(await voted([0])), 'one of three');
    await world.must('stranger', 'committee', 'requestExit', [2n]);
    assert.ok(!(await voted([0])), 'one leaves: it still counts');
    await world.must('second', 'committee', 'requestExit', [1n]);
    assert.ok(!(await voted([0])), 'two leave');
    await world.evm.advance(2 * epochLength);
    assert.ok(await voted([0]), 'when they are gone, and said so before, one is the whole');
    assert.ok(
      lockTime > epochLength + world.terms.window,
      'and what they signed is judged while their stake is there',
    );
  });
});
