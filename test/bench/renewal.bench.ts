/**
 * What it costs a node to keep its evidence young, and to prove on a connection that it is the one in it.
 * @module
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ed25519 } from '@noble/curves/ed25519.js';
import { appraise } from '../../crypto/attest/appraise.ts';
import { decodeEvidence } from '../../crypto/attest/evidence.ts';
import { openPolicy, signPolicy } from '../../crypto/attest/policy.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import { loadBls } from '../../crypto/poea/bls.ts';
import { peerOfPublicKey } from '../../mesh/host/identity.ts';
import { type Possession, verifyPossession } from '../../mesh/host/possession.ts';
import { encodeManifest } from '../../models/shard/manifest.ts';
import { splitModel } from '../../models/shard/split.ts';
import { loadDigits } from '../../models/zoo/digits/index.ts';
import { nowSeconds } from '../../node/tee/clock.ts';
import { type Enclave, startEnclave } from '../../node/tee/enclave.ts';
import { runtimeHash, simulatedMeasurement } from '../../node/tee/measure.ts';
import { type PeerKey, startPeerKey } from '../../node/tee/peer-key.ts';
import { packBlank } from '../support/pack.ts';
import type { Bench } from './types.ts';

const ROUNDS = 100;
const DIGITS = new URL('../../models/zoo/digits/', import.meta.url);

async function medianMs(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    const at = performance.now();
    await work();
    times.push(performance.now() - at);
  }
  return times.sort((a, b) => a - b)[ROUNDS >> 1]!;
}

/** A node's enclave and its peer key, for the time of `work`. */
async function withEnclave<T>(
  work: (enclave: Enclave, key: PeerKey, policy: Uint8Array) => Promise<T>,
): Promise<T> {
  const home = mkdtempSync(join(tmpdir(), 'veilmesh-renewal-'));
  const key = await startPeerKey(home, 'simulated');
  try {
    const { model, card } = await loadDigits(async (name) => readFile(new URL(name, DIGITS)));
    const { manifest, files } = packBlank(card, splitModel(model, []));
    const policy = signPolicy(
      {
        v: 1,
        serial: 1,
        network: 'development',
        allowSimulated: true,
        measurements: [simulatedMeasurement(runtimeHash())],
        maxEvidenceAgeSeconds: 3_600,
        issuedAt: 0,
      },
      SIGNER,
    );
    const enclave = await startEnclave({
      manifest: encodeManifest(manifest),
      part: files[manifest.parts.findIndex(({ role }) => role === 'shard')]!,
      shardIndex: 0,
      peer: key.enclave,
      chainId: 31_337,
      settlement: randomBytes(20),
      freshness: randomBytes(32),
      policy,
      policySigner: ed25519.getPublicKey(SIGNER),
      engine: 'reference',
      threads: 1,
      maxSessions: 1,
      kvBudgetBytes: 0,
      simulatedPlatformSecret: randomBytes(32),
      provider: null,
      keep: () => Promise.resolve(),
    });
    try {
      return await work(enclave, key, policy);
    } finally {
      await enclave.stop();
    }
  } finally {
    await key.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

const SIGNER = randomBytes(32);

export const benches: readonly Bench[] = [
  {
    name: 'attest.renew.ms',
    unit: 'ms',
    goal: 'none set',
    run: () =>
      withEnclave(async (enclave, _, signed) => {
        let made = enclave.ready.evidence;
        const inside = await medianMs(async () => {
          made = (await enclave.renew({ freshness: randomBytes(32), policy: null })).evidence;
        });
        const policy = openPolicy(signed, { signers: [ed25519.getPublicKey(SIGNER)], minSerial: 0 });
        const keyProofs = await loadBls();
        const judged = await medianMs(() =>
          appraise(decodeEvidence(made), { policy, now: nowSeconds(), expected: {}, keyProofs }),
        );
        return {
          value: inside + judged,
          detail: `in the enclave ${inside.toFixed(2)} ms (simulated quote; hardware adds its own), judged aside ${judged.toFixed(2)} ms, then one transaction; sessions wait for none of it but the first`,
        };
      }),
  },
  {
    name: 'mesh.possession.ms',
    unit: 'ms',
    goal: 'none set',
    run: () =>
      withEnclave(async (enclave, key) => {
        const peerId = peerOfPublicKey(key.signer.publicKey);
        const statement: Possession = {
          role: 'called',
          caller: peerId,
          called: peerId,
          callerNonce: randomBytes(32),
          calledNonce: randomBytes(32),
          callerEvidence: null,
          calledEvidence: enclave.ready.evidenceHash,
        };
        const signature = await key.prove(statement);
        const sign = await medianMs(() => key.prove(statement));
        const verify = await medianMs(() => verifyPossession(statement, signature));
        return {
          value: 2 * (sign + verify),
          detail: `both ends: ${sign.toFixed(3)} ms to sign in the thread of the peer key, ${verify.toFixed(3)} ms to verify; one round trip, in which the evidence comes`,
        };
      }),
  },
];
