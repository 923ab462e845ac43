/**
 * Addresses of a deployment that is nowhere.
 * @module
 */
import type { Address } from 'viem';
import { DEPLOYED, type DeployedContract } from '../../settlement/chain/contract-names.ts';
import type { Addresses } from '../../settlement/chain/types.ts';

export const NOWHERE: Addresses = {
  ...(Object.fromEntries(
    DEPLOYED.map((name, i): [DeployedContract, Address] => [name, `0x${String(i + 1).padStart(40, '1')}`]),
  ) as Record<DeployedContract, Address>),
  chainId: 31_337,
  fromBlock: 0,
};
