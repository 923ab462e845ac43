/**
 * Chunks of coded data over the mesh: whoever has them hands them out, and whoever is asked to keeps those that count.
 *
 * Nobody's word counts: a chunk shows by its path that it is of a root, and a root is kept because a commit that stands on chain names
 * it, or because a node with stake asks for its own. A peer that sends something else gets a strike.
 * @module
 */
import type { Address } from 'viem';
import { z } from 'zod';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { decodeCbor, encodeCbor } from '../../crypto/core/cbor.ts';
import { asVeilmeshError, UnavailableError, VerificationError } from '../../crypto/core/errors.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import type { RpcMethod } from '../../mesh/wire/rpc.ts';
import { handleRpc } from '../../mesh/wire/rpc-server.ts';
import { bytes, bytesUpTo, uint } from '../../mesh/wire/schemas.ts';
import {
  type Chunk,
  isChunkOf,
  MAX_CHUNK_BYTES,
  MAX_CHUNK_PATH,
  MAX_CODED_BYTES,
} from '../../settlement/availability/coded.ts';
import { CHUNKS } from '../../settlement/availability/coding.ts';
import type { LedgerReads } from '../../settlement/chain/ledger.ts';
import { nodeId } from '../../settlement/chain/node-id.ts';
import { MAX_COMMIT_STEPS, maxLogBytes } from '../../settlement/ephemeral/log.ts';
import { commitHash } from '../../settlement/ephemeral/step-leaf.ts';
import type {
  CommitHeader,
  SessionRecord,
  SessionRef,
  SessionTerms,
} from '../../settlement/ephemeral/types.ts';
import type { Logger } from '../log.ts';
import { peerIdHash } from '../peer-id.ts';
import { createAttempts } from './attempts.ts';
import type { ChunkStore, Content } from './chunk-store.ts';

export type ChunkLedger = Pick<LedgerReads, 'sessions' | 'time' | 'getNode'>;

const account = z.templateLiteral(['0x', z.string().regex(/^[0-9a-f]{40}$/)]);
const index = uint(CHUNKS - 1);

const chunkSchema = z.strictObject({
  index,
  length: uint(MAX_CODED_BYTES),
  bytes: bytesUpTo(MAX_CHUNK_BYTES),
  top: bytes(32),
  path: z.array(bytes(32)).max(MAX_CHUNK_PATH),
});
/** A chunk and what goes with it on the wire. */
const MAX_MESSAGE_BYTES = MAX_CHUNK_BYTES + 2_048;

export const getMethod: RpcMethod<
  { root: Uint8Array; index: number | null },
  { have: number[]; chunk: z.infer<typeof chunkSchema> | null }
> = {
  protocol: '/veilmesh/chunks/1',
  /** Index null: only which ones there are. */
  request: z.strictObject({ root: bytes(32), index: index.nullable() }),
  response: z.strictObject({ have: z.array(index).max(CHUNKS), chunk: chunkSchema.nullable() }),
  maxBytes: MAX_MESSAGE_BYTES,
};

const sessionSchema = z.strictObject({ sequencer: account, number: uint() });
const headerSchema = z.strictObject({
  sessionId: bytes(32),
  number: uint(),
  firstStep: uint(),
  steps: uint(MAX_COMMIT_STEPS),
  preRoot: bytes(32),
  root: bytes(32),
  logRoot: bytes(32),
  codedRoot: bytes(32),
  postedAt: uint(),
});

export const keepLogMethod: RpcMethod<
  {
    session: z.infer<typeof sessionSchema>;
    header: z.infer<typeof headerSchema>;
    chunk: z.infer<typeof chunkSchema>;
  },
  { have: number[] }
> = {
  protocol: '/veilmesh/keep-log/1',
  request: z.strictObject({ session: sessionSchema, header: headerSchema, chunk: chunkSchema }),
  response: z.strictObject({ have: z.array(index).max(CHUNKS) }),
  maxBytes: MAX_MESSAGE_BYTES,
};

export const keepWitnessMethod: RpcMethod<
  {
    operator: Address;
    claim: Uint8Array;
    root: Uint8Array;
    signature: Uint8Array;
    until: number;
    chunk: z.infer<typeof chunkSchema>;
  },
  { have: number[] }
> = {
  protocol: '/veilmesh/keep-witness/1',
  request: z.strictObject({
    operator: account,
    claim: bytes(32),
    root: bytes(32),
    signature: bytes(64),
    until: uint(),
    chunk: chunkSchema,
  }),
  response: z.strictObject({ have: z.array(index).max(CHUNKS) }),
  maxBytes: MAX_MESSAGE_BYTES,
};

/** Contents of the caller's that are told at once: whoever gets so many asks for those behind them. */
export const MAX_TOLD = 1_024;

export const keptForMeMethod: RpcMethod<
  { from: number },
  { witnesses: { claim: Uint8Array; root: Uint8Array; signature: Uint8Array; until: number }[] }
> = {
  protocol: '/veilmesh/kept-for-me/1',
  request: z.strictObject({ from: uint() }),
  response: z.strictObject({
    witnesses: z
      .array(z.strictObject({ claim: bytes(32), root: bytes(32), signature: bytes(64), until: uint() }))
      .max(MAX_TOLD),
  }),
  maxBytes: 512 * MAX_TOLD,
};

/** Seconds for which a claim can be asked about at most: nobody has a witness kept for longer. */
const WITNESS_SECONDS = 86_400;
/** For how long a peer counts as a node with stake before the chain is asked again. */
const NODE_MS = 60_000;
const MAX_NODES = 1_024;
/** Seconds for which a log is kept after its session has nothing left to contest or to apply: exits need what it leads to. */
const KEEP_AFTER_SESSION = 86_400;
/** The same while somebody has not taken out what is his. */
const KEEP_UNPAID = 90 * 86_400;
/** Questions to the chain about contents that may wait, of one peer and of all; beyond that they are told to come again. */
const MAX_WAITING_EACH = 2;
const MAX_WAITING = 64;
/** Commits that the chain does not have, of one peer within a minute: more are not its chain's delay. */
const MAX_MISSES = 8;
const MISSES_MS = 60_000;
/** Logs of which the chain was asked lately. */
const MAX_KNOWN = 1_024;
const SWEEP_MS = 60_000;

const falseChunk = (why: string): VerificationError =>
  new VerificationError('CHUNK_FALSE', why, { hint: 'chunks are kept as they were coded: code it again' });

/** Serves and keeps chunks. Returns the function that stops it. */
export async function serveChunks(
  host: MeshHost,
  ledger: ChunkLedger,
  store: ChunkStore,
  log: Logger,
): Promise<() => Promise<void>> {
  let asking: Promise<unknown> = Promise.resolve();
  const waiting = new Map<string, number>();
  const misses = new Map<string, { count: number; readonly since: number }>();
  /** How logs are kept, by session, commit and root. */
  const logs = new Map<string, Content>();

  /** One question at a time, few of each peer: what strangers send costs the chain's node no more than that. */
  async function inTurn<T>(peer: string, work: () => Promise<T>): Promise<T> {
    const own = waiting.get(peer) ?? 0;
    if (own >= MAX_WAITING_EACH || waiting.size >= MAX_WAITING) {
      throw new UnavailableError('CHUNKS_BUSY', 'too many chunks of unknown contents wait here', {
        hint: 'send it again in a moment',
      });
    }
    waiting.set(peer, own + 1);
    const result = asking.then(work);
    asking = result.catch(() => undefined);
    try {
      return await result;
    } finally {
      const left = waiting.get(peer)! - 1;
      if (left === 0) waiting.delete(peer);
      else waiting.set(peer, left);
    }
  }

  async function logContent(peer: string, session: SessionRef, header: CommitHeader): Promise<Content> {
    const key = `${session.sequencer}/${session.number}/${bytesToHex(commitHash(header))}`;
    const known = logs.get(key);
    if (known !== undefined) return known;
    try {
      const content = await inTurn(peer, () => contentOfLog(ledger, session, header));
      logs.set(key, content);
      if (logs.size > MAX_KNOWN) logs.delete(logs.keys().next().value!);
      return content;
    } catch (thrown) {
      if (asVeilmeshError(thrown).code === 'LOG_NOT_COMMITTED') miss(peer);
      throw thrown;
    }
  }

  function miss(peer: string): void {
    const now = performance.now();
    const before = misses.get(peer);
    const current =
      before === undefined || now - before.since > MISSES_MS ? { count: 0, since: now } : before;
    current.count += 1;
    misses.delete(peer);
    misses.set(peer, current);
    if (misses.size > MAX_KNOWN) misses.delete(misses.keys().next().value!);
    if (current.count > MAX_MISSES) host.strike(peer, 'logs of commits that the chain does not have');
  }

  /** Until when which peer counts as a node with stake. */
  const nodes = new Map<string, number>();

  async function requireNode(operator: Address, peer: string): Promise<void> {
    if ((nodes.get(peer) ?? 0) > performance.now()) return;
    const record = await inTurn(peer, () => ledger.getNode(nodeId(operator, peerIdHash(peer))));
    // stake is what counts: old evidence must not cost a node what it needs to answer for its claims
    if (record?.staked !== true) {
      throw new VerificationError('KEEPER_STRANGER', 'only nodes with stake have their witnesses kept', {
        details: { operator },
        hint: 'stake for the node first: veilmesh node',
      });
    }
    nodes.set(peer, performance.now() + NODE_MS);
    if (nodes.size > MAX_NODES) nodes.delete(nodes.keys().next().value!);
  }

  const stops = [
    await handleRpc(host, getMethod, ({ root, index: wanted }) => ({
      have: store.indices(root),
      chunk: wanted === null ? null : toWire(store.get(root, wanted)),
    })),
    await handleRpc(host, keepLogMethod, async ({ session, header, chunk }, peer) => {
      const root = header.codedRoot;
      if (chunk.length > maxLogBytes(header)) {
        throw falseChunk('no log of so few steps is that long');
      }
      const content = await logContent(peer, session, header);
      if (!isChunkOf(root, chunk)) {
        host.strike(peer, 'a chunk that is not of the log it names');
        throw falseChunk('that chunk is not of the log it names');
      }
      store.put(content, chunk);
      return { have: store.indices(root) };
    }),
    await handleRpc(
      host,
      keepWitnessMethod,
      async ({ operator, claim, root, signature, until, chunk }, peer) => {
        await requireNode(operator, peer);
        const now = await ledger.time();
        if (until <= now || (store.content(root)?.owner ?? peer) !== peer) {
          throw new VerificationError('WITNESS_NOT_OWN', 'that is over, or kept for somebody else', {
            details: { until },
            hint: 'a witness is kept until its claim runs out, for the node that sent it first',
          });
        }
        if (!isChunkOf(root, chunk)) {
          host.strike(peer, 'a chunk that is not of the witness it names');
          throw falseChunk('that chunk is not of the witness it names');
        }
        const longest = now + WITNESS_SECONDS;
        store.put(
          { root, owner: peer, about: encodeCbor({ claim, signature }), until: Math.min(until, longest) },
          chunk,
        );
        return { have: store.indices(root) };
      },
    ),
    await handleRpc(host, keptForMeMethod, ({ from }, peer) => ({
      witnesses: store.contentsOf(peer, from, MAX_TOLD).flatMap(({ root, about, until }) => {
        const what = readAbout(about);
        return 'claim' in what ? [{ ...what, root, until }] : [];
      }),
    })),
  ];
  const attempts = createAttempts(log);
  const timer = setInterval(
    () => void attempts.attempt('erasing of chunks that are over', () => sweep(ledger, store)),
    SWEEP_MS,
  );
  timer.unref();
  return async () => {
    clearInterval(timer);
    for (const stop of stops) await stop();
  };
}

/**
 * How the log of a commit is kept: in the part of its sequencer, whose bond is locked, until its session is over.
 * @throws VerificationError LOG_NOT_COMMITTED when the chain does not have the commit, or nobody needs it any more
 */
export async function contentOfLog(
  { sessions, time }: ChunkLedger,
  ref: SessionRef,
  header: CommitHeader,
): Promise<Content> {
  const [record, terms, now] = await Promise.all([sessions.session(ref), sessions.terms(), time()]);
  const stands =
    record !== null && header.number <= record.commits && (await sessions.isCommitted(ref, header));
  const until = record === null ? 0 : keptUntil(record, terms, now);
  if (stands && until > now) {
    return {
      root: header.codedRoot,
      owner: ref.sequencer,
      about: encodeCbor({ session: { sequencer: ref.sequencer, number: ref.number } }),
      until,
    };
  }
  throw new VerificationError(
    'LOG_NOT_COMMITTED',
    'the chain has no such commit, or nobody needs it any more',
    {
      details: { sequencer: ref.sequencer, session: ref.number, commit: header.number },
      hint: 'a commit is there once its block is; after the end of its session its log is erased in time',
    },
  );
}

/** As far as can be known: demands and convictions prolong it, and so does ether that nobody has taken out. */
function keptUntil(record: SessionRecord, terms: SessionTerms, now: number): number {
  const { endsAt, endedAt, contestedUntil, pot } = record;
  const over =
    (endedAt === 0 ? endsAt + 2 * terms.window + terms.answerTime : contestedUntil) + terms.tailWindow;
  const unpaid = pot > 0n ? Math.min(over + KEEP_UNPAID, now + KEEP_AFTER_SESSION) : 0;
  return Math.max(over + KEEP_AFTER_SESSION, unpaid);
}

const aboutSchema = z.union([
  z.strictObject({ session: sessionSchema }),
  z.strictObject({ claim: bytes(32), signature: bytes(64) }),
]);
const MAX_ABOUT_BYTES = 256;
const readAbout = (about: Uint8Array): z.infer<typeof aboutSchema> =>
  aboutSchema.parse(decodeCbor(about, MAX_ABOUT_BYTES));

/** Erases what is over; a session that lasts longer than was known keeps its logs. */
export async function sweep(ledger: ChunkLedger, store: ChunkStore): Promise<void> {
  const now = await ledger.time();
  for (const { root, about } of store.over(now)) {
    const what = readAbout(about);
    const record = 'session' in what ? await ledger.sessions.session(refOf(what.session)) : null;
    const until = record === null ? 0 : keptUntil(record, await ledger.sessions.terms(), now);
    if (until > now) store.keepUntil(root, until);
    else store.erase(root);
  }
}

const refOf = ({ sequencer, number }: z.infer<typeof sessionSchema>): SessionRef => ({
  sequencer: sequencer as Address,
  number,
});

export const toWire = (chunk: Chunk | null): z.infer<typeof chunkSchema> | null =>
  chunk === null ? null : { ...chunk, path: [...chunk.path] };
