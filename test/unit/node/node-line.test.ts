/** A node in one line, and what a stop leaves open, in words. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeLine } from '../../../node/cli/node-line.ts';
import { riskText } from '../../../node/cli/stop-risk.ts';
import { NODE_STATUS } from '../../support/node-status.ts';

const NOW = 3_600_000 + 30 * 60_000;

test('a node that is well: what it serves, sessions, earnings, evidence, stake, peers, checks, in one line', () => {
  assert.equal(
    nodeLine(NODE_STATUS, NOW),
    'serves digits 2/3 | 3 of 32 sessions | today 0.002 ether, pending 0.000001 | ' +
      'evidence 30 min old, good for 23.5 h (SIMULATED) | stake 0.1 | 5 peers, direct | no check yet',
  );
});

test('what is wrong is in capitals', () => {
  const line = nodeLine(
    {
      ...NODE_STATUS,
      draining: true,
      reachability: 'unreachable',
      assurance: 'hardware',
      evidence: { registeredAt: 0, goodUntil: NOW },
      lastCheck: { id: 'aa', state: 'failed', at: NOW - 60_000 },
    },
    NOW,
  );
  for (const said of ['DRAINING digits', 'LAPSED', 'UNREACHABLE', 'last check FAILED 1 min ago']) {
    assert.ok(line.includes(said), `${said} in ${line}`);
  }
  assert.ok(!line.includes('SIMULATED'));
  const relayed = { ...NODE_STATUS, reachability: 'relayed', relay: NODE_STATUS.peerId } as const;
  assert.ok(nodeLine(relayed, NOW).includes(`5 peers, relayed through ${NODE_STATUS.peerId.slice(-8)} |`));
  const open = nodeLine({ ...NODE_STATUS, risk: { ...NODE_STATUS.risk, checks: 2 } }, NOW);
  assert.ok(open.endsWith('2 checks OPEN'), open);
});

test('a stop with nothing open risks nothing; with checks or claims it says what, until when and how much', () => {
  const none = { checks: 0, dueBy: null, claims: 0, until: 0, stakeWei: '0' };
  assert.match(riskText(none), /nothing is at risk/);
  const some = riskText({ checks: 1, dueBy: 60, claims: 3, until: 86_400, stakeWei: '5000000000000000000' });
  for (const said of [
    '1 check OPEN',
    '1970-01-01T00:01:00Z',
    '5 ether',
    '3 claims',
    '1970-01-02T00:00:00Z',
  ]) {
    assert.ok(some.includes(said), `${said} in ${some}`);
  }
});
