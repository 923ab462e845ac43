/**
 * What a cell kind states about its columns, and the polynomial identities that follow.
 *
 * A kind lists columns, constraints, lookups and sums; `compile` adds what every cell has (multiplicities, helpers,
 * the accumulator) so that one prover and one verifier serve all kinds.
 * @module
 */
import { InternalError } from '../core/errors.ts';
import {
  add,
  challenge,
  column,
  columnsOf,
  constant,
  degree,
  type Expression,
  evaluate,
  multiply,
  negate,
  nextRow,
  subtract,
} from './expression.ts';

/** Roles that a kind gives to its columns; PROTOCOL.md, "Columns". */
export type DeclaredRole =
  /** A hop's own commitment: the proof opens a fresh rerandomisation of it. */
  | 'boundary'
  /** Committed with the model; never opened, only linearised. */
  | 'model'
  /** Chosen by the prover in round 1. */
  | 'witness'
  /** Sum of committed rows with the weights p_j; posted after t is drawn, checked apart. */
  | 'fold';

export type ColumnSpec =
  | { readonly name: string; readonly role: DeclaredRole }
  /** Public and part of the key: where wires lead from, which rows take part. */
  | { readonly name: string; readonly role: 'fixed'; readonly values: Int32Array };

/** A row of the one lookup table: two values and the tag of the sub-table it belongs to. */
export type TableRow = readonly [a: number, b: number, tag: number];

/** On every usable row the three values are a row of the table. */
export type Lookup = readonly [a: Expression, b: Expression, tag: Expression];

/**
 * times / (alpha - tuple) on every usable row, added to the lookups' sum. Wires copy values between rows: a destination
 * row adds 1 / (value, source row, tag), a source row takes away (how many lead from it) / (value, row, tag), and since
 * the counts are fixed the sum is zero only if all values that lead from a row are its own.
 */
export interface Wire {
  readonly times: Expression;
  readonly tuple: readonly [value: Expression, row: Expression, tag: bigint];
}

export interface Relation {
  readonly name: string;
  readonly columns: readonly ColumnSpec[];
  /** Zero on every usable row; degree at most 4. */
  readonly constraints: readonly Expression[];
  readonly lookups: readonly Lookup[];
  /** Their tags are no sub-table's. */
  readonly wires: readonly Wire[];
  /** Each adds up to zero over the usable rows; degree at most 2. */
  readonly sums: readonly Expression[];
  readonly table: readonly TableRow[];
}

export type Role = DeclaredRole | 'fixed' | 'table' | 'multiplicity' | 'helper' | 'accumulator';

export interface SystemColumn {
  readonly name: string;
  readonly role: Role;
}

export interface Fraction {
  readonly numerator: Expression;
  readonly denominator: Expression;
}

/** One helper column: the sum of up to three fractions. */
export interface Helper {
  readonly name: string;
  readonly fractions: readonly Fraction[];
}

export interface System {
  readonly relation: Relation;
  /** In the order of PROTOCOL.md; a column's index is its place here. */
  readonly columns: readonly SystemColumn[];
  /** The kind's constraints, then one for each helper, then the accumulator's step. */
  readonly constraints: readonly Expression[];
  readonly helpers: readonly Helper[];
  /** What the accumulator gains from one row to the next, by parts: helpers and sums, and its own two fractions. */
  readonly gain: Expression;
  readonly tableDenominator: Expression;
  readonly first: Fraction;
  /** Names of columns opened at zeta, in order. The accumulator alone is opened at omega zeta. */
  readonly opened: readonly string[];
}

export const TABLE = 'table';
export const MULTIPLICITY = 'multiplicity';
export const ACCUMULATOR = 'accumulator';
export const MAX_DEGREE = 4;
/** A key counts columns and expressions, and numbers columns, with a byte. */
const MAX_COUNT = 255;

/** In the order of columns; a role's number in a key is its place here. */
export const ROLES: readonly Role[] = [
  'boundary',
  'model',
  'table',
  'witness',
  'multiplicity',
  'fold',
  'helper',
  'accumulator',
  'fixed',
];
const OPENED: readonly Role[] = ['boundary', 'table', 'witness', 'fixed'];
const FRACTIONS_PER_HELPER = 3;

/** a + beta b + beta^2 tag: different tuples differ for all but two values of beta. */
const compress = ([a, b, tag]: Lookup): Expression =>
  add(a, multiply(challenge('beta'), b), multiply(challenge('beta'), challenge('beta'), tag));

const denominator = (tuple: Expression): Expression => subtract(challenge('alpha'), tuple);

/** Names of the columns of one role, in order. */
export const named = (system: System, role: Role): string[] =>
  system.columns.filter((c) => c.role === role).map((c) => c.name);

export function compile(relation: Relation): System {
  const [first, ...rest] = [
    ...relation.lookups.map((lookup) => ({ numerator: constant(1n), lookup })),
    ...relation.wires.map(({ times, tuple: [value, row, tag] }) => ({
      numerator: times,
      lookup: [value, row, constant(tag)] as const,
    })),
  ].map(({ numerator, lookup }) => ({ numerator, denominator: denominator(compress(lookup)) }));
  if (first === undefined) throw new InternalError('PROOF_RELATION', 'a cell has at least one lookup');
  const helpers: Helper[] = [];
  for (let at = 0; at < rest.length; at += FRACTIONS_PER_HELPER) {
    helpers.push({ name: `helper${helpers.length}`, fractions: rest.slice(at, at + FRACTIONS_PER_HELPER) });
  }

  const tableDenominator = denominator(column(TABLE));
  let gain = add(...helpers.map(({ name }) => column(name)));
  let power: Expression = constant(1n);
  for (const sum of relation.sums) {
    power = multiply(power, challenge('gamma'));
    gain = add(gain, multiply(power, sum));
  }
  // A(omega X) - A(X) = gain + n / first - multiplicity / table, times both denominators
  const step = add(
    multiply(
      subtract(subtract(nextRow(ACCUMULATOR), column(ACCUMULATOR)), gain),
      tableDenominator,
      first.denominator,
    ),
    negate(multiply(first.numerator, tableDenominator)),
    multiply(column(MULTIPLICITY), first.denominator),
  );

  const columns = [
    ...relation.columns.map(({ name, role }) => ({ name, role })),
    { name: TABLE, role: 'table' as const },
    { name: MULTIPLICITY, role: 'multiplicity' as const },
    ...helpers.map(({ name }) => ({ name, role: 'helper' as const })),
    { name: ACCUMULATOR, role: 'accumulator' as const },
  ].toSorted((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role));
  const system: System = {
    relation,
    columns,
    constraints: [...relation.constraints, ...helpers.map(helperConstraint), step],
    helpers,
    gain,
    tableDenominator,
    first,
    opened: columns.filter((c) => OPENED.includes(c.role)).map((c) => c.name),
  };
  validate(system);
  return system;
}

/** h d1 d2 d3 = n1 d2 d3 + n2 d1 d3 + n3 d1 d2 */
function helperConstraint({ name, fractions }: Helper): Expression {
  const cleared = fractions.map(({ numerator }, own) =>
    multiply(numerator, ...fractions.filter((_, i) => i !== own).map((other) => other.denominator)),
  );
  return subtract(multiply(column(name), ...fractions.map((f) => f.denominator)), add(...cleared));
}

/** Degree where only columns count that stay commitments: linearisation leaves one of them in a product. */
const closedDegree = (e: Expression, opened: ReadonlySet<string>): number =>
  evaluate<number>(e, {
    constant: () => 0,
    challenge: () => 0,
    weight: () => 0,
    column: (name, next) => (next || opened.has(name) ? 0 : 1),
    add: Math.max,
    multiply: (left, right) => left + right,
  });

function validate({ columns, constraints, relation, opened }: System): void {
  const names = new Set(columns.map((c) => c.name));
  const known = new Set(opened);
  const fail = (what: string): never => {
    throw new InternalError('PROOF_RELATION', `${relation.name}: ${what}`);
  };
  if (!columns.some(({ role }) => role === 'boundary')) fail('a cell has a boundary');
  if (names.size !== columns.length) fail('two columns have one name');
  const { lookups, wires, sums } = relation;
  const counts = [columns, relation.constraints, lookups, wires, sums];
  if (counts.some(({ length }) => length > MAX_COUNT))
    fail(`more than ${MAX_COUNT} of something that a key counts`);
  const tags = new Set(relation.table.map(([, , tag]) => BigInt(tag)));
  for (const [, , tag] of wires.length > 0 ? lookups : []) {
    if (tag.kind !== 'constant') fail('beside wires a lookup names its sub-table by a constant');
    else tags.add(tag.value);
  }
  if (wires.some(({ tuple }) => tags.has(tuple[2]))) fail('a wire has the tag of a sub-table');
  if (wires.some(({ times }) => closedDegree(times, known) > 0))
    fail('a wire counts by a column that is not opened');
  for (const constraint of constraints) {
    if (degree(constraint) > MAX_DEGREE) fail(`a constraint has degree ${degree(constraint)}`);
    if (closedDegree(constraint, known) > 1) fail('a constraint multiplies columns that are not opened');
    for (const name of columnsOf(constraint)) if (!names.has(name)) fail(`no column ${name}`);
  }
}
