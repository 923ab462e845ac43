/**
 * The checks of a receipt, one function each. A check reads what earlier ones established and throws a coded
 * VerificationError, or says in words what holds.
 * @module
 */
import type { Hex } from 'viem';
import { hashMessage, hexToBytes, isAddressEqual } from 'viem';
import type { Appraisal, FreshAt } from '../../crypto/attest/appraise.ts';
import { parseWith } from '../../crypto/attest/fields.ts';
import type { Policy } from '../../crypto/attest/policy.ts';
import { bytesToHex, equalBytes, hex } from '../../crypto/core/bytes.ts';
import { decodeCbor } from '../../crypto/core/cbor.ts';
import { type VeilmeshError, VerificationError } from '../../crypto/core/errors.ts';
import { merkleIncludes } from '../../crypto/core/keccak-merkle.ts';
import type { Bls } from '../../crypto/poea/bls.ts';
import { type Segment, verifySegments } from '../../crypto/poea/chain.ts';
import type { ShardExpectation } from '../../crypto/poea/chain-rules.ts';
import { type Claim, claimHash, decodeSignedClaim, type SignedClaim } from '../../crypto/poea/claim.ts';
import { recoverSigner } from '../batch/ecdsa.ts';
import {
  type BatchHeader,
  batchHashSlot,
  headerHash,
  isSigned,
  isVoid,
  type Progress,
  parseProgress,
  progressSlot,
} from '../batch/header.ts';
import { claimsHash, leafHash } from '../batch/leaf.ts';
import { leafOf } from '../batch/segment.ts';
import { type SignedVoucher, SignedVoucherSchema, verifyVoucher } from '../batch/voucher.ts';
import type { Addresses } from '../chain/types.ts';
import { checkIdOf } from '../checks/facts.ts';
import { checkSlots, parseRecord, parseVerdict, verdictSlot } from '../checks/record.ts';
import type { CheckRecord, Verdict } from '../checks/types.ts';
import { finalityOf } from './finality.ts';
import { receiptMessage } from './format.ts';
import { requestIdOf } from './request-id.ts';
import type { OnStep } from './run-steps.ts';
import type { Receipt, ReceiptCheck } from './schema.ts';
import { proveAccount, proveSlot, readBlockHeader } from './state-proof.ts';

export interface ReceiptShard extends ShardExpectation {
  /** Null where the shard has none. */
  readonly cells: { readonly count: number; readonly unproven: number } | null;
}

/** What the manifest says that claims are checked against. */
export interface ReceiptModel {
  readonly name: string;
  readonly modelRoot: Uint8Array;
  readonly semanticsHash: Uint8Array;
  /** The last hop gives token ids, which its claims bind; otherwise the client makes the answer from hidden states. */
  readonly closed: boolean;
  /** Shards in the order of the hops. */
  readonly shards: readonly ReceiptShard[];
}

export interface ReceiptTrust {
  /** Hash of a block the verifier believes to be on the chain; null when it has none. */
  readonly blockHash: Hex | null;
  /** The contracts the verifier means by "the rollup". */
  readonly deployment: Pick<
    Addresses,
    'chainId' | 'meshRollup' | 'escrow' | 'challenge' | 'ephemeralSession'
  >;
  /** Who signs the rounds of its beacon. development: one key on one machine, whose holder knows every draw in advance. */
  readonly beacon: 'development';
}

export interface VerifyReceiptOptions {
  readonly bls: Bls;
  readonly policy: Policy;
  readonly trust: ReceiptTrust;
  /** Reads a manifest from its CBOR (models/shard); throws VerificationError for anything else. */
  readonly readModel: (manifest: Uint8Array) => ReceiptModel;
  /** Unix seconds. */
  readonly now: number;
  /** When blocks became known; without it the age of quotes that have no clock stays open. */
  readonly freshAt?: FreshAt;
  readonly onStep?: OnStep | undefined;
}

/** What the checks have established so far. */
export interface Findings {
  readonly receipt: Receipt;
  readonly options: VerifyReceiptOptions;
  model?: ReceiptModel;
  claims?: readonly (readonly SignedClaim[])[];
  vouchers?: readonly SignedVoucher[];
  /** By segment and hop: what became of the evidence, before it is known which step a refusal belongs to. */
  judged?: readonly (readonly (Appraisal | VerificationError)[])[];
  appraisals?: readonly (readonly Appraisal[])[];
  /** Of claims that hold but for their commitments. */
  differs?: VeilmeshError;
}

/** What is so far only somebody's word, and will be shown later. */
export interface Pending {
  readonly pending: string;
}

const MAX_VOUCHER_BYTES = 8_192;
const MAX_CLOCK_SKEW_SECONDS = 120;

const refuse = (code: string, message: string, details = {}): VerificationError =>
  new VerificationError(code, message, { details });

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

export function checkInclusion({ receipt, claims, vouchers }: Findings): string {
  for (const [i, segment] of receipt.segments.entries()) {
    const bundle = { claims: claims![i]!, voucher: vouchers![i]! };
    const leaf = leafHash(leafOf(bundle, BigInt(segment.amount)));
    const header = batchOf(receipt, segment.batch);
    const path = segment.path.map((node) => hex(node));
    if (!merkleIncludes(header.receiptsRoot, leaf, segment.index, header.receiptCount, path)) {
      throw refuse('RECEIPT_NOT_IN_BATCH', 'a segment is not in the batch that the receipt names', {
        segment: i,
        batch: segment.batch,
      });
    }
  }
  return `${receipt.segments.length} of ${receipt.segments.length} segments in batch ${receipt.batches.map((b) => b.number).join(', ')}`;
}

export async function checkRollupState({ receipt, options }: Findings): Promise<string> {
  const { rollup, accountProof, storageProofs, blockHeader, blockNumber } = receipt.chain;
  const block = readBlockHeader(blockHeader);
  if (block.number !== blockNumber || storageProofs.length !== receipt.batches.length + 1) {
    throw refuse('STATE_PROOF', 'the receipt has other proofs than its batches need');
  }
  const storageRoot = await proveAccount(block.stateRoot, rollup, accountProof);
  for (const [i, { number }] of receipt.batches.entries()) {
    const header = batchOf(receipt, number);
    const word = await proveSlot(
      storageRoot,
      batchHashSlot(header.coordinator, number),
      storageProofs[i + 1]!,
    );
    if (word !== BigInt(`0x${bytesToHex(headerHash(header))}`)) {
      throw refuse('RECEIPT_BATCH_UNKNOWN', 'the rollup holds another batch under this number', {
        batch: number,
      });
    }
    if (header.postedAt > options.now + MAX_CLOCK_SKEW_SECONDS) {
      throw refuse('RECEIPT_FROM_FUTURE', 'the batch was posted in the future', {
        postedAt: header.postedAt,
      });
    }
  }
  const vouched = receipt.batches.every(({ aggregate }) => isSigned({ aggregate: hex(aggregate) }));
  const by = vouched ? 'vouched for by the committee' : 'without the committee';
  return `batch ${receipt.batches.map((b) => b.number).join(', ')} in the rollup's storage at block ${blockNumber}, ${by}`;
}

/** How far the batches are, and whether anything stands against a segment. */
export async function checkFinality({ receipt, options }: Findings): Promise<string> {
  const { rollup, accountProof, storageProofs, blockHeader } = receipt.chain;
  const [first, ...others] = receipt.batches;
  if (others.some((batch) => batch.coordinator !== first!.coordinator)) {
    throw refuse('RECEIPT_COORDINATORS', 'one receipt cannot span batches of several coordinators');
  }
  const { stateRoot } = readBlockHeader(blockHeader);
  const storageRoot = await proveAccount(stateRoot, rollup, accountProof);
  const word = await proveSlot(storageRoot, progressSlot(first!.coordinator), storageProofs[0]!);
  const batches = batchesAt(parseProgress(word), receipt.batches);
  const verdicts = await provenVerdicts(receipt, options.trust.deployment, stateRoot);
  const proven = finalityOf(batches, verdicts);
  if (receipt.finality !== proven) {
    throw refuse('RECEIPT_FINALITY', 'the receipt names another finality than the chain had', {
      expected: proven,
      got: receipt.finality,
    });
  }
  if (batches === 'void') {
    throw refuse(
      'RECEIPT_BATCH_VOID',
      'the batch is void: its coordinator posted signatures that nobody gave',
    );
  }
  if (proven === 'void') {
    throw refuse(
      'RECEIPT_VOID',
      'a check of this answer is lost: do not rely on it, what it cost comes back',
      {
        segment: verdicts.indexOf('void'),
      },
    );
  }
  if (proven !== 'disputed') return proven;
  const open = verdicts.flatMap((verdict, segment) => (verdict === 'open' ? [segment + 1] : []));
  return `disputed: a check of segment ${open.join(', ')} is open`;
}

/** How far these batches of one coordinator are, all of them. */
export const batchesAt = (
  progress: Progress,
  batches: readonly { readonly number: number }[],
): 'challengeable' | 'final' | 'void' => {
  if (batches.some(({ number }) => isVoid(progress, number))) return 'void';
  return batches.every(({ number }) => number <= progress.finalized) ? 'final' : 'challengeable';
};

async function provenVerdicts(
  { verdicts, segments }: Receipt,
  deployment: ReceiptTrust['deployment'],
  stateRoot: Hex,
): Promise<Verdict[]> {
  if (!isAddressEqual(verdicts.contract, deployment.challenge)) {
    throw refuse('RECEIPT_DEPLOYMENT', 'the verdicts are of another contract', {
      expected: deployment.challenge,
      got: verdicts.contract,
    });
  }
  if (verdicts.storageProofs.length !== segments.length) {
    throw refuse('RECEIPT_VERDICTS', 'a receipt has one verdict for each segment', {
      verdicts: verdicts.storageProofs.length,
      segments: segments.length,
    });
  }
  const storageRoot = await proveAccount(stateRoot, verdicts.contract, verdicts.accountProof);
  return await Promise.all(
    segments.map(async ({ claims }, i) => {
      const slot = verdictSlot(claimsHash(claims.map((claim) => hex(claim))));
      return parseVerdict(await proveSlot(storageRoot, slot, verdicts.storageProofs[i]!));
    }),
  );
}

/** What the chain says of the hops' arithmetic, for the segments that somebody wanted checked. */
export async function checkChecks({ receipt, options, model, claims }: Findings): Promise<string> {
  const { checks, segments } = receipt;
  if (checks === null)
    return `nobody has asked for a proof: the arithmetic of ${amount(segments.length)} rests on signatures`;
  const { deployment, beacon } = options.trust;
  if (!isAddressEqual(checks.contract, deployment.challenge)) {
    throw refuse('RECEIPT_DEPLOYMENT', 'the checks are of another contract', {
      expected: deployment.challenge,
      got: checks.contract,
    });
  }
  const { stateRoot } = readBlockHeader(receipt.chain.blockHeader);
  const storageRoot = await proveAccount(stateRoot, checks.contract, checks.accountProof);
  const texts: string[] = [];
  for (const check of checks.of) {
    const claim = claims![check.segment]?.[check.hop]?.claim;
    const tree = model!.shards[check.hop]?.cells ?? null;
    if (claim === undefined || tree === null) {
      throw refuse('RECEIPT_CHECK', 'the receipt names a check of a hop that has nothing to check', {
        segment: check.segment,
        hop: check.hop,
      });
    }
    const { kind } = check;
    const id = checkIdOf({ kind, opener: receipt.client, position: 0, claimHash: claimHash(claim) });
    const slots = checkSlots(id);
    const words = await Promise.all(
      slots.map((slot, i) => proveSlot(storageRoot, slot, check.storageProofs[i]!)),
    );
    const stated = expectedCheck(check, parseRecord(words), claim, tree);
    if (stated !== null) {
      throw refuse('RECEIPT_CHECK', 'the receipt says something else of a check than the chain', {
        segment: check.segment,
        field: stated,
      });
    }
    if (check.state === 'failed') {
      throw refuse(
        'RECEIPT_CHECK_FAILED',
        'a hop did not prove what it had signed: do not rely on this answer',
        {
          segment: check.segment,
          hop: check.hop,
        },
      );
    }
    texts.push(checkText(check));
  }
  return `${texts.join('; ')}; drawn by a ${beacon} beacon`;
}

/** The first field that is not as the chain, the claim and the manifest say; null when all are. */
function expectedCheck(
  check: ReceiptCheck,
  record: CheckRecord | null,
  { positions }: Pick<Claim, 'positions'>,
  tree: { readonly count: number; readonly unproven: number },
): string | null {
  const proven = record === null ? 0 : record.proven.toString(2).replaceAll('0', '').length;
  const expected: Pick<ReceiptCheck, 'state' | 'drawn' | 'proven' | 'cells' | 'unproven'> | null = record && {
    state: record.state as ReceiptCheck['state'],
    drawn: record.draws,
    proven,
    cells: (positions[1] - positions[0]) * tree.count,
    unproven: tree.unproven,
  };
  if (expected === null) return 'state';
  return (
    (Object.keys(expected) as (keyof typeof expected)[]).find((key) => expected[key] !== check[key]) ?? null
  );
}

const amount = (segments: number): string => (segments === 1 ? 'the segment' : `all ${segments} segments`);

/** What a state means, in words. */
export function checkText({
  segment,
  hop,
  state,
  drawn,
  proven,
  cells,
  unproven,
}: Omit<ReceiptCheck, 'storageProofs'>): string {
  const lacking = unproven === 0 ? '' : ` (${unproven} operations have none yet)`;
  const what = `${drawn} of ${cells} cells${lacking}`;
  const where = `segment ${segment + 1}, hop ${hop + 1}`;
  switch (state) {
    case 'opened':
      return `${where}: open, its commitments are awaited`;
    case 'published':
      return `${where}: open, ${proven} of ${drawn} drawn cells proven`;
    case 'answered':
      return `${where}: ${what} proven, and may be contested still`;
    case 'passed':
      return `${where}: passed, ${what} drawn and proven`;
    case 'failed':
      return `${where}: FAILED, it did not prove ${what}`;
    case 'lapsed':
      return `${where}: over without a verdict, its cells were never drawn`;
  }
}

/** @returns null when the verifier trusts no block yet */
export function checkBlock({ receipt, options }: Findings): string | null {
  const { hash } = readBlockHeader(receipt.chain.blockHeader);
  if (hash !== receipt.chain.blockHash) {
    throw refuse('RECEIPT_BLOCK', 'the block header does not have the hash that the receipt names');
  }
  const { blockHash } = options.trust;
  if (blockHash === null) return null;
  if (hash !== blockHash) {
    throw refuse('RECEIPT_BLOCK_UNTRUSTED', 'the receipt is anchored in another block than the trusted one', {
      expected: blockHash,
      got: hash,
    });
  }
  return `block ${receipt.chain.blockNumber}, ${hash}`;
}

export function batchOf(receipt: Receipt, number: number): BatchHeader {
  const found = receipt.batches.find((batch) => batch.number === number);
  if (found === undefined) {
    throw refuse('RECEIPT_BATCH_MISSING', 'a segment names a batch that the receipt lacks', {
      batch: number,
    });
  }
  return {
    ...found,
    previousHash: hex(found.previousHash),
    receiptsRoot: hex(found.receiptsRoot),
    dataHash: hex(found.dataHash),
    bitmap: hex(found.bitmap),
    aggregate: hex(found.aggregate),
  };
}
