/**
 * Paying for queries in twin and vault: before the first row, in a session of the coordinator's, every node of the query at once
 * (settlement/ephemeral/PROTOCOL.md, "Paid ahead"). What a node was paid and does not serve is lost: it is left out and struck.
 * @module
 */
import { formatEther } from 'viem';
import { bytesToHex, u32be } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, UnavailableError } from '../../crypto/core/errors.ts';
import { type OpenPayment, VAULT_ROWS } from '../../mesh/ring/protocol.ts';
import {
  type Due,
  encodeTicket,
  prepaidTerms,
  type QueryName,
  ROUNDING_WEI,
} from '../../settlement/ephemeral/prepaid.ts';
import { type SettledStep, separatorOf, verifySettled } from '../../settlement/ephemeral/settling.ts';
import type { SessionRef } from '../../settlement/ephemeral/types.ts';
import { provenSlots } from '../../settlement/receipt/make.ts';
import { type RingPayment, ringPaymentOf } from '../../settlement/receipt/ring-payment.ts';
import type { StepRows } from '../models/task.ts';
import type { RingOffer } from '../services/ring-offer.ts';
import { createStepStore } from '../services/step-store.ts';
import type { Stages } from '../stages.ts';
import type { ClientConnection } from './connect.ts';
import { claimCover } from './cover-claims.ts';
import { patientSessions } from './patient-coordinator.ts';
import { limitOf, PAYMENT_LIMIT, signFor } from './pay.ts';
import type { PaySession, SessionCoordinator } from './pay-session.ts';
import { demandOf } from './ring-session.ts';
import { coordinatorOf } from './settle.ts';
import { placeSteps } from './step-places.ts';
import { rowsOf } from './twin.ts';
import { messagesOf } from './vault.ts';
import type { WholeModel } from './whole-model.ts';

/** What one node is to compute of a query, in all its streams. */
export interface RingNeed {
  readonly peerId: string;
  /** NodeRegistry id, 32 bytes. */
  readonly node: Uint8Array;
  /** As nodes count them (`rowCost`). */
  readonly rows: number;
  /** Wei that it asks for a row; null: it computes these for nothing. */
  readonly rowWei: bigint | null;
}

/** The sequencer's word that a query is paid. */
export interface RingPaid {
  readonly session: SessionRef;
  readonly step: SettledStep;
}

export interface QueryPayment {
  /** What a stream to a node is opened with, for so many rows; null where it computes them for nothing. */
  readonly of: (peerId: string, rows: number) => OpenPayment | null;
  /** Null where all of it is for nothing. */
  readonly paid: RingPaid | null;
}

/** Of one query, or of one that is only there to look like it: all its attempts. */
export interface RingPaying {
  /**
   * @param name of the query, drawn by this client's peer
   * @throws UnavailableError PAYMENT_LIMIT where it is more than was announced; SESSION_NONE | CLIENT_UNFUNDED | DELEGATION_LOST |
   * COORDINATOR_*; VerificationError SESSION_RECEIPT | STEP_OTHER
   */
  pay(name: QueryName, needs: readonly RingNeed[]): Promise<QueryPayment>;
}

export interface RingPayments {
  /** Each has its own part of what was announced. */
  query(): RingPaying;
  /** Wei that all of them cost. */
  spent(): bigint;
  /** Nothing more is paid: what was claimed for it is free for other requests. */
  close(): void;
}

/** What the nodes of one shard count a query as: each of twin's two, and vault's one in both its streams. */
export function rowsNeeded(
  whole: WholeModel,
  mode: 'twin' | 'vault',
  shard: number,
  steps: readonly StepRows[],
): number {
  const demand = demandOf(whole, shard, steps);
  const part = whole.parts.find(({ part: { role, index } }) => role === 'shard' && index === shard)!;
  const rows = rowsOf(part.products, demand);
  return mode === 'twin' ? rows : rows + VAULT_ROWS * messagesOf(part.program, demand);
}

/** Wei that an attempt costs at most: every node of every shard asks the most that is paid for a row. */
export async function ringCeiling(
  { ledger }: Pick<ClientConnection, 'ledger'>,
  whole: WholeModel,
  mode: 'twin' | 'vault',
  steps: readonly StepRows[],
  most: bigint,
): Promise<bigint> {
  const sides = whole.parts
    .filter(({ part }) => part.role === 'shard')
    .flatMap(({ part }) => {
      const rows = rowsNeeded(whole, mode, part.index, steps);
      return Array.from({ length: mode === 'twin' ? 2 : 1 }, () => rows);
    });
  const needs = sides.map((rows, i) => ({ rows, rowWei: most, node: Uint8Array.from(u32be(i)) }));
  const dues = duesOf(needs);
  return dues.length === 0 || most === 0n ? 0n : prepaidTerms(dues, await ledger.sessions.terms()).amount;
}

/**
 * How a node's rows are had: for nothing where it gives so many, else for what it asks.
 * @param most wei that this client pays for a row
 * @returns undefined where they are not to be had
 */
export function rowPrice(
  { rows, rowWei }: Pick<RingOffer, 'rows' | 'rowWei'>,
  needed: number,
  most: bigint,
): Pick<RingNeed, 'rowWei'> | undefined {
  if (needed <= rows) return { rowWei: null };
  return rowWei !== null && BigInt(rowWei) <= most ? { rowWei: BigInt(rowWei) } : undefined;
}

/** What a receipt shows of it, as the chain has it now. @throws as placeSteps; UnavailableError CHAIN_PROOF_UNSTABLE */
export async function proveRingPayment(
  connection: ClientConnection,
  { step }: RingPaid,
): Promise<RingPayment> {
  const placed = await placeSteps(connection, [step]);
  return ringPaymentOf(await connection.ledger.sessions.prove(provenSlots(placed)), placed[0]!);
}

/** For people. */
export const paidText = ({ session: { sequencer, number }, step: { order, receipt } }: RingPaid): string =>
  `${formatEther(order.settled)} ether to ${order.voucher.payees.length} nodes, before they computed anything: ` +
  `session ${number} of ${sequencer}, step ${receipt.seq}`;

/** For programs. */
export const paidValue = ({ session: { sequencer, number }, step: { order, receipt } }: RingPaid) => ({
  wei: String(order.settled),
  payees: order.voucher.payees.map(({ node }) => bytesToHex(node)),
  sequencer,
  session: number,
  step: receipt.seq,
});

/** A node that asks the most that is paid counts as so much farther away than one that asks for nothing. */
const DEAREST_MS = 20;

/** Milliseconds that a node's price counts as when a route is planned. @param most wei that this client pays for a row, above 0 */
export const priceMs = ({ rowWei }: Pick<RingNeed, 'rowWei'>, most: bigint): number =>
  rowWei === null ? 0 : (DEAREST_MS * Number((1_000n * rowWei) / most)) / 1_000;

const FREE: QueryPayment = { of: () => null, paid: null };
/** How long a coordinator that is away is waited for: nothing is computed meanwhile. */
const PATIENCE_MS = 10_000;

interface Desk {
  readonly coordinator: SessionCoordinator;
  readonly release: () => void;
  readonly session: PaySession;
  readonly receiptKey: Uint8Array;
  /** Wei that all attempts of one query may cost. */
  readonly limit: bigint;
}

/** @param queries that are paid for alike, those that are only there to look like one among them */
export function createRingPayments(
  connection: ClientConnection,
  modelRoot: Uint8Array,
  queries: number,
  stages: Stages,
): RingPayments {
  const { ledger, config } = connection;
  let desk: Promise<Desk> | undefined;
  let spent = 0n;

  /** @param price of one query, as it is asked first */
  async function open(price: bigint): Promise<Desk> {
    const limit = limitOf(price);
    const all = BigInt(queries) * limit;
    stages.done('quote', `at most ${formatEther(price)} ether an attempt, ${formatEther(all)} in all`);
    const coordinator = await coordinatorOf(connection);
    const { session, release } = await coverOf(connection, coordinator, all, stages);
    const { receiptKey } = (await ledger.sessions.session(session.ref))!;
    const { account, sessions } = coordinator;
    return {
      coordinator: { account, sessions: patientSessions(sessions, PATIENCE_MS, stages) },
      release,
      session,
      receiptKey,
      limit,
    };
  }

  function query(): RingPaying {
    let own = 0n;
    async function pay({ name, opening }: QueryName, needs: readonly RingNeed[]): Promise<QueryPayment> {
      const dues = duesOf(needs);
      if (dues.length === 0) return FREE;
      const { payees, amount } = prepaidTerms(dues, await ledger.sessions.terms());
      desk ??= open(amount);
      const { coordinator, session, receiptKey, limit } = await desk;
      if (own + amount > limit) throw aboveLimit(own, amount, limit);
      const at = performance.now();
      const { account: client } = ledger;
      const { sequencer, number } = session.ref;
      const terms = {
        client,
        coordinator: sequencer,
        sessionId: name,
        modelRoot,
        cumulative: amount,
        payees,
      };
      const signed = await signFor(connection, terms, session);
      own += amount; // from here on it may be settled
      spent += amount;
      const step = await coordinator.sessions.prepay(signed);
      verifySettled(step, signed.voucher, amount, receiptKey, separatorOf(ledger.addresses, session.ref));
      createStepStore(config.home, ledger.addresses).put(sequencer, step);
      stages.done('paid', `${formatEther(amount)} ether to ${payees.length} nodes in session ${number}`, at);
      const ticket = encodeTicket({ step, opening });
      const paying = new Set(needs.flatMap(({ peerId, rowWei }) => (rowWei === null ? [] : [peerId])));
      return {
        of: (peerId, rows) => (paying.has(peerId) ? { ticket, rows } : null),
        paid: { session: session.ref, step },
      };
    }
    return { pay };
  }

  return {
    query,
    spent: () => spent,
    close: () => {
      // one that could not be opened holds nothing
      desk?.then(({ release }) => release()).catch(() => {});
    },
  };
}

/** What each node is due, and what may be lost of it by rounding. */
function duesOf(needs: readonly Pick<RingNeed, 'node' | 'rows' | 'rowWei'>[]): Due[] {
  return needs.flatMap(({ node, rows, rowWei }) =>
    rowWei === null || rows === 0 ? [] : [{ node, wei: BigInt(rows) * rowWei + ROUNDING_WEI }],
  );
}

/** In a session of the coordinator's, whatever is said of how hops of veil are paid: nothing else pays for rows ahead. */
async function coverOf(
  connection: ClientConnection,
  coordinator: SessionCoordinator,
  wei: bigint,
  stages: Stages,
): Promise<{ readonly session: PaySession; readonly release: () => void }> {
  const inSession = { ...connection, config: { ...connection.config, pay: 'session' as const } };
  try {
    const { session, release } = await claimCover(inSession, coordinator, wei, wei, stages);
    return { session: session!, release };
  } catch (thrown) {
    const error = asVeilmeshError(thrown);
    if (error.code !== 'SESSION_NONE') throw error;
    throw new UnavailableError(error.code, `${error.message}: rows of twin and vault are paid nowhere else`, {
      details: error.details,
      hint: 'ask nodes that compute for nothing: --row-wei 0; or hops of veil: --privacy veil --pay escrow',
      cause: error,
    });
  }
}

const aboveLimit = (spent: bigint, next: bigint, limit: bigint): UnavailableError =>
  new UnavailableError(
    PAYMENT_LIMIT,
    'nodes failed so often that going on would cost more than was announced',
    {
      details: { spent: String(spent), next: String(next), announced: String(limit) },
      hint: 'once the mesh is better, ask again: veilmesh status',
    },
  );
