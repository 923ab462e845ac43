/**
 * What clients are given back (contracts/Refunds.sol): part of what `Ledger.checks` is.
 * @module
 */
import { bytesToHex, encodeFunctionData, parseEventLogs } from 'viem';
import { InternalError } from '../../crypto/core/errors.ts';
import { channelOf } from '../batch/channel.ts';
import { headerToAbi } from '../batch/header.ts';
import { leafToAbi } from '../batch/leaf.ts';
import { keccakWords } from '../batch/words.ts';
import type { CheckWrites } from '../checks/types.ts';
import { refundsAbi } from '../contracts/artifacts/refunds.ts';
import { sessionId } from '../ephemeral/domain.ts';
import type { TxSender } from './sender.ts';
import type { Addresses } from './types.ts';

export function createRefundWrites(
  sender: TxSender,
  addresses: Addresses,
): Pick<CheckWrites, 'refund' | 'rebook'> {
  return {
    async refund({ header, leaf, index, path, claims, hop }, coordinator, paidIn = null) {
      const sent = await sender.send(
        {
          to: addresses.refunds,
          data: encodeFunctionData({
            abi: refundsAbi,
            functionName: 'refund',
            args: [
              {
                header: headerToAbi(header),
                receipt: leafToAbi(leaf),
                index: BigInt(index),
                path: path.map((node) => bytesToHex(node)),
                coordinator,
                claims: claims.map((claim) => bytesToHex(claim)),
                hop: BigInt(hop),
              },
              {
                session: BigInt(paidIn?.session ?? 0),
                witness: (paidIn?.witness ?? []).map((word) => bytesToHex(word)),
              },
            ],
          }),
        },
        'refund a receipt',
      );
      const [refunded] = parseEventLogs({
        abi: refundsAbi,
        eventName: 'Refunded',
        logs: sent.logs.filter(({ address }) => address.toLowerCase() === addresses.refunds) as never,
      });
      if (refunded !== undefined) return { ...sent, amount: refunded.args.amount };
      throw new InternalError('REFUND_EVENT_MISSING', 'a receipt was refunded without its event', {
        details: { txHash: sent.txHash },
      });
    },
    rebook({ requestId, segment, ...leaf }, coordinator, session) {
      const channel = channelOf({ ...leaf, coordinator });
      const key = keccakWords(sessionId({ sequencer: coordinator, number: session }), channel);
      const args = [bytesToHex(channel), bytesToHex(requestId), segment, bytesToHex(key)] as const;
      return sender.send(
        {
          to: addresses.refunds,
          data: encodeFunctionData({ abi: refundsAbi, functionName: 'rebook', args }),
        },
        "book a refund as the escrow's",
      );
    },
  };
}
