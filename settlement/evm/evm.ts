/**
 * An EVM for pure functions, in WebAssembly on this thread: runs a contract's code on call data, without state, gas or chain. What
 * a pure function does not need it refuses; it never guesses.
 * @module
 */
import { InternalError } from '../../crypto/core/errors.ts';
import { EVM_WASM } from './binary.ts';

export interface Evm {
  /** @throws InternalError EVM_UNSUPPORTED, EVM_LIMITS */
  call(data: Uint8Array): Outcome;
}

/** `halted`: an opcode, jump, stack or length that no run may have; a chain would have taken all of its gas. */
export interface Outcome {
  readonly ended: 'returned' | 'reverted' | 'halted';
  readonly output: Uint8Array<ArrayBuffer>;
}

interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly CODE: WebAssembly.Global;
  readonly CODE_LIMIT: WebAssembly.Global;
  readonly INPUT: WebAssembly.Global;
  readonly INPUT_LIMIT: WebAssembly.Global;
  reserve(): void;
  prepare(length: number): void;
  run(size: number): number;
  output(): number;
  outputSize(): number;
}

/** By the code that a run ends with; the next one says that it met what needs a chain. */
const ENDS = ['returned', 'reverted', 'halted'] as const;

let compiling: Promise<WebAssembly.Module> | undefined;

/** @param code as it stands on the chain @throws InternalError EVM_LIMITS */
export async function createEvm(code: Uint8Array): Promise<Evm> {
  compiling ??= WebAssembly.compile(Buffer.from(EVM_WASM, 'base64'));
  const instance = await WebAssembly.instantiate(await compiling);
  const exports = instance.exports as unknown as Exports;
  const { CODE, CODE_LIMIT, INPUT, INPUT_LIMIT } = exports;
  requireLength('code', code, CODE_LIMIT.value);
  exports.reserve();
  const memory = new Uint8Array(exports.memory.buffer);
  memory.set(code, CODE.value);
  exports.prepare(code.length);
  return {
    call(data) {
      requireLength('call data', data, INPUT_LIMIT.value);
      memory.set(data, INPUT.value);
      const ended = ENDS[exports.run(data.length)];
      if (ended === undefined) {
        throw new InternalError('EVM_UNSUPPORTED', 'the code did what only a chain can answer');
      }
      const at = exports.output();
      return { ended, output: memory.slice(at, at + exports.outputSize()) };
    },
  };
}

function requireLength(what: string, bytes: Uint8Array, limit: number): void {
  if (bytes.length <= limit) return;
  throw new InternalError('EVM_LIMITS', `the ${what} is longer than the EVM takes`, {
    details: { expected: limit, got: bytes.length },
  });
}
