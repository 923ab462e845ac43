/**
 * Which model is attacked in which mode, by which parts of the benchmark, and why what is not is not.
 * @module
 */
import type { Table } from '../../sim/table.ts';

/** Of a mode and model: names of parts, or why there are none. */
interface Covered {
  readonly mode: string;
  readonly model: string;
  readonly rows: string;
  readonly beside: string;
  readonly processes: string;
}

const NO_CHATS = 'none: twin and vault refuse language models';

const COVERED: readonly Covered[] = [
  {
    mode: 'veil',
    model: 'use-lite',
    rows: 'use-lite',
    beside: 'veil-traces',
    processes: 'mesh-use-lite',
  },
  { mode: 'veil', model: 'digits', rows: 'digits', beside: 'veil-digits-traces', processes: 'mesh-digits' },
  {
    mode: 'veil',
    model: 'language models',
    rows: 'smollm2, tiny-chat',
    beside: 'veil-chat-traces (tiny-chat: what is beside rows is the same of any)',
    processes: 'mesh-smollm2',
  },
  {
    mode: 'twin',
    model: 'use-lite',
    rows: 'twin-use-lite',
    beside: 'twin-traces',
    processes: 'mesh-use-lite',
  },
  {
    mode: 'twin',
    model: 'digits',
    rows: 'ring-digits',
    beside: 'twin-digits-traces',
    processes: 'mesh-digits',
  },
  {
    mode: 'vault',
    model: 'use-lite',
    rows: 'vault-use-lite',
    beside: 'vault-use-lite-traces',
    processes: 'mesh-use-lite',
  },
  {
    mode: 'vault',
    model: 'digits',
    rows: 'ring-digits',
    beside: 'vault-traces',
    processes: 'mesh-digits',
  },
  { mode: 'twin, vault', model: 'language models', rows: NO_CHATS, beside: NO_CHATS, processes: NO_CHATS },
];

export const coverageTable = (): Table => ({
  columns: ['mode', 'model', 'rows', 'beside the rows', 'whole processes'],
  rows: COVERED.map(({ mode, model, rows, beside, processes }) => [mode, model, rows, beside, processes]),
});

/** Names of all parts in it, for the test that there are no others. */
export const coveredParts = (): string[] => [
  ...new Set(
    COVERED.flatMap(({ rows, beside, processes }) => [rows, beside, processes])
      .filter((text) => !text.startsWith('none'))
      .flatMap((text) => text.replace(/ \(.*/, '').split(', ')),
  ),
];
