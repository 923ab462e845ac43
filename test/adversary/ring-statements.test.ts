/**
 * What a query over twin leaves in public: A's statement, its root, opened leaves of decoys. Chain B, who knows the masks, has for every
 * input that it can think of all that A would have been sent and answered, and tries it against that root.
 *
 * With leaves that are not blinded it confirms the right one every time: that is the control. With blinded ones the root is no more to
 * it than any 32 bytes, also with everything that decoys show.
 * @module
 */
import assert from 'node:assert/strict';
import { before, beforeEach, describe, test } from 'node:test';
import { equalBytes } from '../../crypto/core/bytes.ts';
import { asPlain, mask } from '../../crypto/mask/masked.ts';
import { type RecordedRows, type TranscriptFile, treeOf } from '../../crypto/ring/record.ts';
import { RING } from '../../mesh/ring/protocol.ts';
import { loadHinged } from '../../models/hinge/hinge.ts';
import { recordedProducts } from '../../models/ring/recorded.ts';
import { createReferenceProducts } from '../../models/ring/reference.ts';
import { drawDecoy } from '../../node/client/decoy.ts';
import type { Stated } from '../../node/client/ring-transcript.ts';
import type { TaskStep } from '../../node/models/task.ts';
import { createMemoryMesh, type MemoryMesh } from '../support/memory-mesh.ts';
import {
  askTwin,
  digitsRing,
  imageSteps,
  type RingModel,
  SHARDS,
  serveShard,
  termsOf,
} from '../support/ring-mesh.ts';

const CHAINS = { a: ['a0', 'a1'], b: ['b0', 'b1'] };
const CANDIDATES = 16;
const QUERIES = 8;
/** Luck alone has so many right guesses in one run of twenty thousand. */
const TOO_MANY = 5;

let ring: RingModel;
let mesh: MemoryMesh;
/** Inputs that B can think of; the query is one of them. */
let candidates: readonly TaskStep[];
/** What B has computed of each: what goes into the products of shard 0, and W of it, in clear. */
let guesses: readonly (readonly RecordedRows[])[];
before(async () => {
  ring = await digitsRing();
  candidates = imageSteps(...Array.from({ length: CANDIDATES }, () => 1));
  guesses = await Promise.all(candidates.map(inClear));
});
beforeEach(async () => {
  mesh = createMemoryMesh();
  for (const peers of Object.values(CHAINS)) {
    for (const [shard, peer] of peers.entries()) await serveShard(mesh.host(peer), ring, { shard });
  }
});

const shardOf = (index: number) =>
  ring.whole.parts.find(({ part }) => part.role === 'shard' && part.index === index)!;

/** B has the model, and so all that any input becomes. */
async function inClear({ values, rows }: TaskStep): Promise<RecordedRows[]> {
  const own = new Set(shardOf(0).products.map(({ op }) => op));
  const kept: RecordedRows[] = [];
  const { program, weights } = ring.whole;
  const products = createReferenceProducts(program, weights);
  const loaded = loadHinged(program, weights, {
    async linear({ op }, x, count) {
      const result = await products.multiply(op, x.slice(), count);
      if (own.has(op)) kept.push({ op, words: x.slice(), result: result.slice() });
      return result;
    },
  });
  await loaded.run([{ sequence: loaded.open(0), input: values, rows }]);
  loaded.unload();
  return kept;
}

/** What A of shard 0 would have recorded of a candidate: B adds the masks and corrections, which it made itself. */
const asRecorded = (guess: readonly RecordedRows[], masks: readonly RecordedRows[]): RecordedRows[] =>
  guess.map(({ op, words, result }) => {
    const own = masks.find((rows) => rows.op === op)!;
    const bytes = (of: Int32Array): Uint8Array => new Uint8Array(of.buffer, of.byteOffset, of.byteLength);
    return {
      op,
      words: mask(asPlain(words), bytes(own.words)),
      result: mask(asPlain(result), bytes(own.result)),
    };
  });

interface Public {
  readonly stated: readonly Stated[];
  /** A's key of this query: nobody but A and the client has it. */
  readonly secret: Uint8Array;
  /** What B of shard 0 drew and answered. */
  readonly masks: readonly RecordedRows[];
  /** All keys that B knows: its own of this query, and of every decoy so far both sides'. */
  readonly keys: readonly Uint8Array[];
}

/** One query on a candidate, and what B of shard 0 knows after it. */
async function seenByB(step: TaskStep, decoys: readonly TranscriptFile[]): Promise<Public> {
  mesh.crossings.length = 0;
  const { stated, hops } = await askTwin(mesh.host('client'), ring, CHAINS, [step]);
  const keyAt = (peer: string): Uint8Array =>
    mesh.crossings.find(({ to, type }) => to === peer && type === RING.state)!.bytes.slice(32);
  return {
    stated,
    secret: keyAt('a0'),
    masks: hops[0]!.sides.correct.record.answered(),
    keys: [keyAt('b0'), ...decoys.map(({ blindKey }) => blindKey), new Uint8Array(32)],
  };
}

/** The candidate whose root under some known key comes nearest to A's, and whether one is hit. */
function attack(
  { stated, masks }: Public,
  keys: readonly Uint8Array[],
): { readonly guess: number; readonly confirmed: boolean } {
  const { program, weights } = shardOf(0);
  const recorded = recordedProducts({ role: 'shard', program, weights }, false);
  const { root } = stated.find(({ shard, role }) => shard === 0 && role === 'product')!.signed!.statement;
  const nearest = { guess: -1, bits: -1, confirmed: false };
  for (const [guess, clear] of guesses.entries()) {
    const rows = asRecorded(clear, masks);
    for (const blindKey of keys) {
      const tried = treeOf(recorded, { rows, blindKey }).root;
      const bits = tried.reduce((sum, byte, i) => sum + 8 - ones(byte ^ root[i]!), 0);
      if (bits > nearest.bits) Object.assign(nearest, { guess, bits, confirmed: equalBytes(tried, root) });
    }
  }
  return nearest;
}

const ones = (byte: number): number => byte.toString(2).replaceAll('0', '').length;

describe('chain B with everything public', () => {
  test('confirms an input where leaves are not blinded: the control', async () => {
    for (let i = 0; i < 3; i++) {
      const seen = await seenByB(candidates[i]!, []);
      // leaves whose key B knows are leaves without blinds
      assert.deepEqual(attack(seen, [seen.secret]), { guess: i, bits: 256, confirmed: true });
    }
  });

  test('recovers nothing where they are: it guesses no better than chance, whatever decoys show', async () => {
    const decoys: TranscriptFile[] = [];
    const { program } = ring.whole;
    for (let i = 0; i < 2; i++) {
      const decoy = drawDecoy(program, ring.whole.manifest, [candidates[0]!]);
      await askTwin(mesh.host('client'), ring, CHAINS, decoy, undefined, termsOf(decoys));
    }
    assert.equal(decoys.length, 2 * 2 * SHARDS, 'both sides of every decoy are open');
    let hits = 0;
    for (let i = 0; i < QUERIES; i++) {
      const right = i % CANDIDATES;
      const seen = await seenByB(candidates[right]!, decoys);
      const { guess, confirmed } = attack(seen, seen.keys);
      assert.equal(confirmed, false);
      if (guess === right) hits++;
      const known = new Set(seen.keys.map(String));
      assert.ok(!known.has(String(seen.secret)));
    }
    assert.ok(hits < TOO_MANY, `${hits} of ${QUERIES} among ${CANDIDATES} candidates`);
  });

  test('finds nothing of two queries on one input that is alike, and nothing of one that is alike with decoys', async () => {
    const decoys: TranscriptFile[] = [];
    const decoy = drawDecoy(ring.whole.program, ring.whole.manifest, [candidates[0]!]);
    await askTwin(mesh.host('client'), ring, CHAINS, decoy, undefined, termsOf(decoys));
    const [first, second] = [await seenByB(candidates[3]!, []), await seenByB(candidates[3]!, [])];
    const roots = [first, second].flatMap(({ stated }) =>
      stated.map(({ signed }) => String(signed!.statement.root)),
    );
    const all = [...roots, ...decoys.map(({ signed }) => String(signed.statement.root))];
    assert.equal(new Set(all).size, all.length);
    const fields = (seen: Public): string[] =>
      seen.stated.map(({ signed }) => {
        const { root: _, session: __, notAfter: ___, ...rest } = signed!.statement;
        return JSON.stringify(rest, (_key, value) => (value instanceof Uint8Array ? [...value] : value));
      });
    const other = await seenByB(candidates[5]!, []);
    assert.deepEqual(fields(first), fields(other), 'all else in a statement is the same for every input');
  });
});
