/**
 * A coordinator that ends before or after any one write to its journal: the next one goes on, and nothing is lost,
 * posted twice or paid twice.
 * @module
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { randomBytes } from '../../../crypto/core/random.ts';
import { decodeBundle } from '../../../settlement/batch/bundle.ts';
import { channelOfVoucher } from '../../../settlement/batch/channel.ts';
import { openJournal } from '../../../settlement/batch/journal.ts';
import type { Journal } from '../../../settlement/batch/journal-types.ts';
import { createWorld, LEASE_MS, ROLES, segmentFee, type World } from '../../integration/settlement/world.ts';
import { NO_POSTGRES, type PostgresServer, startPostgres } from '../../support/postgres.ts';

/** Every write on the way from acceptance to payment, in that order. */
const STEPS = [
  'accept',
  'seal',
  'beginPosting',
  'markPosted',
  'markFinal',
  'beginPaying',
  'markPaid',
  'markSettled',
] as const satisfies readonly (keyof Journal)[];
type Step = (typeof STEPS)[number];

/** A journal whose process ends at a write: nothing is read or written any more. */
function ending(
  journal: Journal,
  step: Step,
  side: 'before' | 'after',
): { journal: Journal; ended(): boolean } {
  let over = false;
  const proxy = new Proxy(journal, {
    get(target, name: keyof Journal) {
      const method = target[name] as (...args: unknown[]) => unknown;
      if (name === 'leading' || name === 'close') return method;
      return async (...args: unknown[]) => {
        if (name === step && side === 'before') over = true;
        if (over) throw new Error('the process has ended');
        const result = await method(...args);
        if (name === step) over = true;
        if (over) throw new Error('the process has ended');
        return result;
      };
    },
  });
  return { journal: proxy, ended: () => over };
}

interface Store {
  readonly words: string;
  readonly skip: string | false;
  place(world: World): Promise<string>;
  close(): Promise<void>;
}

let server: PostgresServer;
const STORES: readonly Store[] = [
  {
    words: 'SQLite',
    skip: false,
    place: async (world) => join(world.folder, 'journal.sqlite'),
    close: async () => undefined,
  },
  {
    words: 'PostgreSQL',
    skip: NO_POSTGRES,
    place: async () => {
      server = await startPostgres();
      return server.database();
    },
    close: () => server.close(),
  },
];

for (const store of STORES) {
  describe(`a coordinator whose journal is in ${store.words}, ended`, { skip: store.skip }, () => {
    let world: World;
    let place: string;
    const submitted: Uint8Array[] = [];
    const acknowledged: Uint8Array[] = [];
    before(async () => {
      world = await createWorld();
      place = await store.place(world);
    });
    after(async () => {
      await world.close();
      await store.close();
    });

    for (const step of STEPS) {
      for (const side of ['before', 'after'] as const) {
        it(`${side} ${step}`, async () => {
          const real = await openJournal(place, { leaseMs: LEASE_MS });
          const { journal, ended } = ending(real, step, side);
          const coordinator = await world.coordinator({ journal });
          const bundle = await world.submission({ sessionId: randomBytes(32) });
          submitted.push(bundle);
          await coordinator.submit(bundle).then(
            ({ leafHash }) => acknowledged.push(leafHash),
            () => undefined,
          );
          const deadline = Date.now() + 20_000;
          while (!ended()) {
            assert.ok(Date.now() < deadline, 'the step comes');
            await coordinator.flush().catch(() => undefined);
            await sleep(20);
          }
          await coordinator.close();
        });
      }
    }

    it('is followed by one that settles everything, once', async () => {
      const coordinator = await world.coordinator({}, place);
      coordinator.start();
      for (const leaf of acknowledged) await coordinator.waitFor(leaf, 'settled', 60_000);
      assert.equal(acknowledged.length, submitted.length - 2, 'all but what ended at acceptance');
      const answers = await Promise.all(submitted.map((bundle) => coordinator.submit(bundle)));
      for (const { leafHash } of answers) await coordinator.waitFor(leafHash, 'settled', 60_000);
      const ledger = await world.ledger(ROLES.coordinator);
      for (const bundle of submitted) {
        const channel = channelOfVoucher(decodeBundle(bundle).voucher.voucher);
        assert.equal(await ledger.spent(channel), segmentFee());
      }
      const { posted } = await ledger.batchesOf(ledger.account);
      let receipts = 0;
      for (let n = 1; n <= posted; n++) {
        receipts += (await ledger.getBatch(ledger.account, n))!.header.receiptCount;
      }
      assert.equal(receipts, submitted.length, 'each is in one batch');
      await coordinator.close();
    });
  });
}
