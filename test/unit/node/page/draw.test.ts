/**
 * Drawings as the network was trained to see them, and the samples for who cannot draw.
 * @module
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { runReference } from '../../../../models/program/reference.ts';
import { createTensors } from '../../../../models/program/weights.ts';
import { digitInput, loadDigits } from '../../../../models/zoo/digits/index.ts';
import { drawLine, emptyPixels, normalised, SIDE } from '../../../../node/page/browser-client/ink.ts';
import { sampleDigit } from '../../../../node/page/browser-client/samples.ts';

const FOLDER = join(import.meta.dirname, '../../../../models/zoo/digits');

test('every sample is read as what it is', async () => {
  const { model } = await loadDigits((name) => readFile(join(FOLDER, name)));
  const tensors = createTensors(model.program.tensors, model.weights);
  for (let digit = 0; digit < 10; digit++) {
    const picture = normalised(sampleDigit(digit))!;
    assert.equal(runReference(model.program, tensors, digitInput(picture), 1)[0], digit);
  }
});

test('where and how large it was drawn does not matter', () => {
  const drawn = (scale: number, dx: number, dy: number) => {
    const pixels = emptyPixels();
    drawLine(pixels, { x: dx, y: dy }, { x: dx + 10 * scale, y: dy + 10 * scale });
    return normalised(pixels)!;
  };
  const one = drawn(1, 2, 3);
  const other = drawn(1, 14, 12);
  assert.deepEqual(other, one);
  const mass = (pixels: Uint8Array): number => pixels.reduce((sum, ink) => sum + ink, 0);
  assert.ok(Math.abs(mass(drawn(1.6, 4, 4)) / mass(one) - 1) < 0.5);
  let [x, y] = [0, 0];
  one.forEach((ink, at) => {
    x += (ink * ((at % SIDE) + 0.5)) / mass(one);
    y += (ink * (Math.floor(at / SIDE) + 0.5)) / mass(one);
  });
  assert.ok(Math.abs(x - 14) < 0.2 && Math.abs(y - 14) < 0.2, `${x} ${y}`);
});

test('a dot is drawn, and nothing is nothing', () => {
  assert.equal(normalised(emptyPixels()), null);
  const pixels = emptyPixels();
  drawLine(pixels, { x: 0, y: 27 }, { x: 0, y: 27 });
  assert.ok(pixels.some((ink) => ink > 0));
  assert.notEqual(normalised(pixels), null);
});
