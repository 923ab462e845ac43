/**
 * Statements of products in the shape that nodes sign, under nobody's signature.
 */
import { randomBytes } from '../../crypto/core/random.ts';
import type { SignedRingStatement } from '../../crypto/ring/statement.ts';

/** @param count leaves @param signer which of 256 keys */
export const statementOf = (count: number, signer = 0): SignedRingStatement => ({
  statement: {
    version: 1,
    chainId: 1,
    settlement: new Uint8Array(20),
    modelRoot: new Uint8Array(32),
    shardRoot: new Uint8Array(32),
    role: 'product',
    session: randomBytes(32),
    root: randomBytes(32),
    count,
    rows: 1,
    notAfter: 2_000_000_000,
  },
  enclaveKey: new Uint8Array(96).fill(signer),
  signature: new Uint8Array(48),
});
