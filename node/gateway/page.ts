/**
 * The web page: files in memory, found by their whole path and in no other way. They hold nothing of anybody, so no token is asked for.
 * @module
 */
import { extname } from 'node:path/posix';
import { UsageError } from '../../crypto/core/errors.ts';
import { once } from './once.ts';

/** By path of the URL: `/`, and what lies under `/assets/`, whose names change with what is in them. */
export type PageFiles = ReadonlyMap<string, Uint8Array>;

export interface Page {
  /** @throws UsageError PATH_UNKNOWN; and what it could not be built for */
  show(path: string): Promise<Response>;
  /** Has it built, where it is not: whoever asks first then waits no longer than others. */
  prepare(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
};

/** Names under which nothing but this machine is found. */
const LOOPBACK = ['http://127.0.0.1:*', 'http://localhost:*'];

/**
 * What the page may load and whom it may ask: its own files alone; nodes, since it can be a client of them itself; and chains, since it
 * checks receipts against one that its user names. A worker goes by the policy of the file that it was started from.
 * @param chain origin of the mesh's, as a policy names one
 */
export const pagePolicy = (chain: string): string =>
  [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    `connect-src 'self' https: wss: ws: ${[...LOOPBACK, chain].join(' ')}`,
    "worker-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** @param build called when somebody first asks for the page; again where that failed */
export function createPage(build: () => Promise<PageFiles>, policy: string): Page {
  const built = once(build);
  return {
    prepare: () => built().then(() => {}),
    async show(path) {
      const files = await built();
      const file = files.get(path);
      if (file === undefined) {
        throw new UsageError('PATH_UNKNOWN', 'there is nothing at this path', { hint: 'the page is at /' });
      }
      return new Response(new Uint8Array(file), {
        headers: {
          'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
          'content-security-policy': policy,
          'cache-control': path === '/' ? 'no-cache' : 'public, max-age=31536000, immutable',
        },
      });
    },
  };
}
