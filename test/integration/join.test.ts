/**
 * `veilmesh join` from a second host, with an empty folder, to serving. The second host is a network namespace
 * where the test may make one, and this host's loopback otherwise.
 * @module
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { hex } from '../../crypto/core/bytes.ts';
import { peerOfPublicKey } from '../../mesh/host/identity.ts';
import { digitImage, heldOut } from '../../models/zoo/digits/dataset.ts';
import { peerKeyOf } from '../../node/tee/peer-key.ts';
import { fileMesh } from '../support/file-mesh.ts';
import { waitFor } from '../support/mesh.ts';
import { createSecondHost } from '../support/namespace.ts';
import {
  type CliOptions,
  type CliResult,
  errorOf,
  type Running,
  runCli,
  startCli,
  untilGone,
  untilServing,
} from '../support/processes.ts';

const second = createSecondHost();
const where = second === null ? 'over loopback (no namespace to be had)' : 'from a second network namespace';
const [here, there] = second === null ? ['127.0.0.1', '127.0.0.1'] : [second.here, second.there];
const onSecondHost: CliOptions = second === null ? {} : { namespace: second.namespace };

interface Ready {
  readonly peerId: string;
  readonly addresses: readonly string[];
  readonly node: string;
  readonly operator: string;
  readonly shard: number;
  readonly assurance: string;
  readonly asks: { readonly positionWei: string };
}

/** Of the main thread and of those that it started as workers, which take theirs from it. */
function nicenessOf(pid: number): number[] {
  const tasks = readdirSync(`/proc/${pid}/task`).map((task) =>
    readFileSync(`/proc/${pid}/task/${task}/stat`, 'utf8'),
  );
  return tasks
    .filter((stat) => / \((MainThread|node|WorkerThread)\) /.test(stat) && stat.startsWith(`${pid} `))
    .map((stat) => Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16]));
}

const mesh = fileMesh({ args: ['--listen', `/ip4/${here}/tcp/0`, '--chain-host', here] });
let joined: Running;
let ready: Ready;

after(() => second?.remove());

const status = async (): Promise<{ nodes: { peerId: string }[]; models: { coverage: number[] }[] }> =>
  JSON.parse((await mesh.cli('status', '--json')).stdout) as never;

const asked = (home: string, options: CliOptions = {}): Promise<CliResult> =>
  runCli(
    ['run', '--model', 'digits', '7', '--bootstrap', mesh.localnet.bootstrap, '--home', home, '--json'],
    options,
  );

function assertAnswered({ code, stdout, stderr }: CliResult, through: string): void {
  assert.equal(code, 0, stderr);
  const { label } = digitImage(heldOut()[7]!);
  assert.equal((JSON.parse(stdout) as { answer: { digit: number } }).answer.digit, label);
  assert.match(stderr, new RegExp(`-> ${through.slice(-8)} ->`), 'the route of the answer');
}

describe(`veilmesh join ${where}`, () => {
  test('takes an empty folder to a funded, staked and registered node with a verified shard', async (t) => {
    t.diagnostic(`joining ${where}`);
    const home = join(mesh.folder, 'joined');
    const place = ['--home', home, '--listen', `/ip4/${there}/tcp/0`];
    joined = mesh.start(
      ['join', mesh.localnet.bootstrap, ...place, '--threads', '1', '--nice', '3', '--json'],
      onSecondHost,
    );
    ready = (await untilServing(joined)) as unknown as Ready;
    assert.equal(ready.assurance, 'simulated');
    assert.ok(ready.addresses.every((address) => address.startsWith(`/ip4/${there}/`)));

    const ledger = await mesh.ledger();
    const record = await ledger.getNode(hex(ready.node));
    assert.ok(record?.serving);
    assert.ok(record.stake >= (await ledger.minStake()));
    assert.equal(record.operator, ready.operator);
    assert.equal(peerOfPublicKey(peerKeyOf(home)!), ready.peerId);
    assert.ok(BigInt(ready.asks.positionWei) > 0n);
    assert.deepEqual(
      new Set(nicenessOf(joined.pid)),
      new Set([3]),
      'it gives way to others, with all threads of its own',
    );
    assert.ok(!existsSync(join(home, 'keys', 'peer.key')), 'no peer key outside its thread');
    assert.ok(readdirSync(join(home, 'shards'), { recursive: true }).length > 0);
  });

  test('says in one line how it is, from its folder alone, and what it earns', async () => {
    const home = join(mesh.folder, 'joined');
    const line = await runCli(['status', '--line', '--home', home], onSecondHost);
    assert.match(
      line.stdout,
      /^serves digits \d\/3 \| 0 of 32 sessions \| .*\(SIMULATED\) \| stake 0\.1 \| /,
    );
    assert.equal(line.stdout.trimEnd().split('\n').length, 1);
    const { code, stdout, stderr } = await runCli(
      ['earnings', '--withdraw', '--home', home, '--json'],
      onSecondHost,
    );
    assert.equal(code, 0, stderr);
    const earnings = JSON.parse(stdout) as {
      running: boolean;
      withdrew: string;
      node: string;
      booked: { gas: string };
      exposure: { stake: string };
    };
    assert.equal(earnings.node, ready.node);
    assert.equal(earnings.withdrew, '0', 'the node itself was asked: its account is its own while it runs');
    assert.ok(earnings.running && BigInt(earnings.booked.gas) > 0n && BigInt(earnings.exposure.stake) > 0n);
  });

  test('keeps others out of its folder while it runs', async () => {
    const place = ['--home', join(mesh.folder, 'joined'), '--listen', `/ip4/${there}/tcp/0`];
    const second = await runCli(['join', mesh.localnet.bootstrap, ...place, '--json'], onSecondHost);
    assert.equal(errorOf(second).code, 'HOME_IN_USE');
  });

  test('is in the directory that everybody sees', async () => {
    await waitFor(
      async () => (await status()).nodes.some(({ peerId }) => peerId === ready.peerId),
      'the node in the directory',
      120_000,
    );
    const { nodes, models } = await status();
    assert.equal(nodes.length, 4);
    assert.equal(models[0]!.coverage[ready.shard], 2, 'it took a shard, and that shard has two nodes now');
  });

  test('serves: with the other node of its shard dead, queries go through it', async () => {
    const other = mesh.localnet.processes[`nodes/digits-${ready.shard}`]!;
    process.kill(other, 'SIGKILL');
    await untilGone([other]);
    assertAnswered(await asked(join(mesh.folder, 'client')), ready.peerId);
  });

  test('and a client on the second host is served by the mesh as well', async () => {
    assertAnswered(await asked(join(mesh.folder, 'client-there'), onSecondHost), ready.peerId);
  });

  test('leaves in order when told to drain', async () => {
    const home = join(mesh.folder, 'joined');
    const { code, stdout, stderr } = await runCli(['drain', '--home', home, '--json'], onSecondHost);
    assert.equal(code, 0, stderr);
    const { drained, risk } = JSON.parse(stdout) as { drained: boolean; risk: { claims: number } };
    assert.ok(drained && risk.claims > 0, 'what it answers for still is told');
    assert.deepEqual(await joined.exited, { code: 0, signal: null });
    assert.equal(
      errorOf(await runCli(['drain', '--home', home, '--json'], onSecondHost)).code,
      'NODE_NOT_RUNNING',
    );
  });

  test('is back by one word, by whom it joined before, and leaves when told by a signal', async () => {
    const home = join(mesh.folder, 'joined');
    // not tied to this process: as a person starts it, it drains when it is told to stop
    const again = startCli(
      ['node', '--home', home, '--listen', `/ip4/${there}/tcp/0`, '--json'],
      onSecondHost,
    );
    const back = (await untilServing(again)) as unknown as Ready;
    assert.equal(back.node, ready.node);
    assert.equal(back.shard, ready.shard);
    assert.deepEqual(await again.stop(), { code: 0, signal: null });
    assert.match(again.stderr(), /can still be checked, until/);
  });
});

describe(`a node that nobody can dial, ${where}`, () => {
  const home = join(mesh.folder, 'behind');
  let relayed: Ready;

  test('takes a slot at a relay by itself, and says so', async () => {
    // on a second host its loopback, which a peer here that dials back does not reach; on this one nothing
    const listen = second === null ? '--listen=' : '--listen=/ip4/127.0.0.1/tcp/4001';
    relayed = (await untilServing(
      mesh.start(['join', mesh.localnet.bootstrap, '--home', home, listen, '--json'], onSecondHost),
    )) as unknown as Ready;
    assert.equal(relayed.shard, ready.shard, 'the one that nobody serves');
    const line = async (): Promise<string> =>
      (await runCli(['status', '--line', '--home', home], onSecondHost)).stdout;
    const relay = mesh.localnet.bootstrap.slice(-8);
    await waitFor(async () => (await line()).includes(`relayed through ${relay}`), 'a relay', 120_000);
    const { stdout } = await runCli(['doctor', '--home', home, '--json'], onSecondHost);
    assert.match(stdout, /"code": ?"REACH_RELAYED"/);
    assert.match(stdout, /"title": ?"relayed"/);
  });

  test('serves whole sessions: it alone has its shard', async () => {
    await waitFor(
      async () => (await status()).nodes.some(({ peerId }) => peerId === relayed.peerId),
      'the node in the directory',
      120_000,
    );
    assertAnswered(await asked(join(mesh.folder, 'client-of-relayed')), relayed.peerId);
  });
});
