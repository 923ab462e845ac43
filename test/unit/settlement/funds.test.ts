/**
 * What the chain holds for a client, as the journal is told.
 * @module
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createFunds } from '../../../settlement/batch/funds.ts';

const CLIENT = `0x${'11'.repeat(20)}` as const;
const ROUTE = {
  client: CLIENT,
  sessionId: new Uint8Array(32).fill(1),
  modelRoot: new Uint8Array(32).fill(2),
  payeesHash: new Uint8Array(32).fill(3),
};

function chain(edit: { withdrawing?: bigint; withdrawableAt?: number } = {}) {
  const state = { balance: 100n, spent: 0n, reads: 0 };
  return {
    account: CLIENT,
    state,
    async accountOf() {
      state.reads++;
      return {
        balance: state.balance,
        withdrawing: edit.withdrawing ?? 0n,
        withdrawableAt: edit.withdrawableAt ?? 0,
      };
    },
    spent: async () => state.spent,
    time: async () => 1_000,
  };
}

const settlements = () => {
  const counter = { count: 0, epoch: async () => counter.count };
  return counter;
};

describe('funds', () => {
  it('are read once for submissions that come together', async () => {
    const ledger = chain();
    const funds = createFunds(ledger, settlements(), 60);
    const covers = await Promise.all([1, 2, 3].map(() => funds.cover(ROUTE)));
    assert.deepEqual(covers[0], { epoch: 0, deposit: 100n, spent: 0n });
    assert.equal(ledger.state.reads, 1);
  });

  it('are read again after a settlement, and say which one they were read after', async () => {
    const ledger = chain();
    const counter = settlements();
    const funds = createFunds(ledger, counter, 60);
    await funds.cover(ROUTE);
    Object.assign(ledger.state, { balance: 40n, spent: 60n });
    assert.equal((await funds.cover(ROUTE)).deposit, 100n, 'remembered for a moment');
    counter.count = 1;
    assert.deepEqual(await funds.cover(ROUTE), { epoch: 1, deposit: 40n, spent: 60n });
  });

  it('do not count what can be withdrawn before settlement, and do count it afterwards', async () => {
    const soon = createFunds(chain({ withdrawing: 80n, withdrawableAt: 1_030 }), settlements(), 60);
    assert.equal((await soon.cover(ROUTE)).deposit, 20n);
    const late = createFunds(chain({ withdrawing: 80n, withdrawableAt: 1_090 }), settlements(), 60);
    assert.equal((await late.cover(ROUTE)).deposit, 100n);
    const all = createFunds(chain({ withdrawing: 120n, withdrawableAt: 1_030 }), settlements(), 60);
    assert.equal((await all.cover(ROUTE)).deposit, 0n);
  });

  it('forget a read that failed', async () => {
    const ledger = chain();
    const funds = createFunds(
      {
        ...ledger,
        accountOf: () =>
          ledger.state.reads++ === 0 ? Promise.reject(new Error('away')) : ledger.accountOf(),
      },
      settlements(),
      60,
    );
    await assert.rejects(funds.cover(ROUTE), /away/);
    assert.equal((await funds.cover(ROUTE)).deposit, 100n);
  });
});
