/**
 * What this process has in sessions, seen to until it is paid out: exits, and where a sequencer is dead or false all that its word
 * is good for (settlement/ephemeral/recourse.ts).
 * @module
 */
import type { Address } from 'viem';
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import { sleep } from '../../crypto/core/pause.ts';
import type { Ledger } from '../../settlement/chain/ledger.ts';
import { type LogSource, type Pursued, pursue } from '../../settlement/ephemeral/recourse.ts';
import type { SessionRef } from '../../settlement/ephemeral/types.ts';
import type { Logger } from '../log.ts';
import type { LogFetching } from './log-fetching.ts';
import type { StepStore } from './step-store.ts';

export interface PursuingOptions {
  readonly ledger: Ledger;
  /** Whose ether is taken out. */
  readonly accounts: readonly Address[];
  readonly steps: StepStore;
  readonly logs: LogFetching;
  readonly log: Logger;
  readonly pollMs: number;
}

export const PURSUING_POLL_MS = 10_000;
/** For a log to be gathered from whoever has chunks of it. */
const LOG_MS = 60_000;

export const logSource =
  (logs: LogFetching): LogSource =>
  (ref, header) =>
    logs.log(ref, header, AbortSignal.timeout(LOG_MS));

/** Does what is due of one session; lets go of what was kept for it when nothing can come of it any more. */
export async function pursueKept(
  { ledger, accounts, steps, logs }: Pick<PursuingOptions, 'ledger' | 'accounts' | 'steps' | 'logs'>,
  ref: SessionRef,
): Promise<Pursued> {
  const pursued = await pursue(ledger, ref, { accounts, steps: steps.stepsOf(ref) }, logSource(logs));
  if (pursued.done && accounts.includes(ledger.account)) steps.forget(ref);
  return pursued;
}

/** Looks now and then. @returns what ends it */
export function startPursuing(options: PursuingOptions): () => Promise<void> {
  const { steps, log } = options;
  const stopping = new AbortController();
  /** By session: what it was last said to fail with. */
  const told = new Map<string, string>();

  async function lookAt(ref: SessionRef): Promise<void> {
    const session = `${ref.sequencer}/${ref.number}`;
    try {
      const { did, taken } = await pursueKept(options, ref);
      for (const what of did) log.info(`session: ${what}`, { session, wei: String(taken) });
      told.delete(session);
    } catch (thrown) {
      const { code, message } = asVeilmeshError(thrown);
      if (told.get(session) === code) return;
      log.error('what is due in a session cannot be had now', { session, code, why: message });
      told.set(session, code);
    }
  }

  function kept(): readonly SessionRef[] {
    try {
      return steps.sessions();
    } catch (thrown) {
      log.error('the kept steps of sessions cannot be read', { why: String(thrown) });
      return [];
    }
  }

  const looking = (async () => {
    while (!stopping.signal.aborted) {
      for (const ref of kept()) if (!stopping.signal.aborted) await lookAt(ref);
      await sleep(options.pollMs, stopping.signal).catch(() => undefined);
    }
  })();
  return async () => {
    stopping.abort();
    await looking;
  };
}
