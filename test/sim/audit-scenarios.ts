/**
 * What is asked of the simulator about audits by lot. Computing a record again is taken to cost half of the least fee.
 * @module
 */
import { type AuditorKind, type AuditsOptions, type KindOutcome, simulateAudits } from './audits.ts';
import type { Scale, Scenario } from './scenarios.ts';
import { SHIPPED_AUDITS } from './setting.ts';
import { percent } from './table.ts';

const AUDITORS = 40;
/** Share of the records in which a node truly lied; and where that is what is asked about. */
const LYING_SELDOM = 0.002;
const LYING = 0.05;
const EFFORT = SHIPPED_AUDITS.fee / 2;
/** The share that `--lot` plants by default. */
const PLANTED = 0.25;

const diligent = (slots: number): AuditorKind => ({
  name: 'diligent',
  slots,
  attention: 1,
  isOne: false,
  isBribed: false,
});

/** @param audits for one run at full size */
const play = (
  { segments, seed }: Scale,
  change: Pick<AuditsOptions, 'kinds' | 'lying'> & Partial<AuditsOptions>,
) =>
  simulateAudits({
    seed,
    audits: Math.round(segments / 10),
    wanted: 2,
    planted: PLANTED,
    money: SHIPPED_AUDITS,
    effort: EFFORT,
    ...change,
  });

const inFees = (ether: number): number => ether / SHIPPED_AUDITS.fee;
/** Of one report; nobody's where there is none. */
const profitOf = ({ reports, profit }: KindOutcome): string => (reports === 0 ? '-' : fees(profit));
const fees = (ether: number): string => `${inFees(ether).toFixed(2)} fees`;

const SHARES = [0, 0.003, 0.006, 0.01, 0.015, 0.02, 0.03, 0.05];
const ATTENTIONS = [1, 0.9, 0.5, 0];

export const lazyAuditors: Scenario = {
  name: 'lazy-auditors',
  question:
    'Auditors compute some of what they are given, and report "nothing" of the rest. How often must clients plant?',
  run: (scale) => {
    const kinds = ATTENTIONS.map(
      (attention): AuditorKind => ({
        ...diligent(AUDITORS / ATTENTIONS.length),
        name: attention === 0 ? 'never looks' : `looks at ${percent(attention)}`,
        attention,
      }),
    );
    const runs = SHARES.map((planted) => ({
      planted,
      out: play(scale, { kinds, planted, lying: LYING_SELDOM }),
    }));
    return {
      table: {
        columns: [
          'planted',
          'auditor',
          'reports',
          'plants missed',
          'out',
          'half out after',
          'profit a report',
          'lies found',
        ],
        rows: runs.flatMap(({ planted, out }) =>
          out.kinds.map((own) => [
            percent(planted),
            own.name,
            String(own.reports),
            String(own.missed),
            `${own.out} of ${AUDITORS / ATTENTIONS.length}`,
            own.halfOutAfter === null ? 'never' : `${own.halfOutAfter} audits`,
            profitOf(own),
            percent(out.found / Math.max(1, out.lies)),
          ]),
        ),
      },
      plots: [
        {
          file: 'lazy-auditors.svg',
          title: 'Looking pays from about one planted result in a hundred on',
          subtitle: `${AUDITORS} auditors, two a record; computing costs half a fee, a missed plant ${inFees(SHIPPED_AUDITS.penalty)} fees`,
          x: { label: 'records with a wrong result planted that can be shown', percent: true, from: 0 },
          y: { label: 'profit of a report (fees)' },
          series: kinds.map(({ name }, i) => ({
            name,
            points: runs.map(({ planted, out }) => [planted, inFees(out.kinds[i]!.profit)] as const),
          })),
        },
      ],
    };
  },
};

const OWNED = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
const WANTED = [1, 2, 4];

/** @param other who has the share of the slots that is varied */
const against = (
  scale: Scale,
  share: number,
  other: Omit<AuditorKind, 'slots'>,
  change: Pick<AuditsOptions, 'wanted' | 'lying'>,
) => {
  const slots = Math.round(share * AUDITORS);
  return play(scale, { ...change, kinds: [diligent(AUDITORS - slots), { ...other, slots }] });
};

export const copyingAuditors: Scenario = {
  name: 'copying-auditors',
  question:
    'One operator holds many slots, computes once and reports it with each. How many auditors is an audit then?',
  run: (scale) => {
    const operator = { name: 'one operator', attention: 1, isOne: true, isBribed: false };
    const runs = WANTED.map((wanted) => ({
      wanted,
      of: OWNED.map((share) => ({
        share,
        out: against(scale, share, operator, { wanted, lying: LYING_SELDOM }),
      })),
    }));
    return {
      table: {
        columns: [
          'auditors',
          'slots of one',
          'computed apart',
          'profit a report',
          'of the others',
          'lies found',
        ],
        rows: runs.flatMap(({ wanted, of }) =>
          of.map(({ share, out }) => [
            String(wanted),
            percent(share),
            out.independent.toFixed(2),
            profitOf(out.kinds[1]!),
            profitOf(out.kinds[0]!),
            percent(out.found / Math.max(1, out.lies)),
          ]),
        ),
      },
      plots: [
        {
          file: 'copying-auditors.svg',
          title: 'Slots of one operator are one auditor',
          subtitle: `${AUDITORS} slots; the operator's reports are right, and cost it one computation a record`,
          x: { label: 'slots of one operator', percent: true, from: 0 },
          y: { label: 'computations that are independent', from: 0 },
          series: runs.map(({ wanted, of }) => ({
            name: `${wanted} wanted`,
            points: of.map(({ share, out }) => [share, out.independent] as const),
          })),
        },
      ],
    };
  },
};

export const bribedAuditors: Scenario = {
  name: 'bribed-auditors',
  question:
    'Auditors whose enclaves hide nothing are paid to keep quiet about lies, and report plants. How much is still found, and at what price?',
  run: (scale) => {
    const bribed = { name: 'bribed', attention: 1, isOne: false, isBribed: true };
    const runs = WANTED.map((wanted) => ({
      wanted,
      of: OWNED.map((share) => ({ share, out: against(scale, share, bribed, { wanted, lying: LYING }) })),
    }));
    return {
      table: {
        columns: ['auditors', 'bribed', 'lies found', 'paid to keep quiet, a lie', 'bribe that pays, a lie'],
        rows: runs.flatMap(({ wanted, of }) =>
          of.map(({ share, out }) => [
            String(wanted),
            percent(share),
            percent(out.found / Math.max(1, out.lies)),
            (out.quiet / Math.max(1, out.lies)).toFixed(2),
            // each forgoes its chance of being the first to have the claim convicted
            fees(((out.quiet / Math.max(1, out.lies)) * SHIPPED_AUDITS.reward) / wanted),
          ]),
        ),
      },
      plots: [
        {
          file: 'bribed-auditors.svg',
          title: 'A bribed auditor hides a lie only where no other is drawn',
          subtitle: 'each knows which records are real (a broken TEE), finds all plants and loses nothing',
          x: { label: 'auditors that are bribed', percent: true, from: 0 },
          y: { label: 'lies found', percent: true, from: 0, to: 1 },
          series: runs.map(({ wanted, of }) => ({
            name: `${wanted} wanted`,
            points: of.map(({ share, out }) => [share, out.found / Math.max(1, out.lies)] as const),
          })),
        },
      ],
    };
  },
};
