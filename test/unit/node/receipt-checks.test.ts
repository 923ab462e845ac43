/** When a receipt has to be brought up to date, and by whom. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { generatePrivateKey } from 'viem/accounts';
import type { Manifest } from '../../../models/shard/types.ts';
import type { ClientConnection } from '../../../node/client/connect.ts';
import {
  cellsOf,
  isOutdated,
  provenOf,
  readReceipt,
  renewReceiptFile,
  type SegmentCheck,
} from '../../../node/client/receipt-checks.ts';
import type { CheckRecord } from '../../../settlement/checks/types.ts';
import type { Receipt, ReceiptCheck } from '../../../settlement/receipt/schema.ts';

const record = (change: Partial<CheckRecord> = {}): CheckRecord => ({
  state: 'published',
  factsHash: new Uint8Array(32),
  innerRoot: null,
  proven: 0b0110,
  draws: 4,
  round: 7,
  deadline: 0,
  turn: 1,
  left: 0,
  ...change,
});
const segment = (own: CheckRecord | null): SegmentCheck => ({
  segment: 0,
  positions: [32, 40],
  hop: 1,
  kind: own && 'lot',
  drawn: false,
  id: new Uint8Array(32),
  record: own,
});
const stating = (check: Partial<ReceiptCheck> | null): Receipt =>
  ({ checks: check && { of: [{ segment: 0, ...check }] } }) as unknown as Receipt;

test('a receipt is outdated when the chain has a check, a state or a proof more', () => {
  assert.equal(provenOf(record()), 2);
  assert.equal(isOutdated(stating(null), [segment(null)]), false);
  assert.equal(isOutdated(stating(null), [segment(record())]), true);
  const current = { kind: 'lot', state: 'published', proven: 2 } as const;
  assert.equal(isOutdated(stating(current), [segment(record())]), false);
  assert.equal(isOutdated(stating(current), [segment(record({ proven: 0b1110 }))]), true);
  assert.equal(isOutdated(stating(current), [segment(record({ state: 'passed' }))]), true);
});

test('a check draws from all cells of its hop at all positions of its segment', () => {
  const part = (cells: object | null) => ({ role: 'shard', cells });
  const manifest = { parts: [part(null), part({ count: 5, unproven: 2 })] } as unknown as Manifest;
  assert.deepEqual(cellsOf(manifest, segment(null)), { cells: 40, unproven: 2 });
  assert.deepEqual(cellsOf(manifest, { ...segment(null), hop: 0 }), { cells: 0, unproven: 0 });
  assert.deepEqual(cellsOf(manifest, { ...segment(null), hop: null }), { cells: 0, unproven: 0 });
});

test('nobody but its client signs a receipt again', async () => {
  const connection = { privateKey: generatePrivateKey() } as unknown as ClientConnection;
  const receipt = { client: `0x${'0a'.repeat(20)}`, segments: [] } as unknown as Receipt;
  await assert.rejects(renewReceiptFile(connection, receipt, 'receipt.json'), {
    code: 'RECEIPT_NOT_YOURS',
    family: 'usage',
    hint: /veilmesh checks receipt\.json --home/,
  });
});

test('a file that is not there, and one that is no receipt', () => {
  assert.throws(() => readReceipt('no-such-receipt.json'), { code: 'RECEIPT_UNREADABLE', family: 'usage' });
  const folder = mkdtempSync(join(tmpdir(), 'receipt-'));
  assert.throws(() => readReceipt(folder), { code: 'RECEIPT_UNREADABLE' });
  rmSync(folder, { recursive: true });
});
