/** Transcripts computed again in their thread, with a part that is borrowed for it; and which rows, where not all are. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { randomBytes } from '../../../crypto/core/random.ts';
import { type Bls, loadBls } from '../../../crypto/poea/bls.ts';
import { encodeTranscriptFile, recordSide, transcriptFile } from '../../../crypto/ring/record.ts';
import { decodeSignedStatement, type RingStatement, signStatement } from '../../../crypto/ring/statement.ts';
import type { RecordedProduct } from '../../../crypto/ring/transcript.ts';
import type { MeshHost } from '../../../mesh/host/types.ts';
import { createShardStore } from '../../../mesh/shards/store.ts';
import { recordedProducts } from '../../../models/ring/recorded.ts';
import { createReferenceProducts } from '../../../models/ring/reference.ts';
import type { RingProducts } from '../../../models/ring/types.ts';
import { modelRoot, type PackedModel, shardRoot, shardsOf } from '../../../models/shard/manifest.ts';
import { splitModel } from '../../../models/shard/split.ts';
import { verifyPart } from '../../../models/shard/verify.ts';
import { loadCatalogModel } from '../../../node/models/catalog.ts';
import { createTranscriptChecks, type TranscriptChecks } from '../../../node/services/transcript-checks.ts';
import { sampleRows } from '../../../settlement/watch/row-sample.ts';
import { packBlank } from '../../support/pack.ts';

const NETWORK = { chainId: 31_337, settlement: new Uint8Array(20).fill(3) };
const ROWS = 3;

describe('a thread for transcripts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'veilmesh-transcript-checks-'));
  let model: PackedModel;
  let bls: Bls;
  let checks: TranscriptChecks;
  let recorded: readonly RecordedProduct[];
  let products: RingProducts;
  let borrowed = 0;

  before(async () => {
    bls = await loadBls();
    const { model: whole, card } = await loadCatalogModel('digits');
    model = packBlank(card, splitModel(whole, []));
    const { manifest, files } = model;
    const part = shardsOf(manifest)[0]!;
    const file = verifyPart(manifest, part, files[manifest.parts.indexOf(part)]!);
    recorded = recordedProducts({ ...file, role: 'shard' }, false);
    products = createReferenceProducts(file.program, file.weights);
    checks = createTranscriptChecks({
      host: {} as MeshHost,
      sources: [],
      folder,
      manifestOf: async () => {
        borrowed++;
        return model.manifest;
      },
    });
    const store = await createShardStore(folder);
    for (const own of model.files) await store.put(own);
  });
  after(async () => {
    await checks.close();
    rmSync(folder, { recursive: true });
  });

  /** Random words through every product of the shard. */
  async function session(lie: (op: string, result: Int32Array) => void = () => {}) {
    const side = recordSide('decoy', recorded);
    for (const { op, dIn } of products.list) {
      const words = new Int32Array(randomBytes(4 * ROWS * dIn).slice().buffer);
      await side.through(op, words, ROWS, async () => {
        const result = await products.multiply(op, words, ROWS);
        lie(op, result);
        return result;
      });
    }
    const record = await side.record(randomBytes(32));
    const statement: RingStatement = {
      ...NETWORK,
      version: 1,
      modelRoot: modelRoot(model.manifest),
      shardRoot: shardRoot(shardsOf(model.manifest)[0]!),
      role: 'correct',
      session: randomBytes(32),
      root: record.tree.root,
      count: record.tree.count,
      rows: ROWS * products.list.length,
      notAfter: 2_000_000_000,
    };
    const signed = signStatement(bls, statement, bls.keygen());
    const ops = record.rows.map(({ op }) => op);
    return { statement, ops, file: encodeTranscriptFile(transcriptFile(record, signed)) };
  }

  test('finds a right one right, with one part for as many as are of it', async () => {
    for (let i = 0; i < 2; i++) {
      const { statement, ops, file } = await session();
      const { kind, rows, signed } = await checks.ask(statement, { kind: 'open', file, network: NETWORK });
      assert.deepEqual([kind, rows], ['decoy', ROWS * ops.length]);
      assert.deepEqual(decodeSignedStatement(signed).statement, statement);
      const all = await checks.ask(statement, { kind: 'check', file, network: NETWORK, share: 1 });
      assert.deepEqual(all, { rows: ROWS * ops.length, wrong: null });
      const some = await checks.ask(statement, { kind: 'check', file, network: NETWORK, share: 1 / 3 });
      assert.deepEqual(some, { rows: ops.length, wrong: null });
    }
    assert.equal(borrowed, 1);
  });

  const last = (): string => recorded.at(-1)!.op;
  test('finds a wrong word, and convicts nobody of weights that the manifest does not commit to', async () => {
    const { statement, ops, file } = await session((op, result) => {
      if (op === last()) result[result.length - 1]! += 2 ** 30;
    });
    const { wrong } = await checks.ask(statement, { kind: 'check', file, network: NETWORK, share: 1 });
    assert.deepEqual(
      [wrong!.op, wrong!.row, (wrong!.got - wrong!.expected) | 0],
      [ops.at(-1), ROWS - 1, 2 ** 30],
    );
    await assert.rejects(checks.ask(statement, { kind: 'evidence', file, network: NETWORK, wrong: wrong! }), {
      code: 'MANIFEST_CELLS',
    });
  });

  test('refuses words that were not signed, and another network', async () => {
    const [own, other] = await Promise.all([session(), session()]);
    const network = { ...NETWORK, chainId: 1 };
    await assert.rejects(checks.ask(own.statement, { kind: 'open', file: own.file, network }), {
      code: 'RING_STATEMENT_FIELD',
    });
    await assert.rejects(
      checks.ask(other.statement, { kind: 'open', file: other.file.subarray(1), network: NETWORK }),
      { code: /^CBOR_/ },
    );
  });
});

test('a sample has its share of the rows, each as likely as any other', () => {
  let at = 1;
  /** Numbers that are spread as chance would spread them. */
  const random = (): number => {
    at = Math.imul(at, 1_664_525) + 1_013_904_223;
    return (at >>> 0) / 2 ** 32;
  };
  assert.deepEqual(sampleRows(5, 1, random), [0, 1, 2, 3, 4]);
  assert.deepEqual(sampleRows(0, 1 / 8, random), []);
  assert.equal(sampleRows(1, 1 / 8, random).length, 1);
  const hits = new Array<number>(20).fill(0);
  for (let i = 0; i < 4_000; i++) {
    const rows = sampleRows(20, 1 / 8, random);
    assert.equal(rows.length, 3);
    assert.deepEqual(
      rows,
      [...new Set(rows)].sort((a, b) => a - b),
    );
    for (const row of rows) hits[row]!++;
  }
  // 600 of each expected, with a standard deviation of 23
  for (const count of hits) assert.ok(count > 480 && count < 720, String(hits));
});
