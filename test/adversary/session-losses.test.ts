/**
 * Parties that leave, die or fall silent at every point of a session: nobody hangs, everybody lets go, and no
 * error says more than it must.
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { InternalError, UnavailableError, type VeilmeshError } from '../../crypto/core/errors.ts';
import { sessionProtocol } from '../../mesh/session/hop-host.ts';
import { decodeErrorMessage, decodeOpenContent, MESSAGE } from '../../mesh/session/protocol.ts';
import { END } from '../../mesh/wire/types.ts';
import { type HeldTime, holdTime } from '../support/held-time.ts';
import { waitFor } from '../support/mesh.ts';
import {
  createNetwork,
  fixedDeadlines,
  MAX_FRAME_BYTES,
  type Network,
  openContent,
  rowsOf,
  sealOpen,
} from '../support/session.ts';

const failureOf = (promise: Promise<unknown>): Promise<VeilmeshError> =>
  promise.then(
    () => assert.fail('did not fail'),
    (thrown) => thrown,
  );

/** No deadline ends anything here (PATIENCE_MS) but where a test holds time: what comes at once comes of what was seen. */
async function allFree(network: Network): Promise<void> {
  await waitFor(() => network.held() === 0, 'hops to free their sessions');
  await waitFor(() => network.mesh.openStreams() === 0, 'streams to close');
}

const readyFrom = ({ mesh }: Network): number =>
  mesh.crossings.filter(({ type }) => type === MESSAGE.ready).length;

const freeInTime = (time: HeldTime, network: Network): Promise<void> =>
  time.passUntil(
    () => network.held() === 0 && network.mesh.openStreams() === 0,
    'hops to free their sessions',
  );

for (const hopIndex of [0, 1, 2]) {
  test(`hop ${hopIndex} dies between steps: the client knows which at once`, async () => {
    const network = await createNetwork();
    const session = await network.open();
    await session.step(rowsOf(2), 2, false);
    network.mesh.kill(`hop-${hopIndex}`);
    const error = await failureOf(session.finish());
    assert.equal(error.code, 'MESH_HOP_LOST');
    assert.equal(error.details.hopIndex, hopIndex);
    assert.equal(error.details.peerId, `hop-${hopIndex}`);
    assert.equal((await failureOf(session.step(rowsOf(2), 2, true))).code, 'MESH_HOP_LOST');
    await session.close();
    await allFree(network);
  });

  test(`hop ${hopIndex} dies with a step inside: the step fails at once`, async () => {
    const network = await createNetwork({
      enclave: (port, index) =>
        index === hopIndex ? { ...port, step: () => new Promise(() => {}), commits: async () => {} } : port,
    });
    const session = await network.open();
    const step = failureOf(session.step(rowsOf(2), 2, true));
    await sleep(50);
    network.mesh.kill(`hop-${hopIndex}`);
    const error = await step;
    assert.equal(error.code, 'MESH_HOP_LOST');
    assert.equal(error.details.hopIndex, hopIndex);
    await session.close();
  });

  test(`hop ${hopIndex} is dead before OPEN: the error names it, not a neighbour that complains`, async () => {
    const network = await createNetwork();
    network.mesh.kill(`hop-${hopIndex}`);
    const error = await failureOf(network.open());
    assert.equal(error.code, 'MESH_PEER_UNREACHABLE');
    assert.equal(error.family, 'unavailable');
    assert.equal(error.details.hopIndex, hopIndex);
    assert.equal(error.details.peerId, `hop-${hopIndex}`);
    await allFree(network);
  });

  test(`hop ${hopIndex} is silent at OPEN: the client gives up in time and the others are let go`, async (t) => {
    const time = holdTime(t);
    const network = await createNetwork({ host: { openMs: 1_500 } });
    network.mesh.freeze(`hop-${hopIndex}`);
    const failing = failureOf(network.open({ openTimeoutMs: 1_000 }));
    const opened = network.enclaves.filter((_, index) => index !== hopIndex);
    await time.until(() => opened.every(({ sessions }) => sessions.size === 1), 'the others to open');
    await time.until(() => readyFrom(network) === 2 - hopIndex, 'those behind it to be ready');
    time.pass(1_000);
    const error = await failing;
    assert.equal(error.family, 'unavailable');
    assert.equal(error.details.hopIndex, hopIndex, error.message);
    await freeInTime(time, network);
  });

  test(`the enclave of hop ${hopIndex} dies: the client goes elsewhere, told nothing of the inside`, async () => {
    const network = await createNetwork({
      enclave: (port, index) =>
        index === hopIndex
          ? {
              ...port,
              step: () => Promise.reject(new InternalError('ENCLAVE_DIED', 'at /home/op/secret.ts:7')),
            }
          : port,
    });
    const session = await network.open();
    const error = await failureOf(session.step(rowsOf(2), 2, true));
    assert.equal(error.code, 'ENCLAVE_DIED');
    assert.equal(error.family, 'unavailable'); // to the client: take another node
    assert.equal(error.details.hopIndex, hopIndex);
    assert.ok(!error.message.includes('secret'));
    await session.close();
    await allFree(network);
  });
}

test('a silent hop ends in a step timeout, then everybody lets go', async (t) => {
  const time = holdTime(t);
  const network = await createNetwork({ host: { idleMs: 400 } });
  const session = await network.open({ deadlines: fixedDeadlines(300) });
  network.mesh.freeze('hop-1');
  const failing = failureOf(session.step(rowsOf(2), 2, true));
  time.pass(300);
  assert.equal((await failing).code, 'SESSION_STEP_TIMEOUT');
  await session.close();
  await time.passUntil(() => network.held() === 0, 'hops to free their sessions');
});

test('a client that leaves mid-session frees every hop at once', async () => {
  for (const leave of ['close', 'die'] as const) {
    const network = await createNetwork();
    const session = await network.open();
    const steps = [
      failureOf(session.step(rowsOf(2), 2, false)),
      failureOf(session.step(rowsOf(2), 2, false)),
    ];
    if (leave === 'close') await session.close();
    else network.mesh.kill('client');
    await Promise.all(steps);
    await allFree(network);
  }
});

test('a client that leaves while hops still wait for one another frees them at once', async () => {
  const network = await createNetwork({ hops: 2 });
  network.mesh.wiretap = (crossing) => (crossing.type === MESSAGE.hello ? [] : [crossing]);
  const session = await network.open();
  await session.close();
  await allFree(network);
});

test('a client that does not end the session at one hop does not hold it for ever', async (t) => {
  const time = holdTime(t);
  for (const hop of ['hop-0', 'hop-1', 'hop-2']) {
    const network = await createNetwork({ host: { openMs: 300, idleMs: 1_000 } });
    const session = await network.open();
    await session.step(rowsOf(2), 2, true);
    await time.of(session.finish());
    network.mesh.mute('client', hop);
    await time.of(session.close());
    await time.passUntil(() => network.held() === 0, 'hops to free their sessions');
  }
});

test('a client that ends the session at one hop and keeps the other hanging does not hold it for ever', async (t) => {
  const time = holdTime(t);
  for (const ended of [0, 1]) {
    const network = await createNetwork({ hops: 2, host: { openMs: 300, idleMs: 60_000 } });
    const host = network.mesh.host('mallory');
    const controls = await Promise.all(
      network.hops.map(async (hop, i) => {
        const { envelope } = await sealOpen(hop, openContent(network.hops, i, 200 + ended));
        const stream = await host.openStream(hop.peerId, sessionProtocol(MAX_FRAME_BYTES));
        await stream.send(MESSAGE.open, envelope);
        const reply = await stream.receive();
        assert.ok(reply !== END && reply.type === MESSAGE.ready);
        return stream;
      }),
    );
    await controls[ended]!.end();
    const [held, freed] = [network.served[0]!, network.served[1]!];
    await time.passUntil(() => freed.active() === 0, 'hop 1 to free its session');
    if (ended === 0) assert.equal(held.active(), 0);
    controls[1 - ended]!.abort(new UnavailableError('TEST_OVER', 'leaves'));
    await freeInTime(time, network);
  }
});

test('a complaint about a neighbour waits for better knowledge, and then names both', async () => {
  const complains = (): Promise<Network> =>
    createNetwork({
      enclave: (port, index) =>
        index === 0
          ? {
              ...port,
              step: () => Promise.reject(new UnavailableError('SESSION_NEXT_LOST', 'the next hop is gone')),
            }
          : port,
    });
  const right = await complains();
  const session = await right.open();
  const step = failureOf(session.step(rowsOf(2), 2, true));
  right.mesh.mute('hop-1', 'client');
  await sleep(100);
  right.mesh.kill('hop-1'); // the client sees it later than hop 0 did
  const lost = await step;
  assert.equal(lost.code, 'MESH_HOP_LOST');
  assert.equal(lost.details.peerId, 'hop-1');
  await session.close();

  const wrong = await complains();
  const other = await wrong.open();
  const complaint = await failureOf(other.step(rowsOf(2), 2, true));
  assert.equal(complaint.code, 'SESSION_NEXT_LOST');
  assert.deepEqual(complaint.details, { hopIndex: 0, peerId: 'hop-0', remote: true, target: 'hop-1' });
  await other.close();
  await allFree(wrong);
});

test('a client that takes no claims does not hold its hop for ever', async (t) => {
  const time = holdTime(t);
  const network = await createNetwork({ hops: 1, host: { idleMs: 300 } });
  const session = await network.open();
  const step = failureOf(session.step(rowsOf(2), 2, true));
  network.mesh.freeze('client');
  await time.passUntil(() => network.held() === 0, 'the hop to free its session');
  await session.close();
  await step;
});

test('claims that fail while an earlier one is on its way end the session, not the process', async () => {
  let asked = 0;
  const network = await createNetwork({
    hops: 1,
    enclave: (port) => ({
      ...port,
      closeSegment: (session) => {
        asked++;
        return asked === 1
          ? sleep(200).then(() => port.closeSegment(session))
          : Promise.reject(new InternalError('ENCLAVE_DIED', 'the enclave worker stopped'));
      },
    }),
  });
  const session = await network.open();
  await session.step(rowsOf(32), 32, false);
  await session.step(rowsOf(32), 32, false);
  assert.equal((await failureOf(session.finish())).code, 'ENCLAVE_DIED');
  await session.close();
  await allFree(network);
});

test('a hop that shuts down tells its clients, who can go elsewhere', async () => {
  const network = await createNetwork();
  const session = await network.open();
  await session.step(rowsOf(2), 2, false);
  await network.served[1]!.close();
  const error = await failureOf(session.step(rowsOf(2), 2, true));
  assert.equal(error.code, 'NODE_STOPPING');
  assert.equal(error.details.peerId, 'hop-1');
  await session.close();
  await allFree(network);
  assert.equal((await failureOf(network.open())).code, 'MESH_PEER_UNREACHABLE');
});

test('many sessions, honest and broken, leave nothing behind', async () => {
  const network = await createNetwork({ hops: 2 });
  for (let i = 0; i < 30; i++) {
    const session = await network.open();
    await session.step(rowsOf(2), 2, true);
    if (i % 3 !== 0) await session.finish();
    await session.close();
    await waitFor(() => network.held() === 0, 'hops to free their sessions');
  }
  await allFree(network);
  assert.equal(
    network.served.reduce((sum, hop) => sum + hop.active(), 0),
    0,
  );
});

test('no error, event or ERROR message holds keys, secrets or activations', async () => {
  const secrets: Uint8Array[] = [];
  const network = await createNetwork({
    enclave: (port, index) => ({
      ...port,
      step: async (session, frame, at) => {
        if (index === 1)
          throw new TypeError(`cannot read ${bytesToHex(frame)} at index ${secrets.map(String)}`);
        return port.step(session, frame, at);
      },
    }),
  });
  const texts: string[] = [];
  for (const hop of network.hops) secrets.push(hop.blsSecret, hop.identity.hpke.secretKey);
  const session = await network.open();
  const input = rowsOf(2, 3);
  secrets.push(new Uint8Array(input.buffer.slice(0, 32)));
  const error = await failureOf(session.step(input, 2, true));
  texts.push(JSON.stringify(error.toJSON()), String(error.stack));
  for (const { type, bytes } of network.mesh.crossings) {
    if (type === MESSAGE.frame) secrets.push(bytes.subarray(25));
    if (type === MESSAGE.error) texts.push(JSON.stringify(decodeErrorMessage(bytes)));
  }
  await session.close();
  assert.ok(texts.length >= 3);
  for (const text of texts) {
    for (const secret of secrets) {
      const forms = [bytesToHex(secret), secret.join(), Buffer.from(secret).toString('base64'), input.join()];
      for (const form of forms) assert.ok(!text.includes(form.slice(0, 16)), text);
    }
  }
});

test('an OPEN content that does not parse names the field, never its value', () => {
  const error = (() => {
    try {
      decodeOpenContent(new Uint8Array([0xa1, 0x63, 0x73, 0x65, 0x63, 0x43, 1, 2, 3])); // {"sec": h'010203'}
    } catch (thrown) {
      return thrown as VeilmeshError;
    }
  })();
  assert.equal(error?.code, 'SESSION_MESSAGE_MALFORMED');
  assert.ok(!JSON.stringify(error).includes('sec'));
});
