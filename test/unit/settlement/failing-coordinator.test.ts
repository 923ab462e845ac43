/**
 * A coordinator whose work fails: for a while it keeps the lead, and with it its sessions; then another process has a try.
 * @module
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { UnavailableError } from '../../../crypto/core/errors.ts';
import { loadBls } from '../../../crypto/poea/bls.ts';
import { COORDINATOR_DEFAULTS, createCoordinator } from '../../../settlement/batch/coordinator.ts';
import type { CoordinatorOptions } from '../../../settlement/batch/coordinator-types.ts';
import { openJournal } from '../../../settlement/batch/journal.ts';
import { holdTime } from '../../support/held-time.ts';
import { CLIENT } from '../../support/journal.ts';

/** Of the lead, while nothing succeeds. */
const PATIENCE_MS = 30_000;

it('keeps the lead over what fails for a moment, and leaves it to another where that goes on', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'veilmesh-failing-'));
  const journal = await openJournal(join(folder, 'journal.sqlite'));
  t.after(async () => {
    await journal.close();
    rmSync(folder, { recursive: true, force: true });
  });
  let isAway = true;
  let resigned = 0;
  const ledger = {
    account: CLIENT,
    chainId: 1,
    addresses: { meshRollup: CLIENT },
    checks: { terms: async () => ({ openWindow: 1, beacon: { lead: 1 } }) },
    longWindow: async () => 1,
  };
  const coordinator = await createCoordinator({
    ...COORDINATOR_DEFAULTS,
    ledger,
    journal: {
      ...journal,
      async lead() {
        if (isAway) throw new UnavailableError('CHAIN_UNREACHABLE', 'away');
        return null;
      },
      async resign() {
        resigned += 1;
      },
    },
    bls: await loadBls(),
    policy: { oneKeyPerPlatform: [] },
    clock: () => 0,
  } as unknown as CoordinatorOptions);
  const time = holdTime(t);
  const fail = () => assert.rejects(coordinator.tick(), { code: 'CHAIN_UNREACHABLE' });
  const over = async (passes: number): Promise<void> => {
    await fail();
    time.pass(PATIENCE_MS - passes);
    await fail();
  };
  await over(1);
  assert.equal(resigned, 0);
  isAway = false;
  await coordinator.tick();
  isAway = true;
  await over(1);
  assert.equal(resigned, 0, 'the time before it went well does not count');
  time.pass(2);
  await fail();
  assert.equal(resigned, 1);
  await over(1);
  assert.equal(resigned, 1, 'and it is patient again');
});
