/** An account that cannot pay its stake: what its operator is told, and that waiting ends by itself. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseEther } from 'viem';
import { UnavailableError } from '../../../crypto/core/errors.ts';
import { ensureFunded, sayFunding } from '../../../node/roles/membership.ts';
import { DEV_CHAIN_ID } from '../../../settlement/chain/dev-chain.ts';

const ACCOUNT = `0x${'ab'.repeat(20)}` as const;

function world(balances: readonly (bigint | Error)[], chainId = 11_155_111) {
  const left = [...balances];
  const said: string[] = [];
  const ledger = {
    account: ACCOUNT,
    chainId,
    minStake: async () => parseEther('0.1'),
    balance: async () => {
      const next = left.length > 1 ? left.shift()! : left[0]!;
      if (next instanceof Error) throw next;
      return next;
    },
  };
  const stages = {
    done: (name: string, text: string) => void said.push(`${name}: ${text}`),
    progress: (name: string, text: string) => void said.push(`${name}… ${text}`),
  };
  return { ledger, stages, said };
}

const AWAY = new UnavailableError('CHAIN_UNREACHABLE', 'away');
const WAIT = { wait: true, pollMs: 1 };

test('the hint says how much, where, on which chain and what for', async () => {
  const { ledger, stages, said } = world([parseEther('0.04')]);
  await sayFunding(ledger, stages);
  assert.equal(said.length, 1);
  for (const part of [
    'send 0.07 ether',
    ACCOUNT,
    'chain 11155111',
    "0.1 is the node's stake",
    '0.01 pays',
    'it has 0.04',
  ]) {
    assert.ok(said[0]!.includes(part), `${part} in ${said[0]}`);
  }
});

test('who has enough, and the development chain, are told nothing', async () => {
  for (const { ledger, stages, said } of [world([parseEther('0.11')]), world([0n], DEV_CHAIN_ID)]) {
    await sayFunding(ledger, stages);
    assert.deepEqual(said, []);
  }
});

test('it waits for the ether, over a chain that is away for a while, and goes on by itself', async () => {
  const { ledger, stages, said } = world([0n, parseEther('0.05'), AWAY, parseEther('0.11')]);
  await ensureFunded(ledger, 'http://unused.invalid', stages, WAIT);
  assert.ok(said[0]!.includes('waits for 0.11 ether'));
  assert.ok(said[1]!.includes('waits for 0.06 ether'), 'what lacks is told anew');
  assert.equal(said.at(-1), `fund: ${ACCOUNT} has what it needs`);
  assert.equal(said.length, 3, 'nothing is said twice');
});

test('who has enough waits for nothing', async () => {
  const { ledger, stages, said } = world([parseEther('0.11')]);
  await ensureFunded(ledger, 'http://unused.invalid', stages, WAIT);
  assert.deepEqual(said, []);
});

test('without waiting it is an error whose hint is what to send where', async () => {
  const { ledger, stages } = world([0n]);
  await assert.rejects(
    ensureFunded(ledger, 'http://unused.invalid', stages, { wait: false }),
    (error: never) => {
      const { code, family, hint } = error as { code: string; family: string; hint: string };
      assert.equal(code, 'NODE_UNFUNDED');
      assert.equal(family, 'unavailable');
      assert.match(hint, /^send 0.11 ether to 0xabab/);
      return true;
    },
  );
});
