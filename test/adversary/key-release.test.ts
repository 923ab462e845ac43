/**
 * Key release: what a broker gives a share for, and what it refuses, each by its own code.
 * @module
 */
import assert from 'node:assert/strict';
import { appendFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { ed25519 } from '@noble/curves/ed25519.js';
import type { HardwareQuoteAppraisal } from '../../crypto/attest/appraise.ts';
import { makeEvidence } from '../../crypto/attest/evidence.ts';
import { requireProduction } from '../../crypto/attest/policy.ts';
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import { encodeCbor } from '../../crypto/core/cbor.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import { joinKey, keyIdOf, shareKey } from '../../crypto/seal/content-key.ts';
import { decodeReply, decodeRequest, encodeRequest, openReply } from '../../crypto/seal/release.ts';
import type { Revocation } from '../../crypto/seal/release-entry.ts';
import {
  createBroker,
  createDevelopmentBroker,
  createProductionBroker,
} from '../../node/services/key-broker.ts';
import { openKeyLog, readKeyLog } from '../../node/services/key-log.ts';
import { addRevocation, followRevocations, readRevocations } from '../../node/services/key-revocations.ts';
import {
  ask,
  MEASUREMENT,
  newKey,
  policyOf,
  START,
  simulatedAt,
  startBroker,
  temporary,
} from '../support/key-release.ts';
import { PRODUCTION } from '../unit/crypto/fixtures.ts';

const refused = (code: string) => ({ code });

describe('a release', () => {
  test('gives the share to the key that the quote binds, signed, and in the log before it leaves', async (t) => {
    const world = await startBroker(t);
    const { request, secretKey, peerKey } = await ask(world);
    const reply = await world.release(request, peerKey);
    const { entries, head } = await readKeyLog(world.logFile);
    assert.equal(entries.length, 1);
    assert.ok(equalBytes(head, world.log.head));
    const opened = await openReply(reply, request, secretKey);
    assert.deepEqual(await joinKey([opened.share], world.test.name.commitment), world.test.key);
    assert.equal(opened.grade, 'development');
    assert.deepEqual(opened.entry, entries[0]);
    assert.equal(opened.entry.assurance, 'simulated');
    assert.equal(opened.entry.measurement, MEASUREMENT);
  });

  test('travels in one encoding', async (t) => {
    const { request } = await ask(await startBroker(t));
    assert.deepEqual(decodeRequest(encodeRequest(request)), request);
    assert.throws(
      () => decodeRequest(encodeCbor({ ...request, more: 1 } as never)),
      refused('KEY_REQUEST_MALFORMED'),
    );
  });
});

describe('a broker refuses', () => {
  test('a request a second time, and a nonce in a second request', async (t) => {
    const world = await startBroker(t);
    const { request, peerKey } = await ask(world);
    await world.release(request, peerKey);
    await assert.rejects(world.release(request, peerKey), refused('KEY_NONCE_USED'));
    const again = await ask(world, { peerKey, nonce: request.binding.nonce });
    await assert.rejects(world.release(again.request, peerKey), refused('KEY_NONCE_USED'));
  });

  test('two requests with one nonce at once: one of them', async (t) => {
    const world = await startBroker(t);
    const first = await ask(world);
    const second = await ask(world, { peerKey: first.peerKey, nonce: first.request.binding.nonce });
    const outcomes = await Promise.allSettled([
      world.release(first.request, first.peerKey),
      world.release(second.request, first.peerKey),
    ]);
    assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    assert.equal(world.log.count, 1);
  });

  test('a nonce that it did not give, that is too old, or that was for another key or peer', async (t) => {
    const world = await startBroker(t);
    const made = await ask(world, { nonce: randomBytes(32) });
    await assert.rejects(world.release(made.request, made.peerKey), refused('KEY_NONCE_UNKNOWN'));
    const late = await ask(world);
    world.clock.now += 60;
    await assert.rejects(world.release(late.request, late.peerKey), refused('KEY_NONCE_EXPIRED'));
    const foreign = await ask(world, { edit: { keyId: randomBytes(32) } });
    await assert.rejects(world.release(foreign.request, foreign.peerKey), refused('KEY_NONCE_UNKNOWN'));
    const { nonce } = world.broker.nonce(world.test.name.keyId, randomBytes(32));
    const taken = await ask(world, { nonce });
    await assert.rejects(world.release(taken.request, taken.peerKey), refused('KEY_NONCE_UNKNOWN'));
    assert.equal(world.log.count, 0);
  });

  test('a quote that was made for another broker', async (t) => {
    const [world, other] = [await startBroker(t), await startBroker(t)];
    const { request, peerKey } = await ask(world, { edit: { broker: other.publicKey } });
    await assert.rejects(world.release(request, peerKey), refused('KEY_RELAYED'));
    // with the broker's name put right the quote is not of it
    const renamed = { ...request, binding: { ...request.binding, broker: world.publicKey } };
    await assert.rejects(world.release(renamed, peerKey), refused('TEE_BINDING_MISMATCH'));
  });

  test("another peer's quote, and one whose recipient was replaced on the way", async (t) => {
    const world = await startBroker(t);
    const { request } = await ask(world);
    await assert.rejects(world.release(request, randomBytes(32)), refused('KEY_RELAYED'));
    const victim = await ask(world);
    const stolen = {
      ...victim.request,
      binding: { ...victim.request.binding, recipientKey: randomBytes(32) },
    };
    await assert.rejects(world.release(stolen, victim.peerKey), refused('TEE_BINDING_MISMATCH'));
  });

  test('a quote for another key of its own', async (t) => {
    const [a, b] = [await newKey('development'), await newKey('development')];
    const world = await startBroker(t, { key: { ...a, shares: [{ ...a.shares[0]! }] } });
    const { request, peerKey } = await ask(world, { edit: { keyId: b.name.keyId } });
    await assert.rejects(world.release(request, peerKey), refused('KEY_NONCE_UNKNOWN'));
    assert.throws(() => world.broker.nonce(b.name.keyId, peerKey), refused('KEY_UNKNOWN'));
  });

  test('a measurement that the policy does not list', async (t) => {
    const world = await startBroker(t);
    const { request, peerKey } = await ask(world, { provider: simulatedAt(world.clock, 'SIM:other') });
    await assert.rejects(world.release(request, peerKey), refused('TEE_MEASUREMENT_UNKNOWN'));
  });

  test('evidence that is older than the policy allows', async (t) => {
    const world = await startBroker(t);
    const { request, peerKey } = await ask(world, { provider: simulatedAt({ now: START - 300 }) });
    await assert.rejects(world.release(request, peerKey), refused('TEE_EVIDENCE_EXPIRED'));
  });

  test("a serving node's evidence, which is of another domain", async (t) => {
    const world = await startBroker(t);
    const { request, peerKey } = await ask(world);
    const { quote } = await makeEvidence(
      simulatedAt(world.clock),
      {
        peerKey,
        signingKey: new Uint8Array(96),
        hpkeKey: request.binding.recipientKey,
        modelRoot: randomBytes(32),
        shardRoot: randomBytes(32),
        layers: [0, 1],
        semanticsHash: randomBytes(32),
        runtimeHash: randomBytes(32),
        bootNonce: randomBytes(32),
        freshness: request.binding.nonce,
      },
      new Uint8Array(48),
    );
    const serving = { ...request, evidence: { ...request.evidence, quote } };
    await assert.rejects(world.release(serving, peerKey), refused('TEE_BINDING_MISMATCH'));
  });

  test('by the policy of the moment: what a newer one revokes gets nothing any more', async (t) => {
    let policy = policyOf();
    const world = await startBroker(t, { policy: () => policy });
    const before = await ask(world);
    await world.release(before.request, before.peerKey);
    policy = policyOf({ serial: 2, revoked: [{ measurement: MEASUREMENT, from: START }] });
    const after = await ask(world);
    await assert.rejects(world.release(after.request, after.peerKey), refused('TEE_MEASUREMENT_REVOKED'));
  });

  for (const kind of ['measurement', 'key'] as const) {
    test(`a revoked ${kind} from the time on that was said, and not before`, async (t) => {
      const world = await startBroker(t);
      const value = kind === 'measurement' ? MEASUREMENT : bytesToHex(world.test.name.keyId);
      world.revoked.push({ kind, value, effectiveAt: START + 10 });
      const before = await ask(world);
      await world.release(before.request, before.peerKey);
      world.clock.now += 10;
      const after = await ask(world);
      await assert.rejects(world.release(after.request, after.peerKey), refused('KEY_REVOKED'));
      assert.equal(world.log.count, 1);
    });
  }

  test('whoever sends too many requests, before it looks at them; others are served, whatever strangers do', async (t) => {
    const world = await startBroker(t);
    const peer = randomBytes(32);
    const { keyId } = world.test.name;
    for (let i = 0; i < 5_000; i++) world.broker.nonce(keyId, randomBytes(32));
    for (let i = 0; i < 12; i++) {
      await assert.rejects(world.broker.release(randomBytes(64), peer), { name: 'VerificationError' });
    }
    const { request } = await ask(world, { peerKey: peer });
    await assert.rejects(world.release(request, peer), refused('KEY_RATE_LIMIT'));
    for (let i = 0; i < 200; i++) {
      await assert.rejects(world.broker.release(randomBytes(64), randomBytes(32)), {
        name: 'VerificationError',
      });
    }
    const honest = await ask(world);
    await world.release(honest.request, honest.peerKey);
    world.clock.now += 60;
    const later = await ask(world, { peerKey: peer });
    await world.release(later.request, peer);
  });

  test('a request of a great many small things, before it reads them', () => {
    const items = new Uint8Array(60_000).fill(0x80);
    items.set([0x99, 0xea, 0x5d]);
    assert.throws(() => decodeRequest(items), refused('CBOR_TOO_MANY_ITEMS'));
  });
});

describe('an enclave refuses', () => {
  test('an answer that was changed, that another broker signed, or that was for another request', async (t) => {
    const world = await startBroker(t);
    const { request, secretKey, peerKey } = await ask(world);
    const reply = await world.release(request, peerKey);
    const parts = decodeReply(reply);
    for (const field of ['entry', 'enc', 'sealed', 'signature'] as const) {
      const changed = parts[field].slice();
      changed[changed.length - 1]! ^= 1;
      const forged = encodeCbor({ ...parts, [field]: changed });
      await assert.rejects(openReply(forged, request, secretKey), { name: 'VerificationError' }, field);
    }
    const other = await ask(world);
    await assert.rejects(openReply(reply, other.request, other.secretKey), refused('KEY_REPLY_SIGNATURE'));
    await assert.rejects(openReply(reply, request, other.secretKey), refused('HPKE_OPEN_FAILED'));
  });
});

describe('production and development', () => {
  const production = policyOf(PRODUCTION);
  const options = async (t: TestContext) => {
    const seed = randomBytes(32);
    const publicKey = ed25519.getPublicKey(seed);
    const log = await openKeyLog(join(temporary(t), 'log'), { grade: 'production', broker: publicKey });
    t.after(() => log.close());
    return {
      publicKey,
      sign: async (bytes: Uint8Array) => ed25519.sign(bytes, seed),
      log,
      revocations: async () => [],
      nowSeconds: () => START,
    };
  };

  test('neither broker takes a key of the other grade', async (t) => {
    const common = await options(t);
    const [prod, dev] = [await newKey('production'), await newKey('development')];
    const policy = () => requireProduction(production);
    assert.throws(
      // @ts-expect-error a development key is of another type
      () => createProductionBroker({ ...common, policy, shares: dev.shares }),
      refused('KEY_GRADE'),
    );
    assert.throws(
      // @ts-expect-error a production key is of another type
      () => createDevelopmentBroker({ ...common, policy: () => policyOf(), shares: prod.shares }),
      refused('KEY_GRADE'),
    );
  });

  test("neither broker asks the other network's policy", async (t) => {
    const common = await options(t);
    assert.throws(
      // @ts-expect-error a development policy is of another type
      () => createProductionBroker({ ...common, policy: () => policyOf(), shares: [] }),
      refused('KEY_POLICY_NETWORK'),
    );
    assert.throws(
      () => createDevelopmentBroker({ ...common, policy: () => production, shares: [] }),
      refused('KEY_POLICY_NETWORK'),
    );
  });

  test('a key that is called production afterwards has another id', async () => {
    const { name, shares } = await newKey('development');
    const renamed = keyIdOf({ ...shares[0]!, grade: 'production' }, name.commitment);
    assert.ok(!equalBytes(renamed, name.keyId));
  });

  test('a production broker refuses simulated evidence, whatever it is called', async (t) => {
    const { shares, name } = await newKey('production');
    const common = await options(t);
    const broker = createProductionBroker({ ...common, policy: () => requireProduction(production), shares });
    const world = { broker, test: { name }, clock: { now: START }, publicKey: common.publicKey } as never;
    const { request, peerKey } = await ask(world);
    await assert.rejects(broker.release(encodeRequest(request), peerKey), refused('TEE_SIMULATED_REFUSED'));
    const disguised = await ask(world);
    const labelled = {
      ...disguised.request,
      evidence: { ...disguised.request.evidence, kind: 'amd-sev-snp' } as const,
    };
    await assert.rejects(
      broker.release(encodeRequest(labelled), disguised.peerKey),
      refused('TEE_SIMULATED_REFUSED'),
    );
    assert.equal(common.log.count, 0);
  });

  test('a production share has no other taker than a hardware appraisal, not even by a cast', async (t) => {
    const { shares, name } = await newKey('production');
    const common = await options(t);
    const policy = () => requireProduction(production);
    let assurance: 'simulated' | 'hardware' = 'simulated';
    const platformId = randomBytes(32);
    const revoked: Revocation[] = [];
    const revocations = async () => revoked;
    const broker = createBroker('production', { ...common, policy, shares, revocations }, async () => {
      const facts = { assurance, kind: 'amd-sev-snp', measurement: 'snp:any', platformId };
      return facts as unknown as HardwareQuoteAppraisal;
    });
    const world = { broker, test: { name }, clock: { now: START }, publicKey: common.publicKey } as never;
    const first = await ask(world);
    await assert.rejects(
      broker.release(encodeRequest(first.request), first.peerKey),
      refused('TEE_SIMULATED_REFUSED'),
    );
    assurance = 'hardware';
    const second = await ask(world);
    const reply = await broker.release(encodeRequest(second.request), second.peerKey);
    const { grade, entry } = await openReply(reply, second.request, second.secretKey);
    assert.deepEqual([grade, entry.grade, entry.assurance], ['production', 'production', 'hardware']);
    revoked.push({ kind: 'platform', value: bytesToHex(platformId), effectiveAt: START });
    const third = await ask(world);
    await assert.rejects(broker.release(encodeRequest(third.request), third.peerKey), refused('KEY_REVOKED'));
  });
});

describe('several brokers', () => {
  test('two of three have the key, one has nothing of it, and false shares are noticed', async () => {
    const key = randomBytes(32);
    const subject = { grade: 'development', modelRoot: randomBytes(32), shardRoot: randomBytes(32) } as const;
    const { values, commitment } = await shareKey(key, subject, 3, 2);
    assert.equal(values.length, 3);
    for (const [a, b] of [
      [0, 1],
      [2, 1],
      [0, 2],
    ] as const) {
      assert.deepEqual(await joinKey([values[a]!, values[b]!], commitment), key);
    }
    await assert.rejects(joinKey([values[0]!], commitment), refused('KEY_COMMITMENT'));
    await assert.rejects(joinKey([values[0]!, values[0]!], commitment), refused('KEY_COMMITMENT'));
    const false_ = values[1]!.slice();
    false_[3]! ^= 1;
    await assert.rejects(joinKey([values[0]!, false_], commitment), refused('KEY_COMMITMENT'));
    await assert.rejects(shareKey(key, subject, 2, 3), refused('KEY_THRESHOLD'));
  });
});

describe('the release log', () => {
  test('is of one process at a time: a second start takes nothing away', async (t) => {
    const world = await startBroker(t);
    const { request, peerKey } = await ask(world);
    const owner = { grade: 'development', broker: world.publicKey } as const;
    for (let i = 0; i < 3; i++)
      await assert.rejects(openKeyLog(world.logFile, owner), refused('KEY_LOG_HELD'));
    await world.release(request, peerKey);
    assert.equal((await readKeyLog(world.logFile)).entries.length, 1);
    await world.log.close();
    const again = await openKeyLog(world.logFile, owner);
    assert.equal(again.count, 1);
    await again.close();
  });

  test('goes on after a power cut that left zeros at its end', async (t) => {
    const world = await startBroker(t);
    const { request, peerKey } = await ask(world);
    await world.release(request, peerKey);
    await world.log.close();
    appendFileSync(world.logFile, new Uint8Array(700));
    const log = await openKeyLog(world.logFile, { grade: 'development', broker: world.publicKey });
    assert.equal(log.count, 1);
    await log.close();
    assert.equal((await readKeyLog(world.logFile)).entries.length, 1);
  });

  test('has an entry whose reply never left, and no reply without an entry', async (t) => {
    const world = await startBroker(t);
    const { request, peerKey } = await ask(world);
    await world.log.close(); // as a disk that is gone
    await assert.rejects(world.release(request, peerKey), refused('KEY_LOG_UNWRITABLE'));
    const again = await ask(world);
    await assert.rejects(world.release(again.request, again.peerKey), refused('KEY_LOG_UNWRITABLE'));
    assert.equal((await readKeyLog(world.logFile)).entries.length, 0);
  });

  test('has a release that was killed before its answer left; the request is good for nothing afterwards', async (t) => {
    const killed = new Error('killed');
    const world = await startBroker(t, { sign: () => Promise.reject(killed) });
    const { request, peerKey } = await ask(world);
    await assert.rejects(world.release(request, peerKey), killed);
    await world.log.close();
    const revived = await startBroker(t, { key: world.test, like: world });
    assert.equal(revived.log.count, 1);
    await assert.rejects(revived.release(request, peerKey), refused('KEY_NONCE_UNKNOWN'));
    const again = await ask(revived, { peerKey });
    const reply = await revived.release(again.request, peerKey);
    const { share, entry } = await openReply(reply, again.request, again.secretKey);
    assert.deepEqual([share, entry.seq], [world.test.key, 1]);
  });

  test('goes on after a kill in the middle of an entry, at any byte', async (t) => {
    const world = await startBroker(t);
    for (let i = 0; i < 2; i++) {
      const { request, peerKey } = await ask(world);
      await world.release(request, peerKey);
    }
    await world.log.close();
    const whole = readFileSync(world.logFile);
    const half = whole.length / 2;
    const owner = { grade: 'development', broker: world.publicKey } as const;
    for (let cut = half + 1; cut < whole.length; cut += 41) {
      writeFileSync(world.logFile, whole);
      truncateSync(world.logFile, cut);
      const log = await openKeyLog(world.logFile, owner);
      assert.equal(log.count, 1);
      await log.append({ event: 'revoke', at: START, kind: 'key', value: 'aa', effectiveAt: START });
      await log.close();
      const { entries } = await readKeyLog(world.logFile);
      assert.deepEqual(
        entries.map(({ event }) => event),
        ['release', 'revoke'],
      );
    }
  });

  test('is refused when an entry was changed, taken out, or is of another broker or grade', async (t) => {
    const world = await startBroker(t);
    for (let i = 0; i < 3; i++) {
      const { request, peerKey } = await ask(world);
      await world.release(request, peerKey);
    }
    await world.log.close();
    const whole = readFileSync(world.logFile);
    const size = whole.length / 3;
    const owner = { grade: 'development', broker: world.publicKey } as const;
    const opening = (content: Uint8Array, as: Parameters<typeof openKeyLog>[1] = owner) => {
      writeFileSync(world.logFile, content);
      return openKeyLog(world.logFile, as);
    };
    for (let at = 0; at < 2 * size; at += 23) {
      const changed = new Uint8Array(whole);
      changed[at]! ^= 1;
      await assert.rejects(opening(changed), refused('KEY_LOG_BROKEN'), `byte ${at}`);
    }
    const gap = new Uint8Array([...whole.subarray(0, size), ...whole.subarray(2 * size)]);
    await assert.rejects(opening(gap), refused('KEY_LOG_BROKEN'));
    await assert.rejects(opening(whole, { ...owner, broker: randomBytes(32) }), refused('KEY_LOG_BROKEN'));
    await assert.rejects(opening(whole, { ...owner, grade: 'production' }), refused('KEY_LOG_BROKEN'));
  });
});

describe('revocations', () => {
  test('are durable, in the log once, and stop every release when they cannot be read', async (t) => {
    const world = await startBroker(t);
    const path = join(temporary(t), 'revocations.jsonl');
    assert.deepEqual(await readRevocations(path), []);
    const revocation = { kind: 'platform', value: 'ab', effectiveAt: START } as const;
    await addRevocation(path, revocation);
    const follow = followRevocations(path, world.log, [], () => START);
    assert.deepEqual(await follow(), [revocation]);
    await follow();
    await followRevocations(path, world.log, [revocation], () => START)();
    assert.equal(world.log.count, 1);
    appendFileSync(path, '{"kind":"pla');
    await assert.rejects(follow(), refused('KEY_REVOCATIONS_DAMAGED'));
    await assert.rejects(addRevocation(path, revocation), refused('KEY_REVOCATIONS_DAMAGED'));
  });
});
