/**
 * Convictions for two claims at one place, over JSON-RPC.
 * @module
 */
import type { Hex, PublicClient } from 'viem';
import { bytesToHex, encodeFunctionData } from 'viem';
import { VerificationError } from '../../crypto/core/errors.ts';
import { decodeSignedClaim, type SignedClaim } from '../../crypto/poea/claim.ts';
import { equivocationAbi } from '../contracts/artifacts/equivocation.ts';
import { nodeRegistryAbi } from '../contracts/artifacts/node-registry.ts';
import { convictionId, isEquivocation } from '../watch/equivocation.ts';
import type { Equivocation } from '../watch/findings.ts';
import type { LedgerReads } from './ledger.ts';
import { g1ToEip2537, g2ToEip2537 } from './points.ts';
import { asking } from './reverts.ts';
import type { TxSender } from './sender.ts';
import type { Addresses, TxResult } from './types.ts';

export interface EquivocationReads {
  /** Whether the node that signed these was convicted for their place; null when nobody registered their key. */
  isConvicted(evidence: Equivocation): Promise<boolean | null>;
  /** Whether what the reporter would get now is more than what the transaction would cost: of a node without stake nothing is left. */
  isWorthwhile(evidence: Equivocation): Promise<boolean>;
}

export interface EquivocationWrites {
  /** @throws VerificationError EQUIVOCATION_NONE when the two convict nobody, and the contract's refusals */
  convict(evidence: Equivocation): Promise<TxResult>;
}

export interface EquivocationLedger extends EquivocationReads, EquivocationWrites {}

/** More than two pairings, two claims to read and a slash need. */
const CONVICT_GAS = 900_000n;
const BASIS_POINTS = 10_000n;

export function createEquivocationReads(
  client: PublicClient,
  addresses: Addresses,
  nodeByKey: LedgerReads['nodeByKey'],
): EquivocationReads {
  return {
    async isConvicted({ first }) {
      const { claim } = decodeSignedClaim(first);
      const key = await nodeByKey(claim.enclaveKey);
      if (key === null) return null;
      return await asking('look up a conviction', () =>
        client.readContract({
          address: addresses.equivocation,
          abi: equivocationAbi,
          functionName: 'convicted',
          args: [bytesToHex(convictionId(key.node, claim))],
        }),
      );
    },
    async isWorthwhile({ first }) {
      const key = await nodeByKey(decodeSignedClaim(first).claim.enclaveKey);
      if (key === null) return false;
      return await asking('weigh a conviction', async () => {
        const [penalty, reporterBps, gasPrice] = await Promise.all([
          client.readContract({
            address: addresses.nodeRegistry,
            abi: nodeRegistryAbi,
            functionName: 'penaltyOf',
            args: [bytesToHex(key.node)],
          }),
          client.readContract({
            address: addresses.equivocation,
            abi: equivocationAbi,
            functionName: 'reporterBps',
          }),
          client.getGasPrice(),
        ]);
        return (penalty * reporterBps) / BASIS_POINTS > CONVICT_GAS * gasPrice;
      });
    },
  };
}

export function createEquivocationWrites(sender: TxSender, addresses: Addresses): EquivocationWrites {
  return {
    async convict(evidence) {
      const [first, second] = [decodeSignedClaim(evidence.first), decodeSignedClaim(evidence.second)];
      if (!isEquivocation(first, second)) {
        throw new VerificationError('EQUIVOCATION_NONE', 'these are not two claims of one key for one place');
      }
      const data = encodeFunctionData({
        abi: equivocationAbi,
        functionName: 'convict',
        args: [
          bytesToHex(g2ToEip2537(first.claim.enclaveKey)),
          signedToAbi(evidence.first, first),
          signedToAbi(evidence.second, second),
        ],
      });
      return await sender.send({ to: addresses.equivocation, data }, 'convict a node of equivocation');
    },
  };
}

const signedToAbi = (claim: Uint8Array, { signature }: SignedClaim): { claim: Hex; signature: Hex } => ({
  claim: bytesToHex(claim),
  signature: bytesToHex(g1ToEip2537(signature)),
});
