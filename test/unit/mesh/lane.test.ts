import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concatBytes } from '../../../crypto/core/bytes.ts';
import { createSplitter, layLanes } from '../../../mesh/wire/lane.ts';
import { fc } from '../../support/fast-check.ts';

const framed = (message: Uint8Array): Uint8Array =>
  concatBytes(Uint8Array.of(message.length >> 8, message.length & 255), message);

test('noise messages survive any split of their bytes, and empty ones are passed over', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ maxLength: 600 })),
      fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1 }),
      fc.nat({ max: 40 }),
      (messages, sizes, before) => {
        const wire = concatBytes(...messages.map((message) => framed(Uint8Array.from(message))));
        const split = createSplitter(new Uint8Array(0));
        const found: Uint8Array[] = [...split(wire.slice(0, before))];
        for (let at = before, i = 0; at < wire.length; i++) {
          const size = sizes[i % sizes.length]!;
          found.push(...split(wire.slice(at, at + size)));
          at += size;
        }
        assert.deepEqual(
          found.map((message) => [...message]),
          messages.filter((message) => message.length > 0).map((message) => [...message]),
        );
      },
    ),
  );
});

test('what the noise stage held before the lanes were laid comes first', () => {
  const wire = concatBytes(framed(Uint8Array.of(1, 2)), framed(Uint8Array.of(3, 4, 5)));
  for (let held = 0; held < 4; held++) {
    const found = createSplitter(wire.slice(0, held))(wire.slice(held));
    assert.deepEqual(
      found.map((message) => [...message]),
      [
        [1, 2],
        [3, 4, 5],
      ],
    );
  }
});

test('a connection whose parts are not the known ones is left as it is', () => {
  const [secure, muxer] = [Object.freeze({ stream: {} }), Object.freeze({})];
  layLanes(secure, muxer);
});
