/**
 * "Which digit is this?": one held-out image by number, or a 28 x 28 PGM file.
 * @module
 */
import { readFileSync } from 'node:fs';
import { UsageError } from '../../crypto/core/errors.ts';
import { IMAGE_PIXELS, IMAGE_SIDE } from '../../models/zoo/digits/digit-image.ts';
import { HELD_OUT_COUNT, heldOutImage } from '../../models/zoo/digits/held-out.ts';
import { digitInput } from '../../models/zoo/digits/index.ts';
import type { Task } from './task.ts';

/** @param input number of a held-out image (0..1499), or the path of a binary PGM; a random image when absent */
export function digitsTask(input: string | undefined): Task {
  const { pixels, label } = image(input);
  return {
    question: `Which digit is this?\n${draw(pixels)}`,
    steps: [{ values: digitInput(pixels), rows: 1 }],
    answer: ([output]) => {
      const digit = output![0]!;
      const truth =
        label === null ? '' : label === digit ? ' (its label says so too)' : ` (its label says ${label})`;
      return { value: { digit, label }, text: `It is a ${digit}${truth}.` };
    },
  };
}

function image(input: string | undefined): { pixels: Uint8Array; label: number | null } {
  if (input === undefined) return heldOutImage(Math.floor(Math.random() * HELD_OUT_COUNT));
  if (/^\d+$/.test(input)) {
    if (Number(input) >= HELD_OUT_COUNT) {
      throw new UsageError('DIGITS_INDEX', `there are ${HELD_OUT_COUNT} held-out images`, {
        details: { got: input, expected: `0..${HELD_OUT_COUNT - 1}` },
        hint: 'veilmesh run --model digits 7',
      });
    }
    return heldOutImage(Number(input));
  }
  return { pixels: readPgm(input), label: null };
}

/** Netpbm's binary grey map (P5), 28 x 28, 8 bit. @throws UsageError DIGITS_FILE */
function readPgm(path: string): Uint8Array {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    throw new UsageError('DIGITS_FILE', `cannot read ${path}`, {
      cause,
      hint: 'give a file, or a number 0..1499',
    });
  }
  const header = /^P5\s+(?:#[^\n]*\n\s*)*(\d+)\s+(\d+)\s+(\d+)\s/.exec(
    bytes.subarray(0, 512).toString('latin1'),
  );
  const [width, height, most] = header?.slice(1).map(Number) ?? [];
  const pixels = bytes.subarray(header?.[0].length ?? 0);
  if (width !== IMAGE_SIDE || height !== IMAGE_SIDE || most !== 255 || pixels.length !== IMAGE_PIXELS) {
    throw new UsageError('DIGITS_FILE', `${path} is not a 28 x 28 8-bit binary PGM`, {
      details: { width: width ?? 0, height: height ?? 0, bytes: pixels.length },
      hint: `convert IMAGE -resize 28x28! -colorspace gray -depth 8 digit.pgm`,
    });
  }
  return new Uint8Array(pixels);
}

/** Half-block picture for the terminal: two rows of pixels a line. */
function draw(pixels: Uint8Array): string {
  const ink = (y: number, x: number): boolean => pixels[y * IMAGE_SIDE + x]! > 96;
  const lines: string[] = [];
  for (let y = 0; y < IMAGE_SIDE; y += 2) {
    let line = '';
    for (let x = 0; x < IMAGE_SIDE; x++)
      line += [' ', '▄', '▀', '█'][(ink(y, x) ? 2 : 0) + (ink(y + 1, x) ? 1 : 0)];
    lines.push(`    ${line.trimEnd()}`);
  }
  return lines.filter((line) => line.trim() !== '').join('\n');
}
