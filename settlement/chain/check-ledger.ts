/**
 * Checks over JSON-RPC: Beacon, Challenge and the verifier's keys.
 * @module
 */
import type { Hex, PublicClient } from 'viem';
import { bytesToHex, decodeEventLog, encodeFunctionData, getAbiItem, hexToBytes, keccak256 } from 'viem';
import { InternalError } from '../../crypto/core/errors.ts';
import { factsFromAbi, factsToAbi } from '../checks/facts.ts';
import {
  columnsFromAbi,
  columnsToAbi,
  contestToAbi,
  moveToAbi,
  openingToAbi,
  splitPoints,
} from '../checks/moves.ts';
import { checkSlots, verdictSlot } from '../checks/record.ts';
import {
  CHECK_STATES,
  type CheckFacts,
  type CheckReads,
  type CheckTerms,
  type CheckWrites,
  type Verdict,
} from '../checks/types.ts';
import { beaconAbi } from '../contracts/artifacts/beacon.ts';
import { challengeAbi } from '../contracts/artifacts/challenge.ts';
import { nodeRegistryAbi } from '../contracts/artifacts/node-registry.ts';
import { proofVerifierAbi } from '../contracts/artifacts/proof-verifier.ts';
import { compressG2, g1ToEip2537 } from './points.ts';
import { createRefundWrites } from './refund-ledger.ts';
import { asking } from './reverts.ts';
import type { SentTx, TxSender } from './sender.ts';
import { proveSlots } from './storage-proof.ts';
import type { Addresses } from './types.ts';

const VERDICTS: readonly Verdict[] = ['none', 'open', 'void'];

export function createCheckReads(client: PublicClient, addresses: Addresses): CheckReads {
  const beacon = { address: addresses.beacon, abi: beaconAbi } as const;
  const checks = { address: addresses.challenge, abi: challengeAbi } as const;
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
      nameTime: Number(own.nameTime),
      patience: Number(own.patience),
      bond: own.bond,
      burnBps: own.burnBps,
      gasPrice: own.gasPrice,
      challengerBps: own.challengerBps,
      victimBps: own.victimBps,
      maxTurns: own.maxTurns,
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
        const [factsHash, innerRoot, state, proven, draws, round, deadline, turn, left] =
          await client.readContract({ ...checks, functionName: 'checkOf', args: [bytesToHex(checkId)] });
        if (state === 0) return null;
        return {
          state: CHECK_STATES[state]!,
          factsHash: hexToBytes(factsHash),
          innerRoot: BigInt(innerRoot) === 0n ? null : hexToBytes(innerRoot),
          proven,
          draws,
          round: Number(round),
          deadline: Number(deadline),
          turn,
          left: Number(left),
        };
      }),
    opened: (fromBlock, toBlock) =>
      asking('look for opened checks', async () => {
        const logs = await client.getLogs({
          address: addresses.challenge,
          event: getAbiItem({ abi: challengeAbi, name: 'CheckOpened' }),
          fromBlock: BigInt(fromBlock),
          toBlock: toBlock === undefined ? 'latest' : BigInt(toBlock),
          strict: true,
        });
        return logs.map(({ args, blockNumber }) => ({
          facts: factsFromAbi(args.facts),
          blockNumber: Number(blockNumber),
        }));
      }),
    proven: (checkId) =>
      asking('look for proven cells', async () => {
        const logs = await client.getLogs({
          address: addresses.challenge,
          event: getAbiItem({ abi: challengeAbi, name: 'CellProven' }),
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
    columns: (checkId) =>
      asking('look for published columns', async () => {
        const logs = await client.getLogs({
          address: addresses.challenge,
          event: getAbiItem({ abi: challengeAbi, name: 'InnerColumns' }),
          args: { checkId: bytesToHex(checkId) },
          fromBlock: BigInt(addresses.fromBlock),
          toBlock: 'latest',
          strict: true,
        });
        const log = logs.at(-1);
        return log === undefined ? null : columnsFromAbi(log.args.columns);
      }),
    named: (checkId) =>
      asking('look for named cells', async () => {
        const logs = await client.getLogs({
          address: addresses.challenge,
          event: getAbiItem({ abi: challengeAbi, name: 'CellsNamed' }),
          args: { checkId: bytesToHex(checkId) },
          fromBlock: BigInt(addresses.fromBlock),
          toBlock: 'latest',
          strict: true,
        });
        return logs.at(-1)?.args.cells ?? [];
      }),
    verdict: (claimsHash) =>
      asking('look up what is decided about a segment', async () => {
        const verdict = await client.readContract({
          ...checks,
          functionName: 'verdictOf',
          args: [bytesToHex(claimsHash)],
        });
        return VERDICTS[verdict]!;
      }),
    price: (blsKey) =>
      asking('read what a check costs', async () => {
        const [node] = await client.readContract({
          address: addresses.nodeRegistry,
          abi: nodeRegistryAbi,
          functionName: 'keyOf',
          args: [keccak256(blsKey)],
        });
        return await client.readContract({ ...checks, functionName: 'priceOf', args: [node] });
      }),
    refundsLeft: (claimHash) =>
      asking('read what is left for refunds', async () => {
        const args = [bytesToHex(claimHash)] as const;
        const [isConvicted, left] = await Promise.all([
          client.readContract({ ...checks, functionName: 'isConvicted', args }),
          client.readContract({ ...checks, functionName: 'refundsLeft', args }),
        ]);
        return isConvicted ? left : null;
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
    proveVerdicts: (claimsHashes) =>
      asking('prove what is decided', () =>
        proveSlots(client, addresses.chainId, addresses.challenge, claimsHashes.map(verdictSlot)),
      ),
    proveChecks: (checkIds) =>
      asking('prove checks', () =>
        proveSlots(client, addresses.chainId, addresses.challenge, checkIds.flatMap(checkSlots)),
      ),
  };
}

export function createCheckWrites(sender: TxSender, addresses: Addresses): CheckWrites {
  const onChecks = (what: string, data: Hex) => sender.send({ to: addresses.challenge, data }, what);

  return {
    ...createRefundWrites(sender, addresses),
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
        abi: challengeAbi,
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
          abi: challengeAbi,
          functionName: 'publish',
          args: [factsToAbi(facts), bytesToHex(innerRoot)],
        }),
      ),
    publishCells: async (facts, columns) =>
      onChecks(
        'publish inner columns',
        encodeFunctionData({
          abi: challengeAbi,
          functionName: 'publishCells',
          args: [factsToAbi(facts), columnsToAbi(columns)],
        }),
      ),
    name: async (facts, cells) =>
      onChecks(
        'name cells',
        encodeFunctionData({
          abi: challengeAbi,
          functionName: 'name',
          args: [factsToAbi(facts), cells.toSorted((a, b) => a - b)],
        }),
      ),
    prove: async (facts, move) =>
      onChecks(
        'prove a cell',
        encodeFunctionData({
          abi: challengeAbi,
          functionName: 'prove',
          args: [factsToAbi(facts), moveToAbi(move)],
        }),
      ),
    contest: async (facts, contest) =>
      onChecks(
        'contest a fold',
        encodeFunctionData({
          abi: challengeAbi,
          functionName: 'contest',
          args: [factsToAbi(facts), ...contestToAbi(contest)],
        }),
      ),
    resolve: async (facts) =>
      onChecks(
        'end a check',
        encodeFunctionData({ abi: challengeAbi, functionName: 'resolve', args: [factsToAbi(facts)] }),
      ),
    voidSegment: (claims, hop) =>
      onChecks(
        'make a segment void',
        encodeFunctionData({
          abi: challengeAbi,
          functionName: 'voidSegment',
          args: [claims.map((claim) => bytesToHex(claim)), BigInt(hop)],
        }),
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
        abi: challengeAbi,
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
