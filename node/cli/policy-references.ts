/**
 * Reference values for GPUs, from NVIDIA's manifests into a policy's draft.
 * @module
 */
import { referenceOf } from '../../crypto/attest/nvidia/reference.ts';
import { type Rim, type RimOptions, verifyRim } from '../../crypto/attest/nvidia/rim.ts';
import type { PolicyDraft } from '../../crypto/attest/policy.ts';
import { VerificationError } from '../../crypto/core/errors.ts';

/**
 * The draft with what these manifests say added to what it has. Each is verified first, and that none of its certificates
 * is revoked must be known: nobody who judges by the policy asks again.
 * @throws VerificationError TEE_GPU_STATUS_MISSING, or as verifyRim
 */
export async function addReferences(
  draft: PolicyDraft,
  manifests: readonly Uint8Array[],
  options: RimOptions,
): Promise<PolicyDraft> {
  if (manifests.length === 0) return draft;
  const rims = await Promise.all(manifests.map((xml) => verifyRim(xml, options)));
  for (const rim of rims) requireStatuses(rim);
  return { ...draft, gpuReferences: [...(draft.gpuReferences ?? []), ...rims.map(referenceOf)] };
}

function requireStatuses({ product, version, unchecked }: Rim): void {
  if (unchecked.length === 0) return;
  throw new VerificationError(
    'TEE_GPU_STATUS_MISSING',
    `nothing says that who signed the manifest of ${product} ${version} was not revoked`,
    {
      details: { unchecked },
      hint: "ask NVIDIA's OCSP service about each (openssl ocsp … -respout FILE), then: veilmesh policy sign --status FILE…",
    },
  );
}
