/**
 * Hops of a route give each other their claims as they are made, and serve no further than all hops have claimed: one that keeps
 * its own, for a client that would rather not pay, has the others work for a few segments and never for a session.
 *
 * What comes is judged as a coordinator will judge it, and kept: whoever hands in later needs nobody else.
 * @module
 */
import { z } from 'zod';
import { decodeEvidence, type Evidence, MAX_EVIDENCE_BYTES } from '../../crypto/attest/evidence.ts';
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, UnavailableError, VerificationError } from '../../crypto/core/errors.ts';
import { type Claim, decodeSignedClaim, MAX_CLAIM_BYTES, type SignedClaim } from '../../crypto/poea/claim.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import type { Payment, SessionPayment } from '../../mesh/session/hop-host.ts';
import type { HopRouting } from '../../mesh/session/hop-session.ts';
import { segmentsAhead } from '../../mesh/session/protocol.ts';
import { callRpc, type RpcMethod } from '../../mesh/wire/rpc.ts';
import { handleRpc } from '../../mesh/wire/rpc-server.ts';
import { bytes, bytesUpTo, uint } from '../../mesh/wire/schemas.ts';
import type { BundleVerifier } from '../../settlement/batch/verify-bundle.ts';
import type { SignedVoucher } from '../../settlement/batch/voucher.ts';
import type { Logger } from '../log.ts';
import type { UnpaidStore } from './unpaid-store.ts';
import { readVoucherMessage } from './voucher-message.ts';

/** One claim for another hop of the session, from the hop that made it. */
export const shareMethod: RpcMethod<
  { sessionId: Uint8Array; hop: number; claim: Uint8Array; evidence: Uint8Array },
  Record<string, never>
> = {
  protocol: '/veilmesh/share-claim/1',
  request: z.strictObject({
    sessionId: bytes(32),
    hop: uint(1_000),
    claim: bytesUpTo(MAX_CLAIM_BYTES),
    evidence: bytesUpTo(MAX_EVIDENCE_BYTES),
  }),
  response: z.strictObject({}),
  maxBytes: MAX_EVIDENCE_BYTES + MAX_CLAIM_BYTES + 1_024,
};

const SHARE_MS = 5_000;
/** A hop may hear of a claim before the voucher that says who its neighbours are, or be slow to be found. */
const TRIES = 3;
const TRY_AGAIN_MS = 500;
/** The last claims of others may come after this hop's own end. */
const LINGER_MS = 10_000;

export interface SharedClaimsOptions {
  readonly host: MeshHost;
  /** The live peer of a registered node; null when it is away. */
  readonly peerOf: (node: Uint8Array) => string | null;
  /** Judges bundles for whatever coordinator. */
  readonly verifier: BundleVerifier;
  readonly store: Pick<UnpaidStore, 'keepOthers'>;
  readonly log: Logger;
  /** Unix seconds. */
  readonly nowSeconds: () => number;
}

export interface SharedClaims {
  /** The same payment, bounded by what the other hops have claimed. Routes of one hop are left as they are. */
  over(payment: Payment): Payment;
  /** Takes other hops' claims. Returns the function that stops it. */
  serve(): Promise<() => Promise<void>>;
}

interface Shared {
  readonly signed: SignedClaim;
  /** Null for this hop's own. */
  readonly encoded: Uint8Array | null;
  /** Another one was there before it. */
  readonly replaces: boolean;
}

interface ShownEvidence {
  readonly encoded: Uint8Array;
  readonly decoded: Evidence;
  /** It is in the store. */
  kept: boolean;
}

/** One session of this hop, from its opening to its end. */
interface Running {
  readonly routing: HopRouting;
  /** This hop's evidence in it. */
  readonly own: Evidence;
  readonly backed: (segments: number) => void;
  voucher: SignedVoucher | null;
  /** By hop, of the others, from its first claim on: one for the whole session. */
  readonly evidence: Map<number, ShownEvidence>;
  /** By segment from the first that not all hops have claimed, and hop. */
  readonly waiting: Map<number, Map<number, Shared>>;
  segments: number;
  previous: readonly Claim[] | null;
  judging: Promise<void>;
  /** It is to be judged again, since something could not be asked. */
  again: boolean;
}

export function createSharedClaims(options: SharedClaimsOptions): SharedClaims {
  const { host, peerOf, verifier, store, log, nowSeconds } = options;
  const running = new Map<string, Running>();

  function put(session: Running, hop: number, signed: SignedClaim, encoded: Uint8Array | null): void {
    const { segment } = signed.claim;
    const { hopIndex, hopCount } = session.routing;
    // its hop may know of segments claimed by all that are not known here yet
    const ahead = segmentsAhead(hop, hopCount) + segmentsAhead(hopIndex, hopCount);
    if (segment < session.segments || segment >= session.segments + ahead) return;
    const hops = session.waiting.get(segment) ?? new Map<number, Shared>();
    const before = hops.get(hop);
    // judging takes some verifications: whoever sends again and again has one more try
    if (before !== undefined && (before.replaces || isSame(before.encoded, encoded))) return;
    hops.set(hop, { signed, encoded, replaces: before !== undefined });
    session.waiting.set(segment, hops);
    judgeSoon(session);
  }

  function judgeSoon(session: Running): void {
    session.judging = session.judging
      .then(() => judge(session))
      .catch((thrown) => {
        say(session, thrown);
        if (asVeilmeshError(thrown).family !== 'unavailable' || session.again) return;
        session.again = true;
        setTimeout(() => {
          session.again = false;
          judgeSoon(session);
        }, TRY_AGAIN_MS);
      });
  }

  /** Segments that all hops have claimed, one after another. */
  async function judge(session: Running): Promise<void> {
    for (;;) {
      const { routing, own, voucher, segments, waiting, previous, evidence: shown } = session;
      if (!running.has(bytesToHex(routing.sessionId))) return;
      const hops = waiting.get(segments);
      if (voucher === null || hops === undefined || hops.size < routing.hopCount) return;
      const inOrder = Array.from({ length: routing.hopCount }, (_, hop) => hops.get(hop)!);
      const claims = inOrder.map(({ signed }) => signed);
      const evidence = inOrder.map((_, hop) => shown.get(hop)?.decoded ?? own);
      const bundle = { version: 1 as const, claims, evidence, voucher };
      const [verdict] = await verifier.verify([{ bundle, previous }], nowSeconds());
      if ('error' in verdict!) throw verdict.error;
      store.keepOthers(
        routing.sessionId,
        inOrder.flatMap(({ encoded }, hop) => {
          const by = shown.get(hop);
          if (encoded === null || by === undefined) return [];
          const first = by.kept ? null : by.encoded;
          by.kept = true;
          return [{ hop, evidence: first, claim: encoded }];
        }),
      );
      waiting.delete(segments);
      session.previous = claims.map(({ claim }) => claim);
      session.segments++;
      session.backed(session.segments);
    }
  }

  function say({ routing, segments }: Running, thrown: unknown): void {
    const { code, message } = asVeilmeshError(thrown);
    log.error('claims of a route would not be settled: it is served no further', {
      session: bytesToHex(routing.sessionId).slice(0, 16),
      segment: segments,
      code,
      why: message,
    });
  }

  async function tell(session: Running, claim: Uint8Array): Promise<void> {
    const { sessionId, hopIndex, hopCount, evidence } = session.routing;
    const request = { sessionId, hop: hopIndex, claim, evidence };
    const others = Array.from({ length: hopCount }, (_, hop) => hop).filter((hop) => hop !== hopIndex);
    await Promise.all(others.map((hop) => tellOne(session, hop, request)));
  }

  async function tellOne(
    session: Running,
    hop: number,
    request: z.infer<typeof shareMethod.request>,
  ): Promise<void> {
    for (let left = TRIES; ; left--) {
      try {
        const peer = peerAt(session, hop);
        if (peer === null)
          throw new UnavailableError('CLAIMS_PEER_AWAY', 'another hop is not found', {
            details: { hop },
            hint: 'it is told again; after that the session ends, and its client plans another route',
          });
        await callRpc(host, peer, shareMethod, request, { timeoutMs: SHARE_MS });
        return;
      } catch (thrown) {
        const { code, message } = asVeilmeshError(thrown);
        if (left > 1) await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS));
        else {
          log.debug('a claim could not be given to another hop', { hop, code, why: message });
          return;
        }
      }
    }
  }

  /** The peer of another hop, as the session or the voucher names it. */
  function peerAt({ routing, voucher }: Running, hop: number): string | null {
    if (hop === routing.hopIndex - 1 && routing.previous !== null) return routing.previous.peerId;
    if (hop === routing.hopIndex + 1 && routing.next !== null) return routing.next.peerId;
    const payee = voucher?.voucher.payees[hop];
    return payee === undefined ? null : peerOf(payee.node);
  }

  function bounded(payment: SessionPayment, session: Running, name: string): SessionPayment {
    return {
      async promised(message) {
        const rows = await payment.promised(message);
        session.voucher = readVoucherMessage(message);
        return rows;
      },
      claimed(encoded) {
        payment.claimed(encoded);
        const signed = decodeSignedClaim(encoded);
        put(session, session.routing.hopIndex, signed, null);
        void tell(session, encoded);
      },
      ended() {
        setTimeout(() => running.delete(name), LINGER_MS).unref();
        payment.ended();
      },
    };
  }

  return {
    over: (payment) => ({
      open(routing, backed) {
        const one = payment.open(routing, backed);
        if (routing.hopCount === 1) return one;
        const name = bytesToHex(routing.sessionId);
        const session: Running = {
          routing,
          own: decodeEvidence(routing.evidence),
          backed,
          voucher: null,
          evidence: new Map(),
          waiting: new Map(),
          segments: 0,
          previous: null,
          judging: Promise.resolve(),
          again: false,
        };
        running.set(name, session);
        backed(0);
        return bounded(one, session, name);
      },
    }),
    serve: () =>
      handleRpc(host, shareMethod, ({ sessionId, hop, claim, evidence: encoded }, peer) => {
        const session = running.get(bytesToHex(sessionId));
        if (session === undefined) throw unknown();
        // who is no hop of it has nothing to say: a claim in the place of another would stop the route
        if (hop === session.routing.hopIndex || peerAt(session, hop) !== peer) throw unknown();
        const signed = decodeSignedClaim(claim);
        if (signed.claim.hopIndex !== hop || !equalBytes(signed.claim.sessionId, sessionId)) {
          throw new VerificationError('CLAIMS_OTHER', 'a claim of another hop or session', {
            hint: 'a hop tells the others of a session its own claims, and nothing else',
          });
        }
        const shown = session.evidence.get(hop);
        if (shown === undefined) {
          session.evidence.set(hop, { encoded, decoded: decodeEvidence(encoded), kept: false });
        } else if (!equalBytes(shown.encoded, encoded)) {
          throw new VerificationError('CLAIMS_OTHER', 'a hop has one evidence in a session', {
            hint: 'after a restart it serves new sessions only',
          });
        }
        put(session, hop, signed, claim);
        return {};
      }),
  };
}

const isSame = (a: Uint8Array | null, b: Uint8Array | null): boolean =>
  a !== null && b !== null && equalBytes(a, b);

const unknown = (): UnavailableError =>
  new UnavailableError('CLAIMS_UNKNOWN', 'this node serves no such session with that peer', {
    hint: 'the session has ended here, or was never opened: nothing to do',
  });
