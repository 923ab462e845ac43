/**
 * A port of this machine that is not taken.
 * @module
 */
import { once } from 'node:events';
import { createServer } from 'node:net';

const LOOPBACK = '127.0.0.1';

/** @returns the wanted one, or 0, any, where somebody listens there */
export async function freePort(wanted: number): Promise<number> {
  const server = createServer();
  const listening = once(server, 'listening');
  server.listen(wanted, LOOPBACK);
  try {
    await listening;
  } catch {
    return 0;
  }
  const closed = once(server, 'close');
  server.close();
  await closed;
  return wanted;
}
