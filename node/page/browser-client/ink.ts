/**
 * Ink on 28 x 28 pixels, and a drawing as the network was trained to see it: 20 pixels at its longest, its mass in the middle.
 * @module
 */

export const SIDE = 28;
/** White on black: 0 is paper, 255 ink. */
export type Pixels = Uint8Array;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Half of a line's width, and how far its edge fades, in pixels. */
const PEN = 1.1;
const FADE = 0.8;
const LONGEST = 20;
/** Ink below it is a line's faded edge. */
const FAINT = 32;

export const emptyPixels = (): Pixels => new Uint8Array(SIDE * SIDE);

/** Draws a straight line into `pixels`; both ends may be the same. */
export function drawLine(pixels: Pixels, from: Point, to: Point): void {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const squared = dx * dx + dy * dy;
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const [px, py] = [x + 0.5 - from.x, y + 0.5 - from.y];
      const along = squared === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / squared));
      const distance = Math.hypot(px - along * dx, py - along * dy);
      const ink = Math.round(255 * Math.min(1, Math.max(0, (PEN + FADE - distance) / FADE)));
      const at = y * SIDE + x;
      if (ink > pixels[at]!) pixels[at] = ink;
    }
  }
}

/** Null where nothing is drawn. */
export function normalised(pixels: Pixels): Pixels | null {
  const box = boxOf(pixels);
  if (box === null) return null;
  const scale = LONGEST / Math.max(box.width, box.height);
  const middle = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  const scaled = resampled(pixels, middle, scale);
  const mass = centreOf(scaled);
  // of the scaled picture, about its own mass
  return resampled(scaled, mass, 1);
}

function boxOf(pixels: Pixels): { left: number; top: number; width: number; height: number } | null {
  let [left, top, right, bottom] = [SIDE, SIDE, -1, -1];
  for (let at = 0; at < pixels.length; at++) {
    if (pixels[at]! < FAINT) continue;
    const [x, y] = [at % SIDE, Math.floor(at / SIDE)];
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return right < 0 ? null : { left, top, width: right - left + 1, height: bottom - top + 1 };
}

function centreOf(pixels: Pixels): Point {
  let [sum, x, y] = [0, 0, 0];
  for (let at = 0; at < pixels.length; at++) {
    const ink = pixels[at]!;
    sum += ink;
    x += ink * ((at % SIDE) + 0.5);
    y += ink * (Math.floor(at / SIDE) + 0.5);
  }
  return { x: x / sum, y: y / sum };
}

/** `about` comes into the middle, everything `scale` times as large; between pixels in proportion. */
function resampled(pixels: Pixels, about: Point, scale: number): Pixels {
  const out = emptyPixels();
  const inkAt = (x: number, y: number): number =>
    x < 0 || y < 0 || x >= SIDE || y >= SIDE ? 0 : pixels[y * SIDE + x]!;
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const sx = about.x + (x + 0.5 - SIDE / 2) / scale - 0.5;
      const sy = about.y + (y + 0.5 - SIDE / 2) / scale - 0.5;
      const [x0, y0] = [Math.floor(sx), Math.floor(sy)];
      const [fx, fy] = [sx - x0, sy - y0];
      const upper = inkAt(x0, y0) * (1 - fx) + inkAt(x0 + 1, y0) * fx;
      const lower = inkAt(x0, y0 + 1) * (1 - fx) + inkAt(x0 + 1, y0 + 1) * fx;
      out[y * SIDE + x] = Math.round(upper * (1 - fy) + lower * fy);
    }
  }
  return out;
}
