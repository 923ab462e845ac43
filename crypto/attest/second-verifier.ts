/**
 * The second verifier of Intel quotes, where there is one; `#second-verifier` in package.json chooses this file or its sibling.
 * @module
 */
import { dcapQvl } from './intel/dcap-qvl.ts';
import type { SecondVerifier } from './intel/verify.ts';

export const secondVerifier: SecondVerifier | null = dcapQvl;
