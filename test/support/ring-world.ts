/**
 * Transcripts on a real chain: a deployed network, a published shard with all three kinds of product, a staked node,
 * and sessions that it answers, rightly or not.
 * @module
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hexToBytes } from 'viem';
import { createIntCommits, type IntCommits } from '../../crypto/commit/int-commits.ts';
import { loadSetup } from '../../crypto/commit/setup.ts';
import { OPEN_MODEL_KEY } from '../../crypto/commit/weight-rows.ts';
import { contentHash, hash } from '../../crypto/core/hash.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import type { Masked } from '../../crypto/mask/masked.ts';
import { type Bls, type BlsKeyPair, loadBls } from '../../crypto/poea/bls.ts';
import { recordHost, recordSide, type TranscriptFile, transcriptFile } from '../../crypto/ring/record.ts';
import {
  type RingStatement,
  STATEMENT_LIFE,
  type StatedRole,
  signStatement,
} from '../../crypto/ring/statement.ts';
import type { RecordedProduct, TranscriptTree } from '../../crypto/ring/transcript.ts';
import { createNumbers, makeProgram, value } from '../../models/engine/conformance/case.ts';
import { commitProduct, describeCells, productOf } from '../../models/program/cells/cell-weights.ts';
import { lowerShard } from '../../models/program/cells/shard-cells.ts';
import type { Program } from '../../models/program/types.ts';
import { createTensors } from '../../models/program/weights.ts';
import { recordedProducts } from '../../models/ring/recorded.ts';
import { createReferenceProducts } from '../../models/ring/reference.ts';
import type { RingProducts } from '../../models/ring/types.ts';
import { cellTree } from '../../models/shard/cells.ts';
import { shardRoot } from '../../models/shard/manifest.ts';
import type { PartManifest } from '../../models/shard/types.ts';
import { type Anvil, startAnvil } from '../../settlement/chain/anvil.ts';
import { openClient } from '../../settlement/chain/client.ts';
import { DEV_PARAMETERS, deployContracts } from '../../settlement/chain/deploy.ts';
import { devAccount } from '../../settlement/chain/dev-accounts.ts';
import type { Ledger } from '../../settlement/chain/ledger.ts';
import { possessionContext } from '../../settlement/chain/possession.ts';
import type { Addresses } from '../../settlement/chain/types.ts';
import { createViemLedger } from '../../settlement/chain/viem-ledger.ts';
import { QUICKNET } from '../../settlement/checks/rounds.ts';
import type { EvidenceModel } from '../../settlement/ring/evidence.ts';

const ACCOUNTS = { deployer: 0, owner: 3, operator: 4, reporter: 5 } as const;

/** What a node answered in one session, and signed. */
export interface Answered extends TranscriptFile {
  readonly tree: TranscriptTree;
}

/** Changes the words out of a product before they are answered, and so signed. */
export type Lie = (op: string, result: Int32Array) => void;

export interface RingModel extends EvidenceModel {
  readonly chainId: number;
  readonly settlement: Uint8Array;
  readonly modelRoot: Uint8Array;
  readonly shardRoot: Uint8Array;
  readonly products: RingProducts;
}

export interface RingWorld {
  readonly anvil: Anvil;
  readonly addresses: Addresses;
  readonly bls: Bls;
  readonly keys: BlsKeyPair;
  readonly node: Uint8Array;
  readonly model: RingModel;
  ledger(account: keyof typeof ACCOUNTS): Promise<Ledger>;
  /** Publishes a program as a model of so many shards, all of them the same. */
  publish(program: Program, weights: Uint8Array, index?: number): Promise<RingModel>;
  /** `rows` rows through every product, words in drawn at random. */
  session(rows: number, lie?: Lie, model?: RingModel, role?: StatedRole): Promise<Answered>;
  /** A node of its own with another key, that has withdrawn its stake. */
  empty(by: BlsKeyPair): Promise<Uint8Array>;
  /** The same words under another statement. */
  signed(answered: Answered, edit: Partial<RingStatement>, by?: BlsKeyPair): Answered;
  close(): Promise<void>;
}

/** Words out of `fc` make two chunks; `image` reads a whole image; `blocks` leaves the exponent out. */
export function ringProgram(): { program: Program; weights: Uint8Array } {
  const numbers = createNumbers(11);
  const product = (name: string, dOut: number, dIn: number) => [
    { name: `${name}.w`, type: 'i8' as const, shape: [dOut, dIn], data: numbers(dOut * dIn, 127) },
    { name: `${name}.b`, type: 'i32' as const, shape: [dOut], data: numbers(dOut, 1_000) },
    { name: `${name}.m`, type: 'u32' as const, shape: [dOut], data: new Array<number>(dOut).fill(2 ** 20) },
  ];
  const requant = (name: string) => ({ mult: `${name}.m`, out: 'i8' as const });
  return makeProgram('ring', {
    inputs: [value('x', 90, 'i8'), value('picture', 50, 'i8'), value('r', 20, 'i32')],
    ops: [
      {
        kind: 'linear',
        name: 'fc',
        in: ['x'],
        out: 'y',
        weight: 'fc.w',
        bias: 'fc.b',
        requant: requant('fc'),
      },
      {
        kind: 'conv2d',
        name: 'image',
        in: ['picture'],
        out: 'z',
        height: 5,
        width: 5,
        channels: 2,
        kernel: 3,
        stride: 1,
        weight: 'image.w',
        bias: 'image.b',
        requant: requant('image'),
      },
      { kind: 'bfp', name: 'round', in: ['r'], out: 'm', groups: [20] },
      {
        kind: 'bfplinear',
        name: 'blocks',
        in: ['m'],
        out: 'v',
        weight: 'blocks.w',
        bias: 'blocks.b',
        mult: 'blocks.m',
      },
    ],
    tensors: [...product('fc', 70, 90), ...product('image', 4, 18), ...product('blocks', 9, 20)],
    outputs: ['y', 'z', 'v'],
    maxRows: 4,
  });
}

function packed(
  program: Program,
  weights: Uint8Array,
  index: number,
  ints: IntCommits,
): Pick<RingModel, 'part' | 'file'> {
  const shard = lowerShard(program, createTensors(program.tensors, weights));
  // kinds' keys are nothing that a word's referee looks at
  const leaves = describeCells(
    shard,
    () => new Uint8Array(32).fill(1),
    (cell) => {
      const product = productOf(cell);
      return product && commitProduct(product, OPEN_MODEL_KEY, ints);
    },
  );
  const edge = (specs: Program['inputs']): PartManifest['in'] => ({
    values: specs.map(({ name, width }) => ({ name, width })),
    width: specs.reduce((sum, { width }) => sum + width, 0),
    rows: 'n',
  });
  const part: PartManifest = {
    role: 'shard',
    index,
    ops: [0, program.ops.length],
    in: edge(program.inputs),
    out: edge(program.outputs),
    contentHash: contentHash(weights),
    bytes: weights.length,
    cells: cellTree(shard, leaves),
    memory: 1_000,
    memoryPerPosition: 0,
    cost: 2_000,
  };
  return { part, file: { program, weights, leaves } };
}

export async function createRingWorld(): Promise<RingWorld> {
  const { program, weights } = ringProgram();
  const folder = mkdtempSync(join(tmpdir(), 'veilmesh-ring-'));
  const [anvil, bls, setup, ints] = await Promise.all([
    startAnvil(),
    loadBls(),
    loadSetup(),
    createIntCommits(1),
  ]);
  const addresses = await deployContracts({
    rpcUrl: anvil.url,
    privateKey: devAccount(ACCOUNTS.deployer).privateKey,
    parameters: { ...DEV_PARAMETERS, beacon: { ...QUICKNET, lead: 0 } },
    addressesFile: join(folder, 'addresses.json'),
  });
  const ledger = (name: keyof typeof ACCOUNTS): Promise<Ledger> =>
    createViemLedger({ rpcUrl: anvil.url, addresses, privateKey: devAccount(ACCOUNTS[name]).privateKey });
  const [owner, operator] = await Promise.all([ledger('owner'), ledger('operator')]);
  const keys = bls.keygen(new Uint8Array(48).fill(3));
  const register = async (by: Ledger, own: BlsKeyPair, seed: number): Promise<Uint8Array> => {
    const context = possessionContext(addresses.chainId, addresses.nodeRegistry, by.account);
    const { node } = await by.registerNode(
      {
        peerIdHash: new Uint8Array(32).fill(seed),
        evidenceHash: new Uint8Array(32).fill(6),
        measurement: new Uint8Array(32).fill(7),
        platformId: new Uint8Array(32),
        payout: by.account,
        blsKey: own.publicKey,
        possession: bls.provePossession(own.secretKey, context),
      },
      DEV_PARAMETERS.minStake,
    );
    return node;
  };
  const node = await register(operator, keys, 5);
  const { client } = await openClient(anvil.url);
  const advance = async (seconds: number): Promise<void> => {
    await client.request({ method: 'evm_increaseTime', params: [seconds] } as never);
    await client.request({ method: 'evm_mine' } as never);
  };
  let models = 0;
  const publish: RingWorld['publish'] = async (program, weights, index = 0) => {
    const { part, file } = packed(program, weights, index, ints);
    const modelRoot = hash('model-root/v1', Uint8Array.of(++models));
    await owner.publishModel({
      modelRoot,
      shardRoots: Array.from({ length: index + 1 }, (_, i) =>
        i === index ? shardRoot(part) : new Uint8Array(32).fill(i + 1),
      ),
      semanticsHash: new Uint8Array(32).fill(1),
      pricePerUnit: 1n,
      licence: 'Apache-2.0',
    });
    const recorded: RecordedProduct[] = recordedProducts({ ...file, role: 'shard' }, false);
    const products = createReferenceProducts(program, weights);
    const settlement = hexToBytes(addresses.meshRollup);
    const at = { chainId: addresses.chainId, settlement, modelRoot, shardRoot: shardRoot(part) };
    return { ...at, part, file, recorded, products, ints, setup };
  };
  const model = await publish(program, weights, 1);
  const sign = (statement: RingStatement, by: BlsKeyPair) => signStatement(bls, statement, by);
  return {
    anvil,
    addresses,
    bls,
    keys,
    node,
    model,
    ledger,
    publish,
    async session(rows, lie = () => {}, of = model, role = 'product') {
      const { products, recorded } = of;
      const side = recordSide(role === 'product' ? 'vault' : 'decoy', recorded);
      const host = recordHost(side, {
        async multiply(op, masked, count) {
          const result = await products.multiply(op, masked, count);
          lie(op, result);
          return result;
        },
      });
      for (const { op, dIn } of products.list) {
        const words = new Int32Array(randomBytes(4 * rows * dIn).buffer as ArrayBuffer);
        await host.multiply(op, words as Masked, rows);
      }
      const record = await side.record(randomBytes(32));
      const { tree } = record;
      const statement: RingStatement = {
        version: 1,
        chainId: addresses.chainId,
        settlement: hexToBytes(addresses.meshRollup),
        modelRoot: of.modelRoot,
        shardRoot: of.shardRoot,
        role,
        session: randomBytes(32),
        root: tree.root,
        count: tree.count,
        rows: rows * products.list.length,
        notAfter: (await owner.time()) + STATEMENT_LIFE,
      };
      return { ...transcriptFile(record, sign(statement, keys)), tree };
    },
    async empty(by) {
      const shield = await register(owner, by, 15);
      await owner.requestExit(shield);
      await advance(DEV_PARAMETERS.exitDelay + 1);
      await owner.withdrawStake(shield);
      return shield;
    },
    signed: (answered, edit, by = keys) => ({
      ...answered,
      signed: sign({ ...answered.signed.statement, ...edit }, by),
    }),
    async close() {
      await anvil.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
