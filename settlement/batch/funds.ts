/**
 * Whether a client's deposit and voucher still cover a fee, counting what was accepted and not yet settled.
 *
 * Balances are read from the chain and remembered for a moment. A settlement changes the chain's figure and
 * the outstanding one at different times; `epoch` counts settlements, and a figure read in an older epoch is
 * never used.
 * @module
 */
import type { Address } from 'viem';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import type { Ledger } from '../chain/ledger.ts';
import type { Outstanding } from './journal-types.ts';

/** How long a balance read from the chain is used. */
const LIFETIME_MS = 1_000;

export interface Funds {
  /** Reads what `cover` needs; call right before it. */
  prepare(client: Address, sessionId: Uint8Array): Promise<void>;
  /**
   * Reserves `amount` or refuses. Synchronous, so that two bundles cannot both take the last coin.
   * @param ceiling highest cumulative amount the client signed for this session and route
   * @returns false when the figures read have become stale: prepare again
   * @throws VerificationError VOUCHER_EXCEEDED | DEPOSIT_TOO_SMALL
   */
  cover(client: Address, sessionId: Uint8Array, amount: bigint, ceiling: bigint): boolean;
  /** Gives a reservation back: settled, or not journalled after all. */
  release(entries: readonly Outstanding[]): void;
  /** Takes reservations again: the chain lost their settlement. */
  restore(entries: readonly Outstanding[]): void;
}

interface Figures {
  readonly epoch: number;
  readonly readAt: number;
  readonly amount: bigint;
}

export function createFunds(
  ledger: Pick<Ledger, 'account' | 'accountOf' | 'spent' | 'time'>,
  outstanding: readonly Outstanding[],
  /** Seconds that settlement may take: deposits withdrawable sooner do not count. */
  settlementHorizon: number,
): Funds {
  let epoch = 0;
  const reserved = new Map<string, bigint>();
  const balances = new Map<string, Figures>();
  const spent = new Map<string, Figures>();
  const sessionKey = (client: Address, sessionId: Uint8Array): string => `${client}/${bytesToHex(sessionId)}`;

  const add = (key: string, amount: bigint): void => {
    const sum = (reserved.get(key) ?? 0n) + amount;
    if (sum === 0n) reserved.delete(key);
    else reserved.set(key, sum);
  };
  const move = (entries: readonly Outstanding[], sign: 1n | -1n): void => {
    for (const { client, sessionId, amount } of entries) {
      add(client, sign * amount);
      add(sessionKey(client, sessionId), sign * amount);
    }
  };
  move(outstanding, 1n);

  const fresh = (figures: Figures | undefined): figures is Figures =>
    figures !== undefined && figures.epoch === epoch && Date.now() - figures.readAt < LIFETIME_MS;

  async function readBalance(client: Address): Promise<void> {
    const begun = { epoch, readAt: Date.now() };
    const account = await ledger.accountOf(client, ledger.account);
    let available = account.balance;
    if (account.withdrawing > 0n && account.withdrawableAt < (await ledger.time()) + settlementHorizon) {
      available = account.withdrawing < available ? available - account.withdrawing : 0n;
    }
    balances.set(client, { ...begun, amount: available });
  }

  return {
    async prepare(client, sessionId) {
      const key = sessionKey(client, sessionId);
      const reads: Promise<unknown>[] = [];
      if (!fresh(balances.get(client))) reads.push(readBalance(client));
      if (!fresh(spent.get(key))) {
        const begun = { epoch, readAt: Date.now() };
        reads.push(
          ledger
            .spent(client, ledger.account, sessionId)
            .then((amount) => spent.set(key, { ...begun, amount })),
        );
      }
      await Promise.all(reads);
    },
    cover(client, sessionId, amount, ceiling) {
      const key = sessionKey(client, sessionId);
      const balance = balances.get(client);
      const used = spent.get(key);
      if (balance?.epoch !== epoch || used?.epoch !== epoch) return false;
      const total = used.amount + (reserved.get(key) ?? 0n) + amount;
      if (total > ceiling) {
        throw new VerificationError('VOUCHER_EXCEEDED', "the session's voucher does not cover this segment", {
          details: { cumulative: String(ceiling), required: String(total) },
          hint: 'sign a voucher with a higher cumulative amount',
        });
      }
      const required = (reserved.get(client) ?? 0n) + amount;
      if (required > balance.amount) {
        throw new VerificationError('DEPOSIT_TOO_SMALL', "the client's deposit does not cover this segment", {
          details: { available: String(balance.amount), required: String(required) },
          hint: 'add to the deposit with this coordinator: veilmesh status',
        });
      }
      move([{ client, sessionId, amount }], 1n);
      return true;
    },
    release(entries) {
      epoch += 1;
      balances.clear();
      spent.clear();
      move(entries, -1n);
    },
    restore(entries) {
      epoch += 1;
      balances.clear();
      spent.clear();
      move(entries, 1n);
    },
  };
}
