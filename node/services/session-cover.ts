/**
 * What a node asks of a voucher that a session of its coordinator is to settle: the session is open, by the chain, for long enough
 * to hand in by itself; what its client delegated covers what it promises here beside what it has paid; and what was served is
 * settled, signed by the sequencer, but for the last segments.
 * @module
 */
import type { Address } from 'viem';
import { VerificationError } from '../../crypto/core/errors.ts';
import type { SignedVoucher, Voucher } from '../../settlement/batch/voucher.ts';
import type { LedgerReads } from '../../settlement/chain/ledger.ts';
import { channelKey } from '../../settlement/ephemeral/accounting.ts';
import { type SettledStep, separatorOf, verifySettled } from '../../settlement/ephemeral/settling.ts';
import { CLOSING_SECONDS } from '../../settlement/ephemeral/standing.ts';
import type { SessionRecord, SessionRef } from '../../settlement/ephemeral/types.ts';
import type { PaySessionClient } from './pay-session-rpc.ts';
import type { StepStore } from './step-store.ts';

export interface SessionCoverOptions {
  readonly ledger: Pick<LedgerReads, 'addresses' | 'sessions'>;
  /** What a coordinator says of its sessions. @throws UnavailableError when it is away, or not known here */
  readonly sessionsOf: (coordinator: Address) => Promise<PaySessionClient>;
  readonly steps: StepStore;
  /** Unix seconds. */
  readonly nowSeconds: () => number;
}

export interface SessionCover {
  /**
   * @param promised vouchers of the same client for the same session, this one among them
   * @param settled wei of its channel that must be settled before more is served
   * @throws VerificationError VOUCHER_SESSION_OVER | VOUCHER_EXPIRED | DELEGATION_TOO_SMALL | VOUCHER_UNSETTLED;
   * UnavailableError when chain or coordinator are away
   */
  require(signed: SignedVoucher, promised: readonly Voucher[], settled: bigint): Promise<void>;
  /**
   * The newest step of the voucher's channel if it settles so much, verified and kept.
   * @throws VerificationError SESSION_RECEIPT | STEP_OTHER when what the coordinator shows is not its word
   */
  step(signed: SignedVoucher, upTo: bigint): Promise<SettledStep | null>;
  /** When the session of a voucher takes nothing more, in unix seconds; it may have ended before. */
  closesAt(signed: SignedVoucher): Promise<number>;
}

/** Seconds for which a session must still run: to see that a client is gone, and to hand in for it (hand-in.ts). */
export const HOP_ROOM_SECONDS = 240;
/** How long a session read from the chain is believed. */
const RECORD_SECONDS = 10;
const MAX_REMEMBERED = 1_024;

export function createSessionCover(options: SessionCoverOptions): SessionCover {
  const { ledger, steps, nowSeconds } = options;
  const records = new Map<string, { readonly readAt: number; readonly record: SessionRecord }>();

  const refOf = ({ voucher: { coordinator }, session }: SignedVoucher): SessionRef => ({
    sequencer: coordinator,
    number: session!,
  });

  async function recordOf(ref: SessionRef): Promise<SessionRecord> {
    const name = `${ref.sequencer}/${ref.number}`;
    const known = records.get(name);
    if (known !== undefined && nowSeconds() - known.readAt < RECORD_SECONDS) return known.record;
    const record = await ledger.sessions.session(ref);
    if (record === null) throw refused('VOUCHER_SESSION_OVER', 'the chain knows no such session', ref);
    records.delete(name);
    if (records.size >= MAX_REMEMBERED) records.delete(records.keys().next().value!);
    records.set(name, { readAt: nowSeconds(), record });
    return record;
  }

  async function stepOf(ref: SessionRef, voucher: Voucher, upTo: bigint): Promise<SettledStep | null> {
    const sessions = await options.sessionsOf(ref.sequencer);
    const found = await sessions.step(ref.number, voucher);
    if (found === null || found.order.settled < upTo) return null;
    const { receiptKey } = await recordOf(ref);
    verifySettled(found, voucher, upTo, receiptKey, separatorOf(ledger.addresses, ref));
    steps.put(ref.sequencer, found);
    return found;
  }

  async function requireCover(ref: SessionRef, client: Address, promised: readonly Voucher[]): Promise<void> {
    const needed = promised.reduce((sum, { cumulative }) => sum + cumulative, 0n);
    const sessions = await options.sessionsOf(ref.sequencer);
    let spent = spentHere(ref, promised);
    // what is settled first: what is delegated afterwards can only be more
    const { paid } = await sessions.spending(ref.number, client, []);
    const delegated = await ledger.sessions.delegated(ref, client);
    /** Nobody's word makes more of a delegation than it is: only what is signed has left what is promised here. */
    const available = (): bigint => (paid < spent ? delegated : delegated + spent - paid);
    if (available() >= needed) return;
    for (const voucher of promised) await stepOf(ref, voucher, 1n);
    spent = spentHere(ref, promised);
    if (available() >= needed) return;
    throw refused('DELEGATION_TOO_SMALL', 'what the client delegated does not cover what it promises', ref, {
      available: String(available()),
      required: String(needed),
    });
  }

  /** Wei of these vouchers that kept steps settle. */
  function spentHere(ref: SessionRef, promised: readonly Voucher[]): bigint {
    const settledOf = (voucher: Voucher): bigint => {
      let most = 0n;
      for (const { order } of steps.stepsOf(ref, channelKey(voucher))) {
        if (order.settled > most) most = order.settled;
      }
      return most;
    };
    return promised.reduce((sum, voucher) => sum + settledOf(voucher), 0n);
  }

  const step = (signed: SignedVoucher, upTo: bigint): Promise<SettledStep | null> =>
    stepOf(refOf(signed), signed.voucher, upTo);

  return {
    step,
    async closesAt(signed) {
      const { endsAt, endedAt } = await recordOf(refOf(signed));
      return Math.min(endsAt - CLOSING_SECONDS, endedAt === 0 ? endsAt : endedAt);
    },
    async require(signed, promised, settled) {
      const ref = refOf(signed);
      const { voucher } = signed;
      const record = await recordOf(ref);
      const { endsAt, endedAt } = record;
      if (endedAt !== 0 || endsAt < nowSeconds() + HOP_ROOM_SECONDS) {
        throw refused('VOUCHER_SESSION_OVER', 'the session ends before this node could hand in', ref, {
          endsAt,
        });
      }
      if (voucher.validUntil < endsAt) {
        throw refused('VOUCHER_EXPIRED', 'the voucher runs out before its session ends', ref, {
          validUntil: voucher.validUntil,
          endsAt,
        });
      }
      await requireCover(ref, voucher.client, promised);
      if (settled === 0n || (await step(signed, settled)) !== null) return;
      throw refused('VOUCHER_UNSETTLED', 'what was served is not settled in the session', ref, {
        required: String(settled),
      });
    },
  };
}

const refused = (
  code: string,
  message: string,
  { sequencer, number }: SessionRef,
  details = {},
): VerificationError =>
  new VerificationError(code, message, {
    details: { sequencer, session: number, ...details },
    hint: 'pay in a session that runs for an hour, or by the escrow: --pay escrow',
  });
