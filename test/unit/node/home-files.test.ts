/**
 * Small files of a home, on a disk and in a browser's storage: the same of both.
 * @module
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as pathJoin } from 'node:path';
import { describe, test } from 'node:test';
import * as disk from '../../../node/home-files.ts';
import * as storage from '../../../node/home-files-browser.ts';

type HomeFiles = typeof disk;

/** Of one origin; locks hold for all its tabs. */
function fakeBrowser(): void {
  const items = new Map<string, string>();
  const held = new Set<string>();
  const localStorage = {
    get length() {
      return items.size;
    },
    key: (i: number) => [...items.keys()][i] ?? null,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
  const locks = {
    async request(name: string, _options: object, work: (held: object | null) => unknown): Promise<void> {
      if (held.has(name)) return void (await work(null));
      held.add(name);
      await work({});
      held.delete(name);
    },
    query: async () => ({ held: [...held].map((name) => ({ name })) }),
  };
  Object.defineProperty(globalThis, 'localStorage', { value: localStorage, configurable: true });
  Object.defineProperty(globalThis, 'navigator', { value: { locks }, configurable: true });
}

const adapters: readonly [string, () => { files: HomeFiles; home: string; end(): void }][] = [
  [
    'on a disk',
    () => {
      const home = mkdtempSync(pathJoin(tmpdir(), 'veilmesh-files-'));
      return { files: disk, home, end: () => rmSync(home, { recursive: true }) };
    },
  ],
  [
    'in a browser',
    () => {
      fakeBrowser();
      return { files: storage as unknown as HomeFiles, home: 'client/abc', end: () => {} };
    },
  ],
];

for (const [where, make] of adapters) {
  describe(where, () => {
    const { files, home, end } = make();
    const { join } = files;
    const path = join(home, 'some', 'file.json');

    test('what is absent is null, and in no list', () => {
      assert.equal(files.readText(path), null);
      assert.equal(files.readBytes(path), null);
      assert.deepEqual(files.namesIn(join(home, 'some')), []);
      assert.equal(files.isThere(path), false);
      files.remove(path);
    });

    test('text and bytes come back as they were, whichever they are read as', () => {
      files.writeWhole(path, 'Grüße\n');
      assert.equal(files.readText(path), 'Grüße\n');
      files.writeWhole(path, Uint8Array.of(0, 255, 10), true);
      assert.deepEqual(files.readBytes(path), Uint8Array.of(0, 255, 10));
      files.writeWhole(path, new TextEncoder().encode('{}'));
      assert.equal(files.readText(path), '{}');
      assert.ok(files.isThere(path) && files.isThere(join(home, 'some')));
    });

    test('names are sorted, and of one folder alone', () => {
      files.writeWhole(join(home, 'some', 'b'), '');
      files.writeWhole(join(home, 'some', 'a', 'deep'), '');
      files.writeWhole(join(home, 'somewhere'), '');
      assert.deepEqual(files.namesIn(join(home, 'some')), ['a', 'b', 'file.json']);
      files.makeFolder(join(home, 'empty'));
      assert.deepEqual(files.namesIn(join(home, 'empty')), []);
      assert.ok(files.namesIn(home).includes('empty'));
    });

    test('of two that create a file, one does', () => {
      const key = join(home, 'keys', 'one');
      assert.equal(files.createFile(key, 'first'), true);
      assert.equal(files.createFile(key, 'second'), false);
      assert.equal(files.readText(key), 'first');
      files.restrict(key);
    });

    test('a file moves, and a folder goes with all that is in it', () => {
      files.move(join(home, 'some', 'b'), join(home, 'aside', 'b'));
      assert.deepEqual(files.namesIn(join(home, 'aside')), ['b']);
      files.remove(join(home, 'some'));
      assert.deepEqual(files.namesIn(join(home, 'some')), []);
      assert.equal(files.readText(join(home, 'somewhere')), '', 'whose name only begins alike stays');
    });

    test('a lock has one holder at a time', async () => {
      const one = await files.lock(join(home, 'one.lock'));
      assert.ok(typeof one === 'function');
      const other = await files.lock(join(home, 'one.lock'));
      assert.ok(typeof other === 'object' && other.pid >= 0);
      assert.deepEqual(await files.lockHolder(join(home, 'one.lock')), other);
      assert.equal(await files.lockHolder(join(home, 'two.lock')), null);
      const apart = await files.lock(join(home, 'two.lock'));
      assert.ok(typeof apart === 'function');
      apart();
      one();
      await new Promise((resolve) => setImmediate(resolve));
      assert.equal(await files.lockHolder(join(home, 'one.lock')), null);
      const again = await files.lock(join(home, 'one.lock'));
      assert.ok(typeof again === 'function');
      again();
    });

    test('paths come apart as they were put together', () => {
      assert.equal(files.basename('a/b/c.json', '.json'), 'c');
      assert.equal(files.basename('c'), 'c');
      assert.equal(files.dirname('a/b/c.json'), 'a/b');
      end();
    });
  });
}

test('on a disk nobody else reads them, and the lock of a process that was killed is taken', async (t) => {
  const home = mkdtempSync(pathJoin(tmpdir(), 'veilmesh-files-'));
  t.after(() => rmSync(home, { recursive: true }));
  const path = pathJoin(home, 'new', 'file');
  disk.writeWhole(path, 'secret');
  assert.equal(statSync(path).mode & 0o777, 0o600);
  assert.equal(statSync(pathJoin(home, 'new')).mode & 0o777, 0o700);
  for (const pid of [999_999_999, process.pid, process.ppid]) {
    const left = pathJoin(home, 'dead.lock');
    writeFileSync(left, String(pid));
    assert.equal(await disk.lockHolder(left), null); // of a machine before: now nobody's, ours, or a stranger's
    const taken = await disk.lock(left, 'a test');
    assert.ok(typeof taken === 'function', `process ${pid}`);
    assert.deepEqual(await disk.lock(left), { pid: process.pid, what: 'a test' });
    taken();
    assert.deepEqual(disk.namesIn(home), ['.lock', 'new']);
    const next = await disk.lock(left);
    taken(); // once more: it is another's now
    assert.ok(typeof next === 'function' && typeof (await disk.lock(left)) === 'object');
    next();
  }
});

test('a lock of a folder that is removed is given back all the same', async (t) => {
  const home = mkdtempSync(pathJoin(tmpdir(), 'veilmesh-files-'));
  t.after(() => rmSync(home, { recursive: true, force: true }));
  const path = pathJoin(home, 'sub', 'one.lock');
  const held = await disk.lock(path);
  rmSync(home, { recursive: true });
  assert.ok(typeof held === 'function');
  held();
  assert.equal(typeof (await disk.lock(path)), 'function');
});

test('a lock that cannot be written down is held by nobody', async (t) => {
  const home = mkdtempSync(pathJoin(tmpdir(), 'veilmesh-files-'));
  t.after(() => rmSync(home, { recursive: true, force: true }));
  const path = pathJoin(home, 'one');
  mkdirSync(pathJoin(path, 'in its place'), { recursive: true });
  await assert.rejects(disk.lock(path));
  rmSync(path, { recursive: true });
  const held = await disk.lock(path);
  assert.ok(typeof held === 'function');
  held();
});

test('a storage that is full, or closed to this page, is said to be', () => {
  fakeBrowser();
  localStorage.setItem = () => {
    throw new DOMException('exceeded the quota', 'QuotaExceededError');
  };
  assert.throws(() => storage.writeWhole('client/x', 'text'), { code: 'BROWSER_STORAGE_FULL' });
  assert.throws(() => storage.createFile('client/x', 'text'), { code: 'BROWSER_STORAGE_FULL' });
  Object.defineProperty(globalThis, 'localStorage', {
    configurable: true,
    get: () => {
      throw new DOMException('denied', 'SecurityError');
    },
  });
  assert.throws(() => storage.readText('client/x'), { code: 'BROWSER_STORAGE_CLOSED' });
});
