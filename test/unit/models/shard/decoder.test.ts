import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { test } from 'node:test';
import type { LoadedProgram } from '../../../../models/engine/types.ts';
import { createReferenceEngine } from '../../../../models/program/reference.ts';
import { validateProgram } from '../../../../models/program/validate.ts';
import { boundariesOf } from '../../../../models/shard/cut.ts';
import {
  decodeManifest,
  edgesOf,
  encodeManifest,
  type ModelCard,
  shardsOf,
} from '../../../../models/shard/manifest.ts';
import { mergeParts } from '../../../../models/shard/merge.ts';
import { decodePartFile } from '../../../../models/shard/part.ts';
import { explainPlan, planShards } from '../../../../models/shard/plan.ts';
import { type ModelPart, splitModel, type WholeModel } from '../../../../models/shard/split.ts';
import type { Manifest } from '../../../../models/shard/types.ts';
import { verifyPart } from '../../../../models/shard/verify.ts';
import { integerDecoder, MAX_ROWS, POSITIONS, VOCABULARY } from '../../../support/integer-decoder.ts';
import { packBlank } from '../../../support/pack.ts';

const open = integerDecoder();
const closed = integerDecoder({ closed: true });
const engine = createReferenceEngine();
const AMPLE = 2 ** 30;

const card: ModelCard = {
  name: 'tiny-decoder',
  task: 'chat',
  license: 'Apache-2.0',
  source: 'a test',
  tokenizer: { hash: new Uint8Array(32).fill(9), bytes: 1234 },
  logitFrac: 12,
  frameRows: [1, 4, MAX_ROWS],
};

const splitInto = (model: WholeModel, shards: number): ModelPart[] =>
  splitModel(model, planShards({ model, shards, memoryLimit: AMPLE }).cuts);

/** Runs all parts one after another, each with a sequence of its own, in steps of these lengths. */
async function runParts(
  parts: readonly { program: ModelPart['program']; weights: Uint8Array }[],
  ids: readonly number[],
  chunks: readonly number[],
): Promise<number[]> {
  const loaded: LoadedProgram[] = [];
  for (const { program, weights } of parts) loaded.push(await engine.load(program, weights));
  const sequences = loaded.map((part) => part.open(ids.length));
  const results: number[] = [];
  let at = 0;
  for (const rows of chunks) {
    let passed = Int32Array.from(ids.slice(at, at + rows));
    for (const [i, part] of loaded.entries()) {
      const [output] = await part.run([{ sequence: sequences[i]!, input: passed, rows }]);
      passed = Int32Array.from(output!);
    }
    results.push(...passed);
    at += rows;
  }
  return results;
}

const ids = [1, 5, 9, 22, 0, 3, 3, 17];

test('a decoder split into shards says what the whole says, in one step and token by token', async () => {
  for (const model of [open, closed]) {
    const whole = await runParts([model], ids, [8]);
    for (const shards of [1, 2, 3]) {
      const parts = splitInto(model, shards);
      for (const part of parts) validateProgram(part.program, part.weights);
      assert.deepEqual(await runParts(parts, ids, [8]), whole);
      assert.deepEqual(await runParts(parts, ids, [5, 1, 1, 1]), whole);
    }
  }
});

test('a decoder may be cut wherever integers alone are live', async () => {
  const whole = await runParts([closed], ids, [5, 3]);
  const boundaries = boundariesOf(closed.program);
  const cuts = closed.program.ops.flatMap((_, at) => (at > 0 && boundaries[at]!.rows !== null ? [at] : []));
  assert.ok(cuts.length > closed.program.ops.length / 2);
  assert.deepEqual(await runParts(splitModel(closed, cuts), ids, [5, 3]), whole);
});

test('only integers cross an edge, and the residual alone where the planner cuts', () => {
  const boundaries = boundariesOf(open.program);
  const blocked = open.program.ops.flatMap(({ kind }, i) => (kind === 'bfp' ? [i + 1] : []));
  for (const at of blocked) {
    assert.equal(boundaries[at]!.rows, null);
    if (at >= open.hopOps[1]) continue; // in the head
    assert.throws(() => splitModel(open, [at]), { code: 'SHARD_CUT_BLOCKS' });
  }
  for (const part of splitInto(open, 3)) {
    if (part.role === 'shard') assert.deepEqual([part.in.width, part.out.width], [8, 8]);
  }
});

test('the parts of a decoder share its longest sequence and merge back into it', () => {
  const parts = splitInto(open, 3);
  for (const { program } of parts) assert.equal(program.maxPositions, POSITIONS);
  assert.deepEqual(mergeParts(parts), { program: open.program, weights: open.weights });
  const [first, ...rest] = parts;
  const longer = { ...first!, program: { ...first!.program, maxPositions: POSITIONS + 1 } };
  assert.throws(() => mergeParts([longer, ...rest]), { code: 'SHARD_PARTS_DISAGREE' });
});

test('a node must hold its shard and one sequence of full length', () => {
  const [shard] = planShards({ model: open, shards: 1, memoryLimit: AMPLE }).shards;
  // three layers, each a k and a v of 4 entries, which an engine rounds up to 8, and their two exponents
  assert.equal(shard!.memoryPerPosition, 3 * 2 * (8 + 8 + 2));
  const needed = shard!.memory + 108 * POSITIONS;
  const plan = planShards({ model: open, shards: 1, memoryLimit: needed });
  assert.match(explainPlan(plan)[0]!, /bytes in memory and 108 a position/);
  assert.throws(() => planShards({ model: open, shards: 1, memoryLimit: needed - 1 }), {
    code: 'SHARD_MEMORY_TOO_SMALL',
    details: { shards: 1, memoryLimit: needed - 1, needed },
  });
});

test('a chat manifest states its context, tokenizer, logits and what a position takes', () => {
  const parts = splitInto(open, 3);
  const { manifest, files } = packBlank(card, parts);
  assert.deepEqual(decodeManifest(encodeManifest(manifest)), manifest);
  assert.deepEqual(
    [manifest.task, manifest.context, manifest.logitFrac, manifest.closed],
    ['chat', POSITIONS, 12, false],
  );
  assert.deepEqual(
    shardsOf(manifest).map(({ memoryPerPosition }) => memoryPerPosition),
    [36, 36, 36],
  );
  assert.deepEqual([manifest.parts[0]!.role, manifest.parts.at(-1)!.out.width], ['embed', VOCABULARY]);
  manifest.parts.forEach((part, i) => {
    assert.deepEqual(verifyPart(manifest, part, files[i]!), {
      program: parts[i]!.program,
      weights: parts[i]!.weights,
      leaves: decodePartFile(files[i]!).leaves,
    });
  });
});

test('another SHA-256 gives the same manifest', () => {
  const parts = splitInto(open, 2);
  const other = (data: Uint8Array): Uint8Array => hash('sha256', data, 'buffer');
  const { manifest, files } = packBlank(card, parts, other);
  assert.deepEqual(manifest, packBlank(card, parts).manifest);
  assert.doesNotThrow(() => verifyPart(manifest, manifest.parts[1]!, files[1]!, other));
});

test('a closed manifest has shards only, from ids to ids', () => {
  const { manifest, files } = packBlank(card, splitInto(closed, 3));
  assert.equal(manifest.closed, true);
  assert.deepEqual([...new Set(manifest.parts.map(({ role }) => role))], ['shard']);
  const edges = edgesOf(manifest).map(({ width }) => width);
  assert.deepEqual([edges[0], edges.at(-1)], [1, 1]);
  for (const [i, part] of manifest.parts.entries()) {
    assert.equal(part.cells, null);
    assert.deepEqual(verifyPart(manifest, part, files[i]!).leaves, []);
  }
  const { cells } = packBlank(card, splitInto(open, 3)).manifest.parts[1]!;
  const bytes = encodeManifest({ ...manifest, parts: manifest.parts.map((part) => ({ ...part, cells })) });
  assert.throws(() => decodeManifest(bytes), { code: 'MANIFEST_CELLS' });
});

test('refuses a part whose context, memory or end is not as the manifest says', () => {
  const { manifest, files } = packBlank(card, splitInto(closed, 2));
  const part = manifest.parts[1]!;
  const lies: [string[], Partial<Manifest>, object][] = [
    [['context'], { context: POSITIONS + 1 }, {}],
    [['closed', 'cells'], { closed: false }, {}],
    [['logitFrac'], { logitFrac: 11 }, {}],
    [['memoryPerPosition'], {}, { memoryPerPosition: 1 }],
  ];
  for (const [wrong, change, lie] of lies) {
    assert.throws(() => verifyPart({ ...manifest, ...change }, { ...part, ...lie }, files[1]!), {
      code: 'PART_NOT_AS_DESCRIBED',
      details: { wrong },
    });
  }
});

test('refuses chat manifests that cannot be', () => {
  const { manifest } = packBlank(card, splitInto(open, 2));
  const wrong: Partial<Manifest>[] = [
    { context: 0 },
    { tokenizer: null },
    { closed: true }, // with an embedding and a head of the client
    { task: 'embed-sentence' },
    { task: 'embed-sentence', context: 0, logitFrac: 0 }, // its parts remember positions
    {
      parts: manifest.parts.map((part) => (part.role === 'head' ? { ...part, memoryPerPosition: 2 } : part)),
    },
  ];
  for (const change of wrong) {
    const bytes = encodeManifest({ ...manifest, ...change });
    assert.throws(() => decodeManifest(bytes), { code: 'MANIFEST_CHAT' }, Object.keys(change).join());
  }
  for (const change of [
    { context: 8193 },
    { logitFrac: 25 },
    { tokenizer: { hash: new Uint8Array(31), bytes: 1 } },
    { tokenizer: { hash: new Uint8Array(32), bytes: 2 ** 27 } },
  ]) {
    assert.throws(() => decodeManifest(encodeManifest({ ...manifest, ...change })), {
      code: 'MANIFEST_MALFORMED',
    });
  }
});
