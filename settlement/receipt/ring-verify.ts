/**
 * Verifies a receipt of twin or vault: who signed what of which query, and what the chain says of them, where it is asked.
 *
 * What is not in it, and said by whoever shows the report: the arithmetic. The client checked every product with challenges that only
 * it knew, so a third party has its word (`check`); in vault the transcripts can be computed again, in twin those of decoys.
 * @module
 */
import { hashMessage, hexToBytes, isAddressEqual } from 'viem';
import { bytesToHex, equalBytes, hex } from '../../crypto/core/bytes.ts';
import type { VeilmeshError } from '../../crypto/core/errors.ts';
import type { Bls } from '../../crypto/poea/bls.ts';
import { MISS_BITS } from '../../crypto/ring/check.ts';
import {
  CLOCK_SKEW,
  decodeSignedStatement,
  type SignedRingStatement,
  STATEMENT_LIFE,
  statementHash,
} from '../../crypto/ring/statement.ts';
import { recoverSigner } from '../batch/ecdsa.ts';
import { nodeId } from '../chain/node-id.ts';
import { type ReceiptModel, refuse, type VerifyReceiptOptions } from './findings.ts';
import { RING_BREAKS, RING_ROLES_OF } from './ring-modes.ts';
import { checkRingPayment } from './ring-payment.ts';
import { decodeRingReceipt, type RingReceipt, ringReceiptMessage } from './ring-schema.ts';
import {
  hasPassed,
  type Pending,
  runSteps,
  type StepCheck,
  unreadableSteps,
  type VerifiedStep,
} from './run-steps.ts';
import type { ReceiptReport } from './verify.ts';

type CheckName =
  | 'client-signature'
  | 'deployment'
  | 'mode'
  | 'manifest'
  | 'statements'
  | 'coverage'
  | 'registration'
  | 'payment'
  | 'block';
export type RingReceiptStep = VerifiedStep<CheckName | 'canonical'>;

export interface RingReceiptReport {
  /**
   * verified: registration passed too. unanchored: nothing is wrong, but nobody vouches for the deployment that it was held against,
   * or nothing says that the keys are those of staked nodes: whoever made the receipt may have made them.
   */
  readonly verdict: ReceiptReport['verdict'];
  readonly steps: readonly RingReceiptStep[];
  /** Present unless the bytes are no receipt; to be believed only as far as the steps passed. */
  readonly receipt: RingReceipt | null;
  /** The first failure. */
  readonly error: VeilmeshError | null;
}

/** What is asked of the chain: whose a BLS key is, until when (unix seconds), and what is staked for it. */
export interface KeyRegister {
  nodeByKey(blsKey: Uint8Array): Promise<{
    readonly node: Uint8Array;
    readonly validUntil: number;
    readonly record: { readonly stake: bigint };
  } | null>;
}

export interface VerifyRingReceiptOptions extends Pick<VerifyReceiptOptions, 'trust' | 'now' | 'onStep'> {
  readonly bls: Pick<Bls, 'verify'>;
  readonly readModel: (
    manifest: Uint8Array,
  ) => Pick<ReceiptModel, 'name' | 'modelRoot' | 'closed' | 'shards'>;
  /** The chain; null where none is asked, and registration stays pending. */
  readonly ledger: KeyRegister | null;
}

interface Findings {
  readonly receipt: RingReceipt;
  readonly options: VerifyRingReceiptOptions;
  model?: ReturnType<VerifyRingReceiptOptions['readModel']>;
  signed?: readonly SignedRingStatement[];
}

function checkClientSignature({ receipt }: Findings): string {
  const { signature, ...body } = receipt;
  const signer = recoverSigner(hexToBytes(hashMessage(ringReceiptMessage(body))), hex(signature));
  if (signer === receipt.client) return `signed by ${receipt.client}`;
  throw refuse('RECEIPT_SIGNATURE', 'the receipt was changed or is not signed by its client', {
    client: receipt.client,
  });
}

function checkDeployment({ receipt: { chain }, options }: Findings): string {
  const { chainId, meshRollup } = options.trust.deployment;
  if (chain.chainId === chainId && isAddressEqual(chain.rollup, meshRollup)) {
    return `chain ${chainId}, rollup ${chain.rollup}`;
  }
  throw refuse('RECEIPT_DEPLOYMENT', 'the receipt is of another chain or other contracts', {
    expected: meshRollup,
    got: chain.rollup,
    chainId: chain.chainId,
  });
}

function checkMode({ receipt: { privacy, check } }: Findings): string {
  if (privacy.breaks !== RING_BREAKS[privacy.mode]) {
    throw refuse('RECEIPT_MODE', `the receipt says of ${privacy.mode} what this version does not`, {
      mode: privacy.mode,
    });
  }
  if (check.missBits < MISS_BITS || check.products === 0) {
    throw refuse('RECEIPT_CHECKS', 'the client checked less than this version does', {
      missBits: check.missBits,
      least: MISS_BITS,
      products: check.products,
    });
  }
  return `${privacy.mode}; ${check.products} products checked by the client, each to 2^-${check.missBits}, on its word`;
}

function checkManifest(findings: Findings): string {
  const { receipt, options } = findings;
  const model = options.readModel(hex(receipt.manifest));
  if (model.closed) throw refuse('RECEIPT_MODE', 'a closed model is served in neither mode');
  findings.model = model;
  return `${model.name} ${bytesToHex(model.modelRoot).slice(0, 12)}`;
}

/** Each by itself: its fields are the receipt's, and its key signed them when the receipt was made. */
function checkStatements(findings: Findings): string {
  const { receipt, options } = findings;
  findings.signed = receipt.statements.map(({ shard, role, signed: encoded }) => {
    const signed = decodeSignedStatement(hex(encoded));
    const { statement, enclaveKey, signature } = signed;
    const part = findings.model!.shards[shard];
    const fields = {
      chainId: statement.chainId === receipt.chain.chainId,
      settlement: equalBytes(statement.settlement, hexToBytes(receipt.chain.rollup)),
      modelRoot: equalBytes(statement.modelRoot, findings.model!.modelRoot),
      shardRoot: part !== undefined && equalBytes(statement.shardRoot, part.shardRoot),
      role: statement.role === role,
      session: equalBytes(statement.session, hex(receipt.session)),
      notAfter:
        Math.abs(statement.notAfter - STATEMENT_LIFE - receipt.issuedAt) <= MAX_SESSION_SECONDS + CLOCK_SKEW,
    };
    for (const [field, holds] of Object.entries(fields)) {
      if (!holds) {
        throw refuse('RING_STATEMENT_FIELD', 'a statement is of something else than its receipt', {
          shard,
          role,
          field,
        });
      }
    }
    if (!options.bls.verify(enclaveKey, statementHash(statement), signature)) {
      throw refuse('RING_STATEMENT_SIGNATURE', 'a statement is not signed by its key', { shard, role });
    }
    if (statement.rows === 0) {
      throw refuse('RING_STATEMENT_FIELD', 'a node signed that it was asked nothing', {
        shard,
        role,
        field: 'rows',
      });
    }
    return signed;
  });
  if (receipt.issuedAt > options.now + CLOCK_SKEW) {
    throw refuse('RECEIPT_TIME', 'the receipt is from the future', { issuedAt: receipt.issuedAt });
  }
  const rows = findings.signed.reduce((sum, { statement }) => sum + statement.rows, 0);
  return `${findings.signed.length} nodes signed what they were given and answered, blinded: ${rows} rows by weight`;
}

/** A receipt is made within so many seconds of its statements, payment's proof and a decoy included. */
const MAX_SESSION_SECONDS = 3_600;

/** All shards in order, each by its mode's roles; nobody on both sides, and no key twice. */
function checkCoverage({ receipt, model, signed }: Findings): string {
  const { mode } = receipt.privacy;
  const roles = RING_ROLES_OF[mode];
  const expected = model!.shards.flatMap((_, shard) => roles.map((role) => `${shard} ${role}`));
  const got = receipt.statements.map(({ shard, role }) => `${shard} ${role}`);
  if (got.length !== expected.length || got.some((place, i) => place !== expected[i])) {
    throw refuse('RECEIPT_COVERAGE', `${mode} takes ${roles.join(' and ')} of every shard, in order`, {
      expected,
      got,
    });
  }
  const keys = new Set(signed!.map(({ enclaveKey }) => bytesToHex(enclaveKey)));
  if (keys.size !== signed!.length) throw refuse('RECEIPT_COVERAGE', 'one key signed for two places');
  for (const [i, { statement }] of signed!.entries()) {
    const { shard } = receipt.statements[i]!;
    const { rows, count } = signed![shard * roles.length]!.statement; // the shard's first
    if (statement.rows === rows && statement.count === count) continue;
    throw refuse('RECEIPT_COVERAGE', 'every product has its correction, and one side signed others', {
      shard,
    });
  }
  const operators = (of: string): Set<string> =>
    new Set(receipt.statements.flatMap(({ role, operator }) => (role === of ? [operator] : [])));
  const [a, b] = [operators('product'), operators('correct')];
  const both = [...a].filter((operator) => b.has(operator));
  if (both.length > 0) {
    throw refuse('RECEIPT_OPERATORS', 'one operator is in both chains', { operators: both });
  }
  return mode === 'twin'
    ? `${model!.shards.length} shards; ${a.size} operators in chain A, ${b.size} in B, none in both`
    : `${model!.shards.length} shards, ${a.size} operators`;
}

const idOf = ({ operator, peerIdHash }: RingReceipt['statements'][number]): Uint8Array =>
  nodeId(operator, hex(peerIdHash));

async function checkRegistration({ receipt, signed, options }: Findings): Promise<string | Pending> {
  const { ledger } = options;
  if (ledger === null)
    return {
      pending: 'ask the chain whether these keys are registered with stake: name a node of it (--rpc-url)',
    };
  const found = await Promise.all(signed!.map(({ enclaveKey }) => ledger.nodeByKey(enclaveKey)));
  let staked = 0;
  for (const [i, key] of found.entries()) {
    const said = receipt.statements[i]!;
    if (key === null || key.validUntil < receipt.issuedAt || !equalBytes(key.node, idOf(said))) {
      throw refuse('RECEIPT_REGISTRATION', 'a key is not that of the node that the receipt names', {
        shard: said.shard,
        role: said.role,
        operator: said.operator,
      });
    }
    if (key.record.stake > 0n) staked++;
  }
  const text = `${found.length} keys are those of the operators named`;
  return staked === found.length
    ? `${text}, each with stake`
    : { pending: `${text}; ${found.length - staked} of them have no stake now` };
}

async function checkPaid({ receipt, model, options }: Findings): Promise<string | Pending | null> {
  const { payment, chain, session, client, statements } = receipt;
  if (payment === null) return null;
  return await checkRingPayment(payment, {
    chainId: chain.chainId,
    contract: options.trust.deployment.ephemeralSession,
    session: hex(session),
    modelRoot: model!.modelRoot,
    client,
    nodes: statements.map(idOf),
  });
}

function checkBlock({ receipt: { payment }, options: { trust } }: Findings): string | null {
  if (payment === null || trust.blockHash === null) return null;
  if (payment.blockHash === trust.blockHash) return `block ${payment.blockNumber} is the trusted one`;
  throw refuse('RECEIPT_BLOCK_UNTRUSTED', 'the payment is shown at another block than the trusted one', {
    expected: trust.blockHash,
    got: payment.blockHash,
  });
}

const CHECKS: readonly StepCheck<CheckName, Findings>[] = [
  { name: 'client-signature', needs: [], run: checkClientSignature },
  { name: 'deployment', needs: [], run: checkDeployment },
  { name: 'mode', needs: [], run: checkMode },
  { name: 'manifest', needs: [], run: checkManifest },
  { name: 'statements', needs: ['manifest'], run: checkStatements },
  { name: 'coverage', needs: ['statements'], run: checkCoverage },
  { name: 'registration', needs: ['statements', 'deployment'], run: checkRegistration },
  { name: 'payment', needs: ['manifest', 'deployment'], run: checkPaid },
  { name: 'block', needs: [], run: checkBlock },
];

export const RING_RECEIPT_STEPS: readonly RingReceiptStep['name'][] = [
  'canonical',
  ...CHECKS.map(({ name }) => name),
];

/** What it means that there is nothing to look at. */
const NOTHING: Partial<Record<CheckName, string>> = {
  payment: 'its nodes computed for nothing',
  block: 'nothing is proven at a block, or no trusted one was given',
};

/**
 * @param bytes the receipt's file
 * @returns a report; a bad receipt is a result, not an exception
 * @throws UnavailableError CHAIN_UNREACHABLE where a ledger is given that is not; InternalError only for a bug
 */
export async function verifyRingReceipt(
  bytes: Uint8Array,
  options: VerifyRingReceiptOptions,
): Promise<RingReceiptReport> {
  let receipt: RingReceipt;
  try {
    receipt = decodeRingReceipt(bytes);
  } catch (thrown) {
    return { verdict: 'refused', receipt: null, ...unreadableSteps(CHECKS, thrown, options.onStep) };
  }
  const findings: Findings = { receipt, options };
  const canonical = `receipt v${receipt.version}, ${bytes.length} bytes`;
  const { steps, error } = await runSteps(
    CHECKS,
    canonical,
    findings,
    (name) => NOTHING[name]!,
    options.onStep,
  );
  // keys are anybody's until the chain says whose they are, and a payment is anybody's until its block is one that is trusted
  const anchored =
    options.trust.blockHash !== null &&
    hasPassed(steps, 'registration') &&
    (receipt.payment === null || hasPassed(steps, 'block'));
  return {
    verdict: error !== null ? 'refused' : anchored ? 'verified' : 'unanchored',
    steps,
    receipt,
    error,
  };
}
