/**
 * Padding that exporters write as a word: as much as keeps one output for every `stride` inputs.
 * @module
 */
import type { ImageShape } from '../float-network.ts';
import type { Edges } from './chain.ts';

/** @param more the side that gets one more where it is uneven */
export function sameEdges(
  { height, width }: ImageShape,
  kernel: number,
  stride: number,
  more: 'end' | 'start' = 'end',
): Edges {
  const split = (edge: number): readonly [number, number] => {
    const all = Math.max(0, (Math.ceil(edge / stride) - 1) * stride + kernel - edge);
    const less = Math.floor(all / 2);
    return more === 'end' ? [less, all - less] : [all - less, less];
  };
  const [[top, bottom], [left, right]] = [split(height), split(width)];
  return { top, left, bottom, right };
}
