/**
 * The host's handle on its auditing enclave.
 * @module
 */
import { type Transferable, Worker } from 'node:worker_threads';
import { UnavailableError } from '../../crypto/core/errors.ts';
import type { AuditSubject } from '../../settlement/audits/types.ts';
import { createCalls } from '../tee/calls.ts';
import type { SealedAssignment } from './assignment.ts';
import { type Audit, type AuditOptions, auditIn } from './auditor.ts';
import type { AuditEnclaveCall, AuditEnclaveResults, FoundClaim, SignedLeaf } from './enclave-calls.ts';
import type { AuditThread } from './thread.ts';

export interface AuditEnclave {
  readonly evidence: Uint8Array;
  readonly evidenceHash: Uint8Array;
  /**
   * Takes what the audit is about, and nothing else.
   * @returns it as the host keeps it: also an enclave that is started later opens that
   * @throws VerificationError HPKE_OPEN_FAILED | ASSIGNMENT_*
   */
  take(id: Uint8Array, subject: AuditSubject, given: SealedAssignment): Promise<Uint8Array>;
  /**
   * Computes a record again.
   * @param kept by `take`
   * @param signed what a node signed for a place: taken in place of what the record has there
   * @throws VerificationError RECORD_SEAL; and as auditIn
   */
  audit(
    id: Uint8Array,
    kept: Uint8Array,
    signed: SignedLeaf | null,
    options: AuditOptions,
  ): Promise<EnclaveAudit>;
  stop(): Promise<void>;
}

export interface EnclaveAudit extends Audit {
  /** Whose claim it is that is wrong. @throws InternalError AUDIT_ENCLAVE_HONEST where nothing is, or the record was changed */
  finding(): Promise<FoundClaim>;
}

/**
 * @param peerKey Ed25519 key of the host's peer id
 * @param freshness a recent public value, 32 bytes
 * @param simulatedPlatformSecret 32 bytes, in place of the processor's key
 */
export async function startAuditEnclave(
  peerKey: Uint8Array,
  freshness: Uint8Array,
  simulatedPlatformSecret: Uint8Array,
): Promise<AuditEnclave> {
  const worker = new Worker(new URL('./enclave-worker.ts', import.meta.url));
  const calls = createCalls<AuditEnclaveCall>(worker);
  const died = (): void =>
    calls.fail(new UnavailableError('AUDIT_ENCLAVE_DIED', 'the auditing enclave has ended'));
  worker.on('error', died);
  worker.on('exit', died);
  const ask = <K extends AuditEnclaveCall['kind']>(
    call: Extract<AuditEnclaveCall, { kind: K }>,
    transfer: readonly Transferable[] = [],
  ): Promise<AuditEnclaveResults[K]> => calls.ask(call, transfer) as Promise<AuditEnclaveResults[K]>;
  const threadOf = (audit: number): AuditThread => ({
    ask: (call, transfer) => ask({ kind: call.kind, audit, call } as never, transfer) as never,
    close: async () => {
      await ask({ kind: 'end', audit });
    },
  });
  return {
    ...(await ask({ kind: 'boot', peerKey, freshness, simulatedPlatformSecret })),
    take: (id, subject, given) => ask({ kind: 'take', id, subject, given }),
    async audit(id, kept, signed, options) {
      const audit = await ask({ kind: 'open', id, kept, signed });
      const made = await auditIn(
        threadOf(audit),
        (manifest, progress) => ask({ kind: 'begin', audit, manifest, progress }, [progress]),
        options,
      );
      return {
        ...made,
        finding: () => {
          const { hop, segment } = made.divergence ?? { hop: 0, segment: 0 };
          return ask({ kind: 'finding', audit, hop, segment });
        },
      };
    },
    stop: async () => {
      await worker.terminate();
    },
  };
}
