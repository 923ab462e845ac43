/**
 * What a watcher does on the chain: written down before it is sent, and the chain is asked before it is sent again, so that
 * nothing is done twice, whatever kills it in between.
 * @module
 */
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import type { Act, ActKind, WatchMemory } from '../../settlement/watch/memory.ts';
import type { Logger } from '../log.ts';
import type { Attempts } from './attempts.ts';

export interface Acts {
  /**
   * Acts of a kind that are due, or were begun.
   * @param isDone whether the chain has it, by whomever
   * @param send does it
   */
  perform(
    kind: ActKind,
    now: number,
    isDone: (act: Act) => Promise<boolean>,
    send: (act: Act) => Promise<{ readonly gasUsed: bigint }>,
  ): Promise<void>;
}

/** Of a kind in one round: each asks the chain several things, whatever it comes to. */
const ACTS_A_ROUND = 8;

export function createActs(
  memory: Pick<WatchMemory, 'actsIn' | 'mark'>,
  attempt: Attempts['attempt'],
  log: Logger,
): Acts {
  return {
    async perform(kind, now, isDone, send) {
      const acts = [...memory.actsIn('begun', kind), ...memory.actsIn('due', kind)];
      for (const act of acts.slice(0, ACTS_A_ROUND)) {
        await attempt(`${kind} ${act.id.slice(0, 10)}`, async () => {
          if (await isDone(act)) {
            memory.mark(act.id, 'done', now);
            return;
          }
          memory.mark(act.id, 'begun', now);
          try {
            const { gasUsed } = await send(act);
            memory.mark(act.id, 'done', now);
            log.info(`${kind} ${act.id.slice(0, 10)}: done`, { gas: Number(gasUsed) });
          } catch (thrown) {
            const error = asVeilmeshError(thrown);
            if (error.family === 'unavailable' || error.code === 'CHAIN_FUNDS_MISSING') throw thrown;
            memory.mark(act.id, (await isDone(act)) ? 'done' : 'refused', now, error.code);
            log.info(`${kind} ${act.id.slice(0, 10)}: refused`, { code: error.code });
          }
        });
      }
    },
  };
}
