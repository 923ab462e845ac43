/**
 * The page's own client is made of what a browser has: followed as a bundler does, it reaches nothing of Node.
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodesOwn, reach, usesNode } from '../../../support/browser-reach.ts';

/** Only where there is a TCP socket, or in a sequencer: no page gets there. */
const NEVER_CALLED = [
  'mesh/wire/lane.ts',
  'settlement/ephemeral/facts.ts',
  'settlement/ephemeral/prepaid.ts',
];

/** `payments.require` is a method of ours. */
const OWN_NAMES = ['node/client/pay.ts', 'node/client/query.ts'];

for (const entry of [
  'node/page/browser-client/client.ts',
  'node/page/browser-client/draw-view.tsx',
  'node/page/browser-client/sentences-view.tsx',
]) {
  test(`${entry} reaches nothing of Node`, () => {
    const reached = reach(entry);
    assert.deepEqual(nodesOwn(reached), []);
    assert.deepEqual(
      usesNode(reached).filter((file) => ![...NEVER_CALLED, ...OWN_NAMES].includes(file)),
      [],
    );
  });
}

test('it is the flow of the command line, and none of its own', () => {
  const { files } = reach('node/page/browser-client/client.ts');
  for (const name of [
    'connect',
    'model',
    'route',
    'attempt',
    'query',
    'verify-claims',
    'pay',
    'settle',
    'receipt',
  ]) {
    assert.ok(files.has(`node/client/${name}.ts`), name);
  }
  assert.ok(files.has('crypto/attest/appraise.ts') && files.has('node/audit/recompute.ts'));
  for (const ours of ['node/client/platform.ts', 'node/home-files.ts', 'mesh/host/platform.ts']) {
    assert.ok(!files.has(ours), ours);
  }
});

test('a small view waits for no client: it is fetched beside it', () => {
  const { files } = reach('node/page/browser-client/own-receipts.ts');
  assert.ok(files.size < 10, [...files].join());
});
