/**
 * The committee and the promises of coordinators over JSON-RPC: Committee, Inclusion, and MeshRollup as far as it judges
 * signatures.
 * @module
 */
import type { Address, Hex, PublicClient } from 'viem';
import { bytesToHex, encodeFunctionData, getAbiItem, hexToBytes } from 'viem';
import { headerToAbi } from '../batch/header.ts';
import { leafToAbi } from '../batch/leaf.ts';
import {
  ACCUSATION_STATES,
  type BatchVote,
  type CommitteeReads,
  type CommitteeWrites,
  type InclusionPromise,
  type InclusionReads,
  type InclusionWrites,
} from '../committee/types.ts';
import { voteHash } from '../committee/vote.ts';
import { committeeAbi } from '../contracts/artifacts/committee.ts';
import { inclusionAbi } from '../contracts/artifacts/inclusion.ts';
import { meshRollupAbi } from '../contracts/artifacts/mesh-rollup.ts';
import { compressG2, g1ToEip2537, g2ToEip2537 } from './points.ts';
import { asking } from './reverts.ts';
import type { TxSender } from './sender.ts';
import type { Addresses } from './types.ts';

const MAX_UINT64 = 2n ** 64n - 1n;
const ZERO_ADDRESS = `0x${'0'.repeat(40)}`;
const lower = (address: Address): Address => address.toLowerCase() as Address;
const epoch = (value: bigint): number => (value === MAX_UINT64 ? Number.POSITIVE_INFINITY : Number(value));

const voteToAbi = (vote: BatchVote) =>
  ({
    coordinator: vote.coordinator,
    number: BigInt(vote.number),
    previousHash: bytesToHex(vote.previousHash),
    receiptsRoot: bytesToHex(vote.receiptsRoot),
    receiptCount: vote.receiptCount,
    dataHash: bytesToHex(vote.dataHash),
    epoch: BigInt(vote.epoch),
  }) as const;

const promiseToAbi = ({ coordinator, leafHash, postBy }: InclusionPromise) =>
  ({ coordinator, leafHash: bytesToHex(leafHash), postBy: BigInt(postBy) }) as const;

export function createCommitteeReads(client: PublicClient, addresses: Addresses): CommitteeReads {
  const committee = { address: addresses.committee, abi: committeeAbi } as const;
  const rollup = { address: addresses.meshRollup, abi: meshRollupAbi } as const;
  /** Fixed at deployment. */
  let fixed: Promise<readonly [bigint, bigint, bigint, bigint]> | undefined;
  const readFixed = () =>
    Promise.all([
      client.readContract({ ...committee, functionName: 'genesis' }),
      client.readContract({ ...committee, functionName: 'epochLength' }),
      client.readContract({ ...committee, functionName: 'lockTime' }),
      client.readContract({ ...committee, functionName: 'minStake' }),
    ]).catch((thrown) => {
      fixed = undefined;
      throw thrown;
    });

  return {
    state: () =>
      asking('read the committee', async () => {
        fixed ??= readFixed();
        const [terms, members] = await Promise.all([
          fixed,
          client.readContract({ ...committee, functionName: 'members' }),
        ]);
        const [genesis, epochLength, lockTime, minStake] = terms;
        return {
          genesis: Number(genesis),
          epochLength: Number(epochLength),
          lockTime: Number(lockTime),
          minStake,
          members: members
            .map((member, slot) => ({ member, slot }))
            .filter(({ member }) => member.operator !== ZERO_ADDRESS)
            .map(({ member, slot }) => ({
              slot,
              operator: lower(member.operator),
              firstEpoch: epoch(member.firstEpoch),
              lastEpoch: epoch(member.lastEpoch),
              weight: member.weight,
              stake: member.stake,
              peerKey: hexToBytes(member.peerKey),
              blsKey: compressG2(hexToBytes(member.blsKey)),
            })),
        };
      }),
    verify: (vote, bitmap, aggregate) =>
      asking('verify a batch signature', () =>
        client.readContract({
          ...committee,
          functionName: 'verify',
          args: [
            bytesToHex(voteHash(vote, addresses)),
            BigInt(vote.epoch),
            BigInt(bytesToHex(bitmap)),
            bytesToHex(aggregate),
          ],
        }),
      ),
    coordinatorBond: () =>
      asking('read the bond of coordinators', () =>
        client.readContract({ ...rollup, functionName: 'coordinatorBond' }),
      ),
  };
}

export function createCommitteeWrites(sender: TxSender, addresses: Addresses): CommitteeWrites {
  const onCommittee = (what: string, data: Hex, value = 0n) =>
    sender.send({ to: addresses.committee, data, value }, what);

  return {
    join: async ({ peerKey, blsKey, possession }, stake) =>
      onCommittee(
        'join the committee',
        encodeFunctionData({
          abi: committeeAbi,
          functionName: 'join',
          args: [bytesToHex(peerKey), bytesToHex(g2ToEip2537(blsKey)), bytesToHex(g1ToEip2537(possession))],
        }),
        stake,
      ),
    requestExit: (slot) =>
      onCommittee(
        'leave the committee',
        encodeFunctionData({ abi: committeeAbi, functionName: 'requestExit', args: [BigInt(slot)] }),
      ),
    withdraw: (slot) =>
      onCommittee(
        "withdraw a member's stake",
        encodeFunctionData({ abi: committeeAbi, functionName: 'withdraw', args: [BigInt(slot)] }),
      ),
    slashEquivocation: (slot, a, b) =>
      onCommittee(
        'report two votes for one place',
        encodeFunctionData({
          abi: committeeAbi,
          functionName: 'slashEquivocation',
          args: [
            BigInt(slot),
            voteToAbi(a.vote),
            bytesToHex(a.signature),
            voteToAbi(b.vote),
            bytesToHex(b.signature),
          ],
        }),
      ),
    challengeSignature: (header) =>
      sender.send(
        {
          to: addresses.meshRollup,
          data: encodeFunctionData({
            abi: meshRollupAbi,
            functionName: 'challengeSignature',
            args: [headerToAbi(header)],
          }),
        },
        'challenge a batch signature',
      ),
  };
}

export function createInclusionReads(client: PublicClient, addresses: Addresses): InclusionReads {
  const inclusion = { address: addresses.inclusion, abi: inclusionAbi } as const;
  return {
    terms: () =>
      asking('read the terms of promises', async () => {
        const terms = await client.readContract({ ...inclusion, functionName: 'terms' });
        return {
          ...terms,
          accuseWindow: Number(terms.accuseWindow),
          answerTime: Number(terms.answerTime),
        };
      }),
    accusation: (promise) =>
      asking('read an accusation', async () => {
        const id = await client.readContract({
          ...inclusion,
          functionName: 'promiseId',
          args: [promiseToAbi(promise)],
        });
        const [accuser, until, state] = await client.readContract({
          ...inclusion,
          functionName: 'accusationOf',
          args: [id],
        });
        return { accuser: lower(accuser), until: Number(until), state: ACCUSATION_STATES[state]! };
      }),
    accused: (coordinator, fromBlock) =>
      asking('look for accusations', async () => {
        const logs = await client.getLogs({
          address: addresses.inclusion,
          event: getAbiItem({ abi: inclusionAbi, name: 'Accused' }),
          args: { coordinator },
          fromBlock: BigInt(fromBlock),
          toBlock: 'latest',
        });
        return logs.map(({ args }) => ({
          coordinator: lower(args.given!.coordinator),
          leafHash: hexToBytes(args.given!.leafHash),
          postBy: Number(args.given!.postBy),
        }));
      }),
  };
}

export function createInclusionWrites(sender: TxSender, addresses: Addresses): InclusionWrites {
  const onInclusion = (what: string, data: Hex) => sender.send({ to: addresses.inclusion, data }, what);
  return {
    accuse: ({ promise, signature }) =>
      onInclusion(
        'accuse a coordinator',
        encodeFunctionData({
          abi: inclusionAbi,
          functionName: 'accuse',
          args: [promiseToAbi(promise), bytesToHex(signature)],
        }),
      ),
    answer: (promise, { header, leaf, index, path }) =>
      onInclusion(
        'answer an accusation',
        encodeFunctionData({
          abi: inclusionAbi,
          functionName: 'answer',
          args: [
            promiseToAbi(promise),
            headerToAbi(header),
            leafToAbi(leaf),
            BigInt(index),
            path.map((node) => bytesToHex(node)),
          ],
        }),
      ),
    resolve: (promise) =>
      onInclusion(
        'end an accusation',
        encodeFunctionData({ abi: inclusionAbi, functionName: 'resolve', args: [promiseToAbi(promise)] }),
      ),
  };
}
