/**
 * The refusal of malformed GPU evidence.
 * @module
 */
import { type ErrorDetails, VerificationError } from '../../core/errors.ts';

export const malformed = (field: string, details: ErrorDetails = {}, cause?: unknown): VerificationError =>
  new VerificationError('TEE_GPU_MALFORMED', `the GPU evidence's ${field} is malformed`, {
    details: { field, ...details },
    cause,
  });
