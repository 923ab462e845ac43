/**
 * libp2p's errors by name -> the project's families. Their messages do not leave here: they hold addresses
 * and stacks, and change between versions.
 * @module
 */
import { asVeilmeshError, UnavailableError, UsageError, VeilmeshError } from '../../crypto/core/errors.ts';

const STREAM_LIMIT = new Set(['TooManyOutboundProtocolStreamsError', 'TooManyInboundProtocolStreamsError']);

/** What the system said, ECONNREFUSED and the like: all of the message that leaves here. */
const systemCode = (cause: unknown): string | undefined =>
  cause instanceof Error ? /\bE[A-Z]{4,16}\b/.exec(cause.message)?.[0] : undefined;

/** For a failed dial or open. */
export function reachError(cause: unknown, target: string, protocol?: string): VeilmeshError {
  if (cause instanceof VeilmeshError) return cause;
  const name = cause instanceof Error ? cause.name : 'unknown';
  const details = {
    target,
    reason: systemCode(cause) ?? name,
    ...(protocol === undefined ? {} : { protocol }),
  };
  if (name === 'UnsupportedProtocolError') {
    return new UnavailableError('MESH_PROTOCOL_MISSING', 'the peer does not serve this protocol', {
      cause,
      details,
      hint: 'the peer may run another role or version: veilmesh status',
    });
  }
  if (STREAM_LIMIT.has(name)) {
    return new UnavailableError('MESH_STREAM_LIMIT', 'too many streams to this peer', { cause, details });
  }
  if (name === 'DialDeniedError') {
    return new UnavailableError('MESH_PEER_BANNED', 'this peer misbehaved and is not dialled for a while', {
      cause,
      details,
    });
  }
  return new UnavailableError('MESH_PEER_UNREACHABLE', 'the peer cannot be reached', {
    cause,
    details,
    hint: 'check that it runs and that its address is right: veilmesh doctor',
  });
}

/** For a slot that a relay did not give. */
export function relayError(cause: unknown, relay: string): VeilmeshError {
  if (cause instanceof VeilmeshError) return cause;
  return new UnavailableError('MESH_NO_RELAY', 'the peer relays for this host no connections', {
    cause,
    details: { relay, reason: cause instanceof Error ? cause.name : 'unknown' },
    hint: 'it may not relay, or have no slot left: name another one, veilmesh node --relay <multiaddr>',
  });
}

/** For a stream that fails when it is used: libp2p throws this when the connection has closed meanwhile. */
export function streamError(thrown: unknown): VeilmeshError {
  const closed = thrown instanceof Error && thrown.name === 'StreamStateError';
  if (!closed) return asVeilmeshError(thrown);
  return new UnavailableError('MESH_STREAM_CLOSED', 'the stream is closed', { cause: thrown });
}

/** For a failed start. */
export function listenError(cause: unknown, listen: readonly string[]): VeilmeshError {
  const text = cause instanceof Error ? cause.message : '';
  const details = { listen };
  if (text.includes('EADDRINUSE')) {
    return new UsageError('MESH_PORT_IN_USE', 'another process listens on this port', {
      cause,
      details,
      hint: 'choose another port, or 0 for a free one: veilmesh node --listen /ip4/127.0.0.1/tcp/0',
    });
  }
  return new UsageError('MESH_LISTEN_FAILED', 'cannot listen on the given addresses', {
    cause,
    details,
    hint: 'listen on an address of this machine: veilmesh node --listen /ip4/127.0.0.1/tcp/0',
  });
}
