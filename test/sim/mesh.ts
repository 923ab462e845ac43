/**
 * A mesh of thousands of nodes that serve, cheat, are drawn, checked, audited and slashed, one event after the other. The terms
 * and every formula are those of settlement/economics; what is simulated is who meets whom, when, and what is left over.
 * @module
 */
import { type Cheat, judge, type Setting, soundnessOf } from '../../settlement/economics/cheats.ts';
import { checkSeconds } from '../../settlement/economics/cost.ts';
import { burned, slashed } from '../../settlement/economics/slashing.ts';
import { anyLooks } from '../../settlement/economics/watching.ts';
import { nodeFee } from '../../settlement/economics/workload.ts';
import { createEvents } from './events.ts';
import { createRandom } from './random.ts';

/** What a node does when it may choose. */
export type Strategy =
  /** Works. */
  | 'honest'
  /** Cheats while it believes that it pays. */
  | 'rational'
  /** Cheats wherever it can. */
  | 'always'
  /** Cheats where a neighbour of its route is of the same coalition, and they tell one story. */
  | 'colluding';

export interface MeshOptions {
  readonly seed: number;
  readonly nodes: number;
  /** Segments asked for, and seconds over which they come. */
  readonly segments: number;
  readonly seconds: number;
  readonly setting: Setting;
  /** Who is not honest: a share of the nodes, their strategy and what they do. */
  readonly deviating: number;
  readonly strategy: Exclude<Strategy, 'honest'>;
  readonly cheat: Cheat;
  /** Share of the deviating nodes whose TEE can be forged: the others run what was measured, whatever they would like. */
  readonly forgeable: number;
  /** Spread of the beliefs about being noticed: standard deviation of their logarithm. */
  readonly beliefSpread: number;
  /** Who opens what was drawn: so many watchers, each noticing it with this chance. */
  readonly watchers: number;
  readonly attention: number;
  /** Checks that an attacker buys of each node in an hour, for a bond each. */
  readonly floodPerHour: number;
}

export interface MeshOutcome {
  readonly claims: number;
  readonly cheated: number;
  /** Segments with a false answer, and of those, whose cheat was ever convicted for it. */
  readonly falseSegments: number;
  readonly convictedSegments: number;
  readonly convictions: number;
  /** Honest nodes that failed a check: must be none. */
  readonly honestConvicted: number;
  readonly deviating: number;
  /** Deviating nodes that still serve at the end. */
  readonly deviatingLeft: number;
  /** USD: what all cheats gained, what was burned of their stakes, and what a deviating node made of it on average. */
  readonly gained: number;
  readonly burnedUsd: number;
  readonly profitPerNode: number;
  /** Seconds from a check's opening to its end: median and 99th percentile. */
  readonly checkMedian: number;
  readonly checkP99: number;
  /** Seconds, ascending, at which a deviating node was convicted. */
  readonly convictedAt: readonly number[];
}

interface Node {
  readonly deviates: boolean;
  readonly cheats: boolean;
  serving: boolean;
  /** When its prover has answered all it was asked for. */
  busyUntil: number;
  /** Open checks, and how many of them were bought. */
  open: number;
  bought: number;
}

interface Claim {
  readonly node: Node;
  readonly cheated: boolean;
  readonly segment: { convicted: boolean; readonly isFalse: boolean };
}

export function simulateMesh(options: MeshOptions): MeshOutcome {
  const { setting, cheat, segments, seconds } = options;
  const { workload, terms, prices, watching, postingSeconds } = setting;
  const random = createRandom(options.seed);
  const events = createEvents();
  const opened = anyLooks(options.watchers, options.attention);
  const soundness = soundnessOf(cheat, workload, terms.cellsDrawn, watching.foldsWatched);
  const gainOfClaim = cheat.saves(workload) * nodeFee(workload, terms.nodesShare) * prices.etherUsd;
  const answering = checkSeconds(workload, terms.cellsDrawn);
  const naming = checkSeconds(workload, 1);
  const totalStake = terms.stake * options.nodes;

  const pays = (): boolean => {
    if (options.strategy !== 'rational') return true;
    // a belief about being noticed is one about who opens and who audits
    const trust = Math.exp(options.beliefSpread * random.normal());
    const believed = {
      ...watching,
      opened: Math.min(1, opened * trust),
      audited: Math.min(1, watching.audited * trust),
    };
    return judge(cheat, { ...setting, watching: believed }).profit > 0;
  };
  const nodes: Node[] = [...Array(options.nodes).keys()].map((i) => {
    const deviates = i < Math.round(options.deviating * options.nodes);
    const forged = i < Math.round(options.forgeable * options.deviating * options.nodes);
    return {
      deviates,
      cheats: deviates && forged && pays(),
      serving: true,
      busyUntil: 0,
      open: 0,
      bought: 0,
    };
  });
  // the order of nodes must say nothing: routes are drawn from a shuffled list, from which the convicted are taken
  const serving = [...nodes];
  for (let i = serving.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [serving[i], serving[j]] = [serving[j]!, serving[i]!];
  }

  let [claims, cheated, falseSegments, convictedSegments, honestConvicted] = [0, 0, 0, 0, 0];
  let [gained, burnedEther] = [0, 0];
  const convictedAt: number[] = [];
  const recent: number[] = [];
  const took: number[] = [];

  const convict = (claim: Claim): void => {
    if (!claim.segment.convicted) convictedSegments++;
    claim.segment.convicted = true;
    const { node } = claim;
    if (!node.serving) return;
    node.serving = false;
    serving.splice(serving.indexOf(node), 1);
    convictedAt.push(events.now);
    if (!claim.cheated && !node.cheats) honestConvicted++;
    recent.push(events.now);
    while (recent[0]! < events.now - terms.slashWindow) recent.shift();
    burnedEther += burned(
      slashed(terms.stake, terms.slash, terms.stake * recent.length, totalStake),
      terms.slash,
    );
  };

  /** Plays a check of a claim from its opening: the node answers in its own time, or not; deadlines count its turns. */
  const play = (claim: Claim, fails: boolean, work: number, kind: 'drawn' | 'bought'): void => {
    const { node } = claim;
    const from = events.now;
    node.open++;
    if (kind === 'bought') node.bought++;
    const turn = kind === 'drawn' ? node.open : Math.min(node.bought, terms.maxTurns);
    const clock =
      fails && cheat.answer === 'silence' ? terms.publishTime : terms.publishTime + terms.proveTime;
    const due = from + turn * clock + terms.round;
    // who will fail has no reason to hurry
    const answered = fails ? due : Math.max(from + terms.round, node.busyUntil) + work;
    if (!fails) node.busyUntil = answered;
    const failed = answered >= due;
    const end = failed ? due : answered + terms.foldWindow;
    events.at(end, () => {
      node.open--;
      if (kind === 'bought') node.bought--;
      took.push(end - from);
      if (failed) convict(claim);
    });
  };

  const serve = (): void => {
    if (serving.length < workload.hops) return;
    const route = new Set<Node>();
    while (route.size < workload.hops) route.add(serving[random.below(serving.length)]!);
    const hops = [...route];
    const cheatsAt = hops.map(
      ({ cheats }, i) =>
        cheats &&
        (options.strategy !== 'colluding' || hops[i - 1]?.cheats === true || hops[i + 1]?.cheats === true),
    );
    const segment = { convicted: false, isFalse: cheatsAt.includes(true) };
    if (segment.isFalse) falseSegments++;
    const own = hops.map((node, i): Claim => ({ node, cheated: cheatsAt[i]!, segment }));
    claims += own.length;
    for (const claim of own) {
      if (!claim.cheated) continue;
      cheated++;
      gained += gainOfClaim;
    }
    const posted = events.now + random.next() * postingSeconds * 2;
    if (random.chance(terms.drawRate) && random.chance(opened)) {
      const claim = own[random.below(own.length)]!;
      const at = posted + terms.round + random.wait(watching.openingSeconds);
      if (at - posted <= terms.openWindow) {
        events.at(at, () => play(claim, claim.cheated && random.chance(soundness), answering, 'drawn'));
      }
    }
    if (!segment.isFalse || !random.chance(watching.audited)) return;
    // an audit re-executes the segment and names a false cell of each hop that has one
    for (const claim of own) {
      if (!claim.cheated || cheat.wrong(workload) === 0 || !random.chance(watching.available)) continue;
      events.at(posted + random.wait(watching.openingSeconds), () => play(claim, true, naming, 'bought'));
    }
  };

  const meanGap = seconds / segments;
  let asked = 0;
  const ask = (): void => {
    serve();
    if (++asked < segments) events.at(events.now + random.wait(meanGap), ask);
  };
  events.at(random.wait(meanGap), ask);
  for (const node of options.floodPerHour > 0 ? nodes : []) {
    const claim: Claim = { node, cheated: false, segment: { convicted: false, isFalse: false } };
    const gap = 3_600 / options.floodPerHour;
    const buy = (): void => {
      if (!node.serving || events.now > seconds) return;
      play(claim, false, naming, 'bought');
      events.at(events.now + random.wait(gap), buy);
    };
    events.at(random.wait(gap), buy);
  }
  events.run(Number.POSITIVE_INFINITY);

  took.sort((a, b) => a - b);
  const quantile = (share: number): number =>
    took[Math.min(took.length - 1, Math.floor(share * took.length))] ?? 0;
  const deviating = nodes.filter((node) => node.deviates);
  const burnedUsd = burnedEther * prices.etherUsd;
  return {
    claims,
    cheated,
    falseSegments,
    convictedSegments,
    convictions: convictedAt.length,
    honestConvicted,
    deviating: deviating.length,
    deviatingLeft: deviating.filter((node) => node.serving).length,
    gained,
    burnedUsd,
    profitPerNode: deviating.length === 0 ? 0 : (gained - burnedUsd) / deviating.length,
    checkMedian: quantile(0.5),
    checkP99: quantile(0.99),
    convictedAt,
  };
}
