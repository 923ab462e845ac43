/**
 * Which TEE this machine is, what is missing to get quotes from it, and what the `tee` setting makes of that. Only looks;
 * no quote is requested, and the GPU's confidential mode is not asked.
 * @module
 */
import { asVeilmeshError } from '../../../crypto/core/errors.ts';
import type { Config } from '../../config/schema.ts';
import {
  detectTees,
  type FoundTee,
  type Machine,
  TEE_NAMES,
  thisMachine,
} from '../../tee/providers/detect.ts';
import { chooseTee } from '../../tee/providers/provider.ts';
import { failure, type Outcome, ok, warning } from '../types.ts';

const CONSEQUENCE = "evidence will be SIMULATED: nothing is hidden from this machine's operator";
const FIX = 'use test data only; every answer says what is hidden from whom: veilmesh run';
/** SGX runs single programs under a library OS, which this project does not come with: its quotes are verified, not made. */
const SGX_DEVICE = '/dev/sgx_enclave';

export function checkTee(
  { tee, nsmHelper }: Pick<Config, 'tee' | 'nsmHelper'>,
  machine: Machine = thisMachine,
): Outcome[] {
  const found = detectTees(machine, nsmHelper);
  const outcomes = found.flatMap(missingOf);
  if (machine.exists(SGX_DEVICE)) {
    outcomes.push(
      warning(
        'TEE_SGX_NOT_USED',
        'SGX is not what nodes run in',
        `${SGX_DEVICE} is there; nodes run in virtual machines (TDX, SEV-SNP, dstack) or Nitro enclaves`,
        'run the node in one of those where its evidence is to count as hardware: veilmesh doctor',
      ),
    );
  }
  return [...outcomes, chosen(tee, found)];
}

/** One finding for each thing that stands between a TEE and its quotes. */
const missingOf = ({ tee, sign, missing }: FoundTee): Outcome[] =>
  missing.map(({ what, fix }) =>
    warning(
      'TEE_INCOMPLETE',
      `${TEE_NAMES[tee]}, not ready`,
      `found ${sign}, and ${what}`,
      `${fix}; then: veilmesh doctor`,
    ),
  );

/** What a node started here would do. */
function chosen(setting: Config['tee'], found: readonly FoundTee[]): Outcome {
  try {
    const tee = chooseTee(setting, found);
    if (tee !== 'simulated') {
      const sign = found.find((one) => one.tee === tee)!.sign;
      return ok('TEE_READY', `${TEE_NAMES[tee]}`, `quotes can be made: ${sign}`);
    }
    if (found.length === 0) return warning('TEE_NONE', 'no TEE on this machine', CONSEQUENCE, FIX);
    const what = found.map((one) => TEE_NAMES[one.tee]).join(', ');
    return warning(
      'TEE_NOT_USED',
      'a TEE that the settings leave out',
      `this machine is a ${what}, and tee is set to simulated: ${CONSEQUENCE}`,
      'set tee to auto: veilmesh config show',
    );
  } catch (thrown) {
    const { code, message, hint } = asVeilmeshError(thrown);
    return failure(
      code,
      'a node would not start here',
      message,
      `${hint ?? 'set tee'}; then: veilmesh doctor`,
    );
  }
}
