/**
 * Opening a session at all hops of a route in parallel: one HPKE envelope to each hop's attested key.
 * @module
 */
import { asVeilmeshError, UnavailableError, type VeilmeshError } from '../../crypto/core/errors.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import { createHpkeSender, type HpkeSender } from '../../crypto/seal/hpke.ts';
import { drawSessionId } from '../../crypto/seal/replay-guard.ts';
import type { MeshHost } from '../host/types.ts';
import { END, type WireStream } from '../wire/types.ts';
import {
  HEARSAY_GRACE_MS,
  hopLost,
  isHearsay,
  remoteError,
  seenAt,
  unexpectedMessage,
} from './client-errors.ts';
import { firstPromise } from './client-promises.ts';
import type { ClientSessionOptions, RouteHop } from './client-session.ts';
import { sessionProtocol } from './hop-host.ts';
import {
  encodeOpenContent,
  encodeOpenEnvelope,
  MESSAGE,
  OPEN_INFO,
  type SessionStory,
  TAG_BYTES,
} from './protocol.ts';

/** What a client draws for one session; nothing of it is used twice but a nonce that names parties. */
export interface SessionSecrets {
  readonly sessionId: Uint8Array;
  /** Of a session that is paid the hash of its parties, so that what its claims say of them can be shown to the chain. */
  readonly clientNonce: Uint8Array;
  readonly blindKey: Uint8Array;
  /** By edge: no hop learns the secret of an edge it is no end of. */
  readonly edgeSecrets: readonly Uint8Array[];
  /** By edge. */
  readonly tags: readonly Uint8Array[];
}

export const drawSecrets = (
  hopCount: number,
  notAfter: number,
  payment: Uint8Array | null,
): SessionSecrets => ({
  sessionId: drawSessionId(notAfter),
  clientNonce: payment ?? randomBytes(32),
  blindKey: randomBytes(32),
  edgeSecrets: Array.from({ length: hopCount + 1 }, () => randomBytes(32)),
  tags: Array.from({ length: hopCount + 1 }, () => randomBytes(TAG_BYTES)),
});

/** The same for every hop. */
export const storyOf = (
  { requestId, attempt, promises }: Pick<ClientSessionOptions, 'requestId' | 'attempt' | 'promises'>,
  { blindKey }: Pick<SessionSecrets, 'blindKey'>,
): SessionStory => ({ requestId, attempt, payment: promises?.terms ?? null, blindKey });

export interface OpenedHop {
  readonly hop: RouteHop;
  readonly hpke: HpkeSender;
  /** The control stream, READY received. */
  readonly stream: WireStream;
}

/**
 * All hops, or none: on the first failure the others are let go.
 * @throws the failure that names the hop at fault best: what this client saw, else what a hop says of itself, else
 *   what it says of a neighbour
 */
export async function openHops(
  host: MeshHost,
  options: ClientSessionOptions,
  secrets: SessionSecrets,
): Promise<OpenedHop[]> {
  const abandoned = new AbortController();
  const { promises, frameRows } = options;
  const voucher = promises?.sign(secrets.sessionId, firstPromise(promises, frameRows));
  voucher?.catch(() => {}); // every hop that waits for it learns why
  let grace: ReturnType<typeof setTimeout> | undefined;
  const results = await Promise.allSettled(
    options.hops.map(async (_, index) => {
      try {
        return await openHop(host, options, secrets, voucher, index, abandoned.signal);
      } catch (thrown) {
        grace ??= setTimeout(() => {
          abandoned.abort(new UnavailableError('SESSION_ABANDONED', 'another hop did not open the session'));
        }, HEARSAY_GRACE_MS);
        throw thrown;
      }
    }),
  );
  clearTimeout(grace);
  const opened = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  if (opened.length === results.length) return opened;
  const failures = results.flatMap((result) =>
    result.status === 'rejected' ? [asVeilmeshError(result.reason)] : [],
  );
  // Of equals the last: a hop whose successor is silent cannot say READY either.
  const error = failures.toReversed().toSorted((a, b) => hearsayRank(a) - hearsayRank(b))[0]!;
  for (const { stream } of opened) stream.abort(error);
  throw error;
}

/** Lower is better evidence of who is at fault. */
function hearsayRank(error: VeilmeshError): number {
  if (isHearsay(error)) return 2;
  if (error.details.remote === true) return 1;
  return error.code === 'SESSION_ABANDONED' ? 3 : 0; // our own word, of hops that were let go
}

async function openHop(
  host: MeshHost,
  options: ClientSessionOptions,
  secrets: SessionSecrets,
  voucher: Promise<Uint8Array> | undefined,
  index: number,
  signal: AbortSignal,
): Promise<OpenedHop> {
  const { hops, openTimeoutMs: timeoutMs } = options;
  const hop = hops[index]!;
  const hpke = await createHpkeSender({ recipientPublicKey: hop.hpkeKey, info: OPEN_INFO });
  const content = encodeOpenContent({
    version: 1,
    chainId: options.chainId,
    settlement: options.settlement,
    sessionId: secrets.sessionId,
    ...storyOf(options, secrets),
    clientNonce: secrets.clientNonce,
    secretIn: secrets.edgeSecrets[index]!,
    secretOut: secrets.edgeSecrets[index + 1]!,
    modelRoot: options.modelRoot,
    shardRoot: hop.shardRoot,
    hopIndex: index,
    hopCount: hops.length,
    previous: index === 0 ? null : asNeighbour(hops[index - 1]!),
    next: index === hops.length - 1 ? null : asNeighbour(hops[index + 1]!),
    tagIn: secrets.tags[index]!,
    tagOut: secrets.tags[index + 1]!,
    notAfter: options.notAfter,
    positions: options.positions,
    sampling: index === hops.length - 1 ? options.sampling : null,
  });
  const sealed = await hpke.seal(content, hop.evidenceHash);
  const promised = await voucher; // what it fails with is our own
  let stream: WireStream | undefined;
  const abandon = (): void => stream?.abort(signal.reason);
  signal.addEventListener('abort', abandon, { once: true });
  try {
    signal.throwIfAborted();
    await host.addAddresses(hop.peerId, hop.addresses);
    stream = await host.openStream(hop.peerId, sessionProtocol(options.maxFrameBytes), { timeoutMs, signal });
    await stream.send(MESSAGE.open, encodeOpenEnvelope({ enc: hpke.enc, sealed }), { timeoutMs });
    if (promised !== undefined) await stream.send(MESSAGE.voucher, promised, { timeoutMs });
    const reply = await stream.receive({ timeoutMs });
    if (reply === END) throw hopLost(hop, index);
    if (reply.type === MESSAGE.error) throw remoteError(reply.bytes, hops, index);
    if (reply.type !== MESSAGE.ready) throw unexpectedMessage(index);
    return { hop, hpke, stream };
  } catch (thrown) {
    const error = signal.aborted ? signal.reason : seenAt(hop, index, asVeilmeshError(thrown));
    stream?.abort(error);
    throw error;
  } finally {
    signal.removeEventListener('abort', abandon);
  }
}

const asNeighbour = (hop: RouteHop) => ({
  peerId: hop.peerId,
  addresses: [...hop.addresses],
  evidence: hop.evidence,
});
