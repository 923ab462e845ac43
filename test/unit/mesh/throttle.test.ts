/** A host's bound on bytes a second, with a clock of its own: what may pass, in which order, and what has to wait. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Bucket, type BucketClock, createBucket, throttled } from '../../../mesh/wire/throttle.ts';
import { END, type Message, type WireStream } from '../../../mesh/wire/types.ts';

function fakeClock(): BucketClock & { ms: number } {
  const clock = {
    ms: 0,
    now: () => clock.ms,
    wait: async (ms: number) => {
      clock.ms += ms;
    },
  };
  return clock;
}

test('after a pause a second of the rate passes at once, and from then on no more than the rate', async () => {
  const clock = fakeClock();
  const bucket = createBucket(1_000, clock);
  await bucket.take(1_000);
  assert.equal(clock.ms, 0);
  for (let i = 0; i < 10; i++) await bucket.take(500);
  // 6,000 bytes in all: the first thousand was free, the last one may still be owed
  assert.ok(clock.ms >= 4_500 && clock.ms <= 5_010, `${clock.ms}`);
});

test('a pause saves up a second, and not more', async () => {
  const clock = fakeClock();
  const bucket = createBucket(1_000, clock);
  clock.ms = 3_600_000;
  await bucket.take(1_000);
  await bucket.take(1);
  const passed = clock.ms - 3_600_000;
  await bucket.take(1_000);
  await bucket.take(1);
  assert.ok(passed <= 2 && clock.ms - 3_600_000 >= 999, `${clock.ms}`);
});

test('a message above a second of the rate goes out whole, and what follows pays for it', async () => {
  const clock = fakeClock();
  const bucket = createBucket(1_000, clock);
  await bucket.take(10_000);
  assert.equal(clock.ms, 0);
  await bucket.take(1);
  assert.ok(clock.ms >= 9_000, `${clock.ms}`);
});

test('whoever came first passes first, also a small one behind a large one', async () => {
  const bucket = createBucket(1_000, fakeClock());
  const order: string[] = [];
  await Promise.all([
    bucket.take(5_000).then(() => order.push('large')),
    bucket.take(1).then(() => order.push('small')),
    bucket.take(0).then(() => order.push('nothing')),
  ]);
  assert.deepEqual(order, ['large', 'small', 'nothing']);
});

test('a stream waits for both directions, and its END goes behind what it has sent', async () => {
  const taken: string[] = [];
  const did: string[] = [];
  const bucket = (name: string): Bucket => ({
    take: async (bytes) => {
      taken.push(`${name} ${bytes}`);
      await new Promise((resolve) => setImmediate(resolve));
    },
  });
  const messages: (Message | typeof END)[] = [{ type: 1, bytes: new Uint8Array(9) }, END];
  const stream: WireStream = {
    protocol: '/test/1',
    remotePeerId: 'peer',
    closed: Promise.resolve(),
    abort: () => {},
    send: async (_type, bytes) => void did.push(`sent ${bytes.length}`),
    receive: async () => messages.shift()!,
    end: async () => void did.push('end'),
  };
  const slow = throttled(stream, { out: bucket('out'), in: bucket('in') });
  const sending = slow.send(1, new Uint8Array(4));
  await Promise.all([sending, slow.end()]);
  assert.deepEqual(did, ['sent 4', 'end']);
  assert.notEqual(await slow.receive(), END);
  assert.equal(await slow.receive(), END, 'an END costs nothing');
  assert.deepEqual(taken, ['out 5', 'out 0', 'in 10']);
});
