/**
 * Reference values in a policy: what a manifest says, taken out of it once its signature was checked, so that everybody who
 * judges by the policy compares GPUs with the same values and needs no manifest.
 * @module
 */
import { z } from 'zod';
import { exactBytes, unixSeconds } from '../fields.ts';
import type { Policy } from '../policy.ts';
import type { Rim } from './rim.ts';

const MAX_INDEX = 63;
const MAX_ALTERNATIVES = 16;

export const gpuReferenceSchema = z.strictObject({
  /** Chip, as `GH100` */
  product: z.string().regex(/^G[A-Z]{1,2}[0-9]{3}$/),
  /** Of driver or VBIOS */
  version: z.string().regex(/^[0-9A-F]{1,4}(?:\.[0-9A-F]{1,4}){1,4}$/),
  /** Digests any of which is right, by index in rising order */
  digests: z
    .array(
      z.strictObject({
        index: z.int().min(0).max(MAX_INDEX),
        any: z.array(exactBytes(48)).min(1).max(MAX_ALTERNATIVES),
      }),
    )
    .min(1)
    .max(MAX_INDEX + 1)
    .refine(
      (all) => all.every(({ index }, at) => at === 0 || index > all[at - 1]!.index),
      'expected rising indices',
    ),
  /** When the manifest's certificates expire */
  validUntil: unixSeconds,
});
export type GpuReference = z.infer<typeof gpuReferenceSchema>;

/** What goes into a policy; only a verified manifest can. */
export const referenceOf = ({ product, version, digests, validUntil }: Rim): GpuReference => ({
  product,
  version,
  digests: [...digests].sort(([a], [b]) => a - b).map(([index, any]) => ({ index, any: [...any] })),
  validUntil,
});

/**
 * As good as manifests for whoever trusts the policy's signer, who vouches that they were verified and not revoked, and takes
 * them back by the next policy.
 */
export const rimsOf = ({ gpuReferences }: Policy): readonly Rim[] =>
  gpuReferences.map(
    ({ product, version, digests, validUntil }) =>
      ({
        product,
        version,
        digests: new Map(digests.map(({ index, any }) => [index, any])),
        validUntil,
        unchecked: [],
      }) as unknown as Rim,
  );
