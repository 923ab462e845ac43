/**
 * What a query costs: gas as the tests measure it and seconds of README.md, at prices that nobody measured.
 * @module
 */
import { DEV_PARAMETERS } from '../../settlement/chain/deploy.ts';
import gasSnapshot from '../../settlement/contracts/snapshots/gas.json' with { type: 'json' };
import {
  ASSUMED_BATCH,
  ASSUMED_DISPUTES,
  ASSUMED_PRICES,
  ASSUMED_ROUND,
  ASSUMED_TEE_OVERHEAD,
  ASSUMED_WATCHING,
} from '../../settlement/economics/assumed.ts';
import { costInSession, costPerQuery, type QueryCost } from '../../settlement/economics/cost.ts';
import { gasOfMoves } from '../../settlement/economics/gas.ts';
import { SMOLLM2 } from '../../settlement/economics/measured.ts';
import type { Prices } from '../../settlement/economics/prices.ts';
import { termsOf } from '../../settlement/economics/terms.ts';
import type { Bench } from './types.ts';

/** A layer-1 chain, beside the rollup's price. */
const MAINNET_GWEI = 1;

const costAt = (prices: Prices) => {
  const terms = termsOf(DEV_PARAMETERS, ASSUMED_ROUND);
  return {
    workload: SMOLLM2,
    prices,
    gas: gasOfMoves(gasSnapshot),
    batch: ASSUMED_BATCH,
    checkedSegments: terms.drawRate * ASSUMED_WATCHING.opened,
    cellsDrawn: terms.cellsDrawn,
    disputes: ASSUMED_DISPUTES,
    teeOverhead: ASSUMED_TEE_OVERHEAD,
  };
};

const usd = (value: number): string => `$${Number(value.toPrecision(2))}`;
const partsText = (cost: QueryCost): string =>
  (['tee', 'post', 'pay', 'checks', 'disputes'] as const)
    .map((part) => `${part} ${usd(cost[part])}`)
    .join(', ');

export const benches: Bench[] = [
  {
    name: 'cost.per_query.usd',
    unit: 'USD',
    goal: 'reported',
    run: () => {
      const { etherUsd, gasGwei, machineHourUsd } = ASSUMED_PRICES;
      const inputs = costAt(ASSUMED_PRICES);
      const cost = costPerQuery(inputs);
      const inSession = costInSession(inputs);
      const mainnet = costPerQuery(costAt({ ...ASSUMED_PRICES, gasGwei: MAINNET_GWEI }));
      return Promise.resolve({
        value: cost.total,
        detail:
          `an answer of npm start, ${SMOLLM2.segments} segments of ${SMOLLM2.positions} positions over ${SMOLLM2.hops} hops: ${partsText(cost)}` +
          `${inSession === null ? '' : `; paid in a session ${usd(inSession.total)}`}; assumed: ether $${etherUsd}, gas ${gasGwei} gwei, machine $${machineHourUsd} an hour, ` +
          `${ASSUMED_BATCH} receipts a batch, ${ASSUMED_WATCHING.opened * 100} % of drawn checks opened; at ${MAINNET_GWEI} gwei ${usd(mainnet.total)}`,
      });
    },
  },
];
