import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DecoderConfig, FloatModel } from '../../../../models/formats/float-model.ts';
import { createReferenceEngine } from '../../../../models/program/reference.ts';
import { type ImportedDecoder, importDecoder } from '../../../../models/quantize/decoder/import.ts';
import { decoderSize } from '../../../../models/quantize/decoder/size.ts';
import { modelRoot } from '../../../../models/shard/manifest.ts';
import { splitModel } from '../../../../models/shard/split.ts';
import { floatForward, GPT2, LLAMA, randomDecoder } from '../../../support/float-decoder.ts';
import { packBlank } from '../../../support/pack.ts';
import { runStep } from '../../../support/steps.ts';

const IDS = Array.from({ length: 16 }, (_, i) => (i * i * 7 + 3 * i) % LLAMA.vocabulary);
const options = {
  name: 'tiny',
  source: 'test',
  tokenizer: { hash: new Uint8Array(32).fill(7), bytes: 100 },
  closed: false,
};

const imported = (model: FloatModel, closed = false): Promise<ImportedDecoder> =>
  importDecoder(model, { ...options, closed });

async function run({ model }: ImportedDecoder, ids: readonly number[]): Promise<Int32Array> {
  const loaded = await createReferenceEngine().load(model.program, model.weights);
  return runStep(loaded, Int32Array.from(ids), ids.length, ids.length);
}

/** Root mean square of the difference over that of the logits. */
async function relativeError(model: FloatModel): Promise<number> {
  const logits = await run(await imported(model), IDS);
  const exact = floatForward(model, IDS).flat();
  let [miss, whole] = [0, 0];
  exact.forEach((value, i) => {
    miss += (logits[i]! / 2 ** 12 - value) ** 2;
    whole += value ** 2;
  });
  return Math.sqrt(miss / whole);
}

describe('importing a decoder', () => {
  const variants: Record<string, DecoderConfig> = {
    'llama, pairs side by side, tied, biases': LLAMA,
    'llama, pairs apart, its own head': { ...LLAMA, rotaryPairs: 'half', tied: false },
    'llama, every head its own keys': { ...LLAMA, kvHeads: 6 },
    'gpt2, gelu by tanh': GPT2,
    'gpt2, exact gelu': { ...GPT2, activation: 'gelu', tied: false },
  };
  for (const [name, config] of Object.entries(variants)) {
    it(`gives logits close to the float model: ${name}`, async () => {
      const error = await relativeError(randomDecoder(config, 5));
      assert.ok(error < 0.03, `relative error ${error}`);
    });
  }

  it('takes channels whose weights and gains differ a thousandfold', async () => {
    const model = randomDecoder(LLAMA, 6, (name, data) => {
      if (name.endsWith('Norm')) for (let c = 0; c < data.length; c += 5) data[c]! *= 1000;
      if (/\.(q|k|v|gate|up)$/.test(name)) {
        for (let c = 0; c < LLAMA.width; c += 5) {
          for (let i = c; i < data.length; i += LLAMA.width) data[i]! /= 1000;
        }
      }
    });
    const error = await relativeError(model);
    assert.ok(error < 0.06, `relative error ${error}`);
  });

  it('takes gains of any size', async () => {
    for (const factor of [1e-6, 1e9]) {
      const model = randomDecoder(LLAMA, 16, (name, data) => {
        const scale = name === 'layer.0.attnNorm' ? factor : /^layer.0.(q|k|v)$/.test(name) ? 1 / factor : 1;
        for (let i = 0; i < data.length; i++) data[i]! *= scale;
      });
      const error = await relativeError(model);
      assert.ok(error < 0.03, `relative error ${error}`);
    }
  });

  it('takes columns and rows of zeros', async () => {
    const model = randomDecoder(LLAMA, 7, (name, data) => {
      if (name === 'layer.0.o' || name === 'layer.1.mlpNorm') data.fill(0);
      if (name === 'layer.1.down') for (let i = 0; i < data.length; i += LLAMA.hidden) data[i] = 0;
      if (name === 'layer.2.v') data.fill(0, 0, LLAMA.width * 4);
    });
    const error = await relativeError(model);
    assert.ok(error < 0.03, `relative error ${error}`);
  });

  it('gives the same bytes and the same root every time', async () => {
    const roots = await Promise.all(
      [1, 2].map(async () => {
        const { model, card } = await imported(randomDecoder(LLAMA, 8));
        const { manifest } = packBlank(card, splitModel(model, []));
        return [modelRoot(manifest), model.weights];
      }),
    );
    assert.deepEqual(roots[0], roots[1]);
  });

  it('makes a closed model whose hops answer with the greedy choice of the open one', async () => {
    const source = randomDecoder(LLAMA, 9);
    const closed = await imported(source, true);
    assert.deepEqual(
      [closed.model.embedOps, closed.model.headOps.join()],
      [[0, 0], [closed.model.program.ops.length, closed.model.program.ops.length].join()],
    );
    const logits = await run(await imported(source), IDS);
    const best = IDS.map((_, r) => {
      const row = logits.subarray(r * LLAMA.vocabulary, (r + 1) * LLAMA.vocabulary);
      return row.indexOf(Math.max(...row));
    });
    assert.deepEqual([...(await run(closed, IDS))], best);
    const { manifest } = packBlank(closed.card, splitModel(closed.model, []));
    assert.equal(manifest.closed, true);
  });

  it('can be cut behind every layer, and only the residual crosses', async () => {
    const { model } = await imported(randomDecoder(LLAMA, 10));
    const cuts = model.program.ops.flatMap(({ out }, i) => (out === 'l0.out' ? [i + 1] : []));
    const parts = splitModel(model, cuts);
    assert.deepEqual(
      parts.map(({ in: input }) => input.width),
      [1, LLAMA.width, LLAMA.width, LLAMA.width],
    );
  });

  it('reports every step up to the last', async () => {
    const seen: number[] = [];
    let total = 0;
    await importDecoder(randomDecoder(LLAMA, 11), {
      ...options,
      onProgress: (progress) => {
        seen.push(progress.done);
        total = progress.total;
      },
    });
    assert.deepEqual(
      seen,
      Array.from({ length: total + 1 }, (_, i) => i),
    );
  });

  it('knows the size before the work', async () => {
    const config = { ...LLAMA, width: 96, hidden: 256, vocabulary: 512 };
    const { embed, layer, head } = decoderSize(config);
    const { model } = await imported(randomDecoder(config, 12));
    const expected = embed + config.layers * layer + head;
    assert.ok(Math.abs(model.weights.length / expected - 1) < 0.1, `${model.weights.length} ${expected}`);
  });
});

describe('a decoder that the integer program cannot hold', () => {
  const refusals: Record<string, [code: string, change: Partial<DecoderConfig>]> = {
    'rows too wide': ['DECODER_WIDTH', { width: 4104 }],
    'a feed-forward layer too wide': ['DECODER_HIDDEN', { hidden: 8261 }],
    'heads too wide together': ['DECODER_HEADS', { heads: 84, kvHeads: 2, headDim: 100 }],
    'a head too wide': ['DECODER_HEADS', { heads: 2, headDim: 514 }],
  };
  for (const [name, [code, change]] of Object.entries(refusals)) {
    it(`is refused before any tensor is read: ${name}`, async () => {
      const model: FloatModel = {
        config: { ...LLAMA, ...change },
        weightFormat: 'F32',
        license: null,
        text: null,
        has: () => assert.fail('nothing may be read'),
        tensor: () => assert.fail('nothing may be read'),
      };
      await assert.rejects(imported(model), { code });
    });
  }

  it('is refused when a weight is not a number', async () => {
    const model = randomDecoder(LLAMA, 13, (name, data) => {
      if (name === 'layer.1.up') data[7] = Number.NaN;
    });
    await assert.rejects(imported(model), { code: 'TENSOR_NOT_FINITE' });
  });

  it('is refused when weights leave the fixed-point grid', async () => {
    const model = randomDecoder(LLAMA, 14, (name, data) => {
      if (name === 'layer.1.o') data.fill(1e12);
    });
    await assert.rejects(imported(model), { code: 'QUANTIZE_RANGE' });
  });

  it('is refused when a bias leaves the fixed-point grid', async () => {
    const model = randomDecoder(LLAMA, 15, (name, data) => {
      if (name === 'layer.1.oBias') data.fill(1e7);
    });
    await assert.rejects(imported(model), { code: 'QUANTIZE_RANGE' });
  });
});
