import assert from 'node:assert/strict';
import { registerHooks } from 'node:module';
import { describe, it } from 'node:test';
import { memoryFile } from '../../models/formats/byte-file.ts';
import type { DecoderConfig } from '../../models/formats/float-model.ts';
import { readGgufModel } from '../../models/formats/gguf/decoder.ts';
import {
  embedRows,
  type GraphRuntime,
  openHead,
  openLayer,
} from '../../models/quantize/quality/reference.ts';
import { verifyModel } from '../../node/cli/model-verify.ts';
import { loadOnnxRuntime } from '../../node/models/onnx-runtime.ts';
import { floatForward, GPT2, LLAMA, randomDecoder } from '../support/float-decoder.ts';
import { floatRuntime } from '../support/float-runtime.ts';
import { tinyGguf } from '../support/tiny-decoder.ts';

const runtime = await floatRuntime();
const IDS = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5];

describe('onnxruntime as the float reference', () => {
  const variants: Record<string, DecoderConfig> = {
    'llama, pairs side by side, biases': LLAMA,
    'llama, pairs apart, its own head': { ...LLAMA, rotaryPairs: 'half', tied: false },
    gpt2: GPT2,
    'gpt2, exact gelu': { ...GPT2, activation: 'gelu' },
  };
  for (const [name, config] of Object.entries(variants)) {
    it(`gives what the papers write: ${name}`, async (t) => {
      if (typeof runtime === 'string') return t.skip(runtime);
      const model = randomDecoder(config, 21);
      const logits = await forward(runtime, model, IDS);
      floatForward(model, IDS)
        .flat()
        .forEach((value, i) => {
          assert.ok(Math.abs(logits[i]! - value) < 1e-3, `logit ${i}: ${logits[i]} is not ${value}`);
        });
    });
  }

  it('is what a model file is compared with, on the whole held-out text', async (t) => {
    if (typeof runtime === 'string') return t.skip(runtime);
    const source = readGgufModel(memoryFile(tinyGguf({ layers: 1 })));
    const quiet = { done: () => {}, progress: () => {} };
    const report = await verifyModel(source, 'tiny', { engine: 'wasm', threads: 1 }, quiet);
    assert.ok(report.positions > 2_000 && report.top1 > 0.9, JSON.stringify(report));
    assert.ok(Math.abs(report.perplexityIncrease) < 0.03);
    assert.ok(report.layers[0]!.error > 0 && report.layers[0]!.error < 0.05);
  });

  it('says how to install it where it is not', async () => {
    const hooks = registerHooks({
      resolve(specifier, context, next) {
        if (!specifier.startsWith('onnxruntime-node')) return next(specifier, context);
        throw Object.assign(new Error('not found'), { code: 'ERR_MODULE_NOT_FOUND' });
      },
    });
    const expected = {
      code: 'ONNXRUNTIME_MISSING',
      hint: /npm install .*--ignore-scripts onnxruntime-node@/,
    };
    await assert.rejects(loadOnnxRuntime(1), expected).finally(() => hooks.deregister());
  });
});

async function forward(
  graphs: GraphRuntime,
  model: ReturnType<typeof randomDecoder>,
  ids: readonly number[],
): Promise<Float32Array> {
  let rows = embedRows(model, Int32Array.from(ids));
  for (let layer = 0; layer < model.config.layers; layer++) {
    const stage = await openLayer(graphs, model, layer, ids.length);
    rows = await stage.run(rows);
    await stage.close();
  }
  const head = await openHead(graphs, model);
  const logits = await head.run(rows);
  await head.close();
  return logits;
}
