/**
 * The one step of sessions: the twin of contracts/libraries/Accounting.sol, which also makes the witness that the contract
 * needs for the same step. Watchers judge by it, sequencers keep their tree with it and believe the contract's code.
 * @module
 */
import type { Address } from 'viem';
import { weiOf } from '../batch/fields.ts';
import { MAX_PAYEES, type Payee, type Voucher } from '../batch/voucher.ts';
import { payeesHash } from '../batch/voucher-digest.ts';
import { addressWord, keccakWords, uintWord } from '../batch/words.ts';
import { type Tree, treeGet, treePlace, treeSet } from './tree.ts';
import type { Order, StepFacts } from './types.ts';

/** Why a step is none, numbered as the contract does (enum Refusal). */
export const REFUSALS = [
  'None',
  'WrongSequencer',
  'Expired',
  'BadPayees',
  'NotSignedByClient',
  'UnknownModel',
  'UnknownPayee',
  'NothingNew',
  'Overdraft',
  'AboveVoucher',
] as const;
export type Refusal = Exclude<(typeof REFUSALS)[number], 'None'>;

/** What a session fixes for all of its steps (struct Terms). */
export interface StepTerms {
  readonly separator: Uint8Array;
  readonly sequencer: Address;
  readonly endsAt: number;
  readonly ownerBps: number;
  readonly sequencerBps: number;
}

export interface Step {
  readonly refusal: Refusal | null;
  /** After the step; the same one when it is refused. */
  readonly tree: Tree;
  /** As far as the contract reads it. */
  readonly witness: readonly Uint8Array[];
  /** Wei that the step moves. */
  readonly amount: bigint;
}

/** What an account has paid and earned in a session. */
export interface SessionAccount {
  readonly paid: bigint;
  readonly earned: bigint;
}

const ACCOUNT = uintWord(1);
const CHANNEL = uintWord(2);
const BASIS_POINTS = 10_000n;
const HALF = 16;

/** Under a first bit of 0, channels under 1: accounts are few and in every step, so their paths stay short. */
export function accountKey(account: Address): Uint8Array {
  const key = keccakWords(ACCOUNT, addressWord(account));
  for (let i = key.length - 1; i > 0; i--) key[i] = (key[i]! >> 1) | (key[i - 1]! << 7);
  key[0]! >>= 1;
  return key;
}

/** What a voucher's spending is counted under. */
export const channelKey = (voucher: Voucher): Uint8Array => channelOf(voucher, payeesHash(voucher.payees));

/** The same, where `payeesHash` of the voucher's payees is at hand. */
export function channelOf({ client, sessionId, modelRoot }: Voucher, payees: Uint8Array): Uint8Array {
  const key = keccakWords(CHANNEL, addressWord(client), sessionId, modelRoot, payees);
  key[0]! |= 0x80;
  return key;
}

function parseAccount(value: Uint8Array | null): SessionAccount {
  if (value === null) return { paid: 0n, earned: 0n };
  return { paid: weiOf(value.subarray(0, HALF)), earned: weiOf(value.subarray(HALF)) };
}

function accountValue({ paid, earned }: SessionAccount): Uint8Array {
  const word = uintWord(earned);
  word.set(uintWord(paid).subarray(HALF), 0);
  return word;
}

export const sessionAccount = (tree: Tree, account: Address): SessionAccount =>
  parseAccount(treeGet(tree, accountKey(account)));

/** Wei settled on a channel (`channelKey`). */
export const channelSpent = (tree: Tree, channel: Uint8Array): bigint =>
  weiOf((treeGet(tree, channel) ?? new Uint8Array(2 * HALF)).subarray(HALF));

const weightOf = (payees: readonly Payee[]): bigint => payees.reduce((sum, p) => sum + BigInt(p.weight), 0n);

/**
 * What can be said of a voucher without the tree, in the contract's order.
 * @param signed whether the client signed it
 */
export function refusalOf(
  terms: StepTerms,
  voucher: Voucher,
  facts: StepFacts,
  signed: boolean,
): Refusal | null {
  if (voucher.coordinator.toLowerCase() !== terms.sequencer.toLowerCase()) return 'WrongSequencer';
  if (voucher.validUntil < terms.endsAt) return 'Expired';
  const { payees } = voucher;
  if (payees.length === 0 || payees.length > MAX_PAYEES || weightOf(payees) === 0n) return 'BadPayees';
  if (!signed) return 'NotSignedByClient';
  if (facts.owner === null) return 'UnknownModel';
  return facts.payouts.includes(null) ? 'UnknownPayee' : null;
}

/**
 * The step on a state.
 * @param signed whether the client signed the voucher: the digest's check is the dear part and the caller's
 * @param channel the voucher's `channelKey`, where it is at hand
 */
export function runStep(
  terms: StepTerms,
  before: Tree,
  { voucher, settled }: Order,
  facts: StepFacts,
  signed: boolean,
  channel = channelKey(voucher),
): Step {
  const witness: Uint8Array[] = [];
  const refused = (refusal: Refusal): Step => ({ refusal, tree: before, witness, amount: 0n });
  const early = refusalOf(terms, voucher, facts, signed);
  if (early !== null) return refused(early);
  if (settled > voucher.cumulative) return refused('AboveVoucher');

  let tree = before;
  const take = (key: Uint8Array): Uint8Array | null => {
    witness.push(...treePlace(tree, key));
    return treeGet(tree, key);
  };
  const spent = take(channel);
  const amount = settled - (spent === null ? 0n : weiOf(spent.subarray(HALF)));
  if (amount <= 0n) return refused('NothingNew');
  tree = treeSet(tree, channel, uintWord(settled));

  const client = accountKey(voucher.client);
  const account = parseAccount(take(client));
  if (account.paid + amount > facts.delegated) return refused('Overdraft');
  tree = treeSet(tree, client, accountValue({ ...account, paid: account.paid + amount }));

  for (const { to, share } of sharesOf(terms, voucher, facts, amount)) {
    const key = accountKey(to);
    const { paid, earned } = parseAccount(take(key));
    tree = treeSet(tree, key, accountValue({ paid, earned: earned + share }));
  }
  return { refusal: null, tree, witness, amount };
}

/** Who earns what of an amount, as the Escrow splits it: owner, sequencer, nodes; shares of 0 left out. */
function sharesOf(
  terms: StepTerms,
  { payees }: Voucher,
  { owner, payouts }: StepFacts,
  amount: bigint,
): { to: Address; share: bigint }[] {
  const ownerShare = (amount * BigInt(terms.ownerBps)) / BASIS_POINTS;
  const sequencerShare = (amount * BigInt(terms.sequencerBps)) / BASIS_POINTS;
  const nodesShare = amount - ownerShare - sequencerShare;
  const shares = [
    { to: owner!, share: ownerShare },
    { to: terms.sequencer, share: sequencerShare },
  ];
  const weight = weightOf(payees);
  let left = nodesShare;
  for (const [i, payee] of payees.entries()) {
    const share = i + 1 === payees.length ? left : (nodesShare * BigInt(payee.weight)) / weight;
    left -= share;
    shares.push({ to: payouts[i]!, share });
  }
  return shares.filter(({ share }) => share > 0n);
}

/** What shows an account's leaf, or that there is none, to `exit`. */
export const exitWitness = (tree: Tree, account: Address): Uint8Array[] =>
  treePlace(tree, accountKey(account));
