/**
 * Hops that die while a model answers, at every token of the answer: with another node of the shard the text goes on
 * as if nothing had happened; without one the user has an error and what was said so far.
 * @module
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type ChatMesh, type NodeProcess, SHARDS } from '../../support/chat-mesh.ts';
import { startTinyChat, type TinyChat } from '../../support/tiny-chat.ts';

const LENGTH = 4;

let chat: TinyChat;
let mesh: ChatMesh;
let prompt: Int32Array;
let expected: readonly number[];

before(async () => {
  chat = await startTinyChat(LENGTH);
  ({ mesh, prompt, expected } = chat);
});
after(() => chat?.close());

test('an answer that nobody disturbs is what one process computes', async () => {
  const answer = mesh.newAnswer(prompt, LENGTH);
  assert.equal(await mesh.ask(answer), 0);
  assert.deepEqual([...answer.tokens], expected);
});

/** Each token with one of the shards; `npm run test:slow` takes each with all. */
const KILLS = Array.from({ length: (LENGTH + 1) * SHARDS }, (_, i) => ({
  position: Math.floor(i / SHARDS),
  shard: i % SHARDS,
})).filter(({ position, shard }) => process.env.VEILMESH_SLOW === '1' || shard === position % SHARDS);

test('any hop killed at any token is replaced, and the text is the same', async () => {
  /** By shard: its killed node comes back while the next is asked. */
  const back = new Map<number, Promise<void>>();
  for (const { position, shard } of KILLS) {
    await back.get(shard);
    const answer = mesh.newAnswer(prompt, LENGTH);
    const where = `hop ${shard} after ${position} tokens`;
    let killed: NodeProcess | undefined;
    const attempt = await mesh.ask(answer, (drawn, hops) => {
      if (drawn !== position) return;
      killed = hops.find((hop) => hop.shard === shard)!;
      process.kill(killed.pid, 'SIGKILL');
    });
    assert.deepEqual([...answer.tokens], expected, where);
    // after the last token only the claims were missing, which may have been on their way
    assert.ok(attempt >= 1 || position === LENGTH, where);
    back.set(shard, mesh.restart(killed!));
  }
  await Promise.all(back.values());
});

test('with no other node of the shard there is an error, and what was said so far stays', async () => {
  const answer = mesh.newAnswer(prompt, LENGTH);
  const lost = mesh.nodes.filter(({ shard }) => shard === 1);
  const asked = mesh.ask(answer, (drawn) => {
    if (drawn === 3) for (const { pid } of lost) process.kill(pid, 'SIGKILL');
  });
  await assert.rejects(asked, (error: { code: string; family: string; hint?: string }) => {
    assert.match(error.code, /^(ROUTE_COVERAGE_GAP|MESH_HOP_LOST)$/);
    assert.equal(error.family, 'unavailable');
    assert.ok(error.hint);
    return true;
  });
  const stream = mesh.text.stream();
  assert.deepEqual([...answer.tokens], expected.slice(0, 3));
  assert.equal(answer.text, answer.tokens.map((id) => stream.push(id)).join(''));
  assert.equal(answer.ended, null);
});
