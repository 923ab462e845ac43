/**
 * Batches as they were posted, and of one that somebody looks at its receipts, from whoever hands out its data.
 * @module
 */
import type { Address } from 'viem';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { decodeBundle } from '../../settlement/batch/bundle.ts';
import { type BatchHeader, isSigned, isVoid, type Progress } from '../../settlement/batch/header.ts';
import { bundleFee } from '../../settlement/batch/segment.ts';
import type { PostedBatch } from '../../settlement/chain/ledger.ts';
import type { ClientConnection } from '../client/connect.ts';
import { createDataPeers } from '../services/data-peers.ts';
import type { ApiBatch, ApiBatchPage } from './api-types.ts';
import { orNull } from './or-null.ts';
import { rememberedBy } from './remembered.ts';

export interface BatchViews {
  view(posted: PostedBatch): Promise<ApiBatch>;
  /** The first of its receipts; null where nobody hands them out. */
  segments(posted: PostedBatch): Promise<ApiBatchPage['segments']>;
}

const PROGRESS_MS = 2_000;
const MAX_COORDINATORS = 64;
/** Of one batch, for a page: more is for whoever judges batches. */
const MAX_BYTES = 16 * 2 ** 20;
const MAX_SEGMENTS = 500;
const DATA_MS = 10_000;
const MAX_KEPT = 16;
const AT_ONCE = 2;
const PRICE_MS = 60_000;
const MAX_MODELS = 256;

type Connection = Pick<ClientConnection, 'host' | 'introducer' | 'network' | 'ledger'>;

export const batchName = ({ coordinator, number }: { coordinator: Address; number: number }): string =>
  `${coordinator.toLowerCase()}-${number}`;

export function createBatchViews({ host, introducer, network, ledger }: Connection): BatchViews {
  const progressOf = rememberedBy(PROGRESS_MS, MAX_COORDINATORS, (account: Address) =>
    ledger.batchesOf(account),
  );
  const data = createDataPeers(host, introducer, network);
  const priceOf = rememberedBy(PRICE_MS, MAX_MODELS, async (root: string) => {
    const model = await ledger.getModel(Uint8Array.from(Buffer.from(root, 'hex')));
    return model?.pricePerUnit ?? 0n;
  });
  /** By header hash: what a batch holds never changes. */
  const kept = new Map<string, NonNullable<ApiBatchPage['segments']>>();
  let fetching = 0;

  async function fetchSegments(header: BatchHeader): Promise<NonNullable<ApiBatchPage['segments']>> {
    const bundles = await data.fetch(header, AbortSignal.timeout(DATA_MS), MAX_BYTES);
    return await Promise.all(
      bundles.slice(0, MAX_SEGMENTS).map(async (encoded) => {
        const bundle = decodeBundle(encoded);
        const { claim } = bundle.claims[0]!;
        const { client, payees } = bundle.voucher.voucher;
        const model = bytesToHex(claim.modelRoot);
        return {
          requestId: bytesToHex(claim.requestId),
          segment: claim.segment,
          model,
          client,
          positions: claim.positions,
          nodes: payees.map(({ node }) => bytesToHex(node)),
          feeWei: String(bundleFee(bundle, await priceOf(model))),
        };
      }),
    );
  }

  return {
    async view(batch) {
      const { header, headerHash, txHash, blockNumber } = batch;
      const progress = await progressOf(header.coordinator);
      return {
        id: batchName(header),
        coordinator: header.coordinator,
        number: header.number,
        headerHash: bytesToHex(headerHash),
        previousHash: bytesToHex(header.previousHash),
        receiptsRoot: bytesToHex(header.receiptsRoot),
        dataHash: bytesToHex(header.dataHash),
        receipts: header.receiptCount,
        postedAt: 1_000 * header.postedAt,
        finalAt: 1_000 * header.finalAt,
        state: stateOf(progress, header.number),
        signers: isSigned(header) ? countBits(header.bitmap) : 0,
        transaction: txHash,
        block: blockNumber,
      };
    },
    async segments({ header, headerHash }) {
      const name = bytesToHex(headerHash);
      const known = kept.get(name);
      if (known !== undefined) return known;
      if (fetching >= AT_ONCE) return null;
      fetching++;
      try {
        const segments = await orNull(fetchSegments(header));
        if (segments !== null) kept.set(name, segments);
        if (kept.size > MAX_KEPT) kept.delete(kept.keys().next().value!);
        return segments;
      } finally {
        fetching--;
      }
    },
  };
}

const stateOf = (progress: Progress, number: number): ApiBatch['state'] =>
  isVoid(progress, number) ? 'void' : number <= progress.finalized ? 'final' : 'challengeable';

const countBits = (bitmap: Uint8Array): number =>
  bitmap.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);
