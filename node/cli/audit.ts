/**
 * An audit of an answer from its first hop to what becomes of a hop that computed something else, with its stages.
 * @module
 */
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { formatEther } from 'viem';
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import { UsageError, type VerificationError } from '../../crypto/core/errors.ts';
import { encodeSignedClaim } from '../../crypto/poea/claim.ts';
import type { Manifest } from '../../models/shard/types.ts';
import { type Audit, audit } from '../audit/auditor.ts';
import { type DisputeNews, dispute } from '../audit/dispute.ts';
import { divergedAt } from '../audit/diverged.ts';
import type { FalseCell } from '../audit/false-cell.ts';
import type { Divergence } from '../audit/recompute.ts';
import type { SessionRecord } from '../audit/record.ts';
import type { ClientConnection } from '../client/connect.ts';
import type { ClientModel } from '../client/model.ts';
import type { ProvenRun } from '../client/proven-run.ts';
import { readReceipt } from '../client/receipt-checks.ts';
import type { Settled } from '../client/settle.ts';
import { watchWith } from '../client/watch-check.ts';
import { segmentsOf } from '../services/posted-segments.ts';
import { isAbort, untilInterrupted } from './interrupt.ts';
import { counted, type Output, seconds } from './output.ts';

/** For --json. */
export interface AuditResult {
  readonly segments: readonly number[];
  /** Compared at every hop. */
  readonly positions: number;
  /** Who computed, by hop; null for a key that is not registered. */
  readonly nodes: readonly (string | null)[];
  /** Who computed something else first, and where; null when nobody did. */
  readonly divergence: Divergence | null;
  /** What became of it. */
  readonly dispute: DisputeResult | null;
}

export interface DisputeResult {
  readonly verdict: 'convicted' | 'not convicted';
  /** Null when the hop showed nothing. */
  readonly what: FalseCell | null;
  /** Wei: of the node's stake, and what more the client can claim. */
  readonly stakeBefore: bigint;
  readonly slashed: bigint;
  readonly rewarded: bigint;
}

const SHARE_ONE = 1_000_000;
/** A hop's clocks, and its opener's, one after another. */
const PATIENCE_MS = 3_600_000;

/**
 * @param share of the segments, drawn by chance; null: no audit
 * @returns null where none was drawn
 * @throws as audit and dispute
 */
export async function auditOf(
  connection: ClientConnection,
  { manifest }: ClientModel,
  { record }: Pick<ProvenRun, 'record'>,
  settled: Settled | null,
  share: number | null,
  out: Output,
): Promise<AuditResult | null> {
  if (share === null) return null;
  const chosen = record.segments.flatMap((_, i) => (randomInt(SHARE_ONE) < share * SHARE_ONE ? [i] : []));
  if (chosen.length > 0) {
    const receipt = settled?.written?.receiptPath ?? null;
    return await auditSession(connection, manifest, { record, chosen, receipt }, out);
  }
  out.done('audit', `none of ${counted(record.segments.length, 'segment')} was drawn`);
  return null;
}

export interface AuditSubject {
  readonly record: SessionRecord;
  /** Segments. */
  readonly chosen: readonly number[];
  /** Path of the receipt that shows where they were posted; null: nothing is disputed. */
  readonly receipt: string | null;
}

/** @throws as audit and dispute */
export async function auditSession(
  connection: ClientConnection,
  manifest: Manifest,
  { record, chosen, receipt }: AuditSubject,
  out: Output,
): Promise<AuditResult> {
  const { host, introducer, config, ledger } = connection;
  const at = performance.now();
  const made = await audit(record, chosen, {
    manifest,
    host,
    sources: [introducer],
    folder: join(config.home, 'shards'),
    onProgress: ({ stage, done, total, rate, leftSeconds }) =>
      out.progress(
        'audit',
        `${stage}: ${done} of ${total} positions, ${rate.toFixed(rate < 10 ? 1 : 0)} a second, about ${leftSeconds.toFixed(0)} s left`,
      ),
  });
  try {
    const { divergence, positions } = made;
    const { claims } = record.segments[divergence?.segment ?? chosen[0]!]!;
    const keys = await Promise.all(claims.map(({ claim }) => ledger.nodeByKey(claim.enclaveKey)));
    const nodes = keys.map((key) => (key === null ? null : bytesToHex(key.node)));
    if (divergence === null) {
      out.done(
        'audit',
        `${counted(positions, 'position')} computed again at ${counted(nodes.length, 'hop')}: all as they signed`,
        at,
      );
      return { segments: chosen, positions, nodes, divergence, dispute: null };
    }
    const { hop, segment, position } = divergence;
    out.done(
      'AUDIT',
      `hop ${hop + 1} (node ${nodes[hop]?.slice(0, 12) ?? 'unknown'}) signed what its shard does not compute: segment ${segment + 1}, position ${position + 1}`,
      at,
    );
    if (receipt === null) out.done('no dispute', 'without a receipt: a check is of what was posted');
    const end = receipt === null ? null : await disputeOf(connection, made, manifest, receipt, record, out);
    return { segments: chosen, positions, nodes, divergence, dispute: end };
  } finally {
    await made.close();
  }
}

/** @returns null where it was not waited for. @throws UsageError AUDIT_OTHER_RECEIPT when the receipt is of something else */
async function disputeOf(
  connection: ClientConnection,
  made: Audit,
  manifest: Manifest,
  receipt: string,
  record: SessionRecord,
  out: Output,
): Promise<DisputeResult | null> {
  const { ledger } = connection;
  const { hop, segment, position } = made.divergence!;
  const own = record.segments[segment]!.claims[hop]!;
  const posted = segmentsOf(readReceipt(receipt)).find(({ claims }) =>
    claims.some((claim) => equalBytes(claim, encodeSignedClaim(own))),
  );
  if (posted === undefined) {
    throw new UsageError('AUDIT_OTHER_RECEIPT', 'the receipt does not hold the claim that is false', {
      hint: "give the receipt of the record's own answer",
    });
  }
  const nodeId = (await ledger.nodeByKey(own.claim.enclaveKey))!.node;
  const stakeOf = async (): Promise<bigint> => (await ledger.getNode(nodeId))?.stake ?? 0n;
  const claimableOf = async (): Promise<bigint> => {
    const { ripe, pending } = await ledger.vault.claimable(ledger.account);
    return ripe + pending;
  };
  const [stakeBefore, claimableBefore] = [await stakeOf(), await claimableOf()];
  const { rounds, folds } = watchWith(connection, manifest);
  const interrupt = untilInterrupted();
  let at = performance.now();
  let waiting = 'the node shows what it says it computed there';
  const ticking = setInterval(
    () => out.progress('dispute', `${waiting}, ${seconds(performance.now() - at)}`),
    TICK_MS,
  );
  try {
    const { record: end, what } = await dispute({
      ledger,
      rounds,
      folds,
      manifest,
      segment: posted,
      hop,
      position: own.claim.positions[0] + position,
      worth: 0n,
      locate: made.locate,
      onNews: (news) => {
        const [name, text] = newsText(news);
        out.done(name, text, at);
        at = performance.now();
        if (news.kind === 'named') waiting = 'the node proves what is named, or its time runs out';
        if (news.kind === 'proven') waiting = 'its folds may be contested';
      },
      signal: AbortSignal.any([interrupt.signal, AbortSignal.timeout(PATIENCE_MS)]),
    });
    const slashed = stakeBefore - (await stakeOf());
    const rewarded = (await claimableOf()) - claimableBefore;
    const verdict = end.state === 'failed' ? 'convicted' : 'not convicted';
    if (verdict === 'convicted') {
      out.done('slashed', `${formatEther(slashed)} of the node's ${formatEther(stakeBefore)} ether of stake`);
      out.done(
        'to you',
        `${formatEther(rewarded)} ether more to claim: a reward, and the fee where it was settled before; the bond is yours again`,
      );
      out.done('segment', `its payment: ${await ledger.checks.verdict(posted.place.leaf.claimsHash)}`);
    }
    return { verdict, what, stakeBefore, slashed, rewarded };
  } catch (thrown) {
    if (!isAbort(thrown)) throw thrown;
    out.done('dispute', 'not over: without you no cell is named, and the bond goes to the node');
    return null;
  } finally {
    clearInterval(ticking);
    interrupt.release();
    await folds.close();
  }
}

const TICK_MS = 2_000;

function newsText(news: DisputeNews): [name: string, text: string] {
  switch (news.kind) {
    case 'opened':
      return [
        'dispute',
        `check of position ${news.facts.position + 1} bought, with a bond of ${formatEther(news.bond)} ether`,
      ];
    case 'shown':
      return ['shown', `the node published commitments to ${counted(news.columns, 'inner column')} of it`];
    case 'found':
      return 'cell' in news.what
        ? [
            'found',
            `cell ${news.what.cell} (${news.what.name}): what it reads is true, what it writes is not`,
          ]
        : [
            'no cell',
            `what is wrong is ${news.what.operations.join(' or ')}, of which nothing can be proven yet: the bond pays the node's answer`,
          ];
    case 'named':
      return [
        'named',
        `the node has to prove ${news.cells.length === 1 ? 'cell' : 'cells'} ${news.cells.join(', ')}`,
      ];
    case 'proven':
      return ['proven', 'the node proved what was named'];
    case 'ended':
      return news.record.state === 'failed'
        ? ['CONVICTED', 'the node did not prove what it had signed']
        : [news.record.state, 'the check is over, and convicts nobody'];
  }
}

/** For who relies on the answer: what is wrong with it. */
export const diverged = ({ divergence, nodes, dispute: end }: AuditResult): VerificationError =>
  divergedAt(divergence!, nodes[divergence!.hop] ?? '', end?.verdict ?? 'no dispute');
