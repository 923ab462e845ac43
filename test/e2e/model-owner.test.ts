/**
 * A model's owner and a mesh of somebody else's: imports a model, plans and publishes it, has it served and asked, prices it anew, and
 * takes code out.
 * @module
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { importTiny } from '../support/chat-mesh.ts';
import { fileMesh } from '../support/file-mesh.ts';
import { errorOf, runCli, untilServing } from '../support/processes.ts';

const NAME = 'tiny-owned';
const PRICE = '2000000';

const mesh = fileMesh({
  args: ['--nodes', '1', '--shards', '1'],
  prepare: async ({ folder }) => await importTiny(folder, NAME, '--shards', '1'),
});
const { cli } = mesh;

async function json<T>(...args: string[]): Promise<T> {
  const { code, stdout, stderr } = await cli('model', ...args, '--json');
  assert.equal(code, 0, stderr);
  return JSON.parse(stdout) as T;
}

async function refused(...args: string[]) {
  const result = await cli('model', ...args, '--json');
  assert.notEqual(result.code, 0);
  return errorOf(result);
}

interface Plan {
  readonly modelRoot: string;
  readonly bytes: number;
  readonly shards: readonly { readonly bytes: number }[];
  readonly gas: string | null;
  readonly costWei: string | null;
  readonly positionWei: string;
  readonly registered: boolean;
  readonly txHash?: string | null;
}

interface Coverage {
  readonly servable: boolean;
  readonly shards: readonly {
    readonly counting: number;
    readonly nodes: readonly { readonly peerId: string }[];
  }[];
  readonly todo: readonly string[];
}

const publish = (...args: string[]): Promise<Plan> =>
  json('publish', NAME, '--shards', '1', '--price', PRICE, ...args);

let root: string;

describe('publishing', () => {
  test('a dry run says bytes, gas and cost, and writes nothing', async () => {
    const plan = await publish('--dry-run');
    assert.ok(plan.bytes > plan.shards[0]!.bytes && plan.shards.length === 1);
    assert.ok(BigInt(plan.gas!) > 21_000n && BigInt(plan.costWei!) > 0n);
    assert.deepEqual([plan.registered, BigInt(plan.positionWei) > 0n], [false, true]);
    assert.equal((await refused('coverage', NAME)).code, 'MODEL_UNKNOWN');
    assert.equal((await refused('price', NAME)).code, 'MODEL_UNKNOWN');
    root = plan.modelRoot;
  });

  test('registers it on the chain and hands it out; a second time costs nothing', async () => {
    const { code, stdout, stderr } = await cli('model', 'publish', NAME, '--shards', '1', '--price', PRICE);
    assert.equal(code, 0, stderr);
    assert.match(stdout, new RegExp(`${root}: registered, and in the hands of the mesh`));
    assert.match(stderr, /registered +on chain 31337: 0x[\s\S]*handed out/);
    const again = await publish();
    assert.deepEqual([again.modelRoot, again.registered, again.gas, again.txHash], [root, true, null, null]);
  });

  test('is refused at another price, under a name that somebody else has, and of a model that is not here', async () => {
    const fixed = await refused('publish', NAME, '--shards', '1', '--price', '1');
    assert.deepEqual([fixed.code, fixed.hint], ['MODEL_PRICE_FIXED', `veilmesh model price ${NAME} --set 1`]);
    assert.equal((await refused('publish', 'digits', '--edition', '2')).code, 'MODEL_NAME_TAKEN');
    assert.equal((await refused('publish', 'nowhere')).code, 'MODEL_UNKNOWN');
  });
});

describe('a published model', () => {
  test('has no node, and coverage says the command that gives it one; then it answers', async () => {
    const gap = await json<Coverage>('coverage', NAME);
    assert.deepEqual([gap.servable, gap.shards.map(({ counting }) => counting)], [true, [0]]);
    assert.match(gap.todo[0]!, new RegExp(`^veilmesh join \\S+ --model ${root} --shard 0 `));
    const [, , bootstrap, ...flags] = gap.todo[0]!.split('  ')[0]!.split(' ');
    const home = join(mesh.folder, 'runner');
    const node = mesh.start(['join', bootstrap!, ...flags, '--home', home, '--threads', '1', '--json']);
    await untilServing(node);
    const { shards } = await json<Coverage>('coverage', NAME);
    assert.equal(shards[0]!.counting, 1);
    const run = await cli('run', NAME, 'Hello', '--max-tokens', '2', '--json');
    assert.equal(run.code, 0, run.stderr);
    const { answer, modelRoot } = JSON.parse(run.stdout) as { answer: { tokens: number }; modelRoot: string };
    assert.deepEqual([answer.tokens, modelRoot], [2, root]);
  });

  test('has a card, with its quality where that was measured', async () => {
    const card = await json<{
      modelRoot: string;
      quality: null;
      mesh: { servable: boolean; coverage: number[] };
    }>('card', NAME);
    assert.deepEqual([card.modelRoot, card.quality, card.mesh.coverage], [root, null, [1]]);
    const { stdout } = await cli('model', 'card', 'digits');
    assert.match(stdout, /licence +Apache-2\.0[\s\S]*quality +98\.\d+ % of 1500[\s\S]*served +by 1 node/);
  });

  test('is served by code that is listed, which its owner revokes: shown first, and not by mistake', async () => {
    const { measurements } = await json<{
      measurements: { measurement: string; byOwner: number | null; nodes: string[] }[];
    }>('allow', NAME);
    const [{ measurement, byOwner, nodes }] = measurements as [(typeof measurements)[number]];
    assert.deepEqual([byOwner, nodes.length], [null, 1]);
    assert.equal((await refused('allow', NAME, measurement)).code, 'MODEL_OPEN');

    const plan = await json<{
      coverage: { before: number[]; after: number[] };
      nodes: { peerId: string }[];
      from: number;
    }>('revoke', NAME, nodes[0]!.slice(-8), '--dry-run');
    assert.deepEqual([plan.coverage.before, plan.coverage.after], [[1], [0]]);
    assert.deepEqual(
      plan.nodes.map(({ peerId }) => peerId),
      nodes,
    );
    assert.ok(plan.from > Date.now() / 1_000);
    assert.equal((await refused('revoke', NAME, measurement)).code, 'REVOKE_LEAVES_GAP');
    assert.equal((await refused('revoke', NAME, 'nobody')).code, 'REVOKE_WHOM');
    const done = await json<{ txHash: string }>('revoke', NAME, measurement, '--even-if-last');
    assert.match(done.txHash, /^0x/);
    assert.equal((await refused('revoke', NAME, measurement, '--even-if-last')).code, 'REVOKED_ALREADY');
    const after = await json<{ measurements: { byOwner: number | null }[] }>('allow', NAME);
    assert.ok(after.measurements[0]!.byOwner! > 0);
  });

  test('has another price under another root; the old one retires where that is asked for', async () => {
    const now = await json<{ pricePerUnit: string; positionWei: string }>('price', NAME);
    assert.equal(now.pricePerUnit, PRICE);
    assert.equal((await refused('price', NAME, '--set', PRICE)).code, 'PRICE_SAME');
    assert.equal((await refused('price', NAME, '--retire')).code, 'PRICE_FLAGS');
    const planned = await json<{ after: Plan }>('price', NAME, '--set', '5', '--dry-run');
    assert.notEqual(planned.after.modelRoot, root);
    const { after, old } = await json<{ after: Plan; old: { retired: boolean } }>(
      'price',
      NAME,
      '--set',
      '5',
      '--retire',
    );
    assert.deepEqual([after.modelRoot, old.retired], [planned.after.modelRoot, true]);
    assert.equal(
      (await json<{ pricePerUnit: string }>('price', NAME)).pricePerUnit,
      '5',
      'the one that is not retired',
    );
    const { servable, todo } = await json<Coverage>('coverage', root);
    assert.equal(servable, false);
    assert.match(todo[0]!, /--edition/);
  });

  test('survives a restart of the mesh that took it', async () => {
    await mesh.localnet.stop();
    await mesh.restart();
    assert.equal((await json<{ pricePerUnit: string }>('price', NAME)).pricePerUnit, '5');
  });
});

test('what belongs to others can be looked at, and not changed', async () => {
  const place = ['--home', join(mesh.folder, 'stranger'), '--bootstrap', mesh.localnet.bootstrap];
  const looked = await runCli(['model', 'card', NAME, ...place]);
  assert.equal(looked.code, 0, looked.stderr);
  const { stderr, code } = await runCli(['model', 'revoke', NAME, 'f'.repeat(64), ...place, '--json']);
  assert.deepEqual([code, errorOf({ stderr }).code], [2, 'MODEL_NOT_YOURS']);
});
