/**
 * Runs checks one after another and passes over those whose ground is missing.
 * @module
 */
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import { type Check, type CheckId, type Finding, failure, type Outcome } from './types.ts';

/** Longer than any check takes on a slow machine; a doctor that hangs tells nothing. */
export const CHECK_TIMEOUT_MS = 60_000;

/**
 * Findings in the order of `checks`, each as soon as it is known. A check stands on the ones it depends on, so
 * those come before it in the list.
 */
export async function* runChecks(
  checks: readonly Check[],
  timeoutMs: number = CHECK_TIMEOUT_MS,
): AsyncGenerator<Finding> {
  const fallen = new Set<CheckId>();
  for (const check of checks) {
    const { id, dependsOn = [] } = check;
    const base = { check: id, ...(dependsOn.length === 0 ? {} : { dependsOn }) };
    const missing = dependsOn.filter((needed) => fallen.has(needed));
    if (missing.length > 0) {
      fallen.add(id);
      yield {
        ...base,
        code: `${id.replaceAll('-', '_').toUpperCase()}_SKIPPED`,
        severity: 'skipped',
        title: 'not checked',
        detail: `needs ${missing.join(' and ')}`,
      };
      continue;
    }
    for (const outcome of await outcomes(check, timeoutMs)) {
      if (outcome.severity === 'error') fallen.add(id);
      yield { ...base, ...outcome };
    }
  }
}

/** Every finding at once. */
export async function collect(findings: AsyncIterable<Finding>): Promise<Finding[]> {
  const all: Finding[] = [];
  for await (const finding of findings) all.push(finding);
  return all;
}

async function outcomes(check: Check, timeoutMs: number): Promise<readonly Outcome[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<readonly Outcome[]>((resolve) => {
    timer = setTimeout(() => {
      const detail = `no result after ${timeoutMs / 1_000} s`;
      resolve([
        failure('CHECK_TIMED_OUT', 'check did not end', detail, 'when less is running: veilmesh doctor'),
      ]);
    }, timeoutMs);
  });
  try {
    return await Promise.race([Promise.resolve().then(() => check.run()), late]);
  } catch (thrown) {
    const { code, message, hint } = asVeilmeshError(thrown);
    const fix = hint ?? 'report it with the output of: veilmesh doctor --json';
    return [failure(code, 'check failed', message, fix)];
  } finally {
    clearTimeout(timer);
  }
}
