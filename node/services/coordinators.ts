/**
 * Which coordinators a node works with, and how to reach them: those that the mesh names, asked for again when a voucher names
 * another one than before, and of whom the chain knows no reason why money should not be left with them.
 * @module
 */
import { type Address, isAddressEqual } from 'viem';
import { UnavailableError } from '../../crypto/core/errors.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import type { LedgerReads } from '../../settlement/chain/ledger.ts';
import { type CoordinatorClient, createCoordinatorClient } from './coordinator.ts';
import { askNetwork, type NamedCoordinator, type NetworkInfo } from './network.ts';
import { createPaySessionClient, type PaySessionClient } from './pay-session-rpc.ts';

export type CoordinatorReads = Pick<LedgerReads, 'batchesOf' | 'getBatch' | 'time'> & {
  readonly committee: Pick<LedgerReads['committee'], 'coordinatorBond'>;
  readonly vault: Pick<LedgerReads['vault'], 'standingOf'>;
};

export interface CoordinatorRefusal {
  readonly code: 'COORDINATOR_VOID' | 'COORDINATOR_NO_BOND' | 'COORDINATOR_BEHIND';
  /** Of whom it is said, for people: "its batches are void". */
  readonly why: string;
}

/** Anybody makes a batch final: one that nobody has, so long after its window, is of a coordinator that is gone. Seconds. */
const BEHIND_SECONDS = 600;

/** Why nobody should leave money with this coordinator, by the chain; null where there is no reason. */
export async function coordinatorRefusal(
  ledger: CoordinatorReads,
  account: Address,
): Promise<CoordinatorRefusal | null> {
  const [{ posted, finalized, voidFrom }, standing, bond] = await Promise.all([
    ledger.batchesOf(account),
    ledger.vault.standingOf(account),
    ledger.committee.coordinatorBond(),
  ]);
  if (voidFrom !== null) return { code: 'COORDINATOR_VOID', why: `its batches are void from ${voidFrom} on` };
  if (standing < bond)
    return { code: 'COORDINATOR_NO_BOND', why: `it has ${standing} of ${bond} wei of bond` };
  if (posted === finalized) return null;
  const [next, now] = await Promise.all([ledger.getBatch(account, finalized + 1), ledger.time()]);
  const late = next === null ? 0 : now - next.header.finalAt;
  if (late <= BEHIND_SECONDS) return null;
  return {
    code: 'COORDINATOR_BEHIND',
    why: `its batch ${finalized + 1} is not final ${late} s after its window`,
  };
}

const MAX_REMEMBERED = 4_096;

/** Whether a coordinator loses something when it posts what it should not; asked of the chain now and then. */
export function bondedCoordinators(
  ledger: Pick<CoordinatorReads, 'committee' | 'vault'>,
): (account: Address) => Promise<boolean> {
  const known = new Map<Address, { readonly at: number; readonly answer: boolean }>();
  return async (account) => {
    const last = known.get(account);
    if (last !== undefined && performance.now() - last.at < STANDING_MS) return last.answer;
    const at = performance.now();
    const [standing, bond] = await Promise.all([
      ledger.vault.standingOf(account),
      ledger.committee.coordinatorBond(),
    ]);
    if (known.size >= MAX_REMEMBERED) known.clear();
    known.set(account, { at, answer: standing >= bond });
    return standing >= bond;
  };
}

export interface Coordinators {
  /** Named by the mesh, and not refused. */
  isKnown(account: Address): Promise<boolean>;
  /** @throws UnavailableError COORDINATOR_UNKNOWN | MESH_* */
  clientOf(account: Address): Promise<CoordinatorClient>;
  /** What it says of its sessions. @throws as clientOf */
  sessionsOf(account: Address): Promise<PaySessionClient>;
}

/** No more often is the mesh asked about an account that it did not name. */
const ASK_AGAIN_MS = 10_000;
/** Of several processes of one coordinator, one that takes longer is passed over. */
const PING_MS = 2_000;
/** How long what the chain says of a coordinator is believed. */
const STANDING_MS = 30_000;

export function createCoordinators(
  host: MeshHost,
  introducer: string,
  network: NetworkInfo,
  ledger: CoordinatorReads,
): Coordinators {
  const { contracts } = network;
  let current = network.coordinators;
  /** By account, of those that the mesh names. */
  const standings = new Map<Address, { readonly at: number; readonly good: boolean }>();
  let askedAt = Number.NEGATIVE_INFINITY;

  /** Of one account several processes may be named, which share a journal. */
  async function named(account: Address): Promise<readonly NamedCoordinator[]> {
    const known = (): readonly NamedCoordinator[] =>
      current.filter((one) => isAddressEqual(one.account, account));
    if (known().length === 0 && performance.now() - askedAt > ASK_AGAIN_MS) {
      askedAt = performance.now();
      current = (await askNetwork(host, introducer)).coordinators;
    }
    return known();
  }

  async function isGood(account: Address): Promise<boolean> {
    const known = standings.get(account);
    if (known !== undefined && performance.now() - known.at < STANDING_MS) return known.good;
    const at = performance.now();
    const good = (await coordinatorRefusal(ledger, account)) === null;
    standings.set(account, { at, good });
    return good;
  }

  async function reachable(account: Address): Promise<NamedCoordinator> {
    const found = await named(account);
    for (const { peerId, addresses } of found) await host.addAddresses(peerId, addresses);
    const [first, ...others] = found;
    if (first === undefined) {
      throw new UnavailableError('COORDINATOR_UNKNOWN', 'the mesh does not name this coordinator now', {
        details: { coordinator: account },
      });
    }
    if (others.length === 0) return first;
    for (const one of found) if (await answers(one)) return one;
    return first;
  }

  const answers = ({ peerId }: NamedCoordinator): Promise<boolean> =>
    host.ping(peerId, { timeoutMs: PING_MS }).then(
      () => true,
      () => false,
    );

  return {
    async isKnown(account) {
      return (await named(account)).length > 0 && (await isGood(account));
    },
    clientOf: async (account) => createCoordinatorClient(host, (await reachable(account)).peerId, contracts),
    sessionsOf: async (account) =>
      createPaySessionClient(host, (await reachable(account)).peerId, account, contracts),
  };
}
