/**
 * Which coordinators a node works with, and how to reach them: those that the mesh names, asked for again when a voucher names
 * another one than before.
 * @module
 */
import { type Address, isAddressEqual } from 'viem';
import { UnavailableError } from '../../crypto/core/errors.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import { type CoordinatorClient, createCoordinatorClient } from './coordinator.ts';
import { askNetwork, type NetworkInfo } from './network.ts';

export interface Coordinators {
  isKnown(account: Address): Promise<boolean>;
  /** @throws UnavailableError COORDINATOR_UNKNOWN | MESH_* */
  clientOf(account: Address): Promise<CoordinatorClient>;
}

/** No more often is the mesh asked about an account that it did not name. */
const ASK_AGAIN_MS = 10_000;

export function createCoordinators(host: MeshHost, introducer: string, network: NetworkInfo): Coordinators {
  let current = network.coordinator;
  let askedAt = Number.NEGATIVE_INFINITY;

  async function named(account: Address): Promise<NetworkInfo['coordinator']> {
    const isIt = (): boolean => current !== null && isAddressEqual(current.account, account);
    if (!isIt() && performance.now() - askedAt > ASK_AGAIN_MS) {
      askedAt = performance.now();
      current = (await askNetwork(host, introducer)).coordinator;
    }
    return isIt() ? current : null;
  }

  return {
    isKnown: async (account) => (await named(account)) !== null,
    async clientOf(account) {
      const found = await named(account);
      if (found === null) {
        throw new UnavailableError('COORDINATOR_UNKNOWN', 'the mesh does not name this coordinator now', {
          details: { coordinator: account },
        });
      }
      await host.addAddresses(found.peerId, found.addresses);
      return createCoordinatorClient(host, found.peerId);
    },
  };
}
