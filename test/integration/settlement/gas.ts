/**
 * Measures what each action costs on a fresh chain.
 * Run directly, it rewrites the committed snapshot: node test/integration/settlement/gas.ts
 * @module
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { u32be } from '../../../crypto/core/bytes.ts';
import { hash } from '../../../crypto/core/hash.ts';
import { merkleLevels, merklePath, merkleTop } from '../../../crypto/core/keccak-merkle.ts';
import { encodeSignedClaim, signClaim } from '../../../crypto/poea/claim.ts';
import { UNSIGNED } from '../../../settlement/batch/header.ts';
import { leafHash } from '../../../settlement/batch/leaf.ts';
import { leafOf } from '../../../settlement/batch/segment.ts';
import { DEV_PARAMETERS } from '../../../settlement/chain/deploy.ts';
import { possessionContext } from '../../../settlement/chain/possession.ts';
import { contestOf, falseFold } from '../../support/false-fold.ts';
import { measureProofGas } from '../../support/proof-chain.ts';
import { createCheckWorld } from '../../support/spot-check.ts';
import { measureAuditGas } from './audit-gas.ts';
import { measureCommitteeGas } from './committee-gas.ts';
import { measureRefundGas } from './refund-gas.ts';
import { measureRingGas } from './ring-gas.ts';
import { measureSessionGas } from './session-gas.ts';
import { createWorld, ROLES, segmentFee, type World } from './world.ts';

const SNAPSHOT = join(import.meta.dirname, '../../../settlement/contracts/snapshots/gas.json');

/** Gas by action. Random hashes have few zero bytes more or less, so figures move by some tens. */
export type GasSnapshot = Readonly<Record<string, number>>;

export const readGasSnapshot = (): GasSnapshot => JSON.parse(readFileSync(SNAPSHOT, 'utf8')) as GasSnapshot;

const fixed = (name: string, index = 0): Uint8Array => hash(`gas/${name}`, u32be(index));

export async function measureGas(): Promise<GasSnapshot> {
  const world = await createWorld();
  try {
    return {
      ...(await measure(world)),
      ...(await measureProofGas()),
      ...(await measureCheckGas()),
      ...(await measureRefundGas()),
      ...(await measureCommitteeGas()),
      ...(await measureEquivocationGas(world)),
      ...(await measureSessionGas()),
      ...(await measureAuditGas()),
      ...(await measureRingGas()),
    };
  } finally {
    await world.close();
  }
}

/** A check whose first draw is a false fold, and one that fails by silence. Later draws cost some hundred gas more each. */
async function measureCheckGas(): Promise<GasSnapshot> {
  const world = await createCheckWorld();
  try {
    const [client, operator] = await Promise.all([world.ledger('client'), world.ledger('operator')]);
    const { publishTime } = DEV_PARAMETERS.checks;
    // both convictions in one of the registry's windows, whatever the hour: across its border the second costs more
    const { window } = DEV_PARAMETERS.penalty;
    await world.advance(window - ((await client.time()) % window));
    await world.open(world.segment()); // a node's first open check costs more, and its last to end less
    const segment = world.segment();
    const header = await world.post([segment.leaf]);
    const submitted = await world.bring(world.roundOf(header));
    const opened = await client.checks.open(world.opening(segment, header));
    const { facts } = opened;
    const published = await world.publishDrawing(segment, facts, 0);
    const cells = await world.draw(facts);
    const proven = await operator.checks.prove(facts, await falseFold(world, segment, facts, cells));
    const contested = await client.checks.contest(facts, await contestOf(world, facts, 0, 0));
    const other = await world.open(world.segment());
    const { turn } = (await client.checks.check(other.claimHash))!;
    await world.advance(turn * publishTime + 1);
    const resolved = await client.checks.resolve(other);
    const bought = world.segment();
    const named = { kind: 'named', position: 0 } as const;
    const asked = await client.checks.open(world.opening(bought, await world.post([bought.leaf]), 0, named));
    const columns = bought.inner.slice(0, world.shard.inner.length);
    const shown = await operator.checks.publishCells(asked.facts, columns);
    const naming = await client.checks.name(asked.facts, [0]);
    return Object.fromEntries(
      Object.entries({
        'Beacon.submit': submitted,
        'Challenge.open (1 hop)': opened,
        'Challenge.publish': published,
        'Challenge.prove (linear cell, 8 rows)': proven,
        'Challenge.contest (8 rows)': contested,
        'Challenge.resolve': resolved,
        'Challenge.open (bought)': asked,
        [`Challenge.publishCells (${columns.length} columns)`]: shown,
        'Challenge.name (1 cell)': naming,
      }).map(([name, { gasUsed }]) => [name, Number(gasUsed)]),
    );
  } finally {
    await world.close();
  }
}

/** The first conviction of a node: the registry counts it, and the vault pays its first reward. */
async function measureEquivocationGas(world: World): Promise<GasSnapshot> {
  const { claims } = await world.segment({ sessionId: fixed('equivocation') });
  const [cast] = world.cast.nodes;
  const [first, second] = ['one', 'other'].map((name) =>
    encodeSignedClaim(
      signClaim(world.bls, { ...claims[0]!.claim, outCommits: fixed(name) }, cast!.keys.secretKey),
    ),
  );
  const reporter = await world.ledger(ROLES.client);
  const { gasUsed } = await reporter.equivocation.convict({ first: first!, second: second! });
  return { 'Equivocation.convict': Number(gasUsed) };
}

async function measure(world: World): Promise<GasSnapshot> {
  const gas: Record<string, number> = {};
  const note = (name: string, { gasUsed }: { gasUsed: bigint }): void => {
    gas[name] = Number(gasUsed);
  };
  const node = await world.ledger(8);
  const keys = [1, 2].map((i) => world.bls.keygen(new Uint8Array(48).fill(i)));
  const context = possessionContext(node.chainId, world.addresses.nodeRegistry, node.account);
  const [first, second] = keys.map((k) => ({
    blsKey: k.publicKey,
    possession: world.bls.provePossession(k.secretKey, context),
  }));
  const registered = await node.registerNode(
    {
      peerIdHash: fixed('peer'),
      evidenceHash: fixed('evidence'),
      measurement: fixed('measurement'),
      platformId: fixed('platform'),
      payout: node.account,
      ...first!,
    },
    10n ** 17n,
  );
  note('NodeRegistry.register', registered);
  await sleep(1_100); // a time that is written again within its second is cheaper
  note(
    'NodeRegistry.rotateKey',
    await node.rotateKey({
      node: registered.node,
      ...second!,
      evidenceHash: fixed('evidence', 1),
      measurement: fixed('measurement', 1),
      platformId: fixed('platform'),
      oldKeyValidUntil: 1,
    }),
  );
  await sleep(1_100);
  note(
    'NodeRegistry.renewEvidence',
    await node.renewEvidence({ node: registered.node, evidenceHash: fixed('evidence', 2) }),
  );
  note(
    'ModelRegistry.publish (4 shards)',
    await node.publishModel({
      modelRoot: fixed('model'),
      shardRoots: [0, 1, 2, 3].map((i) => fixed('shard', i)),
      semanticsHash: fixed('semantics'),
      pricePerUnit: 10n ** 9n,
      licence: 'Apache-2.0',
    }),
  );
  const { revocationNotice } = DEV_PARAMETERS;
  const from = (await node.time()) + revocationNotice + 60;
  note(
    'Revocations.revokeForModel',
    await node.revocations.revokeForModel(fixed('model'), fixed('measurement'), from),
  );
  note('Escrow.deposit (first)', await node.deposit(node.account, node.account, 10n ** 15n));

  const coordinator = await world.ledger(ROLES.coordinator);
  let previousHash: Uint8Array = new Uint8Array(32);
  for (const [number, receipts] of [1, 1, 32].entries()) {
    const bundles = await Promise.all(
      [...Array(receipts).keys()].map((i) => world.segment({ sessionId: fixed(`session ${number}`, i) })),
    );
    const leaves = bundles.map((bundle) => leafOf(bundle, segmentFee()));
    const levels = merkleLevels(leaves.map(leafHash));
    const posted = await coordinator.postBatch({
      number: number + 1,
      previousHash,
      receiptsRoot: merkleTop(levels),
      receiptCount: receipts,
      dataHash: fixed('data', number),
      ...UNSIGNED,
    });
    previousHash = posted.headerHash;
    await sleep(1_200);
    const finalized = await coordinator.finalize(posted.header);
    const settlements = leaves.map((leaf, i) => ({
      leaf,
      index: i,
      path: merklePath(levels, i),
      voucher: bundles[i]!.voucher,
    }));
    const settled = await coordinator.settle(posted.header, settlements);
    if (number === 0) continue; // first use of the slots
    if (receipts === 1) {
      note('MeshRollup.postBatch', posted);
      note('MeshRollup.finalize', finalized);
    }
    const each = { gasUsed: settled.gasUsed / BigInt(receipts) };
    note(`Escrow.settle (3 hops, each of ${receipts})`, each);
  }
  return gas;
}

if (import.meta.main) writeFileSync(SNAPSHOT, `${JSON.stringify(await measureGas(), null, 2)}\n`);
