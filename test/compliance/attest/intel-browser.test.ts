/**
 * The second verifier as a browser bundle has it: modules resolved by their `browser` field, npm's `buffer`, none of Node's.
 * Our own layer needs WebCrypto alone.
 * @module
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { before, test } from 'node:test';
import { compileFunction } from 'node:vm';
import { decodeCollateral } from '../../../crypto/attest/intel/collateral.ts';
import { dcapQvlOf } from '../../../crypto/attest/intel/dcap-qvl.ts';
import { type SecondVerifier, verifySgxQuote, verifyTdxQuote } from '../../../crypto/attest/intel/verify.ts';
import { type IntelWorld, intelEvidence, intelWorld } from '../../support/intel-world.ts';
import { TEST_NOW } from '../../support/test-pki.ts';

const MODULES = join(import.meta.dirname, '..', '..', '..', 'node_modules');

type Manifest = {
  readonly main?: string;
  readonly browser?: string | Readonly<Record<string, string | false>>;
};

/** What a bundler for browsers does with `require`, and nothing more. */
function browserRequire() {
  const loaded = new Map<string, { exports: unknown }>();
  const packageOf = (folder: string): string =>
    existsSync(join(folder, 'package.json')) ? folder : packageOf(dirname(folder));
  const manifestOf = (folder: string): Manifest =>
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const fileOf = (path: string): string => {
    if (existsSync(path) && statSync(path).isFile()) return path;
    if (existsSync(`${path}.js`)) return `${path}.js`;
    return join(path, 'index.js');
  };
  const load = (name: string, from: string): unknown => {
    const { browser } = manifestOf(packageOf(from));
    if (typeof browser === 'object' && browser[name] === false) return {};
    if (name.startsWith('.')) return run(fileOf(join(from, name)));
    const folder = join(MODULES, name);
    if (!existsSync(folder)) throw new Error(`a browser has no ${name}`);
    const manifest = manifestOf(folder);
    const main = typeof manifest.browser === 'string' ? manifest.browser : (manifest.main ?? 'index.js');
    return run(fileOf(join(folder, main)));
  };
  const run = (file: string): unknown => {
    const known = loaded.get(file);
    if (known !== undefined) return known.exports;
    const module = { exports: {} as unknown };
    loaded.set(file, module);
    const code = readFileSync(file, 'utf8');
    if (file.endsWith('.json')) {
      module.exports = JSON.parse(code);
      return module.exports;
    }
    // A block inside the function: modules may declare what the parameters hide, Node's globals.
    const body = compileFunction(`{${code}\n}`, ['module', 'exports', 'require', 'process', 'Buffer'], {
      filename: file,
    });
    body(module, module.exports, (name: string) => load(name, dirname(file)), undefined, undefined);
    return module.exports;
  };
  return (name: string): unknown => load(name, MODULES);
}

let world: IntelWorld;
let second: SecondVerifier;
before(async () => {
  world = await intelWorld();
  const library = browserRequire()('@phala/dcap-qvl') as Parameters<typeof dcapQvlOf>[0] & {
    readonly isBrowser: boolean;
  };
  assert.equal(library.isBrowser, true);
  second = dcapQvlOf(library);
});

test('without any module of Node the library accepts what it accepts in Node', async () => {
  const options = { now: TEST_NOW, second, roots: world.roots };
  assert.equal(
    (await verifyTdxQuote(await intelEvidence(world, 'intel-tdx'), options)).tcbStatus,
    'UpToDate',
  );
  assert.equal(
    (await verifySgxQuote(await intelEvidence(world, 'intel-sgx'), options)).tcbStatus,
    'UpToDate',
  );
});

test('there the library does not look at the dates of certificates; our own layer does', async () => {
  const expired = await intelWorld({ pck: { notAfter: TEST_NOW - 1 } });
  const { quote, collateral } = await intelEvidence(expired, 'intel-tdx');
  const alone = second({
    quote,
    collateral: decodeCollateral(collateral),
    root: expired.root.der,
    now: TEST_NOW,
  });
  assert.equal(alone.status, 'UpToDate');
  const verified = verifyTdxQuote({ quote, collateral }, { now: TEST_NOW, second, roots: expired.roots });
  await assert.rejects(verified, { code: 'TEE_CERT_EXPIRED' });
});
