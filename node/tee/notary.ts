/**
 * The enclave's handle on its notary thread.
 * @module
 */
import { type MessagePort, type Transferable, Worker } from 'node:worker_threads';
import type { Binding } from '../../crypto/attest/binding.ts';
import type { RingStatement } from '../../crypto/ring/statement.ts';
import type { CertifiedClaim, ClaimJob, CommitJob, EdgeCommits } from '../../mesh/session/certify.ts';
import type { AttestedNeighbour } from '../../mesh/session/hop-types.ts';
import { createCalls } from './calls.ts';

export interface NotaryBoot {
  /** Signed attestation policy for neighbours, and who may sign it. */
  readonly policy: Uint8Array;
  readonly policySigner: Uint8Array;
  /** For the witnesses of claims, and where they are kept. */
  readonly sealingKey: Uint8Array;
  readonly keeper: MessagePort;
}

export type NotaryCall =
  | { readonly kind: 'boot'; readonly boot: NotaryBoot }
  | { readonly kind: 'possession'; readonly context: Uint8Array }
  | { readonly kind: 'stateRing'; readonly statement: RingStatement }
  | { readonly kind: 'commit'; readonly job: CommitJob }
  | { readonly kind: 'certify'; readonly job: ClaimJob }
  /** From now on in force. */
  | { readonly kind: 'policy'; readonly policy: Uint8Array }
  | { readonly kind: 'appraise'; readonly evidence: Uint8Array; readonly expected: Partial<Binding> };

export interface NotaryResults {
  readonly boot: { readonly publicKey: Uint8Array; readonly possession: Uint8Array };
  readonly possession: Uint8Array;
  readonly stateRing: Uint8Array;
  readonly commit: EdgeCommits;
  readonly certify: CertifiedClaim;
  readonly policy: null;
  readonly appraise: AttestedNeighbour;
}

export interface Notary {
  /** The BLS key it drew, and the proof of possession without context. */
  readonly publicKey: Uint8Array;
  readonly possession: Uint8Array;
  possessionFor(context: Uint8Array): Promise<Uint8Array>;
  /** Signed, encoded. @throws VerificationError RING_STATEMENT_MALFORMED */
  stateRing(statement: RingStatement): Promise<Uint8Array>;
  commit(job: CommitJob): Promise<EdgeCommits>;
  /** @throws VerificationError SESSION_COMMITS_WRONG */
  certify(job: ClaimJob): Promise<CertifiedClaim>;
  /** @throws VerificationError POLICY_* when it is not by the boot's signer, or older than the one in force */
  setPolicy(policy: Uint8Array): Promise<void>;
  /** @throws VerificationError TEE_* */
  appraise(evidence: Uint8Array, expected: Partial<Binding>): Promise<AttestedNeighbour>;
}

/** Draws a key. A notary that dies takes the enclave with it. @throws what the policy is refused with */
export async function startNotary({ policy, policySigner, sealingKey, keeper }: NotaryBoot): Promise<Notary> {
  const worker = new Worker(new URL('./notary-worker.ts', import.meta.url));
  const calls = createCalls<NotaryCall>(worker);
  worker.on('error', (error) => {
    throw error;
  });
  const ask = <K extends NotaryCall['kind']>(
    call: Extract<NotaryCall, { kind: K }>,
    transfer: readonly Transferable[] = [],
  ): Promise<NotaryResults[K]> => calls.ask(call, transfer) as Promise<NotaryResults[K]>;
  return {
    ...(await ask({ kind: 'boot', boot: { policy, policySigner, sealingKey, keeper } }, [keeper])),
    possessionFor: (context) => ask({ kind: 'possession', context }),
    stateRing: (statement) => ask({ kind: 'stateRing', statement }),
    commit: (job) => ask({ kind: 'commit', job }),
    certify: (job) => ask({ kind: 'certify', job }),
    setPolicy: async (newer) => {
      await ask({ kind: 'policy', policy: newer });
    },
    appraise: (evidence, expected) => ask({ kind: 'appraise', evidence, expected }),
  };
}
