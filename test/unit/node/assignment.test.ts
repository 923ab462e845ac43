/** What auditors by lot are handed: the record without signatures, and its seal. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { createIntCommits, type IntCommits } from '../../../crypto/commit/int-commits.ts';
import { COMMIT_BYTES } from '../../../crypto/commit/kzg-committer.ts';
import { GENERATOR } from '../../../crypto/commit/setup.ts';
import { concatBytes } from '../../../crypto/core/bytes.ts';
import { encodeCbor } from '../../../crypto/core/cbor.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { randomScalar } from '../../../crypto/curve/scalar.ts';
import { generateX25519KeyPair } from '../../../crypto/seal/hpke.ts';
import {
  type Assignment,
  decodeAssignment,
  edgesOf,
  encodeAssignment,
  openAssignment,
  plant,
  sealAssignment,
  subjectOf,
} from '../../../node/audit/assignment.ts';
import { edgesLeaf, verdictOf, verdictWord } from '../../../settlement/audits/subject.ts';

const ROWS = [2, 3];
const HOPS = 2;
const COLUMNS = 2;

let ints: IntCommits;
before(async () => {
  ints = await createIntCommits(1);
});

const committed = (value: number): Uint8Array =>
  ints.commitCompressed(Int32Array.of(value), [randomScalar()]);

function assignment(): Assignment {
  let at = 0;
  return {
    modelRoot: randomBytes(32),
    salt: randomBytes(32),
    session: {
      sessionId: randomBytes(32),
      blindKey: randomBytes(32),
      steps: ROWS.map((rows, step) => ({ step, values: new Int32Array(rows * 4).fill(step - 5) })),
      segments: ROWS.map((rows) => {
        const positions = [at, at + rows] as const;
        at += rows;
        return {
          positions,
          inCommits: randomBytes(32),
          outputs: Array.from({ length: HOPS }, () =>
            Array.from({ length: rows }, () =>
              concatBytes(...Array.from({ length: COLUMNS }, (_, i) => committed(i))),
            ),
          ),
        };
      }),
    },
  };
}

test('it comes back as it was, and nothing in it is a signature or a node', () => {
  const given = assignment();
  const encoded = encodeAssignment(given);
  assert.deepEqual(decodeAssignment(encoded), given);
  assert.throws(() => decodeAssignment(encoded.subarray(1)), { family: 'verification' });
  assert.throws(() => decodeAssignment(encodeCbor({ v: 1, claims: [randomBytes(8)] })), {
    code: 'ASSIGNMENT_MALFORMED',
  });
});

test('only the enclave and the audit that it was sealed for open it, and only what the chain names', async () => {
  const given = assignment();
  const encoded = encodeAssignment(given);
  const subject = subjectOf(given, encoded);
  const id = randomBytes(32);
  const { publicKey, secretKey } = generateX25519KeyPair();
  const sealed = await sealAssignment(id, encoded, publicKey);
  assert.deepEqual(await openAssignment(id, subject, sealed, secretKey), given);
  const refused = { code: 'HPKE_OPEN_FAILED' };
  await assert.rejects(openAssignment(randomBytes(32), subject, sealed, secretKey), refused);
  await assert.rejects(openAssignment(id, subject, sealed, generateX25519KeyPair().secretKey), refused);
  const others = [
    { ...subject, recordHash: randomBytes(32) },
    { ...subject, edgesRoot: randomBytes(32) },
    { ...subject, modelRoot: randomBytes(32) },
    { ...subject, segments: 1 },
  ];
  for (const other of others) {
    await assert.rejects(openAssignment(id, other, sealed, secretKey), { code: 'ASSIGNMENT_OTHER' });
  }
});

test('a planted result changes one place, and has the form of what it replaces', () => {
  const { session } = assignment();
  const place = { hop: 1, segment: 1, position: 2 };
  const { session: planted, shift } = plant(session, place, ints);
  const differing = session.segments.flatMap(({ outputs }, segment) =>
    outputs.flatMap((leaves, hop) =>
      leaves.flatMap((leaf, position) => {
        const other = planted.segments[segment]!.outputs[hop]![position]!;
        return Buffer.compare(leaf, other) === 0 ? [] : [{ hop, segment, position, bytes: other.length }];
      }),
    ),
  );
  assert.deepEqual(differing, [{ ...place, bytes: COLUMNS * COMMIT_BYTES }]);
  // by a multiple of the generator, in one column
  const { curve } = ints;
  const columnOf = ({ segments }: typeof session) =>
    segments[1]!.outputs[1]![2]!.subarray(shift.column * COMMIT_BYTES, (shift.column + 1) * COMMIT_BYTES);
  const [signed, other] = [session, planted].map((one) => curve.g1.decompress(columnOf(one)));
  const added = curve.g1.add(signed!, curve.g1.multiply(GENERATOR, shift.scalar));
  assert.deepEqual(added, other);
  assert.equal(edgesOf(planted).length, ROWS.length);
  assert.notDeepEqual(edgesOf(planted)[1], edgesOf(session)[1]);
  assert.deepEqual(edgesOf(planted)[0], edgesOf(session)[0]);
});

test('segments of different sizes have different leaves, also where their trees have one root', () => {
  const [edges] = edgesOf(assignment().session);
  const salt = randomBytes(32);
  assert.notDeepEqual(edgesLeaf({ ...edges!, rows: edges!.rows + 1 }, salt), edgesLeaf(edges!, salt));
});

test('a verdict is one word', () => {
  for (const place of [
    null,
    { hop: 0, segment: 0, position: 0 },
    { hop: 7, segment: 65_535, position: 31 },
  ]) {
    assert.deepEqual(verdictOf(verdictWord(place)), place);
  }
  assert.equal(verdictWord(null), 0n);
});
