/**
 * From directory records to a route whose every hop this client has appraised, before anything is sent.
 * @module
 */
import { type Appraisal, appraise } from '../../crypto/attest/appraise.ts';
import type { Binding } from '../../crypto/attest/binding.ts';
import { decodeEvidence, type Evidence } from '../../crypto/attest/evidence.ts';
import { type AssuranceLevel, levelText, reachesLevel, weakestLevel } from '../../crypto/attest/levels.ts';
import { columnWidths } from '../../crypto/commit/kzg-committer.ts';
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, UnavailableError, VerificationError } from '../../crypto/core/errors.ts';
import { sleep } from '../../crypto/core/pause.ts';
import type { HeartbeatRecord } from '../../mesh/directory/record.ts';
import { publicKeyOfPeer } from '../../mesh/host/identity.ts';
import { planRoute } from '../../mesh/route/plan.ts';
import { linkKey } from '../../mesh/route/types.ts';
import type { RouteHop } from '../../mesh/session/client-session.ts';
import { shardRoot, shardsOf, valueWidths } from '../../models/shard/manifest.ts';
import { createEvidenceCheck, type EvidenceCheck } from '../../settlement/batch/registered-evidence.ts';
import { freshByChain } from '../../settlement/chain/fresh-at.ts';
import type { NodeKey } from '../../settlement/chain/types.ts';
import { askProven } from '../services/possession.ts';
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
  /** Its weakest hop's. */
  readonly level: AssuranceLevel;
  readonly expectedLatencyMs: number;
  /** Nodes that were planned and refused, with the code. */
  readonly refused: readonly { readonly peerId: string; readonly code: string }[];
}

/** What a command's document says of a route. */
export const privacyOf = ({ hops, level }: AppraisedRoute) => ({
  level,
  assurance: hops.some(({ appraisal }) => appraisal.assurance === 'simulated') ? 'simulated' : 'hardware',
  text: levelText(level),
});

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
  const registered = createEvidenceCheck(connection.ledger, connection.policy, 0);
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
      planned.hops.map(({ peerId, index }) =>
        appraiseHop(connection, registered, model, byPeer.get(peerId)!, index),
      ),
    );
    const bad = results.flatMap((result, i) => {
      if (result.status === 'fulfilled') return [];
      const error = asVeilmeshError(result.reason);
      if (error.code === 'CHAIN_UNREACHABLE') throw error; // ours to mend: no node is to blame
      return [{ peerId: planned.hops[i]!.peerId, code: error.code }];
    });
    if (bad.length === 0) {
      const hops = results.map((result) => (result as PromiseFulfilledResult<AppraisedHop>).value);
      return {
        hops,
        level: weakestLevel(hops.map(({ appraisal }) => appraisal.level)),
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

/** What a node's evidence is refused for while it is being renewed: it is asked again once, and the chain too. */
const RENEWING: readonly string[] = ['NODE_EVIDENCE', 'NODE_EVIDENCE_STALE', 'TEE_EVIDENCE_EXPIRED'];
/** A chain's nodes may see a registration one after another. */
const RENEWING_MS = 500;

/** @throws VerificationError TEE_* | NODE_* */
async function appraiseHop(...asked: Parameters<typeof appraiseOnce>): Promise<AppraisedHop> {
  try {
    return await appraiseOnce(...asked);
  } catch (thrown) {
    if (!RENEWING.includes(asVeilmeshError(thrown).code)) throw thrown;
    await sleep(RENEWING_MS);
    return await appraiseOnce(...asked);
  }
}

async function appraiseOnce(
  connection: ClientConnection,
  registered: EvidenceCheck,
  model: ClientModel,
  record: HeartbeatRecord,
  hopIndex: number,
): Promise<AppraisedHop> {
  const { host, ledger, policy, bls, config } = connection;
  const part = shardsOf(model.manifest)[hopIndex]!;
  const encoded = await askProven(host, record.peerId);
  const decoded = decodeEvidence(encoded);
  const appraisal = await appraise(decoded, {
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
    freshAt: freshByChain(ledger),
  });
  if (!reachesLevel(appraisal.level, config.minLevel)) {
    throw new VerificationError('NODE_LEVEL', 'the node gives less privacy than you ask for', {
      details: { peerId: record.peerId, expected: config.minLevel, got: appraisal.level },
      hint: 'veilmesh policy check --route shows every node; or ask for less: --min-level',
    });
  }
  const { binding, evidenceHash } = appraisal;
  refuseOtherBrokers(binding, model.seal?.hash ?? null, record.peerId);
  const registration = await ledger.nodeByKey(binding.signingKey);
  if (registration !== null && (await ledger.wasSlashed(registration.node))) {
    throw new VerificationError('NODE_CONVICTED', 'the node was convicted on the chain of a false claim', {
      details: { peerId: record.peerId, node: bytesToHex(registration.node) },
    });
  }
  if (registration === null || !registration.record.staked) {
    throw new VerificationError('NODE_UNREGISTERED', "the node's enclave key is not registered with stake", {
      details: { peerId: record.peerId, key: bytesToHex(binding.signingKey).slice(0, 16) },
    });
  }
  if (registration.validUntil !== Number.POSITIVE_INFINITY) {
    throw new VerificationError('NODE_KEY_EXPIRED', 'the node has replaced the key that it shows', {
      details: { peerId: record.peerId, validUntil: registration.validUntil },
    });
  }
  await registered.check(registration, appraisal, model.root, nowSeconds());
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

/**
 * Whoever holds an enclave's key can open what it keeps of sessions: brokers that the mesh names for the model, and no others. A host
 * could run brokers of its own, for weights that it knows.
 * @throws VerificationError NODE_BROKERS
 */
export function refuseOtherBrokers(
  { sealedHash: shown }: Pick<Binding, 'sealedHash'>,
  known: Uint8Array | null,
  peerId: string,
): void {
  if (shown === undefined || (known !== null && equalBytes(shown, known))) return;
  throw new VerificationError(
    'NODE_BROKERS',
    "the node's enclave has its keys from other brokers than the model's",
    {
      details: { peerId, expected: known === null ? 'none' : bytesToHex(known), got: bytesToHex(shown) },
    },
  );
}
