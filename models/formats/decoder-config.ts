/**
 * Plausibility of a decoder's configuration, before anything is sized by it.
 * @module
 */
import type { DecoderConfig } from './float-model.ts';
import { refuse, shown } from './refuse.ts';

/** Above every published dense decoder; keeps products of two within a tensor's bounds. */
const LIMITS = {
  layers: 512,
  width: 65_536,
  heads: 1024,
  kvHeads: 1024,
  headDim: 1024,
  hidden: 2 ** 20,
  vocabulary: 2 ** 20,
  context: 2 ** 24,
} as const satisfies Partial<Record<keyof DecoderConfig, number>>;

/** @throws UsageError MODEL_CONFIG, which names the field */
export function checkDecoderConfig(config: DecoderConfig): DecoderConfig {
  for (const [field, limit] of Object.entries(LIMITS)) {
    const value = config[field as keyof typeof LIMITS];
    if (!Number.isSafeInteger(value) || value < 1 || value > limit)
      fail(`${field} is ${value}`, `a whole number from 1 to ${limit}`);
  }
  const { heads, kvHeads, headDim, normEpsilon, rotaryBase } = config;
  if (heads % kvHeads !== 0)
    fail(`${heads} heads share ${kvHeads} key-value heads`, 'a whole number of heads each');
  if (!(normEpsilon >= 0 && normEpsilon < 1)) fail(`normEpsilon is ${normEpsilon}`, 'a number from 0 to 1');
  if (rotaryBase !== null) {
    if (headDim % 2 !== 0) fail(`headDim is ${headDim}`, 'an even number, for rotary pairs');
    if (!(rotaryBase > 1 && rotaryBase <= 1e12))
      fail(`rotaryBase is ${rotaryBase}`, 'a number from 1 to 1e12');
  }
  return { ...config, name: shown(config.name) };
}

function fail(what: string, expected: string): never {
  throw refuse(
    'MODEL_CONFIG',
    `the model's ${what}`,
    expected,
    'compare the file with the one its publisher gives',
  );
}
