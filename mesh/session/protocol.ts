/**
 * What crosses the wire in a session.
 *
 * Control stream `/veilmesh/session/1`, client <-> each hop, one per session:
 *   client -> hop: OPEN, VOUCHER ..., then (to hop 0 only) FRAME and COMMITS ...; closing the stream with END ends the session.
 *   hop -> client: READY | ERROR, then (OUTPUTS ... and) CLAIM ... and (from the last hop only) FRAME ...
 * Data stream `/veilmesh/frames/1`, hop i -> hop i+1, dialled while hop i opens: HELLO (edge tag), then FRAME and
 * COMMITS ...
 *
 * COMMITS: the sender's commitments to what it sent, 128 bytes (EIP-2537) for each column of each position, in order and in
 * pieces of at most MAX_COMMITS_BYTES. Those of a segment come after its closing FRAME and before the first FRAME of the segment
 * SEGMENTS_AHEAD later. They hide the values (crypto/commit), and the receiver checks them. A hop claims a segment when it has them,
 * and serves no segment SEGMENTS_AHEAD later before: whoever withholds them gets so much for nothing.
 *
 * OUTPUTS: the leaves of the outCommits of the CLAIM that follows, in pieces likewise, 48 bytes for each column of each position,
 * for as many rows as the segment's frames had room for: whoever computes the segment again learns from them which hop was wrong
 * first, and where. The last hop sends none: the client committed to its outputs itself.
 *
 * VOUCHER: the client's signed promise to pay for the session's first so many positions, to every hop that asks for it, of one
 * length. The first comes right after OPEN, each of the others before the frames that it is for; a hop serves none that is not
 * covered. What it says, and whether it is good, is the host's business (`Payment` of hop-host.ts).
 *
 * OPEN is an HPKE envelope to the hop's attested per-boot key: the hop's host learns only what its enclave gives
 * it (where to dial, which tag to expect, what vouchers have to say). FRAME is opaque to every host (crypto/mask/frame.ts).
 * @module
 */
import { z } from 'zod';
import { MAX_EVIDENCE_BYTES } from '../../crypto/attest/evidence.ts';
import { boundedBytes, bytes32, exactBytes } from '../../crypto/attest/fields.ts';
import { bytesToHex, concatBytes, u32be, u64be } from '../../crypto/core/bytes.ts';
import { decodeCbor, encodeCbor } from '../../crypto/core/cbor.ts';
import { type VeilmeshError, VerificationError } from '../../crypto/core/errors.ts';
import { hash } from '../../crypto/core/hash.ts';
import { MAX_CLAIM_BYTES, MAX_HOPS } from '../../crypto/poea/claim.ts';
import { samplingSchema } from '../../models/program/sampling.ts';

export const SESSION_PROTOCOL = '/veilmesh/session/1';
export const FRAMES_PROTOCOL = '/veilmesh/frames/1';

export const MESSAGE = {
  open: 1,
  ready: 2,
  frame: 3,
  claim: 4,
  error: 5,
  hello: 6,
  commits: 7,
  outputs: 8,
  voucher: 9,
} as const;

/** HPKE info string of OPEN; the aad is the hop's evidence hash, so an envelope fits one boot of one enclave. */
export const OPEN_INFO = 'veilmesh/session-open/v1';
/** HPKE exporter contexts of the two edges that touch the client. */
export const exportEdgeIn = (story: SessionStory): string =>
  `veilmesh/edge-in/v1/${bytesToHex(storyHash(story))}`;
export const exportEdgeOut = (story: SessionStory): string =>
  `veilmesh/edge-out/v1/${bytesToHex(storyHash(story))}`;

export const MAX_OPEN_BYTES = 3 * MAX_EVIDENCE_BYTES;
export const TAG_BYTES = 16;
/** One piece of a segment's commitments, or of a claim's outputs. */
export const MAX_COMMITS_BYTES = 48 * 1024;
/**
 * Closed segments of which a hop has not been asked for the claim or the commitments before it refuses steps. A frame is sent only when all segments but this many before its own are committed to, the one that is sent included; and served only
 * when as many are claimed. At least two, so that claims are made while the next segment is computed.
 */
export const SEGMENTS_AHEAD = 2;
/**
 * Of a route of so many hops, how many segments this one serves at most that not all hops have claimed: what those after it still
 * compute comes on top, or hops of a long input would wait for each other.
 */
export const segmentsAhead = (hopIndex: number, hopCount: number): number =>
  SEGMENTS_AHEAD + hopCount - 1 - hopIndex;
/** Every VOUCHER, whatever it promises. */
export const VOUCHER_BYTES = 4_096;
/** How long a step waits inside the enclave for the voucher that covers it: frames take a longer way than vouchers. */
export const VOUCHER_MS = 10_000;
/** How long a step waits inside the enclave for claims of segments before it, which others may have to make. */
export const CLAIMS_MS = 30_000;
/** A segment closes at the first step boundary at or after this many positions (design: ATTESTATION). */
export const SEGMENT_POSITIONS = 32;
export const SEGMENT_MS = 2_000;
/**
 * How long after its session's end a hop stands by a claim, and keeps what it needs to answer for it: a coordinator that
 * was away has so long to come back. Everybody's sessions have the same, and a hop that says less is refused: nothing
 * that it signed could be checked afterwards. Seconds.
 */
export const CLAIM_VALIDITY_SECONDS = 21_600;
/** Longest life a client may ask for a session, seconds. Delays of deposits and stake count on it too. */
export const MAX_SESSION_SECONDS = 1_200;

const neighbour = z.strictObject({
  peerId: z.string().min(1).max(128),
  addresses: z.array(z.string().max(256)).max(8),
  evidence: boundedBytes(MAX_EVIDENCE_BYTES),
});

/** Largest number of positions a session may ask for: far above any context, far below what sums cannot hold. */
export const MAX_POSITIONS = 2 ** 20;

export const openContentSchema = z.strictObject({
  version: z.literal(1),
  chainId: z.int().positive(),
  settlement: exactBytes(20),
  sessionId: bytes32,
  requestId: bytes32,
  clientNonce: bytes32,
  /** Blinds activation commitments; auditors of this session may get it. */
  blindKey: bytes32,
  /**
   * Salt the keys of the hop's two edges; known to the client and the edge's two ends, never published
   * (crypto/seal/edge-key.ts says what they prevent). Edges that touch the client do without.
   */
  secretIn: bytes32,
  secretOut: bytes32,
  modelRoot: bytes32,
  shardRoot: bytes32,
  hopIndex: z
    .int()
    .min(0)
    .max(MAX_HOPS - 1),
  hopCount: z.int().min(1).max(MAX_HOPS),
  attempt: z.int().min(0).max(1_000),
  /** Hash of who is to pay whom through whom, which every VOUCHER of the session has to fit; null where nothing is promised. */
  payment: bytes32.nullable(),
  /** null where the neighbour is the client. */
  previous: neighbour.nullable(),
  next: neighbour.nullable(),
  /** Random names of the hop's two edges on the wire, drawn by the client, different on every edge. */
  tagIn: exactBytes(TAG_BYTES),
  tagOut: exactBytes(TAG_BYTES),
  /** Unix seconds after which the session may not be opened. */
  notAfter: z.int().positive(),
  /** Most rows the session may ever send, for which the hop keeps memory; 0 for models without memory: no bound. */
  positions: z.int().min(0).max(MAX_POSITIONS),
  /** For the last hop of a closed model; null for every other. */
  sampling: samplingSchema.nullable(),
});
export type OpenContent = z.infer<typeof openContentSchema>;
export type Neighbour = z.infer<typeof neighbour>;

/**
 * What the client has to tell all hops alike, beside what their claims and keys fix anyway: claims of hops that were told different
 * requests, attempts or payees are no chain that anybody settles, and with another blind key none are made at all.
 */
export type SessionStory = Pick<OpenContent, 'requestId' | 'attempt' | 'payment' | 'blindKey'>;

/** 32 bytes, in the key of every edge: who was told another story than its neighbour opens no frame of it. */
export const storyHash = ({ requestId, attempt, payment, blindKey }: SessionStory): Uint8Array =>
  hash('session-story/v1', requestId, u32be(attempt), payment ?? new Uint8Array(0), blindKey);

const envelopeSchema = z.strictObject({ enc: bytes32, sealed: boundedBytes(MAX_OPEN_BYTES) });
export type OpenEnvelope = z.infer<typeof envelopeSchema>;

/** What a hop reports about one frame, unsigned: shown to people, never trusted. Microseconds. */
export interface StepTimings {
  /** Wall clock (Unix) at which the frame arrived and its answer left. */
  readonly arrivedUs: number;
  readonly leftUs: number;
  readonly queueUs: number;
  readonly unmaskUs: number;
  readonly computeUs: number;
  readonly maskUs: number;
}

/** A number of `measured`: of one length, whatever was measured. */
const MEASURED_BYTES = 8;
const MEASURED_OF_STEP = 6;
const claimMessageSchema = z.strictObject({
  claim: boundedBytes(MAX_CLAIM_BYTES),
  /** commitUs, signUs, then six numbers a frame, in the order of StepTimings. */
  measured: boundedBytes(MEASURED_BYTES * (2 + MEASURED_OF_STEP * SEGMENT_POSITIONS)),
});
/** A segment's signed claim (crypto/poea encoding) and what the hop measured for its frames. */
export interface ClaimMessage {
  readonly claim: Uint8Array;
  readonly commitUs: number;
  readonly signUs: number;
  readonly steps: readonly StepTimings[];
}
export const MAX_CLAIM_MESSAGE_BYTES = 16 * 1024;

const MAX_ERROR_TEXT = 300;
const errorMessageSchema = z.strictObject({
  code: z.string().regex(/^[A-Z][A-Z0-9_]{2,63}$/),
  family: z.enum(['usage', 'unavailable', 'verification', 'internal']),
  /** Shown on people's terminals: no control characters. */
  message: z
    .string()
    .max(MAX_ERROR_TEXT)
    .regex(/^\P{C}*$/u),
});
export type ErrorMessage = z.infer<typeof errorMessageSchema>;

/** What the other side is told of an error: never details, causes, or the text of what went wrong inside. */
export const errorMessage = ({ code, family, message }: VeilmeshError): ErrorMessage => ({
  code,
  family,
  message:
    family === 'internal'
      ? 'failed inside; its own log says more'
      : message.replace(/\p{C}/gu, ' ').slice(0, MAX_ERROR_TEXT).toWellFormed(),
});

function decodeAs<T extends z.ZodType>(
  schema: T,
  what: string,
  max: number,
): (encoded: Uint8Array) => z.infer<T> {
  return (encoded) => {
    const parsed = schema.safeParse(decodeCbor(encoded, max));
    if (parsed.success) return parsed.data;
    throw new VerificationError('SESSION_MESSAGE_MALFORMED', `malformed ${what} message`, {
      details: { field: parsed.error.issues[0]?.path.join('.') ?? '' },
    });
  };
}

export const encodeOpenContent = (content: OpenContent): Uint8Array => encodeCbor(content);
export const decodeOpenContent = decodeAs(openContentSchema, 'OPEN content', MAX_OPEN_BYTES);
export const encodeOpenEnvelope = (envelope: OpenEnvelope): Uint8Array => encodeCbor(envelope);
export const decodeOpenEnvelope = decodeAs(envelopeSchema, 'OPEN', MAX_OPEN_BYTES + 128);
const decodeClaimFields = decodeAs(claimMessageSchema, 'CLAIM', MAX_CLAIM_MESSAGE_BYTES);

export const encodeClaimMessage = ({ claim, commitUs, signUs, steps }: ClaimMessage): Uint8Array =>
  encodeCbor({
    claim,
    measured: concatBytes(
      ...[
        commitUs,
        signUs,
        ...steps.flatMap((step) => [
          step.arrivedUs,
          step.leftUs,
          step.queueUs,
          step.unmaskUs,
          step.computeUs,
          step.maskUs,
        ]),
      ].map(u64be),
    ),
  });

/** @throws VerificationError SESSION_MESSAGE_MALFORMED */
export function decodeClaimMessage(encoded: Uint8Array): ClaimMessage {
  const { claim, measured } = decodeClaimFields(encoded);
  const numbers = numbersOf(measured);
  const frames = (numbers.length - 2) / MEASURED_OF_STEP;
  const isWhole = measured.length % MEASURED_BYTES === 0 && Number.isInteger(frames) && frames >= 1;
  if (!isWhole || !numbers.every(Number.isSafeInteger)) {
    throw new VerificationError('SESSION_MESSAGE_MALFORMED', 'malformed CLAIM message', {
      details: { field: 'measured' },
    });
  }
  const [commitUs, signUs] = numbers as [number, number];
  const steps = Array.from({ length: frames }, (_, i): StepTimings => {
    const [arrivedUs, leftUs, queueUs, unmaskUs, computeUs, maskUs] = numbers.slice(
      2 + i * MEASURED_OF_STEP,
    ) as [number, number, number, number, number, number];
    return { arrivedUs, leftUs, queueUs, unmaskUs, computeUs, maskUs };
  });
  return { claim, commitUs, signUs, steps };
}

function numbersOf(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Array.from({ length: Math.floor(bytes.length / MEASURED_BYTES) }, (_, i) =>
    Number(view.getBigUint64(i * MEASURED_BYTES)),
  );
}
export const encodeErrorMessage = (message: ErrorMessage): Uint8Array => encodeCbor(message);
export const decodeErrorMessage = decodeAs(errorMessageSchema, 'ERROR', 2_048);
