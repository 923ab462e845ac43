/**
 * Random sequences of vouchers: the contract's code and its twin agree step by step, in our EVM and in another, and no wei appears
 * or vanishes.
 * @module
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import type { Address } from 'viem';
import { encodeDeployData, hexToBytes } from 'viem';
import { privateKeyToAddress } from 'viem/accounts';
import { bytesToHex, concatBytes, equalBytes, utf8 } from '../../crypto/core/bytes.ts';
import { hash } from '../../crypto/core/hash.ts';
import type { Payee, Voucher } from '../../settlement/batch/voucher.ts';
import { type Anvil, startAnvil } from '../../settlement/chain/anvil.ts';
import { openClient } from '../../settlement/chain/client.ts';
import { DEV_PARAMETERS } from '../../settlement/chain/deploy.ts';
import {
  ephemeralSessionAbi,
  ephemeralSessionBytecode,
} from '../../settlement/contracts/artifacts/ephemeral-session.ts';
import {
  accountKey,
  REFUSALS,
  runStep,
  type StepTerms,
  sessionAccount,
} from '../../settlement/ephemeral/accounting.ts';
import { createExecutor, type Executor } from '../../settlement/ephemeral/executor.ts';
import { encodeStepCall } from '../../settlement/ephemeral/step-call.ts';
import {
  EMPTY_TREE,
  type Tree,
  treeGet,
  treeLeaves,
  treePlace,
  treeRoot,
  treeSet,
} from '../../settlement/ephemeral/tree.ts';
import type { Order, StepFacts } from '../../settlement/ephemeral/types.ts';
import { domainSeparator, sessionVoucherDigest } from '../../settlement/ephemeral/voucher.ts';
import { fc } from '../support/fast-check.ts';
import { createReferenceEvm, type ReferenceEvm } from '../support/reference-evm.ts';

const named = (name: string, index: number): Uint8Array =>
  hash('session-property', utf8(name), Uint8Array.of(index));
const addressOf = (name: string, index: number): Address =>
  `0x${bytesToHex(named(name, index).subarray(0, 20))}`;
const CONTRACT = addressOf('contract', 0);
const SEQUENCER = addressOf('sequencer', 0);
const KEYS = [0, 1, 2].map((i) => named('client', i));
const CLIENTS = KEYS.map((key) => privateKeyToAddress(`0x${bytesToHex(key)}`).toLowerCase() as Address);
const OWNERS = [addressOf('owner', 0), CLIENTS[0]!];
// a client, the sequencer and one payee twice are among those who earn
const PAYOUTS = [addressOf('node', 0), addressOf('node', 1), CLIENTS[1]!, SEQUENCER, addressOf('node', 0)];
const EVERYBODY = [...new Set([...CLIENTS, ...OWNERS, ...PAYOUTS, SEQUENCER])];
const ENDS_AT = 2_000_000_000;

const TERMS: StepTerms = {
  separator: domainSeparator({
    chainId: 31_337,
    contract: CONTRACT,
    session: { sequencer: SEQUENCER, number: 1 },
  }),
  sequencer: SEQUENCER,
  endsAt: ENDS_AT,
  ownerBps: 1_500,
  sequencerBps: 500,
};

interface Drawn {
  readonly client: number;
  readonly session: number;
  readonly model: number;
  readonly route: readonly { readonly node: number; readonly weight: number }[];
  readonly cumulative: number;
  /** Of the ceiling, in percent: above it is refused. */
  readonly percent: number;
  readonly delegated: number;
  /** One thing wrong, mostly nothing. */
  readonly fault: 'signature' | 'sequencer' | 'expired' | 'owner' | 'payout' | null;
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  client: fc.nat(2),
  session: fc.nat(1),
  model: fc.nat(1),
  route: fc.array(fc.record({ node: fc.nat(4), weight: fc.nat(3) }), { maxLength: 3 }),
  cumulative: fc.nat(3_000),
  percent: fc.constantFrom(100, 100, 100, 50, 99, 101),
  delegated: fc.constantFrom(2_000, 5_000, 5_000, 50_000),
  fault: fc.option(fc.constantFrom('signature', 'sequencer', 'expired', 'owner', 'payout'), { freq: 8 }),
});

function signedBy(key: Uint8Array, voucher: Voucher, settled: bigint): Order {
  const digest = sessionVoucherDigest(voucher, TERMS.separator);
  const made = secp256k1.sign(digest, key, { prehash: false, format: 'recovered' });
  return { voucher, signature: concatBytes(made.subarray(1), Uint8Array.of(27 + made[0]!)), settled };
}

function make(step: Drawn): { signed: Order; facts: StepFacts } {
  const payees: Payee[] = step.route.map(({ node, weight }) => ({ node: named('node id', node), weight }));
  const voucher: Voucher = {
    client: CLIENTS[step.client]!,
    coordinator: step.fault === 'sequencer' ? CLIENTS[0]! : SEQUENCER,
    sessionId: named('session', step.session),
    modelRoot: named('model', step.model),
    cumulative: BigInt(step.cumulative),
    payees,
    validUntil: step.fault === 'expired' ? ENDS_AT - 1 : ENDS_AT,
  };
  const key = step.fault === 'signature' ? KEYS[(step.client + 1) % 3]! : KEYS[step.client]!;
  return {
    signed: signedBy(key, voucher, (voucher.cumulative * BigInt(step.percent)) / 100n),
    facts: {
      owner: step.fault === 'owner' ? null : OWNERS[step.model]!,
      delegated: BigInt(step.delegated),
      payouts: step.route.map(({ node }, i) => (step.fault === 'payout' && i === 0 ? null : PAYOUTS[node]!)),
    },
  };
}

describe('the step of sessions', () => {
  let anvil: Anvil;
  let reference: ReferenceEvm;
  let executor: Executor;
  before(async () => {
    anvil = await startAnvil();
    const { client } = await openClient(anvil.url);
    const { sessions, ownerBps, coordinatorBps } = DEV_PARAMETERS;
    // what a creation call returns is the code that would be deployed
    const { data: code } = await client.call({
      data: encodeDeployData({
        abi: ephemeralSessionAbi,
        bytecode: ephemeralSessionBytecode,
        args: [
          SEQUENCER,
          SEQUENCER,
          SEQUENCER,
          SEQUENCER,
          {
            ...sessions,
            ownerBps,
            sequencerBps: coordinatorBps,
            maxDuration: BigInt(sessions.maxDuration),
            window: BigInt(sessions.window),
            tailWindow: BigInt(sessions.tailWindow),
            answerTime: BigInt(sessions.answerTime),
          },
        ],
      }),
    });
    const own = await createExecutor(code!);
    reference = await createReferenceEvm();
    executor = {
      async step(...step) {
        const { ended, output } = await reference.call(hexToBytes(code!), encodeStepCall(...step));
        const ours = own.step(...step);
        if (ended === 'returned') {
          const { root, refusal } = await ours;
          assert.deepEqual(root, output.slice(0, 32));
          assert.deepEqual(refusal ?? 'None', REFUSALS[output.at(-1)!]);
        } else await assert.rejects(ours, { code: 'STEP_REVERTED' });
        return await ours;
      },
    };
  });
  after(async () => {
    await anvil.kill();
    await reference.close();
  });

  it('is the same in the contract and in its twin, and keeps the sum', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(drawn, { minLength: 1, maxLength: 12 }), async (sequence) => {
        let tree: Tree = EMPTY_TREE;
        const most = new Map<Address, bigint>();
        for (const one of sequence) {
          const { signed, facts } = make(one);
          const twin = runStep(TERMS, tree, signed, facts, one.fault !== 'signature');
          const contract = await executor.step(TERMS, treeRoot(tree), signed, facts, twin.witness);
          assert.equal(contract.refusal, twin.refusal);
          assert.deepEqual(contract.root, treeRoot(twin.tree));
          if (twin.refusal !== null) assert.equal(twin.tree, tree);
          tree = twin.tree;
          const client = CLIENTS[one.client]!;
          if (facts.delegated > (most.get(client) ?? 0n)) most.set(client, facts.delegated);
        }
        const accounts = EVERYBODY.map((account) => sessionAccount(tree, account));
        const sum = (of: 'paid' | 'earned'): bigint =>
          accounts.reduce((total, account) => total + account[of], 0n);
        assert.equal(sum('paid'), sum('earned'));
        for (const client of CLIENTS) {
          assert.ok(
            sessionAccount(tree, client).paid <= (most.get(client) ?? 0n),
            'nobody pays more than he delegated',
          );
        }
        const known = new Set(EVERYBODY.map((account) => bytesToHex(accountKey(account))));
        const spent = [...treeLeaves(tree)].filter(({ key }) => !known.has(bytesToHex(key)));
        const settled = spent.reduce((total, { value }) => total + BigInt(`0x${bytesToHex(value)}`), 0n);
        assert.equal(settled, sum('paid'), 'what channels settled is what clients paid');
      }),
      { numRuns: 60 },
    );
  });

  it('takes no witness of which one bit is another, also where it refuses', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(drawn, { minLength: 1, maxLength: 6 }),
        fc.nat(),
        fc.nat(255),
        async (sequence, at, bit) => {
          let tree: Tree = EMPTY_TREE;
          for (const one of sequence) {
            const { signed, facts } = make({ ...one, fault: null });
            const { witness, tree: next } = runStep(TERMS, tree, signed, facts, true);
            if (witness.length > 0) {
              const changed = witness.map((word) => Uint8Array.from(word));
              changed[at % witness.length]![bit >> 3]! ^= 1 << (bit & 7);
              await assert.rejects(executor.step(TERMS, treeRoot(tree), signed, facts, changed), {
                code: 'STEP_REVERTED',
              });
            }
            tree = next;
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('refuses what no sum can hold, so that whoever applies it is convicted', async () => {
    const client = { client: 0, session: 0, model: 0, route: [{ node: 0, weight: 1 }], percent: 100 };
    const first = make({ ...client, cumulative: 1_000, delegated: 2_000, fault: null });
    const { tree } = runStep(TERMS, EMPTY_TREE, first.signed, first.facts, true);
    const all = (1n << 128n) - 1n;
    for (const session of [0, 1]) {
      const { voucher } = make({
        ...client,
        session,
        cumulative: 1_000,
        delegated: 2_000,
        fault: null,
      }).signed;
      const signed = signedBy(KEYS[0]!, { ...voucher, cumulative: all }, all);
      const twin = runStep(TERMS, tree, signed, first.facts, true);
      assert.equal(twin.refusal, 'Overdraft');
      const contract = await executor.step(TERMS, treeRoot(tree), signed, first.facts, twin.witness);
      assert.equal(contract.refusal, 'Overdraft');
      assert.deepEqual(contract.root, treeRoot(tree));
    }
  });

  it('does not depend on the order in which a channel is settled', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 6 }), (amounts) => {
        const settle = (order: readonly number[]): Tree =>
          order.reduce<Tree>((tree, cumulative) => {
            const one = {
              client: 0,
              session: 0,
              model: 0,
              route: [{ node: 0, weight: 1 }],
              delegated: 50_000,
              percent: 100,
            };
            const { signed, facts } = make({ ...one, cumulative: cumulative * 2_000, fault: null });
            return runStep({ ...TERMS }, tree, signed, { ...facts, delegated: 10n ** 9n }, true).tree;
          }, EMPTY_TREE);
        const all = treeRoot(settle(amounts));
        assert.deepEqual(all, treeRoot(settle([Math.max(...amounts)])));
        assert.deepEqual(all, treeRoot(settle(amounts.toReversed())));
      }),
      { numRuns: 40 },
    );
  });
});

describe('the tree of sessions', () => {
  const key = fc.uint8Array({ minLength: 32, maxLength: 32 });
  // keys that share long beginnings too
  const near = fc.tuple(fc.constantFrom(0, 0xff), fc.nat(31), fc.nat(255)).map(([fill, at, byte]) => {
    const made = new Uint8Array(32).fill(fill);
    made[at] = byte;
    return made;
  });
  const leaves = fc.uniqueArray(fc.oneof(key, near), {
    selector: (made) => bytesToHex(made),
    minLength: 1,
    maxLength: 24,
  });
  const valueAt = (made: Uint8Array): Uint8Array => hash('value', made);
  const build = (keys: readonly Uint8Array[]): Tree =>
    keys.reduce<Tree>((tree, made) => treeSet(tree, made, valueAt(made)), EMPTY_TREE);

  it('has one root for a set of leaves, whatever their order', () => {
    fc.assert(
      fc.property(leaves, (keys) => {
        const tree = build(keys);
        assert.deepEqual(treeRoot(tree), treeRoot(build(keys.toReversed())));
        for (const made of keys) assert.deepEqual(treeGet(tree, made), valueAt(made));
        assert.equal([...treeLeaves(tree)].length, keys.length);
      }),
    );
  });

  it('says in a place what a key holds, also nothing', () => {
    fc.assert(
      fc.property(leaves, (keys) => {
        const [absent, ...present] = keys;
        const tree = build(present);
        assert.equal(treeGet(tree, absent!), null);
        assert.notEqual(treePlace(tree, absent!)[0]![30], 0);
        for (const made of present) {
          const [head, value] = treePlace(tree, made);
          assert.equal(head![30], 0);
          assert.ok(equalBytes(value!, valueAt(made)));
        }
      }),
    );
  });
});
