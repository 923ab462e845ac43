/**
 * The side of whoever has a session audited by lot: it names the session on the chain, hands it, sealed, to the auditors
 * that are drawn, and says in the end whether it was planted.
 *
 * What it committed to is written down before it is sent: who cannot say what it gave loses its deposit.
 * @module
 */

import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Address } from 'viem';
import { z } from 'zod';
import { type Appraisal, appraise } from '../../crypto/attest/appraise.ts';
import { decodeEvidence, evidenceHash } from '../../crypto/attest/evidence.ts';
import type { Policy } from '../../crypto/attest/policy.ts';
import { bytesToHex, equalBytes, hex } from '../../crypto/core/bytes.ts';
import {
  asVeilmeshError,
  UnavailableError,
  UsageError,
  VerificationError,
} from '../../crypto/core/errors.ts';
import { merkleProof } from '../../crypto/core/hash.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import type { Bls } from '../../crypto/poea/bls.ts';
import { publicKeyOfPeer } from '../../mesh/host/identity.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import { encodePartManifest } from '../../models/shard/manifest.ts';
import type { PartManifest } from '../../models/shard/types.ts';
import { auditId, edgesLeaf, edgesPath, isBlamable, truthHash } from '../../settlement/audits/subject.ts';
import type {
  AuditRecord,
  AuditState,
  AuditSubject,
  FalsePlace,
  PlantedPlace,
  PlantedShift,
} from '../../settlement/audits/types.ts';
import { freshByChain } from '../../settlement/chain/fresh-at.ts';
import type { Ledger } from '../../settlement/chain/ledger.ts';
import { fillUpTo } from '../../settlement/chain/vault-ledger.ts';
import { writeWhole } from '../home-files.ts';
import { askAuditEvidence, handOverRecord } from '../services/audit-desk.ts';
import type { PostedSegment } from '../services/posted-segments.ts';
import type { Rounds } from '../services/rounds.ts';
import { nowSeconds } from '../tee/clock.ts';
import {
  type Assignment,
  edgesOf,
  encodeAssignment,
  MAX_ASSIGNMENT_BYTES,
  sealAssignment,
  subjectOf,
} from './assignment.ts';
import { AUDITOR_BINDING } from './enclave-calls.ts';
import type { AuditedSession } from './record.ts';

export type LotNews =
  | { readonly kind: 'opened'; readonly id: Uint8Array; readonly locked: bigint }
  | { readonly kind: 'drawn'; readonly auditors: readonly Address[] }
  | { readonly kind: 'handed'; readonly auditor: Address; readonly assurance: Appraisal['assurance'] }
  | { readonly kind: 'not handed'; readonly auditor: Address; readonly why: string }
  | { readonly kind: 'committed'; readonly reports: number }
  | { readonly kind: 'closed'; readonly state: AuditState };

export interface LotOptions {
  readonly ledger: Ledger;
  readonly rounds: Rounds;
  readonly host: MeshHost;
  /** Which enclaves count. */
  readonly policy: Policy;
  readonly bls: Bls;
  /** Keeps what was committed to. */
  readonly folder: string;
  readonly onNews: (news: LotNews) => void;
  readonly pollMs: number;
}

export interface LotRequest {
  readonly assignment: Assignment;
  /** Where it was planted; null: as it was. */
  readonly truth: FalsePlace | null;
  /** Auditors, 1 to 4. */
  readonly wanted: number;
}

export interface LotReport {
  readonly auditor: Address;
  /** Null: nothing is wrong; undefined: it did not report. */
  readonly verdict: FalsePlace | null | undefined;
}

export interface Lot {
  readonly id: Uint8Array;
  readonly subject: AuditSubject;
  /** Resolves when nobody commits any more: from then on nothing that was signed needs to be kept from anybody. */
  committed(): Promise<void>;
  /** What stands behind the enclave that an auditor's record was sealed to; null: it was handed to none. */
  assuranceOf(auditor: Address): Appraisal['assurance'] | null;
  /** Waits for the reports, says what it was, and tells who reported what. */
  close(): Promise<LotOutcome>;
}

export interface LotOutcome {
  readonly state: AuditState;
  readonly reports: readonly LotReport[];
}

export const LOT_POLL_MS = 1_000;
const HAND_OVER_MS = 30_000;

const keptSchema = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{64}$/),
  truth: z.strictObject({ hop: z.int(), segment: z.int(), position: z.int() }).nullable(),
  salt: z.string().regex(/^[0-9a-f]{64}$/),
});
type Kept = z.infer<typeof keptSchema>;

/**
 * Opens an audit, with fees and deposit from the account's purse, into which what it lacks is put first.
 * @throws UnavailableError AUDITORS_NONE; UsageError AUDIT_TOO_LARGE; the contract's refusals
 */
export async function openLot(options: LotOptions, request: LotRequest): Promise<Lot> {
  const { ledger, folder, onNews } = options;
  const { assignment, truth, wanted } = request;
  const encoded = encodeAssignment(assignment);
  if (encoded.length > MAX_ASSIGNMENT_BYTES) {
    throw new UsageError('AUDIT_TOO_LARGE', 'the record is larger than what is handed to auditors', {
      details: { bytes: encoded.length, most: MAX_ASSIGNMENT_BYTES },
      hint: 'compute it again yourself: veilmesh audit RECORD',
    });
  }
  const serving = (await ledger.audits.slots()).filter(({ until }) => until === 0);
  if (serving.length === 0) {
    throw new UnavailableError('AUDITORS_NONE', 'nobody audits on this mesh', {
      hint: 'start one: veilmesh watch --audit',
    });
  }
  const { fee, deposit } = await ledger.audits.terms();
  const locked = fee * BigInt(wanted) + deposit;
  await fillUpTo(ledger, locked);
  const subject = subjectOf(assignment, encoded);
  const salt = randomBytes(32);
  const truthSaid = truthHash(ledger.account, truth, salt);
  const id = auditId(ledger.addresses, ledger.account, subject, truthSaid);
  const kept: Kept = { id: bytesToHex(id), truth, salt: bytesToHex(salt) };
  const path = pathOf(folder, kept);
  writeWhole(path, JSON.stringify(kept), true);
  await ledger.audits.open(subject, truthSaid, wanted, fee);
  onNews({ kind: 'opened', id, locked });
  const handed = new Map<Address, Appraisal['assurance']>();
  return {
    id,
    subject,
    committed: () => untilCommitted(options, id, encoded, handed),
    assuranceOf: (auditor) => handed.get(auditor) ?? null,
    close: () => closeLot(options, kept),
  };
}

const pathOf = (folder: string, { id }: Pick<Kept, 'id'>): string => join(folder, `${id}.json`);

async function recordOf({ audits }: Ledger, id: Uint8Array): Promise<AuditRecord> {
  const record = await audits.audit(id);
  if (record !== null) return record;
  throw new UnavailableError('AUDIT_UNKNOWN', 'the chain has lost the audit', {
    details: { id: bytesToHex(id) },
  });
}

/** Draws, and hands the record to each that is drawn, until all have committed or their time is over. */
async function untilCommitted(
  options: LotOptions,
  id: Uint8Array,
  encoded: Uint8Array,
  handed: Map<Address, Appraisal['assurance']>,
): Promise<void> {
  const { ledger, rounds, onNews, pollMs } = options;
  const { commitTime, drawTime } = await ledger.audits.terms();
  let record = await recordOf(ledger, id);
  while (record.state === 'opened') {
    await drawn(options, id, record, drawTime);
    record = await recordOf(ledger, id);
    if (record.state === 'opened') await sleep(pollMs);
  }
  if (record.state !== 'drawn') return;
  onNews({ kind: 'drawn', auditors: record.auditors });
  const told = new Map<Address, string>();
  for (;;) {
    await Promise.all(
      record.auditors
        .filter((auditor) => !handed.has(auditor))
        .map(async (auditor) => {
          try {
            const assurance = await handOver(options, id, encoded, auditor);
            handed.set(auditor, assurance);
            onNews({ kind: 'handed', auditor, assurance });
          } catch (thrown) {
            const { code, message } = asVeilmeshError(thrown);
            if (told.get(auditor) !== code) onNews({ kind: 'not handed', auditor, why: message });
            told.set(auditor, code);
          }
        }),
    );
    record = await recordOf(ledger, id);
    const over =
      record.commits === record.auditors.length || (await ledger.time()) > record.since + commitTime;
    if (over || record.state !== 'drawn') break;
    await sleep(pollMs);
  }
  onNews({ kind: 'committed', reports: record.commits });

  async function drawn(
    { ledger: { audits, time } }: LotOptions,
    name: Uint8Array,
    { round, openedAt }: AuditRecord,
    within: number,
  ): Promise<void> {
    if ((await time()) > openedAt + within) {
      await audits.lapse(name);
      return;
    }
    try {
      await rounds.value(round);
      await audits.draw(name);
    } catch (thrown) {
      if (asVeilmeshError(thrown).family !== 'unavailable') throw thrown; // or an auditor was sooner
    }
  }
}

/** @throws VerificationError AUDITOR_OTHER | TEE_*; UnavailableError when it cannot be reached */
async function handOver(
  { ledger, host, policy, bls }: LotOptions,
  id: Uint8Array,
  encoded: Uint8Array,
  auditor: Address,
): Promise<Appraisal['assurance']> {
  const address = await ledger.audits.addressOf(auditor);
  if (address === null) {
    throw new UnavailableError('AUDITOR_NOWHERE', 'the auditor has not said where it is', {
      details: { auditor },
    });
  }
  const timeoutMs = HAND_OVER_MS;
  const peer = await host.dial(address.endpoint, { timeoutMs });
  const evidence = decodeEvidence(await askAuditEvidence(host, peer, { timeoutMs }));
  if (
    !equalBytes(publicKeyOfPeer(peer), address.peerKey) ||
    !equalBytes(evidenceHash(evidence), address.evidenceHash)
  ) {
    throw new VerificationError('AUDITOR_OTHER', 'who answers is not the auditor that the chain names', {
      details: { auditor },
    });
  }
  const { binding, assurance } = await appraise(evidence, {
    policy,
    now: nowSeconds(),
    expected: { ...AUDITOR_BINDING, peerKey: address.peerKey },
    keyProofs: bls,
    freshAt: freshByChain(ledger),
  });
  await handOverRecord(host, peer, id, await sealAssignment(id, encoded, binding.hpkeKey), { timeoutMs });
  return assurance;
}

async function closeLot(options: LotOptions, kept: Kept): Promise<LotOutcome> {
  const { ledger, folder, onNews, pollMs } = options;
  const id = hex(kept.id);
  const { commitTime, revealTime, closeTime } = await ledger.audits.terms();
  let record = await recordOf(ledger, id);
  while (record.state === 'drawn') {
    const now = await ledger.time();
    const { commits, reveals, auditors, since } = record;
    const allRevealed = reveals === commits && (commits === auditors.length || now > since + commitTime);
    if (now > since + commitTime + revealTime + closeTime) await ledger.audits.abandon(id);
    else if (allRevealed || now > since + commitTime + revealTime) {
      await ledger.audits.close(id, kept.truth, hex(kept.salt));
    } else await sleep(pollMs);
    record = await recordOf(ledger, id);
  }
  rmSync(pathOf(folder, kept), { force: true });
  onNews({ kind: 'closed', state: record.state });
  const reports = await Promise.all(
    record.auditors.map(async (auditor): Promise<LotReport> => {
      const { stage, verdict } = await ledger.audits.report(id, auditor);
      return { auditor, verdict: stage === 'drawn' || stage === 'committed' ? undefined : verdict };
    }),
  );
  return { state: record.state, reports };
}

/** Closes what earlier processes of this folder opened and did not close. @returns how many */
export async function closeLeftLots(options: LotOptions): Promise<number> {
  mkdirSync(options.folder, { recursive: true });
  const files = readdirSync(options.folder).filter((name) => name.endsWith('.json'));
  for (const name of files) {
    const kept = keptSchema.parse(JSON.parse(readFileSync(join(options.folder, name), 'utf8')));
    if ((await options.ledger.audits.audit(hex(kept.id))) !== null) await closeLot(options, kept);
    else rmSync(join(options.folder, name));
  }
  return files.length;
}

export interface PlantedSubject {
  /** Of the hop. */
  readonly part: PartManifest;
  /** As its hops signed it, and as it was handed over. */
  readonly signed: AuditedSession;
  readonly given: Assignment;
  readonly place: FalsePlace;
  readonly shift: PlantedShift;
  /** Where the segment was posted. */
  readonly segment: PostedSegment;
}

/**
 * Blames those who reported something else than was planted, once the segment's batch is final.
 * @returns who was blamed
 * @throws the contract's refusals
 */
export async function blameWrong(
  ledger: Ledger,
  { id, subject }: Pick<Lot, 'id' | 'subject'>,
  { reports }: LotOutcome,
  given: PlantedSubject,
): Promise<Address[]> {
  const shown = plantedPlace(given);
  const wrong = reports.filter(({ verdict }) => verdict !== undefined && isBlamable(verdict, given.place));
  if (wrong.length === 0) return [];
  const { finalAt } = given.segment.place.header;
  while ((await ledger.time()) < finalAt) await sleep(LOT_POLL_MS);
  for (const { auditor } of wrong) await ledger.audits.blame(id, auditor, subject, shown);
  return wrong.map(({ auditor }) => auditor);
}

/** What shows on the chain that a record was changed at a place. */
export function plantedPlace({ part, signed, given, place, shift, segment }: PlantedSubject): PlantedPlace {
  const { session: planted, salt } = given;
  const { hop, segment: number, position } = place;
  const leavesOf = ({ segments }: AuditedSession) => segments[number]!.outputs[hop]!;
  const edges = edgesOf(planted);
  return {
    opening: {
      ...segment.place,
      claims: segment.claims,
      part: encodePartManifest(part),
      hop,
      kind: 'lot',
      position: 0,
      bond: 0n,
    },
    edges: edgesLeaf(edges[number]!, salt),
    edgesPath: edgesPath(edges, salt, number),
    signedLeaf: leavesOf(signed)[position]!,
    signedPath: merkleProof(leavesOf(signed), position),
    plantedLeaf: leavesOf(planted)[position]!,
    plantedPath: merkleProof(leavesOf(planted), position),
    shift,
  };
}
