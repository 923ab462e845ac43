/** What the command line says of an audit by lot: who read the session, and behind what. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type LotResult, lotText } from '../../../node/cli/audit-lot.ts';

const result = (assurance: 'simulated' | 'hardware' | null): LotResult => ({
  id: '00',
  state: 'planted',
  planted: { hop: 0, segment: 1, position: 2 },
  reports: [
    { auditor: `0x${'1'.repeat(40)}`, report: { hop: 0, segment: 1, position: 2 }, assurance },
    { auditor: `0x${'2'.repeat(40)}`, report: 'silent', assurance: null },
  ],
  blamed: [],
});

test('a session that was handed to a simulated enclave was hidden from nobody there, and it is said', () => {
  const text = lotText(result('simulated'));
  assert.match(text, /planted at hop 1, segment 2, position 3/);
  assert.match(text, /0x22222222 {2}silent/);
  assert.match(text, /SIMULATED TEE/);
  for (const other of [null, 'hardware'] as const) assert.doesNotMatch(lotText(result(other)), /SIMULATED/);
});
