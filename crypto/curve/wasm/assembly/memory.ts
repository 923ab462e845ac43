/**
 * Working memory: a stack that grows upwards, and the module's memory with it. Who takes a mark frees what was
 * allocated since by releasing it.
 * @module
 */

let top: usize = (__heap_base + 63) & ~63;

/** Not cleared; aligned to 8 bytes. Traps when the memory cannot grow. */
export function alloc(bytes: usize): usize {
  const at = top;
  top = (top + bytes + 7) & ~7;
  const pages = <i32>((top + 0xffff) >> 16) - memory.size();
  if (pages > 0 && memory.grow(pages) < 0) unreachable();
  return at;
}

@inline
export function mark(): usize {
  return top;
}

@inline
export function release(to: usize): void {
  top = to;
}
