import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Policy } from '../../../crypto/attest/policy.ts';
import { UnavailableError, VerificationError } from '../../../crypto/core/errors.ts';
import { hash } from '../../../crypto/core/hash.ts';
import type { OwnEvidence } from '../../../mesh/session/hop-types.ts';
import { type RenewalOptions, type SignedPolicy, startRenewal } from '../../../node/services/renewal.ts';
import { createOwnEvidence } from '../../../node/tee/own-evidence.ts';

const START = 1_000_000;
const policyOf = (serial: number): Policy => ({ serial }) as Policy;

interface World {
  now: number;
  block: number;
  expiresIn: number;
  refuses: Error | null;
  chainFails: Error | null;
  newer: SignedPolicy | null;
  /** In order: what happened. */
  readonly events: string[];
  readonly errors: string[];
}

async function renewing(t: TestContext, over: Partial<RenewalOptions> = {}) {
  const world: World = {
    now: START,
    block: 1,
    expiresIn: 1_000,
    refuses: null,
    chainFails: null,
    newer: null,
    events: [],
    errors: [],
  };
  let made = 0;
  const evidence = (n: number): OwnEvidence => ({
    evidence: Uint8Array.of(n),
    evidenceHash: hash('test-evidence', Uint8Array.of(n)),
  });
  const nameOf = (bytes: Uint8Array): number =>
    [0, 1, 2, 3, 4, 5, 6].find((n) => Buffer.compare(evidence(n).evidenceHash, bytes) === 0)!;
  const renewal = await startRenewal({
    node: hash('test-node'),
    enclave: {
      ready: evidence(0),
      renew: async ({ freshness, policy }: { freshness: Uint8Array; policy: Uint8Array | null }) => {
        world.events.push(
          `make ${++made} block ${freshness[31]}${policy === null ? '' : ` policy ${policy[0]}`}`,
        );
        return evidence(made);
      },
    } as unknown as RenewalOptions['enclave'],
    ledger: {
      settledBlock: async () => ({ hash: `0x${'00'.repeat(31)}0${world.block}` }),
      maxEvidenceAge: async () => 600,
      renewEvidence: async ({ evidenceHash }: { evidenceHash: Uint8Array }) => {
        if (world.chainFails !== null) throw world.chainFails;
        world.events.push(`register ${nameOf(evidenceHash)}`);
      },
    } as unknown as RenewalOptions['ledger'],
    appraise: async ([n], policy) => {
      world.events.push(`appraise ${n} under ${policy.serial}`);
      if (world.refuses !== null) throw world.refuses;
      return { expiresAt: world.now + world.expiresIn };
    },
    policy: policyOf(1),
    shown: { expiresAt: START + 1_000 },
    newerPolicy: async (serial) =>
      world.newer !== null && world.newer.policy.serial > serial ? world.newer : null,
    publish: async ([n]) => world.events.push(`publish ${n}`),
    log: {
      info: (text: string) => world.events.push(text),
      error: (text: string) => world.errors.push(text),
    } as unknown as RenewalOptions['log'],
    nowSeconds: () => world.now,
    pollMs: 5,
    early: 0,
    ...over,
  });
  t.after(() => renewal.stop());
  const shown = (): number => nameOf(renewal.current().evidenceHash);
  return { world, renewal, shown };
}

test('evidence is renewed at half its life or that of its registration, and shown once it is registered', async (t) => {
  const { world, shown } = await renewing(t);
  world.now = START + 299; // the chain's 600 s are the shorter ones
  await sleep(30);
  assert.deepEqual(world.events, []);
  world.now = START + 300;
  world.block = 7;
  await sleep(30);
  assert.deepEqual(world.events, [
    'make 1 block 7',
    'appraise 1 under 1',
    'register 1',
    'publish 1',
    'evidence renewed',
  ]);
  assert.equal(shown(), 1);
  world.expiresIn = 100;
  world.now += 300;
  await sleep(30);
  assert.equal(shown(), 2);
  world.now += 49;
  await sleep(30);
  assert.equal(shown(), 2);
  world.now += 1;
  await sleep(30);
  assert.equal(shown(), 3, 'what the new evidence says of its end counts');
});

test('a new policy renews at once and is in force from then on', async (t) => {
  const { world, shown } = await renewing(t);
  world.newer = { bytes: Uint8Array.of(2), policy: policyOf(2) };
  await sleep(30);
  assert.deepEqual(world.events, [
    'make 1 block 1 policy 2',
    'appraise 1 under 2',
    'register 1',
    'publish 1',
    'evidence renewed',
  ]);
  assert.equal(shown(), 1);
  world.now += 300;
  await sleep(30);
  assert.equal(world.events.at(-4), 'appraise 2 under 2');
});

test('what the policy refuses is neither registered nor shown, said, and tried again later', async (t) => {
  const { world, shown } = await renewing(t);
  world.refuses = new VerificationError('TEE_TCB_STATUS', 'the policy does not accept it');
  world.newer = { bytes: Uint8Array.of(2), policy: policyOf(2) };
  await sleep(40);
  assert.deepEqual(world.events, ['make 1 block 1 policy 2', 'appraise 1 under 2'], 'once');
  assert.equal(world.errors.length, 1);
  assert.equal(shown(), 0);
  world.refuses = null;
  world.now += 60;
  await sleep(30);
  assert.equal(shown(), 2);
});

test('a chain or peer that is away loses nothing', async (t) => {
  const { world, renewal, shown } = await renewing(t, {
    newerPolicy: async () => {
      throw new UnavailableError('MESH_PEER_UNREACHABLE', 'gone');
    },
  });
  world.chainFails = new UnavailableError('CHAIN_UNREACHABLE', 'gone');
  world.now += 300;
  await sleep(30);
  assert.equal(shown(), 0);
  assert.equal(world.errors.filter((text) => /policy cannot be looked at/.test(text)).length, 1, 'said once');
  await assert.rejects(renewal.renew(), { code: 'CHAIN_UNREACHABLE' });
  world.chainFails = null;
  await renewal.renew();
  assert.equal(shown(), 3);
});

test('the enclave keeps what was shown before for the sessions that may still be opened under it', async () => {
  let now = START;
  let quotes = 0;
  const binding = {
    peerKey: hash('a'),
    signingKey: new Uint8Array(96),
    hpkeKey: hash('b'),
    modelRoot: hash('c'),
    shardRoot: hash('d'),
    layers: [0, 1] as [number, number],
    semanticsHash: hash('e'),
    runtimeHash: hash('f'),
    bootNonce: hash('g'),
  };
  let failing = false;
  const told: Uint8Array[] = [];
  const book = await createOwnEvidence(
    {
      kind: 'simulated',
      quote: async () => {
        if (failing) throw new UnavailableError('TEE_PROVIDER_BUSY', 'busy');
        return { quote: Uint8Array.of(++quotes) };
      },
    },
    binding,
    new Uint8Array(48),
    hash('block 1'),
    async (evidenceHash) => {
      told.push(evidenceHash);
    },
    () => now,
  );
  const first = book.newest();
  assert.deepEqual(book.earlier(), []);
  const [second, third] = await Promise.all([book.renew(hash('block 2')), book.renew(hash('block 3'))]);
  assert.deepEqual(book.newest(), third);
  assert.deepEqual(book.earlier(), [second, first]);
  assert.deepEqual(told, [first.evidenceHash, second.evidenceHash, third.evidenceHash]);
  failing = true;
  await assert.rejects(book.renew(hash('block 4')), { code: 'TEE_PROVIDER_BUSY' });
  assert.deepEqual(book.newest(), third, 'a quote that fails leaves everything as it was');
  failing = false;
  now += 1_199;
  assert.equal(book.earlier().length, 2);
  now += 1;
  assert.deepEqual(book.earlier(), []);
  for (let i = 0; i < 20; i++) await book.renew(hash('again', Uint8Array.of(i)));
  assert.equal(book.earlier().length, 8, 'bounded');
});
