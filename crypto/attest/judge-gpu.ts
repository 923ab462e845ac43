/**
 * What a policy makes of a GPU's evidence.
 * @module
 */
import { VerificationError } from '../core/errors.ts';
import type { Policy } from './policy.ts';
import type { GpuFacts } from './report.ts';

/** That none of its certificates was revoked is known: from statuses that came along, or from NVIDIA's service, which asked. */
const statusKnown = ({ unchecked, appraisedBy }: GpuFacts): boolean =>
  unchecked.length === 0 || appraisedBy.includes('nras');

/**
 * Compared with its vendor's values, not revoked, and alone: what works with others shows values to GPUs and switches that
 * nobody has seen, and an old driver that does not say counts as one that does.
 */
export const isAppraised = (gpu: GpuFacts): boolean =>
  gpu.level === 'GPU_APPRAISED' && gpu.mode === 'single' && statusKnown(gpu);

/** @throws VerificationError TEE_GPU_REQUIRED | TEE_GPU_STATUS_MISSING | TEE_GPU_LEVEL */
export function requireGpu(gpu: GpuFacts | null, { gpu: demanded }: Policy): void {
  if (demanded === 'none') return;
  if (gpu === null) {
    throw new VerificationError('TEE_GPU_REQUIRED', 'the policy asks for evidence of a GPU', {
      details: { expected: demanded, got: 'none' },
      hint: 'choose nodes with confidential GPUs: veilmesh policy check --model NAME',
    });
  }
  if (!statusKnown(gpu)) {
    throw new VerificationError(
      'TEE_GPU_STATUS_MISSING',
      "nothing says that the GPU's certificates were not revoked",
      {
        details: { unchecked: gpu.unchecked },
        hint: "the node must add NVIDIA's OCSP answers, or the attestation service's token: veilmesh doctor",
      },
    );
  }
  if (demanded === 'genuine' || isAppraised(gpu)) return;
  throw new VerificationError(
    'TEE_GPU_LEVEL',
    "the GPU is genuine, but nothing compared what it runs with its vendor's values, or it works with others",
    {
      details: { expected: 'GPU_APPRAISED', got: gpu.level, mode: gpu.mode },
      hint: "the node must add the attestation service's token: veilmesh doctor",
    },
  );
}
