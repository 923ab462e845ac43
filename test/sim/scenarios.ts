/**
 * What is asked of the simulator. Each scenario varies one thing and leaves the rest as the shipped parameters have it.
 * @module
 */
import { CHEATS, type Cheat, judge, type Setting } from '../../settlement/economics/cheats.ts';
import { bribedAuditors, copyingAuditors, lazyAuditors } from './audit-scenarios.ts';
import { simulateCommittee } from './committee.ts';
import { simulateCoordinators } from './coordinators.ts';
import { type MeshOptions, simulateMesh } from './mesh.ts';
import type { Plot } from './plot.ts';
import { percent, secondsOf, type Table, usd } from './table.ts';

export interface Scenario {
  readonly name: string;
  readonly question: string;
  run(scale: Scale): Findings;
}

export interface Findings {
  readonly table: Table;
  readonly plots: readonly (Plot & { readonly file: string })[];
}

/** How large a run is. */
export interface Scale {
  readonly nodes: number;
  readonly segments: number;
  readonly seed: number;
}

/** Thousands of nodes, for the tables and plots; and what a test has time for. */
export const FULL: Omit<Scale, 'seed'> = { nodes: 2_000, segments: 400_000 };
export const SHORT: Omit<Scale, 'seed'> = { nodes: 200, segments: 12_000 };

const SECONDS = 4 * 3_600;

const cheatNamed = (name: string): Cheat => CHEATS.find((cheat) => cheat.name === name)!;

/** The setting with λ as it is in the run, so that beliefs and events are about one mesh. */
const inRun = (setting: Setting, { nodes, segments }: Scale): Setting => ({
  ...setting,
  claimsPerSecond: (segments * setting.workload.hops) / nodes / SECONDS,
});

const meshOf = (setting: Setting, scale: Scale, change: Partial<MeshOptions>): MeshOptions => ({
  ...scale,
  seconds: SECONDS,
  setting: inRun(setting, scale),
  deviating: 0.2,
  strategy: 'always',
  cheat: cheatNamed('model downgrade'),
  forgeable: 1,
  beliefSpread: 0,
  watchers: 5,
  attention: 0.9,
  floodPerHour: 0,
  ...change,
});

const withTerms = (setting: Setting, change: Partial<Setting['terms']>): Setting => ({
  ...setting,
  terms: { ...setting.terms, ...change },
});
const withWatching = (setting: Setting, change: Partial<Setting['watching']>): Setting => ({
  ...setting,
  watching: { ...setting.watching, ...change },
});

/** @param setting the shipped parameters */
export function scenariosOf(setting: Setting): readonly Scenario[] {
  return [
    rationalCheaters(setting),
    colludingNeighbours(setting),
    brokenVendor(setting),
    lazyWatchers(setting),
    stallingProvers(setting),
    byzantineCommittee(setting),
    coordinatorOutage(setting),
    lazyAuditors,
    copyingAuditors,
    bribedAuditors,
  ];
}

/** Shares of the shipped stake. */
const STAKES = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3];

const rationalCheaters = (setting: Setting): Scenario => ({
  name: 'rational-cheaters',
  question: 'Half of the nodes cheat if they believe that it pays. How much stake does that take?',
  run: (scale) => {
    const cheats = ['model downgrade', 'truncated layer', 'stalling', 'false fold'].map(cheatNamed);
    const runs = cheats.map((cheat) => ({
      cheat,
      of: STAKES.map((times) => {
        const own = withTerms(setting, { stake: setting.terms.stake * times });
        const options = meshOf(own, scale, {
          cheat,
          strategy: 'rational',
          deviating: 0.5,
          beliefSpread: 0.7,
        });
        return {
          stake: own.terms.stake,
          out: simulateMesh(options),
          needed: judge(cheat, options.setting).requiredStake,
        };
      }),
    }));
    return {
      table: {
        columns: ['cheat', 'stake (ether)', 'needed', 'claims cheated', 'convictions', 'profit a node'],
        rows: runs.flatMap(({ cheat, of }) =>
          of.map(({ stake, out, needed }) => [
            cheat.name,
            stake.toPrecision(2),
            needed.toPrecision(2),
            percent(out.cheated / out.claims),
            String(out.convictions),
            usd(out.profitPerNode),
          ]),
        ),
      },
      plots: [
        {
          file: 'rational-cheaters.svg',
          title: 'Rational nodes stop cheating where the stake is large enough',
          subtitle: `half of ${scale.nodes} nodes would cheat if it paid; beliefs about being noticed spread by a factor of two`,
          x: { label: 'stake of a node (ether, logarithmic)', log: true },
          y: { label: 'claims cheated', percent: true, from: 0 },
          series: runs.map(({ cheat, of }) => ({
            name: cheat.name,
            points: of.map(({ stake, out }) => [stake, out.cheated / out.claims] as const),
          })),
        },
      ],
    };
  },
});

const COALITIONS = [0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5];

const colludingNeighbours = (setting: Setting): Scenario => ({
  name: 'colluding-neighbours',
  question: 'A coalition cheats wherever two of it are neighbours on a route. Does size help?',
  run: (scale) => {
    const flat = withTerms(setting, { slash: { ...setting.terms.slash, factor: 0 } });
    const run = (own: Setting, deviating: number) =>
      simulateMesh(meshOf(withWatching(own, { audited: 0.01 }), scale, { strategy: 'colluding', deviating }));
    const runs = COALITIONS.map((share) => ({ share, out: run(setting, share), alone: run(flat, share) }));
    return {
      table: {
        columns: [
          'coalition',
          'claims cheated',
          'convictions',
          'profit a member',
          'without correlated slashing',
        ],
        rows: runs.map(({ share, out, alone }) => [
          percent(share),
          percent(out.cheated / out.claims),
          String(out.convictions),
          usd(out.profitPerNode),
          usd(alone.profitPerNode),
        ]),
      },
      plots: [
        {
          file: 'colluding-neighbours.svg',
          title: 'Convicted together costs more',
          subtitle: 'a coalition that cheats where two members are neighbours; 1 % of the segments audited',
          x: { label: 'share of the nodes in the coalition', percent: true, from: 0 },
          y: { label: 'profit of a member (USD)' },
          series: [
            {
              name: 'correlated slashing',
              points: runs.map(({ share, out }) => [share, out.profitPerNode] as const),
            },
            {
              name: 'base share only',
              points: runs.map(({ share, alone }) => [share, alone.profitPerNode] as const),
            },
          ],
        },
      ],
    };
  },
});

const AUDITS = [0, 0.001, 0.01, 0.05];

const brokenVendor = (setting: Setting): Scenario => ({
  name: 'broken-vendor',
  question:
    'The TEE of a fifth of the nodes can be forged, and all of these cheat at once. How fast are they gone?',
  run: (scale) => {
    const runs = AUDITS.map((audited) => ({
      audited,
      out: simulateMesh(meshOf(withWatching(setting, { audited }), scale, { deviating: 1, forgeable: 0.2 })),
    }));
    const forged = Math.round(0.2 * scale.nodes);
    return {
      table: {
        columns: [
          'audited',
          'convicted',
          'false answers',
          'of them shown false',
          'half gone after',
          'gained',
          'burned',
        ],
        rows: runs.map(({ audited, out }) => [
          percent(audited),
          `${out.convictions} of ${forged}`,
          percent(out.falseSegments / scale.segments),
          percent(out.convictedSegments / Math.max(1, out.falseSegments)),
          out.convictedAt.length >= forged / 2
            ? secondsOf(out.convictedAt[Math.ceil(forged / 2) - 1]!)
            : 'never',
          usd(out.gained),
          usd(out.burnedUsd),
        ]),
      },
      plots: [
        {
          file: 'broken-vendor.svg',
          title: 'A broken TEE vendor: proofs alone, and with audits',
          subtitle: `${forged} of ${scale.nodes} nodes can forge their evidence and serve a smaller model from the start`,
          x: { label: 'hours', from: 0 },
          y: { label: 'forging nodes that still serve', percent: true, from: 0, to: 1 },
          series: runs.map(({ audited, out }) => ({
            name: `${numberOf(audited)} % audited`,
            points: remaining(out.convictedAt, forged),
          })),
        },
      ],
    };
  },
});

const numberOf = (share: number): string => String(Number((share * 100).toPrecision(2)));

/** [hours, share left], thinned to what a plot shows. */
function remaining(convictedAt: readonly number[], of: number): readonly (readonly [number, number])[] {
  const steps = 60;
  const end = Math.max(SECONDS * 1.2, convictedAt.at(-1) ?? 0);
  return [...Array(steps + 1).keys()].map((i) => {
    const at = (end * i) / steps;
    const gone = convictedAt.filter((time) => time <= at).length;
    return [at / 3_600, Math.max(0, 1 - gone / of)] as const;
  });
}

const ATTENTIONS = [0.01, 0.03, 0.1, 0.2, 0.4, 0.7, 1];
const WATCHERS = [1, 5, 20];

const lazyWatchers = (setting: Setting): Scenario => ({
  name: 'lazy-watchers',
  question:
    'Drawn checks are opened, and false folds shown, only by who looks. How many lazy watchers are one attentive one?',
  run: (scale) => {
    const runs = WATCHERS.map((watchers) => ({
      watchers,
      of: ATTENTIONS.map((attention) => ({
        attention,
        out: simulateMesh(
          meshOf(withWatching(setting, { foldsWatched: 1 - (1 - attention) ** watchers }), scale, {
            watchers,
            attention,
            cheat: cheatNamed('false fold'),
          }),
        ),
      })),
    }));
    return {
      table: {
        columns: ['watchers', 'attention', 'convictions', 'cheats left', 'profit a cheat'],
        rows: runs.flatMap(({ watchers, of }) =>
          of.map(({ attention, out }) => [
            String(watchers),
            percent(attention),
            String(out.convictions),
            percent(out.deviatingLeft / out.deviating),
            usd(out.profitPerNode),
          ]),
        ),
      },
      plots: [
        {
          file: 'lazy-watchers.svg',
          title: 'False folds are shown by whoever looks',
          subtitle:
            'a fifth of the nodes cheats and proves under false folds; the same watchers open checks and look at folds',
          x: { label: 'chance that a watcher looks', percent: true, from: 0, to: 1 },
          y: { label: 'convictions', from: 0 },
          series: runs.map(({ watchers, of }) => ({
            name: watchers === 1 ? '1 watcher' : `${watchers} watchers`,
            points: of.map(({ attention, out }) => [attention, out.convictions] as const),
          })),
        },
      ],
    };
  },
});

const FLOODS = [0, 5, 20, 60, 120, 150, 180, 240];

const stallingProvers = (setting: Setting): Scenario => ({
  name: 'stalling-provers',
  question:
    'Checks are bought of every node, hour after hour; a tenth of the nodes never answers. Who is convicted, and who waits?',
  run: (scale) => {
    const nodes = Math.min(scale.nodes, 300);
    const runs = FLOODS.map((floodPerHour) => ({
      floodPerHour,
      out: simulateMesh(
        meshOf(
          setting,
          { ...scale, nodes, segments: (scale.segments * nodes) / scale.nodes },
          { deviating: 0.1, cheat: cheatNamed('stalling'), floodPerHour },
        ),
      ),
    }));
    const bonds = (floodPerHour: number): number =>
      floodPerHour * setting.terms.bond * setting.prices.etherUsd;
    return {
      table: {
        columns: [
          'bought an hour',
          'honest convicted',
          'stalling left',
          'a check takes',
          'p99',
          'bonds a node and hour',
        ],
        rows: runs.map(({ floodPerHour, out }) => [
          String(floodPerHour),
          percent(out.honestConvicted / (nodes - out.deviating)),
          percent(out.deviatingLeft / out.deviating),
          secondsOf(out.checkMedian),
          secondsOf(out.checkP99),
          usd(bonds(floodPerHour)),
        ]),
      },
      plots: [
        {
          file: 'stalling-provers.svg',
          title: 'A flood delays; to convict who works it must outrun the prover',
          subtitle: `seconds from opening a check to its end; a check bought costs ${usd(bonds(1))}, most of it paid to the node`,
          x: { label: 'checks bought of every node in an hour', from: 0 },
          y: { label: 'seconds', log: true },
          series: [
            {
              name: 'median',
              points: runs.map(({ floodPerHour, out }) => [floodPerHour, out.checkMedian] as const),
            },
            {
              name: '99th percentile',
              points: runs.map(({ floodPerHour, out }) => [floodPerHour, out.checkP99] as const),
            },
          ],
        },
      ],
    };
  },
});

const BYZANTINE = [0, 0.1, 0.2, 0.25, 0.3, 0.33, 0.36, 0.4, 0.5, 0.6, 0.66, 0.7, 0.8];
const COMMITTEE_MEMBERS = 64;

const byzantineCommittee = ({ terms }: Setting): Scenario => ({
  name: 'byzantine-committee',
  question: 'Members with this share of the stake are silent, or sign whatever they like. What is certified?',
  run: ({ seed, segments }) => {
    const onlines = [1, 0.95, 0.8];
    const runs = onlines.map((online) => ({
      online,
      of: BYZANTINE.map((byzantine) =>
        simulateCommittee({
          seed,
          members: COMMITTEE_MEMBERS,
          inequality: 2,
          byzantine,
          online,
          batches: Math.max(200, Math.round(segments / 30)),
          window: terms.window,
          longWindow: terms.longWindow,
        }),
      ),
    }));
    return {
      table: {
        columns: ['honest online', 'byzantine', 'certified', 'mean finality', 'can stall', 'can forge'],
        rows: runs.flatMap(({ online, of }) =>
          of.map((out) => [
            percent(online),
            percent(out.byzantine),
            percent(out.certified),
            `${out.meanFinality.toFixed(1)} s`,
            out.canStall ? 'yes' : 'no',
            out.canForge ? 'YES' : 'no',
          ]),
        ),
      },
      plots: [
        {
          file: 'byzantine-committee.svg',
          title: 'A silent third keeps batches from being certified',
          subtitle: `${COMMITTEE_MEMBERS} members, unequal stakes, Byzantine ones silent; uncertified batches take the long window`,
          x: { label: 'Byzantine share of the stake', percent: true, from: 0, to: 0.8 },
          y: { label: 'batches certified', percent: true, from: 0, to: 1 },
          series: [
            ...runs.map(({ online, of }) => ({
              name: `${numberOf(online)} % of honest online`,
              points: of.map((out) => [out.byzantine, out.certified] as const),
            })),
            {
              name: 'can forge',
              dashed: true,
              points: [
                [2 / 3, 0],
                [2 / 3, 1],
              ] as const,
            },
          ],
        },
      ],
    };
  },
});

const DOWN = [60, 300, 900, 3_600];

const coordinatorOutage = ({ terms }: Setting): Scenario => ({
  name: 'coordinator-outage',
  question: 'Coordinators go away, one in five for good. How long do accepted segments wait?',
  run: ({ seed, segments }) => {
    const run = (coordinators: number, down: number, forceDelay: number) =>
      simulateCoordinators({
        seed,
        meshes: 40,
        coordinators,
        segments: Math.min(segments, 40_000),
        seconds: SECONDS,
        up: 3_600,
        down,
        lost: 0.2,
        batchSeconds: 2,
        forceDelay,
      });
    const cases = [
      { name: 'one coordinator', coordinators: 1, forceDelay: Number.POSITIVE_INFINITY },
      { name: 'five, each its own', coordinators: 5, forceDelay: Number.POSITIVE_INFINITY },
      { name: 'five, forced settlement', coordinators: 5, forceDelay: terms.forceDelay },
    ];
    const runs = cases.map((one) => ({
      ...one,
      of: DOWN.map((down) => run(one.coordinators, down, one.forceDelay)),
    }));
    return {
      table: {
        columns: ['who', 'away for', 'posted', 'forced', 'median', 'p99'],
        rows: runs.flatMap(({ name, of }) =>
          of.map((out, i) => [
            name,
            secondsOf(DOWN[i]!),
            percent(out.posted / out.segments),
            percent(out.forced / out.segments),
            `${out.median.toFixed(1)} s`,
            `${out.p99.toFixed(0)} s`,
          ]),
        ),
      },
      plots: [
        {
          file: 'coordinator-outage.svg',
          title: 'Nobody needs a coordinator that is gone',
          subtitle: `segments that reach a batch; a fifth of the outages never ends; forced settlement after ${terms.forceDelay} s`,
          x: { label: 'mean length of an outage that ends (seconds, logarithmic)', log: true },
          y: { label: 'segments posted', percent: true, from: 0, to: 1 },
          series: runs.map(({ name, of }) => ({
            name,
            points: of.map((out, i) => [DOWN[i]!, out.posted / out.segments] as const),
          })),
        },
      ],
    };
  },
});
