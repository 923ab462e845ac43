/**
 * Paying in a session of the coordinator's (settlement/ephemeral/PROTOCOL.md): which one, ether delegated to it, and the steps by
 * which the sequencer is held to it.
 * @module
 */
import type { Address } from 'viem';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, UnavailableError, VerificationError } from '../../crypto/core/errors.ts';
import { sleep } from '../../crypto/core/pause.ts';
import { type Bundle, decodeBundle } from '../../settlement/batch/bundle.ts';
import type { SignedVoucher } from '../../settlement/batch/voucher.ts';
import type { Ledger } from '../../settlement/chain/ledger.ts';
import { channelKey } from '../../settlement/ephemeral/accounting.ts';
import { factsDepth } from '../../settlement/ephemeral/facts.ts';
import { type SettledStep, separatorOf, verifySettled } from '../../settlement/ephemeral/settling.ts';
import { CLOSING_SECONDS } from '../../settlement/ephemeral/standing.ts';
import type { SessionRecord, SessionRef } from '../../settlement/ephemeral/types.ts';
import type { CoordinatorClient } from '../services/coordinator.ts';
import type { PaySessionClient } from '../services/pay-session-rpc.ts';
import { createStepStore } from '../services/step-store.ts';
import type { Stages } from '../stages.ts';
import type { ClientConnection } from './connect.ts';
import { fundFor } from './pay.ts';

export interface PaySession {
  readonly ref: SessionRef;
  /** Unix seconds. */
  readonly endsAt: number;
}

/** Seconds that a session must still run for a query: its hops must be able to hand in after it. */
const ROOM_SECONDS = 1_200;

const BLOCKS_POLL_MS = 1_000;

/** Whose sessions they are, and where it says what it runs. */
export interface SessionCoordinator {
  readonly account: Address;
  readonly sessions: PaySessionClient;
}

/**
 * The session that this client pays in, as the chain has it; null where it is to be the escrow.
 * @throws UnavailableError SESSION_NONE when it must be a session, and none is offered
 */
export async function choosePaySession(
  { config: { pay }, ledger }: Pick<ClientConnection, 'config' | 'ledger'>,
  { account, sessions }: SessionCoordinator,
): Promise<PaySession | null> {
  if (pay === 'escrow') return null;
  const [offers, time] = await Promise.all([
    sessions.offers().catch((thrown: unknown) => {
      const error = asVeilmeshError(thrown);
      if (error.family === 'unavailable') return [];
      throw error;
    }),
    ledger.time(),
  ]);
  for (const { number } of offers) {
    const ref = { sequencer: account, number };
    const record = await ledger.sessions.session(ref);
    if (record !== null && record.endedAt === 0 && record.endsAt - time >= ROOM_SECONDS) {
      return { ref, endsAt: record.endsAt };
    }
  }
  if (pay === 'auto') return null;
  throw new UnavailableError('SESSION_NONE', 'the coordinator offers no session to pay in', {
    details: { coordinator: account, offered: offers.length },
    hint: 'pay by the escrow: --pay escrow',
  });
}

/**
 * Makes sure that so much of what this client has delegated to the session is not spent.
 * @param step least that is delegated, if anything is
 * @throws UnavailableError CLIENT_UNFUNDED | DELEGATION_LOST
 */
export async function ensureDelegation(
  connection: ClientConnection,
  { ref }: PaySession,
  sessions: PaySessionClient,
  needed: bigint,
  stages: Stages,
  step: bigint,
): Promise<void> {
  const { ledger, config } = connection;
  const [delegated, { paid }] = await Promise.all([
    ledger.sessions.delegated(ref, ledger.account),
    sessions.spending(ref.number, ledger.account, []),
  ]);
  // what it says is never a reason to delegate more than is needed
  const unspent = paid < delegated ? delegated - paid : 0n;
  const missing = needed - unspent;
  if (missing > 0n) {
    const amount = missing > step ? missing : step;
    await fundFor(connection, amount);
    createStepStore(config.home, ledger.addresses).enter(ref); // before the ether is there
    const at = performance.now();
    await ledger.sessions.delegate(ref, amount);
    const { number, sequencer } = ref;
    stages.done('delegate', `${Number(amount) / 1e18} ether to session ${number} of ${sequencer}`, at);
  }
  await untilCounted(ledger, ref, needed + (delegated - unspent), stages, BLOCKS_POLL_MS);
}

/**
 * Until a sequencer counts on so much of what this client has delegated, also where an earlier command delegated it.
 * @throws UnavailableError DELEGATION_LOST when the chain does not have it any more
 */
export async function untilCounted(
  ledger: Pick<Ledger, 'sessions' | 'account' | 'chainId' | 'latestBlock'>,
  ref: SessionRef,
  wanted: bigint,
  stages: Pick<Stages, 'progress'>,
  pollMs: number,
): Promise<void> {
  const depth = factsDepth(ledger.chainId);
  const { number: from } = await ledger.latestBlock();
  while ((await ledger.sessions.delegated(ref, ledger.account, depth)) < wanted) {
    const { number } = await ledger.latestBlock();
    if (number >= from + 2 * depth) {
      throw new UnavailableError('DELEGATION_LOST', 'the chain lost what was delegated to the session', {
        details: { sequencer: ref.sequencer, session: ref.number },
        hint: 'run the same command again',
      });
    }
    const left = Math.max(1, from + depth - number);
    stages.progress('delegate', `${left} more blocks until the sequencer counts on it`);
    await sleep(pollMs);
  }
}

/** Wei that the vouchers of these bundles promise in a session and that it has not settled. */
export async function dueInSession(
  { ref }: PaySession,
  sessions: PaySessionClient,
  bundles: readonly Bundle[],
): Promise<bigint> {
  const last = new Map(
    bundles.map(({ voucher }) => [bytesToHex(channelKey(voucher.voucher)), voucher.voucher]),
  );
  let due = 0n;
  for (const voucher of last.values()) {
    const { spent } = await sessions.spending(ref.number, voucher.client, [voucher]);
    if (spent < voucher.cumulative) due += voucher.cumulative - spent;
  }
  return due;
}

/** A session that still takes vouchers, by the chain; null when it does not. */
export async function takingSession(
  ledger: Pick<Ledger, 'sessions' | 'time'>,
  ref: SessionRef,
): Promise<PaySession | null> {
  const [record, time] = await Promise.all([ledger.sessions.session(ref), ledger.time()]);
  const takes = record !== null && record.endedAt === 0 && record.endsAt - time > CLOSING_SECONDS;
  return takes ? { ref, endsAt: record.endsAt } : null;
}

/**
 * The same coordinator, of which every step is looked at and kept: a segment that was paid in a session is accepted when its
 * sequencer has signed so.
 * @throws VerificationError STEP_MISSING | SESSION_RECEIPT | STEP_OTHER from `submit`
 */
export function keepingSteps(
  { config, ledger }: Pick<ClientConnection, 'config' | 'ledger'>,
  coordinator: CoordinatorClient,
  account: Address,
): CoordinatorClient {
  const store = createStepStore(config.home, ledger.addresses);
  const records = new Map<number, SessionRecord>();
  /** By channel and leaf: wei of what was accepted. */
  const accepted = new Map<string, Map<string, bigint>>();

  async function receiptKeyOf(ref: SessionRef): Promise<Uint8Array> {
    const record = records.get(ref.number) ?? (await ledger.sessions.session(ref));
    if (record === null) throw missing(ref);
    records.set(ref.number, record);
    return record.receiptKey;
  }

  function keptStep(ref: SessionRef, { voucher }: SignedVoucher): SettledStep | null {
    const kept = store.stepsOf(ref, channelKey(voucher));
    return kept.toSorted((a, b) => b.receipt.seq - a.receipt.seq)[0] ?? null;
  }

  return {
    ...coordinator,
    async submit(bytes) {
      const acceptance = await coordinator.submit(bytes);
      const { voucher } = decodeBundle(bytes);
      if (voucher.session === undefined) return acceptance;
      const { step } = acceptance;
      if (step === null) {
        const own = { sequencer: account, number: voucher.session };
        if (!(await ledger.sessions.session(own))?.endedAt) throw missing(own);
        return { ...acceptance, step: keptStep(own, voucher) }; // over: its journal may be gone
      }
      const ref = { sequencer: account, number: step.session }; // of a voucher before this one, where it was accepted already
      const channel = `${ref.number}/${bytesToHex(channelKey(voucher.voucher))}`;
      const own = accepted.get(channel) ?? new Map<string, bigint>();
      accepted.set(channel, own.set(bytesToHex(acceptance.leafHash), acceptance.amount));
      const upTo = [...own.values()].reduce((sum, amount) => sum + amount, 0n);
      verifySettled(step, voucher.voucher, upTo, await receiptKeyOf(ref), separatorOf(ledger.addresses, ref));
      store.put(account, step);
      return acceptance;
    },
  };
}

const missing = ({ sequencer, number }: SessionRef): VerificationError =>
  new VerificationError('STEP_MISSING', 'the coordinator accepts a segment without its step in the session', {
    details: { sequencer, session: number },
    hint: 'do not pay in sessions of this coordinator: --pay escrow',
  });
