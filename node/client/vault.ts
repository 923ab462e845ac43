/**
 * vault: one node a shard multiplies what is masked, and made the corrections before under a key that never leaves this
 * client. Masks come from a thread of this process that lives as long as the session, and its key with it.
 * @module
 */
import { type VeilmeshError, VerificationError } from '../../crypto/core/errors.ts';
import { recordHost } from '../../crypto/ring/record.ts';
import type { RecordedProduct } from '../../crypto/ring/transcript.ts';
import { cutsOf, packingOf } from '../../crypto/vault/packing.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import {
  openProducts,
  openRecorded,
  openVault,
  type ProductStream,
  type RingTarget,
  type VaultStream,
} from '../../mesh/ring/open.ts';
import { VAULT_ROWS } from '../../mesh/ring/protocol.ts';
import type { Program } from '../../models/program/types.ts';
import { recordedProducts } from '../../models/ring/recorded.ts';
import { shardRoot, shardsOf } from '../../models/shard/manifest.ts';
import type { TaskStep } from '../models/task.ts';
import { startVaultClient } from '../vault/client.ts';
import { vaultShapesOf } from '../vault/maps.ts';
import { createCorrectionPool } from '../vault/pool.ts';
import { demandOf, type RingHop } from './ring-session.ts';
import { askTranscript, type KeptTranscript, type TranscriptTerms } from './ring-transcript.ts';
import { demandRows, type RingDeadlines, rowsOf } from './twin.ts';
import type { Demand } from './twin-pool.ts';
import type { WholeModel } from './whole-model.ts';

/** Rows of one product that are made ahead at most; a longer query waits for the rest while it runs. */
const MAX_DEPTH = 128;

export interface VaultRoute {
  readonly network: Uint8Array;
  readonly hops: readonly { readonly index: number; readonly peerId: string }[];
}

export interface OpenVaultHop extends RingHop {
  readonly vault: VaultStream;
  /**
   * Ends the session with the node's signed transcript; null where its shard has no product that could be disputed. The same
   * whenever it is asked for. @throws as askTranscript
   */
  transcript(): Promise<KeptTranscript | null>;
}

/**
 * Returns when every correction is here: what a query says leaves this client only afterwards.
 * @throws as openProducts and openVault; UnavailableError RING_ROWS_SPENT; VAULT_*
 */
export async function openVaultHops(
  host: MeshHost,
  whole: WholeModel,
  { network, hops }: VaultRoute,
  steps: readonly Pick<TaskStep, 'rows'>[],
  deadlines: RingDeadlines,
  terms: TranscriptTerms,
): Promise<OpenVaultHop[]> {
  const opened: (ProductStream | VaultStream)[] = [];
  const closers: (() => unknown)[] = [];
  let closed: Promise<unknown> | undefined;
  const closeAll = (): Promise<unknown> => {
    closed ??= Promise.all([...opened.map((stream) => stream.close()), ...closers.map((close) => close())]);
    return closed;
  };
  try {
    const streams = await settled(
      hops.map(async ({ index, peerId }) => {
        const demand = demandOf(whole, index, steps);
        if (demand.length === 0) return null;
        const part = whole.parts.find(({ part: { role, index: at } }) => role === 'shard' && at === index)!;
        const root = shardRoot(shardsOf(whole.manifest)[index]!);
        const { products: shapes } = part;
        const target = { peerId, network, modelRoot: whole.root, shardRoot: root, shapes, ...deadlines };
        const recorded = recordedProducts({ ...part, role: 'shard' }, whole.manifest.closed);
        const answered =
          recorded.length === 0
            ? await openPlain(host, target)
            : await openAnswerable(host, target, recorded, terms);
        const { products } = answered;
        opened.push(products);
        demandRows(products, rowsOf(shapes, demand) + VAULT_ROWS * messagesOf(part.program, demand));
        const vault = await openVault(host, target);
        opened.push(vault);
        return { ...answered, index, part, demand, vault };
      }),
    );
    const used = streams.filter((stream) => stream !== null);
    const client = await startVaultClient(used.flatMap(({ part }) => vaultShapesOf(part.program)));
    closers.push(client.close);
    const nodeOf = new Map(used.flatMap(({ part, vault }) => part.products.map(({ op }) => [op, vault])));
    const pool = createCorrectionPool({
      client,
      ops: used.flatMap(({ part, demand }) =>
        part.products.map(({ op, dIn, dOut }) => ({ op, dIn, dOut, depth: depthOf(op, demand) })),
      ),
      exchange: (op, request) => nodeOf.get(op)!.exchange(op, request),
      refill: false,
      blame: (op, error) => named(error, nodeOf.get(op)!.peerId),
    });
    closers.push(pool.close);
    await pool.full();
    return used.map(({ index, products, host: through, transcript, vault }) => ({
      shard: index,
      products,
      host: through,
      corrections: pool,
      corrector: products.peerId,
      vault,
      transcript,
      unseen: true,
      end: () =>
        transcript().then(
          () => {},
          () => {}, // who asks for the transcript is told
        ),
      close: async () => {
        await closeAll();
      },
    }));
  } catch (thrown) {
    await closeAll();
    throw thrown;
  }
}

type Answered = Pick<OpenVaultHop, 'products' | 'host' | 'transcript'>;

async function openPlain(host: MeshHost, target: RingTarget): Promise<Answered> {
  const products = await openProducts(host, target);
  return { products, host: products, transcript: async () => null };
}

/** After the last product, whether or not all were right: the node does not see which, and what it signs is the same. */
async function openAnswerable(
  host: MeshHost,
  target: RingTarget,
  recorded: readonly RecordedProduct[],
  terms: TranscriptTerms,
): Promise<Answered> {
  const products = await openRecorded(host, target);
  const through = recordHost('vault', recorded, products);
  let asked: Promise<KeptTranscript> | undefined;
  return {
    products,
    host: through,
    transcript: () => {
      asked ??= askTranscript(products, through, target, terms);
      return asked;
    },
  };
}

/** Requests for corrections that a demand takes at least, as the pool cuts them. */
export function messagesOf(program: Program, demand: readonly Demand[]): number {
  const counts = new Map<string, number>();
  for (const { op, count } of demand) counts.set(op, (counts.get(op) ?? 0) + count);
  return vaultShapesOf(program).reduce((sum, shape) => {
    return sum + cutsOf(packingOf(shape), counts.get(shape.op) ?? 0).length;
  }, 0);
}

function named({ code, message, details, hint, cause }: VeilmeshError, peer: string): VeilmeshError {
  return new VerificationError(code, message, {
    details: { ...details, peer },
    ...(hint === undefined ? {} : { hint }),
    cause,
  });
}

const depthOf = (op: string, demand: readonly Demand[]): number =>
  Math.min(
    MAX_DEPTH,
    demand.reduce((sum, batch) => sum + (batch.op === op ? batch.count : 0), 0),
  );

/** All of them, or the first failure once none is under way any more. */
async function settled<T>(work: readonly Promise<T>[]): Promise<T[]> {
  const results = await Promise.allSettled(work);
  return results.map((result) => {
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  });
}
