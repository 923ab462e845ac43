/**
 * The encrypted channel of every connection: noise, its cipher from OpenSSL, one TCP write a noise message.
 * @module
 */
import { type NoiseComponents, noise } from '@chainsafe/libp2p-noise';
import type { ConnectionEncrypter, MultiaddrConnection } from '@libp2p/interface';
import { noiseCrypto } from './noise-crypto.ts';

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
 * Noise hands over a message as a list: its length, its bytes. TCP would write, and the peer wake for, each of
 * them; a copy into one piece costs a tenth of that.
 */
function inOneWrite<T extends Pick<MultiaddrConnection, 'send'>>(connection: T): T {
  const send = connection.send.bind(connection);
  connection.send = (data) => send(data.subarray());
  return connection;
}
