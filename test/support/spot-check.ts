/**
 * Checks of the tiny shard on a real chain: a deployed network, segments that hops really computed, and their answers.
 * @module
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '@noble/hashes/sha2.js';
import { hexToBytes } from 'viem';
import { createIntCommits, type IntCommits } from '../../crypto/commit/int-commits.ts';
import { loadSetup } from '../../crypto/commit/setup.ts';
import { rowsRoot } from '../../crypto/commit/weight-rows.ts';
import { concatBytes, utf8 } from '../../crypto/core/bytes.ts';
import { hash, merkleProof, merkleRoot } from '../../crypto/core/hash.ts';
import { merkleLevels, merklePath, merkleTop } from '../../crypto/core/keccak-merkle.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import { fromBytes, reduce } from '../../crypto/curve/scalar.ts';
import { type Bls, type BlsKeyPair, loadBls } from '../../crypto/poea/bls.ts';
import { type Claim, encodeSignedClaim, signClaim } from '../../crypto/poea/claim.ts';
import { type CellLeaf, encodeCellLeaf, type Place } from '../../crypto/proof/cell-leaf.ts';
import { BLINDING_ROWS } from '../../crypto/proof/domain.ts';
import {
  type CellCommitments,
  commitProduct,
  describeCells,
  productOf,
} from '../../models/program/cells/cell-weights.ts';
import { type CellProver, createCellProver } from '../../models/program/cells/prove-cell.ts';
import { boundaryNames } from '../../models/program/cells/shard-cells.ts';
import { columnEntries } from '../../models/program/opened.ts';
import { encodePartManifest } from '../../models/shard/manifest.ts';
import type { PartManifest } from '../../models/shard/types.ts';
import { createDevBeacon, type DevBeacon } from '../../node/services/dev-beacon.ts';
import { type BatchHeader, UNSIGNED } from '../../settlement/batch/header.ts';
import { claimsHash, type Leaf, leafHash } from '../../settlement/batch/leaf.ts';
import { partiesHash, payeesHash } from '../../settlement/batch/voucher-digest.ts';
import { type Anvil, startAnvil } from '../../settlement/chain/anvil.ts';
import { openClient } from '../../settlement/chain/client.ts';
import { DEV_PARAMETERS, type DeployParameters, deployContracts } from '../../settlement/chain/deploy.ts';
import { devAccount } from '../../settlement/chain/dev-accounts.ts';
import type { Ledger } from '../../settlement/chain/ledger.ts';
import { compressG1 } from '../../settlement/chain/points.ts';
import { possessionContext } from '../../settlement/chain/possession.ts';
import type { Addresses, TxResult } from '../../settlement/chain/types.ts';
import { createViemLedger } from '../../settlement/chain/viem-ledger.ts';
import { drawCells, RATE_ONE } from '../../settlement/checks/draws.ts';
import { cellTotal, checkIdOf } from '../../settlement/checks/facts.ts';
import { roundAfter } from '../../settlement/checks/rounds.ts';
import type { CellMove, CheckFacts, CheckOpening } from '../../settlement/checks/types.ts';
import { type TracedShard, tinyInputs, tinyShard } from './proof-shard.ts';

export const ACCOUNTS = {
  deployer: 0,
  coordinator: 1,
  client: 2,
  owner: 3,
  operator: 4,
  stranger: 5,
} as const;
const BEACON = { genesis: 1_700_000_000, period: 1, lead: 0 };
export const POSITIONS = 2;
/** What the client has in the vault for the checks that it buys. */
const OPENER_PURSE = 10n * 10n ** 18n;

/** A published model whose hops all serve the tiny shard. */
export interface CheckModel {
  readonly modelRoot: Uint8Array;
  /** CBOR */
  readonly part: Uint8Array;
  readonly shardRoot: Uint8Array;
  readonly leaves: readonly CellLeaf[];
  /** All of the one node. */
  readonly hops: number;
}

export interface SegmentChange {
  /** A model of one hop without it. */
  readonly model?: CheckModel;
  readonly edit?: (claim: Claim, hop: number) => Claim;
  readonly key?: BlsKeyPair;
  /** What the hop computed wrongly: changes the values of a position. */
  readonly values?: (values: Map<string, Int32Array>, position: number) => void;
}

export interface CheckSegment {
  readonly claims: readonly Claim[];
  /** CBOR */
  readonly signed: readonly Uint8Array[];
  readonly leaf: Leaf;
  /** Commitments of the inner columns, position after position. */
  readonly inner: readonly Uint8Array[];
  readonly innerRoot: Uint8Array;
  /** The edges' leaves, by position. */
  readonly edges: { readonly input: readonly Uint8Array[]; readonly output: readonly Uint8Array[] };
  readonly values: readonly ReadonlyMap<string, Int32Array>[];
  readonly model: CheckModel;
}

export interface CheckWorld {
  readonly anvil: Anvil;
  readonly addresses: Addresses;
  readonly bls: Bls;
  readonly beacon: DevBeacon;
  readonly ints: IntCommits;
  readonly prover: CellProver;
  readonly shard: TracedShard;
  readonly leaves: readonly CellLeaf[];
  /** Of each product, by its cell's number; undefined for the others. */
  readonly commitments: readonly (CellCommitments | undefined)[];
  readonly keys: BlsKeyPair;
  readonly node: Uint8Array;
  ledger(account: keyof typeof ACCOUNTS): Promise<Ledger>;
  /** Moves the chain's clock. */
  advance(seconds: number): Promise<void>;
  /** Publishes another model of the shard. */
  model(
    hops: number,
    leaves?: readonly CellLeaf[],
    edit?: (part: PartManifest) => PartManifest,
  ): Promise<CheckModel>;
  segment(change?: SegmentChange): CheckSegment;
  /** Posts leaves as one batch, of the coordinator's if nobody else's. */
  post(leaves: readonly Leaf[], by?: keyof typeof ACCOUNTS): Promise<BatchHeader>;
  /** Waits until a round is due and hands it in. */
  bring(round: number): Promise<TxResult>;
  /** The round that draws from a batch. */
  roundOf(header: BatchHeader): number;
  /** Drawn where all segments are, bought where none is. */
  opening(
    segment: CheckSegment,
    header: BatchHeader,
    hop?: number,
    bought?: Pick<CheckOpening, 'kind' | 'position'> & { readonly bond?: bigint },
  ): CheckOpening;
  /** Posts the segment and opens its check as the client. */
  open(segment: CheckSegment): Promise<CheckFacts>;
  /** Brings the round that draws for a published check: the numbers of the drawn cells. */
  draw(facts: CheckFacts): Promise<number[]>;
  /** Publishes in a block whose round draws this cell first, which who has the beacon's key can choose. */
  publishDrawing(own: CheckSegment, facts: CheckFacts, first: number): Promise<TxResult>;
  /** Publishes, and draws. */
  publish(segment: CheckSegment, facts: CheckFacts): Promise<number[]>;
  move(segment: CheckSegment, facts: CheckFacts, cells: readonly number[], draw: number): CellMove;
  /** Commitments to what a cell reads and writes at a position, each with its path. */
  boundary(segment: CheckSegment, facts: CheckFacts, number: number, position: number): CellMove['boundary'];
  close(): Promise<void>;
}

/** Any fixed full-width scalar for each place. */
export const blinderOf = (place: Place, position: number): bigint =>
  reduce(fromBytes(sha256(utf8(`blinder ${place.where} ${place.column} ${position}`))));

const partOf = (shard: TracedShard, leaves: readonly CellLeaf[]): PartManifest => {
  const edge = (specs: readonly { readonly name: string; readonly width: number }[]) => ({
    values: specs.map(({ name, width }) => ({ name, width })),
    width: specs.reduce((sum, { width }) => sum + width, 0),
    rows: 'n' as const,
  });
  return {
    role: 'shard',
    index: 0,
    ops: [0, shard.program.ops.length],
    in: edge(shard.program.inputs),
    out: edge(shard.program.outputs),
    contentHash: sha256(shard.weights),
    bytes: shard.weights.length,
    cells: {
      root: merkleRoot(leaves.map(encodeCellLeaf)),
      count: leaves.length,
      inner: shard.inner.length,
      unproven: shard.unproven.length,
    },
    memory: 1_000,
    memoryPerPosition: 0,
    cost: 2_000,
  };
};

export async function createCheckWorld(parameters: Partial<DeployParameters> = {}): Promise<CheckWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'veilmesh-checks-'));
  const [anvil, bls, beacon, setup] = await Promise.all([
    startAnvil(),
    loadBls(),
    createDevBeacon(new Uint8Array(32).fill(9)),
    loadSetup(),
  ]);
  const { client, chainId } = await openClient(anvil.url);
  const addresses = await deployContracts({
    rpcUrl: anvil.url,
    privateKey: devAccount(ACCOUNTS.deployer).privateKey,
    parameters: {
      ...DEV_PARAMETERS,
      beacon: { ...BEACON, publicKey: beacon.publicKey },
      checks: { ...DEV_PARAMETERS.checks, rate: RATE_ONE },
      ...parameters,
    },
    addressesFile: join(folder, 'addresses.json'),
  });
  const ints = await createIntCommits(BLINDING_ROWS);
  const prover = createCellProver(setup, ints);
  const shard = tinyShard();
  const commitments = shard.cells.map((cell) => {
    const product = productOf(cell);
    return product && commitProduct(product, new Uint8Array(32), ints);
  });
  const leaves = describeCells(
    shard,
    (relation) => prover.keyOf(relation).digest,
    (_, number) => commitments[number],
  );
  const ledgers = new Map<number, Promise<Ledger>>();
  const ledger = (name: keyof typeof ACCOUNTS): Promise<Ledger> => {
    const index = ACCOUNTS[name];
    const opened =
      ledgers.get(index) ??
      createViemLedger({ rpcUrl: anvil.url, addresses, privateKey: devAccount(index).privateKey });
    ledgers.set(index, opened);
    return opened;
  };
  const [owner, operator, opener] = await Promise.all([
    ledger('owner'),
    ledger('operator'),
    ledger('client'),
  ]);
  let models = 0;
  const model: CheckWorld['model'] = async (hops, own = leaves, edit = (same) => same) => {
    const part = encodePartManifest(edit(partOf(shard, own)));
    const shardRoot = hash('shard-root/v1', part);
    const modelRoot = hash('model-root/v1', Uint8Array.of(++models));
    await owner.publishModel({
      modelRoot,
      shardRoots: new Array<Uint8Array>(hops).fill(shardRoot),
      semanticsHash: new Uint8Array(32).fill(1),
      pricePerUnit: 1n,
      licence: 'Apache-2.0',
    });
    return { modelRoot, part, shardRoot, leaves: own, hops };
  };
  const plain = await model(1);
  const keys = bls.keygen(new Uint8Array(48).fill(3));
  const { node } = await operator.registerNode(
    {
      peerIdHash: new Uint8Array(32).fill(5),
      evidenceHash: new Uint8Array(32).fill(6),
      measurement: new Uint8Array(32).fill(7),
      platformId: new Uint8Array(32),
      payout: operator.account,
      blsKey: keys.publicKey,
      possession: bls.provePossession(
        keys.secretKey,
        possessionContext(chainId, addresses.nodeRegistry, operator.account),
      ),
    },
    DEV_PARAMETERS.minStake,
  );
  for (const relation of new Set(shard.cells.map((cell) => cell.relation))) {
    await operator.checks.addKey(prover.keyOf(relation).encoded);
  }

  await opener.vault.fill(opener.account, OPENER_PURSE);

  const commit = (values: ReadonlyMap<string, Int32Array>, value: string, place: Place, position: number) =>
    ints.commitCompressed(values.get(value)!, [blinderOf(place, position)]);
  const edgesOf = (values: ReadonlyMap<string, Int32Array>, position: number) => {
    const edge = (where: 'input' | 'output', specs: readonly { readonly name: string }[]) =>
      concatBytes(...specs.map(({ name }, column) => commit(values, name, { where, column }, position)));
    return { input: edge('input', shard.program.inputs), output: edge('output', shard.program.outputs) };
  };

  const segment = (change: SegmentChange = {}): CheckSegment => {
    const { hops, modelRoot, shardRoot } = change.model ?? plain;
    const values = Array.from({ length: POSITIONS }, (_, position) => {
      const traced = new Map(shard.trace(tinyInputs(position)));
      change.values?.(traced, position);
      return traced;
    });
    const edges = values.map(edgesOf);
    const inner = values.flatMap((own, position) =>
      shard.inner.map(({ value }, column) => commit(own, value, { where: 'inner', column }, position)),
    );
    const links = [
      merkleRoot(edges.map(({ input }) => input)),
      ...Array.from({ length: hops }, () => merkleRoot(edges.map(({ output }) => output))),
    ];
    const sessionId = randomBytes(32);
    const requestId = randomBytes(32);
    const payees = payeesHash([{ node, weight: 1 }]);
    const claims = Array.from({ length: hops }, (_, hop): Claim => {
      const claim: Claim = {
        version: 1,
        chainId,
        settlement: hexToBytes(addresses.meshRollup),
        sessionId,
        requestId,
        segment: 0,
        hopIndex: hop,
        hopCount: hops,
        attempt: 0,
        modelRoot,
        shardRoot,
        layers: [0, shard.program.ops.length],
        semanticsHash: new Uint8Array(32).fill(1),
        positions: [0, POSITIONS],
        inCommits: links[hop]!,
        outCommits: links[hop + 1]!,
        answerCommit: null,
        samplingHash: null,
        workUnits: 4,
        prevClaim: null,
        clientNonce: partiesHash(opener.account, devAccount(ACCOUNTS.coordinator).address, payees),
        evidenceHash: randomBytes(32),
        enclaveKey: (change.key ?? keys).publicKey,
        nextKey: hop + 1 < hops ? keys.publicKey : null,
        notAfter: Math.floor(Date.now() / 1_000) + 86_400,
      };
      return change.edit?.(claim, hop) ?? claim;
    });
    const signed = claims.map((claim) =>
      encodeSignedClaim(signClaim(bls, claim, (change.key ?? keys).secretKey)),
    );
    return {
      claims,
      signed,
      leaf: {
        sessionId,
        requestId,
        segment: 0,
        claimsHash: claimsHash(signed),
        modelRoot,
        client: opener.account,
        amount: 1_000n,
        payeesHash: payees,
      },
      inner,
      innerRoot: merkleRoot(inner),
      edges: { input: edges.map((edge) => edge.input), output: edges.map((edge) => edge.output) },
      values,
      model: change.model ?? plain,
    };
  };

  const request = (method: string, ...params: readonly unknown[]): Promise<unknown> =>
    client.request({ method, params } as never);
  const advance = async (seconds: number): Promise<void> => {
    await request('evm_increaseTime', seconds);
    await request('evm_mine');
  };
  const posted = new Map<string, readonly Leaf[]>();
  const post: CheckWorld['post'] = async (batch, by = 'coordinator') => {
    const poster = await ledger(by);
    const { posted: count } = await poster.batchesOf(poster.account);
    const previous = await poster.batchHash(poster.account, count);
    const { header } = await poster.postBatch({
      number: count + 1,
      previousHash: previous ?? new Uint8Array(32),
      receiptsRoot: merkleTop(merkleLevels(batch.map(leafHash))),
      receiptCount: batch.length,
      dataHash: randomBytes(32),
      ...UNSIGNED,
    });
    posted.set(`${header.coordinator} ${header.number}`, batch);
    return header;
  };
  const bring = async (round: number): Promise<TxResult> => {
    const due = BEACON.genesis + (round - 1) * BEACON.period;
    const now = await opener.time();
    if (now < due) await advance(due - now);
    return await opener.checks.submitRound(round, beacon.sign(round));
  };
  const plainly = { kind: parameters.checks?.rate === 0 ? 'lot' : 'drawn', position: 0 } as const;
  const opening: CheckWorld['opening'] = (own, header, hop = 0, bought = plainly) => {
    const batch = posted.get(`${header.coordinator} ${header.number}`)!;
    const index = batch.indexOf(own.leaf);
    return {
      header,
      leaf: own.leaf,
      index,
      path: merklePath(merkleLevels(batch.map(leafHash)), index),
      claims: own.signed,
      part: own.model.part,
      hop,
      bond: OPENER_PURSE,
      ...bought,
    };
  };
  const roundOf = (header: BatchHeader): number =>
    roundAfter({ ...BEACON, ...parameters.beacon }, header.postedAt);

  const boundary: CheckWorld['boundary'] = (own, facts, number, position) => {
    const { columns, places, relation } = shard.cells[number]!;
    return boundaryNames(relation).map((name, i) => {
      const place = places[i]!;
      const { value, entries } = columns.get(name)!;
      const column = columnEntries(own.values[position]!.get(value)!, entries);
      const point = ints.commit(column, [blinderOf(place, position)]);
      if (place.where === 'inner') {
        const width = shard.inner.length;
        const path =
          facts.kind === 'named'
            ? merkleProof(own.inner.slice(position * width, (position + 1) * width), place.column)
            : merkleProof(own.inner, position * width + place.column);
        return { point, path };
      }
      const edge = own.edges[place.where];
      return { point, edgeLeaf: edge[position]!, path: merkleProof(edge, position) };
    });
  };

  const draw = async (facts: CheckFacts): Promise<number[]> => {
    const id = checkIdOf(facts);
    const { round, draws, innerRoot } = (await operator.checks.check(id))!;
    await bring(round);
    const { value } = (await operator.checks.roundValue(round))!;
    return drawCells(value, id, innerRoot!, cellTotal(facts), draws);
  };

  return {
    anvil,
    addresses,
    bls,
    beacon,
    ints,
    prover,
    shard,
    leaves,
    commitments,
    keys,
    node,
    ledger,
    advance,
    model,
    segment,
    post,
    bring,
    roundOf,
    opening,
    boundary,
    draw,
    async open(own) {
      const header = await post([own.leaf]);
      await bring(roundOf(header));
      return (await opener.checks.open(opening(own, header))).facts;
    },
    async publishDrawing(own, facts, first) {
      const id = checkIdOf(facts);
      const { draws } = (await operator.checks.check(id))!;
      const drawsIt = (time: number): boolean => {
        const value = sha256(beacon.sign(roundAfter({ ...BEACON, ...parameters.beacon }, time)));
        return drawCells(value, id, own.innerRoot, cellTotal(facts), draws)[0] === first;
      };
      let time = (await opener.time()) + 10;
      while (!drawsIt(time)) time++;
      await request('evm_setNextBlockTimestamp', time);
      return await operator.checks.publish(facts, own.innerRoot);
    },
    async publish(own, facts) {
      await operator.checks.publish(facts, own.innerRoot);
      return await draw(facts);
    },
    move(own, facts, cells, drawn) {
      const number = cells[drawn]! % leaves.length;
      const position = Math.floor(cells[drawn]! / leaves.length);
      const cell = shard.cells[number]!;
      const made = prover.prove({
        cell,
        values: (value) => own.values[position]!.get(value)!,
        blinderOf: (place) => blinderOf(place, position),
        commitments: commitments[number],
        context: {
          chainId: BigInt(chainId),
          contract: hexToBytes(addresses.challenge),
          poeaHash: facts.claimHash,
          sessionId: facts.sessionId,
          attempt: facts.attempt,
          layer: number,
          position,
          modelRoot: facts.modelRoot,
        },
      });
      return {
        draw: drawn,
        leaf: own.model.leaves[number]!,
        leafPath: merkleProof(own.model.leaves.map(encodeCellLeaf), number),
        boundary: boundary(own, facts, number, position),
        model: made.statement.model,
        rows: made.statement.rows.map((rows) => ({
          rows: rows.length,
          root: rowsRoot(rows.map(compressG1)),
        })),
        proof: made.proof,
        partialSums: made.partialSums,
      };
    },
    async close() {
      await anvil.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
