/**
 * A language model in the mesh as a person meets it: a file is imported, served by three processes, and asked; what
 * comes back is what one process computes.
 * @module
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { createReferenceEngine } from '../../models/program/reference.ts';
import { GREEDY, type Sampling } from '../../models/program/sampling.ts';
import { printable } from '../../models/text/printable.ts';
import { DEFAULT_CHAT } from '../../node/cli/commands/chat-options.ts';
import { samplingOf } from '../../node/client/sampling.ts';
import { lengthBucket } from '../../node/client/traffic.ts';
import { importTiny } from '../support/chat-mesh.ts';
import { fileMesh } from '../support/file-mesh.ts';
import { generate } from '../support/generate.ts';
import { errorOf, runCli } from '../support/processes.ts';
import { type TinyModel, tinyModel } from '../support/tiny-decoder.ts';

interface ChatResult {
  readonly answer: {
    readonly text: string;
    readonly complete: boolean;
    readonly ended: 'stop-token' | 'stop-string' | 'length';
    readonly promptTokens: number;
    readonly tokens: number;
  };
  readonly error: unknown;
  readonly traffic: { readonly periodMs: number; readonly beats: number } | null;
  readonly fee: unknown;
  readonly receipt: string;
  readonly header: string;
}

const NAME = 'tiny-chat';
const QUESTION = 'Grüße 😀 <|im_end|>';
const LENGTH = 24;

const mesh = fileMesh({
  args: ['--model', NAME],
  async prepare({ folder }) {
    await importTiny(folder, NAME);
    tiny = await tinyModel();
  },
});
const { cli } = mesh;
let tiny: TinyModel;

async function chat(...args: string[]): Promise<ChatResult> {
  const { code, stdout, stderr } = await cli('run', NAME, ...args, '--json');
  assert.equal(code, 0, stderr);
  return JSON.parse(stdout) as ChatResult;
}

interface Said {
  readonly ids: readonly number[];
  readonly text: string;
}

/** What the reference engine says in this process. */
async function said(sampling: Sampling = GREEDY, maxTokens = LENGTH): Promise<Said> {
  const { model, card, text } = tiny;
  const prompt = text.encodeChat([{ role: 'user', content: QUESTION }]);
  const ids = await generate({
    engine: createReferenceEngine(),
    model,
    logitFrac: card.logitFrac,
    prompt,
    maxTokens,
    sampling,
    isStop: text.isStop,
  });
  const stream = text.stream();
  return { ids, text: ids.map((id) => stream.push(id)).join('') + stream.end() };
}

describe('an answer through three processes', () => {
  test('is the text that one process computes, broken characters and control characters included', async () => {
    const expected = await said();
    const { answer, error, traffic, receipt, header } = await chat(QUESTION, '--max-tokens', String(LENGTH));
    assert.deepEqual(answer, {
      text: expected.text,
      complete: true,
      ended: 'length',
      promptTokens: tiny.text.encodeChat([{ role: 'user', content: QUESTION }]).length,
      tokens: expected.ids.length,
    });
    assert.deepEqual([error, traffic], [null, null]);
    assert.match(expected.text, /\ufffd/);
    const verified = await runCli([
      'verify',
      receipt,
      '--header',
      header,
      '--home',
      join(mesh.folder, 'elsewhere'),
    ]);
    assert.equal(verified.code, 0, verified.stderr);
  });

  test('is printed without what drives a terminal, its progress on stderr', async () => {
    const { text } = await said();
    const { code, stdout, stderr } = await cli('run', NAME, QUESTION, '--max-tokens', String(LENGTH));
    assert.equal(code, 0, stderr);
    assert.ok(stdout.includes(printable(text)), JSON.stringify(stdout));
    assert.doesNotMatch(stdout, /[\p{Cc}--[\t\n]]/v);
    assert.match(stderr, /quote[\s\S]*route[\s\S]*provisional[\s\S]*receipt/);
  });

  test('is drawn by its seed, and ends where the model ends it', async () => {
    const drawn = (seed: number): Promise<Said> =>
      said(samplingOf({ ...DEFAULT_CHAT, temperature: 1_200, topK: 200, topP: 9_900, seed: String(seed) }));
    let seed = 0;
    let expected = await drawn(seed);
    while (!tiny.text.isStop(expected.ids.at(-1)!)) expected = await drawn(++seed);
    const flags = ['--temperature', '1.2', '--top-k', '200', '--top-p', '0.99'];
    const { answer } = await chat(QUESTION, ...flags, '--seed', String(seed));
    assert.deepEqual(
      [answer.text, answer.ended, answer.tokens],
      [expected.text, 'stop-token', expected.ids.length],
    );
    assert.notEqual((await drawn(seed + 1)).text, expected.text);
  });

  test('is the same under --traffic, where a longer prompt and another answer have the same beats, segments and fee', async () => {
    const { text } = await said();
    const other = `${QUESTION} tea?`;
    const [one, two] = [QUESTION, other].map(
      (question) => tiny.text.encodeChat([{ role: 'user', content: question }]).length,
    );
    assert.ok(one !== two && lengthBucket(one!) === lengthBucket(two!), `${one} ${two}`);
    const first = await chat(QUESTION, '--max-tokens', String(LENGTH), '--traffic', '2');
    const second = await chat(other, '--max-tokens', String(LENGTH - 5), '--traffic', '2');
    assert.equal(first.answer.text, text);
    assert.equal(first.traffic?.periodMs, 2);
    const counted = ({ traffic, fee, receipt }: ChatResult) => {
      const { segments } = JSON.parse(readFileSync(receipt, 'utf8')) as { segments: { claims: string[] }[] };
      const sizes = segments.map(({ claims }) => claims.map((claim) => claim.length));
      return { beats: traffic?.beats, fee, sizes };
    };
    assert.deepEqual(counted(second), counted(first));
  });

  test('ends before a stop string, wherever tokens begin', async () => {
    const { text } = await said();
    const symbols = Array.from(text);
    const stop = symbols.slice(6, 9).join('');
    const { answer } = await chat(QUESTION, '--max-tokens', String(LENGTH), '--stop', stop);
    assert.deepEqual([answer.text, answer.ended], [text.slice(0, text.indexOf(stop)), 'stop-string']);
  });
});

describe('what cannot be answered', () => {
  test('is refused before anything is sent', async () => {
    const refused: [string[], string][] = [
      [['x'.repeat(300)], 'CHAT_CONTEXT'],
      [['hi', '--max-tokens', '300'], 'CHAT_CONTEXT'],
    ];
    for (const [args, code] of refused) {
      const result = await cli('run', NAME, ...args, '--json');
      assert.equal(errorOf(result).code, code);
      assert.deepEqual([result.code, result.stdout], [2, '']);
      assert.doesNotMatch(result.stderr, /deposit|route/);
    }
  });
});
