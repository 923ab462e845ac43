/**
 * The npm package as npm installs it from its registry into an empty folder, on the oldest Node that it is for and on the one that runs this:
 * doctor, a localnet with a question to its end, the receipt. Without a registry it is skipped, and says so.
 * @module
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { packageIn } from '../../node/origin.ts';
import { type Packed, pack } from '../../node/package/pack.ts';
import { type CliOptions, runCli, temporaryFolder } from '../support/processes.ts';

const OLDEST = `${packageIn('').minNode.join('.')}.0`;
const folder = temporaryFolder();
let packed: Packed;
before(async () => {
  packed = await pack(join(folder.path, 'packed'));
});
after(() => folder.remove());

/** npm of this machine on the given Node, in an empty folder. @returns what it said where it failed */
function npmInstall(project: string, node: string, what: string): string | null {
  mkdirSync(project, { recursive: true });
  writeFileSync(join(project, 'package.json'), '{}');
  const { status, stderr } = spawnSync('npm', ['install', '--no-audit', '--no-fund', what], {
    cwd: project,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` },
  });
  return status === 0 ? null : stderr;
}

/** Of this platform, out of the package that carries it; null where there is none. */
function oldestNode(): string | null {
  const name = `node-${process.platform}-${process.arch}`;
  const project = join(folder.path, 'node');
  if (npmInstall(project, process.execPath, `${name}@${OLDEST}`) !== null) return null;
  return join(project, 'node_modules', name, 'bin', 'node');
}

for (const [name, nodeOf] of [
  [`Node ${OLDEST}`, oldestNode],
  ['the Node that runs this', () => process.execPath],
] as const) {
  test(`installed with ${name}, it answers and its receipt verifies`, async (t) => {
    const node = nodeOf();
    if (node === null) return t.skip(`no package of ${name} can be had here`);
    const project = join(folder.path, name.replaceAll(/\W/g, '-'));
    const failed = npmInstall(project, node, packed.path);
    if (failed !== null) return t.skip(`npm cannot install here: ${failed.slice(-300)}`);
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
