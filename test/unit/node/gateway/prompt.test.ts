/** A prompt that cannot fit is refused by its length, before it is cut into tokens. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Manifest } from '../../../../models/shard/types.ts';
import type { TextModel } from '../../../../models/text/text-model.ts';
import { encodePrompt } from '../../../../node/gateway/opened-models.ts';

const manifest = { name: 'tiny-chat', context: 4 } as Manifest;

function fakeText() {
  const encoded: string[] = [];
  const text = {
    encodeText: (prompt: string) => {
      encoded.push(prompt);
      return Int32Array.of(1);
    },
    encodeChat: (messages: readonly { content: string }[]) => {
      encoded.push(messages.map(({ content }) => content).join());
      return Int32Array.of(1, 2);
    },
  } as unknown as TextModel;
  return { encoded, text };
}

test('what fits at 32 characters a token is cut into tokens, what cannot is not', () => {
  const { encoded, text } = fakeText();
  const most = 'a'.repeat(4 * 32);
  assert.equal(encodePrompt(text, manifest, { text: most }).length, 1);
  assert.equal(encodePrompt(text, manifest, { messages: [{ role: 'user', content: most }] }).length, 2);
  for (const prompt of [
    { text: `${most}a` },
    {
      messages: [
        { role: 'system' as const, content: most },
        { role: 'user' as const, content: 'a' },
      ],
    },
  ]) {
    assert.throws(() => encodePrompt(text, manifest, prompt), { code: 'CHAT_CONTEXT' });
  }
  assert.equal(encoded.length, 2);
});
