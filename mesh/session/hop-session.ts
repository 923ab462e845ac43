/**
 * One session inside a hop's enclave: opens the client's envelope, agrees the edge keys, then for every frame
 * unmasks, computes, masks for the next edge, and for every segment signs one PoEA claim.
 *
 * Pure of I/O: the enclave's host moves bytes (hop-host.ts), this decides. Everything here runs inside the TEE.
 * States: serving -> serving (step, closeSegment) ... -> failed. A failed session stays failed; the client opens
 * a new one, with fresh keys and counters (design: PRIVACY, pitfalls 1 and 2).
 * @module
 */
import { createSaltedCommitter } from '../../crypto/commit/committer.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import type { Sha256 } from '../../crypto/core/hash.ts';
import { FLAG_CLOSES_SEGMENT, FLAG_LAST_STEP, type SealedFrame } from '../../crypto/mask/frame.ts';
import type { StreamCipher } from '../../crypto/mask/keystream.ts';
import { asPlain } from '../../crypto/mask/masked.ts';
import { type Claim, claimHash, encodeSignedClaim, type SignedClaim } from '../../crypto/poea/claim.ts';
import { createHpkeRecipient, type X25519KeyPair } from '../../crypto/seal/hpke.ts';
import type { ReplayGuard } from '../../crypto/seal/replay-guard.ts';
import { openHopEdges, refuseForeign } from './hop-open.ts';
import {
  CLAIM_VALIDITY_SECONDS,
  type ClaimMessage,
  decodeOpenContent,
  decodeOpenEnvelope,
  type Neighbour,
  OPEN_INFO,
  SEGMENT_POSITIONS,
  type StepTimings,
} from './protocol.ts';
import { createEdgeRecord } from './segment.ts';

/** What a boot of an enclave is: keys that never leave it, and the evidence that binds them. */
export interface HopIdentity {
  /** 96 bytes; `sign` holds the matching secret. */
  readonly enclaveKey: Uint8Array;
  sign(claim: Claim): SignedClaim;
  readonly hpke: X25519KeyPair;
  readonly bootNonce: Uint8Array;
  readonly evidenceHash: Uint8Array;
}

/** The shard this enclave has loaded and hashed. */
export interface HopModel {
  readonly modelRoot: Uint8Array;
  readonly shardRoot: Uint8Array;
  readonly semanticsHash: Uint8Array;
  readonly layers: readonly [from: number, to: number];
  readonly hopIndex: number;
  readonly hopCount: number;
  /** 32-bit words per row on each side. */
  readonly widthIn: number;
  readonly widthOut: number;
  readonly frameRows: readonly number[];
  workUnits(positions: number): number;
  /** rows * widthIn words -> rows * widthOut words. */
  run(input: Int32Array, rows: number): Promise<Int32Array>;
}

/** A neighbour whose evidence this hop's policy accepted. */
export interface AttestedNeighbour {
  readonly enclaveKey: Uint8Array;
  readonly hpkeKey: Uint8Array;
  readonly bootNonce: Uint8Array;
  readonly evidenceHash: Uint8Array;
}

export interface HopDeps {
  readonly cipher: StreamCipher;
  /** For commitments; noble's when left out. */
  readonly sha256?: Sha256;
  readonly replayGuard: ReplayGuard;
  /** The chain and contract this hop works for; sessions for another are refused. */
  readonly chainId: number;
  readonly settlement: Uint8Array;
  /**
   * Appraises evidence under this hop's policy; it must bind the peer id and the shard of hop `hopIndex` of this
   * model. @throws VerificationError
   */
  appraise(neighbour: Neighbour, hopIndex: number): Promise<AttestedNeighbour>;
  nowSeconds(): number;
  nowUs(): number;
}

/** All that the untrusted host gets to know about a session. */
export interface HopRouting {
  readonly hopIndex: number;
  readonly hopCount: number;
  /** Tag that the previous hop says HELLO with, and its peer id; null when the client sends the frames. */
  readonly previous: { readonly peerId: string; readonly tag: Uint8Array } | null;
  readonly next: {
    readonly peerId: string;
    readonly addresses: readonly string[];
    readonly tag: Uint8Array;
  } | null;
}

export interface StepResult {
  readonly frame: SealedFrame;
  /** The segment closes after this step: call closeSegment once the frame is on its way. */
  readonly closesSegment: boolean;
}

export interface HopSession {
  readonly routing: HopRouting;
  /**
   * serving -> serving. Any error: serving -> failed. Calls must not overlap.
   * @throws VerificationError SESSION_OVER | SESSION_EXPIRED | SESSION_SEGMENT_OVERDUE | SESSION_SEGMENT_EMPTY |
   *   FRAME_REJECTED | PROGRAM_INPUT_RANGE
   */
  step(frame: Uint8Array, arrivedUs: number): Promise<StepResult>;
  /**
   * Commits to and signs the oldest closed segment; state and order of steps do not depend on when it is called.
   * @throws VerificationError SESSION_NO_SEGMENT
   */
  closeSegment(): ClaimMessage;
}

interface Segment {
  readonly steps: StepTimings[];
  readonly values: { readonly step: number; readonly input: Int32Array; readonly output: Int32Array }[];
  positions: number;
}

/** Closed segments whose claims the host may leave unasked before the enclave stops working for it. */
const MAX_UNCLAIMED = 4;

const newSegment = (): Segment => ({ steps: [], values: [], positions: 0 });

/**
 * @throws VerificationError SESSION_WRONG_SHARD | SESSION_WRONG_CHAIN | SESSION_MESSAGE_MALFORMED |
 *   HPKE_OPEN_FAILED | SESSION_REPLAYED | SESSION_EXPIRED | TEE_* (a neighbour's evidence) | EDGE_KEY_REJECTED
 */
export async function openHopSession(
  encodedEnvelope: Uint8Array,
  identity: HopIdentity,
  model: HopModel,
  deps: HopDeps,
): Promise<HopSession> {
  const envelope = decodeOpenEnvelope(encodedEnvelope);
  const hpke = await createHpkeRecipient({
    secretKey: identity.hpke.secretKey,
    enc: envelope.enc,
    info: OPEN_INFO,
  });
  const open = decodeOpenContent(await hpke.open(envelope.sealed, identity.evidenceHash));
  refuseForeign(open, model, deps);
  deps.replayGuard.admit(open.sessionId, open.notAfter, deps.nowSeconds());

  const previous = open.previous === null ? null : await deps.appraise(open.previous, open.hopIndex - 1);
  const next = open.next === null ? null : await deps.appraise(open.next, open.hopIndex + 1);
  const edges = await openHopEdges(open, hpke, previous, next, identity, model, deps);
  const committer = createSaltedCommitter({
    sessionBlindKey: open.blindKey,
    sessionId: open.sessionId,
    sha256: deps.sha256,
  });

  let failed = false;
  let stepIndex = 0;
  let segmentIndex = 0;
  let claimedPositions = 0;
  let prevClaim: Uint8Array | null = null;
  let ended = false;
  let current = newSegment();
  const closing: Segment[] = [];

  async function serve(frame: Uint8Array, arrivedUs: number): Promise<StepResult> {
    if (failed || ended) throw new VerificationError('SESSION_OVER', 'this session takes no more frames');
    if (deps.nowSeconds() >= open.notAfter) {
      throw new VerificationError('SESSION_EXPIRED', 'no claim of this session would be valid any more');
    }
    if (current.positions >= SEGMENT_POSITIONS || closing.length >= MAX_UNCLAIMED) {
      throw new VerificationError('SESSION_SEGMENT_OVERDUE', 'a segment was not closed or claimed in time');
    }
    const startUs = deps.nowUs();
    const { rows, flags, values } = edges.opener.open(frame);
    const closesSegment = (flags & FLAG_CLOSES_SEGMENT) !== 0;
    const last = (flags & FLAG_LAST_STEP) !== 0;
    const positions = current.positions + rows;
    if (closesSegment && positions === 0) {
      throw new VerificationError('SESSION_SEGMENT_EMPTY', 'a segment without positions was closed');
    }
    if (last && !closesSegment && positions > 0) {
      throw new VerificationError('SESSION_SEGMENT_OVERDUE', 'the last step left a segment open');
    }
    const unmaskedUs = deps.nowUs();
    const output = rows === 0 ? new Int32Array(0) : await model.run(values, rows);
    const computedUs = deps.nowUs();
    const { frame: sealed } = edges.sealer.seal(asPlain(output), rows, flags);
    const maskedUs = deps.nowUs();

    const step = stepIndex++;
    // A frame without rows moves flags only: nothing to commit to, and no memory however many come.
    if (rows > 0) {
      current.values.push({ step, input: values, output });
      current.positions = positions;
      current.steps.push({
        arrivedUs,
        leftUs: maskedUs,
        queueUs: Math.max(0, startUs - arrivedUs), // two threads, two clocks
        unmaskUs: unmaskedUs - startUs,
        computeUs: computedUs - unmaskedUs,
        maskUs: maskedUs - computedUs,
      });
    }
    ended = last;
    if (closesSegment) {
      closing.push(current);
      current = newSegment();
    }
    return { frame: sealed, closesSegment };
  }

  return {
    routing: {
      hopIndex: open.hopIndex,
      hopCount: open.hopCount,
      previous: open.previous === null ? null : { peerId: open.previous.peerId, tag: open.tagIn },
      next:
        open.next === null
          ? null
          : { peerId: open.next.peerId, addresses: open.next.addresses, tag: open.tagOut },
    },
    async step(frame, arrivedUs) {
      try {
        return await serve(frame, arrivedUs);
      } catch (error) {
        failed = true;
        throw error;
      }
    },
    closeSegment() {
      const segment = closing.shift();
      if (segment === undefined) {
        throw new VerificationError('SESSION_NO_SEGMENT', 'no closed segment is waiting to be claimed');
      }
      const startUs = deps.nowUs();
      const inputs = createEdgeRecord(committer, open.hopIndex, model.widthIn);
      const outputs = createEdgeRecord(committer, open.hopIndex + 1, model.widthOut);
      for (const { step, input, output } of segment.values) {
        inputs.add(step, input);
        outputs.add(step, output);
      }
      const claim: Claim = {
        version: 1,
        chainId: open.chainId,
        settlement: open.settlement,
        sessionId: open.sessionId,
        requestId: open.requestId,
        segment: segmentIndex,
        hopIndex: open.hopIndex,
        hopCount: open.hopCount,
        attempt: open.attempt,
        modelRoot: model.modelRoot,
        shardRoot: model.shardRoot,
        layers: [...model.layers],
        semanticsHash: model.semanticsHash,
        positions: [claimedPositions, claimedPositions + segment.positions],
        inCommits: inputs.cut()(),
        outCommits: outputs.cut()(),
        answerCommit: null,
        samplingHash: null,
        workUnits: model.workUnits(segment.positions),
        prevClaim,
        clientNonce: open.clientNonce,
        evidenceHash: identity.evidenceHash,
        enclaveKey: identity.enclaveKey,
        nextKey: next === null ? null : next.enclaveKey,
        notAfter: open.notAfter + CLAIM_VALIDITY_SECONDS,
      };
      const committedUs = deps.nowUs();
      const encoded = encodeSignedClaim(identity.sign(claim));
      const signedUs = deps.nowUs();
      segmentIndex++;
      claimedPositions += segment.positions;
      prevClaim = claimHash(claim);
      return {
        claim: encoded,
        commitUs: committedUs - startUs,
        signUs: signedUs - committedUs,
        steps: segment.steps,
      };
    },
  };
}
