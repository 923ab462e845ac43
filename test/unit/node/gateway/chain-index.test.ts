/** What the chain's events say, followed within bounds. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createChainIndex, INDEX_LIMITS } from '../../../../node/gateway/chain-index.ts';
import type { PostedBatch } from '../../../../settlement/chain/ledger.ts';

const LIMITS = { ...INDEX_LIMITS, againMs: 0, span: 10, reorg: 4 };

/** A chain with one batch in each of some blocks. */
function fakeChain(blocks: number[], latest: number) {
  const spans: [number, number][] = [];
  const chain = { blocks, latest, spans };
  const ledger = {
    addresses: { fromBlock: 1 },
    latestBlock: async () => ({ number: chain.latest, hash: '0x' as const }),
    postedBatches: async (from: number, to: number) => {
      spans.push([from, to]);
      return chain.blocks
        .filter((block) => block >= from && block <= to)
        .map((blockNumber) => ({ blockNumber }) as PostedBatch);
    },
    checks: { opened: async () => [] },
    disputes: { between: async () => [] },
  };
  return { chain, ledger };
}

const numbers = (items: readonly { readonly blockNumber: number }[]): number[] =>
  items.map(({ blockNumber }) => blockNumber);

test('pages begin with a block, newest first, and follow each other without a gap', async () => {
  const { ledger } = fakeChain([2, 5, 5, 5, 9, 12], 30);
  const index = createChainIndex(ledger, LIMITS);
  const first = await index.batches({ before: null, limit: 3 });
  assert.deepEqual([numbers(first.items), first.before], [[12, 9, 5, 5, 5], 5]);
  const second = await index.batches({ before: first.before, limit: 3 });
  assert.deepEqual([numbers(second.items), second.before], [[2], null]);
});

test('blocks are asked for in bounded spans, once, but for the last that a chain may lose', async () => {
  const { chain, ledger } = fakeChain([3, 25], 25);
  const index = createChainIndex(ledger, LIMITS);
  await index.all();
  assert.deepEqual(chain.spans, [
    [1, 10],
    [11, 20],
    [21, 25],
  ]);
  chain.spans.length = 0;
  chain.latest = 27;
  chain.blocks.push(27);
  const { batches } = await index.all();
  assert.deepEqual(chain.spans, [[22, 27]]);
  assert.deepEqual(numbers(batches), [3, 25, 27]);
});

test('what was in blocks that the chain lost is forgotten', async () => {
  const { chain, ledger } = fakeChain([3, 24, 25], 25);
  const index = createChainIndex(ledger, LIMITS);
  await index.all();
  chain.blocks = [3, 23];
  assert.deepEqual(numbers((await index.all()).batches), [3, 23]);
});

test('no more is kept, and no further is looked back, than the bounds say', async () => {
  const { chain, ledger } = fakeChain(
    Array.from({ length: 1_000 }, (_, i) => i + 1),
    1_000,
  );
  const index = createChainIndex(ledger, { ...LIMITS, span: 50, blocksBack: 200, kept: 40 });
  const { batches } = await index.all();
  assert.equal(batches.length, 40);
  assert.equal(batches.at(-1)!.blockNumber, 1_000);
  assert.equal(chain.spans[0]![0], 800);
});

test('however many ask at once, one reads', async () => {
  const { chain, ledger } = fakeChain([3], 5);
  const index = createChainIndex(ledger, { ...LIMITS, againMs: 60_000 });
  await Promise.all(Array.from({ length: 20 }, () => index.batches({ before: null, limit: 1 })));
  await index.all();
  assert.equal(chain.spans.length, 1);
});

test('a failed reading is tried again and loses nothing', async () => {
  const { chain, ledger } = fakeChain([3, 15, 25], 25);
  const posted = ledger.postedBatches;
  let fails = true;
  ledger.postedBatches = async (from, to) => {
    if (fails && from > 10) throw new Error('away');
    return await posted(from, to);
  };
  const index = createChainIndex(ledger, LIMITS);
  await assert.rejects(index.all(), /away/);
  fails = false;
  assert.deepEqual(numbers((await index.all()).batches), [3, 15, 25]);
  assert.equal(chain.latest, 25);
});
