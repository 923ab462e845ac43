/**
 * The checks of a receipt that are about what was signed: by its client, for its model, by every hop. One function each, as in the
 * files beside it: it reads what earlier ones established and throws a coded VerificationError, or says in words what holds.
 * @module
 */
import { hashMessage, hexToBytes, isAddressEqual } from 'viem';
import { parseWith } from '../../crypto/attest/fields.ts';
import { bytesToHex, equalBytes, hex } from '../../crypto/core/bytes.ts';
import { decodeCbor } from '../../crypto/core/cbor.ts';
import { type Segment, verifySegments } from '../../crypto/poea/chain.ts';
import { decodeSignedClaim } from '../../crypto/poea/claim.ts';
import { recoverSigner } from '../batch/ecdsa.ts';
import { SignedVoucherSchema, verifyVoucher } from '../batch/voucher.ts';
import { batchOf, type Findings, refuse } from './findings.ts';
import { receiptMessage } from './format.ts';
import { requestIdOf } from './request-id.ts';

const MAX_VOUCHER_BYTES = 8_192;

export function checkClientSignature({ receipt }: Findings): string {
  const { signature, ...body } = receipt;
  const signer = recoverSigner(hexToBytes(hashMessage(receiptMessage(body))), hex(signature));
  if (signer !== receipt.client) {
    throw refuse('RECEIPT_SIGNATURE', 'the receipt was changed or is not signed by its client', {
      client: receipt.client,
    });
  }
  return `signed by ${receipt.client}`;
}

export function checkDeployment({ receipt, options }: Findings): string {
  const { chainId, rollup, escrow } = receipt.chain;
  const { deployment } = options.trust;
  const same =
    chainId === deployment.chainId &&
    isAddressEqual(rollup, deployment.meshRollup) &&
    isAddressEqual(escrow, deployment.escrow);
  if (!same) {
    throw refuse('RECEIPT_DEPLOYMENT', 'the receipt is of another chain or other contracts', {
      expected: deployment.meshRollup,
      got: rollup,
      chainId,
    });
  }
  return `chain ${chainId}, rollup ${rollup}`;
}

export function checkManifest(findings: Findings): string {
  const { receipt, options } = findings;
  const model = options.readModel(hex(receipt.manifest));
  findings.model = model;
  findings.claims = receipt.segments.map((segment) =>
    segment.claims.map((claim) => decodeSignedClaim(hex(claim))),
  );
  for (const { claim } of findings.claims.flat()) {
    if (!equalBytes(claim.modelRoot, model.modelRoot)) {
      throw refuse('RECEIPT_MANIFEST', 'the manifest is of another model than the claims', {
        expected: bytesToHex(model.modelRoot),
        got: bytesToHex(claim.modelRoot),
      });
    }
  }
  return `${model.name}, ${bytesToHex(model.modelRoot)}`;
}

/** What the client signed is for this model and its shards, was valid when the batch came, and covers the fees. */
export function checkVouchers(findings: Findings): string {
  const { receipt, options } = findings;
  const { modelRoot, shards } = findings.model!;
  const { chainId, escrow } = receipt.chain;
  const { ephemeralSession } = options.trust.deployment;
  const vouchers = receipt.segments.map((segment) => {
    const value = decodeCbor(hex(segment.voucher), MAX_VOUCHER_BYTES);
    const signed = parseWith(SignedVoucherSchema, value, 'VOUCHER_MALFORMED', 'voucher');
    verifyVoucher(signed, { chainId, escrow, ephemeralSession });
    if (signed.voucher.client !== receipt.client) {
      throw refuse('RECEIPT_VOUCHER', 'a voucher is signed by another client than the receipt');
    }
    const { payees, validUntil } = signed.voucher;
    const paysHops =
      payees.length === shards.length && payees.every(({ weight }, hop) => weight === shards[hop]!.cost);
    if (!equalBytes(signed.voucher.modelRoot, modelRoot) || !paysHops) {
      throw refuse('RECEIPT_VOUCHER', 'a voucher is for another model or other shards than the manifest');
    }
    const batch = batchOf(receipt, segment.batch);
    if (signed.voucher.coordinator !== batch.coordinator) {
      throw refuse('RECEIPT_VOUCHER', 'a voucher is for another coordinator than its batch');
    }
    if (validUntil < batch.postedAt) {
      throw refuse('RECEIPT_VOUCHER', 'a voucher had run out when its batch was posted', { validUntil });
    }
    return signed;
  });
  // segments that a session did not take may be paid by the escrow, or by the next one
  for (const [session, own] of Map.groupBy(vouchers.entries(), ([, signed]) => signed.session)) {
    const total = totalOf(own.map(([i]) => receipt.segments[i]!));
    if (own.some(([, { voucher }]) => voucher.cumulative >= total)) continue;
    throw refuse('RECEIPT_AMOUNT', 'the segments cost more than the vouchers allow', {
      total: String(total),
      ...(session === undefined ? {} : { session }),
    });
  }
  const total = totalOf(receipt.segments);
  findings.vouchers = vouchers;
  const sessions = new Set(vouchers.map(({ session }) => session));
  const by = [...sessions].map((session) =>
    session === undefined ? `escrow ${escrow}` : `session ${session} of its coordinator`,
  );
  return `${vouchers.length} signed for ${by.join(', ')}, covering ${total} wei`;
}

const totalOf = (segments: readonly { readonly amount: string }[]): bigint =>
  segments.reduce((sum, { amount }) => sum + BigInt(amount), 0n);

/** Claims are judged as of the time the rollup recorded for their batch, as their evidence was. */
export function checkClaims(findings: Findings): string {
  const { receipt, options } = findings;
  const { bls } = options;
  const model = findings.model!;
  // Without it, anybody could sign a receipt around claims that another client paid for.
  const requestId = requestIdOf(receipt.client, hex(receipt.requestSalt));
  let previous = receipt.before?.map((claim) => decodeSignedClaim(hex(claim)).claim) ?? null;
  const segments = findings.claims!.map((claims, i): Segment => {
    const at = batchOf(receipt, receipt.segments[i]!.batch).postedAt;
    const { voucher } = findings.vouchers![i]!;
    const segment: Segment = {
      claims,
      expected: {
        chainId: receipt.chain.chainId,
        settlement: hexToBytes(receipt.chain.rollup),
        modelRoot: model.modelRoot,
        semanticsHash: model.semanticsHash,
        shards: model.shards,
        hops: findings.appraisals![i]!,
        known: { sessionId: voucher.sessionId, requestId },
        previous,
        ends: null,
        now: at,
        standUntil: at, // how long checks can be opened is the chain's to say
      },
    };
    previous = claims.map((signed) => signed.claim);
    return segment;
  });
  for (const verdict of verifySegments(bls, segments)) {
    if (verdict.valid) continue;
    if (verdict.error.code !== COMMITMENTS_DIFFER) throw verdict.error;
    findings.differs = verdict.error;
  }
  if (findings.claims!.some((claims) => (claims.at(-1)!.claim.answerCommit !== null) !== model.closed)) {
    throw refuse(
      'RECEIPT_ANSWER',
      'the claims bind an answer where the model gives none, or the other way round',
      {
        closed: model.closed,
      },
    );
  }
  const count = findings.claims!.flat().length;
  return findings.appraisals!.flat().some(({ assurance }) => assurance === 'simulated')
    ? `${count} claims signed in SIMULATED enclaves: no hardware stands behind them`
    : `${count} claims signed in attested enclaves`;
}

const COMMITMENTS_DIFFER = 'POEA_LINK_MISMATCH';

/** What each hop says it sent is what the next says it received. @throws VerificationError POEA_LINK_MISMATCH */
export function checkCommitments({ claims, differs }: Findings): string {
  if (differs !== undefined) throw differs;
  const links = claims!.reduce((sum, hops) => sum + hops.length - 1, 0);
  return `${links} links: what a hop sent is what the next one received; the two ends are the client's own`;
}
