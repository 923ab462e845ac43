/** Keys read back from their bytes: every kind of today, and nothing that is not a key. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { createIntCommits } from '../../../crypto/commit/int-commits.ts';
import { DOMAIN_SIZE } from '../../../crypto/commit/setup.ts';
import { concatBytes, lengthPrefixed, u32be } from '../../../crypto/core/bytes.ts';
import { decodeKey } from '../../../crypto/proof/decode-key.ts';
import { createDomain } from '../../../crypto/proof/domain.ts';
import { createKey, type VerifyingKey } from '../../../crypto/proof/key.ts';
import type { Relation } from '../../../crypto/proof/relation.ts';
import { argmaxCell } from '../../../models/program/cells/argmax.ts';
import { bfpCell } from '../../../models/program/cells/bfp.ts';
import { bfplinearCell } from '../../../models/program/cells/bfplinear.ts';
import { ADD_CELL, COPY_CELL, lutCell, RELU_CELL } from '../../../models/program/cells/elementwise.ts';
import { gateCell } from '../../../models/program/cells/gate.ts';
import { layernormCell } from '../../../models/program/cells/layernorm.ts';
import { LINEAR_CELLS } from '../../../models/program/cells/linear.ts';
import { CELL_ROWS } from '../../../models/program/cells/lower.ts';
import { mulCell } from '../../../models/program/cells/mul.ts';
import { normCell } from '../../../models/program/cells/norm.ts';
import { rescaleCell } from '../../../models/program/cells/rescale.ts';

const KINDS: readonly Relation[] = [
  ...Object.values(LINEAR_CELLS),
  bfplinearCell(64, CELL_ROWS),
  RELU_CELL,
  lutCell(
    Int8Array.from({ length: 255 }, (_, i) => 127 - i),
    32,
    CELL_ROWS,
  ),
  ADD_CELL,
  COPY_CELL,
  mulCell(12),
  argmaxCell(10, CELL_ROWS),
  bfpCell([576, 192, 192], CELL_ROWS),
  layernormCell({ epsilon: 1, gamma: Int32Array.of(5, 7), beta: Int32Array.of(1, 2) }, CELL_ROWS),
  normCell({ epsilon: 1, gamma: Int32Array.of(5, 7), beta: null }, CELL_ROWS),
  ...(['i8', 'i16', 'i32'] as const).map((out) =>
    rescaleCell({ out, mult: Uint32Array.of(1, 2 ** 31) }, CELL_ROWS),
  ),
  gateCell({ indexMult: 2 ** 20, shift: 12, gated: true }, new Int16Array(4096), 1536, CELL_ROWS),
];
const domain = createDomain(DOMAIN_SIZE);
let keys: readonly VerifyingKey[];

before(async () => {
  const ints = await createIntCommits(1);
  keys = KINDS.map((relation) =>
    createKey(relation, { domain, commitInts: (values) => ints.commit(values, []) }),
  );
});

const refuses = (bytes: Uint8Array, what: string): void =>
  assert.throws(() => decodeKey(bytes, domain), { code: 'PROOF_KEY', family: 'verification' }, what);

/** A key's parts behind their lengths. */
function partsOf(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = at + 4 + view.getUint32(at);
    parts.push(bytes.slice(at + 4, end));
    at = end;
  }
  return parts;
}

test('every kind: the same digest, columns by role, and commitments', () => {
  for (const key of keys) {
    const read = decodeKey(key.encoded, domain);
    assert.deepEqual(read.digest, key.digest, key.system.relation.name);
    const roles = ({ system }: VerifyingKey): readonly string[] => system.columns.map(({ role }) => role);
    assert.deepEqual(roles(read), roles(key));
    assert.deepEqual([read.table, read.fixed], [key.table, key.fixed]);
    assert.equal(read.system.opened.length, key.system.opened.length);
  }
});

test('any byte changed: another key by its digest, or none', () => {
  const { encoded, digest } = keys[0]!;
  for (let at = 0; at < encoded.length; at += 7) {
    const other = encoded.slice();
    other[at]! ^= 1;
    try {
      assert.notDeepEqual(decodeKey(other, domain).digest, digest, `byte ${at}`);
    } catch (error) {
      assert.equal((error as { code?: string }).code, 'PROOF_KEY', `byte ${at}`);
    }
  }
});

test('cut, lengthened, of another domain, or without its label', () => {
  const { encoded } = keys[0]!;
  for (const length of [0, 3, 24, encoded.length - 1]) refuses(encoded.slice(0, length), `${length} bytes`);
  refuses(concatBytes(encoded, new Uint8Array(1)), 'a byte more');
  refuses(concatBytes(encoded, u32be(0)), 'a part more');
  refuses(new Uint8Array(64 * 1024 + 1), 'too long');
  assert.throws(() => decodeKey(encoded, createDomain(64)), { code: 'PROOF_KEY' });
  const parts = partsOf(encoded);
  refuses(lengthPrefixed([new Uint8Array(20), ...parts.slice(1)]), 'label');
  refuses(lengthPrefixed([parts[0]!, new Uint8Array([0xff]), ...parts.slice(2)]), 'a name that is no text');
});

test('expressions that are none', () => {
  const [add, constant, at] = [6, 3, 1];
  const parts = partsOf(keys[0]!.encoded);
  const withExpression = (code: Uint8Array): Uint8Array => lengthPrefixed(parts.with(5, code));
  const number = (last: number): number[] => [constant, ...new Array<number>(31).fill(0), last];
  const deep = [...number(1), ...Array.from({ length: 300 }, () => [...number(1), add]).flat()];
  const bad: Readonly<Record<string, readonly number[]>> = {
    empty: [],
    'two values': [...number(1), ...number(1)],
    'an operand short': [...number(1), add],
    'an unknown opcode': [9],
    'a column that is not there': [at, 250],
    'a column without its number': [at],
    'a constant cut short': [constant, 1],
    'a constant that is not reduced': [constant, ...new Array<number>(32).fill(255)],
    'a table column': [at, 4],
    deep,
  };
  for (const [what, code] of Object.entries(bad)) refuses(withExpression(Uint8Array.from(code)), what);
});

test('columns of the wrong order, and two columns multiplied that nobody opens', () => {
  const parts = partsOf(keys[0]!.encoded);
  refuses(lengthPrefixed(parts.with(3, parts[3]!.toReversed())), 'roles');
  refuses(lengthPrefixed(parts.with(3, Uint8Array.from([...parts[3]!, 77]))), 'a role that is none');
  const model = parts[3]!.indexOf(1);
  refuses(lengthPrefixed(parts.with(5, Uint8Array.of(1, model, 1, model, 7))), 'closed columns');
});
