/**
 * Vouchers that are settled before anything is served for them: what twin and vault cost (mesh/ring).
 *
 * What a hop of veil earned its claims say, and a sequencer settles no more than these. Of a prepaid voucher it settles all,
 * for whoever shows it: that its client means it so is in what the client signed, the name of the query.
 * @module
 */
import { z } from 'zod';
import { boundedBytes, bytes32, parseWith } from '../../crypto/attest/fields.ts';
import { concatBytes, equalBytes, utf8 } from '../../crypto/core/bytes.ts';
import { decodeCbor, encodeCbor } from '../../crypto/core/cbor.ts';
import { hash } from '../../crypto/core/hash.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import type { Payee } from '../batch/voucher.ts';
import {
  decodeSettled,
  encodeSettled,
  MAX_SETTLED_BYTES,
  type SessionContracts,
  type SettledStep,
} from './settling.ts';
import type { SessionTerms } from './types.ts';

/**
 * Begins the name of every query that is paid for ahead. A session of veil begins with the second in which it ends
 * (crypto/seal/replay-guard.ts), which is never this one: so no voucher is good for both.
 */
const PREPAID = concatBytes(new Uint8Array(4).fill(0xff), utf8('ring prepaid'));
const OPENING_BYTES = 32;
const BOUND_BYTES = 16;

export interface QueryName {
  /** Public, 32 bytes: the same for all that a query's nodes sign and are paid by. */
  readonly name: Uint8Array;
  /** 32 bytes by which nodes see that the peer who asks is who drew the name: what pays one node is known to others. */
  readonly opening: Uint8Array;
}

/** @param peerId of the client, as the nodes' streams will have it */
export function drawQueryName(peerId: string): QueryName {
  const opening = randomBytes(OPENING_BYTES);
  return { name: nameOf(peerId, opening), opening };
}

const nameOf = (peerId: string, opening: Uint8Array): Uint8Array =>
  concatBytes(PREPAID, hash('query-name/v1', opening, utf8(peerId)).subarray(0, BOUND_BYTES));

/** Whether a peer drew a name. */
export const isNameOf = (name: Uint8Array, peerId: string, opening: Uint8Array): boolean =>
  equalBytes(name, nameOf(peerId, opening));

export const isPrepaid = (sessionId: Uint8Array): boolean =>
  equalBytes(sessionId.subarray(0, PREPAID.length), PREPAID);

/** What a client shows a node. */
export interface Ticket {
  readonly step: SettledStep;
  readonly opening: Uint8Array;
}

const ticketSchema = z.strictObject({ step: boundedBytes(MAX_SETTLED_BYTES), opening: bytes32 });
const MAX_TICKET_BYTES = MAX_SETTLED_BYTES + 64;

export const encodeTicket = ({ step, opening }: Ticket): Uint8Array =>
  encodeCbor({ step: encodeSettled(step), opening });

/** Nothing of it is verified. @throws VerificationError TICKET_MALFORMED | SETTLED_MALFORMED | CBOR_* */
export function decodeTicket(bytes: Uint8Array, contracts: SessionContracts): Ticket {
  const value = decodeCbor(bytes, MAX_TICKET_BYTES);
  const { step, opening } = parseWith(ticketSchema, value, 'TICKET_MALFORMED', 'ticket');
  return { step: decodeSettled(step, null, contracts), opening };
}

/** What the chain's contract takes of a fee before the nodes get theirs, in parts of 10,000. */
export type Split = Pick<SessionTerms, 'ownerBps' | 'sequencerBps'>;
const BASIS_POINTS = 10_000n;
/** Weights are of 53 bits (PROTOCOL.md, "Availability"). */
const WEIGHT_BITS = 53n;

/**
 * What each step rounds down costs a node less than a wei, and its channel can have no more steps than its session: whoever
 * pays adds so much to what a node asks, and is good for sessions of so many steps.
 */
export const ROUNDING_WEI = 2n ** 24n;

export interface Due {
  /** NodeRegistry id, 32 bytes; each once. */
  readonly node: Uint8Array;
  /** Wei that it is to have. */
  readonly wei: bigint;
}

/**
 * Payees and amount of a voucher by which every node gets what it is due, and hardly more. Payees are in the order of their ids,
 * which says nothing of what they do.
 * @param dues at least one, each above 0
 */
export function prepaidTerms(
  dues: readonly Due[],
  { ownerBps, sequencerBps }: Split,
): { readonly payees: readonly Payee[]; readonly amount: bigint } {
  const most = largest(dues.map(({ wei }) => wei));
  let scale = 0n;
  while (most >> scale >= 1n << (WEIGHT_BITS - 1n)) scale++;
  const shares = dues
    .map(({ node, wei }) => ({ node, wei, weight: ceilDiv(wei, 1n << scale) }))
    .toSorted((a, b) => Buffer.compare(a.node, b.node));
  const whole = shares.reduce((sum, { weight }) => sum + weight, 0n);
  const nodes = largest(shares.map(({ wei, weight }) => ceilDiv(wei * whole, weight)));
  return {
    payees: shares.map(({ node, weight }) => ({ node, weight: Number(weight) })),
    amount: ceilDiv(nodes * BASIS_POINTS, BASIS_POINTS - BigInt(ownerBps) - BigInt(sequencerBps)),
  };
}

const largest = (values: readonly bigint[]): bigint => {
  let most = 0n;
  for (const value of values) if (value > most) most = value;
  return most;
};

const ceilDiv = (a: bigint, b: bigint): bigint => (a + b - 1n) / b;

/** Wei that a node has earned at least on a step's channel, in however many steps that was settled. */
export function earnedAtLeast(
  { order: { voucher, settled }, receipt: { seq } }: Pick<SettledStep, 'order' | 'receipt'>,
  node: Uint8Array,
  { ownerBps, sequencerBps }: Split,
): bigint {
  const taken = (bps: number): bigint => (settled * BigInt(bps)) / BASIS_POINTS;
  const nodes = settled - taken(ownerBps) - taken(sequencerBps);
  const whole = voucher.payees.reduce((sum, { weight }) => sum + BigInt(weight), 0n);
  const own = voucher.payees.find((payee) => equalBytes(payee.node, node));
  if (own === undefined || whole === 0n) return 0n;
  const share = (nodes * BigInt(own.weight)) / whole - BigInt(seq);
  return share > 0n ? share : 0n;
}
