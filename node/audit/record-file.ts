/**
 * A session as its client gives it to an auditor: deterministic CBOR. Whoever has it can open every commitment of the
 * session: it shows the question, and the answer.
 * @module
 */
import { z } from 'zod';
import { boundedBytes, bytes32, parseWith, uint32 } from '../../crypto/attest/fields.ts';
import { COMMIT_BYTES } from '../../crypto/commit/kzg-committer.ts';
import { concatBytes } from '../../crypto/core/bytes.ts';
import { decodeCbor, encodeCbor } from '../../crypto/core/cbor.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import { decodeSignedClaim, encodeSignedClaim, MAX_CLAIM_BYTES, MAX_HOPS } from '../../crypto/poea/claim.ts';
import { demandOutputs } from '../../mesh/session/client-segments.ts';
import type { SessionRecord } from './record.ts';

/** Far more than any session has: 2^20 positions of some thousand words are not given away in a file. */
export const MAX_RECORD_BYTES = 2 ** 30;

const recordSchema = z.strictObject({
  v: z.literal(1),
  modelRoot: bytes32,
  sessionId: bytes32,
  blindKey: bytes32,
  steps: z.array(z.strictObject({ step: uint32, values: boundedBytes(MAX_RECORD_BYTES) })).min(1),
  segments: z
    .array(
      z.strictObject({
        claims: z.array(boundedBytes(MAX_CLAIM_BYTES)).min(1).max(MAX_HOPS),
        outputs: z.array(boundedBytes(MAX_RECORD_BYTES)).min(1).max(MAX_HOPS),
      }),
    )
    .min(1),
});

export interface GivenRecord {
  readonly modelRoot: Uint8Array;
  readonly record: SessionRecord;
}

export function encodeRecord({ modelRoot, record }: GivenRecord): Uint8Array {
  const { sessionId, blindKey, steps, segments } = record;
  return encodeCbor({
    v: 1,
    modelRoot,
    sessionId,
    blindKey,
    steps: steps.map(({ step, values: { buffer, byteOffset, byteLength } }) => ({
      step,
      values: new Uint8Array(buffer, byteOffset, byteLength),
    })),
    segments: segments.map(({ claims, outputs }) => ({
      claims: claims.map(encodeSignedClaim),
      outputs: outputs.map((leaves) => concatBytes(...leaves)),
    })),
  });
}

/**
 * What is in it is the client's word, but for what hops signed: outputs are those of the claims.
 * @throws VerificationError CBOR_* | RECORD_MALFORMED | POEA_OUTPUTS, and those of decodeSignedClaim
 */
export function decodeRecord(bytes: Uint8Array): GivenRecord {
  const decoded = decodeCbor(bytes, MAX_RECORD_BYTES);
  const { modelRoot, sessionId, blindKey, steps, segments } = parseWith(
    recordSchema,
    decoded,
    'RECORD_MALFORMED',
    "session's record",
  );
  let end = 0;
  const record: SessionRecord = {
    sessionId,
    blindKey,
    steps: steps.map(({ step, values }) => {
      demand(values.length % 4 === 0, 'values are not words');
      return { step, values: new Int32Array(Uint8Array.from(values).buffer) };
    }),
    segments: segments.map(({ claims: encoded, outputs: joined }) => {
      const claims = encoded.map(decodeSignedClaim);
      const { positions } = claims[0]!.claim;
      demand(positions[0] === end, 'segments do not follow one another from the first position on');
      end = positions[1];
      demand(joined.length === claims.length, 'a hop has no outputs');
      const rows = positions[1] - positions[0];
      const outputs = joined.map((all) => {
        demand(
          all.length > 0 && all.length % (rows * COMMIT_BYTES) === 0,
          'outputs are not those of the positions',
        );
        const leaf = all.length / rows;
        return Array.from({ length: rows }, (_, i) => all.slice(i * leaf, (i + 1) * leaf));
      });
      demandOutputs({ outputs }, claims);
      return { positions, claims, outputs };
    }),
  };
  return { modelRoot, record };
}

function demand(holds: boolean, why: string): void {
  if (!holds) throw new VerificationError('RECORD_MALFORMED', `malformed session's record: ${why}`);
}
