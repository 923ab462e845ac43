/**
 * `veilmesh earnings`: what the node of this folder has earned, is owed, has had and may lose.
 * @module
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { formatEther, toHex } from 'viem';
import { hex } from '../../crypto/core/bytes.ts';
import { UnavailableError, UsageError } from '../../crypto/core/errors.ts';
import { createReadLedger, createViemLedger } from '../../settlement/chain/viem-ledger.ts';
import { readWithdrawn } from '../../settlement/chain/withdrawn.ts';
import { askNode, nodeStatus } from '../control/ask.ts';
import { type Joined, readJoined } from '../control/joined.ts';
import { holdHome } from '../home-lock.ts';
import { loadOrCreateKey } from '../keys.ts';
import { type Earnings, earningsOf } from '../services/earnings.ts';
import {
  addEarning,
  brokenIn,
  type EarningsFile,
  openEarningsBook,
  readEarnings,
} from '../services/earnings-book.ts';
import { createStepStore } from '../services/step-store.ts';
import { createUnpaidStore } from '../services/unpaid-store.ts';
import { withdrawOwn } from '../services/withdraw-own.ts';
import { type Bound, createWitnessStore } from '../services/witness-store.ts';
import { nowSeconds } from '../tee/clock.ts';
import { contextOf } from './context.ts';
import { counted, type Output } from './output.ts';

/** @throws UsageError EARNINGS_NO_NODE; UnavailableError CHAIN_UNREACHABLE | NODE_STARTING */
export async function showEarnings({ withdraw }: { withdraw?: boolean }, command: Command): Promise<void> {
  const { config, out } = contextOf(command);
  const { home } = config;
  const joined = readJoined(home);
  if (joined === null) {
    throw new UsageError('EARNINGS_NO_NODE', `no node has joined a mesh from ${home}`, {
      hint: 'name its folder (--home <folder>), or start one: veilmesh join <multiaddr>',
    });
  }
  const rpcUrl = config.rpcUrl === '' ? joined.rpcUrl : config.rpcUrl;
  const running = await nodeStatus(home);
  const withdrew = withdraw === true ? await withdrawFees(home, joined, rpcUrl, running !== null, out) : null;
  if (withdrew !== null) {
    out.done(
      'withdraw',
      withdrew === 0n ? 'nothing is there' : `${formatEther(withdrew)} ether to ${joined.operator}`,
    );
  }
  const ledger = await createReadLedger({ rpcUrl, addresses: joined.contracts });
  const node = hex(joined.node);
  const model = await ledger.getModel(hex(joined.modelRoot));
  const book = readEarnings(home);
  const earnings = await earningsOf({
    ledger,
    node,
    operator: joined.operator,
    pricePerUnit: model?.pricePerUnit ?? 0n,
    hours: book.hours,
    // a running node writes there: only looked at
    unpaid: createUnpaidStore({ folder: join(home, 'unpaid'), onError: () => {}, readOnly: true }),
    steps: createStepStore(home, ledger.addresses),
    withdrawn: await readWithdrawn(rpcUrl, joined.contracts, joined.operator, `0x${joined.node}`),
    bound: running === null ? await boundOf(home, config.witnessMb) : running.risk,
    nowMs: Date.now(),
  });
  const unknown = [...unreadIn(home, book), ...unknownIn(earnings)];
  out.result(
    {
      account: joined.operator,
      node: joined.node,
      running: running !== null,
      withdrew,
      ...earnings,
      unknown,
    },
    textOf(joined, earnings, unknown),
  );
}

/**
 * A node that runs does it itself: its account is used by one process at a time.
 * @returns wei; 0 where there is nothing
 */
async function withdrawFees(
  home: string,
  joined: Joined,
  rpcUrl: string,
  running: boolean,
  out: Output,
): Promise<bigint> {
  if (running) {
    out.progress('withdraw', 'the node that runs here sends it, and waits for its block');
    for await (const answer of askNode(home, { method: 'withdraw' })) {
      if (answer.kind === 'withdrawn') return BigInt(answer.wei);
    }
  }
  const release = await asNode(home);
  try {
    openEarningsBook(home, () => {}); // a line that a crash cut off would begin the next one
    const ledger = await createViemLedger({
      rpcUrl,
      addresses: joined.contracts,
      privateKey: toHex(loadOrCreateKey(home, 'account')),
      onFee: (wei) => addEarning(home, 'gas', wei),
    });
    out.progress('withdraw', 'asks what there is, and waits for its block');
    return await withdrawOwn(ledger);
  } finally {
    release();
  }
}

/** Keeps a node from starting meanwhile. @throws UnavailableError NODE_STARTING */
async function asNode(home: string): Promise<() => void> {
  try {
    return await holdHome(home, 'node');
  } catch (cause) {
    throw new UnavailableError('NODE_STARTING', `the node in ${home} starts or stops just now`, {
      hint: 'once it serves (veilmesh status --line), the same again: veilmesh earnings --withdraw',
      cause,
    });
  }
}

/** Of a node that does not run: nobody else has its witnesses open. */
async function boundOf(home: string, witnessMb: number): Promise<Bound> {
  const store = await createWitnessStore({
    folder: join(home, 'witness'),
    maxBytes: witnessMb * 1_000_000,
    onEvent: () => {},
  });
  return store.bound(nowSeconds(), new Uint8Array(32), 'others');
}

function unreadIn(home: string, { broken, torn }: EarningsFile): string[] {
  const lines = broken.length + (torn === '' ? 0 : 1);
  return [
    ...(lines > 0 ? [`what ${counted(lines, 'line')} of earnings.jsonl said: cut off, or not a node's`] : []),
    ...(existsSync(brokenIn(home)) ? [`what lines said that a node put aside: ${brokenIn(home)}`] : []),
  ];
}

function unknownIn({ since, settled, pending }: Earnings): string[] {
  return [
    since === null
      ? 'this node has written down nothing yet: what it earned before is in the sums of the chain alone'
      : 'what was earned by the hour is what this node saw itself: nothing of the time before its first hour here',
    ...(pending.wei > 0n
      ? ['whether clients or coordinators settle what is pending; its amount is what the vouchers promise']
      : []),
    ...(settled.sessions > 0n
      ? ['sessions: the least that their newest steps here show; steps kept elsewhere may show more']
      : []),
    "gas: of transactions that this folder's commands sent since the first hour here, not of others of the account",
  ];
}

const ether = (wei: bigint): string => `${formatEther(wei)} ether`;
const hourText = (ms: number): string => `${new Date(ms).toISOString().slice(0, 13)}h`;
const timeText = (seconds: number): string => `${new Date(seconds * 1_000).toISOString().slice(0, 19)}Z`;

function textOf(joined: Joined, earnings: Earnings, unknown: readonly string[]): string {
  const { since, perHour, averageWei, pending, settled, disputed, withdrawn, booked, exposure } = earnings;
  const { byAge } = pending;
  const bound =
    exposure.claims === null || exposure.claims === 0
      ? 'no claim can be checked any more'
      : `${counted(exposure.claims, 'claim')} can be checked until ${timeText(exposure.until!)} at the latest`;
  const pendingText =
    pending.sessions === 0
      ? 'nothing'
      : `${ether(pending.wei)} in ${counted(pending.sessions, 'session')}, by the age of the last voucher: ${ether(byAge.hour)} up to an hour, ${ether(byAge.day)} up to a day, ${ether(byAge.older)} older`;
  const checks =
    exposure.checks === 0
      ? 'no check is open'
      : `${counted(exposure.checks, 'check')} OPEN, the first until ${timeText(exposure.firstDeadline!)}`;
  return [
    `node ${joined.node.slice(0, 8)} of ${joined.operator}, ${joined.model} shard ${joined.shard + 1}`,
    `  an hour     ${ether(averageWei)} on average${since === null ? '' : ` (of the last day, or since ${hourText(since)})`}`,
    ...perHour.slice(-6).map(({ at, wei }) => `              ${hourText(at)}  ${ether(wei)}`),
    `  pending     ${pendingText}`,
    `  settled     ${ether(settled.escrow)} to withdraw${settled.escrow > 0n ? ' (veilmesh earnings --withdraw)' : ''}; ${ether(settled.sessions)} at least in sessions that pay out when they end`,
    `  disputed    ${disputed.checks.length === 0 ? 'nothing' : `a part of receipts of ${ether(disputed.wei)}, held by ${counted(disputed.checks.length, 'check')}`}`,
    `  withdrawn   ${ether(withdrawn.fees)} of fees, ${ether(withdrawn.sessions)} from sessions, ${ether(withdrawn.vault)} from the vault`,
    `  lost        ${ether(booked.lost)} that nobody settled in time; ${ether(withdrawn.slashed)} of stake slashed`,
    `  gas         ${ether(booked.gas)}`,
    `  at stake    ${ether(exposure.stake)}; ${checks}; ${bound}`,
    '  not known:',
    ...unknown.map((text) => `    ${text}`),
  ].join('\n');
}
