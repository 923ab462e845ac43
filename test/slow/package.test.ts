/**
 * The npm package as npm installs it from its registry into an empty folder, on the oldest Node that it is for and on the one that runs this:
 * its size, doctor, a localnet with a question to its end, the receipt. Only a registry that does not answer is a reason to skip it.
 * @module
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { packageIn } from '../../node/origin.ts';
import { type Packed, pack } from '../../node/package/pack.ts';
import { VERSION } from '../../node/version.ts';
import { type CliOptions, runCli, temporaryFolder } from '../support/processes.ts';

const OLDEST = `${packageIn('').minNode.join('.')}.0`;
/** Bytes of all files of an installation; the package's README states 265 MB. */
const MOST_INSTALLED = 280_000_000;

const folder = temporaryFolder();
let packed: Packed;
before(async () => {
  packed = await pack(join(folder.path, 'packed'));
});
after(() => folder.remove());

/** npm of this machine, on the given Node. */
function npm(node: string, cwd: string, ...args: string[]) {
  mkdirSync(cwd, { recursive: true });
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` };
  return spawnSync('npm', args, { cwd, encoding: 'utf8', env, shell: process.platform === 'win32' });
}

/** What the registry says of a package: that it has or lacks it; null where no registry answers. */
function inRegistry(spec: string): boolean | null {
  const { status, stdout } = npm(process.execPath, folder.path, 'view', spec, 'version', '--json');
  if (status === 0) return stdout.trim() !== '';
  const { error } = JSON.parse(stdout || '{"error":{}}') as { error: { readonly code?: string } };
  return /^E4\d\d$/.test(error.code ?? '') ? false : null;
}

/** @throws AssertionError with what npm says */
function install(project: string, node: string, what: string): void {
  mkdirSync(project, { recursive: true });
  writeFileSync(join(project, 'package.json'), '{}');
  const { status, stderr } = npm(node, project, 'install', '--no-audit', '--no-fund', what);
  assert.equal(status, 0, stderr);
}

/** Of this platform, out of the package that carries it. @returns why there is none, where there is none */
function oldestNode(): string | { readonly missing: string } {
  const name = `node-${process.platform}-${process.arch}`;
  if (inRegistry(`${name}@${OLDEST}`) !== true) return { missing: `the registry has no ${name}@${OLDEST}` };
  const project = join(folder.path, 'node');
  install(project, process.execPath, `${name}@${OLDEST}`);
  return join(project, 'node_modules', name, 'bin', 'node');
}

const sizeOf = (root: string): number =>
  globSync('**', { cwd: root, withFileTypes: true }).reduce(
    (sum, entry) => (entry.isFile() ? sum + statSync(join(entry.parentPath, entry.name)).size : sum),
    0,
  );

for (const [name, nodeOf] of [
  [`Node ${OLDEST}`, oldestNode],
  ['the Node that runs this', () => process.execPath],
] as const) {
  test(`installed with ${name}, it answers and its receipt verifies`, async (t) => {
    if (inRegistry('viem') === null) return t.skip('no npm registry answers');
    const node = nodeOf();
    if (typeof node !== 'string') return t.skip(node.missing);
    const project = join(folder.path, name.replaceAll(/\W/g, '-'));
    install(project, node, packed.path);
    const npx = npm(node, project, 'exec', '--no', '--', 'veilmesh', '--version'); // as npx is spelled out
    assert.equal(npx.stdout.trim(), VERSION, npx.stderr);
    const bytes = sizeOf(join(project, 'node_modules'));
    assert.ok(bytes < MOST_INSTALLED, `${bytes} bytes installed`);
    const options: CliOptions = { entry: [node, join(project, 'node_modules/veilmesh/veilmesh.mjs')] };
    const home = join(project, 'home');

    const doctor = await runCli(['doctor', '--json', '--home', home], options);
    const { findings } = JSON.parse(doctor.stdout) as { findings: { check: string; severity: string }[] };
    assert.deepEqual(
      findings.filter(({ severity }) => severity === 'error'),
      [],
    );
    const asked = await runCli(
      ['localnet', '--model', 'digits', '--query', '--once', '--no-proxy', '--home', home],
      options,
    );
    assert.equal(asked.code, 0, asked.stderr);
    const [receipt] = globSync('client/receipts/*/receipt.json', { cwd: home });
    const header = join(home, dirname(receipt!), 'header.json');
    const verified = await runCli(['verify', join(home, receipt!), '--header', header], options);
    assert.equal(verified.code, 0, verified.stdout + verified.stderr);
  });
}
