/**
 * The nodes of the directory, with what the chain has of them and what their evidence shows: nobody waits for the latter, since it is asked
 * of each node itself.
 * @module
 */
import { toHex } from 'viem';
import { decodeEvidence } from '../../crypto/attest/evidence.ts';
import { examine } from '../../crypto/attest/examine.ts';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import type { HeartbeatRecord } from '../../mesh/directory/record.ts';
import { publicKeyOfPeer } from '../../mesh/host/identity.ts';
import { relayOf } from '../../mesh/host/relayed.ts';
import { shardsOf } from '../../models/shard/manifest.ts';
import type { Manifest } from '../../models/shard/types.ts';
import { freshByChain } from '../../settlement/chain/fresh-at.ts';
import { nodeId } from '../../settlement/chain/node-id.ts';
import type { ClientConnection } from '../client/connect.ts';
import { peerIdHash } from '../peer-id.ts';
import { askEvidence } from '../services/evidence.ts';
import { standingOf } from '../services/standing.ts';
import { nowSeconds } from '../tee/clock.ts';
import type { ApiLevel, ApiNode } from './api-types.ts';
import { orNull } from './or-null.ts';
import { rememberedBy } from './remembered.ts';

export interface NodeViews {
  /** Live nodes, this process left out. */
  list(models: ReadonlyMap<string, Manifest>): Promise<ApiNode[]>;
  /** NodeRegistry ids of live nodes, hex, with their peers. */
  peersById(): ReadonlyMap<string, string>;
  close(): void;
}

/** Of the directory: more are counted, not shown. */
export const MAX_SHOWN = 256;
const CHAIN_MS = 10_000;
/** Evidence is appraised again so long after; refused evidence, and a silent node's, sooner. */
const APPRAISED_MS = 300_000;
const REFUSED_MS = 30_000;
const APPRAISED_AT_ONCE = 2;

interface Appraised {
  readonly evidenceHash: string;
  readonly kind: string | null;
  readonly level: ApiLevel | null;
  readonly refused: string | null;
  readonly until: number;
}

type Connection = Pick<ClientConnection, 'directory' | 'host' | 'ledger' | 'policy' | 'bls'>;

/** @param onAppraised told when a node's evidence shows something else than before */
export function createNodeViews(connection: Connection, onAppraised: () => void): NodeViews {
  const { directory, host, ledger, policy } = connection;
  const appraised = new Map<string, Appraised>();
  const waiting = new Set<string>();
  let working = 0;
  let closed = false;

  const ofChain = rememberedBy(CHAIN_MS, MAX_SHOWN, async (id: string) => {
    const node = Uint8Array.from(Buffer.from(id, 'hex'));
    const [standing, record, slashed] = await Promise.all([
      standingOf(ledger, policy, node),
      ledger.getNode(node),
      ledger.wasSlashed(node),
    ]);
    return { standing, stake: record?.stake ?? null, slashed };
  });

  const records = (): HeartbeatRecord[] =>
    directory
      .list()
      .filter(({ peerId }) => peerId !== host.peerId)
      .slice(0, MAX_SHOWN);

  async function appraiseNode({ peerId, addresses, evidenceHash }: HeartbeatRecord): Promise<Appraised> {
    const named = { evidenceHash: bytesToHex(evidenceHash) };
    try {
      await host.addAddresses(peerId, addresses);
      const evidence = decodeEvidence(await askEvidence(host, peerId));
      const { appraisal, level, error } = await examine(evidence, {
        policy,
        now: nowSeconds(),
        expected: { peerKey: publicKeyOfPeer(peerId) },
        keyProofs: connection.bls,
        freshAt: freshByChain(ledger),
      });
      const until = performance.now() + (error === null ? APPRAISED_MS : REFUSED_MS);
      return { ...named, kind: appraisal?.kind ?? null, level, refused: error?.code ?? null, until };
    } catch (thrown) {
      const { code } = asVeilmeshError(thrown);
      return { ...named, kind: null, level: null, refused: code, until: performance.now() + REFUSED_MS };
    }
  }

  /** A few at a time, behind whoever looks. */
  function appraiseSome(): void {
    for (const peerId of waiting) {
      if (closed || working >= APPRAISED_AT_ONCE) return;
      waiting.delete(peerId);
      const record = directory.get(peerId);
      if (record === undefined) continue;
      working++;
      void appraiseNode(record).then((now) => {
        working--;
        const before = appraised.get(peerId);
        appraised.set(peerId, now);
        if (before?.level !== now.level || before.refused !== now.refused) onAppraised();
        appraiseSome();
      });
    }
  }

  function appraisedOf(record: HeartbeatRecord): Appraised | null {
    const known = appraised.get(record.peerId);
    const current = known?.evidenceHash === bytesToHex(record.evidenceHash) ? known : undefined;
    if (current === undefined || performance.now() > current.until) waiting.add(record.peerId);
    return current ?? null;
  }

  const idOf = ({ operator, peerId }: HeartbeatRecord): string =>
    bytesToHex(nodeId(toHex(operator), peerIdHash(peerId)));

  return {
    peersById: () => new Map(records().map((record) => [idOf(record), record.peerId])),
    async list(models) {
      const live = records();
      for (const peer of appraised.keys()) if (directory.get(peer) === undefined) appraised.delete(peer);
      const shown = await Promise.all(
        live.map(async (record): Promise<ApiNode> => {
          const known = appraisedOf(record);
          const chain = await orNull(ofChain(idOf(record)));
          return {
            peer: record.peerId,
            operator: toHex(record.operator),
            addresses: record.addresses,
            relay: relayOf(record.addresses),
            ws: record.addresses.filter((address) => /\/wss?(\/|$)/.test(address)),
            serving: record.serving.map(({ modelRoot, index }) => {
              const manifest = models.get(bytesToHex(modelRoot));
              return {
                model: bytesToHex(modelRoot),
                name: manifest?.name ?? null,
                shard: index,
                shards: manifest === undefined ? null : shardsOf(manifest).length,
              };
            }),
            engine: record.engine,
            tee: {
              kind: known?.kind ?? (record.simulated ? 'simulated' : null),
              simulated: record.simulated,
              measurement: chain?.standing.measurement ?? chain?.standing.measurementId ?? null,
              level: known?.level ?? null,
              refused: known?.refused ?? null,
            },
            standing: chain?.standing.text ?? null,
            stakeWei: chain?.stake?.toString() ?? null,
            slashed: chain?.slashed ?? null,
            evidence: {
              hash: bytesToHex(record.evidenceHash),
              ageSeconds: chain?.standing.evidenceAge ?? null,
              maxAgeSeconds: chain?.standing.maxEvidenceAge ?? null,
            },
            load: { sessions: record.load.sessions, stepMs: record.load.stepMicros / 1_000 },
            heartbeatAt: record.issuedAt,
            leaseEndsAt: record.expiresAt,
            draining: record.draining,
          };
        }),
      );
      appraiseSome();
      return shown;
    },
    close() {
      closed = true;
      waiting.clear();
    },
  };
}
