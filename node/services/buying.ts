/**
 * Checks that a watcher buys by lot, within a budget: what draws of the beacon leave out is looked at too, by whoever
 * pays for the work.
 *
 * A purchase is written down with its bond before it is sent, so that neither a kill nor a restart buys twice or forgets
 * what was spent.
 * @module
 */
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import type { Manifest } from '../../models/shard/types.ts';
import { merkleLevels } from '../../settlement/batch/keccak-merkle.ts';
import type { Ledger } from '../../settlement/chain/ledger.ts';
import type { WatchMemory } from '../../settlement/watch/memory.ts';
import type { Logger } from '../log.ts';
import { openCheck, type PostedSegment, requestedId } from './checks.ts';
import { type DrawableBatch, segmentAt } from './opener.ts';

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
  /** Buys a check of one claim of the batch, where the budget allows it and none was bought of this batch. */
  consider(batch: DrawableBatch): Promise<void>;
}

const HOUR = 3_600;

export function createBuying({ ledger, memory, manifestOf, log, budget, random }: BuyingOptions): Buying {
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

  return {
    async consider({ header, receipts }) {
      const id = `${header.coordinator}/${header.number}/${bytesToHex(header.receiptsRoot)}`;
      const act = memory.act(id);
      if (act?.state === 'done' || act?.state === 'refused') return;
      const [now, { bond }] = await Promise.all([ledger.time(), ledger.checks.terms()]);
      if (act === null && memory.bondsSince('buy', now - HOUR) + bond > budget) return;
      const all = await receipts();
      const levels = merkleLevels(all.map(({ leafHash }) => leafHash));
      // what was begun is named in the act, so that it is the same one that is asked for again
      const chosen = act?.evidence ?? choose(all.length);
      const index = Buffer.from(chosen).readUInt32BE(0);
      const segment = segmentAt(header, all[index]!, levels, index);
      const hop = Buffer.from(chosen).readUInt32BE(4) % segment.claims.length;
      if (act === null) memory.plan({ id, kind: 'buy', evidence: chosen, bond }, now);
      if ((await ledger.checks.check(requestedId(ledger.account, segment, { hop, kind: 'lot' }))) !== null) {
        memory.mark(id, 'done', now);
        return;
      }
      await buy(id, segment, hop, now);
    },
  };

  /** Which receipt, and a number that says which of its hops. */
  function choose(count: number): Uint8Array {
    const out = Buffer.alloc(8);
    out.writeUInt32BE(Math.floor(random() * count), 0);
    out.writeUInt32BE(Math.floor(random() * 2 ** 32), 4);
    return new Uint8Array(out);
  }
}
