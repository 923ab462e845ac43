/**
 * Audits by lot from the command line: an answer's session goes to auditors that the beacon draws, some of them as they
 * are and some with a wrong result planted, which is what keeps auditors looking.
 * @module
 */
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { formatEther } from 'viem';
import type { Appraisal } from '../../crypto/attest/appraise.ts';
import { loadIntCommits } from '../../crypto/commit/int-commits.ts';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, UsageError, VerificationError } from '../../crypto/core/errors.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import { shardsOf } from '../../models/shard/manifest.ts';
import { isBlamable } from '../../settlement/audits/subject.ts';
import type { AuditState, FalsePlace, PlantedShift } from '../../settlement/audits/types.ts';
import { type Assignment, plant } from '../audit/assignment.ts';
import {
  blameWrong,
  closeLeftLots,
  LOT_POLL_MS,
  type Lot,
  type LotNews,
  type LotOptions,
  openLot,
} from '../audit/by-lot.ts';
import { type AuditedSession, auditedOf, type SessionRecord } from '../audit/record.ts';
import type { ClientConnection } from '../client/connect.ts';
import type { ClientModel } from '../client/model.ts';
import { fundFor } from '../client/pay.ts';
import { readReceipt } from '../client/receipt-checks.ts';
import { segmentsOf } from '../services/posted-segments.ts';
import { createRounds } from '../services/rounds.ts';
import { LOT_SIZE, PLANT_SHARE } from './commands/lot-flags.ts';
import { counted, type Output } from './output.ts';

export interface LotWish {
  /** Auditors, 1 to 4. */
  readonly auditors: number;
  /** How often a wrong result is planted, 0 to 1. */
  readonly plant: number;
}

const SHARE_ONE = 1_000_000;
const SIMULATED = 'SIMULATED TEE: nothing of the session is hidden from who runs it';

/** What `--lot` and `--plant` say. */
export const lotWish = (lot: number | true | undefined, share: number | undefined): LotWish | null =>
  lot === undefined ? null : { auditors: lot === true ? LOT_SIZE : lot, plant: share ?? PLANT_SHARE };

/** For --json. */
export interface LotResult {
  readonly id: string;
  readonly state: AuditState;
  /** Where a wrong result was planted; null: the session was given as it was. */
  readonly planted: FalsePlace | null;
  readonly reports: readonly {
    readonly auditor: string;
    readonly report: 'nothing wrong' | 'silent' | FalsePlace;
    /** What stands behind the enclave that was handed the session; null: it was handed to none. */
    readonly assurance: Appraisal['assurance'] | null;
  }[];
  /** Who reported something else than was planted, and is to lose part of its bond. */
  readonly blamed: readonly string[];
}

export interface RunningLot {
  /**
   * Says what it was, and blames who did not find what was planted, where the segment was posted.
   * @param receipt path; null: nothing was posted that one could show
   */
  close(receipt: string | null): Promise<LotResult>;
}

/**
 * Opens the audit and waits until nobody commits any more. Until then what was signed must not be posted: who finds it among
 * what is public need not compute.
 * @throws as openLot
 */
export async function startLot(
  connection: ClientConnection,
  { root, manifest }: Pick<ClientModel, 'root' | 'manifest'>,
  record: SessionRecord,
  { auditors, plant: share }: LotWish,
  out: Output,
): Promise<RunningLot> {
  if (manifest.closed) {
    throw new UsageError('AUDIT_CLOSED', `${manifest.name} is closed: its weights are not for auditors`, {
      hint: 'ask for a spot-check: veilmesh run --spot-check',
    });
  }
  const options = optionsOf(connection, out);
  const { fee, deposit } = await connection.ledger.audits.terms();
  await fundFor(connection, fee * BigInt(auditors) + deposit);
  const signed = auditedOf(record);
  const truth = randomInt(SHARE_ONE) < share * SHARE_ONE ? placeIn(signed) : null;
  const planted = truth === null ? null : { truth, ...plant(signed, truth, await loadIntCommits()) };
  const session = planted?.session ?? signed;
  const assignment: Assignment = { modelRoot: root, salt: randomBytes(32), session };
  const lot = await openLot(options, { assignment, truth, wanted: auditors });
  await lot.committed();
  return {
    close: async (receipt) => {
      const outcome = await lot.close();
      const blamed =
        planted === null || receipt === null || outcome.state !== 'planted'
          ? []
          : await blame(
              connection,
              lot,
              outcome,
              { manifest, signed, given: assignment, truth: planted.truth, shift: planted.shift, receipt },
              out,
            );
      const reports = outcome.reports.map(({ auditor, verdict }) => ({
        auditor,
        report: verdict === undefined ? ('silent' as const) : (verdict ?? ('nothing wrong' as const)),
        assurance: lot.assuranceOf(auditor),
      }));
      return { id: bytesToHex(lot.id), state: outcome.state, planted: truth, reports, blamed };
    },
  };
}

/** The same beside an answer: what keeps it from being audited is said, and the answer is settled all the same. */
export async function holdLot(
  connection: ClientConnection,
  { root, manifest }: Pick<ClientModel, 'root' | 'manifest'>,
  record: SessionRecord,
  wish: LotWish | null,
  out: Output,
): Promise<{ close(receipt: string | null): Promise<LotResult | null> }> {
  if (wish === null) return { close: async () => null };
  try {
    await closeLeft(connection, out);
    const running = await startLot(connection, { root, manifest }, record, wish, out);
    return {
      close: async (receipt) => {
        const result = await running.close(receipt);
        out.note(lotText(result));
        return result;
      },
    };
  } catch (thrown) {
    const { code, message } = asVeilmeshError(thrown);
    out.done('no audit', `${message} (${code})`);
    return { close: async () => null };
  }
}

/** Says, for commands that did not get to it, what their audits were: who is silent loses its deposit. */
export async function closeLeft(connection: ClientConnection, out: Output): Promise<void> {
  const closed = await closeLeftLots(optionsOf(connection, out));
  if (closed > 0) out.done('audits', `${counted(closed, 'audit')} of before closed`);
}

function optionsOf(
  { ledger, host, introducer, policy, bls, config }: ClientConnection,
  out: Output,
): LotOptions {
  return {
    ...{ ledger, host, policy, bls },
    rounds: createRounds(host, introducer, ledger.checks),
    folder: join(config.home, 'lots'),
    onNews: (news) => out.done(...newsText(news)),
    pollMs: LOT_POLL_MS,
  };
}

/** Any place is as likely as any other. */
function placeIn({ segments }: AuditedSession): FalsePlace {
  const [, end] = segments.at(-1)!.positions;
  const at = randomInt(end);
  const segment = segments.findIndex(({ positions: [, to] }) => at < to);
  const { positions, outputs } = segments[segment]!;
  return { hop: randomInt(outputs.length), segment, position: at - positions[0] };
}

interface BlameSubject {
  readonly manifest: ClientModel['manifest'];
  readonly signed: AuditedSession;
  readonly given: Assignment;
  readonly truth: FalsePlace;
  readonly shift: PlantedShift;
  readonly receipt: string;
}

async function blame(
  { ledger }: ClientConnection,
  lot: Lot,
  outcome: Awaited<ReturnType<Lot['close']>>,
  { manifest, signed, given, truth, shift, receipt }: BlameSubject,
  out: Output,
): Promise<string[]> {
  const part = shardsOf(manifest)[truth.hop]!;
  const wrong = outcome.reports.filter(({ verdict }) => verdict !== undefined && isBlamable(verdict, truth));
  if (wrong.length === 0) return [];
  if (signed.segments[truth.segment]!.positions[0] !== 0 || part.cells?.unproven !== 0) {
    out.done(
      'no blame',
      'nobody could be held to what was signed there: those who missed it are only not paid',
    );
    return [];
  }
  const segment = segmentsOf(readReceipt(receipt))[truth.segment]!;
  const blamed = await blameWrong(ledger, lot, outcome, {
    ...{ part, signed, given, shift, segment },
    place: truth,
  });
  out.done('blamed', blamed.map((auditor) => auditor.slice(0, 10)).join(', '));
  return blamed;
}

function newsText(news: LotNews): [name: string, text: string] {
  switch (news.kind) {
    case 'opened':
      return ['audit by lot', `${formatEther(news.locked)} ether locked for fees and deposit`];
    case 'drawn':
      return ['drawn', news.auditors.map((auditor) => auditor.slice(0, 10)).join(', ')];
    case 'handed':
      return [
        'handed over',
        `the sealed session, to ${news.auditor.slice(0, 10)}${news.assurance === 'simulated' ? `: ${SIMULATED}` : ''}`,
      ];
    case 'not handed':
      return ['waiting', `${news.auditor.slice(0, 10)}: ${news.why}`];
    case 'committed':
      return ['reports', `${news.reports} committed`];
    case 'closed':
      return ['audit over', news.state];
  }
}

export const lotText = ({ planted, reports }: LotResult): string => {
  const isSimulated = reports.some(({ assurance }) => assurance === 'simulated');
  const said = reports.map(({ auditor, report }) => {
    const what =
      typeof report === 'string'
        ? report
        : `hop ${report.hop + 1}, segment ${report.segment + 1}, position ${report.position + 1}`;
    return `  ${auditor.slice(0, 10)}  ${what}`;
  });
  const was =
    planted === null
      ? 'given as it was'
      : `a wrong result was planted at hop ${planted.hop + 1}, segment ${planted.segment + 1}, position ${planted.position + 1}`;
  return [`auditors by lot (${was}):`, ...said, ...(isSimulated ? [`  ${SIMULATED}`] : [])].join('\n');
};

/** For who relies on the answer: an auditor found something wrong that nobody planted. */
export function demandNothingFound({ planted, reports, state }: LotResult): void {
  const found = reports.find(({ report }) => typeof report !== 'string');
  if (planted !== null || state !== 'genuine' || found === undefined) return;
  const { hop, segment, position } = found.report as FalsePlace;
  throw new VerificationError(
    'AUDIT_DIVERGED',
    'an auditor reports that a hop signed something else than its shard computes',
    {
      details: { hop, segment, position, auditor: found.auditor, verdict: 'the auditor disputes it' },
      hint: 'do not use this answer; run it again',
    },
  );
}
