/**
 * The verifier's questions and steps in plain words.
 * @module
 */
import type { PartName } from '../../../settlement/receipt/parts.ts';
import type { Outcome } from './messages.ts';
import type { Run } from './run.ts';

export const QUESTIONS: Readonly<Record<PartName, string>> = {
  evidence: 'Is the evidence real, and was it young enough?',
  measurement: 'Did it run what the policy allows?',
  keys: 'Are the keys its own?',
  'claims chain': 'Did these keys sign this work, for this client?',
  commitments: 'Did each hop take what the one before it sent?',
  settlement: 'Does the chain hold it, and is it paid?',
};

const STEPS: Readonly<Record<string, string>> = {
  canonical: 'the file is a receipt, in its one exact form',
  'client-signature': 'its client signed every byte of it',
  deployment: 'it is of the contracts that the header names',
  manifest: 'the model is the one that the claims name',
  vouchers: 'the client signed to pay for it',
  evidence: 'signatures and certificates lead to a known root, nothing is revoked',
  measurement: 'the measured code is on the policy’s list',
  keys: 'the quotes bind the keys that signed',
  age: 'the quotes were young enough',
  claims: 'every hop signed its part, and the parts make one chain',
  commitments: 'what one hop sent is what the next received',
  inclusion: 'the work is in the batch',
  'rollup-state': 'the batch is in the rollup’s storage',
  finality: 'how far it is settled',
  checks: 'what spot-checks say of the arithmetic',
  payment: 'it is paid',
  block: 'the block is the one that you trust',
  mode: 'it promises what this version promises',
  statements: 'every node signed what it was given and answered',
  coverage: 'all shards are there, and nobody is on both sides',
  registration: 'the keys are those of staked nodes',
};

export const stepWords = (name: string): string => STEPS[name] ?? name;

/** What a verdict comes to: a step that is pending holds nothing yet. */
export function meaningOf({ verdict, steps }: Pick<Outcome, 'verdict' | 'steps'>): string {
  switch (verdict) {
    case 'verified': {
      const open = steps.filter(({ state }) => state === 'pending').map(({ name }) => name);
      return open.length === 0
        ? 'every step holds against a block that you trust'
        : `nothing is wrong with it, against a block that you trust; not shown yet: ${open.join(', ')}`;
    }
    case 'unanchored':
      return 'nothing is wrong with it, but only what came with the receipt vouches for chain, contracts or policy';
    case 'refused':
      return 'do not rely on this receipt';
  }
}

/** Who vouches for the block, as a verdict names it. @param source whom the receipt and its header came from */
export function trustedFrom(trust: NonNullable<Run['trust']>, source: string): string {
  switch (trust) {
    case 'beside':
      return `from ${source}: if it is one you trust, name it yourself below`;
    case 'own-file':
      return 'from the header file that you chose';
    case 'own-hash':
      return 'by the hash that you gave';
    case 'own-node':
      return 'as the node that you named has it';
  }
}
