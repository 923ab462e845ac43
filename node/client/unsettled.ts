/**
 * Answers whose claims were verified and whose receipt is still to come, and work of attempts that broke off that is
 * still to be paid for, as files in `<home>/unsettled`: signed vouchers and claims, nothing of what was asked or said.
 * @module
 */

import { z } from 'zod';
import { basename, dirname, join, lock, move, namesIn, readText, remove, writeWhole } from '#home-files';
import { bytesToHex, hex } from '../../crypto/core/bytes.ts';
import { UnavailableError, UsageError } from '../../crypto/core/errors.ts';
import { type Bundle, decodeBundle, encodeBundle } from '../../settlement/batch/bundle.ts';
import type { Stages } from '../stages.ts';
import type { ClientModel } from './model.ts';
import type { Payments } from './pay.ts';
import type { ProvenRun } from './proven-run.ts';

export interface UnsettledAnswer {
  readonly modelRoot: Uint8Array;
  readonly requestId: Uint8Array;
  /** Shows, in the receipt, that the request was this client's. Null for work that is only paid for. */
  readonly requestSalt: Uint8Array | null;
  /** Of one session, segment by segment, every voucher signed. */
  readonly bundles: readonly Bundle[];
  readonly timings: { readonly openMs: number; readonly runMs: number; readonly verifyMs: number };
}

/** What is left to do for an answer whose every claim was verified. */
export async function unsettledOf(
  { root }: Pick<ClientModel, 'root'>,
  { sessionId, requestId, requestSalt, trace }: ProvenRun,
  payments: Payments,
): Promise<UnsettledAnswer> {
  const { openMs, runMs, verifyMs } = trace;
  return {
    modelRoot: root,
    requestId,
    requestSalt,
    bundles: await payments.bundles(sessionId),
    timings: { openMs, runMs, verifyMs },
  };
}

/**
 * Keeps what the coordinator did not take while it could have, session by session, to be handed in by `veilmesh settle`.
 * @param except a session that is kept as an answer, if at all
 */
export function keepUnpaid(
  home: string,
  { root }: Pick<ClientModel, 'root'>,
  payments: Pick<Payments, 'left'>,
  except: Uint8Array | undefined,
  stages: Stages,
): void {
  const bySession = Map.groupBy(payments.left(), ({ voucher }) => bytesToHex(voucher.voucher.sessionId));
  if (except !== undefined) bySession.delete(bytesToHex(except));
  for (const bundles of bySession.values()) {
    const { requestId } = bundles[0]!.claims[0]!.claim;
    const timings = { openMs: 0, runMs: 0, verifyMs: 0 };
    keep(home, { modelRoot: root, requestId, requestSalt: null, bundles, timings });
    const segments = bundles.length === 1 ? 'a segment' : `${bundles.length} segments`;
    stages.done(
      'unpaid',
      `${segments} of an attempt that broke off: the coordinator is away; within a day: veilmesh settle`,
    );
  }
}

const hexText = z.string().regex(/^([0-9a-f]{2})+$/);
const schema = z.strictObject({
  version: z.literal(2),
  modelRoot: hexText.length(64),
  requestId: hexText.length(64),
  requestSalt: hexText.length(64).nullable(),
  bundles: z.array(hexText).min(1),
  timings: z.strictObject({
    openMs: z.number().nonnegative(),
    runMs: z.number().nonnegative(),
    verifyMs: z.number().nonnegative(),
  }),
});

const SUFFIX = '.json';
const folderOf = (home: string): string => join(home, 'unsettled');
type Named = Pick<UnsettledAnswer, 'requestId' | 'requestSalt' | 'bundles'>;
/** Where an answer is kept; work that is only paid for apart, since attempts at a contract's question have one request id. */
export function fileOf(home: string, { requestId, requestSalt, bundles }: Named): string {
  const { sessionId } = bundles[0]!.voucher.voucher;
  const own = requestSalt === null ? `-${bytesToHex(sessionId).slice(0, 16)}` : '';
  return join(folderOf(home), `${bytesToHex(requestId).slice(0, 16)}${own}${SUFFIX}`);
}

/** Whole or not at all. */
export function keep(home: string, answer: UnsettledAnswer): void {
  const file: z.input<typeof schema> = {
    version: 2,
    modelRoot: bytesToHex(answer.modelRoot),
    requestId: bytesToHex(answer.requestId),
    requestSalt: answer.requestSalt === null ? null : bytesToHex(answer.requestSalt),
    bundles: answer.bundles.map((bundle) => bytesToHex(encodeBundle(bundle))),
    timings: answer.timings,
  };
  writeWhole(fileOf(home, answer), `${JSON.stringify(file)}\n`);
}

export const forget = (home: string, answer: Named): void => remove(fileOf(home, answer));

/** Puts a file away: of an answer that nobody will take any more, or that is paid without a receipt. @returns where it is now */
export function setAside(file: string, as: 'expired' | 'paid'): string {
  const path = join(dirname(file), as, basename(file));
  move(file, path);
  return path;
}

/**
 * Runs `work` while no other process works on the answer of this file: two would both deposit for it.
 * @throws UnavailableError UNSETTLED_BUSY; and as `work`
 */
export async function alone<T>(file: string, work: () => Promise<T>): Promise<T> {
  const path = `${file}.lock`;
  const locked = await lock(path);
  if (typeof locked !== 'function') {
    throw new UnavailableError('UNSETTLED_BUSY', 'another process settles this answer now', {
      details: { lock: path, pid: locked.pid },
      hint: 'wait for it, then: veilmesh settle',
    });
  }
  try {
    return await work();
  } finally {
    locked();
  }
}

/** The files, by name. */
export const unsettled = (home: string): string[] =>
  namesIn(folderOf(home))
    .filter((name) => name.endsWith(SUFFIX))
    .map((name) => join(folderOf(home), name));

/** Null when another process has settled it meanwhile. @throws UsageError UNSETTLED_MALFORMED */
export function readUnsettled(path: string): UnsettledAnswer | null {
  const text = readText(path);
  if (text === null) return null;
  try {
    const { modelRoot, requestId, requestSalt, bundles, timings } = schema.parse(JSON.parse(text));
    return {
      modelRoot: hex(modelRoot),
      requestId: hex(requestId),
      requestSalt: requestSalt === null ? null : hex(requestSalt),
      bundles: bundles.map((bundle) => decodeBundle(hex(bundle))),
      timings,
    };
  } catch (cause) {
    throw new UsageError('UNSETTLED_MALFORMED', `${path} is not an answer that waits for its receipt`, {
      cause,
      hint: 'move it away, then: veilmesh settle',
    });
  }
}
