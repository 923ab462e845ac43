/**
 * What a node can be paid with for a session: its own signed claims, the evidence behind them, and the client's last voucher,
 * in a file under the session's id. Each is written as it comes, aside from the session: a crash costs a segment at most.
 * @module
 */
import { mkdirSync } from 'node:fs';
import { appendFile, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { bytesToHex, hex } from '../../crypto/core/bytes.ts';
import { decodeSignedClaim, type SignedClaim } from '../../crypto/poea/claim.ts';
import type { SignedVoucher } from '../../settlement/batch/voucher.ts';
import { readVoucherMessage, voucherMessage } from './voucher-message.ts';

export interface UnpaidSession {
  readonly sessionId: Uint8Array;
  readonly hopIndex: number;
  /** Encoded, of the boot that signed. */
  readonly evidence: Uint8Array;
  /** In order. */
  readonly claims: readonly SignedClaim[];
  readonly voucher: SignedVoucher;
}

/** What one running session writes. */
export interface UnpaidRecord {
  voucher(signed: SignedVoucher): void;
  /** Encoded. */
  claim(signed: Uint8Array): void;
  end(): void;
}

export interface UnpaidStore {
  open(sessionId: Uint8Array, hopIndex: number): UnpaidRecord;
  /** Null when it has no claim or no voucher. */
  read(sessionId: Uint8Array): Promise<UnpaidSession | null>;
  /** Sessions that are over, with when that was, in unix milliseconds; those that nobody owes anything for are gone. */
  over(): Promise<{ readonly sessionId: Uint8Array; readonly endedAt: number }[]>;
  forget(sessionId: Uint8Array): Promise<void>;
  /** Resolves when all is written that was given so far. */
  written(): Promise<void>;
}

export interface UnpaidStoreOptions {
  /** Created when absent. */
  readonly folder: string;
  /** Of this boot, encoded. */
  readonly evidence: Uint8Array;
  readonly onError: (error: unknown) => void;
}

const SUFFIX = '.jsonl';
const NAME = /^[0-9a-f]{64}\.jsonl$/;

export function createUnpaidStore({ folder, evidence, onError }: UnpaidStoreOptions): UnpaidStore {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const fileOf = (sessionId: Uint8Array): string => join(folder, `${bytesToHex(sessionId)}${SUFFIX}`);
  const running = new Set<string>();
  const writing = new Set<Promise<void>>();

  async function read(sessionId: Uint8Array): Promise<UnpaidSession | null> {
    const text = await readFile(fileOf(sessionId), 'utf8').catch(absent);
    if (text === null) return null;
    const claims: SignedClaim[] = [];
    let voucher: SignedVoucher | null = null;
    let head: { readonly hopIndex: number; readonly evidence: Uint8Array } | null = null;
    for (const line of text.split('\n').slice(0, -1)) {
      const [kind, value, rest] = line.split(' ');
      if (kind === 'hop') head = { hopIndex: Number(value), evidence: hex(rest!) };
      else if (kind === 'claim') claims.push(decodeSignedClaim(hex(value!)));
      else if (kind === 'voucher') voucher = readVoucherMessage(hex(value!));
    }
    return head === null || voucher === null || claims.length === 0
      ? null
      : { sessionId, ...head, claims, voucher };
  }

  return {
    open(sessionId, hopIndex) {
      const file = fileOf(sessionId);
      const name = bytesToHex(sessionId);
      running.add(name);
      let before: Promise<void> = Promise.resolve();
      let head = `hop ${hopIndex} ${bytesToHex(evidence)}\n`; // with the first voucher: nothing is owed before
      let anything = false;
      const append = (line: string): void => {
        const turn = before
          .then(() => appendFile(file, line, { mode: 0o600, flush: true }))
          .catch(onError)
          .finally(() => writing.delete(turn));
        before = turn;
        writing.add(turn);
      };
      return {
        voucher(signed) {
          append(`${head}voucher ${bytesToHex(voucherMessage(signed))}\n`);
          head = '';
        },
        claim(signed) {
          anything = true;
          append(`claim ${bytesToHex(signed)}\n`);
        },
        end() {
          void before.then(async () => {
            if (!anything) await rm(file, { force: true }).catch(onError);
            running.delete(name);
          });
        },
      };
    },
    read,
    async over() {
      const found: { sessionId: Uint8Array; endedAt: number }[] = [];
      for (const file of await readdir(folder)) {
        const name = file.slice(0, -SUFFIX.length);
        if (!NAME.test(file) || running.has(name)) continue;
        const written = await stat(join(folder, file)).catch(absent);
        if (written !== null) found.push({ sessionId: hex(name), endedAt: written.mtimeMs });
      }
      return found;
    },
    forget: (sessionId) => rm(fileOf(sessionId), { force: true }),
    written: async () => {
      await Promise.all(writing);
    },
  };
}

function absent(error: unknown): null {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
  throw error;
}
