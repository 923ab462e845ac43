/**
 * Accuracy of the committed digits model on all held-out images.
 * @module
 */
import { readFile } from 'node:fs/promises';
import { createReferenceEngine } from '../../models/program/reference.ts';
import { digitImage, heldOut } from '../../models/zoo/digits/dataset.ts';
import { digitInput, loadDigits } from '../../models/zoo/digits/index.ts';
import type { Bench } from './types.ts';

const accuracy: Bench = {
  name: 'model.digits.accuracy',
  unit: '%',
  goal: '>= 97 % on held-out digits',
  async run() {
    const zoo = new URL('../../models/zoo/digits/', import.meta.url);
    const { model, details } = await loadDigits((name) => readFile(new URL(name, zoo)));
    const engine = createReferenceEngine();
    const whole = await engine.load(model.program, model.weights);
    const sequence = whole.open(0);
    const images = heldOut().map(digitImage);
    let right = 0;
    for (const { label, pixels } of images) {
      const [output] = await whole.run([{ sequence, input: digitInput(pixels), rows: 1 }]);
      if (output![0] === label) right++;
    }
    await engine.close();
    const { floatAccuracy, agreement } = details.heldOut;
    return {
      value: Number(((right / images.length) * 100).toFixed(2)),
      detail:
        `${right} of ${images.length} by the reference engine; the float network ${floatAccuracy * 100} %, ` +
        `same answer on ${agreement * 100} %`,
    };
  },
};

export const benches: Bench[] = [accuracy];
