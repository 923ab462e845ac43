/**
 * `veilmesh localnet --cheat`: a question to a route of which one node's simulated TEE is broken, and what becomes of the node.
 * @module
 */
import { asVeilmeshError, InternalError, UsageError } from '../../crypto/core/errors.ts';
import type { Config } from '../config/schema.ts';
import type { Localnet } from '../localnet/options.ts';
import { SMOLLM2 } from '../models/names.ts';
import type { Cheat } from '../tee/cheats.ts';
import type { Output } from './output.ts';
import { type RunRequest, runAndReport } from './run.ts';

/** A stale answer is seen where another question was asked before. */
const EARLIER: Readonly<Record<string, readonly string[]>> = {
  digits: ['3'],
  [SMOLLM2]: ['Name three colours of the rainbow.'],
};

/** @throws UsageError CHEAT_QUESTION */
export function checkCheat(cheat: Cheat, model: string): void {
  if (cheat !== 'cached' || EARLIER[model] !== undefined) return;
  throw new UsageError(
    'CHEAT_QUESTION',
    `there is no second question for ${model}, which a stale answer needs`,
    {
      hint: `--model digits, or another cheat`,
    },
  );
}

/**
 * Asks and audits, disputes what is found, and asks again over a new node in the convicted one's place.
 * @throws InternalError CHEAT_UNSEEN when the audit found nothing; and as runAndReport
 */
export async function playCheat(
  localnet: Localnet,
  config: Config,
  cheat: Cheat,
  request: Omit<RunRequest, 'audit'>,
  out: Output,
): Promise<void> {
  checkCheat(cheat, request.model!); // it may be another than was asked for
  const shard = localnet.cheatShard!;
  out.note(
    `\nhop ${shard + 1} cheats (${cheat}), by a SIMULATED BROKEN TEE: its evidence and signatures are right, its computation is not`,
  );
  if (cheat === 'cached') {
    await runAndReport(config, out, { ...request, input: EARLIER[request.model!]!, audit: null });
  }
  const error = await runAndReport(config, out, { ...request, audit: 1 }).then(
    () => null,
    (thrown: unknown) => asVeilmeshError(thrown),
  );
  if (error === null)
    throw new InternalError('CHEAT_UNSEEN', 'the audit found nothing wrong with a broken node');
  if (error.code !== 'AUDIT_DIVERGED') throw error;
  out.done('refused', `the answer is not to be used: ${error.message}`);
  out.note('\na new node takes its place; the convicted one still runs, and says so to everybody\n');
  await localnet.spare(shard);
  await runAndReport(config, out, { ...request, audit: 1 });
  out.note('\nthe route leaves the convicted node out, and every hop computed what it signed');
}
