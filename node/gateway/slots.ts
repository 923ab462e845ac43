/**
 * How many requests are answered at once.
 * @module
 */
import { AgainError } from './errors.ts';

export interface Slots {
  readonly taken: number;
  /** Runs it in a slot of its own. @throws AgainError GATEWAY_BUSY; and as `work` */
  run<T>(work: () => Promise<T>): Promise<T>;
}

export function createSlots(most: number): Slots {
  let taken = 0;
  return {
    get taken() {
      return taken;
    },
    async run(work) {
      if (taken >= most) {
        throw new AgainError('GATEWAY_BUSY', `${most} requests are being answered; no more at once`, {
          details: { most },
          hint: 'ask again in a moment, or veilmesh proxy --requests N',
        });
      }
      taken++;
      try {
        return await work();
      } finally {
        taken--;
      }
    },
  };
}
