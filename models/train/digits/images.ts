/**
 * Training images as the network sees them: the integer program's input divided by its scale.
 * @module
 */
import { digitImage } from '../../zoo/digits/dataset.ts';
import { digitInput } from '../../zoo/digits/index.ts';

/** The program's input value that stands for 1.0. */
export const INPUT_UNITS = 127;

export interface Example {
  readonly label: number;
  /** 784 values 0..1. */
  readonly image: Float64Array;
}

export function loadExamples(indices: readonly number[]): Example[] {
  return indices.map((index) => {
    const { label, pixels } = digitImage(index);
    return { label, image: Float64Array.from(digitInput(pixels), (value) => value / INPUT_UNITS) };
  });
}
