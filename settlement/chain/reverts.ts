/**
 * Turns what a chain answers when it refuses into coded errors.
 *
 * A contract's custom error `KeyTaken(bytes32)` becomes code KEY_TAKEN with its arguments as details; the
 * family says who must act. Transport failures become CHAIN_UNREACHABLE.
 * @module
 */
import {
  type Abi,
  BaseError,
  decodeErrorResult,
  type Hex,
  HttpRequestError,
  InsufficientFundsError,
  isHex,
  TimeoutError,
} from 'viem';
import {
  type ErrorDetails,
  type ErrorFamily,
  InternalError,
  UnavailableError,
  UsageError,
  VeilmeshError,
  VerificationError,
} from '../../crypto/core/errors.ts';
import { answerConsumerAbi } from '../contracts/artifacts/answer-consumer.ts';
import { BUILT } from './contracts.ts';

const errorAbi = [...Object.values(BUILT).map(({ abi }): readonly Abi[number][] => abi), answerConsumerAbi]
  .flat()
  .filter((item) => item.type === 'error');

/** Errors whose reader must wait or retry. */
const UNAVAILABLE: ReadonlySet<string> = new Set([
  'ExitNotDue',
  'WithdrawalNotDue',
  'WindowOpen',
  'BatchNotFinal',
  'UnexpectedNumber',
  'UnexpectedParent',
  'PrecompileFailed',
  'RoundNotDue',
  'RoundMissing',
  'TooDear',
  'TooEarly',
  'WrongState',
  'CellAlreadyProven',
  'UnknownKey',
  'StakeInDispute',
  'NothingRipe',
  'SegmentHeld',
  'ForceNotDue',
  'NotOverYet',
  'NotAnsweredYet',
  'StakeLocked',
  'EpochNotFixed',
  'BadEpoch',
  'CommitteeFull',
  'NotFinal',
  'Disputed',
  'NotDue',
  'WrongStage',
  'SlotTaken',
  'PlatformTaken',
  'NoticeTooShort',
  'EpochPast',
]);

/** Errors about something that another party signed or claims. */
const VERIFICATION: ReadonlySet<string> = new Set([
  'BadPossession',
  'UnknownHeader',
  'NotInBatch',
  'VoucherMismatch',
  'VoucherExpired',
  'VoucherExceeded',
  'NotSignedByClient',
  'MalleableSignature',
  'UnrecoverableSignature',
  'AlreadySettled',
  'BadRoundSignature',
  'NotTheClaims',
  'NotOfTheRoot',
  'ClaimMismatch',
  'ClaimExpired',
  'NotTheKey',
  'BadClaimSignature',
  'UnknownSigner',
  'NotTheModel',
  'NotThePart',
  'MalformedCbor',
  'NotTheCell',
  'NotAtItsPlace',
  'NotTheWeights',
  'NotTheFolds',
  'BadProofLength',
  'BadStatement',
  'BadRowCount',
  'ScalarNotReduced',
  'PointAtInfinity',
  'BadChallenge',
  'ProofRejected',
  'SumsDiffer',
  'NotPosted',
  'NotTheRows',
  'FoldHolds',
  'NotAPayee',
  'NotTheParties',
  'ClaimConvicted',
  'ClaimNotConvicted',
  'SegmentVoid',
  'WrongFee',
  'BadColumns',
  'BatchVoid',
  'CoordinatorVoid',
  'SignatureHolds',
  'NotEquivocation',
  'OtherRequest',
  'OtherModel',
  'OtherAnswer',
  'AnswerUnbound',
  'NotInOrder',
  'Void',
  'BadVoteSignature',
  'NotThePromiser',
  'PostedLate',
  'NotTheLeaf',
  'OtherSettlement',
  'SameClaim',
  'OtherPlace',
  'NotTheSigner',
  'BadSignature',
  'UnregisteredKey',
  'UnknownCommit',
  'NotInLog',
  'NotTheStep',
  'StepHolds',
  'BadReceipt',
  'NoConflict',
  'StepRefused',
  'MoreThanDelegated',
  'BadWitness',
  'NotTheSubject',
  'NotThePlant',
  'ReportHolds',
  'OtherSegment',
  'NodeNotServing',
  'StatementExpired',
  'BadStatementSignature',
  'NotInTranscript',
  'NotTheWords',
  'BadRowLength',
  'OpeningRejected',
  'WordHolds',
  'BadQuorum',
]);

const HINTS: Readonly<Record<string, string>> = {
  AlreadyConvicted: 'somebody was sooner: nothing is left to do',
  StakeTooSmall: 'send at least the minimum stake: veilmesh status',
  KeyTaken: 'draw a fresh per-boot key and register that',
  InsufficientDeposit: 'add to the deposit of the client: veilmesh status',
  WindowOpen: 'wait until the window has passed',
  RoundNotDue: "wait for the chain's clock and hand it in again",
  RoundMissing: 'hand the round in first',
  TooEarly: 'wait until the time is over',
  WrongState: 'the check has moved on: read it again',
  CellAlreadyProven: 'the check has moved on: read it again',
  CheckExists: 'this claim is being checked or was: follow that check',
  UnknownKey: "add the kind's key to the verifier first",
  SegmentNotDrawn: 'the beacon did not draw this segment: buy a check of it',
  HopNotDrawn: 'open the check of the hop that the beacon drew, or buy one',
  InsufficientBond: 'ask for no more of the bond than stands in the vault',
  InsufficientPurse: "fill the account's purse in the vault first",
  StakeInDispute: 'wait until the checks of the node are over: veilmesh status',
  SegmentHeld: 'wait until the check of the segment is over',
  NothingPaid: 'only what was paid for the convicted claim comes back, while the stake for it lasts',
  SegmentVoid: 'nobody pays for this segment: a claim of it was convicted',
  ForceNotDue: 'wait until its own coordinator has had its time',
  NothingRipe: 'payouts ripen after a delay: try again later',
  LeavesTooSoon:
    "set exitDelay and the withdrawal delay of the vault above the longest check, exitDelay above a ring statement's life too",
  NotTheOperator: 'answer from the account that runs the node',
  StakeLocked: 'wait until nothing of the last epoch can be challenged any more',
  BadEpoch: 'gather the signatures again, of the epoch that has begun',
  BondTooSmall: 'add to the bond in the vault, or post without signatures',
  BatchVoid: 'its coordinator posted a signature that nobody gave: hand the receipt in to another one',
  CoordinatorVoid: 'this account has posted a signature that nobody gave: coordinate with another account',
  BondTooLow: 'deposit a standing bond in the vault first',
  SlotTaken: 'somebody was sooner: take another slot',
  WordHolds: 'the node computed this word right: check the transcript again',
  EvidenceKnown: 'make new evidence: what was registered once grows no younger',
  PlatformTaken:
    'one node of a machine is registered at a time: let the other one leave, or show its evidence to the committee',
  NoticeTooShort: 'state a later time: a revocation takes effect after the notice',
  RevokedSooner: 'nothing is left to do: it is revoked from then on already',
  EpochPast: "gather the committee's signatures again, of the epoch that has begun",
  NoCells: 'nothing of this part can be proven: choose a model with cells',
};

const familyOf = (name: string): Exclude<ErrorFamily, 'internal'> =>
  UNAVAILABLE.has(name) ? 'unavailable' : VERIFICATION.has(name) ? 'verification' : 'usage';

const snake = (name: string): string => name.replaceAll(/(?<!^)([A-Z])/g, '_$1').toUpperCase();

/** The coded error for whatever viem threw while doing `what`. */
export function chainError(thrown: unknown, what: string): VeilmeshError {
  if (thrown instanceof VeilmeshError) return thrown;
  if (!(thrown instanceof BaseError)) {
    return new InternalError('CHAIN_FAILURE', `${what}: unexpected failure`, { cause: thrown });
  }
  if (thrown.walk((e) => e instanceof HttpRequestError || e instanceof TimeoutError) !== null) {
    return new UnavailableError('CHAIN_UNREACHABLE', `${what}: the chain does not answer`, {
      cause: thrown,
      hint: 'check that the chain runs and the RPC URL is right: veilmesh doctor',
    });
  }
  const data = revertData(thrown);
  if (data !== null) return revertError(data, what, thrown);
  if (
    thrown.walk((e) => e instanceof InsufficientFundsError) !== null ||
    /insufficient funds/i.test(thrown.message)
  ) {
    return new UsageError('CHAIN_FUNDS_MISSING', `${what}: the account cannot pay for this transaction`, {
      cause: thrown,
      hint: 'fund the account and try again: veilmesh status',
    });
  }
  return new UnavailableError('CHAIN_REFUSED', `${what}: ${thrown.shortMessage}`, { cause: thrown });
}

/** The coded error for a contract's revert data. */
export function revertError(data: Hex, what: string, cause?: unknown): VeilmeshError {
  let decoded: { errorName: string; args?: readonly unknown[] | undefined; abiItem: unknown };
  try {
    decoded = decodeErrorResult({ abi: errorAbi, data });
  } catch {
    return new VerificationError('CHAIN_REVERTED', `${what}: the contract refused without a known reason`, {
      details: { data: data.slice(0, 138) },
      cause,
    });
  }
  const { errorName } = decoded;
  const inputs = errorAbi.find((item) => item.name === errorName)?.inputs ?? [];
  const details: Record<string, string> = {};
  inputs.forEach((input, i) => {
    details[input.name ?? i] = String(decoded.args?.[i]);
  });
  const options = { details: details as ErrorDetails, cause, ...hintOf(errorName) };
  const message = `${what}: the contract refused (${errorName})`;
  switch (familyOf(errorName)) {
    case 'unavailable':
      return new UnavailableError(snake(errorName), message, options);
    case 'verification':
      return new VerificationError(snake(errorName), message, options);
    case 'usage':
      return new UsageError(snake(errorName), message, options);
  }
}

const hintOf = (name: string): { hint: string } | Record<string, never> => {
  const hint = HINTS[name];
  return hint === undefined ? {} : { hint };
};

/** Passes on what the question gives, and what the chain throws as its coded error. */
export async function asking<T>(what: string, question: () => Promise<T>): Promise<T> {
  try {
    return await question();
  } catch (thrown) {
    throw chainError(thrown, what);
  }
}

/** Revert data anywhere in viem's chain of causes. */
function revertData(error: BaseError): Hex | null {
  let found: Hex | null = null;
  error.walk((e) => {
    const data = (e as { data?: unknown }).data;
    const value = typeof data === 'object' && data !== null ? (data as { data?: unknown }).data : data;
    if (isHex(value) && value.length >= 10) found = value;
    return false;
  });
  return found;
}
