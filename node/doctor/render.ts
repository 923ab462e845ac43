/**
 * Findings for a person, for a program, and as an exit code.
 * @module
 */
import { EXIT_CODES } from '../../crypto/core/errors.ts';
import type { Finding } from './types.ts';

const MARKS = { ok: 'ok', warning: 'warn', error: 'ERROR', skipped: 'skip' } as const satisfies Record<
  Finding['severity'],
  string
>;
const MARK_WIDTH = 5;
const CHECK_WIDTH = 12;
const INDENT = ' '.repeat(2 + MARK_WIDTH + 2 + CHECK_WIDTH + 2);

/** One line, and an indented one with the code and the fix where there is something to do. */
export function renderFinding({ check, code, severity, title, detail, fix }: Finding): string {
  const head = `  ${MARKS[severity].padEnd(MARK_WIDTH)}  ${check.padEnd(CHECK_WIDTH)}  ${title}: ${oneLine(detail)}`;
  return fix === undefined ? head : `${head}\n${INDENT}${code}. Fix: ${oneLine(fix)}`;
}

/** All findings and a last line that counts them. */
export function renderFindings(findings: readonly Finding[]): string {
  const { errors, warnings, skipped } = countsOf(findings);
  const counts = [
    plural(errors, 'error'),
    plural(warnings, 'warning'),
    ...(skipped === 0 ? [] : [`${skipped} not checked`]),
  ].join(', ');
  return [...findings.map(renderFinding), `  ${counts}`].join('\n');
}

export interface FindingsValue {
  /** No error; warnings may stand. */
  readonly ok: boolean;
  readonly errors: number;
  readonly warnings: number;
  readonly skipped: number;
  readonly findings: readonly Finding[];
}

/** The value that --json prints. */
export function findingsValue(findings: readonly Finding[]): FindingsValue {
  const counts = countsOf(findings);
  return { ok: counts.errors === 0, ...counts, findings };
}

/** 0 without an error, else 3: something needed is not there. */
export const exitCodeOf = (findings: readonly Finding[]): number =>
  countsOf(findings).errors === 0 ? 0 : EXIT_CODES.unavailable;

function countsOf(findings: readonly Finding[]): { errors: number; warnings: number; skipped: number } {
  const count = (severity: Finding['severity']): number =>
    findings.filter((finding) => finding.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), skipped: count('skipped') };
}

// a system message inside a detail may hold line breaks
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
