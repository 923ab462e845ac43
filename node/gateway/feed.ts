/**
 * `GET /api/live`: what happens, told to a bounded number of listeners. Who does not read fast enough is let go, and asks again.
 * @module
 */

import type { ApiLive } from './api-types.ts';
import { AgainError } from './errors.ts';

export interface Feed {
  readonly listeners: number;
  tell(event: ApiLive): void;
  /** @param first events that the new one is told before all others @throws AgainError LIVE_FULL */
  listen(first: readonly ApiLive[], signal: AbortSignal): Response;
}

export const FEED_LIMITS = { listeners: 32, waiting: 256, beatMs: 15_000 } as const;

/** @param limits listeners at once; events that wait for one of them; between lines that keep a connection up */
export function createFeed(
  closing: AbortSignal,
  limits: Readonly<Record<keyof typeof FEED_LIMITS, number>> = FEED_LIMITS,
): Feed {
  const listeners = new Set<(text: string) => void>();
  const encoder = new TextEncoder();
  return {
    get listeners() {
      return listeners.size;
    },
    tell(event) {
      if (listeners.size === 0) return;
      const text = lineOf(event);
      for (const send of [...listeners]) send(text);
    },
    listen(first, left) {
      if (listeners.size >= limits.listeners) {
        throw new AgainError('LIVE_FULL', `${limits.listeners} pages are listening; no more at once`, {
          details: { most: limits.listeners },
          hint: 'close other pages, or ask /api/mesh now and then',
        });
      }
      let gone = (): void => {};
      const body = new ReadableStream<Uint8Array>(
        {
          start(controller) {
            const send = (text: string): void => {
              if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(text));
              else stop();
            };
            const beat = setInterval(() => send(':\n\n'), limits.beatMs).unref();
            const signal = AbortSignal.any([left, closing]);
            gone = () => {
              clearInterval(beat);
              signal.removeEventListener('abort', stop);
              listeners.delete(send);
            };
            const stop = (): void => {
              if (!listeners.has(send)) return;
              gone();
              controller.close();
            };
            listeners.add(send);
            if (signal.aborted) return stop();
            signal.addEventListener('abort', stop, { once: true });
            for (const event of first) send(lineOf(event));
          },
          cancel: () => gone(),
        },
        { highWaterMark: limits.waiting },
      );
      return new Response(body, {
        headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' },
      });
    },
  };
}

const lineOf = (event: ApiLive): string => `data: ${JSON.stringify(event)}\n\n`;
