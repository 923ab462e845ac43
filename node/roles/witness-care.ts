/**
 * What a node's witnesses ask of it: to be erased when nobody can ask for them any more, and that it is said what they bind it to.
 * @module
 */
import type { Logger } from '../log.ts';
import type { WitnessEvent, WitnessStore } from '../services/witness-store.ts';
import type { Shutdown } from '../shutdown.ts';
import { nowSeconds } from '../tee/clock.ts';
import type { ProverProgress } from '../tee/prover.ts';

/** A check that was opened in a claim's last second is known by then, and holds what it needs. */
const SWEEP_MARGIN_SECONDS = 3_600;
const SWEEP_MS = 600_000;

/** A claim binds its node until it has run out: said when claims of another shard are left behind, and on leaving. */
export function sayBound(witnesses: WitnessStore, own: Uint8Array, log: Logger, shutdown: Shutdown): void {
  const date = (until: number): string => new Date(until * 1_000).toISOString();
  const left = witnesses.bound(nowSeconds(), own, 'others');
  if (left.claims > 0) {
    log.error('claims of another shard can still be checked, and this node cannot answer for them now', {
      claims: left.claims,
      until: date(left.until),
    });
  }
  shutdown.add(() => {
    const { claims, until } = witnesses.bound(nowSeconds(), own);
    if (claims === 0) return;
    log.info('claims of this node can still be checked: while it is away, checks of them fail', {
      claims,
      until: date(until),
    });
  });
}

export function reportWitnesses(event: WitnessEvent, log: Logger): void {
  switch (event.type) {
    case 'erased':
      log.info('witnesses that nobody can ask for any more are erased', {
        witnesses: event.witnesses,
        bytes: event.bytes,
      });
      break;
    case 'unreadable':
      log.error('not a witness', { file: event.file, why: event.why });
  }
}

/** Where the prover is, with rate and time left, as far as a stage can be counted. */
export function reportProgress(log: Logger): (progress: ProverProgress) => void {
  let current = '';
  let startedAt = 0;
  return ({ stage, done, total }) => {
    const now = performance.now();
    if (stage !== current) [current, startedAt] = [stage, now];
    const took = (now - startedAt) / 1_000;
    const rate = done / took;
    const text = total === 0 ? stage : `${stage}: ${done} of ${total} positions`;
    log.info(
      `prover: ${text}`,
      total === 0 || done === 0 || took === 0
        ? {}
        : { rate: `${rate.toFixed(rate < 10 ? 1 : 0)}/s`, left: `${((total - done) / rate).toFixed(0)} s` },
    );
  };
}

/** Erases what nobody can ask for any more, now and then. */
export function sweepNow(witnesses: WitnessStore, log: Logger): () => void {
  const sweep = (): void => {
    witnesses.sweep(nowSeconds() - SWEEP_MARGIN_SECONDS).catch((error: unknown) => {
      log.error('witnesses cannot be erased', { why: String(error) });
    });
  };
  sweep();
  const timer = setInterval(sweep, SWEEP_MS);
  return () => clearInterval(timer);
}
