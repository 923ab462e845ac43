/**
 * How far answers are on the chain, by their receipts. One whose word is final is written anew, so that whoever gets it has that proven.
 * @module
 */
import { readFileSync } from 'node:fs';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { decodeReceipt, receiptKind } from '../../settlement/receipt/format.ts';
import type { Receipt } from '../../settlement/receipt/schema.ts';
import type { ClientConnection } from '../client/connect.ts';
import { postedSegments, progressOf } from '../client/finality.ts';
import { checksOf, renewReceiptFile } from '../client/receipt-checks.ts';
import type { Settlement, Standings } from './answer-book.ts';
import { batchName } from './batch-views.ts';
import type { ReceiptIndex } from './receipt-index.ts';

/** Of others, over twin and vault, it says nothing: what pays them is in the receipt, and no batch is. */
const POSTED = 'veilmesh-receipt';

export function createStandings(
  connection: ClientConnection,
  index: Pick<ReceiptIndex, 'pathOf'>,
): Standings {
  const read = (id: string): { readonly path: string; readonly receipt: Receipt } | null => {
    const path = index.pathOf(id);
    if (path === null) return null;
    const bytes = new Uint8Array(readFileSync(path));
    if (receiptKind(bytes) !== POSTED) return null;
    return { path, receipt: decodeReceipt(bytes) };
  };
  const settlementOf = ({ finality, batches }: Receipt): Settlement => ({
    finality,
    batches: batches.map(batchName),
  });
  return {
    read(id) {
      const found = read(id);
      return found === null ? null : settlementOf(found.receipt);
    },
    async ask(id) {
      const found = read(id);
      if (found === null) return null;
      const { path, receipt } = found;
      const { ledger } = connection;
      const [{ finality }, checks] = await Promise.all([
        progressOf(ledger, postedSegments(receipt)),
        checksOf(connection, receipt),
      ]);
      const over = finality === 'final' && receipt.finality !== finality;
      if (over) await renewReceiptFile(connection, receipt, path);
      return {
        ...settlementOf(receipt),
        finality,
        checks: checks.flatMap(({ id: name, record }) =>
          name === null || record === null ? [] : [bytesToHex(name)],
        ),
      };
    },
  };
}
