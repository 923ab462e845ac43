/**
 * A session on a deployed chain, with a sequencer and delegated ether: what the tests of sessions share.
 * @module
 */

import { join } from 'node:path';
import type { Address, LocalAccount } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { codeData } from '../../../settlement/availability/coded.ts';
import type { Voucher } from '../../../settlement/batch/voucher.ts';
import { DEV_PARAMETERS } from '../../../settlement/chain/deploy.ts';
import { devAccount } from '../../../settlement/chain/dev-accounts.ts';
import type { Ledger } from '../../../settlement/chain/ledger.ts';
import { exitWitness, runStep } from '../../../settlement/ephemeral/accounting.ts';
import { createExecutor, type Executor } from '../../../settlement/ephemeral/executor.ts';
import { openSessionJournal, type SessionJournal } from '../../../settlement/ephemeral/journal.ts';
import { encodeLog, isShowable, logTree } from '../../../settlement/ephemeral/log.ts';
import { createReceiptSigner, type ReceiptSigner } from '../../../settlement/ephemeral/receipt-signer.ts';
import {
  createSequencer,
  type OpenSession,
  type Sequencer,
} from '../../../settlement/ephemeral/sequencer.ts';
import { openSession } from '../../../settlement/ephemeral/state.ts';
import { stepLeaf } from '../../../settlement/ephemeral/step-leaf.ts';
import { type Tree, treeRoot } from '../../../settlement/ephemeral/tree.ts';
import type { CommitHeader, LoggedStep, Order, PlacedLeaf } from '../../../settlement/ephemeral/types.ts';
import { type SessionDomain, signSessionVoucher } from '../../../settlement/ephemeral/voucher.ts';
import { advanceChain } from '../../support/chain-time.ts';
import { createWorld, ROLES, type World } from './world.ts';

export const DELEGATED = 10n ** 18n;
/** Seconds of a session in these tests. */
export const DURATION = 3_600;
const TERMS = DEV_PARAMETERS.sessions;

/** A commit that a hostile sequencer made by hand. */
export interface Posted {
  readonly header: CommitHeader;
  place(index: number): PlacedLeaf;
  readonly steps: readonly LoggedStep[];
}

export interface SessionWorld {
  readonly world: World;
  readonly sequencer: Ledger;
  readonly client: Ledger;
  readonly stranger: Ledger;
  readonly session: OpenSession;
  readonly domain: SessionDomain;
  readonly signer: ReceiptSigner;
  readonly executor: Executor;
  readonly journal: SessionJournal;
  /** A voucher of the client's on a channel of its own, if no session is named, to be settled whole. */
  voucher(edit?: Partial<Voucher>, by?: LocalAccount): Promise<Order>;
  /** The true step on a state. */
  logged(tree: Tree, signed: Order): Promise<{ readonly step: LoggedStep; readonly tree: Tree }>;
  /** Puts these steps on chain, whatever they say. */
  post(steps: readonly LoggedStep[], root?: Uint8Array): Promise<Posted>;
  /** A sequencer that commits when asked, if no interval is given. */
  run(
    commitIntervalMs?: number | null,
    sessions?: Ledger['sessions'],
    judge?: Executor,
    depth?: number,
  ): Promise<Sequencer>;
  advance(seconds: number): Promise<void>;
  /** From the end to where exits begin. */
  toExits(): Promise<void>;
  exit(tree: Tree, account: Address): Promise<bigint>;
  close(): Promise<void>;
}

/** A session of a world of its own, or one more of a world that is there. */
export async function createSessionWorld(given?: World): Promise<SessionWorld> {
  const world = given ?? (await createWorld());
  const closers: (() => void | Promise<void>)[] = given === undefined ? [() => world.close()] : [];
  try {
    const [sequencer, client, stranger] = await Promise.all(
      [ROLES.coordinator, ROLES.client, 9].map((index) => world.ledger(index)),
    );
    await sequencer!.vault.fill(sequencer!.account, TERMS.sequencerBond);
    await client!.vault.fill(client!.account, 4n * TERMS.demandBond);
    const journal = await openSessionJournal(
      join(world.folder, `session-${randomBytes(8).toString()}.sqlite`),
    );
    closers.unshift(() => journal.close());
    const session = await openSession(sequencer!, journal, (await sequencer!.time()) + DURATION);
    await client!.sessions.delegate(session.ref, DELEGATED);
    const contract = sequencer!.addresses.ephemeralSession;
    const domain: SessionDomain = { chainId: sequencer!.chainId, contract, session: session.ref };
    const executor = await createExecutor(await sequencer!.sessions.code());
    const account = privateKeyToAccount(devAccount(ROLES.client).privateKey);

    const advance = (seconds: number): Promise<void> => advanceChain(world.anvil.url, seconds);

    return {
      world,
      sequencer: sequencer!,
      client: client!,
      stranger: stranger!,
      session,
      domain,
      signer: createReceiptSigner(session.receiptKey),
      executor,
      journal,
      async voucher(edit = {}, by = account) {
        const voucher: Voucher = {
          client: by.address.toLowerCase() as Address,
          coordinator: session.ref.sequencer,
          sessionId: randomBytes(32),
          modelRoot: world.cast.modelRoot,
          cumulative: 1_000_000_007n,
          payees: world.cast.nodes.map(({ node }, hop) => ({ node, weight: hop + 1 })),
          validUntil: session.terms.endsAt,
          ...edit,
        };
        const { signature } = await signSessionVoucher(voucher, domain, by);
        return { voucher, signature, settled: voucher.cumulative };
      },
      async logged(before, signed) {
        const facts = await sequencer!.sessions.facts(session.ref, signed);
        const { tree, refusal } = runStep(session.terms, before, signed, facts, true);
        if (refusal !== null) throw new Error(`refused: ${refusal}`);
        return { step: { signed, pre: treeRoot(before), post: treeRoot(tree) }, tree };
      },
      async post(steps, root = steps.at(-1)!.post) {
        const log = logTree(steps.map((step) => stepLeaf(step, session.terms.separator)));
        const record = (await sequencer!.sessions.session(session.ref))!;
        // what cannot be published has no log either
        const codedRoot = steps.every(({ signed }) => isShowable(signed))
          ? (await codeData(encodeLog(steps, session.terms.separator))).root
          : randomBytes(32);
        const draft = { number: record.commits + 1, steps: steps.length, root, logRoot: log.root, codedRoot };
        await sequencer!.sessions.commit(session.ref.number, draft);
        const header = await sequencer!.sessions.commitHeader(session.ref, draft.number);
        return { header: header!, place: log.place, steps };
      },
      async run(commitIntervalMs = null, sessions = sequencer!.sessions, judge = executor, depth = 0) {
        const running = await createSequencer({
          ledger: { ...sequencer!, sessions },
          journal,
          session,
          executor: judge,
          commitIntervalMs,
          depth,
          onError: (error) => {
            throw error;
          },
        });
        closers.unshift(() => running.stop());
        return running;
      },
      advance,
      toExits: () => advance(TERMS.window + TERMS.tailWindow + 2),
      async exit(tree, of) {
        const before = await stranger!.balance(of);
        await stranger!.sessions.exit(session.ref, of, exitWitness(tree, of));
        return (await stranger!.balance(of)) - before;
      },
      async close() {
        for (const close of closers) await close();
      },
    };
  } catch (thrown) {
    for (const close of closers) await close();
    throw thrown;
  }
}
