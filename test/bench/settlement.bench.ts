/**
 * The coordinator's throughput on the embedded chain: three hops, one segment a query, real signatures.
 * @module
 */
import { randomBytes } from '../../crypto/core/random.ts';
import { createWorld, HOPS, type OpenCoordinator, type World } from '../integration/settlement/world.ts';
import type { Bench } from './types.ts';

const QUERIES = 256;

interface Run {
  readonly world: World;
  readonly coordinator: OpenCoordinator;
  readonly bundles: readonly Uint8Array[];
}

/** A coordinator whose registry lookups and WebAssembly are warm, and bundles it has not seen. */
async function withCoordinator<T>(measure: (run: Run) => Promise<T>): Promise<T> {
  const world = await createWorld();
  try {
    const coordinator = await world.coordinator({ batchIntervalMs: 60_000 });
    const submissions = async (count: number): Promise<Uint8Array[]> => {
      const made: Uint8Array[] = [];
      for (let i = 0; i < count; i++) made.push(await world.submission({ sessionId: randomBytes(32) }));
      return made;
    };
    await Promise.all((await submissions(16)).map((bundle) => coordinator.submit(bundle)));
    await coordinator.flush();
    return await measure({ world, coordinator, bundles: await submissions(QUERIES) });
  } finally {
    await world.close();
  }
}

const perSecond = (count: number, ms: number): number => Math.round((count * 1_000) / ms);

export const benches: Bench[] = [
  {
    name: 'coordinator.claims_per_s',
    unit: '1/s',
    goal: 'reported',
    run: () =>
      withCoordinator(async ({ coordinator, bundles }) => {
        const began = performance.now();
        await Promise.all(bundles.map((bundle) => coordinator.submit(bundle)));
        const ms = performance.now() - began;
        const claims = bundles.length * HOPS;
        return {
          value: perSecond(claims, ms),
          detail: `${claims} claims in ${bundles.length} bundles, verified, checked against chain and deposit, journalled durably; ${(ms / claims).toFixed(2)} ms a claim`,
        };
      }),
  },
  {
    name: 'settle.queries_per_s',
    unit: '1/s',
    goal: 'reported',
    run: () =>
      withCoordinator(async ({ coordinator, bundles }) => {
        const began = performance.now();
        const accepted = await Promise.all(bundles.map((bundle) => coordinator.submit(bundle)));
        await coordinator.flush();
        const posted = performance.now() - began;
        coordinator.start();
        for (const { leafHash } of accepted) await coordinator.waitFor(leafHash, 'settled', 60_000);
        const postGas = coordinator.events.findLast((e) => e.type === 'posted')?.gasUsed ?? 0n;
        const paid = coordinator.events.filter((e) => e.type === 'settled').slice(-Math.ceil(QUERIES / 32));
        const payGas = paid.reduce((sum, e) => sum + e.gasUsed, 0n);
        const payments = paid.reduce((sum, e) => sum + e.receipts, 0);
        return {
          value: perSecond(bundles.length, posted),
          detail: `${bundles.length} queries submitted, journalled, batched and posted in ${posted.toFixed(0)} ms; gas a query: ${Math.round(Number(postGas) / bundles.length)} to post, ${Math.round(Number(payGas) / payments)} to pay from escrow`,
        };
      }),
  },
];
