/** Which transcripts a watcher takes and how much of each it looks at, when there are too many. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, type TestContext, test } from 'node:test';
import { UnavailableError, VerificationError } from '../../../crypto/core/errors.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import {
  decodeTranscriptFile,
  encodeTranscriptFile,
  MAX_TRANSCRIPT_BYTES,
  type TranscriptFile,
} from '../../../crypto/ring/record.ts';
import { encodeSignedStatement } from '../../../crypto/ring/statement.ts';
import type { TranscriptChecks } from '../../../node/services/transcript-checks.ts';
import { createTranscriptWatching } from '../../../node/services/transcript-watching.ts';
import type { Ledger } from '../../../settlement/chain/ledger.ts';
import { openWatchMemory } from '../../../settlement/watch/memory.ts';

const NOW = 1_000_000;
const SHARD = new Uint8Array(32).fill(4);
const folder = mkdtempSync(join(tmpdir(), 'veilmesh-transcript-watching-'));
after(() => rmSync(folder, { recursive: true }));
let files = 0;

/** @param node names the key, and the node */
const transcript = (node: number): TranscriptFile => ({
  kind: 'vault',
  blindKey: randomBytes(32),
  rows: [{ op: 'fc', words: new Int32Array(3), result: new Int32Array(2) }],
  signed: {
    statement: {
      version: 1,
      chainId: 31_337,
      settlement: new Uint8Array(20).fill(9),
      modelRoot: new Uint8Array(32).fill(3),
      shardRoot: SHARD,
      role: 'product',
      session: randomBytes(32),
      root: randomBytes(32),
      count: 1,
      rows: 1,
      notAfter: NOW + 20_000,
    },
    enclaveKey: new Uint8Array(96).fill(node),
    signature: new Uint8Array(48),
  },
});

const opened = (file: Uint8Array) => {
  const { kind, signed } = decodeTranscriptFile(file);
  return { kind, signed: encodeSignedStatement(signed), rows: 1 };
};

async function start(t: TestContext, edit: Partial<TranscriptChecks> = {}) {
  let now = NOW;
  const memory = await openWatchMemory(join(folder, `${files++}.sqlite`));
  /** Node and share of every check, in order. */
  const checked: [number, number][] = [];
  const lines: string[] = [];
  const ledger = {
    chainId: 31_337,
    addresses: { meshRollup: `0x${'09'.repeat(20)}` },
    time: async () => now,
    nodeByKey: async (key: Uint8Array) => ({ node: new Uint8Array(32).fill(key[0]!) }),
    getModel: async () => ({ shardRoots: [SHARD] }),
    rings: { isConvicted: async () => false },
  } as unknown as Ledger;
  const watching = createTranscriptWatching({
    ledger,
    memory,
    bls: { verify: () => true },
    checks: {
      ask: (async (_: unknown, call: { kind: string; file: Uint8Array; share: number }) => {
        if (call.kind === 'open') return opened(call.file);
        checked.push([decodeTranscriptFile(call.file).signed.enclaveKey[0]!, call.share]);
        return { rows: 1, wrong: null };
      }) as never,
      close: async () => {},
      ...edit,
    },
    log: { error: (line) => lines.push(line), info: () => {}, debug: () => {} },
    pollMs: 1_000,
  });
  t.after(async () => {
    await watching.stop();
    memory.close();
  });
  const take = async (node: number): Promise<void> => {
    const file = transcript(node);
    const bytes = encodeTranscriptFile(file);
    await watching.desk.offer(file.signed, bytes.length);
    await watching.desk.take(bytes, file.signed);
  };
  return {
    memory,
    watching,
    checked,
    lines,
    take,
    pass: (seconds: number) => {
      now += seconds;
    },
  };
}

test('who signs many is looked at in part, and holds up nobody else', async (t) => {
  const { watching, checked, take } = await start(t);
  for (let i = 0; i < 12; i++) await take(1);
  for (let i = 0; i < 2; i++) await take(2);
  await watching.round();
  const own = checked.filter(([node]) => node === 1).map(([, share]) => share);
  // as long as eight others of its own wait
  assert.deepEqual(own, [...new Array(4).fill(1 / 8), ...new Array(8).fill(1)]);
  const [first, ...others] = checked.slice(0, 4).map(([node]) => node);
  // in turns, whichever came first in one millisecond
  assert.deepEqual([first, ...others], first === 1 ? [1, 2, 1, 2] : [2, 1, 2, 1]);
  assert.ok(checked.every(([node, share]) => node === 1 || share === 1));
  assert.equal(watching.status().right, 14);
});

test('what cannot be judged now waits, and is tried again; what nobody can judge, or is over, is dropped', async (t) => {
  let thrown: Error = new UnavailableError('SHARD_NO_SOURCE', 'nobody has the part');
  let judged = 0;
  const { watching, take, pass, lines } = await start(t, {
    ask: (async (_: unknown, { kind, file }: { kind: string; file: Uint8Array }) => {
      if (kind === 'open') return opened(file);
      judged++;
      throw thrown;
    }) as never,
  });
  await take(1);
  await watching.round();
  assert.equal(watching.status().waiting, 1);
  await watching.round();
  assert.equal(judged, 2);
  thrown = new VerificationError('RING_TRANSCRIPT_SHAPE', 'of no shard');
  await watching.round();
  assert.deepEqual([watching.status().waiting, watching.status().dropped], [0, 1]);
  assert.ok(lines.some((line) => /cannot be judged/.test(line)));
  await take(1);
  pass(20_001);
  await watching.round();
  assert.equal(judged, 3);
  assert.deepEqual([watching.status().waiting, watching.status().dropped], [0, 2]);
});

test('no more is kept than there is room for, nor of one node than its part', async (t) => {
  const { watching, memory } = await start(t);
  const { signed } = transcript(1);
  const kept = new Map([['01'.repeat(32), 100 * 2 ** 20]]);
  Object.assign(memory.transcripts, { bytesKept: () => kept });
  await assert.rejects(watching.desk.offer(signed, MAX_TRANSCRIPT_BYTES), { code: 'TRANSCRIPTS_FULL' });
  await watching.desk.offer(signed, 28 * 2 ** 20);
  await watching.desk.offer(transcript(2).signed, MAX_TRANSCRIPT_BYTES);
  for (const other of ['03', '04', '05', '06']) kept.set(other.repeat(32), 100 * 2 ** 20);
  await assert.rejects(watching.desk.offer(transcript(2).signed, MAX_TRANSCRIPT_BYTES), {
    code: 'TRANSCRIPTS_FULL',
    family: 'unavailable',
  });
});
