/**
 * What every question of the SDK has in common: it is paid for, answered when every claim is verified, and settled behind the answer.
 * @module
 */
import { readFileSync } from 'node:fs';
import type { AssuranceLevel } from '../../crypto/attest/levels.ts';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import { type CouldSee, couldSee } from '../client/mode-text.ts';
import type { ClientModel } from '../client/model.ts';
import { closePayments, openPayments } from '../client/paid-request.ts';
import type { Payments } from '../client/pay.ts';
import type { ProvenRun } from '../client/proven-run.ts';
import { privacyOf } from '../client/route.ts';
import { type Settled, settle } from '../client/settle.ts';
import { unsettledOf } from '../client/unsettled.ts';
import type { Mesh } from './mesh.ts';

/** What an answer is verified with, as `veilmesh/verifier` takes it. */
export interface ReceiptFiles {
  /** Where it lies in the home folder. */
  readonly path: string;
  readonly receipt: Uint8Array;
  /** Content of `header.json`, which this client made from its own connection to the chain. */
  readonly header: string;
}

/** Of an answer of which every claim of every hop was verified here. */
export interface Answered {
  /** Of the model, hex. */
  readonly modelRoot: string;
  /** Of the weakest hop. */
  readonly level: AssuranceLevel;
  /** Whether TEE hardware stands behind every hop. */
  readonly assurance: 'hardware' | 'simulated';
  /** What that hides from whom, for people. */
  readonly privacy: string;
  /** What vouchers for it promise, attempts that broke off included. */
  readonly costWei: bigint;
  /** @internal */
  readonly settled: Promise<Settled>;
}

/** What an answer would cost and show, before anything is sent. */
export interface Quote {
  /** Of an attempt, at most: there is a second one where a node is lost on the way. */
  readonly attemptWei: bigint;
  /** Of all attempts, at most. */
  readonly mostWei: bigint;
  /** Who could see what, in plain words; it is for the level that was asked for as the least. */
  readonly couldSee: readonly CouldSee[];
}

export const quoteOf = ({ connection }: Mesh, attemptWei: bigint, mostWei: bigint): Quote => ({
  ...{ attemptWei, mostWei, couldSee: couldSee('veil', connection.config.minLevel) },
});

/**
 * @param limit wei that all attempts may cost
 * @param work asks, and gives what it proved
 */
export async function askInVeil<R extends ProvenRun>(
  mesh: Mesh,
  model: ClientModel,
  limit: bigint,
  work: (payments: Payments) => Promise<R>,
): Promise<{ readonly run: R; readonly answered: Answered }> {
  const { connection, stages } = mesh;
  mesh.reserved += limit;
  let payments: Payments | undefined;
  let proven: R | undefined;
  let settling: Promise<unknown> = Promise.resolve();
  try {
    payments = await mesh.inTurn(() => openPayments(connection, model, limit, stages, mesh.reserved));
    proven = await work(payments);
    const settled = settle(connection, model.manifest, await unsettledOf(model, proven, payments), stages);
    settling = settled;
    const { level, assurance, text: privacy } = privacyOf(proven.route);
    const answered = {
      modelRoot: bytesToHex(model.root),
      ...{ level, privacy, costWei: payments.owed(), settled },
      assurance: assurance === 'simulated' ? ('simulated' as const) : ('hardware' as const),
    };
    return { run: proven, answered };
  } finally {
    const close = async (): Promise<void> => {
      await settling.catch(() => {}); // whoever asks for the receipt hears of it
      if (payments !== undefined) await closePayments(connection, model, payments, proven?.sessionId, stages);
    };
    const closing = close().finally(() => {
      mesh.reserved -= limit;
      mesh.behind.delete(closing);
    });
    mesh.behind.add(closing);
    closing.catch(() => {}); // it is kept in the home folder, for `veilmesh settle`
  }
}

/**
 * An answer's receipt, once its claims are in a batch on the rollup, seconds after the answer. It may be challenged still:
 * `veilmesh checks` tells how it stands later.
 * @throws UnavailableError COORDINATOR_* | CHAIN_*: the answer is kept then, and `veilmesh settle` goes on
 */
export async function receiptOf(answered: Answered): Promise<ReceiptFiles> {
  const { written } = await answered.settled;
  if (written === null)
    throw new VerificationError('RECEIPT_NONE', 'what was settled is work without an answer');
  const { receiptPath: path, headerPath } = written;
  return { path, receipt: new Uint8Array(readFileSync(path)), header: readFileSync(headerPath, 'utf8') };
}
