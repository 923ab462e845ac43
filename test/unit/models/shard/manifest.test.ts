import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CborValue, encodeCbor } from '../../../../crypto/core/cbor.ts';
import { VeilmeshError } from '../../../../crypto/core/errors.ts';
import { contentHash } from '../../../../crypto/core/hash.ts';
import { boundariesOf } from '../../../../models/shard/cut.ts';
import {
  decodeManifest,
  edgesOf,
  encodeManifest,
  frameRowsFor,
  type ModelCard,
  modelRoot,
  shardRoot,
  shardsOf,
  workUnits,
} from '../../../../models/shard/manifest.ts';
import type { ProgramWithWeights } from '../../../../models/shard/merge.ts';
import { encodePartFile } from '../../../../models/shard/part.ts';
import { splitModel } from '../../../../models/shard/split.ts';
import type { CellTree, Manifest, PartManifest } from '../../../../models/shard/types.ts';
import { verifyPart } from '../../../../models/shard/verify.ts';
import { fc } from '../../../support/fast-check.ts';
import { packBlank } from '../../../support/pack.ts';
import { randomProgram } from './random-program.ts';

const card: ModelCard = {
  name: 'random',
  task: 'classify-image',
  license: 'Apache-2.0',
  source: 'a test',
  tokenizer: null,
  logitFrac: 0,
  frameRows: [1, 4, 8],
};

/** embed | shard 0 | shard 1 | head of a program with weights in both shards. */
const parts = (() => {
  const split = ({ program, weights }: ProgramWithWeights) => {
    const end = program.ops.length;
    return splitModel(
      { program, weights, embedOps: [0, 1], hopOps: [1, end - 1], headOps: [end - 1, end] },
      [3],
    );
  };
  const possible = randomProgram.filter(
    (whole) =>
      whole.program.ops.length >= 6 &&
      boundariesOf(whole.program).every(({ rows }) => rows !== null) &&
      split(whole).every(
        ({ role, program }) => role !== 'shard' || program.ops.some(({ kind }) => kind === 'linear'),
      ),
  );
  return split(fc.sample(possible, { numRuns: 1, seed: 21 })[0]!);
})();
const { manifest, files } = packBlank(card, parts);

const withPart = (i: number, change: Partial<PartManifest>): Manifest => ({
  ...manifest,
  parts: manifest.parts.map((part, at) => (at === i ? { ...part, ...change } : part)),
});

const withCells = (change: Partial<CellTree>): Manifest =>
  withPart(1, { cells: { ...manifest.parts[1]!.cells!, ...change } });

test('a manifest survives encoding, and its root is that of its bytes', () => {
  assert.deepEqual(decodeManifest(encodeManifest(manifest)), manifest);
  assert.deepEqual(
    manifest.parts.map(({ role, index }) => [role, index]),
    [
      ['embed', 0],
      ['shard', 0],
      ['shard', 1],
      ['head', 0],
    ],
  );
  assert.notDeepEqual(modelRoot(manifest), modelRoot({ ...manifest, source: 'another' }));
  assert.notDeepEqual(shardRoot(manifest.parts[1]!), shardRoot(manifest.parts[2]!));
});

test('every part file is verified by the manifest that names it and by no other part', () => {
  manifest.parts.forEach((part, i) => {
    const { program, weights } = parts[i]!;
    const { leaves, ...decoded } = verifyPart(manifest, part, files[i]!);
    assert.deepEqual(decoded, { program, weights });
    assert.equal(leaves.length, part.cells?.count ?? 0);
    const other = files[(i + 1) % files.length]!;
    assert.throws(() => verifyPart(manifest, part, other), { code: 'PART_WRONG_BYTES' });
    assert.throws(() => verifyPart(manifest, part, files[i]!.with(-1, files[i]!.at(-1)! ^ 1)), {
      code: 'PART_WRONG_BYTES',
    });
  });
});

test('refuses a part of which the owner states what is not so', () => {
  const part = manifest.parts[1]!;
  const lies: [string, Partial<PartManifest>][] = [
    ['operations', { ops: [part.ops[0], part.ops[1] + 1] }],
    ['input', { in: { ...part.in, width: part.in.width + 1 } }],
    ['output', { out: { ...part.out, values: [{ name: 'other', width: part.out.width }] } }],
    ['cost', { cost: part.cost - 1 }],
    ['memory', { memory: part.memory + 1 }],
    ['cells', { cells: manifest.parts[2]!.cells }],
    ['cells', { cells: null }],
    ['cells', { cells: { ...part.cells!, root: new Uint8Array(32) } }],
    ['cells', { cells: { ...part.cells!, count: part.cells!.count + 1 } }],
    ['cells', { cells: { ...part.cells!, inner: part.cells!.inner + 1 } }],
    ['cells', { cells: { ...part.cells!, unproven: part.cells!.unproven + 1 } }],
  ];
  for (const [fact, lie] of lies) {
    assert.throws(
      () => verifyPart(manifest, { ...part, ...lie }, files[1]!),
      (error: VeilmeshError) => {
        assert.equal(error.code, 'PART_NOT_AS_DESCRIBED');
        assert.deepEqual(error.details.wrong, [fact]);
        return true;
      },
    );
  }
  assert.throws(() => verifyPart({ ...manifest, frameRows: [1, 4] }, part, files[1]!), {
    code: 'PART_NOT_AS_DESCRIBED',
  });
  assert.throws(() => verifyPart({ ...manifest, semanticsHash: new Uint8Array(32) }, part, files[1]!), {
    code: 'MODEL_SEMANTICS',
  });
});

test('refuses a part whose program breaks a numeric bound, though its hash is as stated', () => {
  const { program, weights } = parts[1]!;
  const tensor = program.tensors.find(({ type }) => type === 'i8')!;
  const file = encodePartFile({ program, weights: weights.with(tensor.offset, 0x80) }); // −128
  const part = { ...manifest.parts[1]!, contentHash: contentHash(file), bytes: file.length };
  assert.throws(() => verifyPart(manifest, part, file), { code: 'PROGRAM_WEIGHTS' });
});

test('refuses manifests whose parts do not make a model', () => {
  const [embed, first, second, head] = manifest.parts as [
    PartManifest,
    PartManifest,
    PartManifest,
    PartManifest,
  ];
  const cases: [string, Manifest][] = [
    ['MANIFEST_PARTS', { ...manifest, parts: [embed] }],
    ['MANIFEST_PARTS', { ...manifest, parts: [embed, head] }],
    ['MANIFEST_PARTS', { ...manifest, parts: [first, embed, second, head] }],
    ['MANIFEST_PARTS', { ...manifest, parts: [embed, second, first, head] }],
    ['MANIFEST_PARTS', { ...manifest, parts: [embed, first, second, head, head] }],
    ['MANIFEST_PARTS', withPart(1, { index: 1 })],
    ['MANIFEST_PARTS', withPart(0, { index: 1 })],
    ['MANIFEST_RANGES', withPart(0, { ops: [1, 2] })],
    ['MANIFEST_RANGES', withPart(2, { ops: [second.ops[0] + 1, second.ops[1]] })],
    ['MANIFEST_RANGES', withPart(3, { ops: [head.ops[0], head.ops[0]] })],
    ['MANIFEST_EDGES', withPart(1, { in: { ...first.in, rows: 1 } })],
    ['MANIFEST_EDGES', withPart(3, { out: { ...head.out, width: head.out.width + 1 } })],
    ['MANIFEST_FRAME_ROWS', { ...manifest, frameRows: [4, 1, 8] }],
    ['MANIFEST_FRAME_ROWS', { ...manifest, frameRows: [4, 4] }],
    ['MANIFEST_CELLS', withPart(0, { cells: first.cells })],
    ['MANIFEST_CELLS', withPart(3, { cells: first.cells })],
    ['MANIFEST_CELLS', withCells({ unproven: first.ops[1] - first.ops[0] + 1 })],
    ['MANIFEST_MALFORMED', withCells({ root: new Uint8Array(31) })],
    ['MANIFEST_MALFORMED', withCells({ count: 0 })],
    ['MANIFEST_MALFORMED', withCells({ count: 2 ** 20 + 1 })],
    ['MANIFEST_MALFORMED', withCells({ inner: 2 ** 24 + 1 })],
    ['MANIFEST_MALFORMED', withCells({ inner: -1 })],
    ['MANIFEST_MALFORMED', withCells({ unproven: -1 })],
    ['MANIFEST_MALFORMED', withPart(1, { contentHash: new Uint8Array(31) })],
    ['MANIFEST_MALFORMED', { ...manifest, name: 'No Such Name' }],
    ['MANIFEST_MALFORMED', { ...manifest, license: 'MIT\u001b[2J' }],
    ['MANIFEST_MALFORMED', { ...manifest, extra: 1 } as Manifest],
    ['MANIFEST_MALFORMED', { ...manifest, parts: [] }],
  ];
  for (const [code, bad] of cases) {
    assert.throws(() => decodeManifest(encodeCbor(bad as unknown as CborValue)), { code }, code);
  }
  assert.throws(() => decodeManifest(new Uint8Array(300_000)), { code: 'CBOR_TOO_LARGE' });
});

test('any bytes are either refused with a coded error or are exactly what would be written', () => {
  const bytes = encodeManifest(manifest);
  const changes = fc.array(fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 255 })), {
    maxLength: 3,
  });
  fc.assert(
    fc.property(changes, fc.nat({ max: bytes.length }), fc.boolean(), (list, length, cut) => {
      const changed = bytes.slice(0, cut ? length : bytes.length);
      for (const [at, byte] of list) if (at < changed.length) changed[at] = byte;
      try {
        assert.deepEqual(encodeManifest(decodeManifest(changed)), changed);
      } catch (error) {
        assert.ok(error instanceof VeilmeshError && error.family === 'verification', String(error));
      }
    }),
    { numRuns: 500 },
  );
});

test('names shards and edges in the order of the hops', () => {
  assert.deepEqual(
    shardsOf(manifest).map(({ index }) => index),
    [0, 1],
  );
  const [, first, second, head] = manifest.parts;
  assert.deepEqual(edgesOf(manifest), [first!.in, second!.in, head!.in]);
});

test('pads a step to the next frame size and refuses more rows than the largest', () => {
  assert.deepEqual(
    [1, 2, 4, 5, 8].map((rows) => frameRowsFor(manifest, rows)),
    [1, 4, 4, 8, 8],
  );
  for (const rows of [0, 9, 1.5, Number.NaN]) {
    assert.throws(() => frameRowsFor(manifest, rows), { code: 'MODEL_TOO_MANY_ROWS' });
  }
});

test('counts work in thousands of multiply-accumulates, rounded up', () => {
  const part = { ...manifest.parts[1]!, cost: 1500 };
  assert.deepEqual(
    [0, 1, 2, 3].map((positions) => workUnits(part, positions)),
    [0, 2, 3, 5],
  );
});
