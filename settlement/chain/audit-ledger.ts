/**
 * Audits by lot over JSON-RPC.
 * @module
 */
import type { Address, Hex, PublicClient } from 'viem';
import { bytesToHex, encodeFunctionData, getAbiItem, hexToBytes } from 'viem';
import { concatBytes } from '../../crypto/core/bytes.ts';
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import { verdictOf, verdictWord } from '../audits/subject.ts';
import {
  AUDIT_STATES,
  type AuditReads,
  type AuditSubject,
  type AuditTerms,
  type AuditWrites,
  type PlantedPlace,
  REPORT_STAGES,
} from '../audits/types.ts';
import { headerFromAbi } from '../batch/header.ts';
import { leafFromAbi } from '../batch/leaf.ts';
import { openingToAbi } from '../checks/moves.ts';
import { auditsAbi } from '../contracts/artifacts/audits.ts';
import type { LedgerReads } from './ledger.ts';
import { g1ToEip2537 } from './points.ts';
import { asking } from './reverts.ts';
import type { SentTx, TxSender } from './sender.ts';
import type { Addresses } from './types.ts';

/** Bytes of a commitment. */
const COMMITMENT = 48;
/** Others may enrol at the same time. */
const ENROL_TRIES = 8;

const lower = (address: Address): Address => address.toLowerCase() as Address;
const hexes = (words: readonly Uint8Array[]): Hex[] => words.map((word) => bytesToHex(word));

const subjectToAbi = ({ modelRoot, recordHash, edgesRoot, segments }: AuditSubject) => ({
  modelRoot: bytesToHex(modelRoot),
  recordHash: bytesToHex(recordHash),
  edgesRoot: bytesToHex(edgesRoot),
  segments,
});

const plantedToAbi = (planted: PlantedPlace) => ({
  opening: openingToAbi(planted.opening),
  edges: bytesToHex(planted.edges),
  edgesPath: hexes(planted.edgesPath),
  signedLeaf: bytesToHex(planted.signedLeaf),
  signedPath: hexes(planted.signedPath),
  plantedLeaf: bytesToHex(planted.plantedLeaf),
  plantedPath: hexes(planted.plantedPath),
  column: BigInt(planted.shift.column),
  points: bytesToHex(
    concatBytes(
      ...[planted.signedLeaf, planted.plantedLeaf].map((leaf) => columnToEip2537(leaf, planted.shift.column)),
    ),
  ),
  shift: planted.shift.scalar,
});

/** @throws VerificationError BLS_POINT */
const columnToEip2537 = (leaf: Uint8Array, column: number): Uint8Array =>
  g1ToEip2537(leaf.subarray(column * COMMITMENT, (column + 1) * COMMITMENT));

export function createAuditReads(client: PublicClient, addresses: Addresses): AuditReads {
  const audits = { address: addresses.audits, abi: auditsAbi } as const;
  const since = (fromBlock: number) => ({
    address: addresses.audits,
    fromBlock: BigInt(fromBlock),
    toBlock: 'latest' as const,
    strict: true as const,
  });
  /** Fixed at deployment. */
  let terms: Promise<AuditTerms> | undefined;

  return {
    terms() {
      terms ??= asking('read the terms of audits', async () => {
        const own = await client.readContract({ ...audits, functionName: 'terms' });
        return {
          ...own,
          drawTime: Number(own.drawTime),
          commitTime: Number(own.commitTime),
          revealTime: Number(own.revealTime),
          closeTime: Number(own.closeTime),
          blameTime: Number(own.blameTime),
        };
      }).catch((thrown) => {
        terms = undefined;
        throw thrown;
      });
      return terms;
    },
    appealTime: () =>
      asking('read how long a blame can be lifted', async () =>
        Number(await client.readContract({ ...audits, functionName: 'appealTime' })),
      ),
    slots: () =>
      asking('look for auditors', async () => {
        const count = Number(await client.readContract({ ...audits, functionName: 'slotCount' }));
        const slots = await Promise.all(
          Array.from({ length: count }, (_, i) =>
            client.readContract({ ...audits, functionName: 'slotOf', args: [BigInt(i)] }),
          ),
        );
        return slots.map(({ account, since: from, until }) => ({
          account: lower(account),
          since: Number(from),
          until: Number(until),
        }));
      }),
    audit: (id) =>
      asking('look up an audit', async () => {
        const args = [bytesToHex(id)] as const;
        const [own, drawn] = await Promise.all([
          client.readContract({ ...audits, functionName: 'auditOf', args }),
          client.readContract({ ...audits, functionName: 'drawnOf', args }),
        ]);
        if (own.state === 0) return null;
        return {
          state: AUDIT_STATES[own.state]!,
          opener: lower(own.opener),
          openedAt: Number(own.openedAt),
          round: Number(own.round),
          since: Number(own.since),
          commits: own.commits,
          reveals: own.reveals,
          fee: own.fee,
          truth: verdictOf(own.truth),
          auditors: drawn.map(lower),
        };
      }),
    report: (id, auditor) =>
      asking("look up an auditor's report", async () => {
        const { stage, verdict, until } = await client.readContract({
          ...audits,
          functionName: 'reportOf',
          args: [bytesToHex(id), auditor],
        });
        return { stage: REPORT_STAGES[stage]!, verdict: verdictOf(verdict), until: Number(until) };
      }),
    mayCommit: (id, account) =>
      asking('look whether an auditor may commit', () =>
        client.simulateContract({
          ...audits,
          functionName: 'commit',
          args: [bytesToHex(id), bytesToHex(id)], // any commitment
          account,
        }),
      ).then(
        () => true,
        (thrown: unknown) => {
          if (asVeilmeshError(thrown).code === 'BOND_TOO_LOW') return false;
          throw thrown;
        },
      ),
    attention: (auditor) =>
      asking('look up how an auditor did', () =>
        client.readContract({ ...audits, functionName: 'attentionOf', args: [auditor] }),
      ),
    addressOf: (auditor) =>
      asking('look for an auditor', async () => {
        const logs = await client.getLogs({
          ...since(addresses.fromBlock),
          event: getAbiItem({ abi: auditsAbi, name: 'AuditorAnnounced' }),
          args: { account: auditor },
        });
        const said = logs.at(-1)?.args;
        if (said === undefined) return null;
        return {
          peerKey: hexToBytes(said.peerKey),
          evidenceHash: hexToBytes(said.evidenceHash),
          endpoint: said.endpoint,
        };
      }),
    opened: (fromBlock) =>
      asking('look for audits', async () => {
        const logs = await client.getLogs({
          ...since(fromBlock),
          event: getAbiItem({ abi: auditsAbi, name: 'AuditOpened' }),
        });
        return logs.map(({ args: { id, opener, subject, round, fee } }) => ({
          id: hexToBytes(id),
          opener: lower(opener),
          subject: {
            modelRoot: hexToBytes(subject.modelRoot),
            recordHash: hexToBytes(subject.recordHash),
            edgesRoot: hexToBytes(subject.edgesRoot),
            segments: subject.segments,
          },
          round: Number(round),
          fee,
        }));
      }),
    blamed: (auditor, fromBlock) =>
      asking('look for blames', async () => {
        const logs = await client.getLogs({
          ...since(fromBlock),
          event: getAbiItem({ abi: auditsAbi, name: 'AuditorBlamed' }),
          ...(auditor === null ? {} : { args: { auditor } }),
        });
        return logs.map(({ args }) => ({
          id: hexToBytes(args.id),
          auditor: lower(args.auditor),
          place: {
            header: headerFromAbi(args.opening.header),
            leaf: leafFromAbi(args.opening.receipt),
            index: Number(args.opening.index),
            path: args.opening.path.map((node) => hexToBytes(node)),
          },
          claims: args.opening.claims.map((claim) => hexToBytes(claim)),
          hop: Number(args.opening.hop),
          signedLeaf: hexToBytes(args.signedLeaf),
          until: Number(args.until),
        }));
      }),
  };
}

export function createAuditWrites(
  sender: TxSender,
  addresses: Addresses,
  { audits, time }: Pick<LedgerReads, 'audits' | 'time'>,
): AuditWrites {
  const send = (what: string, data: Hex): Promise<SentTx> =>
    sender.send({ to: addresses.audits, data }, what);
  const abi = auditsAbi;
  return {
    async enrol() {
      for (let left = ENROL_TRIES; ; left--) {
        const [slots, { drawTime }, now] = await Promise.all([audits.slots(), audits.terms(), time()]);
        // its own first: an account that had one gets no other while nobody has that
        const own = slots.findIndex(({ account }) => account === sender.account.toLowerCase());
        const free = own >= 0 ? own : slots.findIndex(({ until }) => until !== 0 && until + drawTime < now);
        const slot = BigInt(free < 0 ? slots.length : free);
        try {
          return await send('enrol', encodeFunctionData({ abi, functionName: 'enrol', args: [slot] }));
        } catch (thrown) {
          // somebody else took it meanwhile
          if (left === 0 || asVeilmeshError(thrown).code !== 'SLOT_TAKEN') throw thrown;
        }
      }
    },
    quit: () => send('quit as an auditor', encodeFunctionData({ abi, functionName: 'quit' })),
    remove: (slot) =>
      send('remove an auditor', encodeFunctionData({ abi, functionName: 'remove', args: [BigInt(slot)] })),
    announce: async ({ peerKey, evidenceHash, endpoint }) =>
      send(
        'say where an auditor is',
        encodeFunctionData({
          abi,
          functionName: 'announce',
          args: [bytesToHex(peerKey), bytesToHex(evidenceHash), endpoint],
        }),
      ),
    open: (subject, truth, wanted, fee) =>
      send(
        'open an audit',
        encodeFunctionData({
          abi,
          functionName: 'open',
          args: [subjectToAbi(subject), bytesToHex(truth), wanted, fee],
        }),
      ),
    draw: (id) =>
      send('draw auditors', encodeFunctionData({ abi, functionName: 'draw', args: [bytesToHex(id)] })),
    lapse: (id) =>
      send('end an audit', encodeFunctionData({ abi, functionName: 'lapse', args: [bytesToHex(id)] })),
    commit: (id, commitment) =>
      send(
        'commit to a report',
        encodeFunctionData({
          abi,
          functionName: 'commit',
          args: [bytesToHex(id), bytesToHex(commitment)],
        }),
      ),
    reveal: (id, verdict, salt) =>
      send(
        'reveal a report',
        encodeFunctionData({
          abi,
          functionName: 'reveal',
          args: [bytesToHex(id), verdictWord(verdict), bytesToHex(salt)],
        }),
      ),
    close: (id, truth, salt) =>
      send(
        'close an audit',
        encodeFunctionData({
          abi,
          functionName: 'close',
          args: [bytesToHex(id), verdictWord(truth), bytesToHex(salt)],
        }),
      ),
    abandon: (id) =>
      send(
        'end an audit that nobody closed',
        encodeFunctionData({ abi, functionName: 'abandon', args: [bytesToHex(id)] }),
      ),
    blame: async (id, auditor, subject, planted) =>
      send(
        'blame an auditor',
        encodeFunctionData({
          abi,
          functionName: 'blame',
          args: [bytesToHex(id), auditor, subjectToAbi(subject), plantedToAbi(planted)],
        }),
      ),
    lift: (id, auditor, claims, hop) =>
      send(
        'lift a blame',
        encodeFunctionData({
          abi,
          functionName: 'lift',
          args: [bytesToHex(id), auditor, hexes(claims), BigInt(hop)],
        }),
      ),
    spare: (id, auditor) =>
      send(
        'end what a report may cost',
        encodeFunctionData({ abi, functionName: 'spare', args: [bytesToHex(id), auditor] }),
      ),
    punish: (id, auditor) =>
      send(
        'punish an auditor',
        encodeFunctionData({ abi, functionName: 'punish', args: [bytesToHex(id), auditor] }),
      ),
  };
}
