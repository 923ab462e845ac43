/**
 * What it costs to make somebody honest work, wait or lose, for both sides of every move. Amounts in USD.
 * @module
 */

import { type Setting, turnsThatDeter } from './cheats.ts';
import { checkSeconds } from './cost.ts';
import type { GasOfMoves } from './gas.ts';
import { usdOfGas, usdOfSeconds } from './prices.ts';
import { cellsOf, claimSeconds } from './workload.ts';

export interface Grief {
  readonly name: string;
  readonly attacker: string;
  readonly victim: string;
  /** What the attacker is out of pocket for good, once. */
  readonly cost: number;
  /** What the victim is out of pocket, after what it is paid for it. */
  readonly harm: number;
  /** Seconds that the victim waits at most. */
  readonly delay: number;
  /** What bounds it. */
  readonly bound: string;
}

/** Harm for each dollar spent; Infinity where it is free. */
export const griefingFactor = ({ harm, cost }: Grief): number =>
  harm <= 0 ? 0 : cost <= 0 ? Number.POSITIVE_INFINITY : harm / cost;

/** What a node spends to answer one check. */
export function answerCost(setting: Setting, gas: GasOfMoves, cells: number): number {
  const { workload, prices } = setting;
  const proofs = Math.min(cells, cellsOf(workload));
  return (
    usdOfGas(gas.publish + proofs * gas.prove, prices) + usdOfSeconds(checkSeconds(workload, cells), prices)
  );
}

export function griefs(setting: Setting, gas: GasOfMoves): readonly Grief[] {
  const { workload, terms, prices } = setting;
  const usd = (ether: number): number => ether * prices.etherUsd;
  const openGas = usdOfGas(gas.open, prices);
  const answer = answerCost(setting, gas, terms.cellsDrawn);
  const paid = usd(terms.bond * (1 - terms.bondBurned));
  const work = usdOfSeconds(claimSeconds(workload), prices);
  const outrun = Math.ceil(
    (terms.maxTurns * (terms.publishTime + terms.proveTime)) / checkSeconds(workload, 1),
  );
  const bonds = (outrun * (outrun + 1)) / 2; // the n-th that is open costs n of them
  const oneCheck = terms.publishTime + terms.proveTime + terms.round;
  return [
    {
      name: 'having a claim drawn',
      attacker: 'the coordinator that the session was made for',
      victim: 'an honest node',
      cost: openGas + usdOfGas(gas.postBatch, prices),
      harm: answer,
      delay: 0,
      bound:
        'once a claim, and by that coordinator alone, which posts its batches again, round after round, until the claim is drawn',
    },
    {
      name: 'a bought check of a true claim',
      attacker: 'anyone with a bond',
      victim: 'an honest node',
      cost: openGas + usd(terms.bond),
      harm: Math.max(0, answer - paid),
      delay: 0,
      bound: 'the bond pays the answer, less what is burned of it',
    },
    {
      name: 'outrunning a prover',
      attacker: 'anyone with bonds',
      victim: 'an honest node, convicted for being late',
      // what it answers keeps its bonds; what it fails gives the bond back, and no challenger's share
      cost: outrun * openGas + bonds * usd(terms.bond) + openGas,
      harm: Math.max(0, usd(terms.stake * terms.slash.base) - bonds * paid),
      delay: terms.maxTurns * oneCheck,
      bound: `one more than the ${outrun} checks that it answers in ${terms.maxTurns} turns, the n-th at n times the bond; those bonds are paid to it, that of the one it fails comes back, and nobody is paid for its silence`,
    },
    {
      name: 'keeping its own checks open',
      attacker: 'a cheat',
      victim: 'who waits for the check that convicts it',
      cost: (terms.maxTurns - 1) * (openGas + usd(terms.bond * terms.bondBurned)),
      harm: 0,
      delay: (terms.maxTurns - 1) * (terms.publishTime + terms.proveTime),
      bound: `a check's times count ${terms.maxTurns} times at most, and cheating loses up to ${turnsThatDeter(setting)} of them`,
    },
    {
      name: 'accusing a coordinator that kept its promise',
      attacker: 'anyone with a bond',
      victim: 'an honest coordinator',
      cost: usd(terms.accuserBond),
      harm: Math.max(0, usdOfGas(gas.settle, prices) - usd(terms.accuserBond * terms.accusedShare)),
      delay: 0,
      bound: 'the bond pays the answer, taken as the gas of paying a receipt, and is burned otherwise',
    },
    {
      name: 'not posting what it accepted',
      attacker: 'a coordinator',
      victim: 'clients and nodes',
      cost: usd(terms.promisePenalty),
      harm: 0,
      delay: terms.longWindow + terms.forceDelay,
      bound: "anybody's batch settles it that much later; each segment kept back is a penalty of its own",
    },
    {
      name: 'vanishing after a segment',
      attacker: 'a client',
      victim: 'an honest node',
      cost: 0,
      harm: work,
      delay: 0,
      bound: 'vouchers are one segment ahead: one segment of work for each session opened',
    },
    {
      name: 'dying before the claim',
      attacker: 'a node',
      victim: 'a client',
      cost: work,
      harm: 0,
      delay: workload.positions * workload.secondsPerPosition,
      bound: 'nothing is paid for the segment; another node computes it again',
    },
    {
      name: 'letting every deadline run',
      attacker: 'a node that will lose or answer at the last second',
      victim: 'who opened the check',
      cost: answer,
      harm: 0,
      delay: oneCheck + terms.foldWindow,
      bound:
        'a failed check returns the bond and pays the challenger and the victim; a passed one costs the node its answer',
    },
  ];
}
