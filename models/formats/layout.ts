/**
 * Where a file says its tensors lie: each inside the file, none over another.
 * @module
 */
import { refuse, shown } from './refuse.ts';

export interface Extent {
  readonly name: string;
  /** From the start of the file. */
  readonly offset: number;
  readonly bytes: number;
}

/**
 * @param area prefix of the codes, e.g. 'GGUF'
 * @throws UsageError <area>_OFFSET (outside the file) | <area>_OVERLAP
 */
export function checkLayout(area: string, extents: readonly Extent[], start: number, size: number): void {
  const fix = 'the file is damaged or hostile: take it from another source';
  for (const { name, offset, bytes } of extents) {
    if (Number.isSafeInteger(offset) && offset >= start && bytes <= size - offset) continue;
    const what = `tensor ${shown(name)} lies at bytes ${offset} to ${offset + bytes}`;
    throw refuse(`${area}_OFFSET`, what, `a place between ${start} and ${size}, the end of the file`, fix);
  }
  const sorted = [...extents].sort((a, b) => a.offset - b.offset);
  sorted.forEach((tensor, i) => {
    const before = sorted[i - 1];
    if (before === undefined || before.offset + before.bytes <= tensor.offset) return;
    const what = `tensors ${shown(before.name)} and ${shown(tensor.name)} share bytes`;
    throw refuse(`${area}_OVERLAP`, what, 'a place of its own for each tensor', fix);
  });
}
