/**
 * How the registry names what an enclave runs and where: 32 bytes each (contracts/NodeRegistry.sol).
 * @module
 */
import { keccak_256 } from '@noble/hashes/sha3.js';
import { utf8 } from '../../crypto/core/bytes.ts';

/** Of a measurement's text, as policies list it (crypto/attest/report.ts). */
export const measurementId = (measurement: string): Uint8Array => keccak_256(utf8(measurement));

/** Of evidence that names no machine. */
export const NO_PLATFORM: Uint8Array = new Uint8Array(32);

export const registeredPlatform = (platformId: Uint8Array | null): Uint8Array => platformId ?? NO_PLATFORM;
