/**
 * The protocol that peer.ts echoes.
 * @module
 */
import type { WireProtocol } from '../../../mesh/wire/types.ts';

export const ECHO: WireProtocol = { id: '/test/echo/1', maxMessageBytes: 1 << 20 };
