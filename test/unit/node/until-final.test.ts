/**
 * Waiting for finality: it says what for, outlasts a chain that is away and a check that is open, and ends where there is none.
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Address } from 'viem';
import { UnavailableError } from '../../../crypto/core/errors.ts';
import { type PostedSegments, progressOf, untilFinality } from '../../../node/client/finality.ts';
import type { Verdict } from '../../../settlement/checks/types.ts';
import type { Awaitable } from '../../../settlement/receipt/finality.ts';

const COORDINATOR: Address = `0x${'cc'.repeat(20)}`;
const NOW = 1_800_000_000;
const [FIRST, SECOND] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
const segments: PostedSegments = {
  coordinator: COORDINATOR,
  batches: [
    { number: 3, finalAt: NOW - 5 },
    { number: 4, finalAt: NOW + 7 },
  ],
  claimsHashes: [FIRST, SECOND],
};

interface Moment {
  readonly finalized: number;
  readonly voidFrom?: number;
  /** Of the second segment. */
  readonly verdict?: Verdict;
  readonly later?: boolean;
}

/** A chain that is at the next moment with every question after how far its batches are; an error is a chain that is away. */
function chain(...moments: (Moment | Error)[]) {
  let at = 0;
  const now = (): Moment => {
    const moment = moments[Math.min(at, moments.length - 1)]!;
    if (moment instanceof Error) throw moment;
    return moment;
  };
  let current: Moment = { finalized: 0 };
  return {
    asked: () => at,
    batchesOf: async () => {
      try {
        current = now();
      } finally {
        at++;
      }
      return { posted: 9, finalized: current.finalized, voidFrom: current.voidFrom ?? null };
    },
    time: async () => NOW + (current.later === true ? 60 : 0),
    checks: {
      verdict: async (hash: Uint8Array) => (hash === SECOND ? (current.verdict ?? 'none') : 'none'),
    },
  };
}

test('what the next word waits for, in words', async () => {
  const cases: readonly [Moment, string, RegExp][] = [
    [{ finalized: 2 }, 'challengeable', /^the window of batch 4, which closes in 7 s$/],
    [{ finalized: 3, later: true }, 'challengeable', /^anybody's call that makes batch 4 final$/],
    [{ finalized: 4 }, 'final', /^$/],
    [{ finalized: 4, verdict: 'open' }, 'disputed', /^the check of segment 2$/],
    [{ finalized: 4, verdict: 'void' }, 'void', /^$/],
    [{ finalized: 2, voidFrom: 4 }, 'void', /^$/],
  ];
  for (const [moment, finality, waitsFor] of cases) {
    const progress = await progressOf(chain(moment), segments);
    assert.equal(progress.finality, finality);
    assert.match(progress.waitsFor, waitsFor);
  }
});

const waiting = async (own: ReturnType<typeof chain>, wanted: Awaitable, signal?: AbortSignal) => {
  const told: string[] = [];
  const finality = await untilFinality(
    own,
    segments,
    wanted,
    (what) => told.push(what),
    signal ?? new AbortController().signal,
  );
  return { finality, told };
};

test('it waits through windows, checks and a chain that is away', async () => {
  const own = chain(
    { finalized: 2 },
    new UnavailableError('CHAIN_UNREACHABLE', 'no answer'),
    { finalized: 4, verdict: 'open' },
    { finalized: 4 },
  );
  const { finality, told } = await waiting(own, 'final');
  assert.equal(finality, 'final');
  assert.deepEqual(told, [
    'the window of batch 4, which closes in 7 s',
    'the chain: no answer',
    'the check of segment 2',
  ]);
});

test('it waits no longer than for what is wanted', async () => {
  const posted = chain({ finalized: 2, verdict: 'open' });
  assert.equal((await waiting(posted, 'challengeable')).finality, 'disputed');
  assert.equal(posted.asked(), 1);
});

test('what is void never comes, and what somebody stops does not either', async () => {
  await assert.rejects(waiting(chain({ finalized: 2 }, { finalized: 4, verdict: 'void' }), 'final'), {
    code: 'ANSWER_VOID',
    family: 'verification',
  });
  const stop = new AbortController();
  const own = chain({ finalized: 2 });
  const stopped = waiting(own, 'final', stop.signal);
  setTimeout(() => stop.abort(), 20);
  await assert.rejects(stopped, { name: 'AbortError' });
});
