/**
 * The enclave worker as its host sees it, and what a hostile host gets from it.
 * @module
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { ed25519 } from '@noble/curves/ed25519.js';
import { decodeEvidence } from '../../crypto/attest/evidence.ts';
import { signPolicy } from '../../crypto/attest/policy.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import { loadBls } from '../../crypto/poea/bls.ts';
import { decodeSignedStatement, statementHash } from '../../crypto/ring/statement.ts';
import { encodeOpenEnvelope } from '../../mesh/session/protocol.ts';
import { encodeManifest } from '../../models/shard/manifest.ts';
import { splitModel } from '../../models/shard/split.ts';
import { loadDigits } from '../../models/zoo/digits/index.ts';
import { startEnclave } from '../../node/tee/enclave.ts';
import { packBlank } from '../support/pack.ts';
import { peerKeyPort } from '../support/peer-key.ts';

const folder = new URL('../../models/zoo/digits/', import.meta.url);

test('boots one shard, refuses what is not for it, and never leaves its host waiting', async () => {
  const { model, card } = await loadDigits(async (name) => readFile(new URL(name, folder)));
  const { manifest, files } = packBlank(card, splitModel(model, []));
  const seed = randomBytes(32);
  const policy = signPolicy(
    {
      v: 1,
      serial: 1,
      network: 'development',
      allowSimulated: true,
      measurements: ['SIM:any'],
      maxEvidenceAgeSeconds: 60,
      issuedAt: 0,
    },
    seed,
  );
  const settlement = randomBytes(20);
  const index = manifest.parts.findIndex(({ role }) => role === 'shard');
  const enclave = await startEnclave({
    manifest: encodeManifest(manifest),
    part: files[index]!,
    shardIndex: 0,
    peer: peerKeyPort(randomBytes(32)),
    chainId: 31_337,
    settlement,
    freshness: randomBytes(32),
    policy,
    policySigner: ed25519.getPublicKey(seed),
    engine: 'reference',
    threads: 1,
    maxSessions: 2,
    kvBudgetBytes: 0,
    simulatedPlatformSecret: randomBytes(32),
    provider: null,
    keep: () => Promise.resolve(),
  });
  try {
    assert.equal(decodeEvidence(enclave.ready.evidence).kind, 'simulated');
    await assert.rejects(enclave.open(randomBytes(64), 'client'), {
      name: 'VerificationError',
      code: 'CBOR_MALFORMED',
    });
    const foreign = encodeOpenEnvelope({ enc: randomBytes(32), sealed: randomBytes(100) });
    await assert.rejects(enclave.open(foreign, 'client'), {
      name: 'VerificationError',
      code: 'HPKE_OPEN_FAILED',
    });
    const flood = await Promise.allSettled(Array.from({ length: 5 }, () => enclave.open(foreign, 'client')));
    const codes = flood.map((result) => (result.status === 'rejected' ? result.reason.code : 'opened'));
    assert.deepEqual(codes.toSorted(), [
      ...Array(2).fill('HPKE_OPEN_FAILED'),
      ...Array(3).fill('SESSION_LIMIT'),
    ]);
    await assert.rejects(enclave.step(1, new Uint8Array(64), 0), { code: 'ENCLAVE_SESSION' });
    await assert.rejects(enclave.closeSegment(1), { code: 'ENCLAVE_SESSION' });
    enclave.close(1);

    // what a host can have signed of a ring session: chain, contract, model and shard are the boot's, whatever it says
    const request = {
      role: 'correct',
      session: randomBytes(32),
      root: randomBytes(32),
      count: 3,
      rows: 4,
      notAfter: 2_000_000_000,
    } as const;
    const pushy = { ...request, chainId: 1, settlement: randomBytes(20), modelRoot: randomBytes(32) };
    const { statement, enclaveKey, signature } = decodeSignedStatement(await enclave.stateRing(pushy));
    const { modelRoot, shardRoot } = enclave.ready;
    assert.deepEqual(statement, {
      version: 1,
      chainId: 31_337,
      settlement,
      modelRoot,
      shardRoot,
      ...request,
    });
    assert.deepEqual(enclaveKey, enclave.ready.enclaveKey);
    const bls = await loadBls();
    assert.ok(bls.verify(enclaveKey, statementHash(statement), signature));
    assert.ok(
      !bls.verify(enclaveKey, request.root, signature),
      'a root that is the hash of a claim is not signed as one',
    );
    for (const edit of [
      { count: -1 },
      { role: 'any' as never },
      { root: randomBytes(31) },
      { session: 'x' as never },
    ]) {
      await assert.rejects(enclave.stateRing({ ...request, ...edit }), { code: 'RING_STATEMENT_MALFORMED' });
    }

    // evidence made anew: other freshness, the same boot
    const newFreshness = randomBytes(32);
    const renewed = await enclave.renew({ freshness: newFreshness, policy: null });
    const [before, after] = [enclave.ready.evidence, renewed.evidence].map(
      (one) => decodeEvidence(one).binding,
    );
    assert.deepEqual(after, { ...before, freshness: newFreshness });
    assert.notDeepEqual(renewed.evidenceHash, enclave.ready.evidenceHash);
    // a policy comes from the boot's signer, and never goes back
    const policyOf = (serial: number, signer = seed): Uint8Array =>
      signPolicy(
        {
          v: 1,
          serial,
          network: 'development',
          allowSimulated: true,
          measurements: ['SIM:other'],
          maxEvidenceAgeSeconds: 60,
          issuedAt: 0,
        },
        signer,
      );
    const renewUnder = (one: Uint8Array) => enclave.renew({ freshness: newFreshness, policy: one });
    await renewUnder(policyOf(3));
    await assert.rejects(renewUnder(policyOf(2)), { code: 'POLICY_ROLLBACK' });
    await assert.rejects(renewUnder(policyOf(4, randomBytes(32))), { code: 'POLICY_SIGNER_UNKNOWN' });
  } finally {
    await enclave.stop();
  }
  await assert.rejects(enclave.open(new Uint8Array(8), 'client'), {
    name: 'InternalError',
    code: 'ENCLAVE_DIED',
  });
  await assert.rejects(enclave.step(1, new Uint8Array(8), 0), { code: 'ENCLAVE_DIED' });
});
