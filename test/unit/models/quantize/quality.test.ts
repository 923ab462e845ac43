import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { memoryFile } from '../../../../models/formats/byte-file.ts';
import { readOnnx } from '../../../../models/formats/onnx/read.ts';
import { createReferenceEngine } from '../../../../models/program/reference.ts';
import { importDecoder } from '../../../../models/quantize/decoder/import.ts';
import { measureQuality } from '../../../../models/quantize/quality/measure.ts';
import { headGraph, layerGraph } from '../../../../models/quantize/quality/onnx/layer.ts';
import type { GraphRuntime } from '../../../../models/quantize/quality/reference.ts';
import { reportText } from '../../../../models/quantize/quality/report.ts';
import { createScoreCounter, meanRowError } from '../../../../models/quantize/quality/statistics.ts';
import { HELD_OUT_FILE, windowsOf } from '../../../../models/quantize/quality/windows.ts';
import { GPT2, LLAMA, randomDecoder } from '../../../support/float-decoder.ts';

const row = (...logits: number[]): Float32Array => Float32Array.from(logits);

describe('scores of two models', () => {
  it('are equal for equal logits, whatever is added to all of them', () => {
    const counter = createScoreCounter();
    counter.add(row(1, 2, 3), row(101, 102, 103), 0);
    counter.add(row(0, 0, -5), row(-9, -9, -14), 2);
    const { positions, perplexity, perplexityIncrease, top1, klDivergence } = counter.scores();
    assert.equal(positions, 2);
    assert.ok(Math.abs(perplexityIncrease) < 1e-6 && Math.abs(klDivergence) < 1e-6);
    assert.ok(Math.abs(perplexity.float - perplexity.integer) < 1e-5);
    assert.equal(top1, 1);
  });

  it('agree with the definitions on a case done by hand', () => {
    const counter = createScoreCounter();
    // probabilities 1/4, 3/4 against 1/2, 1/2; the next token is the first
    counter.add(row(0, Math.log(3)), row(0, 0), 0);
    const { perplexity, klDivergence, top1 } = counter.scores();
    assert.ok(Math.abs(perplexity.float - 4) < 1e-5 && Math.abs(perplexity.integer - 2) < 1e-5);
    assert.ok(Math.abs(klDivergence - (0.25 * Math.log(0.5) + 0.75 * Math.log(1.5))) < 1e-6);
    assert.equal(top1, 0); // a tie goes to the lowest index
  });

  it('count a row of huge values as one row', () => {
    assert.ok(Math.abs(meanRowError(row(1.5, 1000), row(1, 1000), 1) - 0.25) < 1e-9);
    assert.ok(Math.abs(meanRowError(row(3, 4, 0, 0), row(0, 0, 3, 4), 2) - 0) > 0.5);
  });
});

describe('the held-out text', () => {
  it('is long enough for 2,000 scored positions and plain enough for any tokenizer', () => {
    const url = new URL(`../../../../models/quantize/quality/${HELD_OUT_FILE}`, import.meta.url);
    const text = readFileSync(url, 'utf8');
    assert.ok(text.split(/\s+/).length > 2_000);
    assert.match(text, /^[\x20-\x7e\n]*$/);
  });

  it('is cut into windows of at most the context, each with its first token', () => {
    const ids = Int32Array.from({ length: 10 }, (_, i) => i + 5);
    assert.deepEqual(
      windowsOf(ids, 4, 1).map((window) => [...window]),
      [
        [1, 5, 6, 7],
        [1, 8, 9, 10],
        [1, 11, 12, 13],
        [1, 14],
      ],
    );
    assert.deepEqual(windowsOf(ids, 10_000, null), [ids]);
  });
});

describe('the float reference', () => {
  it('is an ONNX graph of the runtime’s own operators, with the source’s weights', () => {
    const source = randomDecoder({ ...LLAMA, rotaryPairs: 'half' }, 3);
    const { nodes, initialisers, opset } = readOnnx(memoryFile(layerGraph(source, 1, 16)));
    assert.equal(opset, 20);
    const attention = nodes.find(({ op }) => op === 'com.microsoft.GroupQueryAttention')!;
    assert.deepEqual(Object.fromEntries(attention.attributes), { num_heads: 6, kv_num_heads: 2 });
    const turns = nodes.filter(({ op }) => op === 'com.microsoft.RotaryEmbedding');
    assert.deepEqual(
      turns.map(({ attributes }) => Object.fromEntries(attributes)),
      [
        { num_heads: 6, interleaved: 0 },
        { num_heads: 2, interleaved: 0 },
      ],
    );
    assert.equal(nodes.filter(({ op }) => op === 'SimplifiedLayerNormalization').length, 2);
    assert.deepEqual(initialisers.get('layer.1.down')?.shape, [LLAMA.width, LLAMA.hidden]);
  });

  it('centres and has no rotation for gpt2, and its head reads the embedding when tied', () => {
    const source = randomDecoder(GPT2, 3);
    const { nodes } = readOnnx(memoryFile(layerGraph(source, 0, 16)));
    assert.equal(nodes.filter(({ op }) => op === 'LayerNormalization').length, 2);
    assert.ok(!nodes.some(({ op }) => op.endsWith('RotaryEmbedding')));
    assert.ok(readOnnx(memoryFile(headGraph(source))).initialisers.has('embed'));
  });
});

describe('a quality report', () => {
  /** Layers that change nothing, and a head of zeros: what a report says of them can be told beforehand. */
  const idle: GraphRuntime = {
    name: 'idle',
    open: async (graph) => {
      const width = readOnnx(memoryFile(graph)).outputs[0]!.shape[1]!;
      return {
        run: async ({ x }) =>
          width === LLAMA.width ? (x!.data as Float32Array) : new Float32Array(x!.shape[0]! * width),
        close: async () => {},
      };
    },
  };

  it('walks both models through every layer and reports how far it is', async () => {
    const source = randomDecoder(LLAMA, 4);
    const { model } = await importDecoder(source, {
      name: 'tiny',
      source: '',
      tokenizer: null,
      closed: false,
    });
    const windows = windowsOf(
      Int32Array.from({ length: 30 }, (_, i) => i),
      20,
      null,
    );
    const progress: number[] = [];
    const report = await measureQuality({
      source,
      model,
      windows,
      engine: createReferenceEngine(),
      runtime: idle,
      onProgress: ({ done, total }) => progress.push(done / total),
    });
    assert.equal(report.positions, 28);
    assert.ok(Math.abs(report.perplexity.float - LLAMA.vocabulary) < 1e-3);
    assert.equal(report.layers.length, LLAMA.layers);
    assert.ok(report.layers[0]!.error > 0.1);
    assert.equal(report.worst[0]!.added, Math.max(...report.layers.map(({ added }) => added)));
    assert.equal(progress.at(-1), 1);
    assert.deepEqual(
      progress,
      progress.toSorted((a, b) => a - b),
    );
    const text = reportText(report);
    assert.match(text, /NOT met/);
    assert.match(text, /came as F32/);
  });
});
