/**
 * Levels shown to people.
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type HopFacts,
  hopLevel,
  LEVEL_TEXTS,
  LEVELS,
  reachesLevel,
  weakestLevel,
} from '../../../crypto/attest/levels.ts';

const best: HopFacts = {
  assurance: 'hardware',
  gpuAppraised: true,
  platformListed: true,
  releasedBy: ['intel-tdx', 'amd-sev-snp'],
};

test('a hop is as private as what its evidence shows, and no more', () => {
  assert.equal(hopLevel(best), 'L4');
  assert.equal(hopLevel({ ...best, platformListed: false }), 'L3');
  assert.equal(hopLevel({ ...best, releasedBy: ['intel-tdx', 'intel-sgx'] }), 'L3', 'one vendor');
  assert.equal(hopLevel({ ...best, releasedBy: [] }), 'L3');
  assert.equal(hopLevel({ ...best, gpuAppraised: false }), 'L2');
  assert.equal(hopLevel({ ...best, assurance: 'none' }), 'L1', 'signed only');
  assert.equal(hopLevel({ ...best, assurance: 'simulated' }), 'L0', 'whatever else it shows');
});

test('a route is its weakest hop, and one without hops is nothing', () => {
  assert.equal(weakestLevel(['L4', 'L2', 'L3']), 'L2');
  assert.equal(weakestLevel(['L4', 'L0']), 'L0');
  assert.equal(weakestLevel([]), 'L0');
});

test('a demanded level is reached by itself and by those above', () => {
  for (const [i, level] of LEVELS.entries()) {
    for (const [j, demanded] of LEVELS.entries()) assert.equal(reachesLevel(level, demanded), i >= j);
  }
});

test('texts say what a level does not give', () => {
  assert.match(LEVEL_TEXTS.L0, /SIMULATED/);
  assert.match(LEVEL_TEXTS.L1, /no confidentiality/);
  for (const level of ['L3', 'L4'] as const) assert.match(LEVEL_TEXTS[level], /co-location not proven/);
});
