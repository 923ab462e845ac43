/**
 * This machine's clock, against times that others vouch for. A wrong clock makes good evidence look stale and
 * heartbeats look false, without an error that names it.
 * @module
 */
import { CLOCK_SKEW_MS, type HeartbeatRecord } from '../../../mesh/directory/record.ts';
import { DEV_CHAIN_ID } from '../../../settlement/chain/dev-chain.ts';
import { failure, type Outcome, ok, warning } from '../types.ts';

/** A chain that works makes blocks more often than this. */
export const MAX_BLOCK_AGE_MS = 120_000;

const FIX = 'set the clock by the network (timedatectl set-ntp true), then: veilmesh doctor';

/**
 * A block is never from the future, so its time is a lower bound; an upper one only where blocks come by
 * themselves, which the development chain's do not.
 * @param now milliseconds since 1970
 * @param blockTime unix seconds of the latest block
 */
export function checkClock(now: number, chainId: number, blockTime: bigint): Outcome[] {
  const age = now - Number(blockTime) * 1_000;
  if (age < -CLOCK_SKEW_MS) return [behind(`the latest block is ${seconds(-age)} in its future`)];
  if (age > MAX_BLOCK_AGE_MS && chainId !== DEV_CHAIN_ID) {
    return [
      warning(
        'CLOCK_AHEAD_OR_CHAIN_STALLED',
        'clock is ahead, or the chain stands still',
        `the latest block is ${seconds(age)} old`,
        FIX,
      ),
    ];
  }
  return [
    ok('CLOCK_OK', 'clock agrees with the chain', `the latest block is ${seconds(Math.max(age, 0))} old`),
  ];
}

type Lease = Pick<HeartbeatRecord, 'issuedAt' | 'expiresAt'>;

/**
 * A peer lists only records that are live by its own clock, so its time lies between the latest issue and the
 * first expiry among them.
 * @param now milliseconds since 1970, read when the records arrived
 */
export function checkPeerClock(now: number, records: readonly Lease[]): Outcome[] {
  if (records.length === 0) {
    return [ok('PEER_CLOCK_UNKNOWN', 'no heartbeat to compare with', 'the peer lists no nodes yet')];
  }
  const earliest = Math.max(...records.map(({ issuedAt }) => issuedAt)) - CLOCK_SKEW_MS;
  const latest = Math.min(...records.map(({ expiresAt }) => expiresAt)) + CLOCK_SKEW_MS;
  if (now < earliest) return [behind(`heartbeats of the mesh come from ${seconds(earliest - now)} later`)];
  if (now > latest) {
    const detail = `heartbeats that the mesh calls live have expired ${seconds(now - latest)} ago`;
    return [failure('CLOCK_AHEAD', 'clock is ahead of the mesh', detail, FIX)];
  }
  return [
    ok('PEER_CLOCK_OK', 'clock agrees with the mesh', `within ${CLOCK_SKEW_MS / 1_000} s and the lease`),
  ];
}

const behind = (detail: string): Outcome => failure('CLOCK_BEHIND', 'clock is behind', detail, FIX);
const seconds = (ms: number): string => `${(ms / 1_000).toFixed(0)} s`;
