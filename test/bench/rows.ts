/**
 * Runs benchmarks and writes a row for each: its value, what is not installed for it, or why it failed.
 * @module
 */
import { VeilmeshError } from '../../crypto/core/errors.ts';
import type { Bench } from './types.ts';

export interface RowsOptions {
  readonly json: boolean;
  /** A row. */
  out(line: string): void;
  /** Everything else. */
  note(line: string): void;
}

/** Errors of a peer or a model that this machine does not have: nothing is wrong, and their hint says how to get it. */
const ABSENT = new Set([
  'EVIDENCE_SAMPLES_MISSING',
  'ONNXRUNTIME_MISSING',
  'LLAMA_CPP_MISSING',
  'EZKL_MISSING',
  'SOURCE_UNREACHABLE',
]);

/** @returns how many failed; rows that were skipped did not */
export async function runRows(benches: readonly Bench[], { json, out, note }: RowsOptions): Promise<number> {
  let failed = 0;
  for (const [index, { name, unit, goal, run }] of benches.entries()) {
    note(`[${index + 1}/${benches.length}] ${name} ...`);
    try {
      const { value, detail } = await run();
      const rounded = Number(value.toPrecision(4));
      out(
        json
          ? JSON.stringify({ name, value: rounded, unit, goal, detail })
          : `${name.padEnd(30)} ${String(rounded).padStart(10)} ${unit.padEnd(10)} goal ${goal.padEnd(12)} ${detail}`,
      );
    } catch (error) {
      if (error instanceof VeilmeshError && ABSENT.has(error.code)) {
        const skipped = `${error.message}: ${error.hint}`;
        out(
          json ? JSON.stringify({ name, skipped, unit, goal }) : `${name.padEnd(30)}    skipped ${skipped}`,
        );
        continue;
      }
      failed++;
      note(`${name} failed: ${error instanceof Error ? error.stack : String(error)}`);
    }
  }
  return failed;
}
