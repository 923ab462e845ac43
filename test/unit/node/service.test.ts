/** Services of this user: what would be written, that nothing else is touched, and that all of it goes again. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { installService, type RunCommand, uninstallService } from '../../../node/service/apply.ts';
import { planService, type ServiceFacts, type ServicePlan } from '../../../node/service/plan.ts';

function folder(t: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'veilmesh-service-'));
  t.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

const factsIn = (userHome: string, overrides: Partial<ServiceFacts> = {}): ServiceFacts => ({
  platform: 'linux',
  user: 1_000,
  userHome,
  configHome: '',
  command: ['/usr/bin/node', '/opt/veilmesh/node/bin.ts'],
  home: join(userHome, 'node home'),
  flags: ['--threads', '2'],
  drainSeconds: 60,
  asRoot: false,
  ...overrides,
});

/** A manager that does what it is told, and remembers it. */
function manager(fails: (words: readonly string[]) => boolean = () => false) {
  const told: string[] = [];
  const run: RunCommand = async (words) => {
    told.push(words.join(' '));
    if (fails(words)) throw new Error('no');
  };
  return { told, run };
}

const treeOf = (path: string): string[] => readdirSync(path, { recursive: true }).map(String).sort();

for (const platform of ['linux', 'darwin'] as const) {
  test(`${platform}: what install writes, uninstall removes, to the last folder`, async (t) => {
    const userHome = folder(t);
    const plan = planService(factsIn(userHome, { platform }));
    mkdirSync(join(userHome, 'node home'));
    const before = treeOf(userHome);
    const { told, run } = manager();
    await installService(plan, true, run);
    assert.deepEqual(
      treeOf(userHome)
        .filter((path) => statSync(join(userHome, path)).isFile())
        .map((path) => join(userHome, path))
        .sort(),
      [plan.file.path, plan.record].sort(),
      'nothing but what was listed',
    );
    assert.ok(plan.file.path.startsWith(userHome));
    assert.equal(readFileSync(plan.file.path, 'utf8'), plan.file.content);
    assert.deepEqual(
      told,
      [plan.probe, ...plan.install].map((words) => words.join(' ')),
    );
    assert.ok(await uninstallService(plan, run));
    assert.deepEqual(treeOf(userHome), before);
    assert.ok(!(await uninstallService(plan, run)), 'there is none any more');
  });

  test(`${platform}: folders that were there stay, and what others put beside it`, async (t) => {
    const userHome = folder(t);
    const plan = planService(factsIn(userHome, { platform }));
    mkdirSync(join(plan.file.path, '..'), { recursive: true });
    writeFileSync(join(plan.file.path, '..', 'other'), '');
    mkdirSync(join(userHome, 'node home'));
    const before = treeOf(userHome);
    const { run } = manager();
    await installService(plan, true, run);
    await installService(plan, true, run); // once more over its own
    await uninstallService(plan, run);
    assert.deepEqual(treeOf(userHome), before);
  });
}

test('a file of that name that somebody else wrote is neither replaced nor removed', async (t) => {
  const plan = planService(factsIn(folder(t)));
  mkdirSync(join(plan.file.path, '..'), { recursive: true });
  writeFileSync(plan.file.path, '[Service]\n');
  const { told, run } = manager();
  await assert.rejects(installService(plan, true, run), { code: 'SERVICE_FOREIGN' });
  await assert.rejects(uninstallService(plan, run), { code: 'SERVICE_FOREIGN' });
  assert.equal(readFileSync(plan.file.path, 'utf8'), '[Service]\n');
  assert.deepEqual(told, []);
});

test('without a manager nothing is written, unless the file alone is wanted', async (t) => {
  const userHome = folder(t);
  const plan = planService(factsIn(userHome));
  mkdirSync(join(userHome, 'node home'));
  const { run } = manager((words) => words === plan.probe);
  await assert.rejects(installService(plan, true, run), {
    code: 'SERVICE_NO_MANAGER',
    family: 'unavailable',
  });
  assert.deepEqual(treeOf(userHome), ['node home']);
  await installService(plan, false, run);
  assert.ok(existsSync(plan.file.path));
  assert.ok(await uninstallService(plan, run), 'nobody runs it: the file goes all the same');
  assert.deepEqual(treeOf(userHome), ['node home']);
});

test('a command of the manager that fails is told as it is, with itself as the next thing to run', async (t) => {
  const plan = planService(factsIn(folder(t)));
  const { run } = manager((words) => words.includes('enable'));
  await assert.rejects(installService(plan, true, run), (error: { code: string; hint: string }) => {
    assert.equal(error.code, 'SERVICE_COMMAND');
    assert.ok(error.hint.includes(`systemctl --user enable --now ${plan.name}`));
    return true;
  });
});

test('root, npx, other systems and control characters are refused, each with what to do', (t) => {
  const home = folder(t);
  const codeOf = (overrides: Partial<ServiceFacts>): string => {
    try {
      planService(factsIn(home, overrides));
      return 'none';
    } catch (error) {
      assert.ok((error as { hint?: string }).hint);
      return (error as { code: string }).code;
    }
  };
  assert.equal(codeOf({ user: 0 }), 'SERVICE_ROOT');
  assert.equal(codeOf({ user: 0, asRoot: true }), 'none');
  assert.equal(codeOf({ command: ['/n', '/u/.npm/_npx/ab12/node_modules/veilmesh/bin.js'] }), 'SERVICE_NPX');
  assert.equal(codeOf({ platform: 'win32', user: null }), 'SERVICE_PLATFORM');
  for (const bad of ['/a\nExecStart=/bin/sh', '/a\ufffd', '/a\ud800', '/a\uffff']) {
    assert.equal(codeOf({ home: bad }), 'SERVICE_PATH', JSON.stringify(bad));
  }
});

test('two nodes of one user are two services; XDG_CONFIG_HOME is heeded', (t) => {
  const home = folder(t);
  const names = ['/a', '/b', '/a'].map((one) => planService(factsIn(home, { home: one })).name);
  assert.equal(new Set(names).size, 2);
  assert.equal(names[0], names[2]);
  const elsewhere = planService(factsIn(home, { configHome: '/xdg' }));
  assert.ok(elsewhere.file.path.startsWith('/xdg/systemd/user/'));
});

/** All that systemd, a shell or XML would take for something else. */
const AWKWARD = `a "b" 'c' %h %% $HOME \${HOME} $$ \\n \\ ;# & <d> ]]> -- --- \` é`;

/** The words of a command line as systemd.syntax(7) and systemd.service(5) read it. */
function systemdWords(line: string): string[] {
  const words = [...line.matchAll(/"((?:[^"\\]|\\.)*)"(?: |$)/g)].map(([, text]) => text!);
  assert.equal(words.map((word) => `"${word}"`).join(' '), line, 'every word is in quotes');
  return words.map((word, i) => {
    const plain = word.replaceAll(/\\(.)/g, '$1').replaceAll('%%', '%');
    return i === 0 ? plain : plain.replaceAll('$$', () => '$');
  });
}

const commandIn = (content: string): string =>
  content
    .split('\n')
    .find((line) => line.startsWith('ExecStart='))!
    .slice('ExecStart='.length);

test('words are quoted: what is in them stays one word, and is not expanded', (t) => {
  const userHome = folder(t);
  const home = `/${AWKWARD}`;
  const flags = ['--vendor', AWKWARD, ';', ''];
  const plain = factsIn(userHome, { home, flags, command: ['/opt/$a %h ;b/node', '/x'] });
  const { content } = planService(plain).file;
  const rest = ['/x', 'node', '--home', home, ...flags];
  assert.deepEqual(systemdWords(commandIn(content)), ['/opt/$a %h ;b/node', ...rest]);
  assert.ok(content.includes('TimeoutStopSec=75'), 'time to drain, and some more');
});

test('a runtime whose path systemd takes for no command is begun by a shell, in its place', (t) => {
  for (const runtime of [`/o"pt/node`, `/it's/node`, '/back\\slash/node']) {
    const facts = factsIn(folder(t), { command: [runtime, '/x'], flags: [] });
    const words = systemdWords(commandIn(planService(facts).file.content));
    const shell = ['/bin/sh', '-c', 'exec "$0" "$@"'];
    assert.deepEqual(words, [...shell, runtime, '/x', 'node', '--home', facts.home]);
  }
});

test('a plist is XML whatever the paths are, and its words are what was meant', (t) => {
  const home = `/${AWKWARD}-`;
  const { content } = planService(factsIn(folder(t), { platform: 'darwin', home, flags: [AWKWARD] })).file;
  const comments = [...content.matchAll(/<!--(.*?)-->/gs)].map(([, text]) => text!);
  assert.equal(comments.length, 1);
  assert.ok(!comments[0]!.includes('--') && !comments[0]!.endsWith('-'));
  const body = content
    .replace(/<!--.*?-->/s, '')
    .replace(/<\?xml.*?\?>\n/, '')
    .replace(/<!DOCTYPE .*?>/, '');
  const open: string[] = [];
  const strings: string[] = [];
  for (const [, text, end, name, empty] of body.matchAll(/([^<]*)<(\/?)([a-z]+)[^>]*?(\/?)>/g)) {
    assert.ok(!text!.replaceAll(/&(?:amp|lt|gt|quot);/g, '').includes('&'), text);
    if (end === '/') assert.equal(open.pop(), name);
    else if (empty !== '/') open.push(name!);
    const plain = text!.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"');
    if (end === '/' && name === 'string') strings.push(plain.replaceAll('&amp;', '&'));
  }
  assert.deepEqual(open, []);
  const command = ['/usr/bin/node', '/opt/veilmesh/node/bin.ts', 'node', '--home', home, AWKWARD];
  assert.deepEqual(strings.slice(1, -1), command);
  assert.equal(strings.at(-1), join(home, 'service.log'), 'in a folder that is there');
});

const analyzer = ['/usr/bin/systemd-analyze', '/bin/systemd-analyze'].find((path) => existsSync(path));

for (const name of ['a $b %h', 'it "is" \'this\' \\n']) {
  test(`systemd takes the unit as it is: a runtime in a folder ${name}`, {
    skip: analyzer === undefined ? 'no systemd-analyze on this machine' : false,
  }, (t) => {
    const userHome = folder(t);
    const runtime = join(userHome, name, 'node');
    mkdirSync(join(runtime, '..'));
    writeFileSync(runtime, '', { mode: 0o700 });
    const plan: ServicePlan = planService(
      factsIn(userHome, { command: [runtime, '/opt/x.ts'], home: `${userHome}/${AWKWARD}` }),
    );
    mkdirSync(join(plan.file.path, '..'), { recursive: true });
    writeFileSync(plan.file.path, plan.file.content);
    execFileSync(analyzer!, ['--user', 'verify', plan.file.path], {
      env: { ...process.env, XDG_RUNTIME_DIR: userHome },
      stdio: 'pipe',
    });
  });
}
