/**
 * What a proof of possession signs besides the key itself (NodeRegistry.possessionMessage): chain, registry
 * and operator, so that nobody registers another node's key with a copied proof.
 * @module
 */
import type { Address } from 'viem';
import { hexToBytes, numberToBytes } from 'viem';
import { concatBytes } from '../../crypto/core/bytes.ts';

/** Context for `provePossession` of crypto/poea: 72 bytes. */
export const possessionContext = (chainId: number, nodeRegistry: Address, operator: Address): Uint8Array =>
  concatBytes(numberToBytes(chainId, { size: 32 }), hexToBytes(nodeRegistry), hexToBytes(operator));
