/**
 * A watcher as a process: judges everybody's batches, keeps and serves their data, signs sound ones where it has a seat in
 * the committee, opens what the beacon draws, computes transcripts again that it is handed, and convicts.
 * @module
 */

import { join } from 'node:path';
import { parseEther, toHex } from 'viem';
import { UsageError } from '../../crypto/core/errors.ts';
import { loadBls } from '../../crypto/poea/bls.ts';
import { createHost } from '../../mesh/host/host.ts';
import { JUDGING_LATENESS } from '../../settlement/batch/registered-evidence.ts';
import { createRegistryCheck } from '../../settlement/batch/registry-check.ts';
import { createBundleVerifier } from '../../settlement/batch/verify-bundle.ts';
import { freshByChain } from '../../settlement/chain/fresh-at.ts';
import { createViemLedger } from '../../settlement/chain/viem-ledger.ts';
import { createEvidenceJudge } from '../../settlement/committee/evidence-judge.ts';
import { createMember } from '../../settlement/committee/member.ts';
import { createRevoker } from '../../settlement/committee/revoking.ts';
import { openVotes } from '../../settlement/committee/votes.ts';
import { createJudge } from '../../settlement/watch/judge.ts';
import { openWatchMemory } from '../../settlement/watch/memory.ts';
import type { Config } from '../config/schema.ts';
import { holdHome } from '../home-lock.ts';
import { loadOrCreateKey } from '../keys.ts';
import type { Logger } from '../log.ts';
import { measureMesh } from '../metrics/mesh.ts';
import { startMetrics } from '../metrics/serve.ts';
import { measureWatcher } from '../metrics/watcher.ts';
import { fetchBatchData, serveBatchData } from '../services/batch-data.ts';
import { createBuying } from '../services/buying.ts';
import { createDataPeers } from '../services/data-peers.ts';
import { askPublished, serveEvidenceDesk } from '../services/evidence-desk.ts';
import { EVIDENCE_STORE_DEFAULTS, openEvidenceStore } from '../services/evidence-store.ts';
import { createFolds } from '../services/folds.ts';
import { joinNetwork } from '../services/join-network.ts';
import { createManifests } from '../services/manifest.ts';
import { serveMember, VOTES_MS } from '../services/member.ts';
import { askNetwork, networkId } from '../services/network.ts';
import { OPENER_POLL_MS, startOpener } from '../services/opener.ts';
import { createRounds } from '../services/rounds.ts';
import { createSessionWatching, SESSION_WATCH_DEFAULTS } from '../services/session-watching.ts';
import { createTranscriptChecks } from '../services/transcript-checks.ts';
import { createTranscriptWatching, TRANSCRIPT_POLL_MS } from '../services/transcript-watching.ts';
import { serveTranscripts } from '../services/transcripts.ts';
import { serveWatchStatus, type WatchReport } from '../services/watch-status.ts';
import { createWatching, judgedBatches, WATCH_DEFAULTS } from '../services/watching.ts';
import { createShutdown } from '../shutdown.ts';
import { type AuditorReady, startAuditor } from './auditor.ts';
import { startKeeping } from './keeping.ts';
import { ensureSeat, memberKeys } from './vouching.ts';

export interface WatcherReady {
  readonly role: 'watcher';
  readonly peerId: string;
  readonly addresses: readonly string[];
  /** Null where they are served nowhere. */
  readonly metrics: string | null;
  readonly account: string;
  readonly member: boolean;
  readonly memory: string;
  /** Null: it does not audit. */
  readonly auditor: AuditorReady | null;
}

export interface WatcherRole {
  readonly ready: WatcherReady;
  stop(): Promise<void>;
}

/** Seconds that a coordinator has to open what is drawn of its own batches. */
const OPEN_PATIENCE = 20;
const CONNECT_MS = 5_000;

export async function startWatcherRole(config: Config, log: Logger): Promise<WatcherRole> {
  const bootstrap = config.bootstrap[0];
  if (bootstrap === undefined) {
    throw new UsageError('WATCHER_NO_BOOTSTRAP', 'a watcher needs one peer of the mesh to join by', {
      hint: 'veilmesh watch --bootstrap <multiaddr>, which the localnet prints when it starts',
    });
  }
  const shutdown = createShutdown();
  try {
    shutdown.add(await holdHome(config.home, 'watcher'));
    const peerSeed = loadOrCreateKey(config.home, 'peer');
    const host = await createHost({
      privateKey: peerSeed,
      listen: config.listen,
      announce: config.announce,
      bootstrap: config.bootstrap,
      relays: config.relays === 'yes',
    });
    shutdown.add(() => host.close());
    const metrics = await startMetrics(config, 'watcher', shutdown);
    measureMesh(metrics, host);
    const introducer = await host.dial(bootstrap);
    const { info: network, policy, text } = await joinNetwork(host, introducer, config);
    log.info('network', { id: text });
    const ledger = await createViemLedger({
      rpcUrl: config.rpcUrl === '' ? network.rpcUrl : config.rpcUrl,
      addresses: network.contracts,
      privateKey: toHex(loadOrCreateKey(config.home, 'account')),
    });
    const bls = await loadBls();
    const file = join(config.home, 'watch.sqlite');
    const memory = await openWatchMemory(file);
    shutdown.add(async () => memory.close());
    const { openWindow, beacon } = await ledger.checks.terms();
    const peers = createDataPeers(host, introducer, network);
    const manifestOf = createManifests(host, introducer);
    const budget = parseEther(String(config.watchEther));
    const watching = createWatching({
      ledger,
      memory,
      judge: createJudge({
        bls,
        verifier: createBundleVerifier({
          bls,
          policy,
          registry: createRegistryCheck(ledger, policy, JUDGING_LATENESS),
          settlement: ledger.addresses,
          coordinator: null,
          checkable: beacon.lead + openWindow,
          voucherMargin: 0,
          freshAt: freshByChain(ledger),
        }),
        priceOf: async (modelRoot) => (await ledger.getModel(modelRoot))?.pricePerUnit ?? null,
        isRegistered: async (key) => (await ledger.nodeByKey(key)) !== null,
      }),
      fetch: peers.fetch,
      buying:
        budget === 0n ? null : createBuying({ ledger, memory, manifestOf, log, budget, random: Math.random }),
      log,
      ...WATCH_DEFAULTS,
    });
    shutdown.add(() => watching.stop());
    shutdown.add(
      await serveBatchData(host, [
        async (coordinator, number, from, most) => memory.bundlesFrom({ coordinator, number }, from, most),
      ]),
    );

    const keeping = await startKeeping(host, introducer, network, ledger, config, shutdown, log);
    const sessions = createSessionWatching({
      ledger,
      memory,
      logs: keeping.logs,
      budget,
      log,
      ...SESSION_WATCH_DEFAULTS,
    });
    shutdown.add(() => sessions.stop());

    const transcripts = createTranscriptWatching({
      ledger,
      memory,
      checks: createTranscriptChecks({
        host,
        sources: [introducer],
        folder: join(config.home, 'transcript-parts'),
        manifestOf,
      }),
      bls,
      log,
      pollMs: TRANSCRIPT_POLL_MS,
    });
    shutdown.add(() => transcripts.stop());
    shutdown.add(await serveTranscripts(host, transcripts.desk));

    const keys = memberKeys(bls, loadOrCreateKey(config.home, 'committee'));
    const member = await ensureSeat(ledger, bls, keys, host.publicKey, log);
    const votes = await openVotes(join(config.home, 'votes.sqlite'));
    shutdown.add(async () => votes.close());
    shutdown.add(
      await serveMember(
        host,
        createMember({
          ledger,
          bls,
          keys,
          votes,
          fetch: (vote, from) => fetchBatchData(host, from, vote, { withinMs: VOTES_MS }),
          judge: watching.judgeVote,
          keep: watching.keepVote,
        }),
      ),
    );
    const pinned = { ...config, network: networkId(network) };
    const policyNow = async () => (await joinNetwork(host, introducer, pinned)).policy;
    const judge = createEvidenceJudge({ ledger, policy, keyProofs: bls, freshAt: freshByChain(ledger) });
    const evidence = openEvidenceStore({ folder: join(config.home, 'evidence'), ...EVIDENCE_STORE_DEFAULTS });
    const obtain = async (hash: Uint8Array) =>
      (await evidence.get(hash)) ??
      (await askPublished(host, await askNetwork(host, introducer), hash).catch(() => null));
    shutdown.add(
      await serveEvidenceDesk(host, {
        ledger,
        store: evidence,
        revoker: createRevoker({ ledger, bls, keys, policy: policyNow, judge, obtain }),
      }),
    );
    const report = (limit: number): WatchReport => ({
      account: ledger.account,
      member,
      ...watching.status(),
      sessions: sessions.status(),
      transcripts: transcripts.status(),
      last: memory.findings(limit),
    });
    shutdown.add(await serveWatchStatus(host, report));
    measureWatcher(metrics, () => report(0), ledger);

    const connect = (): void => {
      peers.stayConnected().catch((thrown: unknown) => {
        log.debug('a coordinator is not reached', { why: String(thrown) });
      });
    };
    connect();
    const connecting = setInterval(connect, CONNECT_MS);
    shutdown.add(async () => clearInterval(connecting));

    const folds = createFolds({
      host,
      sources: [introducer],
      folder: join(config.home, 'shards'),
      manifestOf,
    });
    shutdown.add(() => folds.close());
    const rounds = createRounds(host, introducer, ledger.checks);
    const batches = judgedBatches(ledger, memory);
    const opener = startOpener({
      ledger,
      batches,
      acting: () => true,
      patience: OPEN_PATIENCE,
      everyFold: true,
      budget,
      rounds,
      folds,
      manifestOf,
      log,
      pollMs: OPENER_POLL_MS,
    });
    shutdown.add(() => opener.stop());
    watching.start();
    sessions.start();
    transcripts.start();
    const auditor = config.auditor
      ? await startAuditor({
          ...{ ledger, rounds, folds, manifestOf, batches, log, host, shutdown },
          sources: [introducer],
          home: config.home,
          rpcUrl: config.rpcUrl === '' ? network.rpcUrl : config.rpcUrl,
        })
      : null;
    return {
      ready: {
        role: 'watcher',
        peerId: host.peerId,
        addresses: host.addresses(),
        metrics: metrics.url,
        account: ledger.account,
        member,
        memory: file,
        auditor,
      },
      stop: shutdown.run,
    };
  } catch (error) {
    await shutdown.run();
    throw error;
  }
}
