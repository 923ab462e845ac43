/**
 * The host's handle on the thread that holds its peer key: signs for libp2p, and keeps what it is to keep, sealed.
 * @module
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { bytesToHex, equalBytes, hex } from '../../crypto/core/bytes.ts';
import { InternalError } from '../../crypto/core/errors.ts';
import type { Possession } from '../../mesh/host/possession.ts';
import type { PeerSigner } from '../../mesh/host/types.ts';
import type { HardwareTee } from '../config/tee-choices.ts';
import { loadOrCreateKey } from '../keys.ts';
import { createCalls } from './calls.ts';

/** What the host asks. */
export type PeerKeyCall =
  | {
      readonly kind: 'boot';
      /** What keeps the key: the same that quotes. */
      readonly tee: HardwareTee | 'simulated';
      readonly simulatedPlatformSecret: Uint8Array;
      /** Null: a new key is drawn, as on every boot where the TEE has no secret that lasts. */
      readonly sealed: Uint8Array | null;
      /** Where the enclave asks, and nobody else. */
      readonly enclave: MessagePort;
    }
  | { readonly kind: 'sign'; readonly bytes: Uint8Array }
  | { readonly kind: 'prove'; readonly statement: Possession };

export interface PeerKeyResults {
  /** Null: there is nothing to keep. */
  readonly boot: { readonly publicKey: Uint8Array; readonly sealed: Uint8Array | null };
  readonly sign: Uint8Array;
  readonly prove: Uint8Array;
}

/** What the enclave is told of it. */
export interface PeerKeyFacts {
  readonly publicKey: Uint8Array;
  readonly tee: HardwareTee | 'simulated';
}

/** What the enclave asks. */
export type EnclaveSideCall =
  | { readonly kind: 'public' }
  /** Evidence that it made: the peer key may prove that it is behind it. */
  | { readonly kind: 'evidence'; readonly evidenceHash: Uint8Array };

export interface PeerKey {
  /** For `createHost`. */
  readonly signer: PeerSigner;
  /** @throws VerificationError PEER_KEY_FOREIGN for another peer, or evidence that the enclave did not make */
  prove(statement: Possession): Promise<Uint8Array>;
  /** The enclave's end, to be handed to it at boot. */
  readonly enclave: MessagePort;
  /** Rejects when the thread dies by itself. */
  readonly died: Promise<never>;
  stop(): Promise<void>;
}

/** One TEE's key is none of another's: a home that moves gets another peer id, and this one back with its machine. */
const sealedFile = (home: string, tee: HardwareTee | 'simulated'): string =>
  join(home, 'keys', tee === 'simulated' ? 'peer.sealed' : `peer.${tee}.sealed`);
const publicFile = (home: string): string => join(home, 'keys', 'peer.public');

/** Null where the home folder has no key of this kind yet. */
export function peerKeyOf(home: string): Uint8Array | null {
  const text = read(publicFile(home));
  return text === null ? null : hex(text);
}

/** @throws VerificationError PEER_SEAL */
export async function startPeerKey(home: string, tee: HardwareTee | 'simulated'): Promise<PeerKey> {
  const simulatedPlatformSecret = loadOrCreateKey(home, 'simulated-platform');
  const kept = read(sealedFile(home, tee));
  const worker = new Worker(new URL('./peer-key-worker.ts', import.meta.url));
  const calls = createCalls<PeerKeyCall>(worker);
  const death = Promise.withResolvers<never>();
  death.promise.catch(() => {}); // whoever cares awaits `died`
  let stopping = false;
  const die = (cause?: unknown): void => {
    const error = new InternalError('ENCLAVE_DIED', 'the thread of the peer key stopped', { cause });
    calls.fail(error);
    if (!stopping) death.reject(error);
  };
  worker.on('error', die);
  worker.on('exit', () => die());
  const stop = async (): Promise<void> => {
    stopping = true;
    await worker.terminate();
  };
  try {
    const { port1, port2 } = new MessageChannel();
    const call: PeerKeyCall = {
      kind: 'boot',
      tee,
      simulatedPlatformSecret,
      sealed: kept === null ? null : hex(kept),
      enclave: port1,
    };
    const { publicKey, sealed } = (await calls.ask(call, [port1])) as PeerKeyResults['boot'];
    if (kept === null && sealed !== null) write(sealedFile(home, tee), sealed);
    const known = peerKeyOf(home);
    if (known === null || !equalBytes(known, publicKey)) write(publicFile(home), publicKey);
    return {
      signer: {
        publicKey,
        sign: async (bytes) => (await calls.ask({ kind: 'sign', bytes })) as PeerKeyResults['sign'],
      },
      prove: async (statement) => (await calls.ask({ kind: 'prove', statement })) as PeerKeyResults['prove'],
      enclave: port2,
      died: death.promise,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Whole or not at all: half a key would be another node. */
function write(file: string, bytes: Uint8Array): void {
  writeFileSync(`${file}.part`, `${bytesToHex(bytes)}\n`, { mode: 0o600, flush: true });
  renameSync(`${file}.part`, file);
}
