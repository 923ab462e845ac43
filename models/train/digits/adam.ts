/**
 * Adam (Kingma and Ba 2015, algorithm 1) over the network's parameters.
 * @module
 */
import { type Parameters, zeros } from './network.ts';

const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-8;

export interface Adam {
  /** One update with mean gradient `gradients / count`; clears the gradients. */
  step(gradients: Parameters, count: number, rate: number): void;
}

export function createAdam(parameters: Parameters): Adam {
  const first = flatten(zeros());
  const second = flatten(zeros());
  const targets = flatten(parameters);
  let [decay1, decay2] = [1, 1]; // BETA to the number of steps
  return {
    step: (gradients, count, rate) => {
      decay1 *= BETA1;
      decay2 *= BETA2;
      const size = (rate * Math.sqrt(1 - decay2)) / (1 - decay1);
      for (const [i, gradient] of flatten(gradients).entries()) {
        update(targets[i]!, first[i]!, second[i]!, gradient, count, size);
      }
    },
  };
}

function update(
  target: Float64Array,
  first: Float64Array,
  second: Float64Array,
  gradient: Float64Array,
  count: number,
  size: number,
): void {
  for (let i = 0; i < target.length; i++) {
    const g = gradient[i]! / count;
    first[i] = BETA1 * first[i]! + (1 - BETA1) * g;
    second[i] = BETA2 * second[i]! + (1 - BETA2) * g * g;
    target[i]! -= (size * first[i]!) / (Math.sqrt(second[i]!) + EPSILON);
  }
  gradient.fill(0);
}

const flatten = (parameters: Parameters): Float64Array[] =>
  parameters.flatMap(({ weight, bias }) => [weight, bias]);
