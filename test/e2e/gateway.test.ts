/**
 * The gateway as programs meet it: real HTTP, a real mesh, and two clients that know nothing of either.
 * @module
 */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { generateText, streamText } from 'ai';
import OpenAI, { APIError } from 'openai';
import { createReferenceEngine } from '../../models/program/reference.ts';
import { importTiny } from '../support/chat-mesh.ts';
import { runExample } from '../support/examples.ts';
import { fileMesh } from '../support/file-mesh.ts';
import { generate } from '../support/generate.ts';
import { waitFor } from '../support/mesh.ts';
import { type Running, runCli, untilServing } from '../support/processes.ts';
import { tinyModel } from '../support/tiny-decoder.ts';

const NAME = 'tiny-chat';
const QUESTION = 'Grüße 😀, what of the tea?';
const LENGTH = 24;
const PATIENCE_MS = 60_000;

const mesh = fileMesh({
  args: ['--model', NAME, '--shards', '2'],
  prepare: ({ folder }) => importTiny(folder, NAME),
});
const messages = [{ role: 'user' as const, content: QUESTION }];
const ask = { model: NAME, messages, max_tokens: LENGTH };
let proxy: Running;
let url: string;
let openai: OpenAI;
let expected: { readonly text: string; readonly promptTokens: number };

/** What one process says, on the reference engine. */
async function said(): Promise<typeof expected> {
  const { model, card, text } = await tinyModel();
  const prompt = text.encodeChat(messages);
  const ids = await generate({
    ...{ engine: createReferenceEngine(), model, logitFrac: card.logitFrac, prompt, maxTokens: LENGTH },
    isStop: text.isStop,
  });
  const stream = text.stream();
  return { text: ids.map((id) => stream.push(id)).join('') + stream.end(), promptTokens: prompt.length };
}

const receiptOf = async (id: string, path = ''): Promise<Response> => {
  const at = `${url.replace(/\/v1$/, '')}/receipts/${id}${path}`;
  let response = await fetch(at);
  await waitFor(
    async () => {
      if (response.status === 503) response = await fetch(at);
      return response.status !== 503;
    },
    'a receipt',
    PATIENCE_MS,
  );
  return response;
};

// a hook of the whole file would not wait for the mesh's
describe('the gateway of a mesh', () => {
  before(async () => {
    const place = ['--home', mesh.home, '--port', '0', '--requests', '3'];
    proxy = mesh.start(['proxy', ...place, '--log', 'debug', '--json']);
    const ready = (await untilServing(proxy)) as unknown as {
      readonly url: string;
      readonly tokenFile: unknown;
    };
    assert.equal(ready.tokenFile, null);
    url = ready.url;
    openai = new OpenAI({ baseURL: url, apiKey: 'any' });
    expected = await said();
  });

  describe('the examples', () => {
    test('ask.ts streams an answer whose receipt verifies', async () => {
      const { code, stdout, stderr } = await runExample('ask', mesh.folder, [QUESTION, NAME, mesh.home]);
      assert.equal(code, 0, stderr);
      assert.match(stdout, /^\d+ tokens, \d+ wei; L0, SIMULATED/m);
      assert.match(stdout, /^receipt: verified$/m);
    });

    test('openai-client.ts is answered', async () => {
      const { code, stdout, stderr } = await runExample('openai-client', mesh.folder, [url, NAME]);
      assert.equal(code, 0, stderr);
      assert.ok(stdout.trim().length > 0);
    });
  });

  describe('the openai client, as it comes', () => {
    test('sees the models', async () => {
      const { data } = await openai.models.list();
      assert.deepEqual(
        data.map(({ id, owned_by }) => [id, owned_by]),
        [[NAME, 'veilmesh']],
      );
    });

    test('gets the text that one process computes, what it took, and a receipt that verifies anywhere', async () => {
      const { data, response } = await openai.chat.completions.create(ask).withResponse();
      const [{ message, finish_reason }] = data.choices as [(typeof data.choices)[0]];
      assert.deepEqual([message.content, finish_reason], [expected.text, 'length']);
      assert.deepEqual(data.usage, {
        prompt_tokens: expected.promptTokens,
        completion_tokens: LENGTH,
        total_tokens: expected.promptTokens + LENGTH,
      });
      const read = (name: string) => response.headers.get(`x-veilmesh-${name}`)!;
      assert.deepEqual([read('privacy'), read('level')], ['veil', 'L0']);
      assert.ok(BigInt(read('cost-wei')) > 0n);
      const files = await Promise.all(
        ['', '/header'].map(async (path) => {
          const given = await receiptOf(read('receipt'), path);
          assert.equal(given.status, 200, await given.clone().text());
          const file = join(mesh.folder, `${path === '' ? 'receipt' : 'header'}.json`);
          writeFileSync(file, await given.text());
          return file;
        }),
      );
      const [receipt, header] = files as [string, string];
      const elsewhere = join(mesh.folder, 'elsewhere');
      const verified = await runCli(['verify', receipt, '--header', header, '--home', elsewhere]);
      assert.equal(verified.code, 0, verified.stderr);
    });

    test('streams it, with usage at the end, several at once', async () => {
      const one = async (): Promise<void> => {
        const options = { stream: true as const, stream_options: { include_usage: true } };
        const stream = await openai.chat.completions.create({ ...ask, ...options });
        let text = '';
        let reason: string | null = null;
        let total = 0;
        for await (const { choices, usage } of stream) {
          text += choices[0]?.delta.content ?? '';
          reason ??= choices[0]?.finish_reason ?? null;
          total = usage?.total_tokens ?? total;
        }
        assert.deepEqual([text, reason, total], [expected.text, 'length', expected.promptTokens + LENGTH]);
      };
      await Promise.all([one(), one(), one()]);
    });

    test('goes on with a text, the same twice with a seed', async () => {
      const body = { model: NAME, prompt: 'Once upon', temperature: 1, seed: 3, max_tokens: 5 };
      const [one, two] = await Promise.all([
        openai.completions.create(body),
        openai.completions.create(body),
      ]);
      assert.equal(one.choices[0]!.text, two.choices[0]!.text);
      assert.equal(one.usage!.completion_tokens, 5);
    });

    test('ends before a stop string', async () => {
      const stop = Array.from(expected.text).slice(6, 9).join('');
      const { choices } = await openai.chat.completions.create({ ...ask, stop });
      assert.deepEqual(
        [choices[0]!.message.content, choices[0]!.finish_reason],
        [expected.text.slice(0, expected.text.indexOf(stop)), 'stop'],
      );
    });

    test('knows our errors for what they are, and repeats none that costs', async () => {
      const cases: [Partial<typeof ask> & Record<string, unknown>, number, string][] = [
        [{ model: 'gpt-4' }, 404, 'MODEL_UNKNOWN'],
        [{ n: 2 }, 400, 'PARAMETER_UNSUPPORTED'],
        [{ max_tokens: 300 }, 422, 'CHAT_CONTEXT'],
        [{ model: `${NAME}@L2` }, 503, 'PRIVACY_LEVEL'],
        [{ model: `${NAME}@twin` }, 422, 'PRIVACY_MODEL_TASK'],
      ];
      for (const [more, status, code] of cases) {
        const thrown = await openai.chat.completions.create({ ...ask, ...more }).then(
          () => assert.fail(code),
          (error: unknown) => error,
        );
        assert.ok(thrown instanceof APIError, String(thrown));
        assert.deepEqual([thrown.status, thrown.code], [status, code]);
      }
      const embedding = await openai.embeddings.create({ model: NAME, input: 'a' }).catch((error) => error);
      assert.deepEqual([embedding.status, embedding.code], [422, 'MODEL_TASK']);
    });

    test('leaves, and its session ends at every hop', async () => {
      const stream = await openai.chat.completions.create({ ...ask, max_tokens: 200, stream: true });
      for await (const { choices } of stream) if (choices[0]?.delta.content) break; // aborts the request
      const health = async (): Promise<number> =>
        ((await (await fetch(`${url.replace(/\/v1$/, '')}/health`)).json()) as { asking: number }).asking;
      await waitFor(async () => (await health()) === 0, 'the end of the answer', PATIENCE_MS);
      await waitFor(
        async () => {
          const { stdout } = await mesh.cli('status', '--json');
          const { nodes } = JSON.parse(stdout) as { nodes: { sessions: number }[] };
          return nodes.length > 0 && nodes.every(({ sessions }) => sessions === 0);
        },
        'nodes without a session',
        PATIENCE_MS,
      );
      assert.equal((await openai.chat.completions.create(ask)).choices[0]!.message.content, expected.text);
    });
  });

  describe('the AI SDK, as it comes', () => {
    test('gets whole answers and streams, with what they took', async () => {
      const provider = createOpenAICompatible({ name: 'veilmesh', baseURL: url, includeUsage: true });
      const options = { model: provider(NAME), prompt: QUESTION, maxOutputTokens: LENGTH };
      const whole = await generateText(options);
      assert.deepEqual([whole.text, whole.finishReason], [expected.text, 'length']);
      assert.equal(whole.usage.outputTokens, LENGTH);
      const stream = streamText(options);
      assert.equal(await stream.text, expected.text);
      assert.equal((await stream.usage).inputTokens, expected.promptTokens);
    });
  });

  test('no line of its log says what was asked or answered', () => {
    const log = proxy.stderr();
    assert.match(log, /POST \/v1\/chat\/completions status=200/);
    for (const secret of ['Grüße', 'what of the tea', expected.text.slice(0, 8)]) {
      assert.equal(log.includes(secret), false, secret);
    }
  });
});
