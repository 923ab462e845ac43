/**
 * The contract takes any kind by its key: here one that copies values between rows by wires, with fixed columns and
 * without weights, model columns or witness.
 * @module
 */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { bytesToHex, type Hex, hexToBytes } from 'viem';
import { createIntCommits } from '../../../crypto/commit/int-commits.ts';
import { loadSetup } from '../../../crypto/commit/setup.ts';
import { concatBytes } from '../../../crypto/core/bytes.ts';
import type { FrVector } from '../../../crypto/curve/curve.ts';
import type { Prover, Verifier } from '../../../crypto/proof/arithmetic.ts';
import { createProver, createVerifier } from '../../../crypto/proof/ceremony.ts';
import { cellRoot, type ProofContext } from '../../../crypto/proof/context.ts';
import { BLINDING_ROWS } from '../../../crypto/proof/domain.ts';
import { columnsAt, constant, multiply, negate, subtract } from '../../../crypto/proof/expression.ts';
import { createKey, type VerifyingKey } from '../../../crypto/proof/key.ts';
import { encodeProof } from '../../../crypto/proof/layout.ts';
import { argue } from '../../../crypto/proof/prove.ts';
import type { Relation } from '../../../crypto/proof/relation.ts';
import { verify } from '../../../crypto/proof/verify.ts';
import { argmaxCell } from '../../../models/program/cells/argmax.ts';
import { bfpCell } from '../../../models/program/cells/bfp.ts';
import { bfplinearCell } from '../../../models/program/cells/bfplinear.ts';
import { ADD_CELL, COPY_CELL, lutCell, RELU_CELL } from '../../../models/program/cells/elementwise.ts';
import { gateCell } from '../../../models/program/cells/gate.ts';
import { layernormCell } from '../../../models/program/cells/layernorm.ts';
import { LINEAR_CELLS } from '../../../models/program/cells/linear.ts';
import { maxpoolCell } from '../../../models/program/cells/maxpool.ts';
import { mulCell } from '../../../models/program/cells/mul.ts';
import { normCell } from '../../../models/program/cells/norm.ts';
import { rescaleCell } from '../../../models/program/cells/rescale.ts';
import { CONTEXT } from '../../support/proof-cells.ts';
import { type ProofCall, type ProofChain, refusal, startProofChain } from '../../support/proof-chain.ts';
import { loadTrapdoorSetup, seededScalars } from '../../support/proof-setup.ts';

const TAG = 9n;
const SOURCES = [3, 0, 0, 4, 1];
const [x, y, copied, from, count, place] = columnsAt('x', 'y', 'copied', 'from', 'count', 'place');

/** y[i] = x[SOURCES[i]], both of 0..7, and y is 0 elsewhere. */
const copyCell: Relation = {
  name: 'copy/v1',
  columns: [
    { name: 'x', role: 'boundary' },
    { name: 'y', role: 'boundary' },
    { name: 'copied', role: 'fixed', values: Int32Array.from(SOURCES, () => 1) },
    { name: 'from', role: 'fixed', values: Int32Array.from(SOURCES) },
    {
      name: 'count',
      role: 'fixed',
      values: Int32Array.from(SOURCES, (_, i) => SOURCES.filter((source) => source === i).length),
    },
    { name: 'place', role: 'fixed', values: Int32Array.from(SOURCES, (_, i) => i) },
  ],
  constraints: [subtract(multiply(copied, y), y)],
  lookups: [[x, constant(0n), constant(1n)]],
  wires: [
    { times: copied, tuple: [y, from, TAG] },
    { times: negate(count), tuple: [x, place, TAG] },
  ],
  sums: [],
  table: Array.from({ length: 8 }, (_, v) => [v, 0, 1] as const),
};

const random = seededScalars(31n);
const context: ProofContext = { ...CONTEXT, rowsRoot: cellRoot([], []) };
const INPUTS = Int32Array.of(5, 7, 0, 1, 6);
const copies = (inputs: Int32Array): Int32Array => Int32Array.from(SOURCES, (source) => inputs[source]!);

let chain: ProofChain;
let key: VerifyingKey;
let prover: Prover<FrVector>;
let verifier: Verifier;
before(async () => {
  chain = await startProofChain();
  const setup = await loadSetup();
  prover = createProver(setup, await createIntCommits(BLINDING_ROWS));
  verifier = createVerifier(setup);
  key = createKey(copyCell, prover);
  assert.equal(await chain.addKey(bytesToHex(key.encoded)), bytesToHex(key.digest));
});
after(() => chain.close());

/** What the prover sends, be it true or not. */
function proofOf(
  inputs: Int32Array,
  outputs: Int32Array,
): { readonly call: ProofCall; readonly byTwin: boolean } {
  const boundary = [inputs, outputs].map((values) => {
    const blinders = [random()];
    return { values, blinders, commitment: prover.commitInts(values, blinders) };
  });
  const [input, output] = boundary;
  const witness = {
    boundary: new Map([
      ['x', input!],
      ['y', output!],
    ]),
    model: new Map(),
    witness: new Map(),
    fold: () => [],
  };
  const proof = encodeProof(argue({ key, prover, context, witness, random }).proof);
  const commitments = boundary.map(({ commitment }) => commitment);
  let byTwin = true;
  try {
    verify(key, verifier, context, { boundary: commitments, model: [] }, proof);
  } catch {
    byTwin = false;
  }
  return {
    byTwin,
    call: {
      digest: bytesToHex(key.digest),
      cell: {
        poeaHash: bytesToHex(context.poeaHash),
        sessionId: bytesToHex(context.sessionId),
        attempt: BigInt(context.attempt),
        layer: BigInt(context.layer),
        position: BigInt(context.position),
        modelRoot: bytesToHex(context.modelRoot),
      },
      statement: { boundary: bytesToHex(concatBytes(...commitments)), model: '0x', rows: [] },
      proof: bytesToHex(proof),
    },
  };
}
const settler = bytesToHex(context.contract);

it('accepts a proof of it, which leaves no fold to check', async () => {
  const { call, byTwin } = proofOf(INPUTS, copies(INPUTS));
  assert.ok(byTwin);
  assert.deepEqual(await chain.verify(call, settler), []);
});

it('refuses what a prover makes of a false statement', async () => {
  const wrong = copies(INPUTS).with(1, 4);
  const outOfRange = INPUTS.with(2, 8);
  const elsewhere = Int32Array.of(...copies(INPUTS), 3);
  for (const [inputs, outputs] of [
    [INPUTS, wrong],
    [outOfRange, copies(outOfRange)],
    [INPUTS, elsewhere],
  ] as const) {
    const { call, byTwin } = proofOf(inputs, outputs);
    assert.equal(byTwin, false);
    assert.equal(await refusal(chain.verify(call, settler)), 'ProofRejected()');
  }
});

it('refuses its proof under another fixed column', async () => {
  const { call } = proofOf(INPUTS, copies(INPUTS));
  const encoded = hexToBytes(bytesToHex(key.encoded) as Hex);
  encoded.set(key.table[0]!, encoded.length - 128);
  const digest = await chain.addKey(bytesToHex(encoded));
  assert.equal(await refusal(chain.verify({ ...call, digest }, settler)), 'ProofRejected()');
});

it('takes the key of every kind', async () => {
  const setup = await loadTrapdoorSetup(4096);
  const table = Int32Array.from({ length: 256 }, (_, i) => (i * 31) % 100);
  for (const relation of [
    ...Object.values(LINEAR_CELLS),
    RELU_CELL,
    lutCell(table, 1, 16),
    ADD_CELL,
    COPY_CELL,
    maxpoolCell({ height: 2, width: 2, channels: 1 }, [0], 4),
    maxpoolCell({ height: 64, width: 64, channels: 4 }, [...Array(4088).keys()], 4088), // five columns of an image
    argmaxCell(10, 16),
    mulCell(7),
    bfplinearCell(576, 192),
    bfpCell([576, 192, 192], 4088),
    layernormCell({ epsilon: 1, gamma: Int32Array.of(5, 7), beta: Int32Array.of(1, 2) }, 4088),
    rescaleCell({ out: 'i16', mult: Uint32Array.of(5, 2 ** 32 - 1) }, 4088),
    normCell({ epsilon: 1, gamma: Int32Array.of(5, 7), beta: null }, 4088),
    gateCell({ indexMult: 2 ** 20, shift: 12, gated: true }, new Int16Array(4096), 1536, 4088),
  ]) {
    const { encoded, digest } = createKey(relation, setup);
    assert.equal(await chain.addKey(bytesToHex(encoded)), bytesToHex(digest), relation.name);
  }
});
