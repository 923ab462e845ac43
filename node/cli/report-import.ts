/**
 * What `veilmesh model import` says at its end.
 * @module
 */
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { modelRoot, shardsOf } from '../../models/shard/manifest.ts';
import type { Manifest } from '../../models/shard/types.ts';
import { bytesText, type Output } from './output.ts';

export interface ImportReport {
  /** How far the integers are from the floats, where the import measures it. */
  readonly quality?: unknown;
  readonly lines?: readonly string[];
  /** How the model is asked once it is served. */
  readonly ask?: string;
}

export function reportImport(
  out: Output,
  manifest: Manifest,
  startedAt: number,
  { quality, lines = [], ask }: ImportReport = {},
): void {
  const { name, source, closed, parts } = manifest;
  const root = bytesToHex(modelRoot(manifest));
  const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
  const shards = shardsOf(manifest).length;
  out.done('import', `${name}: ${shards} shards, ${bytesText(bytes)}`, startedAt);
  out.result(
    {
      name,
      modelRoot: root,
      source,
      shards,
      bytes,
      closed,
      ...cellsOf(parts),
      ...(quality === undefined ? {} : { quality }),
    },
    [
      `${name} ${root}`,
      cellsText(cellsOf(parts)),
      ...lines,
      `  serve it:  veilmesh localnet --model ${name}`,
      ...(ask === undefined ? [] : [`  ask it:    ${ask}`]),
    ].join('\n'),
  );
}

interface Cells {
  readonly cells: number;
  /** Operations of shards with cells that have none themselves. */
  readonly unproven: number;
}

function cellsOf(parts: Manifest['parts']): Cells {
  const trees = parts.flatMap(({ cells }) => (cells === null ? [] : [cells]));
  return {
    cells: trees.reduce((sum, { count }) => sum + count, 0),
    unproven: trees.reduce((sum, { unproven }) => sum + unproven, 0),
  };
}

const cellsText = ({ cells, unproven }: Cells): string =>
  cells === 0
    ? '  spot-checks have nothing to prove'
    : `  spot-checks: ${cells} cells to prove; ${unproven} operations have none yet`;
