/**
 * AssemblyScript for one prime field: Montgomery arithmetic as straight lines over small limbs, for any modulus.
 *
 * WebAssembly multiplies 64-bit words without giving the upper half, so a limb has `bits` <= 30 of them and a column
 * of a product is summed in one 64-bit word, its carry taken once a column. Whether every sum fits is worked out here,
 * in `columnSums`, for the very modulus and limbs the code is made for; a field that does not fit is not built.
 *
 * The invariant of an element, before and after every function: each limb is below 2^bits and the value below 3m/2.
 * So an element is not canonical, but only two words stand for zero: 0 and m. With R = 2^(bits·limbs):
 * - product: a·b·R^-1 < (9/4)m²/R + m < 3m/2, as R > 5m.
 * - sums and differences add a multiple of m picked from the top limbs; `multiple` has the argument.
 * @module
 */
import { InternalError } from '../../core/errors.ts';

export interface FieldShape {
  readonly modulus: bigint;
  readonly bits: number;
  readonly limbs: number;
}

const WORD = 1n << 64n;

export const limbsOf = (value: bigint, { bits, limbs }: FieldShape): bigint[] =>
  Array.from({ length: limbs }, (_, i) => (value >> BigInt(bits * i)) & ((1n << BigInt(bits)) - 1n));

export const indices = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** Largest value of each limb of an element: full, but for the last, which ends at 3m/2. */
function largestLimbs(shape: FieldShape): bigint[] {
  const full = (1n << BigInt(shape.bits)) - 1n;
  const top = ((3n * shape.modulus) / 2n) >> BigInt(shape.bits * (shape.limbs - 1));
  return indices(shape.limbs).map((i) => (i === shape.limbs - 1 ? top : full));
}

/** How a column of a product is summed; see `columnSums`. */
type Columns = 'joint' | 'apart';

/**
 * A column k sums products of the operands' limbs, products of the quotient's limbs (below 2^bits) with the modulus's, and
 * the carry. Where all that fits 64 bits it is one sum; else the operands' part is apart, its lower bits join the other,
 * and the carry is both, shifted.
 * @throws InternalError CURVE_BOUNDS when not even that fits
 */
export function columnSums(shape: FieldShape): Columns {
  const { modulus, bits, limbs } = shape;
  const full = (1n << BigInt(bits)) - 1n;
  const largest = largestLimbs(shape);
  const m = limbsOf(modulus, shape);
  let columns: Columns = 'joint';
  let carry = 0n;
  for (let k = 0; k < 2 * limbs; k++) {
    let products = 0n;
    let reduced = carry;
    for (const i of indices(limbs)) {
      const j = k - i;
      if (j < 0 || j >= limbs) continue;
      products += largest[i]! * largest[j]!;
      reduced += full * m[j]!;
    }
    if (products + reduced >= WORD) columns = 'apart';
    if (products >= WORD || reduced + full >= WORD) {
      throw new InternalError('CURVE_BOUNDS', `column ${k} of a product does not fit 64 bits`);
    }
    carry = (products >> BigInt(bits)) + ((reduced + full) >> BigInt(bits));
  }
  const radix = 1n << BigInt(bits * limbs);
  if (radix < 5n * modulus || bits > 30 || modulus >> BigInt(bits * (limbs - 1)) < 1n << 12n) {
    throw new InternalError(
      'CURVE_BOUNDS',
      'the limbs leave no room above the modulus, or too little in the last',
    );
  }
  return columns;
}

const sum = (terms: readonly string[]): string => terms.join(' + ');
const loads = (name: string, { limbs }: FieldShape): string =>
  indices(limbs)
    .map((i) => `  const ${name}${i} = <u64>load<u32>(${name}, ${4 * i});`)
    .join('\n');

/** −m^-1 mod 2^bits, by Newton: what makes a column's quotient limb. */
export function quotientFactor({ modulus, bits }: FieldShape): bigint {
  const mask = (1n << BigInt(bits)) - 1n;
  let inverse = 1n;
  for (let i = 0; i < 6; i++) inverse = (inverse * (2n + modulus * inverse)) & mask;
  return inverse;
}

/** Columns of the operands' product, then Montgomery's reduction woven in: a quotient limb clears each low column. */
function reduction(shape: FieldShape, column: (k: number) => string): string {
  const { modulus, limbs } = shape;
  const m = limbsOf(modulus, shape);
  const inverse = quotientFactor(shape);
  const joint = columnSums(shape) === 'joint';
  const lines = joint ? ['  let t: u64 = 0;'] : ['  let s: u64;', '  let t: u64 = 0;'];
  for (const k of indices(2 * limbs)) {
    const products = k < 2 * limbs - 1 ? column(k) : '0';
    const quotients = indices(limbs)
      .filter((i) => i < k && k - i < limbs && m[k - i] !== 0n)
      .map((i) => `q${i} * ${m[k - i]}`);
    if (!joint) lines.push(`  s = ${products};`);
    lines.push(`  t += ${sum([...quotients, joint ? products : '(s & MASK)'])};`);
    const carried = joint ? '' : ' + (s >> BITS)';
    if (k < limbs) {
      lines.push(`  const q${k} = <u64>((<u32>t * ${inverse}) & <u32>MASK);`);
      lines.push(`  t = ((t + q${k} * ${m[0]}) >> BITS)${carried};`);
    } else {
      lines.push(`  store<u32>(out, <u32>(t & MASK), ${4 * (k - limbs)});`);
      lines.push(`  t = (t >> BITS)${carried};`);
    }
  }
  return lines.join('\n');
}

function product(shape: FieldShape): string {
  const column = (k: number): string =>
    sum(
      indices(shape.limbs)
        .filter((i) => k - i >= 0 && k - i < shape.limbs)
        .map((i) => `a${i} * b${k - i}`),
    );
  return `/** out = a·b·R^-1 */
export function mul(out: usize, a: usize, b: usize): void {
${loads('a', shape)}
${loads('b', shape)}
${reduction(shape, column)}
}`;
}

function square(shape: FieldShape): string {
  const column = (k: number): string => {
    const twice = indices(shape.limbs).filter((i) => i < k - i && k - i < shape.limbs);
    const terms = twice.length === 0 ? [] : [`((${sum(twice.map((i) => `a${i} * a${k - i}`))}) << 1)`];
    if (k % 2 === 0) terms.push(`a${k / 2} * a${k / 2}`);
    return sum(terms);
  };
  return `/** out = a·a·R^-1 */
export function square(out: usize, a: usize): void {
${loads('a', shape)}
${reduction(shape, column)}
}`;
}

/**
 * out = Σ plus − Σ minus + n·m, n from the top limbs. With P and M terms of either sign, s the signed sum of their top
 * limbs, u the unit of the last limb and p the top limb of m: the value v lies in (s − M, s + P)·u, and m in
 * [p, p + 1)·u.
 * - minus terms: n counts the j in 0..⌈3M/2⌉-1 with s < M − j·p, so v + n·m >= 0; and for n > 0, v + n·m is below
 *   (M − (n−1)p + P − 1 + n(p + 1))·u = (p + M + P + n − 1)·u < 3m/2, since p > 2^12; for n = 0 it is v, and v is below
 *   3m/2 when there is at most one plus term.
 * - two plus terms: −n counts the j in 1..2 with s >= j·(p + 1), so v − n·m >= 0, and below (p + 1 + n + P)·u.
 */
function combine(name: string, plus: readonly string[], minus: readonly string[], shape: FieldShape): string {
  const m = limbsOf(shape.modulus, shape);
  const last = 4 * (shape.limbs - 1);
  const top = m[shape.limbs - 1]!;
  const term = (operand: string, at: number): string => `<i64>load<u32>(${operand}, ${at})`;
  const signed = (at: number): string =>
    [
      ...plus.map((operand) => `+ ${term(operand, at)}`),
      ...minus.map((operand) => `- ${term(operand, at)}`),
    ].join(' ');
  const multiple =
    minus.length > 0
      ? sum(
          indices(Math.ceil((3 * minus.length) / 2)).map(
            (j) => `<i64>(s < ${BigInt(minus.length) - BigInt(j) * top})`,
          ),
        )
      : `0 - <i64>(s >= ${top + 1n}) - <i64>(s >= ${2n * (top + 1n)})`;
  const lines = [
    `  const s = ${signed(last).replace(/^\+ /, '')};`,
    `  const n = ${multiple};`,
    '  let t: i64 = 0;',
  ];
  for (const i of indices(shape.limbs)) {
    lines.push(`  t += n * ${m[i]} ${signed(4 * i)};`);
    lines.push(`  store<u32>(out, <u32>(t & MASK), ${4 * i});`);
    if (i < shape.limbs - 1) lines.push('  t >>= BITS;');
  }
  const operands = [...plus, ...minus];
  return `/** out = ${plus.join(' + ')}${minus.map((operand) => ` - ${operand}`).join('')} */
export function ${name}(out: usize, ${operands.map((operand) => `${operand}: usize`).join(', ')}): void {
${lines.join('\n')}
}`;
}

/** The module `fr-line` or `fp-line`: constants, products, sums and differences. */
export function fieldSource(shape: FieldShape): string {
  const { modulus, bits, limbs } = shape;
  const radix = 1n << BigInt(bits * limbs);
  const data = (value: bigint): string => `memory.data<u32>([${limbsOf(value, shape).join(', ')}])`;
  return `export const BITS: u64 = ${bits};
export const LIMBS: i32 = ${limbs};
/** Bytes of an element. */
export const SIZE: usize = ${4 * limbs};
export const MASK: u64 = ${(1n << BigInt(bits)) - 1n};
export const MODULUS: usize = ${data(modulus)};
/** 1, R mod m, R² mod m, R³ mod m. */
export const UNIT: usize = ${data(1n)};
export const ONE: usize = ${data(radix % modulus)};
export const R2: usize = ${data((radix * radix) % modulus)};
export const R3: usize = ${data((radix * radix * radix) % modulus)};

${product(shape)}

${square(shape)}

${combine('add', ['a', 'b'], [], shape)}

${combine('sub', ['a'], ['b'], shape)}

${combine('subBoth', ['a'], ['b', 'c'], shape)}
`;
}
