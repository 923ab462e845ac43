/**
 * e^−x in integers: what sampling gives each candidate as its weight.
 *
 * Committed data, because no engine's Math.exp is specified to the bit; a test derives the three tables again from
 * models/quantize/portable-math.ts. The weight of x = a + (32 b + c) / 1024 is two rounded products of their entries.
 * @module
 */

/** Weight of the best candidate; a sum over 2¹⁸ candidates stays below 2⁵³ by far. */
export const WEIGHT_ONE = 2 ** 26;
/** Steps of the exponent a unit. */
export const WEIGHT_STEPS = 1024;

/** round(2²⁶ · e^−a), down to the last that is not 0. */
export const WHOLE = [
  67_108_864, 24_687_971, 9_082_197, 3_341_154, 1_229_142, 452_176, 166_346, 61_195, 22_513, 8_282, 3_047,
  1_121, 412, 152, 56, 21, 8, 3, 1,
];

/** round(2²⁶ · e^(−b/32)). */
export const COARSE = [
  67_108_864, 65_044_141, 63_042_943, 61_103_316, 59_223_365, 57_401_253, 55_635_202, 53_923_487, 52_264_436,
  50_656_428, 49_097_894, 47_587_310, 46_123_203, 44_704_141, 43_328_739, 41_995_654, 40_703_584, 39_451_266,
  38_237_478, 37_061_035, 35_920_786, 34_815_620, 33_744_456, 32_706_248, 31_699_983, 30_724_677, 29_779_378,
  28_863_163, 27_975_137, 27_114_432, 26_280_209, 25_471_652,
];

/** round(2²⁶ · e^(−c/1024)). */
export const FINE = [
  67_108_864, 67_043_360, 66_977_920, 66_912_544, 66_847_231, 66_781_983, 66_716_798, 66_651_676, 66_586_619,
  66_521_624, 66_456_694, 66_391_826, 66_327_022, 66_262_281, 66_197_604, 66_132_989, 66_068_437, 66_003_949,
  65_939_524, 65_875_161, 65_810_861, 65_746_624, 65_682_450, 65_618_338, 65_554_289, 65_490_302, 65_426_378,
  65_362_516, 65_298_717, 65_234_980, 65_171_305, 65_107_692,
];

/** Both factors are at most 2²⁶, so the product and its rounding are exact in a double. */
const product = (p: number, q: number): number => Math.floor((p * q + WEIGHT_ONE / 2) / WEIGHT_ONE);

/** Entry x: the weight of e^(−x/1024), falling; everything beyond the table weighs 0. */
export const WEIGHTS: Float64Array = Float64Array.from({ length: WHOLE.length * WEIGHT_STEPS }, (_, x) => {
  const [a, b, c] = [Math.floor(x / WEIGHT_STEPS), Math.floor(x / 32) % 32, x % 32];
  return product(WHOLE[a]!, product(COARSE[b]!, FINE[c]!));
});
