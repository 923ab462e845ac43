/**
 * A node's sealed witnesses with its peers, over a real mesh: a lost folder comes back, and only as the node had it.
 * @module
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { equalBytes } from '../../crypto/core/bytes.ts';
import { hash } from '../../crypto/core/hash.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import { type Claim, claimHash, encodeSignedClaim } from '../../crypto/poea/claim.ts';
import { createHost } from '../../mesh/host/host.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import { callRpc } from '../../mesh/wire/rpc.ts';
import { handleRpc } from '../../mesh/wire/rpc-server.ts';
import { createLogger } from '../../node/log.ts';
import { peerIdHash } from '../../node/peer-id.ts';
import { type ChunkStore, openChunkStore } from '../../node/services/chunk-store.ts';
import {
  type ChunkLedger,
  getMethod,
  keepWitnessMethod,
  keptForMeMethod,
  MAX_TOLD,
  serveChunks,
  sweep,
  toWire,
} from '../../node/services/chunks.ts';
import { type ChunkPeers, createLogFetching } from '../../node/services/log-fetching.ts';
import { createWitnessBackup, type WitnessBackup } from '../../node/services/witness-backup.ts';
import { createWitnessStore, type WitnessStore } from '../../node/services/witness-store.ts';
import {
  encodeWitnessFile,
  readWitnessHeader,
  type SealedWitness,
  sealWitness,
} from '../../node/tee/witness.ts';
import { codeData } from '../../settlement/availability/coded.ts';
import type { Ledger } from '../../settlement/chain/ledger.ts';
import { nodeId } from '../../settlement/chain/node-id.ts';

const OPERATOR = `0x${'11'.repeat(20)}` as const;
const NOW = 1_900_000_000;
const NOT_AFTER = NOW + 20_000;
const silent = createLogger('test', 'silent');

const claimOf = (segment: number, before: Claim | null): Claim => ({
  version: 1,
  chainId: 31_337,
  settlement: new Uint8Array(20),
  sessionId: new Uint8Array(32).fill(1),
  requestId: new Uint8Array(32).fill(2),
  segment,
  hopIndex: 0,
  hopCount: 1,
  attempt: 0,
  modelRoot: new Uint8Array(32),
  shardRoot: new Uint8Array(32).fill(8),
  layers: [0, 1],
  semanticsHash: new Uint8Array(32),
  positions: [segment * 4, segment * 4 + 4],
  inCommits: randomBytes(32),
  outCommits: randomBytes(32),
  answerCommit: null,
  samplingHash: null,
  workUnits: 1,
  prevClaim: before === null ? null : claimHash(before),
  clientNonce: new Uint8Array(32),
  evidenceHash: new Uint8Array(32),
  enclaveKey: new Uint8Array(96),
  nextKey: null,
  notAfter: NOT_AFTER,
});
const key = randomBytes(32);
const input = Int32Array.from({ length: 2_000 }, (_, i) => i * 77_777);
const seal = (claim: Claim): SealedWitness =>
  sealWitness(
    key,
    {
      blindKey: randomBytes(32),
      sampling: null,
      values: [{ step: 0, input, output: Int32Array.of(0) }],
      widthsIn: [input.length],
    },
    encodeSignedClaim({ claim, signature: new Uint8Array(48) }),
  );

describe('witnesses with peers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'veilmesh-backup-'));
  const first = claimOf(0, null);
  const second = claimOf(1, first);
  const sealed = [seal(first), seal(second)];
  let node: MeshHost;
  let stranger: MeshHost;
  let keepers: { readonly host: MeshHost; readonly store: ChunkStore; close(): Promise<void> }[];
  let ledger: ChunkLedger & Pick<Ledger, 'chainId' | 'addresses'>;
  let now = NOW;
  let files = 0;

  before(async () => {
    node = await createHost({ privateKey: randomBytes(32) });
    stranger = await createHost({ privateKey: randomBytes(32) });
    const own = nodeId(OPERATOR, peerIdHash(node.peerId));
    ledger = {
      time: async () => now,
      getNode: async (id: Uint8Array) => (equalBytes(id, own) ? { staked: true } : null),
    } as unknown as typeof ledger;
    keepers = await Promise.all(
      [1, 2, 3].map(async () => {
        const host = await createHost({ privateKey: randomBytes(32) });
        const store = await openChunkStore(join(folder, `chunks-${files++}.sqlite`), 1_000_000, 'own');
        const stop = await serveChunks(host, ledger, store, silent);
        return {
          host,
          store,
          async close() {
            await stop();
            await host.close();
            store.close();
          },
        };
      }),
    );
    for (const { host } of keepers) {
      await node.dial(host.addresses()[0]!);
      await stranger.dial(host.addresses()[0]!);
    }
  });
  after(async () => {
    for (const keeper of keepers) await keeper.close();
    await node.close();
    await stranger.close();
    rmSync(folder, { recursive: true });
  });

  const openWitnesses = (): Promise<WitnessStore> =>
    createWitnessStore({
      folder: join(folder, `witness-${files++}`),
      maxBytes: 1_000_000,
      onEvent: ({ type }) => assert.fail(type),
    });

  async function backupOf(
    witnesses: WitnessStore,
    host = node,
    peers: ChunkPeers = async () => host.peers(),
  ): Promise<WitnessBackup> {
    const empty = await openChunkStore(join(folder, `own-${files++}.sqlite`), 1_000_000, 'own');
    after(() => empty.close());
    const { data } = createLogFetching(host, ledger, empty, peers);
    return createWitnessBackup({ host, operator: OPERATOR, witnesses, peers, data, log: silent });
  }
  const never = new AbortController().signal;

  it('come back to an empty folder, from two of three peers', async () => {
    const witnesses = await openWitnesses();
    const backup = await backupOf(witnesses);
    for (const witness of sealed) {
      await witnesses.put(witness);
      backup.add(witness);
    }
    await backup.idle();
    await keepers.shift()!.close();

    const empty = await openWitnesses();
    assert.equal(await (await backupOf(empty)).restore(never), 2);
    assert.deepEqual(await empty.chain(claimHash(second)), sealed);
    assert.equal(await (await backupOf(empty)).restore(never), 0, 'what is there is left alone');
  });

  it('come back however many a peer keeps: it is asked page by page', async () => {
    const many = await createHost({ privateKey: randomBytes(32) });
    const asked: number[] = [];
    const kept = sealed.map((witness) => ({
      witness,
      claim: claimHash(readWitnessHeader(encodeWitnessFile(witness)).claim),
    }));
    const signatureOf = (claim: Uint8Array, root: Uint8Array) =>
      node.sign(hash('witness-backup/v1', claim, root));
    const coded = await Promise.all(
      kept.map(async ({ witness, claim }) => ({ claim, ...(await codeData(encodeWitnessFile(witness))) })),
    );
    const own = await Promise.all(
      coded.map(async ({ claim, root }) => ({
        claim,
        root,
        signature: await signatureOf(claim, root),
        until: NOT_AFTER,
      })),
    );
    const filler = Array.from({ length: MAX_TOLD }, () => ({
      ...own[0]!,
      claim: randomBytes(32),
      signature: new Uint8Array(64),
    }));
    await handleRpc(many, keptForMeMethod, ({ from }) => {
      asked.push(from);
      return { witnesses: from === 0 ? filler : own };
    });
    await handleRpc(many, getMethod, ({ root, index }) => {
      const found = coded.find((one) => equalBytes(one.root, root));
      const have = found === undefined ? [] : [...found.chunks.keys()];
      return { have, chunk: index === null || found === undefined ? null : toWire(found.chunks[index]!) };
    });
    await node.dial(many.addresses()[0]!);
    const backup = await backupOf(await openWitnesses(), node, async () => [many.peerId]);
    assert.equal(await backup.restore(never), sealed.length);
    assert.deepEqual(asked, [0, MAX_TOLD]);
    await many.close();
  });

  it('wait for their turn as long as they fit into memory', async () => {
    const said: string[] = [];
    const log = {
      ...silent,
      error: (message: string, fields?: object) => void said.push(`${message} ${JSON.stringify(fields)}`),
    };
    const unused = (): never => assert.fail();
    const backup = createWitnessBackup({
      ...{ host: node, operator: OPERATOR, log, data: unused, peers: unused },
      witnesses: await openWitnesses(),
    });
    const sealedBytes = new Uint8Array(30 * 2 ** 20);
    // none of them is a witness: it waits all the same
    for (let i = 0; i < 3; i++) backup.add({ claim: new Uint8Array(9), sealed: sealedBytes });
    assert.deepEqual(said.length, 1);
    assert.match(said[0]!, /"waiting":2/);
    await backup.idle();
  });

  it('are kept for nodes with stake only, and told to nobody else', async () => {
    const backup = await backupOf(await openWitnesses(), stranger);
    const before = keepers.map(({ store }) => store.bytes());
    backup.add(seal(claimOf(7, null)));
    await backup.idle();
    assert.deepEqual(
      keepers.map(({ store }) => store.bytes()),
      before,
    );
    const told = await callRpc(stranger, keepers[0]!.host.peerId, keptForMeMethod, { from: 0 });
    assert.deepEqual(told.witnesses, []);
  });

  it('come back only where this node signed for the root', async () => {
    const liar = await createHost({ privateKey: randomBytes(32) });
    const wrong = await codeData(randomBytes(500));
    const claim = claimHash(claimOf(9, null));
    await handleRpc(liar, keptForMeMethod, () => ({
      witnesses: [{ claim, root: wrong.root, signature: new Uint8Array(64).fill(1), until: NOT_AFTER }],
    }));
    await node.dial(liar.addresses()[0]!);
    const empty = await openWitnesses();
    assert.equal(await (await backupOf(empty)).restore(never), 2, 'those that it signed for');
    assert.equal(empty.has(claim), false);
    await liar.close();
  });

  it('are not kept under another root than the chunk has', async () => {
    const one = await codeData(randomBytes(500));
    const other = await codeData(randomBytes(500));
    const request = {
      operator: OPERATOR,
      claim: randomBytes(32),
      root: one.root,
      signature: new Uint8Array(64),
      until: NOT_AFTER,
      chunk: toWire(other.chunks[0]!)!,
    };
    await assert.rejects(callRpc(node, keepers[0]!.host.peerId, keepWitnessMethod, request), {
      code: 'CHUNK_FALSE',
    });
  });

  it('are erased when nobody can ask for them any more', async () => {
    now = NOT_AFTER + 1;
    const { store } = keepers[0]!;
    assert.ok(store.bytes() > 0);
    await sweep(ledger, store);
    assert.equal(store.bytes(), 0);
  });
});
