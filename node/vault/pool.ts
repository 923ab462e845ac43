/**
 * Corrections made ahead (PRIVACY "Vault"): rows of masks and what the node makes of them, made in the background.
 *
 * A row is given once. What an exchange was about is lost with it, and the pool ends with the first that fails: a mask
 * is never asked about twice, and the node learns nothing but that its client stopped asking.
 * @module
 */
import { asVeilmeshError, UnavailableError, type VeilmeshError } from '../../crypto/core/errors.ts';
import type { CorrectionRows, Corrections } from '../../crypto/ring/types.ts';
import { known } from '../../crypto/vault/client.ts';
import type { VaultClientThread } from './client.ts';

export interface PoolOp {
  readonly op: string;
  readonly dIn: number;
  readonly dOut: number;
  /** Rows to hold ready. */
  readonly depth: number;
  /** Rows that will be taken in all, where that is known: then there are no more requests than these take. */
  readonly total?: number;
}

export interface PoolOptions {
  readonly client: VaultClientThread;
  readonly ops: readonly PoolOp[];
  /** Whether rows that were given are made again, or only as many as the depth and whoever waits ask for. */
  readonly refill: boolean;
  /** Brings a request to the node that holds the operation, and its reply back. */
  exchange(op: string, request: Uint8Array): Promise<Uint8Array>;
  /** Names who sent replies that cannot be read. */
  blame(op: string, error: VeilmeshError): VeilmeshError;
}

export interface PoolLevel {
  readonly op: string;
  readonly ready: number;
  readonly depth: number;
}

export interface CorrectionPool extends Corrections {
  level(): PoolLevel[];
  /** Done when every operation has what it should have ready. @throws what ended the pool */
  full(): Promise<void>;
  /** Whoever waits gets UnavailableError VAULT_CLOSED; the client thread stays. */
  close(): void;
}

/** One batch is being encrypted or decrypted here while the node multiplies another. */
const IN_FLIGHT = 2;
/** Rows that are worth a request even if fewer are missing: they share its ciphertexts. */
const MIN_ROWS = 4;

interface Stock extends PoolOp {
  /** Oldest first. */
  readonly rows: { readonly mask: Int32Array; readonly correction: Int32Array }[];
  readonly waiting: {
    readonly count: number;
    give(rows: CorrectionRows): void;
    fail(error: VeilmeshError): void;
  }[];
  /** Rows being made. */
  coming: number;
  given: number;
  /** Rows that were made, or are being made. */
  made: number;
}

/** Starts to fill at once. */
export function createCorrectionPool({ client, ops, refill, exchange, blame }: PoolOptions): CorrectionPool {
  const stocks = new Map<string, Stock>(
    ops.map((op) => [op.op, { ...op, rows: [], waiting: [], coming: 0, given: 0, made: 0 }]),
  );
  let running = 0;
  let ended: VeilmeshError | undefined;
  let watchers: { done(): void; fail(error: VeilmeshError): void }[] = [];

  const missing = ({ depth, rows, waiting, coming, given }: Stock): number =>
    Math.max(
      refill ? depth : depth - given,
      waiting.reduce((sum, { count }) => sum + count, 0),
    ) -
    rows.length -
    coming;
  const isFull = (): boolean => [...stocks.values()].every((stock) => missing(stock) + stock.coming <= 0);

  const end = (error: VeilmeshError): void => {
    ended ??= error;
    for (const { waiting, rows } of stocks.values()) {
      rows.length = 0;
      for (const { fail } of waiting.splice(0)) fail(ended);
    }
    for (const { fail } of watchers.splice(0)) fail(ended);
  };

  const serve = (stock: Stock): void => {
    for (;;) {
      const first = stock.waiting[0];
      if (first === undefined || first.count > stock.rows.length) break;
      stock.waiting.shift();
      stock.given += first.count;
      first.give(join(stock, stock.rows.splice(0, first.count)));
    }
    if (isFull()) {
      for (const { done } of watchers) done();
      watchers = [];
    }
  };

  const make = async (stock: Stock, count: number): Promise<void> => {
    const { masks, requests, finish } = await client.prepare(stock.op, count);
    const replies: Uint8Array[] = [];
    for (const request of requests) {
      if (ended !== undefined) return;
      replies.push(await exchange(stock.op, request));
    }
    const corrections = await finish(replies).catch((thrown: unknown) => {
      const error = asVeilmeshError(thrown);
      throw error.family === 'verification' ? blame(stock.op, error) : error; // else it is this machine's own
    });
    if (ended !== undefined) return;
    for (let r = 0; r < count; r++) {
      stock.rows.push({
        mask: masks.subarray(r * stock.dIn, (r + 1) * stock.dIn),
        correction: corrections.subarray(r * stock.dOut, (r + 1) * stock.dOut),
      });
    }
  };

  const work = (): void => {
    while (ended === undefined && running < IN_FLIGHT) {
      const [neediest] = [...stocks.values()]
        .filter((stock) => missing(stock) > 0)
        .sort(
          (a, b) =>
            b.waiting.length - a.waiting.length || missing(b) / (b.depth + 1) - missing(a) / (a.depth + 1),
        );
      if (neediest === undefined) return;
      const { total, made } = neediest;
      const worth = total === undefined ? MIN_ROWS : total - made;
      const count = Math.min(client.batch(neediest.op), Math.max(worth, missing(neediest)));
      neediest.coming += count;
      neediest.made += count;
      running++;
      make(neediest, count)
        .catch((thrown: unknown) => end(asVeilmeshError(thrown)))
        .finally(() => {
          neediest.coming -= count;
          running--;
          serve(neediest);
          work();
        });
    }
  };

  work();
  return {
    take: async (op, count) => {
      if (ended !== undefined) throw ended;
      const stock = known(stocks, op);
      return new Promise((give, fail) => {
        stock.waiting.push({ count, give, fail });
        serve(stock);
        work();
      });
    },
    level: () => [...stocks.values()].map(({ op, rows, depth }) => ({ op, ready: rows.length, depth })),
    full: async () => {
      if (ended !== undefined) throw ended;
      if (isFull()) return;
      await new Promise<void>((done, fail) => watchers.push({ done, fail }));
    },
    close: () => end(new UnavailableError('VAULT_CLOSED', 'the pool of corrections was closed')),
  };
}

function join({ dIn, dOut }: Stock, rows: Stock['rows']): CorrectionRows {
  const masks = new Int32Array(rows.length * dIn);
  const corrections = new Int32Array(rows.length * dOut);
  for (const [r, { mask, correction }] of rows.entries()) {
    masks.set(mask, r * dIn);
    corrections.set(correction, r * dOut);
  }
  return { masks, corrections };
}
