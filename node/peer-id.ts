/**
 * A peer's id as the chain knows it.
 * @module
 */
import { keccak256 } from 'viem';
import { utf8 } from '../crypto/core/bytes.ts';

/** Half of a node's name in the registry, beside its operator (`nodeId`). */
export const peerIdHash = (peerId: string): Uint8Array => keccak256(utf8(peerId), 'bytes');
