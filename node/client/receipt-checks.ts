/**
 * The checks of a receipt's segments: what the chain says of them, and the receipt that says so.
 * @module
 */
import { readFileSync } from 'node:fs';
import { bytesToHex, hex } from '../../crypto/core/bytes.ts';
import { InternalError, UsageError, VeilmeshError } from '../../crypto/core/errors.ts';
import { decodeSignedClaim } from '../../crypto/poea/claim.ts';
import { decodeManifest, shardsOf } from '../../models/shard/manifest.ts';
import type { Manifest } from '../../models/shard/types.ts';
import type { StorageProof } from '../../settlement/chain/types.ts';
import { drawKey, drawnHop, isSegmentDrawn } from '../../settlement/checks/draws.ts';
import { checkSlots, parseRecord } from '../../settlement/checks/record.ts';
import { roundAfter } from '../../settlement/checks/rounds.ts';
import type { CheckRecord } from '../../settlement/checks/types.ts';
import { decodeReceipt } from '../../settlement/receipt/format.ts';
import { renewReceipt } from '../../settlement/receipt/make.ts';
import type { Receipt, ReceiptCheck } from '../../settlement/receipt/schema.ts';
import { proveAccount, proveSlot, readBlockHeader } from '../../settlement/receipt/state-proof.ts';
import { requestedId } from '../services/checks.ts';
import { segmentsOf } from '../services/posted-segments.ts';
import { nowSeconds } from '../tee/clock.ts';
import { type ClientConnection, clientAccount } from './connect.ts';
import { postedSegments, proveStanding } from './finality.ts';
import { keepReceipt, type WrittenReceipt } from './receipt.ts';
import { placeSteps, stepsOf } from './step-places.ts';

export interface SegmentCheck {
  readonly segment: number;
  /** [from, to) of the session. */
  readonly positions: readonly [from: number, to: number];
  /** The hop that the beacon drew; null while the round that says which is not on the chain. */
  readonly hop: number | null;
  /** Drawn, or bought by the receipt's client; null while neither was opened. */
  readonly kind: ReceiptCheck['kind'] | null;
  /** The beacon drew the segment too: anybody may open the check, free of charge. */
  readonly drawn: boolean;
  /** Names the check. */
  readonly id: Uint8Array | null;
  /** Null while it was not opened. */
  readonly record: CheckRecord | null;
}

/** @throws UsageError RECEIPT_UNREADABLE; VerificationError of decodeReceipt */
export function readReceipt(path: string): Receipt {
  try {
    return decodeReceipt(new Uint8Array(readFileSync(path)));
  } catch (thrown) {
    if (thrown instanceof VeilmeshError) throw thrown;
    throw new UsageError('RECEIPT_UNREADABLE', `cannot read ${path}`, {
      cause: thrown,
      hint: 'give the path of a receipt.json',
    });
  }
}

export const manifestOf = (receipt: Receipt): Manifest => decodeManifest(hex(receipt.manifest));

/** Asks the chain, and changes nothing there. @param receipt a verified one */
export async function checksOf({ ledger }: ClientConnection, receipt: Receipt): Promise<SegmentCheck[]> {
  const { beacon, rate } = await ledger.checks.terms();
  return await Promise.all(
    segmentsOf(receipt).map(async ({ place, claims }, segment): Promise<SegmentCheck> => {
      const { claim } = decodeSignedClaim(claims[0]!);
      const { positions } = claim;
      const v1 = await ledger.checks.roundValue(roundAfter(beacon, place.header.postedAt));
      const none = { segment, positions, kind: null, id: null, record: null };
      if (v1 === null) return { ...none, hop: null, drawn: false };
      const key = drawKey(claim);
      const hop = drawnHop(v1.value, key, claims.length);
      const drawn = isSegmentDrawn(v1.value, key, rate);
      for (const kind of ['lot', 'drawn'] as const) {
        const id = requestedId(receipt.client, { claims }, { hop, kind });
        const record = await ledger.checks.check(id);
        if (record !== null) return { segment, positions, hop, kind, drawn, id, record };
      }
      return { ...none, hop, drawn };
    }),
  );
}

/** How many cells a check draws from, and what of the shard has none. */
export function cellsOf(
  manifest: Manifest,
  { hop, positions: [from, to] }: Pick<SegmentCheck, 'hop' | 'positions'>,
): { readonly cells: number; readonly unproven: number } {
  const tree = hop === null ? null : (shardsOf(manifest)[hop]?.cells ?? null);
  return { cells: (to - from) * (tree?.count ?? 0), unproven: tree?.unproven ?? 0 };
}

/** Bits that are set. */
export const provenOf = ({ proven }: Pick<CheckRecord, 'proven'>): number =>
  proven.toString(2).replaceAll('0', '').length;

/** Whether the receipt says less or other than the chain. */
export function isOutdated({ checks }: Receipt, current: readonly SegmentCheck[]): boolean {
  const stated = new Map(checks?.of.map((check) => [check.segment, check]));
  return current.some(({ segment, kind, record }) => {
    const own = stated.get(segment);
    return (
      own?.kind !== (kind ?? undefined) ||
      own?.state !== record?.state ||
      (record !== null && own?.proven !== provenOf(record))
    );
  });
}

/**
 * The receipt at the latest block, with what has become of its checks: signed again, and written over the old one.
 * @throws UsageError RECEIPT_NOT_YOURS; UnavailableError CHAIN_PROOF_UNSTABLE; what the receipt does not verify for
 */
export async function renewReceiptFile(
  connection: ClientConnection,
  receipt: Receipt,
  path: string,
): Promise<WrittenReceipt> {
  const account = clientAccount(connection);
  if (account.address.toLowerCase() !== receipt.client) {
    throw new UsageError('RECEIPT_NOT_YOURS', 'only the client of a receipt can sign it again', {
      details: { client: receipt.client, here: account.address.toLowerCase() },
      hint: `name the home folder of the one who asked: veilmesh checks ${path} --home <folder>`,
    });
  }
  const opened = (await checksOf(connection, receipt)).filter(({ record }) => record !== null);
  const ids = opened.map(({ id }) => id!);
  const {
    batches: chain,
    verdicts,
    checks: proof,
    sessions,
    finality,
  } = await proveStanding(
    connection.ledger,
    postedSegments(receipt),
    ids,
    await placeSteps(connection, stepsOf(receipt, connection.ledger.addresses)),
  );
  const checks = proof && { chain: proof, of: await statedChecks(receipt, opened, proof) };
  const content = { chain, verdicts, finality, checks, sessions, issuedAt: nowSeconds() };
  const bytes = await renewReceipt(receipt, content, account);
  return await keepReceipt(connection, bytes, chain.blockNumber, finality, path);
}

/** As the proof itself shows them: the chain may have gone on since it was asked. */
async function statedChecks(
  receipt: Receipt,
  opened: readonly SegmentCheck[],
  proof: StorageProof,
): Promise<Omit<ReceiptCheck, 'storageProofs'>[]> {
  const manifest = manifestOf(receipt);
  const { stateRoot } = readBlockHeader(proof.blockHeader);
  const storageRoot = await proveAccount(stateRoot, proof.address, proof.accountProof);
  let at = 0;
  const stated: Omit<ReceiptCheck, 'storageProofs'>[] = [];
  for (const check of opened) {
    const words: bigint[] = [];
    for (const slot of checkSlots(check.id!)) {
      words.push(await proveSlot(storageRoot, slot, proof.storageProofs[at++] ?? []));
    }
    const record = parseRecord(words);
    if (record === null || record.state === 'none' || record.state === 'named') {
      throw new InternalError('CHECK_PROOF', 'the chain proves another record than it gives', {
        details: { id: bytesToHex(check.id!) },
      });
    }
    stated.push({
      segment: check.segment,
      hop: check.hop!,
      kind: check.kind!,
      state: record.state,
      drawn: record.draws,
      proven: provenOf(record),
      ...cellsOf(manifest, check),
    });
  }
  return stated;
}
