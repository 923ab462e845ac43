/**
 * Segments that a session or the escrow has paid, and that checks convict: what the tests of refunds share.
 * @module
 */
import { join } from 'node:path';
import { privateKeyToAccount } from 'viem/accounts';
import { merkleLevels, merklePath } from '../../crypto/core/keccak-merkle.ts';
import { codeData } from '../../settlement/availability/coded.ts';
import type { BatchHeader } from '../../settlement/batch/header.ts';
import { leafHash } from '../../settlement/batch/leaf.ts';
import { signVoucher } from '../../settlement/batch/voucher.ts';
import { DEV_PARAMETERS } from '../../settlement/chain/deploy.ts';
import { devAccount } from '../../settlement/chain/dev-accounts.ts';
import type { Ledger } from '../../settlement/chain/ledger.ts';
import { fillUpTo } from '../../settlement/chain/vault-ledger.ts';
import { runStep } from '../../settlement/ephemeral/accounting.ts';
import { openSessionJournal, type SessionJournal } from '../../settlement/ephemeral/journal.ts';
import { encodeLog, logTree } from '../../settlement/ephemeral/log.ts';
import type { OpenSession } from '../../settlement/ephemeral/sequencer.ts';
import { openSession } from '../../settlement/ephemeral/state.ts';
import { stepLeaf } from '../../settlement/ephemeral/step-leaf.ts';
import { EMPTY_TREE, type Tree, treeRoot } from '../../settlement/ephemeral/tree.ts';
import type { Order } from '../../settlement/ephemeral/types.ts';
import { signSessionVoucher } from '../../settlement/ephemeral/voucher.ts';
import { temporaryFolder } from './processes.ts';
import { ACCOUNTS, type CheckSegment, type CheckWorld, createCheckWorld } from './spot-check.ts';

const { sessions: TERMS } = DEV_PARAMETERS;
const CHECKS = { ...DEV_PARAMETERS.checks, rate: 0, publishTime: 100, proveTime: 100 };
/** Four work units of the one hop, at a price of 1 wei. */
export const WORK = 4n;

export interface PaidWorld {
  readonly world: CheckWorld;
  readonly client: Ledger;
  readonly sequencer: Ledger;
  readonly stranger: Ledger;
  /** A session with a delegation of the client's. */
  open(): Promise<OpenSession>;
  /** A voucher of the session for a segment's channel, settled up to so many wei. */
  order(session: OpenSession, segment: CheckSegment, settled: bigint): Promise<Order>;
  /** Ends the session with one commit of these steps. */
  end(session: OpenSession, orders: readonly Order[]): Promise<Tree>;
  untilPaying(): Promise<void>;
  convict(segment: CheckSegment, header: BatchHeader, hop?: number): Promise<void>;
  /** Out of a deposit, under a voucher for just this segment. */
  payByEscrow(segment: CheckSegment, header: BatchHeader): Promise<void>;
  close(): Promise<void>;
}

export async function createPaidWorld(): Promise<PaidWorld> {
  const folder = temporaryFolder();
  const journals: SessionJournal[] = [];
  const signer = privateKeyToAccount(devAccount(ACCOUNTS.client).privateKey);
  const world = await createCheckWorld({ checks: CHECKS });
  const [client, sequencer, stranger, operator] = await Promise.all([
    world.ledger('client'),
    world.ledger('coordinator'),
    world.ledger('stranger'),
    world.ledger('operator'),
  ]);

  async function open(): Promise<OpenSession> {
    const journal = await openSessionJournal(join(folder.path, `${journals.length}.sqlite`));
    journals.push(journal);
    await sequencer.vault.fill(sequencer.account, TERMS.sequencerBond);
    const opened = await openSession(sequencer, journal, (await sequencer.time()) + 3_600);
    await client.sessions.delegate(opened.ref, 10n ** 15n);
    return opened;
  }

  async function order({ ref, terms }: OpenSession, { leaf }: CheckSegment, settled: bigint): Promise<Order> {
    const voucher = {
      client: client.account,
      coordinator: sequencer.account,
      sessionId: leaf.sessionId,
      modelRoot: leaf.modelRoot,
      cumulative: settled,
      payees: [{ node: world.node, weight: 1 }],
      validUntil: terms.endsAt,
    };
    const domain = { chainId: client.chainId, contract: client.addresses.ephemeralSession, session: ref };
    return { ...(await signSessionVoucher(voucher, domain, signer)), settled };
  }

  async function end({ ref, terms }: OpenSession, orders: readonly Order[]): Promise<Tree> {
    let tree: Tree = EMPTY_TREE;
    const steps = [];
    for (const signed of orders) {
      const facts = await sequencer.sessions.facts(ref, signed);
      const pre = treeRoot(tree);
      ({ tree } = runStep(terms, tree, signed, facts, true));
      steps.push({ signed, pre, post: treeRoot(tree) });
    }
    await sequencer.sessions.commitAndUndelegate(ref.number, {
      number: 1,
      steps: steps.length,
      root: treeRoot(tree),
      logRoot: logTree(steps.map((step) => stepLeaf(step, terms.separator))).root,
      codedRoot: (await codeData(encodeLog(steps, terms.separator))).root,
    });
    return tree;
  }
  const untilPaying = (): Promise<void> => world.advance(TERMS.window + TERMS.tailWindow + 2);

  async function convict(segment: CheckSegment, header: BatchHeader, hop = 0): Promise<void> {
    await fillUpTo(client, CHECKS.bond);
    await operator.addStake(world.node, DEV_PARAMETERS.minStake); // each conviction takes what there is
    const opening = world.opening(segment, header, hop, { kind: 'named', position: 0 });
    const { facts } = await client.checks.open(opening);
    await world.advance(CHECKS.publishTime + 1);
    await stranger.checks.resolve(facts);
  }

  async function payByEscrow({ leaf }: CheckSegment, header: BatchHeader): Promise<void> {
    await client.deposit(client.account, sequencer.account, leaf.amount);
    const voucher = await signVoucher(
      {
        client: client.account,
        coordinator: sequencer.account,
        sessionId: leaf.sessionId,
        modelRoot: leaf.modelRoot,
        cumulative: leaf.amount,
        payees: [{ node: world.node, weight: 1 }],
        validUntil: header.postedAt + 100,
      },
      { chainId: client.chainId, escrow: world.addresses.escrow },
      signer,
    );
    await untilPaying();
    await stranger.finalize(header);
    const path = merklePath(merkleLevels([leafHash(leaf)]), 0);
    await stranger.settle(header, [{ leaf, index: 0, path, voucher }]);
  }

  return {
    world,
    client,
    sequencer,
    stranger,
    open,
    order,
    end,
    untilPaying,
    convict,
    payByEscrow,
    async close() {
      for (const journal of journals) journal.close();
      await world.close();
      folder.remove();
    },
  };
}
