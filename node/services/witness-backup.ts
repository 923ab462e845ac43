/**
 * A node's sealed witnesses with its peers: coded into chunks that other processes keep, so that a node whose disk is lost, but not its
 * keys, still answers for its claims.
 *
 * They stay sealed: a peer learns the signed claim, which is public, and how long the witness is. The node signs which root is which
 * claim's, so nobody hands it something else back.
 * @module
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import type { Address } from 'viem';
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import { hash } from '../../crypto/core/hash.ts';
import { claimHash } from '../../crypto/poea/claim.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import { callRpc } from '../../mesh/wire/rpc.ts';
import { codeData, MAX_CODED_BYTES } from '../../settlement/availability/coded.ts';
import { CHUNKS } from '../../settlement/availability/coding.ts';
import type { Logger } from '../log.ts';
import {
  decodeWitnessFile,
  encodeWitnessFile,
  readWitnessHeader,
  type SealedWitness,
} from '../tee/witness.ts';
import { placeWith } from './chunk-placing.ts';
import { keepWitnessMethod, keptForMeMethod, MAX_TOLD, toWire } from './chunks.ts';
import type { ChunkPeers, LogFetching } from './log-fetching.ts';
import type { WitnessStore } from './witness-store.ts';

export interface WitnessBackupOptions {
  readonly host: MeshHost;
  /** The account that the node is registered under: peers keep for nodes with stake. */
  readonly operator: Address;
  readonly witnesses: Pick<WitnessStore, 'has' | 'put'>;
  readonly peers: ChunkPeers;
  readonly data: LogFetching['data'];
  readonly log: Logger;
}

export interface WitnessBackup {
  /** Has a witness kept by peers, after those before it. */
  add(witness: SealedWitness): void;
  /** Takes back what peers keep and is not here. @returns how many came back */
  restore(signal: AbortSignal): Promise<number>;
  /** Resolves when what was added is with peers, or nobody took it. */
  idle(): Promise<void>;
}

/** Witnesses that may wait, and their bytes; beyond that new ones are not backed up, and it is said. */
const MAX_WAITING = 256;
const MAX_WAITING_BYTES = 2 ** 26;
/** Witnesses that one peer may name: more than claims can be made that hold at a time. */
const MAX_RESTORED = 2 ** 16;
const CALL_MS = 10_000;

const signed = (claim: Uint8Array, root: Uint8Array): Uint8Array => hash('witness-backup/v1', claim, root);

export function createWitnessBackup(options: WitnessBackupOptions): WitnessBackup {
  const { host, operator, witnesses, peers, data, log } = options;
  let working: Promise<void> = Promise.resolve();
  let waiting = 0;
  let waitingBytes = 0;

  async function keep(witness: SealedWitness): Promise<void> {
    const file = encodeWitnessFile(witness);
    const { claim } = readWitnessHeader(file);
    const name = claimHash(claim);
    const { root, chunks } = await codeData(file);
    const signature = await host.sign(signed(name, root));
    const placed = new Set<number>();
    await placeWith({
      host,
      method: keepWitnessMethod,
      request: (chunk) => ({
        operator,
        claim: name,
        root,
        signature,
        until: claim.notAfter,
        chunk: toWire(chunk)!,
      }),
      root,
      chunks,
      peers: await peers(),
      placed,
    });
    if (placed.size < CHUNKS) log.info('peers keep a part of a witness only', { chunks: placed.size });
  }

  const page = async (peer: string, from: number) =>
    (await callRpc(host, peer, keptForMeMethod, { from }, { timeoutMs: CALL_MS })).witnesses;

  /** What a peer says it keeps for this node, as far as this node has signed it. */
  async function toldBy(peer: string) {
    const own: Awaited<ReturnType<typeof page>> = [];
    for (let from = 0; from < MAX_RESTORED; from += MAX_TOLD) {
      const told = await page(peer, from);
      for (const kept of told) {
        if (ed25519.verify(kept.signature, signed(kept.claim, kept.root), host.publicKey)) own.push(kept);
      }
      if (told.length < MAX_TOLD) break;
    }
    return own;
  }

  return {
    add(witness) {
      const bytes = witness.sealed.length + witness.claim.length + 64;
      const isFull = waiting >= MAX_WAITING || (waiting > 0 && waitingBytes + bytes > MAX_WAITING_BYTES);
      if (isFull || bytes > MAX_CODED_BYTES) {
        log.error('a witness is on this disk only', { waiting, waitingBytes, bytes });
        return;
      }
      waiting += 1;
      waitingBytes += bytes;
      working = working
        .then(() => keep(witness))
        .catch((thrown: unknown) => {
          log.error('a witness is on this disk only', { why: asVeilmeshError(thrown).message });
        })
        .finally(() => {
          waiting -= 1;
          waitingBytes -= bytes;
        });
    },
    async restore(signal) {
      const told = await Promise.all((await peers()).map((peer) => toldBy(peer).catch(() => [])));
      const missing = new Map(
        told
          .flat()
          .filter(({ claim }) => !witnesses.has(claim))
          .map((kept) => [bytesToHex(kept.claim), kept]),
      );
      let restored = 0;
      for (const { claim, root } of missing.values()) {
        if (signal.aborted) break;
        try {
          const file = await data(root, signal);
          if (!equalBytes(claimHash(readWitnessHeader(file).claim), claim)) continue;
          await witnesses.put(decodeWitnessFile(file));
          restored += 1;
        } catch (thrown) {
          log.error('a witness does not come back', { code: asVeilmeshError(thrown).code });
        }
      }
      if (restored > 0) log.info('witnesses are back from peers', { witnesses: restored });
      return restored;
    },
    idle: () => working,
  };
}
