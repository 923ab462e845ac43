/**
 * What a sequencer does for those who ask where steps are, and for demands that others answer too.
 * @module
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { Address } from 'viem';
import { merkleIncludes } from '../../../crypto/core/keccak-merkle.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { createCommitting, loggedSteps } from '../../../settlement/ephemeral/committing.ts';
import { openSessionJournal, type SessionJournal } from '../../../settlement/ephemeral/journal.ts';
import { leafHash, stepLeaf } from '../../../settlement/ephemeral/step-leaf.ts';
import type {
  CommitHeader,
  DemandedStep,
  SessionReads,
  SessionWrites,
  StepDemand,
} from '../../../settlement/ephemeral/types.ts';
import { temporaryFolder } from '../../support/processes.ts';

const SEPARATOR = randomBytes(32);
const SEQUENCER: Address = `0x${'22'.repeat(20)}`;
const REF = { sequencer: SEQUENCER, number: 1 };

interface Chain {
  readonly sessions: SessionReads & SessionWrites;
  readonly demands: StepDemand[];
  /** Demands that were answered: `number/index`. */
  readonly published: Set<string>;
  /** Steps in each transaction that was tried. */
  readonly tried: number[];
}

const nameOf = ({ number, index }: { readonly number: number; readonly index: number }): string =>
  `${number}/${index}`;

/** A chain whose transactions fail when one of their steps is refused. */
function makeChain(before: (names: readonly string[]) => void, isRefused: (name: string) => boolean): Chain {
  const headers: CommitHeader[] = [];
  const demands: StepDemand[] = [];
  const published = new Set<string>();
  const tried: number[] = [];
  async function take(steps: readonly DemandedStep[]): Promise<void> {
    const names = steps.map(({ header, placed }) => nameOf({ number: header.number, index: placed.index }));
    tried.push(names.length);
    before(names);
    if (names.some((name) => published.has(name) || isRefused(name)))
      throw new Error('a step is not demanded');
    for (const { header, placed } of steps) {
      const { index, path, leaf } = placed;
      assert.ok(merkleIncludes(header.logRoot, leafHash(leaf), index, header.steps, path));
    }
    for (const name of names) published.add(name);
  }
  const sessions = {
    session: async () => ({
      commits: headers.length,
      root: headers.at(-1)?.root ?? new Uint8Array(32),
      bondReturned: false,
      endedAt: 0,
    }),
    commit: async (_: number, draft: CommitHeader) => void headers.push(draft),
    commitHeader: async (_: unknown, number: number) => headers[number - 1] ?? null,
    demands: async () => demands.filter((one) => !published.has(nameOf(one))),
    stillDemanded: async (_: unknown, some: readonly StepDemand[]) =>
      some.filter((one) => !published.has(nameOf(one))),
    revealAll: async (_: unknown, steps: readonly DemandedStep[]) => await take(steps),
    reveal: async (_: unknown, header: CommitHeader, placed: DemandedStep['placed'], signed: never) =>
      await take([{ header, placed, signed }]),
  } as unknown as Chain['sessions'];
  return { sessions, demands, published, tried };
}

/** A journal of so many commits of so many steps each, and rows that were read of it since it was sealed. */
async function makeCommits(folder: string, chain: Chain, commits: number, steps: number) {
  const journal = await openSessionJournal(join(folder, 'journal.sqlite'));
  let read = 0;
  const counting: SessionJournal = {
    ...journal,
    steps(from, count) {
      const found = journal.steps(from, count);
      read += found.length;
      return found;
    },
  };
  let settled = 0;
  const committing = createCommitting(chain.sessions, counting, REF, SEPARATOR, () => settled);
  for (let commit = 0; commit < commits; commit++) {
    journal.append(
      Array.from({ length: steps }, (_, i) => ({
        seq: settled + i,
        digest: randomBytes(32),
        channel: randomBytes(32),
        signed: {
          voucher: {
            client: `0x${'11'.repeat(20)}`,
            coordinator: SEQUENCER,
            sessionId: randomBytes(32),
            modelRoot: randomBytes(32),
            cumulative: 5n,
            payees: [{ node: randomBytes(32), weight: 1 }],
            validUntil: 2_000_000_000,
          },
          signature: randomBytes(65),
          settled: 5n,
        },
        facts: { owner: SEQUENCER, payouts: [SEQUENCER] },
        post: randomBytes(32),
      })),
    );
    settled += steps;
    await committing.run();
  }
  read = 0;
  return { journal, committing, rowsRead: () => read };
}

const nobody = (): void => undefined;
const none = (): boolean => false;

describe('where a step is', () => {
  it('is said without its log, whichever of many commits is asked for', async () => {
    const folder = temporaryFolder();
    const [commits, steps] = [12, 37];
    const chain = makeChain(nobody, none);
    const { journal, committing, rowsRead } = await makeCommits(folder.path, chain, commits, steps);
    const leaves = loggedSteps(journal, 0, commits * steps).map((step) => stepLeaf(step, SEPARATOR));
    for (let index = 0; index < steps; index++) {
      for (let commit = 0; commit < commits; commit++) {
        const seq = commit * steps + index;
        const place = committing.place(seq)!;
        assert.equal(place.number, commit + 1);
        const { logRoot } = journal.commit(place.number)!;
        assert.ok(merkleIncludes(logRoot, leafHash(leaves[seq]!), index, steps, place.path));
      }
    }
    assert.equal(rowsRead(), 0);
    assert.equal(committing.place(commits * steps), null);
    journal.close();
    folder.remove();
  });

  it('takes two rows a demand, whichever commits are demanded of', async () => {
    const folder = temporaryFolder();
    const [commits, steps] = [12, 37];
    const chain = makeChain(nobody, none);
    const { journal, committing, rowsRead } = await makeCommits(folder.path, chain, commits, steps);
    for (let i = 0; i < 96; i++) {
      chain.demands.push({ number: 1 + (i % commits), index: (i * 5) % steps, answerUntil: 100 + i });
    }
    await committing.answer();
    assert.deepEqual(chain.tried, [32, 32, 32]);
    assert.ok(rowsRead() <= 2 * 96, `${rowsRead()} rows`);
    journal.close();
    folder.remove();
  });
});

describe('demands that others answer too', () => {
  const COUNT = 64;
  async function answering(
    before: (names: readonly string[], published: Set<string>) => void,
    isRefused: (name: string) => boolean,
  ) {
    const folder = temporaryFolder();
    const chain: Chain = makeChain((names) => before(names, chain.published), isRefused);
    const { journal, committing } = await makeCommits(folder.path, chain, 1, COUNT);
    for (let index = 0; index < COUNT; index++) {
      chain.demands.push({ number: 1, index, answerUntil: 100 + index });
    }
    const failure = await committing.answer().then(
      () => null,
      (thrown: unknown) => thrown as { code: string; details: Record<string, unknown> },
    );
    journal.close();
    folder.remove();
    return { ...chain, failure };
  }

  it('are left out where they were published after the look at all of them', async () => {
    let looked = false;
    const { tried, published, failure } = await answering((_, all) => {
      if (!looked) for (const index of [40, 50]) all.add(`1/${index}`); // while the first 32 go out
      looked = true;
    }, none);
    assert.equal(failure, null);
    assert.equal(published.size, COUNT);
    assert.deepEqual(tried, [32, 30]);
  });

  it('cost fewer than two attempts each where somebody is first with one of every attempt', async () => {
    const { tried, published, failure } = await answering(([first], all) => void all.add(first!), none);
    assert.equal(failure, null);
    assert.equal(published.size, COUNT);
    assert.ok(tried.length < 2 * COUNT, `${tried.length} attempts`);
  });

  it('are published up to the one that the contract refuses, which is told', async () => {
    const { tried, published, failure } = await answering(nobody, (name) => name === '1/9');
    assert.equal(failure!.code, 'DEMANDS_UNANSWERED');
    assert.deepEqual(failure!.details, { unanswered: 1, number: 1, index: 9 });
    assert.equal(published.size, COUNT - 1);
    assert.ok(tried.length <= 12, `${tried.length} attempts`);
  });
});
