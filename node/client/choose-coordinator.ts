/**
 * Which coordinator settles what this client asks: one that the mesh names and the chain knows nothing against, that answers;
 * among several the one that holds a deposit of this client already.
 * @module
 */
import { type Address, isAddressEqual } from 'viem';
import { asVeilmeshError, UnavailableError } from '../../crypto/core/errors.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import type { LedgerReads } from '../../settlement/chain/ledger.ts';
import { type CoordinatorReads, coordinatorRefusal } from '../services/coordinators.ts';
import type { NamedCoordinator } from '../services/network.ts';

/** Who is slower is away, as far as a question is concerned. */
const ANSWER_MS = 5_000;

export interface ChoiceOf {
  readonly coordinators: readonly NamedCoordinator[];
  readonly ledger: CoordinatorReads & Pick<LedgerReads, 'accountOf'>;
  readonly host: Pick<MeshHost, 'addAddresses' | 'ping'>;
  readonly client: Address;
}

/**
 * Where all are away it is one of them all the same: what was accepted is settled when it is back.
 * @throws UnavailableError COORDINATOR_UNKNOWN when none is named, COORDINATOR_REFUSED when none may be relied on
 */
export async function chooseCoordinator({
  coordinators,
  ledger,
  host,
  client,
}: ChoiceOf): Promise<NamedCoordinator> {
  if (coordinators.length === 0) throw unknownCoordinator();
  const judged = await Promise.all(
    coordinators.map(async (named) => {
      const { peerId, addresses, account } = named;
      const [refusal, { balance, withdrawing }, answers] = await Promise.all([
        coordinatorRefusal(ledger, account),
        ledger.accountOf(client, account),
        host
          .addAddresses(peerId, addresses)
          .then(() => host.ping(peerId, { timeoutMs: ANSWER_MS }))
          .then(() => true, isAway),
      ]);
      return { named, refusal, answers, deposit: balance - withdrawing };
    }),
  );
  const good = judged.filter(({ refusal }) => refusal === null);
  if (good.length === 0) {
    throw new UnavailableError('COORDINATOR_REFUSED', 'no coordinator of this mesh may be relied on', {
      details: Object.fromEntries(judged.map(({ named, refusal }) => [named.account, refusal!.why])),
      hint: 'join another mesh, or coordinate yourself: veilmesh coordinator',
    });
  }
  const answering = good.filter(({ answers }) => answers);
  const able = answering.length > 0 ? answering : good;
  const own = able[Number(BigInt(client) % BigInt(able.length))]!; // clients without deposits spread over all of them
  return able.reduce((best, one) => (one.deposit > best.deposit ? one : best), own).named;
}

/** @throws UnavailableError COORDINATOR_UNKNOWN */
export function coordinatorNamed(
  coordinators: readonly NamedCoordinator[],
  account: Address,
): NamedCoordinator {
  const found = coordinators.find((one) => isAddressEqual(one.account, account));
  if (found === undefined) throw unknownCoordinator(account);
  return found;
}

function isAway(thrown: unknown): false {
  const error = asVeilmeshError(thrown);
  if (error.family === 'unavailable') return false;
  throw error;
}

const unknownCoordinator = (account?: Address): UnavailableError =>
  new UnavailableError(
    'COORDINATOR_UNKNOWN',
    account === undefined ? 'this mesh names no coordinator' : 'this mesh does not name that coordinator',
    {
      ...(account === undefined ? {} : { details: { coordinator: account } }),
      hint: 'try again when the coordinator runs: veilmesh status',
    },
  );
