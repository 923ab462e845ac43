/**
 * The bounded table of live records and the one gate into it, used for gossip and snapshots alike. No network.
 *
 * Verdicts: `reject` only for what every honest peer would refuse (format, signature), since it counts against
 * the forwarder; `ignore` for what depends on who looks (age, order, network, room).
 * @module
 */
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import type { GossipVerdict } from '../host/types.ts';
import {
  CLOCK_SKEW_MS,
  type HeartbeatRecord,
  type NetworkId,
  type ParsedRecord,
  parseRecord,
  type SignedRecord,
} from './record.ts';

/** A valid peer that publishes faster is not forwarded: it would have everyone's CPU for one signature each. */
export const MIN_INTERVAL_MS = 100;

export type DirectoryChange =
  | { readonly kind: 'joined' | 'left'; readonly record: HeartbeatRecord }
  | { readonly kind: 'changed'; readonly record: HeartbeatRecord; readonly previous: HeartbeatRecord };

export interface TableOptions {
  readonly network: NetworkId;
  /** When full, newcomers are ignored until a lease runs out: a flood of fresh ids cannot displace live nodes. */
  readonly maxRecords: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly onChange: (change: DirectoryChange) => void;
}

interface Entry extends SignedRecord {
  readonly text: string;
  readonly receivedAt: number;
}

export interface RecordTable {
  admit(wire: Uint8Array): Promise<GossipVerdict>;
  /** Live records by peer id, ascending. */
  live(): SignedRecord[];
  get(peerId: string): HeartbeatRecord | undefined;
  /** Removes what has expired. */
  sweep(): void;
}

export function createRecordTable({ network, maxRecords, now, onChange }: TableOptions): RecordTable {
  const entries = new Map<string, Entry>();
  /** The records as they came: what a snapshot brings is mostly here already, to the byte. */
  const texts = new Set<string>();
  const isLive = (record: HeartbeatRecord): boolean => record.expiresAt > now();

  function sweep(): void {
    for (const [peerId, { record, text }] of entries) {
      if (isLive(record)) continue;
      entries.delete(peerId);
      texts.delete(text);
      onChange({ kind: 'left', record });
    }
  }

  /** What this peer, now, has no use for. */
  function isUseless(record: HeartbeatRecord): boolean {
    const known = entries.get(record.peerId);
    return (
      record.network.chainId !== network.chainId ||
      !equalBytes(record.network.rollup, network.rollup) ||
      !isLive(record) ||
      record.issuedAt > now() + CLOCK_SKEW_MS ||
      (known === undefined
        ? entries.size >= maxRecords
        : record.seq <= known.record.seq || now() - known.receivedAt < MIN_INTERVAL_MS)
    );
  }

  async function admit(wire: Uint8Array): Promise<GossipVerdict> {
    const text = bytesToHex(wire);
    if (texts.has(text)) return 'ignore';
    let parsed: ParsedRecord;
    try {
      parsed = parseRecord(wire);
    } catch {
      return 'reject';
    }
    const { record } = parsed;
    sweep();
    if (isUseless(record)) return 'ignore';
    if (!(await parsed.verifySignature())) return 'reject';
    // again: another record of this peer may have come in while the signature was checked
    if (isUseless(record)) return 'ignore';
    const before = entries.get(record.peerId);
    if (before !== undefined) texts.delete(before.text);
    texts.add(text);
    const previous = before?.record;
    entries.set(record.peerId, { record, wire, text, receivedAt: now() });
    onChange(previous === undefined ? { kind: 'joined', record } : { kind: 'changed', record, previous });
    return 'accept';
  }

  return {
    admit,
    sweep,
    get: (peerId) => {
      const record = entries.get(peerId)?.record;
      return record !== undefined && isLive(record) ? record : undefined;
    },
    live: () =>
      [...entries.values()]
        .filter(({ record }) => isLive(record))
        .sort((a, b) => (a.record.peerId < b.record.peerId ? -1 : 1)),
  };
}
