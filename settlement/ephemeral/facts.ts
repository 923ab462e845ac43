/**
 * What the chain says of vouchers' parties, kept: owners and payouts never change once they are there, and what is delegated
 * only grows, so it is asked again when it is not enough.
 * @module
 */
import type { Address } from 'viem';
import type { SignedVoucher } from '../batch/voucher.ts';
import { DEV_CHAIN_ID } from '../chain/dev-chain.ts';
import type { SessionReads, SessionRef, StepFacts } from './types.ts';

export interface FactsSource {
  of(signed: SignedVoucher): Promise<StepFacts>;
  /** Asks again what the voucher's client has delegated, unless that was just done. Whether it has become more. */
  refresh(signed: SignedVoucher): Promise<boolean>;
  /** As the latest block has it, which is not yet counted on; null where everything counts at once. */
  latest(signed: SignedVoucher): Promise<StepFacts | null>;
}

/** Milliseconds for which an answer counts, so that vouchers without cover cost no question each. */
const LIFETIME_MS = 1_000;
/** Parties and clients kept; beyond that the oldest are asked for again. */
const KEPT = 65_536;

type Parties = Pick<StepFacts, 'owner' | 'payouts'>;

/**
 * Blocks that must follow what a sequencer counts on: if a block is lost and a delegation in it, a step that was covered no longer is,
 * and convicts who was honest. A development chain loses none.
 */
export const factsDepth = (chainId: number): number => (chainId === DEV_CHAIN_ID ? 0 : SETTLED_BLOCKS);
const SETTLED_BLOCKS = 12;

/** @param depth so many blocks before the latest one; whoever judges others' steps takes that one itself */
export function createFactsSource(sessions: SessionReads, ref: SessionRef, depth = 0): FactsSource {
  const parties = new Map<string, Parties>();
  const delegated = new Map<Address, { readonly amount: bigint; readonly at: number }>();
  const youngest = new Map<string, { readonly facts: StepFacts; readonly at: number }>();

  function keep<K, V>(map: Map<K, V>, key: K, value: V): void {
    map.delete(key);
    map.set(key, value);
    if (map.size > KEPT) map.delete(map.keys().next().value!);
  }
  const partiesKey = ({ voucher }: SignedVoucher): string =>
    Buffer.concat([voucher.modelRoot, ...voucher.payees.map(({ node }) => node)]).toString('hex');

  return {
    async of(signed) {
      const key = partiesKey(signed);
      const client = signed.voucher.client.toLowerCase() as Address;
      const known = parties.get(key);
      const amount = delegated.get(client)?.amount;
      if (known !== undefined && amount !== undefined) return { ...known, delegated: amount };
      const facts = await sessions.facts(ref, signed, depth);
      const { owner, payouts } = facts;
      if (owner !== null && !payouts.includes(null)) keep(parties, key, { owner, payouts });
      keep(delegated, client, { amount: facts.delegated, at: Date.now() });
      return facts;
    },
    async refresh({ voucher }) {
      const client = voucher.client.toLowerCase() as Address;
      const known = delegated.get(client);
      if (known !== undefined && Date.now() - known.at < LIFETIME_MS) return false;
      const amount = await sessions.delegated(ref, client, depth);
      keep(delegated, client, { amount, at: Date.now() });
      return amount > (known?.amount ?? 0n);
    },
    async latest(signed) {
      if (depth === 0) return null;
      const key = `${signed.voucher.client.toLowerCase()} ${partiesKey(signed)}`;
      const known = youngest.get(key);
      if (known !== undefined && Date.now() - known.at < LIFETIME_MS) return known.facts;
      const facts = await sessions.facts(ref, signed);
      keep(youngest, key, { facts, at: Date.now() });
      return facts;
    },
  };
}
