/** `veilmesh prove` and `check-proof`, as a person uses them: no mesh, two folders that share nothing. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { decodeProofFile, encodeProofFile } from '../../node/proof/file.ts';
import { errorOf, type Folder, runCli, temporaryFolder } from '../support/processes.ts';

interface Made {
  readonly bytes: number;
  readonly modelRoot: string;
  readonly cells: readonly { readonly op: string }[];
  readonly estimate: { readonly seconds: number; readonly bytes: number };
}
interface Checked {
  readonly verdict: string;
  readonly coverage: { readonly whole: boolean } | null;
}

let folder: Folder;
let proof: string;
let made: Made;

const prover = (...args: string[]) => runCli([...args, '--home', join(folder.path, 'prover'), '--json']);
const checker = (...args: string[]) => runCli([...args, '--home', join(folder.path, 'checker'), '--json']);

before(() => {
  folder = temporaryFolder();
  proof = join(folder.path, 'proof.json');
});
after(() => folder.remove());

test('without a choice it lists what can be proven, and how long that takes', async () => {
  const { code, stdout, stderr } = await prover('prove', 'digits');
  assert.equal(code, 0, stderr);
  const { cells, shards } = JSON.parse(stdout) as {
    cells: { op: string; seconds: number }[];
    shards: { cells: number; withoutCell: number }[];
  };
  assert.ok(cells.some(({ op }) => op === 'fc2') && cells.every(({ seconds }) => seconds > 0));
  assert.deepEqual(
    shards.map(({ withoutCell }) => withoutCell),
    [0, 0, 0],
  );
});

test('one operation is proven, and the estimate comes first', async () => {
  const { code, stdout, stderr } = await prover('prove', 'digits', '7', '--op', 'fc2', '--out', proof);
  assert.equal(code, 0, stderr);
  made = JSON.parse(stdout) as Made;
  assert.deepEqual(
    made.cells.map(({ op }) => op),
    ['fc2'],
  );
  assert.equal(readFileSync(proof).length, made.bytes);
  assert.ok(made.estimate.seconds > 0 && made.estimate.bytes > 0);
  assert.match(stderr, /estimate[\s\S]*prove[\s\S]*proven/);
});

test('whoever knows the root alone checks it: --root', async () => {
  const { code, stdout, stderr } = await checker('check-proof', proof, '--root', made.modelRoot);
  assert.equal(code, 0, stderr);
  const { verdict, coverage } = JSON.parse(stdout) as Checked;
  assert.deepEqual([verdict, coverage!.whole], ['proven', false]);
});

test('for people it says what is proven and what is not', async () => {
  const { stdout } = await runCli(['check-proof', proof, '--home', join(folder.path, 'checker')]);
  assert.match(stdout, /proven: every step holds/);
  assert.match(stdout, /shard 2: 1 of 2 cells \(fc2\)/);
  assert.match(stdout, /not proven .*1 more cell of these shards/);
});

test('any change makes it exit 4 with a code', async () => {
  const file = decodeProofFile(new Uint8Array(readFileSync(proof)));
  const [cell] = file.cells;
  const path = join(folder.path, 'changed.json');
  const changes: readonly (readonly [string, Uint8Array])[] = [
    ['PROOF_FILE_MALFORMED', new TextEncoder().encode('{}\n')],
    ['PROOF_REJECTED', encodeProofFile({ ...file, session: `00${file.session.slice(2)}` })],
    ['PROOF_FILE_CELL', encodeProofFile({ ...file, cells: [{ ...cell!, cell: 0 }] })],
  ];
  for (const [code, bytes] of changes) {
    writeFileSync(path, bytes);
    const result = await checker('check-proof', path);
    assert.deepEqual([result.code, errorOf(result).code], [4, code]);
    assert.equal((JSON.parse(result.stdout) as Checked).verdict, 'refused');
  }
  const other = await checker('check-proof', proof, '--root', '00'.repeat(32));
  assert.deepEqual([other.code, errorOf(other).code], [4, 'PROOF_FILE_ROOT']);
});

const misuse: [name: string, code: string, args: string[]][] = [
  ['a file that is not there', 'PROOF_FILE_UNREADABLE', ['check-proof', 'no-such-proof.json']],
  ['a root that is none', 'CLI_USAGE', ['check-proof', 'x', '--root', '12']],
  ['a model that is not known', 'MODEL_UNKNOWN', ['prove', 'no-such-model']],
  ['an operation that the model has not', 'PROVE_UNKNOWN', ['prove', 'digits', '--op', 'none']],
  ['a cell that the model has not', 'PROVE_UNKNOWN', ['prove', 'digits', '--cell', '9.9']],
  ['a cell that is none', 'CLI_USAGE', ['prove', 'digits', '--cell', 'x']],
  [
    'a folder that is not there',
    'PROVE_OUT',
    ['prove', 'digits', '7', '--op', 'fc2', '--out', '/no/such/folder/proof.json'],
  ],
  ['two choices', 'PROVE_CHOICE', ['prove', 'digits', '--all', '--op', 'fc2']],
  [
    'a position that the input has not',
    'PROVE_POSITION',
    ['prove', 'digits', '7', '--op', 'fc2', '--position', '1'],
  ],
];
for (const [name, code, args] of misuse) {
  test(`refuses ${name} with exit 2, a code, a hint, and an empty stdout`, async () => {
    const result = await prover(...args);
    assert.deepEqual([result.code, result.stdout], [2, ''], result.stderr);
    const error = errorOf(result);
    assert.deepEqual([error.code, error.family], [code, 'usage']);
    assert.ok(error.hint, 'a hint');
  });
}
