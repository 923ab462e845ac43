/**
 * The npm package: what is in it, that it is the same twice, its command line, its types, what a bundler makes of it, and the examples run with
 * it beside a mesh that it brought up itself.
 * @module
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { rolldown } from 'rolldown';
import { pack } from '../../node/package/pack.ts';
import { VERSION } from '../../node/version.ts';
import { type InstalledPackage, installPackage } from '../support/installed-package.ts';
import { type CliOptions, runCli, startLocalnet, temporaryFolder } from '../support/processes.ts';

const REPOSITORY = resolve(import.meta.dirname, '../..');
const folder = temporaryFolder();
/** Bytes of the tarball: what a first `npx veilmesh` fetches of ours. */
const MOST_PACKED = 5_000_000;

interface Locked {
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  readonly dev?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
}

let installed: InstalledPackage;
const options = (): CliOptions => ({ entry: installed.entry });
const inPackage = (path: string): string => join(installed.root, path);
const json = (path: string): Record<string, unknown> => JSON.parse(readFileSync(path, 'utf8'));

before(async () => {
  installed = await installPackage(folder.path);
});
after(() => folder.remove());

/** A module of the project, run by Node. */
function runModule(file: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], {
    cwd: installed.project,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

interface Bundled {
  readonly code: string;
  /** Names of packages of which anything is in it. */
  readonly packages: ReadonlySet<string>;
}

async function bundled(input: string, platform: 'browser' | 'node'): Promise<Bundled> {
  const bundle = await rolldown({ input, platform, logLevel: 'silent', external: /^node:/ });
  const { output } = await bundle.generate({ format: 'esm', minify: true });
  await bundle.close();
  const chunks = output.filter((file) => file.type === 'chunk');
  const modules = chunks.flatMap((chunk) => Object.entries(chunk.modules));
  const used = modules.filter(([, { renderedLength }]) => renderedLength > 0);
  return {
    code: chunks.map(({ code }) => code).join('\n'),
    packages: new Set(
      used.flatMap(([id]) => /.*node_modules[\\/]((?:@[\w.-]+[\\/])?[\w.-]+)/.exec(id)?.slice(1) ?? []),
    ),
  };
}

function bundledCode(code: string): Promise<Bundled> {
  const input = join(installed.project, 'bundled.js');
  writeFileSync(input, code);
  return bundled(input, 'browser');
}

describe('what is packed', () => {
  test('it is small, and the same bytes and measurement from the same sources', async () => {
    const { packed } = installed;
    assert.ok(packed.bytes < MOST_PACKED, `${packed.bytes} bytes`);
    const again = await pack(join(folder.path, 'again'));
    assert.equal(again.sha256, packed.sha256);
    assert.equal(again.measurement, packed.measurement);
  });

  test('compiled modules name only what is there, and no TypeScript but declarations', () => {
    const modules = globSync('**/*.{js,mjs}', { cwd: installed.root });
    assert.ok(modules.length > 300);
    for (const module of modules) {
      if (module.startsWith('node/gateway/page-built/')) continue;
      const code = readFileSync(inPackage(module), 'utf8');
      for (const [, path] of code.matchAll(/(?:\bfrom|\bimport\(|\bURL\()\s*'(\.{1,2}\/[^']+\.\w+)'/g)) {
        if (path!.endsWith('bundle-page.js')) continue; // where the page's own files are there
        assert.ok(existsSync(resolve(inPackage(dirname(module)), path!)), `${module}: ${path}`);
      }
    }
    const sources = globSync('**/*.{ts,tsx}', { cwd: installed.root }).filter(
      (file) => !file.endsWith('.d.ts'),
    );
    assert.deepEqual(sources, []);
    assert.ok(existsSync(inPackage('node/gateway/page-built/index.html')));
  });

  test('nothing runs code at install, and every package that may be installed here is pinned by its hash', () => {
    const manifest = json(inPackage('package.json'));
    assert.equal(manifest.scripts, undefined);
    assert.equal(manifest.version, VERSION);
    const { packages } = json(inPackage('npm-shrinkwrap.json')) as {
      packages: Record<string, Locked>;
    };
    const entries = Object.entries(packages).filter(([path]) => path !== '');
    assert.ok(entries.length > 100);
    for (const [path, { integrity, hasInstallScript, dev, os, cpu }] of entries) {
      const fits = os?.includes(process.platform) !== false && cpu?.includes(process.arch) !== false;
      if (fits || integrity !== undefined) assert.match(integrity ?? '', /^sha512-/, path);
      assert.ok(!hasInstallScript && !dev, path);
    }
  });
});

describe('what is installed', () => {
  test('the command line says its version, and doctor finds runtime and packages as they are to be', async () => {
    const { stdout } = await runCli(['--version'], options());
    assert.equal(stdout.trim(), VERSION);
    const doctor = await runCli(['doctor', '--json', '--home', join(folder.path, 'none')], options());
    const { findings } = JSON.parse(doctor.stdout) as { findings: { check: string; code: string }[] };
    const codeOf = (check: string) => findings.find((finding) => finding.check === check)?.code;
    assert.equal(codeOf('runtime'), 'RUNTIME_OK');
    assert.equal(codeOf('dependencies'), 'PACKAGES_OK');
  });

  test('an entry point that is not exported is not reachable', () => {
    const file = join(installed.project, 'inner.mjs');
    writeFileSync(file, `await import('veilmesh/node/bin.js');`);
    assert.match(runModule(file).stderr, /ERR_PACKAGE_PATH_NOT_EXPORTED/);
  });

  test('types hold for a program, with either way of resolving', () => {
    writeFileSync(
      join(installed.project, 'typed.ts'),
      `import { ask, classify, connect, finalReceiptOf, type Mesh, receiptOf } from 'veilmesh/client';
import { type Anchor, readAnchor, verifyReceipt } from 'veilmesh/verifier';

const mesh: Mesh = await connect({ minLevel: 'L2' });
const { text, settled } = await ask(mesh, { model: 'smollm2', prompt: 'Once' });
const { receipt, header } = await receiptOf(await ask(mesh, { model: 'smollm2', prompt: [{ role: 'user', content: text }] }));
const anchor: Anchor = readAnchor(header);
const { verdict } = await verifyReceipt(receipt, anchor, { trusted: true });
const exact: 'verified' | 'unanchored' | 'refused' = verdict;
const wrong: number = text;
await connect({ minLevel: 'L9' });
const digit = await classify(mesh, { privacy: 'twin', pixels: new Uint8Array(784), maxWei: 1_000n });
const products: number = digit.mode === 'veil' ? 0 : digit.check.products;
await classify(mesh, { privacy: 'twin', minLevel: 'L2', pixels: new Uint8Array(784) });
await ask(mesh, { model: 'smollm2', prompt: 'Once', privacy: 'vault' });
await finalReceiptOf(mesh, digit);
export { exact, products, settled, wrong };
`,
    );
    for (const [module, moduleResolution] of [
      ['nodenext', 'nodenext'],
      ['esnext', 'bundler'],
    ]) {
      const flags = {
        noEmit: true,
        strict: true,
        skipLibCheck: true,
        target: 'es2024',
        module,
        moduleResolution,
      };
      writeFileSync(
        join(installed.project, 'tsconfig.json'),
        JSON.stringify({ compilerOptions: { ...flags, types: [] }, files: ['typed.ts'] }),
      );
      const compiler = join(REPOSITORY, 'node_modules/typescript/bin/tsc');
      const { stdout } = runModule(compiler, '-p', installed.project);
      const mistakes = stdout.split('\n').filter((line) => line.includes('error TS'));
      assert.deepEqual(
        mistakes.map((line) => /^typed\.ts\((\d+),.*error (TS\d+)/.exec(line)?.slice(1).join(' ') ?? line),
        [
          ...['5 TS2339', '10 TS2322', '11 TS2322'], // what is ours alone, and what is wrong
          ...['14 TS2353', '15 TS2322', '16 TS2345'], // levels are of veil, as chats are, and windows of its batches
        ],
        moduleResolution,
      );
    }
  });

  test('a bundle for browsers holds what is used of the verifier, and nothing of the client or of Node', async () => {
    const { code: whole } = await bundledCode(`export { verifyReceipt } from 'veilmesh/verifier';`);
    const { code: part } = await bundledCode(`export { kindOfReceipt } from 'veilmesh/verifier';`);
    for (const code of [whole, part]) {
      assert.doesNotMatch(code, /CLIENT_NO_BOOTSTRAP|gossipsub|from\s*["']node:/);
    }
    assert.match(whole, /RECEIPT_SIGNATURE/);
    assert.doesNotMatch(part, /RECEIPT_SIGNATURE/);
    assert.ok(part.length < whole.length / 4, `${part.length} of ${whole.length} bytes`);
  });

  test('a bundle of the example that only verifies has no mesh, no engine and no chain in it', async () => {
    const example = join(installed.project, 'verify.ts');
    cpSync(join(REPOSITORY, 'node/examples/verify.ts'), example);
    const { packages } = await bundled(example, 'node');
    assert.ok(packages.has('veilmesh'));
    const heavy =
      /libp2p|^@multiformats|^@tensorflow|anvil|^@energetic-ai|^mnist$|^node-seal$|^pg$|^hono$|^commander$|^prom-client$/;
    assert.deepEqual(
      [...packages].filter((name) => heavy.test(name)),
      [],
    );
    const asking = join(installed.project, 'classify.ts');
    cpSync(join(REPOSITORY, 'node/examples/classify.ts'), asking);
    const { packages: whole } = await bundled(asking, 'node');
    for (const name of ['libp2p', '@tensorflow/tfjs-core']) assert.ok(whole.has(name), name); // that this would find them
  });
});

describe('a mesh of the package', () => {
  test('serves the page, and answers the examples, whose receipt verifies and does not when it is changed', async () => {
    for (const example of globSync('*.ts', { cwd: join(REPOSITORY, 'node/examples') })) {
      cpSync(join(REPOSITORY, 'node/examples', example), join(installed.project, example));
    }
    const home = join(folder.path, 'mesh');
    const localnet = await startLocalnet(home, ['--proxy', '0'], options());
    try {
      const page = new URL('/', /http:\S+\/v1/.exec(localnet.stderr())![0]);
      const html = await (await fetch(page)).text();
      const [, script] = /src="(\/assets\/page-[^"]+\.js)"/.exec(html)!;
      assert.equal((await fetch(new URL(script!, page))).status, 200);
      const asked = runModule('classify.ts', home);
      assert.match(asked.stdout, /it is a 1, for \d+ wei/, asked.stderr);
      const verified = runModule('verify.ts');
      assert.equal(verified.status, 0, verified.stdout + verified.stderr);
      assert.match(verified.stdout, /^verified challengeable$/m);
      assert.match(verified.stdout, /with one bit changed: refused, RECEIPT_/);
      const limited = runModule('final.ts', home);
      assert.match(limited.stdout, /^for one wei less: SPENDING_LIMIT$/m, limited.stderr);
      assert.match(limited.stdout, /^receipt: verified, final; \d+ wei in all$/m, limited.stderr);
      const hidden = runModule('vault.ts', home);
      assert.match(hidden.stdout, /it is a 1, for \d+ of at most \d+ wei; vault: hides/, hidden.stderr);
      assert.match(hidden.stdout, /^receipt: verified$/m);
      const status = await runCli(['status', '--json', '--home', home], options());
      assert.ok(
        status.stdout.includes(installed.packed.measurement),
        'nodes say the measurement that pack() states',
      );
      const checked = await runCli(
        ['verify', 'receipt.json', '--header', 'header.json'].map((one) =>
          one.endsWith('.json') ? join(installed.project, one) : one,
        ),
        options(),
      );
      assert.equal(checked.code, 0, checked.stderr);
    } finally {
      await localnet.stop();
      await localnet.end();
    }
  });
});

test('paths of the examples are in the package as they are in the sources', () => {
  for (const example of globSync('*.ts', { cwd: join(REPOSITORY, 'node/examples') })) {
    const code = readFileSync(join(REPOSITORY, 'node/examples', example), 'utf8');
    for (const [, from] of code.matchAll(/from '([^']+)'/g)) {
      assert.match(from!, /^(node:\w+|openai|veilmesh\/(client|verifier))$/, relative(REPOSITORY, example));
    }
  }
});
