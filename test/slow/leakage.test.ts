/**
 * The leakage benchmark on what `npm test` leaves out: the classifier, and a decoder's prompts, over veil; what is kept beside the rows of
 * twin and vault; what processes keep that serve a language model.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadIntCommits } from '../../crypto/commit/int-commits.ts';
import { memoryFile } from '../../models/formats/byte-file.ts';
import { readGgufModel } from '../../models/formats/gguf/decoder.ts';
import type { RingMode } from '../bench/leakage/capture-ring.ts';
import { traceRing } from '../bench/leakage/capture-traces.ts';
import { meshVerdict } from '../bench/leakage/mesh.ts';
import { assessChatsMesh, CHATS_MESH } from '../bench/leakage/mesh-chats.ts';
import {
  digitsProducts,
  type KnownProducts,
  knownDigits,
  knownTiny,
  useLiteProducts,
} from '../bench/leakage/models.ts';
import { silent } from '../bench/leakage/progress.ts';
import { examineVeil } from '../bench/leakage/suite.ts';
import { assessTraces, traceVerdict } from '../bench/leakage/traces.ts';
import { verdict } from '../bench/leakage/verdict.ts';
import { importTiny } from '../support/chat-mesh.ts';
import { startLocalnet, temporaryFolder } from '../support/processes.ts';
import { tinyGguf } from '../support/tiny-decoder.ts';

test('images over veil: a gallery of a thousand does not find one', async () => {
  const { assessment } = await examineVeil(await knownDigits({ items: 1_000, rows: 16 }), {
    many: 11,
    alone: 0,
  });
  assert.deepEqual(verdict(assessment), []);
});

test('a decoder over veil: its prompts are read token by token from every control, and not from the wire', async () => {
  const model = await knownTiny({ items: 256, rows: 16 });
  const { assessment } = await examineVeil(model, { many: 11, alone: 0 }, undefined, 2);
  assert.deepEqual(verdict(assessment), []);
});

const PROMPTS = 16;
const rings: readonly (readonly [RingMode, () => Promise<KnownProducts>])[] = [
  ['twin', () => useLiteProducts({ items: 1_000, rows: 16 })],
  ['vault', () => digitsProducts({ items: 200, rows: 1 })],
];
for (const [mode, open] of rings) {
  test(`${mode}: statements, transcripts, logs, sizes and order of messages say nothing of the prompt`, async () => {
    const model = await open();
    try {
      const commits = await loadIntCommits();
      for (const traces of await traceRing(mode, model, PROMPTS)) {
        assert.deepEqual(traceVerdict(assessTraces(traces, commits)), []);
      }
    } finally {
      await model.close();
    }
  });
}

/** Of one length in the tokens of the tiny model, whose answers to them end late enough. */
const TINY_QUESTIONS = [
  'Can we hide the second will',
  'How much do I owe the bank?',
  'Does my ex know of the boy?',
];

test('chats of processes: neither question nor answer, in any form, is in a log, folder, receipt, calldata or event', async () => {
  const folder = temporaryFolder();
  try {
    await importTiny(folder.path, 'tiny-chat');
    const localnet = await startLocalnet(join(folder.path, 'mesh'), ['--model', 'tiny-chat', ...CHATS_MESH]);
    try {
      const source = readGgufModel(memoryFile(tinyGguf()));
      const asked = { name: 'tiny-chat', source, questions: TINY_QUESTIONS, tokens: 12, progress: silent };
      assert.deepEqual(meshVerdict(await assessChatsMesh(localnet, asked)), []);
    } finally {
      await localnet.end();
    }
  } finally {
    folder.remove();
  }
});
