/**
 * Hops that die or stop while a client asks: another node of the shard takes over with the same answer, and where
 * there is none the client learns it and pays nothing.
 * @module
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { bytesToHex } from '../../../crypto/core/bytes.ts';
import type { VeilmeshError } from '../../../crypto/core/errors.ts';
import { peerOfPublicKey } from '../../../mesh/host/identity.ts';
import { type ClientConnection, connectClient } from '../../../node/client/connect.ts';
import { type ClientModel, openModel } from '../../../node/client/model.ts';
import { runOverRing } from '../../../node/client/private-query.ts';
import { type QueryResult, runQuery } from '../../../node/client/query.ts';
import { openWhole } from '../../../node/client/whole-model.ts';
import { configSchema } from '../../../node/config/schema.ts';
import { digitsTask } from '../../../node/models/digits-task.ts';
import type { Task } from '../../../node/models/task.ts';
import type { Stages } from '../../../node/stages.ts';
import { peerKeyOf } from '../../../node/tee/peer-key.ts';
import { accountAddress } from '../../support/accounts.ts';
import { fileMesh } from '../../support/file-mesh.ts';
import { waitFor } from '../../support/mesh.ts';
import { paying } from '../../support/paying.ts';
import { type CliResult, errorOf, untilGone } from '../../support/processes.ts';

const SHARDS = 2;
/** Every shard has a spare, or the two chains of twin. */
const NODES = 4;
/** Enough that a kill in the middle finds some answered, some under way and some unsent. */
const STEPS = 40;
/** Of a query that takes longer. */
const KILL_AFTER_MS = 300;
const QUIET: Stages = { done: () => {}, progress: () => {} };

interface NodeProcess {
  readonly folder: string;
  readonly peerId: string;
  readonly shard: number;
  pid: number;
}

const mesh = fileMesh({
  args: ['--nodes', String(NODES), '--shards', String(SHARDS)],
  open,
  async close() {
    await model?.close();
    await connection?.close();
  },
});
const { home } = mesh;
let connection: ClientConnection;
let model: ClientModel;
let nodes: NodeProcess[];
let expected: string;
let lastRestarted: string;

async function open(): Promise<void> {
  const { bootstrap, processes } = mesh.localnet;
  nodes = await Promise.all(
    Array.from({ length: NODES }, async (_, i) => ({
      folder: `nodes/digits-${i}`,
      peerId: peerOfPublicKey(peerKeyOf(join(home, `nodes/digits-${i}`))!),
      shard: i % SHARDS,
      pid: processes[`nodes/digits-${i}`]!,
    })),
  );
  connection = await connectClient(
    configSchema.parse({ home: join(mesh.folder, 'client'), bootstrap: [bootstrap] }),
  );
  await untilLive(...nodes);
  model = await openModel(connection, 'digits', QUIET);
  expected = bitsOf(await ask(() => {}));
}

/** Forty times the same image, so that every step has the same right answer. */
const task: Task = {
  ...digitsTask('7'),
  steps: Array.from({ length: STEPS }, () => digitsTask('7').steps[0]!),
  answer: (outputs) => ({ value: { bits: JSON.stringify(outputs.map((one) => [...one])) }, text: '' }),
};
const bitsOf = ({ answer }: QueryResult): string => answer.value.bits as string;

/** A query whose first route is shown to `onRoute` when it stands and before anything is sent on it. */
async function ask(onRoute: (hops: NodeProcess[]) => void, asked: ClientModel = model): Promise<QueryResult> {
  let shown = false;
  const payments = await paying(connection, model, STEPS);
  const stages: Stages = {
    progress: () => {},
    done: (stage, text) => {
      if (stage !== 'route' || shown) return;
      shown = true;
      onRoute(nodes.filter(({ peerId }) => text.includes(peerId.slice(-8))));
    },
  };
  return await runQuery(connection, asked, task, stages, payments);
}

const servedBy = ({ route }: QueryResult, shard: number): string => route.hops[shard]!.peerId;

const untilLive = (...wanted: NodeProcess[]): Promise<void> =>
  waitFor(
    () => wanted.every(({ peerId }) => connection.directory.get(peerId) !== undefined),
    'nodes in the directory',
  );

/** The node again on its home folder, as its runner would start it. */
async function restart(node: NodeProcess): Promise<void> {
  const known = connection.directory.get(node.peerId)?.seq ?? 0;
  const part = ['--model', bytesToHex(model.root), '--shard', String(node.shard)];
  const { running } = await mesh.again(
    'node',
    node.folder,
    ...part,
    '--threads',
    '1',
    '--free-rows',
    '100000',
  );
  node.pid = running.pid;
  lastRestarted = node.peerId;
  await waitFor(
    () => (connection.directory.get(node.peerId)?.seq ?? 0) > known,
    'the restarted node in the directory',
  );
}

const hopOf = (hops: NodeProcess[], shard: number): NodeProcess => hops.find((hop) => hop.shard === shard)!;

test('a hop killed between planning and opening is replaced by the spare', async () => {
  let killed: NodeProcess | undefined;
  const result = await ask((hops) => {
    killed = hopOf(hops, 0);
    process.kill(killed.pid, 'SIGKILL');
  });
  assert.equal(result.attempt, 1);
  assert.notEqual(servedBy(result, 0), killed!.peerId);
  assert.equal(bitsOf(result), expected);
  await restart(killed!);
});

test('a hop killed in the middle of the steps is replaced, with the same bits in the answer', async () => {
  let first: NodeProcess[] = [];
  let sent = 0;
  const killing: ClientModel = {
    ...model,
    embed: {
      start: (positions) => {
        const embed = model.embed.start(positions);
        return {
          close: embed.close,
          run: async (values, rows) => {
            if (++sent === STEPS / 2) process.kill(hopOf(first, 0).pid, 'SIGKILL');
            await sleep(5); // frames leave and answers come in between
            return await embed.run(values, rows);
          },
        };
      },
    },
  };
  const result = await ask((hops) => {
    first = hops;
  }, killing);
  const killed = hopOf(first, 0);
  assert.equal(result.attempt, 1);
  assert.notEqual(servedBy(result, 0), killed.peerId);
  assert.equal(bitsOf(result), expected);
  await restart(killed);
});

test('a node that restarted serves again, under a new key', async () => {
  const other = nodes.find(({ shard, peerId }) => shard === 0 && peerId !== lastRestarted)!;
  process.kill(other.pid, 'SIGKILL');
  await untilGone([other.pid]);
  const result = await ask(() => {});
  assert.equal(servedBy(result, 0), lastRestarted);
  assert.equal(bitsOf(result), expected);
  await restart(other);
});

test('a stopped hop, whose sockets stay open, is noticed and routed around', async () => {
  let stopped: NodeProcess | undefined;
  try {
    const result = await ask((hops) => {
      stopped = hopOf(hops, 0);
      process.kill(stopped.pid, 'SIGSTOP');
    });
    assert.equal(result.attempt, 1);
    assert.notEqual(servedBy(result, 0), stopped!.peerId);
    assert.equal(bitsOf(result), expected);
    const { peerId } = stopped!;
    await waitFor(() => connection.directory.get(peerId) === undefined, 'the end of its lease');
  } finally {
    if (stopped !== undefined) process.kill(stopped.pid, 'SIGCONT');
  }
  await untilLive(stopped!);
});

describe('twin over two chains of these nodes', () => {
  interface TwinRun {
    readonly answer: { readonly digit: number };
    readonly privacy: {
      readonly mode: string;
      readonly breaks: string;
      readonly networksUnknown: boolean;
      readonly hops: readonly { readonly shard: number; readonly product: { readonly operator: string } }[];
    };
    readonly paid: { readonly wei: string } | null;
    readonly receipt: { readonly receiptPath: string; readonly headerPath: string } | null;
    readonly decoy: {
      readonly session: {
        readonly statements: readonly {
          readonly role: string;
          readonly transcript: { readonly path: string } | null;
        }[];
      } | null;
    };
    readonly rounds: number;
  }
  const twin = (...args: string[]): Promise<CliResult> =>
    mesh.cli('run', 'digits', '7', '--privacy', 'twin', '--json', ...args);

  test('answers, and says who would have to collude before anything leaves, and in the result', async () => {
    await untilLive(...nodes);
    const { code, stdout, stderr } = await twin('--decoy', 'always');
    assert.equal(code, 0, stderr);
    const result = JSON.parse(stdout) as TwinRun;
    const { mode, breaks, networksUnknown, hops } = result.privacy;
    assert.deepEqual([mode, networksUnknown], ['twin', true]);
    assert.ok(result.receipt !== null && result.paid !== null);
    const { receiptPath, headerPath } = result.receipt;
    const verified = await mesh.cli('verify', receiptPath, '--header', headerPath, '--json');
    assert.equal(verified.code, 0, verified.stderr);
    const said = JSON.parse(verified.stdout) as { verdict: string; mode: string };
    assert.deepEqual([said.verdict, said.mode], ['verified', 'twin']);
    const { statements } = result.decoy.session!;
    const corrector = statements.find(({ role }) => role === 'correct')!;
    const checked = await mesh.cli('transcript', 'check', corrector.transcript!.path, '--json');
    assert.equal(checked.code, 0, checked.stderr);
    const { verdict, kind, role } = JSON.parse(checked.stdout) as Record<string, string>;
    assert.deepEqual([verdict, kind, role], ['right', 'decoy', 'correct']);
    assert.match(breaks, /chain A and the node of chain B of the same shard/);
    assert.equal(hops.length, SHARDS);
    assert.equal(result.rounds, 4);
    assert.match(stderr, /broken by[\s\S]*open weights only[\s\S]*weights +all/);
  });

  test('refuses what is of claims of hops', async () => {
    const { code, stdout, stderr } = await twin('--spot-check');
    assert.deepEqual([code, stdout], [2, ''], stderr);
    assert.equal(errorOf({ stderr }).code, 'PRIVACY_VEIL_ONLY');
  });

  test('ends with a coded error that names the node that was killed in the middle, if no other can take over', async () => {
    const whole = await openWhole(connection, model, QUIET);
    let killed: NodeProcess | undefined;
    let shown = false;
    const stages: Stages = {
      progress: () => {},
      done: (stage, text) => {
        if (stage !== 'route' || shown) return;
        shown = true;
        killed = nodes.find(({ peerId, shard }) => shard === 0 && text.includes(peerId.slice(-8)))!;
        setTimeout(() => process.kill(killed!.pid, 'SIGKILL'), KILL_AFTER_MS);
      },
    };
    const { pricePerUnit } = model;
    const options = { mode: 'twin', decoys: 0, pricePerUnit, handOver: { add: () => {} } } as const;
    const many: Task = { ...task, steps: Array.from({ length: 50 * STEPS }, () => task.steps[0]!) };
    await assert.rejects(runOverRing(connection, whole, many, options, stages), (error: VeilmeshError) => {
      assert.equal(error.family, 'unavailable', error.code);
      assert.equal(error.details.peer, killed!.peerId, error.message);
      return true;
    });
  });
});

test('without a spare the client is told what is missing, and pays nothing', async () => {
  const all = nodes.filter(({ shard }) => shard === 1);
  await assert.rejects(
    ask(() => {
      for (const { pid } of all) process.kill(pid, 'SIGKILL');
    }),
    (error: { code: string; family: string; hint?: string }) => {
      assert.match(error.code, /^(ROUTE_COVERAGE_GAP|MESH_HOP_LOST)$/);
      assert.equal(error.family, 'unavailable');
      assert.ok(error.hint);
      return true;
    },
  );
  const result = await mesh.cli('run', '--model', 'digits', '7', '--json');
  assert.deepEqual([result.code, result.stdout], [3, ''], result.stderr);
  assert.match(errorOf(result).code, /^(ROUTE_COVERAGE_GAP|MESH_HOP_LOST)$/);
  assert.ok(errorOf(result).hint);

  const ledger = await mesh.ledger();
  const client = accountAddress(join(home, 'client'));
  const coordinator = accountAddress(join(home, 'coordinator'));
  const { balance } = await ledger.accountOf(client, coordinator);
  assert.equal(balance, 5n * 10n ** 16n, 'the whole first deposit is still there');
});
