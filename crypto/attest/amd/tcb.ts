/**
 * TCB_VERSION of AMD's secure processor: eight bytes, laid out by product.
 * @module
 */
import { VerificationError } from '../../core/errors.ts';
import type { SnpProduct } from './roots.ts';

/** Security versions, 0 to 255. */
export interface SnpTcb {
  readonly bootLoader: number;
  readonly tee: number;
  readonly snp: number;
  readonly microcode: number;
  /** Turin and later: the first mutable code */
  readonly fmc?: number;
}

type Layout = readonly (keyof SnpTcb | null)[];
const ZEN_3_4: Layout = ['bootLoader', 'tee', null, null, null, null, 'snp', 'microcode'];
const ZEN_5: Layout = ['fmc', 'bootLoader', 'tee', 'snp', null, null, null, 'microcode'];
const LAYOUTS: Readonly<Record<SnpProduct, Layout>> = { Milan: ZEN_3_4, Genoa: ZEN_3_4, Turin: ZEN_5 };

/** The parts that a product has. */
export const tcbParts = (product: SnpProduct): readonly (keyof SnpTcb)[] =>
  LAYOUTS[product].filter((part) => part !== null);

/**
 * @param bytes eight, as the report has them
 * @throws VerificationError TEE_QUOTE_MALFORMED for a reserved byte that is not zero
 */
export function readTcb(bytes: Uint8Array, product: SnpProduct): SnpTcb {
  const found = { bootLoader: 0, tee: 0, snp: 0, microcode: 0 } as {
    -readonly [part in keyof SnpTcb]: SnpTcb[part];
  };
  for (const [at, part] of LAYOUTS[product].entries()) {
    if (part !== null) found[part] = bytes[at]!;
    else if (bytes[at] !== 0) {
      throw new VerificationError(
        'TEE_QUOTE_MALFORMED',
        'a TCB version has a part that its product has not',
        {
          details: { product, byte: at, got: bytes[at]! },
        },
      );
    }
  }
  return found;
}

/** No part of `a` is above that of `b`. */
export const atMost = (a: SnpTcb, b: SnpTcb): boolean =>
  a.bootLoader <= b.bootLoader &&
  a.tee <= b.tee &&
  a.snp <= b.snp &&
  a.microcode <= b.microcode &&
  (a.fmc ?? 0) <= (b.fmc ?? 0);

/** Part by part the lower one of two versions of one product. */
export const lower = (a: SnpTcb, b: SnpTcb): SnpTcb => ({
  bootLoader: Math.min(a.bootLoader, b.bootLoader),
  tee: Math.min(a.tee, b.tee),
  snp: Math.min(a.snp, b.snp),
  microcode: Math.min(a.microcode, b.microcode),
  ...(a.fmc === undefined || b.fmc === undefined ? {} : { fmc: Math.min(a.fmc, b.fmc) }),
});

/** For people: `bootLoader 3, tee 0, …`. */
export const tcbText = (tcb: SnpTcb): string =>
  Object.entries(tcb)
    .map(([part, version]) => `${part} ${version}`)
    .join(', ');
