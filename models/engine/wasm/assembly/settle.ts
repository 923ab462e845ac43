/**
 * The way out of a product over block floating point: ((acc * mult + half) >> shift) + bias, saturated to i32.
 * @module
 */
import { addSaturating, highWords, lowWords, saturate } from './simd';

/** Replaces eight sums at `acc` by their results. @param shift 12..33, the row's */
export function settle8(acc: usize, mult: usize, bias: usize, shift: i32): void {
  settle4(acc, mult, bias, shift);
  settle4(acc + 16, mult + 16, bias + 16, shift);
}

@inline
function settle4(acc: usize, mult: usize, bias: usize, shift: i32): void {
  const sums = v128.load(acc);
  const factors = v128.load(mult);
  const half = i64x2.splat((<i64>1) << (shift - 1));
  // products are signed: where mult >= 2^31 that is acc * 2^32 too little
  const missing = v128.and(sums, i32x4.shr_s(factors, 31));
  const low = i64x2.add(
    i64x2.add(i64x2.extmul_low_i32x4_s(sums, factors), half),
    i64x2.shl(i64x2.extend_low_i32x4_s(missing), 32),
  );
  const high = i64x2.add(
    i64x2.add(i64x2.extmul_high_i32x4_s(sums, factors), half),
    i64x2.shl(i64x2.extend_high_i32x4_s(missing), 32),
  );
  const top = highWords(low, high);
  if (shift == 33) {
    v128.store(acc, addSaturating(i32x4.shr_s(top, 1), v128.load(bias)));
    return;
  }
  // the result fits 32 bits when the bits above its sign are all like the sign
  const above = v128.xor(i32x4.shr_s(top, shift - 1), i32x4.shr_s(top, 31));
  if (v128.any_true(above)) {
    for (let i: usize = 0; i < 16; i += 4) settle1(acc + i, mult + i, bias + i, shift);
    return;
  }
  const words = lowWords(i64x2.shr_u(low, shift), i64x2.shr_u(high, shift));
  v128.store(acc, addSaturating(words, v128.load(bias)));
}

function settle1(acc: usize, mult: usize, bias: usize, shift: i32): void {
  const product = <i64>load<i32>(acc) * <i64>load<u32>(mult) + ((<i64>1) << (shift - 1));
  store<i32>(acc, saturate((product >> shift) + <i64>load<i32>(bias)));
}
