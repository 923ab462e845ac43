/**
 * Can this machine listen where the settings say.
 * @module
 */
import { createServer } from 'node:net';
import { parseAddress } from '../../../mesh/host/addresses.ts';
import { failure, type Outcome, ok } from '../types.ts';

/** Binds and lets go. Rejects with the system's error (EADDRINUSE, EACCES, EADDRNOTAVAIL, ENOTFOUND). */
export type Bind = (host: string, port: number) => Promise<void>;

export const bindOnce: Bind = (host, port) =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve()));
  });

/** Host and TCP port of a multiaddr such as /ip4/127.0.0.1/tcp/4001. */
export function hostAndPort(address: string): { readonly host: string; readonly port: number } {
  const parts = parseAddress(address).getComponents();
  const port = parts.find(({ name }) => name === 'tcp')?.value;
  return { host: parts[0]?.value ?? '', port: Number(port) };
}

export async function checkPorts(listen: readonly string[], bind: Bind = bindOnce): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const address of listen) {
    const { host, port } = hostAndPort(address);
    try {
      await bind(host, port);
    } catch (error) {
      outcomes.push(refusal(address, (error as NodeJS.ErrnoException).code ?? 'unknown'));
    }
  }
  if (outcomes.length > 0) return outcomes;
  if (listen.length === 0) return [ok('PORTS_NONE', 'listens nowhere', 'this process only dials others')];
  return [ok('PORTS_OK', 'can listen', listen.join(', '))];
}

function refusal(address: string, reason: string): Outcome {
  switch (reason) {
    case 'EADDRINUSE':
      return failure(
        'PORT_IN_USE',
        'port is taken',
        `another process listens on ${address}; if that is your node, all is well`,
        'otherwise choose another port, or 0 for a free one: veilmesh node --listen /ip4/127.0.0.1/tcp/0',
      );
    case 'EACCES':
      return failure(
        'PORT_FORBIDDEN',
        'port needs privileges',
        `this user may not listen on ${address}`,
        'choose a port above 1023: veilmesh node --listen /ip4/0.0.0.0/tcp/4001',
      );
    default:
      return failure(
        'LISTEN_IMPOSSIBLE',
        'not an address of this machine',
        `cannot listen on ${address} (${reason})`,
        'listen on one of its own: veilmesh node --listen /ip4/0.0.0.0/tcp/4001',
      );
  }
}
