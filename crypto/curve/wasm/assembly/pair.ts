/**
 * Elements of Fp into pairs (pair-source.ts) and out of them.
 * @module
 */
import { ONE, SIZE } from './fp-field';
import { mulPair, PAIR, squarePair } from './fp-pair';

const powers: usize = memory.data(16 * 104);

/** out = (a, b): four limbs of each at a time, and the thirteenth. */
@inline
export function join(out: usize, a: usize, b: usize): void {
  for (let i: usize = 0; i < 48; i += 16) {
    const x = v128.load(a + i);
    const y = v128.load(b + i);
    v128.store(out + (i << 1), i8x16.shuffle(x, y, 0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23));
    v128.store(out + (i << 1), i8x16.shuffle(x, y, 8, 9, 10, 11, 24, 25, 26, 27, 12, 13, 14, 15, 28, 29, 30, 31), 16);
  }
  store<u32>(out, load<u32>(a, 48), 96);
  store<u32>(out, load<u32>(b, 48), 100);
}

/** (a, b) = pair */
@inline
export function part(a: usize, b: usize, pair: usize): void {
  for (let i: usize = 0; i < 48; i += 16) {
    const x = v128.load(pair + (i << 1));
    const y = v128.load(pair + (i << 1), 16);
    v128.store(a + i, i8x16.shuffle(x, y, 0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27));
    v128.store(b + i, i8x16.shuffle(x, y, 4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31));
  }
  store<u32>(a, load<u32>(pair, 96), 48);
  store<u32>(b, load<u32>(pair, 100), 48);
}

/** Replaces the first or second element by `a`. */
export function replace(pair: usize, second: usize, a: usize): void {
  for (let i: usize = 0; i < SIZE; i += 4) store<u32>(pair + (i << 1) + (second << 2), load<u32>(a + i));
}

/** out = pair, with the halves that `mask` sets taken from `other`. */
@inline
export function choose(out: usize, pair: usize, other: usize, mask: v128): void {
  for (let i: usize = 0; i < 96; i += 16) {
    v128.store(out + i, v128.bitselect(v128.load(other + i), v128.load(pair + i), mask));
  }
  const last = v128.bitselect(v128.load64_zero(other, 96), v128.load64_zero(pair, 96), mask);
  v128.store64_lane(out, last, 0, 96);
}

/** out = a^e; e of `count` words, lowest first, not 0. `out` may be `a`. */
export function powerPair(out: usize, a: usize, e: usize, count: i32): void {
  join(powers, ONE, ONE);
  for (let i: usize = 1; i < 16; i++) mulPair(powers + i * PAIR, powers + (i - 1) * PAIR, a);
  join(out, ONE, ONE);
  for (let i = count * 8 - 1; i >= 0; i--) {
    for (let j = 0; j < 4; j++) squarePair(out, out);
    const digit = (load<u32>(e + (<usize>(i >> 3) << 2)) >> (<u32>(i & 7) << 2)) & 15;
    if (digit) mulPair(out, out, powers + <usize>digit * PAIR);
  }
}
