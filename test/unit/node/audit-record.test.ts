/** Records of sessions as files: what is given away is what comes out, and nothing malformed does. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { decodeCbor, encodeCbor } from '../../../crypto/core/cbor.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import type { SessionRecord } from '../../../node/audit/record.ts';
import { decodeRecord, encodeRecord } from '../../../node/audit/record-file.ts';
import { createNetwork, rowsOf } from '../../support/session.ts';

const modelRoot = randomBytes(32);
let record: SessionRecord;
let file: Uint8Array;

before(async () => {
  const network = await createNetwork();
  const session = await network.open();
  const steps = [];
  for (const [step, rows] of [40, 3].entries()) {
    const values = rowsOf(rows, step);
    await session.step(values, rows, step === 1);
    steps.push({ step, values });
  }
  const results = await session.finish();
  const claims = network.verify(session, results);
  await session.close();
  const { sessionId, blindKey } = session;
  const segments = results.map(({ positions, outputs }, i) => ({ positions, outputs, claims: claims[i]! }));
  record = { sessionId, blindKey, steps, segments };
  file = encodeRecord({ modelRoot, record });
});

type Fields = Record<string, unknown>;

describe('a record', () => {
  test('is the same after a file', () => {
    const { modelRoot: root, record: read } = decodeRecord(file);
    assert.deepEqual(root, modelRoot);
    assert.equal(read.segments.length, 2);
    assert.deepEqual(encodeRecord({ modelRoot: root, record: read }), file);
    assert.deepEqual(read.steps, record.steps);
    assert.deepEqual(
      read.segments.map(({ outputs }) => outputs.map((hop) => hop.map((leaf) => [...leaf]))),
      record.segments.map(({ outputs }) => outputs.map((hop) => hop.map((leaf) => [...leaf]))),
    );
  });

  test('with a field missing, added or of another kind is refused', () => {
    const fields = decodeCbor(file, file.length) as Fields;
    const refused = (changed: Fields, code = 'RECORD_MALFORMED'): void => {
      assert.throws(() => decodeRecord(encodeCbor(changed as never)), { code });
    };
    for (const name of Object.keys(fields)) {
      const { [name]: _, ...rest } = fields;
      refused(rest);
      refused({ ...fields, [name]: 'text' });
    }
    refused({ ...fields, more: 1 });
    refused({ ...fields, blindKey: new Uint8Array(31) });
    refused({ ...fields, steps: [{ step: 0, values: new Uint8Array(5) }] });
    refused({ ...fields, segments: [] });
    const [first, ...others] = fields.segments as { claims: Uint8Array[]; outputs: Uint8Array[] }[];
    const withFirst = (change: Partial<typeof first>) => ({
      ...fields,
      segments: [{ ...first, ...change }, ...others],
    });
    refused(withFirst({ outputs: first!.outputs.slice(1) }));
    refused(withFirst({ outputs: first!.outputs.map((leaves) => leaves.slice(48)) }));
    refused(
      withFirst({ outputs: first!.outputs.map((leaves) => leaves.with(7, leaves[7]! ^ 1)) }),
      'POEA_OUTPUTS',
    );
  });

  test('cut short anywhere, or longer than it says, is refused', () => {
    for (let length = 0; length < file.length; length += 97) {
      assert.throws(() => decodeRecord(file.subarray(0, length)), { name: 'VerificationError' });
    }
    assert.throws(() => decodeRecord(Uint8Array.from([...file, 0])), { name: 'VerificationError' });
  });
});
