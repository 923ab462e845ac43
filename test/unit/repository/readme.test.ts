/** Each top folder's README names every source file in it, with a caption. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

/** Captioned file names by folder: "**folder/**" headings, then "- `file` caption" lines. */
function listed(readme: string): Set<string> {
  const found = new Set<string>();
  let folder = '';
  for (const line of (readme.split('## Files')[1] ?? '').split('\n')) {
    folder = /^\*\*(.+)\/\*\*$/.exec(line)?.[1] ?? folder;
    const file = /^- `([^`]+)` \S/.exec(line)?.[1];
    if (file !== undefined) found.add(`${folder}/${file}`);
  }
  return found;
}

for (const top of ['crypto', 'models', 'mesh', 'settlement', 'node']) {
  test(`${top}/README.md captions every file, and no file that is gone`, () => {
    const captions = listed(readFileSync(join(root, top, 'README.md'), 'utf8'));
    const files = globSync(join(root, top, '**/*.{ts,tsx,mjs,sol}'))
      .filter((file) => !file.includes('/artifacts/'))
      .map((file) => `${relative(join(root, top), dirname(file)) || top}/${basename(file)}`);
    assert.deepEqual([...captions].sort(), files.sort());
  });
}
