/**
 * Verification keys: a cell kind compiled for a domain, the commitments of its table, and one digest of it all.
 * @module
 */
import { keccak_256 } from '@noble/hashes/sha3.js';
import { concatBytes, lengthPrefixed, u32be, utf8 } from '../core/bytes.ts';
import { UsageError } from '../core/errors.ts';
import { toBytes } from '../curve/scalar.ts';
import type { Point, Prover } from './arithmetic.ts';
import type { Domain } from './domain.ts';
import { constant, encode } from './expression.ts';
import { compile, type Relation, ROLES, type System } from './relation.ts';

export interface VerifyingKey {
  readonly system: System;
  readonly domain: Domain;
  /** Commitments to the table's values a, b and its tags. Public data, not blinded. */
  readonly table: readonly Point[];
  /** Commitments to the fixed columns, in order. Public data too. */
  readonly fixed: readonly Point[];
  /** Everything above as bytes: what a contract is given (PROTOCOL.md, "Key"). */
  readonly encoded: Uint8Array;
  /** keccak256 of `encoded`; 32 bytes */
  readonly digest: Uint8Array;
}

/** The usable rows of the table's three columns: its rows, then its first row again. */
export function tableColumns({ table }: Relation, { usable }: Domain): readonly Int32Array[] {
  if (table.length === 0 || table.length > usable) {
    throw new UsageError('PROOF_TABLE', `a table of ${table.length} rows does not fit`, {
      details: { rows: table.length, usable },
    });
  }
  return [0, 1, 2].map((part) => {
    const values = new Int32Array(usable);
    for (let i = 0; i < usable; i++) values[i] = (table[i] ?? table[0]!)[part]!;
    return values;
  });
}

/** The usable rows of the fixed columns by name; rows that are not given are zero. */
export const fixedColumns = ({ columns }: Relation): ReadonlyMap<string, Int32Array> =>
  new Map(columns.flatMap((c) => (c.role === 'fixed' ? [[c.name, c.values] as const] : [])));

export const KEY_DOMAIN = 'veilmesh/cell-key/v1';

/** What a key is made with. */
export type KeyMaker = Pick<Prover<unknown>, 'domain' | 'commitInts'>;

/** @throws UsageError PROOF_TABLE */
export function createKey(relation: Relation, { domain, commitInts }: KeyMaker): VerifyingKey {
  const system = compile(relation);
  const commit = (values: Int32Array): Point => commitInts(values, []);
  const table = tableColumns(relation, domain).map(commit);
  return keyOfParts(system, domain, table, [...fixedColumns(relation).values()].map(commit));
}

export function keyOfParts(
  system: System,
  domain: Domain,
  table: readonly Point[],
  fixed: readonly Point[],
): VerifyingKey {
  const encoded = encodeKey(system, domain, [...table, ...fixed]);
  return { system, domain, table, fixed, encoded, digest: keccak_256(encoded) };
}

/** Each relation's key, made once. By the relation itself: kinds of one name have other tables, and other keys. */
export function createKeys(maker: KeyMaker): (relation: Relation) => VerifyingKey {
  const keys = new WeakMap<Relation, VerifyingKey>();
  return (relation) => {
    const key = keys.get(relation) ?? createKey(relation, maker);
    keys.set(relation, key);
    return key;
  };
}

/** PROTOCOL.md, "Key". */
function encodeKey({ columns, relation }: System, domain: Domain, commitments: readonly Point[]): Uint8Array {
  const indexOf = new Map(columns.map(({ name }, index) => [name, index]));
  const { constraints, lookups, wires, sums } = relation;
  const parts = [
    ...constraints,
    ...lookups.flat(),
    ...wires.flatMap(({ times, tuple: [value, row, tag] }) => [times, value, row, constant(tag)]),
    ...sums,
  ];
  return lengthPrefixed([
    utf8(KEY_DOMAIN),
    utf8(relation.name),
    concatBytes(u32be(domain.size), u32be(domain.usable), toBytes(domain.omega)),
    Uint8Array.from(columns, ({ role }) => ROLES.indexOf(role)),
    Uint8Array.of(constraints.length, lookups.length, wires.length, sums.length),
    ...parts.map((part) => Uint8Array.from(encode(part, indexOf, toBytes))),
    ...commitments,
  ]);
}
