/**
 * What a running node says of itself to the commands of its machine.
 * @module
 */
import { sleep } from '../../crypto/core/pause.ts';
import type { Ledger } from '../../settlement/chain/ledger.ts';
import type { NodeRecord } from '../../settlement/chain/types.ts';
import type { NodeStatus, StopRisk } from '../control/protocol.ts';
import type { Answerer } from '../services/answerer.ts';
import { type EarningsBook, hourOf } from '../services/earnings-book.ts';
import type { ReachabilityWatch } from '../services/reachability.ts';
import type { UnpaidSession, UnpaidStore } from '../services/unpaid-store.ts';
import type { WitnessStore } from '../services/witness-store.ts';
import { nowSeconds } from '../tee/clock.ts';
import { VERSION } from '../version.ts';
import type { Draining, Served } from './draining.ts';
import type { RunnerReady } from './runner.ts';

export interface StatusParts {
  readonly ready: RunnerReady;
  readonly node: Uint8Array;
  readonly shardRoot: Uint8Array;
  readonly ledger: Pick<Ledger, 'getNode' | 'maxEvidenceAge'>;
  readonly veil: Served;
  /** Null where it serves none. */
  readonly ring: Served | null;
  readonly maxSessions: number;
  readonly draining: Pick<Draining, 'began'>;
  readonly reachability: Pick<ReachabilityWatch, 'now' | 'relay'>;
  readonly answerer: Pick<Answerer, 'open' | 'last'>;
  readonly witnesses: Pick<WitnessStore, 'bound' | 'bytes'>;
  readonly maxWitnessBytes: number;
  readonly peers: () => number;
  /** Now: a relay comes and goes. */
  readonly addresses: () => string[];
  readonly book: Pick<EarningsBook, 'hours'>;
  readonly unpaid: Pick<UnpaidStore, 'sessions' | 'read'>;
  readonly share: (session: UnpaidSession) => bigint;
  readonly metrics: string | null;
}

const DAY_HOURS = 24;
/** A stop waits for it twice, and whoever manages services kills what takes longer than it was given. */
const CHAIN_MS = 2_000;
const LATE = new Error('the chain does not answer');

export interface NodeStatusSource {
  status(): Promise<NodeStatus>;
  risk(): Promise<StopRisk>;
}

export function createNodeStatus(parts: StatusParts): NodeStatusSource {
  const startedAt = Date.now();
  let known: { readonly record: NodeRecord | null; readonly maxAge: number } = { record: null, maxAge: 0 };
  /** As the chain had it last: one that is away keeps no node from saying how it is, nor from stopping. */
  const onChain = async (): Promise<typeof known> => {
    const waiting = new AbortController();
    const late = sleep(CHAIN_MS, waiting.signal).then(() => Promise.reject(LATE));
    try {
      const asked = Promise.all([parts.ledger.getNode(parts.node), parts.ledger.maxEvidenceAge()]);
      const [record, maxAge] = await Promise.race([asked, late]);
      known = { record, maxAge };
    } catch {
      // asked again the next time
    } finally {
      waiting.abort();
    }
    return known;
  };
  const risk = async (): Promise<StopRisk> => {
    const { record } = await onChain();
    const { claims, until } = parts.witnesses.bound(nowSeconds(), parts.shardRoot);
    return { ...parts.answerer.open(), claims, until, stakeWei: String(record?.stake ?? 0n) };
  };

  async function pendingWei(): Promise<bigint> {
    let sum = 0n;
    for (const { sessionId } of await parts.unpaid.sessions()) {
      const session = await parts.unpaid.read(sessionId);
      if (session !== null) sum += parts.share(session);
    }
    return sum;
  }

  return {
    risk,
    async status() {
      const [open, pending] = await Promise.all([risk(), pendingWei()]);
      const { record, maxAge } = known;
      const midnight = hourOf(Date.now()) - (hourOf(Date.now()) % DAY_HOURS);
      const today = parts.book
        .hours()
        .filter(({ hour, kind }) => hour >= midnight && kind !== 'gas' && kind !== 'lost')
        .reduce((sum, { wei }) => sum + wei, 0n);
      const { peerId, node, operator, model, modelRoot, shard, shards, assurance, engine } = parts.ready;
      return {
        role: 'node',
        version: VERSION,
        pid: process.pid,
        startedAt,
        peerId,
        node,
        operator,
        addresses: parts.addresses(),
        model,
        modelRoot,
        shard,
        shards,
        assurance,
        engine: { name: engine.name, threads: engine.threads },
        sessions: { veil: parts.veil.active(), ring: parts.ring?.active() ?? 0, max: parts.maxSessions },
        draining: parts.draining.began,
        reachability: parts.reachability.now,
        relay: parts.reachability.relay,
        evidence: {
          registeredAt: 1_000 * (record?.evidenceAt ?? 0),
          goodUntil: 1_000 * ((record?.evidenceAt ?? 0) + maxAge),
        },
        risk: open,
        lastCheck: parts.answerer.last,
        witnesses: { bytes: parts.witnesses.bytes, maxBytes: parts.maxWitnessBytes },
        peers: parts.peers(),
        earnings: { todayWei: String(today), pendingWei: String(pending) },
        metrics: parts.metrics,
      };
    },
  };
}
