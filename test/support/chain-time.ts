/**
 * A development chain's clock, and when its state is on disk.
 */
import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { waitFor } from './mesh.ts';

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

/** @returns the first state that the chain writes whole and that has all that is in its blocks now */
export async function writtenState(stateFile: string): Promise<Uint8Array> {
  const writtenAt = (): number => statSync(stateFile, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  // what is being written just now may be older
  for (let writes = 0; writes < 2; writes++) {
    const last = writtenAt();
    await waitFor(() => writtenAt() !== last, 'the state of the chain to be written');
  }
  let state = new Uint8Array();
  const isWhole = (): boolean => {
    state = readFileSync(stateFile);
    try {
      JSON.parse(Buffer.from(state).toString());
      return true;
    } catch {
      return false; // in the middle of it
    }
  };
  await waitFor(isWhole, 'a whole state of the chain');
  return state;
}
