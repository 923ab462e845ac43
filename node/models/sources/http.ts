/**
 * HTTP(S) GET for downloads: proxies and certificate authorities as the user set them, redirects followed with care.
 *
 * node:https rather than fetch, since a certificate file and a proxy from pip's configuration apply to one source only
 * and must not change what the rest of this process trusts.
 * @module
 */
import { readFileSync } from 'node:fs';
import { Agent as HttpAgent, get as httpGet, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, get as httpsGet } from 'node:https';
import { getCACertificates } from 'node:tls';
import { UnavailableError, UsageError, VerificationError } from '../../../crypto/core/errors.ts';

export interface HttpOptions {
  /** File with further certificate authorities (PEM). */
  readonly certificates: string | null;
  /** Proxy for everything; otherwise the environment's (HTTPS_PROXY, HTTP_PROXY, NO_PROXY). */
  readonly proxy: string | null;
  /** Longest silence, before the answer and within it. */
  readonly timeoutMs: number;
  /** Hosts ("name" or "name:port") whose certificates are not checked. Everything downloaded is pinned by hash. */
  readonly trustedHosts: readonly string[];
}

export interface Http {
  /**
   * The answer with a status of 200..299; its body is not read yet. Every other status is an error.
   * @throws UnavailableError HTTP_UNREACHABLE | HTTP_STATUS | HTTP_REDIRECTS; VerificationError HTTP_DOWNGRADE
   */
  get(url: string, headers: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<HttpAnswer>;
}

export interface HttpAnswer {
  readonly message: IncomingMessage;
  /** Where the redirects led; relative links count from here. */
  readonly url: string;
}

export const DEFAULT_HTTP: HttpOptions = {
  certificates: null,
  proxy: null,
  timeoutMs: 30_000,
  trustedHosts: [],
};

const MAX_REDIRECTS = 5;

/** @throws UsageError HTTP_CERTIFICATES when the file of certificates cannot be read */
export function createHttp(options: HttpOptions): Http {
  const proxyEnv =
    options.proxy === null
      ? process.env
      : { HTTP_PROXY: options.proxy, HTTPS_PROXY: options.proxy, NO_PROXY: process.env.NO_PROXY };
  const ca = certificates(options.certificates);
  const plain = new HttpAgent({ proxyEnv });
  const checked = new HttpsAgent({ proxyEnv, ca });
  const unchecked = new HttpsAgent({ proxyEnv, rejectUnauthorized: false });

  function once(
    url: URL,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal | undefined,
  ): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const trusted = options.trustedHosts.some((host) => host === url.hostname || host === url.host);
      const common = {
        headers: { 'user-agent': 'veilmesh', ...headers },
        timeout: options.timeoutMs,
        ...(signal === undefined ? {} : { signal }),
      };
      const request =
        url.protocol === 'https:'
          ? httpsGet(url, { ...common, agent: trusted ? unchecked : checked }, resolve)
          : httpGet(url, { ...common, agent: plain }, resolve);
      request.once('timeout', () => request.destroy(new Error(`silent for ${options.timeoutMs} ms`)));
      request.once('error', reject);
    });
  }

  return {
    async get(start, headers, signal) {
      let url = httpUrl(start);
      let sent = withCredentials(url, headers);
      for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
        let message: IncomingMessage;
        try {
          message = await once(url, sent, signal);
        } catch (cause) {
          throw unreachable(url, cause);
        }
        const status = message.statusCode ?? 0;
        if (status >= 200 && status < 300) return { message, url: url.href };
        message.destroy();
        const { location } = message.headers;
        if (![301, 302, 303, 307, 308].includes(status) || location === undefined) {
          throw new UnavailableError('HTTP_STATUS', `${url.host} answers with status ${status}`, {
            details: { url: shown(url), status },
          });
        }
        const next = httpUrl(new URL(location, url).href);
        if (url.protocol === 'https:' && next.protocol === 'http:') {
          throw new VerificationError('HTTP_DOWNGRADE', `${url.host} redirects to a connection without TLS`, {
            details: { url: shown(url), to: shown(next) },
          });
        }
        // what was meant for one server is not told to the next
        if (next.origin !== url.origin) sent = withCredentials(next, without(headers, 'authorization'));
        url = next;
      }
      throw new UnavailableError('HTTP_REDIRECTS', `more than ${MAX_REDIRECTS} redirects`, {
        details: { url: shown(url) },
      });
    },
  };
}

/** Reads a body of at most `max` bytes. @throws VerificationError HTTP_TOO_LARGE; UnavailableError HTTP_UNREACHABLE */
export async function readBody({ message, url }: HttpAnswer, max: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of message as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > max) {
        throw new VerificationError('HTTP_TOO_LARGE', `the answer has more than ${max} bytes`, {
          details: { url: shown(new URL(url)), max },
        });
      }
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof VerificationError) throw error;
    throw unreachable(new URL(url), error);
  } finally {
    message.destroy();
  }
  return Buffer.concat(chunks);
}

/** A URL for people and logs: never with the credentials it may hold. */
export const shown = (url: URL): string => `${url.origin}${url.pathname}`;

function httpUrl(text: string): URL {
  const url = URL.parse(text);
  if (url !== null && (url.protocol === 'http:' || url.protocol === 'https:')) return url;
  throw new UsageError('HTTP_URL', 'not an http or https URL', { hint: 'pip config list' });
}

/** User and password of a URL become a header, as servers expect them. */
function withCredentials(url: URL, headers: Readonly<Record<string, string>>): Record<string, string> {
  if (url.username === '') return { ...headers };
  const pair = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  url.username = '';
  url.password = '';
  return { ...headers, authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

const without = (headers: Readonly<Record<string, string>>, name: string): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name));

/** What Node trusts, and the file's authorities as well. */
function certificates(path: string | null): string[] {
  const known = getCACertificates('default');
  if (path === null) return known;
  try {
    return [...known, readFileSync(path, 'utf8')];
  } catch (cause) {
    throw new UsageError('HTTP_CERTIFICATES', `cannot read the certificates in ${path}`, {
      cause,
      hint: 'pip config list shows where `cert` is set',
    });
  }
}

function unreachable(url: URL, cause: unknown): UnavailableError {
  const { code, message } = cause as NodeJS.ErrnoException;
  return new UnavailableError('HTTP_UNREACHABLE', `${url.host}: ${code ?? message}`, {
    cause,
    details: { url: shown(url) },
  });
}
