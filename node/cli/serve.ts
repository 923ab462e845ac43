/**
 * Keeps a role running until it is told to stop: by a signal, by its parent's end, or by its own failure.
 * @module
 */
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import { parentGone } from '../parent.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export interface Stopping {
  /** What a first signal begins with; a second signal ends it. Left out: it stops at once. */
  readonly drain?: () => Promise<unknown>;
  /** Resolves when it was drained already, by another way. */
  readonly told?: Promise<void>;
}

/** Resolves after a clean stop; rejects with the role's failure after stopping what is left of it. */
export async function serveUntilStopped(
  stop: () => Promise<void>,
  failed?: Promise<never>,
  { drain, told }: Stopping = {},
): Promise<void> {
  const ends = [parentGone, ...(failed === undefined ? [] : [failed]), ...(told === undefined ? [] : [told])];
  const first = nextSignal();
  let second: SignalWait | undefined;
  const release = (): void => {
    first.release();
    second?.release();
  };
  try {
    const signalled = await Promise.race([
      first.heard.then(() => true),
      ...ends.map((end) => end.then(() => false)),
    ]);
    if (signalled && drain !== undefined) {
      second = nextSignal();
      await Promise.race([drain(), second.heard, ...ends]);
    }
  } catch (error) {
    release();
    await stop();
    throw asVeilmeshError(error);
  }
  release();
  await stop(); // a signal from here on kills
}

interface SignalWait {
  readonly heard: Promise<void>;
  /** Signals mean again what they meant before. */
  release(): void;
}

function nextSignal(): SignalWait {
  const { promise: heard, resolve } = Promise.withResolvers<void>();
  const hear = (): void => {
    release();
    resolve();
  };
  const release = (): void => {
    for (const signal of SIGNALS) process.off(signal, hear);
  };
  for (const signal of SIGNALS) process.on(signal, hear);
  return { heard, release };
}
