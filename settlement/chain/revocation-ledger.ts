/**
 * Revocations of measurements and evidence over JSON-RPC: Revocations.
 * @module
 */
import type { PublicClient } from 'viem';
import { bytesToHex, encodeFunctionData } from 'viem';
import type { BatchSignature } from '../batch/header.ts';
import { REVOCATION_KINDS, type Revocation, type RevocationKind } from '../committee/revocation.ts';
import { revocationsAbi } from '../contracts/artifacts/revocations.ts';
import { asking } from './reverts.ts';
import type { TxSender } from './sender.ts';
import type { Addresses, TxResult } from './types.ts';

export interface RevocationReads {
  /** Seconds between a revocation and its effect, at least. */
  notice(): Promise<number>;
  /** Unix seconds from which a subject is revoked for the network; null: it is not. */
  revokedFrom(kind: RevocationKind, subject: Uint8Array): Promise<number | null>;
  /** The same of a measurement for one model, by its owner. */
  revokedForModelFrom(modelRoot: Uint8Array, measurement: Uint8Array): Promise<number | null>;
}

export interface RevocationWrites {
  /** For a model of this account. */
  revokeForModel(modelRoot: Uint8Array, measurement: Uint8Array, from: number): Promise<TxResult>;
  /** For the network, with two thirds of the committee's stake behind it. */
  revoke(revocation: Revocation, signature: BatchSignature): Promise<TxResult>;
}

export function createRevocationReads(client: PublicClient, addresses: Addresses): RevocationReads {
  const revocations = { address: addresses.revocations, abi: revocationsAbi } as const;
  return {
    notice: () =>
      asking('read the notice of revocations', async () =>
        Number(await client.readContract({ ...revocations, functionName: 'notice' })),
      ),
    revokedFrom: (kind, subject) =>
      asking('look up a revocation', async () =>
        orNull(
          await client.readContract({
            ...revocations,
            functionName: 'revokedFrom',
            args: [REVOCATION_KINDS.indexOf(kind), bytesToHex(subject)],
          }),
        ),
      ),
    revokedForModelFrom: (modelRoot, measurement) =>
      asking("look up a model's revocation", async () =>
        orNull(
          await client.readContract({
            ...revocations,
            functionName: 'revokedForModelFrom',
            args: [bytesToHex(modelRoot), bytesToHex(measurement)],
          }),
        ),
      ),
  };
}

export const createRevocationWrites = (sender: TxSender, addresses: Addresses): RevocationWrites => ({
  revokeForModel: async (modelRoot, measurement, from) =>
    sender.send(
      {
        to: addresses.revocations,
        data: encodeFunctionData({
          abi: revocationsAbi,
          functionName: 'revokeForModel',
          args: [bytesToHex(modelRoot), bytesToHex(measurement), BigInt(from)],
        }),
      },
      'revoke a measurement for a model',
    ),
  revoke: async ({ kind, subject, from }, { epoch, bitmap, aggregate }) =>
    sender.send(
      {
        to: addresses.revocations,
        data: encodeFunctionData({
          abi: revocationsAbi,
          functionName: 'revoke',
          args: [
            REVOCATION_KINDS.indexOf(kind),
            bytesToHex(subject),
            BigInt(from),
            BigInt(epoch),
            BigInt(bytesToHex(bitmap)),
            bytesToHex(aggregate),
          ],
        }),
      },
      REVOKING[kind],
    ),
});

const REVOKING: Readonly<Record<RevocationKind, string>> = {
  measurement: 'revoke a measurement',
  evidence: 'revoke evidence',
  holding: 'revoke the holding of a platform',
};

const orNull = (from: bigint): number | null => (from === 0n ? null : Number(from));
