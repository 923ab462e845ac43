/**
 * Checks a fetched part file against the manifest that names it, before anything of it is loaded.
 * @module
 */
import { equalBytes } from '../../crypto/core/bytes.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import { contentHash, type Sha256 } from '../../crypto/core/hash.ts';
import { semanticsHash } from '../program/semantics.ts';
import { validateProgram } from '../program/validate.ts';
import { cellsOf, cellTree, fits } from './cells.ts';
import { boundariesOf, edgeAt } from './cut.ts';
import { samplesAtEnd } from './manifest.ts';
import { sameEdge } from './manifest-rules.ts';
import { measureProgram } from './measure.ts';
import { decodePartFile, type PartFile } from './part.ts';
import type { CellTree, Manifest, PartManifest } from './types.ts';

/**
 * @param part one of manifest.parts
 * @param sha256 a faster SHA-256
 * @throws VerificationError PART_WRONG_BYTES when the file is not the one the manifest names; MODEL_SEMANTICS when the
 *   model was made for other operation semantics; PART_NOT_AS_DESCRIBED when the owner's manifest says something of the
 *   part that is not so; and those of decodePartFile and validateProgram
 */
export function verifyPart(
  manifest: Manifest,
  part: PartManifest,
  file: Uint8Array,
  sha256: Sha256 = contentHash,
): PartFile {
  if (!equalBytes(manifest.semanticsHash, semanticsHash())) {
    throw new VerificationError(
      'MODEL_SEMANTICS',
      `${manifest.name} needs other operation semantics than ours`,
      {
        hint: 'update this node',
      },
    );
  }
  if (file.length !== part.bytes || !equalBytes(sha256(file), part.contentHash)) {
    throw new VerificationError(
      'PART_WRONG_BYTES',
      `the file is not ${part.role} ${part.index} of ${manifest.name}`,
      {
        details: { role: part.role, index: part.index, bytes: file.length, expected: part.bytes },
        hint: 'fetch the part again from another peer',
      },
    );
  }
  const decoded = decodePartFile(file);
  const { program, weights, leaves } = decoded;
  validateProgram(program, weights);
  const boundaries = boundariesOf(program);
  const measured = measureProgram(program);
  const shard = cellsOf({ role: part.role, program, weights }, manifest.closed);
  const facts: Readonly<Record<string, boolean>> = {
    operations: program.ops.length === part.ops[1] - part.ops[0],
    input: sameEdge(edgeAt(boundaries[0]!), part.in),
    output: sameEdge(edgeAt(boundaries.at(-1)!), part.out),
    maxRows: program.maxRows === manifest.frameRows.at(-1),
    cost: measured.cost === part.cost,
    memory: measured.memory === part.memory,
    memoryPerPosition: measured.memoryPerPosition === part.memoryPerPosition,
    context: (program.maxPositions ?? 0) === manifest.context,
    closed: part.ops[1] !== manifest.parts.at(-1)!.ops[1] || samplesAtEnd(program) === manifest.closed,
    logitFrac: program.ops.every((op) => op.kind !== 'sample' || op.frac === manifest.logitFrac),
    cells: fits(shard, leaves) && sameTree(cellTree(shard, leaves), part.cells),
  };
  const wrong = Object.keys(facts).filter((fact) => !facts[fact]);
  if (wrong.length > 0) {
    throw new VerificationError(
      'PART_NOT_AS_DESCRIBED',
      `${part.role} ${part.index} of ${manifest.name} is misdescribed`,
      {
        details: { wrong },
        hint: "the model's owner made a wrong manifest: do not serve it",
      },
    );
  }
  return decoded;
}

const sameTree = (a: CellTree | null, b: CellTree | null): boolean =>
  a === null || b === null
    ? a === b
    : equalBytes(a.root, b.root) && a.count === b.count && a.inner === b.inner && a.unproven === b.unproven;
