/**
 * Fits how run time grows with input size, to hold parsers of peer bytes to linear time.
 * @module
 */

/** Fits that are made at most; a parser that is really superlinear exceeds the bound in every one. */
const FITS = 4;
/** A fit at or below this needs no second look. */
const PLAINLY_LINEAR = 1.15;

/**
 * The slope of log(time) over log(size): 1 is linear, 2 quadratic. Each size is run `rounds` times and the fastest
 * counts, which drops pauses; a fit that a busy machine spoiled all the same is made again, and the least slope counts.
 */
export async function growthExponent(
  sizes: readonly number[],
  prepare: (size: number) => () => unknown | Promise<unknown>,
  rounds = 5,
): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let fit = 0; fit < FITS && least > PLAINLY_LINEAR; fit++) {
    least = Math.min(least, await fitOnce(sizes, prepare, rounds));
  }
  return least;
}

async function fitOnce(
  sizes: readonly number[],
  prepare: (size: number) => () => unknown | Promise<unknown>,
  rounds: number,
): Promise<number> {
  const points: [number, number][] = [];
  for (const size of sizes) {
    const run = prepare(size);
    let best = Number.POSITIVE_INFINITY;
    for (let round = 0; round < rounds; round++) {
      const started = performance.now();
      await run();
      best = Math.min(best, performance.now() - started);
    }
    points.push([Math.log(size), Math.log(best)]);
  }
  const mean = (pick: 0 | 1): number => points.reduce((sum, point) => sum + point[pick], 0) / points.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const covariance = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  const variance = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return covariance / variance;
}
