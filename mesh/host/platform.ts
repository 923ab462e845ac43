/**
 * What a host takes from Node: TCP and WebSockets, both to dial and to listen, and OpenSSL's cipher.
 * @module
 */
import { tcp } from '@libp2p/tcp';
import type { HostPlatform } from './types.ts';
import { boundedWebSockets } from './web-sockets.ts';

export { noiseCrypto } from './noise-crypto.ts';

export const platform: HostPlatform = {
  transports: (limits) => [tcp(), boundedWebSockets(limits)],
  gater: {},
};
