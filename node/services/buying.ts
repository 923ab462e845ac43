/**
 * Checks that a watcher buys by lot, within a budget: what draws of the beacon leave out is looked at too, by whoever
 * pays for the work.
 *
 * A check that finds nothing wrong pays its node, so whoever could have himself chosen would live on watchers, and keep them from
 * looking at others. Hence only batches are looked at that somebody answers for, receipts by what they cost their client, and one
 * node gets a part of an hour's budget at most.
 *
 * A purchase is written down with its bond before it is sent, so that neither a kill nor a restart buys twice or forgets
 * what was spent.
 * @module
 */
import { bytesToHex, concatBytes, equalBytes } from '../../crypto/core/bytes.ts';
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import { merkleLevels } from '../../crypto/core/keccak-merkle.ts';
import { decodeSignedClaim } from '../../crypto/poea/claim.ts';
import type { Manifest } from '../../models/shard/types.ts';
import { isSigned } from '../../settlement/batch/header.ts';
import type { Ledger } from '../../settlement/chain/ledger.ts';
import type { WatchMemory } from '../../settlement/watch/memory.ts';
import type { Logger } from '../log.ts';
import { openCheck, requestedId } from './checks.ts';
import { bondedCoordinators } from './coordinators.ts';
import { type DrawableBatch, type DrawableReceipt, segmentAt } from './opener.ts';
import type { PostedSegment } from './posted-segments.ts';

export interface BuyingOptions {
  readonly ledger: Ledger;
  readonly memory: WatchMemory;
  readonly manifestOf: (modelRoot: Uint8Array) => Promise<Manifest>;
  readonly log: Logger;
  /** Wei of bonds that it risks within an hour. */
  readonly budget: bigint;
  /** A number from 0 up to, but not, 1: whom to check must not be known beforehand. */
  readonly random: () => number;
}

export interface Buying {
  /** Buys a check of one claim of the batch, where the budget allows it, somebody answers for the batch, and none was bought of it. */
  consider(batch: DrawableBatch): Promise<void>;
}

const HOUR = 3_600;
/** One node's part of an hour's budget; one check at least. */
const NODE_SHARE = 4n;
const MAX_PASSED_OVER = 4_096;
const PASS_OVER_MS = 60_000;

export function createBuying({ ledger, memory, manifestOf, log, budget, random }: BuyingOptions): Buying {
  const bonded = bondedCoordinators(ledger);
  async function buy(id: string, segment: PostedSegment, hop: number, now: number): Promise<void> {
    const fields = { batch: segment.place.header.number, hop };
    try {
      await openCheck(ledger, segment, { hop, kind: 'lot' }, await manifestOf(segment.place.leaf.modelRoot));
      memory.mark(id, 'done', now);
      log.info('check bought', fields);
    } catch (thrown) {
      const { family, code } = asVeilmeshError(thrown);
      if (family === 'unavailable') throw thrown;
      memory.mark(id, 'refused', now, code);
      log.info('check not to be bought', { ...fields, code });
    }
  }

  /** Somebody loses something when the batch is made up. */
  async function isVouchedFor({ coordinator, aggregate }: DrawableBatch['header']): Promise<boolean> {
    return isSigned({ aggregate }) || (await bonded(coordinator));
  }

  /** Whether this node has had its part of the hour; more is paid for one that has others open. */
  function isServed(node: Uint8Array, price: bigint, now: number): boolean {
    const own = memory
      .actsSince('buy', now - HOUR)
      .filter(({ evidence }) => evidence !== null && equalBytes(nodeIn(evidence), node))
      .reduce((sum, act) => sum + act.bond, price);
    return own > price && own > budget / NODE_SHARE;
  }

  /** Batches out of which the lot fell on a node that has had its part, or is too dear now: until when (performance.now). */
  const passedOver = new Map<string, number>();
  function passOver(id: string): void {
    if (passedOver.size >= MAX_PASSED_OVER) passedOver.clear();
    passedOver.set(id, performance.now() + PASS_OVER_MS);
  }

  return {
    async consider({ header, receipts }) {
      const id = `${header.coordinator}/${header.number}/${bytesToHex(header.receiptsRoot)}`;
      const act = memory.act(id);
      if (act?.state === 'done' || act?.state === 'refused' || (passedOver.get(id) ?? 0) > performance.now())
        return;
      const [now, { bond, maxTurns }] = await Promise.all([ledger.time(), ledger.checks.terms()]);
      if (act === null && memory.bondsSince('buy', now - HOUR) + bond > budget) return;
      if (act === null && !(await isVouchedFor(header))) return;
      const all = await receipts();
      const levels = merkleLevels(all.map(({ leafHash }) => leafHash));
      const drawn = act === null ? draw(all) : placeIn(act.evidence!);
      if (drawn === null) return;
      const segment = segmentAt(header, all[drawn.index]!, levels, drawn.index);
      const hop = drawn.lot % segment.claims.length;
      if (act === null) {
        const { claim } = decodeSignedClaim(segment.claims[hop]!);
        const node = (await ledger.nodeByKey(claim.enclaveKey))?.node;
        if (node === undefined) return;
        const price = await ledger.checks.price(claim.enclaveKey);
        const isDear =
          price > BigInt(maxTurns) * bond || memory.bondsSince('buy', now - HOUR) + price > budget;
        if (isDear || isServed(node, price, now)) return passOver(id);
        memory.plan({ id, kind: 'buy', evidence: evidenceOf(drawn, node), bond: price }, now);
      }
      if ((await ledger.checks.check(requestedId(ledger.account, segment, { hop, kind: 'lot' }))) !== null) {
        memory.mark(id, 'done', now);
        return;
      }
      await buy(id, segment, hop, now);
    },
  };

  /** A wei is as likely as any other; null where nothing was paid. */
  function draw(all: readonly DrawableReceipt[]): Drawn | null {
    const total = all.reduce((sum, { amount }) => sum + amount, 0n);
    if (total === 0n) return null;
    let left = (total * BigInt(Math.floor(random() * 2 ** 48))) >> 48n;
    const index = all.findIndex(({ amount }) => {
      left -= amount;
      return left < 0n;
    });
    return { index, lot: Math.floor(random() * 2 ** 32) };
  }
}

/** Which receipt, and a number that says which of its hops. */
interface Drawn {
  readonly index: number;
  readonly lot: number;
}

/** What was begun is named in the act, so that it is the same one that is asked for again. */
function evidenceOf({ index, lot }: Drawn, node: Uint8Array): Uint8Array {
  const head = Buffer.alloc(PLACE_BYTES);
  head.writeUInt32BE(index, 0);
  head.writeUInt32BE(lot, 4);
  return concatBytes(head, node);
}

const PLACE_BYTES = 8;
const placeIn = (evidence: Uint8Array): Drawn => {
  const bytes = Buffer.from(evidence);
  return { index: bytes.readUInt32BE(0), lot: bytes.readUInt32BE(4) };
};
const nodeIn = (evidence: Uint8Array): Uint8Array => evidence.subarray(PLACE_BYTES);
