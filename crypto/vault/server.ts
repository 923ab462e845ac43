/**
 * The node of vault: multiplies encrypted masks with weights it encoded once. It holds no secret.
 * @module
 */
import { UnavailableError } from '../core/errors.ts';
import { known } from './client.ts';
import { decodeRequest, encodeReply } from './codec.ts';
import { type Packing, packingOf, type VaultMap, weightsFor } from './packing.ts';
import { assertNoise, DEGREE } from './parameters.ts';
import type { Seal, Term } from './seal.ts';

/** A term in SEAL's memory. */
const TERM_BYTES = 8 * DEGREE;
/** SEAL's memory is a 32-bit WebAssembly's. */
const MAX_TERM_BYTES = 2 ** 30;

export interface VaultServer {
  /**
   * The products of one request.
   * @throws UsageError VAULT_OP_UNKNOWN; VerificationError VAULT_REQUEST_MALFORMED
   */
  correct(op: string, request: Uint8Array): Uint8Array<ArrayBuffer>;
  close(): void;
}

/**
 * Encodes all weights, a third of a millisecond a term of up to 1,024 weights.
 * @throws UsageError VAULT_SHAPE; UnavailableError VAULT_MEMORY; InternalError VAULT_WEIGHTS | VAULT_NOISE
 */
export function createVaultServer(seal: Seal, maps: readonly VaultMap[]): VaultServer {
  const packed = maps.map((map) => {
    const packing = packingOf(map.shape);
    return { packing, weights: weightsFor(packing, map) };
  });
  const bytes = packed.reduce((sum, { packing }) => sum + termsOf(packing) * TERM_BYTES, 0);
  if (bytes > MAX_TERM_BYTES) {
    throw new UnavailableError(
      'VAULT_MEMORY',
      'the encoded weights of these operations are too large for vault',
      {
        details: { bytes, most: MAX_TERM_BYTES },
        hint: 'cut the model into more shards, or use --privacy twin or veil',
      },
    );
  }
  const products = new Map(
    packed.map(({ packing, weights }) => [packing.op, { packing, terms: encode(seal, packing, weights) }]),
  );

  return {
    correct(op, request) {
      const { packing, terms } = known(products, op);
      const { rows, from, inputs } = decodeRequest(packing, request);
      const sums = seal.multiply(inputs, packing.outputs.length, (i, o) => terms[from + i]![o]);
      return encodeReply(packing, rows, sums);
    },
    close() {
      for (const { terms } of products.values()) {
        for (const row of terms) for (const term of row) term?.close();
      }
      products.clear();
    },
  };
}

const termsOf = ({ inputs, outputs }: Packing): number => inputs.length * outputs.length;

/** Terms by input and output, undefined where all weights are zero. Sees to it that no request's noise is too much. */
function encode(seal: Seal, packing: Packing, weights: Int8Array): (Term | undefined)[][] {
  const norms = new Float64Array(packing.outputs.length);
  return packing.inputs.map((_, i) => {
    if (i % packing.inputsPerRequest === 0) norms.fill(0);
    return packing.outputs.map((_, o) => {
      const term = packing.term(weights, i, o);
      if (term === undefined) return undefined;
      norms[o]! += term.reduce((sum, weight) => sum + Math.abs(weight), 0);
      assertNoise(norms[o]!);
      return seal.createTerm(term);
    });
  });
}
