/**
 * What a deposit and a voucher still cover.
 * @module
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createFunds } from '../../../settlement/batch/funds.ts';
import type { Outstanding } from '../../../settlement/batch/journal-types.ts';

const CLIENT = `0x${'11'.repeat(20)}` as const;
const SESSION = new Uint8Array(32).fill(1);

function chain(
  balance: bigint,
  edit: { withdrawing?: bigint; withdrawableAt?: number; spent?: bigint } = {},
) {
  return {
    account: CLIENT,
    state: { balance, spent: edit.spent ?? 0n },
    async accountOf() {
      return {
        balance: this.state.balance,
        withdrawing: edit.withdrawing ?? 0n,
        withdrawableAt: edit.withdrawableAt ?? 0,
      };
    },
    async spent() {
      return this.state.spent;
    },
    async time() {
      return 1_000;
    },
  };
}
const owed = (amount: bigint): Outstanding => ({ client: CLIENT, sessionId: SESSION, amount });

describe('funds', () => {
  it('cover up to the deposit and not a wei more, counting what is promised', async () => {
    const funds = createFunds(chain(100n), [owed(30n)], 60);
    await funds.prepare(CLIENT, SESSION);
    assert.ok(funds.cover(CLIENT, SESSION, 70n, 1_000n));
    assert.throws(() => funds.cover(CLIENT, SESSION, 1n, 1_000n), { code: 'DEPOSIT_TOO_SMALL' });
  });

  it("cover up to the session's voucher, counting what the chain has settled", async () => {
    const funds = createFunds(chain(1_000n, { spent: 50n }), [], 60);
    await funds.prepare(CLIENT, SESSION);
    assert.ok(funds.cover(CLIENT, SESSION, 50n, 100n));
    assert.throws(() => funds.cover(CLIENT, SESSION, 1n, 100n), { code: 'VOUCHER_EXCEEDED' });
  });

  it('use no figure read before a settlement', async () => {
    const ledger = chain(100n);
    const funds = createFunds(ledger, [], 60);
    await funds.prepare(CLIENT, SESSION);
    assert.ok(funds.cover(CLIENT, SESSION, 60n, 1_000n));
    ledger.state.balance = 40n;
    ledger.state.spent = 60n;
    funds.release([owed(60n)]);
    assert.equal(funds.cover(CLIENT, SESSION, 50n, 1_000n), false, 'asks for fresh figures');
    await funds.prepare(CLIENT, SESSION);
    assert.throws(() => funds.cover(CLIENT, SESSION, 50n, 1_000n), { code: 'DEPOSIT_TOO_SMALL' });
    assert.ok(funds.cover(CLIENT, SESSION, 40n, 1_000n));
  });

  it('do not count what can be withdrawn before settlement, and do count it afterwards', async () => {
    const soon = createFunds(chain(100n, { withdrawing: 80n, withdrawableAt: 1_030 }), [], 60);
    await soon.prepare(CLIENT, SESSION);
    assert.throws(() => soon.cover(CLIENT, SESSION, 21n, 1_000n), { code: 'DEPOSIT_TOO_SMALL' });
    const late = createFunds(chain(100n, { withdrawing: 80n, withdrawableAt: 1_090 }), [], 60);
    await late.prepare(CLIENT, SESSION);
    assert.ok(late.cover(CLIENT, SESSION, 100n, 1_000n));
  });
});
