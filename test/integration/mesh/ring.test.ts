/**
 * digits in twin and vault over real libp2p: nodes with a thread that has the weights, and a client that trusts none.
 * @module
 */
import assert from 'node:assert/strict';
import { before, describe, type TestContext, test } from 'node:test';
import type { VeilmeshError } from '../../../crypto/core/errors.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import type { Masked } from '../../../crypto/mask/masked.ts';
import { type Bls, loadBls } from '../../../crypto/poea/bls.ts';
import {
  decodeTranscriptFile,
  encodeTranscriptFile,
  type TranscriptFile,
} from '../../../crypto/ring/record.ts';
import { encodeSignedStatement, signStatement } from '../../../crypto/ring/statement.ts';
import type { MeshHost } from '../../../mesh/host/types.ts';
import { createRowBudget } from '../../../mesh/ring/budget.ts';
import { openProducts } from '../../../mesh/ring/open.ts';
import { type RingPort, serveRing } from '../../../mesh/ring/serve.ts';
import { recordedProducts } from '../../../models/ring/recorded.ts';
import { createReferenceProducts } from '../../../models/ring/reference.ts';
import { shardRoot, shardsOf } from '../../../models/shard/manifest.ts';
import { drawDecoy } from '../../../node/client/decoy.ts';
import { openRingSession } from '../../../node/client/ring-session.ts';
import { openVaultHops } from '../../../node/client/vault.ts';
import { createLogger } from '../../../node/log.ts';
import type { TaskStep } from '../../../node/models/task.ts';
import { askRingOffer } from '../../../node/services/ring-offer.ts';
import { type RowSale, startRingServing } from '../../../node/services/ring-serving.ts';
import type { RingStatementRequest } from '../../../node/tee/protocol.ts';
import { vaultMapsOf } from '../../../node/vault/maps.ts';
import { startVaultServer } from '../../../node/vault/server.ts';
import { checkTranscript, type TranscriptShard } from '../../../settlement/ring/check.ts';
import { startHost } from '../../support/mesh.ts';
import {
  askTwin,
  CHAIN_ID,
  digitsRing,
  imageSteps,
  NODE_KEYS,
  type RingModel,
  recordOf,
  SETTLEMENT,
  SHARDS,
  serveShard,
  termsOf,
} from '../../support/ring-mesh.ts';
import { NETWORK, unpaid } from '../../support/ring-sessions.ts';

const DEADLINES = { openMs: 20_000, answerMs: 60_000 };
const log = createLogger('test', 'silent');

let ring: RingModel;
let bls: Bls;
before(async () => {
  [ring, bls] = await Promise.all([digitsRing(), loadBls()]);
});

/** What the enclave of a shard's node signs. */
const stater =
  (shard: number) =>
  async (request: RingStatementRequest): Promise<Uint8Array> => {
    const { root: modelRoot, manifest } = ring.whole;
    const statement = {
      version: 1,
      chainId: CHAIN_ID,
      settlement: SETTLEMENT,
      modelRoot,
      shardRoot: shardRoot(shardsOf(manifest)[shard]!),
      ...request,
    } as const;
    return encodeSignedStatement(signStatement(bls, statement, NODE_KEYS));
  };

/** A node of a shard, which the client can dial by its peer id. */
async function startNode(
  t: TestContext,
  client: MeshHost,
  shard: number,
  freeRows = 10_000,
  sale: RowSale | null = null,
): Promise<MeshHost> {
  const host = await startHost(t);
  const serving = await startRingServing({
    host,
    network: NETWORK,
    manifest: ring.whole.manifest,
    part: shardsOf(ring.whole.manifest)[shard]!,
    partFile: async () => ring.shardFiles[shard]!,
    state: stater(shard),
    sale,
    freeRows,
    vendor: `cloud ${shard}`,
    maxSessions: 4,
    log,
  });
  t.after(serving.stop);
  await client.addAddresses(host.peerId, host.addresses());
  return host;
}

const chain = (t: TestContext, client: MeshHost): Promise<MeshHost[]> =>
  Promise.all(Array.from({ length: SHARDS }, (_, shard) => startNode(t, client, shard)));
const ids = (hosts: readonly MeshHost[]): string[] => hosts.map(({ peerId }) => peerId);

describe('twin', () => {
  test('answers with the bits that one process computes, and ends with an error when a node goes', async (t) => {
    const client = await startHost(t);
    const [a, b] = [await chain(t, client), await chain(t, client)];
    const chains = { a: ids(a), b: ids(b) };
    const steps = imageSteps(1, 4, 1);
    const { outputs, hops } = await askTwin(client, ring, chains, steps, DEADLINES);
    assert.deepEqual(outputs, await ring.plain(steps));
    const products = ring.whole.parts.flatMap(({ part, products: own }) =>
      part.role === 'shard' ? own : [],
    );
    assert.equal(
      hops.reduce((sum, { products: { traffic } }) => sum + traffic.requests, 0),
      products.length * steps.length + SHARDS,
      'one message a product and step, whatever its rows, and one for what it was',
    );

    const many = imageSteps(...Array.from({ length: 60 }, () => 1));
    const dying = askTwin(client, ring, chains, many, DEADLINES);
    setTimeout(() => void b[1]!.close(), 30);
    await assert.rejects(dying, (error: VeilmeshError) => {
      assert.equal(error.family, 'unavailable', error.code);
      assert.equal(error.details.peer, b[1]!.peerId);
      return true;
    });
  });
});

/** Vault hops over these nodes, and the transcripts that were kept; a kept one's path is its number from 1. */
async function openVaultOver(client: MeshHost, nodes: readonly MeshHost[], steps: readonly TaskStep[]) {
  const kept: TranscriptFile[] = [];
  const hops = await openVaultHops(
    client,
    ring.whole,
    {
      network: NETWORK,
      session: randomBytes(32),
      pay: () => null,
      hops: nodes.map(({ peerId }, index) => ({ index, peerId })),
    },
    { kind: 'query', steps },
    DEADLINES,
    termsOf(kept),
  );
  return { hops, kept };
}

/** A shard as whoever checks its transcripts has it. */
function knownShard(index: number): TranscriptShard {
  const { part, program, weights } = ring.whole.parts.find(
    (known) => known.part.role === 'shard' && known.part.index === index,
  )!;
  return {
    chainId: CHAIN_ID,
    settlement: SETTLEMENT,
    modelRoot: ring.whole.root,
    shardRoot: shardRoot(part),
    recorded: recordedProducts({ role: 'shard', program, weights }, false),
    products: createReferenceProducts(program, weights),
  };
}

describe('a decoy over twin', () => {
  test('convicts by its transcripts who lied in it, of either chain, and shows nothing but what was drawn', async (t) => {
    const client = await startHost(t);
    const [a, b] = [await chain(t, client), [await startNode(t, client, 0), await startHost(t)]];
    const liar = b[1]!;
    const lie = (_op: string, words: Int32Array): void => words.set([words[2]! ^ 1], 2);
    await serveShard(liar, ring, { shard: 1, tamper: lie, waitMs: 60_000 });
    await client.addAddresses(liar.peerId, liar.addresses());
    const kept: TranscriptFile[] = [];
    const decoy = drawDecoy(ring.whole.program, ring.whole.manifest, imageSteps(1));
    const chains = { a: ids(a), b: ids(b) };
    const { outputs, wrong, stated } = await askTwin(client, ring, chains, decoy, DEADLINES, termsOf(kept));
    assert.deepEqual(outputs, await ring.plain(decoy.steps));
    assert.deepEqual(
      wrong.map(({ peerId, roles }) => [peerId, roles]),
      [[liar.peerId, ['correct']]],
    );
    assert.ok(stated.every(({ signed, kept: file }) => signed !== null && file !== null));
    assert.equal(kept.length, 2 * SHARDS);
    for (const { peerId, shard, role, kept: file } of stated) {
      const read = decodeTranscriptFile(encodeTranscriptFile(kept[Number(file!.path) - 1]!));
      assert.deepEqual([read.kind, read.signed.statement.role], ['decoy', role]);
      const { wrong: word } = await checkTranscript(read, knownShard(shard), bls);
      assert.equal(word === null, peerId !== liar.peerId);
    }
    // what both sides show together is the input that was drawn
    const [masked, masks] = stated
      .filter(({ shard }) => shard === 0)
      .map(({ kept: file }) => kept[Number(file!.path) - 1]!.rows[0]!.words);
    const drawn = masked!.map((word, i) => word - masks![i]!).subarray(0, decoy.steps[0]!.values.length);
    assert.deepEqual(drawn, decoy.steps[0]!.values);
  });
});

describe('vault', () => {
  test('answers with the bits that one process computes, over one node a shard, each of which signs what it answered', async (t) => {
    const client = await startHost(t);
    const nodes = await chain(t, client);
    const steps: TaskStep[] = imageSteps(1, 2);
    const { hops, kept } = await openVaultOver(client, nodes, steps);
    const session = await openRingSession(ring.whole, hops, ring.checks);
    t.after(() => session.close());
    assert.deepEqual(await (await session.run(steps))(), await ring.plain(steps));

    const stated = (await Promise.all(hops.map((hop) => hop.stated()))).flat();
    assert.equal(stated.length, SHARDS);
    for (const { shard, signed, kept: file } of stated) {
      const read = decodeTranscriptFile(encodeTranscriptFile(kept[Number(file!.path) - 1]!));
      assert.deepEqual([read.kind, read.signed], ['vault', signed]);
      const known = knownShard(shard);
      const { wrong, rows } = await checkTranscript(read, known, bls);
      assert.equal(wrong, null);
      assert.ok(rows >= known.recorded.length * steps.length);
      assert.equal(read.rows.length, known.recorded.length);
    }
    await assert.rejects(hops[0]!.products.multiply('any', new Int32Array(1) as Masked, 1));
  });

  test('has what convicts a node that answered wrongly and signed it: it is told nothing, and the answer is right', async (t) => {
    const client = await startHost(t);
    const [first, second] = [await startNode(t, client, 0), await startHost(t)];
    const {
      part,
      program,
      weights,
      products: shapes,
    } = ring.whole.parts.find((known) => known.part.role === 'shard' && known.part.index === 1)!;
    const products = createReferenceProducts(program, weights);
    const server = await startVaultServer(vaultMapsOf(program, weights));
    t.after(() => server.close());
    const port: RingPort = {
      shapes,
      async multiply(op, words, count) {
        const result = await products.multiply(op, words, count);
        if (op === shapes[0]!.op) result[2]! ^= 1;
        return result;
      },
      correct: () => Promise.reject(new Error('not asked')),
      vault: (op, message) => server.correct(op, message),
      record: (role) => recordOf(ring, 1, role),
    };
    await serveRing(second, {
      network: NETWORK,
      modelRoot: ring.whole.root,
      shardRoot: shardRoot(part),
      port: async () => port,
      rows: createRowBudget(100_000, () => 0),
      redeem: unpaid,
      maxSessions: 8,
      maxSessionsPerPeer: 8,
      idleMs: 20_000,
      openMs: 20_000,
    });
    await client.addAddresses(second.peerId, second.addresses());
    const steps: TaskStep[] = imageSteps(1, 1);
    const { hops, kept } = await openVaultOver(client, [first, second], steps);
    const session = await openRingSession(ring.whole, hops, ring.checks);
    assert.deepEqual(await (await session.run(steps))(), await ring.plain(steps));
    assert.deepEqual(
      session.wrong.map(({ peerId, error, roles, ops }) => [peerId, error.code, roles, ops]),
      [[second.peerId, 'RING_CHECK_FAILED', ['product'], [shapes[0]!.op]]],
    );
    const [stated] = await hops.find(({ shard }) => shard === 1)!.stated();
    const { wrong } = await checkTranscript(kept[Number(stated!.kept!.path) - 1]!, knownShard(1), bls);
    assert.deepEqual([wrong!.op, wrong!.row, wrong!.word], [shapes[0]!.op, 0, 2]);
    await session.close();
  });
});

describe('a node', () => {
  test('offers what it would compute for nothing, and whose machine it says it is', async (t) => {
    const client = await startHost(t);
    const node = await startNode(t, client, 1, 7);
    assert.deepEqual(await askRingOffer(client, node.peerId), { vendor: 'cloud 1', rows: 4, rowWei: null });
    const other = await startHost(t);
    await client.addAddresses(other.peerId, other.addresses());
    await assert.rejects(askRingOffer(client, other.peerId), { code: 'MESH_PROTOCOL_MISSING' });
  });

  test('of a closed model serves nobody: so many unit vectors as a row has words would be its weights', async (t) => {
    const [client, host] = [await startHost(t), await startHost(t)];
    const { root, manifest } = ring.whole;
    const part = shardsOf(manifest)[0]!;
    const options = {
      host,
      network: NETWORK,
      part,
      partFile: async () => ring.shardFiles[0]!,
      state: stater(0),
      sale: null,
      freeRows: 10_000,
      vendor: 'cloud',
      maxSessions: 4,
      log,
    };
    const closed = startRingServing({ ...options, manifest: { ...manifest, closed: true } });
    await assert.rejects(closed, { code: 'RING_CLOSED_MODEL', family: 'usage' });
    await client.addAddresses(host.peerId, host.addresses());
    const target = {
      peerId: host.peerId,
      network: NETWORK,
      modelRoot: root,
      shardRoot: shardRoot(part),
      shapes: ring.whole.parts.find(({ part: own }) => own.role === 'shard' && own.index === 0)!.products,
      paid: null,
      ...DEADLINES,
    };
    await assert.rejects(openProducts(client, target), { code: 'MESH_PROTOCOL_MISSING' });
    await assert.rejects(askRingOffer(client, host.peerId), { code: 'MESH_PROTOCOL_MISSING' });
  });

  test('offers rows at its price, and takes tickets of the peer that shows them; or sells none, and says so', async (t) => {
    const client = await startHost(t);
    const shown: unknown[] = [];
    const redeem: RowSale['redeem'] = async (...args) => {
      shown.push(args);
      return new Uint8Array(32);
    };
    const [selling, giving] = await Promise.all([
      startNode(t, client, 0, 0, { rowWei: 5n, redeem }),
      startNode(t, client, 0),
    ]);
    const paid = { ticket: Uint8Array.of(1), rows: 7 };
    const open = (host: MeshHost) =>
      openProducts(client, {
        peerId: host.peerId,
        network: NETWORK,
        modelRoot: ring.whole.root,
        shardRoot: shardRoot(shardsOf(ring.whole.manifest)[0]!),
        shapes: ring.whole.parts.find(({ part }) => part.role === 'shard' && part.index === 0)!.products,
        paid,
        ...DEADLINES,
      });
    assert.deepEqual(await askRingOffer(client, selling.peerId), { vendor: 'cloud 0', rows: 0, rowWei: '5' });
    assert.equal((await askRingOffer(client, giving.peerId)).rowWei, null);
    const stream = await open(selling);
    assert.equal(stream.rows, 7);
    await stream.close();
    assert.deepEqual(shown, [[client.peerId, paid]]);
    await assert.rejects(open(giving), { code: 'RING_TICKET_UNSOLD', family: 'usage' });
  });
});
