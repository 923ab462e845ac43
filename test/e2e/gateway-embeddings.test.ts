/**
 * Embeddings over the gateway of a localnet, in veil and in twin, and the token that is asked for where it is wanted.
 * @module
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import OpenAI from 'openai';
import { fileMesh } from '../support/file-mesh.ts';

const TEXTS = ['I feel pain around my heart.', 'My chest hurts.', 'He painted the kitchen walls.'];

// two nodes of the one shard: as many as twin needs
const mesh = fileMesh({
  args: ['--model', 'use-lite', '--shards', '1', '--nodes', '2', '--free-rows', '100000', '--proxy', '0'],
  env: { VEILMESH_PROXY_TOKEN: 'true' },
});
let url: string;
let token: string;
let openai: OpenAI;

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * b[i]!, 0);

let inVeil: number[][];

// a hook of the whole file would not wait for the mesh's
describe('embeddings over a gateway', () => {
  before(() => {
    url = /http:\S+\/v1/.exec(mesh.localnet.stderr())![0];
    token = readFileSync(join(mesh.home, 'proxy', 'keys', 'gateway.key'), 'utf8').trim();
    openai = new OpenAI({ baseURL: url, apiKey: token });
  });

  test('texts become vectors of length one, whichever way they are written', async () => {
    const { data, usage } = await openai.embeddings.create({ model: 'use-lite', input: TEXTS });
    inVeil = data.map(({ embedding }) => embedding);
    for (const vector of inVeil) assert.ok(Math.abs(dot(vector, vector) - 1) < 1e-5);
    const [heart, chest, walls] = inVeil as [number[], number[], number[]];
    assert.ok(dot(heart, chest) > dot(heart, walls));
    assert.ok(usage.prompt_tokens >= TEXTS.length && usage.total_tokens === usage.prompt_tokens);
    const body = { model: 'use-lite', input: TEXTS[0]!, encoding_format: 'float' as const };
    const numbers = await openai.embeddings.create(body);
    assert.deepEqual(numbers.data[0]!.embedding, heart);
  });

  test('the same come of twin, where it is asked for behind the name of the model', async () => {
    const { data, response } = await openai.embeddings
      .create({ model: 'use-lite@twin', input: TEXTS })
      .withResponse();
    assert.equal(response.headers.get('x-veilmesh-privacy'), 'twin');
    assert.equal(response.headers.get('x-veilmesh-level'), null);
    assert.deepEqual(
      data.data.map(({ embedding }) => embedding),
      inVeil,
    );
    const id = response.headers.get('x-veilmesh-receipt')!;
    const receipt = await fetch(`${url.replace(/\/v1$/, '')}/receipts/${id}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    assert.equal(receipt.status, 200, await receipt.clone().text());
    assert.equal(((await receipt.json()) as { privacy: { mode: string } }).privacy.mode, 'twin');
  });

  test('nobody without the token is answered', async () => {
    const stranger = new OpenAI({ baseURL: url, apiKey: 'any' });
    await assert.rejects(stranger.models.list(), { status: 401, code: 'TOKEN_REFUSED' });
  });

  test('what has too many tokens is refused, not cut', async () => {
    const input = 'tea '.repeat(200);
    await assert.rejects(openai.embeddings.create({ model: 'use-lite', input }), {
      status: 422,
      code: 'TEXT_TOO_LONG',
    });
  });
});
