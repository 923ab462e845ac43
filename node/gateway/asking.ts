/**
 * One request on its way through the mesh: its id, what it asks to be kept from whom, and all that may stop it.
 * @module
 */
import type { AssuranceLevel } from '../../crypto/attest/levels.ts';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import { timedOut } from './errors.ts';
import { askedPrivacy, MODE_HEADER } from './privacy.ts';
import type { Repeats } from './repeats.ts';
import type { Slots } from './slots.ts';
import type { Asked, Given, MeshClient } from './types.ts';

/** What all requests share. */
export interface Desk {
  readonly client: MeshClient;
  readonly slots: Slots;
  /** Level that the process itself asks for. */
  readonly minLevel: AssuranceLevel;
  /** For an answer from its beginning to its end. */
  readonly answerSeconds: number;
  /** Aborted when the gateway stops. */
  readonly closing: AbortSignal;
  readonly repeats: Repeats;
}

export interface Asking extends Asked {
  stop(): void;
  /** Runs it in a slot. @throws UnavailableError GATEWAY_BUSY | GATEWAY_TIMEOUT; and as `work` */
  run<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * Until a client hears something: whole answers end by then, streams begin. Clients over Node's fetch give up after 300 seconds without a
 * word, and ask again of their own accord, which costs again.
 */
export const PATIENCE_SECONDS = 280;

export const secondsFor = ({ answerSeconds }: Pick<Desk, 'answerSeconds'>, streamed: boolean): number =>
  streamed ? answerSeconds : Math.min(answerSeconds, PATIENCE_SECONDS);

/**
 * @param body of the request, as it was read
 * @throws as askedPrivacy; what the same request failed with a moment ago, where that cost something
 */
export function startAsking(
  desk: Desk,
  request: Request,
  body: { readonly model: string },
  streamed: boolean,
): Asking {
  const { repeats } = desk;
  const { model, privacy } = askedPrivacy(body.model, request.headers, desk.minLevel);
  const { mode, minLevel } = privacy;
  const key = repeats.keyOf(new URL(request.url).pathname, mode, minLevel, JSON.stringify(body));
  repeats.refuse(key);
  let spent = false;
  const stopped = new AbortController();
  const seconds = secondsFor(desk, streamed);
  const timeout = AbortSignal.timeout(seconds * 1_000);
  return {
    id: bytesToHex(randomBytes(16)),
    model,
    privacy,
    signal: AbortSignal.any([request.signal, stopped.signal, timeout, desk.closing]),
    onSpent: () => {
      spent = true;
    },
    stop: () => stopped.abort(),
    run: (work) =>
      desk.slots.run(work).catch((thrown) => {
        const error = timeout.aborted ? timedOut(seconds) : thrown;
        // who left may come back for another answer
        if (spent && !request.signal.aborted) repeats.failed(key, error);
        throw error;
      }),
  };
}

export const RECEIPT_HEADER = 'x-veilmesh-receipt';
export const REACHED_HEADER = 'x-veilmesh-level';
export const COST_HEADER = 'x-veilmesh-cost-wei';

/** What is known before the answer is. */
export const askedHeaders = ({ id, privacy }: Asking): Record<string, string> => ({
  [RECEIPT_HEADER]: id,
  [MODE_HEADER]: privacy.mode,
});

export const givenHeaders = (asking: Asking, { privacy, costWei }: Given): Record<string, string> => ({
  ...askedHeaders(asking),
  ...(privacy.level === null ? {} : { [REACHED_HEADER]: privacy.level }),
  [COST_HEADER]: String(costWei),
});

/** What an answer says beside what the API knows. */
export const extensionOf = ({ id }: Asking, { privacy, costWei, modelRoot }: Given) => ({
  receipt: id,
  privacy,
  cost_wei: String(costWei),
  model_root: modelRoot,
});

/** The same root, the same bits. */
export const fingerprintOf = ({ modelRoot }: Given): string => `vm_${modelRoot.slice(0, 12)}`;
