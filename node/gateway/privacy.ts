/**
 * What kind of privacy a request asks for: by headers, or behind the model's name where a client cannot set any (`smollm2@L2`,
 * `use-lite@twin`).
 * @module
 */
import { type AssuranceLevel, LEVELS, reachesLevel } from '../../crypto/attest/levels.ts';
import { PRIVACY_MODES, type RunPrivacy } from '../client/privacy-modes.ts';
import { ParameterError } from './errors.ts';
import type { AskedPrivacy } from './types.ts';

export const MODE_HEADER = 'x-veilmesh-privacy';
export const LEVEL_HEADER = 'x-veilmesh-min-level';
/** Of all headers that are this API's. */
const OWN_HEADERS = 'x-veilmesh-';

const isMode = (text: string): text is RunPrivacy => (PRIVACY_MODES as readonly string[]).includes(text);
const isLevel = (text: string): text is AssuranceLevel => (LEVELS as readonly string[]).includes(text);

/**
 * @param model as the request has it, with or without suffixes
 * @param least level that the process itself asks for
 * @throws UsageError MODEL_SUFFIX | PRIVACY_HEADER | PRIVACY_CONFLICT | PRIVACY_VEIL_ONLY
 */
export function askedPrivacy(
  model: string,
  headers: Pick<Headers, 'get' | 'keys'>,
  least: AssuranceLevel,
): { readonly model: string; readonly privacy: AskedPrivacy } {
  const [name, ...suffixes] = model.split('@');
  const unknown = suffixes.find((suffix) => !isMode(suffix) && !isLevel(suffix));
  if (unknown !== undefined) {
    throw new ParameterError(
      'MODEL_SUFFIX',
      'model',
      `behind the name of a model go ${[...PRIVACY_MODES, ...LEVELS].join(', ')}`,
      `${name}@twin, or ${name}@L2`,
    );
  }
  // a demand under a name that is not quite right would be one that nobody hears
  const strange = [...headers.keys()].find(
    (header) => header.startsWith(OWN_HEADERS) && header !== MODE_HEADER && header !== LEVEL_HEADER,
  );
  if (strange !== undefined) {
    throw new ParameterError(
      'PRIVACY_HEADER',
      strange.slice(0, 100),
      `of a request's headers only ${MODE_HEADER} and ${LEVEL_HEADER} are known here`,
    );
  }
  const modes = suffixes.filter(isMode);
  const levels = suffixes.filter(isLevel);
  const mode = headers.get(MODE_HEADER);
  const level = headers.get(LEVEL_HEADER);
  if (mode !== null) {
    if (!isMode(mode)) throw badHeader(MODE_HEADER, PRIVACY_MODES);
    modes.push(mode);
  }
  if (level !== null) {
    if (!isLevel(level)) throw badHeader(LEVEL_HEADER, LEVELS);
    levels.push(level);
  }
  if (new Set(modes).size > 1) {
    throw new ParameterError(
      'PRIVACY_CONFLICT',
      'model',
      `two modes of privacy at once: ${modes.join(', ')}`,
    );
  }
  const privacy: AskedPrivacy = {
    mode: modes[0] ?? 'veil',
    minLevel: strictest([least, ...levels]),
  };
  if (privacy.mode !== 'veil' && privacy.minLevel !== 'L0') {
    throw new ParameterError(
      'PRIVACY_VEIL_ONLY',
      'model',
      `levels are of veil, which rests on TEEs; ${privacy.mode} does not`,
      'ask for the mode or for a level',
    );
  }
  return { model: name!, privacy };
}

/** Of at least one. */
export const strictest = (levels: readonly AssuranceLevel[]): AssuranceLevel =>
  levels.reduce((most, one) => (reachesLevel(one, most) ? one : most));

const badHeader = (header: string, known: readonly string[]): ParameterError =>
  new ParameterError('PRIVACY_HEADER', header, `${header} is one of ${known.join(', ')}`);
