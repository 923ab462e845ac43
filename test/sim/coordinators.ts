/**
 * Coordinators that go away while clients hold accepted segments: how long those wait until somebody posts them.
 * @module
 */
import { createEvents } from './events.ts';
import { createRandom } from './random.ts';

export interface CoordinatorsOptions {
  readonly seed: number;
  /** Meshes that are simulated one after the other, and coordinators of each. */
  readonly meshes: number;
  readonly coordinators: number;
  /** Of all of them together. */
  readonly segments: number;
  readonly seconds: number;
  /** Each coordinator is up for this many seconds on average, then away for that many. */
  readonly up: number;
  readonly down: number;
  /** Of those that go, this share never comes back. */
  readonly lost: number;
  /** Seconds between two batches of a coordinator that is there. */
  readonly batchSeconds: number;
  /** Seconds after which anybody else's batch may settle a segment; Infinity where nobody may. */
  readonly forceDelay: number;
}

export interface CoordinatorsOutcome {
  readonly segments: number;
  readonly posted: number;
  /** By somebody else than the coordinator that the voucher names. */
  readonly forced: number;
  readonly unposted: number;
  /** Seconds from the segment to its batch. */
  readonly median: number;
  readonly p99: number;
}

interface Coordinator {
  /** Ascending [from, to) of its absences. */
  readonly away: readonly (readonly [from: number, to: number])[];
}

export function simulateCoordinators(options: CoordinatorsOptions): CoordinatorsOutcome {
  const random = createRandom(options.seed);
  const waits: number[] = [];
  let forced = 0;
  for (let mesh = 0; mesh < options.meshes; mesh++) {
    const events = createEvents();
    const coordinators = [...Array(options.coordinators)].map((): Coordinator => {
      const away: [number, number][] = [];
      let at = random.wait(options.up);
      while (at < options.seconds) {
        const back = random.chance(options.lost) ? Number.POSITIVE_INFINITY : at + random.wait(options.down);
        away.push([at, back]);
        at = back + random.wait(options.up);
      }
      return { away };
    });
    /** When the coordinator is there next, from `time` on. */
    const backAt = ({ away }: Coordinator, time: number): number =>
      away.find(([from, to]) => from <= time && time < to)?.[1] ?? time;
    const anyBackAt = (time: number): number => Math.min(...coordinators.map((one) => backAt(one, time)));

    const gap = (options.seconds * options.meshes) / options.segments;
    let time = 0;
    for (let i = 0; i < options.segments / options.meshes; i++) {
      time += random.wait(gap);
      const asked = time;
      events.at(asked, () => {
        // a deposit is with one coordinator, and vouchers name it: its client cannot take another at once
        const named = coordinators[random.below(coordinators.length)]!;
        const batch = asked + random.next() * options.batchSeconds;
        const own = backAt(named, batch);
        const other = anyBackAt(asked + options.forceDelay);
        const posted = Math.min(own, other);
        if (posted === Number.POSITIVE_INFINITY) return;
        events.at(posted, () => {
          waits.push(posted - asked);
          if (posted < own) forced++;
        });
      });
    }
    events.run(Number.POSITIVE_INFINITY);
  }
  waits.sort((a, b) => a - b);
  const quantile = (share: number): number =>
    waits[Math.min(waits.length - 1, Math.floor(share * waits.length))] ?? 0;
  return {
    segments: options.segments,
    posted: waits.length,
    forced,
    unposted: options.segments - waits.length,
    median: quantile(0.5),
    p99: quantile(0.99),
  };
}
