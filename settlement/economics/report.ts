/**
 * Everything that the economics says of one deployment, each number with where it comes from.
 * @module
 */

import { plantsThatDeter, plantsThatPayLooking } from './auditing.ts';
import {
  CHEATS,
  cheatsOf,
  judge,
  type Setting,
  soundnessOf,
  turnsThatDeter,
  type Verdict,
} from './cheats.ts';
import { type Choice, chooseChecks, provingLoad } from './choice.ts';
import { checkCost, checkSeconds, costInSession, costPerQuery, disputeCost, type QueryCost } from './cost.ts';
import type { GasOfMoves } from './gas.ts';
import { type Grief, griefs } from './griefing.ts';
import { usdOfGas, usdOfSeconds } from './prices.ts';
import { watchersBreakEven } from './watching.ts';
import { checkLag, type DetectionLag, longestCheck, shortestWindow } from './window.ts';
import { cellsOf, nodeFee } from './workload.ts';

/** `deployed`: read from the chain; `shipped`: what this version deploys. */
export type Origin = 'measured' | 'deployed' | 'shipped' | 'assumed' | 'quoted' | 'computed';

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly origin: Origin;
  /** Where exactly. */
  readonly source: string;
}

/** Where a group of inputs comes from. */
export interface Source {
  readonly origin: Origin;
  readonly source: string;
}

export interface EconomicsInputs {
  readonly setting: Setting;
  readonly gas: GasOfMoves;
  /** Receipts of a batch. */
  readonly batch: number;
  readonly disputes: number;
  readonly teeOverhead: number;
  /** Until somebody notices a false batch, and USD that leave by batches each second. */
  readonly lag: DetectionLag;
  readonly valuePerSecond: number;
  readonly sources: {
    readonly terms: Source;
    readonly work: Source;
    readonly gas: Source;
    readonly batch: Source;
    readonly prices: Source;
    readonly watching: Source;
  };
}

export interface Report {
  readonly inputs: readonly Figure[];
  readonly cost: QueryCost;
  /** Where an ephemeral session does the paying; null where its gas was not measured. */
  readonly costInSession: QueryCost | null;
  /** USD: one drawn check that passes, one bought check. */
  readonly check: number;
  readonly dispute: number;
  readonly cheats: readonly Verdict[];
  readonly griefs: readonly Grief[];
  readonly choice: Choice | null;
  readonly derived: readonly Figure[];
}

/** The model downgrade of a node that answers as well as it can. */
const LEAST_SEEN = CHEATS[0]!;

const computed = (name: string, value: number, unit: string, source: string): Figure => ({
  name,
  value,
  unit,
  origin: 'computed',
  source,
});

export function reportOf(inputs: EconomicsInputs): Report {
  const { setting, gas, batch, disputes, teeOverhead } = inputs;
  const { workload, terms, prices, watching } = setting;
  const costs = {
    workload,
    prices,
    gas,
    cellsDrawn: terms.cellsDrawn,
    batch,
    checkedSegments: terms.drawRate * watching.opened,
    disputes,
    teeOverhead,
  };
  return {
    inputs: inputFigures(inputs),
    cost: costPerQuery(costs),
    costInSession: costInSession(costs),
    check: checkCost(costs),
    dispute: disputeCost(costs),
    cheats: cheatsOf(workload).map((cheat) => judge(cheat, setting)),
    griefs: griefs(setting, gas),
    choice: chooseChecks(setting, gas),
    derived: derivedFigures(inputs),
  };
}

function derivedFigures({ setting, gas, lag, valuePerSecond }: EconomicsInputs): Figure[] {
  const { workload, terms, prices, watching, postingSeconds, turns } = setting;
  const reward = terms.stake * terms.slash.base * terms.slash.challengerShare * prices.etherUsd;
  const loss = terms.coordinatorLoss * prices.etherUsd;
  const auditSeconds = workload.segments * workload.positions * workload.secondsPerPosition;
  const slowest = checkLag(terms, { posting: postingSeconds, opening: watching.openingSeconds, turn: turns });
  return [
    computed(
      'lost for good by a lone cheat',
      terms.stake * terms.slash.base * burnShare(setting),
      'ether',
      'S·base·burned share',
    ),
    computed('a node is out after', slowest, 's', 'posting, draw, opening and every deadline of one check'),
    computed('a check ends after', longestCheck(terms, turns), 's', 'opened and answered at the last second'),
    computed(
      'times that deadlines may count while every cheat loses',
      turnsThatDeter(setting),
      '',
      'open checks lengthen the deadlines of the next one, up to the turns deployed; a cheat may have its own true claims checked',
    ),
    computed(
      'shortest window for certified batches',
      shortestWindow({ loss, value: 0, valuePerSecond, lag }),
      's',
      'coordinator bond lost, value that leaves by batches, detection lag',
    ),
    computed(
      'claims that may be false before buying checks by lot pays for itself',
      watchersBreakEven(
        usdOfGas(gas.open, prices) + terms.bond * prices.etherUsd,
        reward,
        soundnessOf(LEAST_SEEN, workload, terms.cellsDrawn, watching.foldsWatched),
      ),
      'share',
      'gas and bond, which an honest answer takes / challenger share of a slash · q of a downgrade; audits know where to look',
    ),
    computed(
      'claims that may be false before opening checks pays for itself',
      watchersBreakEven(usdOfGas(gas.open, prices), reward, 1),
      'share',
      'gas of opening / challenger share of a slash',
    ),
    computed(
      'planted results from which an auditor that never looks loses',
      plantsThatDeter(terms.audits),
      'share',
      'f(1 - b)/(f(1 - b) + P), of plants that can be shown',
    ),
    computed(
      'planted results from which looking pays better than not looking',
      plantsThatPayLooking(terms.audits, usdOfSeconds(auditSeconds, prices) / prices.etherUsd),
      'share',
      'machine time of a session computed again/(f(1 - b) + P)',
    ),
    computed(
      'an auditor forgoes for keeping quiet about a lie',
      reward / prices.etherUsd,
      'ether',
      "the challenger's share of a slash, if it is the first; what a briber has to pay each that is drawn",
    ),
    computed(
      'proving load of a fully busy node',
      provingLoad(setting, terms.drawRate, terms.cellsDrawn),
      'of its time',
      'λ·ρ·seconds of a check; above 1 its checks queue up',
    ),
    computed(
      'seconds of a check at the node',
      checkSeconds(workload, terms.cellsDrawn),
      's',
      'commit + k proofs',
    ),
  ];
}

const burnShare = ({ terms: { slash } }: Setting): number => 1 - slash.challengerShare - slash.victimShare;

function inputFigures({
  setting,
  gas,
  batch,
  disputes,
  teeOverhead,
  lag,
  valuePerSecond,
  sources,
}: EconomicsInputs): Figure[] {
  const { workload, terms, prices, watching } = setting;
  const from =
    (source: Source) =>
    (name: string, value: number, unit: string): Figure => ({ name, value, unit, ...source });
  const term = from(sources.terms);
  const work = from(sources.work);
  const priced = from(sources.prices);
  const watched = from(sources.watching);
  return [
    term('stake of a node', terms.stake, 'ether'),
    term('slash: base share', terms.slash.base, 'share'),
    term('slash: k', terms.slash.factor, ''),
    term('slash: γ', terms.slash.power, ''),
    term('slash: to the challenger', terms.slash.challengerShare, 'share'),
    term('slash: to the victim', terms.slash.victimShare, 'share'),
    term('segments drawn', terms.drawRate, 'share'),
    term('cells drawn of a hop', terms.cellsDrawn, ''),
    term('turns that lengthen the deadlines of a check, at most', terms.maxTurns, ''),
    term('bond of the first bought check of a node', terms.bond, 'ether'),
    term('bond of an auditor by lot', terms.audits.bond, 'ether'),
    term('fee of its report', terms.audits.fee, 'ether'),
    term('fee of its report: burned', terms.audits.burned, 'share'),
    term('penalty of a missed plant', terms.audits.penalty, 'ether'),
    term("nodes' share of a fee", terms.nodesShare, 'share'),
    term('window', terms.window, 's'),
    term('window, uncertified', terms.longWindow, 's'),
    term('to open a check', terms.openWindow, 's'),
    term('to publish', terms.publishTime, 's'),
    term('to prove', terms.proveTime, 's'),
    term('to contest a fold', terms.foldWindow, 's'),
    term('exit delay', terms.exitDelay, 's'),
    work('hops', workload.hops, ''),
    work('segments of a query', workload.segments, ''),
    work('positions of a segment', workload.positions, ''),
    work('cells of a hop and segment (N)', cellsOf(workload), ''),
    work('operations without a cell', workload.unproven, ''),
    work("node's fee of a claim", nodeFee(workload, terms.nodesShare), 'ether'),
    work('machine time of a position', workload.secondsPerPosition, 's'),
    work('claims of a busy node', setting.claimsPerSecond, '1/s'),
    work('commit of a checked hop', workload.commitSeconds, 's'),
    work('proof of a cell', workload.proveSeconds, 's'),
    ...Object.entries(gas).flatMap(([move, amount]) =>
      amount === null ? [] : [from(sources.gas)(`gas: ${move}`, amount, 'gas')],
    ),
    priced('ether', prices.etherUsd, 'USD'),
    priced('gas price', prices.gasGwei, 'gwei'),
    priced('machine', prices.machineHourUsd, 'USD/h'),
    priced('TEE overhead', teeOverhead, 'share'),
    from(sources.batch)('receipts of a batch', batch, ''),
    watched('drawn checks opened', watching.opened, 'share'),
    watched('folds looked at', watching.foldsWatched, 'share'),
    watched('claims audited (φ)', watching.audited, 'share'),
    watched('audits that end on the chain (w)', watching.available, 'share'),
    watched('segments disputed', disputes, 'share'),
    watched('until a false batch is challenged: at least', lag.fixed, 's'),
    watched('until a false batch is challenged: mean on top', lag.mean, 's'),
    watched('value settled', valuePerSecond, 'USD/s'),
  ];
}
