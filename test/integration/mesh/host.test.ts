import assert from 'node:assert/strict';
import { Socket } from 'node:net';
import { test } from 'node:test';
import { z } from 'zod';
import { UnavailableError, VeilmeshError, VerificationError } from '../../../crypto/core/errors.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { createHost } from '../../../mesh/host/host.ts';
import { verifyPeerSignature } from '../../../mesh/host/identity.ts';
import type { HostEvent } from '../../../mesh/host/types.ts';
import { callRpc, openRpc, type RpcMethod } from '../../../mesh/wire/rpc.ts';
import { handleRpc } from '../../../mesh/wire/rpc-server.ts';
import { bytesUpTo, uint } from '../../../mesh/wire/schemas.ts';
import { END, type Message, type WireStream } from '../../../mesh/wire/types.ts';
import { startHost, waitFor } from '../../support/mesh.ts';

const ECHO = { id: '/test/echo/1', maxMessageBytes: 1 << 20 };

async function echo(stream: WireStream): Promise<void> {
  for (let message = await stream.receive(); message !== END; message = await stream.receive()) {
    await stream.send(message.type, message.bytes);
  }
  await stream.end();
}

async function received(stream: WireStream, timeoutMs = 10_000): Promise<Message> {
  const message = await stream.receive({ timeoutMs });
  assert.ok(message !== END);
  return message;
}

test('listens on loopback unless told otherwise', async (t) => {
  const host = await startHost(t);
  assert.ok(host.addresses().length > 0);
  for (const address of host.addresses())
    assert.match(address, /^\/ip4\/127\.0\.0\.1\/tcp\/\d+(\/ws)?\/p2p\/12D3/);
});

test('a host may listen nowhere and announce what it is told', async (t) => {
  assert.deepEqual((await startHost(t, { listen: [] })).addresses(), []);
  const host = await startHost(t, { announce: ['/ip4/1.2.3.4/tcp/9'] });
  assert.deepEqual(host.addresses(), [`/ip4/1.2.3.4/tcp/9/p2p/${host.peerId}`]);
});

test('the same seed is the same peer, and signs for it', async (t) => {
  const privateKey = randomBytes(32);
  const host = await startHost(t, { privateKey });
  const again = await startHost(t, { privateKey });
  assert.equal(host.peerId, again.peerId);
  assert.equal(
    await verifyPeerSignature(host.peerId, Uint8Array.of(5), await host.sign(Uint8Array.of(5))),
    true,
  );
});

test('an occupied port is a coded error with a way out', async (t) => {
  const host = await startHost(t);
  const listen = [host.addresses()[0]!.replace(/\/p2p\/.*/, '')];
  await assert.rejects(createHost({ privateKey: randomBytes(32), listen }), (error: unknown) => {
    assert.ok(
      error instanceof VeilmeshError && error.code === 'MESH_PORT_IN_USE' && error.family === 'usage',
    );
    assert.match(error.hint ?? '', /--listen/);
    assert.deepEqual(error.details.listen, listen);
    return true;
  });
});

test('an address of another machine cannot be listened on', async () => {
  await assert.rejects(createHost({ privateKey: randomBytes(32), listen: ['/ip4/192.0.2.1/tcp/0'] }), {
    code: 'MESH_LISTEN_FAILED',
  });
});

test('an absent peer, an unknown peer and the wrong peer are unreachable', async (t) => {
  const [a, b] = [await startHost(t), await startHost(t)];
  const gone = await createHost({ privateKey: randomBytes(32) });
  const [address] = gone.addresses();
  await gone.close();
  const wrong = b.addresses()[0]!.replace(b.peerId, gone.peerId);
  for (const target of [address!, gone.peerId, wrong]) {
    await assert.rejects(a.dial(target, { timeoutMs: 3_000 }), { code: 'MESH_PEER_UNREACHABLE' });
  }
  await assert.rejects(a.dial(address!), { details: { target: address!, reason: 'ECONNREFUSED' } });
});

test('a protocol the peer does not serve is missing, not unreachable', async (t) => {
  const [a, b] = [await startHost(t), await startHost(t)];
  await assert.rejects(a.openStream(b.addresses()[0]!, ECHO), { code: 'MESH_PROTOCOL_MISSING' });
});

test('messages of every size up to the bound come back in order, then END', async (t) => {
  const [a, b] = [await startHost(t), await startHost(t)];
  await b.handle(ECHO, echo);
  const stream = await a.openStream(b.addresses()[0]!, ECHO);
  const payloads = [0, 1, 4_096, 65_536, ECHO.maxMessageBytes - 1].map(randomBytes);
  const sending = Promise.all(payloads.map((bytes, i) => stream.send(i + 1, bytes)));
  for (const [i, bytes] of payloads.entries()) {
    const message = await received(stream);
    assert.equal(message.type, i + 1);
    assert.deepEqual(message.bytes, bytes);
  }
  await sending;
  await stream.end();
  assert.equal(await stream.receive(), END);
  assert.equal(await stream.receive(), END);
  await stream.closed;
  await assert.rejects(stream.send(1, new Uint8Array(1)), { code: 'MESH_STREAM_ENDED' });
});

test('a message over the bound is refused before it leaves and the stream goes on', async (t) => {
  const [a, b] = [await startHost(t), await startHost(t)];
  await b.handle(ECHO, echo);
  const stream = await a.openStream(b.addresses()[0]!, ECHO);
  await assert.rejects(stream.send(1, new Uint8Array(ECHO.maxMessageBytes)), {
    code: 'MESH_MESSAGE_TOO_LARGE',
  });
  await assert.rejects(stream.send(0, new Uint8Array(1)), { code: 'MESH_MESSAGE_TYPE' });
  await stream.send(1, Uint8Array.of(1));
  assert.deepEqual((await received(stream)).bytes, Uint8Array.of(1));
});

test('a receive that times out loses nothing', async (t) => {
  const [a, b] = [await startHost(t), await startHost(t)];
  await b.handle(ECHO, async (stream) => {
    await received(stream);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await stream.send(7, Uint8Array.of(7));
    await stream.end();
  });
  const stream = await a.openStream(b.addresses()[0]!, ECHO);
  await stream.send(1, new Uint8Array(0));
  await assert.rejects(stream.receive({ timeoutMs: 20 }), {
    code: 'MESH_RECEIVE_TIMEOUT',
    family: 'unavailable',
  });
  assert.equal((await received(stream)).type, 7);
  assert.equal(await stream.receive(), END);
});

test('two readers on one stream are a bug that is named', async (t) => {
  const [a, b] = [await startHost(t), await startHost(t)];
  await b.handle(ECHO, echo);
  const stream = await a.openStream(b.addresses()[0]!, ECHO);
  const first = stream.receive();
  await assert.rejects(stream.receive(), { code: 'MESH_SECOND_READER', family: 'internal' });
  await stream.send(1, Uint8Array.of(1));
  assert.notEqual(await first, END);
});

test('a sender is held back by a peer that does not read, in bounded memory, and goes on when it does', async (t) => {
  const [a, b] = [await startHost(t), await startHost(t)];
  let proceed: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    proceed = resolve;
  });
  let total = 0;
  await b.handle(ECHO, async (stream) => {
    await received(stream);
    await held;
    for (let message = await stream.receive(); message !== END; message = await stream.receive()) total++;
    await stream.end();
  });
  const stream = await a.openStream(b.addresses()[0]!, ECHO);
  const mebibyte = new Uint8Array(ECHO.maxMessageBytes - 1);
  let sent = 0;
  const sending = (async () => {
    for (; sent < 32; sent++) await stream.send(1, mebibyte);
    await stream.end();
  })();
  await new Promise((resolve) => setTimeout(resolve, 700));
  const whileHeld = sent;
  assert.ok(whileHeld < 16, `${whileHeld} MiB went to a peer that reads nothing`);
  proceed();
  await sending;
  assert.equal(await stream.receive({ timeoutMs: 10_000 }), END);
  assert.equal(total, 31);
});

test('calls that do not wait for backpressure meet a bound', async (t) => {
  const [a, b] = [await startHost(t), await startHost(t)];
  await b.handle(ECHO, async (stream) => stream.closed);
  const stream = await a.openStream(b.addresses()[0]!, ECHO);
  const mebibyte = new Uint8Array(ECHO.maxMessageBytes - 1);
  const outcomes = Promise.allSettled(Array.from({ length: 20 }, () => stream.send(1, mebibyte)));
  stream.abort(new UnavailableError('TEST_OVER', 'over'));
  const codes = (await outcomes).map((outcome) =>
    outcome.status === 'rejected' ? outcome.reason.code : 'sent',
  );
  assert.ok(codes.includes('MESH_SEND_QUEUE_FULL'), String(codes));
});

test('a send that the peer never takes times out and resets the stream', async (t) => {
  const [a, b] = [await startHost(t), await startHost(t)];
  await b.handle(ECHO, async (stream) => stream.closed);
  const stream = await a.openStream(b.addresses()[0]!, ECHO);
  const flood = async (): Promise<void> => {
    for (let i = 0; i < 40; i++)
      await stream.send(1, new Uint8Array(ECHO.maxMessageBytes - 1), { timeoutMs: 300 });
  };
  await assert.rejects(flood(), { code: 'MESH_SEND_TIMEOUT' });
  await stream.closed;
});

test('an aborted stream is reset for the peer and keeps its error at home', async (t) => {
  const [a, b] = [await startHost(t), await startHost(t)];
  const seen = new Promise<unknown>((resolve) => {
    void b.handle(ECHO, async (stream) => {
      await received(stream);
      await stream.receive().catch(resolve);
    });
  });
  const stream = await a.openStream(b.addresses()[0]!, ECHO);
  await stream.send(1, Uint8Array.of(1));
  const error = new VerificationError('FRAME_MAC_WRONG', 'secret reason');
  stream.abort(error);
  await assert.rejects(stream.receive(), error);
  await assert.rejects(stream.send(1, Uint8Array.of(1)), error);
  const remote = await seen;
  assert.ok(remote instanceof VeilmeshError && remote.code === 'MESH_STREAM_RESET');
  assert.ok(!JSON.stringify(remote).includes('secret'));
});

test('a close without END is a truncation', async (t) => {
  const [a, b] = [await startHost(t), await createHost({ privateKey: randomBytes(32) })];
  await b.handle(ECHO, echo);
  const stream = await a.openStream(b.addresses()[0]!, ECHO);
  await stream.send(1, Uint8Array.of(1));
  await received(stream);
  await b.close();
  await assert.rejects(stream.receive({ timeoutMs: 5_000 }), (error: unknown) => {
    assert.ok(error instanceof VeilmeshError && error.family === 'unavailable');
    assert.match(error.code, /^MESH_STREAM_(TRUNCATED|RESET)$/);
    return true;
  });
});

test('a failing handler resets its stream and is reported', async (t) => {
  const [a, b] = [await startHost(t), await startHost(t)];
  const events: HostEvent[] = [];
  b.onEvent((event) => events.push(event));
  await b.handle(ECHO, async () => {
    throw new VerificationError('TEST_FAILED', 'as planned');
  });
  const stream = await a.openStream(b.addresses()[0]!, ECHO);
  await assert.rejects(stream.receive({ timeoutMs: 5_000 }), { code: 'MESH_STREAM_RESET' });
  assert.ok(events.some((event) => event.kind === 'handler-failed' && event.code === 'TEST_FAILED'));
});

const onTcp = { skip: process.env.TEST_MESH_TRANSPORT === 'ws' && 'of TCP alone' };
test('what many streams send in one turn leaves in one TCP write, each in its order', onTcp, async (t) => {
  const [a, b] = [await startHost(t), await startHost(t)];
  await b.handle(ECHO, echo);
  const streams = await Promise.all(Array.from({ length: 8 }, () => a.openStream(b.addresses()[0]!, ECHO)));
  for (const stream of streams) {
    await stream.send(1, Uint8Array.of(1)); // opens the stream at the other end
    await received(stream);
  }
  const write = t.mock.method(Socket.prototype, 'write');
  const sends = streams.flatMap((stream, i) =>
    [0, 1].map((turn) => stream.send(2, new Uint8Array(1_000).fill(2 * i + turn))),
  );
  await Promise.all(sends);
  const large = write.mock.calls.filter(({ arguments: [bytes] }) => (bytes as Uint8Array).length > 1_000);
  assert.equal(large.length, 1);
  for (const [i, stream] of streams.entries()) {
    for (const turn of [0, 1]) assert.equal((await received(stream)).bytes[999], 2 * i + turn);
    await stream.end();
  }
});

test('small and large messages of one stream keep their order, whichever way they take', async (t) => {
  const [a, b] = [await startHost(t), await startHost(t)];
  await b.handle(ECHO, echo);
  const stream = await a.openStream(b.addresses()[0]!, ECHO);
  const sizes = Array.from({ length: 60 }, (_, i) => [10, 2_400, 65_000, 65_519, 300_000][i % 5]!);
  const sends = sizes.map((size, i) =>
    stream.send(1, new Uint8Array(size).fill(i)).catch(() => assert.fail()),
  );
  for (const [i, size] of sizes.entries()) {
    const { bytes } = await received(stream);
    assert.deepEqual([bytes.length, bytes[0], bytes.at(-1)], [size, i, i]);
  }
  await Promise.all(sends);
  await stream.end();
});

test('a peer that answers its pings stays connected', async (t) => {
  const limits = { pingIntervalMs: 5, pingTimeoutMs: 5_000 };
  const [a, b] = [await startHost(t, { limits }), await startHost(t, { limits })];
  await b.handle(ECHO, echo);
  const lost: HostEvent[] = [];
  a.onEvent((event) => event.kind === 'peer-disconnected' && lost.push(event));
  const stream = await a.openStream(b.addresses()[0]!, ECHO);
  for (let i = 0; i < 300; i++) {
    await stream.send(1, Uint8Array.of(1));
    await received(stream);
  }
  assert.deepEqual(lost, []);
  await stream.end();
});

test('ping measures fractions of a millisecond', async (t) => {
  const [a, b] = [await startHost(t), await startHost(t)];
  const rtt = await a.ping(b.addresses()[0]!);
  assert.ok(rtt > 0 && rtt < 1_000 && !Number.isInteger(rtt), String(rtt));
});

test('sixteen hosts behind one address connect at once', async (t) => {
  const centre = await startHost(t);
  await centre.handle(ECHO, echo);
  const others = await Promise.all(Array.from({ length: 16 }, () => startHost(t)));
  await Promise.all(
    others.map(async (host) => {
      const stream = await host.openStream(centre.addresses()[0]!, ECHO, { timeoutMs: 20_000 });
      await stream.send(1, Uint8Array.of(1));
      await received(stream);
      await stream.end();
    }),
  );
  assert.equal(centre.peers().length, 16);
});

test('forty streams share one connection', async (t) => {
  const [a, b] = [await startHost(t), await startHost(t)];
  await b.handle(ECHO, echo);
  await a.dial(b.addresses()[0]!);
  const streams = await Promise.all(Array.from({ length: 40 }, () => a.openStream(b.peerId, ECHO)));
  await Promise.all(
    streams.map(async (stream, i) => {
      await stream.send(1, Uint8Array.of(i));
      assert.deepEqual((await received(stream)).bytes, Uint8Array.of(i));
    }),
  );
});

test('a host joins a bootstrap peer that starts after it', async (t) => {
  const privateKey = randomBytes(32);
  const probe = await createHost({ privateKey });
  const [address] = probe.addresses();
  await probe.close();
  const early = await startHost(t, { bootstrap: [address!] });
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.deepEqual(early.peers(), []);
  const late = await startHost(t, { privateKey, listen: [address!.replace(/\/p2p\/.*/, '')] });
  await waitFor(() => early.peers().includes(late.peerId), 'the bootstrap connection');
});

const SQUARE: RpcMethod<{ n: number }, { square: number }> = {
  protocol: '/test/square/1',
  request: z.strictObject({ n: uint(1_000) }),
  response: z.strictObject({ square: uint() }),
  maxBytes: 256,
};

test('calls on one stream answer by id, in parallel', async (t) => {
  const [a, b] = [await startHost(t), await startHost(t)];
  await handleRpc(b, SQUARE, async ({ n }, peerId) => {
    assert.equal(peerId, a.peerId);
    await new Promise((resolve) => setTimeout(resolve, (20 - n) * 2));
    return { square: n * n };
  });
  const client = await openRpc(a, b.addresses()[0]!, SQUARE);
  const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => client.call({ n })));
  assert.deepEqual(
    answers.map(({ square }) => square),
    Array.from({ length: 20 }, (_, n) => n * n),
  );
  await client.close();
  assert.deepEqual(await callRpc(a, b.peerId, SQUARE, { n: 7 }), { square: 49 });
});

test("a handler's error keeps its family; a foreign one says nothing; both leave the stream usable", async (t) => {
  const [a, b] = [await startHost(t), await startHost(t)];
  await handleRpc(b, SQUARE, ({ n }) => {
    if (n === 1) throw new VerificationError('TEST_REFUSED', 'no', { hint: 'ask less' });
    if (n === 2) throw new Error('/private/path');
    return { square: n * n };
  });
  const client = await openRpc(a, b.addresses()[0]!, SQUARE);
  await assert.rejects(client.call({ n: 1 }), (error: unknown) => {
    assert.ok(
      error instanceof VerificationError && error.code === 'TEST_REFUSED' && error.hint === 'ask less',
    );
    assert.deepEqual(error.details, { remote: true, peer: b.peerId });
    return true;
  });
  await assert.rejects(client.call({ n: 2 }), { code: 'INTERNAL', message: 'the peer failed inside' });
  assert.deepEqual(await client.call({ n: 3 }), { square: 9 });
});

test('both sides check both shapes', async (t) => {
  const [a, b] = [await startHost(t), await startHost(t)];
  const lax = { ...SQUARE, request: z.any(), response: z.any() } as RpcMethod<
    { n: number },
    { square: number }
  >;
  await handleRpc(b, SQUARE, ({ n }) => ({ square: n }));
  await assert.rejects(callRpc(a, b.addresses()[0]!, lax, { n: -1 }), { code: 'RPC_REQUEST_INVALID' });
  const lying = { ...lax, protocol: '/test/lie/1' };
  await handleRpc(b, lying, () => ({ square: -1 }));
  await assert.rejects(callRpc(a, b.peerId, { ...SQUARE, protocol: '/test/lie/1' }, { n: 1 }), {
    code: 'RPC_RESPONSE_INVALID',
  });
});

test('a call that gets no answer times out', async (t) => {
  const [a, b] = [await startHost(t), await startHost(t)];
  await handleRpc(b, SQUARE, () => new Promise<never>(() => {}));
  await assert.rejects(callRpc(a, b.addresses()[0]!, SQUARE, { n: 1 }, { timeoutMs: 1_000 }), {
    code: 'RPC_TIMEOUT',
  });
});

test('a peer that ends the stream fails the calls in flight at once', async (t) => {
  const [a, b] = [await startHost(t), await startHost(t)];
  await b.handle({ id: SQUARE.protocol, maxMessageBytes: 1_024 }, async (stream) => {
    await stream.receive();
    await stream.end();
  });
  await assert.rejects(callRpc(a, b.addresses()[0]!, SQUARE, { n: 1 }), { code: 'MESH_STREAM_CLOSED' });
});

test('a request that is no call resets the stream', async (t) => {
  const [a, b] = [await startHost(t), await startHost(t)];
  await handleRpc(b, SQUARE, ({ n }) => ({ square: n }));
  for (const [type, bytes] of [
    [1, Uint8Array.of(0xff)],
    [2, Uint8Array.of(0xa0)],
    [9, new Uint8Array(0)],
  ] as const) {
    const stream = await a.openStream(b.addresses()[0]!, { id: SQUARE.protocol, maxMessageBytes: 1_024 });
    await stream.send(type, bytes);
    await assert.rejects(stream.receive({ timeoutMs: 5_000 }), { code: 'MESH_STREAM_RESET' });
  }
  const wide: RpcMethod<Uint8Array, null> = {
    protocol: SQUARE.protocol,
    request: bytesUpTo(10_000),
    response: z.null(),
    maxBytes: 10_000,
  };
  await assert.rejects(callRpc(a, b.peerId, wide, new Uint8Array(9_000)), { code: 'MESH_STREAM_RESET' });
});
