/** The goals of the integer form of SmolLM2, where its weights and onnxruntime-node are on this machine. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { GOALS } from '../../models/quantize/quality/report.ts';
import { verifyModel } from '../../node/cli/model-verify.ts';
import { loadConfig } from '../../node/config/load.ts';
import { loadOnnxRuntime } from '../../node/models/onnx-runtime.ts';
import { openModelFile } from '../../node/models/open-model.ts';

const { config } = loadConfig({}, process.env);
const runtime = await loadOnnxRuntime(0).catch(() => null);
const skip =
  runtime === null
    ? 'onnxruntime-node is not installed'
    : !existsSync(config.smollm2) && 'VEILMESH_SMOLLM2 names no GGUF file of SmolLM2';

test('SmolLM2 as integers keeps within the goals of its float form', { skip }, async () => {
  const file = openModelFile(config.smollm2);
  const quiet = { done: () => {}, progress: () => {} };
  const report = await verifyModel(file.model, 'smollm2', config, quiet).finally(() => file.close());
  assert.ok(report.positions >= GOALS.positions);
  assert.ok(
    report.perplexityIncrease <= GOALS.perplexityIncrease,
    `perplexity +${report.perplexityIncrease}`,
  );
  assert.ok(report.top1 >= GOALS.top1, `top-1 ${report.top1}`);
});
