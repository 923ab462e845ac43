/**
 * Where steps are that paid for segments: in which commits of their sessions, with their paths, for a receipt to show.
 * @module
 */

import type { Address } from 'viem';
import { withSessionLogs } from '#client-platform';
import { bytesToHex, equalBytes, hex } from '../../crypto/core/bytes.ts';
import { decodeCbor } from '../../crypto/core/cbor.ts';
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import { merkleIncludes } from '../../crypto/core/keccak-merkle.ts';
import { SignedVoucherSchema } from '../../settlement/batch/voucher.ts';
import type { LedgerReads } from '../../settlement/chain/ledger.ts';
import { channelKey } from '../../settlement/ephemeral/accounting.ts';
import { type SessionContracts, type SettledStep, separatorOf } from '../../settlement/ephemeral/settling.ts';
import { leafHash, stepLeaf } from '../../settlement/ephemeral/step-leaf.ts';
import type { CommitHeader, SessionRef } from '../../settlement/ephemeral/types.ts';
import { openLog } from '../../settlement/ephemeral/watch.ts';
import type { PlacedStep } from '../../settlement/receipt/make.ts';
import type { Receipt } from '../../settlement/receipt/schema.ts';
import { createPaySessionClient, type PaySessionClient } from '../services/pay-session-rpc.ts';
import { logSource } from '../services/pursuing.ts';
import { coordinatorNamed } from './choose-coordinator.ts';
import type { ClientConnection } from './connect.ts';
import { areCommitted } from './finality.ts';

type Asking = Pick<ClientConnection, 'ledger' | 'host' | 'network' | 'directory'>;

const MAX_VOUCHER_BYTES = 8_192;

/** Of each channel of each session the step that settles most. */
export function lastSteps(steps: readonly SettledStep[]): SettledStep[] {
  const last = new Map<string, SettledStep>();
  for (const step of steps) {
    const { coordinator } = step.order.voucher;
    const name = `${coordinator}/${step.session}/${bytesToHex(channelKey(step.order.voucher))}`;
    const known = last.get(name);
    if (known === undefined || known.order.settled < step.order.settled) last.set(name, step);
  }
  return [...last.values()];
}

/** The steps that a verified receipt shows. */
export function stepsOf({ sessions }: Receipt, contracts: SessionContracts): SettledStep[] {
  return (sessions?.of ?? []).map(({ session, seq, voucher, settled, pre, post, signature }) => {
    const signed = SignedVoucherSchema.parse(decodeCbor(hex(voucher), MAX_VOUCHER_BYTES));
    const order = { ...signed, settled: BigInt(settled) };
    const separator = separatorOf(contracts, { sequencer: order.voucher.coordinator, number: session });
    const leaf = stepLeaf({ signed: order, pre: hex(pre), post: hex(post) }, separator);
    return { session, order, leaf, receipt: { seq, leaf: leafHash(leaf), signature: hex(signature) } };
  });
}

/** Whether the chain has commits by now of steps that a verified receipt shows in none. */
export async function areCommittedSince(
  ledger: Pick<LedgerReads, 'sessions' | 'addresses'>,
  receipt: Receipt,
): Promise<boolean> {
  const of = receipt.sessions?.of ?? [];
  const pending = stepsOf(receipt, ledger.addresses).filter((_, i) => of[i]!.commit === null);
  return pending.length > 0 && (await areCommitted(ledger, pending));
}

/** The commit among those of a session that has a step; null where none has. */
async function commitWith(
  { sessions }: Pick<LedgerReads, 'sessions'>,
  ref: SessionRef,
  seq: number,
): Promise<CommitHeader | null> {
  const record = await sessions.session(ref);
  if (record === null || record.steps <= seq) return null;
  let [low, high] = [1, record.commits];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const header = await sessions.commitHeader(ref, middle);
    if (header === null) return null; // a node that is behind
    if (seq < header.firstStep) high = middle - 1;
    else if (seq >= header.firstStep + header.steps) low = middle + 1;
    else return header;
  }
  return null;
}

/**
 * With their commits, as the chain has them now: the coordinator says where they are, and where it does not, the logs do that others
 * keep. A step whose commit nobody shows stands alone, with its signature.
 */
export async function placeSteps(connection: Asking, steps: readonly SettledStep[]): Promise<PlacedStep[]> {
  const placed: PlacedStep[] = [];
  for (const step of lastSteps(steps)) {
    const ref = { sequencer: step.order.voucher.coordinator, number: step.session };
    const header = await commitWith(connection.ledger, ref, step.receipt.seq);
    const path = header === null ? null : await pathOf(connection, ref, header, step);
    placed.push({ step, place: path === null ? null : { header: header!, path } });
  }
  return placed;
}

/** @returns null where nobody has the log, or it has something else in the step's place: what the receipt convicts its sequencer by */
async function pathOf(
  connection: Asking,
  ref: SessionRef,
  header: CommitHeader,
  { leaf, receipt: { seq } }: SettledStep,
): Promise<readonly Uint8Array[] | null> {
  const index = seq - header.firstStep;
  const said = await saidBy(connection, ref.sequencer, (sessions) => sessions.place(ref.number, seq));
  if (said !== null && merkleIncludes(header.logRoot, leafHash(leaf), index, header.steps, said.path)) {
    return said.path;
  }
  try {
    const separator = separatorOf(connection.ledger.addresses, ref);
    const bytes = await withSessionLogs(connection, (logs) => logSource(logs)(ref, header));
    const log = await openLog(header, bytes, separator);
    const placed = log?.place(index);
    return placed !== undefined && equalBytes(leafHash(placed.leaf), leafHash(leaf)) ? placed.path : null;
  } catch (thrown) {
    if (asVeilmeshError(thrown).family !== 'unavailable') throw thrown;
    return null;
  }
}

/** What the coordinator of an account says of its sessions; null where it is away, or knows nothing. */
async function saidBy<T>(
  { network, host, ledger }: Asking,
  account: Address,
  ask: (sessions: PaySessionClient) => Promise<T>,
): Promise<T | null> {
  try {
    const { peerId, addresses } = coordinatorNamed(network.coordinators, account);
    await host.addAddresses(peerId, addresses);
    return await ask(createPaySessionClient(host, peerId, account, ledger.addresses));
  } catch (thrown) {
    if (['unavailable', 'usage'].includes(asVeilmeshError(thrown).family)) return null;
    throw thrown;
  }
}
