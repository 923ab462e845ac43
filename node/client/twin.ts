/**
 * twin: chain A multiplies what is masked, chain B makes the corrections from a seed, and neither sees what the other does.
 *
 * Every node of B has a seed of its own, straight from this client, and A is told neither seed nor session. A failed attempt
 * leaves nothing behind: the next one has other seeds, other sessions and other nodes.
 * @module
 */
import { UnavailableError, type VeilmeshError } from '../../crypto/core/errors.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import { createMaskBook } from '../../crypto/ring/mask.ts';
import type { RingShape } from '../../crypto/ring/types.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import { rowCost } from '../../mesh/ring/budget.ts';
import {
  type CorrectionStream,
  openCorrections,
  openProducts,
  type ProductStream,
} from '../../mesh/ring/open.ts';
import type { TwinHop } from '../../mesh/route/twin.ts';
import { shardRoot, shardsOf } from '../../models/shard/manifest.ts';
import { createNodeStreamCipher } from '../accel/stream-cipher.ts';
import type { TaskStep } from '../models/task.ts';
import { demandOf, type RingHop } from './ring-session.ts';
import { createTwinPool, type Demand, type TwinPool } from './twin-pool.ts';
import type { WholeModel } from './whole-model.ts';

export interface RingDeadlines {
  readonly openMs: number;
  /** How long a node may be silent while something is asked of it. */
  readonly answerMs: number;
}

export interface TwinRoute {
  readonly network: Uint8Array;
  readonly hops: readonly Pick<TwinHop, 'index' | 'product' | 'correct'>[];
}

export interface OpenTwinHop extends RingHop {
  readonly corrections: TwinPool;
  readonly correctionStream: CorrectionStream;
}

/** @throws as openProducts and openCorrections; UnavailableError RING_ROWS_SPENT before anything is masked */
export async function openTwin(
  host: MeshHost,
  whole: WholeModel,
  { network, hops }: TwinRoute,
  steps: readonly Pick<TaskStep, 'rows'>[],
  deadlines: RingDeadlines,
): Promise<OpenTwinHop[]> {
  const opened: (ProductStream | CorrectionStream)[] = [];
  const kept = <S extends ProductStream | CorrectionStream>(stream: S): S => {
    opened.push(stream);
    return stream;
  };
  const open = async ({
    index,
    product,
    correct,
  }: TwinRoute['hops'][number]): Promise<OpenTwinHop | null> => {
    const demand = demandOf(whole, index, steps);
    if (demand.length === 0) return null;
    const shapes = whole.parts.find(({ part }) => part.role === 'shard' && part.index === index)!.products;
    const root = shardRoot(shardsOf(whole.manifest)[index]!);
    const target = { network, modelRoot: whole.root, shardRoot: root, shapes, ...deadlines };
    const [seed, session] = [randomBytes(32), randomBytes(32)];
    const [products, corrections] = await Promise.all([
      openProducts(host, { ...target, peerId: product.peerId }).then(kept),
      openCorrections(host, { ...target, peerId: correct.peerId }, { seed, session }).then(kept),
    ]);
    const needed = rowsOf(shapes, demand);
    demandRows(products, needed);
    demandRows(corrections, needed);
    const book = createMaskBook({
      cipher: createNodeStreamCipher(),
      seed, // wiped by the book
      label: { mode: 'twin', modelRoot: whole.root, session },
      shapes,
    });
    const pool = createTwinPool({ book, stream: corrections, shapes, demand });
    return {
      shard: index,
      products,
      host: products,
      corrections: pool,
      correctionStream: corrections,
      corrector: correct.peerId,
      unseen: false, // A and B have no word in common: whether a lie of one passes says nothing of the input
      end: async () => {},
      async close(error: VeilmeshError) {
        pool.close(error);
        await Promise.all([products.close(), corrections.close()]);
      },
    };
  };
  const results = await Promise.allSettled(hops.map(open));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed !== undefined) {
    await Promise.all(opened.map((stream) => stream.close()));
    throw failed.reason;
  }
  return results.flatMap((result) => (result.status === 'fulfilled' && result.value ? [result.value] : []));
}

/** What a node counts the products of a demand as. */
export function rowsOf(shapes: readonly RingShape[], demand: readonly Demand[]): number {
  const shapeOf = new Map(shapes.map((shape) => [shape.op, shape]));
  return demand.reduce((sum, { op, count }) => sum + rowCost(shapeOf.get(op)!, count), 0);
}

/** @throws UnavailableError RING_ROWS_SPENT */
export function demandRows({ peerId, rows }: Pick<ProductStream, 'peerId' | 'rows'>, needed: number): void {
  if (needed <= rows) return;
  throw new UnavailableError('RING_ROWS_SPENT', 'a node has too few rows left that it computes for nothing', {
    details: { peer: peerId, needed, rows },
    hint: 'try again within the hour, or with other nodes',
  });
}
