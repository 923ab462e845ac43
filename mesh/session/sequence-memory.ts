/**
 * What an enclave lends its sessions for their sequences: bytes out of a fixed budget, reserved when a session
 * opens for as many positions as it may ever use, so that a session that was opened never fails for memory.
 * @module
 */
import { UnavailableError } from '../../crypto/core/errors.ts';

export interface SequenceMemory {
  /** @returns gives the bytes back; calls after the first do nothing. @throws UnavailableError SESSION_MEMORY */
  reserve(bytes: number): () => void;
  readonly reserved: number;
}

export function createSequenceMemory(budgetBytes: number): SequenceMemory {
  let reserved = 0;
  return {
    get reserved() {
      return reserved;
    },
    reserve(bytes) {
      if (reserved + bytes > budgetBytes) {
        throw new UnavailableError('SESSION_MEMORY', 'this node has no memory for so many positions now', {
          details: { wanted: bytes, free: budgetBytes - reserved },
          hint: 'ask for fewer positions, or run it again: the planner takes another node where there is one',
        });
      }
      reserved += bytes;
      let held = bytes;
      return () => {
        reserved -= held;
        held = 0;
      };
    },
  };
}
