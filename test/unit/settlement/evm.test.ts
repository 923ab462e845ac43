/** The EVM's compiled code, what it knows of the contract's, and what it refuses to guess. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { hexToBytes } from 'viem';
import { ephemeralSessionBytecode } from '../../../settlement/contracts/artifacts/ephemeral-session.ts';
import { EVM_WASM } from '../../../settlement/evm/binary.ts';
import { binarySource, compileEvm } from '../../../settlement/evm/build.ts';
import { createEvm } from '../../../settlement/evm/evm.ts';

/** What asks for a chain, its state or another contract, or is a constructor's. */
const OF_CHAINS = {
  ADDRESS: 0x30,
  CALLER: 0x33,
  CODESIZE: 0x38,
  CODECOPY: 0x39,
  EXTCODESIZE: 0x3b,
  TIMESTAMP: 0x42,
  CHAINID: 0x46,
  SLOAD: 0x54,
  SSTORE: 0x55,
  LOG2: 0xa2,
  LOG3: 0xa3,
  CALL: 0xf1,
  DELEGATECALL: 0xf4,
};
const KEPT = new Set<number>(Object.values(OF_CHAINS));

test('the committed EVM is what its source compiles to', async () => {
  const committed = await readFile(new URL('../../../settlement/evm/binary.ts', import.meta.url), 'utf8');
  assert.ok(committed === binarySource(await compileEvm()), 'stale: npm run build:evm');
});

test('the EVM imports nothing', async () => {
  const module = await WebAssembly.compile(Buffer.from(EVM_WASM, 'base64'));
  assert.deepEqual(WebAssembly.Module.imports(module), []);
});

test("the session contract's code has no opcode that is neither the EVM's nor a chain's or a constructor's", async () => {
  const code = hexToBytes(ephemeralSessionBytecode);
  const met = new Set<number>();
  for (let at = 0; at < code.length; at++) {
    const opcode = code[at]!;
    met.add(opcode);
    if (opcode >= 0x60 && opcode <= 0x7f) at += opcode - 0x5f;
  }
  for (const opcode of met) {
    if (KEPT.has(opcode)) continue;
    // enough on the stack for any of them, and gas for a call; whatever comes of it, it is not refused as unknown
    const evm = await createEvm(
      Uint8Array.from([...new Array<number>(17).fill(0x5f), 0x60, 1, 0x61, 0x0b, 0xb8, opcode]),
    );
    assert.doesNotThrow(() => evm.call(new Uint8Array()), `0x${opcode.toString(16)}`);
  }
});

test('what only a chain can answer is refused, not guessed', async () => {
  for (const [name, opcode] of Object.entries(OF_CHAINS)) {
    const evm = await createEvm(Uint8Array.from([...new Array<number>(8).fill(0x5f), opcode]));
    assert.throws(() => evm.call(new Uint8Array()), { code: 'EVM_UNSUPPORTED' }, name);
  }
  // STATICCALL of SHA-256, of nobody, and of the one there is with less gas than it takes
  const gas = [0x5a];
  for (const [address, given] of [[0, gas] as const, [2, gas] as const, [1, [0x61, 0x0b, 0xb7]] as const]) {
    const call = [0x5f, 0x5f, 0x5f, 0x5f, 0x60, address, ...given, 0xfa];
    const evm = await createEvm(Uint8Array.from(call));
    assert.throws(() => evm.call(new Uint8Array()), { code: 'EVM_UNSUPPORTED' });
  }
});

test('code and call data have a limit', async () => {
  await assert.rejects(createEvm(new Uint8Array(24_577)), { code: 'EVM_LIMITS' });
  const evm = await createEvm(new Uint8Array(24_576));
  assert.equal(evm.call(new Uint8Array(1 << 20)).ended, 'returned');
  assert.throws(() => evm.call(new Uint8Array((1 << 20) + 1)), { code: 'EVM_LIMITS' });
});

test('a run sees nothing of the one before', async () => {
  // returns what memory holds at 0 and fills it with the call's data
  const code = [0x5f, 0x51, 0x5f, 0x35, 0x5f, 0x52, 0x60, 32, 0x52, 0x60, 64, 0x5f, 0xf3];
  const evm = await createEvm(Uint8Array.from(code));
  const first = evm.call(new Uint8Array(32).fill(7));
  assert.deepEqual(first.output, Uint8Array.from([...new Array(32).fill(7), ...new Array(32).fill(0)]));
  assert.deepEqual(evm.call(Uint8Array.of(9)).output.slice(32), new Uint8Array(32));
});
