/**
 * Audits by lot as a person asks for them.
 * @module
 */
import { InvalidArgumentError } from 'commander';

/** Two may disagree. */
export const LOT_SIZE = 2;
/** Of those who say nothing else: often enough that nobody knows a client as one that never plants. */
export const PLANT_SHARE = 0.25;

export function lotSize(text: string): number {
  if (/^[1-4]$/.test(text)) return Number(text);
  throw new InvalidArgumentError('expected a number of auditors, 1 to 4');
}

export function plantShare(text: string): number {
  if (/^(0(\.\d{1,6})?|1)$/.test(text)) return Number(text);
  throw new InvalidArgumentError('expected a share, 0 to 1');
}
