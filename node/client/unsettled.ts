/**
 * Answers whose claims were verified and whose receipt is still to come, as files in `<home>/unsettled`: signed vouchers
 * and claims, nothing of what was asked or said.
 * @module
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { bytesToHex, hex } from '../../crypto/core/bytes.ts';
import { UsageError } from '../../crypto/core/errors.ts';
import { type Bundle, decodeBundle, encodeBundle } from '../../settlement/batch/bundle.ts';
import type { ClientModel } from './model.ts';
import type { Payments } from './pay.ts';
import type { ProvenRun } from './proven-run.ts';

export interface UnsettledAnswer {
  readonly modelRoot: Uint8Array;
  readonly requestId: Uint8Array;
  /** Shows, in the receipt, that the request was this client's. */
  readonly requestSalt: Uint8Array;
  /** Segment by segment, every voucher signed. */
  readonly bundles: readonly Bundle[];
  /** Wei that was promised for it, by vouchers of attempts that broke off too. */
  readonly owed: bigint;
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
    owed: payments.owed(),
    timings: { openMs, runMs, verifyMs },
  };
}

const hexText = z.string().regex(/^([0-9a-f]{2})+$/);
const schema = z.strictObject({
  version: z.literal(1),
  modelRoot: hexText.length(64),
  requestId: hexText.length(64),
  requestSalt: hexText.length(64),
  bundles: z.array(hexText).min(1),
  owed: z.string().regex(/^(0|[1-9][0-9]{0,38})$/),
  timings: z.strictObject({
    openMs: z.number().nonnegative(),
    runMs: z.number().nonnegative(),
    verifyMs: z.number().nonnegative(),
  }),
});

const SUFFIX = '.json';
const folderOf = (home: string): string => join(home, 'unsettled');
const fileOf = (home: string, { requestId }: Pick<UnsettledAnswer, 'requestId'>): string =>
  join(folderOf(home), `${bytesToHex(requestId).slice(0, 16)}${SUFFIX}`);

/** Whole or not at all. */
export function keep(home: string, answer: UnsettledAnswer): void {
  const file: z.input<typeof schema> = {
    version: 1,
    modelRoot: bytesToHex(answer.modelRoot),
    requestId: bytesToHex(answer.requestId),
    requestSalt: bytesToHex(answer.requestSalt),
    bundles: answer.bundles.map((bundle) => bytesToHex(encodeBundle(bundle))),
    owed: answer.owed.toString(),
    timings: answer.timings,
  };
  mkdirSync(folderOf(home), { recursive: true, mode: 0o700 });
  const path = fileOf(home, answer);
  writeFileSync(`${path}.new`, `${JSON.stringify(file)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

export const forget = (home: string, answer: Pick<UnsettledAnswer, 'requestId'>): void =>
  rmSync(fileOf(home, answer), { force: true });

/** @throws UsageError UNSETTLED_MALFORMED */
export function unsettled(home: string): UnsettledAnswer[] {
  let names: string[];
  try {
    names = readdirSync(folderOf(home)).filter((name) => name.endsWith(SUFFIX));
  } catch {
    return []; // nothing was ever left
  }
  return names.sort().map((name) => read(join(folderOf(home), name)));
}

function read(path: string): UnsettledAnswer {
  try {
    const { modelRoot, requestId, requestSalt, bundles, owed, timings } = schema.parse(
      JSON.parse(readFileSync(path, 'utf8')),
    );
    return {
      modelRoot: hex(modelRoot),
      requestId: hex(requestId),
      requestSalt: hex(requestSalt),
      bundles: bundles.map((bundle) => decodeBundle(hex(bundle))),
      owed: BigInt(owed),
      timings,
    };
  } catch (cause) {
    throw new UsageError('UNSETTLED_MALFORMED', `${path} is not an answer that waits for its receipt`, {
      cause,
      hint: 'move it away, then: veilmesh settle',
    });
  }
}
