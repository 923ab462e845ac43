/**
 * The embedded development chain: foundry's anvil as a child process whose state outlives it.
 *
 * State is written once a second, so a kill can lose the last second of blocks; the coordinator compares
 * itself with the chain and posts again what is missing.
 * @module
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { UnavailableError } from '../../crypto/core/errors.ts';
import { anvilBinary } from './anvil-binary.ts';
import { DEV_CHAIN_ID } from './dev-chain.ts';
import { createStateKeeper, repairState } from './state-file.ts';

const LOOPBACK = '127.0.0.1';
const START_TIMEOUT_MS = 20_000;
const STATE_INTERVAL_S = 1;

export interface AnvilOptions {
  /** Where the chain's state lives; without it the chain is forgotten at exit. */
  readonly stateFile?: string;
  /** Port; a free one when absent. */
  readonly port?: number;
  /** Address to listen on; loopback unless widened on purpose: the chain's accounts are public. */
  readonly host?: string;
  /** The development chain's when absent. */
  readonly chainId?: number;
  /** Rules of the chain; osaka without it. */
  readonly hardfork?: 'osaka' | 'prague' | 'cancun';
}

export interface Anvil {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Resolves when the process has ended for whatever reason. */
  readonly exited: Promise<void>;
  /** Ends the process after it has written its state. */
  stop(): Promise<void>;
  /** Ends the process at once, as a crash would. */
  kill(): Promise<void>;
}

/**
 * Starts anvil on loopback and resolves once it answers.
 * @throws UnavailableError CHAIN_PORT_IN_USE | CHAIN_BINARY_MISSING | CHAIN_START_FAILED
 */
export async function startAnvil(options: AnvilOptions = {}): Promise<Anvil> {
  const binary = anvilBinary();
  const host = options.host ?? LOOPBACK;
  const wanted = options.port ?? 0;
  if (wanted !== 0) await refuseTaken(host, wanted);
  const args = ['--host', host, '--port', String(wanted), '--hardfork', options.hardfork ?? 'osaka'];
  args.push('--chain-id', String(options.chainId ?? DEV_CHAIN_ID));
  const { stateFile } = options;
  if (stateFile !== undefined) {
    mkdirSync(dirname(stateFile), { recursive: true });
    repairState(stateFile);
    args.push('--state', stateFile, '--state-interval', String(STATE_INTERVAL_S));
  }
  const child = spawn(binary, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-2_000);
  });
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const port = await untilListens(child, () => complaint);
  const url = `http://${host === '0.0.0.0' ? LOOPBACK : host}:${port}`;
  await silence(url, child, () => complaint);

  let timer: NodeJS.Timeout | undefined;
  if (stateFile !== undefined) {
    const keeper = createStateKeeper(stateFile);
    timer = setInterval(() => keeper.keep(), STATE_INTERVAL_S * 5_000);
    timer.unref();
    void exited.then(() => clearInterval(timer)); // whoever starts it again on this file keeps copies of its own
  }
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    clearInterval(timer);
    child.kill(signal);
    await exited;
  };
  return {
    url,
    port,
    pid: child.pid!,
    exited,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

/** Binds and frees the port, so that an occupied one is named before anvil is started. */
function refuseTaken(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    // a client waiting for the chain may connect here; it must not keep the port
    const server = createServer((socket) => socket.destroy());
    server.once('error', (cause) => {
      reject(
        new UnavailableError('CHAIN_PORT_IN_USE', `port ${port} on ${host} is taken`, {
          details: { port },
          hint: 'stop the process that holds the port or choose another one',
          cause,
        }),
      );
    });
    server.listen(port, host, () => server.close(() => resolve()));
  });
}

/** The port, by the word of the process itself: whatever answers there else would be somebody else's chain. */
async function untilListens(child: ChildProcess, complaint: () => string): Promise<number> {
  const said = Promise.withResolvers<number | null>();
  let text = '';
  child.stdout!.setEncoding('utf8').on('data', (more: string) => {
    text = (text + more).slice(-2_000); // what it says later is drained, and forgotten
    const port = /Listening on \S+:(\d+)\s/.exec(text)?.[1];
    if (port !== undefined) said.resolve(Number(port));
  });
  const giveUp = (): void => said.resolve(null);
  child.once('exit', giveUp).once('error', giveUp);
  const timer = setTimeout(giveUp, START_TIMEOUT_MS);
  const port = await said.promise;
  clearTimeout(timer);
  if (port === null) throw notStarted(child, complaint());
  return port;
}

/** Anvil would say something of every call from now on. Also shows that it answers. */
async function silence(url: string, child: ChildProcess, complaint: () => string): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline && child.exitCode === null && child.signalCode === null) {
    if (await isSilenced(url)) return;
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  throw notStarted(child, complaint());
}

async function isSilenced(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"jsonrpc":"2.0","id":1,"method":"anvil_setLoggingEnabled","params":[false]}',
      signal: AbortSignal.timeout(1_000),
    });
    return response.ok;
  } catch {
    return false;
  }
}

function notStarted(child: ChildProcess, stderr: string): UnavailableError {
  child.kill('SIGKILL');
  return new UnavailableError('CHAIN_START_FAILED', 'the embedded chain did not start', {
    details: { stderr },
    hint: 'remove its state file if it is damaged, or look at: veilmesh doctor',
  });
}
