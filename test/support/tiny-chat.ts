/**
 * A mesh that chats with a tiny model, one question to it, and what one process answers.
 * @module
 */
import assert from 'node:assert/strict';
import { createReferenceEngine } from '../../models/program/reference.ts';
import { type ChatMesh, importTiny, startChatMesh } from './chat-mesh.ts';
import { generate } from './generate.ts';
import { temporaryFolder } from './processes.ts';
import { tinyModel } from './tiny-decoder.ts';

const NAME = 'tiny-chat';

export interface TinyChat {
  readonly mesh: ChatMesh;
  readonly prompt: Int32Array;
  readonly expected: readonly number[];
  close(): Promise<void>;
}

/** @param length tokens of the answer */
export async function startTinyChat(length: number): Promise<TinyChat> {
  const folder = temporaryFolder();
  try {
    await importTiny(folder.path, NAME);
    const { model, card, text } = await tinyModel();
    const prompt = text.encodeChat([{ role: 'user', content: 'Grüße 😀' }]);
    const expected = await generate({
      engine: createReferenceEngine(),
      model,
      logitFrac: card.logitFrac,
      prompt,
      maxTokens: length,
      isStop: text.isStop,
    });
    assert.equal(expected.length, length, 'the model does not end this answer by itself');
    const mesh = await startChatMesh(folder.path, NAME);
    const close = async (): Promise<void> => {
      await mesh.close();
      folder.remove();
    };
    return { mesh, prompt, expected, close };
  } catch (error) {
    folder.remove();
    throw error;
  }
}
