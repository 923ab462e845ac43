/**
 * What a judge of public data can find wrong, with what is needed to act on it or to show it to somebody else.
 * @module
 */
import type { Address } from 'viem';
import type { ErrorDetails } from '../../crypto/core/errors.ts';
import type { BatchHeader } from '../batch/header.ts';

export type BatchName = Pick<BatchHeader, 'coordinator' | 'number'>;

/** One receipt of a batch. */
export interface Place extends BatchName {
  readonly index: number;
}

/** Two signed claims of one key for one place (settlement/watch/equivocation.ts), as CBOR. */
export interface Equivocation {
  readonly first: Uint8Array;
  readonly second: Uint8Array;
}

export type Finding =
  /** The header does not continue the coordinator's chain as this watcher knows it: the RPC or the chain changed its mind. */
  | {
      readonly kind: 'order';
      readonly batch: BatchName;
      readonly expected: Uint8Array;
      readonly got: Uint8Array;
    }
  /** Nobody who was asked had the batch's bundles for so many seconds after it was posted. */
  | { readonly kind: 'withheld'; readonly batch: BatchName; readonly seconds: number }
  /** The committee did not sign what the header says it signed: the chain voids it when told. */
  | { readonly kind: 'signature'; readonly batch: BatchHeader }
  /** The receipts are not those of the bundles at registered prices. */
  | { readonly kind: 'root'; readonly batch: BatchName; readonly computed: Uint8Array }
  /** No bundle at all. */
  | { readonly kind: 'unreadable'; readonly at: Place; readonly code: string }
  /** A bundle that breaks a rule: `code` is the rule's. */
  | {
      readonly kind: 'invalid';
      readonly at: Place;
      readonly code: string;
      readonly message: string;
      readonly details: ErrorDetails;
    }
  /** Fees of a session come to more than its client has signed for. */
  | {
      readonly kind: 'overrun';
      readonly at: Place;
      readonly client: Address;
      readonly sessionId: Uint8Array;
      readonly ceiling: bigint;
      readonly required: bigint;
    }
  /** The same segment of the same client was posted before, by this coordinator or by another. */
  | { readonly kind: 'settled-twice'; readonly at: Place; readonly before: Place }
  | {
      readonly kind: 'equivocation';
      readonly at: Place;
      readonly hop: number;
      readonly evidence: Equivocation;
    };

export type FindingKind = Finding['kind'];

/** Who has to answer for it. */
export const blameOf = ({ kind }: Finding): 'coordinator' | 'node' | 'nobody' =>
  kind === 'equivocation' ? 'node' : kind === 'order' ? 'nobody' : 'coordinator';

export const batchOf = (finding: Finding): BatchName => ('batch' in finding ? finding.batch : finding.at);

/** One line for a person. */
export function describeFinding(finding: Finding): string {
  const { coordinator, number } = batchOf(finding);
  const where = `batch ${number} of ${coordinator.slice(0, 10)}`;
  switch (finding.kind) {
    case 'order':
      return `${where} does not follow the batch before it`;
    case 'withheld':
      return `${where}: nobody handed out its data for ${finding.seconds} s`;
    case 'signature':
      return `${where}: the committee did not sign it as its header says`;
    case 'root':
      return `${where}: its receipts are not those of its bundles at registered prices`;
    case 'unreadable':
      return `${where}, receipt ${finding.at.index}: no bundle (${finding.code})`;
    case 'invalid':
      return `${where}, receipt ${finding.at.index}: ${finding.message} (${finding.code})`;
    case 'overrun':
      return `${where}, receipt ${finding.at.index}: fees of ${finding.required} wei where the client signed for ${finding.ceiling}`;
    case 'settled-twice': {
      const { before } = finding;
      return `${where}, receipt ${finding.at.index}: posted before in batch ${before.number} of ${before.coordinator.slice(0, 10)}`;
    }
    case 'equivocation':
      return `${where}, receipt ${finding.at.index}: hop ${finding.hop + 1} signed two claims for this place`;
  }
}
