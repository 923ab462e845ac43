/**
 * How this machine's `veilmesh` asks a node that runs here: one line of JSON, answered in lines of JSON, over a socket in the
 * node's home folder that its user alone may open, and with a key from that folder.
 *
 * The key is asked for everywhere: where a path is too long for a socket, or sockets are named pipes, the folder's permissions do
 * not guard it.
 * @module
 */
import { createHash } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const key = z.string().regex(/^[0-9a-f]{64}$/);
const wei = z.string().regex(/^\d{1,40}$/);
const count = z.int().min(0);

export const requestSchema = z.discriminatedUnion('method', [
  z.strictObject({ key, method: z.literal('status') }),
  /** Its last log lines that carry a code: the codes alone. */
  z.strictObject({ key, method: z.literal('log') }),
  /** What the contracts hold for its account goes to it, in its own turn: two processes would use one nonce twice. */
  z.strictObject({ key, method: z.literal('withdraw') }),
  /** Ends what runs, then stops. Seconds: null for as many as the node was started with. */
  z.strictObject({ key, method: z.literal('drain'), seconds: z.int().min(0).max(86_400).nullable() }),
]);
export type ControlRequest = z.infer<typeof requestSchema>;

/** What a node that stops now leaves open: checks that it then fails cost it stake. */
export const riskSchema = z.strictObject({
  /** Checks of it that are open. */
  checks: count,
  /** Unix seconds: when the first of them is due; null without any. */
  dueBy: count.nullable(),
  /** Claims that a check can still be opened for, and the second at which the last one runs out. */
  claims: count,
  until: count,
  stakeWei: wei,
});
export type StopRisk = z.infer<typeof riskSchema>;

export const statusSchema = z.strictObject({
  role: z.literal('node'),
  version: z.string(),
  pid: z.int(),
  /** Unix milliseconds. */
  startedAt: count,
  peerId: z.string(),
  node: z.string(),
  operator: z.string(),
  addresses: z.array(z.string()),
  model: z.string(),
  modelRoot: z.string(),
  shard: count,
  shards: count,
  assurance: z.enum(['simulated', 'hardware']),
  engine: z.strictObject({ name: z.string(), threads: count }),
  /** Of veil, and of twin and vault. */
  sessions: z.strictObject({ veil: count, ring: count, max: count }),
  draining: z.boolean(),
  reachability: z.enum(['direct', 'relayed', 'unreachable', 'unknown']),
  /** Peer id of the relay through which it is reached; null where it is not. */
  relay: z.string().nullable(),
  /** Unix milliseconds at which its newest evidence was registered, and until when that is good. */
  evidence: z.strictObject({ registeredAt: count, goodUntil: count }),
  risk: riskSchema,
  /** The check of it that ended last; null: none since it was started. */
  lastCheck: z.strictObject({ id: z.string(), state: z.string(), at: count }).nullable(),
  witnesses: z.strictObject({ bytes: count, maxBytes: count }),
  peers: count,
  earnings: z.strictObject({ todayWei: wei, pendingWei: wei }),
  /** Where its metrics are; null where they are off. */
  metrics: z.string().nullable(),
});
export type NodeStatus = z.infer<typeof statusSchema>;

const lineSchema = z.strictObject({
  at: count,
  level: z.enum(['silent', 'error', 'info', 'debug']),
  role: z.string(),
  code: z.string(),
});

export const answerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('log'), lines: z.array(lineSchema) }),
  z.strictObject({ kind: z.literal('status'), status: statusSchema }),
  z.strictObject({ kind: z.literal('draining'), sessions: count, secondsLeft: count, risk: riskSchema }),
  /** The last line: it stops now. */
  z.strictObject({ kind: z.literal('stopping'), sessions: count, risk: riskSchema }),
  z.strictObject({ kind: z.literal('withdrawn'), wei }),
  z.strictObject({ kind: z.literal('error'), code: z.string(), message: z.string() }),
]);
export type ControlAnswer = z.infer<typeof answerSchema>;

export const MAX_LINE_BYTES = 16_384;
/** What fits in a socket's name on every system. */
const MAX_PATH_BYTES = 100;

/**
 * Whether what is at the path may be this user's node: where it lies in a folder that others share, they could have put a socket
 * of theirs there, to be given the key.
 */
export function isOurs(path: string): boolean {
  const user = process.getuid?.();
  if (user === undefined) return true; // no files, and no users with numbers
  try {
    return lstatSync(path).uid === user;
  } catch {
    return true; // nothing is there
  }
}

/** Of the node in a home folder. */
export function controlPath(home: string): string {
  const name = createHash('sha256').update(resolve(home)).digest('hex').slice(0, 24);
  if (process.platform === 'win32') return `\\\\.\\pipe\\veilmesh-${name}`;
  const own = join(resolve(home), 'control.sock');
  return Buffer.byteLength(own) <= MAX_PATH_BYTES ? own : join(tmpdir(), `veilmesh-${name}.sock`);
}
