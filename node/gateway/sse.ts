/**
 * Server-sent events as the API's clients read them: `data:` lines, and `[DONE]` behind an answer that came to its verified end. What
 * failed ends with an error event and without it.
 * @module
 */
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import { bodyOf } from './errors.ts';

export type Send = (event: unknown) => void;

/**
 * @param work sends events; what it throws is the last one
 * @param gone whoever reads has left
 */
export function eventStream(
  work: (send: Send) => Promise<void>,
  gone: () => void,
  headers: Readonly<Record<string, string>>,
): Response {
  const encoder = new TextEncoder();
  let open = true;
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const write = (data: string): void => {
        if (open) controller.enqueue(encoder.encode(`data: ${data}\n\n`));
      };
      try {
        await work((event) => write(JSON.stringify(event)));
        write('[DONE]');
      } catch (thrown) {
        write(JSON.stringify(bodyOf(asVeilmeshError(thrown))));
      }
      if (open) controller.close();
      open = false;
    },
    cancel() {
      open = false;
      gone();
    },
  });
  return new Response(body, {
    headers: { ...headers, 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' },
  });
}
