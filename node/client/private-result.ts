/**
 * What a query in twin or vault ends with: who did what, what each of them signed, how it was checked, what it cost.
 * @module
 */
import type { SignedRingStatement, StatedRole } from '../../crypto/ring/statement.ts';
import type { Answer } from '../models/task.ts';
import type { DecoyPlace } from './decoy.ts';
import type { RingPaid } from './ring-payment.ts';
import type { KeptTranscript } from './ring-transcript.ts';
import type { TrafficSeen } from './traffic.ts';

export interface PrivatePeer {
  readonly peerId: string;
  /** Account that staked for the node, hex. */
  readonly operator: string;
}

/** Who did what for one shard; in vault both are one. */
export interface PrivateHop {
  readonly shard: number;
  readonly product: PrivatePeer;
  readonly correct: PrivatePeer;
}

/** What a node signed of its part; null with the code of what it failed with where it gave nothing that is true. */
export interface PrivateStatement {
  readonly shard: number;
  readonly role: StatedRole;
  readonly peerId: string;
  readonly signed: SignedRingStatement | null;
  readonly missing: string | null;
  /** Kept on this machine, and anybody's to check: of vault, and of decoys. */
  readonly transcript: KeptTranscript | null;
}

/** Of a query or a decoy: the session that came to its end. */
export interface PrivateSession {
  /** Its public name, 32 bytes. */
  readonly session: Uint8Array;
  readonly hops: readonly PrivateHop[];
  /** twin: nothing says that chain A and chain B are in two networks; addresses of some of both cannot be compared. */
  readonly networksUnknown: boolean;
  readonly attempts: number;
  /** In order of shards, who multiplied before who corrected. */
  readonly statements: readonly PrivateStatement[];
  /** Nodes of this or an earlier attempt that gave wrong words; nothing of what they said is in the answer. */
  readonly wrong: readonly PrivateWrong[];
  /** Null where nodes computed it for nothing. */
  readonly paid: RingPaid | null;
}

export interface PrivateResult extends PrivateSession {
  readonly answer: Answer;
  /** Products of one step that go out one after another. */
  readonly rounds: number;
  /** Of all steps. */
  readonly products: number;
  /** Payload bytes of products, and of their corrections, both ways. */
  readonly bytes: Readonly<Record<'up' | 'down' | 'ahead', number>>;
  readonly check: { readonly challenges: number; readonly missBits: number };
  readonly decoy: PrivateDecoy | null;
  /** Of the query and its decoy; null without beats. */
  readonly traffic: TrafficSeen | null;
  /** Wei that may be settled for all attempts, and for the decoy's. */
  readonly spentWei: bigint;
  /** Until the first product could go out, and from then on. */
  readonly openMs: number;
  readonly runMs: number;
}

export interface PrivateDecoy {
  readonly place: DecoyPlace;
  /** Null with the code of what it failed with. */
  readonly session: PrivateSession | null;
  readonly missing: string | null;
}

export interface PrivateWrong {
  readonly shard: number;
  readonly roles: readonly StatedRole[];
  readonly peerId: string;
  readonly ops: readonly string[];
}
