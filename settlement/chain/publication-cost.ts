/**
 * What it costs to publish a model, before it is done.
 * @module
 */
import { type Address, bytesToHex, encodeFunctionData } from 'viem';
import { modelRegistryAbi } from '../contracts/artifacts/model-registry.ts';
import { openClient } from './client.ts';
import { asking } from './reverts.ts';
import type { Addresses, ModelPublication } from './types.ts';

export interface PublicationCost {
  readonly gas: bigint;
  /** Wei of a unit of gas, as the next block has it. */
  readonly gasPrice: bigint;
  readonly wei: bigint;
}

/** @throws UnavailableError CHAIN_UNREACHABLE; what the contract refuses it with */
export async function publicationCost(
  rpcUrl: string,
  { modelRegistry }: Addresses,
  account: Address,
  { modelRoot, shardRoots, semanticsHash, pricePerUnit, licence }: ModelPublication,
): Promise<PublicationCost> {
  const { client } = await openClient(rpcUrl);
  const data = encodeFunctionData({
    abi: modelRegistryAbi,
    functionName: 'publish',
    args: [
      bytesToHex(modelRoot),
      shardRoots.map((root) => bytesToHex(root)),
      bytesToHex(semanticsHash),
      pricePerUnit,
      licence,
    ],
  });
  return await asking('estimate a publication', async () => {
    const [gas, gasPrice] = await Promise.all([
      client.estimateGas({ account, to: modelRegistry, data }),
      client.getGasPrice(),
    ]);
    return { gas, gasPrice, wei: gas * gasPrice };
  });
}
