/**
 * What a localnet and its gateway say to each other while it starts, over the IPC channel between them.
 * @module
 */
import type { ApiStart } from './api-types.ts';

/** The localnet's. */
export type ToGateway =
  /** A failed one is the last. */
  | { readonly say: 'start'; readonly start: ApiStart }
  /** The mesh can be joined, by this peer's multiaddr. */
  | { readonly say: 'join'; readonly bootstrap: string };

/** The gateway's: it is a client of the mesh; a model has a whole route. */
export type FromGateway = { readonly say: 'joined' } | { readonly say: 'covered' };

export interface StartChannel {
  /** Resolves with the bootstrap peer's multiaddr. */
  readonly joining: Promise<string>;
  /** Resolves once the start has failed: there will be no mesh. */
  readonly over: Promise<void>;
  onStart(take: (start: ApiStart) => void): void;
  tell(message: FromGateway): void;
}

/** Of a process that a localnet has started. */
export function openStartChannel(): StartChannel {
  const joining = Promise.withResolvers<string>();
  const over = Promise.withResolvers<void>();
  let take: (start: ApiStart) => void = () => {};
  let last: ApiStart | null = null;
  process.on('message', (message: ToGateway) => {
    if (message.say === 'join') return joining.resolve(message.bootstrap);
    last = message.start;
    take(last);
    if (last.state === 'failed') over.resolve();
  });
  return {
    joining: joining.promise,
    over: over.promise,
    onStart(listener) {
      take = listener;
      if (last !== null) take(last);
    },
    tell: (message) => process.send?.(message, () => {}), // nobody there any more: this process ends too
  };
}
