/**
 * Fits how the time that a run takes of the processor grows with input size, to hold parsers of peer bytes to linear time: what
 * others on this machine take meanwhile does not count.
 * @module
 */

/** Fits that are made at most; a parser that is really superlinear exceeds the bound in every one. */
const FITS = 4;
/** A fit at or below this needs no second look. */
const PLAINLY_LINEAR = 1.15;
const ROUNDS = 3;
/** Microseconds of a round: the system counts them in steps of up to four thousand. */
const ROUND_US = 40_000;

/**
 * The slope of log(time) over log(size): 1 is linear, 2 quadratic. Of some rounds the fastest counts, which drops collections of
 * garbage; a fit that a busy machine's caches spoiled all the same is made again, and the least slope counts.
 */
export async function growthExponent(
  sizes: readonly number[],
  prepare: (size: number) => () => unknown | Promise<unknown>,
): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let fit = 0; fit < FITS && least > PLAINLY_LINEAR; fit++) {
    least = Math.min(least, await fitOnce(sizes, prepare));
  }
  return least;
}

async function fitOnce(
  sizes: readonly number[],
  prepare: (size: number) => () => unknown | Promise<unknown>,
): Promise<number> {
  const points: [number, number][] = [];
  for (const size of sizes) {
    const run = prepare(size);
    let best = Number.POSITIVE_INFINITY;
    for (let round = 0; round < ROUNDS; round++) best = Math.min(best, await timeOf(run));
    points.push([Math.log(size), Math.log(best)]);
  }
  const mean = (pick: 0 | 1): number => points.reduce((sum, point) => sum + point[pick], 0) / points.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const covariance = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  const variance = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return covariance / variance;
}

/** Microseconds of this thread that one run takes. */
async function timeOf(run: () => unknown | Promise<unknown>): Promise<number> {
  const before = process.threadCpuUsage();
  for (let runs = 1; ; runs++) {
    await run();
    const { user, system } = process.threadCpuUsage(before);
    if (user + system >= ROUND_US) return (user + system) / runs;
  }
}
