/**
 * What a watcher has seen, for whoever asks: how many batches it judged, what it found last, what it did about it.
 *
 * Its own word. Findings name batch and receipt, so whoever doubts one judges that batch himself.
 * @module
 */
import { z } from 'zod';
import type { CallOptions, MeshHost } from '../../mesh/host/types.ts';
import { callRpc, type RpcMethod } from '../../mesh/wire/rpc.ts';
import { handleRpc } from '../../mesh/wire/rpc-server.ts';
import { shownText, uint } from '../../mesh/wire/schemas.ts';

const account = z.templateLiteral(['0x', z.string().regex(/^[0-9a-f]{40}$/)]);
const MAX_FINDINGS = 32;
const named = z.record(z.string().max(32), uint());

const statusSchema = z.strictObject({
  account,
  /** Whether it has a seat in the committee. */
  member: z.boolean(),
  scannedTo: z.int().min(-1),
  judged: uint(),
  waiting: uint(),
  unjudged: uint(),
  /** Ephemeral sessions that can still be contested, and commits of any that hold, since it started. */
  sessions: z.strictObject({ open: uint(), commits: uint() }),
  /** That were handed in: by what they were found to be, and rows of those judged, in all and computed again. */
  transcripts: z.strictObject({
    waiting: uint(),
    right: uint(),
    wrong: uint(),
    dropped: uint(),
    rows: uint(),
    checked: uint(),
  }),
  /** By kind. */
  findings: named,
  /** By kind and state. */
  acts: named,
  /** Newest first. */
  last: z
    .array(
      z.strictObject({
        coordinator: account,
        number: uint(),
        kind: shownText(32),
        text: shownText(512),
        foundAt: uint(),
      }),
    )
    .max(MAX_FINDINGS),
});
export type WatchReport = z.infer<typeof statusSchema>;

const statusMethod: RpcMethod<{ limit: number }, WatchReport> = {
  protocol: '/veilmesh/watch-status/1',
  request: z.strictObject({ limit: uint(MAX_FINDINGS) }),
  response: statusSchema,
  maxBytes: 64 * 1024,
};

export const serveWatchStatus = (
  host: MeshHost,
  report: (limit: number) => WatchReport,
): Promise<() => Promise<void>> => handleRpc(host, statusMethod, ({ limit }) => report(limit));

/** @throws UnavailableError when the peer cannot be reached or is no watcher */
export const askWatchStatus = (
  host: MeshHost,
  peer: string,
  limit: number,
  options?: CallOptions,
): Promise<WatchReport> => callRpc(host, peer, statusMethod, { limit }, options);
