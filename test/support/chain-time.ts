/**
 * A development chain's clock.
 */
import assert from 'node:assert/strict';

/** Lets so many seconds pass, and mines a block at their end. */
export async function advanceChain(rpcUrl: string, seconds: number): Promise<void> {
  for (const [method, params] of [
    ['evm_increaseTime', [seconds]],
    ['evm_mine', []],
  ] as const) {
    const response = await fetch(rpcUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    });
    const { error } = (await response.json()) as { error?: unknown };
    assert.equal(error, undefined, method);
  }
}
