/**
 * Logs of sessions over a real mesh, with their sequencer gone: peers hold them, a watcher makes them whole, judges and acts.
 * @module
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { VeilmeshError } from '../../../crypto/core/errors.ts';
import { merkleProof } from '../../../crypto/core/hash.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { createHost } from '../../../mesh/host/host.ts';
import type { MeshHost } from '../../../mesh/host/types.ts';
import { callRpc } from '../../../mesh/wire/rpc.ts';
import { handleRpc } from '../../../mesh/wire/rpc-server.ts';
import { createLogger } from '../../../node/log.ts';
import { type ChunkStore, openChunkStore } from '../../../node/services/chunk-store.ts';
import {
  getMethod,
  keepLogMethod,
  keepWitnessMethod,
  serveChunks,
  sweep,
  toWire,
} from '../../../node/services/chunks.ts';
import { createLogFetching, type LogFetching } from '../../../node/services/log-fetching.ts';
import { startLogSpreading } from '../../../node/services/log-spreading.ts';
import { createSessionWatching, type SessionWatching } from '../../../node/services/session-watching.ts';
import {
  type Coded,
  chunkRoot,
  codeData,
  isChunkOf,
  piecesOf,
} from '../../../settlement/availability/coded.ts';
import { CHUNKS, DATA_CHUNKS } from '../../../settlement/availability/coding.ts';
import { type CodingProof, proveFalse } from '../../../settlement/availability/coding-proof.ts';
import { DEV_PARAMETERS } from '../../../settlement/chain/deploy.ts';
import type { Ledger } from '../../../settlement/chain/ledger.ts';
import type { NodeRecord } from '../../../settlement/chain/types.ts';
import { encodeLog, logTree } from '../../../settlement/ephemeral/log.ts';
import { stepLeaf } from '../../../settlement/ephemeral/step-leaf.ts';
import { EMPTY_TREE } from '../../../settlement/ephemeral/tree.ts';
import type { LoggedStep } from '../../../settlement/ephemeral/types.ts';
import { openWatchMemory, type WatchMemory } from '../../../settlement/watch/memory.ts';
import { codeFalsely } from '../../support/false-coding.ts';
import { createSessionWorld, type Posted, type SessionWorld } from './session-world.ts';
import { createWorld, type World } from './world.ts';

const { demandBond, sequencerBond, challengerBps, answerTime, window } = DEV_PARAMETERS.sessions;
const ROOM = 1_000_000;
const silent = createLogger('test', 'silent');

interface Peer {
  readonly host: MeshHost;
  readonly store: ChunkStore;
  close(): Promise<void>;
}

describe('logs of sessions', () => {
  let world: World;
  let s: SessionWorld;
  let sequencer: Peer;
  let keepers: Peer[];
  let watcher: Peer;
  let memory: WatchMemory;
  let fetching: LogFetching;
  let watching: SessionWatching;
  let files = 0;

  before(async () => {
    world = await createWorld();
  });
  after(() => world.close());
  beforeEach(async () => {
    s = await createSessionWorld(world);
    [sequencer, watcher, ...keepers] = (await Promise.all([1, 2, 3, 4, 5].map(() => peer()))) as [Peer, Peer];
    for (const other of [watcher, ...keepers]) await sequencer.host.dial(other.host.addresses()[0]!);
    for (const other of keepers) await watcher.host.dial(other.host.addresses()[0]!);
    memory = await openWatchMemory(join(world.folder, `sessions-${files++}.sqlite`));
    fetching = fetchingOf(watcher);
    watching = watch(12n * demandBond);
  });
  afterEach(async () => {
    await watching.stop();
    memory.close();
    for (const other of [sequencer, watcher, ...keepers]) await other.close();
    await s.close();
  });

  async function peer(): Promise<Peer> {
    const host = await createHost({ privateKey: randomBytes(32) });
    const store = await openChunkStore(join(world.folder, `chunks-${files++}.sqlite`), ROOM, host.peerId);
    const staked = { ...s.stranger, getNode: async () => ({ staked: true }) as NodeRecord };
    const stop = await serveChunks(host, staked, store, silent);
    let open = true;
    return {
      host,
      store,
      async close() {
        if (!open) return;
        open = false;
        await stop();
        await host.close();
        store.close();
      },
    };
  }
  const fetchingOf = ({ host, store }: Peer): LogFetching =>
    createLogFetching(host, s.stranger, store, async () => host.peers());
  /** Of this test's session: those before it are of one world. */
  const watch = (budget: bigint, edit: Partial<Ledger['sessions']> = {}): SessionWatching =>
    createSessionWatching({
      ledger: {
        ...s.stranger,
        sessions: {
          ...s.stranger.sessions,
          ...edit,
          opened: async (from, to) =>
            (await s.stranger.sessions.opened(from, to)).filter(
              ({ number }) => number === s.session.ref.number,
            ),
        },
      },
      memory,
      logs: fetching,
      budget,
      log: silent,
      pollMs: 60_000,
      withheldAfter: 5,
    });
  const record = async () => (await s.stranger.sessions.session(s.session.ref))!;
  const never = new AbortController().signal;

  /** Spreads what a hostile sequencer posted by hand. */
  async function spread(posted: Pick<Posted, 'header' | 'steps'>, coded?: Coded): Promise<void> {
    const { sequencer: account, number } = s.session.ref;
    const { chunks } = coded ?? (await codeData(encodeLog(posted.steps, s.session.terms.separator)));
    for (const chunk of chunks) {
      const { host } = keepers[chunk.index % keepers.length]!;
      const session = { sequencer: account, number };
      await callRpc(sequencer.host, host.peerId, keepLogMethod, {
        session,
        header: { ...posted.header },
        chunk: toWire(chunk)!,
      });
    }
  }

  async function steps(count: number): Promise<LoggedStep[]> {
    const made: LoggedStep[] = [];
    let tree = EMPTY_TREE;
    for (let i = 0; i < count; i++) {
      const next = await s.logged(tree, await s.voucher());
      made.push(next.step);
      tree = next.tree;
    }
    return made;
  }

  it('are with their keepers after a commit, and made whole there when the sequencer and a third of them are gone', async () => {
    const running = await s.run();
    const spreading = startLogSpreading({
      host: sequencer.host,
      ledger: s.sequencer,
      sequencer: running,
      store: sequencer.store,
      peers: async () => sequencer.host.peers(),
      log: silent,
    });
    for (let i = 0; i < 20; i++) await running.settle(await s.voucher());
    await running.commit();
    await running.settle(await s.voucher());
    await running.commit();
    await spreading.round();
    await spreading.stop();
    const header = (await s.stranger.sessions.commitHeader(s.session.ref, 1))!;
    const shares = [watcher, ...keepers].map(({ store }) => store.indices(header.codedRoot).length);
    assert.deepEqual(shares, [CHUNKS / 4, CHUNKS / 4, CHUNKS / 4, CHUNKS / 4], 'each has its part');
    assert.equal(sequencer.store.indices(header.codedRoot).length, CHUNKS);

    await running.stop();
    await sequencer.close();
    await keepers[0]!.close();
    await watching.round();
    assert.deepEqual(watching.status(), { open: 1, commits: 2 });
    assert.deepEqual(await fetching.log(s.session.ref, header, never), running.log(1));
    assert.ok(
      watcher.store.indices(header.codedRoot).length >= DATA_CHUNKS,
      'and hands it on alone from now on',
    );
    await keepers[1]!.close();
    await keepers[2]!.close();
    assert.deepEqual(await fetching.log(s.session.ref, header, never), running.log(1));
  });

  it('convict a sequencer that is gone, by what its peers keep', async () => {
    const made = await steps(3);
    const posted = await s.post(made.with(1, { ...made[1]!, post: randomBytes(32) }));
    await spread(posted);
    await sequencer.close();
    await watching.round();
    assert.equal((await record()).convicted, true);
    assert.equal((await record()).commits, 0);
    const { ripe, pending } = await s.stranger.vault.claimable(s.stranger.account);
    assert.ok(ripe + pending >= (sequencerBond * BigInt(challengerBps)) / 10_000n);
    await watching.round();
    assert.deepEqual(watching.status().commits, 0, 'nothing left to check, and nothing is sent twice');
  });

  it('convict again where the chain lost the block in which they did', async () => {
    const made = await steps(2);
    await spread(await s.post(made.with(1, { ...made[1]!, post: randomBytes(32) })));
    const lost = { txHash: `0x${'00'.repeat(32)}`, gasUsed: 1n } as const;
    watching = watch(0n, { challengeCommit: async () => lost as never });
    await watching.round();
    assert.equal((await record()).convicted, false);
    await watching.stop();
    watching = watch(0n);
    await watching.round();
    assert.equal((await record()).convicted, true);
  });

  /** A commit of true steps that names another coding of its log. */
  async function postFalsely(chunk: number, place: number) {
    const { separator } = s.session.terms;
    const made = await steps(6);
    const coded = await codeFalsely(encodeLog(made, separator), chunk, place);
    const draft = {
      number: 1,
      steps: made.length,
      root: made.at(-1)!.post,
      logRoot: logTree(made.map((step) => stepLeaf(step, separator))).root,
      codedRoot: coded.root,
    };
    await s.sequencer.sessions.commit(s.session.ref.number, draft);
    const header = (await s.stranger.sessions.commitHeader(s.session.ref, 1))!;
    return { header, steps: made, coded };
  }

  it('convict a sequencer whose chunks lead to different contents, and are read all the same', async () => {
    const { coded, ...posted } = await postFalsely(3, 200);
    await spread(posted, coded);
    await watching.round();
    const { convicted, commits, root } = await record();
    assert.deepEqual([convicted, commits, root], [true, 1, posted.header.root]);
    assert.equal(watching.status().commits, 1);
    assert.deepEqual(await s.stranger.sessions.demands(s.session.ref), []);
  });

  it('undo nothing by a false chunk that their sequencer hid and shows later, and once', async () => {
    const { coded, ...posted } = await postFalsely(13, 200);
    await spread(posted, { ...coded, chunks: coded.chunks.filter(({ index }) => index !== 13) });
    await watching.round();
    assert.equal((await record()).convicted, false);
    assert.equal(watching.status().commits, 1);
    const proof = (await proveFalse(coded.chunks))!;
    const show = () => s.client.sessions.challengeCoding(s.session.ref, posted.header, proof);
    await show();
    const { convicted, commits, root } = await record();
    assert.deepEqual([convicted, commits, root], [true, 1, posted.header.root]);
    await assert.rejects(show(), { code: 'BOND_GONE' });
  });

  it('convict nobody by chunks that are true, of another place, shown twice or made up', async () => {
    const made = await steps(6);
    const posted = await s.post(made);
    const { chunks } = await codeData(encodeLog(made, s.session.terms.separator));
    const other = await codeFalsely(encodeLog(made, s.session.terms.separator), 13, 200);
    const lie = (await proveFalse(other.chunks))!;
    const { stranger } = s;
    const challenge = (proof: CodingProof) =>
      stranger.sessions.challengeCoding(s.session.ref, posted.header, proof);
    await assert.rejects(challenge(lie), { code: 'NOT_OF_THE_ROOT' });

    const shown = (indices: readonly number[]): CodingProof => ({
      length: chunks[0]!.length,
      top: chunks[0]!.top,
      piece: 0,
      offset: 5,
      pieces: indices.map((index) => {
        const { bytes, path } = chunks[index]!;
        const pieces = piecesOf(bytes);
        return {
          chunk: index,
          chunkRoot: chunkRoot(bytes),
          chunkPath: path,
          piece: pieces[0]!,
          piecePath: merkleProof(pieces, 0),
        };
      }),
    });
    const nine = shown([0, 3, 5, 8, 9, 14, 17, 20, 23]);
    await assert.rejects(challenge(nine), { code: 'STEP_HOLDS' });
    await assert.rejects(challenge(shown([0, 3, 5, 8, 9, 14, 17, 20, 20])), { code: 'NOT_OF_THE_ROOT' });
    await assert.rejects(challenge(shown([0, 3, 5, 8, 9, 14, 17, 17, 20])), { code: 'NOT_OF_THE_ROOT' });
    const [first, ...rest] = nine.pieces;
    const altered = first!.piece.map((byte, i) => (i === 5 ? byte ^ 1 : byte));
    const edits: Partial<CodingProof>[] = [
      { pieces: [{ ...first!, piece: altered }, ...rest] },
      { pieces: [{ ...first!, chunk: 1 }, ...rest] },
      { pieces: [{ ...first!, chunk: 24 }, ...rest] },
      { pieces: [{ ...first!, piece: first!.piece.subarray(1) }, ...rest] },
      { length: nine.length + 1 },
      { top: nine.pieces[0]!.chunkRoot },
      { piece: 1 },
      { offset: 5_000 },
    ];
    for (const edit of edits) {
      await assert.rejects(challenge({ ...nine, ...edit }), { code: 'NOT_OF_THE_ROOT' });
    }
    assert.equal((await record()).convicted, false);
    assert.ok(chunks.every((chunk) => isChunkOf(posted.header.codedRoot, chunk)));
  });

  it('that nobody has are demanded, all of what is missing at once, and their commit is lost', async () => {
    await s.post(await steps(2));
    await watching.round();
    assert.equal((await s.stranger.sessions.demands(s.session.ref)).length, 0, 'not at once');
    await s.advance(6);
    await watching.stop();
    watching = watch(12n * demandBond);
    await watching.round();
    assert.equal((await s.stranger.sessions.demands(s.session.ref)).length, 2);
    await watching.stop();
    watching = watch(12n * demandBond);
    await watching.round();
    assert.equal((await s.stranger.sessions.demands(s.session.ref)).length, 2, 'once, also after a restart');
    await s.advance(answerTime + 1);
    await watching.round();
    assert.equal((await record()).convicted, true);
    assert.equal((await record()).commits, 0);
  });

  it("are not demanded above a sequencer's part of the hour's budget", async () => {
    await s.post(await steps(3));
    await s.advance(6);
    watching = watch(8n * demandBond);
    await watching.round();
    assert.equal((await s.stranger.sessions.demands(s.session.ref)).length, 2);
  });

  for (const [who, sooner, transactions] of [
    ['nobody else does', false, ['3 at once']],
    ['somebody is sooner with one', true, ['3 at once', 'one', 'one']],
  ] as const) {
    it(`answer demands in the place of a dead sequencer, so its true commit stands, where ${who}`, async () => {
      const posted = await s.post(await steps(3));
      await spread(posted);
      await sequencer.close();
      const sent: string[] = [];
      const { reveal, revealAll } = s.stranger.sessions;
      watching = watch(0n, {
        reveal: async (...args) => {
          sent.push('one');
          return await reveal(...args);
        },
        revealAll: async (ref, all) => {
          sent.push(`${all.length} at once`);
          const [{ header, placed, signed }] = all as [(typeof all)[number]];
          if (sooner) await s.client.sessions.reveal(ref, header, placed, signed);
          return await revealAll(ref, all);
        },
      });
      await watching.round();
      assert.equal(watching.status().commits, 1);
      for (const index of [0, 1, 2]) await s.client.sessions.demand(s.session.ref, posted.header, index);
      await watching.round();
      assert.equal(
        (await s.stranger.sessions.demands(s.session.ref)).length,
        3,
        'the sequencer has its time first',
      );
      await s.advance(answerTime - 5);
      await watching.round();
      assert.equal((await s.stranger.sessions.demands(s.session.ref)).length, 0);
      assert.deepEqual(sent, transactions);
      assert.equal((await record()).convicted, false);
    });
  }

  it('are let go of when nobody needs them any more', async () => {
    const posted = await s.post(await steps(1));
    await spread(posted);
    const { store } = keepers[0]!;
    await sweep(s.stranger, store);
    assert.ok(store.bytes() > 0);
    await s.sequencer.sessions.commitAndUndelegate(s.session.ref.number, null);
    await s.advance(window + 10 * 86_400);
    await sweep(s.stranger, store);
    assert.ok(store.bytes() > 0, 'somebody has not taken out what is his');
    await s.advance(100 * 86_400);
    await sweep(s.stranger, store);
    assert.equal(store.bytes(), 0);
    assert.equal(store.content(posted.header.codedRoot), null);
  });

  it('are not a witness of somebody who wants them erased', async () => {
    const posted = await s.post(await steps(1));
    const { chunks } = await codeData(encodeLog(posted.steps, s.session.terms.separator));
    const { host, store } = keepers[0]!;
    const root = posted.header.codedRoot;
    const request = {
      operator: s.stranger.account,
      claim: randomBytes(32),
      root,
      signature: new Uint8Array(64),
      until: (await s.stranger.time()) + 5,
      chunk: toWire(chunks[0]!)!,
    };
    const push = () => callRpc(watcher.host, host.peerId, keepWitnessMethod, request);
    await push();
    assert.equal(store.content(root)?.owner, watcher.host.peerId);
    await spread(posted);
    assert.equal(store.content(root)?.owner, s.session.ref.sequencer);
    await assert.rejects(push(), { code: 'WITNESS_NOT_OWN' });
    await s.advance(10);
    await sweep(s.stranger, store);
    assert.ok(store.indices(root).length >= CHUNKS / keepers.length);
    assert.ok(store.content(root)!.until > posted.header.postedAt + 86_400);
  });

  it('are taken from nobody for a commit that is not on the chain, or with a chunk of something else', async () => {
    const posted = await s.post(await steps(1));
    const { chunks } = await codeData(encodeLog(posted.steps, s.session.terms.separator));
    const session = { sequencer: s.session.ref.sequencer, number: s.session.ref.number };
    const keeper = keepers[0]!;
    const push = (header: object, chunk = chunks[0]!) =>
      callRpc(sequencer.host, keeper.host.peerId, keepLogMethod, {
        session,
        header: { ...posted.header, ...header },
        chunk: toWire(chunk)!,
      });
    await assert.rejects(push({ steps: 2 }), { code: 'LOG_NOT_COMMITTED' });
    const other = await codeData(randomBytes(1_000));
    await assert.rejects(push({ codedRoot: other.root }, other.chunks[3]!), { code: 'LOG_NOT_COMMITTED' });
    await assert.rejects(push({}, other.chunks[0]!), { code: 'CHUNK_FALSE' });
    assert.equal(keeper.store.bytes(), 0);
    await assert.rejects(push({}, { ...chunks[0]!, bytes: new Uint8Array(5_000_000) }), /./);
    await push({});
    assert.deepEqual(keeper.store.indices(posted.header.codedRoot), [0]);
  });

  it('come from the honest ones where others hand out something else', async () => {
    const posted = await s.post(await steps(2));
    await spread(posted);
    const liar = await createHost({ privateKey: randomBytes(32) });
    try {
      const { chunks } = await codeData(randomBytes(900));
      await handleRpc(liar, getMethod, ({ index }) => ({
        have: [...Array(CHUNKS).keys()],
        chunk: index === null ? null : toWire(chunks[index]!),
      }));
      await watcher.host.dial(liar.addresses()[0]!);
      const peers = [liar.peerId, ...keepers.map(({ host }) => host.peerId)];
      const asking = createLogFetching(watcher.host, s.stranger, watcher.store, async () => peers);
      const log = await asking.log(s.session.ref, posted.header, never);
      assert.deepEqual(log, encodeLog(posted.steps, s.session.terms.separator));
    } finally {
      await liar.close();
    }
  });

  it('come as soon as there are enough, whatever slow peers are still asked for', async () => {
    const posted = await s.post(await steps(2));
    await spread(posted);
    const others = await Promise.all([1, 2, 3].map(() => createHost({ privateKey: randomBytes(32) })));
    const [liar, ...silentOnes] = others as [MeshHost, ...MeshHost[]];
    let asked = 0;
    try {
      for (const host of silentOnes)
        await handleRpc(host, getMethod, () => new Promise<never>(() => undefined));
      // it does not give what it says it has
      await handleRpc(liar, getMethod, ({ index }) => {
        if (index !== null) asked += 1;
        return { have: [...Array(CHUNKS).keys()], chunk: null };
      });
      for (const host of others) await watcher.host.dial(host.addresses()[0]!);
      const peers = [...others, ...keepers.map(({ host }) => host)].map(({ peerId }) => peerId);
      const asking = createLogFetching(watcher.host, s.stranger, watcher.store, async () => peers);
      const began = performance.now();
      await asking.log(s.session.ref, posted.header, never);
      assert.ok(performance.now() - began < 9_000, 'a call to a silent peer takes ten seconds');
      assert.equal(asked, 1);
    } finally {
      for (const host of others) await host.close();
    }
  });
});

describe('the store of chunks', () => {
  it('asks the chain for few strangers at a time, and tells the others to come again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'veilmesh-chunks-'));
    const [host, flooder] = await Promise.all([1, 2].map(() => createHost({ privateKey: randomBytes(32) })));
    const store = await openChunkStore(join(folder, 'chunks.sqlite'), 80_000, 'own');
    let asked = 0;
    const never = new Promise<never>(() => undefined);
    const sessions = {
      terms: () => never,
      session: () => {
        asked += 1;
        return never;
      },
    };
    const ledger = { time: async () => 0, sessions, getNode: () => never } as unknown as Ledger;
    const stop = await serveChunks(host!, ledger, store, silent);
    await flooder!.dial(host!.addresses()[0]!);
    const { root, chunks } = await codeData(randomBytes(100));
    const word = new Uint8Array(32);
    const header = { sessionId: word, firstStep: 0, steps: 1, preRoot: word, root: word, logRoot: word };
    const session = { sequencer: `0x${'11'.repeat(20)}` as const, number: 1 };
    const codes = await Promise.all(
      [...Array(100).keys()].map((number) =>
        callRpc(
          flooder!,
          host!.peerId,
          keepLogMethod,
          {
            session,
            header: { ...header, codedRoot: root, number, postedAt: 0 },
            chunk: toWire(chunks[0]!)!,
          },
          { timeoutMs: 1_000 },
        ).then(
          () => 'kept',
          (error: VeilmeshError) => error.code,
        ),
      ),
    );
    assert.equal(asked, 1);
    assert.ok(codes.filter((code) => code === 'CHUNKS_BUSY').length >= 100 - 64);
    assert.equal(store.bytes(), 0);
    await stop();
    await flooder!.close();
    await host!.close();
    store.close();
    rmSync(folder, { recursive: true });
  });

  it('keeps an owner to its part, lets its own take all, and is there after a restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'veilmesh-chunks-'));
    const open = () => openChunkStore(join(folder, 'chunks.sqlite'), 80_000, 'own');
    let store = await open();
    const put = async (owner: string) => {
      const { root, chunks } = await codeData(randomBytes(30_000));
      const content = { root, owner, about: new Uint8Array(1), until: 100 };
      for (const chunk of chunks) store.put(content, chunk);
      return root;
    };
    await assert.rejects(put('other'), { code: 'CHUNKS_FULL' });
    assert.ok(store.bytes() <= 10_000);
    await assert.rejects(put('own'), { code: 'CHUNKS_FULL' });
    assert.ok(store.bytes() > 70_000 && store.bytes() <= 80_000);
    const before = store.bytes();
    const [content] = store.contentsOf('own', 0, 1);
    const chunk = store.get(content!.root, 0);
    store.close();
    store = await open();
    assert.equal(store.bytes(), before);
    assert.deepEqual(store.get(content!.root, 0), chunk);
    for (const { root } of store.over(101)) store.erase(root);
    assert.equal(store.bytes(), 0);
    store.close();
    rmSync(folder, { recursive: true });
  });
});
