import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAdam } from '../../../../models/train/digits/adam.ts';
import { augment } from '../../../../models/train/digits/augment.ts';
import { decodeCheckpoint, encodeCheckpoint } from '../../../../models/train/digits/checkpoint.ts';
import { accumulate, initialParameters, zeros } from '../../../../models/train/digits/network.ts';
import { createRandom } from '../../../../models/train/digits/random.ts';

const randomImage = (seed: number): Float64Array => {
  const random = createRandom(seed);
  return Float64Array.from({ length: 784 }, () => random.next());
};

test('gradients agree with finite differences in every layer', () => {
  const parameters = initialParameters(createRandom(3));
  const image = randomImage(4);
  const gradients = zeros();
  accumulate(parameters, image, 7, gradients);
  const random = createRandom(5);
  const fields = parameters.flatMap(({ weight, bias }, i) => [
    [weight, gradients[i]!.weight] as const,
    [bias, gradients[i]!.bias] as const,
  ]);
  for (const [values, gradient] of fields) {
    for (let probe = 0; probe < 5; probe++) {
      const at = random.below(values.length);
      const original = values[at]!;
      const lossWith = (value: number): number => {
        values[at] = value;
        return accumulate(parameters, image, 7, zeros());
      };
      const step = 1e-6;
      const slope = (lossWith(original + step) - lossWith(original - step)) / (2 * step);
      values[at] = original;
      const difference = Math.abs(slope - gradient[at]!);
      assert.ok(difference < 1e-4 * (1 + Math.abs(slope)), `${slope} against ${gradient[at]}`);
    }
  }
});

test('a few steps lower the loss, and the same seed gives the same bits', () => {
  const train = (): Uint8Array => {
    const random = createRandom(1);
    const parameters = initialParameters(random);
    const gradients = zeros();
    const adam = createAdam(parameters);
    const images = [0, 1, 2, 3].map(randomImage);
    const losses = Array.from({ length: 15 }, () => {
      const loss = images.reduce((sum, image, i) => sum + accumulate(parameters, image, i, gradients), 0);
      adam.step(gradients, images.length, 0.002);
      return loss;
    });
    assert.ok(losses.at(-1)! < losses[0]! / 2, losses.join(' '));
    return encodeCheckpoint(parameters);
  };
  assert.deepEqual(train(), train());
});

test('augmentation keeps the image size and range and changes with the random state', () => {
  const random = createRandom(9);
  const image = randomImage(1);
  const [first, second] = [augment(image, random), augment(image, random)];
  assert.equal(first.length, 784);
  assert.ok(first.every((value) => value >= 0 && value <= 1));
  assert.notDeepEqual(first, second);
});

test('a checkpoint survives encoding up to f32 and one of another size is refused', () => {
  const parameters = initialParameters(createRandom(2));
  const decoded = decodeCheckpoint(encodeCheckpoint(parameters));
  assert.deepEqual(
    decoded.map(({ weight }) => [...weight]),
    parameters.map(({ weight }) => Array.from(weight, Math.fround)),
  );
  assert.throws(() => decodeCheckpoint(new Uint8Array(4)), { code: 'DIGITS_CHECKPOINT' });
});
