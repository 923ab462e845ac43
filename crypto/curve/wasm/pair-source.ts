/**
 * The same arithmetic for two elements at a time, one in each half of a vector: `i64x2.extmul_low_i32x4_u` multiplies two
 * pairs of limbs at once, and twice as many a cycle as 64-bit words are multiplied one by one.
 *
 * A pair is stored limb by limb, 8 bytes each: the first element's limb, the second's. Sums, bounds and the invariant of
 * elements are those of field-source.ts, in each half.
 *
 * Differences are worked out in signed 64-bit halves, which have no arithmetic shift: 2^(bits+4) is added before the
 * shift and 2^4 taken off after it, and a column is above −2^(bits+4): at most two limbs are taken off, or two limbs of m and a carry.
 * @module
 */
import { columnSums, type FieldShape, indices, limbsOf, quotientFactor } from './field-source.ts';

const sum = (terms: readonly string[]): string =>
  terms.reduce((all, term) => (all === '' ? term : `i64x2.add(${all}, ${term})`), '');
const times = (a: string, b: string): string => `i64x2.extmul_low_i32x4_u(${a}, ${b})`;
const loads = (name: string, from: string, limbs: number): string =>
  indices(limbs)
    .map((i) => `  const ${name}${i} = v128.load64_zero(${from}, ${8 * i});`)
    .join('\n');
/** The lower words of the halves, side by side. */
const LOW_WORDS = '0, 1, 2, 3, 8, 9, 10, 11, 0, 1, 2, 3, 8, 9, 10, 11';

function reduction(shape: FieldShape, column: (k: number) => string): string {
  const { bits, limbs } = shape;
  const joint = columnSums(shape) === 'joint';
  const lines = [
    loads('m', 'PAIR_MODULUS', limbs),
    '  const mask = v128.load(PAIR_MASK);',
    '  const wordMask = v128.load(PAIR_WORD_MASK);',
    '  const factor = v128.load(PAIR_FACTOR);',
    ...(joint ? [] : ['  let s: v128;']),
    '  let t = i64x2.splat(0);',
  ];
  for (const k of indices(2 * limbs)) {
    const low = k < limbs;
    const products = k < 2 * limbs - 1 ? column(k) : 'i64x2.splat(0)';
    const quotients = indices(limbs)
      .filter((i) => i < k && k - i < limbs)
      .map((i) => times(`q${i}`, `m${k - i}`));
    if (!joint) lines.push(`  s = ${products};`);
    lines.push(`  t = ${sum(['t', joint ? products : 'v128.and(s, mask)', ...quotients])};`);
    if (low) {
      lines.push(`  const q${k} = v128.and(i32x4.mul(i8x16.shuffle(t, t, ${LOW_WORDS}), factor), wordMask);`);
      lines.push(`  t = ${sum(['t', times(`q${k}`, 'm0')])};`);
    } else {
      lines.push(
        `  v128.store64_lane(out, i8x16.shuffle(v128.and(t, mask), t, ${LOW_WORDS}), 0, ${8 * (k - limbs)});`,
      );
    }
    const carry = `i64x2.shr_u(t, ${bits})`;
    lines.push(`  t = ${joint ? carry : sum([carry, `i64x2.shr_u(s, ${bits})`])};`);
  }
  return lines.join('\n');
}

function product(shape: FieldShape): string {
  const column = (k: number): string =>
    sum(
      indices(shape.limbs)
        .filter((i) => k - i >= 0 && k - i < shape.limbs)
        .map((i) => times(`a${i}`, `b${k - i}`)),
    );
  return `/** out = a·b·R^-1 */
export function mulPair(out: usize, a: usize, b: usize): void {
${loads('a', 'a', shape.limbs)}
${loads('b', 'b', shape.limbs)}
${reduction(shape, column)}
}`;
}

function square(shape: FieldShape): string {
  const column = (k: number): string => {
    const twice = indices(shape.limbs)
      .filter((i) => i < k - i && k - i < shape.limbs)
      .map((i) => times(`a${i}`, `a${k - i}`));
    const terms = twice.length === 0 ? [] : [`i64x2.shl(${sum(twice)}, 1)`];
    if (k % 2 === 0) terms.push(times(`a${k / 2}`, `a${k / 2}`));
    return sum(terms);
  };
  return `/** out = a·a·R^-1 */
export function squarePair(out: usize, a: usize): void {
${loads('a', 'a', shape.limbs)}
${reduction(shape, column)}
}`;
}

/** As field-source.ts's `combine`; −1 stands for true in a half. */
function combine(name: string, plus: readonly string[], minus: readonly string[], shape: FieldShape): string {
  const { bits, limbs } = shape;
  const top = limbsOf(shape.modulus, shape)[limbs - 1]!;
  const load = (operand: string, i: number): string => `v128.load64_zero(${operand}, ${8 * i})`;
  const limb = (i: number): string => {
    const added = plus.map((operand) => load(operand, i)).reduce((a, b) => `i32x4.add(${a}, ${b})`);
    return minus.reduce((rest, operand) => `i32x4.sub(${rest}, ${load(operand, i)})`, added);
  };
  const below = indices(Math.ceil((3 * minus.length) / 2)).map(
    (j) => `i32x4.lt_s(s, i32x4.splat(${BigInt(minus.length) - BigInt(j) * top}))`,
  );
  const atLeast = [1n, 2n].map((j) => `i32x4.ge_s(s, i32x4.splat(${j * (top + 1n)}))`);
  const count = (terms: readonly string[]): string => terms.reduce((a, b) => `i32x4.add(${a}, ${b})`);
  const lines = [
    `  const s = ${limb(limbs - 1)};`,
    `  const n = ${minus.length > 0 ? `i32x4.neg(${count(below)})` : count(atLeast)};`,
    '  const mask = v128.load(PAIR_MASK);',
    '  const lift = v128.load(PAIR_LIFT);',
    '  const first = v128.load(PAIR_FIRST_LIFT);',
    '  let t: v128;',
  ];
  for (const i of indices(limbs)) {
    const carried = i === 0 ? 'first' : `i64x2.add(i64x2.shr_u(t, ${bits}), lift)`;
    const multiple = `i64x2.extmul_low_i32x4_s(n, ${load('PAIR_MODULUS', i)})`;
    lines.push(`  t = ${sum([carried, multiple, `i64x2.extend_low_i32x4_s(${limb(i)})`])};`);
    lines.push(`  v128.store64_lane(out, i8x16.shuffle(v128.and(t, mask), t, ${LOW_WORDS}), 0, ${8 * i});`);
  }
  const operands = [...plus, ...minus];
  return `/** out = ${plus.join(' + ')}${minus.map((operand) => ` - ${operand}`).join('')} */
export function ${name}(out: usize, ${operands.map((operand) => `${operand}: usize`).join(', ')}): void {
${lines.join('\n')}
}`;
}

/** The module `fr-pair` or `fp-pair`. @throws InternalError CURVE_BOUNDS */
export function pairSource(shape: FieldShape): string {
  columnSums(shape);
  const { modulus, bits, limbs } = shape;
  const halves = (value: bigint): string => `memory.data<u64>([${value}, ${value}])`;
  const words = (value: bigint): string => `memory.data<u32>([${value}, ${value}, ${value}, ${value}])`;
  const mask = (1n << BigInt(bits)) - 1n;
  const lift = 1n << BigInt(bits + 4);
  const pairs = limbsOf(modulus, shape).flatMap((limb) => [limb, limb]);
  return `/** Bytes of a pair. */
export const PAIR: usize = ${8 * limbs};
// in memory, and so not rebuilt from immediates at every use
const PAIR_MODULUS: usize = memory.data<u32>([${pairs.join(', ')}]);
const PAIR_MASK: usize = ${halves(mask)};
const PAIR_WORD_MASK: usize = ${words(mask)};
const PAIR_FACTOR: usize = ${words(quotientFactor(shape))};
const PAIR_FIRST_LIFT: usize = ${halves(lift)};
const PAIR_LIFT: usize = ${halves(lift - 16n)};

${product(shape)}

${square(shape)}

${combine('addPair', ['a', 'b'], [], shape)}

${combine('subPair', ['a'], ['b'], shape)}

${combine('subBothPair', ['a'], ['b', 'c'], shape)}
`;
}
