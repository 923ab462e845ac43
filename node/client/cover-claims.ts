/**
 * What requests under way count on of the ether that an account has deposited: all of them, in all processes and tabs of one home, so
 * that no two promise the same ether. A request's claim is a file in `<home>/cover`, and a lock that ends with its process.
 * @module
 */
import { join, lock, namesIn, readText, remove, writeWhole } from '#home-files';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import { inHomeTurn } from '../home-lock.ts';
import type { Stages } from '../stages.ts';
import type { ClientConnection } from './connect.ts';
import { DEPOSIT_STEP_WEI, ensureDeposit } from './pay.ts';
import {
  choosePaySession,
  ensureDelegation,
  type PaySession,
  type SessionCoordinator,
} from './pay-session.ts';

const SUFFIX = '.json';
const folderOf = (home: string): string => join(home, 'cover');

export interface Covered {
  /** In which vouchers are settled; null: by the escrow. */
  readonly session: PaySession | null;
  /** What was claimed is free for other requests. */
  release(): void;
}

/**
 * Sees to it that what is announced can be paid, besides what every other request of this account counts on: in a session of the
 * coordinator's, or by the escrow.
 * @param limit wei that this request may cost
 * @param atLeast wei that are to be there in any case
 * @throws UnavailableError CLIENT_UNFUNDED | SESSION_NONE | DELEGATION_LOST | HOME_BUSY
 */
export async function claimCover(
  connection: ClientConnection,
  coordinator: SessionCoordinator,
  limit: bigint,
  atLeast: bigint,
  stages: Stages,
): Promise<Covered> {
  const { home } = connection.config;
  return await inHomeTurn(
    home,
    'cover',
    async () => {
      const session = await choosePaySession(connection, coordinator);
      const place = `${coordinator.account.toLowerCase()} ${session?.ref.number ?? 'escrow'}`;
      const others = await claimedAt(home, place);
      const needed = others + limit > atLeast ? others + limit : atLeast;
      const { account, sessions } = coordinator;
      if (session === null) await ensureDeposit(connection, account, needed, stages);
      else await ensureDelegation(connection, session, sessions, needed, stages, DEPOSIT_STEP_WEI);
      return { session, release: await claim(home, place, limit) };
    },
    () => stages.progress('cover', 'waits for another process of this account, which deposits now'),
  );
}

/** @returns the function that gives it back */
async function claim(home: string, place: string, wei: bigint): Promise<() => void> {
  const path = join(folderOf(home), `${bytesToHex(randomBytes(8))}${SUFFIX}`);
  const held = await lock(`${path}.lock`);
  writeWhole(path, `${place} ${wei}`);
  return () => {
    remove(path);
    if (typeof held === 'function') held();
  };
}

/** Wei that others count on there. A claim whose process is gone is cleared away: what it promised shows on the chain, or is kept. */
async function claimedAt(home: string, place: string): Promise<bigint> {
  let sum = 0n;
  for (const name of namesIn(folderOf(home)).filter((one) => one.endsWith(SUFFIX))) {
    const path = join(folderOf(home), name);
    const free = await lock(`${path}.lock`);
    if (typeof free === 'function') {
      remove(path);
      free();
      continue;
    }
    const [, where, wei] = /^(.+) (\d+)$/.exec(readText(path) ?? '') ?? [];
    if (where === place) sum += BigInt(wei!);
  }
  return sum;
}
