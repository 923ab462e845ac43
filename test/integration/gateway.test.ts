/**
 * The gateway over real HTTP, asked by clients as they come from npm; the mesh behind it says what a test tells it to.
 * @module
 */
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, describe, test } from 'node:test';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { embedMany, generateText, streamText } from 'ai';
import OpenAI, { APIError } from 'openai';
import { UnavailableError, VerificationError } from '../../crypto/core/errors.ts';
import { secondsFor } from '../../node/gateway/asking.ts';
import { createFeed } from '../../node/gateway/feed.ts';
import { type Listening, listen } from '../../node/gateway/listen.ts';
import type { AskedText, GivenText } from '../../node/gateway/types.ts';
import { eventsOf } from '../../node/page/events.ts';
import { type FakeGateway, type FakeOptions, fakeGateway, GIVEN } from '../support/gateway.ts';
import { waitFor } from '../support/mesh.ts';

const open: Listening[] = [];
after(() => Promise.all(open.map((one) => one.close())));

interface Served extends FakeGateway {
  readonly openai: OpenAI;
  readonly url: string;
}

async function served(options: FakeOptions = {}): Promise<Served> {
  const fake = fakeGateway(options);
  const listening = await listen(fake.gateway, '127.0.0.1', 0);
  open.push(listening);
  const { url } = listening;
  return { ...fake, url, openai: new OpenAI({ baseURL: url, apiKey: 'any' }) };
}

const ask = { model: 'tiny-chat', messages: [{ role: 'user' as const, content: 'hello?' }] };

/** Says one word, then nothing until it is stopped. */
const endless = async ({ onText, signal }: AskedText): Promise<GivenText> => {
  onText('Hello');
  await new Promise((done) => signal.addEventListener('abort', done));
  throw new UnavailableError('CHAT_STOPPED', 'you stopped the answer');
};

describe('the openai client', () => {
  test('reads whole answers, streams, completions, embeddings and models', async () => {
    const { openai } = await served();
    const { choices, usage } = await openai.chat.completions.create(ask);
    assert.deepEqual([choices[0]!.message.content, usage!.total_tokens], ['Hello world', 10]);
    let text = '';
    for await (const chunk of await openai.chat.completions.create({ ...ask, stream: true })) {
      text += chunk.choices[0]!.delta.content ?? '';
    }
    assert.equal(text, 'Hello world');
    const final = await openai.chat.completions.stream(ask).finalChatCompletion();
    assert.deepEqual(
      [final.choices[0]!.message.content, final.choices[0]!.finish_reason, final.usage?.total_tokens],
      ['Hello world', 'stop', 10],
    );
    const completion = await openai.completions.create({ model: 'tiny-chat', prompt: 'Once' });
    assert.equal(completion.choices[0]!.text, 'Hello world');
    const { data } = await openai.embeddings.create({ model: 'use-lite', input: 'a' });
    assert.deepEqual(data[0]!.embedding, [...Float32Array.of(0.6, -0.8)]);
    assert.deepEqual(
      (await openai.models.list()).data.map(({ id }) => id),
      ['tiny-chat'],
    );
    assert.equal((await openai.models.retrieve('tiny-chat')).owned_by, 'veilmesh');
  });

  test('raises what was not verified, whole or in the middle of a stream, and asks once', async () => {
    const lie = new VerificationError('POEA_SIGNATURE', 'a claim is not signed by its hop');
    const whole = await served({ text: () => Promise.reject(lie) });
    await assert.rejects(whole.openai.chat.completions.create(ask), { status: 502, code: 'POEA_SIGNATURE' });
    assert.equal(whole.texts.length, 1);
    const streamed = await served({
      text: async ({ onText }) => {
        onText('a lie');
        await new Promise((done) => setTimeout(done, 20));
        throw lie;
      },
    });
    const pieces: string[] = [];
    const thrown = await (async () => {
      const stream = await streamed.openai.chat.completions.create({ ...ask, stream: true });
      for await (const { choices } of stream) pieces.push(choices[0]!.delta.content ?? '');
    })().catch((error) => error);
    assert.ok(thrown instanceof APIError);
    assert.deepEqual(
      [thrown.code, thrown.type, pieces.join('')],
      ['POEA_SIGNATURE', 'verification_error', 'a lie'],
    );
  });

  test('asks again by itself where the gateway is busy, which costs nothing', async () => {
    let answered = 0;
    const { openai, texts, slots } = await served({
      text: async ({ onText }) => {
        onText('a');
        await new Promise((done) => setTimeout(done, 300));
        return { ...GIVEN, text: 'a', ended: 'stop', tokens: ++answered };
      },
    });
    assert.equal(slots.taken, 0);
    await Promise.all([1, 2, 3].map(() => openai.chat.completions.create(ask)));
    assert.deepEqual([answered, texts.length], [3, 3]);
  });

  test('that leaves a stream, or a whole answer before it is there, stops it and frees its slot', async () => {
    const { openai, texts, slots } = await served({ text: endless });
    for await (const { choices } of await openai.chat.completions.create({ ...ask, stream: true })) {
      if (choices[0]!.delta.content !== '') break;
    }
    await waitFor(() => slots.taken === 0, 'a free slot');
    const leaving = new AbortController();
    const whole = openai.chat.completions.create(ask, { signal: leaving.signal });
    await waitFor(() => texts.length === 2, 'the second request');
    leaving.abort();
    await assert.rejects(whole, { name: 'Error', message: /abort/i });
    await waitFor(() => slots.taken === 0, 'a free slot');
    assert.ok(texts.every(({ signal }) => signal.aborted));
  });
});

describe('a request that costs', () => {
  test('is not sent again because a hop says that it is busy', async () => {
    const busy = new UnavailableError('GATEWAY_BUSY', 'hop 1 says: busy', { details: { remote: true } });
    const { openai, texts } = await served({ text: () => Promise.reject(busy) });
    await assert.rejects(openai.chat.completions.create(ask), { status: 503 });
    assert.equal(texts.length, 1);
  });

  test('is over before clients stop waiting for it and send it again', () => {
    assert.deepEqual(
      [secondsFor({ answerSeconds: 900 }, false), secondsFor({ answerSeconds: 900 }, true)],
      [280, 900],
    );
    assert.equal(secondsFor({ answerSeconds: 5 }, false), 5);
  });

  test('is sent once by the AI SDK where it is told not to repeat it', async () => {
    const { url, texts } = await served({
      text: () => Promise.reject(new VerificationError('POEA_LINK', 'x')),
    });
    const provider = createOpenAICompatible({ name: 'veilmesh', baseURL: url });
    const options = { model: provider('tiny-chat'), prompt: 'hello?', maxRetries: 0 };
    await assert.rejects(generateText(options), { statusCode: 502 });
    assert.equal(texts.length, 1);
  });

  test('that failed and cost something is paid once, though the AI SDK asks three times by itself', async () => {
    const { url, texts, logged } = await served({
      text: async ({ onSpent }) => {
        onSpent();
        throw new VerificationError('POEA_LINK', 'x');
      },
    });
    const provider = createOpenAICompatible({ name: 'veilmesh', baseURL: url });
    await assert.rejects(generateText({ model: provider('tiny-chat'), prompt: 'hello?' }), /POEA_LINK|x/);
    assert.equal(texts.length, 1);
    assert.equal(logged.filter((line) => line.startsWith('POST')).length, 3);
  });
});

describe('a page that listens', () => {
  test('is told what happens as it happens, and its place is free once it is gone', async () => {
    const feed = createFeed(new AbortController().signal);
    const { url } = await served({ feed });
    const leaving = new AbortController();
    const response = await fetch(url.replace(/\/v1$/, '/api/live'), { signal: leaving.signal });
    assert.equal(response.headers.get('content-type'), 'text/event-stream; charset=utf-8');
    await waitFor(() => feed.listeners === 1, 'the listener');
    feed.tell({ type: 'settled', id: 'ab' });
    const events = eventsOf(response);
    const { value: first } = await events.next();
    assert.equal((JSON.parse(first!) as { type: string }).type, 'start');
    assert.equal((await events.next()).value, '{"type":"settled","id":"ab"}');
    leaving.abort();
    await waitFor(() => feed.listeners === 0, 'its leaving');
  });
});

describe('a client that is gone', () => {
  test('in the middle of its body is no fault of the gateway, which serves the next', async () => {
    const { url, openai, logged, texts } = await served();
    const headers = { 'content-type': 'application/json', 'content-length': 1_000 };
    const cut = request(`${url}/chat/completions`, { method: 'POST', headers }).on('error', () => {});
    cut.write('{"model":');
    await new Promise((done) => setTimeout(done, 50));
    cut.destroy();
    await waitFor(() => logged.length > 0, 'the refusal');
    assert.match(logged[0]!, /BODY_MALFORMED/);
    assert.equal(texts.length, 0);
    assert.equal((await openai.chat.completions.create(ask)).choices.length, 1);
  });
});

describe('the AI SDK', () => {
  test('reads whole answers, streams and embeddings', async () => {
    const { url } = await served();
    const provider = createOpenAICompatible({ name: 'veilmesh', baseURL: url, includeUsage: true });
    const options = { model: provider('tiny-chat'), prompt: 'hello?' };
    const whole = await generateText(options);
    assert.deepEqual([whole.text, whole.finishReason, whole.usage.outputTokens], ['Hello world', 'stop', 3]);
    const stream = streamText(options);
    assert.equal(await stream.text, 'Hello world');
    assert.equal((await stream.usage).inputTokens, 7);
    const { embeddings } = await embedMany({ model: provider.embeddingModel('use-lite'), values: ['a'] });
    assert.deepEqual(embeddings, [[...Float32Array.of(0.6, -0.8)]]);
  });

  test('knows that a stream which did not verify failed', async () => {
    const { url } = await served({
      text: async ({ onText }) => {
        onText('a lie');
        await new Promise((done) => setTimeout(done, 20));
        throw new VerificationError('POEA_LINK', 'hops do not join');
      },
    });
    const provider = createOpenAICompatible({ name: 'veilmesh', baseURL: url });
    const errors: unknown[] = [];
    const model = provider('tiny-chat');
    const stream = streamText({ model, prompt: 'hello?', onError: ({ error }) => void errors.push(error) });
    await stream.consumeStream();
    assert.equal(errors.length > 0, true);
  });
});

describe('the address', () => {
  test('a name that was made to point to loopback is refused (DNS rebinding)', async () => {
    const { url } = await served();
    const status = await new Promise((resolve) => {
      request(`${url}/models`, { headers: { host: 'evil.example' } }, ({ statusCode }) =>
        resolve(statusCode),
      ).end();
    });
    assert.equal(status, 403);
  });

  test('one that is taken is said to be', async () => {
    const { url, gateway } = await served();
    await assert.rejects(listen(gateway, '127.0.0.1', Number(new URL(url).port)), {
      code: 'GATEWAY_ADDRESS',
    });
  });

  test('that closes lets answers end', async () => {
    const closing = new AbortController();
    const fake = fakeGateway({ text: endless, closing: closing.signal });
    const listening = await listen(fake.gateway, '127.0.0.1', 0);
    const openai = new OpenAI({ baseURL: listening.url, apiKey: 'any', maxRetries: 0 });
    const whole = openai.chat.completions.create(ask).catch((error) => error);
    await waitFor(() => fake.texts.length === 1, 'the request');
    closing.abort();
    await listening.close();
    assert.deepEqual([(await whole).status, (await whole).code], [503, 'CHAT_STOPPED']);
  });
});
