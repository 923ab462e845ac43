/**
 * Ephemeral sessions over JSON-RPC.
 * @module
 */
import type { Address, ContractEventArgsFromTopics, ContractFunctionArgs, Hex, PublicClient } from 'viem';
import { bytesToHex, encodeFunctionData, getAbiItem, hexToBytes, parseEventLogs } from 'viem';
import { equalBytes } from '../../crypto/core/bytes.ts';
import { InternalError } from '../../crypto/core/errors.ts';
import type { CodingProof } from '../availability/coding-proof.ts';
import type { SignedVoucher } from '../batch/voucher.ts';
import { keccakWords, uintWord } from '../batch/words.ts';
import { ephemeralSessionAbi } from '../contracts/artifacts/ephemeral-session.ts';
import { modelRegistryAbi } from '../contracts/artifacts/model-registry.ts';
import { nodeRegistryAbi } from '../contracts/artifacts/node-registry.ts';
import { commitHash } from '../ephemeral/step-leaf.ts';
import type {
  CommitDraft,
  CommitHeader,
  DemandedStep,
  Order,
  PlacedLeaf,
  RevealedStep,
  SessionReads,
  SessionRef,
  SessionWrites,
  StepDemand,
  StepLeaf,
  StepReceipt,
} from '../ephemeral/types.ts';
import { sessionId } from '../ephemeral/voucher.ts';
import { DEPLOYED } from './contract-names.ts';
import { asking } from './reverts.ts';
import type { SentTx, TxSender } from './sender.ts';
import { proveSlots } from './storage-proof.ts';
import type { Addresses } from './types.ts';

/** To read at; none: the latest. */
interface Block {
  readonly blockNumber?: bigint;
}

type CodedPieces = ContractFunctionArgs<
  typeof ephemeralSessionAbi,
  'nonpayable',
  'challengeCoding'
>[3]['pieces'];

const lower = (address: Address): Address => address.toLowerCase() as Address;
const known = (address: Address): Address | null => (BigInt(address) === 0n ? null : lower(address));
const hexes = (words: readonly Uint8Array[]): Hex[] => words.map((word) => bytesToHex(word));
const id = (ref: SessionRef): Hex => bytesToHex(sessionId(ref));

export function createSessionReads(client: PublicClient, addresses: Addresses): SessionReads {
  const sessions = { address: addresses.ephemeralSession, abi: ephemeralSessionAbi } as const;
  const nodes = { address: addresses.nodeRegistry, abi: nodeRegistryAbi } as const;
  const models = { address: addresses.modelRegistry, abi: modelRegistryAbi } as const;

  /** The block to read at, where that is not the latest one; never before the contracts were there. */
  async function before(depth: number): Promise<Block> {
    if (depth === 0) return {};
    const latest = await client.getBlockNumber({ cacheTime: 0 });
    const first = BigInt(addresses.fromBlock + DEPLOYED.length);
    const at = latest - BigInt(depth);
    return { blockNumber: at > first ? at : first };
  }

  const delegated = (ref: SessionRef, account: Address, at: Block): Promise<bigint> =>
    client.readContract({ ...sessions, functionName: 'delegatedOf', args: [id(ref), account], ...at });

  async function openOf(ref: SessionRef, some: readonly StepDemand[]): Promise<readonly StepDemand[]> {
    const open = await Promise.all(
      some.map(async (demand) => {
        const key = keccakWords(sessionId(ref), uintWord(demand.number), uintWord(demand.index));
        const args = [bytesToHex(key)] as const;
        const { done } = await client.readContract({ ...sessions, functionName: 'demandOf', args });
        return done ? [] : [demand];
      }),
    );
    return open.flat();
  }

  return {
    terms: () =>
      asking('read the terms of sessions', async () => {
        const terms = await client.readContract({ ...sessions, functionName: 'parameters' });
        return {
          ...terms,
          maxDuration: Number(terms.maxDuration),
          window: Number(terms.window),
          tailWindow: Number(terms.tailWindow),
          answerTime: Number(terms.answerTime),
        };
      }),
    count: (sequencer) =>
      asking('count sessions', async () =>
        Number(await client.readContract({ ...sessions, functionName: 'sessionsOf', args: [sequencer] })),
      ),
    session: (ref) =>
      asking('look up a session', async () => {
        const record = await client.readContract({ ...sessions, functionName: 'sessionOf', args: [id(ref)] });
        if (record.endsAt === 0n) return null;
        return {
          endsAt: Number(record.endsAt),
          endedAt: Number(record.endedAt),
          commits: Number(record.commits),
          steps: Number(record.steps),
          contestedUntil: Number(record.contestedUntil),
          convicted: record.convicted,
          bondReturned: record.bondReturned,
          pot: record.pot,
          root: hexToBytes(record.root),
          receiptKey: hexToBytes(`${record.keyX}${record.keyY.slice(2)}`),
        };
      }),
    delegated: (ref, account, depth = 0) =>
      asking('read what is delegated', async () => delegated(ref, account, await before(depth))),
    facts: (ref, { voucher }, depth = 0) =>
      asking("look up a voucher's parties", async () => {
        const at = await before(depth);
        const modelRoot = bytesToHex(voucher.modelRoot);
        const [owner, amount, ...payouts] = await Promise.all([
          client.readContract({ ...models, functionName: 'ownerOf', args: [modelRoot], ...at }),
          delegated(ref, voucher.client, at),
          ...voucher.payees.map(({ node }) =>
            client.readContract({ ...nodes, functionName: 'payoutOf', args: [bytesToHex(node)], ...at }),
          ),
        ]);
        return { owner: known(owner), delegated: amount, payouts: payouts.map(known) };
      }),
    opened: (fromBlock, toBlock) =>
      asking('look for sessions', async () => {
        const logs = await client.getLogs({
          address: addresses.ephemeralSession,
          event: getAbiItem({ abi: ephemeralSessionAbi, name: 'Opened' }),
          fromBlock: BigInt(fromBlock),
          toBlock: BigInt(toBlock),
          strict: true,
        });
        return logs.map(({ args }) => ({ sequencer: lower(args.sequencer), number: Number(args.number) }));
      }),
    isCommitted: (ref, header) =>
      asking('look for a commit', async () => {
        const args = [id(ref), BigInt(header.number)] as const;
        const hash = await client.readContract({ ...sessions, functionName: 'commitHash', args });
        return equalBytes(sessionId(ref), header.sessionId) && hash === bytesToHex(commitHash(header));
      }),
    commitHeader: (ref, number) =>
      asking('look up a commit', async () => {
        const logs = await client.getLogs({
          address: addresses.ephemeralSession,
          event: getAbiItem({ abi: ephemeralSessionAbi, name: 'Committed' }),
          args: { sessionId: id(ref), number: BigInt(number) },
          fromBlock: BigInt(addresses.fromBlock),
          toBlock: 'latest',
          strict: true,
        });
        const header = logs.at(-1)?.args.header;
        if (header === undefined) return null;
        return {
          sessionId: hexToBytes(header.sessionId),
          number: Number(header.number),
          firstStep: Number(header.firstStep),
          steps: header.steps,
          preRoot: hexToBytes(header.preRoot),
          root: hexToBytes(header.root),
          logRoot: hexToBytes(header.logRoot),
          codedRoot: hexToBytes(header.codedRoot),
          postedAt: Number(header.postedAt),
        };
      }),
    exited: (ref, account) =>
      asking('look up an exit', () =>
        client.readContract({ ...sessions, functionName: 'exited', args: [id(ref), account] }),
      ),
    demands: (ref) =>
      asking('look for demands', async () => {
        const logs = await client.getLogs({
          address: addresses.ephemeralSession,
          event: getAbiItem({ abi: ephemeralSessionAbi, name: 'Demanded' }),
          args: { sessionId: id(ref) },
          fromBlock: BigInt(addresses.fromBlock),
          toBlock: 'latest',
          strict: true,
        });
        const all = logs.map(({ args: { number, index, answerUntil } }) => ({
          number: Number(number),
          index,
          answerUntil: Number(answerUntil),
        }));
        return await openOf(ref, all);
      }),
    stillDemanded: (ref, some) => asking('look whether steps are still demanded', () => openOf(ref, some)),
    revealed: (ref, number, index) =>
      asking('look for a published step', async () => {
        const logs = await client.getLogs({
          address: addresses.ephemeralSession,
          event: getAbiItem({ abi: ephemeralSessionAbi, name: 'Revealed' }),
          args: { sessionId: id(ref), number: BigInt(number) },
          fromBlock: BigInt(addresses.fromBlock),
          toBlock: 'latest',
          strict: true,
        });
        const log = logs.find(({ args }) => args.index === index);
        return log === undefined ? null : revealedOf(log.args);
      }),
    tailSteps: (ref) =>
      asking('look for steps under receipts', async () => {
        const logs = await client.getLogs({
          address: addresses.ephemeralSession,
          event: getAbiItem({ abi: ephemeralSessionAbi, name: 'TailStep' }),
          args: { sessionId: id(ref) },
          fromBlock: BigInt(addresses.fromBlock),
          toBlock: 'latest',
          strict: true,
        });
        return logs.map(({ args }) => orderOf(args.voucher, args.signature, args.settled));
      }),
    prove: (slots) =>
      asking('prove a session', () =>
        proveSlots(client, addresses.chainId, addresses.ephemeralSession, slots),
      ),
    code: () =>
      asking("read the contract's code", async () => {
        const code = await client.getCode({ address: addresses.ephemeralSession });
        if (code !== undefined) return code;
        throw new InternalError('SESSION_CODE_MISSING', 'there is no EphemeralSession at its address', {
          details: { address: addresses.ephemeralSession },
        });
      }),
  };
}

type RevealedArgs = ContractEventArgsFromTopics<typeof ephemeralSessionAbi, 'Revealed', true>;

function revealedOf({ leaf, index, path, voucher, signature }: RevealedArgs): RevealedStep {
  return {
    placed: {
      leaf: {
        digest: hexToBytes(leaf.digest),
        signatureHash: hexToBytes(leaf.signatureHash),
        settled: leaf.settled,
        pre: hexToBytes(leaf.pre),
        post: hexToBytes(leaf.post),
      },
      index,
      path: path.map((node) => hexToBytes(node)),
    },
    signed: orderOf(voucher, signature, leaf.settled),
  };
}

/** Integers fit: the contract takes no others in what it publishes and applies. */
const orderOf = (voucher: RevealedArgs['voucher'], signature: Hex, settled: bigint): Order => ({
  voucher: {
    client: lower(voucher.client),
    coordinator: lower(voucher.coordinator),
    sessionId: hexToBytes(voucher.sessionId),
    modelRoot: hexToBytes(voucher.modelRoot),
    cumulative: voucher.cumulative,
    payees: voucher.payees.map(({ node, weight }) => ({ node: hexToBytes(node), weight: Number(weight) })),
    validUntil: Number(voucher.validUntil),
  },
  signature: hexToBytes(signature),
  settled,
});

type Written =
  | 'open'
  | 'delegate'
  | 'commit'
  | 'commitAndUndelegate'
  | 'forceUndelegate'
  | 'challengeCommit'
  | 'challengeLink'
  | 'challengeCoding'
  | 'challengeReceipt'
  | 'challengeEquivocation'
  | 'challengeOmission'
  | 'demand'
  | 'reveal'
  | 'many'
  | 'expire'
  | 'settleTail'
  | 'exit'
  | 'returnBond'
  | 'prune';

export function createSessionWrites(sender: TxSender, addresses: Addresses): SessionWrites {
  const send = async <F extends Written>(
    what: string,
    functionName: F,
    args: ContractFunctionArgs<typeof ephemeralSessionAbi, 'nonpayable' | 'payable', F>,
    value = 0n,
  ): Promise<SentTx> => {
    const data = encodeFunctionData({ abi: ephemeralSessionAbi, functionName, args } as Parameters<
      typeof encodeFunctionData
    >[0]);
    return await sender.send({ to: addresses.ephemeralSession, data, value }, what);
  };
  const at = ({ sequencer, number }: SessionRef) => [sequencer, BigInt(number)] as const;
  const revealToAbi = (
    ref: SessionRef,
    {
      header,
      placed: { leaf, index, path },
      signed,
    }: Omit<DemandedStep, 'signed'> & {
      readonly signed: SignedVoucher;
    },
  ): ContractFunctionArgs<typeof ephemeralSessionAbi, 'nonpayable', 'reveal'> => [
    ...at(ref),
    headerToAbi(header),
    leafToAbi(leaf),
    index,
    hexes(path),
    voucherToAbi(signed),
    bytesToHex(signed.signature),
  ];

  return {
    async open(endsAt, receiptKey) {
      const [x, y] = [bytesToHex(receiptKey.subarray(0, 32)), bytesToHex(receiptKey.subarray(32))];
      const sent = await send('open a session', 'open', [BigInt(endsAt), x, y]);
      const [opened] = parseEventLogs({
        abi: ephemeralSessionAbi,
        eventName: 'Opened',
        logs: sent.logs.filter(({ address }) => lower(address) === addresses.ephemeralSession) as never,
      });
      if (opened === undefined) {
        throw new InternalError('SESSION_EVENT_MISSING', 'a session was opened without its event', {
          details: { txHash: sent.txHash },
        });
      }
      return { ...sent, number: Number(opened.args.number) };
    },
    delegate: (ref, amount) => send('delegate', 'delegate', at(ref), amount),
    commit: (session, draft) => send('commit', 'commit', [draftToAbi(session, draft)]),
    commitAndUndelegate: (session, draft) =>
      send('end a session', 'commitAndUndelegate', [draftToAbi(session, draft ?? NOTHING)]),
    forceUndelegate: (ref) => send('end a session that is over', 'forceUndelegate', at(ref)),
    challengeCommit: (ref, header, { leaf, index, path }, signed, witness) =>
      send('challenge a step', 'challengeCommit', [
        ...at(ref),
        headerToAbi(header),
        leafToAbi(leaf),
        index,
        hexes(path),
        voucherToAbi(signed),
        bytesToHex(signed.signature),
        hexes(witness),
      ]),
    challengeLink: (ref, header, index, [before, after]) =>
      send('challenge a link', 'challengeLink', [
        ...at(ref),
        headerToAbi(header),
        index,
        [leafToAbi((before ?? NO_LEAF).leaf), leafToAbi((after ?? NO_LEAF).leaf)],
        [hexes((before ?? NO_LEAF).path), hexes((after ?? NO_LEAF).path)],
      ]),
    challengeCoding: (ref, header, proof) =>
      send('challenge a coding', 'challengeCoding', [...at(ref), headerToAbi(header), codingToAbi(proof)]),
    challengeReceipt: (ref, header, receipt, { leaf, path }) =>
      send('challenge by a receipt', 'challengeReceipt', [
        ...at(ref),
        headerToAbi(header),
        receiptToAbi(receipt),
        leafToAbi(leaf),
        hexes(path),
      ]),
    challengeEquivocation: (ref, a, b) =>
      send('challenge two receipts', 'challengeEquivocation', [...at(ref), receiptToAbi(a), receiptToAbi(b)]),
    challengeOmission: (ref, receipt) =>
      send('challenge an omission', 'challengeOmission', [...at(ref), receiptToAbi(receipt)]),
    demand: (ref, header, index) => send('demand a step', 'demand', [...at(ref), headerToAbi(header), index]),
    reveal: (ref, header, placed, signed) =>
      send('publish a step', 'reveal', revealToAbi(ref, { header, placed, signed })),
    revealAll: (ref, steps) => {
      const calls = steps.map((step) =>
        encodeFunctionData({
          abi: ephemeralSessionAbi,
          functionName: 'reveal',
          args: revealToAbi(ref, step),
        }),
      );
      return send('publish steps', 'many', [calls]);
    },
    expire: (ref, header, index) => send('end a demand', 'expire', [...at(ref), headerToAbi(header), index]),
    settleTail: (ref, receipt, leaf, signed, witness) =>
      send('apply a step under its receipt', 'settleTail', [
        ...at(ref),
        receiptToAbi(receipt),
        leafToAbi(leaf),
        voucherToAbi(signed),
        bytesToHex(signed.signature),
        hexes(witness),
      ]),
    exit: (ref, account, witness) => send('exit', 'exit', [...at(ref), account, hexes(witness)]),
    returnBond: (ref) => send('return a bond', 'returnBond', at(ref)),
    prune: (ref, from, to) => send('prune a session', 'prune', [...at(ref), BigInt(from), BigInt(to)]),
  };
}

const ZERO = new Uint8Array(32);
const NOTHING: CommitDraft = { number: 0, steps: 0, root: ZERO, logRoot: ZERO, codedRoot: ZERO };
const NO_LEAF: PlacedLeaf = {
  leaf: { digest: ZERO, signatureHash: ZERO, settled: 0n, pre: ZERO, post: ZERO },
  index: 0,
  path: [],
};

const draftToAbi = (session: number, { number, steps, root, logRoot, codedRoot }: CommitDraft) => ({
  session: BigInt(session),
  number: BigInt(number),
  steps,
  root: bytesToHex(root),
  logRoot: bytesToHex(logRoot),
  codedRoot: bytesToHex(codedRoot),
});

const headerToAbi = (header: CommitHeader) => ({
  sessionId: bytesToHex(header.sessionId),
  number: BigInt(header.number),
  firstStep: BigInt(header.firstStep),
  steps: header.steps,
  preRoot: bytesToHex(header.preRoot),
  root: bytesToHex(header.root),
  logRoot: bytesToHex(header.logRoot),
  codedRoot: bytesToHex(header.codedRoot),
  postedAt: BigInt(header.postedAt),
});

const leafToAbi = ({ digest, signatureHash, settled, pre, post }: StepLeaf) => ({
  digest: bytesToHex(digest),
  signatureHash: bytesToHex(signatureHash),
  settled,
  pre: bytesToHex(pre),
  post: bytesToHex(post),
});

const codingToAbi = ({ length, top, piece, offset, pieces }: CodingProof) => ({
  length,
  top: bytesToHex(top),
  piece,
  offset,
  pieces: pieces.map((shown) => ({
    chunk: shown.chunk,
    chunkRoot: bytesToHex(shown.chunkRoot),
    chunkPath: hexes(shown.chunkPath),
    piece: bytesToHex(shown.piece),
    piecePath: hexes(shown.piecePath),
  })) as unknown as CodedPieces,
});

const receiptToAbi = ({ seq, leaf, signature }: StepReceipt) => ({
  seq: BigInt(seq),
  leaf: bytesToHex(leaf),
  signature: bytesToHex(signature),
});

const voucherToAbi = ({ voucher }: SignedVoucher) => ({
  client: voucher.client,
  coordinator: voucher.coordinator,
  sessionId: bytesToHex(voucher.sessionId),
  modelRoot: bytesToHex(voucher.modelRoot),
  cumulative: voucher.cumulative,
  payees: voucher.payees.map(({ node, weight }) => ({ node: bytesToHex(node), weight: BigInt(weight) })),
  validUntil: BigInt(voucher.validUntil),
});
