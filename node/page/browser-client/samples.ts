/**
 * Ten digits as strokes, for who cannot draw: each a few polylines on the 28 x 28 grid.
 * @module
 */
import { drawLine, emptyPixels, type Pixels, type Point } from './ink.ts';

type Stroke = readonly (readonly [x: number, y: number])[];

/** Points of an ellipse, by degrees from the right, clockwise. */
const arc = (x: number, y: number, rx: number, ry: number, from: number, to: number): Stroke =>
  Array.from({ length: 25 }, (_, i) => {
    const angle = ((from + ((to - from) * i) / 24) * Math.PI) / 180;
    return [x + rx * Math.cos(angle), y + ry * Math.sin(angle)] as const;
  });

const DIGITS: readonly (readonly Stroke[])[] = [
  [arc(14, 14, 5.5, 9, 0, 360)],
  [
    [
      [11, 8],
      [15, 5],
      [14, 23],
    ],
  ],
  [[...arc(14, 10, 5, 5, 190, 380), [9, 23], [19.5, 22.5]]],
  [[...arc(13, 9.5, 5, 4.5, 200, 440)], [...arc(13, 18.5, 5.5, 4.8, 270, 510)]],
  [
    [
      [11, 5],
      [8, 15],
      [20, 15],
    ],
    [
      [17, 6],
      [16, 24],
    ],
  ],
  [
    [
      [19, 5],
      [11, 5],
      [10, 12.5],
    ],
    [...arc(13, 17.5, 5.5, 5.5, 235, 500)],
  ],
  [
    [
      [17, 4.5],
      [11.5, 10],
      [9, 17],
    ],
    arc(13.8, 18.5, 4.8, 4.8, 180, 540),
  ],
  [
    [
      [8, 6],
      [20, 6],
      [13, 24],
    ],
  ],
  [arc(14, 9.5, 4.3, 4.3, 90, 450), arc(14, 18.7, 5, 4.9, 270, 630)],
  [
    arc(13.8, 10, 4.6, 4.8, 0, 360),
    [
      [18.5, 9],
      [18, 16],
      [16, 24],
    ],
  ],
];

/** @param digit 0 to 9 */
export function sampleDigit(digit: number): Pixels {
  const pixels = emptyPixels();
  const pointOf = ([x, y]: readonly [number, number]): Point => ({ x, y });
  for (const stroke of DIGITS[digit]!) {
    for (const [i, end] of stroke.entries())
      drawLine(pixels, pointOf(stroke[Math.max(0, i - 1)]!), pointOf(end));
  }
  return pixels;
}
