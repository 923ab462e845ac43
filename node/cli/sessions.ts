/**
 * `veilmesh sessions`: what this account has in sessions of coordinators, and taking it out: where a sequencer is dead or false, by
 * the logs that others keep and the steps that were kept here.
 * @module
 */
import type { Command } from 'commander';
import { type Address, formatEther, isAddress } from 'viem';
import { asVeilmeshError, UsageError, type VeilmeshError } from '../../crypto/core/errors.ts';
import { creditOf, type SessionStage, stageOf, stateOnChain } from '../../settlement/ephemeral/recourse.ts';
import { stepTerms } from '../../settlement/ephemeral/step-terms.ts';
import type { SessionRecord, SessionRef } from '../../settlement/ephemeral/types.ts';
import { type ClientConnection, connectClient } from '../client/connect.ts';
import { withSessionLogs } from '../client/session-logs.ts';
import type { LogFetching } from '../services/log-fetching.ts';
import { logSource, pursueKept } from '../services/pursuing.ts';
import { createStepStore, type StepStore } from '../services/step-store.ts';
import { contextOf } from './context.ts';
import { withLocalnet } from './known-mesh.ts';
import type { Output } from './output.ts';

/** Of each coordinator, the newest: older ones are paid out. */
const SESSIONS_SHOWN = 16;

interface Row {
  readonly coordinator: Address;
  readonly session: number;
  readonly stage: SessionStage;
  /** Unix seconds at which the stage is over; null: it stays so. */
  readonly until: number | null;
  readonly convicted: boolean;
  readonly delegated: string;
  /** Steps kept here. */
  readonly steps: number;
  /** Wei to take out, by the last root; null while that can change, or its logs cannot be had. */
  readonly credit: string | null;
}

interface Exits {
  /** Of a session all that was taken out stands with what was done last. */
  readonly did: { coordinator: Address; session: number; did: string; wei: string }[];
  readonly failed: { coordinator: Address; session: number; error: VeilmeshError }[];
}

const NOTHING: Exits = { did: [], failed: [] };

/** @throws UsageError SESSIONS_ACCOUNT */
export async function showSessions(
  { exit, account: named }: { exit?: boolean; account?: string },
  command: Command,
): Promise<void> {
  const { config, out } = contextOf(command);
  const other = named === undefined ? null : addressOf(named);
  const connection = await connectClient(withLocalnet(config));
  try {
    const { ledger } = connection;
    const account = other ?? ledger.account;
    const steps = createStepStore(connection.config.home, ledger.addresses);
    const refs = await sessionsOf(connection, steps);
    await withSessionLogs(connection, async (logs) => {
      const { did, failed } =
        exit === true ? await exitAll(connection, refs, account, steps, logs, out) : NOTHING;
      const rows: Row[] = [];
      for (const ref of refs) {
        const row = await rowOf(connection, ref, account, steps, logs);
        if (row !== null) rows.push(row);
      }
      const failures = failed.map(({ error, ...of }) => ({ ...of, error: error.toJSON() }));
      out.result({ account, did, failed: failures, sessions: rows }, textOf(rows));
      if (failed.length > 0) throw failed[0]!.error;
    });
  } finally {
    await connection.close();
  }
}

function addressOf(text: string): Address {
  if (isAddress(text)) return text.toLowerCase() as Address;
  throw new UsageError('SESSIONS_ACCOUNT', `${text} is no address`, {
    hint: 'an account: 0x and 40 hex digits; capitals among them are a checksum',
  });
}

/** Those in which something was kept, and the newest of the mesh's coordinators. */
async function sessionsOf({ network, ledger }: ClientConnection, steps: StepStore): Promise<SessionRef[]> {
  const refs = new Map(steps.sessions().map((ref) => [`${ref.sequencer}/${ref.number}`, ref]));
  for (const { account: sequencer } of network.coordinators) {
    const count = await ledger.sessions.count(sequencer);
    for (let number = Math.max(1, count - SESSIONS_SHOWN + 1); number <= count; number++) {
      refs.set(`${sequencer}/${number}`, { sequencer, number });
    }
  }
  return [...refs.values()];
}

async function exitAll(
  { ledger }: ClientConnection,
  refs: readonly SessionRef[],
  account: Address,
  steps: StepStore,
  logs: LogFetching,
  out: Output,
): Promise<Exits> {
  const exits: Exits = { did: [], failed: [] };
  for (const ref of refs) {
    const of = { coordinator: ref.sequencer, session: ref.number };
    try {
      const { did, taken } = await pursueKept({ ledger, accounts: [account], steps, logs }, ref);
      for (const [i, what] of did.entries()) {
        const wei = i === did.length - 1 ? taken : 0n;
        out.done('session', `${ref.number}: ${what}${wei > 0n ? `, ${formatEther(wei)} ether` : ''}`);
        exits.did.push({ ...of, did: what, wei: String(wei) });
      }
    } catch (thrown) {
      const error = asVeilmeshError(thrown);
      out.done('session', `${ref.number}: cannot be had now: ${error.message} (${error.code})`);
      exits.failed.push({ ...of, error });
    }
  }
  return exits;
}

function untilOf(stage: SessionStage, record: SessionRecord, tailWindow: number): number | null {
  if (stage === 'open') return record.endsAt;
  if (stage === 'contested') return record.contestedUntil;
  return stage === 'tail' ? record.contestedUntil + tailWindow : null;
}

/** Null where the account has nothing in it, as far as that can be seen. */
async function rowOf(
  { ledger }: ClientConnection,
  ref: SessionRef,
  account: Address,
  steps: StepStore,
  logs: LogFetching,
): Promise<Row | null> {
  const { sessions } = ledger;
  const [record, terms, time, delegated] = await Promise.all([
    sessions.session(ref),
    sessions.terms(),
    ledger.time(),
    sessions.delegated(ref, account),
  ]);
  if (record === null) return null;
  const stage = stageOf(record, terms, time);
  const kept = steps.stepsOf(ref).length;
  let credit: bigint | null = null;
  if (stage === 'paying') {
    if (await sessions.exited(ref, account)) return null;
    try {
      const of = await stepTerms(ledger, ref, record);
      const tree = await stateOnChain(ledger, ref, record, of, logSource(logs));
      credit = await creditOf(ledger, ref, tree, account);
    } catch (thrown) {
      if (asVeilmeshError(thrown).family !== 'unavailable') throw thrown; // nobody who has the log answers now
    }
  }
  if (delegated === 0n && kept === 0 && (credit ?? 0n) === 0n) return null;
  return {
    coordinator: ref.sequencer,
    session: ref.number,
    stage,
    until: untilOf(stage, record, terms.tailWindow),
    convicted: record.convicted,
    delegated: String(delegated),
    steps: kept,
    credit: credit === null ? null : String(credit),
  };
}

const STAGES: Readonly<Record<SessionStage, string>> = {
  open: 'takes vouchers',
  over: 'is over, and nobody has ended it: --exit',
  contested: 'can be contested',
  tail: 'takes receipts that no commit has',
  paying: 'pays out: --exit',
};

function textOf(rows: readonly Row[]): string {
  if (rows.length === 0) return 'this account has nothing in any session';
  return rows
    .map(({ coordinator, session, stage, until, convicted, delegated, steps, credit }) => {
      const time = until === null ? '' : ` until ${new Date(until * 1_000).toISOString().slice(0, 19)}Z`;
      const left = credit === null ? '' : `, ${formatEther(BigInt(credit))} ether left`;
      return (
        `  session ${session} of ${coordinator} ${STAGES[stage]}${time}${convicted ? ', CONVICTED' : ''}\n` +
        `    delegated ${formatEther(BigInt(delegated))} ether, ${steps} steps kept${left}`
      );
    })
    .join('\n');
}
