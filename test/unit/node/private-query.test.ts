/**
 * A query in twin finds its nodes, leaves out who is gone, tells nobody that it lied, and has a decoy beside it that nodes cannot tell.
 * @module
 */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex, hex } from '../../../crypto/core/bytes.ts';
import type { VeilmeshError } from '../../../crypto/core/errors.ts';
import { loadBls } from '../../../crypto/poea/bls.ts';
import { decodeTranscriptFile } from '../../../crypto/ring/record.ts';
import { RING, RING_PROTOCOL } from '../../../mesh/ring/protocol.ts';
import type { ClientConnection } from '../../../node/client/connect.ts';
import { quoteOverRing, runOverRing } from '../../../node/client/private-query.ts';
import type { PrivateSession } from '../../../node/client/private-result.ts';
import { rowsNeeded } from '../../../node/client/ring-payment.ts';
import type { Task } from '../../../node/models/task.ts';
import { type NetworkInfo, networkId } from '../../../node/services/network.ts';
import { type RingOffer, serveRingOffer } from '../../../node/services/ring-offer.ts';
import { createMemoryMesh, type MemoryMesh } from '../../support/memory-mesh.ts';
import {
  CHAIN_ID,
  digitsRing,
  imageSteps,
  NODE_KEYS,
  type NodeOptions,
  nodeOf,
  type RingModel,
  SETTLEMENT,
  SHARDS,
  serveShard,
} from '../../support/ring-mesh.ts';

const network = {
  contracts: { chainId: CHAIN_ID, meshRollup: `0x${bytesToHex(SETTLEMENT)}` },
  policySigner: new Uint8Array(32),
} as unknown as NetworkInfo;
const STEPS = imageSteps(1, 1);
const home = mkdtempSync(join(tmpdir(), 'veilmesh-private-'));
const bls = await loadBls();

let ring: RingModel;
let mesh: MemoryMesh;
let nodes: { readonly peerId: string; readonly shard: number }[];
let struck: string[];
let said: string[];
let kept: string[];
before(async () => {
  ring = await digitsRing();
});
beforeEach(() => {
  mesh = createMemoryMesh();
  [nodes, struck, said, kept] = [[], [], [], []];
});
after(() => rmSync(home, { recursive: true, force: true }));

/** A node that is in the directory, registered, and offers rows; its operator is its own. */
async function joinMesh(name: string, options: NodeOptions, offered: Partial<RingOffer> = {}): Promise<void> {
  const host = mesh.host(name);
  await serveShard(host, ring, { ...options, network: hex(networkId(network)) });
  const { freeRows: rows = 100_000 } = options;
  await serveRingOffer(host, () => ({ vendor: '', rows, rowWei: null, ...offered }));
  nodes.push({ peerId: name, shard: options.shard });
}

/** What runOverRing asks of a connection. @param unregistered peers that the chain does not know */
function connection(unregistered: readonly string[] = []): ClientConnection {
  const host = mesh.host('client');
  const operatorOf = (name: string): Uint8Array => new Uint8Array(20).fill(name.charCodeAt(0));
  const gone = new Set(unregistered.map((name) => bytesToHex(operatorOf(name))));
  let asked = 0;
  return {
    config: { home, rowWei: '', traffic: 0 },
    bls,
    network,
    policy: { network: 'development' },
    host: { ...host, ping: async () => 1, strike: (peer: string) => struck.push(peer) },
    directory: {
      list: () => nodes.map(({ peerId, shard }) => nodeOf(ring, peerId, shard, operatorOf(peerId))),
    },
    ledger: {
      // nodes are asked about in the order of the directory
      getNode: async () => ({
        serving: !gone.has(bytesToHex(operatorOf(nodes[asked++]!.peerId))),
        keyHash: keccak_256(NODE_KEYS.publicKey),
      }),
      wasSlashed: async () => false,
    },
  } as unknown as ClientConnection;
}

const task: Task = {
  question: '',
  steps: STEPS,
  answer: (outputs) => ({ value: { digits: outputs.map(([digit]) => digit!) }, text: '' }),
};
const ask = (unregistered: readonly string[] = [], decoys = 0, asked = task) =>
  runOverRing(
    connection(unregistered),
    ring.whole,
    asked,
    { mode: 'twin', decoys, pricePerUnit: 1n, handOver: { add: ({ path }) => kept.push(path) } },
    { progress: () => {}, done: (stage, text) => said.push(`${stage} ${text}`) },
  );
/** With `signal`, where somebody may stop it. */
const askUntil = (signal: AbortSignal) =>
  runOverRing(
    connection(),
    ring.whole,
    task,
    { mode: 'twin', decoys: 1, pricePerUnit: 1n, handOver: { add: () => {} }, signal },
    { progress: () => {}, done: (stage, text) => said.push(`${stage} ${text}`) },
  );
const plain = async (): Promise<number[]> => (await ring.plain(STEPS)).map(([digit]) => digit!);
const pairs = async (): Promise<void> => {
  for (let shard = 0; shard < SHARDS; shard++) {
    for (const letter of ['a', 'b']) await joinMesh(`${letter}${shard}`, { shard });
  }
};

test('is answered by whom it says, with what was exchanged', async () => {
  await pairs();
  const { answer, hops, attempts, rounds, products, bytes, check, networksUnknown } = await ask();
  assert.deepEqual(answer.value.digits, await plain());
  assert.deepEqual(
    hops.map(({ product, correct }) => [product.peerId, correct.peerId]),
    [
      ['a0', 'b0'],
      ['a1', 'b1'],
    ],
  );
  assert.deepEqual([attempts, networksUnknown, products], [1, true, rounds * STEPS.length]);
  assert.ok(bytes.up > 0 && bytes.down > 0 && bytes.ahead > 0);
  assert.ok(check.missBits >= 40);
});

const statedBy = ({ statements }: PrivateSession): string[] =>
  statements.map(({ role, peerId, signed, missing }) => {
    assert.deepEqual([signed?.statement.role, missing], [role, null]);
    return `${role} ${peerId}`;
  });

test('ends with what every node signed, in order, under one name; its words are kept nowhere', async () => {
  await pairs();
  const result = await ask();
  assert.deepEqual(statedBy(result), ['product a0', 'correct b0', 'product a1', 'correct b1']);
  const names = result.statements.map(({ signed }) => bytesToHex(signed!.statement.session));
  assert.deepEqual(new Set(names), new Set([bytesToHex(result.session)]));
  assert.ok(result.statements.every(({ transcript }) => transcript === null));
  assert.deepEqual([kept, result.decoy, result.paid], [[], null, null]);
});

test('names a node that lied and strikes it once all is over; the answer is right, and no other is asked', async () => {
  await pairs();
  await joinMesh('0liar', {
    shard: 0,
    tamper: (_, words) => {
      words[0] = words[0]! ^ 1;
    },
  });
  const { answer, attempts, wrong, hops } = await ask();
  assert.deepEqual([answer.value.digits, attempts], [await plain(), 1]);
  assert.deepEqual(struck, ['0liar']);
  assert.deepEqual(
    wrong.map(({ peerId, shard }) => [peerId, shard]),
    [['0liar', 0]],
  );
  assert.ok(hops.some(({ product, correct }) => [product.peerId, correct.peerId].includes('0liar')));
  assert.match(said.join('\n'), /wrong .*0liar is left out; it was told nothing/);
});

/** What nodes see of each session, in order: who was asked what, in which sizes; not the words, which are uniform. */
const sessionsSeen = (): string[][] => {
  const seen: string[][] = [];
  let open = 0;
  for (const { from, to, type, bytes } of mesh.crossings.filter(
    ({ protocol }) => protocol === RING_PROTOCOL.id,
  )) {
    if (type === RING.open && open++ % (2 * SHARDS) === 0) seen.push([]);
    seen.at(-1)!.push(`${from} ${to} ${type} ${bytes.length}`);
  }
  return seen.map((messages) => messages.sort());
};

test('has a decoy beside it, over the same nodes, which they cannot tell from it; its words are kept for anybody', async () => {
  await pairs();
  const places = new Set<string>();
  // 2^-63 that all are on one side
  for (let i = 0; i < 64 && places.size < 2; i++) {
    mesh.crossings.length = 0;
    kept.length = 0;
    const { answer, decoy, ...query } = await ask([], 1);
    assert.deepEqual(answer.value.digits, await plain());
    places.add(decoy!.place);
    const session = decoy!.session!;
    assert.deepEqual(session.hops, query.hops);
    assert.notDeepEqual(session.session, query.session);
    assert.deepEqual(statedBy(session), statedBy(query));
    const [first, second, ...others] = sessionsSeen();
    assert.deepEqual([second, others], [first, []]);
    assert.ok(query.statements.every(({ transcript }) => transcript === null));
    assert.equal(kept.length, 2 * SHARDS);
    const files = kept.map((path) => decodeTranscriptFile(new Uint8Array(readFileSync(path))));
    for (const { kind, signed } of files) {
      assert.deepEqual([kind, signed.statement.session], ['decoy', session.session]);
    }
  }
  assert.deepEqual([...places].sort(), ['after', 'before']);
});

test('and a decoy plan alike: who lies in one is not left out of the other', async () => {
  await pairs();
  await joinMesh('0liar', { shard: 0, tamper: (_, words) => words.fill(3) });
  const { answer, wrong, decoy } = await ask([], 1);
  assert.deepEqual(answer.value.digits, await plain());
  for (const one of [wrong, decoy!.session!.wrong]) {
    assert.deepEqual(
      one.map(({ peerId }) => peerId),
      ['0liar'],
    );
  }
  assert.deepEqual(struck, ['0liar'], 'once: a decoy makes no ban likelier');
});

test('strikes who signs nothing, or something else, once all is over; the answer stays', async () => {
  await pairs();
  mesh.wiretap = ({ from, to, type, bytes }) => {
    if (to === 'b0' && type === RING.state) mesh.kill('b0');
    const changed = from === 'a1' && type === RING.stated;
    return [{ type, bytes: changed ? bytes.with(-1, bytes.at(-1)! ^ 1) : bytes }];
  };
  const { answer, statements, attempts, wrong } = await ask();
  assert.deepEqual([answer.value.digits, attempts, wrong], [await plain(), 1, []]);
  const missing = statements.flatMap((one) => (one.missing === null ? [] : [one.peerId]));
  assert.deepEqual(missing, ['b0', 'a1']);
  assert.deepEqual(struck, ['b0', 'a1']);
  assert.match(said.join('\n'), /unsigned a node of shard 0 did not sign .*b0 is left out/);
});

test('keeps nothing before all is over: writing takes time, which one of query and decoy would show', async () => {
  await pairs();
  const folder = join(home, 'transcripts');
  const names = (): string => (existsSync(folder) ? readdirSync(folder).sort().join() : '');
  const seen = new Set<string>();
  mesh.wiretap = ({ type, bytes }) => {
    seen.add(`${kept.length} ${names()}`);
    return [{ type, bytes }];
  };
  const places = new Set<string>();
  for (let i = 0; i < 20 && !places.has('before'); i++) {
    [kept, mesh.crossings.length] = [[], 0];
    rmSync(folder, { recursive: true, force: true });
    places.add((await ask([], 1)).decoy!.place);
    assert.equal(names().split(',').length, 2 * SHARDS);
  }
  assert.deepEqual([...seen], ['0 ']);
});

test('asks for as much with and without a decoy, wherever one may be: an offer in between tells nothing', async () => {
  const offered = [0, 1].map((shard) => ({ rows: 1.5 * rowsNeeded(ring.whole, 'twin', shard, STEPS) }));
  for (const [shard, offer] of offered.entries()) {
    for (const letter of ['a', 'b']) await joinMesh(`${letter}${shard}`, { shard }, offer);
  }
  assert.equal((await ask()).attempts, 1);
  for (const rate of [1, 2 ** 31]) await assert.rejects(ask([], rate), { code: 'RING_NOT_OFFERED' });
});

test('is refused before anybody is asked where it is more than is kept of a session', async () => {
  await pairs();
  const many = { ...task, steps: Array.from({ length: 20_000 }, () => STEPS[0]!) };
  await assert.rejects(ask([], 0, many), { code: 'RING_TRANSCRIPT_FULL' });
  assert.deepEqual(mesh.crossings, []);
});

test('leaves out a node that is gone, and one that has no rows left', async () => {
  await pairs();
  await joinMesh('0gone', { shard: 0 });
  await joinMesh('0poor', { shard: 1, freeRows: 1 }, { rows: 100_000 }); // others had them meanwhile
  mesh.wiretap = ({ to, type, bytes }) => {
    if (to === '0gone' && type === RING.product) mesh.kill('0gone');
    return [{ type, bytes }];
  };
  const { answer, attempts } = await ask();
  assert.deepEqual([answer.value.digits, attempts], [await plain(), 3]);
  assert.deepEqual(struck, []);
});

test('fails with what was found out when nobody else is left', async () => {
  for (const name of ['a0', 'a1']) await joinMesh(name, { shard: Number(name[1]) });
  for (const name of ['b0', 'b1']) await joinMesh(name, { shard: Number(name[1]), freeRows: 20 });
  mesh.wiretap = ({ to, type, bytes }) => {
    if (to === 'b0' && type === RING.correct) mesh.kill('b0');
    return [{ type, bytes }];
  };
  await assert.rejects(ask(), (error: VeilmeshError) => {
    assert.deepEqual([error.code, error.details.peer], ['MESH_STREAM_RESET', 'b0']);
    return true;
  });
});

test('is not asked of nodes that are not registered, or that offer nothing', async () => {
  await pairs();
  await assert.rejects(ask(['b1']), (error: VeilmeshError) => {
    // operators go by the first letter: b0 is gone with b1
    assert.equal(error.code, 'ROUTE_TWIN_GAP');
    assert.deepEqual(error.details.alone, [0, 1]);
    return true;
  });
  nodes.push({ peerId: 'c-silent', shard: 0 });
  mesh.host('c-silent');
  assert.equal((await ask()).attempts, 1);
});

test('says so where nodes serve the model and compute nothing for nothing', async () => {
  for (const [shard, name] of ['c-for-pay', 'd-for-pay'].entries()) {
    nodes.push({ peerId: name, shard });
    mesh.host(name);
  }
  await assert.rejects(ask(), (error: VeilmeshError) => {
    assert.deepEqual([error.code, error.family], ['RING_NOT_OFFERED', 'unavailable']);
    assert.deepEqual([error.details.willing, error.details.unwilling], [0, 2]);
    assert.match(error.hint ?? '', /--row-wei/);
    return true;
  });
});

test('is not asked of two nodes of one vendor', async () => {
  await joinMesh('a0', { shard: 0 }, { vendor: 'Acme' });
  await joinMesh('b0', { shard: 0 }, { vendor: 'acme' });
  for (const name of ['a1', 'b1']) await joinMesh(name, { shard: 1 });
  await assert.rejects(ask(), (error: VeilmeshError) => {
    assert.equal(error.code, 'ROUTE_TWIN_GAP');
    assert.match(error.message, /a0 and b0 share vendor/);
    return true;
  });
});

test('that is stopped ends at every node, is not tried over others, and strikes nobody', async () => {
  await pairs();
  const stop = new AbortController();
  mesh.wiretap = ({ type, bytes }) => {
    if (type === RING.product) stop.abort();
    return [{ type, bytes }];
  };
  await assert.rejects(askUntil(stop.signal), { code: 'CHAT_STOPPED' });
  assert.ok(!said.join('\n').includes('fail-over'), said.join('\n'));
  assert.deepEqual(struck, []);
  const before = mesh.crossings.length;
  await assert.rejects(askUntil(stop.signal), { code: 'CHAT_STOPPED' });
  const opened = mesh.crossings.slice(before).filter(({ protocol }) => protocol === RING_PROTOCOL.id);
  assert.deepEqual(opened, [], 'nothing is opened for one that was stopped before');
});

test('is quoted with its decoy, and with the rows that --traffic adds', async () => {
  const asking = { mode: 'twin', pricePerUnit: 1n } as const;
  const quoted = async (decoys: number, traffic: number) => {
    const client = connection();
    const terms = { ownerBps: 0, sequencerBps: 0 };
    const at = {
      ...client,
      config: { ...client.config, traffic },
      ledger: { sessions: { terms: async () => terms } },
    } as unknown as ClientConnection;
    return await quoteOverRing(at, ring.whole, STEPS.slice(0, 1), { ...asking, decoys });
  };
  const [alone, both, covered] = [await quoted(0, 0), await quoted(1, 0), await quoted(0, 50)];
  assert.ok(alone.attempt > 0n);
  assert.deepEqual([alone.most, both.most], [2n * alone.attempt, 4n * alone.attempt]);
  assert.ok(covered.attempt >= alone.attempt);
});
