/**
 * The coordinator as a process: its journal, its account, its place in the mesh.
 * @module
 */
import { join } from 'node:path';
import { toHex } from 'viem';
import { UsageError } from '../../crypto/core/errors.ts';
import { loadBls } from '../../crypto/poea/bls.ts';
import { createHost } from '../../mesh/host/host.ts';
import { COORDINATOR_DEFAULTS, createCoordinator } from '../../settlement/batch/coordinator.ts';
import { openJournal } from '../../settlement/batch/journal.ts';
import { createViemLedger } from '../../settlement/chain/viem-ledger.ts';
import type { Config } from '../config/schema.ts';
import { loadOrCreateKey } from '../keys.ts';
import type { Logger } from '../log.ts';
import { serveCoordinator } from '../services/coordinator.ts';
import { createFolds } from '../services/folds.ts';
import { joinNetwork } from '../services/join-network.ts';
import { createManifests } from '../services/manifest.ts';
import { OPENER_POLL_MS, startOpener } from '../services/opener.ts';
import { createRounds } from '../services/rounds.ts';
import { createShutdown } from '../shutdown.ts';

export interface CoordinatorReady {
  readonly role: 'coordinator';
  readonly peerId: string;
  readonly addresses: readonly string[];
  readonly account: string;
  readonly journal: string;
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
    const host = await createHost({
      privateKey: loadOrCreateKey(config.home, 'peer'),
      listen: config.listen,
      announce: config.announce,
      bootstrap: config.bootstrap,
    });
    shutdown.add(() => host.close());
    const introducer = await host.dial(bootstrap);
    const joined = await joinNetwork(host, introducer, config);
    const network = joined.info;
    log.info('network', { id: joined.text });
    const ledger = await createViemLedger({
      rpcUrl: config.rpcUrl === '' ? network.rpcUrl : config.rpcUrl,
      addresses: network.contracts,
      privateKey: toHex(loadOrCreateKey(config.home, 'account')),
    });
    const file = join(config.home, 'journal.sqlite');
    const journal = await openJournal(file);
    shutdown.add(() => journal.close());
    const coordinator = await createCoordinator({
      ledger,
      journal,
      bls: await loadBls(),
      policy: joined.policy,
      clock: Date.now,
      ...COORDINATOR_DEFAULTS,
      onEvent: (event) => {
        if (event.type === 'failed')
          log.error('background step failed', { code: event.code, why: event.message });
        else log.info(event.type, countsOf(event));
      },
    });
    shutdown.add(() => coordinator.stop());
    shutdown.add(await serveCoordinator(host, coordinator));
    coordinator.start();
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
      journal,
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
        account: ledger.account,
        journal: file,
      },
      stop: shutdown.run,
    };
  } catch (error) {
    await shutdown.run();
    throw error;
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
