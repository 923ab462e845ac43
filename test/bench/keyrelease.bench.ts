/**
 * Key release over the mesh: nonce, quote, appraisal, log on disk, envelope, key.
 * @module
 */
import { randomBytes } from '../../crypto/core/random.ts';
import { openSealedManifest } from '../../crypto/seal/sealed-manifest.ts';
import { sealShard } from '../../crypto/seal/shard-stream.ts';
import { createHost } from '../../mesh/host/host.ts';
import { askNonce, askRelease, serveKeyBroker } from '../../node/services/key-release.ts';
import { requestKey } from '../../node/tee/key-request.ts';
import { newKey, sealedOf, simulatedAt, startBroker } from '../support/key-release.ts';
import type { Bench } from './types.ts';

const RUNS = 20;
const SEAL_BYTES = 64 * 2 ** 20;

export const benches: readonly Bench[] = [
  {
    name: 'keyrelease.ms',
    unit: 'ms',
    goal: 'reported',
    run: async () => {
      const steps: (() => unknown)[] = [];
      try {
        const key = await newKey('development');
        const world = await startBroker({ after: (step) => steps.push(step) }, { key });
        const [here, there] = [
          await createHost({ privateKey: randomBytes(32) }),
          await createHost({ privateKey: randomBytes(32) }),
        ];
        steps.push(
          () => here.close(),
          () => there.close(),
        );
        await serveKeyBroker(there, world.broker, () => {});
        const peer = await here.dial(there.addresses()[0]!);
        const sealed = openSealedManifest(sealedOf(key, [world.publicKey], 1));
        const requester = {
          provider: simulatedAt(world.clock),
          peerKey: here.publicKey,
          runtimeHash: randomBytes(32),
          bootNonce: randomBytes(32),
        };
        const carrier = {
          nonce: (_: Uint8Array, keyId: Uint8Array) => askNonce(here, peer, keyId),
          release: (_: Uint8Array, request: Uint8Array) => askRelease(here, peer, request),
        };
        const took: number[] = [];
        for (let run = 0; run < RUNS; run++) {
          world.clock.now += 60; // a minute's calls are counted
          const startedAt = performance.now();
          await requestKey(sealed, sealed.parts[0]!, requester, carrier);
          took.push(performance.now() - startedAt);
        }
        took.sort((a, b) => a - b);
        return {
          value: took[RUNS / 2]!,
          detail: `median of ${RUNS} from nonce to key over loopback, one broker, SIMULATED quote, log entry on disk; slowest ${took.at(-1)!.toFixed(1)} ms`,
        };
      } finally {
        for (const step of steps.reverse()) await step();
      }
    },
  },
  {
    name: 'seal.mb_s',
    unit: 'MB/s',
    goal: 'reported',
    run: async () => {
      const place = { keyId: randomBytes(32), modelRoot: randomBytes(32), shardRoot: randomBytes(32) };
      const plain = [new Uint8Array(SEAL_BYTES)];
      const startedAt = performance.now();
      let bytes = 0;
      for await (const piece of sealShard(plain, { key: randomBytes(32), bytes: SEAL_BYTES, ...place })) {
        bytes += piece.length;
      }
      const seconds = (performance.now() - startedAt) / 1_000;
      return {
        value: bytes / 1e6 / seconds,
        detail: 'sealing a shard in memory, one core; opening costs the same',
      };
    },
  },
];
