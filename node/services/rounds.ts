/**
 * Rounds of the beacon, on the chain: where one is missing that somebody waits for, it is fetched and handed in. Anybody
 * may, so everybody who waits does.
 * @module
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { asVeilmeshError, UnavailableError } from '../../crypto/core/errors.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import { roundTime } from '../../settlement/checks/rounds.ts';
import type { CheckLedger } from '../../settlement/checks/types.ts';
import { nowSeconds } from '../tee/clock.ts';
import { askRound } from './dev-beacon.ts';

export interface RoundValue {
  readonly value: Uint8Array;
  readonly at: number;
}

export interface Rounds {
  /** The same without waiting: null when the round is not signed yet. */
  now(round: number): Promise<RoundValue | null>;
  /**
   * A round's value and when it came to the chain; waits until it is signed.
   * @throws UnavailableError ROUND_NOT_DUE when that is not soon, and when beacon or chain do not answer
   */
  value(round: number): Promise<RoundValue>;
}

/** The longest wait for a round's time. */
const PATIENCE_SECONDS = 60;
/** Clocks of beacon and chain may differ by a little. */
const AGAIN_MS = 500;
const TRIES = 10;

/** @param beaconPeer who signs the rounds of a development network */
export function createRounds(host: MeshHost, beaconPeer: string, checks: CheckLedger): Rounds {
  const fetching = new Map<number, Promise<RoundValue>>();

  async function fetch(round: number): Promise<RoundValue> {
    const { beacon } = await checks.terms();
    const wait = roundTime(beacon, round) - nowSeconds();
    if (wait > PATIENCE_SECONDS) throw notDue(round);
    if (wait > 0) await sleep(wait * 1_000);
    for (let left = TRIES; ; left--) {
      const known = await checks.roundValue(round);
      if (known !== null) return known;
      try {
        await checks.submitRound(round, await askRound(host, beaconPeer, round));
      } catch (thrown) {
        if (left === 0 || asVeilmeshError(thrown).code !== 'ROUND_NOT_DUE') throw thrown;
        await sleep(AGAIN_MS);
      }
    }
  }

  async function value(round: number): Promise<RoundValue> {
    const known = await checks.roundValue(round);
    if (known !== null) return known;
    let running = fetching.get(round);
    if (running === undefined) {
      running = fetch(round).finally(() => fetching.delete(round));
      fetching.set(round, running);
    }
    return await running;
  }

  return {
    value,
    async now(round) {
      const { beacon } = await checks.terms();
      return roundTime(beacon, round) <= nowSeconds() ? await value(round) : await checks.roundValue(round);
    },
  };
}

const notDue = (round: number): UnavailableError =>
  new UnavailableError('ROUND_NOT_DUE', 'the beacon signs this round much later', { details: { round } });
