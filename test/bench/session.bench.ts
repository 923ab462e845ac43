/**
 * Ephemeral sessions: a voucher of three hops settled by the contract's code in process, durable, with its receipt; and
 * what committing costs on the embedded chain.
 * @module
 */
import { randomBytes } from '../../crypto/core/random.ts';
import type { Sequencer } from '../../settlement/ephemeral/sequencer.ts';
import type { Order } from '../../settlement/ephemeral/types.ts';
import { createSessionWorld, type SessionWorld } from '../integration/settlement/session-world.ts';
import type { Bench } from './types.ts';

/** One after another: what is compiled for groups is not what runs for single ones. */
const WARM = 1_000;
/** A p99 of 1,000 rests on ten of them. */
const QUERIES = 3_000;
const FEE = 1_000_003n;

interface Run {
  readonly world: SessionWorld;
  readonly sequencer: Sequencer;
  /** Each on a channel of its own, as queries of many sessions are. */
  vouchers(count: number): Promise<Order[]>;
}

async function withSequencer<T>(measure: (run: Run) => Promise<T>): Promise<T> {
  const world = await createSessionWorld();
  try {
    const sequencer = await world.run();
    const vouchers = async (count: number): Promise<Order[]> => {
      const made: Order[] = [];
      for (let i = 0; i < count; i++) {
        made.push(await world.voucher({ sessionId: randomBytes(32), cumulative: FEE }));
      }
      return made;
    };
    for (const voucher of await vouchers(WARM)) await sequencer.settle(voucher);
    return await measure({ world, sequencer, vouchers });
  } finally {
    await world.close();
  }
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;

function gasRow(steps: number): Bench {
  return {
    name: `gas.per_query.${steps}`,
    unit: 'gas',
    goal: 'reported',
    run: () =>
      withSequencer(async ({ world, sequencer, vouchers }) => {
        await sequencer.commit(); // the session's first commit also pays for its slots
        await Promise.all((await vouchers(steps)).map((voucher) => sequencer.settle(voucher)));
        const { sessions } = world.sequencer;
        const spent: bigint[] = [];
        const commit = sessions.commit;
        Object.assign(sessions, {
          commit: async (...args: Parameters<typeof commit>) => {
            const sent = await commit(...args);
            spent.push(sent.gasUsed);
            return sent;
          },
        });
        await sequencer.commit();
        const gas = Number(spent[0]);
        return {
          value: gas / steps,
          detail: `one commit of ${steps} ${steps === 1 ? 'step' : 'steps'}: ${gas} gas; beside it each account's exit, once a session`,
        };
      }),
  };
}

export const benches: Bench[] = [
  {
    name: 'session.query.p99_ms',
    unit: 'ms',
    goal: '<= 3',
    run: () =>
      withSequencer(async ({ sequencer, vouchers }) => {
        const times: number[] = [];
        for (const voucher of await vouchers(QUERIES)) {
          const began = performance.now();
          await sequencer.settle(voucher);
          times.push(performance.now() - began);
        }
        times.sort((a, b) => a - b);
        const shown = [0.5, 0.9, 0.999].map((share) => at(times, share).toFixed(2)).join(', ');
        return {
          value: at(times, 0.99),
          detail: `${QUERIES} vouchers one after another, three hops, from voucher to receipt with its own fsync, no gas; p50, p90, p99.9: ${shown}`,
        };
      }),
  },
  {
    name: 'session.queries_per_s',
    unit: '1/s',
    goal: 'reported',
    run: () =>
      withSequencer(async ({ sequencer, vouchers }) => {
        const waiting = await vouchers(QUERIES);
        const began = performance.now();
        await Promise.all(waiting.map((voucher) => sequencer.settle(voucher)));
        const ms = performance.now() - began;
        return {
          value: (QUERIES * 1_000) / ms,
          detail: `${QUERIES} vouchers at once, up to 32 an fsync: ${ms.toFixed(0)} ms`,
        };
      }),
  },
  ...[1, 100, 1_000].map(gasRow),
];
