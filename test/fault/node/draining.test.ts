/**
 * Nodes that are told to stop while a model answers: the answer goes on through them unharmed, they are gone when it is over, and
 * the next one goes through the others.
 * @module
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { askNode, nodeStatus } from '../../../node/control/ask.ts';
import type { ControlAnswer } from '../../../node/control/protocol.ts';
import type { ChatMesh, NodeProcess } from '../../support/chat-mesh.ts';
import { waitFor } from '../../support/mesh.ts';
import { untilGone } from '../../support/processes.ts';
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

const homeOf = ({ folder: own }: NodeProcess): string => join(mesh.localnet.home, own);

async function drained(node: NodeProcess, seconds: number | null): Promise<ControlAnswer[]> {
  const answers: ControlAnswer[] = [];
  for await (const answer of askNode(homeOf(node), { method: 'drain', seconds })) answers.push(answer);
  return answers;
}

test('a node that drains in the middle of an answer carries it to its end, and only then stops', async () => {
  const answer = mesh.newAnswer(prompt, LENGTH);
  let leaving: NodeProcess | undefined;
  let draining: Promise<ControlAnswer[]> | undefined;
  const attempt = await mesh.ask(answer, (drawn, hops) => {
    if (drawn !== 1) return;
    leaving = hops[1]!;
    draining = drained(leaving, null);
  });
  assert.equal(attempt, 0, 'nobody had to fail over');
  assert.deepEqual([...answer.tokens], expected);
  const answers = await draining!;
  const last = answers.at(-1)!;
  assert.equal(last.kind === 'stopping' && last.sessions, 0, 'it broke nothing off');
  assert.equal(last.kind === 'stopping' && last.risk.checks, 0);
  assert.ok(
    last.kind === 'stopping' && last.risk.claims > 0 && last.risk.stakeWei !== '0',
    'what it still answers for is told',
  );
  await untilGone([leaving!.pid]);
  assert.equal(await nodeStatus(homeOf(leaving!)), null);

  const next = mesh.newAnswer(prompt, LENGTH);
  assert.equal(
    await mesh.ask(next, (drawn, hops) => {
      if (drawn === 0) assert.ok(!hops.includes(leaving!), 'the next route passes it by');
    }),
    0,
  );
  assert.deepEqual([...next.tokens], expected);
  await mesh.restart(leaving!);
});

test('with no time left it breaks off what runs, and the client takes another node', async () => {
  const answer = mesh.newAnswer(prompt, LENGTH);
  let leaving: NodeProcess | undefined;
  let draining: Promise<ControlAnswer[]> | undefined;
  const attempt = await mesh.ask(answer, (drawn, hops) => {
    if (drawn !== 1 || leaving !== undefined) return;
    leaving = hops[1]!;
    draining = drained(leaving, 0);
  });
  await draining!;
  // the tokens may have been drawn before it was asked
  assert.ok(attempt <= 1);
  assert.deepEqual([...answer.tokens], expected);
  await untilGone([leaving!.pid]);
  await mesh.restart(leaving!);
});

test('what it had to answer for is there when it is back', async () => {
  const node = mesh.nodes[1]!;
  const before = (await nodeStatus(homeOf(node)))!.risk.claims;
  await drained(node, null);
  await untilGone([node.pid]);
  await mesh.restart(node);
  let claims = -1;
  await waitFor(async () => {
    claims = (await nodeStatus(homeOf(node)))?.risk.claims ?? -1;
    return claims >= 0;
  }, 'the node');
  assert.equal(claims, before);
});
