/**
 * Receipts as a browser gets them: of a model with a manifest, issued over a real chain, each with the header that comes with it.
 * @module
 */
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { hash } from '../../crypto/core/hash.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import { STATEMENT_LIFE, signStatement } from '../../crypto/ring/statement.ts';
import { semanticsHash } from '../../models/program/semantics.ts';
import { encodeManifest, modelRoot, shardRoot } from '../../models/shard/manifest.ts';
import type { EdgeSpec, Manifest } from '../../models/shard/types.ts';
import type { Anchor } from '../../node/client/anchor.ts';
import { encodeBundle } from '../../settlement/batch/bundle.ts';
import { makeReceipt } from '../../settlement/receipt/make.ts';
import { requestIdOf } from '../../settlement/receipt/request-id.ts';
import { makeRingReceipt } from '../../settlement/receipt/ring-make.ts';
import { RING_ROLES_OF } from '../../settlement/receipt/ring-modes.ts';
import {
  type CastModel,
  COSTS,
  createWorld,
  layersOf,
  POLICY_SIGNER,
  signedTestPolicy,
  unixNow,
} from '../integration/settlement/world.ts';

export interface PageReceipts {
  /** Two segments in two batches, each with others: no Merkle path is empty. */
  readonly receipt: Uint8Array;
  /** Of vault, unpaid; its nodes are registered with stake. */
  readonly ringReceipt: Uint8Array;
  /** header.json of the block of both. */
  readonly header: string;
  readonly anchor: Anchor;
  /** Of the chain, which runs until `close`. */
  readonly rpcUrl: string;
  close(): Promise<void>;
}

const EDGE: EdgeSpec = { values: [{ name: 'x', width: 4 }], width: 4, rows: 1 };

/** Costs and layers are those of the world's claims. */
function pageModel(): CastModel {
  const manifest: Manifest = {
    version: 1,
    name: 'page-test',
    task: 'classify-image',
    license: 'Apache-2.0',
    source: 'made for a test',
    tokenizer: null,
    context: 0,
    logitFrac: 0,
    closed: false,
    semanticsHash: semanticsHash(),
    frameRows: [1],
    parts: COSTS.map((cost, index) => ({
      role: 'shard',
      index,
      ops: layersOf(index),
      in: EDGE,
      out: EDGE,
      contentHash: randomBytes(32),
      bytes: 100,
      cells: null,
      memory: 100,
      memoryPerPosition: 0,
      cost,
    })),
  };
  return {
    manifest: encodeManifest(manifest),
    modelRoot: modelRoot(manifest),
    shardRoots: manifest.parts.map(shardRoot),
    semanticsHash: manifest.semanticsHash,
  };
}

export async function makePageReceipts(): Promise<PageReceipts> {
  const world = await createWorld({}, pageModel());
  try {
    const { addresses, cast, client, bls } = world;
    const coordinator = await world.coordinator();
    const salt = randomBytes(32);
    const sessionId = randomBytes(32);
    const requestId = requestIdOf(client.address, salt);
    const first = await world.segment({ sessionId, requestId });
    const second = await world.segment({ sessionId, requestId, previous: first, count: 3 });
    for (const bundle of [first, second]) {
      await coordinator.submit(await world.submission({ sessionId: randomBytes(32) }));
      await coordinator.submit(encodeBundle(bundle));
      await coordinator.flush();
    }
    coordinator.start();
    const accepted = await Promise.all(
      [first, second].map((bundle) => coordinator.submit(encodeBundle(bundle))),
    );
    await coordinator.waitFor(accepted[1]!.leafHash, 'settled', 60_000);
    const { places, chain } = await coordinator.receiptProof(accepted.map(({ leafHash }) => leafHash));
    const receipt = await makeReceipt(
      {
        bundles: [first, second],
        before: null,
        requestSalt: salt,
        manifest: cast.manifest,
        places,
        chain,
        verdicts: await coordinator.ledger.checks.proveVerdicts(places.map(({ leaf }) => leaf.claimsHash)),
        sessions: null,
        escrow: addresses.escrow,
        assurance: 'simulated',
        privacy: { mode: 'veil', level: 'L0', note: 'simulated enclaves' },
        finality: 'final',
        answer: { text: 'seven', origin: 'computed-by-client' },
        timings: { total: 1_234 },
        issuedAt: unixNow(),
      },
      client,
    );
    const issuedAt = unixNow();
    const session = hash('page-receipts/session');
    const ringReceipt = await makeRingReceipt(
      {
        mode: 'vault',
        chain: { chainId: addresses.chainId, rollup: addresses.meshRollup },
        session,
        manifest: cast.manifest,
        statements: await Promise.all(
          cast.nodes.flatMap(({ keys, node, operator }, shard) =>
            RING_ROLES_OF.vault.map(async (role) => ({
              shard,
              role,
              operator,
              peerIdHash: (await coordinator.ledger.getNode(node))!.peerIdHash,
              signed: signStatement(
                bls,
                {
                  version: 1,
                  chainId: addresses.chainId,
                  settlement: Uint8Array.from(Buffer.from(addresses.meshRollup.slice(2), 'hex')),
                  modelRoot: cast.modelRoot,
                  shardRoot: cast.shardRoots[shard]!,
                  role,
                  session,
                  root: randomBytes(32),
                  count: 3,
                  rows: 4,
                  notAfter: issuedAt + STATEMENT_LIFE,
                },
                keys,
              ),
            })),
          ),
        ),
        check: { products: 4, challenges: 5, missBits: 40 },
        payment: null,
        answer: null,
        timings: { run: 12 },
        issuedAt,
      },
      client,
    );
    const anchor: Anchor = {
      chainId: addresses.chainId,
      blockNumber: chain.blockNumber,
      blockHash: chain.blockHash,
      contracts: addresses,
      beacon: 'development',
      policy: bytesToHex(signedTestPolicy()),
      policySigner: bytesToHex(POLICY_SIGNER),
    };
    await coordinator.close();
    return {
      receipt,
      ringReceipt,
      header: JSON.stringify(anchor),
      anchor,
      rpcUrl: world.anvil.url,
      close: () => world.close(),
    };
  } catch (thrown) {
    await world.close();
    throw thrown;
  }
}
