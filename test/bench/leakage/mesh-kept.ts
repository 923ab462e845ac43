/**
 * Everything that a mesh of real processes keeps, says and publishes: every file of its folder, every byte of its chain.
 *
 * Left out are the files of models, packed and as they were downloaded, wherever they lie: anybody may have them, and an embedding's table holds the rows of every token.
 * Keys are not, nor is the client's own folder: it holds receipts, vouchers and transcripts, and no question.
 * @module
 */
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { z } from 'zod';
import { bytesToHex, utf8 } from '../../../crypto/core/bytes.ts';
import { nodeSha256 } from '../../../node/accel/sha256.ts';
import { waitFor } from '../../support/mesh.ts';
import type { Needle } from './artefacts.ts';
import type { Artefact } from './capture.ts';

/** What is gathered, beside transcripts of clients, which are public too. */
export const KEPT_KINDS = ['receipt', 'process log', 'disk', 'calldata', 'event'] as const;

interface Transaction {
  readonly input: string;
}

interface Log {
  readonly data: string;
  readonly topics: readonly string[];
}

async function rpc<T>(url: string, method: string, ...params: readonly unknown[]): Promise<T> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
  const { result, error } = (await response.json()) as { readonly result: T; readonly error?: object };
  if (error !== undefined) throw new Error(`${method}: ${JSON.stringify(error)}`);
  return result;
}

const bytesOf = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex.slice(2), 'hex'));
const hexOf = (bytes: Uint8Array): string => `0x${Buffer.from(bytes).toString('hex')}`;
const numberOf = (value: number): string => `0x${value.toString(16)}`;

/** Input of every transaction, and data of every event, of every block. */
async function publishedOn(url: string): Promise<Artefact[]> {
  const latest = Number(await rpc<string>(url, 'eth_blockNumber'));
  const blocks = await Promise.all(
    Array.from({ length: latest + 1 }, (_, i) =>
      rpc<{ readonly transactions: readonly Transaction[] }>(url, 'eth_getBlockByNumber', numberOf(i), true),
    ),
  );
  const logs = await rpc<readonly Log[]>(url, 'eth_getLogs', { fromBlock: '0x0', toBlock: 'latest' });
  return [
    ...blocks.flatMap(({ transactions }) =>
      transactions.map(({ input }): Artefact => ({ kind: 'calldata', session: 0, bytes: bytesOf(input) })),
    ),
    ...logs.map(({ data, topics }): Artefact => {
      const bytes = Buffer.concat([...topics, data].map(bytesOf));
      return { kind: 'event', session: 0, bytes: new Uint8Array(bytes) };
    }),
  ];
}

function kindOf(path: string): Artefact['kind'] {
  if (/(^|\/)receipts\//.test(path)) return 'receipt';
  if (/(^|\/)transcripts\//.test(path)) return 'transcript';
  return path.startsWith('logs/') ? 'process log' : 'disk';
}

function filesOf(folder: string): { readonly path: string; readonly bytes: Uint8Array }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    if (!entry.isFile()) return [];
    const path = join(entry.parentPath, entry.name);
    try {
      return [{ path, bytes: readFileSync(path) }];
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []; // replaced or removed meanwhile
      throw error;
    }
  });
}

const digestOf = (bytes: Uint8Array): string => bytesToHex(nodeSha256(bytes));

/** Hashes of the files of models, to be taken before anything is asked. */
export const modelFiles = (home: string): ReadonlySet<string> =>
  new Set(
    ['models', 'cache']
      .map((name) => join(home, name))
      .filter((folder) => existsSync(folder))
      .flatMap((folder) => filesOf(folder).map(({ bytes }) => digestOf(bytes))),
  );

const targetsSchema = z.array(z.looseObject({ targets: z.array(z.string()) }));

/** What every process that serves metrics says now. */
async function metricsOf(
  files: readonly { readonly path: string; readonly bytes: Uint8Array }[],
): Promise<Artefact[]> {
  const targets = files
    .filter(({ path }) => basename(path) === 'metrics.json')
    .flatMap(({ bytes }) => targetsSchema.parse(JSON.parse(Buffer.from(bytes).toString())))
    .flatMap((one) => one.targets);
  return await Promise.all(
    targets.map(async (at): Promise<Artefact> => {
      const text = await (await fetch(`http://${at}/metrics`)).text();
      return { kind: 'metric', session: 0, bytes: utf8(text) };
    }),
  );
}

/** @param models of `modelFiles` @param said what the process that started all others wrote, on stdout and stderr */
export async function gather(
  { home, rpcUrl }: { readonly home: string; readonly rpcUrl: string },
  said: string,
  models: ReadonlySet<string>,
): Promise<Artefact[]> {
  const files = filesOf(home).filter(({ bytes }) => !models.has(digestOf(bytes)));
  return [
    { kind: 'process log', session: 0, bytes: utf8(said) },
    ...files.map(({ path, bytes }): Artefact => ({ kind: kindOf(relative(home, path)), session: 0, bytes })),
    ...(await metricsOf(files)),
    ...(await publishedOn(rpcUrl)),
  ];
}

/** As it is, in hex and in Base64, one of them each: with these every control covers what `search` decodes. */
const WRITTEN: readonly ((bytes: Uint8Array) => Uint8Array)[] = [
  (bytes) => bytes,
  (bytes) => utf8(Buffer.from(bytes).toString('hex')),
  (bytes) => utf8(Buffer.from(bytes).toString('base64')),
];

const CHAIN_MS = 10_000;

/** Bytes of one transaction: creation code may have 49,152. */
const MOST_INPUT = 32_768;

/** Each whole, in as few pieces as there is room for. */
function packedIn(room: number, written: readonly (readonly number[])[]): Uint8Array[] {
  const pieces: number[][] = [[]];
  for (const one of written) {
    if (pieces.at(-1)!.length + one.length > room) pieces.push([]);
    pieces.at(-1)!.push(...one);
  }
  return pieces.map((piece) => Uint8Array.from(piece));
}

/** Creation code that emits what stands behind it. */
const EMITTER = 13;
function emitting(bytes: Uint8Array): Uint8Array {
  const [high, low] = [bytes.length >> 8, bytes.length & 0xff];
  // PUSH2 length, DUP1, PUSH1 offset, PUSH1 0, CODECOPY, PUSH1 0, LOG0, STOP
  return Uint8Array.of(0x61, high, low, 0x80, 0x60, EMITTER, 0x60, 0, 0x39, 0x60, 0, 0xa0, 0, ...bytes);
}

/**
 * The control: what would give a question away, written to each place that is gathered, where the processes themselves write. Whoever does
 * not find it there would not find a leak.
 */
export async function plant(
  { home, rpcUrl }: { readonly home: string; readonly rpcUrl: string },
  needles: readonly Needle[],
): Promise<void> {
  const written = needles.map(({ bytes }, i) => [...WRITTEN[i % WRITTEN.length]!(bytes), 0x0a]);
  const all = Uint8Array.from(written.flat());
  const line = needles.map(({ bytes }) => `state=${Buffer.from(bytes).toString('hex')}`).join(' ');
  appendFileSync(join(home, 'logs', 'watcher.log'), `debug watcher: ${line}\n`);
  writeFileSync(join(home, 'watcher', 'control.bin'), all);
  const receipt = join(home, 'client', 'receipts', 'control');
  mkdirSync(receipt, { recursive: true });
  const fields = needles.map(({ bytes }, i) => [`field${i}`, Buffer.from(bytes).toString('base64')]);
  writeFileSync(join(receipt, 'receipt.json'), JSON.stringify(Object.fromEntries(fields)));
  const accounts = await rpc<readonly string[]>(rpcUrl, 'eth_accounts');
  const from = accounts.at(-1)!; // of nobody in the mesh
  const send = async (transaction: object): Promise<void> => {
    const hash = await rpc<string>(rpcUrl, 'eth_sendTransaction', { from, gas: '0xf00000', ...transaction });
    let status: string | undefined;
    await waitFor(
      async () => {
        const receipt = await rpc<{ status: string } | null>(rpcUrl, 'eth_getTransactionReceipt', hash);
        status = receipt?.status;
        return receipt !== null;
      },
      'the control on the chain',
      CHAIN_MS,
    );
    if (status !== '0x1') throw new Error('the chain did not take the control');
  };
  for (const piece of packedIn(MOST_INPUT, written)) {
    await send({ to: from, data: hexOf(piece) });
    await send({ data: hexOf(emitting(piece)) });
  }
}
