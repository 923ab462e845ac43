/**
 * `--decoy`: how often a query over twin or vault has a decoy beside it.
 * @module
 */
import { InvalidArgumentError } from 'commander';

/** @returns one in how many queries; 0 for none, since Commander takes a null for no value at all */
export function decoyRate(text: string): number {
  if (text === 'never') return 0;
  if (text === 'always') return 1;
  if (/^[1-9][0-9]{0,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('expected always, never, or N for one in N queries');
}
