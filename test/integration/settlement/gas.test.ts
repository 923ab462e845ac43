/**
 * Gas against the committed snapshot.
 * @module
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { measureGas, readGasSnapshot } from './gas.ts';

/** Keys, ids and signatures differ from run to run, and with them the price of their zero bytes. */
const TOLERANCE = 0.01;

it('every action costs what the snapshot says, within a hundredth', async () => {
  const [measured, snapshot] = [await measureGas(), readGasSnapshot()];
  assert.deepEqual(Object.keys(measured), Object.keys(snapshot));
  for (const [action, gas] of Object.entries(measured)) {
    const off = Math.abs(gas - snapshot[action]!) / snapshot[action]!;
    assert.ok(off <= TOLERANCE, `${action}: ${gas}, snapshot ${snapshot[action]}`);
  }
});
