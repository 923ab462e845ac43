/**
 * What the page and the worker that verifies tell each other.
 * @module
 */
import type { VerifiedStep } from '../../../settlement/receipt/run-steps.ts';
import type { ApiMode } from '../../gateway/api-types.ts';

/** A receipt, and the header that came with it, which nobody vouches for. */
export interface Subject {
  readonly receipt: Uint8Array;
  /** Text of a header.json; null where none came. */
  readonly header: string | null;
}

/** Which block is believed to be on the chain, and on whose word. */
export type Trust =
  /** The header that came with the receipt: its best verdict is `unanchored`. */
  | { readonly from: 'beside' }
  /** A header.json that the user chose: block, contracts and policy are the user's. */
  | { readonly from: 'own-file'; readonly header: string }
  /** @field meant whether the user says that the contracts and the policy that came along are the right ones, too */
  | { readonly from: 'own-hash'; readonly blockHash: string; readonly meant: boolean }
  | { readonly from: 'own-node'; readonly rpcUrl: string; readonly meant: boolean };

export type ReceiptSort = 'veil' | 'ring';
export type Step = VerifiedStep<string>;

/** One byte of a copy that is flipped before it is verified. */
export interface Broken {
  readonly place: BreakPlace;
  /** Within the place. */
  readonly at: number;
}

/** Bytes of a receipt that can be broken by themselves. */
export interface BreakPlace {
  /** What it is: `claim signature`. */
  readonly section: string;
  /** Which of them: `segment 1, hop 2`. */
  readonly label: string;
  /** Of the hex string in the receipt's JSON; null: the file itself. */
  readonly path: readonly (string | number)[] | null;
  /** First byte within it, and how many. */
  readonly from: number;
  readonly bytes: number;
}

export interface Outcome {
  readonly verdict: 'verified' | 'unanchored' | 'refused';
  readonly steps: readonly Step[];
  /** What that means; none where it is refused. */
  readonly says: readonly string[];
  readonly isSimulated: boolean;
  /** The block that it was held against. */
  readonly block: { readonly number: number; readonly hash: string };
  /** What it is a receipt of; null where it is refused. */
  readonly of: ReceiptOf | null;
  /** Of the first failure. */
  readonly code: string | null;
  /** What was flipped, in hex. */
  readonly flipped: { readonly before: string; readonly after: string } | null;
}

export interface ReceiptOf {
  /** Hex. */
  readonly modelRoot: string;
  readonly mode: ApiMode;
  /** Of this one request, in all its receipts. */
  readonly request: string;
}

/** What a header says, for people to compare. */
export interface AnchorFacts {
  readonly chainId: number;
  readonly blockNumber: number;
  readonly blockHash: string;
  /** All that a verdict rests on beside the block: contracts and policy. */
  readonly meant: readonly RawField[];
}

export interface RawField {
  readonly name: string;
  readonly value: string;
}

export interface RawItem {
  readonly title: string;
  /** Undecoded; null where it is only told of. */
  readonly hex: string | null;
  readonly fields: readonly RawField[];
}

export interface RawGroup {
  readonly name: string;
  readonly about: string;
  readonly items: readonly RawItem[];
}

export interface Description {
  readonly sort: ReceiptSort | null;
  readonly groups: readonly RawGroup[];
  readonly places: readonly BreakPlace[];
  readonly anchor: AnchorFacts | null;
}

export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly hint: string | null;
}

export type Ask =
  | {
      readonly ask: 'verify';
      readonly subject: Subject;
      readonly trust: Trust;
      readonly broken: Broken | null;
    }
  | { readonly ask: 'describe'; readonly subject: Subject };

export type Tell =
  | { readonly tell: 'begun'; readonly sort: ReceiptSort; readonly names: readonly string[] }
  | { readonly tell: 'step'; readonly step: Step }
  | { readonly tell: 'outcome'; readonly outcome: Outcome }
  | { readonly tell: 'description'; readonly description: Description }
  | { readonly tell: 'failure'; readonly failure: Failure };

/** Answers name what they answer. */
export type Numbered<T> = T & { readonly id: number };
