/**
 * Being paid although the client is gone: the hops of a route give each other their claims, and any of them hands in what the
 * client's last voucher covers. A coordinator that has the segment already says so, whoever brought it.
 * @module
 */
import type { Address } from 'viem';
import { z } from 'zod';
import { decodeEvidence, type Evidence, MAX_EVIDENCE_BYTES } from '../../crypto/attest/evidence.ts';
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, UnavailableError, UsageError } from '../../crypto/core/errors.ts';
import {
  decodeSignedClaim,
  encodeSignedClaim,
  MAX_CLAIM_BYTES,
  type SignedClaim,
} from '../../crypto/poea/claim.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import { callRpc, type RpcMethod } from '../../mesh/wire/rpc.ts';
import { handleRpc } from '../../mesh/wire/rpc-server.ts';
import { bytes, bytesUpTo, uint } from '../../mesh/wire/schemas.ts';
import { encodeBundle } from '../../settlement/batch/bundle.ts';
import { channelOfVoucher } from '../../settlement/batch/channel.ts';
import { segmentFee } from '../../settlement/batch/segment.ts';
import { SETTLEMENT_MARGIN } from '../../settlement/chain/deploy.ts';
import type { LedgerReads } from '../../settlement/chain/ledger.ts';
import type { Logger } from '../log.ts';
import type { CoordinatorClient } from './coordinator.ts';
import { DEPOSIT_SECONDS } from './pay-check.ts';
import type { SessionCover } from './session-cover.ts';
import type { KeptSession, UnpaidSession, UnpaidStore } from './unpaid-store.ts';

/** Claims of one answer. */
const CLAIMS_AT_ONCE = 64;

type OwnClaims = { hop: number; evidence: Uint8Array; claims: Uint8Array[] };

/** Whoever knows a session's id was part of it: its claims are published with the batch anyway. */
const claimsMethod: RpcMethod<{ sessionId: Uint8Array; from: number }, OwnClaims> = {
  protocol: '/veilmesh/session-claims/1',
  request: z.strictObject({ sessionId: bytes(32), from: uint(1_000_000) }),
  response: z.strictObject({
    hop: uint(1_000),
    evidence: bytesUpTo(MAX_EVIDENCE_BYTES),
    claims: z.array(bytesUpTo(MAX_CLAIM_BYTES)).max(CLAIMS_AT_ONCE),
  }),
  maxBytes: MAX_EVIDENCE_BYTES + CLAIMS_AT_ONCE * (MAX_CLAIM_BYTES + 16) + 1_024,
};

export const serveClaims = (host: MeshHost, store: UnpaidStore): Promise<() => Promise<void>> =>
  handleRpc(host, claimsMethod, async ({ sessionId, from }) => {
    const kept = await store.read(sessionId);
    if (kept === null)
      throw new UnavailableError('CLAIMS_UNKNOWN', 'this node keeps no claims of that session');
    return {
      hop: kept.hopIndex,
      evidence: kept.evidence,
      claims: kept.claims
        .filter(({ claim }) => claim.segment >= from)
        .slice(0, CLAIMS_AT_ONCE)
        .map(encodeSignedClaim),
    };
  });

export interface HandInOptions {
  readonly host: MeshHost;
  readonly ledger: Pick<LedgerReads, 'isSettled'>;
  /** Of vouchers that sessions settle. */
  readonly sessions: Pick<SessionCover, 'step' | 'closesAt'>;
  readonly pricePerUnit: bigint;
  readonly store: UnpaidStore;
  /** The live peer of a registered node; null when it is away. */
  readonly peerOf: (node: Uint8Array) => string | null;
  /** @throws UnavailableError when it is away, or not known here any more */
  readonly coordinator: (account: Address) => Promise<Pick<CoordinatorClient, 'submit'>>;
  readonly log: Logger;
  /** How long after its last voucher a client may still hand in by itself. */
  readonly afterMs: number;
  /** A session's claims are off the list: paid in a batch or in a session, or lost, since nobody settled them in time. */
  readonly onOver?: (session: UnpaidSession, how: 'escrow' | 'session' | 'lost') => void;
}

/** Before a session closes whoever is owed something in it hands in, whether or not the client still may. */
const HURRY_MS = 120_000;
/** Seconds in which claims are handed in once it is time: looks, and other hops that come back. */
const HAND_IN_SECONDS = 30;

/**
 * Seconds after a voucher from which this node hands in what it pays for: as configured, but before its client, who could have
 * asked for the deposit back as soon as it was last read, would have it.
 * @throws UsageError HAND_IN_TOO_LATE
 */
export async function handInAfter(
  ledger: Pick<LedgerReads, 'withdrawalDelay' | 'longWindow'>,
  configured: number,
): Promise<number> {
  const [withdrawalDelay, longWindow] = await Promise.all([ledger.withdrawalDelay(), ledger.longWindow()]);
  const takes = longWindow + SETTLEMENT_MARGIN + DEPOSIT_SECONDS + HAND_IN_SECONDS;
  if (withdrawalDelay > takes) return Math.min(configured, withdrawalDelay - takes);
  throw new UsageError(
    'HAND_IN_TOO_LATE',
    'clients of these contracts could withdraw what they promised a node',
    {
      details: { withdrawalDelay, takes },
      hint: `serve where the escrow's withdrawal delay is more than ${takes} s: deploy the contracts anew`,
    },
  );
}

export interface HandIn {
  /** Looks at everything that is unpaid. Never rejects but for what cannot be read. */
  look(): Promise<void>;
}

export function createHandIn(options: HandInOptions): HandIn {
  const { ledger, store, log } = options;
  /** By session: segments that a coordinator answers for, whose settlement alone is waited for. */
  const accepted = new Map<string, number>();
  /** By session: what it was last said to wait for. */
  const told = new Map<string, string>();
  let looking: Promise<void> | undefined;

  /** In a session: the sequencer's word is here for all of these. */
  async function areInSession(
    signed: UnpaidSession['voucher'],
    claims: readonly SignedClaim[],
  ): Promise<boolean> {
    const costs = signed.voucher.payees.map(({ weight }) => weight);
    const earned = claims.reduce((sum, { claim: { positions } }) => {
      const [from, to] = positions;
      return sum + segmentFee(costs, to - from, options.pricePerUnit);
    }, 0n);
    const step = await options.sessions.step(signed, earned).catch((thrown: unknown) => {
      if (asVeilmeshError(thrown).family === 'unavailable') return null; // what has run out has run out all the same
      throw thrown;
    });
    return step !== null;
  }

  async function isSettled(session: UnpaidSession): Promise<boolean> {
    const { claims, voucher: signed } = session;
    const inSession = signed.session !== undefined;
    if (inSession && (await areInSession(signed, claims))) return true;
    const channel = channelOfVoucher(signed.voucher);
    // by the escrow, also what its client signed anew after a session, which may have taken those before
    for (let last = claims.length; last > 0; last--) {
      const { claim } = claims[last - 1]!;
      if (await ledger.isSettled(channel, claim.requestId, claim.segment)) continue;
      return inSession && last < claims.length && (await areInSession(signed, claims.slice(0, last)));
    }
    return true;
  }

  async function lookAt({ sessionId, promisedAt, runs }: KeptSession): Promise<void> {
    const name = bytesToHex(sessionId);
    const session = await store.read(sessionId);
    if (session === null || (await isSettled(session))) {
      // one that runs may still earn something
      if (runs) return;
      await forget(sessionId);
      // after it: what cannot be taken off the list would be booked again with every look
      if (session !== null)
        options.onOver?.(session, session.voucher.session === undefined ? 'escrow' : 'session');
      return;
    }
    const closesAt =
      session.voucher.session === undefined
        ? Number.POSITIVE_INFINITY
        : await options.sessions.closesAt(session.voucher);
    const last = Math.min(
      closesAt,
      session.voucher.voucher.validUntil,
      Math.max(...session.claims.map(({ claim }) => claim.notAfter)),
    );
    if (last * 1_000 <= Date.now()) {
      log.error('claims were not settled while they and their voucher were good', {
        session: name.slice(0, 16),
        segments: session.claims.length,
      });
      await forget(sessionId);
      options.onOver?.(session, 'lost');
      return;
    }
    // its client's turn; one that runs does not end it by sending nothing more
    const handInBy = closesAt * 1_000 - HURRY_MS;
    if (Date.now() - promisedAt < options.afterMs && Date.now() < handInBy) return;
    const done = accepted.get(name) ?? 0;
    if (done >= session.claims.length) return;
    const segments = await gather(options, session, done);
    const { voucher } = session.voucher;
    const coordinator = await options.coordinator(voucher.coordinator);
    for (const { claims, evidence } of segments) {
      const bundle = encodeBundle({ version: 1, claims, evidence, voucher: session.voucher });
      const { amount } = await coordinator.submit(bundle);
      accepted.set(name, (accepted.get(name) ?? 0) + 1);
      log.info('handed in a segment whose client is gone', {
        session: name.slice(0, 16),
        segment: claims[0]!.claim.segment,
        wei: String(amount),
      });
    }
  }

  async function forget(sessionId: Uint8Array): Promise<void> {
    accepted.delete(bytesToHex(sessionId));
    told.delete(bytesToHex(sessionId));
    await store.forget(sessionId);
  }

  async function look(): Promise<void> {
    for (const session of await store.sessions()) {
      const name = bytesToHex(session.sessionId);
      try {
        await lookAt(session);
      } catch (thrown) {
        const { code, message } = asVeilmeshError(thrown);
        if (told.get(name) === code) continue;
        log.error('claims cannot be handed in now', { session: name.slice(0, 16), code, why: message });
        told.set(name, code);
      }
    }
  }

  return {
    look() {
      looking ??= look().finally(() => {
        looking = undefined;
      });
      return looking;
    },
  };
}

/** Looks now and then. @returns what ends it */
export function startHandIn(options: HandInOptions, pollMs: number): () => Promise<void> {
  const handIn = createHandIn(options);
  let looking: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    looking = handIn.look().catch((error: unknown) => {
      options.log.error('unpaid claims cannot be read', { why: String(error) });
    });
  }, pollMs);
  return async () => {
    clearInterval(timer);
    await looking;
  };
}

interface WholeSegment {
  readonly claims: readonly SignedClaim[];
  readonly evidence: readonly Evidence[];
}

/**
 * The session's segments from this one on that every hop has claimed: what others gave while it ran is here, and they are asked for
 * the rest. @throws UnavailableError CLAIMS_MISSING
 */
async function gather(
  { host, peerOf }: HandInOptions,
  { sessionId, hopIndex, evidence, claims, others, voucher: { voucher } }: UnpaidSession,
  from: number,
): Promise<WholeSegment[]> {
  const hops = await Promise.all(
    voucher.payees.map(async ({ node }, hop) => {
      const kept = hop === hopIndex ? { evidence, claims } : others.get(hop);
      const given = kept?.claims.slice(from) ?? [];
      const shown = kept === undefined ? null : decodeEvidence(kept.evidence);
      if (shown !== null && given.length >= claims.length - from) return { evidence: shown, claims: given };
      try {
        const peer = peerOf(node);
        if (peer === null) {
          throw new UnavailableError('CLAIMS_MISSING', 'another hop of the route is away', {
            details: { node: bytesToHex(node).slice(0, 16), hop },
            hint: 'nothing to do: it is asked again until the claims run out',
          });
        }
        // only what is missing: what was judged while it ran stays, whatever is said now
        const told = await callRpc(host, peer, claimsMethod, { sessionId, from: from + given.length });
        const rest = told.claims.map((claim) => decodeSignedClaim(claim));
        return { evidence: shown ?? decodeEvidence(told.evidence), claims: [...given, ...rest] };
      } catch (thrown) {
        if (shown === null || given.length === 0) throw thrown;
        return { evidence: shown, claims: given };
      }
    }),
  );
  const evidenceOf = hops.map((hop) => hop.evidence);
  const byHop = hops.map((hop) => hop.claims);
  const whole: WholeSegment[] = [];
  for (let segment = from; ; segment++) {
    const found = byHop.map((signed) =>
      signed.find(({ claim }) => claim.segment === segment && equalBytes(claim.sessionId, sessionId)),
    );
    if (found.some((claim) => claim === undefined)) return whole;
    whole.push({ claims: found.map((claim) => claim!), evidence: evidenceOf });
  }
}
