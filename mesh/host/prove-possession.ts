/**
 * Both sides of `/veilmesh/possession/1`: POSSESSION.md says what travels, and what it shows.
 * @module
 */
import { z } from 'zod';
import { MAX_EVIDENCE_BYTES } from '../../crypto/attest/evidence.ts';
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import { decodeCbor, encodeCbor } from '../../crypto/core/cbor.ts';
import { asVeilmeshError, VerificationError } from '../../crypto/core/errors.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import { bytes, bytesUpTo } from '../wire/schemas.ts';
import { END, type WireProtocol, type WireStream } from '../wire/types.ts';
import { POSSESSION_NONCE_BYTES, type Possession, verifyPossession } from './possession.ts';
import type { MeshHost } from './types.ts';

export const POSSESSION_PROTOCOL: WireProtocol = {
  id: '/veilmesh/possession/1',
  maxMessageBytes: MAX_EVIDENCE_BYTES + 512,
};
const TIMEOUT_MS = 10_000;
const MESSAGE = { challenge: 1, answer: 2, proof: 3 } as const;

const nonce = bytes(POSSESSION_NONCE_BYTES);
const challengeSchema = z.strictObject({
  v: z.literal(1),
  nonce,
  evidence: bytes(32).nullable(),
  want: bytes(32).nullable(),
});
const answerSchema = z.strictObject({
  v: z.literal(1),
  nonce,
  evidence: bytesUpTo(MAX_EVIDENCE_BYTES),
  signature: bytes(64),
});
const proofSchema = z.strictObject({ v: z.literal(1), signature: bytes(64) });

/** An end of a connection that has evidence, or only a peer id. */
export interface PossessionEnd {
  /** The evidence it shows as a caller; null: none. */
  evidenceHash(): Uint8Array | null;
  sign(statement: Possession): Promise<Uint8Array>;
}

export interface CalledEnd {
  /** The evidence of this hash, or the newest; undefined when it has no such. Encoded, with its hash. */
  show(
    want: Uint8Array | null,
  ): { readonly evidence: Uint8Array; readonly evidenceHash: Uint8Array } | undefined;
  sign(statement: Possession): Promise<Uint8Array>;
}

export interface CallOptions {
  /** Evidence that the peer is to stand by; left out: its newest. */
  readonly want?: Uint8Array;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/**
 * Has a peer prove that it holds the key of the evidence it shows, and proves one's own to it.
 * @param hashOf names evidence; must refuse what is malformed
 * @returns the peer's evidence, encoded, not appraised
 * @throws VerificationError MESH_POSSESSION; UnavailableError as MeshHost.openStream and WireStream.receive
 */
export async function challengePeer(
  host: MeshHost,
  peer: string,
  own: PossessionEnd,
  hashOf: (evidence: Uint8Array) => Uint8Array,
  { want, timeoutMs = TIMEOUT_MS, signal }: CallOptions = {},
): Promise<Uint8Array> {
  const stream = await host.openStream(peer, POSSESSION_PROTOCOL, {
    timeoutMs,
    ...(signal === undefined ? {} : { signal }),
  });
  try {
    const callerNonce = randomBytes(POSSESSION_NONCE_BYTES);
    const callerEvidence = own.evidenceHash();
    const challenge = { v: 1, nonce: callerNonce, evidence: callerEvidence, want: want ?? null };
    await stream.send(MESSAGE.challenge, encodeCbor(challenge), { timeoutMs });
    const answer = await receive(stream, MESSAGE.answer, answerSchema, timeoutMs);
    const statement = {
      caller: host.peerId,
      called: stream.remotePeerId,
      callerNonce,
      calledNonce: answer.nonce,
      callerEvidence,
      calledEvidence: hashOf(answer.evidence),
    };
    if (want !== undefined && !equalBytes(statement.calledEvidence, want)) {
      throw new VerificationError(
        'MESH_POSSESSION',
        'the peer stands by other evidence than was asked about',
        {
          details: {
            peerId: stream.remotePeerId,
            expected: bytesToHex(want),
            got: bytesToHex(statement.calledEvidence),
          },
          hint: 'it is not the node that was shown: take another one',
        },
      );
    }
    await verifyPossession({ role: 'called', ...statement }, answer.signature);
    const signature = await own.sign({ role: 'caller', ...statement });
    await stream.send(MESSAGE.proof, encodeCbor({ v: 1, signature }), { timeoutMs });
    void stream.end().catch(() => undefined); // what was asked for is here
    return answer.evidence.slice();
  } catch (thrown) {
    stream.abort(asVeilmeshError(thrown));
    throw thrown;
  }
}

/** Answers challenges. Returns the function that stops it. */
export const answerChallenges = (host: MeshHost, end: CalledEnd): Promise<() => Promise<void>> =>
  host.handle(POSSESSION_PROTOCOL, async (stream, caller) => {
    const challenge = await receive(stream, MESSAGE.challenge, challengeSchema, TIMEOUT_MS);
    const shown = end.show(challenge.want);
    if (shown === undefined) {
      throw new VerificationError(
        'MESH_EVIDENCE_GONE',
        'a peer asks for evidence that is not kept any more',
        {
          hint: 'it asks for the newest next time',
        },
      );
    }
    const calledNonce = randomBytes(POSSESSION_NONCE_BYTES);
    const statement = {
      caller,
      called: host.peerId,
      callerNonce: challenge.nonce,
      calledNonce,
      callerEvidence: challenge.evidence,
      calledEvidence: shown.evidenceHash,
    };
    const signature = await end.sign({ role: 'called', ...statement });
    const answer = { v: 1, nonce: calledNonce, evidence: shown.evidence, signature };
    await stream.send(MESSAGE.answer, encodeCbor(answer), { timeoutMs: TIMEOUT_MS });
    const proof = await receive(stream, MESSAGE.proof, proofSchema, TIMEOUT_MS);
    try {
      await verifyPossession({ role: 'caller', ...statement }, proof.signature);
    } catch (thrown) {
      host.strike(caller, 'a false proof of possession');
      throw thrown;
    }
    await stream.end();
  });

async function receive<T extends z.ZodType>(
  stream: WireStream,
  type: number,
  schema: T,
  timeoutMs: number,
): Promise<z.infer<T>> {
  const message = await stream.receive({ timeoutMs });
  if (message !== END && message.type === type) {
    const parsed = schema.safeParse(decodeCbor(message.bytes, POSSESSION_PROTOCOL.maxMessageBytes));
    if (parsed.success) return parsed.data;
  }
  throw new VerificationError('MESH_POSSESSION', 'the peer does not speak the protocol of possession', {
    details: { peerId: stream.remotePeerId, expected: type },
    hint: 'it is of another version: take another node',
  });
}
