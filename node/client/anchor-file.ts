/**
 * Reads the file that a receipt is checked against.
 * @module
 */
import { readFileSync } from 'node:fs';
import { UsageError } from '../../crypto/core/errors.ts';
import { type Anchor, parseAnchor } from './anchor.ts';

/** @throws UsageError ANCHOR_UNREADABLE | ANCHOR_MALFORMED */
export function readAnchor(path: string): Anchor {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new UsageError('ANCHOR_UNREADABLE', `cannot read ${path}`, {
      cause,
      hint: 'veilmesh verify receipt.json --header header.json',
    });
  }
  return parseAnchor(text, path);
}
