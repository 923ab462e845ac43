/**
 * The processes that a localnet is made of, each on a folder of its own, with the settings that it was given itself.
 * @module
 */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import { type Config, environmentName } from '../config/schema.ts';
import { type HomeRole, holdHome } from '../home-lock.ts';
import { createShutdown } from '../shutdown.ts';
import { type Child, STOP_MS, startChild } from './child.ts';

export interface Children {
  /** In the order in which they were started. */
  readonly all: readonly Child[];
  /**
   * A process that runs once it is `ready`.
   * @param folder in the localnet's
   * @throws UsageError HOME_IN_USE
   */
  start(command: keyof typeof ROLES, folder: string, args: readonly string[]): Promise<Child>;
  stop(): Promise<void>;
}

const ROLES = {
  coordinator: 'coordinator',
  watch: 'watcher',
  keybroker: 'keybroker',
  node: 'node',
  proxy: 'proxy',
} as const satisfies Record<string, HomeRole>;

const READY_MS = 120_000;
/** In which what a killed localnet has left behind ends: it notices at once, and takes five seconds at most. */
const LEFT_MS = 15_000;
const LEFT_POLL_MS = 50;

/** @param onLost told of one that ended unasked, and where its log is */
export function createChildren(
  config: Config,
  home: string,
  onLost: (what: string, log: string) => void,
): Children {
  const all: Child[] = [];
  const shutdown = createShutdown();
  shutdown.add(() => Promise.all(all.map((child) => child.stop())), STOP_MS);
  let stopping = false;
  return {
    all,
    async start(command, folder, args) {
      await untilLeft(join(home, folder), ROLES[command]);
      const logFile = join(home, 'logs', `${folder.replaceAll('/', '-')}.log`);
      const child = startChild({
        name: folder,
        args: [command, '--home', join(home, folder), ...settingsOf(config), ...args],
        logFile,
        readyTimeoutMs: READY_MS,
        env: metricsOf(config),
      });
      all.push(child);
      void child.exited.then(() => {
        if (!stopping) onLost(`process ${child.pid} (${folder})`, `its log: ${logFile}`);
      });
      return child;
    },
    stop() {
      stopping = true;
      return shutdown.run();
    },
  };
}

async function untilLeft(home: string, role: HomeRole): Promise<void> {
  const until = performance.now() + LEFT_MS;
  for (;;) {
    try {
      const release = await holdHome(home, role);
      return release();
    } catch (thrown) {
      if (asVeilmeshError(thrown).code !== 'HOME_IN_USE' || performance.now() > until) throw thrown;
      await sleep(LEFT_POLL_MS);
    }
  }
}

/** Served as the localnet's own would be, and each on a port of its own. */
const metricsOf = ({ metricsHost, metricsPort }: Config): Record<string, string> => ({
  [environmentName('metricsHost')]: metricsHost,
  [environmentName('metricsPort')]: metricsPort === 'off' ? 'off' : '0',
});

/** They listen where this process does, on ports of their own, and compute and log as it was told to. */
const settingsOf = ({
  listen,
  engine,
  threads,
  witnessMb,
  witnessBackup,
  keepMb,
  freeRows,
  rowWei,
  log,
}: Config): string[] => [
  ...['--listen', listen.map((address) => address.replace(/\/tcp\/\d+/, '/tcp/0')).join(',')],
  ...['--engine', engine, '--threads', String(threads)],
  ...['--witness-mb', String(witnessMb), ...(witnessBackup ? ['--witness-backup'] : [])],
  ...['--keep-mb', String(keepMb), '--free-rows', String(freeRows)],
  ...(rowWei === '' ? [] : ['--row-wei', rowWei]),
  ...['--log', log],
];
