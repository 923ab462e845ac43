/**
 * What an auditing enclave is asked, and what its evidence says.
 * @module
 */
import type { MessagePort } from 'node:worker_threads';
import type { Binding } from '../../crypto/attest/binding.ts';
import { hash } from '../../crypto/core/hash.ts';
import type { AuditSubject, FalsePlace } from '../../settlement/audits/types.ts';
import type { SealedAssignment } from './assignment.ts';
import type { AuditCall, AuditResults } from './thread.ts';

/** What an auditor's evidence says in place of a model: it audits all of them. */
export const AUDITOR_BINDING: Pick<Binding, 'modelRoot' | 'shardRoot' | 'layers' | 'semanticsHash'> = {
  modelRoot: hash('auditor/v1'),
  shardRoot: hash('auditor/v1'),
  layers: [0, 1],
  semanticsHash: hash('auditor/v1'),
};

/** Whose claim is false, for whoever has it checked. */
export interface FoundClaim {
  readonly sessionId: Uint8Array;
  /** Of the claim, if its hop signed what the record says. */
  readonly outCommits: Uint8Array;
}

export interface SignedLeaf {
  readonly place: FalsePlace;
  readonly leaf: Uint8Array;
}

export type AuditEnclaveCall =
  | {
      readonly kind: 'boot';
      readonly peerKey: Uint8Array;
      readonly freshness: Uint8Array;
      readonly simulatedPlatformSecret: Uint8Array;
    }
  | {
      readonly kind: 'take';
      readonly id: Uint8Array;
      readonly subject: AuditSubject;
      readonly given: SealedAssignment;
    }
  | {
      readonly kind: 'open';
      readonly id: Uint8Array;
      readonly kept: Uint8Array;
      /** What a node signed for a place, put in place of what the record has there. */
      readonly signed: SignedLeaf | null;
    }
  | {
      readonly kind: 'begin';
      readonly audit: number;
      readonly manifest: Uint8Array;
      readonly progress: MessagePort;
    }
  | { readonly kind: 'hop'; readonly audit: number; readonly call: Extract<AuditCall, { kind: 'hop' }> }
  | { readonly kind: 'locate'; readonly audit: number; readonly call: Extract<AuditCall, { kind: 'locate' }> }
  | { readonly kind: 'finding'; readonly audit: number; readonly hop: number; readonly segment: number }
  | { readonly kind: 'end'; readonly audit: number };

export interface AuditEnclaveResults extends AuditResults {
  readonly boot: { readonly evidence: Uint8Array; readonly evidenceHash: Uint8Array };
  /** As the host keeps it. */
  readonly take: Uint8Array;
  /** Names it in the other calls. */
  readonly open: number;
  readonly finding: FoundClaim;
  readonly end: null;
}
