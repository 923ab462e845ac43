import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { UnavailableError, UsageError, VerificationError } from '../../../../crypto/core/errors.ts';
import { createSlots } from '../../../../node/gateway/slots.ts';
import type { GivenText } from '../../../../node/gateway/types.ts';
import { eventsOf, fakeGateway, GIVEN, type hello } from '../../../support/gateway.ts';

const CHAT = '/v1/chat/completions';
const SECRET = 'my very own secret';
const ask = { model: 'tiny-chat', messages: [{ role: 'user', content: SECRET }] };

interface ErrorBody {
  readonly error: { message: string; type: string; param: string | null; code: string };
}
const errorIn = async (response: Response): Promise<ErrorBody['error']> =>
  ((await response.json()) as ErrorBody).error;

describe('a whole answer', () => {
  test('has text, usage, cost, privacy and the id of its receipt', async () => {
    const gateway = fakeGateway();
    const response = await gateway.post(CHAT, ask);
    assert.equal(response.status, 200);
    const id = response.headers.get('x-veilmesh-receipt')!;
    assert.match(id, /^[0-9a-f]{32}$/);
    assert.equal(id, gateway.texts[0]!.id);
    const told = ['x-veilmesh-privacy', 'x-veilmesh-level', 'x-veilmesh-cost-wei'];
    assert.deepEqual(
      told.map((name) => response.headers.get(name)),
      ['veil', 'L0', '12345'],
    );
    const { created, ...body } = (await response.json()) as { created: number };
    assert.ok(Math.abs(created - Date.now() / 1_000) < 60);
    assert.deepEqual(body, {
      id: `chatcmpl-${id}`,
      object: 'chat.completion',
      model: 'tiny-chat',
      system_fingerprint: 'vm_abababababab',
      choices: [
        {
          index: 0,
          message: { role: 'assistant', content: 'Hello world', refusal: null },
          logprobs: null,
          finish_reason: 'stop',
        },
      ],
      usage: { prompt_tokens: 7, completion_tokens: 3, total_tokens: 10 },
      veilmesh: { receipt: id, privacy: GIVEN.privacy, cost_wei: '12345', model_root: GIVEN.modelRoot },
    });
  });

  test('is asked for as the request says', async () => {
    const gateway = fakeGateway();
    await gateway.post(CHAT, {
      ...ask,
      model: 'tiny-chat@L2',
      messages: [
        { role: 'developer', content: 'Be short.' },
        {
          role: 'user',
          content: [
            { type: 'text', text: 'a' },
            { type: 'text', text: 'b' },
          ],
        },
        { role: 'assistant', content: 'c', refusal: null },
      ],
      max_completion_tokens: 9,
      temperature: 0.7,
      top_p: 0.95,
      top_k: 40,
      seed: 5,
      stop: 'x',
      n: 1,
      user: 'somebody',
      tools: [],
      logit_bias: null,
    });
    const [{ model, privacy, prompt, maxTokens, stop, drawing }] = gateway.texts as [
      (typeof gateway.texts)[0],
    ];
    assert.deepEqual(
      { model, privacy, prompt, maxTokens, stop, drawing },
      {
        model: 'tiny-chat',
        privacy: { mode: 'veil', minLevel: 'L2' },
        prompt: {
          messages: [
            { role: 'system', content: 'Be short.' },
            { role: 'user', content: 'ab' },
            { role: 'assistant', content: 'c' },
          ],
        },
        maxTokens: 9,
        stop: ['x'],
        drawing: { temperature: 700, topK: 40, topP: 9_500, seed: '5' },
      },
    );
  });

  test('of a text to go on with', async () => {
    const gateway = fakeGateway();
    const response = await gateway.post('/v1/completions', { model: 'tiny-chat', prompt: ['Once'] });
    const { id, choices } = (await response.json()) as { id: string; choices: unknown };
    assert.match(id, /^cmpl-/);
    assert.deepEqual(choices, [{ index: 0, text: 'Hello world', logprobs: null, finish_reason: 'stop' }]);
    assert.deepEqual(gateway.texts[0]!.prompt, { text: 'Once' });
    assert.deepEqual([gateway.texts[0]!.maxTokens, gateway.texts[0]!.otherwise], [undefined, 16]);
  });

  test('of embeddings, as numbers and as the bytes that clients ask for', async () => {
    const gateway = fakeGateway();
    const body = { model: 'use-lite', input: 'a' };
    const numbers = (await (await gateway.post('/v1/embeddings', body)).json()) as {
      data: { embedding: number[] }[];
      usage: unknown;
    };
    assert.deepEqual(
      numbers.data[0]!.embedding.map((value) => value.toFixed(3)),
      ['0.600', '-0.800'],
    );
    assert.deepEqual(numbers.usage, { prompt_tokens: 7, total_tokens: 7 });
    const response = await gateway.post('/v1/embeddings', { ...body, encoding_format: 'base64' });
    const { data } = (await response.json()) as { data: { embedding: string }[] };
    const bytes = Buffer.from(data[0]!.embedding, 'base64');
    assert.deepEqual([bytes.readFloatLE(0), bytes.readFloatLE(4)], [Math.fround(0.6), Math.fround(-0.8)]);
    const other = await gateway.post('/v1/embeddings', { ...body, dimensions: 3 });
    assert.deepEqual([other.status, (await errorIn(other)).code], [400, 'PARAMETER_UNSUPPORTED']);
    // the mesh hears of it, to refuse it before it costs anything
    assert.deepEqual(
      gateway.embeddings.map(({ dimensions }) => dimensions),
      [undefined, undefined, 3],
    );
  });
});

describe('a stream', () => {
  test('gives pieces, then usage and receipt, then [DONE]', async () => {
    const response = await fakeGateway().post(CHAT, { ...ask, stream: true });
    assert.match(response.headers.get('content-type')!, /^text\/event-stream/);
    const id = response.headers.get('x-veilmesh-receipt')!;
    const events = await eventsOf(response);
    assert.equal(events.at(-1), '[DONE]');
    const chunks = events.slice(0, -1).map((event) => JSON.parse(event));
    assert.deepEqual(
      chunks.map(({ choices: [{ delta, finish_reason }] }) => [delta, finish_reason]),
      [
        [{ role: 'assistant', content: '' }, null],
        [{ content: 'Hello' }, null],
        [{ content: ' world' }, null],
        [{}, 'stop'],
      ],
    );
    assert.ok(chunks.slice(0, -1).every((chunk) => !('usage' in chunk)));
    const { usage, veilmesh } = chunks.at(-1);
    assert.equal(usage.total_tokens, 10);
    assert.deepEqual([veilmesh.receipt, veilmesh.cost_wei], [id, '12345']);
  });

  test('has usage in a chunk without a choice where that is asked for', async () => {
    const body = { ...ask, stream: true, stream_options: { include_usage: true } };
    const events = await eventsOf(await fakeGateway().post(CHAT, body));
    const [finish, last] = events.slice(-3, -1).map((event) => JSON.parse(event));
    assert.equal(finish.choices[0].finish_reason, 'stop');
    assert.deepEqual([last.choices, last.usage.prompt_tokens], [[], 7]);
  });

  test('whose answer is not verified ends with the error: no usage, no reason to end, no [DONE]', async () => {
    const text = async ({ onText }: { onText(piece: string): void }): Promise<GivenText> => {
      onText('a lie');
      throw new VerificationError('POEA_SIGNATURE', 'a claim is not signed by its hop');
    };
    const events = await eventsOf(await fakeGateway({ text }).post(CHAT, { ...ask, stream: true }));
    assert.ok(!events.includes('[DONE]'));
    const chunks = events.map((event) => JSON.parse(event));
    assert.deepEqual(chunks.at(-1).error, {
      message: 'a claim is not signed by its hop',
      type: 'verification_error',
      param: null,
      code: 'POEA_SIGNATURE',
    });
    assert.ok(chunks.slice(0, -1).every(({ choices }) => choices[0].finish_reason === null));
  });

  test('that fails before its first word is an error with a status', async () => {
    const text = (): Promise<GivenText> =>
      Promise.reject(new UsageError('CHAT_CONTEXT', 'prompt and answer do not fit'));
    const response = await fakeGateway({ text }).post(CHAT, { ...ask, stream: true });
    assert.deepEqual([response.status, (await errorIn(response)).code], [422, 'CHAT_CONTEXT']);
  });

  test('begins without a word before clients lose patience and ask again', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const said = Promise.withResolvers<GivenText>();
    const gateway = fakeGateway({ text: () => said.promise, answerSeconds: 900 });
    let begun = false;
    const asked = gateway.post(CHAT, { ...ask, stream: true }).then((response) => {
      begun = true;
      return response;
    });
    while (gateway.texts.length === 0) await new Promise((done) => setImmediate(done));
    t.mock.timers.tick(279_000);
    await new Promise((done) => setImmediate(done));
    assert.equal(begun, false);
    t.mock.timers.tick(1_000);
    const response = await asked;
    said.resolve({ ...GIVEN, text: '', ended: 'stop', tokens: 1 });
    assert.equal((await eventsOf(response)).at(-1), '[DONE]');
  });

  test('whose reader leaves stops the answer and frees its slot', async () => {
    const { promise: left, resolve } = Promise.withResolvers<void>();
    const text = async ({ onText, signal }: Parameters<typeof hello>[0]): Promise<GivenText> => {
      onText('Hello');
      await new Promise((done) => signal.addEventListener('abort', done));
      resolve();
      throw new UnavailableError('CHAT_STOPPED', 'you stopped the answer');
    };
    const gateway = fakeGateway({ text });
    const reader = (await gateway.post(CHAT, { ...ask, stream: true })).body!.getReader();
    await reader.read();
    assert.equal(gateway.slots.taken, 1);
    await reader.cancel();
    await left;
    await new Promise((done) => setImmediate(done));
    assert.equal(gateway.slots.taken, 0);
  });
});

describe('what is refused', () => {
  const refused = async (body: unknown, path = CHAT): Promise<unknown[]> => {
    const gateway = fakeGateway();
    const response = await gateway.post(path, body);
    assert.equal(gateway.texts.length + gateway.embeddings.length, 0);
    const { code, param, type } = await errorIn(response);
    assert.equal(type, 'invalid_request_error');
    return [response.status, code, param];
  };

  test('a parameter that would change the answer and does not here', async () => {
    const unsupported: [object, string][] = [
      [{ n: 2 }, 'n'],
      [{ tools: [{ type: 'function', function: { name: 'f' } }] }, 'tools'],
      [{ tool_choice: 'required' }, 'tool_choice'],
      [{ logprobs: true }, 'logprobs'],
      [{ top_logprobs: 3 }, 'top_logprobs'],
      [{ response_format: { type: 'json_object' } }, 'response_format'],
      [{ frequency_penalty: 0.5 }, 'frequency_penalty'],
      [{ logit_bias: { 1: 5 } }, 'logit_bias'],
      [{ audio: {} }, 'audio'],
      [{ no_such: 1 }, 'no_such'],
    ];
    for (const [more, param] of unsupported) {
      assert.deepEqual(await refused({ ...ask, ...more }), [400, 'PARAMETER_UNSUPPORTED', param]);
    }
    const text = { model: 'm', prompt: 'a' };
    for (const more of [{ echo: true }, { best_of: 2 }, { suffix: 'b' }, { logprobs: 2 }]) {
      const [status, code] = await refused({ ...text, ...more }, '/v1/completions');
      assert.deepEqual([status, code], [400, 'PARAMETER_UNSUPPORTED']);
    }
  });

  test('a parameter that says what cannot be', async () => {
    const invalid: [object, string][] = [
      [{ model: undefined }, 'model'],
      [{ messages: [] }, 'messages'],
      [{ messages: [{ role: 'tool', content: 'a' }] }, 'messages.0.role'],
      [{ messages: [{ role: 'user', content: 5 }] }, 'messages.0.content'],
      [{ max_tokens: 0 }, 'max_tokens'],
      [{ temperature: 3 }, 'temperature'],
      [{ top_p: -1 }, 'top_p'],
      [{ seed: 1.5 }, 'seed'],
    ];
    for (const [more, param] of invalid) {
      assert.deepEqual(await refused({ ...ask, ...more }), [400, 'PARAMETER_INVALID', param]);
    }
    assert.deepEqual(await refused({ ...ask, max_tokens: 3, max_completion_tokens: 4 }), [
      400,
      'PARAMETER_CONFLICT',
      'max_tokens',
    ]);
    const tokens = { model: 'm', prompt: [1, 2] };
    assert.deepEqual(await refused(tokens, '/v1/completions'), [400, 'PARAMETER_INVALID', 'prompt']);
    const numbers = { model: 'm', input: [[1, 2]] };
    assert.deepEqual(await refused(numbers, '/v1/embeddings'), [400, 'PARAMETER_INVALID', 'input']);
  });

  test('a body that is too long, no JSON, or sent by a form', async () => {
    const { send, texts } = fakeGateway();
    const json = { 'content-type': 'application/json' };
    const bodies: [RequestInit, number, string][] = [
      [{ body: `{"model":"${SECRET}`, headers: json }, 400, 'BODY_MALFORMED'],
      [{ body: JSON.stringify(ask), headers: { 'content-type': 'text/plain' } }, 415, 'BODY_NOT_JSON'],
      [{ body: `"${'x'.repeat(3 * 2 ** 20)}"`, headers: json }, 413, 'BODY_TOO_LARGE'],
      [{ body: `${'['.repeat(2e5)}${']'.repeat(2e5)}`, headers: json }, 400, 'BODY_MALFORMED'],
      [{ body: Uint8Array.of(0x22, 0xff, 0x22), headers: json }, 400, 'BODY_MALFORMED'],
    ];
    for (const [init, status, code] of bodies) {
      const response = await send(CHAT, { method: 'POST', ...init });
      assert.deepEqual([response.status, (await errorIn(response)).code], [status, code]);
    }
    assert.equal(texts.length, 0);
  });
});

describe('an error', () => {
  const failing = (error: Error) => fakeGateway({ text: () => Promise.reject(error) }).post(CHAT, ask);

  test('has the status and the type of its family, its own code, and no request to repeat what costs', async () => {
    const families: [Error, number, string, string | null][] = [
      [new UsageError('MODEL_UNKNOWN', 'x'), 404, 'invalid_request_error', null],
      [new UsageError('PRIVACY_CLOSED_MODEL', 'x'), 422, 'invalid_request_error', null],
      [new UnavailableError('ROUTE_COVERAGE_GAP', 'x'), 503, 'service_unavailable_error', 'false'],
      [new VerificationError('POEA_LINK', 'x'), 502, 'verification_error', 'false'],
      [new Error('x'), 500, 'server_error', 'false'],
    ];
    for (const [error, status, type, again] of families) {
      const response = await failing(error);
      assert.deepEqual(
        [response.status, response.headers.get('x-should-retry')],
        [status, again],
        String(error),
      );
      assert.equal(response.headers.has('retry-after'), status === 503);
      assert.equal((await errorIn(response)).type, type);
    }
  });

  test('of our own says nothing of what it stumbled over, nor does the log', async () => {
    const gateway = fakeGateway({ text: () => Promise.reject(new Error(`cannot read "${SECRET}"`)) });
    const response = await gateway.post(CHAT, ask);
    assert.equal((await response.text()).includes(SECRET), false);
    assert.equal(gateway.logged.join('\n').includes(SECRET), false);
    assert.match(gateway.logged.join('\n'), /INTERNAL/);
  });

  test('of our own does not log what it stumbled over even where that looks like a stack', async () => {
    const thrown = new Error(`cannot read "Why does this fail?\n    at ${SECRET} (a.js:1:2)"`);
    const gateway = fakeGateway({ text: () => Promise.reject(thrown) });
    await gateway.post(CHAT, ask);
    const log = gateway.logged.join('\n');
    assert.equal(log.includes(SECRET), false, log);
    assert.match(log, /server\.test\.ts/);
  });

  test('is repeated by no client because a hop says a code that may be', async () => {
    for (const code of ['GATEWAY_BUSY', 'RECEIPT_PENDING']) {
      const response = await failing(
        new UnavailableError(code, 'hop 2 says: x', { details: { remote: true } }),
      );
      assert.equal(response.headers.get('x-should-retry'), 'false', code);
    }
  });

  test('says so when an answer takes too long, and when too many are asked for', async () => {
    const text = ({ signal }: Parameters<typeof hello>[0]): Promise<GivenText> =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('stopped'))));
    const slow = fakeGateway({ text, answerSeconds: 0.02, slots: createSlots(1) });
    const [first, second] = await Promise.all([slow.post(CHAT, ask), slow.post(CHAT, ask)]);
    assert.deepEqual([first.status, (await errorIn(first)).code], [503, 'GATEWAY_TIMEOUT']);
    assert.deepEqual([second.status, (await errorIn(second)).code], [503, 'GATEWAY_BUSY']);
    assert.deepEqual(
      [second.headers.get('x-should-retry'), second.headers.get('retry-after')],
      ['true', '1'],
    );
  });
});

test('no line of the log says what was asked or answered', async () => {
  const gateway = fakeGateway();
  await (await gateway.post(CHAT, ask)).text();
  await (await gateway.post(CHAT, { ...ask, stream: true, n: 3 })).text();
  await (await gateway.get(`/${encodeURIComponent(SECRET)}`)).text();
  assert.equal(
    gateway.logged.some((line) => /secret|Hello/.test(line)),
    false,
    gateway.logged.join('\n'),
  );
  assert.match(gateway.logged.join('\n'), /POST \/v1\/chat\/completions \{"status":200/);
});

describe('who may ask', () => {
  test('with a token nobody without it, but for whether it is well', async () => {
    const token = 'ab'.repeat(32);
    const gateway = fakeGateway({ door: { token, loopback: false, origins: [] } });
    for (const headers of [{}, { authorization: 'Bearer wrong' }, { authorization: token }]) {
      const response = await gateway.get('/v1/models', headers as Record<string, string>);
      const { code, type } = await errorIn(response);
      assert.deepEqual([response.status, code, type], [401, 'TOKEN_REFUSED', 'authentication_error']);
    }
    assert.equal((await gateway.get('/v1/models', { authorization: `Bearer ${token}` })).status, 200);
    assert.deepEqual(await (await gateway.get('/health')).json(), { status: 'ok' });
    const inside = await gateway.get('/health', { authorization: `Bearer ${token}` });
    assert.deepEqual(await inside.json(), { status: 'ok', models: 1, asking: 0 });
  });

  test('on loopback nobody by the name of another machine', async () => {
    const gateway = fakeGateway();
    for (const host of ['evil.example', 'evil.example:8642', '127.0.0.1.evil.example', '']) {
      const response = await gateway.get('/v1/models', { host });
      assert.deepEqual([response.status, (await errorIn(response)).code], [403, 'HOST_REFUSED'], host);
    }
    for (const host of ['localhost', 'LOCALHOST:8642', '127.0.0.1:1', '[::1]:8642', '127.8.8.8']) {
      assert.equal((await gateway.get('/v1/models', { host })).status, 200, host);
    }
  });

  test('no page, but of an origin that was named', async () => {
    const origin = 'https://chat.example';
    const closed = fakeGateway();
    const response = await closed.post(CHAT, ask, { origin });
    assert.deepEqual([response.status, (await errorIn(response)).code], [403, 'ORIGIN_REFUSED']);
    assert.equal(response.headers.get('access-control-allow-origin'), null);
    assert.equal(closed.texts.length, 0);
    const open = fakeGateway({ door: { token: null, loopback: true, origins: [origin] } });
    const preflight = await open.send(CHAT, { method: 'OPTIONS', headers: { origin } });
    assert.equal(preflight.headers.get('access-control-allow-origin'), origin);
    const answered = await open.post(CHAT, ask, { origin });
    assert.deepEqual([answered.status, answered.headers.get('access-control-allow-origin')], [200, origin]);
    assert.equal((await open.post(CHAT, ask, { origin: 'https://other.example' })).status, 403);
  });
});

describe('models, receipts and health', () => {
  test('models are listed by name, and found by name or root', async () => {
    const gateway = fakeGateway();
    const list = (await (await gateway.get('/v1/models')).json()) as { data: { id: string }[] };
    assert.deepEqual(
      list.data.map(({ id }) => id),
      ['tiny-chat'],
    );
    for (const name of ['tiny-chat', GIVEN.modelRoot]) {
      const one = (await (await gateway.get(`/v1/models/${name}`)).json()) as { id: string };
      assert.equal(one.id, 'tiny-chat');
    }
    const unknown = await gateway.get('/v1/models/gpt-4');
    assert.deepEqual([unknown.status, (await errorIn(unknown)).code], [404, 'MODEL_UNKNOWN']);
  });

  test('a receipt is given as the file it is; one that is coming is asked for again', async () => {
    const id = 'cd'.repeat(16);
    const states = {
      ready: { state: 'ready', receipt: Buffer.from('{"r":1}'), header: Buffer.from('{"h":1}') },
      pending: { state: 'pending', why: 'the answer is being settled' },
      none: { state: 'none', why: 'a node was wrong' },
      unknown: { state: 'unknown' },
    } as const;
    const of = (state: keyof typeof states) => fakeGateway({ receipt: () => states[state] });
    assert.equal(await (await of('ready').get(`/receipts/${id}`)).text(), '{"r":1}');
    assert.equal(await (await of('ready').get(`/receipts/${id}/header`)).text(), '{"h":1}');
    const pending = await of('pending').get(`/receipts/${id}`);
    assert.deepEqual(
      [pending.status, pending.headers.get('retry-after'), (await errorIn(pending)).code],
      [503, '1', 'RECEIPT_PENDING'],
    );
    for (const [state, code] of [
      ['none', 'RECEIPT_NONE'],
      ['unknown', 'RECEIPT_UNKNOWN'],
    ] as const) {
      const response = await of(state).get(`/receipts/${id}`);
      assert.deepEqual([response.status, (await errorIn(response)).code], [404, code]);
    }
  });

  test('health says whether any model has a whole route', async () => {
    assert.equal((await fakeGateway().get('/health')).status, 200);
    assert.equal((await fakeGateway({ models: [] }).get('/health')).status, 503);
  });

  test('other paths say what there is', async () => {
    const response = await fakeGateway().get('/v1/audio/speech');
    assert.deepEqual([response.status, (await errorIn(response)).code], [404, 'PATH_UNKNOWN']);
  });
});
