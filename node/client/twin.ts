/**
 * twin: chain A multiplies what is masked, chain B makes the corrections from a seed, and neither sees what the other does.
 *
 * Every node of B has a seed of its own, straight from this client, and A is told neither seed nor the session of its masks. At the end
 * both sign what they were given and answered, each under blinds that the other does not know. A failed attempt leaves nothing
 * behind: the next one has other seeds, other sessions and other nodes.
 * @module
 */
import { UnavailableError, type VeilmeshError } from '../../crypto/core/errors.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import { createMaskBook } from '../../crypto/ring/mask.ts';
import { recordHost, recordSide } from '../../crypto/ring/record.ts';
import type { RingShape } from '../../crypto/ring/types.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import { rowsCost } from '../../mesh/ring/budget.ts';
import {
  type CorrectionStream,
  openCorrections,
  openProducts,
  type ProductStream,
  type RingTarget,
  type RingTraffic,
} from '../../mesh/ring/open.ts';
import type { OpenPayment } from '../../mesh/ring/protocol.ts';
import type { TwinHop } from '../../mesh/route/twin.ts';
import { recordedProducts } from '../../models/ring/recorded.ts';
import { shardRoot, shardsOf } from '../../models/shard/manifest.ts';
import { createNodeStreamCipher } from '../accel/stream-cipher.ts';
import { demandOf, type RingHop } from './ring-session.ts';
import { type Asked, askStatement, type Stated, type StatementTerms, stepsOf } from './ring-transcript.ts';
import { createTwinPool, type Demand, type TwinPool } from './twin-pool.ts';
import type { WholeModel } from './whole-model.ts';

export interface RingDeadlines {
  readonly openMs: number;
  /** How long a node may be silent while something is asked of it. */
  readonly answerMs: number;
}

/** What of a session is the same in both modes. */
export interface RingRoute {
  readonly network: Uint8Array;
  /** 32 bytes, the query's public name: in every statement of it. */
  readonly session: Uint8Array;
  /** What shows a node that it was paid for so many rows; null where it computes them for nothing. */
  readonly pay: (peerId: string, rows: number) => OpenPayment | null;
}

export interface TwinRoute extends RingRoute {
  readonly hops: readonly Pick<TwinHop, 'index' | 'product' | 'correct'>[];
}

/** A hop of either mode. */
export interface OpenRingHop extends RingHop {
  readonly products: ProductStream;
  /** Of corrections. */
  readonly ahead: RingTraffic;
  /** What its nodes signed; the same whenever it is asked for. Never rejects. */
  stated(): Promise<readonly Stated[]>;
}

export interface OpenTwinHop extends OpenRingHop {
  readonly corrections: TwinPool;
}

/** @throws as openProducts and openCorrections; UnavailableError RING_ROWS_SPENT before anything is masked */
export async function openTwin(
  host: MeshHost,
  whole: WholeModel,
  { network, session: name, pay, hops }: TwinRoute,
  asked: Asked,
  deadlines: RingDeadlines,
  terms: StatementTerms,
): Promise<OpenTwinHop[]> {
  const kind = asked.kind === 'decoy' ? 'decoy' : 'twin';
  const steps = stepsOf(asked);
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
    const part = whole.parts.find((known) => known.part.role === 'shard' && known.part.index === index)!;
    const { products: shapes } = part;
    const root = shardRoot(shardsOf(whole.manifest)[index]!);
    const needed = rowsOf(shapes, demand);
    const targetOf = (peerId: string): RingTarget => ({
      peerId,
      network,
      modelRoot: whole.root,
      shardRoot: root,
      shapes,
      paid: pay(peerId, needed),
      ...deadlines,
    });
    const [seed, session] = [randomBytes(32), randomBytes(32)];
    const opening = [
      openProducts(host, targetOf(product.peerId)).then(kept),
      openCorrections(host, targetOf(correct.peerId), { seed, session }).then(kept),
    ] as const;
    await Promise.allSettled(opening); // where one fails, the other is closed too, also where it opens later
    const [products, corrections] = await Promise.all(opening);
    demandRows(products, needed);
    demandRows(corrections, needed);
    const book = createMaskBook({
      cipher: createNodeStreamCipher(),
      seed, // wiped by the book
      label: { mode: 'twin', modelRoot: whole.root, session },
      shapes,
    });
    const recorded = recordedProducts({ ...part, role: 'shard' }, whole.manifest.closed);
    const [productSide, correctSide] = [recordSide(kind, recorded), recordSide(kind, recorded)];
    const pool = createTwinPool({
      book,
      correct: (op, from, masks, count) =>
        correctSide.through(op, masks, count, () => corrections.correct(op, from, count)),
      shapes,
      demand,
    });
    const subject = { shard: index, modelRoot: whole.root, shardRoot: root, session: name };
    const stated = once(() =>
      Promise.all([
        askStatement(products, productSide, { ...subject, role: 'product' }, terms),
        askStatement(corrections, correctSide, { ...subject, role: 'correct' }, terms),
      ]),
    );
    return {
      shard: index,
      sides: {
        product: { peerId: product.peerId, record: productSide },
        correct: { peerId: correct.peerId, record: correctSide },
      },
      products,
      host: recordHost(productSide, products),
      corrections: pool,
      ahead: corrections.traffic,
      stated,
      async end() {
        await stated();
      },
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

/** The first call's result for every call. */
export function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => {
    result ??= work();
    return result;
  };
}

/** What a node counts the products of a demand as, message by message. */
export function rowsOf(shapes: readonly RingShape[], demand: readonly Demand[]): number {
  const shapeOf = new Map(shapes.map((shape) => [shape.op, shape]));
  return demand.reduce((sum, { op, count }) => sum + rowsCost(shapeOf.get(op)!, count), 0);
}

/** @throws UnavailableError RING_ROWS_SPENT */
export function demandRows({ peerId, rows }: Pick<ProductStream, 'peerId' | 'rows'>, needed: number): void {
  if (needed <= rows) return;
  throw new UnavailableError('RING_ROWS_SPENT', 'a node has too few rows left that it computes for nothing', {
    details: { peer: peerId, needed, rows },
    hint: 'try again within the hour, or with other nodes',
  });
}
