/**
 * Where a data stream of the previous hop and the session that waits for it meet, in whichever order they come.
 *
 * A place is (previous hop's peer id, edge tag): a stranger who learnt a tag cannot take or block it. Whoever
 * says HELLO costs one stream until the session comes or `openMs` is over; a peer can hold no more places than
 * this node serves sessions.
 * @module
 */
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { UnavailableError, type VeilmeshError, VerificationError } from '../../crypto/core/errors.ts';
import type { WireStream } from '../wire/types.ts';

/** Over all peers. */
const MAX_WAITING = 1_024;

export interface HelloTable {
  /**
   * A stream whose HELLO named `tag`. Aborted with SESSION_UNKNOWN when no session comes for it.
   * @throws UnavailableError SESSION_LIMIT
   */
  offer(tag: Uint8Array, stream: WireStream): void;
  /**
   * The stream of this peer and tag, now or when it comes.
   * @throws UnavailableError SESSION_PREVIOUS_LOST after `openMs`; the signal's reason when it aborts
   * @throws VerificationError SESSION_TAG_REUSED when another session waits for the same
   */
  take(
    previous: { readonly peerId: string; readonly tag: Uint8Array },
    signal: AbortSignal,
  ): Promise<WireStream>;
  /** Aborts every stream that still waits. */
  close(): void;
}

export function createHelloTable(options: { readonly openMs: number; readonly perPeer: number }): HelloTable {
  const arrived = new Map<string, { readonly stream: WireStream; forget(): void }>();
  const awaited = new Map<string, (stream: WireStream) => void>();
  const perPeer = new Map<string, number>();
  const placeOf = (peerId: string, tag: Uint8Array): string => `${peerId}/${bytesToHex(tag)}`;

  function offer(tag: Uint8Array, stream: WireStream): void {
    const peerId = stream.remotePeerId;
    const place = placeOf(peerId, tag);
    const session = awaited.get(place);
    if (session !== undefined) {
      awaited.delete(place);
      session(stream);
      return;
    }
    const held = perPeer.get(peerId) ?? 0;
    if (held >= options.perPeer || arrived.size >= MAX_WAITING || arrived.has(place)) {
      throw new UnavailableError('SESSION_LIMIT', 'too many data streams wait for their session');
    }
    perPeer.set(peerId, held + 1);
    const timer = setTimeout(() => drop(place, unknown()), options.openMs);
    const forget = (): void => {
      clearTimeout(timer);
      if (arrived.get(place)?.stream !== stream) return;
      arrived.delete(place);
      const left = perPeer.get(peerId)! - 1;
      if (left === 0) perPeer.delete(peerId);
      else perPeer.set(peerId, left);
    };
    arrived.set(place, { stream, forget });
    void stream.closed.then(forget);
  }

  function drop(place: string, error: VeilmeshError): void {
    const waiting = arrived.get(place);
    waiting?.forget();
    waiting?.stream.abort(error);
  }

  async function take(
    { peerId, tag }: { readonly peerId: string; readonly tag: Uint8Array },
    signal: AbortSignal,
  ): Promise<WireStream> {
    signal.throwIfAborted();
    const place = placeOf(peerId, tag);
    const waiting = arrived.get(place);
    if (waiting !== undefined) {
      waiting.forget();
      return waiting.stream;
    }
    if (awaited.has(place)) {
      throw new VerificationError('SESSION_TAG_REUSED', 'two sessions name one edge tag');
    }
    const met = Promise.withResolvers<WireStream>();
    // The place is free again in the same turn in which the wait ends, so that no stream is handed to nobody.
    const giveUp = (error: VeilmeshError): void => {
      if (awaited.delete(place)) met.reject(error);
    };
    const late = new UnavailableError(
      'SESSION_PREVIOUS_LOST',
      'the previous hop did not open its data stream',
    );
    const timer = setTimeout(() => giveUp(late), options.openMs);
    const aborted = (): void => giveUp(signal.reason);
    signal.addEventListener('abort', aborted, { once: true });
    awaited.set(place, met.resolve);
    try {
      return await met.promise;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', aborted);
    }
  }

  return {
    offer,
    take,
    close: () => {
      for (const place of [...arrived.keys()]) drop(place, unknown());
    },
  };
}

const unknown = (): UnavailableError =>
  new UnavailableError('SESSION_UNKNOWN', 'no session came for this data stream');
