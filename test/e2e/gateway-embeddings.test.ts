/**
 * Embeddings over the gateway of a localnet, in veil and in twin, and the token that is asked for where it is wanted.
 * @module
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import OpenAI from 'openai';
import { parseEther } from 'viem';
import type { ApiAnswer, ApiBatches, ApiBatchPage, ApiMesh, ApiQuote } from '../../node/gateway/api-types.ts';
import { launchChromium, noChromium } from '../support/chromium.ts';
import { runExample } from '../support/examples.ts';
import { fileMesh } from '../support/file-mesh.ts';
import { waitFor } from '../support/mesh.ts';

const TEXTS = ['I feel pain around my heart.', 'My chest hurts.', 'He painted the kitchen walls.'];

// two nodes of the one shard: as many as twin needs
const mesh = fileMesh({
  args: ['--model', 'use-lite', '--shards', '1', '--nodes', '2', '--free-rows', '100000', '--proxy', '0'],
  env: { VEILMESH_PROXY_TOKEN: 'true', VEILMESH_PROXY_BUDGET: '0.5' },
});
let url: string;
let token: string;
let openai: OpenAI;

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * b[i]!, 0);

let inVeil: number[][];

/** Of the gateway's own origin. */
const ask = async (path: string, init: RequestInit = {}): Promise<Response> =>
  await fetch(`${url.replace(/\/v1$/, '')}${path}`, {
    ...init,
    headers: { authorization: `Bearer ${token}`, ...(init.headers as Record<string, string>) },
  });
const read = async <T>(path: string): Promise<T> => (await (await ask(path)).json()) as T;
const quoteOf = async (body: object): Promise<ApiQuote> =>
  (await (
    await ask('/api/quote', {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    })
  ).json()) as ApiQuote;

// a hook of the whole file would not wait for the mesh's
describe('embeddings over a gateway', () => {
  before(() => {
    url = /http:\S+\/v1/.exec(mesh.localnet.stderr())![0];
    token = readFileSync(join(mesh.home, 'gateway', 'keys', 'gateway.key'), 'utf8').trim();
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

  test('the example asks by itself, without the gateway', async () => {
    const { code, stdout, stderr } = await runExample('embeddings', mesh.folder, [mesh.home]);
    assert.equal(code, 0, stderr);
    const [near, far] = stdout.split('\n').map(Number.parseFloat);
    assert.ok(near! > far!);
  });

  test('a browser that asks by itself finds the same, and its gateway reads none of it', {
    skip: noChromium,
  }, async () => {
    const browser = await launchChromium();
    try {
      const page = await browser.newPage();
      const posted: string[] = [];
      page.on('request', (request) => {
        if (request.method() !== 'GET') posted.push(new URL(request.url()).origin);
      });
      const origin = new URL(url).origin;
      await page.goto(`${origin}/#/sentences`);
      await page.getByRole('textbox', { name: 'Token' }).fill(token);
      await page.getByRole('dialog').getByRole('button').first().click();
      const [heart, ...others] = TEXTS;
      await page.getByLabel('Sentence', { exact: true }).fill(heart!);
      await page.getByLabel('Compare with').fill(others.join('\n'));
      await page.getByRole('button', { name: 'Ask the mesh' }).click();
      const cells = page.locator('.sentences-ranking tbody :is(th, td)');
      await cells.first().waitFor({ timeout: 60_000 });
      const likeness = (i: number): string => dot(inVeil[0]!, inVeil[i]!).toFixed(3);
      assert.deepEqual(await cells.allTextContents(), [TEXTS[1], likeness(1), TEXTS[2], likeness(2)]);
      assert.ok(!posted.includes(origin));
    } finally {
      await browser.close();
    }
  });

  test('the page is there, and sees the mesh as it is', async () => {
    const page = await fetch(`${url.replace(/\/v1$/, '')}/`);
    assert.equal(page.status, 200);
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(await page.text())![1]!;
    assert.match((await ask(script)).headers.get('content-type')!, /javascript/);
    let seen!: ApiMesh;
    await waitFor(async () => {
      seen = await read<ApiMesh>('/api/mesh');
      return seen.nodes.length === 2 && seen.nodes.every(({ tee }) => tee.level === 'L0');
    }, 'both nodes appraised');
    assert.deepEqual(
      [seen.simulated, seen.models[0]!.name, seen.models[0]!.covered],
      [true, 'use-lite', true],
    );
    assert.ok(seen.nodes.every(({ standing, stakeWei }) => standing === 'serving' && BigInt(stakeWei!) > 0n));
    assert.ok(seen.nodes.every(({ ws }) => ws.length > 0) && seen.bootstrap.some((at) => at.includes('/ws')));
    const own = seen.links.filter(({ from }) => from === seen.gateway.peer);
    assert.deepEqual(own.map(({ to }) => to).sort(), seen.nodes.map(({ peer }) => peer).sort());
  });

  test('an answer costs no more than its quote, goes where it said, and is shown without a word of it', async () => {
    const spent = async (): Promise<bigint> => {
      const { budget } = (await read<ApiMesh>('/api/mesh')).gateway;
      assert.equal(budget!.ofWei, String(parseEther('0.5')));
      return BigInt(budget!.spentWei);
    };
    const before = await spent();
    let costs = 0n;
    for (const privacy of ['veil', 'twin'] as const) {
      const quote = await quoteOf({ model: 'use-lite', privacy, texts: TEXTS });
      assert.deepEqual([quote.mode, quote.unroutable], [privacy, null]);
      const { response } = await openai.embeddings
        .create({ model: `use-lite@${privacy}`, input: TEXTS })
        .withResponse();
      const id = response.headers.get('x-veilmesh-receipt')!;
      let answer!: ApiAnswer;
      await waitFor(async () => {
        answer = await read<ApiAnswer>(`/api/answers/${id}`);
        return answer.receipt === 'ready';
      }, 'a receipt');
      assert.equal(answer.atMostWei, quote.atMostWei);
      assert.ok(BigInt(answer.costWei!) <= BigInt(quote.atMostWei));
      costs += BigInt(answer.costWei!);
      assert.equal(answer.tokens!.prompt, quote.promptTokens);
      assert.equal(answer.route.length, quote.route.length);
      assert.equal(JSON.stringify(answer).includes('heart'), false);
      const file = readFileSync(join(mesh.home, 'gateway', 'answered', `${id}.json`), 'utf8');
      assert.equal(file.includes('heart'), false);
      if (privacy === 'twin') continue;
      assert.ok(answer.waterfall!.hops[0]!.compute > 0);
      // the chain is asked for news once a second
      await waitFor(async () => {
        const { batches } = await read<ApiBatches>('/api/batches?limit=100');
        return batches.some((batch) => batch.id === answer.batches[0]);
      }, 'its batch among the newest');
      const page = await read<ApiBatchPage>(`/api/batches/${answer.batches[0]}`);
      assert.equal(page.segments![0]!.feeWei, answer.costWei);
    }
    await waitFor(async () => (await spent()) - before >= costs, 'what was promised to count as spent');
    assert.ok(costs > 0n);
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
