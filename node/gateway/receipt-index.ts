/**
 * Which receipt belongs to which answer of the gateway: a small file each in `<home>/answers`, so that an id is good for as long as the
 * receipt is kept. An answer has its id before it is known which attempt gives it, and a receipt its name only then.
 * @module
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
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
}

const schema = z.strictObject({
  version: z.literal(1),
  folder: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .nullable(),
  missing: z.string().nullable(),
});

export function createReceiptIndex(home: string): ReceiptIndex {
  const folder = join(home, 'answers');
  const running = new Set<string>();
  const fileOf = (id: string): string => join(folder, `${id}.json`);
  const write = (id: string, entry: Omit<z.input<typeof schema>, 'version'>): void => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const path = fileOf(id);
    writeFileSync(`${path}.new`, `${JSON.stringify({ version: 1, ...entry })}\n`, { mode: 0o600 });
    renameSync(`${path}.new`, path);
  };
  return {
    begin: (id) => void running.add(id),
    put: (id, name) => write(id, { folder: name, missing: null }),
    none: (id, why) => write(id, { folder: null, missing: why }),
    end: (id) => void running.delete(id),
    find(id) {
      if (!/^[0-9a-f]{32}$/.test(id)) return { state: 'unknown' };
      if (!existsSync(fileOf(id))) {
        return running.has(id)
          ? { state: 'pending', why: 'the answer is being given' }
          : { state: 'unknown' };
      }
      const entry = schema.parse(JSON.parse(readFileSync(fileOf(id), 'utf8')));
      if (entry.folder === null) return { state: 'none', why: entry.missing ?? 'it is not known why' };
      const receipt = join(home, 'receipts', entry.folder, 'receipt.json');
      const header = join(home, 'receipts', entry.folder, 'header.json');
      if (existsSync(receipt) && existsSync(header)) {
        return { state: 'ready', receipt: readFileSync(receipt), header: readFileSync(header) };
      }
      if (running.has(id)) return { state: 'pending', why: 'the answer is being settled' };
      return existsSync(join(home, 'unsettled', `${entry.folder}.json`))
        ? { state: 'pending', why: 'the answer could not be settled yet: veilmesh settle' }
        : { state: 'none', why: 'nobody settled the answer while its vouchers held' };
    },
  };
}
