/**
 * Verification keys from their bytes (PROTOCOL.md, "Key"): whoever knows only a digest can check a proof with the key
 * that comes beside it.
 * @module
 */
import { equalBytes, utf8 } from '../core/bytes.ts';
import { VerificationError } from '../core/errors.ts';
import { fromBytes } from '../curve/scalar.ts';
import { POINT_BYTES, type Point, SCALAR_BYTES } from './arithmetic.ts';
import type { Domain } from './domain.ts';
import { column, constant, type Expression, OPCODES, weight } from './expression.ts';
import { KEY_DOMAIN, keyOfParts, type VerifyingKey } from './key.ts';
import {
  type ColumnSpec,
  compile,
  type Lookup,
  type Relation,
  ROLES,
  type Role,
  type Wire,
} from './relation.ts';

/** The largest kind of today has a fifth of it. */
const MAX_KEY_BYTES = 64 * 1024;
/** Of an expression: so many frames does whoever walks it take. */
const MAX_DEPTH = 256;
const TABLE_COLUMNS = 3;

/**
 * Whether it is the key of a kind that means something is for its digest to say.
 * @throws VerificationError PROOF_KEY unless the bytes are the one encoding of a key for this domain
 */
export function decodeKey(bytes: Uint8Array, domain: Domain): VerifyingKey {
  if (bytes.length > MAX_KEY_BYTES) throw refuse('length');
  const [label, name, , roles, counts, ...rest] = split(bytes);
  if (counts?.length !== 4 || !equalBytes(label!, utf8(KEY_DOMAIN))) throw refuse('form');
  const columns = Array.from(roles!, (role, i) => ({ name: `column${i}`, role: ROLES[role] }));
  const parts = rest.values();
  const part = (): Uint8Array => {
    const { value } = parts.next();
    if (value === undefined) throw refuse('expressions');
    return value;
  };
  const expression = (): Expression => readExpression(part(), columns);
  const several = <T>(count: number, read: () => T): T[] => Array.from({ length: count }, read);
  const relation: Relation = {
    name: new TextDecoder().decode(name),
    columns: columns.flatMap(declared),
    constraints: several(counts[0]!, expression),
    lookups: several(counts[1]!, (): Lookup => [expression(), expression(), expression()]),
    wires: several(
      counts[2]!,
      (): Wire => ({ times: expression(), tuple: [expression(), expression(), tagOf(expression())] }),
    ),
    sums: several(counts[3]!, expression),
    table: [], // and no values of fixed columns: a verifier has their commitments
  };
  const points: readonly Point[] = [...parts];
  const fixed = columns.filter(({ role }) => role === 'fixed').length;
  if (points.length !== TABLE_COLUMNS + fixed || points.some(({ length }) => length !== POINT_BYTES)) {
    throw refuse('commitments');
  }
  const key = assemble(relation, domain, points);
  // all that is left of the form: name, domain, the roles' order, helpers, constants below r
  if (!equalBytes(key.encoded, bytes)) throw refuse('encoding');
  return key;
}

function assemble(relation: Relation, domain: Domain, points: readonly Point[]): VerifyingKey {
  try {
    const system = compile(relation);
    return keyOfParts(system, domain, points.slice(0, TABLE_COLUMNS), points.slice(TABLE_COLUMNS));
  } catch (cause) {
    throw refuse('relation', cause);
  }
}

/** The parts behind their lengths. */
function split(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (at + 4 > bytes.length) throw refuse('lengths');
    const end = at + 4 + view.getUint32(at);
    if (end > bytes.length) throw refuse('lengths');
    parts.push(bytes.slice(at + 4, end));
    at = end;
  }
  return parts;
}

interface Column {
  readonly name: string;
  readonly role: Role | undefined;
}

/** Columns that a kind does not declare follow from the rest. */
function declared({ name, role }: Column): ColumnSpec[] {
  switch (role) {
    case 'boundary':
    case 'model':
    case 'witness':
    case 'fold':
      return [{ name, role }];
    case 'fixed':
      return [{ name, role, values: new Int32Array() }];
    default:
      return [];
  }
}

function tagOf(e: Expression): bigint {
  if (e.kind !== 'constant') throw refuse('tag');
  return e.value;
}

/** The one expression that postfix code leaves on its stack. */
function readExpression(code: Uint8Array, columns: readonly Column[]): Expression {
  const stack: { readonly e: Expression; readonly depth: number }[] = [];
  const pop = (): { readonly e: Expression; readonly depth: number } => {
    const top = stack.pop();
    if (top === undefined) throw refuse('stack');
    return top;
  };
  for (let at = 0; at < code.length; ) {
    const opcode = code[at++];
    switch (opcode) {
      case OPCODES.column: {
        const { name } = columns[code[at++] ?? columns.length] ?? {};
        if (name === undefined) throw refuse('column');
        stack.push({ e: column(name), depth: 1 });
        break;
      }
      case OPCODES.constant: {
        stack.push({ e: constant(fromBytes(code.subarray(at, at + SCALAR_BYTES))), depth: 1 });
        at += SCALAR_BYTES;
        break;
      }
      case OPCODES.weight:
        stack.push({ e: weight, depth: 1 });
        break;
      case OPCODES.add:
      case OPCODES.multiply: {
        const [right, left] = [pop(), pop()];
        const depth = Math.max(left.depth, right.depth) + 1;
        if (depth > MAX_DEPTH) throw refuse('depth');
        const kind = opcode === OPCODES.add ? 'add' : 'multiply';
        stack.push({ e: { kind, left: left.e, right: right.e }, depth });
        break;
      }
      default:
        throw refuse('opcode');
    }
  }
  const only = pop();
  if (stack.length > 0) throw refuse('stack');
  return only.e;
}

const refuse = (what: string, cause?: unknown): VerificationError =>
  new VerificationError('PROOF_KEY', 'these bytes are not a verification key', {
    details: { field: what },
    cause,
  });
