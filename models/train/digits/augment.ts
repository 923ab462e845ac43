/**
 * Small random shears of a training image: rotation, scale and shift, resampled bilinearly.
 * @module
 */
import { IMAGE_PIXELS, IMAGE_SIDE } from '../../zoo/digits/digit-image.ts';
import type { Random } from './random.ts';

const MAX_ROTATION = 0.26; // radians, 15 degrees
const MAX_SHEAR = 0.2;
const MAX_SCALE = 0.15;
const MAX_SHIFT = 2.5; // pixels

/** @param image 784 values; the result is a new image, background 0 outside the source */
export function augment(image: Float64Array, random: Random): Float64Array {
  const angle = random.within(MAX_ROTATION);
  const shear = random.within(MAX_SHEAR);
  const scaleX = 1 + random.within(MAX_SCALE);
  const scaleY = 1 + random.within(MAX_SCALE);
  const centre = (IMAGE_SIDE - 1) / 2;
  const shiftX = centre + random.within(MAX_SHIFT);
  const shiftY = centre + random.within(MAX_SHIFT);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const out = new Float64Array(IMAGE_PIXELS);
  for (let y = 0; y < IMAGE_SIDE; y++) {
    for (let x = 0; x < IMAGE_SIDE; x++) {
      const u = (x - centre) / scaleX + ((y - centre) / scaleY) * shear;
      const v = (y - centre) / scaleY;
      out[y * IMAGE_SIDE + x] = sample(image, cos * u - sin * v + shiftX, sin * u + cos * v + shiftY);
    }
  }
  return out;
}

function sample(image: Float64Array, x: number, y: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const fx = x - left;
  const fy = y - top;
  return (
    (1 - fy) * ((1 - fx) * pixel(image, left, top) + fx * pixel(image, left + 1, top)) +
    fy * ((1 - fx) * pixel(image, left, top + 1) + fx * pixel(image, left + 1, top + 1))
  );
}

function pixel(image: Float64Array, x: number, y: number): number {
  return x < 0 || y < 0 || x >= IMAGE_SIDE || y >= IMAGE_SIDE ? 0 : image[y * IMAGE_SIDE + x]!;
}
