/**
 * An auditor's duties: draws what is opened, computes again what it is drawn for, commits to what it found, reveals it,
 * and has whoever signed something false convicted.
 *
 * A report is written down before it is committed to, so that a kill loses none: who commits and does not reveal pays. So is
 * the record, sealed by the enclave for itself: a report is defended with it.
 * @module
 */
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { bytesToHex, equalBytes, hex } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, UnavailableError, UsageError } from '../../crypto/core/errors.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import type { Manifest } from '../../models/shard/types.ts';
import { isBlamable, reportHash, verdictWord } from '../../settlement/audits/subject.ts';
import type { AuditBlame, AuditRecord, FalsePlace, OpenedAudit } from '../../settlement/audits/types.ts';
import type { Ledger } from '../../settlement/chain/ledger.ts';
import type { AuditOptions } from '../audit/auditor.ts';
import type { AuditEnclave, EnclaveAudit } from '../audit/enclave.ts';
import type { SignedLeaf } from '../audit/enclave-calls.ts';
import type { AuditFinding, FollowUp } from '../audit/follow-up.ts';
import { writeWhole } from '../home-files.ts';
import type { Logger } from '../log.ts';
import { createAttempts } from './attempts.ts';
import type { AuditDesk } from './audit-desk.ts';
import type { Rounds } from './rounds.ts';

export interface AuditingOptions {
  readonly ledger: Ledger;
  readonly rounds: Rounds;
  readonly enclave: AuditEnclave;
  readonly manifestOf: (modelRoot: Uint8Array) => Promise<Manifest>;
  readonly parts: Omit<AuditOptions, 'manifest' | 'onProgress'>;
  /** Keeps reports and sealed records. */
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
/** Rounds after a fault of this machine (node/audit/recompute.ts) in which the same record is left alone. */
const FAULT_ROUNDS = 15;
const OWN_FAULTS: ReadonlySet<string> = new Set(['AUDIT_ENGINE_WRONG', 'AUDIT_PRODUCT_WRONG']);
/** Records that wait to be computed. */
const MAX_WAITING = 16;
const REPORT_SUFFIX = '.json';
const RECORD_SUFFIX = '.record';

const placeSchema = z.strictObject({ hop: z.int(), segment: z.int(), position: z.int() });
const reportSchema = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{64}$/),
  verdict: placeSchema.nullable(),
  salt: z.string().regex(/^[0-9a-f]{64}$/),
});
type Report = z.infer<typeof reportSchema>;

interface Duty {
  readonly opened: OpenedAudit;
  /** Its record is in the folder. */
  kept?: true;
  report?: Report;
  /** What is being done for it. */
  running?: Promise<unknown>;
  /** What it found is pursued, or nobody can. */
  pursued?: true;
  /** Its claim was checked. */
  defended?: true;
  /** It cannot be computed again: its opener's doing. */
  unfit?: true;
  /** It was not taken when it was first handed over: as many reports were out as the bond covers. */
  limited?: true;
  /** This machine computed it wrongly: nothing is done for it before (performance.now). */
  restsUntil?: number;
}

export function createAuditing(options: AuditingOptions): Auditing {
  const { ledger, rounds, enclave, manifestOf, parts, folder, followUp, ensureBond, log, pollMs } = options;
  const { audits, account } = ledger;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const reports = readReports(folder);
  const records = new Set(namesOf(folder, RECORD_SUFFIX));
  const duties = new Map<string, Duty>();
  /** Of everybody, until they are over. */
  const blames = new Map<string, Pick<AuditBlame, 'id' | 'auditor' | 'until'>>();
  let scannedTo = ledger.addresses.fromBlock;
  let scannedAt = Number.NEGATIVE_INFINITY;
  let bondAt = Number.NEGATIVE_INFINITY;
  let computing: Promise<unknown> = Promise.resolve();
  const over = new AbortController();
  const { attempt } = createAttempts(log, () => over.signal.aborted);
  /** Audits that are nobody's business here any more. */
  const done = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let rounding: Promise<void> | undefined;

  const nameOf = (id: Uint8Array): string => bytesToHex(id).slice(0, 10);

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
      const duty: Duty = { opened };
      if (report !== undefined) duty.report = report;
      if (records.has(id)) duty.kept = true;
      duties.set(id, duty);
    }
    scannedTo = Math.max(ledger.addresses.fromBlock, latest - REORG_BLOCKS);
  }

  const forget = (id: string): void => {
    duties.delete(id);
    done.add(id);
    reports.delete(id);
    for (const suffix of [REPORT_SUFFIX, RECORD_SUFFIX]) rmSync(join(folder, id + suffix), { force: true });
  };

  /** One record at a time: each may take all the memory that there is. */
  function alone<T>(work: () => Promise<T>): Promise<T> {
    const run = computing.then(work, work);
    computing = run.catch(() => {});
    return run;
  }

  async function recompute({ opened, kept }: Duty, signed: SignedLeaf | null): Promise<EnclaveAudit> {
    if (!kept) throw new UnavailableError('AUDIT_RECORD_LOST', 'the record is not in the home folder');
    const manifest = await manifestOf(opened.subject.modelRoot);
    const record = readFileSync(join(folder, bytesToHex(opened.id) + RECORD_SUFFIX));
    return await enclave.audit(opened.id, record, signed, { ...parts, manifest, onProgress: () => {} });
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
    // on disk, and its owner's alone: it has the verdict before that is revealed
    writeWhole(join(folder, report.id + REPORT_SUFFIX), JSON.stringify(report), true);
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
        if (!duty.kept || duty.unfit) return;
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
    const { stage, verdict } = await audits.report(id, account);
    if (stage === 'blamed') return await isAnswered(duty, truth!, now);
    const { blameTime } = await audits.terms();
    const mayBeBlamed = state === 'planted' && stage === 'revealed' && isBlamable(verdict, truth!);
    const isBlameOver = now > since + blameTime;
    // before what may fail: until then it counts against the bond
    if (mayBeBlamed && isBlameOver) await audits.spare(id, account);
    const isFound =
      (stage === 'revealed' || stage === 'spared') &&
      verdict !== null &&
      verdictWord(verdict) !== verdictWord(truth);
    // also beside what was planted, or where the opener says nothing; not for ever where its claim is not found
    if (isFound && duty.kept && now <= since + blameTime + (await ledger.checks.terms()).openWindow) {
      await pursueOnce(duty);
    }
    return !mayBeBlamed || isBlameOver;
  }

  /** What is left to do about a blame. */
  async function isAnswered(duty: Duty, place: FalsePlace, now: number): Promise<boolean> {
    const blame = await ownBlame(duty.opened.id);
    if (blame === undefined) return false; // not seen yet
    // others may have had the claim convicted
    if ((await isLifted(blame)) || now > blame.until) return true;
    if (duty.kept && !duty.defended) {
      await defend(duty, blame, place);
      duty.defended = true;
    }
    return false;
  }

  async function pursueOnce(duty: Duty): Promise<void> {
    if (duty.pursued) return;
    try {
      await pursue(duty);
    } catch (thrown) {
      if (asVeilmeshError(thrown).family !== 'unavailable') duty.pursued = true;
      throw thrown;
    }
    duty.pursued = true;
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
  async function defend(duty: Duty, blame: AuditBlame, place: FalsePlace): Promise<void> {
    const { id } = duty.opened;
    const made = await recompute(duty, { place, leaf: blame.signedLeaf });
    try {
      if (made.divergence === null) return;
      const { penalty } = await audits.terms();
      const found = await followUp(findingOf(duty, made, blame, penalty));
      if (found === null) return;
      await audits.lift(id, account, found.claims, found.hop);
      log.info(`audit ${nameOf(id)}: what was planted was the truth, and the node that signed is convicted`);
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

  /** Reports nothing that this machine got wrong; a fault that passes is gone the next time. */
  const rests =
    (duty: Duty) =>
    (thrown: unknown): never => {
      if (OWN_FAULTS.has(asVeilmeshError(thrown).code))
        duty.restsUntil = performance.now() + FAULT_ROUNDS * pollMs;
      throw thrown;
    };

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
      if (duty.running !== undefined || performance.now() < (duty.restsUntil ?? 0)) continue;
      duty.running = attempt(`audit ${id.slice(0, 10)}`, () => advance(duty, now).catch(rests(duty))).finally(
        () => {
          delete duty.running;
        },
      );
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
        if (duty.kept) return;
        const waiting = [...duties.values()].filter(({ kept, report: made }) => kept && !made);
        if (waiting.length >= MAX_WAITING) {
          throw new UnavailableError('AUDITOR_BUSY', 'the auditor has as many records as it takes');
        }
        if (!(await audits.mayCommit(id, account))) {
          if (!duty.limited) log.error(`audit ${nameOf(id)}: not taken, with the bond at its limit`);
          duty.limited = true;
          throw new UnavailableError(
            'AUDITOR_AT_LIMIT',
            'the auditor has as many reports out as its bond covers',
            {
              hint: 'it takes the record once one of them is over: hand it over again',
            },
          );
        }
        const taken = await enclave.take(id, duty.opened.subject, given);
        writeWhole(join(folder, name + RECORD_SUFFIX), taken, true);
        duty.kept = true;
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

/** Ids of the audits that have such a file. */
const namesOf = (folder: string, suffix: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(suffix))
    .map((name) => name.slice(0, -suffix.length));

const readReports = (folder: string): Map<string, Report> =>
  new Map(
    namesOf(folder, REPORT_SUFFIX).map((id) => [
      id,
      reportSchema.parse(JSON.parse(readFileSync(join(folder, id + REPORT_SUFFIX), 'utf8'))),
    ]),
  );
