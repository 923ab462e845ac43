/**
 * What a host takes from a browser: WebSockets, to dial; libp2p's own cipher.
 * @module
 */
import { webSockets } from '@libp2p/websockets';
import type { HostPlatform } from './types.ts';

export { defaultCrypto as noiseCrypto } from '@chainsafe/libp2p-noise/crypto';

export const platform: HostPlatform = {
  transports: () => [webSockets()],
  // libp2p's own for browsers denies ws: and private addresses; noise encrypts either, and a mesh may be on this machine
  gater: { denyDialMultiaddr: () => false },
};
