/**
 * What nobody measured and nobody deployed: prices, and who looks. `veilmesh economics` takes each by a flag.
 * @module
 */
import type { Setting, Watching } from './cheats.ts';
import type { Prices } from './prices.ts';
import type { Terms } from './terms.ts';
import type { DetectionLag } from './window.ts';
import type { Workload } from './workload.ts';

/** Round numbers for a rollup's chain and a rented machine with two virtual cores. */
export const ASSUMED_PRICES: Prices = { etherUsd: 3_000, gasGwei: 0.01, machineHourUsd: 0.1 };

/** Watchers that are there; no audits, as long as clients ask for none (`veilmesh run --audit`). */
export const ASSUMED_WATCHING: Watching = {
  opened: 0.9,
  openingSeconds: 10,
  foldsWatched: 0.9,
  audited: 0,
  available: 0.9,
};

/** Of the segments, those whose check somebody buys; a TEE's own cost; receipts of a batch. */
export const ASSUMED_DISPUTES = 0.0001;
export const ASSUMED_TEE_OVERHEAD = 0.05;
export const ASSUMED_BATCH = 100;

/** Seconds between two rounds of the beacon. */
export const ASSUMED_ROUND = 3;

/** The node as busy as the machine it was measured on allows. */
export const assumedSetting = (workload: Workload, terms: Terms): Setting => ({
  workload,
  terms,
  prices: ASSUMED_PRICES,
  watching: ASSUMED_WATCHING,
  claimsPerSecond: 1 / (workload.positions * workload.secondsPerPosition),
  postingSeconds: 2,
  turns: terms.maxTurns, // a cheat keeps checks of its own true claims open
});

/** Until somebody notices a false batch, and what batches settle in a second (USD). */
export const ASSUMED_LAG: DetectionLag = { fixed: 5, mean: 10 };
export const ASSUMED_VALUE_PER_SECOND = 1;
