/**
 * A picture of one digit: 28 x 28 grey values.
 * @module
 */
export const IMAGE_SIDE = 28;
export const IMAGE_PIXELS = IMAGE_SIDE * IMAGE_SIDE;

export interface DigitImage {
  /** What was meant, 0..9. */
  readonly label: number;
  /** 784 grey values 0..255, row by row; 0 is background. */
  readonly pixels: Uint8Array;
}
