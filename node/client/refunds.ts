/**
 * What a client gets back of what it paid for work that checks have convicted: by the escrow, or in a session once that pays out.
 * @module
 */
import { hex } from '../../crypto/core/bytes.ts';
import { decodeCbor } from '../../crypto/core/cbor.ts';
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import { claimHash, decodeSignedClaim } from '../../crypto/poea/claim.ts';
import { type SignedVoucher, SignedVoucherSchema } from '../../settlement/batch/voucher.ts';
import { channelWitness, stageOf, stateOnChain } from '../../settlement/ephemeral/recourse.ts';
import { stepTerms } from '../../settlement/ephemeral/step-terms.ts';
import type { Tree } from '../../settlement/ephemeral/tree.ts';
import type { SessionRef } from '../../settlement/ephemeral/types.ts';
import type { Receipt } from '../../settlement/receipt/schema.ts';
import type { LogFetching } from '../services/log-fetching.ts';
import { segmentsOf } from '../services/posted-segments.ts';
import { logSource } from '../services/pursuing.ts';
import type { ClientConnection } from './connect.ts';
import { withSessionLogs } from './session-logs.ts';

/** Of one convicted claim. */
export interface ClaimRefund {
  readonly segment: number;
  readonly hop: number;
  /** Wei that came back to the receipt's client now; null: nothing did. */
  readonly wei: bigint | null;
  /** For people: by what it was paid, or why nothing came. */
  readonly why: string;
}

type Asking = Pick<ClientConnection, 'ledger' | 'host' | 'network' | 'directory'>;

const MAX_VOUCHER_BYTES = 8_192;

/**
 * Asks for what convicted claims of a receipt have cost its client, whoever pays the gas. May be called any number of times: what came
 * back once does not again.
 * @throws UnavailableError of the chain
 */
export async function refundConvicted(connection: Asking, receipt: Receipt): Promise<ClaimRefund[]> {
  const { checks } = connection.ledger;
  const refunds: ClaimRefund[] = [];
  for (const [segment, { place, claims }] of segmentsOf(receipt).entries()) {
    if ((await checks.verdict(place.leaf.claimsHash)) !== 'void') continue;
    const signed = voucherOf(receipt, segment);
    for (const [hop, claim] of claims.entries()) {
      const left = await checks.refundsLeft(claimHash(decodeSignedClaim(claim).claim));
      if (left === null) continue;
      await rebookOthers(connection, receipt, signed); // before: while they use up some of it, only the rest would come
      const asked = await ask(connection, signed, (paidIn) =>
        checks.refund({ ...place, claims, hop }, signed.voucher.coordinator, paidIn),
      );
      refunds.push({ segment, hop, ...asked });
    }
  }
  return refunds;
}

const voucherOf = ({ segments }: Receipt, segment: number): SignedVoucher =>
  SignedVoucherSchema.parse(decodeCbor(hex(segments[segment]!.voucher), MAX_VOUCHER_BYTES));

/**
 * Segments that the escrow paid, and that somebody had refunded as a session's before: what they used up of the session's share is
 * free again.
 */
async function rebookOthers(
  { ledger }: Asking,
  receipt: Receipt,
  { voucher: { coordinator }, session }: SignedVoucher,
): Promise<void> {
  if (session === undefined) return;
  for (const [segment, { place }] of segmentsOf(receipt).entries()) {
    if (voucherOf(receipt, segment).session !== undefined) continue;
    try {
      await ledger.checks.rebook(place.leaf, coordinator, session);
    } catch (thrown) {
      if (REFUSED[asVeilmeshError(thrown).code] === undefined) throw thrown;
    }
  }
}

type PaidIn = { readonly session: number; readonly witness: readonly Uint8Array[] } | null;

async function ask(
  connection: Asking,
  { voucher, session }: SignedVoucher,
  refund: (paidIn: PaidIn) => Promise<{ readonly amount: bigint }>,
): Promise<Pick<ClaimRefund, 'wei' | 'why'>> {
  const by = session === undefined ? 'the escrow' : `session ${session}`;
  try {
    let paidIn: PaidIn = null;
    if (session !== undefined) {
      const tree = await lastState(connection, { sequencer: voucher.coordinator, number: session });
      if (tree === null) return { wei: null, why: `${by} does not pay out yet` };
      paidIn = { session, witness: channelWitness(tree, voucher) };
    }
    return { wei: (await refund(paidIn)).amount, why: `paid by ${by}` };
  } catch (thrown) {
    const { code } = asVeilmeshError(thrown);
    const why = REFUSED[code];
    if (why === undefined) throw thrown;
    return { wei: null, why: `${why} (${by})` };
  }
}

const NO_LOGS = 'nobody hands out the logs that show what was paid';
const REFUSED: Readonly<Record<string, string>> = {
  CHAIN_FUNDS_MISSING: 'this account has no ether to ask for it',
  CHUNKS_NOWHERE: NO_LOGS,
  LOG_NOWHERE: NO_LOGS,
  ALREADY_REFUNDED: 'it has come back already',
  NOTHING_PAID: 'nothing was paid for it, or nothing is left of the stake',
};

/** Of a session that pays out; null while it does not. */
async function lastState(connection: Asking, ref: SessionRef): Promise<Tree | null> {
  const { ledger } = connection;
  const [record, terms, time] = await Promise.all([
    ledger.sessions.session(ref),
    ledger.sessions.terms(),
    ledger.time(),
  ]);
  if (record === null || stageOf(record, terms, time) !== 'paying') return null;
  const of = await stepTerms(ledger, ref, record);
  return await withSessionLogs(connection, (logs: LogFetching) =>
    stateOnChain(ledger, ref, record, of, logSource(logs)),
  );
}
