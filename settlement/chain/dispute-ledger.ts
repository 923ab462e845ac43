/**
 * What was contested, and who was convicted, as the chain's events have it: of all contracts that take somebody's stake or bond.
 * @module
 */
import { type Abi, type Address, type Hex, type PublicClient, parseEventLogs } from 'viem';
import { CHECK_STATES } from '../checks/types.ts';
import { REVOCATION_KINDS } from '../committee/revocation.ts';
import { challengeAbi } from '../contracts/artifacts/challenge.ts';
import { committeeAbi } from '../contracts/artifacts/committee.ts';
import { ephemeralSessionAbi } from '../contracts/artifacts/ephemeral-session.ts';
import { equivocationAbi } from '../contracts/artifacts/equivocation.ts';
import { inclusionAbi } from '../contracts/artifacts/inclusion.ts';
import { meshRollupAbi } from '../contracts/artifacts/mesh-rollup.ts';
import { nodeRegistryAbi } from '../contracts/artifacts/node-registry.ts';
import { revocationsAbi } from '../contracts/artifacts/revocations.ts';
import { ringRefereeAbi } from '../contracts/artifacts/ring-referee.ts';
import { asking } from './reverts.ts';
import type { Addresses } from './types.ts';

export const DISPUTE_KINDS = [
  'check-failed',
  'slashed',
  'member-slashed',
  'batches-void',
  'accused',
  'promise-kept',
  'promise-broken',
  'equivocated',
  'ring-convicted',
  'session-convicted',
  'revoked',
] as const;
export type DisputeKind = (typeof DISPUTE_KINDS)[number];

export interface Dispute {
  readonly kind: DisputeKind;
  /** Node, account, session or measurement, as the event names it. */
  readonly against: Hex;
  /** Who brought it, where the event says. */
  readonly by: Address | null;
  /** Taken from stake or bond, where the event says. */
  readonly wei: bigint | null;
  /** For people. */
  readonly text: string;
  readonly txHash: Hex;
  /** Of the event in its block. */
  readonly logIndex: number;
  readonly blockNumber: number;
}

export interface DisputeReads {
  /** In these blocks, both included, in the chain's order. */
  between(fromBlock: number, toBlock: number): Promise<readonly Dispute[]>;
}

type Told = Omit<Dispute, 'txHash' | 'logIndex' | 'blockNumber'>;

const ABI = [
  ...events(challengeAbi, 'CheckEnded'),
  ...events(nodeRegistryAbi, 'Slashed'),
  ...events(committeeAbi, 'MemberSlashed'),
  ...events(meshRollupAbi, 'BatchesVoided'),
  ...events(inclusionAbi, 'Accused', 'PromiseKept', 'PromiseBroken'),
  ...events(equivocationAbi, 'Equivocated'),
  ...events(ringRefereeAbi, 'RingConvicted'),
  ...events(ephemeralSessionAbi, 'Convicted'),
  ...events(revocationsAbi, 'Revoked', 'RevokedForModel'),
];

export function createDisputeReads(client: PublicClient, addresses: Addresses): DisputeReads {
  const address = [
    addresses.challenge,
    addresses.nodeRegistry,
    addresses.committee,
    addresses.meshRollup,
    addresses.inclusion,
    addresses.equivocation,
    addresses.ringReferee,
    addresses.ephemeralSession,
    addresses.revocations,
  ];
  return {
    between: (fromBlock, toBlock) =>
      asking('look for disputes', async () => {
        const logs = await client.getLogs({
          address,
          events: ABI,
          fromBlock: BigInt(fromBlock),
          toBlock: BigInt(toBlock),
        });
        return parseEventLogs({ abi: ABI, logs }).flatMap((log) => {
          const told = tell(log);
          if (told === null) return [];
          const { transactionHash: txHash, logIndex, blockNumber } = log;
          return [{ ...told, txHash, logIndex, blockNumber: Number(blockNumber) }];
        });
      }),
  };
}

type DisputeLog = ReturnType<typeof parseEventLogs<typeof ABI>>[number];

/** Null for a check that did not fail. */
function tell(log: DisputeLog): Told | null {
  switch (log.eventName) {
    case 'CheckEnded': {
      if (CHECK_STATES[log.args.state] !== 'failed') return null;
      const text = `check ${log.args.checkId} failed: the hop did not prove what it had signed`;
      return { kind: 'check-failed', against: log.args.node, by: null, wei: null, text };
    }
    case 'Slashed': {
      const { node, amount, slasher } = log.args;
      return { kind: 'slashed', against: node, by: slasher, wei: amount, text: 'a node lost stake' };
    }
    case 'MemberSlashed': {
      const { operator, reporter, amount, slot } = log.args;
      const text = `member ${slot} of the committee lost its stake: it signed two things that cannot both be`;
      return { kind: 'member-slashed', against: operator, by: reporter, wei: amount, text };
    }
    case 'BatchesVoided': {
      const { coordinator, from, challenger, seized } = log.args;
      const text = `all batches of the coordinator from ${from} on are void`;
      return { kind: 'batches-void', against: coordinator, by: challenger, wei: seized, text };
    }
    case 'Accused': {
      const { coordinator, accuser } = log.args;
      const text = 'a coordinator is accused of not having posted in time what it promised to';
      return { kind: 'accused', against: coordinator, by: accuser, wei: null, text };
    }
    case 'PromiseKept': {
      const { coordinator, answerer } = log.args;
      const text = 'an accused coordinator had kept its promise';
      return { kind: 'promise-kept', against: coordinator, by: answerer, wei: null, text };
    }
    case 'PromiseBroken': {
      const { coordinator, seized } = log.args;
      const text = 'a coordinator broke its promise to post';
      return { kind: 'promise-broken', against: coordinator, by: null, wei: seized, text };
    }
    case 'Equivocated': {
      const { node, reporter, slashed } = log.args;
      const text = 'a node signed two claims for one place';
      return { kind: 'equivocated', against: node, by: reporter, wei: slashed, text };
    }
    case 'RingConvicted': {
      const { node, reporter, slashed, word } = log.args;
      const text = `a node signed a wrong word (${word}) of a product`;
      return { kind: 'ring-convicted', against: node, by: reporter, wei: slashed, text };
    }
    case 'Convicted': {
      const { sessionId, challenger, commits } = log.args;
      const text = `a session's sequencer was convicted; its first ${commits} commits stand`;
      return { kind: 'session-convicted', against: sessionId, by: challenger, wei: null, text };
    }
    case 'Revoked': {
      const { kind, subject, from } = log.args;
      const text = `${REVOCATION_KINDS[kind]} revoked for the network from ${when(from)} on`;
      return { kind: 'revoked', against: subject, by: null, wei: null, text };
    }
    case 'RevokedForModel': {
      const { modelRoot, measurement, from } = log.args;
      const text = `a measurement revoked for model ${modelRoot} from ${when(from)} on`;
      return { kind: 'revoked', against: measurement, by: null, wei: null, text };
    }
  }
}

const when = (seconds: bigint): string => new Date(1_000 * Number(seconds)).toISOString();

function events<const A extends Abi, const N extends string>(
  abi: A,
  ...names: readonly N[]
): readonly Extract<A[number], { readonly type: 'event'; readonly name: N }>[] {
  return abi.filter(
    (item): item is Extract<A[number], { readonly type: 'event'; readonly name: N }> =>
      item.type === 'event' && (names as readonly string[]).includes(item.name),
  );
}
