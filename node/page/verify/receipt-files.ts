/**
 * Where a receipt comes from: the gateway, this browser's own client, or files of the user.
 * @module
 */
import { ApiFailure, apiFetch } from '../api.ts';
import { isOwnReceipt, ownReceipt } from '../browser-client/own-receipts.ts';
import type { Subject } from './messages.ts';

/** More than any receipt: the verifier says of the rest that it is too large. */
const MAX_FILE_BYTES = 17 * 2 ** 20;

/** As much of a file as is read. */
export const startOf = (file: File): Blob => file.slice(0, MAX_FILE_BYTES);

/** Of files that somebody chose or dropped: any order, a header may be among them. @throws ApiFailure FILE_UNKNOWN */
export async function subjectOf(files: readonly File[], before: Subject | null): Promise<Subject> {
  let receipt = before?.receipt ?? null;
  let header = before?.header ?? null;
  for (const file of files) {
    const bytes = new Uint8Array(await startOf(file).arrayBuffer());
    const text = new TextDecoder().decode(bytes);
    if (text.includes('"blockHash"') && text.includes('"policySigner"')) header = text;
    else receipt = bytes;
  }
  if (receipt !== null) return { receipt, header };
  throw new ApiFailure('FILE_UNKNOWN', 'there is no receipt among these files', 'choose a receipt.json', 0);
}

/** @throws ApiFailure of the gateway; OWN_RECEIPT_GONE */
export async function subjectById(id: string): Promise<Subject> {
  if (isOwnReceipt(id)) {
    const own = ownReceipt(id);
    if (own !== null) return own;
    throw new ApiFailure(
      'OWN_RECEIPT_GONE',
      'this browser has no receipt of this name any more',
      'ask again, or choose its file if you kept it',
      0,
    );
  }
  const path = `/receipts/${encodeURIComponent(id)}`;
  const [receipt, header] = await Promise.all([apiFetch(path), apiFetch(`${path}/header`)]);
  return { receipt: new Uint8Array(await receipt.arrayBuffer()), header: await header.text() };
}

/** Who a receipt and its header came from, in a sentence. */
export const sourceOf = (id: string | null): string =>
  id === null ? 'the files' : isOwnReceipt(id) ? "this browser's own client" : 'this gateway';
