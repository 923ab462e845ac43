/**
 * Every engine's admission, and which one a node here would compute with.
 * @module
 */
import { asVeilmeshError, VeilmeshError } from '../../../crypto/core/errors.ts';
import {
  ENGINE_NAMES,
  type EngineName,
  type EngineReport,
  selectEngine,
} from '../../../models/engine/select.ts';
import type { EnginePreference } from '../../config/engine-preferences.ts';
import { failure, type Outcome, ok, warning } from '../types.ts';

/** Report of one selection, its engine already closed. @throws UnavailableError ENGINE_NONE */
export type Select = (prefer: EngineName | undefined) => Promise<readonly EngineReport[]>;

export const selectWith =
  (threads: number): Select =>
  async (prefer) => {
    const { engine, report } = await selectEngine({ threads, ...(prefer === undefined ? {} : { prefer }) });
    await engine.close();
    return report;
  };

/**
 * One finding for the choice and one for each other engine. An engine that nobody asked for and that is not
 * here (the GPU's, mostly) is harmless; one that computes wrong bits is a warning even when another serves.
 */
export async function checkEngine(preference: EnginePreference, select: Select): Promise<Outcome[]> {
  const asked = preference === 'auto' ? undefined : preference;
  let report: readonly EngineReport[];
  try {
    report = await select(asked);
  } catch (thrown) {
    const { code, message, details } = asVeilmeshError(thrown);
    const refused = Array.isArray(details.refused) ? ` (${details.refused.join('; ')})` : '';
    return [failure(code, 'no engine', message + refused, 'install the packages anew: npm ci')];
  }
  const chosen = report.find(({ state }) => state === 'chosen')!;
  const states = new Map(report.map((entry) => [entry.name, entry]));
  for (const name of ENGINE_NAMES) {
    if (!states.has(name)) states.set(name, await stateOf(name, select));
  }
  const others = ENGINE_NAMES.filter((name) => name !== chosen.name).map((name) => states.get(name)!);
  return [
    ok('ENGINE_OK', `computes with ${chosen.name}`, chosen.reason),
    ...others.map((one) => outcome(one, asked)),
  ];
}

/** How an engine fares when it is the one asked for. */
async function stateOf(name: EngineName, select: Select): Promise<EngineReport> {
  try {
    return (await select(name)).find((entry) => entry.name === name)!;
  } catch (thrown) {
    if (thrown instanceof VeilmeshError) return { name, state: 'refused', reason: thrown.message };
    throw thrown;
  }
}

function outcome({ name, state, reason }: EngineReport, asked: EngineName | undefined): Outcome {
  const other = 'let the fastest correct one be taken: veilmesh doctor --engine auto';
  const detail = reason.trim();
  switch (state) {
    case 'chosen':
      return ok('ENGINE_ADMITTED', `${name} could serve`, detail);
    case 'refused':
      return warning('ENGINE_REFUSED', `${name} computes other bits`, detail, other);
    case 'unavailable':
      return name === asked
        ? warning('ENGINE_UNAVAILABLE', `${name} is asked for and not here`, detail, other)
        : ok('ENGINE_ABSENT', `${name} is not here, which is harmless`, detail);
  }
}
