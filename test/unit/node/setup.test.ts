/** What stands between a fresh checkout and the first command. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

test('a linked node_modules is refused before npm could empty what it points at', () => {
  const root = mkdtempSync(join(tmpdir(), 'veilmesh-setup-'));
  try {
    const [project, elsewhere] = [join(root, 'project'), join(root, 'elsewhere')];
    mkdirSync(join(project, 'node'), { recursive: true });
    mkdirSync(join(elsewhere, 'a-package'), { recursive: true });
    copyFileSync(join(import.meta.dirname, '../../../node/setup.mjs'), join(project, 'node/setup.mjs'));
    writeFileSync(join(project, 'package-lock.json'), '{}');
    symlinkSync(elsewhere, join(project, 'node_modules'), 'junction');
    const { status, stderr } = spawnSync(process.execPath, [join(project, 'node/setup.mjs'), 'node/bin.ts'], {
      encoding: 'utf8',
    });
    assert.equal(status, 2);
    assert.match(stderr, /NODE_MODULES_LINKED/);
    assert.deepEqual(readdirSync(elsewhere), ['a-package']);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
