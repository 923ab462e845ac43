/**
 * Numbers, times and hashes as people read them. Wei are decimal strings, times unix milliseconds.
 * @module
 */

const ETHER_DIGITS = 18;

/** As `veilmesh` writes it: `0.0000233367 ether`, without zeros that say nothing. */
export function ether(wei: string): string {
  const digits = wei.padStart(ETHER_DIGITS + 1, '0');
  const whole = digits.slice(0, -ETHER_DIGITS);
  const rest = digits.slice(-ETHER_DIGITS).replace(/0+$/, '');
  return `${whole}${rest === '' ? '' : `.${rest}`} ether`;
}

const SHOWN_DIGITS = 3;

/** An upper bound in few digits: rounded up, so that it stays one. */
export function etherAtMost(wei: string): string {
  const digits = wei.replace(/^0+/, '');
  const rest = digits.length - SHOWN_DIGITS;
  if (rest <= 0) return ether(wei);
  const unit = 10n ** BigInt(rest);
  return ether(String(((BigInt(wei) + unit - 1n) / unit) * unit));
}

/** Of a duration. */
export function milliseconds(ms: number): string {
  if (ms < 10) return `${ms.toFixed(2)} ms`;
  if (ms < 1_000) return `${ms.toFixed(ms < 100 ? 1 : 0)} ms`;
  return seconds(ms / 1_000);
}

export function seconds(s: number): string {
  if (s < 120) return `${s.toFixed(s < 10 ? 1 : 0)} s`;
  return s < 7_200 ? `${Math.round(s / 60)} min` : `${Math.round(s / 3_600)} h`;
}

/** How long ago. */
export const ago = (at: number, now: number): string =>
  now - at < 1_000 ? 'just now' : `${seconds(Math.max(0, now - at) / 1_000)} ago`;

export const clock = (at: number): string =>
  new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

export const dateAndClock = (at: number): string => `${new Date(at).toISOString().slice(0, 10)} ${clock(at)}`;

export const count = (value: number): string => value.toLocaleString('en-US');

export function bytes(value: number): string {
  if (value < 1_000) return `${value} B`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  let scaled = value;
  let unit = -1;
  while (scaled >= 1_000 && unit < units.length - 1) {
    scaled /= 1_000;
    unit++;
  }
  return `${scaled.toFixed(scaled < 10 ? 1 : 0)} ${units[unit]}`;
}

/** Peers differ at their end, hashes at their beginning. */
export const shortPeer = (peer: string): string => peer.slice(-8);
export const shortHash = (hash: string): string =>
  hash.length > 14 ? `${hash.slice(0, hash.startsWith('0x') ? 10 : 8)}…` : hash;

/** `1 node`, `3 nodes`. */
export const plural = (value: number, word: string): string =>
  `${count(value)} ${word}${value === 1 ? '' : 's'}`;
