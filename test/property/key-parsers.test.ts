/**
 * What comes to a key broker and an enclave from strangers: any bytes are refused with a coded error, changed ones too.
 * @module
 */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { VerificationError } from '../../crypto/core/errors.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import { decodeReply, decodeRequest, encodeRequest } from '../../crypto/seal/release.ts';
import { decodeEntry } from '../../crypto/seal/release-entry.ts';
import { openSealedManifest } from '../../crypto/seal/sealed-manifest.ts';
import { openShard } from '../../crypto/seal/shard-stream.ts';
import { fc } from '../support/fast-check.ts';
import { ask, newKey, sealedOf, startBroker } from '../support/key-release.ts';

const RUNS = 300;
const steps: (() => unknown)[] = [];
const samples = new Map<string, Uint8Array>();

const PARSERS: Readonly<Record<string, (bytes: Uint8Array) => unknown>> = {
  request: decodeRequest,
  reply: decodeReply,
  entry: decodeEntry,
  'sealed manifest': openSealedManifest,
};

before(async () => {
  const world = await startBroker({ after: (step) => steps.push(step) });
  const { request, peerKey } = await ask(world);
  const reply = await world.release(request, peerKey);
  samples.set('request', encodeRequest(request));
  samples.set('reply', reply);
  samples.set('entry', decodeReply(reply).entry);
  samples.set('sealed manifest', sealedOf(await newKey('development'), [world.publicKey], 1));
  for (const step of steps.reverse()) await step();
});

function refuses(parse: () => unknown): void {
  try {
    parse();
  } catch (thrown) {
    assert.ok(thrown instanceof VerificationError, String(thrown));
  }
}

for (const [name, parse] of Object.entries(PARSERS)) {
  describe(`a ${name}`, () => {
    test('of any bytes is refused', () => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 4_096 }), (bytes) =>
          assert.throws(() => parse(bytes), VerificationError),
        ),
        { numRuns: RUNS },
      );
    });
    test('with any bytes changed is refused, or is another one', () => {
      const sample = samples.get(name)!;
      parse(sample);
      const place = fc.tuple(fc.nat({ max: sample.length - 1 }), fc.integer({ min: 1, max: 255 }));
      fc.assert(
        fc.property(fc.array(place, { minLength: 1, maxLength: 3 }), (changes) => {
          const changed = sample.slice();
          for (const [at, by] of changes) changed[at]! ^= by;
          refuses(() => parse(changed));
        }),
        { numRuns: RUNS },
      );
    });
  });
}

test('a sealed file of any bytes is refused', async () => {
  const place = { keyId: randomBytes(32), modelRoot: randomBytes(32), shardRoot: randomBytes(32) };
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 1_000 }),
      fc.integer({ min: 1, max: 1_000 }),
      async (file, bytes) => {
        const opening = openShard([file], { key: randomBytes(32), bytes, ...place })[Symbol.asyncIterator]();
        await assert.rejects(opening.next(), VerificationError);
      },
    ),
    { numRuns: RUNS },
  );
});
