/**
 * Posted batches and the registries they stand in, without a chain: what the judge of public data is tested with.
 * @module
 */
import type { Address, LocalAccount } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { evidenceHash } from '../../crypto/attest/evidence.ts';
import { equalBytes } from '../../crypto/core/bytes.ts';
import { encodeCbor } from '../../crypto/core/cbor.ts';
import { UnavailableError } from '../../crypto/core/errors.ts';
import { merkleLevels, merkleTop } from '../../crypto/core/keccak-merkle.ts';
import { type Bls, loadBls } from '../../crypto/poea/bls.ts';
import { type Bundle, batchDataHash, bundleHash, encodeBundle } from '../../settlement/batch/bundle.ts';
import { type BatchHeader, headerHash, UNSIGNED } from '../../settlement/batch/header.ts';
import { type Leaf, leafHash } from '../../settlement/batch/leaf.ts';
import { JUDGING_LATENESS } from '../../settlement/batch/registered-evidence.ts';
import { createRegistryCheck } from '../../settlement/batch/registry-check.ts';
import { bundleFee, leafOf } from '../../settlement/batch/segment.ts';
import { createBundleVerifier } from '../../settlement/batch/verify-bundle.ts';
import { devAccount } from '../../settlement/chain/dev-accounts.ts';
import { measurementId, NO_PLATFORM } from '../../settlement/chain/measurement-id.ts';
import type { ModelRecord, NodeKey, NodeRecord } from '../../settlement/chain/types.ts';
import { createJudge, type Judge, type PostedData } from '../../settlement/watch/judge.ts';
import {
  type Cast,
  MEASUREMENT,
  makeCast,
  makeSegment,
  PRICE,
  ROLES,
  type SegmentOptions,
  testPolicy,
  unixNow,
} from '../integration/settlement/world.ts';

const SETTLEMENT = {
  chainId: 31_337,
  meshRollup: `0x${'11'.repeat(20)}`,
  escrow: `0x${'22'.repeat(20)}`,
  ephemeralSession: `0x${'33'.repeat(20)}`,
} as const;
const CHECKABLE = 600;
export const MAX_EVIDENCE_AGE = 86_400;

export interface WatchCast {
  readonly bls: Bls;
  readonly cast: Cast;
  readonly coordinator: Address;
  readonly judge: Judge;
  /** What the registries say of nodes and of the model from now on. */
  readonly standing: {
    node: Partial<NodeRecord>;
    model: Partial<ModelRecord>;
    unreachable?: boolean;
    /** Unix seconds at which all evidence was registered; now without it. */
    evidenceAt?: number;
    /** Unix seconds from which it is revoked, by whom. */
    revoked?: { measurement?: number; evidence?: number; holding?: number; model?: number };
  };
  segment(options: SegmentOptions): Promise<Bundle>;
  /** A batch of these bundles that follows `before`, with whatever is changed. */
  post(bundles: readonly Bundle[], change?: PostChange): PostedData & { readonly parent: Uint8Array };
}

export interface PostChange {
  readonly before?: PostedData;
  readonly coordinator?: Address;
  readonly header?: Partial<BatchHeader>;
  readonly leaf?: (leaf: Leaf, index: number) => Leaf;
  readonly encoded?: (bytes: Uint8Array, index: number) => Uint8Array;
}

export async function createWatchCast(): Promise<WatchCast> {
  const bls = await loadBls();
  const cast = await makeCast(bls);
  const client: LocalAccount = privateKeyToAccount(devAccount(ROLES.client).privateKey);
  const coordinator = devAccount(ROLES.coordinator).address.toLowerCase() as Address;
  const standing: WatchCast['standing'] = { node: {}, model: {} };

  const getModel = async (modelRoot: Uint8Array): Promise<ModelRecord | null> =>
    equalBytes(modelRoot, cast.modelRoot)
      ? {
          modelRoot,
          shardRoots: cast.shardRoots,
          semanticsHash: cast.semanticsHash,
          pricePerUnit: PRICE,
          licence: 'Apache-2.0',
          owner: coordinator,
          publishedAt: 0,
          servable: true,
          ...standing.model,
        }
      : null;
  const nodeByKey = async (key: Uint8Array): Promise<NodeKey | null> => {
    if (standing.unreachable === true) throw new UnavailableError('CHAIN_UNREACHABLE', 'the chain is away');
    const found = cast.nodes.find(({ keys }) => equalBytes(keys.publicKey, key));
    if (found === undefined) return null;
    const record: NodeRecord = {
      node: found.node,
      operator: found.operator,
      payout: found.operator,
      stake: 1n,
      serving: true,
      staked: true,
      exitAt: 0,
      peerIdHash: new Uint8Array(32),
      keyHash: new Uint8Array(32),
      evidenceHash: evidenceHash(found.evidence),
      evidenceAt: unixNow(),
      measurement: measurementId(MEASUREMENT),
      platformId: NO_PLATFORM,
      ...standing.node,
    };
    return { node: found.node, validUntil: Number.POSITIVE_INFINITY, record };
  };

  const ledger: Parameters<typeof createRegistryCheck>[0] = {
    getModel,
    nodeByKey,
    evidenceSince: async (node, hash) =>
      cast.nodes.some((one) => equalBytes(one.node, node) && equalBytes(evidenceHash(one.evidence), hash))
        ? (standing.evidenceAt ?? unixNow())
        : null,
    registeredEvidence: async () => null,
    maxEvidenceAge: async () => MAX_EVIDENCE_AGE,
    onePlatformKey: async () => true,
    revocations: {
      notice: async () => 600,
      revokedFrom: async (kind) => standing.revoked?.[kind] ?? null,
      revokedForModelFrom: async () => standing.revoked?.model ?? null,
    },
  };

  return {
    bls,
    cast,
    coordinator,
    standing,
    judge: createJudge({
      bls,
      priceOf: async (root) => (await getModel(root))?.pricePerUnit ?? null,
      isRegistered: async (key) => (await nodeByKey(key)) !== null,
      // a fresh one each time: what it remembers of the registries would outlive their change
      verifier: {
        verify: (candidates, now) =>
          createBundleVerifier({
            bls,
            policy: testPolicy(),
            registry: createRegistryCheck(ledger, testPolicy(), JUDGING_LATENESS),
            settlement: SETTLEMENT,
            coordinator: null,
            checkable: CHECKABLE,
            voucherMargin: 0,
            freshAt: async () => null,
          }).verify(candidates, now),
      },
    }),
    segment: (options) => makeSegment(bls, SETTLEMENT, cast, client, options),
    post(bundles, change = {}) {
      const encoded = bundles.map((bundle, i) => {
        const bytes = encodeBundle(bundle);
        return change.encoded?.(bytes, i) ?? bytes;
      });
      const leaves = bundles.map((bundle, i) => {
        const leaf = leafOf(bundle, bundleFee(bundle, PRICE));
        return leafHash(change.leaf?.(leaf, i) ?? leaf);
      });
      const parent = change.before === undefined ? new Uint8Array(32) : headerHash(change.before.header);
      const postedAt = unixNow();
      const header: BatchHeader = {
        ...UNSIGNED,
        coordinator: change.coordinator ?? coordinator,
        number: (change.before?.header.number ?? 0) + 1,
        previousHash: parent,
        receiptsRoot: merkleTop(merkleLevels(leaves)),
        receiptCount: leaves.length,
        dataHash: batchDataHash(encoded.map(bundleHash)),
        postedAt,
        finalAt: postedAt + 8,
        ...change.header,
      };
      return { header, bundles: encoded, parent };
    },
  };
}

/** The bytes of something that is no bundle. */
export const noBundle = (): Uint8Array => encodeCbor({ version: 1 });
