/**
 * Reads that are no older than what this process has seen of the chain. Behind one URL there may be many nodes, of which some lag: a
 * deposit read from one of those still holds what our own transaction has just taken from it.
 * @module
 */
import type { PublicClient } from 'viem';
import { BlockNotFoundError, RpcRequestError } from 'viem';

export interface Freshness {
  /** Our transaction is in this block. */
  seen(block: bigint): void;
  /**
   * What `question` says of a block that is not before the last one that was seen; of the latest one where nothing was seen lately.
   * A chain whose nodes all say for some time that it is shorter has lost blocks, and is believed.
   */
  read<T>(question: (at: { readonly blockNumber?: bigint }) => Promise<T>): Promise<T>;
}

/** Nodes that lag longer serve nobody. */
const LAG_MS = 60_000;
/** How often, and how far apart, the nodes are asked again. */
const CHECKS = 5;
const CHECK_MS = 200;

const kept = new WeakMap<PublicClient, Freshness>();

/** One for each client: whoever sends by it tells whoever reads by it. */
export function freshnessOf(client: PublicClient): Freshness {
  const known = kept.get(client);
  if (known !== undefined) return known;
  const made = createFreshness(client);
  kept.set(client, made);
  return made;
}

function createFreshness(client: PublicClient): Freshness {
  let highest = 0n;
  let seenAt = Number.NEGATIVE_INFINITY;

  return {
    seen(block) {
      if (block > highest) highest = block;
      seenAt = performance.now();
    },
    async read(question) {
      for (let left = CHECKS; ; left--) {
        if (performance.now() - seenAt > LAG_MS) return await question({});
        const latest = await client.getBlockNumber({ cacheTime: 0 });
        if (latest < highest && left === 0) highest = latest;
        if (latest >= highest) {
          try {
            return await question({ blockNumber: latest });
          } catch (thrown) {
            if (left === 0 || !isUnknownBlock(thrown)) throw thrown;
          }
        }
        await new Promise((resolve) => setTimeout(resolve, CHECK_MS));
      }
    },
  };
}

/** Another node answered, which does not have that block yet. */
function isUnknownBlock(thrown: unknown): boolean {
  for (let error: unknown = thrown; error instanceof Error; error = error.cause) {
    if (error instanceof BlockNotFoundError) return true;
    if (error instanceof RpcRequestError && UNKNOWN_BLOCK.test(`${error.message} ${error.details}`))
      return true;
  }
  return false;
}

/** Words of geth, reth, erigon, nethermind and anvil. */
const UNKNOWN_BLOCK =
  /header not found|block .{0,20}not found|unknown block|BlockOutOfRange|header for hash not found/i;
