/** What happens is told to all who listen, until they or the gateway leave. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ApiLive } from '../../../../node/gateway/api-types.ts';
import { createFeed, FEED_LIMITS } from '../../../../node/gateway/feed.ts';

const eventsIn = (text: string): ApiLive[] =>
  text
    .split('\n\n')
    .filter((line) => line.startsWith('data: '))
    .map((line) => JSON.parse(line.slice('data: '.length)) as ApiLive);

test('listeners hear what came first, then all that happens, in order', async () => {
  const closing = new AbortController();
  const feed = createFeed(closing.signal);
  const heard = [1, 2].map((i) => feed.listen([{ type: 'mesh', nodes: i }], new AbortController().signal));
  feed.tell({ type: 'end', id: 'a', ok: true });
  feed.tell({ type: 'settled', id: 'a' });
  closing.abort();
  const texts = await Promise.all(heard.map((response) => response.text()));
  assert.deepEqual(
    texts.map((text) => eventsIn(text).map(({ type }) => type)),
    [
      ['mesh', 'end', 'settled'],
      ['mesh', 'end', 'settled'],
    ],
  );
  assert.equal(heard[0]!.headers.get('content-type'), 'text/event-stream; charset=utf-8');
});

test('whoever leaves, by its request or its reader, is told nothing more', async () => {
  const feed = createFeed(new AbortController().signal);
  const left = new AbortController();
  const response = feed.listen([], left.signal);
  const other = feed.listen([], new AbortController().signal);
  assert.equal(feed.listeners, 2);
  left.abort();
  assert.equal(feed.listeners, 1);
  feed.tell({ type: 'settled', id: 'a' });
  assert.deepEqual(eventsIn(await response.text()), []);
  await other.body!.cancel();
  assert.equal(feed.listeners, 0);
});

test('a connection on which nothing happens is kept up by lines that say nothing', async () => {
  const left = new AbortController();
  const feed = createFeed(new AbortController().signal, { ...FEED_LIMITS, beatMs: 2 });
  const response = feed.listen([], left.signal);
  await new Promise((resolve) => setTimeout(resolve, 30));
  left.abort();
  assert.match(await response.text(), /^(:\n\n)+$/);
});
