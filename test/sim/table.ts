/**
 * Tables in plain text: the first column to the left, numbers to the right.
 * @module
 */

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function tableText({ columns, rows }: Table): string {
  const widths = columns.map((name, i) => Math.max(name.length, ...rows.map((row) => row[i]!.length)));
  const line = (cells: readonly string[]): string =>
    `  ${cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ')}`.trimEnd();
  return [line(columns), `  ${widths.map((width) => '-'.repeat(width)).join('  ')}`, ...rows.map(line)].join(
    '\n',
  );
}

export const percent = (share: number): string =>
  `${(share * 100).toFixed(share > 0 && share < 0.01 ? 2 : 1)} %`;
export const usd = (value: number): string => `${value < 0 ? '-' : ''}$${Math.abs(value).toPrecision(3)}`;
export const secondsOf = (value: number): string => `${value.toFixed(0)} s`;
