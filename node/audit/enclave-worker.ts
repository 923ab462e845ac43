/**
 * The auditing enclave: a thread that alone has the key to which records are sealed, and computes them again in a thread of
 * its own. What leaves it is where a record is wrong.
 *
 * On TEE hardware this is what is measured; here the TEE is simulated, and the evidence says so (node/tee/enclave-worker.ts).
 * @module
 */
import { parentPort } from 'node:worker_threads';
import { encodeEvidence, evidenceHash, makeEvidence } from '../../crypto/attest/evidence.ts';
import { createSimulatedProvider } from '../../crypto/attest/simulated.ts';
import { segmentRoot } from '../../crypto/commit/committer.ts';
import { equalBytes } from '../../crypto/core/bytes.ts';
import {
  errorOfFamily,
  InternalError,
  type VeilmeshError,
  VerificationError,
} from '../../crypto/core/errors.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import { loadBls } from '../../crypto/poea/bls.ts';
import { generateX25519KeyPair } from '../../crypto/seal/hpke.ts';
import { decodeManifest, modelRoot } from '../../models/shard/manifest.ts';
import { answerCalls, withoutForeignText } from '../tee/calls.ts';
import { nowSeconds } from '../tee/clock.ts';
import { runtimeHash, simulatedMeasurement } from '../tee/measure.ts';
import { decodeAssignment, encodeAssignment, openAssignment, withLeaf } from './assignment.ts';
import { AUDITOR_BINDING, type AuditEnclaveCall, type AuditEnclaveResults } from './enclave-calls.ts';
import { keepRecord, openKeptRecord, recordSealingKey } from './kept-record.ts';
import type { AuditedSession } from './record.ts';
import { type AuditThread, startAuditThread } from './thread.ts';

const hpke = generateX25519KeyPair();
/** Of what is kept for later; from `boot` on. */
let recordKey: Uint8Array | undefined;

interface OpenAudit {
  readonly modelRoot: Uint8Array;
  readonly session: AuditedSession;
  readonly thread: AuditThread;
  /** Of the record as it was handed over: what the host puts into one says nothing of whose it is. */
  diverged: boolean;
  readonly isChanged: boolean;
}

const audits = new Map<number, OpenAudit>();
let nextAudit = 1;

const auditOf = (number: number): OpenAudit => {
  const open = audits.get(number);
  if (open === undefined) throw new InternalError('AUDIT_ENCLAVE_OPEN', 'no such record is open');
  return open;
};

async function boot({
  peerKey,
  freshness,
  simulatedPlatformSecret,
}: Extract<AuditEnclaveCall, { kind: 'boot' }>): Promise<AuditEnclaveResults['boot']> {
  if (recordKey !== undefined) throw new InternalError('AUDIT_ENCLAVE_BOOT', 'an enclave boots once');
  const runtime = runtimeHash();
  const measurement = simulatedMeasurement(runtime);
  recordKey = recordSealingKey(simulatedPlatformSecret, measurement);
  const bls = await loadBls();
  const { publicKey, secretKey } = bls.keygen();
  const evidence = await makeEvidence(
    createSimulatedProvider({ measurement, clock: nowSeconds }),
    {
      ...AUDITOR_BINDING,
      peerKey,
      signingKey: publicKey,
      hpkeKey: hpke.publicKey,
      runtimeHash: runtime,
      bootNonce: randomBytes(32),
      freshness,
    },
    bls.provePossession(secretKey),
  );
  return { evidence: encodeEvidence(evidence), evidenceHash: evidenceHash(evidence) };
}

const keyOfRecords = (): Uint8Array => {
  if (recordKey === undefined) throw new InternalError('AUDIT_ENCLAVE_BOOT', 'the enclave has not booted');
  return recordKey;
};

async function take({
  id,
  subject,
  given,
}: Extract<AuditEnclaveCall, { kind: 'take' }>): Promise<AuditEnclaveResults['take']> {
  const assignment = await openAssignment(id, subject, given, hpke.secretKey);
  return keepRecord(keyOfRecords(), id, encodeAssignment(assignment));
}

function open({
  id,
  kept,
  signed,
}: Extract<AuditEnclaveCall, { kind: 'open' }>): AuditEnclaveResults['open'] {
  const { session, modelRoot: root } = decodeAssignment(openKeptRecord(keyOfRecords(), id, kept));
  const number = nextAudit++;
  audits.set(number, {
    session: signed === null ? session : withLeaf(session, signed.place, () => signed.leaf),
    modelRoot: root,
    thread: startAuditThread(),
    diverged: false,
    isChanged: signed !== null,
  });
  return number;
}

async function answer(call: AuditEnclaveCall): Promise<AuditEnclaveResults[AuditEnclaveCall['kind']]> {
  switch (call.kind) {
    case 'boot':
      return await boot(call);
    case 'take':
      return await take(call);
    case 'open':
      return open(call);
    case 'begin': {
      const { session, thread, modelRoot: root } = auditOf(call.audit);
      const { manifest, progress } = call;
      if (!equalBytes(modelRoot(decodeManifest(manifest)), root)) {
        // with a model of its own a host would learn the values
        throw new VerificationError('AUDIT_OTHER_MODEL', "the manifest is not that of the record's model");
      }
      const chosen = session.segments.map((_, i) => i);
      return await thread.ask({ kind: 'begin', manifest, session, chosen, progress }, [progress]);
    }
    case 'hop': {
      const own = auditOf(call.audit);
      const found = await own.thread.ask(call.call, [call.call.part.buffer as ArrayBuffer]);
      own.diverged ||= found !== null && !own.isChanged;
      return found;
    }
    case 'locate':
      return await auditOf(call.audit).thread.ask(call.call, [call.call.part.buffer as ArrayBuffer]);
    case 'finding': {
      const { session, diverged } = auditOf(call.audit);
      if (!diverged) {
        throw new InternalError(
          'AUDIT_ENCLAVE_HONEST',
          'whose session it is stays here where nothing is wrong',
        );
      }
      const { sessionId, segments } = session;
      return { sessionId, outCommits: segmentRoot(segments[call.segment]!.outputs[call.hop]!) };
    }
    case 'end': {
      const own = audits.get(call.audit);
      audits.delete(call.audit);
      await own?.thread.close();
      return null;
    }
  }
}

/** Errors of computing could say something of values: they leave by their code alone. */
const outward = ({ kind }: AuditEnclaveCall, thrown: unknown): VeilmeshError => {
  const error = withoutForeignText(kind, thrown);
  if (kind !== 'hop' && kind !== 'locate') return error;
  return error.family === 'internal'
    ? new InternalError(error.code, 'the record could not be computed again')
    : errorOfFamily(error.family, error.code, 'the record could not be computed again', {});
};

answerCalls<AuditEnclaveCall>(parentPort!, answer, outward);
