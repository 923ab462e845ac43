/**
 * The page's verifier is the command line's, and runs in browsers: what the worker reaches is our own files and packages without any of
 * Node's modules, and none of the contracts' code.
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodesOwn, reach, usesNode } from '../../../support/browser-reach.ts';

const WORKER = 'node/page/verify/verify.worker.ts';

test('the worker that verifies reaches nothing of Node', () => {
  const reached = reach(WORKER);
  assert.deepEqual(nodesOwn(reached), []);
  assert.deepEqual(usesNode(reached), []);
  const known =
    /^(@noble\/(ciphers|curves|hashes)|@hpke\/core|@ethereumjs\/(mpt|rlp)|canonicalize|zod|cborg|mcl-wasm|viem)(\/|$)/;
  assert.deepEqual(
    [...reached.packages].filter((name) => !known.test(name)),
    [],
    'a new package: see that it runs in browsers, then name it here',
  );
});

test('it is the code that `veilmesh verify` runs', () => {
  const { files } = reach(WORKER);
  const own = ['node/client/anchor.ts', 'node/client/verdict-words.ts'];
  const verifier = ['settlement/receipt/verify.ts', 'settlement/receipt/ring-verify.ts'];
  for (const file of [...own, ...verifier]) {
    assert.ok(files.has(file), file);
    const cli = ['node/cli/verify.ts', 'node/cli/verify-ring.ts'].map((entry) => reach(entry).files);
    assert.ok(
      cli.some((reached) => reached.has(file)),
      file,
    );
  }
});

test('it carries no contract but the one whose answers it reads', () => {
  const contracts = [...reach(WORKER).files].filter((file) => file.includes('/artifacts/'));
  assert.deepEqual(contracts, ['settlement/contracts/artifacts/node-registry.ts']);
});

test('the view itself loads none of the verifier: that is the worker’s', () => {
  const { files } = reach('node/page/verify/verify-view.tsx');
  const heavy = [...files].filter((file) =>
    /^(crypto\/(attest|poea)|settlement\/(batch|chain)|models)\//.test(file),
  );
  assert.deepEqual(heavy, []);
});
