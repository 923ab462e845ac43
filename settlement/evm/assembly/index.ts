/**
 * The EVM's instructions that a pure function is made of: what asks for a chain, or calls anything but the precompile at
 * address 1, ends as UNSUPPORTED. Gas is not counted; opcodes and memory have a limit instead, which no transaction can reach.
 * @module
 */
import { keccak } from './keccak';
import { NEEDS } from './needs';
import { placeTable, recover, TABLE_BYTES } from './recover';
import {
  add, copy, divide, equal, isBelow, isBelowSigned, isSmall, isZero, limb, multiply, read, setLimbs, setNumber,
  shiftLeft, shiftRight, subtract, write,
} from './word';

/** How a run ended; evm.ts has the same. */
const RETURNED = 0;
const REVERTED = 1;
/** Stack, jump, opcode, memory or length of the run is none that a run may have. */
const HALTED = 2;
const UNSUPPORTED = 3;

/** EIP-170 */
export const CODE_LIMIT: i32 = 24576;
export const INPUT_LIMIT: i32 = 1 << 20;
/** A transaction has 2^24 gas (EIP-7825), which pays for 2.9 MiB of memory, and for as many opcodes. A step of three hops takes 5,600. */
const MEMORY_LIMIT: usize = 3 << 20;
const OPCODE_LIMIT = 1 << 24;
/** What GAS says. Nothing is taken from it. */
const GAS: u64 = 16_000_000;
/** Of the precompile. */
const RECOVER_GAS: u64 = 3000;

/** Read behind its end by the widest push. */
export const CODE: usize = (__heap_base + 127) & ~63;
const DESTINATIONS: usize = CODE + <usize>CODE_LIMIT + 64;
const STACK: usize = DESTINATIONS + <usize>CODE_LIMIT;
const STACK_END: usize = STACK + 1024 * 32;
/** With a word of room: a push on a full stack is noticed before the next opcode. */
export const INPUT: usize = STACK_END + 32;
const MEMORY: usize = INPUT + <usize>INPUT_LIMIT + 32;
const TABLE: usize = MEMORY + MEMORY_LIMIT;

/** The precompile's arguments, then what it returned. */
const precompiled: usize = memory.data(128);
const hashed: usize = memory.data(32);
let codeLength: usize = 0;
/** What earlier opcodes of the run, or an earlier run, used of the memory. */
let used: usize = 0;
let returnLength: usize = 0;
let outputAt: usize = 0;
let outputLength: i32 = 0;

export function output(): usize {
  return outputAt;
}
export function outputSize(): i32 {
  return outputLength;
}

/** Takes the memory that everything needs; it does not grow any more. */
export function reserve(): void {
  const pages = <i32>((TABLE + TABLE_BYTES + 0xffff) >> 16) - memory.size();
  if (pages > 0 && memory.grow(pages) < 0) unreachable();
  placeTable(TABLE);
}

/** Takes the code that stands at CODE. */
export function prepare(length: i32): void {
  codeLength = length;
  memory.fill(CODE + codeLength, 0, <usize>CODE_LIMIT + 64 - codeLength);
  memory.fill(DESTINATIONS, 0, CODE_LIMIT);
  for (let i: usize = 0; i < codeLength; i++) {
    const op = load<u8>(CODE + i);
    if (op == 0x5b) store<u8>(DESTINATIONS + i, 1);
    if (op >= 0x60 && op <= 0x7f) i += op - 0x5f;
  }
}

/** Where the memory has `length` bytes from the word at `offset`; 0 where it cannot have them. */
@inline
function reach(offset: usize, length: usize): usize {
  const from = load<u64>(offset);
  if (!isSmall(offset) || from > <u64>MEMORY_LIMIT || from + <u64>length > <u64>MEMORY_LIMIT) return 0;
  const end = <usize>from + length;
  if (end > used) used = end;
  return MEMORY + <usize>from;
}

/** The same for a length on the stack; one of 0 is everywhere. */
function reachLength(offset: usize, length: usize): usize {
  if (isZero(length)) return MEMORY;
  return isSmall(length) && load<u64>(length) <= <u64>MEMORY_LIMIT ? reach(offset, <usize>load<u64>(length)) : 0;
}

/** Copies from data of which all behind the end is 0. */
function copyPadded(to: usize, data: usize, size: usize, offset: usize, length: usize): void {
  const from: usize = isSmall(offset) && load<u64>(offset) < <u64>size ? <usize>load<u64>(offset) : size;
  const held = min(length, size - from);
  memory.copy(to, data + from, held);
  memory.fill(to + held, 0, length - held);
}

/** The place to go on at; 0 where the word is no JUMPDEST. */
@inline
function destination(word: usize): usize {
  const to = load<u64>(word);
  if (!isSmall(word) || to >= <u64>codeLength || !load<u8>(DESTINATIONS + <usize>to)) return 0;
  return CODE + <usize>to;
}

/** PUSH1 to PUSH32: reads 32 bytes that end with the value's. */
@inline
function push(sp: usize, pc: usize, count: usize): void {
  if (count <= 8) {
    const word = bswap<u64>(load<u64>(pc + 1));
    setNumber(sp, word >> <u64>(64 - (count << 3)));
    return;
  }
  for (let i: usize = 0; i < 32; i++) store<u8>(sp + i, i < count ? load<u8>(pc + count - i) : 0);
}

/** gas, address, arguments and their length, where to and how much: the precompile at 1 with what it takes, and no other. */
function callStatic(sp: usize): i32 {
  const gas = sp - 32;
  const address = sp - 64;
  if (!isSmall(address) || load<u64>(address) != 1) return UNSUPPORTED;
  if (isSmall(gas) && load<u64>(gas) < RECOVER_GAS) return UNSUPPORTED;
  const from = reachLength(sp - 96, sp - 128);
  const to = reachLength(sp - 160, sp - 192);
  if (!from || !to) return HALTED;
  memory.fill(precompiled, 0, 128);
  memory.copy(precompiled, from, min<usize>(<usize>load<u64>(sp - 128), 128));
  returnLength = recover(precompiled, precompiled) ? 32 : 0;
  memory.copy(to, precompiled, min(<usize>load<u64>(sp - 192), returnLength));
  setNumber(sp - 192, 1);
  return RETURNED;
}

function end(how: i32, sp: usize): i32 {
  const at = reachLength(sp - 32, sp - 64);
  if (!at) return HALTED;
  outputAt = at;
  outputLength = <i32>load<u64>(sp - 64);
  return how;
}

/** Runs the code on the `size` bytes that stand at INPUT; `output` then has what a run gave or reverted with. */
export function run(size: i32): i32 {
  memory.fill(INPUT + <usize>size, 0, 32);
  memory.fill(MEMORY, 0, used);
  used = 0;
  returnLength = 0;
  outputAt = MEMORY;
  outputLength = 0;
  let pc = CODE;
  let sp = STACK;
  for (let left = OPCODE_LIMIT; left > 0; left--) {
    const op = load<u8>(pc);
    if (sp < STACK + (<usize>load<u8>(NEEDS + op) << 5) || sp > STACK_END) return HALTED;
    if (op >= 0x60 && op <= 0x9f) {
      if (op <= 0x7f) {
        const count = <usize>op - 0x5f;
        push(sp, pc, count);
        pc += count;
        sp += 32;
      } else if (op <= 0x8f) {
        copy(sp, sp - ((<usize>op - 0x7f) << 5));
        sp += 32;
      } else {
        const a = sp - 32;
        const b = sp - ((<usize>op - 0x8e) << 5);
        for (let i: usize = 0; i < 4; i++) {
          const held = limb(a, i);
          store<u64>(a + (i << 3), limb(b, i));
          store<u64>(b + (i << 3), held);
        }
      }
      pc++;
      continue;
    }
    const a = sp - 32;
    const b = sp - 64;
    switch (op) {
      case 0x00: return RETURNED; // STOP
      case 0x01: add(b, a, b); sp = a; break;
      case 0x02: multiply(b, a, b); sp = a; break;
      case 0x03: subtract(b, a, b); sp = a; break;
      case 0x04: divide(b, a, b); sp = a; break;
      case 0x10: setNumber(b, u64(isBelow(a, b))); sp = a; break;
      case 0x11: setNumber(b, u64(isBelow(b, a))); sp = a; break;
      case 0x12: setNumber(b, u64(isBelowSigned(a, b))); sp = a; break;
      case 0x13: setNumber(b, u64(isBelowSigned(b, a))); sp = a; break;
      case 0x14: setNumber(b, u64(equal(a, b))); sp = a; break;
      case 0x15: setNumber(a, u64(isZero(a))); break;
      case 0x16:
        setLimbs(b, limb(a, 0) & limb(b, 0), limb(a, 1) & limb(b, 1), limb(a, 2) & limb(b, 2), limb(a, 3) & limb(b, 3));
        sp = a;
        break;
      case 0x17:
        setLimbs(b, limb(a, 0) | limb(b, 0), limb(a, 1) | limb(b, 1), limb(a, 2) | limb(b, 2), limb(a, 3) | limb(b, 3));
        sp = a;
        break;
      case 0x18:
        setLimbs(b, limb(a, 0) ^ limb(b, 0), limb(a, 1) ^ limb(b, 1), limb(a, 2) ^ limb(b, 2), limb(a, 3) ^ limb(b, 3));
        sp = a;
        break;
      case 0x19: setLimbs(a, ~limb(a, 0), ~limb(a, 1), ~limb(a, 2), ~limb(a, 3)); break;
      case 0x1b: shiftLeft(b, a, b); sp = a; break;
      case 0x1c: shiftRight(b, a, b); sp = a; break;
      case 0x20: { // KECCAK256
        const from = reachLength(a, b);
        if (!from) return HALTED;
        keccak(hashed, from, <usize>load<u64>(b));
        read(b, hashed);
        sp = a;
        break;
      }
      case 0x34: setNumber(sp, 0); sp += 32; break; // CALLVALUE
      case 0x35: // CALLDATALOAD
        if (isSmall(a) && load<u64>(a) < <u64>size) read(a, INPUT + <usize>load<u64>(a));
        else setNumber(a, 0);
        break;
      case 0x36: setNumber(sp, size); sp += 32; break; // CALLDATASIZE
      case 0x37: // CALLDATACOPY
      case 0x3e: { // RETURNDATACOPY
        const length = sp - 96;
        const to = reachLength(a, length);
        if (!to) return HALTED;
        const count = <usize>load<u64>(length);
        if (op == 0x37) copyPadded(to, INPUT, size, b, count);
        else {
          // reading behind the end is no padding here
          if (!isSmall(b) || load<u64>(b) > returnLength || load<u64>(b) + count > returnLength) return HALTED;
          memory.copy(to, precompiled + <usize>load<u64>(b), count);
        }
        sp = length;
        break;
      }
      case 0x3d: setNumber(sp, returnLength); sp += 32; break; // RETURNDATASIZE
      case 0x50: sp = a; break; // POP
      case 0x51: { // MLOAD
        const from = reach(a, 32);
        if (!from) return HALTED;
        read(a, from);
        break;
      }
      case 0x52: { // MSTORE
        const to = reach(a, 32);
        if (!to) return HALTED;
        write(to, b);
        sp = b;
        break;
      }
      case 0x53: { // MSTORE8
        const to = reach(a, 1);
        if (!to) return HALTED;
        store<u8>(to, load<u8>(b));
        sp = b;
        break;
      }
      case 0x57: // JUMPI
        if (isZero(b)) {
          sp = b;
          break;
        }
        pc = destination(a);
        if (!pc) return HALTED;
        sp = b;
        continue;
      case 0x56: // JUMP
        pc = destination(a);
        if (!pc) return HALTED;
        sp = a;
        continue;
      case 0x5a: setNumber(sp, GAS); sp += 32; break; // GAS
      case 0x5b: break; // JUMPDEST
      case 0x5e: { // MCOPY
        const length = sp - 96;
        const to = reachLength(a, length);
        const from = reachLength(b, length);
        if (!to || !from) return HALTED;
        memory.copy(to, from, <usize>load<u64>(length));
        sp = length;
        break;
      }
      case 0x5f: setNumber(sp, 0); sp += 32; break; // PUSH0
      case 0xf3: return end(RETURNED, sp);
      case 0xfd: return end(REVERTED, sp);
      case 0xfa: { // STATICCALL
        const ended = callStatic(sp);
        if (ended != RETURNED) return ended;
        sp -= 160;
        break;
      }
      case 0xfe: return HALTED; // INVALID
      default: return UNSUPPORTED;
    }
    pc++;
  }
  return HALTED;
}
