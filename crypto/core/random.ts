/**
 * Randomness from the platform (Web Crypto), which exists in Node and in browsers.
 * @module
 */
export function randomBytes(length: number): Uint8Array {
  const out = new Uint8Array(length);
  for (let at = 0; at < length; at += 65_536) {
    crypto.getRandomValues(out.subarray(at, Math.min(length, at + 65_536))); // Web Crypto's limit per call
  }
  return out;
}
