/**
 * The encrypted channel of every connection, and the streams on it: noise, its cipher from OpenSSL, one TCP write a
 * noise message; yamux, with a short way for small messages and a ping that tells whether the peer is alive.
 * @module
 */
import { type NoiseComponents, noise } from '@chainsafe/libp2p-noise';
import { type YamuxMuxerInit, yamux } from '@chainsafe/libp2p-yamux';
import type {
  ConnectionEncrypter,
  MessageStream,
  MultiaddrConnection,
  StreamMuxerFactory,
} from '@libp2p/interface';
import { Uint8ArrayList } from 'uint8arraylist';
import { noiseCrypto } from '#host-platform';
import { layLanes } from '../wire/lane.ts';
import { MAX_WRITE_BYTES } from './presets.ts';
import type { HostLimits } from './types.ts';

/** For libp2p's `connectionEncrypters`. */
export function noiseChannel(): (components: NoiseComponents) => ConnectionEncrypter {
  const make = noise({ crypto: noiseCrypto });
  return (components) => {
    const channel: ConnectionEncrypter = make(components);
    const outbound = channel.secureOutbound.bind(channel);
    const inbound = channel.secureInbound.bind(channel);
    return Object.assign(channel, {
      secureOutbound: (...[connection, options]: Parameters<typeof outbound>) =>
        outbound(inOneWrite(connection), options),
      secureInbound: (...[connection, options]: Parameters<typeof inbound>) =>
        inbound(inOneWrite(connection), options),
    });
  };
}

/**
 * For libp2p's `streamMuxers`. Pings its peer and drops the connection when one goes unanswered. libp2p's own monitor
 * opens a stream for every ping, with a negotiation and book-keeping at both ends; yamux has a frame for it.
 */
export function multiplexer(init: YamuxMuxerInit, limits: PingLimits): () => StreamMuxerFactory {
  const make = yamux({ ...init, enableKeepAlive: false });
  return () => {
    const factory = make();
    const create = factory.createStreamMuxer.bind(factory);
    return Object.assign(factory, {
      createStreamMuxer: (...[secure]: Parameters<typeof create>) => {
        const muxer = create(secure);
        layLanes(secure, muxer);
        keepAsking(secure, muxer, limits);
        return muxer;
      },
    });
  };
}

type PingLimits = Pick<HostLimits, 'pingIntervalMs' | 'pingTimeoutMs'>;
interface Pingable {
  /** One round trip; rejects when the signal is aborted first. */
  ping(options: { readonly signal: AbortSignal }): Promise<number>;
}

function keepAsking(
  secure: MessageStream,
  muxer: Pingable,
  { pingIntervalMs, pingTimeoutMs }: PingLimits,
): void {
  const ask = (): void => {
    muxer.ping({ signal: AbortSignal.timeout(pingTimeoutMs) }).catch((error: Error) => secure.abort(error));
  };
  setTimeout(ask, 0); // yamux widens its windows once it knows the round trip
  const timer = setInterval(ask, pingIntervalMs);
  secure.addEventListener('close', () => clearInterval(timer), { once: true });
}

/**
 * Noise hands over a message as a list: its length, its bytes. TCP would write, and the peer wake for, each of
 * them; a copy into one piece costs a tenth of that. What is longer than a peer takes at once goes in several.
 */
function inOneWrite<T extends Pick<MultiaddrConnection, 'send'>>(connection: T): T {
  const send = connection.send.bind(connection);
  connection.send = (data) => {
    const whole = data.subarray();
    if (whole.length <= MAX_WRITE_BYTES) return send(whole);
    const pieces = new Uint8ArrayList();
    for (let from = 0; from < whole.length; from += MAX_WRITE_BYTES)
      pieces.append(whole.subarray(from, from + MAX_WRITE_BYTES));
    return send(pieces);
  };
  return connection;
}
