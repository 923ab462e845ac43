/** A report of faults in which every kind of secret was planted around it: none may be in it. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { hostname, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { loadConfig } from '../../../node/config/load.ts';
import { serveControl } from '../../../node/control/serve.ts';
import { type Finding, failure, ok } from '../../../node/doctor/types.ts';
import { loadOrCreateKey } from '../../../node/keys.ts';
import { redact } from '../../../node/report/redact.ts';
import { makeReport } from '../../../node/report/report.ts';
import { NODE_STATUS } from '../../support/node-status.ts';

const PEER = NODE_STATUS.peerId;
const PROMPT = 'does aunt Brunhilde have the flu';
const PASSWORD = 'hunter2hunter2';
const API_KEY = 'v3-AbCdEf0123456789AbCdEf0123456789';
const IPS = ['203.0.113.7', '198.51.100.23', '2001:db8::beef:1'];

function folder(t: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'veilmesh-report-'));
  t.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** A home in which somebody lives. */
async function lived(t: TestContext): Promise<{ home: string; secrets: string[] }> {
  const home = folder(t);
  const write = (path: string, text: string): void => {
    mkdirSync(join(home, path, '..'), { recursive: true });
    writeFileSync(join(home, path), text);
  };
  const keys = (['account', 'peer', 'gateway', 'simulated-platform', 'control'] as const).map((name) =>
    Buffer.from(loadOrCreateKey(home, name)).toString('hex'),
  );
  write('keys/mine.txt', `${PASSWORD}\n`);
  write('answers/1.json', JSON.stringify({ prompt: PROMPT }));
  write('receipts/1.json', JSON.stringify({ prompt: PROMPT }));
  write(
    'logs/node.log',
    [
      `2026-11-22T18:00:00.000Z error node: asked ${PROMPT} code=SESSION_IDLE why=${PROMPT} from=${IPS[0]}`,
      `2026-11-22T18:00:01.000Z info  node: ${PROMPT}`,
      `2026-11-22T18:00:02.000Z error node: x code=${keys[0]} account=0x${'ab'.repeat(20)}`,
      `${PROMPT} code=NOT_A_LINE`,
      '',
    ].join('\n'),
  );
  write(
    'config.json',
    JSON.stringify({
      journalUrl: `postgres://me:${PASSWORD}@db.brunhilde.example/j`,
      rpcUrl: `https://rpc.example/${API_KEY}`,
      vendor: 'Brunhilde Hosting',
      listen: [`/ip4/${IPS[0]}/tcp/4001`],
      announce: [`/dns4/home.brunhilde.example/tcp/4001`],
      bootstrap: [`/ip4/${IPS[1]}/tcp/4001/p2p/${PEER}`],
      smollm2: '/home/brunhilde/models/x.gguf',
    }),
  );
  const stop = await serveControl(home, {
    status: async () => ({ ...NODE_STATUS, addresses: IPS.map((ip) => `/ip4/${ip}/tcp/1`) }),
    drain: async () => ({ sessions: 0, risk: NODE_STATUS.risk }),
    withdraw: async () => 0n,
  });
  t.after(stop);
  return { home, secrets: keys };
}

const findingsIn = (home: string): Finding[] => [
  {
    check: 'disk',
    ...ok('DISK_OK', 'home folder is writable', `5 MB free in ${home} of ${userInfo().username}`),
  },
  {
    check: 'mesh',
    ...failure(
      'MESH_PEER_UNREACHABLE',
      'the peer',
      `/ip4/${IPS[1]}/tcp/4001/p2p/${PEER}: ${IPS[2]} refuses`,
      'fix',
    ),
  },
  {
    check: 'chain',
    ...failure('CHAIN', 'chain', `https://rpc.example/${API_KEY} 0x${'ab'.repeat(20)}`, 'fix'),
  },
];

test('nothing that was planted is in it, and what helps is', async (t) => {
  const { home, secrets } = await lived(t);
  const { config, sources } = loadConfig({ home, threads: 2 }, {});
  const text = JSON.stringify(
    await makeReport({ config, sources, findings: findingsIn(home), now: new Date(0) }),
  );
  const planted = [
    ...secrets,
    ...IPS,
    PASSWORD,
    API_KEY,
    PEER,
    home,
    'runhilde',
    'aunt',
    'flu',
    'rpc.example',
    'ab'.repeat(20),
    NODE_STATUS.node,
    NODE_STATUS.operator,
    `"${userInfo().username}"`,
    ` ${userInfo().username}`,
    hostname(),
  ];
  for (const secret of planted) assert.ok(!text.includes(secret), `${secret} in ${text}`);
  for (const said of [
    'SESSION_IDLE',
    'DISK_OK',
    'MESH_PEER_UNREACHABLE',
    '"threads","value":2',
    '<home>',
    'digits',
  ]) {
    assert.ok(text.includes(said), `${said} in ${text}`);
  }
  assert.ok(!text.includes('NOT_A_LINE'), 'lines that no log writes are left out');
});

test('a part of a setting is no more told than the whole, nor a key beside something that is none', async (t) => {
  const home = folder(t);
  mkdirSync(join(home, 'keys', 'old'), { recursive: true });
  writeFileSync(join(home, 'keys', 'a.txt'), `${PASSWORD}\n`);
  writeFileSync(
    join(home, 'config.json'),
    JSON.stringify({
      rpcUrl: 'https://eth-node.brunhilde.example/v2/Short-Api-Key-17?auth=qqTokenqq',
      journalUrl: 'postgres://keeper:p%40ssphrase9@db.internal.brunhilde/j',
    }),
  );
  const { config, sources } = loadConfig({ home }, {});
  const said = [
    'getaddrinfo ENOTFOUND eth-node.brunhilde.example',
    'POST /v2/Short-Api-Key-17 failed',
    'auth qqTokenqq is refused',
    'user keeper with p%40ssphrase9 or p@ssphrase9',
    `no ${PASSWORD}`,
  ];
  const findings = said.map(
    (detail): Finding => ({ check: 'chain', ...failure('CHAIN', 'chain', detail, 'fix') }),
  );
  const text = JSON.stringify(await makeReport({ config, sources, findings, now: new Date(0) }));
  for (const secret of ['runhilde', 'Short-Api', 'qqToken', 'ssphrase9', 'keeper', PASSWORD])
    assert.ok(!text.includes(secret), `${secret} in ${text}`);
  assert.ok(text.includes('getaddrinfo ENOTFOUND') && text.includes('is refused'));
});

test('of settings that may hold anything only that they are given is told', async (t) => {
  const { home } = await lived(t);
  const { config, sources } = loadConfig({ home }, {});
  const report = (await makeReport({ config, sources, findings: [], now: new Date(0) })) as {
    settings: { key: string; value: unknown; from: string }[];
  };
  const of = (key: string) => report.settings.find((setting) => setting.key === key);
  assert.deepEqual(of('journalUrl'), { key: 'journalUrl', value: 'given', from: 'file' });
  assert.deepEqual(of('vendor'), { key: 'vendor', value: 'given', from: 'file' });
  assert.deepEqual(of('bootstrap'), { key: 'bootstrap', value: '1 given', from: 'file' });
  assert.deepEqual(of('network'), { key: 'network', value: 'empty', from: 'default' });
  assert.deepEqual(of('engine'), { key: 'engine', value: 'auto', from: 'default' });
});

test('where no node runs and no log is it says so by leaving them empty', async (t) => {
  const { config, sources } = loadConfig({ home: join(folder(t), 'none') }, {});
  const report = (await makeReport({ config, sources, findings: [], now: new Date(0) })) as Record<
    string,
    unknown
  >;
  assert.deepEqual([report.node, report.log, report.metrics], [null, { running: [], files: [] }, null]);
});

test('metrics of a running node are in it, redacted as all else; one that does not answer is a code', async (t) => {
  const home = folder(t);
  const server = createServer((_, answer) =>
    answer.end(`veilmesh_sessions 3\nveilmesh_x{at="${IPS[0]}"} 1\n`),
  );
  t.after(() => server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as { port: number }).port}/metrics`;
  let metrics = url;
  const stop = await serveControl(home, {
    status: async () => ({ ...NODE_STATUS, metrics }),
    drain: async () => ({ sessions: 0, risk: NODE_STATUS.risk }),
    withdraw: async () => 0n,
  });
  t.after(stop);
  const { config, sources } = loadConfig({ home }, {});
  const make = async () =>
    ((await makeReport({ config, sources, findings: [], now: new Date(0) })) as { metrics: unknown }).metrics;
  assert.equal(await make(), 'veilmesh_sessions 3\nveilmesh_x{at="<ip>"} 1\n');
  metrics = 'http://127.0.0.1:1/metrics';
  assert.deepEqual(await make(), { code: 'INTERNAL' });
});

test('addresses, names, keys and tokens in a sentence are taken out, and the sentence stays', () => {
  const secrets = {
    texts: ['s3cretword'],
    folders: [
      ['/home/ann/.veilmesh', '<home>'],
      ['/home/ann', '~'],
    ],
    names: ['ann', 'annsbox'],
  } as const;
  const out = (text: string): string => redact(text, secrets);
  assert.equal(out('ann on annsbox wrote /home/ann/.veilmesh/keys'), '<name> on <name> wrote <home>/keys');
  assert.equal(out('plans of Ann, and of Hannah'), 'plans of <name>, and of Hannah');
  assert.equal(out('in /home/ann/x and /srv/data/bob/y.log'), 'in ~/x and <path>/y.log');
  assert.equal(out('10.0.0.1, ::1, fe80::1%eth0, 2001:db8:1:2:3:4:5:6'), '<ip>, <ip>, <ip>, <ip>');
  assert.equal(
    out('at 18:26:39 it took 0.35 ms, version 0.1.0'),
    'at 18:26:39 it took 0.35 ms, version 0.1.0',
  );
  assert.equal(out('/dns4/a.example/tcp/4001'), '/dns4/<name>/tcp/4001');
  assert.equal(out('mail ann.b@mail.example or see https://a.example/k?t=1'), 'mail <mail> or see <url>');
  assert.equal(out(`0x${'0f'.repeat(20)} ${'ab'.repeat(32)} s3cretword`), '<hex> <hex> <secret>');
  const bytes = Buffer.from('Zm9v'.repeat(8));
  for (const form of [
    bytes.toString('base64'),
    bytes.toString('base64url'),
    bytes.toString('hex').toUpperCase(),
    `key_0x${bytes.toString('hex')}`,
    bytes.toString('hex').match(/../g)!.join(':'),
    bytes.toString('hex').match(/../g)!.join(' '),
    JSON.stringify([...bytes]),
    String(new Uint8Array(bytes)),
    `<Buffer ${bytes.toString('hex').match(/../g)!.join(' ')}>`,
  ]) {
    const left = out(`it had ${form} in it`);
    assert.match(
      left,
      /^it had \S*<(hex|token|bytes)>\S* ?\S* in it$|^it had <Buffer <(hex|bytes)>> in it$/,
      left,
    );
  }
  assert.equal(out(`Bearer ${'Ab9_'.repeat(12)}`), 'Bearer <token>');
});
