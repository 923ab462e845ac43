/**
 * keccak-256, as the EVM has it: rate of 136 bytes, padded by 0x01 … 0x80.
 * @module
 */
import { permute } from './permutation';

const RATE: usize = 136;
const state: usize = memory.data(200);

/** out: 32 bytes; may be where the data are. */
export function keccak(out: usize, data: usize, length: usize): void {
  memory.fill(state, 0, 200);
  while (length >= RATE) {
    for (let i: usize = 0; i < RATE; i += 8) absorb(i, load<u64>(data + i));
    permute(state);
    data += RATE;
    length -= RATE;
  }
  const whole = length & ~7;
  for (let i: usize = 0; i < whole; i += 8) absorb(i, load<u64>(data + i));
  for (let i = whole; i < length; i++) absorbByte(i, load<u8>(data + i));
  absorbByte(length, 0x01);
  absorbByte(RATE - 1, 0x80);
  permute(state);
  memory.copy(out, state, 32);
}

@inline
function absorb(at: usize, value: u64): void {
  store<u64>(state + at, load<u64>(state + at) ^ value);
}

@inline
function absorbByte(at: usize, value: u8): void {
  store<u8>(state + at, load<u8>(state + at) ^ value);
}
