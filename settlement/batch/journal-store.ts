/**
 * The little that the journal asks of a database: SQL with `?` for parameters, in transactions.
 * @module
 */
import type { Row } from './journal-rows.ts';

export type Value = string | number | Uint8Array | null;

/** One statement after another, in the order in which they were asked for, also when they are not awaited. */
export interface Queries {
  all(text: string, ...values: Value[]): Promise<Row[]>;
  one(text: string, ...values: Value[]): Promise<Row | null>;
  /** @returns how many rows were changed */
  run(text: string, ...values: Value[]): Promise<number>;
}

/** Words that the two dialects do not share. */
export interface Dialect {
  readonly bytes: string;
  readonly integer: string;
  readonly serial: string;
  readonly tableEnd: string;
  /** Ends a SELECT whose rows nobody else may change until the transaction ends. */
  readonly lock: string;
}

export interface Store extends Queries {
  readonly dialect: Dialect;
  /**
   * All of `work` or nothing, durable on return. May be run again when it met another process's: it changes nothing
   * but the database.
   */
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
