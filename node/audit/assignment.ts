/**
 * A session as auditors by lot are given it: what computing it again takes, and nothing that says whose it is. No
 * signatures and no nodes: whoever could compare it with what was posted would not have to compute.
 * @module
 */
import { z } from 'zod';
import { boundedBytes, bytes32, parseWith, uint32 } from '../../crypto/attest/fields.ts';
import { segmentRoot } from '../../crypto/commit/committer.ts';
import type { IntCommits } from '../../crypto/commit/int-commits.ts';
import { COMMIT_BYTES } from '../../crypto/commit/kzg-committer.ts';
import { GENERATOR } from '../../crypto/commit/setup.ts';
import { concatBytes, equalBytes } from '../../crypto/core/bytes.ts';
import { decodeCbor, encodeCbor } from '../../crypto/core/cbor.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import { hash } from '../../crypto/core/hash.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import { randomScalar } from '../../crypto/curve/scalar.ts';
import { MAX_HOPS } from '../../crypto/poea/claim.ts';
import { createHpkeRecipient, createHpkeSender } from '../../crypto/seal/hpke.ts';
import { edgesRoot, type SegmentEdges } from '../../settlement/audits/subject.ts';
import type { AuditSubject, FalsePlace, PlantedShift } from '../../settlement/audits/types.ts';
import type { AuditedSession } from './record.ts';

export interface Assignment {
  readonly modelRoot: Uint8Array;
  /** Of its edges' tree, 32 secret bytes. */
  readonly salt: Uint8Array;
  readonly session: AuditedSession;
}

/** What one message carries. */
export const MAX_ASSIGNMENT_BYTES = 2 ** 24;
/** An authentication tag. */
export const MAX_SEALED_BYTES = MAX_ASSIGNMENT_BYTES + 64;
const SEAL_INFO = 'veilmesh/audit-assignment/v1';
const MAX_SEGMENTS = 0xffff;

const assignmentSchema = z.strictObject({
  v: z.literal(1),
  modelRoot: bytes32,
  salt: bytes32,
  sessionId: bytes32,
  blindKey: bytes32,
  steps: z.array(z.strictObject({ step: uint32, values: boundedBytes(MAX_ASSIGNMENT_BYTES) })).min(1),
  segments: z
    .array(
      z.strictObject({
        rows: uint32.min(1),
        inCommits: bytes32,
        outputs: z.array(boundedBytes(MAX_ASSIGNMENT_BYTES)).min(1).max(MAX_HOPS),
      }),
    )
    .min(1)
    .max(MAX_SEGMENTS),
});

export function encodeAssignment({ modelRoot, salt, session }: Assignment): Uint8Array {
  const { sessionId, blindKey, steps, segments } = session;
  return encodeCbor({
    v: 1,
    modelRoot,
    salt,
    sessionId,
    blindKey,
    steps: steps.map(({ step, values: { buffer, byteOffset, byteLength } }) => ({
      step,
      values: new Uint8Array(buffer, byteOffset, byteLength),
    })),
    segments: segments.map(({ positions: [from, to], inCommits, outputs }) => ({
      rows: to - from,
      inCommits,
      outputs: outputs.map((leaves) => concatBytes(...leaves)),
    })),
  });
}

/** @throws VerificationError CBOR_* | ASSIGNMENT_MALFORMED */
export function decodeAssignment(bytes: Uint8Array): Assignment {
  const decoded = decodeCbor(bytes, MAX_ASSIGNMENT_BYTES);
  const { modelRoot, salt, sessionId, blindKey, steps, segments } = parseWith(
    assignmentSchema,
    decoded,
    'ASSIGNMENT_MALFORMED',
    'audit assignment',
  );
  const hops = segments[0]!.outputs.length;
  let end = 0;
  return {
    modelRoot,
    salt,
    session: {
      sessionId,
      blindKey,
      steps: steps.map(({ step, values }) => {
        demand(values.length % 4 === 0, 'values are not words');
        return { step, values: new Int32Array(Uint8Array.from(values).buffer) };
      }),
      segments: segments.map(({ rows, inCommits, outputs }) => {
        demand(outputs.length === hops, 'segments have different hops');
        const positions = [end, end + rows] as const;
        end += rows;
        return {
          positions,
          inCommits,
          outputs: outputs.map((all) => {
            const leaf = all.length / rows;
            demand(leaf > 0 && leaf % COMMIT_BYTES === 0, 'outputs are not those of the positions');
            return Array.from({ length: rows }, (_, i) => all.slice(i * leaf, (i + 1) * leaf));
          }),
        };
      }),
    },
  };
}

/** By segment: what its first hop took and what each hop gave, as roots, and how many positions it has. */
export const edgesOf = ({ segments }: AuditedSession): SegmentEdges[] =>
  segments.map(({ positions: [from, to], inCommits, outputs }) => ({
    roots: [inCommits, ...outputs.map((leaves) => segmentRoot(leaves))],
    rows: to - from,
  }));

export const subjectOf = (assignment: Assignment, encoded: Uint8Array): AuditSubject => ({
  modelRoot: assignment.modelRoot,
  recordHash: hash('audit-record/v1', encoded),
  edgesRoot: edgesRoot(edgesOf(assignment.session), assignment.salt),
  segments: assignment.session.segments.length,
});

export interface Plant {
  readonly session: AuditedSession;
  /** To whoever computes the session again it says nothing: who blames by the plant keeps it until then. */
  readonly shift: PlantedShift;
}

/**
 * The same session with another result at one place: one column's commitment plus an unknown multiple of [1], which is as any
 * point, and is of a vector with other values in every row. Only who computes the session again sees the difference.
 * @throws VerificationError POINT_ENCODING
 */
export function plant(session: AuditedSession, place: FalsePlace, { curve }: IntCommits): Plant {
  const scalar = randomScalar();
  const [choice] = new Uint32Array(randomBytes(4).slice().buffer);
  const { outputs } = session.segments[place.segment]!;
  const column = choice! % (outputs[place.hop]![place.position]!.length / COMMIT_BYTES);
  const planted = withLeaf(session, place, (leaf) => {
    const other = Uint8Array.from(leaf);
    const from = column * COMMIT_BYTES;
    const own = curve.g1.decompress(leaf.subarray(from, from + COMMIT_BYTES));
    other.set(curve.g1.compress(curve.g1.add(own, curve.g1.multiply(GENERATOR, scalar))), from);
    return other;
  });
  return { session: planted, shift: { column, scalar } };
}

/** With other commitments at one place. */
export function withLeaf(
  session: AuditedSession,
  { hop, segment, position }: FalsePlace,
  change: (leaf: Uint8Array) => Uint8Array,
): AuditedSession {
  const segments = session.segments.map((own, s) =>
    s !== segment
      ? own
      : {
          ...own,
          outputs: own.outputs.map((leaves, h) =>
            h !== hop ? leaves : leaves.map((leaf, p) => (p === position ? change(leaf) : leaf)),
          ),
        },
  );
  return { ...session, segments };
}

export interface SealedAssignment {
  readonly enc: Uint8Array;
  readonly sealed: Uint8Array;
}

/** For one auditing enclave and one audit. @param hpkeKey attested */
export async function sealAssignment(
  id: Uint8Array,
  encoded: Uint8Array,
  hpkeKey: Uint8Array,
): Promise<SealedAssignment> {
  const sender = await createHpkeSender({ recipientPublicKey: hpkeKey, info: SEAL_INFO });
  return { enc: sender.enc, sealed: await sender.seal(encoded, id) };
}

/**
 * Inside the enclave: the assignment of this audit, as the chain names it.
 * @throws VerificationError HPKE_OPEN_FAILED | ASSIGNMENT_MALFORMED | ASSIGNMENT_OTHER
 */
export async function openAssignment(
  id: Uint8Array,
  subject: AuditSubject,
  { enc, sealed }: SealedAssignment,
  secretKey: Uint8Array,
): Promise<Assignment> {
  const recipient = await createHpkeRecipient({ secretKey, enc, info: SEAL_INFO });
  const encoded = await recipient.open(sealed, id);
  const assignment = decodeAssignment(encoded);
  const own = subjectOf(assignment, encoded);
  const same =
    equalBytes(own.recordHash, subject.recordHash) &&
    equalBytes(own.edgesRoot, subject.edgesRoot) &&
    equalBytes(own.modelRoot, subject.modelRoot) &&
    own.segments === subject.segments;
  if (same) return assignment;
  throw new VerificationError('ASSIGNMENT_OTHER', 'what was handed over is not what the audit is about', {
    hint: 'whoever opened the audit changed it: it is not reported on',
  });
}

function demand(holds: boolean, why: string): void {
  if (!holds) throw new VerificationError('ASSIGNMENT_MALFORMED', `malformed audit assignment: ${why}`);
}
