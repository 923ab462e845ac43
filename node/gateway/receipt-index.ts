/**
 * Which receipt belongs to which answer of the gateway: a small file each in `<home>/answers`, so that an id is good for as long as the
 * receipt is kept. An answer has its id before it is known which attempt gives it, and a receipt its name only then.
 * @module
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { writeWhole } from '../home-files.ts';
import type { ReceiptState } from './types.ts';

export interface ReceiptIndex {
  /** The answer is being given. */
  begin(id: string): void;
  /** It was given: its receipt is, or will be, in this folder of `<home>/receipts`. */
  put(id: string, folder: string): void;
  /** It was given, and there is no receipt. */
  none(id: string, why: string): void;
  /** Nothing of it is pending here any more; an answer that was not given is forgotten. */
  end(id: string): void;
  find(id: string): ReceiptState;
  /** The same without the files. */
  stateOf(id: string): ReceiptWhere;
  /** Where its receipt is, once it is there. */
  pathOf(id: string): string | null;
  /** Removes it with its receipt; what is not settled yet stays. */
  forget(id: string): void;
}

export type ReceiptWhere =
  | { readonly state: 'ready'; readonly receipt: string; readonly header: string }
  | Exclude<ReceiptState, { readonly state: 'ready' }>;

const schema = z.strictObject({
  version: z.literal(1),
  folder: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .nullable(),
  missing: z.string().nullable(),
});

const ID = /^[0-9a-f]{32}$/;

export function createReceiptIndex(home: string): ReceiptIndex {
  const folder = join(home, 'answers');
  const running = new Set<string>();
  const fileOf = (id: string): string => join(folder, `${id}.json`);
  const write = (id: string, entry: Omit<z.input<typeof schema>, 'version'>): void => {
    writeWhole(fileOf(id), `${JSON.stringify({ version: 1, ...entry })}\n`);
  };
  const entryOf = (id: string): z.output<typeof schema> =>
    schema.parse(JSON.parse(readFileSync(fileOf(id), 'utf8')));

  function stateOf(id: string): ReceiptWhere {
    if (!ID.test(id)) return { state: 'unknown' };
    if (!existsSync(fileOf(id))) {
      return running.has(id) ? { state: 'pending', why: 'the answer is being given' } : { state: 'unknown' };
    }
    const entry = entryOf(id);
    if (entry.folder === null) return { state: 'none', why: entry.missing ?? 'it is not known why' };
    const receipt = join(home, 'receipts', entry.folder, 'receipt.json');
    const header = join(home, 'receipts', entry.folder, 'header.json');
    if (existsSync(receipt) && existsSync(header)) return { state: 'ready', receipt, header };
    if (running.has(id)) return { state: 'pending', why: 'the answer is being settled' };
    return existsSync(join(home, 'unsettled', `${entry.folder}.json`))
      ? { state: 'pending', why: 'the answer could not be settled yet: veilmesh settle' }
      : { state: 'none', why: 'nobody settled the answer while its vouchers held' };
  }

  return {
    begin: (id) => void running.add(id),
    put: (id, name) => write(id, { folder: name, missing: null }),
    none: (id, why) => write(id, { folder: null, missing: why }),
    end: (id) => void running.delete(id),
    stateOf,
    pathOf(id) {
      const where = stateOf(id);
      return where.state === 'ready' ? where.receipt : null;
    },
    find(id) {
      const where = stateOf(id);
      if (where.state !== 'ready') return where;
      return { state: 'ready', receipt: readFileSync(where.receipt), header: readFileSync(where.header) };
    },
    forget(id) {
      const where = stateOf(id);
      if (where.state === 'unknown' || where.state === 'pending') return;
      if (where.state === 'ready') rmSync(dirname(where.receipt), { recursive: true, force: true });
      rmSync(fileOf(id), { force: true });
    },
  };
}
