/**
 * An HTTP server of a test: answers by path, counts what it was asked.
 * @module
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { waitFor } from '../../../support/mesh.ts';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export interface FileServer {
  readonly url: string;
  /** "path range authorization" of every request so far. */
  readonly asked: { path: string; range: string | undefined; authorization: string | undefined }[];
  /** Answers from now on. */
  on(path: string, answer: Answer): void;
  close(): Promise<void>;
}

export async function startFileServer(): Promise<FileServer> {
  const answers = new Map<string, Answer>();
  const asked: FileServer['asked'] = [];
  const server = createServer((request, response) => {
    const { range, authorization } = request.headers;
    asked.push({ path: request.url!, range, authorization });
    const answer = answers.get(request.url!);
    if (answer === undefined) response.writeHead(404).end();
    else answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    on: (path, answer) => answers.set(path, answer),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** A server that knows ranges. */
export const serveBytes =
  (bytes: Uint8Array): Answer =>
  (request, response) => {
    const from = Number(/^bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
    const range = { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` };
    response.writeHead(from === 0 ? 200 : 206, {
      'content-length': bytes.length - from,
      ...(from === 0 ? {} : range),
    });
    response.end(bytes.subarray(from));
  };

/** Sends this many bytes from where it was asked, and breaks the connection once `held` says that all before are kept. */
export const breakAfter =
  (bytes: Uint8Array, count: number, held: () => number): Answer =>
  (request, response) => {
    const from = Number(/^bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
    const range = { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` };
    response.writeHead(from === 0 ? 200 : 206, {
      'content-length': bytes.length - from,
      ...(from === 0 ? {} : range),
    });
    const to = Math.min(from + count, bytes.length);
    response.write(bytes.subarray(from, to));
    // what the client has read and not yet written down would be lost with the connection
    void waitFor(() => held() >= to, 'the client to keep what it was sent').finally(() => response.destroy());
  };

export const redirectTo =
  (location: string): Answer =>
  (_request, response) =>
    response.writeHead(302, { location }).end();
