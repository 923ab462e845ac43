/**
 * Polynomial expressions over the columns of a cell: one definition that the row check, the prover (on a coset) and
 * the verifier (on opened values and commitments) all evaluate.
 * @module
 */
import { InternalError } from '../core/errors.ts';

/** Drawn after round 1 (PROTOCOL.md, "Transcript"); an expression may use these. */
export const CHALLENGES = ['alpha', 'beta', 'gamma'] as const;
export type ChallengeName = (typeof CHALLENGES)[number];

export type Expression =
  | { readonly kind: 'constant'; readonly value: bigint }
  | { readonly kind: 'challenge'; readonly name: ChallengeName }
  /** p(X) = (t^n - X^n) / (t - X) */
  | { readonly kind: 'weight' }
  /** A column at X, or at omega X when `next`. */
  | { readonly kind: 'column'; readonly name: string; readonly next: boolean }
  | { readonly kind: 'add'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'multiply'; readonly left: Expression; readonly right: Expression };

export const constant = (value: bigint): Expression => ({ kind: 'constant', value });
export const challenge = (name: ChallengeName): Expression => ({ kind: 'challenge', name });
export const weight: Expression = { kind: 'weight' };
export const column = (name: string): Expression => ({ kind: 'column', name, next: false });

/** The columns of these names at X, to be taken apart by place. */
export const columnsAt = <const Names extends readonly string[]>(
  ...names: Names
): { readonly [Place in keyof Names]: Expression } =>
  names.map(column) as { readonly [Place in keyof Names]: Expression };
export const nextRow = (name: string): Expression => ({ kind: 'column', name, next: true });

const ZERO = constant(0n);
const ONE = constant(1n);
const isConstant = (e: Expression, value: bigint): boolean => e.kind === 'constant' && e.value === value;

/** Left to right; terms that are the constant 0 vanish. */
export const add = (...terms: readonly Expression[]): Expression =>
  terms
    .filter((term) => !isConstant(term, 0n))
    .reduce<Expression | undefined>(
      (left, right) => (left === undefined ? right : { kind: 'add', left, right }),
      undefined,
    ) ?? ZERO;

/** Left to right; factors that are the constant 1 vanish. */
export const multiply = (...factors: readonly Expression[]): Expression =>
  factors.some((factor) => isConstant(factor, 0n))
    ? ZERO
    : (factors
        .filter((factor) => !isConstant(factor, 1n))
        .reduce<Expression | undefined>(
          (left, right) => (left === undefined ? right : { kind: 'multiply', left, right }),
          undefined,
        ) ?? ONE);

export const negate = (e: Expression): Expression => multiply(constant(-1n), e);
export const subtract = (left: Expression, right: Expression): Expression => add(left, negate(right));

/** Degree where a column counts 1. p(X) has degree n - 1, as a column. */
export function degree(e: Expression): number {
  switch (e.kind) {
    case 'constant':
    case 'challenge':
      return 0;
    case 'weight':
    case 'column':
      return 1;
    case 'add':
      return Math.max(degree(e.left), degree(e.right));
    case 'multiply':
      return degree(e.left) + degree(e.right);
  }
}

/** What an expression is evaluated in: numbers at a row, vectors on a coset, or sums of commitments. */
export interface Ring<T> {
  constant(value: bigint): T;
  challenge(name: ChallengeName): T;
  weight(): T;
  column(name: string, next: boolean): T;
  add(left: T, right: T): T;
  multiply(left: T, right: T): T;
}

export function evaluate<T>(e: Expression, ring: Ring<T>): T {
  switch (e.kind) {
    case 'constant':
      return ring.constant(e.value);
    case 'challenge':
      return ring.challenge(e.name);
    case 'weight':
      return ring.weight();
    case 'column':
      return ring.column(e.name, e.next);
    case 'add':
      return ring.add(evaluate(e.left, ring), evaluate(e.right, ring));
    case 'multiply':
      return ring.multiply(evaluate(e.left, ring), evaluate(e.right, ring));
  }
}

/** Names of all columns in `e`. */
export function columnsOf(e: Expression, found = new Set<string>()): Set<string> {
  if (e.kind === 'column') found.add(e.name);
  if (e.kind === 'add' || e.kind === 'multiply') {
    columnsOf(e.left, found);
    columnsOf(e.right, found);
  }
  return found;
}

/** Of an expression's postfix code. */
export const OPCODES = { column: 1, constant: 3, weight: 5, add: 6, multiply: 7 } as const;

/**
 * A kind's expression as postfix code of a stack machine, the form that keys hold (PROTOCOL.md, "Key"). Challenges and
 * next rows belong to the identities that every verifier forms itself; a kind has none.
 * @param encodeConstant a constant reduced into the field, 32 bytes
 */
export function encode(
  e: Expression,
  indexOf: ReadonlyMap<string, number>,
  encodeConstant: (value: bigint) => Uint8Array,
): number[] {
  switch (e.kind) {
    case 'constant':
      return [OPCODES.constant, ...encodeConstant(e.value)];
    case 'weight':
      return [OPCODES.weight];
    case 'column': {
      const index = indexOf.get(e.name);
      if (index === undefined || e.next) throw new InternalError('PROOF_RELATION', `no column ${e.name}`);
      return [OPCODES.column, index];
    }
    case 'challenge':
      throw new InternalError('PROOF_RELATION', `a kind's expression uses ${e.name}`);
    case 'add':
    case 'multiply':
      return [
        ...encode(e.left, indexOf, encodeConstant),
        ...encode(e.right, indexOf, encodeConstant),
        OPCODES[e.kind],
      ];
  }
}
