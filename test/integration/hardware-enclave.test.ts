/** An enclave whose quotes are hardware's: what its host cannot have then. The security module is a stand-in, its documents are not real. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { ed25519 } from '@noble/curves/ed25519.js';
import { decodeEvidence } from '../../crypto/attest/evidence.ts';
import { signPolicy } from '../../crypto/attest/policy.ts';
import { equalBytes } from '../../crypto/core/bytes.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import { encodeManifest } from '../../models/shard/manifest.ts';
import { splitModel } from '../../models/shard/split.ts';
import { loadDigits } from '../../models/zoo/digits/index.ts';
import { CHEATS } from '../../node/tee/cheats.ts';
import { type EnclaveOptions, startEnclave } from '../../node/tee/enclave.ts';
import { startPeerKey } from '../../node/tee/peer-key.ts';
import { platformSecret, sealsForGood } from '../../node/tee/platform-secret.ts';
import { startFakeDstack } from '../support/fake-dstack.ts';
import { packBlank } from '../support/pack.ts';
import { peerKeyPort } from '../support/peer-key.ts';

const folder = mkdtempSync(join(tmpdir(), 'veilmesh-hardware-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const nsmHelper = join(folder, 'helper');
writeFileSync(
  nsmHelper,
  `#!${process.execPath}\nconst { readFileSync } = require('node:fs');
process.stdout.write(Buffer.concat([Buffer.from([0x84]), readFileSync(0)]));`,
  { mode: 0o755 },
);
const provider = {
  tee: 'nitro',
  pccsUrl: '',
  kdsUrl: '',
  nsmHelper,
  cache: join(folder, 'collateral'),
} as const;

async function optionsOf(): Promise<EnclaveOptions> {
  const digits = new URL('../../models/zoo/digits/', import.meta.url);
  const { model, card } = await loadDigits(async (name) => readFile(new URL(name, digits)));
  const { manifest, files } = packBlank(card, splitModel(model, []));
  const seed = randomBytes(32);
  return {
    manifest: encodeManifest(manifest),
    part: files[manifest.parts.findIndex(({ role }) => role === 'shard')]!,
    shardIndex: 0,
    peer: peerKeyPort(randomBytes(32), 'nitro'),
    chainId: 31_337,
    settlement: randomBytes(20),
    freshness: randomBytes(32),
    // of the host's own making, as everything it hands in
    policy: signPolicy(
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
    ),
    policySigner: ed25519.getPublicKey(seed),
    engine: 'reference',
    threads: 1,
    maxSessions: 2,
    kvBudgetBytes: 0,
    simulatedPlatformSecret: randomBytes(32),
    provider,
    keep: () => Promise.resolve(),
  };
}

test('it boots, quotes with what it was given, and never runs a broken engine, whatever policy its host shows', async () => {
  const enclave = await startEnclave(await optionsOf());
  assert.equal(decodeEvidence(enclave.ready.evidence).kind, 'aws-nitro');
  await enclave.stop();
  for (const cheat of CHEATS) {
    await assert.rejects(startEnclave({ ...(await optionsOf()), cheat }), { code: 'CHEAT_REFUSED' }, cheat);
  }
});

test('a peer key that the simulator keeps is not bound in hardware evidence, nor the other way round', async () => {
  const simulatedKey = { ...(await optionsOf()), peer: peerKeyPort(randomBytes(32), 'simulated') };
  await assert.rejects(startEnclave(simulatedKey), { code: 'ENCLAVE_BOOT' });
  await assert.rejects(startEnclave({ ...(await optionsOf()), provider: null }), { code: 'ENCLAVE_BOOT' });
});

test('nothing of hardware is sealed under the secret that a file of the host holds', async () => {
  const file = randomBytes(32);
  assert.deepEqual(await platformSecret('simulated', file), { secret: file, lasts: true });
  for (const tee of ['tdx', 'snp', 'nitro'] as const) {
    const [one, two] = [await platformSecret(tee, file), await platformSecret(tee, file)];
    assert.ok(!one.lasts && !sealsForGood(tee));
    assert.ok(!equalBytes(one.secret, file) && !equalBytes(one.secret, two.secret));
  }
  const agent = await startFakeDstack({ folder, quote: (data) => data });
  try {
    const [one, two] = [
      await platformSecret('dstack', file, agent.socket),
      await platformSecret('dstack', randomBytes(32), agent.socket),
    ];
    assert.deepEqual(one, two, 'of the application, whatever the host has');
    assert.ok(one.lasts && !equalBytes(one.secret, file));
  } finally {
    await agent.close();
  }
  await assert.rejects(platformSecret('dstack', file, join(folder, 'none')), {
    code: 'TEE_PROVIDER_MISSING',
  });
});

test('where no secret lasts the peer key is new at every boot, and nothing of it is kept', async () => {
  const home = join(folder, 'home');
  const keys: Uint8Array[] = [];
  for (let boot = 0; boot < 2; boot++) {
    const key = await startPeerKey(home, 'snp');
    keys.push(key.signer.publicKey);
    key.enclave.close();
    await key.stop();
  }
  assert.ok(!equalBytes(keys[0]!, keys[1]!));
  assert.ok(!readdirSync(join(home, 'keys')).some((name) => name.includes('sealed')));
});
