/**
 * dstack's guest agent as it answers on its unix socket: POST with JSON, hex in and out, the event log as text.
 * @module
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { bytesToHex, hex, utf8 } from '../../crypto/core/bytes.ts';
import { hash } from '../../crypto/core/hash.ts';

export interface FakeDstack {
  readonly socket: string;
  /** Paths asked for, in order. */
  readonly asked: string[];
  close(): Promise<void>;
}

export interface FakeDstackOptions {
  readonly folder: string;
  readonly quote: (reportData: Uint8Array) => Uint8Array;
  readonly eventLog?: string;
  /** In the place of its own answer. */
  readonly answer?: (request: IncomingMessage, response: ServerResponse) => void;
}

export async function startFakeDstack({
  folder,
  quote,
  eventLog = '[]',
  answer,
}: FakeDstackOptions): Promise<FakeDstack> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (answer !== undefined) {
      answer(request, response);
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const say = (status: number, body: object): void => {
        response.writeHead(status, { 'content-type': 'application/json' });
        // in two pieces, as an agent that streams
        const text = JSON.stringify(body);
        response.write(text.slice(0, 10));
        response.end(text.slice(10));
      };
      if (request.url === '/Info') {
        say(200, { app_id: 'a1'.repeat(20), instance_id: 'b2'.repeat(20), app_name: 'node', tcb_info: '{}' });
        return;
      }
      if (request.url === '/GetKey') {
        const { path } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { path: string };
        say(200, { key: bytesToHex(hash('fake-dstack-key', utf8(path))), signature_chain: ['00', '00'] });
        return;
      }
      const { report_data: data } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as {
        report_data: string;
      };
      if (request.url !== '/GetQuote' || request.method !== 'POST' || data.length > 128) {
        say(400, { error: 'Report data is too large' });
        return;
      }
      const padded = Buffer.alloc(64);
      padded.set(hex(data));
      say(200, {
        quote: Buffer.from(quote(new Uint8Array(padded))).toString('hex'),
        event_log: eventLog,
        report_data: padded.toString('hex'),
        vm_config: '{}',
      });
    });
  });
  const socket = join(folder, 'dstack.sock');
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  return {
    socket,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
