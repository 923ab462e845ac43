/**
 * What a node wants to be promised before it serves: a voucher of the session's client for what was served so far and a
 * segment more, for this node among others, with a coordinator that is known, covered by a deposit, or in one of its sessions
 * by what is delegated there (session-cover.ts).
 *
 * Enclaves of a route that were told of different clients, coordinators or payees serve nothing (mesh/session/protocol.ts), so a
 * voucher that fits what this one was told pays the others too.
 *
 * What it cannot see is what the client promised other nodes out of the same deposit: the coordinator takes bundles in the
 * order in which they come.
 * @module
 */
import type { Address } from 'viem';
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import { decodeSignedClaim } from '../../crypto/poea/claim.ts';
import type { Payment } from '../../mesh/session/hop-host.ts';
import type { HopRouting } from '../../mesh/session/hop-session.ts';
import { segmentsAhead } from '../../mesh/session/protocol.ts';
import { channelOfVoucher } from '../../settlement/batch/channel.ts';
import { positionFee, segmentFee } from '../../settlement/batch/segment.ts';
import { type SignedVoucher, type Voucher, verifyVoucher } from '../../settlement/batch/voucher.ts';
import { paymentTerms } from '../../settlement/batch/voucher-digest.ts';
import type { LedgerReads } from '../../settlement/chain/ledger.ts';
import type { SessionCover } from './session-cover.ts';
import type { UnpaidStore } from './unpaid-store.ts';
import { readVoucherMessage } from './voucher-message.ts';

/** How long a deposit read from the chain is believed: it can leave only after the escrow's delay. */
export const DEPOSIT_SECONDS = 10;

/** Seconds for which a voucher must still hold: for a coordinator that is away to come back, and to post. */
export const VOUCHER_ROOM_SECONDS = 10_800;
/** Segments that a node has claimed and that need not be settled before it serves on, where a session settles. */
const UNSETTLED_SEGMENTS = 4;
/** And at least one more than may be claimed before all hops have claimed theirs, since only then they can be settled. */
const SETTLING_SEGMENTS = 1;

export interface PayCheckOptions {
  readonly ledger: Pick<LedgerReads, 'addresses' | 'chainId' | 'accountOf' | 'spent'>;
  readonly modelRoot: Uint8Array;
  /** Costs of the model's shards in hop order (`part.cost`), which are the payees' weights. */
  readonly costs: readonly number[];
  readonly pricePerUnit: bigint;
  /** This node's id, paid as the hop of its shard. */
  readonly node: Uint8Array;
  /** Whether batches of this account settle anything here. */
  readonly isCoordinator: (account: Address) => Promise<boolean>;
  /** Judges vouchers of sessions. */
  readonly sessions: Pick<SessionCover, 'require'>;
  /** Where voucher and claims are kept until they are settled. */
  readonly store: UnpaidStore;
  /** Unix seconds. */
  readonly nowSeconds: () => number;
}

export function createPayCheck(options: PayCheckOptions): Payment {
  const { ledger, costs, node, modelRoot, store, nowSeconds } = options;
  const unit = positionFee(costs, options.pricePerUnit);
  /** By session: vouchers that are being judged, which count already. */
  const judging = new Map<string, SignedVoucher>();
  const deposits = new Map<string, { readonly readAt: number; readonly wei: bigint }>();

  function refuseForeign({ voucher }: SignedVoucher, routing: HopRouting): void {
    const { sessionId, hopIndex, hopCount, payment } = routing;
    const { payees } = voucher;
    const own = payees[hopIndex];
    if (!equalBytes(voucher.sessionId, sessionId) || !equalBytes(voucher.modelRoot, modelRoot)) {
      throw refused('VOUCHER_SESSION', 'the voucher is for another session or model');
    }
    if (payees.length !== hopCount || own === undefined || !equalBytes(own.node, node)) {
      throw refused('VOUCHER_PAYEES', 'the voucher does not pay this node as this hop');
    }
    if (payees.some(({ weight }, hop) => weight !== costs[hop])) {
      throw refused('VOUCHER_PAYEES', "the voucher's weights are not what the model's shards cost");
    }
    // the enclaves of the route have agreed on these; each sees itself among the payees
    if (payment === null || !equalBytes(paymentTerms(voucher), payment)) {
      throw refused('VOUCHER_TERMS', 'the voucher names others than the hops of the session were told');
    }
    const needed = nowSeconds() + VOUCHER_ROOM_SECONDS;
    if (voucher.validUntil < needed) {
      throw refused('VOUCHER_EXPIRED', 'the voucher runs out before what it pays for can be settled', {
        validUntil: voucher.validUntil,
        needed,
      });
    }
  }

  /** What was promised stays so; and who pays no further position has nothing to say, which would be kept all the same. */
  function refuseLower(before: Voucher | undefined, { cumulative }: Voucher): void {
    if (before === undefined) return;
    if (cumulative < before.cumulative + unit) {
      throw refused('VOUCHER_LOWERED', 'a voucher promises no position more than the one before it', {
        before: String(before.cumulative),
        now: String(cumulative),
      });
    }
  }

  /** Wei of the client with this coordinator that it is not about to take back. */
  async function deposit({ client, coordinator }: Voucher, fresh: boolean): Promise<bigint> {
    const name = `${client}/${coordinator}`;
    const now = nowSeconds();
    const known = deposits.get(name);
    if (!fresh && known !== undefined && now - known.readAt < DEPOSIT_SECONDS) return known.wei;
    const { balance, withdrawing } = await ledger.accountOf(client, coordinator);
    const wei = balance > withdrawing ? balance - withdrawing : 0n;
    for (const [other, { readAt }] of deposits) if (now - readAt >= DEPOSIT_SECONDS) deposits.delete(other);
    deposits.set(name, { readAt: now, wei });
    return wei;
  }

  /** Whatever the client promised in sessions that are not settled and forgotten counts, those that are over among them. */
  async function refuseUncovered(signed: SignedVoucher, owed: bigint): Promise<void> {
    const { voucher, session } = signed;
    const { client, coordinator } = voucher;
    const promised = [...new Map([...store.vouchers, ...judging]).values()]
      .filter((one) => one.session === session)
      .map((one) => one.voucher)
      .filter((one) => one.client === client && one.coordinator === coordinator);
    if (session !== undefined) return await options.sessions.require(signed, promised, owed);
    let needed = promised.reduce((sum, { cumulative }) => sum + cumulative, 0n);
    if ((await deposit(voucher, false)) >= needed) return;
    // what is settled already has left the deposit; asked before it, so that nothing counts twice
    const settled = await Promise.all(promised.map((one) => ledger.spent(channelOfVoucher(one))));
    needed -= settled.reduce((sum, wei) => sum + wei, 0n);
    const available = await deposit(voucher, true); // it may just have been made
    if (available >= needed) return;
    throw refused('DEPOSIT_TOO_SMALL', "the client's deposit does not cover what it promises", {
      available: String(available),
      required: String(needed),
    });
  }

  return {
    open(routing) {
      const session = bytesToHex(routing.sessionId);
      const kept = store.open(routing);
      let last: Voucher | undefined;
      let over = false;
      /** Wei of the route's segments so far, after each that this node has claimed. */
      const claimed: bigint[] = [];
      const { hopIndex, hopCount } = routing;
      const unsettled = Math.max(UNSETTLED_SEGMENTS, segmentsAhead(hopIndex, hopCount) + SETTLING_SEGMENTS);
      return {
        async promised(message) {
          const signed = readVoucherMessage(message);
          const { voucher } = signed;
          refuseForeign(signed, routing);
          refuseLower(last, voucher);
          verifyVoucher(signed, ledger.addresses);
          if (!(await options.isCoordinator(voucher.coordinator))) {
            throw refused(
              'VOUCHER_COORDINATOR',
              'this node does not know the coordinator that is to settle',
              {
                coordinator: voucher.coordinator,
              },
            );
          }
          judging.set(session, signed); // before anything is waited for: what another session is promised meanwhile adds up
          try {
            await refuseUncovered(signed, claimed.at(-1 - unsettled) ?? 0n);
            if (!over) await kept.voucher(signed);
          } finally {
            judging.delete(session);
          }
          last = voucher;
          return unit === 0n ? Number.MAX_SAFE_INTEGER : Number(voucher.cumulative / unit);
        },
        claimed(claim) {
          const [from, to] = decodeSignedClaim(claim).claim.positions;
          const fee = segmentFee(costs, to - from, options.pricePerUnit);
          claimed.push((claimed.at(-1) ?? 0n) + fee);
          kept.claim(claim);
        },
        ended() {
          over = true;
          kept.end();
        },
      };
    },
  };
}

const refused = (code: string, message: string, details = {}): VerificationError =>
  new VerificationError(code, message, { details, hint: 'sign for this route, one segment ahead' });
