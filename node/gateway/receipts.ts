/**
 * `GET /receipts/:id` and `GET /receipts/:id/header`: the two files that `veilmesh verify RECEIPT --header HEADER` takes.
 * @module
 */
import { UsageError } from '../../crypto/core/errors.ts';
import { AgainError } from './errors.ts';
import type { MeshClient } from './types.ts';

/** @throws UsageError RECEIPT_UNKNOWN | RECEIPT_NONE; AgainError RECEIPT_PENDING */
export function showReceipt(client: MeshClient, id: string, file: 'receipt' | 'header'): Response {
  const found = client.receipt(id);
  if (found.state === 'ready') {
    const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
    return new Response(new Uint8Array(found[file]), { headers });
  }
  if (found.state === 'pending') {
    throw new AgainError('RECEIPT_PENDING', 'the receipt is not there yet', {
      details: { why: found.why },
      hint: 'ask again in a moment',
    });
  }
  if (found.state === 'none') {
    throw new UsageError('RECEIPT_NONE', 'there is no receipt of this answer', {
      details: { why: found.why },
    });
  }
  throw new UsageError('RECEIPT_UNKNOWN', 'no answer of this gateway has this id', {
    hint: 'the id is in the header x-veilmesh-receipt of an answer',
  });
}
