/**
 * Answers for a coordinator's promises: shows what it is accused of not having posted, where it has.
 * @module
 */
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import type { Coordinator } from '../../settlement/batch/coordinator.ts';
import type { Ledger } from '../../settlement/chain/ledger.ts';
import type { InclusionPromise } from '../../settlement/committee/types.ts';
import type { Logger } from '../log.ts';

export interface DefenderOptions {
  readonly ledger: Pick<Ledger, 'account' | 'addresses' | 'inclusion' | 'latestBlock'>;
  readonly coordinator: Pick<Coordinator, 'receiptProof'>;
  /** Whether this process sends the account's transactions. */
  readonly acting: () => boolean;
  readonly log: Logger;
  readonly pollMs: number;
}

export interface Defender {
  /** Looks for accusations once and answers them. */
  look(): Promise<void>;
  /** Resolves when nothing of it runs any more. */
  stop(): Promise<void>;
}

export const DEFENDER_POLL_MS = 5_000;
/** Blocks that are read again, since a chain may lose its last ones. */
const REORG_BLOCKS = 64;

export function startDefender(options: DefenderOptions): Defender {
  const { ledger, coordinator, acting, log, pollMs } = options;
  const open = new Map<string, InclusionPromise>();
  /** Those without an answer, said once. */
  const hopeless = new Set<string>();
  let scannedTo = ledger.addresses.fromBlock - 1;
  let running: Promise<void> | null = null;

  const nameOf = ({ leafHash, postBy }: InclusionPromise): string => `${bytesToHex(leafHash)}/${postBy}`;

  async function answer(promise: InclusionPromise): Promise<void> {
    const name = nameOf(promise);
    const { state } = await ledger.inclusion.accusation(promise);
    if (state !== 'accused') {
      open.delete(name);
      return;
    }
    const fields = { leaf: bytesToHex(promise.leafHash).slice(0, 16), postBy: promise.postBy };
    try {
      const { places } = await coordinator.receiptProof([promise.leafHash]);
      await ledger.inclusion.answer(promise, places[0]!);
      open.delete(name);
      log.info('accusation answered', fields);
    } catch (thrown) {
      const { family, code, message } = asVeilmeshError(thrown);
      if (!hopeless.has(name)) log.error('accused and without an answer', { ...fields, code, why: message });
      hopeless.add(name);
      if (family !== 'unavailable') open.delete(name);
    }
  }

  async function look(): Promise<void> {
    if (!acting()) return;
    const { number } = await ledger.latestBlock();
    const from = Math.max(ledger.addresses.fromBlock, scannedTo + 1 - REORG_BLOCKS);
    for (const promise of await ledger.inclusion.accused(ledger.account, from)) {
      if (!hopeless.has(nameOf(promise))) open.set(nameOf(promise), promise);
    }
    scannedTo = number;
    for (const promise of [...open.values()]) await answer(promise);
  }

  const timer = setInterval(() => {
    running ??= look()
      .catch((thrown) => {
        const { code, message } = asVeilmeshError(thrown);
        log.error('accusations cannot be read', { code, why: message });
      })
      .finally(() => {
        running = null;
      });
  }, pollMs);

  return {
    look,
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
