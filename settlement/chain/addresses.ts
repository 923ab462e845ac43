/**
 * Where a deployment lives, as it is read from files and from other peers.
 * @module
 */
import type { Address } from 'viem';
import { z } from 'zod';
import { DEPLOYED, type DeployedContract } from './contract-names.ts';

const address = z.custom<Address>((value) => typeof value === 'string' && /^0x[0-9a-f]{40}$/.test(value));

export const AddressesSchema = z.strictObject({
  ...(Object.fromEntries(DEPLOYED.map((name) => [name, address])) as Record<
    DeployedContract,
    typeof address
  >),
  chainId: z.int().positive(),
  fromBlock: z.int().nonnegative(),
});
