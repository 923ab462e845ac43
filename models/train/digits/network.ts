/**
 * The whole floating-point network: initial parameters, prediction, one training step's gradients.
 * @module
 */
import {
  type Activation,
  backward,
  createActivation,
  forward,
  LAYERS,
  type LayerParameters,
  patchSize,
  zeroParameters,
} from './layers.ts';
import type { Random } from './random.ts';

/** Parameters by layer, in the order of LAYERS. */
export type Parameters = readonly LayerParameters[];

export const zeros = (): Parameters => LAYERS.map(zeroParameters);

/** Uniform with the variance 2 / fan-in (He et al. 2015); biases start at 0. */
export function initialParameters(random: Random): Parameters {
  return LAYERS.map((layer) => {
    const parameters = zeroParameters(layer);
    const limit = Math.sqrt(6 / patchSize(layer));
    for (let i = 0; i < parameters.weight.length; i++) parameters.weight[i] = random.within(limit);
    return parameters;
  });
}

/** @returns each layer's activation; the last holds the ten logits */
export function run(parameters: Parameters, image: Float64Array): readonly Activation[] {
  let x = image;
  return LAYERS.map((layer, i) => {
    const activation = createActivation(layer);
    forward(layer, parameters[i]!, x, activation);
    x = activation.values;
    return activation;
  });
}

/** Ties go to the lowest index, as in the integer program. */
export function predict(parameters: Parameters, image: Float64Array): number {
  const logits = run(parameters, image).at(-1)!.values;
  return logits.indexOf(Math.max(...logits));
}

/** Adds the gradients of the cross-entropy of one example to `gradients`; returns the loss in nats. */
export function accumulate(
  parameters: Parameters,
  image: Float64Array,
  label: number,
  gradients: Parameters,
): number {
  const activations = run(parameters, image);
  const probabilities = softmax(activations.at(-1)!.values);
  const loss = -Math.log(Math.max(probabilities[label]!, 1e-300));
  let gradient = probabilities;
  gradient[label]! -= 1;
  for (let i = LAYERS.length - 1; i >= 0; i--) {
    const x = i === 0 ? image : activations[i - 1]!.values;
    gradient = backward(LAYERS[i]!, parameters[i]!, x, activations[i]!, gradient, gradients[i]!);
  }
  return loss;
}

function softmax(logits: Float64Array): Float64Array {
  const largest = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - largest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
