/**
 * What coordinators have promised this client: that a receipt is in a batch by a certain second. Kept in
 * `<home>/promises` from the moment it is given until it is seen kept, since whoever has a broken one can make the
 * coordinator pay for it (contracts/Inclusion.sol).
 * @module
 */

import type { Address } from 'viem';
import { z } from 'zod';
import { join, namesIn, readText, remove, writeWhole } from '#home-files';
import { bytesToHex, equalBytes, hex } from '../../crypto/core/bytes.ts';
import { UsageError, VerificationError } from '../../crypto/core/errors.ts';
import { merkleIncludes } from '../../crypto/core/keccak-merkle.ts';
import { decodeBundle } from '../../settlement/batch/bundle.ts';
import type { Acceptance, ReceiptPlace } from '../../settlement/batch/coordinator.ts';
import { headerHash } from '../../settlement/batch/header.ts';
import { leafHash } from '../../settlement/batch/leaf.ts';
import { leafOf } from '../../settlement/batch/segment.ts';
import type { Ledger, LedgerReads } from '../../settlement/chain/ledger.ts';
import { fillUpTo } from '../../settlement/chain/vault-ledger.ts';
import { verifyPromise } from '../../settlement/committee/promise.ts';
import type { SignedPromise } from '../../settlement/committee/types.ts';
import type { CoordinatorClient } from '../services/coordinator.ts';

const SUFFIX = '.json';
const folderOf = (home: string): string => join(home, 'promises');
export const promiseFile = (home: string, leaf: Uint8Array): string =>
  join(folderOf(home), `${bytesToHex(leaf)}${SUFFIX}`);

const schema = z.strictObject({
  version: z.literal(1),
  coordinator: z.templateLiteral(['0x', z.string().regex(/^[0-9a-f]{40}$/)]),
  leafHash: z.string().regex(/^[0-9a-f]{64}$/),
  postBy: z.int().min(0),
  signature: z.string().regex(/^[0-9a-f]{130}$/),
});

/** Whole or not at all. */
function keepPromise(home: string, { promise, signature }: SignedPromise): void {
  const file: z.input<typeof schema> = {
    version: 1,
    coordinator: promise.coordinator,
    leafHash: bytesToHex(promise.leafHash),
    postBy: promise.postBy,
    signature: bytesToHex(signature),
  };
  writeWhole(promiseFile(home, promise.leafHash), `${JSON.stringify(file)}\n`);
}

export const forgetPromise = (home: string, leaf: Uint8Array): void => remove(promiseFile(home, leaf));

/** All that are kept, by leaf. @throws UsageError PROMISE_MALFORMED */
export function keptPromises(home: string): SignedPromise[] {
  const names = namesIn(folderOf(home)).filter((name) => name.endsWith(SUFFIX));
  return names.map((name) => {
    const path = join(folderOf(home), name);
    try {
      const read = schema.parse(JSON.parse(readText(path) ?? ''));
      const { coordinator, postBy } = read;
      return {
        promise: { coordinator, leafHash: hex(read.leafHash), postBy },
        signature: hex(read.signature),
      };
    } catch (cause) {
      throw new UsageError('PROMISE_MALFORMED', `${path} is not a coordinator's promise`, {
        cause,
        hint: 'move it away, then: veilmesh promises',
      });
    }
  });
}

/**
 * The same coordinator, of which every acceptance is kept. What it promises must be about what was handed in.
 * @throws VerificationError PROMISE_OTHER | PROMISE_SIGNATURE from `submit`
 */
export const keepingPromises = (
  home: string,
  coordinator: CoordinatorClient,
  account: Address,
  addresses: LedgerReads['addresses'],
): CoordinatorClient => ({
  ...coordinator,
  async submit(bundle): Promise<Acceptance> {
    const accepted = await coordinator.submit(bundle);
    const { promise } = accepted.promise;
    const leaf = leafHash(leafOf(decodeBundle(bundle), accepted.amount));
    const own = equalBytes(leaf, accepted.leafHash) && equalBytes(leaf, promise.leafHash);
    if (!own || promise.coordinator !== account.toLowerCase()) {
      throw new VerificationError(
        'PROMISE_OTHER',
        'the coordinator promises something else than was handed in',
        {
          details: { coordinator: promise.coordinator, expected: account },
          hint: 'use another coordinator',
        },
      );
    }
    verifyPromise(accepted.promise, addresses);
    if (accepted.state === 'accepted' || accepted.state === 'batched') keepPromise(home, accepted.promise);
    return accepted;
  },
});

/** Whether the receipt was where it should be in time: by the chain, whoever says where to look. */
export async function isKept(
  ledger: Pick<LedgerReads, 'batchHash' | 'batchesOf'>,
  { promise }: SignedPromise,
  { header, leaf, index, path }: ReceiptPlace,
): Promise<boolean> {
  const [stored, { voidFrom }] = await Promise.all([
    ledger.batchHash(promise.coordinator, header.number),
    ledger.batchesOf(promise.coordinator),
  ]);
  return (
    header.coordinator === promise.coordinator &&
    header.postedAt <= promise.postBy &&
    equalBytes(leafHash(leaf), promise.leafHash) &&
    merkleIncludes(header.receiptsRoot, promise.leafHash, index, header.receiptCount, path) &&
    stored !== null &&
    equalBytes(stored, headerHash(header)) &&
    (voidFrom === null || header.number < voidFrom)
  );
}

/**
 * waiting: its time is not over. kept: seen in a batch in time. overdue: its time is over, and nobody shows it in a batch.
 * accused, answered, broken: as the chain has it. lapsed: too old to be held against anybody.
 */
export type PromiseState = 'waiting' | 'kept' | 'overdue' | 'accused' | 'answered' | 'broken' | 'lapsed';

/** Where a promise stands; the coordinator is asked where the receipt is, and not believed. */
export async function stateOfPromise(
  ledger: LedgerReads,
  coordinator: Pick<CoordinatorClient, 'receiptProof'>,
  signed: SignedPromise,
): Promise<PromiseState> {
  const { promise } = signed;
  const [{ state }, { accuseWindow }, time] = await Promise.all([
    ledger.inclusion.accusation(promise),
    ledger.inclusion.terms(),
    ledger.time(),
  ]);
  if (state === 'kept') return 'answered';
  if (state !== 'none') return state;
  // a coordinator that is away, or has it not, has not shown it
  const proof = await coordinator.receiptProof([promise.leafHash]).catch(() => null);
  if (proof !== null && (await isKept(ledger, signed, proof.places[0]!))) return 'kept';
  if (time <= promise.postBy) return 'waiting';
  return time > promise.postBy + accuseWindow ? 'lapsed' : 'overdue';
}

/** Accuses the coordinator of a broken promise, from a purse that is filled where it lacks. */
export async function accuse(ledger: Ledger, signed: SignedPromise): Promise<void> {
  await fillUpTo(ledger, (await ledger.inclusion.terms()).accuserBond);
  await ledger.inclusion.accuse(signed);
}
