/**
 * A node with a broken (simulated) TEE, from the false answer to the next one: every process is real, and nothing but the
 * client's own audit looks at what was computed.
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorOf, runCli, temporaryFolder } from '../support/processes.ts';

interface Asked {
  readonly answer: { readonly digit: number; readonly label: number };
  readonly audit: {
    readonly positions: number;
    readonly nodes: readonly string[];
    readonly divergence: { readonly hop: number; readonly position: number } | null;
    readonly dispute: {
      readonly verdict: string;
      readonly what: { readonly cell?: number } | null;
      readonly stakeBefore: string;
      readonly slashed: string;
      readonly rewarded: string;
    } | null;
  };
}

test('a wrong cell is found, named and not proven: the node is slashed, its client paid, the next route without it', async () => {
  const folder = temporaryFolder();
  try {
    const { code, stdout, stderr } = await runCli([
      ...['localnet', '--model', 'digits', '--cheat', 'cell', '--once'],
      ...['--threads', '1', '--json', '--home', folder.path],
    ]);
    assert.equal(code, 0, stderr);
    const [first, second] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Asked);
    const { divergence, dispute } = first!.audit;
    assert.deepEqual([divergence!.hop, divergence!.position], [1, 0]);
    assert.equal(dispute!.verdict, 'convicted');
    assert.equal(typeof dispute!.what!.cell, 'number');
    assert.ok(2n * BigInt(dispute!.slashed) >= BigInt(dispute!.stakeBefore));
    assert.ok(BigInt(dispute!.rewarded) > 0n);
    assert.match(stderr, /SIMULATED BROKEN TEE \(cell\)/);

    assert.equal(second!.audit.divergence, null);
    assert.equal(second!.answer.digit, second!.answer.label);
    assert.ok(!second!.audit.nodes.includes(first!.audit.nodes[1]!));
  } finally {
    folder.remove();
  }
});

test('a stale answer needs a question before it', async () => {
  const folder = temporaryFolder();
  const ran = await runCli([
    ...['localnet', '--model', 'use-lite', '--cheat', 'cached', '--once'],
    ...['--json', '--home', folder.path],
  ]);
  folder.remove();
  assert.equal(errorOf(ran).code, 'CHEAT_QUESTION');
});
