/**
 * The sealed witnesses of a node's claims, each in a file under its claim's hash, durable before the claim leaves.
 *
 * A claim can be asked about until it says so itself: a check has to be opened before `notAfter`, and nothing before that
 * ends it, since whoever holds the receipt may have it posted again. A file goes when that is over, unless a check still
 * runs (`hold`), and never before: where there is no room for another, no claim is given.
 * @module
 */
import { mkdirSync } from 'node:fs';
import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, UnavailableError } from '../../crypto/core/errors.ts';
import { type Claim, claimHash } from '../../crypto/poea/claim.ts';
import {
  decodeWitnessFile,
  encodeWitnessFile,
  readWitnessHeader,
  type SealedWitness,
  WITNESS_HEADER_BYTES,
} from '../tee/witness.ts';

export type WitnessEvent =
  /** No longer needed. */
  | { readonly type: 'erased'; readonly witnesses: number; readonly bytes: number }
  /** A file that holds no witness was found and passed over. */
  | { readonly type: 'unreadable'; readonly file: string; readonly why: string };

export interface WitnessStore {
  /** Durable on return. @throws UnavailableError WITNESS_FULL | WITNESS_UNWRITABLE */
  put(witness: SealedWitness): Promise<void>;
  has(claimHash: Uint8Array): boolean;
  /**
   * The claim's witness behind those of the session's segments before it, first segment first.
   * @throws UnavailableError WITNESS_LOST
   */
  chain(claimHash: Uint8Array): Promise<SealedWitness[]>;
  /** Keeps a claim's witness and those before it, whatever the time, until the returned function is called. */
  hold(claimHash: Uint8Array): () => void;
  /** Erases what nobody can ask about any more. */
  sweep(nowSeconds: number): Promise<void>;
  readonly count: number;
  readonly bytes: number;
  /** Claims that can still be asked about, and until when, in unix seconds: of one shard, or of all others. */
  bound(nowSeconds: number, shardRoot: Uint8Array, others?: 'others'): Bound;
  /** No room for what another session may need. */
  isFull(): boolean;
}

export interface Bound {
  readonly claims: number;
  readonly until: number;
}

export interface WitnessStoreOptions {
  /** Created when absent. */
  readonly folder: string;
  readonly maxBytes: number;
  readonly onEvent: (event: WitnessEvent) => void;
}

interface Kept {
  readonly bytes: number;
  readonly notAfter: number;
  readonly previous: string | null;
  readonly shard: string;
}

const NAME = /^[0-9a-f]{64}$/;
const TEMPORARY = '.tmp';
/** The rest is for the sessions that are open. */
const OPEN_UP_TO = 0.9;

export async function createWitnessStore({
  folder,
  maxBytes,
  onEvent,
}: WitnessStoreOptions): Promise<WitnessStore> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const fileOf = (name: string): string => join(folder, name);
  const kept = await scan();
  const held = new Map<string, number>();
  let bytes = [...kept.values()].reduce((sum, file) => sum + file.bytes, 0);
  /** Being written. */
  let coming = 0;
  let syncing: Promise<void> | undefined;

  async function scan(): Promise<Map<string, Kept>> {
    const found = new Map<string, Kept>();
    for (const name of await readdir(folder)) {
      if (!NAME.test(name)) {
        if (name.endsWith(TEMPORARY)) await rm(fileOf(name)); // cut off while it was written: its claim never left
        continue;
      }
      try {
        const { size } = await stat(fileOf(name));
        found.set(name, keptOf(await readStart(fileOf(name)), size));
      } catch (thrown) {
        onEvent({ type: 'unreadable', file: fileOf(name), why: asVeilmeshError(thrown).message });
      }
    }
    return found;
  }

  /** The folder's entries; one call for all files that were renamed before it began. */
  async function syncFolder(): Promise<void> {
    if (syncing !== undefined) await syncing.catch(() => {}); // may have begun before our file was there
    syncing ??= (async () => {
      const handle = await open(folder, 'r');
      try {
        await handle.sync();
      } finally {
        await handle.close();
        syncing = undefined;
      }
    })();
    await syncing;
  }

  async function write(name: string, content: Uint8Array): Promise<void> {
    const temporary = fileOf(`${name}${TEMPORARY}`);
    const handle = await open(temporary, 'w', 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, fileOf(name));
    await syncFolder();
  }

  /** The names of a claim's witness and those before it, last first; undefined where one is missing. */
  function* backwards(name: string): Generator<readonly [string, Kept | undefined]> {
    for (let at: string | null = name; at !== null; ) {
      const file: Kept | undefined = kept.get(at);
      yield [at, file];
      at = file?.previous ?? null;
    }
  }

  async function erase(names: readonly string[]): Promise<number> {
    let erased = 0;
    for (const name of names) {
      erased += kept.get(name)!.bytes;
      kept.delete(name);
    }
    bytes -= erased;
    await Promise.all(names.map((name) => rm(fileOf(name), { force: true })));
    return erased;
  }

  return {
    async put(witness) {
      const content = encodeWitnessFile(witness);
      const file = keptOf(content, content.length);
      const name = bytesToHex(claimHash(readWitnessHeader(content).claim));
      if (bytes + coming + file.bytes > maxBytes) throw full(bytes, maxBytes);
      coming += file.bytes;
      try {
        await write(name, content);
      } catch (cause) {
        throw new UnavailableError(
          'WITNESS_UNWRITABLE',
          'a witness cannot be written, so its claim is not given',
          {
            details: { folder },
            hint: 'make room on the disk of the home folder: veilmesh doctor',
            cause,
          },
        );
      } finally {
        coming -= file.bytes;
      }
      bytes += file.bytes - (kept.get(name)?.bytes ?? 0);
      kept.set(name, file);
    },
    has: (hash) => kept.has(bytesToHex(hash)),
    async chain(hash) {
      const names: string[] = [];
      for (const [name, file] of backwards(bytesToHex(hash))) {
        if (file === undefined) throw lost(name, names.length > 0);
        names.unshift(name);
      }
      return await Promise.all(
        names.map(async (name, i) => {
          try {
            return decodeWitnessFile(await readFile(fileOf(name)));
          } catch (cause) {
            throw lost(name, i < names.length - 1, cause);
          }
        }),
      );
    },
    hold(hash) {
      const names = [...backwards(bytesToHex(hash))].map(([name]) => name);
      for (const name of names) held.set(name, (held.get(name) ?? 0) + 1);
      let holding = true;
      return () => {
        if (!holding) return;
        holding = false;
        for (const name of names) {
          const left = held.get(name)! - 1;
          if (left === 0) held.delete(name);
          else held.set(name, left);
        }
      };
    },
    async sweep(now) {
      const names = [...kept].filter(([name, { notAfter }]) => notAfter <= now && !held.has(name));
      if (names.length === 0) return;
      onEvent({ type: 'erased', witnesses: names.length, bytes: await erase(names.map(([name]) => name)) });
    },
    bound(now, shardRoot, others) {
      const shard = bytesToHex(shardRoot);
      const open = [...kept.values()].filter(
        (file) => file.notAfter > now && (file.shard === shard) === (others === undefined),
      );
      return { claims: open.length, until: open.reduce((last, { notAfter }) => Math.max(last, notAfter), 0) };
    },
    isFull: () => bytes > OPEN_UP_TO * maxBytes,
    get count() {
      return kept.size;
    },
    get bytes() {
      return bytes;
    },
  };
}

function keptOf(start: Uint8Array, bytes: number): Kept {
  const { claim }: { claim: Claim } = readWitnessHeader(start);
  return {
    bytes,
    notAfter: claim.notAfter,
    previous: claim.prevClaim === null ? null : bytesToHex(claim.prevClaim),
    shard: bytesToHex(claim.shardRoot),
  };
}

async function readStart(path: string): Promise<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(
      new Uint8Array(WITNESS_HEADER_BYTES),
      0,
      WITNESS_HEADER_BYTES,
      0,
    );
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

const full = (bytes: number, maxBytes: number): UnavailableError =>
  new UnavailableError('WITNESS_FULL', 'this node has no room for the witness of another claim', {
    details: { bytes, maxBytes },
    hint: 'more room for witnesses: --witness-mb; or wait until older claims have run out',
  });

const lost = (name: string, before: boolean, cause?: unknown): UnavailableError =>
  new UnavailableError(
    'WITNESS_LOST',
    before ? 'the witness of an earlier segment of the session is gone' : 'the witness of the claim is gone',
    {
      details: { claim: name },
      hint: 'the check fails at its deadline; restore the witness folder if it was moved or cleared',
      cause,
    },
  );
