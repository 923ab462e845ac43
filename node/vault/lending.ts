/**
 * A node's thread of vault, for whoever asks: started with the first request, given back when nobody asks any more (32 bytes of
 * memory a weight), replaced when it dies.
 *
 * A start that cannot succeed is not tried again, another one not for every request: each costs a copy of all weights.
 * @module
 */
import { asVeilmeshError, type VeilmeshError } from '../../crypto/core/errors.ts';
import type { VaultMap } from '../../crypto/vault/packing.ts';
import type { VaultServerThread } from './server.ts';

const IDLE_MS = 600_000;
const PAUSE_MS = 60_000;

export interface LendingOptions {
  readonly maps: () => readonly VaultMap[];
  /** `startVaultServer`. */
  readonly start: (maps: readonly VaultMap[]) => Promise<VaultServerThread>;
  readonly idleMs?: number;
  /** Between a failed start, or a death, and the next start. */
  readonly pauseMs?: number;
}

export interface VaultLending {
  /** These weights cannot be served in vault: no thread is started any more. */
  readonly refused: boolean;
  /** @throws as VaultServerThread.correct, and what the last start failed with */
  correct(op: string, request: Uint8Array): Promise<Uint8Array>;
  close(): Promise<void>;
}

export function lendVault(options: LendingOptions): VaultLending {
  const { maps, start, idleMs = IDLE_MS, pauseMs = PAUSE_MS } = options;
  let server: Promise<VaultServerThread> | undefined;
  let failure: VeilmeshError | undefined;
  let refused = false;
  let busy = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const after = (ms: number, then: () => unknown): void => {
    clearTimeout(timer);
    timer = setTimeout(then, ms);
    timer.unref();
  };
  const drop = async (): Promise<void> => {
    const dropped = server;
    server = undefined;
    await (await dropped?.catch(() => undefined))?.close();
  };
  const fail = (error: VeilmeshError): void => {
    failure = error;
    refused = error.family === 'usage' || error.code === 'VAULT_MEMORY';
    void drop();
    if (refused) return;
    after(pauseMs, () => {
      failure = undefined;
    });
  };
  const begin = async (): Promise<VaultServerThread> => {
    try {
      return await start(maps());
    } catch (thrown) {
      const error = asVeilmeshError(thrown);
      fail(error);
      throw error;
    }
  };
  return {
    get refused() {
      return refused;
    },
    async correct(op, request) {
      if (failure !== undefined) throw failure;
      clearTimeout(timer);
      server ??= begin();
      busy++;
      try {
        return await (await server).correct(op, request);
      } catch (thrown) {
        const error = asVeilmeshError(thrown);
        if (error.code === 'VAULT_THREAD' && failure === undefined) fail(error);
        throw error;
      } finally {
        if (--busy === 0 && failure === undefined) after(idleMs, drop);
      }
    },
    async close() {
      clearTimeout(timer);
      await drop();
    },
  };
}
