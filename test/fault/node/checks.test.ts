/**
 * Spot-checks of a real localnet in which every segment is drawn: opened, answered and ended by its own processes, while
 * these are killed.
 * @module
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { bytesToHex } from '../../../crypto/core/bytes.ts';
import { loadOrCreateKey } from '../../../node/keys.ts';
import { createDevBeacon, DEV_BEACON_PERIOD } from '../../../node/services/dev-beacon.ts';
import { startAnvil } from '../../../settlement/chain/anvil.ts';
import { DEV_PARAMETERS, deployContracts, readAddresses } from '../../../settlement/chain/deploy.ts';
import { devAccount } from '../../../settlement/chain/dev-accounts.ts';
import type { LedgerReads } from '../../../settlement/chain/ledger.ts';
import { createReadLedger } from '../../../settlement/chain/viem-ledger.ts';
import { RATE_ONE } from '../../../settlement/checks/draws.ts';
import type { CheckRecord, OpenedCheck } from '../../../settlement/checks/types.ts';
import { waitFor } from '../../support/mesh.ts';
import {
  type Folder,
  type LocalnetProcess,
  type Running,
  runCli,
  startCli,
  startLocalnet,
  temporaryFolder,
  untilGone,
  untilServing,
} from '../../support/processes.ts';

/** Generous: other work may have the cores, and provers give way to it. */
const ENDED_MS = 300_000;

let folder: Folder;
let home: string;
let localnet: LocalnetProcess;
let ledger: LedgerReads;
const started: Running[] = [];
/** Of nodes that were started again. */
const pids = new Map<string, number>();

before(async () => {
  folder = temporaryFolder();
  home = join(folder.path, 'mesh');
  await deployDrawingAll();
  localnet = await startLocalnet(home);
  const addresses = readAddresses(join(home, 'chain', 'contracts.json'));
  ledger = await createReadLedger({ rpcUrl: localnet.rpcUrl, addresses });
  assert.equal((await ledger.checks.terms()).rate, RATE_ONE);
});
after(async () => {
  for (const process of started) await process.end();
  await localnet?.end();
  folder.remove();
});

/** The localnet finds these contracts on its chain, and keeps them. */
async function deployDrawingAll(): Promise<void> {
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
  [logOf('coordinator'), ...started.map((one) => one.stderr())].join('\n');

async function ask(): Promise<void> {
  const { code, stderr } = await runCli(['run', '--model', 'digits', '7', '--home', home, '--json']);
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
  const pid = localnet.processes[role]!;
  process.kill(pid, 'SIGKILL');
  await untilGone([pid]);
  assert.equal((await ledger.checks.check(check.facts.claimHash))!.state, 'published');
  assert.ok(readdirSync(join(home, role, 'witness')).includes(bytesToHex(check.facts.claimHash)));

  const again = startCli(
    [
      ...['node', '--home', join(home, role), '--bootstrap', localnet.bootstrap],
      ...['--shard', String(check.facts.hop), '--threads', '1', '--json'],
    ],
    { tied: true },
  );
  started.push(again);
  await untilServing(again);
  pids.set(role, again.pid);
  assert.equal((await untilOver(check)).state, 'passed');
});

test('a watcher that is killed judges what it missed once it is back, and nothing twice', async () => {
  const before = (await opened()).length;
  const pid = localnet.processes.watcher!;
  process.kill(pid, 'SIGKILL');
  await untilGone([pid]);
  await ask();
  const args = ['watch', '--home', join(home, 'watcher'), '--bootstrap', localnet.bootstrap];
  const restarted = startCli([...args, '--json'], { tied: true });
  started.push(restarted);
  await untilServing(restarted);
  await waitFor(() => / sound /.test(restarted.stderr()), 'the batch to be judged', ENDED_MS);
  const lines = `${logOf('watcher')}${restarted.stderr()}`.matchAll(/(batch \d+ of \S+): sound/g);
  const judged = [...lines].map(([, batch]) => batch);
  assert.ok(judged.length >= 1);
  assert.equal(new Set(judged).size, judged.length);
  assert.equal((await untilOver(await checkAfter(before))).state, 'passed');
});

test('a coordinator that is killed between posting and opening opens it once it is back, once', async () => {
  const before = (await opened()).length;
  const posted = (): number => logOf('coordinator').split(' posted ').length;
  const postedBefore = posted();
  const { stdout } = await runCli(['status', '--home', home, '--json']);
  const status = JSON.parse(stdout) as { coordinators: { addresses: string[] }[] };
  const [listen] = status.coordinators[0]!.addresses[0]!.split('/p2p/');
  const asking = startCli(['run', '--model', 'digits', '7', '--home', home, '--json']);
  started.push(asking);
  await waitFor(() => posted() > postedBefore || asking.hasExited(), 'the batch', ENDED_MS);
  const pid = localnet.processes.coordinator!;
  process.kill(pid, 'SIGKILL');
  await untilGone([pid]);
  const openedThen = (await opened()).length;
  const args = ['coordinator', '--home', join(home, 'coordinator'), '--bootstrap', localnet.bootstrap];
  const restarted = startCli([...args, '--listen', listen!, '--json'], { tied: true });
  started.push(restarted);
  await untilServing(restarted);
  assert.equal((await asking.exited).code, 0, asking.stderr());
  const check = await checkAfter(before);
  assert.equal((await untilOver(check)).state, 'passed');
  assert.equal((await opened()).length, before + 1);
  assert.equal(openedThen, before, 'killed before it opened anything');
});

test('a node that is killed for good has failed when its time is over', async () => {
  const before = (await opened()).length;
  await ask();
  const check = await checkAfter(before);
  const role = `nodes/digits-${check.facts.hop}`;
  const pid = pids.get(role) ?? localnet.processes[role]!;
  process.kill(pid, 'SIGKILL');
  await untilGone([pid]);
  const { publishTime, proveTime } = DEV_PARAMETERS.checks;
  const { turn } = (await ledger.checks.check(check.facts.claimHash))!;
  await rpc('evm_increaseTime', [turn * (publishTime + proveTime)]);
  await rpc('evm_mine', []);
  assert.equal((await untilOver(check)).state, 'failed');
  const name = bytesToHex(check.facts.claimHash).slice(0, 10);
  await waitFor(() => logsOfCoordinators().includes(`check ${name}: failed`), 'the coordinator to say so');
});

async function rpc(method: string, params: unknown[]): Promise<void> {
  const response = await fetch(localnet.rpcUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
  assert.ok(response.ok, method);
}
