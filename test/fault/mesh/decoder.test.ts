/**
 * A hop dies at any token: the conversation goes on in a new session that replays it, word for word, and no mask is
 * ever used for two messages.
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesToHex } from '../../../crypto/core/bytes.ts';
import { nobleStreamCipher, type StreamCipher } from '../../../crypto/mask/keystream.ts';
import { MESSAGE } from '../../../mesh/session/protocol.ts';
import { createStepDeadlines } from '../../../mesh/session/step-deadlines.ts';
import { createDecoderNetwork, feed, HOPS } from '../../support/decoder-network.ts';
import { holdTime } from '../../support/held-time.ts';
import { waitFor } from '../../support/mesh.ts';

const PROMPT = [12, 200, 77, 31, 5];
const ANSWER = 4;

/** Every keystream that was ever started, by its key. */
function countingCipher() {
  const started = new Map<string, number>();
  const cipher: StreamCipher = {
    ...nobleStreamCipher,
    keystream(key) {
      const name = bytesToHex(key);
      started.set(name, (started.get(name) ?? 0) + 1);
      return nobleStreamCipher.keystream(key);
    },
  };
  return { cipher, started };
}

for (let hop = 0; hop < HOPS; hop++) {
  test(`hop ${hop} dies at every token: another attempt replays what was said and ends alike`, async () => {
    const { cipher, started } = countingCipher();
    const network = await createDecoderNetwork({ cipher });
    const expected = await network.alone(PROMPT, ANSWER);
    for (let deadly = 0; deadly < ANSWER; deadly++) {
      const said: number[] = [];
      let frames = 0;
      network.mesh.wiretap = (crossing) => {
        if (crossing.to === `hop-${hop}` && crossing.type === MESSAGE.frame && frames++ === deadly) {
          network.mesh.kill(`hop-${hop}`);
        }
        return [crossing];
      };
      for (let attempt = 0; said.length < ANSWER; attempt++) {
        assert.ok(attempt < 2, 'one death, one fail-over');
        const session = await network.converse(PROMPT.length + ANSWER, { attempt, cipher });
        try {
          let heard = [...PROMPT, ...said]; // all of it: whoever is new on the route has no memory of it
          for (let from = 0; said.length < ANSWER; from += heard.length, heard = [said.at(-1)!]) {
            said.push(await feed(network, session, heard, from, { last: said.length === ANSWER - 1 }));
          }
          network.verify(session, await session.finish(), attempt);
          await session.close();
        } catch (error) {
          assert.equal((error as { code: string }).code, 'MESH_HOP_LOST');
          assert.equal(said.length, deadly, 'nothing of the lost step was believed');
          await session.close();
          network.mesh.revive(`hop-${hop}`);
        }
      }
      assert.deepEqual(said, expected, `dead at token ${deadly}`);
    }
    await waitFor(() => network.held() === 0, 'hops to free their sessions');
    const ends = [...started.values()];
    assert.equal(ends.length, 2 * ANSWER * (HOPS + 1), 'every edge of every attempt has a key of its own');
    assert.ok(
      ends.every((count) => count === 2),
      'which its two ends use, once each',
    );
    const masked = network.mesh.crossings.filter(({ type }) => type === MESSAGE.frame);
    assert.equal(new Set(masked.map(({ bytes }) => bytesToHex(bytes))).size, masked.length);
  });
}

test('a hop that is slow, and slower with long steps, is waited for; the next step of a kind knows', async (t) => {
  const time = holdTime(t);
  /** Milliseconds of each step that is being slow. */
  const slow: number[] = [];
  const network = await createDecoderNetwork({
    enclave: (port, index) => ({
      ...port,
      step: async (session, frame, at) => {
        const result = await port.step(session, frame, at);
        if (index !== 1) return result;
        slow.push(frame.length > 1_000 ? 400 : 60);
        await new Promise<void>((resolve) => {
          setTimeout(() => {
            slow.shift();
            resolve();
          }, slow.at(-1));
        });
        return result;
      },
    }),
  });
  const deadlines = createStepDeadlines({ floorMs: 50, ceilingMs: 20_000 });
  const session = await network.converse(40, { deadlines });
  const prompt = Array.from({ length: 32 }, (_, i) => 10 + i);
  const feeding = async (): Promise<number> => {
    let id = await feed(network, session, prompt, 0);
    for (let i = 0; i < 3; i++) id = await feed(network, session, [id], 32 + i, { last: i === 2 });
    return id;
  };
  const fed = feeding();
  for (let steps = 5; steps > 0; ) {
    await time.until(() => slow.length > 0, 'a step to be slow');
    const before = slow.length;
    time.pass(slow[0]!);
    steps -= before - slow.length;
  }
  const id = await time.of(fed);
  assert.equal(id, (await network.alone(prompt, 4)).at(-1));
  assert.ok(deadlines.currentMs(16) >= 1_200, `${deadlines.currentMs(16)} ms for a chunk`);
  assert.ok(deadlines.currentMs(1) >= 180);
  await time.of(session.finish());
  await time.of(session.close());
});

test('a hop that stops answering is given up once a step takes far longer than such steps did', async () => {
  let stopped = false;
  const network = await createDecoderNetwork({
    enclave: (port, index) =>
      index !== 1
        ? port
        : { ...port, step: (...args) => (stopped ? new Promise(() => {}) : port.step(...args)) },
  });
  const deadlines = createStepDeadlines({ floorMs: 200, ceilingMs: 60_000 });
  const session = await network.converse(10, { deadlines });
  await feed(network, session, [1], 0);
  stopped = true;
  await assert.rejects(feed(network, session, [2], 1), { code: 'SESSION_STEP_TIMEOUT' });
  await session.close();
});
