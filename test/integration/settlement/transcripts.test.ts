/**
 * Watchers of transcripts on a real chain over a real mesh: a node that signed a wrong word is convicted once by a watcher that
 * has nothing but the file; whatever else is handed in costs nobody anything.
 * @module
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import { encodeCbor } from '../../../crypto/core/cbor.ts';
import { asVeilmeshError } from '../../../crypto/core/errors.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { encodeTranscriptFile, MAX_TRANSCRIPT_BYTES } from '../../../crypto/ring/record.ts';
import {
  encodeSignedStatement,
  type SignedRingStatement,
  STATEMENT_LIFE,
} from '../../../crypto/ring/statement.ts';
import type { MeshHost } from '../../../mesh/host/types.ts';
import { END } from '../../../mesh/wire/types.ts';
import { createTranscriptCheck } from '../../../node/services/transcript-check.ts';
import { type TranscriptChecks, transcriptId } from '../../../node/services/transcript-checks.ts';
import {
  createTranscriptWatching,
  type TranscriptWatching,
} from '../../../node/services/transcript-watching.ts';
import {
  handTranscript,
  PIECE_BYTES,
  serveTranscripts,
  TRANSCRIPT,
  TRANSCRIPTS,
} from '../../../node/services/transcripts.ts';
import { DEV_PARAMETERS } from '../../../settlement/chain/deploy.ts';
import type { Ledger } from '../../../settlement/chain/ledger.ts';
import { openWatchMemory, type WatchMemory } from '../../../settlement/watch/memory.ts';
import { startHost } from '../../support/mesh.ts';
import { type Answered, createRingWorld, type RingWorld } from '../../support/ring-world.ts';

const ROWS = 2;
const silent = { error: () => {}, info: () => {}, debug: () => {} };
const lie = (op: string, result: Int32Array): void => {
  if (op === 'fc') result[result.length - 1]! ^= 1;
};

interface Watcher {
  readonly host: MeshHost;
  readonly watching: TranscriptWatching;
  readonly memory: WatchMemory;
  /** Convictions that it sent. */
  readonly sent: string[];
  stop(): Promise<void>;
}

describe('a watcher of transcripts', () => {
  let world: RingWorld;
  let ledger: Ledger;
  let checks: TranscriptChecks;
  const folder = mkdtempSync(join(tmpdir(), 'veilmesh-transcripts-'));
  let files = 0;

  before(async () => {
    world = await createRingWorld();
    ledger = await world.ledger('reporter');
    const { part, file, ints, setup, ...shard } = world.model;
    const check = createTranscriptCheck({
      shard,
      model: { part, file },
      bls: world.bls,
      commitments: async () => ({ ints, setup }),
    });
    checks = { ask: (_statement, call) => check(call) as never, close: async () => {} };
  });
  after(async () => {
    await world.close();
    rmSync(folder, { recursive: true });
  });

  async function start(
    t: TestContext,
    {
      file = join(folder, `${files++}.sqlite`),
      edit = (own: Ledger): Ledger => own,
      nowMs = (): number => 0,
    } = {},
  ): Promise<Watcher> {
    const host = await startHost(t);
    const memory = await openWatchMemory(file);
    const sent: string[] = [];
    const counted: Ledger = {
      ...ledger,
      rings: {
        ...ledger.rings,
        convict: (evidence) => {
          sent.push('convict');
          return ledger.rings.convict(evidence);
        },
      },
    };
    const options = { memory, checks, bls: world.bls, log: silent, pollMs: 1_000 };
    const watching = createTranscriptWatching({ ...options, ledger: edit(counted) });
    await serveTranscripts(host, watching.desk, nowMs);
    let stopped = false;
    const stop = async (): Promise<void> => {
      if (stopped) return;
      stopped = true;
      await watching.stop();
      memory.close();
    };
    t.after(stop);
    return { host, watching, memory, sent, stop };
  }

  /** A peer of its own: who is struck three times is banned. */
  async function client(t: TestContext, { host }: Watcher): Promise<MeshHost> {
    const own = await startHost(t, { listen: [] });
    await own.dial(host.addresses()[0]!);
    return own;
  }

  const hand = (from: MeshHost, to: Watcher, answered: Answered, file = encodeTranscriptFile(answered)) =>
    handTranscript(from, to.host.peerId, file, answered.signed);
  const stakeOf = async (): Promise<bigint> => (await ledger.getNode(world.node))!.stake;
  const stakeAgain = async (): Promise<unknown> =>
    (await world.ledger('operator')).addStake(world.node, DEV_PARAMETERS.minStake);

  /** What is said of these messages. */
  async function answerTo(
    from: MeshHost,
    to: Watcher,
    messages: readonly (readonly [number, Uint8Array])[],
  ): Promise<string> {
    const stream = await from.openStream(to.host.peerId, TRANSCRIPTS);
    const { refused } = TRANSCRIPT;
    for (const [type, bytes] of messages) await stream.send(type, bytes).catch(() => {});
    await stream.end();
    try {
      for (;;) {
        const message = await stream.receive({ timeoutMs: 5_000 });
        if (message === END) return 'nothing';
        if (message.type === refused) return Buffer.from(message.bytes).toString('latin1');
      }
    } catch (thrown) {
      return asVeilmeshError(thrown).code;
    }
  }
  const offerOf = (signed: SignedRingStatement, bytes: number): readonly [number, Uint8Array] => [
    TRANSCRIPT.offer,
    encodeCbor({ bytes, signed: encodeSignedStatement(signed) }),
  ];

  it('convicts a node by nothing but the file, once, however often and by whomever it is handed in', async (t) => {
    const [watcher, other] = await Promise.all([start(t), start(t)]);
    const [first, second] = await Promise.all([client(t, watcher), client(t, watcher)]);
    const lied = await world.session(ROWS, lie);
    const stake = await stakeOf();
    assert.equal(await hand(first, watcher, lied), 'taken');
    assert.equal(await hand(second, watcher, lied), 'known');
    await watcher.watching.round();
    assert.ok((await stakeOf()) < stake);
    assert.equal(await ledger.rings.isConvicted(world.node, lied.signed.statement), true);
    assert.ok((await ledger.vault.claimable(ledger.account)).pending > 0n);
    assert.deepEqual(watcher.watching.status(), {
      ...{ waiting: 0, right: 0, wrong: 1, dropped: 0 },
      ...{ rows: 3 * ROWS, checked: ROWS },
    });
    const left = await stakeOf();
    assert.equal(await hand(second, watcher, lied), 'known');
    await watcher.watching.round();
    await first.dial(other.host.addresses()[0]!);
    await assert.rejects(hand(first, other, lied), { code: 'TRANSCRIPT_CONVICTED' });
    assert.deepEqual(watcher.sent, ['convict']);
    assert.equal(await stakeOf(), left);
    assert.deepEqual(watcher.memory.counts().acts, { 'ring done': 1 });
    // nothing more is to be done with it
    assert.equal(watcher.memory.transcripts.fileOf(transcriptId(lied.signed.statement, world.node)), null);
  });

  it('finds a right one right, and keeps no words of it', async (t) => {
    const watcher = await start(t);
    const from = await client(t, watcher);
    const right = await world.session(ROWS);
    assert.equal(await hand(from, watcher, right), 'taken');
    const stake = await stakeOf();
    await watcher.watching.round();
    assert.equal(await stakeOf(), stake);
    assert.deepEqual(watcher.watching.status(), {
      ...{ waiting: 0, right: 1, wrong: 0, dropped: 0 },
      ...{ rows: 3 * ROWS, checked: 3 * ROWS },
    });
    assert.equal(watcher.memory.transcripts.fileOf(transcriptId(right.signed.statement, world.node)), null);
    assert.equal(await hand(from, watcher, right), 'known');
  });

  it('goes on where it was killed: before it looked, and between sending and hearing', async (t) => {
    await stakeAgain();
    const lied = await world.session(ROWS, lie);
    const file = join(folder, 'killed.sqlite');
    const first = await start(t, { file });
    assert.equal(await hand(await client(t, first), first, lied), 'taken');
    await first.stop();
    const lost = async (): Promise<never> => {
      throw new Error('killed');
    };
    const second = await start(t, {
      file,
      edit: (own) => ({
        ...own,
        rings: { ...own.rings, convict: (evidence) => own.rings.convict(evidence).then(lost) },
      }),
    });
    // what it wrote down last is that it began
    const { mark } = second.memory;
    Object.assign(second.memory, {
      mark: (...args: Parameters<typeof mark>) => {
        if (args[1] === 'begun') mark(...args);
      },
    });
    await second.watching.round();
    await second.stop();
    const stake = await stakeOf();
    const third = await start(t, { file });
    assert.deepEqual(third.memory.counts().acts, { 'ring begun': 1 });
    await third.watching.round();
    assert.deepEqual([second.sent.length, third.sent.length], [1, 0]);
    assert.deepEqual(third.memory.counts().acts, { 'ring done': 1 });
    assert.equal(await stakeOf(), stake);
  });

  it('refuses what convicts nobody before a word of it is sent', async (t) => {
    const watcher = await start(t);
    const right = await world.session(ROWS);
    const now = await ledger.time();
    const { settlement } = right.signed.statement;
    for (const [code, signed] of [
      ['TRANSCRIPT_EXPIRED', world.signed(right, { notAfter: now - 1 }).signed],
      ['TRANSCRIPT_EXPIRED', world.signed(right, { notAfter: now + 60 }).signed],
      ['TRANSCRIPT_FUTURE', world.signed(right, { notAfter: now + 2 * STATEMENT_LIFE }).signed],
      ['TRANSCRIPT_NODE', world.signed(right, {}, world.bls.keygen()).signed],
      ['TRANSCRIPT_MODEL', world.signed(right, { modelRoot: randomBytes(32) }).signed],
      ['TRANSCRIPT_MODEL', world.signed(right, { shardRoot: randomBytes(32) }).signed],
      ['RING_STATEMENT_FIELD', world.signed(right, { chainId: 1 }).signed],
      [
        'RING_STATEMENT_FIELD',
        world.signed(right, { settlement: settlement.map((byte) => byte ^ 1) }).signed,
      ],
      ['RING_STATEMENT_SIGNATURE', { ...right.signed, statement: { ...right.signed.statement, rows: 1 } }],
    ] as const) {
      const from = await client(t, watcher);
      const given = handTranscript(from, watcher.host.peerId, encodeTranscriptFile(right), signed);
      await assert.rejects(given, { code, details: { remote: true, peer: watcher.host.peerId } });
    }
    assert.equal(watcher.watching.status().waiting, 0);
  });

  it('refuses what was not signed, not offered, too much, too little, or nonsense', async (t) => {
    const watcher = await start(t);
    const right = await world.session(ROWS);
    const other = await world.session(ROWS);
    const file = encodeTranscriptFile(right);
    const changed = structuredClone(right.rows) as Answered['rows'];
    changed[0]!.result[0]! ^= 1;
    await assert.rejects(
      hand(await client(t, watcher), watcher, right, encodeTranscriptFile({ ...right, rows: changed })),
      { code: 'RING_STATEMENT_ROOT' },
    );
    const others = encodeTranscriptFile({ ...right, blindKey: randomBytes(32) });
    await assert.rejects(hand(await client(t, watcher), watcher, right, others), {
      code: 'RING_STATEMENT_ROOT',
    });
    await assert.rejects(hand(await client(t, watcher), watcher, right, encodeTranscriptFile(other)), {
      code: 'TRANSCRIPT_OTHER',
    });
    await assert.rejects(hand(await client(t, watcher), watcher, right, randomBytes(5_000)), {
      code: /^CBOR_/,
    });
    const { offer, piece } = TRANSCRIPT;
    for (const [code, messages] of [
      ['TRANSCRIPT_OFFER', [[offer, randomBytes(64)]]],
      ['TRANSCRIPT_OFFER', [offerOf(right.signed, MAX_TRANSCRIPT_BYTES + 1)]],
      ['TRANSCRIPT_OFFER', [offerOf(right.signed, 0)]],
      ['TRANSCRIPT_OFFER', [offerOf(right.signed, MAX_TRANSCRIPT_BYTES)]],
      ['TRANSCRIPT_OFFER', [[piece, file]]],
      ['TRANSCRIPT_OFFER', [[offer, new Uint8Array(PIECE_BYTES)]]],
      ['RING_STATEMENT_MALFORMED', [[offer, encodeCbor({ bytes: 1, signed: encodeCbor({}) })]]],
      ['TRANSCRIPT_PIECES', [offerOf(right.signed, file.length), [piece, file.subarray(1)]]],
      ['TRANSCRIPT_PIECES', [offerOf(right.signed, file.length - 1), [piece, file]]],
      ['TRANSCRIPT_PIECES', [offerOf(right.signed, file.length), [offer, file]]],
      ['TRANSCRIPT_PIECES', [offerOf(right.signed, file.length)]],
    ] as const) {
      const said = await answerTo(await client(t, watcher), watcher, messages);
      assert.ok(
        said.includes(code) || (code === 'TRANSCRIPT_OFFER' && said.includes('CBOR_')),
        `${code}: ${said}`,
      );
    }
    const oversized = [offerOf(right.signed, file.length), [piece, new Uint8Array(PIECE_BYTES + 1)]] as const;
    await assert.rejects(
      async () => {
        const stream = await (await client(t, watcher)).openStream(watcher.host.peerId, TRANSCRIPTS);
        for (const [type, bytes] of oversized) await stream.send(type, bytes);
      },
      { code: 'MESH_MESSAGE_TOO_LARGE' },
    );
    assert.equal(watcher.watching.status().waiting, 0);
    // and none of it takes the true one's place
    assert.equal(await hand(await client(t, watcher), watcher, right), 'taken');
  });

  it('bans who keeps sending what was not signed', async (t) => {
    const watcher = await start(t);
    const right = await world.session(ROWS);
    const from = await client(t, watcher);
    for (let i = 0; i < 3; i++) {
      const others = encodeTranscriptFile({ ...right, blindKey: randomBytes(32) });
      await hand(from, watcher, right, others).catch(() => {});
    }
    await assert.rejects(hand(from, watcher, right), { family: 'unavailable' });
  });

  it('takes so many offers a minute of one peer, and others beside it', async (t) => {
    let now = 0;
    const watcher = await start(t, { nowMs: () => now });
    const right = await world.session(ROWS);
    const signed = world.signed(right, { modelRoot: randomBytes(32) }).signed;
    const [flooding, quiet] = await Promise.all([client(t, watcher), client(t, watcher)]);
    const codes: string[] = [];
    for (let i = 0; i < 26; i++) {
      await handTranscript(flooding, watcher.host.peerId, new Uint8Array(9), signed).catch(
        (thrown: unknown) => codes.push(asVeilmeshError(thrown).code),
      );
    }
    assert.deepEqual(codes.slice(-3), ['TRANSCRIPT_MODEL', 'TRANSCRIPTS_BUSY', 'TRANSCRIPTS_BUSY']);
    assert.equal(await hand(quiet, watcher, right), 'taken');
    now += 60_000;
    assert.equal(await hand(flooding, watcher, right), 'known');
  });

  it('does not spend gas on a node that has nothing left to lose', async (t) => {
    const watcher = await start(t, {
      edit: (own) => ({ ...own, rings: { ...own.rings, isWorthwhile: async () => false } }),
    });
    await stakeAgain();
    assert.equal(await ledger.rings.isWorthwhile(world.node), true);
    const lied = await world.session(ROWS, lie);
    assert.equal(await hand(await client(t, watcher), watcher, lied), 'taken');
    await watcher.watching.round();
    assert.deepEqual(watcher.memory.counts().acts, { 'ring refused': 1 });
    assert.deepEqual(watcher.sent, []);
    const empty = await world.empty(world.bls.keygen());
    assert.equal(await ledger.rings.isWorthwhile(empty), false);
  });
});
