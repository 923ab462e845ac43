/**
 * `veilmesh checks RECEIPT`: how the checks of an answer's segments stand on the chain, with the folds of what was
 * proven looked at here; the receipt brought up to date, and what convicted work cost asked back.
 * @module
 */
import type { Command } from 'commander';
import { formatEther } from 'viem';
import { VerificationError } from '../../crypto/core/errors.ts';
import type { Manifest } from '../../models/shard/types.ts';
import type { Receipt } from '../../settlement/receipt/schema.ts';
import { type ClientConnection, connectClient } from '../client/connect.ts';
import { postedSegments, progressOf } from '../client/finality.ts';
import {
  cellsOf,
  checksOf,
  isOutdated,
  manifestOf,
  provenOf,
  readReceipt,
  renewReceiptFile,
  type SegmentCheck,
} from '../client/receipt-checks.ts';
import { type ClaimRefund, refundConvicted } from '../client/refunds.ts';
import { areCommittedSince } from '../client/step-places.ts';
import { watchWith } from '../client/watch-check.ts';
import { createCheckWatcher, factsOf } from '../services/checks.ts';
import { contextOf } from './context.ts';
import { withLocalnet } from './known-mesh.ts';
import { type Output, seconds } from './output.ts';

export async function showChecks(
  path: string,
  { folds }: { folds: boolean },
  command: Command,
): Promise<void> {
  const { config, out } = contextOf(command);
  const receipt = readReceipt(path);
  const connection = await connectClient(withLocalnet(config));
  try {
    const looked = folds ? await lookAtFolds(connection, receipt, out) : new Map<number, number>();
    const checks = await checksOf(connection, receipt);
    const manifest = manifestOf(receipt);
    const rows = checks.map((check) => rowOf(check, manifest, looked.get(check.segment) ?? null));
    const { finality, waitsFor } = await progressOf(connection.ledger, postedSegments(receipt));
    const rewritten =
      isOutdated(receipt, checks) ||
      finality !== receipt.finality ||
      (await areCommittedSince(connection.ledger, receipt));
    if (rewritten) await renewReceiptFile(connection, receipt, path);
    const { beacon } = connection.network;
    const refunds = finality === 'void' ? await refundConvicted(connection, receipt) : [];
    out.result(
      {
        beacon,
        finality,
        segments: rows,
        refunds: refunds.map((one) => ({ ...one, wei: one.wei === null ? null : String(one.wei) })),
        rewritten,
      },
      [
        textOf(rows, beacon, rewritten ? path : null),
        `  finality     ${finality}${waitsFor === '' ? '' : `: waits for ${waitsFor}`}`,
        ...refunds.map(refundText),
      ].join('\n'),
    );
    const failed = rows.find(({ state }) => state === 'failed');
    if (failed === undefined) return;
    throw new VerificationError('CHECK_FAILED', `hop ${failed.hop! + 1} did not prove what it had signed`, {
      details: { segment: failed.segment, hop: failed.hop! },
      hint: 'do not use this answer',
    });
  } finally {
    await connection.close();
  }
}

/**
 * Does for every check that was opened what anybody may do now.
 * @returns by segment, how many cells' folds are those of the model's weights
 * @throws VerificationError CHECK_FALSE_FOLD
 */
async function lookAtFolds(
  connection: ClientConnection,
  receipt: Receipt,
  out: Output,
): Promise<Map<number, number>> {
  const manifest = manifestOf(receipt);
  const looked = new Map<number, number>();
  const opened = (await checksOf(connection, receipt)).filter(({ record }) => record !== null);
  if (opened.length === 0) return looked;
  const { rounds, folds } = watchWith(connection, manifest);
  const watcher = createCheckWatcher(connection.ledger, rounds, folds);
  try {
    for (const [i, { segment, id }] of opened.entries()) {
      const at = performance.now();
      out.progress('folds', `check ${i + 1} of ${opened.length}`);
      const facts = await factsOf(connection.ledger, id!);
      const { foldsChecked } = await watcher.advance(facts);
      looked.set(segment, foldsChecked);
      out.done(
        'folds',
        `segment ${segment + 1}: ${foldsChecked} cells made anew from the weights (${seconds(performance.now() - at)})`,
      );
    }
  } finally {
    await folds.close();
  }
  return looked;
}

/** What a convicted claim cost comes back out of the stake of its node. */
const refundText = ({ segment, hop, wei, why }: ClaimRefund): string =>
  `  refund       segment ${segment + 1}, hop ${hop + 1}: ${wei === null ? 'nothing now' : `${formatEther(wei)} ether`}, ${why}`;

interface Row {
  readonly segment: number;
  readonly positions: readonly [from: number, to: number];
  readonly hop: number | null;
  /** Drawn by the beacon, or bought by the receipt's client. */
  readonly kind: SegmentCheck['kind'];
  /** The beacon drew the segment: anybody may open its check. */
  readonly drawn: boolean;
  readonly state: string;
  readonly draws: number;
  readonly proven: number;
  readonly cells: number;
  readonly unproven: number;
  /** Cells whose folds were looked at here; null when none was. */
  readonly foldsChecked: number | null;
}

function rowOf(check: SegmentCheck, manifest: Manifest, foldsChecked: number | null): Row {
  const { segment, positions, hop, kind, drawn, record } = check;
  return {
    segment,
    positions,
    hop,
    kind,
    drawn,
    state: record?.state ?? 'none',
    draws: record?.draws ?? 0,
    proven: record === null ? 0 : provenOf(record),
    ...cellsOf(manifest, check),
    foldsChecked,
  };
}

const textOf = (rows: readonly Row[], beacon: string, rewritten: string | null): string =>
  [
    `  ${'segment'.padEnd(8)} ${'positions'.padEnd(10)} ${'hop'.padEnd(4)} check`,
    ...rows.map((row) => {
      const {
        segment,
        positions: [from, to],
        hop,
      } = row;
      const at = `${from}-${to - 1}`;
      return `  ${String(segment + 1).padEnd(8)} ${at.padEnd(10)} ${String(hop === null ? '?' : hop + 1).padEnd(4)} ${stateText(row)}`;
    }),
    '',
    `  beacon       ${beacon}${beacon === 'development' ? ': whoever holds its key knew every draw in advance' : ''}`,
    ...(rewritten === null ? [] : [`  receipt      brought up to date: ${rewritten}`]),
  ].join('\n');

function stateText({ state, kind, hop, drawn, draws, proven, cells, unproven, foldsChecked }: Row): string {
  const of = `${draws} of ${cells.toLocaleString('en')} cells`;
  const lacking = unproven === 0 ? '' : `; ${unproven} operations have none yet`;
  switch (state) {
    case 'none':
      if (hop === null) return 'nothing was drawn: no round of its time is on the chain';
      return drawn ? 'drawn, not opened yet' : 'not drawn; anybody may buy one';
    case 'opened':
      return 'open: the node has not committed yet';
    case 'published':
      return `open: ${proven} of ${draws} drawn cells proven`;
    case 'answered':
      return `${of} drawn and proven, may be contested${lacking}`;
    case 'passed':
      return `passed${kind === 'lot' ? ' (bought)' : ''}: ${of} drawn and proven${foldsChecked === null ? ', folds not looked at here' : ''}${lacking}`;
    case 'lapsed':
      return 'over without a verdict: the beacon never drew its cells';
    default:
      return `FAILED: ${proven} of ${draws} drawn cells proven, or a fold was false`;
  }
}
