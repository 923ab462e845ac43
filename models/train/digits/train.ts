/**
 * Trains the digits network from scratch and writes checkpoint.bin beside this file; then run release-files.ts.
 *
 *   node models/train/digits/train.ts      (three minutes on one core; the same bits on every run of one Node version)
 * @module
 */
import { writeFileSync } from 'node:fs';
import { trainingSet } from '../../zoo/digits/dataset.ts';
import { createAdam } from './adam.ts';
import { augment } from './augment.ts';
import { encodeCheckpoint } from './checkpoint.ts';
import { loadExamples } from './images.ts';
import { accumulate, initialParameters, zeros } from './network.ts';
import { createRandom, shuffle } from './random.ts';
import { BATCH, EPOCHS, rateAt, SEED } from './schedule.ts';

const random = createRandom(SEED);
const examples = loadExamples(trainingSet());
const parameters = initialParameters(random);
const gradients = zeros();
const adam = createAdam(parameters);
const order = examples.map((_, i) => i);
const steps = EPOCHS * Math.ceil(order.length / BATCH);
let step = 0;

for (let epoch = 1; epoch <= EPOCHS; epoch++) {
  shuffle(order, random);
  let loss = 0;
  for (let start = 0; start < order.length; start += BATCH) {
    const batch = order.slice(start, start + BATCH);
    for (const i of batch) {
      const { image, label } = examples[i]!;
      loss += accumulate(parameters, augment(image, random), label, gradients);
    }
    adam.step(gradients, batch.length, rateAt(step++ / steps));
  }
  process.stderr.write(`epoch ${epoch}/${EPOCHS}: loss ${(loss / order.length).toFixed(4)}\n`);
}
writeFileSync(new URL('checkpoint.bin', import.meta.url), encodeCheckpoint(parameters));
