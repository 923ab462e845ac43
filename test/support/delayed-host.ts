/**
 * A host whose streams are as far away as one likes: every message takes so long each way, and none overtakes another.
 * @module
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { asVeilmeshError, type VeilmeshError } from '../../crypto/core/errors.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import { END, type Message, type WireStream } from '../../mesh/wire/types.ts';

/** @param delayMs one way; opening a stream takes a round trip */
export const delayedHost = (host: MeshHost, delayMs: number): MeshHost => ({
  ...host,
  async openStream(target, protocol, options) {
    await sleep(2 * delayMs);
    return delayed(await host.openStream(target, protocol, options), delayMs);
  },
});

type Arrival = Message | typeof END | VeilmeshError;

function delayed(stream: WireStream, delayMs: number): WireStream {
  const arrived: Arrival[] = [];
  let wake: (() => void) | undefined;
  let sending: Promise<unknown> = Promise.resolve();
  const arrive = (arrival: Arrival): void => {
    setTimeout(() => {
      arrived.push(arrival);
      wake?.();
    }, delayMs);
  };
  void (async () => {
    while (true) {
      const message = await stream.receive().catch((thrown: unknown) => asVeilmeshError(thrown));
      arrive(message);
      if (message === END || message instanceof Error) return;
    }
  })();
  const later = (send: () => Promise<void>): Promise<void> => {
    const due = sleep(delayMs);
    sending = sending
      .then(() => due)
      .then(send)
      .catch(() => undefined); // the reading side is told
    return Promise.resolve();
  };
  return {
    ...stream,
    send: (type, bytes, options) => later(() => stream.send(type, bytes, options)),
    end: () => later(() => stream.end()),
    async receive() {
      while (arrived.length === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const next = arrived[0]!;
      if (next === END || next instanceof Error) {
        if (next === END) return END;
        throw next;
      }
      return arrived.shift() as Message;
    },
  };
}
