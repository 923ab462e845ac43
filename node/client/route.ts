/**
 * From directory records to a route whose every hop this client has appraised, before anything is sent.
 * @module
 */
import { type Appraisal, appraise } from '../../crypto/attest/appraise.ts';
import { decodeEvidence, type Evidence } from '../../crypto/attest/evidence.ts';
import { columnWidths } from '../../crypto/commit/kzg-committer.ts';
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, UnavailableError, VerificationError } from '../../crypto/core/errors.ts';
import type { HeartbeatRecord } from '../../mesh/directory/record.ts';
import { publicKeyOfPeer } from '../../mesh/host/identity.ts';
import { planRoute } from '../../mesh/route/plan.ts';
import { linkKey } from '../../mesh/route/types.ts';
import type { RouteHop } from '../../mesh/session/client-session.ts';
import { shardRoot, shardsOf, valueWidths } from '../../models/shard/manifest.ts';
import type { NodeKey } from '../../settlement/chain/types.ts';
import { askEvidence } from '../services/evidence.ts';
import { nowSeconds } from '../tee/clock.ts';
import type { ClientConnection } from './connect.ts';
import type { ClientModel } from './model.ts';

export interface AppraisedHop extends RouteHop {
  readonly record: HeartbeatRecord;
  readonly decoded: Evidence;
  readonly appraisal: Appraisal;
  /** The staked registration behind the enclave key. */
  readonly registration: NodeKey;
}

export interface AppraisedRoute {
  readonly hops: readonly AppraisedHop[];
  readonly expectedLatencyMs: number;
  /** Nodes that were planned and refused, with the code. */
  readonly refused: readonly { readonly peerId: string; readonly code: string }[];
}

const PING_TIMEOUT_MS = 1_000;

/**
 * Plans, appraises each hop, and plans again without the refused until a whole route stands.
 * @throws UnavailableError ROUTE_COVERAGE_GAP with what was refused and why; CHAIN_UNREACHABLE
 */
export async function appraisedRoute(
  connection: ClientConnection,
  model: ClientModel,
  exclude: ReadonlySet<string>,
): Promise<AppraisedRoute> {
  const { host, directory } = connection;
  const shards = shardsOf(model.manifest).map((part) => ({ index: part.index, shardRoot: shardRoot(part) }));
  const records = directory.list({ modelRoot: model.root });
  const byPeer = new Map(records.map((record) => [record.peerId, record]));
  const links = await measureLinks(connection, records);
  const excluded = new Set(exclude);
  const refused: { peerId: string; code: string }[] = [];
  while (true) {
    let planned: ReturnType<typeof planRoute>;
    try {
      planned = planRoute({
        modelRoot: model.root,
        shards,
        records,
        client: host.peerId,
        links,
        exclude: excluded,
      });
    } catch (thrown) {
      const error = asVeilmeshError(thrown);
      if (refused.length === 0 && exclude.size === 0) throw error;
      throw new UnavailableError(error.code, `${error.message}, once lost and refused nodes are left out`, {
        details: {
          ...error.details,
          lost: [...exclude],
          refused: refused.map(({ peerId, code }) => `${peerId} ${code}`),
        },
        hint: 'veilmesh status',
      });
    }
    const results = await Promise.allSettled(
      planned.hops.map(({ peerId, index }) => appraiseHop(connection, model, byPeer.get(peerId)!, index)),
    );
    const bad = results.flatMap((result, i) => {
      if (result.status === 'fulfilled') return [];
      const error = asVeilmeshError(result.reason);
      if (error.code === 'CHAIN_UNREACHABLE') throw error; // ours to mend: no node is to blame
      return [{ peerId: planned.hops[i]!.peerId, code: error.code }];
    });
    if (bad.length === 0) {
      return {
        hops: results.map((result) => (result as PromiseFulfilledResult<AppraisedHop>).value),
        expectedLatencyMs: planned.expectedLatencyMs,
        refused,
      };
    }
    refused.push(...bad);
    for (const { peerId } of bad) excluded.add(peerId);
  }
}

/** Round trips to every candidate, in milliseconds; an unreachable one is simply not measured. */
async function measureLinks(
  { host }: ClientConnection,
  records: readonly HeartbeatRecord[],
): Promise<Map<string, number>> {
  const links = new Map<string, number>();
  await Promise.all(
    records.map(async ({ peerId, addresses }) => {
      await host.addAddresses(peerId, addresses);
      const measured = await host.ping(peerId, { timeoutMs: PING_TIMEOUT_MS }).catch(() => null);
      if (measured !== null) links.set(linkKey(host.peerId, peerId), measured);
    }),
  );
  return links;
}

/** @throws VerificationError TEE_* | NODE_* */
async function appraiseHop(
  connection: ClientConnection,
  model: ClientModel,
  record: HeartbeatRecord,
  hopIndex: number,
): Promise<AppraisedHop> {
  const { host, ledger, policy, bls } = connection;
  const part = shardsOf(model.manifest)[hopIndex]!;
  const encoded = await askEvidence(host, record.peerId);
  const decoded = decodeEvidence(encoded);
  const appraisal = appraise(decoded, {
    policy,
    now: nowSeconds(),
    expected: {
      peerKey: publicKeyOfPeer(record.peerId),
      modelRoot: model.root,
      shardRoot: shardRoot(part),
      layers: [...part.ops],
      semanticsHash: model.manifest.semanticsHash,
    },
    keyProofs: bls,
  });
  const { binding, evidenceHash } = appraisal;
  const registration = await ledger.nodeByKey(binding.signingKey);
  if (registration !== null && (await ledger.wasSlashed(registration.node))) {
    throw new VerificationError('NODE_CONVICTED', 'the node was convicted on the chain of a false claim', {
      details: { peerId: record.peerId, node: bytesToHex(registration.node) },
    });
  }
  if (registration === null || !registration.record.serving) {
    throw new VerificationError('NODE_UNREGISTERED', "the node's enclave key is not registered with stake", {
      details: { peerId: record.peerId, key: bytesToHex(binding.signingKey).slice(0, 16) },
    });
  }
  if (!equalBytes(registration.record.evidenceHash, evidenceHash)) {
    throw new VerificationError('NODE_EVIDENCE_STALE', 'the node shows other evidence than it registered', {
      details: { peerId: record.peerId },
    });
  }
  return {
    peerId: record.peerId,
    addresses: record.addresses,
    evidence: encoded,
    evidenceHash,
    hpkeKey: binding.hpkeKey,
    bootNonce: binding.bootNonce,
    shardRoot: shardRoot(part),
    columnsOut: columnWidths(valueWidths(part.out)).length,
    record,
    decoded,
    appraisal,
    registration,
  };
}
