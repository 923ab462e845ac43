/**
 * Who may ask: this gateway's own page may, pages of other origins may not, names that were made to point here may not, and with a token
 * nobody without it.
 * @module
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import { UsageError } from '../../crypto/core/errors.ts';

export interface Door {
  /** Hex; null where whoever reaches the address may ask. */
  readonly token: string | null;
  /** Whether it listens on loopback alone. */
  readonly loopback: boolean;
  /** Of pages that may ask: scheme, host and port. */
  readonly origins: readonly string[];
}

/**
 * @param open without a token
 * @param linked a page that others may lead to
 * @throws UsageError HOST_REFUSED | ORIGIN_REFUSED | TOKEN_REFUSED
 */
export function admit(
  { token, loopback, origins }: Door,
  headers: Pick<Headers, 'get'>,
  open: boolean,
  linked = false,
): void {
  if (loopback && !isLoopbackHost(headers.get('host') ?? '')) {
    throw new UsageError('HOST_REFUSED', 'this gateway is on loopback, and was asked for by another name', {
      hint: 'ask for http://127.0.0.1 or http://localhost',
    });
  }
  if (!linked && isForeign(headers, origins)) {
    throw new UsageError('ORIGIN_REFUSED', 'pages of this origin may not ask here', {
      hint: 'veilmesh proxy --allow-origin ORIGIN',
    });
  }
  if (open || hasToken(token, headers)) return;
  throw new UsageError('TOKEN_REFUSED', 'a token is needed here, as an API key or in Authorization: Bearer', {
    hint: 'its file: keys/gateway.key in the home folder of the gateway',
  });
}

/**
 * Whether a page of somebody else's asks: what it sends without asking first would be paid for all the same, and what it embeds it holds
 * open. Its own page asks where it came from: a name that is not loopback can be anybody's, but there a token is asked for.
 */
function isForeign(headers: Pick<Headers, 'get'>, origins: readonly string[]): boolean {
  const origin = headers.get('origin');
  if (origin !== null) return !origins.includes(origin) && hostOf(origin) !== headers.get('host');
  return FOREIGN_SITES.includes(headers.get('sec-fetch-site') ?? '');
}

/** Of an image or a script that another page embeds, which browsers ask for without an origin. */
const FOREIGN_SITES: readonly string[] = ['cross-site', 'same-site'];

const hostOf = (origin: string): string | null => /^https?:\/\/([^/]+)$/.exec(origin)?.[1] ?? null;

/** Whether it was given, or none is asked for. */
export function hasToken(token: string | null, headers: Pick<Headers, 'get'>): boolean {
  if (token === null) return true;
  const given = /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  return given !== undefined && sameText(given, token);
}

/** In a time that says nothing of where they differ, nor of how long the right one is. */
const sameText = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Of a Host header: a name that no other machine can make its own. */
function isLoopbackHost(host: string): boolean {
  const name = host.replace(/:\d{1,5}$/, '').toLowerCase();
  return name === 'localhost' || isLoopback(name.replace(/^\[(.*)\]$/, '$1'));
}

/** Of an address to listen on. */
export const isLoopback = (address: string): boolean =>
  address === 'localhost' || address === '::1' || (isIP(address) === 4 && address.startsWith('127.'));
