/**
 * What a coordinator can do wrong with receipts, item by item: found in public data by whoever looks, and blamed on it, for which no
 * member of the committee signs the batch (VOTE_UNSOUND, committee.test.ts). What else it costs: omission and late posting
 * (promises.test.ts), a false signature (watching.test.ts), double settlement (coordinators.test.ts).
 * @module
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { randomBytes } from '../../../crypto/core/random.ts';
import type { Bundle } from '../../../settlement/batch/bundle.ts';
import { blameOf, type Finding } from '../../../settlement/watch/findings.ts';
import type { PostedData } from '../../../settlement/watch/judge.ts';
import { openWatchMemory, type WatchMemory } from '../../../settlement/watch/memory.ts';
import { unixNow } from '../../integration/settlement/world.ts';
import { createWatchCast, type PostChange, type WatchCast } from '../../support/watch-cast.ts';

type Posted = PostedData & { readonly parent: Uint8Array };

describe('a coordinator that does wrong', () => {
  const folder = mkdtempSync(join(tmpdir(), 'veilmesh-misdeeds-'));
  let cast: WatchCast;
  let memory: WatchMemory;
  before(async () => {
    cast = await createWatchCast();
    memory = await openWatchMemory(join(folder, 'watch.sqlite'));
    memory.bind({ chainId: 31_337, rollup: `0x${'11'.repeat(20)}` });
  });
  after(() => {
    memory.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function judge({ parent, ...data }: Posted): Promise<readonly Finding[]> {
    const judgement = await cast.judge(data, memory, { parent, gaps: false, current: true });
    memory.found(data.header, 'waiting');
    memory.judged(data.header, judgement, unixNow());
    return judgement.findings;
  }
  const session = async (): Promise<[Bundle, Bundle]> => {
    const sessionId = randomBytes(32);
    const first = await cast.segment({ sessionId });
    return [first, await cast.segment({ sessionId, previous: first })];
  };

  /** What it posts, after what it posted before, and what is found. */
  const misdeeds: Record<string, { post: () => Promise<Posted>; found: readonly string[] }> = {
    reorder: {
      post: async () => {
        const [first, second] = await session();
        return cast.post([second, first]);
      },
      found: ['POEA_PREVIOUS'],
    },
    splice: {
      post: async () => {
        const [[one], [other]] = [await session(), await session()];
        return cast.post([{ ...one, claims: [one.claims[0]!, ...other.claims.slice(1)] }]);
      },
      found: ['POEA_SPLICED'],
    },
    replay: {
      post: async () => {
        const [first] = await session();
        const before = cast.post([first]);
        assert.deepEqual(await judge(before), []);
        return cast.post([first], { before });
      },
      found: ['settled-twice'],
    },
    'a fee of its own making': {
      post: async () => {
        const change: PostChange = { leaf: (leaf) => ({ ...leaf, amount: leaf.amount + 1n }) };
        return cast.post([(await session())[0]], change);
      },
      found: ['root'],
    },
    'a claim that nobody can check any more': {
      post: async () => {
        const stale = await cast.segment({
          sessionId: randomBytes(32),
          editClaim: (claim) => ({ ...claim, notAfter: unixNow() + 10 }),
        });
        return cast.post([stale]);
      },
      found: ['POEA_STALE'],
    },
  };

  for (const [name, { post, found }] of Object.entries(misdeeds)) {
    it(`${name}: is found, and it alone is to blame`, async () => {
      const findings = await judge(await post());
      assert.deepEqual(
        findings.map((finding) => (finding.kind === 'invalid' ? finding.code : finding.kind)),
        found,
      );
      assert.ok(findings.every((finding) => blameOf(finding) === 'coordinator'));
    });
  }
});
