/**
 * What test/vectors/proof/linear.json holds: one linear cell over the ceremony's points, from fixed seeds, with every
 * intermediate value another verifier may want to compare. `node test/support/proof-vectors.ts` writes the file.
 * @module
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createIntCommits } from '../../crypto/commit/int-commits.ts';
import { loadSetup } from '../../crypto/commit/setup.ts';
import { rowsRoot } from '../../crypto/commit/weight-rows.ts';
import { bytesToHex, hex } from '../../crypto/core/bytes.ts';
import { toBytes } from '../../crypto/curve/scalar.ts';
import { createProver, createVerifier } from '../../crypto/proof/ceremony.ts';
import { cellRoot, encodeContext, type ProofContext } from '../../crypto/proof/context.ts';
import { BLINDING_ROWS } from '../../crypto/proof/domain.ts';
import { partialFolds } from '../../crypto/proof/fold.ts';
import { createKey } from '../../crypto/proof/key.ts';
import { decodeProof } from '../../crypto/proof/layout.ts';
import { linearise } from '../../crypto/proof/linearise.ts';
import { type CommittedColumn, prove } from '../../crypto/proof/prove.ts';
import { drawChallenges, verify } from '../../crypto/proof/verify.ts';
import { LINEAR_CELLS, traceLinear } from '../../models/program/cells/linear.ts';
import { CONTEXT, foldWithBlinders, randomLinear, sumsOf } from './proof-cells.ts';
import { seededScalars } from './proof-setup.ts';

export const VECTORS_FILE = fileURLToPath(new URL('../vectors/proof/linear.json', import.meta.url));

const text = (bytes: Uint8Array): string => `0x${bytesToHex(bytes)}`;
const words = (values: readonly bigint[]): string[] => values.map((value) => text(toBytes(value)));

export interface ProofVectors {
  readonly key: string;
  readonly keyDigest: string;
  readonly linkRows: readonly string[];
  readonly context: Readonly<Record<keyof ProofContext, string>>;
  readonly encodedContext: string;
  readonly statement: { readonly boundary: readonly string[]; readonly model: readonly string[] };
  /** The weight rows' commitments in order, 128 bytes each. */
  readonly rows: readonly string[];
  readonly rowsTreeRoot: string;
  readonly proof: string;
  readonly challenges: Readonly<Record<string, string>>;
  /** The linear form at zeta: its constant and its coefficients by column. */
  readonly constant: string;
  readonly coefficients: Readonly<Record<string, string>>;
  readonly fold: string;
  /** Σ p_j C_j over each chunk of 64 rows. */
  readonly partialFolds: readonly string[];
}

export async function makeVectors(): Promise<ProofVectors> {
  const setup = await loadSetup();
  const ints = await createIntCommits(BLINDING_ROWS);
  const prover = createProver(setup, ints);
  const verifier = createVerifier(setup);
  const { g1 } = setup.curve;
  const key = createKey(LINEAR_CELLS.i8, prover);
  const random = seededScalars(2026n);
  const operation = randomLinear(random, 20, 70);
  const { dIn, dOut, weight } = operation;
  const { y, witness } = traceLinear(sumsOf(operation), operation.mult, key.domain.usable);
  const column = (values: Int32Array): CommittedColumn => {
    const blinders = [random()];
    return { values, blinders, commitment: ints.commit(values, blinders) };
  };
  const [x, out, b] = [operation.x, y, operation.bias].map(column) as [
    CommittedColumn,
    CommittedColumn,
    CommittedColumn,
  ];
  const blinder = random();
  const mult = {
    values: operation.mult,
    blinders: [blinder],
    commitment: ints.commit(BigInt64Array.from(operation.mult, BigInt), [blinder]),
  };
  const rowBlinders = Array.from({ length: dOut }, () => [random()]);
  const rows = rowBlinders.map((own, j) =>
    ints.commit(Int32Array.from(weight.subarray(j * dIn, (j + 1) * dIn)), own),
  );
  const root = rowsRoot(rows.map((row) => g1.compress(row)));
  const model = [b.commitment, mult.commitment];
  const context = { ...CONTEXT, rowsRoot: cellRoot([{ rows: dOut, root }], model) };
  const bytes = prove({
    key,
    prover,
    context,
    random,
    witness: {
      boundary: new Map([
        ['x', x],
        ['y', out],
      ]),
      model: new Map<string, CommittedColumn<Int32Array | Uint32Array>>([
        ['b', b],
        ['mult', mult],
      ]),
      witness,
      fold: (_name, weights) => foldWithBlinders(operation, rowBlinders, key.domain.size, weights),
    },
  });
  const statement = { boundary: [x.commitment, out.commitment], model };
  const { t, folds } = verify(key, verifier, context, statement, bytes);
  const proof = decodeProof(key.system, bytes);
  const drawn = drawChallenges(key, context, statement, proof);
  const here = new Map(key.system.opened.map((name, i) => [name, proof.evaluations[i]!]));
  const evaluations = { here, next: proof.evaluations.at(-1)! };
  const form = linearise(key.system, key.domain, drawn, drawn.v, drawn.zeta, evaluations);
  const named = (values: Iterable<readonly [string, bigint]>): Record<string, string> =>
    Object.fromEntries([...values].map(([name, value]) => [name, text(toBytes(value))]));
  return {
    key: text(key.encoded),
    keyDigest: text(key.digest),
    linkRows: verifier.linkRows.map(text),
    context: {
      chainId: context.chainId.toString(),
      contract: text(context.contract),
      poeaHash: text(context.poeaHash),
      sessionId: text(context.sessionId),
      attempt: context.attempt.toString(),
      layer: context.layer.toString(),
      position: context.position.toString(),
      modelRoot: text(context.modelRoot),
      rowsRoot: text(context.rowsRoot),
    },
    encodedContext: text(encodeContext(context)),
    statement: { boundary: statement.boundary.map(text), model: model.map(text) },
    rows: rows.map(text),
    rowsTreeRoot: text(root),
    proof: text(bytes),
    challenges: named(Object.entries(drawn)),
    constant: words([form.constant])[0]!,
    coefficients: named(form.coefficients),
    fold: text(folds[0]!),
    partialFolds: partialFolds(verifier, t, rows).map(text),
  };
}

export const fromText = (value: string): Uint8Array => hex(value.slice(2));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(VECTORS_FILE, `${JSON.stringify(await makeVectors(), null, 2)}\n`);
}
