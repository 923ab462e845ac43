/**
 * How an attacker looks at a row: what of it survives the protection that he assumes, as a vector to be compared with that
 * of a candidate's state.
 * @module
 */

/** Entries of a row that are compared. */
export const SEEN = 128;

export interface View {
  readonly name: string;
  /** Of a row as it crossed. */
  wire(row: Int32Array): Float64Array;
  /** Of a candidate's state; as long as the other. */
  state(row: Int32Array): Float64Array;
}

/** Entries spread evenly over the row. */
function spread(row: Int32Array): Float64Array {
  const count = Math.min(SEEN, row.length);
  return Float64Array.from({ length: count }, (_, i) => row[Math.floor((i * row.length) / count)]!);
}

/** Assumes that words mean what they say; noise is averaged out over the row. */
export const direct: View = { name: 'direct', wire: spread, state: spread };

const all = (row: Int32Array): Float64Array => Float64Array.from(row);
const allOrdered = (row: Int32Array): Float64Array => Float64Array.from(row).sort();
const ordered = (row: Int32Array): Float64Array => spread(row.toSorted());

/** Assumes that entries are where they do not belong, differently in every row: sorting undoes every permutation. */
export const sorted: View = { name: 'sorted', wire: ordered, state: ordered };

/** The same of all entries: for few comparisons. */
export const wholly = (view: View): View =>
  ({ direct: { ...view, wire: all, state: all }, sorted: { ...view, wire: allOrdered, state: allOrdered } })[
    view.name
  ] ?? view;

/** Rows in a row-major array. */
export const rowsOf = (values: Int32Array, width: number): Int32Array[] =>
  Array.from({ length: values.length / width }, (_, i) => values.subarray(i * width, (i + 1) * width));

/** Squared. */
export function distance(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    const difference = a[i]! - b[i]!;
    sum += difference * difference;
  }
  return sum;
}

/** Distances from each of many of one length, which lie side by side in memory: this is where the time goes. */
export function comparing(many: readonly Float64Array[]): (a: Float64Array) => Float64Array {
  const { length } = many[0]!;
  const flat = new Float32Array(many.length * length);
  for (const [i, one] of many.entries()) flat.set(one, i * length);
  return (a) => {
    const own = Float32Array.from(a);
    const found = new Float64Array(many.length);
    for (let i = 0; i < found.length; i++) {
      let [even, odd] = [0, 0];
      const from = i * length;
      for (let k = 0; k + 1 < length; k += 2) {
        const x = own[k]! - flat[from + k]!;
        const y = own[k + 1]! - flat[from + k + 1]!;
        even += x * x;
        odd += y * y;
      }
      if (length % 2 === 1) even += (own[length - 1]! - flat[from + length - 1]!) ** 2;
      found[i] = even + odd;
    }
    return found;
  };
}

/** Indices of the smallest, in order. */
export function smallest(values: Float64Array, count: number): number[] {
  const limit = values.toSorted()[Math.min(count, values.length) - 1]!;
  const found: number[] = [];
  for (let i = 0; i < values.length; i++) if (values[i]! <= limit) found.push(i);
  return found.sort((a, b) => values[a]! - values[b]!).slice(0, count);
}
