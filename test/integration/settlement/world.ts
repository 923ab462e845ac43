/**
 * A deployed chain with a registered model, staked nodes and a funded client, and bundles as they would sign
 * them: what the settlement tests share.
 * @module
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ed25519 } from '@noble/curves/ed25519.js';
import type { Address, Hex, LocalAccount } from 'viem';
import { hexToBytes } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { type Evidence, evidenceHash, makeEvidence } from '../../../crypto/attest/evidence.ts';
import { openPolicy, type Policy, signPolicy } from '../../../crypto/attest/policy.ts';
import { createSimulatedProvider } from '../../../crypto/attest/simulated.ts';
import { decodeCbor, encodeCbor } from '../../../crypto/core/cbor.ts';
import { hash } from '../../../crypto/core/hash.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { type Bls, type BlsKeyPair, loadBls } from '../../../crypto/poea/bls.ts';
import { workUnits } from '../../../crypto/poea/chain-rules.ts';
import { type Claim, claimHash, signClaim } from '../../../crypto/poea/claim.ts';
import { type Bundle, encodeBundle } from '../../../settlement/batch/bundle.ts';
import {
  COORDINATOR_DEFAULTS,
  type Coordinator,
  type CoordinatorOptions,
  createCoordinator,
} from '../../../settlement/batch/coordinator.ts';
import type { CoordinatorEvent } from '../../../settlement/batch/events.ts';
import { type Journal, openJournal } from '../../../settlement/batch/journal.ts';
import { signVoucher, type Voucher } from '../../../settlement/batch/voucher.ts';
import { paymentTerms } from '../../../settlement/batch/voucher-digest.ts';
import { type Anvil, startAnvil } from '../../../settlement/chain/anvil.ts';
import { DEV_PARAMETERS, type DeployParameters, deployContracts } from '../../../settlement/chain/deploy.ts';
import { devAccount } from '../../../settlement/chain/dev-accounts.ts';
import type { Ledger } from '../../../settlement/chain/ledger.ts';
import { measurementId, NO_PLATFORM } from '../../../settlement/chain/measurement-id.ts';
import { possessionContext } from '../../../settlement/chain/possession.ts';
import type { Addresses } from '../../../settlement/chain/types.ts';
import { createViemLedger } from '../../../settlement/chain/viem-ledger.ts';
import { QUICKNET } from '../../../settlement/checks/rounds.ts';
import type { ReceiptModel } from '../../../settlement/receipt/findings.ts';

export const MEASUREMENT = 'SIM:settlement-test';
export const PRICE = 1_000_000_000n;
export const COSTS = [2_000, 3_000, 1_000] as const;
export const HOPS = COSTS.length;
const POLICY_SEED = new Uint8Array(32).fill(7);

/** Secrets and ids that a second process needs to act for the same parties. */
export interface Cast {
  readonly manifest: Uint8Array;
  readonly modelRoot: Uint8Array;
  readonly shardRoots: readonly Uint8Array[];
  readonly semanticsHash: Uint8Array;
  readonly nodes: readonly CastNode[];
}

/** What a manifest says of a model; its three shards cost COSTS and have the operations of `layersOf`. */
export type CastModel = Omit<Cast, 'nodes'>;

export interface CastNode {
  readonly keys: BlsKeyPair;
  readonly evidence: Evidence;
  readonly node: Uint8Array;
  readonly operator: Address;
}

export interface SegmentOptions {
  readonly sessionId: Uint8Array;
  readonly requestId?: Uint8Array;
  /** The session's segment before; without it this is the first. */
  readonly previous?: Bundle;
  /** How many positions the segment has; 32 without it. */
  readonly count?: number;
  /** Total the voucher allows; 1 ether without it. */
  readonly cumulative?: bigint;
  readonly validUntil?: number;
  readonly client?: LocalAccount;
  /** Changes a claim before its hop signs it. */
  readonly editClaim?: (claim: Claim, hop: number) => Claim;
  readonly editVoucher?: (voucher: Voucher) => Voucher;
  /** Keys that sign instead of the hops' own. */
  readonly keys?: readonly BlsKeyPair[];
}

export interface OpenCoordinator extends Coordinator {
  readonly journal: Journal;
  readonly ledger: Ledger;
  readonly events: readonly CoordinatorEvent[];
  /** Stops it and closes its journal. */
  close(): Promise<void>;
}

export interface World {
  readonly folder: string;
  readonly anvil: Anvil;
  readonly addresses: Addresses;
  readonly bls: Bls;
  readonly policy: Policy;
  readonly cast: Cast;
  readonly client: LocalAccount;
  /** Ledger of the `index`-th development account. */
  ledger(index: number): Promise<Ledger>;
  segment(options: SegmentOptions): Promise<Bundle>;
  submission(options: SegmentOptions): Promise<Uint8Array>;
  /** @param place of its journal; a file in the world's folder without it */
  coordinator(options?: Partial<CoordinatorOptions>, place?: string): Promise<OpenCoordinator>;
  close(): Promise<void>;
}

/** How long a silent process keeps the lead of a shared journal. */
export const LEASE_MS = 1_000;

/** Roles by development account. */
export const ROLES = { deployer: 0, coordinator: 1, client: 2, owner: 3, node: 4 } as const;

export const unixNow = (): number => Math.floor(Date.now() / 1_000);

export const POLICY_SIGNER = ed25519.getPublicKey(POLICY_SEED);

/** Policies of this file, as bytes. */
export const signedTestPolicy = (): Uint8Array =>
  signPolicy(
    {
      v: 1,
      serial: 1,
      network: 'development',
      allowSimulated: true,
      measurements: [MEASUREMENT],
      maxEvidenceAgeSeconds: 86_400,
      issuedAt: unixNow(),
    },
    POLICY_SEED,
  );

export const testPolicy = (): Policy =>
  openPolicy(signedTestPolicy(), { signers: [POLICY_SIGNER], minSerial: 0 });

export const layersOf = (hop: number): [number, number] => [hop * 4, hop * 4 + 4];

/** Reads the manifests of this file. */
export function readTestModel(manifest: Uint8Array): ReceiptModel {
  const read = decodeCbor(manifest, 4_096) as {
    name: string;
    shardRoots: Uint8Array[];
    semanticsHash: Uint8Array;
  };
  return {
    name: read.name,
    modelRoot: hash('model-root/v1', manifest),
    semanticsHash: read.semanticsHash,
    closed: false,
    shards: read.shardRoots.map((shardRoot, hop) => ({
      shardRoot,
      layers: layersOf(hop),
      cost: COSTS[hop]!,
      cells: null,
    })),
  };
}

/** A model and the keys and evidence of its nodes, registered nowhere yet. Node ids are random. */
export async function makeCast(bls: Bls, model = castModel()): Promise<Cast> {
  const { modelRoot, shardRoots, semanticsHash } = model;
  const nodes: CastNode[] = [];
  for (const [hop, shardRoot] of shardRoots.entries()) {
    const keys = bls.keygen();
    const evidence = await makeEvidence(
      createSimulatedProvider({ measurement: MEASUREMENT, clock: unixNow }),
      {
        peerKey: randomBytes(32),
        signingKey: keys.publicKey,
        hpkeKey: randomBytes(32),
        modelRoot,
        shardRoot,
        layers: layersOf(hop),
        semanticsHash,
        runtimeHash: randomBytes(32),
        bootNonce: randomBytes(32),
        freshness: randomBytes(32),
      },
      bls.provePossession(keys.secretKey),
    );
    nodes.push({ keys, evidence, node: randomBytes(32), operator: devAccount(ROLES.node + hop).address });
  }
  return { ...model, nodes };
}

/** One whose manifest this file alone can read. */
function castModel(): CastModel {
  const shardRoots = COSTS.map(() => randomBytes(32));
  const semanticsHash = randomBytes(32);
  const manifest = encodeCbor({ name: 'test model', shardRoots, semanticsHash });
  return { manifest, modelRoot: hash('model-root/v1', manifest), shardRoots, semanticsHash };
}

/** Two hops may not share a key, but one operator may run several nodes. */
async function registerCast(
  bls: Bls,
  addresses: Addresses,
  ledgerOf: (index: number) => Promise<Ledger>,
  model: CastModel | undefined,
): Promise<Cast> {
  const cast = await makeCast(bls, model);
  const owner = await ledgerOf(ROLES.owner);
  await owner.publishModel({
    modelRoot: cast.modelRoot,
    shardRoots: cast.shardRoots,
    semanticsHash: cast.semanticsHash,
    pricePerUnit: PRICE,
    licence: 'Apache-2.0',
  });
  const nodes: CastNode[] = [];
  for (const [hop, made] of cast.nodes.entries()) {
    const ledger = await ledgerOf(ROLES.node + hop);
    const { node } = await ledger.registerNode(
      {
        peerIdHash: randomBytes(32),
        evidenceHash: evidenceHash(made.evidence),
        measurement: measurementId(MEASUREMENT),
        platformId: NO_PLATFORM,
        payout: ledger.account,
        blsKey: made.keys.publicKey,
        possession: bls.provePossession(
          made.keys.secretKey,
          possessionContext(addresses.chainId, addresses.nodeRegistry, ledger.account),
        ),
      },
      DEV_PARAMETERS.minStake,
    );
    nodes.push({ ...made, node, operator: ledger.account });
  }
  return { ...cast, nodes };
}

export async function makeSegment(
  bls: Bls,
  addresses: Pick<Addresses, 'chainId' | 'meshRollup' | 'escrow'>,
  cast: Cast,
  client: LocalAccount,
  options: SegmentOptions,
): Promise<Bundle> {
  const before = options.previous?.claims.map((signed) => signed.claim);
  const segment = (before?.[0]?.segment ?? -1) + 1;
  const from = before?.[0]?.positions[1] ?? 0;
  const count = options.count ?? 32;
  const requestId = options.requestId ?? options.sessionId;
  const links = [...Array(HOPS + 1)].map((_, edge) =>
    hash('test-link', requestId, Uint8Array.of(edge, segment)),
  );
  const payer = options.client ?? client;
  const plain: Voucher = {
    client: payer.address.toLowerCase() as Address,
    coordinator: devAccount(ROLES.coordinator).address,
    sessionId: options.sessionId,
    modelRoot: cast.modelRoot,
    cumulative: options.cumulative ?? 10n ** 18n,
    payees: cast.nodes.map(({ node }, hop) => ({ node, weight: COSTS[hop]! })),
    validUntil: options.validUntil ?? unixNow() + 3_600,
  };
  const voucher = options.editVoucher?.(plain) ?? plain;
  const claims = cast.nodes.map((node, hop) => {
    const claim: Claim = {
      version: 1,
      chainId: addresses.chainId,
      settlement: hexToBytes(addresses.meshRollup),
      sessionId: options.sessionId,
      requestId,
      segment,
      hopIndex: hop,
      hopCount: HOPS,
      attempt: 0,
      modelRoot: cast.modelRoot,
      shardRoot: cast.shardRoots[hop]!,
      layers: layersOf(hop),
      semanticsHash: cast.semanticsHash,
      positions: [from, from + count],
      inCommits: links[hop]!,
      outCommits: links[hop + 1]!,
      answerCommit: null,
      samplingHash: null,
      workUnits: workUnits(count, COSTS[hop]!),
      prevClaim: before === undefined ? null : claimHash(before[hop]!),
      clientNonce: paymentTerms(voucher),
      evidenceHash: evidenceHash(node.evidence),
      enclaveKey: node.keys.publicKey,
      nextKey: cast.nodes[hop + 1]?.keys.publicKey ?? null,
      notAfter: unixNow() + 3_600,
    };
    const keys = options.keys?.[hop] ?? node.keys;
    return signClaim(bls, options.editClaim?.(claim, hop) ?? claim, keys.secretKey);
  });
  const signed = await signVoucher(voucher, addresses, payer);
  return { version: 1, claims, evidence: cast.nodes.map((n) => n.evidence), voucher: signed };
}

/** Fee in wei of a segment of `positions` positions. */
export const segmentFee = (positions = 32): bigint =>
  COSTS.reduce((sum, cost) => sum + BigInt(workUnits(positions, cost)) * PRICE, 0n);

/** @param model one with a manifest for everybody */
export async function createWorld(
  parameters: Partial<DeployParameters> = {},
  model?: CastModel,
): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'veilmesh-settlement-'));
  const anvil = await startAnvil({ stateFile: join(folder, 'chain.json') });
  try {
    const addresses = await deployContracts({
      rpcUrl: anvil.url,
      privateKey: devAccount(ROLES.deployer).privateKey,
      parameters: {
        ...DEV_PARAMETERS,
        beacon: { ...QUICKNET, lead: 30 },
        window: 1,
        longWindow: 1,
        forceDelay: 0,
        settlementMargin: 0,
        ...parameters,
      },
      addressesFile: join(folder, 'addresses.json'),
    });
    const ledgers = new Map<number, Promise<Ledger>>();
    const ledger = (index: number): Promise<Ledger> => {
      const known = ledgers.get(index);
      if (known !== undefined) return known;
      const { privateKey } = devAccount(index);
      const opened = createViemLedger({ rpcUrl: anvil.url, addresses, privateKey });
      ledgers.set(index, opened);
      return opened;
    };
    const closers: (() => Promise<void>)[] = [];
    const bls = await loadBls();
    const cast = await registerCast(bls, addresses, ledger, model);
    const client = privateKeyToAccount(devAccount(ROLES.client).privateKey as Hex);
    await (await ledger(ROLES.client)).deposit(
      client.address,
      devAccount(ROLES.coordinator).address,
      10n ** 18n,
    );
    const segment = (options: SegmentOptions) => makeSegment(bls, addresses, cast, client, options);
    return {
      folder,
      anvil,
      addresses,
      bls,
      policy: testPolicy(),
      cast,
      client,
      ledger,
      segment,
      submission: async (options) => encodeBundle(await segment(options)),
      async coordinator(overrides = {}, place = join(folder, 'journal.sqlite')) {
        const journal = overrides.journal ?? (await openJournal(place, { leaseMs: LEASE_MS }));
        const events: CoordinatorEvent[] = [];
        const own = overrides.ledger ?? (await ledger(ROLES.coordinator));
        const coordinator = await createCoordinator({
          ...COORDINATOR_DEFAULTS,
          ledger: own,
          journal,
          bls,
          policy: testPolicy(),
          signer: privateKeyToAccount(devAccount(ROLES.coordinator).privateKey),
          certify: async () => null,
          clock: Date.now,
          batchIntervalMs: 50,
          tickMs: 20,
          onEvent: (event) => events.push(event),
          ...overrides,
        });
        let closed = false;
        const close = async (): Promise<void> => {
          if (closed) return;
          closed = true;
          await coordinator.stop();
          await journal.close();
        };
        closers.push(close);
        return { ...coordinator, journal, ledger: own, events, close };
      },
      async close() {
        for (const close of closers) await close();
        await anvil.kill();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (thrown) {
    await anvil.kill();
    throw thrown;
  }
}
