/**
 * A node with a broken (simulated) TEE, from the false answer to the next one, with every process real: nothing but the client's own
 * audit looks at what was computed, and whoever judges what is public finds nothing. Every cheat; with SmolLM2 where its file is.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { cheatHome } from '../../node/localnet/options.ts';
import { SMOLLM2 } from '../../node/models/names.ts';
import { CHEATS, type Cheat } from '../../node/tee/cheats.ts';
import { waitFor } from '../support/mesh.ts';
import { errorOf, runCli, startCli, temporaryFolder } from '../support/processes.ts';
import { smollm2File } from '../support/smollm2-file.ts';

const PLAYED_MS = 1_200_000;
const JUDGED_MS = 60_000;

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

interface Status {
  readonly watchers: readonly {
    readonly report: { readonly judged: number; readonly findings: object } | null;
  }[];
}

/** Plays it to its end. @returns what each question came to, and what the watcher says then */
async function play(cheat: Cheat, model: string, args: readonly string[] = []) {
  const folder = temporaryFolder();
  const place = ['--home', folder.path, '--json'];
  const localnet = startCli(['localnet', '--model', model, '--cheat', cheat, ...args, ...place], {
    tied: true,
  });
  try {
    const isUp = (): boolean => /up\. Another query/.test(localnet.stderr());
    await waitFor(() => isUp() || localnet.hasExited(), 'the end of the cheat', PLAYED_MS);
    assert.ok(isUp(), localnet.stderr());
    assert.match(localnet.stderr(), new RegExp(`SIMULATED BROKEN TEE \\(${cheat}\\)`));
    const asked = localnet
      .stdout()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Asked);
    let report: Status['watchers'][number]['report'] = null;
    await waitFor(
      async () => {
        const { stdout } = await runCli(['status', '--home', cheatHome(folder.path), '--json']);
        report = (JSON.parse(stdout) as Status).watchers[0]!.report;
        return (report?.judged ?? 0) >= asked.length;
      },
      'the watcher to judge every batch',
      JUDGED_MS,
    );
    return { asked, findings: report!.findings };
  } finally {
    await localnet.end();
    folder.remove();
  }
}

function assertConvicted(first: Asked, second: Asked): void {
  const { divergence, dispute } = first.audit;
  assert.deepEqual([divergence!.hop, divergence!.position], [1, 0]);
  assert.equal(dispute!.verdict, 'convicted');
  assert.ok(2n * BigInt(dispute!.slashed) >= BigInt(dispute!.stakeBefore));
  assert.ok(BigInt(dispute!.rewarded) > 0n);
  assert.equal(second.audit.divergence, null);
  assert.ok(!second.audit.nodes.includes(first.audit.nodes[1]!), 'the next route is without it');
}

describe('digits', () => {
  for (const cheat of CHEATS) {
    test(`${cheat}: the node is slashed, its client paid, the next route without it; the public sees nothing`, async () => {
      const { asked, findings } = await play(cheat, 'digits', ['--threads', '1']);
      const [first, second] = asked.slice(-2);
      assertConvicted(first!, second!);
      // who gives a stale answer cannot compute it again, and has nothing to show
      assert.equal(typeof first!.audit.dispute!.what?.cell, cheat === 'cached' ? 'undefined' : 'number');
      assert.equal(second!.answer.digit, second!.answer.label);
      assert.deepEqual(findings, {});
    });
  }

  test('a stale answer needs a question before it', async () => {
    const folder = temporaryFolder();
    const ran = await runCli([
      ...['localnet', '--model', 'use-lite', '--cheat', 'cached', '--once'],
      ...['--json', '--home', folder.path],
    ]);
    folder.remove();
    assert.equal(errorOf(ran).code, 'CHEAT_QUESTION');
  });
});

describe('smollm2', () => {
  for (const cheat of ['cell', 'downgrade'] as const) {
    test(`${cheat}: the same of a language model`, async (t) => {
      const { path, missing } = await smollm2File();
      if (path === null) return t.skip(missing);
      const { asked, findings } = await play(cheat, SMOLLM2, ['--smollm2', path]);
      const [first, second] = asked.slice(-2);
      assertConvicted(first!, second!);
      assert.deepEqual(findings, {});
    });
  }
});
