/**
 * Hands out ranges of the engine's one shared memory: one range, an arena, for each loaded program
 * and each sequence.
 * @module
 */
import { UnavailableError } from '../../../crypto/core/errors.ts';
import { CONTROL_END } from './assembly/layout.ts';

const PAGE = 65_536;
/** 4 GiB, the whole address space of 32-bit WebAssembly. Reserved, not committed. */
export const MAX_PAGES = 65_536;
const ALIGNMENT = 64;

export interface Arena {
  readonly address: number;
  readonly bytes: number;
}

export interface Arenas {
  /** A range of zeros, at the lowest address where it fits. @throws UnavailableError ENGINE_MEMORY */
  take(bytes: number): Arena;
  /** Overwrites the range with zeros: what sequences remember is of somebody's conversation. */
  free(arena: Arena): void;
}

export function createArenas(memory: WebAssembly.Memory): Arenas {
  const taken: Arena[] = [];
  return {
    take(bytes) {
      let address = CONTROL_END;
      let at = 0;
      for (const arena of taken) {
        if (address + bytes <= arena.address) break;
        address = alignUp(arena.address + arena.bytes);
        at++;
      }
      ensure(memory, address + bytes);
      const arena = { address, bytes };
      taken.splice(at, 0, arena);
      return arena;
    },
    free(arena) {
      const at = taken.indexOf(arena);
      if (at < 0) return;
      taken.splice(at, 1);
      new Uint8Array(memory.buffer, arena.address, arena.bytes).fill(0);
    },
  };
}

export const alignUp = (offset: number): number => Math.ceil(offset / ALIGNMENT) * ALIGNMENT;

function ensure(memory: WebAssembly.Memory, end: number): void {
  const missing = Math.ceil((end - memory.buffer.byteLength) / PAGE);
  if (missing <= 0) return;
  try {
    memory.grow(missing);
  } catch (cause) {
    throw new UnavailableError('ENGINE_MEMORY', `the wasm engine cannot have ${end} bytes of memory`, {
      details: { bytes: end, most: MAX_PAGES * PAGE },
      hint: 'serve fewer or smaller shards on this machine: veilmesh status',
      cause,
    });
  }
}
