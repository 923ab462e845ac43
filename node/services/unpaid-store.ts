/**
 * What a node can be paid with for a session: its own signed claims, the evidence behind them, those of the other hops as far as
 * they gave them, and the client's newest voucher, in two files under the session's id. Claims are written as they come, aside from
 * the session: a crash costs a segment at most.
 * A voucher takes the place of the one before it.
 * @module
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { appendFile, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { bytesToHex, hex } from '../../crypto/core/bytes.ts';
import { UnavailableError, VerificationError } from '../../crypto/core/errors.ts';
import { decodeSignedClaim, type SignedClaim } from '../../crypto/poea/claim.ts';
import type { SignedVoucher } from '../../settlement/batch/voucher.ts';
import { readVoucherMessage, voucherMessage } from './voucher-message.ts';

export interface UnpaidSession {
  readonly sessionId: Uint8Array;
  readonly hopIndex: number;
  /** Encoded, the one that the session was opened under. */
  readonly evidence: Uint8Array;
  /** In order. */
  readonly claims: readonly SignedClaim[];
  /** By hop, of those that gave theirs. */
  readonly others: ReadonlyMap<number, OthersClaims>;
  readonly voucher: SignedVoucher;
}

export interface OthersClaims {
  /** Encoded. */
  readonly evidence: Uint8Array;
  /** In order. */
  readonly claims: readonly SignedClaim[];
}

/** One claim of another hop; both encoded. */
export interface OthersClaim {
  readonly hop: number;
  /** With the first one of this hop; null with the others. */
  readonly evidence: Uint8Array | null;
  readonly claim: Uint8Array;
}

/** What one running session writes. */
export interface UnpaidRecord {
  /** Resolves when it is on disk in the place of the one before. @throws UnavailableError VOUCHER_NOT_KEPT */
  voucher(signed: SignedVoucher): Promise<void>;
  /** Encoded. */
  claim(signed: Uint8Array): void;
  /** One that has claimed nothing leaves nothing behind, and is owed nothing from now on. */
  end(): void;
}

/** A session with a voucher. */
export interface KeptSession {
  readonly sessionId: Uint8Array;
  /** Unix milliseconds of its newest voucher: then its client's deposit was last seen to cover it. */
  readonly promisedAt: number;
  readonly runs: boolean;
}

export interface UnpaidStore {
  /** @throws VerificationError SESSION_KNOWN when something is kept of that session already, by whatever process */
  open(session: {
    readonly sessionId: Uint8Array;
    readonly hopIndex: number;
    readonly evidence: Uint8Array;
  }): UnpaidRecord;
  /** Of a session of which this hop has claimed something: claims of its other hops, which were judged. */
  keepOthers(sessionId: Uint8Array, claims: readonly OthersClaim[]): void;
  /** Null when it has no claim or no voucher. */
  read(sessionId: Uint8Array): Promise<UnpaidSession | null>;
  sessions(): Promise<KeptSession[]>;
  /** By session, in hex: the newest voucher of each that was not forgotten, also of processes before this one. */
  readonly vouchers: ReadonlyMap<string, SignedVoucher>;
  forget(sessionId: Uint8Array): Promise<void>;
  /** Resolves when all is written that was given so far. */
  written(): Promise<void>;
}

export interface UnpaidStoreOptions {
  /** Created when absent. */
  readonly folder: string;
  readonly onError: (error: unknown) => void;
  /** Looks, beside a node that runs: makes and clears nothing. */
  readonly readOnly?: boolean;
}

const CLAIMS = '.claims';
const VOUCHER = '.voucher';
const PART = '.part';
const VOUCHER_NAME = /^[0-9a-f]{64}\.voucher$/;

export function createUnpaidStore({ folder, onError, readOnly = false }: UnpaidStoreOptions): UnpaidStore {
  if (!readOnly) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const claimsOf = (name: string): string => join(folder, name + CLAIMS);
  const voucherOf = (name: string): string => join(folder, name + VOUCHER);
  /** By session that runs: what appends to its claims. */
  const running = new Map<string, (lines: string) => void>();
  const append = (name: string, lines: string): Promise<void> =>
    appendFile(claimsOf(name), lines, { mode: 0o600, flush: true });
  const writing = new Set<Promise<void>>();
  const newest = new Map<string, SignedVoucher>();
  for (const file of existsSync(folder) ? readdirSync(folder) : []) {
    if (file.endsWith(PART) && !readOnly) rmSync(join(folder, file)); // a crash cut it off
    if (!VOUCHER_NAME.test(file)) continue;
    try {
      newest.set(
        file.slice(0, -VOUCHER.length),
        readVoucherMessage(new Uint8Array(readFileSync(join(folder, file)))),
      );
    } catch (error) {
      onError(error); // the others are worth keeping
    }
  }

  async function read(sessionId: Uint8Array): Promise<UnpaidSession | null> {
    const name = bytesToHex(sessionId);
    const text = await readFile(claimsOf(name), 'utf8').catch(absent);
    const message = await readFile(voucherOf(name)).catch(absent);
    if (text === null || message === null) return null;
    const claims: SignedClaim[] = [];
    const others = new Map<number, { readonly evidence: Uint8Array; readonly claims: SignedClaim[] }>();
    let head: { readonly hopIndex: number; readonly evidence: Uint8Array } | null = null;
    for (const line of text.split('\n').slice(0, -1)) {
      const [kind, value, rest] = line.split(' ');
      if (kind === 'hop') head = { hopIndex: Number(value), evidence: hex(rest!) };
      else if (kind === 'claim') claims.push(decodeSignedClaim(hex(value!)));
      else if (kind === 'of') others.set(Number(value), { evidence: hex(rest!), claims: [] });
      else if (kind === 'other') others.get(Number(value))?.claims.push(decodeSignedClaim(hex(rest!)));
    }
    return head === null || claims.length === 0
      ? null
      : { sessionId, ...head, claims, others, voucher: readVoucherMessage(new Uint8Array(message)) };
  }

  async function forget(name: string): Promise<void> {
    await rm(claimsOf(name), { force: true });
    await rm(voucherOf(name), { force: true });
    newest.delete(name);
  }

  return {
    open({ sessionId, hopIndex, evidence }) {
      const name = bytesToHex(sessionId);
      if (running.has(name) || existsSync(voucherOf(name)) || existsSync(claimsOf(name))) {
        throw new VerificationError('SESSION_KNOWN', 'this node was part of a session with that id before', {
          hint: 'every session has an id of its own',
        });
      }
      let before: Promise<void> = Promise.resolve();
      let head = `hop ${hopIndex} ${bytesToHex(evidence)}\n`; // with the first claim: nothing is owed before
      let anything = false;
      const inTurn = (write: () => Promise<void>): Promise<void> => {
        const turn = before.then(write);
        const written = turn.catch(onError).finally(() => writing.delete(written));
        before = written;
        writing.add(written);
        return turn;
      };
      const add = (lines: string): void => {
        inTurn(() => append(name, lines)).catch(() => {}); // said by onError
      };
      running.set(name, add);
      return {
        async voucher(signed) {
          newest.set(name, signed);
          try {
            await inTurn(() => replace(voucherOf(name), voucherMessage(signed)));
          } catch (cause) {
            throw new UnavailableError('VOUCHER_NOT_KEPT', 'this node cannot keep what it is promised', {
              cause,
            });
          }
        },
        claim(signed) {
          anything = true;
          const lines = `${head}claim ${bytesToHex(signed)}\n`;
          head = '';
          add(lines);
        },
        end() {
          if (!anything) newest.delete(name);
          void inTurn(async () => {
            if (!anything) await forget(name);
          })
            .catch(() => {})
            .finally(() => running.delete(name));
        },
      };
    },
    keepOthers(sessionId, claims) {
      const name = bytesToHex(sessionId);
      const lines = claims
        .map(({ hop, evidence: shown, claim }) => {
          const first = shown === null ? '' : `of ${hop} ${bytesToHex(shown)}\n`;
          return `${first}other ${hop} ${bytesToHex(claim)}\n`;
        })
        .join('');
      const add = running.get(name);
      if (add !== undefined) add(lines);
      else if (existsSync(claimsOf(name))) {
        const written = append(name, lines)
          .catch(onError)
          .finally(() => writing.delete(written));
        writing.add(written);
      }
    },
    read,
    async sessions() {
      const found: KeptSession[] = [];
      for (const file of existsSync(folder) ? await readdir(folder) : []) {
        if (!VOUCHER_NAME.test(file)) continue;
        const name = file.slice(0, -VOUCHER.length);
        const written = await stat(join(folder, file)).catch(absent);
        if (written === null) continue;
        found.push({ sessionId: hex(name), promisedAt: written.mtimeMs, runs: running.has(name) });
      }
      return found;
    },
    vouchers: newest,
    forget: (sessionId) => forget(bytesToHex(sessionId)),
    written: async () => {
      await Promise.all(writing);
    },
  };
}

/** Whole or not at all, whenever the machine stops. */
async function replace(file: string, bytes: Uint8Array): Promise<void> {
  const part = file + PART;
  const handle = await open(part, 'w', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(part, file);
}

function absent(error: unknown): null {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
  throw error;
}
