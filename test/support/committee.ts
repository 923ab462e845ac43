/**
 * Members of a committee on a test chain, votes as they sign them, and coordinators with a bond.
 * @module
 */
import type { Hex } from 'viem';
import { bytesToHex } from 'viem';
import { generatePrivateKey, type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts';
import { randomBytes } from '../../crypto/core/random.ts';
import { type Bls, type BlsKeyPair, loadBls } from '../../crypto/poea/bls.ts';
import type { BatchSignature } from '../../settlement/batch/header.ts';
import { openClient } from '../../settlement/chain/client.ts';
import { fundFromDev } from '../../settlement/chain/dev-accounts.ts';
import type { Ledger } from '../../settlement/chain/ledger.ts';
import { possessionContext } from '../../settlement/chain/possession.ts';
import type { Addresses, TxResult } from '../../settlement/chain/types.ts';
import { createViemLedger } from '../../settlement/chain/viem-ledger.ts';
import { bitmapOf } from '../../settlement/committee/epoch.ts';
import type { BatchVote, VoteDomain } from '../../settlement/committee/types.ts';
import { voteMessage } from '../../settlement/committee/vote.ts';

export const ETHER = 10n ** 18n;

export interface Actor {
  readonly account: PrivateKeyAccount;
  readonly privateKey: Hex;
  readonly ledger: Ledger;
}

export interface Seated {
  readonly ledger: Ledger;
  readonly keys: BlsKeyPair;
  readonly peerKey: Uint8Array;
  readonly slot: number;
  readonly joined: TxResult;
}

export interface CommitteeStage {
  readonly bls: Bls;
  readonly domain: VoteDomain;
  /** An account of its own with ten ether. */
  actor(): Promise<Actor>;
  /** Somebody new joins with a stake. */
  join(stake: bigint): Promise<Seated>;
  /** Moves the chain's clock. */
  advance(seconds: number): Promise<void>;
  /** To the first second of an epoch. */
  advanceTo(epoch: number): Promise<void>;
  epoch(): Promise<number>;
  sign(members: readonly Seated[], vote: BatchVote, domain?: VoteDomain): BatchSignature;
}

export async function createStage(rpcUrl: string, addresses: Addresses): Promise<CommitteeStage> {
  const bls = await loadBls();
  const { client } = await openClient(rpcUrl);
  const domain: VoteDomain = {
    chainId: addresses.chainId,
    committee: addresses.committee,
    meshRollup: addresses.meshRollup,
  };
  const request = (method: string, ...params: unknown[]): Promise<unknown> =>
    client.request({ method, params } as never);

  async function actor(): Promise<Actor> {
    const privateKey = generatePrivateKey();
    const account = privateKeyToAccount(privateKey);
    await fundFromDev(rpcUrl, account.address, 10n * ETHER);
    return { account, privateKey, ledger: await createViemLedger({ rpcUrl, addresses, privateKey }) };
  }
  async function advance(seconds: number): Promise<void> {
    await request('evm_increaseTime', seconds);
    await request('evm_mine');
  }
  const observer = (await actor()).ledger;
  const place = async () => {
    const [{ genesis, epochLength }, { timestamp }] = await Promise.all([
      observer.committee.state(),
      client.getBlock({ blockTag: 'latest' }),
    ]);
    return { genesis, epochLength, now: Number(timestamp) };
  };

  return {
    bls,
    domain,
    actor,
    async join(stake) {
      const { ledger } = await actor();
      const keys = bls.keygen();
      const peerKey = randomBytes(32);
      const context = possessionContext(addresses.chainId, addresses.committee, ledger.account);
      const possession = bls.provePossession(keys.secretKey, context);
      const joined = await ledger.committee.join({ peerKey, blsKey: keys.publicKey, possession }, stake);
      const { members } = await ledger.committee.state();
      const { slot } = members.find(({ operator }) => operator === ledger.account)!;
      return { ledger, keys, peerKey, slot, joined };
    },
    advance,
    async advanceTo(epoch) {
      const { genesis, epochLength, now } = await place();
      const from = genesis + epoch * epochLength;
      if (from > now) await advance(from - now);
    },
    async epoch() {
      const { genesis, epochLength, now } = await place();
      return Math.floor((now - genesis) / epochLength);
    },
    sign: (members, vote, where = domain) => ({
      epoch: vote.epoch,
      bitmap: bitmapOf(members.map(({ slot }) => slot)),
      aggregate: bls.aggregate(members.map(({ keys }) => bls.sign(keys.secretKey, voteMessage(vote, where)))),
    }),
  };
}

/** A vote about nothing in particular. */
export const someVote = (edit: Partial<BatchVote> = {}): BatchVote => ({
  coordinator: bytesToHex(randomBytes(20)),
  number: 1,
  previousHash: new Uint8Array(32),
  receiptsRoot: randomBytes(32),
  receiptCount: 3,
  dataHash: randomBytes(32),
  epoch: 2,
  ...edit,
});
