/**
 * Spot-checks of a real localnet in which every segment is drawn: opened, answered and ended by its own processes, while
 * these are killed.
 * @module
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { bytesToHex } from '../../../crypto/core/bytes.ts';
import { loadOrCreateKey } from '../../../node/keys.ts';
import { createDevBeacon, DEV_BEACON_PERIOD } from '../../../node/services/dev-beacon.ts';
import { startAnvil } from '../../../settlement/chain/anvil.ts';
import { DEV_PARAMETERS, deployContracts } from '../../../settlement/chain/deploy.ts';
import { devAccount } from '../../../settlement/chain/dev-accounts.ts';
import type { LedgerReads } from '../../../settlement/chain/ledger.ts';
import { RATE_ONE } from '../../../settlement/checks/draws.ts';
import type { CheckRecord, OpenedCheck } from '../../../settlement/checks/types.ts';
import { advanceChain } from '../../support/chain-time.ts';
import { fileMesh } from '../../support/file-mesh.ts';
import { waitFor } from '../../support/mesh.ts';
import { type Running, untilGone } from '../../support/processes.ts';

/** Generous: other work may have the cores, and provers give way to it. */
const ENDED_MS = 300_000;

let ledger: LedgerReads;
const mesh = fileMesh({
  prepare: deployDrawingAll,
  async open(mesh) {
    ledger = await mesh.ledger();
    assert.equal((await ledger.checks.terms()).rate, RATE_ONE);
  },
});
const { home } = mesh;
const coordinators: Running[] = [];
/** Of nodes that were started again. */
const pids = new Map<string, number>();

/** The localnet finds these contracts on its chain, and keeps them. */
async function deployDrawingAll({ home }: Pick<typeof mesh, 'home'>): Promise<void> {
  const anvil = await startAnvil({ stateFile: join(home, 'chain', 'state.json') });
  const { publicKey } = await createDevBeacon(loadOrCreateKey(home, 'development-beacon'));
  await deployContracts({
    rpcUrl: anvil.url,
    privateKey: devAccount(0).privateKey,
    parameters: {
      ...DEV_PARAMETERS,
      checks: { ...DEV_PARAMETERS.checks, rate: RATE_ONE },
      beacon: { genesis: Math.floor(Date.now() / 1_000), period: DEV_BEACON_PERIOD, lead: 0, publicKey },
    },
    addressesFile: join(home, 'chain', 'contracts.json'),
  });
  await anvil.stop();
}

const opened = (): Promise<readonly OpenedCheck[]> => ledger.checks.opened(ledger.addresses.fromBlock);
const logOf = (role: string): string => {
  const file = join(home, 'logs', `${role}.log`);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
};

const logsOfCoordinators = (): string =>
  [logOf('coordinator'), ...coordinators.map((one) => one.stderr())].join('\n');

async function ask(): Promise<void> {
  const { code, stderr } = await mesh.cli('run', '--model', 'digits', '7', '--json');
  assert.equal(code, 0, stderr);
}

/** The check that was opened after so many. */
async function checkAfter(count: number): Promise<OpenedCheck> {
  await waitFor(async () => (await opened()).length > count, 'a check to be opened', ENDED_MS);
  return (await opened())[count]!;
}

async function untilOver({ facts }: OpenedCheck): Promise<CheckRecord> {
  let record: CheckRecord | null = null;
  await waitFor(
    async () => {
      record = await ledger.checks.check(facts.claimHash);
      return record?.state === 'passed' || record?.state === 'failed';
    },
    'a check to be over',
    ENDED_MS,
  );
  return record!;
}

test('what the beacon draws is opened, answered and looked at, and nobody has to ask', async () => {
  await ask();
  const check = await checkAfter(0);
  const { state, draws } = await untilOver(check);
  assert.equal(state, 'passed');
  const name = bytesToHex(check.facts.claimHash).slice(0, 10);
  await waitFor(() => logOf('coordinator').includes(`check ${name}: passed`), 'the coordinator to say so');
  assert.match(logOf('coordinator'), new RegExp(`check ${name}: passed .*foldsChecked=${draws}`));
  const role = `nodes-digits-${check.facts.hop}`;
  await waitFor(() => logOf(role).includes(`check ${name}: passed`), 'the node to say so');
  const node = logOf(role);
  for (const said of [/answering .*memory=/, /published/, /proved cell 1 of/]) assert.match(node, said);
});

test('a node that is killed between publishing and proving is started again, and passes', async () => {
  const before = (await opened()).length;
  await ask();
  const check = await checkAfter(before);
  const role = `nodes/digits-${check.facts.hop}`;
  await waitFor(
    async () => (await ledger.checks.check(check.facts.claimHash))?.state === 'published',
    'what is published',
    ENDED_MS,
  );
  const pid = mesh.localnet.processes[role]!;
  process.kill(pid, 'SIGKILL');
  await untilGone([pid]);
  assert.equal((await ledger.checks.check(check.facts.claimHash))!.state, 'published');
  assert.ok(readdirSync(join(home, role, 'witness')).includes(bytesToHex(check.facts.claimHash)));

  const { running } = await mesh.again('node', role, '--shard', String(check.facts.hop), '--threads', '1');
  pids.set(role, running.pid);
  assert.equal((await untilOver(check)).state, 'passed');
});

test('a watcher and a coordinator that are killed: the batch is judged once, its check opened once, when they are back', async () => {
  const before = (await opened()).length;
  const { watcher, coordinator } = mesh.localnet.processes;
  process.kill(watcher!, 'SIGKILL');
  await untilGone([watcher!]);
  const posted = (): number => logOf('coordinator').split(' posted ').length;
  const postedBefore = posted();
  const listen = await mesh.listenOf();
  const asking = mesh.start(['run', '--model', 'digits', '7', '--home', home, '--json']);
  await waitFor(() => posted() > postedBefore || asking.hasExited(), 'the batch', ENDED_MS);
  process.kill(coordinator!, 'SIGKILL');
  await untilGone([coordinator!]);
  assert.equal((await opened()).length, before, 'killed before it opened anything');

  coordinators.push((await mesh.again('coordinator', 'coordinator', '--listen', listen)).running);
  assert.equal((await asking.exited).code, 0, asking.stderr());
  const check = await checkAfter(before);
  const { running: watching } = await mesh.again('watch', 'watcher');
  await waitFor(() => / sound /.test(watching.stderr()), 'the batch to be judged', ENDED_MS);
  const lines = `${logOf('watcher')}${watching.stderr()}`.matchAll(/(batch \d+ of \S+): sound/g);
  const judged = [...lines].map(([, batch]) => batch);
  assert.ok(judged.length >= 1);
  assert.equal(new Set(judged).size, judged.length);
  assert.equal((await untilOver(check)).state, 'passed');
  assert.equal((await opened()).length, before + 1);
});

test('a node that is killed for good has failed when its time is over', async () => {
  const before = (await opened()).length;
  await ask();
  const check = await checkAfter(before);
  const role = `nodes/digits-${check.facts.hop}`;
  const pid = pids.get(role) ?? mesh.localnet.processes[role]!;
  process.kill(pid, 'SIGKILL');
  await untilGone([pid]);
  const { publishTime, proveTime } = DEV_PARAMETERS.checks;
  const { turn } = (await ledger.checks.check(check.facts.claimHash))!;
  await advanceChain(mesh.localnet.rpcUrl, turn * (publishTime + proveTime));
  assert.equal((await untilOver(check)).state, 'failed');
  const name = bytesToHex(check.facts.claimHash).slice(0, 10);
  await waitFor(() => logsOfCoordinators().includes(`check ${name}: failed`), 'the coordinator to say so');
});
