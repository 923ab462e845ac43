/**
 * Lines of text from a socket, none longer than a bound. Whoever stops reading can still answer.
 * @module
 */
import type { Socket } from 'node:net';
import { VerificationError } from '../../crypto/core/errors.ts';
import { MAX_LINE_BYTES } from './protocol.ts';

/** @throws VerificationError CONTROL_LINE_TOO_LONG */
export async function* readLines(socket: Socket): AsyncGenerator<string> {
  let held = '';
  for await (const chunk of socket.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    held += String(chunk);
    const lines = held.split('\n');
    held = lines.pop()!;
    yield* lines;
    if (held.length > MAX_LINE_BYTES) {
      throw new VerificationError('CONTROL_LINE_TOO_LONG', 'a line is longer than any answer or request', {
        details: { max: MAX_LINE_BYTES },
      });
    }
  }
}
