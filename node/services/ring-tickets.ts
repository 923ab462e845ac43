/**
 * What a node asks of a ticket before it computes rows for it: the sequencer's signed word that a prepaid voucher, which names
 * this node among its payees, is settled in a session that the chain has open. Then what it is for is this node's, whatever its
 * client does next (settlement/ephemeral/PROTOCOL.md, "Paid ahead").
 *
 * Rows that were drawn are on disk before the first is computed, for as long as the session lasts. Whoever shows a ticket is told
 * why it is refused: it has paid.
 * @module
 */
import type { Address } from 'viem';
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, UsageError } from '../../crypto/core/errors.ts';
import type { OpenPayment } from '../../mesh/ring/protocol.ts';
import type { LedgerReads } from '../../settlement/chain/ledger.ts';
import { channelKey, refusalOf } from '../../settlement/ephemeral/accounting.ts';
import { createFactsSource, type FactsSource } from '../../settlement/ephemeral/facts.ts';
import { decodeTicket, earnedAtLeast, isNameOf, type Split } from '../../settlement/ephemeral/prepaid.ts';
import { type SettledStep, separatorOf, verifySettled } from '../../settlement/ephemeral/settling.ts';
import type { SessionRecord, SessionRef } from '../../settlement/ephemeral/types.ts';
import type { StepStore } from './step-store.ts';

export interface RingTicketOptions {
  readonly ledger: Pick<LedgerReads, 'addresses' | 'sessions'>;
  /** This node's id in the registry, 32 bytes. */
  readonly node: Uint8Array;
  readonly modelRoot: Uint8Array;
  /** Wei that it asks for a row; above 0. */
  readonly rowWei: bigint;
  /** Whether the mesh names an account, and the chain has its bond and nothing against it. */
  readonly isCoordinator: (account: Address) => Promise<boolean>;
  readonly steps: StepStore;
  /** Unix seconds. */
  readonly nowSeconds: () => number;
}

/**
 * Takes rows out of what a ticket pays for, durably.
 * @returns the query's name, 32 bytes
 * @throws UsageError RING_TICKET_*, and nothing is taken; UnavailableError where chain or mesh are away
 */
export type RedeemTicket = (peerId: string, paid: OpenPayment) => Promise<Uint8Array>;

/** Sessions of which something is remembered beside what is on disk. */
const MAX_SESSIONS = 64;

/** How long a session read from the chain is believed. */
const RECORD_SECONDS = 10;

/** A sequencer commits within seconds: one that has not for so long is given no more on its word. */
export const COMMIT_SECONDS = 120;

interface Known {
  /** The oldest step that is counted on and was in no commit when that was last looked at, and since when it is; null: none. */
  uncommitted: { readonly seq: number; readonly since: number } | null;
  readonly facts: FactsSource;
  /** Of each client: wei that kept steps settle, by channel. */
  readonly settled: Map<Address, Map<string, bigint>>;
}

export function createRingTickets(options: RingTicketOptions): RedeemTicket {
  const { ledger, node, modelRoot, rowWei, steps, nowSeconds } = options;
  const known = new Map<string, Known>();
  const records = new Map<string, { readonly readAt: number; readonly record: SessionRecord }>();
  let split: Promise<Split> | undefined;

  function knownOf(ref: SessionRef): Known {
    let found = known.get(nameOf(ref));
    if (found === undefined) {
      found = { uncommitted: null, facts: createFactsSource(ledger.sessions, ref), settled: new Map() };
      for (const step of steps.stepsOf(ref)) count(found, step, nowSeconds());
    }
    remember(known, nameOf(ref), found);
    return found;
  }

  async function splitOf(): Promise<Split> {
    split ??= ledger.sessions.terms();
    try {
      return await split;
    } catch (thrown) {
      split = undefined;
      throw thrown;
    }
  }

  /** Whether what it pays this node is enough for so many more rows. */
  function requireRows(step: SettledStep, ref: SessionRef, rows: number, of: Split): void {
    const paid = earnedAtLeast(step, node, of) / rowWei;
    const drawn = steps.drawn(ref, channelKey(step.order.voucher));
    if (BigInt(drawn) + BigInt(rows) <= paid) return;
    const code = drawn === 0 ? 'RING_TICKET_LOW' : 'RING_TICKET_SPENT';
    const why = drawn === 0 ? 'pays this node less than it asks for' : 'has been shown, and is used up';
    throw refused(code, `the ticket ${why}`, { rows, drawn, paid: String(paid), rowWei: String(rowWei) });
  }

  async function requireOpen(ref: SessionRef): Promise<SessionRecord> {
    const kept = records.get(nameOf(ref));
    const isFresh = kept !== undefined && nowSeconds() - kept.readAt < RECORD_SECONDS;
    const record = isFresh ? kept.record : await ledger.sessions.session(ref);
    if (record === null || record.endedAt !== 0 || record.endsAt <= nowSeconds()) {
      throw refused('RING_TICKET_SESSION', 'the chain has no such session open', { session: ref.number });
    }
    if (!isFresh) remember(records, nameOf(ref), { readAt: nowSeconds(), record });
    return record;
  }

  /** What is signed and in no commit may be all that it is: no more of that than a sequencer needs. */
  function requireCommits(ref: SessionRef, { steps: committed }: SessionRecord): void {
    const own = knownOf(ref);
    if (own.uncommitted !== null && own.uncommitted.seq < committed) own.uncommitted = null;
    if (own.uncommitted === null || nowSeconds() - own.uncommitted.since <= COMMIT_SECONDS) return;
    throw refused('RING_TICKET_SEQUENCER', 'the sequencer has signed steps, and does not commit them', {
      session: ref.number,
      step: own.uncommitted.seq,
    });
  }

  /** Wei that its client has settled in the session by all that this node knows, with this step. */
  function settledWith(step: SettledStep, ref: SessionRef): bigint {
    const { voucher, settled } = step.order;
    const channels = new Map(knownOf(ref).settled.get(voucher.client));
    channels.set(bytesToHex(channelKey(voucher)), settled);
    return [...channels.values()].reduce((sum, wei) => sum + wei, 0n);
  }

  /**
   * What the contract would say of the step, as far as it can be told without the state: a false one pays nobody.
   * @returns wei that its client has delegated
   */
  async function requireTrue(
    step: SettledStep,
    ref: SessionRef,
    record: SessionRecord,
    of: Split,
  ): Promise<bigint> {
    const { voucher, settled } = step.order;
    const { facts } = knownOf(ref);
    const terms = {
      ...of,
      separator: separatorOf(ledger.addresses, ref),
      sequencer: ref.sequencer,
      endsAt: record.endsAt,
    };
    const parties = await facts.of(step.order);
    const refusal = refusalOf(terms, voucher, parties, true);
    if (refusal !== null) throw refused('RING_TICKET_FALSE', `the step is false (${refusal})`, { refusal });
    if (settled > voucher.cumulative) {
      throw refused('RING_TICKET_FALSE', 'the step settles more than its client has signed', {
        settled: String(settled),
        signed: String(voucher.cumulative),
      });
    }
    const isCovered = settledWith(step, ref) <= parties.delegated;
    if (isCovered || !(await facts.refresh(step.order))) return parties.delegated;
    return (await facts.of(step.order)).delegated;
  }

  function requireCover(step: SettledStep, ref: SessionRef, delegated: bigint): void {
    const settled = settledWith(step, ref);
    if (settled <= delegated) return;
    throw refused('RING_TICKET_FALSE', 'what the client delegated does not cover what it had settled', {
      settled: String(settled),
      delegated: String(delegated),
    });
  }

  return async (peerId, { ticket, rows }) => {
    const { step, opening } = opened(() => decodeTicket(ticket, ledger.addresses));
    const { voucher } = step.order;
    const ref = { sequencer: voucher.coordinator, number: step.session };
    if (!isNameOf(voucher.sessionId, peerId, opening)) {
      throw refused('RING_TICKET_NAME', 'the voucher is of no query whose name the peer that shows it drew');
    }
    if (!equalBytes(voucher.modelRoot, modelRoot)) {
      throw refused('RING_TICKET_MODEL', 'the ticket is for another model');
    }
    if (!voucher.payees.some((payee) => equalBytes(payee.node, node))) {
      throw refused('RING_TICKET_PAYEE', 'the ticket does not pay this node');
    }
    const of = await splitOf();
    requireRows(step, ref, rows, of);
    if (!(await options.isCoordinator(ref.sequencer))) {
      throw refused('RING_TICKET_SEQUENCER', 'this node does not rely on the sequencer', {
        sequencer: ref.sequencer,
      });
    }
    const record = await requireOpen(ref);
    opened(() => {
      const separator = separatorOf(ledger.addresses, ref);
      verifySettled(step, voucher, step.order.settled, record.receiptKey, separator);
    });
    requireCommits(ref, record);
    const delegated = await requireTrue(step, ref, record, of);
    // from here on nothing is waited for: others may have drawn, and shown, meanwhile
    requireCover(step, ref, delegated);
    requireRows(step, ref, rows, of);
    steps.put(ref.sequencer, step);
    steps.draw(ref, channelKey(voucher), rows);
    count(knownOf(ref), step, nowSeconds());
    return voucher.sessionId;
  };
}

/** As the youngest; the oldest goes where there are too many. */
function remember<T>(map: Map<string, T>, name: string, value: T): void {
  map.delete(name);
  map.set(name, value);
  if (map.size > MAX_SESSIONS) map.delete(map.keys().next().value!);
}

const nameOf = ({ sequencer, number }: SessionRef): string => `${sequencer}/${number}`;

function count(known: Known, { order, receipt: { seq } }: SettledStep, now: number): void {
  const { voucher, settled: wei } = order;
  const { settled } = known;
  const { seq: oldest, since } = known.uncommitted ?? { seq, since: now };
  known.uncommitted = { seq: Math.min(seq, oldest), since };
  const channels = settled.get(voucher.client) ?? new Map<string, bigint>();
  const channel = bytesToHex(channelKey(voucher));
  if ((channels.get(channel) ?? 0n) < wei) channels.set(channel, wei);
  settled.set(voucher.client, channels);
}

/** What a ticket fails with by itself, told to whoever shows it. */
function opened<T>(read: () => T): T {
  try {
    return read();
  } catch (thrown) {
    const { family, code, message } = asVeilmeshError(thrown);
    if (family !== 'verification') throw thrown;
    throw refused('RING_TICKET_MALFORMED', `the ticket is not a sequencer's word: ${message}`, { why: code });
  }
}

const refused = (code: string, message: string, details = {}): UsageError =>
  new UsageError(code, message, {
    details,
    hint: 'pay in a session that its coordinator offers now, or ask nodes that compute for nothing',
  });
