/**
 * Runs the contract's own code in this process, with the bytecode that the chain has under the contract's address (settlement/evm).
 * No gas, no network, no block.
 * @module
 */
import type { Hex } from 'viem';
import { hexToBytes } from 'viem';
import { InternalError } from '../../crypto/core/errors.ts';
import { createEvm } from '../evm/evm.ts';
import { REFUSALS, type Refusal, type StepTerms } from './accounting.ts';
import { encodeStepCall } from './step-call.ts';
import type { Order, StepFacts } from './types.ts';

export interface Executor {
  /** The root after the step, or why it is refused. @throws InternalError STEP_REVERTED when the witness does not fit */
  step(
    terms: StepTerms,
    root: Uint8Array,
    signed: Order,
    facts: StepFacts,
    witness: readonly Uint8Array[],
  ): Promise<{ readonly root: Uint8Array; readonly refusal: Refusal | null }>;
}

/** Root and refusal. */
const ANSWER_BYTES = 64;

/** @param code of EphemeralSession */
export async function createExecutor(code: Hex): Promise<Executor> {
  const evm = await createEvm(hexToBytes(code));
  return {
    async step(terms, root, signed, facts, witness) {
      const { ended, output } = evm.call(encodeStepCall(terms, root, signed, facts, witness));
      if (ended !== 'returned' || output.length !== ANSWER_BYTES) {
        throw new InternalError('STEP_REVERTED', "the contract's code did not take the step's witness", {
          details: { ended, output: Buffer.from(output.subarray(0, 100)).toString('hex') },
        });
      }
      const refusal = REFUSALS[output[ANSWER_BYTES - 1]!]!;
      return { root: output.subarray(0, 32), refusal: refusal === 'None' ? null : refusal };
    },
  };
}
