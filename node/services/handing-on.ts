/**
 * Questions about sessions, asked of a process that has none: where several processes of a coordinator share a database, it hands them
 * on to the one that leads there. Whoever asks need not know which one that is.
 * @module
 */
import type { CborValue } from '../../crypto/core/cbor.ts';
import { UnavailableError } from '../../crypto/core/errors.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import { callRpc, type RpcMethod } from '../../mesh/wire/rpc.ts';
import type { Shared } from '../../settlement/batch/journal-types.ts';
import type { Sequencing } from './sequencing.ts';

export const sessionsMoving = (): UnavailableError =>
  new UnavailableError('SESSIONS_MOVING', 'the sessions of this coordinator are just being taken up', {
    hint: 'ask again in a moment; the same voucher can be sent any number of times',
  });

export interface HandingOn {
  /**
   * Whom to ask in the place of this process; null where it answers itself.
   * @param from who asks: another process of the coordinator has handed it on already, and nobody does so twice
   * @throws UnavailableError SESSIONS_MOVING while nobody is known to lead
   */
  to(from: string): Promise<string | null>;
  /** Whether who asks is another process of this coordinator. */
  isFellow(peerId: string): Promise<boolean>;
}

export function createHandingOn(
  host: Pick<MeshHost, 'peerId' | 'addAddresses'>,
  shared: Pick<Shared, 'leader' | 'isFellow'>,
  { acting }: Pick<Sequencing, 'acting'>,
): HandingOn {
  return {
    async to(from) {
      if (acting()) return null;
      const leader = (await shared.isFellow(from)) ? null : await shared.leader();
      if (leader === null || leader.peerId === host.peerId) throw sessionsMoving();
      await host.addAddresses(leader.peerId, leader.addresses);
      return leader.peerId;
    },
    isFellow: (peerId) => shared.isFellow(peerId),
  };
}

/** How long the one that leads may take: a client that waits for both of them waits longer. */
const ANSWER_MS = 10_000;

/** The answer of whoever has it. */
export async function answered<Request extends CborValue, Response extends CborValue>(
  host: MeshHost,
  handingOn: HandingOn | null,
  method: RpcMethod<Request, Response>,
  request: Request,
  from: string,
  own: () => Promise<Response>,
): Promise<Response> {
  const to = (await handingOn?.to(from)) ?? null;
  return to === null ? await own() : await callRpc(host, to, method, request, { timeoutMs: ANSWER_MS });
}
