/** llama2.c checkpoints and their tokeniser. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { memoryFile } from '../../../../models/formats/byte-file.ts';
import type { FloatModel } from '../../../../models/formats/float-model.ts';
import { readLlama2cModel } from '../../../../models/formats/llama2c/decoder.ts';
import { assertSameModel, type FormatModel, tinyLlama } from '../../../support/format-models.ts';
import { writeLlama2c, writeLlama2cTokenizer } from '../../../support/llama2c-writer.ts';

const config = { ...tinyLlama.config, normEpsilon: 1e-5 };
const tied: FormatModel = { ...tinyLlama, config };
const head = { shape: [40, 32], data: Float32Array.from({ length: 1280 }, (_, i) => i / 8) };
const untied: FormatModel = {
  config: { ...config, tied: false },
  tensors: new Map([...tinyLlama.tensors, ['head', head]]),
};
const read = (bytes: Uint8Array, tokenizer: Uint8Array | null = null): FloatModel =>
  readLlama2cModel(memoryFile(bytes), tokenizer && memoryFile(tokenizer));
/** A copy with one of the seven numbers of the legacy header changed. */
function changed(field: number, value: number): Uint8Array {
  const bytes = writeLlama2c(tied, 0);
  new DataView(bytes.buffer).setInt32(4 * field, value, true);
  return bytes;
}

test('reads both versions, with the embedding as head and with a head of its own', () => {
  for (const model of [tied, untied])
    for (const version of [0, 1] as const) assertSameModel(read(writeLlama2c(model, version)), model);
});

test('refuses a file that is longer or shorter than its header says', () => {
  for (const version of [0, 1] as const) {
    const bytes = writeLlama2c(tied, version);
    assert.throws(() => read(bytes.subarray(0, -1)), { code: 'LLAMA2C_SIZE' });
    assert.throws(() => read(new Uint8Array([...bytes, 0])), { code: 'LLAMA2C_SIZE' });
    const header = version === 0 ? 28 : 256;
    for (let length = 0; length < header; length += 9)
      assert.throws(() => read(bytes.subarray(0, length)), { code: 'FILE_TRUNCATED' }, String(length));
  }
  assert.throws(() => read(changed(5, -40)), { code: 'LLAMA2C_SIZE' });
});

test('refuses headers of no model before it takes memory for them', () => {
  for (let field = 0; field < 7; field++)
    for (const value of [0, 2 ** 20 + 1, 2 ** 31 - 1, -(2 ** 31)])
      assert.throws(() => read(changed(field, value)), { code: 'LLAMA2C_HEADER' }, `${field}: ${value}`);
  assert.throws(() => read(changed(2, 513)), { code: 'LLAMA2C_HEADER', message: /layers/ });
  assert.throws(() => read(changed(3, 5)), { code: 'LLAMA2C_HEADER', message: /5 heads/ });
  assert.throws(() => read(changed(4, 3)), { code: 'LLAMA2C_HEADER', message: /3 key-value/ });
  assert.throws(() => read(changed(3, 32)), { code: 'LLAMA2C_HEADER' }); // heads of one: no rotary pair
  assert.throws(() => read(changed(6, 2 ** 20)), { code: 'LLAMA2C_SIZE' });
});

test('names versions it does not read', () => {
  const bytes = writeLlama2c(tied, 1);
  new DataView(bytes.buffer).setInt32(4, 2, true);
  assert.throws(() => read(bytes), { code: 'LLAMA2C_VERSION', message: /version 2/ });
});

const tokens = Array.from({ length: 40 }, (_, id) => ({ text: id === 39 ? '漢' : `t${id}`, score: -id / 2 }));

test('reads the tokeniser', () => {
  const { text } = read(writeLlama2c(tied, 0), writeLlama2cTokenizer(tokens));
  assert.deepEqual(text, {
    kind: 'llama2c',
    tokens: tokens.map((one) => one.text),
    scores: tokens.map((one) => one.score),
    bos: 1,
    eos: 2,
    addBos: true,
    chatTemplate: null,
  });
});

test('refuses tokenisers of another size, with giant tokens, or that are no text', () => {
  const bytes = writeLlama2c(tied, 0);
  const good = writeLlama2cTokenizer(tokens);
  const refuses = (tokenizer: Uint8Array, code = 'LLAMA2C_TOKENIZER'): void =>
    assert.throws(() => read(bytes, tokenizer), { code });
  refuses(writeLlama2cTokenizer(tokens.slice(0, 39)), 'FILE_TRUNCATED');
  refuses(writeLlama2cTokenizer([...tokens, tokens[0]!]));
  refuses(writeLlama2cTokenizer(tokens.slice(0, 9)));
  refuses(good.subarray(0, -1));
  refuses(new Uint8Array(3), 'FILE_TRUNCATED');
  refuses(writeLlama2cTokenizer(tokens.with(3, { text: 'a', score: Number.NaN })));
  for (const [at, value] of [
    [0, 2 ** 31],
    [0, 0],
    [8, 2 ** 32 - 1],
  ] as const) {
    const copy = good.slice();
    new DataView(copy.buffer).setUint32(at, value, true);
    refuses(copy);
  }
  refuses(good.with(12, 0xff));
});

const shared = fileURLToPath(new URL('../../../../../shared/models/', import.meta.url));
const absent = existsSync(`${shared}stories260K.bin`) ? false : 'stories260K.bin is not beside the checkout';

test('reads the published 260,000-parameter checkpoint', { skip: absent }, () => {
  const model = read(readFileSync(`${shared}stories260K.bin`), readFileSync(`${shared}tok512.bin`));
  const { width, layers, heads, kvHeads, vocabulary, context, tied: isTied } = model.config;
  assert.deepEqual(
    [width, layers, heads, kvHeads, vocabulary, context, isTied],
    [64, 5, 8, 4, 512, 512, true],
  );
  assert.equal(model.tensor('layer.4.down').length, 64 * model.config.hidden);
  assert.equal(model.text?.tokens?.length, 512);
});
