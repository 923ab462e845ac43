/**
 * Moves of a session's parties and of strangers, in any order, against the contract: what a session is paid out is what was delegated
 * to it, to whom the last standing state gives it, and nobody is convicted who did nothing wrong.
 * @module
 */
import assert from 'node:assert/strict';
import { type Address, bytesToHex, type Hex } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { hash } from '../../crypto/core/hash.ts';
import { devAccount } from '../../settlement/chain/dev-accounts.ts';
import type { TxSender } from '../../settlement/chain/sender.ts';
import { createSessionWrites } from '../../settlement/chain/session-ledger.ts';
import {
  exitWitness,
  runStep,
  type StepTerms,
  sessionAccount,
} from '../../settlement/ephemeral/accounting.ts';
import { domainSeparator, sessionId } from '../../settlement/ephemeral/domain.ts';
import { logTree } from '../../settlement/ephemeral/log.ts';
import { createReceiptSigner, drawReceiptKey } from '../../settlement/ephemeral/receipt-signer.ts';
import { stepLeaf } from '../../settlement/ephemeral/step-leaf.ts';
import { EMPTY_TREE, type Tree, treeRoot } from '../../settlement/ephemeral/tree.ts';
import type {
  CommitHeader,
  LoggedStep,
  PlacedLeaf,
  SessionWrites,
  StepReceipt,
} from '../../settlement/ephemeral/types.ts';
import { signSessionVoucher } from '../../settlement/ephemeral/voucher.ts';
import { CHAIN_ID } from './evm.ts';
import { fc } from './fast-check.ts';
import { ACTORS, type Actor, addressOf, EVERYBODY, MODEL, type MoneyWorld } from './money-world.ts';

const KINDS = [
  'delegate',
  'settle',
  'settle',
  'settle',
  'commit',
  'commit',
  'commit falsely',
  'commit falsely',
  'challenge step',
  'challenge step',
  'challenge link',
  'challenge omission',
  'challenge receipt',
  'demand',
  'demand',
  'reveal',
  'expire',
  'end',
  'force end',
  'tail',
  'exit',
  'return bond',
  'prune',
  'wait a little',
  'wait long',
] as const;
export type SessionKind = (typeof KINDS)[number];

export interface SessionMove {
  readonly kind: SessionKind;
  readonly by: Actor;
  readonly n: number;
}

export const sessionMoveOf: fc.Arbitrary<SessionMove> = fc.record({
  kind: fc.constantFrom(...KINDS),
  by: fc.constantFrom(...EVERYBODY.filter((actor) => actor !== 'deployer')),
  n: fc.nat(1_000),
});

const CLIENTS = ['client', 'stranger'] as const satisfies readonly Actor[];
const SECONDS = 3_600;
const UNIT = 10n ** 12n;

/** A commit as it was posted, with the states around its steps. */
interface Posted {
  readonly header: CommitHeader;
  readonly steps: readonly LoggedStep[];
  place(index: number): PlacedLeaf;
  readonly isTrue: boolean;
  /** Before its first step, and after its last where it is true. */
  readonly before: Tree;
  readonly after: Tree;
}

/** Plays moves in a session of its own, ends it with an honest watcher, and takes it all back. */
export async function playSession(
  world: MoneyWorld,
  moves: readonly SessionMove[],
  made: Map<SessionKind, number>,
): Promise<void> {
  await world.evm.undone(() => play(world, moves, made));
}

async function play(
  world: MoneyWorld,
  moves: readonly SessionMove[],
  made: Map<SessionKind, number>,
): Promise<void> {
  const { evm, at, terms, nodes, ISSUED } = world;
  const sequencer = addressOf('coordinator');
  const ref = { sequencer, number: 1 };
  const id = sessionId(ref);
  const domain = { chainId: CHAIN_ID, contract: at.ephemeralSession, session: ref };
  const key = drawReceiptKey();
  const signer = createReceiptSigner(key);
  const endsAt = (await evm.time()) + SECONDS;

  /** Null where the contract refused it. */
  const asked = async (by: Actor, move: (writes: SessionWrites) => Promise<unknown>): Promise<boolean> => {
    const sender: TxSender = {
      account: addressOf(by),
      async send({ to, data, value }) {
        const txHash = await evm.send({ from: addressOf(by), to: to!, data: data!, value: value ?? 0n });
        if (txHash === null) throw new Refused();
        const { logs } = (await evm.request('eth_getTransactionReceipt', txHash)) as { logs: never[] };
        return { txHash, blockNumber: 0, gasUsed: 0n, contractAddress: null, logs };
      },
    };
    const lower = Object.fromEntries(Object.entries(at).map(([name, one]) => [name, one.toLowerCase()]));
    try {
      await move(createSessionWrites(sender, lower as never));
      return true;
    } catch (thrown) {
      if (thrown instanceof Refused) return false;
      throw thrown;
    }
  };
  assert.ok(await asked('coordinator', (writes) => writes.open(endsAt, signer.publicKey)));

  const payouts = await Promise.all(
    nodes.map((node) => world.read<Address>('nodeRegistry', 'payoutOf', [bytesToHex(node)])),
  );
  const stepTerms: StepTerms = {
    separator: domainSeparator(domain),
    sequencer,
    endsAt,
    ownerBps: (await world.read<{ ownerBps: number }>('ephemeralSession', 'parameters')).ownerBps,
    sequencerBps: (await world.read<{ sequencerBps: number }>('ephemeralSession', 'parameters')).sequencerBps,
  };
  const delegated = new Map<Address, bigint>();
  /** What stands on chain. */
  const posted: Posted[] = [];
  let pending: LoggedStep[] = [];
  let tree: Tree = EMPTY_TREE;
  const receipts: { readonly receipt: StepReceipt; readonly step: LoggedStep }[] = [];
  const exits = new Set<Address>();
  /** Whether its sequencer did anything that may convict it. */
  let guilty = false;
  let channels = 0;
  const demands: { readonly of: Posted; readonly index: number }[] = [];

  interface Seen {
    readonly endedAt: bigint;
    readonly contestedUntil: bigint;
    readonly convicted: boolean;
    readonly pot: bigint;
    readonly root: Hex;
    readonly steps: bigint;
    readonly commits: bigint;
  }
  const record = () => world.read<Seen>('ephemeralSession', 'sessionOf', [bytesToHex(id)]);
  const pick = <T>(from: readonly T[], n: number): T | undefined => from[n % from.length];
  /** Of the standing state, after what the tail applied to it. */
  let last: Tree = EMPTY_TREE;
  const standing = (): Tree => posted.at(-1)?.after ?? EMPTY_TREE;
  const undoFrom = (one: Posted): void => {
    posted.splice(posted.indexOf(one));
    last = standing();
  };

  async function post(steps: readonly LoggedStep[], isTrue: boolean, after: Tree): Promise<boolean> {
    const log = logTree(steps.map((step) => stepLeaf(step, stepTerms.separator)));
    const before = await record();
    const draft = {
      number: Number(before.commits) + 1,
      steps: steps.length,
      root: steps.at(-1)!.post,
      logRoot: log.root,
      codedRoot: hash('no-code', log.root),
    };
    if (!(await asked('coordinator', (writes) => writes.commit(1, draft)))) return false;
    const header: CommitHeader = {
      ...draft,
      sessionId: id,
      firstStep: Number(before.steps),
      preRoot: treeRoot(last),
      postedAt: await evm.time(),
    };
    posted.push({ header, steps, place: log.place, isTrue, before: last, after });
    last = after;
    return true;
  }

  const reveal = (by: Actor, { of, index }: (typeof demands)[number]): Promise<boolean> =>
    asked(by, (writes) => writes.reveal(ref, of.header, of.place(index), of.steps[index]!.signed));

  async function challengeStep(by: Actor, one: Posted, index: number): Promise<boolean> {
    let on = one.before;
    for (const { signed } of one.steps.slice(0, index)) on = run(on, signed).tree;
    const { signed } = one.steps[index]!;
    const done = await asked(by, (writes) =>
      writes.challengeCommit(ref, one.header, one.place(index), signed, run(on, signed).witness),
    );
    if (!done) return false;
    assert.equal(one.isTrue, false, 'no true step convicts');
    undoFrom(one);
    return true;
  }
  const run = (on: Tree, signed: LoggedStep['signed']) => {
    const facts = {
      owner: addressOf('owner'),
      delegated: delegated.get(signed.voucher.client) ?? 0n,
      payouts,
    };
    return runStep(stepTerms, on, signed, facts, true);
  };

  /** What follows a false commit has no state to begin with; nor has what was pending when a commit was undone. */
  const mayCommit = (): boolean =>
    pending.length > 0 &&
    posted.every(({ isTrue }) => isTrue) &&
    bytesToHex(treeRoot(last)) === bytesToHex(pending[0]!.pre);

  const MOVES: Readonly<Record<SessionKind, (move: SessionMove) => Promise<boolean>>> = {
    async delegate({ n }) {
      const by = pick(CLIENTS, n)!;
      const amount = UNIT * BigInt(1 + n);
      if (!(await asked(by, (writes) => writes.delegate(ref, amount)))) return false;
      delegated.set(addressOf(by), (delegated.get(addressOf(by)) ?? 0n) + amount);
      return true;
    },
    async settle({ n }) {
      const by = pick(CLIENTS, n)!;
      const client = addressOf(by);
      const cumulative = (UNIT * BigInt(1 + (n % 90))) / 7n;
      const voucher = {
        client,
        coordinator: sequencer,
        sessionId: hash('channel', Uint8Array.of(++channels)),
        modelRoot: MODEL,
        cumulative,
        payees: nodes.map((node, hop) => ({ node, weight: 1 + hop })),
        validUntil: endsAt,
      };
      const signed = {
        ...(await signSessionVoucher(
          voucher,
          domain,
          privateKeyToAccount(devAccount(ACTORS[by]).privateKey),
        )),
        settled: cumulative,
      };
      const { refusal, tree: next } = run(tree, signed);
      if (refusal !== null) return false;
      const step = { signed, pre: treeRoot(tree), post: treeRoot(next) };
      const seq = posted.reduce((sum, { steps }) => sum + steps.length, 0) + pending.length;
      receipts.push({
        receipt: signer.sign(stepTerms.separator, seq, stepLeaf(step, stepTerms.separator)),
        step,
      });
      pending.push(step);
      tree = next;
      return true;
    },
    async commit() {
      if (!mayCommit() || !(await post(pending, true, tree))) return false;
      pending = [];
      return true;
    },
    async 'commit falsely'({ n }) {
      if (n % 3 !== 0 || !mayCommit()) return false;
      const index = n % pending.length;
      const wrong = hash('wrong', Uint8Array.of(n % 256));
      const steps = pending
        .slice(0, index + 1)
        .map((step, i) => (i === index ? { ...step, post: wrong } : step));
      guilty = true;
      return await post(steps, false, last);
    },
    async 'challenge step'({ by, n }) {
      const one = pick(posted, n);
      return one !== undefined && (await challengeStep(by, one, n % one.steps.length));
    },
    async 'challenge link'({ by, n }) {
      const one = pick(posted, n);
      if (one === undefined) return false;
      const index = n % (one.steps.length + 1);
      const around: [PlacedLeaf | null, PlacedLeaf | null] = [
        index === 0 ? null : one.place(index - 1),
        index === one.steps.length ? null : one.place(index),
      ];
      const done = await asked(by, (writes) => writes.challengeLink(ref, one.header, index, around));
      assert.equal(done, false, 'all links hold');
      return false;
    },
    async 'challenge omission'({ by, n }) {
      const held = pick(receipts, n);
      if (held === undefined) return false;
      const before = await record();
      const done = await asked(by, (writes) => writes.challengeOmission(ref, held.receipt));
      if (!done) return false;
      assert.ok(BigInt(held.receipt.seq) >= before.steps, 'a step that a commit has was not left out');
      guilty = true;
      return true;
    },
    async 'challenge receipt'({ by, n }) {
      const [held, one] = [pick(receipts, n), pick(posted, n)];
      if (held === undefined || one === undefined) return false;
      const index = held.receipt.seq - one.header.firstStep;
      if (index < 0 || index >= one.steps.length) return false;
      const place = one.place(index);
      const done = await asked(by, (writes) => writes.challengeReceipt(ref, one.header, held.receipt, place));
      if (done) assert.equal(one.isTrue, false, 'a log that says what the receipt does convicts nobody');
      return done;
    },
    async demand({ by, n }) {
      const of = pick(posted, n);
      if (of === undefined) return false;
      const index = n % of.steps.length;
      if (!(await asked(by, (writes) => writes.demand(ref, of.header, index)))) return false;
      demands.push({ of, index });
      return true;
    },
    async reveal({ by, n }) {
      const one = pick(demands, n);
      return one !== undefined && (await reveal(by, one));
    },
    async expire({ by, n }) {
      const one = pick(demands, n);
      if (one === undefined) return false;
      const stood = posted.includes(one.of);
      const { convicted, commits } = await record();
      if (!(await asked(by, (writes) => writes.expire(ref, one.of.header, one.index)))) return false;
      const after = await record();
      if (after.commits === commits) return true;
      assert.ok(stood);
      guilty = true; // it let a demanded step go unpublished
      assert.ok(after.convicted || convicted);
      undoFrom(one.of);
      return true;
    },
    end: ({ n }) =>
      n % 12 === 0
        ? asked('coordinator', (writes) => writes.commitAndUndelegate(1, null))
        : Promise.resolve(false),
    'force end': ({ by }) => asked(by, (writes) => writes.forceUndelegate(ref)),
    async tail({ by, n }) {
      const held = pick(receipts, n);
      if (held === undefined) return false;
      const { receipt, step } = held;
      const { tree: next, witness } = run(last, step.signed);
      const leaf = stepLeaf(step, stepTerms.separator);
      const done = await asked(by, (writes) => writes.settleTail(ref, receipt, leaf, step.signed, witness));
      if (done) last = next;
      return done;
    },
    async exit({ by, n }) {
      const account = addressOf(pick(EVERYBODY, n)!);
      const { paid, earned } = sessionAccount(last, account);
      const due = (delegated.get(account) ?? 0n) + earned - paid;
      const before = await evm.balance(account);
      if (!(await asked(by, (writes) => writes.exit(ref, account, exitWitness(last, account))))) return false;
      assert.ok(!exits.has(account), 'each account exits once');
      exits.add(account);
      assert.equal((await evm.balance(account)) - before, due);
      return true;
    },
    async 'return bond'({ by }) {
      const { convicted } = await record();
      const done = await asked(by, (writes) => writes.returnBond(ref));
      if (done) assert.equal(convicted, false);
      return done;
    },
    prune: ({ by }) => asked(by, (writes) => writes.prune(ref, 1, 3)),
    async 'wait a little'({ n }) {
      await evm.advance(1 + (n % 25));
      return true;
    },
    async 'wait long'({ n }) {
      await evm.advance(n % 12 === 0 ? SECONDS : 40 + (n % 60));
      return true;
    },
  };

  async function holds(): Promise<void> {
    const { pot, convicted, root } = await record();
    assert.equal(await evm.balance(at.ephemeralSession), pot, 'the contract holds what is in the session');
    if (convicted) assert.ok(guilty, 'nobody is convicted who did nothing wrong');
    const own = posted.at(-1);
    const expected = own === undefined || own.isTrue ? treeRoot(last) : own.header.root;
    assert.equal(root, bytesToHex(expected));
    const locks = new Set<Hex>([bytesToHex(id)]);
    for (const { of, index } of demands) {
      locks.add(
        await world.read<Hex>('ephemeralSession', 'demandId', [
          bytesToHex(id),
          BigInt(of.header.number),
          index,
        ]),
      );
    }
    const { of, burned, aside } = await world.holdings(locks);
    assert.equal(
      [...of.values()].reduce((sum, held) => sum + held, burned + aside + pot),
      ISSUED,
    );
  }

  for (const n of [0, 1]) await MOVES.delegate({ kind: 'delegate', by: 'client', n: n + 100 });
  for (const move of moves) {
    if (await MOVES[move.kind](move)) made.set(move.kind, (made.get(move.kind) ?? 0) + 1);
    await holds();
  }

  // somebody honest watches: what is false goes, what is demanded is published
  for (const one of [...posted]) {
    if (one.isTrue) continue;
    const before = await record();
    const contested = before.endedAt === 0n || BigInt(await evm.time()) <= before.contestedUntil;
    if (!contested) return; // it slept
    assert.ok(await challengeStep('deployer', one, one.steps.length - 1), 'a false step convicts');
    assert.equal((await record()).convicted, true);
  }
  for (const one of demands) await reveal('deployer', one);
  if ((await record()).endedAt === 0n) {
    const late = Math.max(0, endsAt + 1 - (await evm.time()));
    if (late > 0) await evm.advance(late);
    assert.ok(await asked('deployer', (writes) => writes.forceUndelegate(ref)));
  }
  const { contestedUntil } = await record();
  const { tailWindow } = terms.sessions;
  const paying = Number(contestedUntil) + tailWindow + 2;
  if (paying > (await evm.time())) await evm.advance(paying - (await evm.time()));
  await holds();
  for (const [n] of EVERYBODY.entries()) await MOVES.exit({ kind: 'exit', by: 'deployer', n });
  for (const account of payouts) {
    const { earned, paid } = sessionAccount(last, account);
    if (earned > paid) assert.ok(exits.has(account.toLowerCase() as Address));
  }
  assert.equal((await record()).pot, 0n, 'everybody has taken out what is his, and that is all');
}

class Refused extends Error {}
