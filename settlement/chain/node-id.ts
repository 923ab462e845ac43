/**
 * A node's id in the registry, from who staked for it and which peer it is.
 * @module
 */
import { type Address, hexToBytes, keccak256 } from 'viem';
import { concatBytes } from '../../crypto/core/bytes.ts';

/** NodeRegistry.nodeId: 32 bytes. */
export const nodeId = (operator: Address, peerIdHash: Uint8Array): Uint8Array =>
  hexToBytes(keccak256(concatBytes(new Uint8Array(12), hexToBytes(operator), peerIdHash)));
