/**
 * The parameters of a deployment in the units of the formulas here: ether, shares from 0 to 1, seconds.
 * @module
 */
import type { AuditTerms } from '../audits/types.ts';
import type { DeployParameters } from '../chain/deploy.ts';
import { RATE_ONE } from '../checks/draws.ts';
import type { AuditMoney } from './auditing.ts';
import { etherOf } from './prices.ts';
import type { SlashTerms } from './slashing.ts';
import type { CheckTimes } from './window.ts';

export interface Terms extends CheckTimes {
  /** Ether that a node stakes at least. */
  readonly stake: number;
  readonly slash: SlashTerms;
  /** Seconds in which convictions count as correlated. */
  readonly slashWindow: number;
  /** Share of the segments that the beacon draws, and cells of a drawn hop. */
  readonly drawRate: number;
  readonly cellsDrawn: number;
  /** A check's deadlines count once for each open check of its node, and so often at most. */
  readonly maxTurns: number;
  /** Ether that opens a bought check, and the share of it that is burned when the check passes. */
  readonly bond: number;
  readonly bondBurned: number;
  /** Seconds after which anybody's batch may settle what a coordinator left. */
  readonly forceDelay: number;
  /** Share of a fee that its nodes get, all together. */
  readonly nodesShare: number;
  /** Seconds between posting and finality of a certified batch. */
  readonly window: number;
  /** Of one that the committee did not certify. */
  readonly longWindow: number;
  /** Ether of a coordinator's bond that is lost for good with a false certificate. */
  readonly coordinatorLoss: number;
  /** Ether that a broken promise of a coordinator costs, that an accuser risks, and the share of that which pays the answer. */
  readonly promisePenalty: number;
  readonly accuserBond: number;
  readonly accusedShare: number;
  /** Seconds between a node's request to leave and its stake. */
  readonly exitDelay: number;
  /** Ether. */
  readonly audits: AuditMoney;
}

const BPS = 10_000;

/** What a deployment fixes, as far as it is money or time. */
export type MoneyParameters = Pick<
  DeployParameters,
  | 'minStake'
  | 'exitDelay'
  | 'window'
  | 'longWindow'
  | 'coordinatorBond'
  | 'signatureChallengerBps'
  | 'nodesBps'
  | 'forceDelay'
  | 'inclusion'
  | 'penalty'
  | 'checks'
> & { readonly audits: Pick<AuditTerms, 'bond' | 'fee' | 'penalty' | 'burnBps'> };

/** @param round seconds between two rounds of the beacon, with its lead */
export const termsOf = (parameters: MoneyParameters, round: number): Terms => {
  const { penalty, checks } = parameters;
  return {
    stake: etherOf(parameters.minStake),
    slash: {
      base: penalty.baseBps / BPS,
      factor: penalty.factorBps / BPS,
      power: penalty.power,
      challengerShare: checks.challengerBps / BPS,
      victimShare: checks.victimBps / BPS,
    },
    slashWindow: penalty.window,
    drawRate: checks.rate / RATE_ONE,
    cellsDrawn: checks.cells,
    maxTurns: checks.maxTurns,
    bond: etherOf(checks.bond),
    bondBurned: checks.burnBps / BPS,
    forceDelay: parameters.forceDelay,
    nodesShare: parameters.nodesBps / BPS,
    window: parameters.window,
    longWindow: parameters.longWindow,
    coordinatorLoss: etherOf(parameters.coordinatorBond) * (1 - parameters.signatureChallengerBps / BPS),
    promisePenalty: etherOf(parameters.inclusion.penalty),
    accuserBond: etherOf(parameters.inclusion.accuserBond),
    accusedShare: parameters.inclusion.answererBps / BPS,
    exitDelay: parameters.exitDelay,
    audits: {
      bond: etherOf(parameters.audits.bond),
      fee: etherOf(parameters.audits.fee),
      burned: parameters.audits.burnBps / BPS,
      penalty: etherOf(parameters.audits.penalty),
    },
    openWindow: checks.openWindow,
    publishTime: checks.publishTime,
    proveTime: checks.proveTime,
    foldWindow: checks.foldWindow,
    round,
  };
};
