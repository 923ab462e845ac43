/**
 * stdout carries the result, stderr everything else. With --json the result is one JSON document and an error
 * is one JSON object on stderr. Of control characters only line breaks and tabs reach the terminal: names and messages may
 * come from strangers.
 * @module
 */
import { asVeilmeshError, type VeilmeshError } from '../../crypto/core/errors.ts';
import { printable, printableJson } from '../../models/text/printable.ts';
import type { Stages } from '../stages.ts';

export interface Output extends Stages {
  readonly json: boolean;
  /** The command's result: `value` with --json, `text` otherwise. */
  result(value: unknown, text: string): void;
  note(text: string): void;
  /** A piece of a model's answer as it comes; nothing with --json, whose document has all of it. */
  text(piece: string): void;
}

const STAGE_WIDTH = 12;
const PROGRESS_INTERVAL_MS = 2_000;

export function createOutput(json: boolean): Output {
  const terminal = process.stderr.isTTY === true;
  let live = false;
  let lastProgress = 0;
  const line = (raw: string): void => {
    const text = printable(raw);
    process.stderr.write(live ? `\r\x1b[K${text}\n` : `${text}\n`);
    live = false;
  };
  return {
    json,
    result: (value, text) => {
      process.stdout.write(
        json ? `${printableJson(JSON.stringify(value, jsonSafe))}\n` : `${printable(text)}\n`,
      );
    },
    done: (name, text, startedAt) => {
      const took = startedAt === undefined ? '' : `  (${seconds(performance.now() - startedAt)})`;
      line(`  ${name.padEnd(STAGE_WIDTH)} ${text}${took}`);
    },
    // a line that replaces itself on a terminal; plain occasional lines elsewhere
    progress: (name, text) => {
      const now = performance.now();
      if (terminal) {
        process.stderr.write(`\r\x1b[K  ${name.padEnd(STAGE_WIDTH)} ${printable(text)}`);
        live = true;
      } else if (now - lastProgress > PROGRESS_INTERVAL_MS) {
        lastProgress = now;
        line(`  ${name.padEnd(STAGE_WIDTH)} ${text}`);
      }
    },
    note: line,
    text: (piece) => {
      if (!json) process.stdout.write(printable(piece));
    },
  };
}

/** bigint -> decimal string, bytes -> hex: the two types JSON lacks. */
export function jsonSafe(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  return value;
}

export const seconds = (ms: number): string =>
  ms < 1_000 ? `${ms.toFixed(0)} ms` : `${(ms / 1_000).toFixed(1)} s`;

/** "1 cell", "2 cells". */
export const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

export function bytesText(bytes: number): string {
  if (bytes < 1_000_000) return `${(bytes / 1_000).toFixed(1)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Prints an error for its reader and returns the exit code of its family. */
export function reportError(thrown: unknown, json: boolean): number {
  const error: VeilmeshError = asVeilmeshError(thrown);
  if (json) process.stderr.write(`${printableJson(JSON.stringify({ error: error.toJSON() }))}\n`);
  else {
    const lines = [`\nerror ${error.code}: ${error.message}`];
    for (const [key, value] of Object.entries(error.details)) lines.push(`  ${key}: ${String(value)}`);
    if (error.hint !== undefined) lines.push(`  next: ${error.hint}`);
    if (error.family === 'internal' && error.cause instanceof Error) lines.push(error.cause.stack ?? '');
    process.stderr.write(`${printable(lines.join('\n'))}\n`);
  }
  return error.exitCode;
}

/** A line of what a process says when it is ready. */
export const metricsLine = ({ metrics }: { readonly metrics: string | null }): string =>
  metrics === null ? '' : `  metrics ${metrics}\n`;
