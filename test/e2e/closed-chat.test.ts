/**
 * A closed model as a person meets it: embedding, head and draw are with the hops, and yet the text is that of the
 * same model when it is open, by command line and when hops die.
 * @module
 */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { createReferenceEngine } from '../../models/program/reference.ts';
import type { Sampling } from '../../models/program/sampling.ts';
import { DEFAULT_CHAT } from '../../node/cli/commands/chat-options.ts';
import { samplingOf } from '../../node/client/sampling.ts';
import { accountAddress } from '../support/accounts.ts';
import { deployConsumer } from '../support/answer-consumer.ts';
import { type ChatMesh, importTiny, type NodeProcess, SHARDS, startChatMesh } from '../support/chat-mesh.ts';
import { generate } from '../support/generate.ts';
import { errorOf, type Folder, runCli, temporaryFolder } from '../support/processes.ts';
import { type TinyModel, tinyModel } from '../support/tiny-decoder.ts';

const NAME = 'tiny-closed';
const QUESTION = 'Grüße 😀';
const LENGTH = 6;
const SEED = '7';
const SAMPLING: Sampling = samplingOf({
  ...DEFAULT_CHAT,
  temperature: 1_200,
  topK: 200,
  topP: 9_900,
  seed: SEED,
});
const FLAGS = ['--temperature', '1.2', '--top-k', '200', '--top-p', '0.99', '--seed', SEED];

let folder: Folder;
let mesh: ChatMesh;
let open: TinyModel;
let prompt: Int32Array;
let expected: number[];

before(async () => {
  folder = temporaryFolder();
  await importTiny(folder.path, NAME, '--closed');
  mesh = await startChatMesh(folder.path, NAME);
  open = await tinyModel();
  prompt = open.text.encodeChat([{ role: 'user', content: QUESTION }]);
  expected = await generate({
    engine: createReferenceEngine(),
    model: open.model,
    logitFrac: open.card.logitFrac,
    prompt,
    maxTokens: LENGTH,
    sampling: SAMPLING,
    isStop: open.text.isStop,
  });
  assert.equal(expected.length, LENGTH, 'the model does not end this answer by itself');
});
after(async () => {
  await mesh?.close();
  folder.remove();
});

test('the command line has the text of the open model, a receipt that says what it covers, and no weights', async () => {
  const home = join(folder.path, 'person');
  const place = ['--home', home, '--bootstrap', mesh.localnet.bootstrap, '--json'];
  const run = await runCli(['run', NAME, QUESTION, '--max-tokens', String(LENGTH), ...FLAGS, ...place]);
  assert.equal(run.code, 0, run.stderr);
  const { answer, answerNote, receipt, header } = JSON.parse(run.stdout);
  const stream = open.text.stream();
  assert.deepEqual(
    [answer.text, answer.ended, answer.tokens],
    [expected.map((id) => stream.push(id)).join('') + stream.end(), 'length', LENGTH],
  );
  assert.match(answerNote, /last hop/);
  assert.equal(readdirSync(join(home, 'shards')).length, 1, 'the tokenizer and nothing else was downloaded');

  const elsewhere = ['--home', join(folder.path, 'elsewhere')];
  const verified = await runCli(['verify', receipt, '--header', header, ...elsewhere]);
  assert.equal(verified.code, 0, verified.stderr);
  assert.match(verified.stdout, /token ids.*last hop/);
  assert.doesNotMatch(verified.stdout, /client's own computation/);
});

test('a contract asks, and is brought the answer at the finality that it names', async () => {
  const home = join(folder.path, 'person');
  const client = accountAddress(home);
  const contract = await deployConsumer(mesh.localnet);
  const reward = 10n ** 15n;
  const model = bytesToHex(mesh.modelRoot);
  const id = await contract.ask({ client, model, prompt: QUESTION, isFinal: true, reward });
  const place = ['--home', home, '--bootstrap', mesh.localnet.bootstrap, '--json'];
  const answer = (question: string) =>
    runCli([
      ...['run', NAME, question, '--max-tokens', String(LENGTH), ...FLAGS, ...place],
      ...['--for', `${contract.address}/${id}`],
    ]);
  const other = await answer('another question');
  assert.deepEqual([other.code, errorOf(other).code], [2, 'QUESTION_OTHER_PROMPT']);

  const before = await contract.balanceOf(client);
  const run = await answer(QUESTION);
  assert.equal(run.code, 0, run.stderr);
  const { finality, delivered } = JSON.parse(run.stdout);
  assert.equal(finality, 'final');
  assert.deepEqual([delivered.consumer, delivered.id], [contract.address, String(id)]);
  const { ids, isFinal } = await contract.answered(id);
  assert.ok(isFinal);
  assert.deepEqual(ids.slice(prompt.length - 1), expected, 'after those of the prompt');
  assert.ok((await contract.balanceOf(client)) > before + reward / 2n, 'the reward, less gas');

  const again = await answer(QUESTION);
  assert.deepEqual([again.code, errorOf(again).code], [2, 'QUESTION_ANSWERED']);
});

/** Every hop, the first token and the last; `npm run test:slow` takes each token with the hop that draws. */
const KILLS = [
  [0, 2],
  [2, 0],
  [3, 1],
  ...(process.env.VEILMESH_SLOW === '1' ? Array.from({ length: LENGTH - 2 }, (_, i) => [i + 1, 2]) : []),
  [LENGTH - 1, 2],
] as const;

test('any hop killed while the model answers is replaced, and what is drawn is the same', async () => {
  /** By shard: its killed node comes back while the next is asked. */
  const back = new Map<number, Promise<void>>();
  for (const [position, shard] of KILLS) {
    await back.get(shard);
    const answer = mesh.newAnswer(prompt, LENGTH);
    const where = `hop ${shard} after ${position} tokens`;
    let killed: NodeProcess | undefined;
    const attempt = await mesh.ask(
      answer,
      (drawn, hops) => {
        if (drawn !== position) return;
        killed = hops.find((hop) => hop.shard === shard)!;
        process.kill(killed.pid, 'SIGKILL');
      },
      SAMPLING,
    );
    assert.deepEqual([...answer.tokens], expected, where);
    assert.ok(attempt >= 1, where);
    back.set(shard, mesh.restart(killed!));
  }
  await Promise.all(back.values());
  assert.equal(SHARDS, 3, 'the cases above name every hop');
});
