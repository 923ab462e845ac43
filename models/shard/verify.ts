/**
 * Checks a fetched part file against the manifest that names it, before anything of it is loaded.
 * @module
 */
import { equalBytes } from '../../crypto/core/bytes.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import { contentHash, type Sha256 } from '../../crypto/core/hash.ts';
import { semanticsHash } from '../program/semantics.ts';
import { validateProgram } from '../program/validate.ts';
import { boundariesOf, edgeAt } from './cut.ts';
import { samplesAtEnd } from './manifest.ts';
import { sameEdge } from './manifest-rules.ts';
import { measureProgram } from './measure.ts';
import type { ProgramWithWeights } from './merge.ts';
import { decodePartFile } from './part.ts';
import type { Manifest, PartManifest } from './types.ts';
import { weightsRoot } from './weights-root.ts';

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
): ProgramWithWeights {
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
  const { program, weights } = decoded;
  validateProgram(program, weights);
  const boundaries = boundariesOf(program);
  const measured = measureProgram(program);
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
    weightsRoot: equalBytes(weightsRoot(program.tensors, weights, sha256), part.weightsRoot),
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
