/**
 * A key broker as a process starts it: which keys, which policy, and what keeps it from starting.
 * @module
 */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { ed25519 } from '@noble/curves/ed25519.js';
import { type PolicyDraft, signPolicy } from '../../../crypto/attest/policy.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import type { KeyGrade } from '../../../crypto/seal/content-key.ts';
import { peerOfPublicKey } from '../../../mesh/host/identity.ts';
import { splitModel } from '../../../models/shard/split.ts';
import { loadDigits } from '../../../models/zoo/digits/index.ts';
import { loadConfig } from '../../../node/config/load.ts';
import { loadOrCreateKey } from '../../../node/keys.ts';
import { createLogger } from '../../../node/log.ts';
import { filesOf, keysFile, sealedFolder, sealModel } from '../../../node/models/seal-model.ts';
import { type KeyBrokerReady, startKeyBrokerRole } from '../../../node/roles/keybroker.ts';
import { devAccount } from '../../../settlement/chain/dev-accounts.ts';
import { temporary } from '../../support/key-release.ts';
import { packBlank, quiet } from '../../support/pack.ts';
import { PRODUCTION } from '../crypto/fixtures.ts';

const ACCOUNT = devAccount(0).privateKey;
const source = new URL('../../../models/zoo/digits/', import.meta.url);
const signerSeed = randomBytes(32);
const signer = ed25519.getPublicKey(signerSeed);

type Draft = Pick<PolicyDraft, 'network' | 'allowSimulated' | 'measurements' | 'expiresAt'>;

const DEVELOPMENT: Draft = { network: 'development', allowSimulated: true, measurements: ['SIM:any'] };

interface Home {
  readonly home: string;
  readonly keys: Readonly<Record<KeyGrade, string>>;
  policy(serial: number, draft: Draft): string;
  start(grade: KeyGrade, keyFiles: readonly string[], policy: string | null): Promise<KeyBrokerReady>;
}

async function homeOf(t: TestContext): Promise<Home> {
  const home = temporary(t);
  const broker = ed25519.getPublicKey(loadOrCreateKey(home, 'peer'));
  const { model, card } = await loadDigits(async (name) => readFile(new URL(name, source)));
  const packed = { ...packBlank(card, splitModel(model, [])), tokenizer: null };
  const sealed = async (grade: KeyGrade): Promise<string> => {
    const folder = sealedFolder(home, grade);
    const brokers = [{ peerId: peerOfPublicKey(broker), addresses: [] }];
    await sealModel(filesOf(packed), { grade, brokers, threshold: 1, account: ACCOUNT }, folder, quiet);
    return join(folder, 'keys', keysFile(broker));
  };
  const { config } = loadConfig({ home }, {});
  return {
    home,
    keys: { development: await sealed('development'), production: await sealed('production') },
    policy: (serial, draft) => {
      const file = join(home, `policy-${serial}`);
      const rest = { v: 1, serial, maxEvidenceAgeSeconds: 60, issuedAt: 0 } as const;
      writeFileSync(file, signPolicy({ ...rest, ...draft }, signerSeed));
      return file;
    },
    async start(grade, keyFiles, policy) {
      const role = await startKeyBrokerRole({
        config,
        grade,
        keyFiles,
        policy: policy === null ? null : { file: policy, signer },
        log: createLogger('test', 'silent'),
      });
      await role.stop();
      return role.ready;
    },
  };
}

test('starts with the keys and the policy of its grade, and hands out the sealed models of its home', async (t) => {
  const home = await homeOf(t);
  const ready = await home.start('development', [home.keys.development], home.policy(1, DEVELOPMENT));
  assert.deepEqual([ready.grade, ready.keys, ready.released], ['development', 1, 0]);
  assert.deepEqual([...ready.models].sort(), ['development', 'production']);
});

test('is never of both grades: neither its keys, nor its policy, nor its log', async (t) => {
  const { start, keys, policy } = await homeOf(t);
  const [development, production] = [policy(1, DEVELOPMENT), policy(2, PRODUCTION)];
  await assert.rejects(start('production', [keys.development], production), { code: 'KEY_GRADE' });
  await assert.rejects(start('development', [keys.production], production), { code: 'KEY_GRADE' });
  await assert.rejects(start('development', [keys.development, keys.production], production), {
    code: 'KEY_GRADE',
  });
  await assert.rejects(start('development', [keys.development], production), { code: 'KEY_POLICY_NETWORK' });
  const other = await homeOf(t);
  await assert.rejects(other.start('production', [other.keys.production], development), {
    code: 'POLICY_DEVELOPMENT',
  });
  assert.equal((await start('production', [keys.production], production)).grade, 'production');
});

test('does not start without keys, without a policy, or with an older policy than it had', async (t) => {
  const { start, keys, policy } = await homeOf(t);
  await assert.rejects(start('development', [], policy(1, DEVELOPMENT)), { code: 'KEY_FILES_NONE' });
  await assert.rejects(start('production', [keys.production], null), { code: 'KEY_POLICY_NONE' });
  await start('development', [keys.development], policy(5, DEVELOPMENT));
  await assert.rejects(start('development', [keys.development], policy(4, DEVELOPMENT)), {
    code: 'POLICY_ROLLBACK',
  });
});
