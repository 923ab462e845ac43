/**
 * The coordinator as a process: its journal, its account, its place in the mesh.
 * @module
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Hex, toBytes, toHex } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { asVeilmeshError, UsageError } from '../../crypto/core/errors.ts';
import { loadBls } from '../../crypto/poea/bls.ts';
import { createHost } from '../../mesh/host/host.ts';
import { COORDINATOR_DEFAULTS, createCoordinator } from '../../settlement/batch/coordinator.ts';
import { type Journal, openJournal } from '../../settlement/batch/journal.ts';
import { describeUrl } from '../../settlement/batch/journal-postgres.ts';
import type { Ledger } from '../../settlement/chain/ledger.ts';
import { createViemLedger } from '../../settlement/chain/viem-ledger.ts';
import { createGatherer } from '../../settlement/committee/gather.ts';
import { folderJournals } from '../../settlement/ephemeral/journals.ts';
import { sharedJournals } from '../../settlement/ephemeral/shared-journals.ts';
import type { Config } from '../config/schema.ts';
import { holdHome } from '../home-lock.ts';
import { loadOrCreateKey } from '../keys.ts';
import type { Logger } from '../log.ts';
import { measureCoordinator, measureEvent, timedSettling } from '../metrics/coordinator.ts';
import { measureMesh } from '../metrics/mesh.ts';
import { startMetrics } from '../metrics/serve.ts';
import { journalData, serveBatchData } from '../services/batch-data.ts';
import { serveCoordinator } from '../services/coordinator.ts';
import { DEFENDER_POLL_MS, startDefender } from '../services/defender.ts';
import { createFolds } from '../services/folds.ts';
import { createHandingOn } from '../services/handing-on.ts';
import { joinNetwork } from '../services/join-network.ts';
import { startLogSpreading } from '../services/log-spreading.ts';
import { createManifests } from '../services/manifest.ts';
import { askMembers, VOTES_MS } from '../services/member.ts';
import { journalBatches, OPENER_POLL_MS, startOpener } from '../services/opener.ts';
import { servePaySessions } from '../services/pay-session-rpc.ts';
import { createRounds } from '../services/rounds.ts';
import {
  SEQUENCING_POLL_MS,
  type Sequencing,
  type SequencingOptions,
  startSequencing,
} from '../services/sequencing.ts';
import { createShutdown } from '../shutdown.ts';
import { startKeeping } from './keeping.ts';
import { ensureBond } from './vouching.ts';

export interface CoordinatorReady {
  readonly role: 'coordinator';
  readonly peerId: string;
  readonly addresses: readonly string[];
  /** Null where they are served nowhere. */
  readonly metrics: string | null;
  readonly account: string;
  /** File or database, without its password. */
  readonly journal: string;
  /** Numbers of those in which it settles vouchers. */
  readonly sessions: readonly number[];
}

export interface CoordinatorRole {
  readonly ready: CoordinatorReady;
  stop(): Promise<void>;
}

export async function startCoordinatorRole(config: Config, log: Logger): Promise<CoordinatorRole> {
  const bootstrap = config.bootstrap[0];
  if (bootstrap === undefined) {
    throw new UsageError('COORDINATOR_NO_BOOTSTRAP', 'a coordinator needs one peer of the mesh to join by', {
      hint: 'veilmesh coordinator --bootstrap <multiaddr>, which the localnet prints when it starts',
    });
  }
  const shutdown = createShutdown();
  try {
    shutdown.add(await holdHome(config.home, 'coordinator'));
    const host = await createHost({
      privateKey: loadOrCreateKey(config.home, 'peer'),
      listen: config.listen,
      announce: config.announce,
      bootstrap: config.bootstrap,
      relays: config.relays === 'yes',
    });
    shutdown.add(() => host.close());
    const metrics = await startMetrics(config, 'coordinator', shutdown);
    measureMesh(metrics, host);
    const introducer = await host.dial(bootstrap);
    const joined = await joinNetwork(host, introducer, config);
    const network = joined.info;
    log.info('network', { id: joined.text });
    const privateKey = toHex(loadOrCreateKey(config.home, 'account'));
    const ledger = await createViemLedger({
      rpcUrl: config.rpcUrl === '' ? network.rpcUrl : config.rpcUrl,
      addresses: network.contracts,
      privateKey,
    });
    await ensureBond(ledger, log);
    const bls = await loadBls();
    const signer = privateKeyToAccount(privateKey);
    const journal = await openJournal(
      config.journalUrl === '' ? join(config.home, 'journal.sqlite') : config.journalUrl,
      { self: { peerId: host.peerId, addresses: host.addresses() } },
    );
    shutdown.add(() => journal.close());
    await journal.bind({
      chainId: ledger.chainId,
      rollup: ledger.addresses.meshRollup,
      coordinator: ledger.account,
    });
    const keeping = await startKeeping(host, introducer, network, ledger, config, shutdown, log);
    const journals = sessionJournals(config.home, journal, privateKey, log);
    const running = await startSessions(config, ledger, journals, log, (sequencer) => {
      const { store, peers } = keeping;
      const spreading = startLogSpreading({ host, ledger, sequencer, store, peers, log });
      return () => spreading.stop();
    });
    if (running !== null) shutdown.add(() => running.stop());
    const sequencing = running === null ? null : timedSettling(metrics, running);
    measureCoordinator(metrics, journal, sequencing);
    const coordinator = await createCoordinator({
      ledger,
      journal,
      bls,
      policy: joined.policy,
      signer,
      certify: createGatherer({
        ledger,
        bls,
        peerId: host.peerId,
        signer,
        ask: askMembers(host),
        timeoutMs: VOTES_MS,
        onEvent: (event) => log.info('votes', { why: event.type, ...countsOf(event) }),
      }),
      clock: Date.now,
      ...(sequencing === null ? {} : { sessions: sequencing }),
      ...COORDINATOR_DEFAULTS,
      onEvent: (event) => {
        measureEvent(metrics, event);
        if (event.type === 'failed')
          log.error('background step failed', { code: event.code, why: event.message });
        else if (event.type === 'voided') {
          log.error('the rollup voided batches of this coordinator: coordinate with another account', {
            from: event.from,
          });
        } else log.info(event.type, countsOf(event));
      },
    });
    shutdown.add(() => coordinator.stop());
    const { shared } = journal;
    const handingOn =
      shared === null || sequencing === null ? null : createHandingOn(host, shared, sequencing);
    shutdown.add(await serveCoordinator(host, coordinator, handingOn));
    shutdown.add(await servePaySessions(host, sequencing, ledger, handingOn));
    shutdown.add(await serveBatchData(host, [journalData(journal, ledger.account)]));
    coordinator.start();
    const defender = startDefender({
      ledger,
      coordinator,
      acting: () => journal.leading(),
      log,
      pollMs: DEFENDER_POLL_MS,
    });
    shutdown.add(() => defender.stop());
    const manifestOf = createManifests(host, introducer);
    const folds = createFolds({
      host,
      sources: [introducer],
      folder: join(config.home, 'shards'),
      manifestOf,
    });
    shutdown.add(() => folds.close());
    const opener = startOpener({
      ledger,
      batches: journalBatches(journal, ledger.account),
      acting: () => journal.leading(), // or another process of the same account has its hands on these checks
      patience: 0,
      everyFold: false,
      budget: 0n,
      rounds: createRounds(host, introducer, ledger.checks),
      folds,
      manifestOf,
      log,
      pollMs: OPENER_POLL_MS,
    });
    shutdown.add(() => opener.stop());
    return {
      ready: {
        role: 'coordinator',
        peerId: host.peerId,
        addresses: host.addresses(),
        metrics: metrics.url,
        account: ledger.account,
        journal:
          config.journalUrl === '' ? join(config.home, 'journal.sqlite') : describeUrl(config.journalUrl),
        sessions: sequencing === null ? [] : sequencing.offers().map(({ number }) => number),
      },
      stop: shutdown.run,
    };
  } catch (error) {
    await shutdown.run();
    throw error;
  }
}

/** In the home, or in the database where the journal is in one: then whoever leads has them. */
function sessionJournals(
  home: string,
  journal: Journal,
  privateKey: Hex,
  log: Logger,
): SequencingOptions['journals'] {
  const folder = join(home, 'sequencer');
  const { shared } = journal;
  if (shared === null) {
    const own = folderJournals(folder);
    return async () => own;
  }
  if (existsSync(folder)) {
    log.error('sessions in this home are not served: they are of a time without journalUrl', { folder });
  }
  const inTerm = sharedJournals(shared, join(home, 'sequencer-copy'), toBytes(privateKey));
  return async () => {
    await journal.lead();
    return inTerm();
  };
}

/** Null where none are wished for, or this machine cannot run them, which is said. */
async function startSessions(
  config: Config,
  ledger: Ledger,
  journals: SequencingOptions['journals'],
  log: Logger,
  onSequencer: SequencingOptions['onSequencer'],
): Promise<Sequencing | null> {
  if (config.sessionSeconds === 0) return null;
  try {
    return await startSequencing({
      ledger,
      journals,
      sessionSeconds: config.sessionSeconds,
      onSequencer,
      log,
      pollMs: SEQUENCING_POLL_MS,
    });
  } catch (thrown) {
    const { code, message } = asVeilmeshError(thrown);
    if (code !== 'SESSION_SECONDS') throw thrown;
    log.error('no sessions', { code, why: message });
    return null;
  }
}

/** The numbers and hashes of an event, for the log. */
function countsOf(event: object): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(event).filter(
      (entry): entry is [string, string | number] =>
        entry[0] !== 'type' && (typeof entry[1] === 'string' || typeof entry[1] === 'number'),
    ),
  );
}
