import assert from 'node:assert/strict';
import { test } from 'node:test';
import { widthOf } from '../../../../node/gateway/mesh-client.ts';
import { requireDimensions } from '../../../../node/gateway/parameters.ts';

type Parts = Parameters<typeof widthOf>[0]['parts'];
const part = (role: string, width: number) => ({ role, out: { width } });
const parts = (...all: readonly ReturnType<typeof part>[]): Parts => all as unknown as Parts;

test('how wide a vector will be is known before it is paid for: by the head, or the last shard', () => {
  const shards = [part('embed', 1), part('shard', 8), part('shard', 512)];
  assert.equal(widthOf({ parts: parts(...shards) }), 512);
  assert.equal(widthOf({ parts: parts(part('head', 256), ...shards) }), 256);
});

test('vectors of another width are refused, and no width asks for any', () => {
  requireDimensions(undefined, 512);
  requireDimensions(512, 512);
  assert.throws(() => requireDimensions(256, 512), { code: 'PARAMETER_UNSUPPORTED', param: 'dimensions' });
});
