/**
 * What a query costs to serve, settle and keep honest: tee + post/B + ρ·C_zk + P_disp·C_disp (design/SETTLEMENT).
 * All amounts in USD.
 * @module
 */
import type { GasOfMoves } from './gas.ts';
import { type Prices, usdOfGas, usdOfSeconds } from './prices.ts';
import { cellsOf, type Workload } from './workload.ts';

export interface CostInputs {
  readonly workload: Workload;
  readonly prices: Prices;
  readonly gas: GasOfMoves;
  /** B: receipts of a batch. */
  readonly batch: number;
  /** Of a segment: it is drawn and its check opened. */
  readonly checkedSegments: number;
  readonly cellsDrawn: number;
  /** P_disp: a check is bought for a segment. */
  readonly disputes: number;
  /** Machine seconds that TEE hardware adds to one second of work; 0 where it is simulated. */
  readonly teeOverhead: number;
}

export interface QueryCost {
  readonly tee: number;
  /** The batch's own transactions, divided by its receipts. */
  readonly post: number;
  /** Paying one receipt after the other out of the escrow. */
  readonly pay: number;
  readonly checks: number;
  readonly disputes: number;
  readonly total: number;
}

/** C_zk: gas and machine time of everybody for one drawn check that passes; both its rounds are brought for it alone. */
export function checkCost({ workload, prices, gas, cellsDrawn }: CheckInputs): number {
  const proofs = Math.min(cellsDrawn, cellsOf(workload));
  const moves = gas.open + gas.publish + proofs * gas.prove + gas.resolve + 2 * gas.submitRound;
  return usdOfGas(moves, prices) + usdOfSeconds(checkSeconds(workload, cellsDrawn), prices);
}

export type CheckInputs = Pick<CostInputs, 'workload' | 'prices' | 'gas' | 'cellsDrawn'>;

/** Machine seconds of the checked hop, which proves all its cells where they are fewer than those drawn. */
export const checkSeconds = (workload: Workload, cellsDrawn: number): number =>
  workload.commitSeconds + Math.min(cellsDrawn, cellsOf(workload)) * workload.proveSeconds;

/** C_disp: a bought check whose opener names one cell. */
export const disputeCost = (inputs: CheckInputs): number => checkCost({ ...inputs, cellsDrawn: 1 });

/** Of the same query where its payments are steps of an ephemeral session, which a commit accounts for by the batch. */
export function costInSession(inputs: CostInputs): QueryCost | null {
  const { workload, prices, gas, batch } = inputs;
  if (gas.commit === null) return null;
  const own = costPerQuery(inputs);
  const pay = (workload.segments * usdOfGas(gas.commit, prices)) / batch;
  return { ...own, pay, total: own.total - own.pay + pay };
}

export function costPerQuery(inputs: CostInputs): QueryCost {
  const { workload, prices, gas, batch, checkedSegments, disputes, teeOverhead } = inputs;
  const { segments, positions, secondsPerPosition } = workload;
  const seconds = segments * positions * secondsPerPosition * (1 + teeOverhead);
  const cost = {
    tee: usdOfSeconds(seconds, prices),
    post: (segments * usdOfGas(gas.postBatch + gas.finalize, prices)) / batch,
    pay: segments * usdOfGas(gas.settle, prices),
    checks: segments * checkedSegments * checkCost(inputs),
    disputes: segments * disputes * disputeCost(inputs),
  };
  return { ...cost, total: Object.values(cost).reduce((sum, part) => sum + part, 0) };
}
