/**
 * A check of an answer's last segment, bought by its client, from the question to the verdict, with its stages; and the receipt that says so.
 * @module
 */
import { formatEther } from 'viem';
import { asVeilmeshError, VerificationError } from '../../crypto/core/errors.ts';
import { checkIdOf } from '../../settlement/checks/facts.ts';
import type { CheckFacts, CheckRecord } from '../../settlement/checks/types.ts';
import type { ClientConnection } from '../client/connect.ts';
import { cellsOf, manifestOf, provenOf, readReceipt, renewReceiptFile } from '../client/receipt-checks.ts';
import type { Settled } from '../client/settle.ts';
import { watchWith } from '../client/watch-check.ts';
import { followCheck, requestCheck, type WatchedCheck } from '../services/checks.ts';
import { segmentsOf } from '../services/posted-segments.ts';
import { isAbort, untilInterrupted } from './interrupt.ts';
import { type Output, seconds } from './output.ts';

/** For --json. */
export interface SpotCheckResult {
  readonly segment: number;
  readonly hop: number;
  readonly state: CheckRecord['state'];
  readonly drawn: number;
  readonly cells: number;
  readonly unproven: number;
  /** Drawn cells whose products were compared with the model's weights here. */
  readonly foldsChecked: number;
  /** Wei behind it: it pays the hop for its answer where that holds, part of it burned, and comes back where not. */
  readonly bond: string;
}

/** Whether a run asks for a check: not at all; as an offer, whose failure is told and no more; or as its purpose. */
export type SpotCheckMode = 'none' | 'offered' | 'demanded';

/** A node proves a cell in seconds, at the lowest priority, and the contest window follows. */
const PATIENCE_MS = 240_000;

/**
 * Of the last segment of what was settled.
 * @returns null when there is none, or it was not waited for
 * @throws VerificationError CHECK_FAILED | CHECK_FALSE_FOLD; when demanded, also what asking fails with
 */
export async function checkOf(
  connection: ClientConnection,
  written: Settled['written'],
  mode: SpotCheckMode,
  out: Output,
): Promise<SpotCheckResult | null> {
  if (mode === 'none' || written === null) return null;
  try {
    return await follow(connection, written.receiptPath, out);
  } catch (thrown) {
    const { family, code, message, hint } = asVeilmeshError(thrown);
    if (mode === 'demanded' || !['usage', 'unavailable'].includes(family)) throw thrown;
    out.done('no check', `${message} (${code})${hint === undefined ? '' : `; ${hint}`}`);
    return null;
  }
}

async function follow(
  connection: ClientConnection,
  path: string,
  out: Output,
): Promise<SpotCheckResult | null> {
  const { ledger, network } = connection;
  const receipt = readReceipt(path);
  const manifest = manifestOf(receipt);
  const segment = receipt.segments.length - 1;
  const { rounds, folds } = watchWith(connection, manifest);
  const posted = segmentsOf(receipt)[segment]!;
  const interrupt = untilInterrupted();
  const startedAt = performance.now();
  let ticking: NodeJS.Timeout | undefined;
  try {
    const { burnBps } = await ledger.checks.terms();
    const facts = await requestCheck(ledger, rounds, posted, manifest);
    const bond = await ledger.vault.lockedFor(checkIdOf(facts));
    const { hop, positions } = facts;
    const { cells, unproven } = cellsOf(manifest, { hop, positions });
    const lacking = unproven === 0 ? '' : `; ${unproven} of its operations have no cell yet`;
    out.done(
      'check',
      `segment ${segment + 1}: the ${network.beacon} beacon drew hop ${hop + 1} of ${posted.claims.length}${lacking}`,
      startedAt,
    );
    out.done('bond', `${formatEther(bond)} ether of yours in the vault stand behind it`);
    let at = performance.now();
    let waiting = 'the node commits to what ran inside it';
    ticking = setInterval(
      () => out.progress('check', `${waiting}, ${seconds(performance.now() - at)}`),
      process.stderr.isTTY === true ? TICK_MS : QUIET_TICK_MS,
    );
    const signal = AbortSignal.any([interrupt.signal, AbortSignal.timeout(PATIENCE_MS)]);
    let before: WatchedCheck | null = null;
    const { record, foldsChecked } = await followCheck(
      ledger,
      rounds,
      folds,
      facts,
      (now) => {
        for (const [name, text] of newsOf(before, now, facts, cells)) {
          out.done(name, text, at);
          at = performance.now();
        }
        waiting = waitingFor(now.record);
        before = now;
      },
      signal,
    );
    clearInterval(ticking);
    out.done('bond', bondText(record, bond, burnBps));
    const written = await renewReceiptFile(connection, receipt, path);
    out.done('receipt', `rewritten with the check, ${(written.bytes / 1_000).toFixed(1)} kB`);
    const { state, draws: drawn } = record;
    if (state === 'failed') throw failed(segment, hop, path);
    return { segment, hop, state, drawn, cells, unproven, foldsChecked, bond: String(bond) };
  } catch (thrown) {
    if (!isAbort(thrown)) throw thrown;
    out.done('check', `goes on at the node without you; how it ends: veilmesh checks ${path}`);
    return null;
  } finally {
    clearInterval(ticking);
    interrupt.release();
    await folds.close();
  }
}

const TICK_MS = 1_000;
/** Where every one of them is a line. */
const QUIET_TICK_MS = 10_000;

/** What is known now and was not before. */
function newsOf(
  before: WatchedCheck | null,
  { record: now, foldsChecked }: WatchedCheck,
  { positions: [from, to], cells: { inner } }: CheckFacts,
  cells: number,
): [name: string, text: string][] {
  const news: [string, string][] = [];
  if ((before?.record.innerRoot ?? null) === null && now.innerRoot !== null) {
    const columns = `${((to - from) * inner).toLocaleString('en')} inner columns`;
    news.push([
      'published',
      `commitments to ${columns}; round ${now.round} then draws ${now.draws} of ${cells.toLocaleString('en')} cells`,
    ]);
  }
  const proven = provenOf(now);
  if (
    proven > (before === null ? 0 : provenOf(before.record)) ||
    foldsChecked > (before?.foldsChecked ?? 0)
  ) {
    const made =
      foldsChecked === proven ? 'weights compared here' : `weights of ${foldsChecked} compared here`;
    news.push(['proven', `${proven} of ${now.draws} cells, verified by the contract; ${made}`]);
  }
  if (now.state === 'passed')
    news.push([
      'passed',
      `${now.draws} of ${cells.toLocaleString('en')} cells drawn and proven, no fold shown to be false`,
    ]);
  if (now.state === 'failed') news.push(['FAILED', 'the hop did not prove what it had signed']);
  return news;
}

function waitingFor({ state, draws, proven }: CheckRecord): string {
  if (state === 'opened') return 'the node commits to what ran inside it';
  if (state === 'published') return `the node proves ${draws - provenOf({ proven })} more of ${draws} cells`;
  return 'its folds may be contested';
}

function bondText({ state }: CheckRecord, bond: bigint, burnBps: number): string {
  if (state !== 'passed') return `${formatEther(bond)} ether are yours again`;
  const burned = (bond * BigInt(burnBps)) / 10_000n;
  return `${formatEther(bond - burned)} ether pay the hop for its proofs, ${formatEther(burned)} are burned`;
}

const failed = (segment: number, hop: number, path: string): VerificationError =>
  new VerificationError('CHECK_FAILED', `hop ${hop + 1} did not prove what it had signed`, {
    details: { segment, hop },
    hint: `do not use this answer; the receipt says so too: veilmesh verify ${path}`,
  });
