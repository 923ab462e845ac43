/**
 * How far SmolLM2 as integers is from SmolLM2 in float, as `veilmesh model verify smollm2` tells it.
 *
 * Needs onnxruntime-node, which is installed by hand (node/models/onnx-runtime.ts), and a source of the weights.
 * @module
 */
import { join } from 'node:path';
import type { QualityReport } from '../../models/quantize/quality/measure.ts';
import { verifyModel } from '../../node/cli/model-verify.ts';
import { loadConfig } from '../../node/config/load.ts';
import { openModelFile } from '../../node/models/open-model.ts';
import { obtainSmolLM2 } from '../../node/models/sources/smollm2.ts';
import type { Stages } from '../../node/stages.ts';
import type { Bench } from './types.ts';

const quiet: Stages = { done: () => {}, progress: () => {} };
let measured: Promise<QualityReport> | undefined;

export const benches: Bench[] = [
  {
    name: 'lm.quality.ppl_increase',
    unit: '%',
    goal: '<= 3',
    async run() {
      const { perplexity, perplexityIncrease, positions, weightFormat, reference } = await measure();
      const detail = [
        `float ${perplexity.float.toFixed(3)}, integer ${perplexity.integer.toFixed(3)}`,
        `${positions} positions of held-out text`,
        `weights came as ${weightFormat}`,
        reference,
      ].join(', ');
      return { value: 100 * perplexityIncrease, detail };
    },
  },
  {
    name: 'lm.quality.top1',
    unit: '%',
    goal: '>= 95',
    async run() {
      const { top1, klDivergence, positions, layers } = await measure();
      const residual = (100 * layers.at(-1)!.error).toFixed(2);
      const detail = `${positions} positions, KL ${klDivergence.toFixed(5)} nats, last residual off by ${residual} %`;
      return { value: 100 * top1, detail };
    },
  },
];

function measure(): Promise<QualityReport> {
  measured ??= run();
  return measured;
}

async function run(): Promise<QualityReport> {
  const { config } = loadConfig({}, process.env);
  const cache = join(config.home, 'cache');
  const { path } = await obtainSmolLM2({
    cache,
    path: config.smollm2,
    environment: process.env,
    stages: quiet,
  });
  const file = openModelFile(path);
  try {
    return await verifyModel(file.model, 'smollm2', config, quiet);
  } finally {
    file.close();
  }
}
