/**
 * Spot-checks over JSON-RPC: Beacon, SpotCheck and the verifier's keys.
 * @module
 */
import type { Address, Hex, PublicClient } from 'viem';
import { bytesToHex, decodeEventLog, encodeFunctionData, getAbiItem, hexToBytes } from 'viem';
import { InternalError } from '../../crypto/core/errors.ts';
import { factsFromAbi, factsToAbi } from '../checks/facts.ts';
import { contestToAbi, moveToAbi, openingToAbi, splitPoints } from '../checks/moves.ts';
import { checkSlots } from '../checks/record.ts';
import {
  CHECK_STATES,
  type CheckFacts,
  type CheckReads,
  type CheckTerms,
  type CheckWrites,
} from '../checks/types.ts';
import { beaconAbi } from '../contracts/artifacts/beacon.ts';
import { proofVerifierAbi } from '../contracts/artifacts/proof-verifier.ts';
import { spotCheckAbi } from '../contracts/artifacts/spot-check.ts';
import { compressG2, g1ToEip2537 } from './points.ts';
import { asking } from './reverts.ts';
import type { SentTx, TxSender } from './sender.ts';
import { proveSlots } from './storage-proof.ts';
import type { Addresses } from './types.ts';

const lower = (address: Address): Address => address.toLowerCase() as Address;

export function createCheckReads(client: PublicClient, addresses: Addresses): CheckReads {
  const beacon = { address: addresses.beacon, abi: beaconAbi } as const;
  const checks = { address: addresses.spotCheck, abi: spotCheckAbi } as const;
  const verifier = { address: addresses.proofVerifier, abi: proofVerifierAbi } as const;
  /** Fixed at deployment. */
  let terms: Promise<CheckTerms> | undefined;

  async function readTerms(): Promise<CheckTerms> {
    const [own, genesis, period, lead, publicKey] = await Promise.all([
      client.readContract({ ...checks, functionName: 'terms' }),
      client.readContract({ ...beacon, functionName: 'genesis' }),
      client.readContract({ ...beacon, functionName: 'period' }),
      client.readContract({ ...beacon, functionName: 'lead' }),
      client.readContract({ ...beacon, functionName: 'publicKey' }),
    ]);
    return {
      rate: own.rate,
      cells: own.cells,
      openWindow: Number(own.openWindow),
      publishTime: Number(own.publishTime),
      proveTime: Number(own.proveTime),
      foldWindow: Number(own.foldWindow),
      beacon: {
        genesis: Number(genesis),
        period: Number(period),
        lead: Number(lead),
        publicKey: compressG2(hexToBytes(publicKey)),
      },
    };
  }

  return {
    terms() {
      terms ??= asking('read the terms of checks', readTerms).catch((thrown) => {
        terms = undefined;
        throw thrown;
      });
      return terms;
    },
    roundValue: (round) =>
      asking('look up a round of the beacon', async () => {
        const [value, at] = await client.readContract({
          ...beacon,
          functionName: 'valueOf',
          args: [BigInt(round)],
        });
        return at === 0n ? null : { value: hexToBytes(value), at: Number(at) };
      }),
    check: (checkId) =>
      asking('look up a check', async () => {
        const [factsHash, innerRoot, state, proven, draws, round, deadline, turn] = await client.readContract(
          {
            ...checks,
            functionName: 'checkOf',
            args: [bytesToHex(checkId)],
          },
        );
        if (state === 0) return null;
        return {
          state: CHECK_STATES[state]!,
          factsHash: hexToBytes(factsHash),
          innerRoot: round === 0n ? null : hexToBytes(innerRoot),
          proven,
          draws,
          round: Number(round),
          deadline: Number(deadline),
          turn,
        };
      }),
    opened: (fromBlock) =>
      asking('look for opened checks', async () => {
        const logs = await client.getLogs({
          address: addresses.spotCheck,
          event: getAbiItem({ abi: spotCheckAbi, name: 'CheckOpened' }),
          fromBlock: BigInt(fromBlock),
          toBlock: 'latest',
          strict: true,
        });
        return logs.map(({ args, blockNumber }) => ({
          facts: factsFromAbi(args.facts),
          openedBy: lower(args.openedBy),
          blockNumber: Number(blockNumber),
        }));
      }),
    proven: (checkId) =>
      asking('look for proven cells', async () => {
        const logs = await client.getLogs({
          address: addresses.spotCheck,
          event: getAbiItem({ abi: spotCheckAbi, name: 'CellProven' }),
          args: { checkId: bytesToHex(checkId) },
          fromBlock: BigInt(addresses.fromBlock),
          toBlock: 'latest',
          strict: true,
        });
        return logs.map(({ args }) => ({
          draw: Number(args.draw),
          cell: Number(args.cell),
          folds: args.folds.map(({ t, rows, fold }, i) => ({
            t,
            rows: { rows: Number(rows.count), root: hexToBytes(rows.root) },
            fold: hexToBytes(fold),
            partialSums: splitPoints(hexToBytes(args.partialSums[i]!)),
          })),
        }));
      }),
    hasKey: (digest) =>
      asking("look up a kind's key", async () => {
        const holder = await client.readContract({
          ...verifier,
          functionName: 'keyAt',
          args: [bytesToHex(digest)],
        });
        return BigInt(holder) !== 0n;
      }),
    proveChecks: (checkIds) =>
      asking('prove checks', () =>
        proveSlots(client, addresses.chainId, addresses.spotCheck, checkIds.flatMap(checkSlots)),
      ),
  };
}

export function createCheckWrites(sender: TxSender, addresses: Addresses): CheckWrites {
  const onChecks = (what: string, data: Hex) => sender.send({ to: addresses.spotCheck, data }, what);

  return {
    submitRound: (round, signature) =>
      sender.send(
        {
          to: addresses.beacon,
          data: encodeFunctionData({
            abi: beaconAbi,
            functionName: 'submit',
            args: [BigInt(round), bytesToHex(g1ToEip2537(signature))],
          }),
        },
        'submit a round of the beacon',
      ),
    async open(opening) {
      const data = encodeFunctionData({
        abi: spotCheckAbi,
        functionName: 'open',
        args: [openingToAbi(opening)],
      });
      const sent = await onChecks('open a check', data);
      return { ...sent, facts: readOpened(sent) };
    },
    publish: async (facts, innerRoot) =>
      onChecks(
        'publish inner commitments',
        encodeFunctionData({
          abi: spotCheckAbi,
          functionName: 'publish',
          args: [factsToAbi(facts), bytesToHex(innerRoot)],
        }),
      ),
    prove: async (facts, move) =>
      onChecks(
        'prove a cell',
        encodeFunctionData({
          abi: spotCheckAbi,
          functionName: 'prove',
          args: [factsToAbi(facts), moveToAbi(move)],
        }),
      ),
    contest: async (facts, contest) =>
      onChecks(
        'contest a fold',
        encodeFunctionData({
          abi: spotCheckAbi,
          functionName: 'contest',
          args: [factsToAbi(facts), ...contestToAbi(contest)],
        }),
      ),
    resolve: async (facts) =>
      onChecks(
        'end a check',
        encodeFunctionData({ abi: spotCheckAbi, functionName: 'resolve', args: [factsToAbi(facts)] }),
      ),
    addKey: (key) =>
      sender.send(
        {
          to: addresses.proofVerifier,
          data: encodeFunctionData({
            abi: proofVerifierAbi,
            functionName: 'addKey',
            args: [bytesToHex(key)],
          }),
        },
        "add a kind's key",
      ),
  };
}

function readOpened({ logs, txHash }: SentTx): CheckFacts {
  for (const { topics, data } of logs) {
    try {
      const { args } = decodeEventLog({
        abi: spotCheckAbi,
        eventName: 'CheckOpened',
        topics: topics as [Hex, ...Hex[]],
        data,
      });
      return factsFromAbi(args.facts);
    } catch {
      // another contract's event
    }
  }
  throw new InternalError('CHECK_EVENT_MISSING', 'a check was opened without its event', {
    details: { txHash },
  });
}
