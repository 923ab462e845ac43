/**
 * Takes out of a text what says who somebody is, where, or what only he may know.
 *
 * Reports are made of chosen fields in the first place; this is for the sentences among them, which name files and addresses.
 * @module
 */

export interface Secrets {
  /** Texts as they are: keys, tokens, passwords. */
  readonly texts: readonly string[];
  /** Folders, longest first, and what stands for each. */
  readonly folders: readonly (readonly [folder: string, name: string])[];
  /** Of the user, and of the machine. */
  readonly names: readonly string[];
}

/** Shorter ones would hit words. */
const MIN_TEXT = 6;
const MIN_NAME = 2;

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/\b[a-z][a-z0-9+.-]*:\/\/[^\s"'<>,)]+/gi, '<url>'],
  [/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, '<mail>'],
  [/\/(dns|dns4|dns6|dnsaddr)\/[^/\s"',]+/g, '/$1/<name>'],
  [/\b(12D3Koo|Qm|16Uiu2)[1-9A-HJ-NP-Za-km-z]{20,}\b/g, '<peer>'],
  [/\b0x[0-9a-fA-F]{16,}\b/g, '<hex>'],
  // bytes as they are printed: in pairs of digits, or in decimals
  [/\b[0-9a-fA-F]{2}(?:[ :-][0-9a-fA-F]{2}){11,}\b/g, '<hex>'],
  [/\b\d{1,3}(?:, ?\d{1,3}){11,}\b/g, '<bytes>'],
  [/(?<![0-9A-Za-z])[0-9a-fA-F]{24,}(?![0-9A-Za-z])/g, '<hex>'],
  [/\b\d{1,3}(\.\d{1,3}){3}\b/g, '<ip>'],
  // IPv6, shortened or not, and MAC addresses; a time of day has two colons
  [/(?<![\w:])(?=[0-9a-fA-F:]*::)[0-9a-fA-F:.]{2,45}(?:%\w+)?(?![\w:])/g, '<ip>'],
  [/(?<![\w:])(?:[0-9a-fA-F]{1,4}:){3,7}[0-9a-fA-F]{1,4}(?:%\w+)?(?![\w:])/g, '<ip>'],
  [/\b[A-Za-z0-9+/_-]{40,}={0,2}/g, '<token>'],
];

export function redact(text: string, { texts, folders, names }: Secrets): string {
  let left = text;
  for (const secret of texts) if (secret.length >= MIN_TEXT) left = left.replaceAll(secret, '<secret>');
  for (const [folder, name] of folders) if (folder.length > 1) left = left.replaceAll(folder, name);
  for (const [pattern, name] of PATTERNS) left = left.replace(pattern, name);
  for (const name of names) {
    if (name.length < MIN_NAME) continue;
    left = left.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name)}(?![\\p{L}\\p{N}])`, 'giu'), '<name>');
  }
  // a folder of another user, or outside the home: its last part says what it is
  return left.replace(/(?<![\w<>:/])\/(?:[\w.@+-]+\/)+([\w.@+-]+)/g, '<path>/$1');
}

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Every text in a value. */
export function redactAll<T>(value: T, secrets: Secrets): T {
  if (typeof value === 'string') return redact(value, secrets) as T;
  if (Array.isArray(value)) return value.map((one: unknown) => redactAll(one, secrets)) as T;
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, redactAll(one as unknown, secrets)]),
    ) as T;
  }
  return value;
}
