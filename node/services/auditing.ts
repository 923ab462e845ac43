/**
 * An auditor's duties: draws what is opened, computes again what it is drawn for, commits to what it found, reveals it,
 * and has whoever signed something false convicted.
 *
 * A report is written down before it is committed to, so that a kill loses none: who commits and does not reveal pays.
 * @module
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { bytesToHex, equalBytes, hex } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, UnavailableError, UsageError } from '../../crypto/core/errors.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import type { Manifest } from '../../models/shard/types.ts';
import { reportHash, verdictWord } from '../../settlement/audits/subject.ts';
import type { AuditBlame, AuditRecord, FalsePlace, OpenedAudit } from '../../settlement/audits/types.ts';
import type { Ledger } from '../../settlement/chain/ledger.ts';
import type { SealedAssignment } from '../audit/assignment.ts';
import type { AuditOptions } from '../audit/auditor.ts';
import type { AuditEnclave, EnclaveAudit } from '../audit/enclave.ts';
import type { SignedLeaf } from '../audit/enclave-calls.ts';
import type { AuditFinding, FollowUp } from '../audit/follow-up.ts';
import type { Logger } from '../log.ts';
import type { AuditDesk } from './audit-desk.ts';
import type { Rounds } from './rounds.ts';

export interface AuditingOptions {
  readonly ledger: Ledger;
  readonly rounds: Rounds;
  readonly enclave: AuditEnclave;
  readonly manifestOf: (modelRoot: Uint8Array) => Promise<Manifest>;
  readonly parts: Omit<AuditOptions, 'manifest' | 'onProgress'>;
  /** Keeps reports. */
  readonly folder: string;
  /** Has what a record shows to be false checked, where a node signed it. @returns what was convicted */
  readonly followUp: FollowUp;
  /** Makes the bond whole again: a record that nobody handed over costs a fee. */
  readonly ensureBond: () => Promise<void>;
  readonly log: Logger;
  readonly pollMs: number;
}

export interface Auditing {
  readonly desk: AuditDesk;
  /** Everything that is due, once. The background does the same. */
  round(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

export const AUDIT_POLL_MS = 1_000;
/** Deeper than any chain loses blocks. */
const REORG_BLOCKS = 64;
/** Seconds in which the opener may draw. */
const OPENER_FIRST = 10;
/** How often the bond is looked at. */
const BOND_MS = 30_000;
/** Records that wait to be computed. */
const MAX_WAITING = 16;

const placeSchema = z.strictObject({ hop: z.int(), segment: z.int(), position: z.int() });
const reportSchema = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{64}$/),
  verdict: placeSchema.nullable(),
  salt: z.string().regex(/^[0-9a-f]{64}$/),
});
type Report = z.infer<typeof reportSchema>;

interface Duty {
  readonly opened: OpenedAudit;
  given?: SealedAssignment;
  report?: Report;
  /** What is being done for it. */
  running?: Promise<void>;
  pursued?: true;
  /** It cannot be computed again: its opener's doing. */
  unfit?: true;
}

export function createAuditing(options: AuditingOptions): Auditing {
  const { ledger, rounds, enclave, manifestOf, parts, folder, followUp, ensureBond, log, pollMs } = options;
  const { audits, account } = ledger;
  mkdirSync(folder, { recursive: true });
  const reports = readReports(folder);
  const duties = new Map<string, Duty>();
  /** Of everybody, until they are over. */
  const blames = new Map<string, Pick<AuditBlame, 'id' | 'auditor' | 'until'>>();
  /** What is waiting, and with which error. */
  const troubles = new Map<string, string>();
  let scannedTo = ledger.addresses.fromBlock;
  let scannedAt = Number.NEGATIVE_INFINITY;
  let bondAt = Number.NEGATIVE_INFINITY;
  let computing: Promise<unknown> = Promise.resolve();
  const over = new AbortController();
  /** Audits that are nobody's business here any more. */
  const done = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let rounding: Promise<void> | undefined;

  const nameOf = (id: Uint8Array): string => bytesToHex(id).slice(0, 10);

  async function attempt(what: string, work: () => Promise<unknown>): Promise<void> {
    if (over.signal.aborted) return;
    try {
      await work();
      troubles.delete(what);
    } catch (thrown) {
      const { code, message } = asVeilmeshError(thrown);
      if (!over.signal.aborted && troubles.get(what) !== code)
        log.error(`${what} waits`, { code, why: message });
      troubles.set(what, code);
    }
  }

  async function scan(): Promise<void> {
    scannedAt = performance.now();
    const { number: latest } = await ledger.latestBlock();
    for (const blame of await audits.blamed(null, scannedTo)) {
      blames.set(`${bytesToHex(blame.id)}/${blame.auditor}`, blame);
    }
    for (const opened of await audits.opened(scannedTo)) {
      const id = bytesToHex(opened.id);
      if (duties.has(id) || done.has(id)) continue;
      const report = reports.get(id);
      duties.set(id, report === undefined ? { opened } : { opened, report });
    }
    scannedTo = Math.max(ledger.addresses.fromBlock, latest - REORG_BLOCKS);
  }

  const forget = (id: string): void => {
    duties.delete(id);
    done.add(id);
    reports.delete(id);
    rmSync(join(folder, `${id}.json`), { force: true });
  };

  /** One record at a time: each may take all the memory that there is. */
  function alone<T>(work: () => Promise<T>): Promise<T> {
    const run = computing.then(work, work);
    computing = run.catch(() => {});
    return run;
  }

  async function recompute({ opened, given }: Duty, signed: SignedLeaf | null): Promise<EnclaveAudit> {
    if (given === undefined) {
      throw new UnavailableError('AUDIT_RECORD_LOST', 'the record was handed to an enclave that has ended');
    }
    const manifest = await manifestOf(opened.subject.modelRoot);
    return await enclave.audit(opened.id, opened.subject, given, signed, {
      ...parts,
      manifest,
      onProgress: () => {},
    });
  }

  async function examine(duty: Duty): Promise<void> {
    const { id } = duty.opened;
    const at = performance.now();
    const report = await alone(async (): Promise<Report> => {
      const made = await recompute(duty, null);
      try {
        return {
          id: bytesToHex(id),
          verdict: made.divergence,
          salt: bytesToHex(randomBytes(32)),
        };
      } finally {
        await made.close();
      }
    });
    writeReport(folder, report);
    reports.set(report.id, report);
    duty.report = report;
    log.info(`audit ${nameOf(id)}: computed again`, {
      seconds: Math.round((performance.now() - at) / 1_000),
      found: report.verdict === null ? 'nothing' : JSON.stringify(report.verdict),
    });
  }

  async function commit({ opened: { id }, report }: Duty): Promise<void> {
    const { verdict, salt } = report!;
    await audits.commit(id, reportHash(id, account, verdict, hex(salt)));
    log.info(`audit ${nameOf(id)}: committed`);
  }

  async function report(duty: Duty, record: AuditRecord, now: number): Promise<void> {
    const { id } = duty.opened;
    const { commitTime, revealTime } = await audits.terms();
    const { stage } = await audits.report(id, account);
    const commitUntil = record.since + commitTime;
    if (stage === 'drawn' && now <= commitUntil) {
      if (duty.report === undefined) {
        if (duty.given === undefined || duty.unfit) return;
        await examine(duty).catch((thrown: unknown) => {
          if (asVeilmeshError(thrown).family !== 'unavailable') duty.unfit = true;
          throw thrown;
        });
      }
      await commit(duty);
      return;
    }
    const all = record.commits === record.auditors.length;
    if (stage === 'committed' && (all || now > commitUntil) && now <= commitUntil + revealTime) {
      if (duty.report === undefined) {
        throw new UsageError('AUDIT_REPORT_LOST', 'what was committed to is not in the home folder');
      }
      await audits.reveal(id, duty.report.verdict, hex(duty.report.salt));
      log.info(`audit ${nameOf(id)}: revealed`);
    }
  }

  async function advance(duty: Duty, now: number): Promise<void> {
    const { id, round } = duty.opened;
    const record = await audits.audit(id);
    if (record === null) return; // the chain lost it
    const { drawTime, commitTime, revealTime, closeTime } = await audits.terms();
    if (record.state === 'opened') {
      if (now > record.openedAt + drawTime) return forget(bytesToHex(id));
      // whose audit it is goes first
      const isOpeners = now <= record.openedAt + OPENER_FIRST;
      if (!isOpeners && (await rounds.now(round)) !== null) await audits.draw(id);
      return;
    }
    if (!record.auditors.includes(account)) return forget(bytesToHex(id));
    if (record.state === 'drawn') {
      if (now > record.since + commitTime + revealTime + closeTime) await audits.abandon(id);
      else await report(duty, record, now);
      return;
    }
    if (await isOver(duty, record, now)) forget(bytesToHex(id));
  }

  /** What is left to do for one that its opener has closed. */
  async function isOver(duty: Duty, { state, since, truth }: AuditRecord, now: number): Promise<boolean> {
    const { id } = duty.opened;
    const { stage } = await audits.report(id, account);
    const blame = stage === 'blamed' ? await ownBlame(id) : undefined;
    // also of a record that is gone with its enclave: others may have had the claim convicted
    if (blame !== undefined && (await isLifted(blame))) return true;
    if (duty.report === undefined || duty.given === undefined)
      return blame === undefined || now > blame.until;
    if (blame !== undefined) return await isDefended(duty, blame, truth!, now);
    const { verdict } = duty.report;
    // also beside what was planted, or where the opener says nothing
    if (verdict !== null && verdictWord(verdict) !== verdictWord(truth) && !duty.pursued) {
      await pursue(duty);
      duty.pursued = true;
    }
    const { blameTime } = await audits.terms();
    return state !== 'planted' || stage !== 'revealed' || now > since + blameTime;
  }

  /** Has a claim that the record shows to be false checked. */
  async function pursue(duty: Duty): Promise<void> {
    const made = await alone(() => recompute(duty, null));
    try {
      if (made.divergence !== null) await followUp(findingOf(duty, made, await made.finding(), 0n));
    } finally {
      await made.close();
    }
  }

  async function ownBlame(id: Uint8Array): Promise<AuditBlame | undefined> {
    const all = await audits.blamed(account, ledger.addresses.fromBlock);
    return all.find((one) => equalBytes(one.id, id));
  }

  /** Lifts a blame by what somebody had convicted: no check of such a segment is opened any more. */
  async function isLifted({ id, place, claims }: AuditBlame): Promise<boolean> {
    if ((await ledger.checks.verdict(place.leaf.claimsHash)) !== 'void') return false;
    for (const hop of claims.keys()) {
      try {
        await audits.lift(id, account, claims, hop);
        log.info(`audit ${nameOf(id)}: the claim that it was blamed by is convicted`);
        return true;
      } catch (thrown) {
        // it may be another hop's
        if (asVeilmeshError(thrown).code !== 'CLAIM_NOT_CONVICTED') throw thrown;
      }
    }
    return false;
  }

  /** Has the claim checked by which it is blamed; at once, whatever else is being computed. */
  async function isDefended(duty: Duty, blame: AuditBlame, place: FalsePlace, now: number): Promise<boolean> {
    const { id } = duty.opened;
    if (now > blame.until) return true;
    const made = await recompute(duty, { place, leaf: blame.signedLeaf });
    try {
      if (made.divergence === null) return true;
      const { penalty } = await audits.terms();
      const found = await followUp(findingOf(duty, made, blame, penalty));
      if (found === null) return true;
      await audits.lift(id, account, found.claims, found.hop);
      log.info(`audit ${nameOf(id)}: what was planted was the truth, and the node that signed is convicted`);
      return true;
    } finally {
      await made.close();
    }
  }

  const findingOf = (
    { opened: { subject } }: Duty,
    { divergence, locate }: EnclaveAudit,
    claim: AuditFinding['claim'],
    worth: bigint,
  ): AuditFinding => ({
    ...divergence!,
    ...{ claim, locate, worth, modelRoot: subject.modelRoot, signal: over.signal },
  });

  /** Ends what others did not defend, and the service of who has too little left: it would be drawn in vain. */
  async function punish(now: number): Promise<void> {
    for (const [name, { id, auditor, until }] of blames) {
      if (now <= until) continue;
      if ((await audits.report(id, auditor)).stage === 'blamed') await audits.punish(id, auditor);
      blames.delete(name);
      const [slots, { penalty, fee }] = await Promise.all([audits.slots(), audits.terms()]);
      const slot = slots.findIndex((own) => own.account === auditor && own.until === 0);
      if (slot >= 0 && (await ledger.vault.standingOf(auditor)) < penalty + fee) await audits.remove(slot);
    }
  }

  async function work(): Promise<void> {
    await attempt('following of audits', scan);
    let now = 0;
    await attempt('following of audits', async () => {
      now = await ledger.time();
    });
    if (now === 0) return;
    await attempt('punishing of auditors', () => punish(now));
    if (performance.now() - bondAt > BOND_MS) {
      bondAt = performance.now();
      await attempt("an auditor's bond", ensureBond);
    }
    for (const [id, duty] of duties) {
      if (duty.running !== undefined) continue;
      duty.running = attempt(`audit ${id.slice(0, 10)}`, () => advance(duty, now)).finally(() => {
        delete duty.running;
      });
    }
  }

  function round(): Promise<void> {
    rounding ??= work().finally(() => {
      rounding = undefined;
    });
    return rounding;
  }

  return {
    desk: {
      evidence: enclave.evidence,
      async take(id, given) {
        const name = bytesToHex(id);
        if (!duties.has(name) && performance.now() - scannedAt > pollMs) await scan();
        const duty = duties.get(name);
        const record = duty === undefined ? null : await audits.audit(id);
        if (duty === undefined || record?.state !== 'drawn' || !record.auditors.includes(account)) {
          throw new UsageError('AUDIT_NOT_MINE', 'this auditor is not drawn for that audit', {
            hint: 'hand the record to those that the chain names',
          });
        }
        if (duty.given !== undefined) return;
        const waiting = [...duties.values()].filter(({ given: had, report: made }) => had && !made);
        if (waiting.length >= MAX_WAITING) {
          throw new UnavailableError('AUDITOR_BUSY', 'the auditor has as many records as it takes');
        }
        await enclave.check(id, duty.opened.subject, given);
        duty.given = given;
      },
    },
    async round() {
      await round();
      await Promise.all([...duties.values()].map(({ running }) => running));
    },
    start() {
      timer ??= setInterval(() => void round(), pollMs);
      void round();
    },
    async stop() {
      over.abort();
      clearInterval(timer);
      await enclave.stop();
      await rounding;
      await Promise.all([...duties.values()].map(({ running }) => running));
    },
  };
}

function writeReport(folder: string, report: Report): void {
  const path = join(folder, `${report.id}.json`);
  writeFileSync(`${path}.tmp`, JSON.stringify(report), { flush: true });
  renameSync(`${path}.tmp`, path);
}

function readReports(folder: string): Map<string, Report> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return new Map(
    files.map((name) => {
      const report = reportSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
      return [report.id, report];
    }),
  );
}
