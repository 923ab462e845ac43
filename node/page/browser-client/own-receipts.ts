/**
 * Receipts of answers that this browser asked for itself: they are in its own storage, and the gateway has none of them.
 * @module
 */
import { join, namesIn, readBytes, readText, remove } from '#home-files';

/** Of each network's home, newest last; more would fill the browser's storage. */
const KEPT = 16;
export const HOMES = 'client';
const PATTERN = /^own-([0-9a-f]{16})$/;

/** As `#/verify/<id>` names it, from a receipt's path. */
export const ownReceiptId = (receiptPath: string): string => `own-${receiptPath.split('/').at(-2)!}`;

export const isOwnReceipt = (id: string): boolean => PATTERN.test(id);

export interface OwnReceipt {
  readonly receipt: Uint8Array;
  /** Text of header.json: this browser's own view of chain, contracts and policy. */
  readonly header: string;
}

/** Null when this browser has none of that name. */
export function ownReceipt(id: string): OwnReceipt | null {
  const name = PATTERN.exec(id)?.[1];
  if (name === undefined) return null;
  for (const network of namesIn(HOMES)) {
    const folder = join(HOMES, network, 'receipts', name);
    const receipt = readBytes(join(folder, 'receipt.json'));
    const header = readText(join(folder, 'header.json'));
    if (receipt !== null && header !== null) return { receipt, header };
  }
  return null;
}

/** Removes the oldest, by the time they were issued. */
export function pruneReceipts(home: string): void {
  const folder = join(home, 'receipts');
  const issued = namesIn(folder).map((name) => {
    const text = readText(join(folder, name, 'receipt.json'));
    return {
      name,
      at: text === null ? 0 : Number((JSON.parse(text) as { issuedAt?: number }).issuedAt ?? 0),
    };
  });
  issued.sort((a, b) => b.at - a.at);
  for (const { name } of issued.slice(KEPT)) remove(join(folder, name));
}
