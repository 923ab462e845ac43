/**
 * The localnet of a test file: up before its first test and gone behind its last, with whatever was started beside it.
 * @module
 */
import { join } from 'node:path';
import { after, before } from 'node:test';
import { readAddresses } from '../../settlement/chain/deploy.ts';
import type { LedgerReads } from '../../settlement/chain/ledger.ts';
import { createReadLedger } from '../../settlement/chain/viem-ledger.ts';
import { accountAddress } from './accounts.ts';
import {
  type CliOptions,
  type CliResult,
  type LocalnetProcess,
  type Running,
  runCli,
  startCli,
  startLocalnet,
  temporaryFolder,
  untilServing,
} from './processes.ts';

export interface FileMeshOptions {
  /** Of `veilmesh localnet`. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** What the mesh's folder holds before it is up. */
  readonly prepare?: (mesh: FileMesh) => Promise<void>;
  /** Once it is up. In place of a `before` of the file's own, which would not wait for this one. */
  readonly open?: (mesh: FileMesh) => Promise<void>;
  /** Before anything ends. */
  readonly close?: () => Promise<unknown>;
}

export interface FileMesh {
  /** Of the whole file. */
  readonly folder: string;
  /** Of the localnet, in it. */
  readonly home: string;
  readonly localnet: LocalnetProcess;
  /** `veilmesh <args>` in the localnet's home, to its end. */
  cli(...args: string[]): Promise<CliResult>;
  /** A process that lives until the file is over. */
  start(args: readonly string[], options?: CliOptions): Running;
  /** Where a coordinator listens, as `again` needs it: to be asked while it lives. */
  listenOf(role?: string): Promise<string>;
  /** A part of the localnet on its own folder, as the localnet would start it; resolves when it serves. */
  again(command: 'coordinator' | 'node' | 'watch', role: string, ...args: string[]): Promise<Again>;
  /** The localnet once more on its folder. */
  restart(): Promise<void>;
  ledger(): Promise<LedgerReads>;
}

export interface Again {
  readonly running: Running;
  readonly serving: Awaited<ReturnType<typeof untilServing>>;
}

/** To be called where tests are declared. */
export function fileMesh({ args = [], env, prepare, open, close }: FileMeshOptions = {}): FileMesh {
  const folder = temporaryFolder();
  const home = join(folder.path, 'mesh');
  const started: Running[] = [];
  let localnet: LocalnetProcess | undefined;
  const up = (): LocalnetProcess => {
    if (localnet === undefined) throw new Error('the localnet of this file is not up yet');
    return localnet;
  };
  const mesh: FileMesh = {
    folder: folder.path,
    home,
    get localnet() {
      return up();
    },
    cli: (...own) => runCli([...own, '--home', home]),
    start(own, options = {}) {
      const running = startCli(own, { ...options, tied: true });
      started.push(running);
      return running;
    },
    async listenOf(role = 'coordinator') {
      const account = accountAddress(join(home, role));
      const { stdout } = await mesh.cli('status', '--json');
      const { coordinators } = JSON.parse(stdout) as {
        coordinators: { account: string; addresses: string[] }[];
      };
      return coordinators.find((one) => one.account === account)!.addresses[0]!.split('/p2p/')[0]!;
    },
    async again(command, role, ...own) {
      const place = ['--home', join(home, role), '--bootstrap', up().bootstrap];
      const running = mesh.start([command, ...place, ...own, '--json']);
      return { running, serving: await untilServing(running) };
    },
    async restart() {
      localnet = await startLocalnet(home, args, env === undefined ? {} : { env });
    },
    ledger: () =>
      createReadLedger({
        rpcUrl: up().rpcUrl,
        addresses: readAddresses(join(home, 'chain', 'contracts.json')),
      }),
  };
  before(async () => {
    await prepare?.(mesh);
    await mesh.restart();
    await open?.(mesh);
  });
  after(async () => {
    await close?.();
    for (const process of started) await process.end();
    await localnet?.end();
    folder.remove();
  });
  return mesh;
}
