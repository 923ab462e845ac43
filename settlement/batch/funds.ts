/**
 * What the chain holds for a client: the figures that the journal weighs a fee against.
 *
 * Read from the chain and remembered for a moment. A settlement changes the chain's figure and the journal's at
 * different times; the journal counts settlements, and takes no figure from before the last one.
 * @module
 */
import type { Address } from 'viem';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import type { Ledger } from '../chain/ledger.ts';
import { type Channel, channelOf } from './channel.ts';
import type { Cover, Journal } from './journal-types.ts';

/** How long a figure read from the chain is used. */
const LIFETIME_MS = 1_000;
const MAX_REMEMBERED = 10_000;

export interface Funds {
  cover(channel: Omit<Channel, 'coordinator'>): Promise<Cover>;
}

interface Figure {
  readonly epoch: number;
  readonly readAt: number;
  readonly amount: Promise<bigint>;
}

export function createFunds(
  ledger: Pick<Ledger, 'account' | 'accountOf' | 'spent' | 'time'>,
  journal: Pick<Journal, 'epoch'>,
  /** Seconds that settlement may take: deposits withdrawable sooner do not count. */
  settlementHorizon: number,
): Funds {
  const figures = new Map<string, Figure>();

  function remembered(name: string, epoch: number, read: () => Promise<bigint>): Promise<bigint> {
    const known = figures.get(name);
    if (known !== undefined && known.epoch === epoch && Date.now() - known.readAt < LIFETIME_MS) {
      return known.amount;
    }
    figures.delete(name);
    if (figures.size >= MAX_REMEMBERED) figures.delete(figures.keys().next().value!);
    const amount = read();
    figures.set(name, { epoch, readAt: Date.now(), amount });
    amount.catch(() => figures.delete(name));
    return amount;
  }

  async function readDeposit(client: Address): Promise<bigint> {
    const { balance, withdrawing, withdrawableAt } = await ledger.accountOf(client, ledger.account);
    if (withdrawing === 0n || withdrawableAt >= (await ledger.time()) + settlementHorizon) return balance;
    return withdrawing < balance ? balance - withdrawing : 0n;
  }

  return {
    async cover(route) {
      const { client } = route;
      const channel = { ...route, coordinator: ledger.account };
      const epoch = await journal.epoch(client); // before the figures: they are as new or newer
      const [deposit, spent] = await Promise.all([
        remembered(client, epoch, () => readDeposit(client)),
        remembered(bytesToHex(channelOf(channel)), epoch, () => ledger.spent(channel)),
      ]);
      return { epoch, deposit, spent };
    },
  };
}
