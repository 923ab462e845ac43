/**
 * Code in an EVM of somebody else's (EDR's, or anvil's): what settlement/evm is held against.
 * @module
 */
import type { Address, Hex } from 'viem';
import { bytesToHex, hexToBytes, numberToHex } from 'viem';
import type { Outcome } from '../../settlement/evm/evm.ts';
import { createEvm } from './evm.ts';

const AT: Address = '0x00000000000000000000000000000000c0dec0de';
const GAS = numberToHex(16_000_000);

export interface ReferenceEvm {
  /** What a run reverted with is not told. */
  call(code: Uint8Array, data: Uint8Array): Promise<Outcome>;
  close(): Promise<void>;
}

export async function createReferenceEvm(): Promise<ReferenceEvm> {
  const evm = await createEvm();
  return {
    async call(code, data) {
      const overrides = { [AT]: { code: bytesToHex(code) } };
      try {
        const call = { to: AT, data: bytesToHex(data), gas: GAS };
        const output = (await evm.request('eth_call', call, 'latest', overrides)) as Hex;
        return { ended: 'returned', output: hexToBytes(output) as Uint8Array<ArrayBuffer> };
      } catch (thrown) {
        const ended = /revert/i.test(String(thrown)) ? 'reverted' : 'halted';
        return { ended, output: new Uint8Array() };
      }
    },
    close: () => evm.close(),
  };
}
