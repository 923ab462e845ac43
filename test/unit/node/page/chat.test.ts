/** A conversation of the page, over a gateway that a test plays. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { ApiFailure, apiFetch, giveToken, tokenAsked } from '../../../../node/page/api.ts';
import {
  ask,
  askAgain,
  askable,
  chosenMode,
  chosenModel,
  draft,
  edit,
  editing,
  endEdit,
  forget,
  messagesWith,
  mode,
  model,
  stop,
  textsOf,
  turns,
} from '../../../../node/page/chat/conversation.ts';
import { isKept, keepConversation } from '../../../../node/page/chat/kept.ts';
import { keepQuote, quote } from '../../../../node/page/chat/quote.ts';
import { fixedSeed, SEEDS, temperature } from '../../../../node/page/chat/sampling.ts';
import { newsIn } from '../../../../node/page/state/answer.ts';
import { mesh, withEvent } from '../../../../node/page/state/live.ts';
import { answerOf, hash, MESH, MODELS, ROUTE } from '../../../support/made-up-mesh.ts';
import { waitFor } from '../../../support/mesh.ts';

const EXTENSION = {
  receipt: 'ab'.repeat(16),
  privacy: { mode: 'veil', level: 'L0', assurance: 'simulated', text: 'L0, SIMULATED' },
  cost_wei: '12345',
  model_root: hash('smollm2'),
};
const piece = (content: string, finish_reason: string | null = null) => ({
  choices: [{ delta: { content }, finish_reason }],
});
const LAST = { choices: [], usage: { prompt_tokens: 7, completion_tokens: 3 }, veilmesh: EXTENSION };

interface Asked {
  readonly path: string;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

let asked: Asked[] = [];
const stored = new Map<string, string>();
const realFetch = globalThis.fetch;

/** Lines of a stream; a promise is waited for, and its signal ends it as fetch's does. */
function play(
  lines: readonly (object | string | Promise<unknown>)[],
  headers: Record<string, string> = {},
): void {
  answerWith((signal) => {
    const encoder = new TextEncoder();
    const body = new ReadableStream<Uint8Array>({
      async start(controller) {
        signal?.addEventListener('abort', () => controller.error(signal.reason));
        for (const line of lines) {
          if (line instanceof Promise) await line;
          else {
            const data = typeof line === 'string' ? line : JSON.stringify(line);
            controller.enqueue(encoder.encode(`data: ${data}\n\n`));
          }
        }
        controller.close();
      },
    });
    return new Response(body, { headers: { 'x-veilmesh-receipt': EXTENSION.receipt, ...headers } });
  });
}

function answerWith(answer: (signal: AbortSignal | null | undefined) => Response): void {
  globalThis.fetch = async (path, init) => {
    asked.push({
      path: String(path),
      headers: new Headers(init?.headers),
      body: init?.body === undefined ? {} : JSON.parse(String(init.body)),
    });
    return answer(init?.signal);
  };
}

beforeEach(() => {
  asked = [];
  stored.clear();
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  };
  Object.defineProperty(globalThis, 'sessionStorage', { value: storage, configurable: true });
  mesh.value = MESH;
  chosenMode.value = 'veil';
  chosenModel.value = null;
});

afterEach(() => {
  forget();
  draft.value = '';
  fixedSeed.value = null;
  temperature.value = 0.4;
  tokenAsked.value = false;
  globalThis.fetch = realFetch;
});

const newest = () => turns.value.at(-1)!;

describe('an answer', () => {
  test('is provisional while it comes, and verified when the end of the stream says so', async () => {
    const held = Promise.withResolvers<void>();
    fixedSeed.value = 7;
    play([piece('It is'), piece(' Paris.'), held.promise, piece('', 'stop'), LAST, '[DONE]']);
    draft.value = 'Where?';
    const done = ask();
    await waitFor(() => newest().text === 'It is Paris.', 'the words');
    assert.deepEqual([newest().phase, newest().given, draft.value], ['streaming', null, '']);
    held.resolve();
    await done;
    const { phase, id, given } = newest();
    assert.deepEqual(
      [phase, id, given?.costWei, given?.tokens, given?.ended],
      ['verified', EXTENSION.receipt, '12345', 3, 'stop'],
    );
    assert.deepEqual(asked[0]!.body, {
      model: hash('smollm2'),
      messages: [{ role: 'user', content: 'Where?' }],
      max_tokens: 256,
      temperature: 0.4,
      top_p: 0.9,
      seed: 7,
      stream: true,
      stream_options: { include_usage: true },
    });
    assert.equal(asked[0]!.headers.get('x-veilmesh-privacy'), 'veil');
  });

  test('that ends with an error is not verified, says its code and next step, and the question can be asked again', async () => {
    const error = {
      message: 'a hop lied',
      type: 'verification_error',
      param: null,
      code: 'CLAIM_BLS',
      hint: 'ask again',
    };
    play([piece('It is'), { error }]);
    draft.value = 'Where?';
    await ask();
    const { phase, failure, given } = newest();
    assert.deepEqual(
      [phase, failure?.code, failure?.hint, given],
      ['failed', 'CLAIM_BLS', 'ask again', null],
    );
    assert.equal(draft.value, 'Where?');
  });

  test('that breaks off is not verified, whatever was said before', async () => {
    for (const lines of [[piece('It is')], [piece('It is', 'stop'), LAST], [piece('It is'), '[DONE]']]) {
      play(lines);
      draft.value = 'Where?';
      await ask();
      assert.deepEqual([newest().phase, newest().failure?.code], ['failed', 'STREAM_BROKEN']);
    }
  });

  test('that is stopped is nobody’s fault, and not verified', async () => {
    play([piece('It is'), new Promise(() => {})]);
    draft.value = 'Where?';
    const done = ask();
    await waitFor(() => newest().text !== '', 'a word');
    stop();
    await done;
    assert.deepEqual([newest().phase, newest().failure, newest().text], ['stopped', null, 'It is']);
  });

  test('is refused before it begins, with the code of the gateway', async () => {
    const error = {
      message: 'no route',
      type: 'x',
      param: null,
      code: 'ROUTE_COVERAGE_GAP',
      hint: 'veilmesh status',
    };
    answerWith(() => Response.json({ error }, { status: 503 }));
    draft.value = 'Where?';
    await ask();
    assert.deepEqual([newest().phase, newest().failure?.code], ['failed', 'ROUTE_COVERAGE_GAP']);
  });

  test('only what was verified goes on to the next question, of the same model', async () => {
    play([piece('Paris.', 'stop'), LAST, '[DONE]']);
    draft.value = 'Where?';
    await ask();
    play([piece('Lost'), new Promise(() => {})]);
    draft.value = 'And?';
    const second = ask();
    await waitFor(() => newest().text !== '', 'a word');
    stop();
    await second;
    assert.deepEqual(messagesWith(turns.value, hash('smollm2'), 'Why?'), [
      { role: 'user', content: 'Where?' },
      { role: 'assistant', content: 'Paris.' },
      { role: 'user', content: 'Why?' },
    ]);
    assert.deepEqual(messagesWith(turns.value, hash('other'), 'Why?'), [{ role: 'user', content: 'Why?' }]);
  });

  test('two are not asked at once, and nothing is not asked', async () => {
    play([new Promise(() => {})]);
    draft.value = 'Where?';
    void ask();
    draft.value = 'And?';
    await ask();
    assert.deepEqual([turns.value.length, draft.value], [1, 'And?']);
    stop();
    draft.value = '  ';
    await waitFor(() => newest().phase === 'stopped', 'its end');
    await ask();
    assert.equal(turns.value.length, 1);
  });
});

describe('how an answer is drawn', () => {
  test('is sent and written down: a new seed for each question, which is enough to have the same again', async () => {
    for (const _ of [1, 2]) {
      play([piece('Paris.', 'stop'), LAST, '[DONE]']);
      draft.value = 'Where?';
      await ask();
    }
    const seeds = asked.map(({ body }) => body.seed as number);
    assert.ok(seeds.every((seed) => Number.isInteger(seed) && seed >= 0 && seed < SEEDS));
    assert.notEqual(seeds[0], seeds[1]);
    assert.deepEqual(newest().drawn, { temperature: 0.4, topP: 0.9, seed: seeds[1] });
  });

  test('without chance has no seed', async () => {
    temperature.value = 0;
    fixedSeed.value = 7;
    play([piece('Paris.', 'stop'), LAST, '[DONE]']);
    draft.value = 'Where?';
    await ask();
    assert.equal('seed' in asked[0]!.body, false);
    assert.equal(newest().drawn?.seed, null);
  });
});

describe('an earlier question', () => {
  const answered = async (question: string): Promise<void> => {
    play([piece(`To ${question}`, 'stop'), LAST, '[DONE]']);
    draft.value = question;
    await ask();
  };
  const questions = () => turns.value.map(({ question }) => question[0]);

  test('is asked again in its own place, with what came before it and nothing of what came after', async () => {
    for (const question of ['one', 'two', 'three']) await answered(question);
    play([piece('anew', 'stop'), LAST, '[DONE]']);
    await askAgain(turns.value[1]!);
    assert.deepEqual(questions(), ['one', 'two']);
    assert.equal(newest().text, 'anew');
    assert.deepEqual(
      (asked.at(-1)!.body.messages as { content: string }[]).map(({ content }) => content),
      ['one', 'To one', 'two'],
    );
  });

  test('is written anew: until it is asked all stays, then it takes the place of the old one and of those after it', async () => {
    for (const question of ['one', 'two', 'three']) await answered(question);
    edit(turns.value[1]!);
    assert.deepEqual([draft.value, questions().length], ['two', 3]);
    await answered('second');
    assert.deepEqual([questions(), editing.value], [['one', 'second'], null]);
  });

  test('that somebody left as it was is still there', async () => {
    await answered('one');
    edit(turns.value[0]!);
    endEdit();
    await answered('two');
    assert.deepEqual(questions(), ['one', 'two']);
  });
});

describe('a conversation over a reload', () => {
  const page = new EventTarget();

  test('is there again, with its failures in words, and what was under way is stopped', async () => {
    let end = keepConversation(page);
    play([piece('Paris.', 'stop'), LAST, '[DONE]']);
    draft.value = 'Where?';
    await ask();
    const error = { message: 'no route', type: 'x', param: null, code: 'ROUTE_COVERAGE_GAP', hint: 'wait' };
    answerWith(() => Response.json({ error }, { status: 503 }));
    draft.value = 'And?';
    await ask();
    play([piece('Half'), new Promise(() => {})]);
    draft.value = 'Why?';
    const third = ask();
    await waitFor(() => [...stored.values()].some((text) => text.includes('Half')), 'what is kept');
    end();
    const kept = turns.value;
    stop();
    await third;
    turns.value = [];
    end = keepConversation(page);
    assert.deepEqual(
      turns.value.map(({ phase, text, failure }) => [phase, text, failure?.message ?? null]),
      [
        ['verified', 'Paris.', null],
        ['failed', '', 'no route'],
        ['stopped', 'Half', null],
      ],
    );
    assert.deepEqual(turns.value[0], kept[0]);
    forget();
    assert.equal(stored.size, 0);
    end();
  });

  test('is kept to the last word when the page is left', async () => {
    const end = keepConversation(page);
    play([piece('Par'), new Promise(() => {})]);
    draft.value = 'Where?';
    const done = ask();
    await waitFor(() => newest().text === 'Par', 'a word');
    page.dispatchEvent(new Event('pagehide'));
    assert.match([...stored.values()].join(), /"Par"/);
    end();
    stop();
    await done;
  });

  test('that is not ours, or of another layout, is forgotten', () => {
    for (const text of ['{', '{"format":0,"turns":[{}]}', '7']) {
      stored.set('veilmesh-conversation', text);
      keepConversation(page)();
      assert.deepEqual(turns.value, []);
    }
  });

  test('that is too long for the storage says so', async () => {
    const end = keepConversation(page);
    const full = { getItem: () => null, removeItem: () => {} };
    const setItem = (): never => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    Object.defineProperty(globalThis, 'sessionStorage', { value: { ...full, setItem }, configurable: true });
    play([piece('Paris.', 'stop'), LAST, '[DONE]']);
    draft.value = 'Where?';
    await ask();
    await waitFor(() => !isKept.value, 'that it is said');
    forget();
    assert.equal(isKept.value, true);
    end();
  });
});

test('an answer of another model or mode than was asked, or under the name of another answer, is none', async () => {
  const end = (changed: object) => [piece('Paris.', 'stop'), { ...LAST, veilmesh: changed }, '[DONE]'];
  const lies = [
    { ...EXTENSION, model_root: hash('use-lite') },
    { ...EXTENSION, privacy: { ...EXTENSION.privacy, mode: 'twin' } },
  ];
  for (const lie of lies) {
    play(end(lie));
    draft.value = 'Where?';
    await ask();
    assert.deepEqual([newest().phase, newest().failure?.code], ['failed', 'ANSWER_OTHER']);
  }
  forget();
  for (const expected of ['verified', 'failed']) {
    play(end(EXTENSION));
    draft.value = 'Where?';
    await ask();
    assert.equal(newest().phase, expected);
  }
});

test('sentences are compared by one request, a line each', async () => {
  chosenModel.value = hash('use-lite');
  chosenMode.value = 'twin';
  assert.deepEqual(textsOf(' one \n\n two\n'), ['one', 'two']);
  answerWith(() =>
    Response.json({
      data: [{ embedding: [1, 0] }, { embedding: [0.6, 0.8] }],
      usage: { prompt_tokens: 4 },
      veilmesh: {
        ...EXTENSION,
        privacy: { mode: 'twin', level: null, assurance: null, text: 'breaks' },
        model_root: hash('use-lite'),
      },
    }),
  );
  draft.value = 'one\ntwo';
  await ask();
  assert.deepEqual(asked[0]!.body, { model: hash('use-lite'), input: ['one', 'two'] });
  assert.equal(asked[0]!.headers.get('x-veilmesh-privacy'), 'twin');
  assert.deepEqual(
    [newest().phase, newest().cosines],
    [
      'verified',
      [
        [1, 0.6],
        [0.6, 1],
      ],
    ],
  );
});

test('a model that can be asked now comes first, and a mode that it does not allow is not taken', () => {
  assert.deepEqual(
    askable.value.map(({ name }) => name),
    ['smollm2', 'use-lite'],
  );
  mesh.value = { ...MESH, models: MODELS.map((one) => ({ ...one, covered: one.name !== 'smollm2' })) };
  assert.equal(model.value?.name, 'use-lite');
  chosenMode.value = 'vault';
  assert.equal(mode.value, 'vault');
  chosenModel.value = hash('smollm2');
  assert.equal(mode.value, 'veil');
});

test('whoever has begun to write, or chosen a mode, asks the model that was there then', () => {
  const [one, other] = askable.value;
  const away = MODELS.map((each) => ({ ...each, covered: each.root !== one!.root }));
  draft.value = 'W';
  mesh.value = { ...MESH, models: away };
  assert.equal(askable.value[0]!.root, other!.root);
  assert.equal(model.value?.root, one!.root);
  draft.value = '';
  chosenModel.value = null;
  assert.equal(model.value?.root, other!.root);
  chosenMode.value = 'vault';
  mesh.value = MESH;
  assert.deepEqual([model.value?.root, mode.value], [other!.root, 'vault']);
});

test('a quote is asked for a moment after the last key, for the question as it stands', async () => {
  answerWith(() => Response.json({ atMostWei: '5' }));
  const end = keepQuote();
  for (const text of ['W', 'Wh', 'Why?']) draft.value = text;
  await waitFor(() => quote.value !== null, 'a quote');
  end();
  assert.deepEqual(
    asked.map(({ path, body }) => [path, body.messages, body.max_tokens, body.privacy]),
    [['/api/quote', [{ role: 'user', content: 'Why?' }], 256, 'veil']],
  );
  draft.value = '';
});

test('a token is asked for once it is needed, and sent from then on', async () => {
  const error = { message: 'a token is needed', type: 'x', param: null, code: 'TOKEN_REFUSED' };
  answerWith(() => Response.json({ error }, { status: 401 }));
  await assert.rejects(
    apiFetch('/api/mesh'),
    (thrown) => thrown instanceof ApiFailure && thrown.status === 401,
  );
  assert.equal(tokenAsked.value, true);
  giveToken(' secret ');
  assert.equal(tokenAsked.value, false);
  answerWith(() => Response.json({}));
  await apiFetch('/api/mesh');
  assert.equal(asked.at(-1)!.headers.get('authorization'), 'Bearer secret');
});

test('a gateway that is gone is said to be, with what to do', async () => {
  globalThis.fetch = () => Promise.reject(new TypeError('fetch failed'));
  await assert.rejects(apiFetch('/api/mesh'), { code: 'GATEWAY_GONE', status: 0 });
});

test('sessions under way follow from what is told of them, in any order', () => {
  const none: Parameters<typeof withEvent>[0] = new Map();
  const begun = { type: 'session', id: 'a', model: 'smollm2', mode: 'veil', route: ROUTE } as const;
  const one = withEvent(none, begun);
  assert.deepEqual(
    one.get('a')?.route,
    ROUTE.map(({ peer }) => peer),
  );
  const two = withEvent(one, { type: 'step', id: 'a', steps: 3 });
  assert.equal(two.get('a')?.steps, 3);
  const again = withEvent(two, { ...begun, route: ROUTE.slice(1) }); // a hop was lost
  assert.deepEqual([again.get('a')?.steps, again.get('a')?.route.length], [3, 2]);
  assert.equal(withEvent(again, { type: 'step', id: 'b', steps: 1 }), again);
  assert.equal(withEvent(again, { type: 'end', id: 'a', ok: true }).size, 0);
  assert.equal(withEvent(again, { type: 'end', id: 'b', ok: true }), again);
});

test('an answer is asked of again as long as there may be news', () => {
  const soon = newsIn(answerOf('a', { receipt: 'pending' }))!;
  const later = newsIn(answerOf('a'))!;
  assert.ok(soon < later);
  assert.ok(newsIn(answerOf('a', { state: 'running' })) === soon);
  for (const finality of ['final', 'void'] as const) assert.equal(newsIn(answerOf('a', { finality })), null);
  assert.equal(newsIn(answerOf('a', { receipt: 'none' })), null);
});
