/**
 * How far a long run is: stage, rate and time left, on stderr.
 * @module
 */

/** @param done and total: of whatever the stage counts */
export type Progress = (stage: string, done: number, total: number) => void;

export const silent: Progress = () => {};

const EVERY_MS = 5_000;

/** A line at the begin and end of a stage, and every five seconds between. */
export function printed(name: string): Progress {
  let [stage, since, first, last] = ['', 0, 0, 0];
  return (now, done, total) => {
    const at = performance.now();
    if (now !== stage) [stage, since, first, last] = [now, at, done, Number.NEGATIVE_INFINITY];
    if (done < total && at - last < EVERY_MS) return;
    last = at;
    const seconds = (at - since) / 1_000;
    const rate = seconds === 0 ? 0 : (done - first) / seconds;
    const speed =
      rate === 0
        ? ''
        : `, ${rate.toPrecision(3)} a second, ${done === total ? `took ${seconds.toFixed(1)} s` : `${((total - done) / rate).toFixed(0)} s left`}`;
    process.stderr.write(`${name}: ${stage}: ${done} of ${total}${speed}\n`);
  };
}
