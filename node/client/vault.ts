/**
 * vault: one node a shard multiplies what is masked, and made the corrections before under a key that never leaves this
 * client. At the end it signs what it was given and answered, which anybody may see. Masks come from a thread of this process that lives as long as the session, and its key with it.
 * @module
 */
import { type VeilmeshError, VerificationError } from '../../crypto/core/errors.ts';
import { recordHost, recordSide } from '../../crypto/ring/record.ts';
import { cutsOf, packingOf } from '../../crypto/vault/packing.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import { openProducts, openVault, type ProductStream, type VaultStream } from '../../mesh/ring/open.ts';
import { VAULT_ROWS } from '../../mesh/ring/protocol.ts';
import type { Program } from '../../models/program/types.ts';
import { recordedProducts } from '../../models/ring/recorded.ts';
import { shardRoot, shardsOf } from '../../models/shard/manifest.ts';
import { startVaultClient } from '../vault/client.ts';
import { vaultShapesOf } from '../vault/maps.ts';
import { createCorrectionPool } from '../vault/pool.ts';
import { demandOf } from './ring-session.ts';
import { type Asked, askStatement, type StatementTerms, stepsOf } from './ring-transcript.ts';
import { demandRows, type OpenRingHop, once, type RingDeadlines, type RingRoute, rowsOf } from './twin.ts';
import type { Demand } from './twin-pool.ts';
import type { WholeModel } from './whole-model.ts';

/** Rows of one product that are made ahead at most; a longer query waits for the rest while it runs. */
const MAX_DEPTH = 128;

export interface VaultRoute extends RingRoute {
  readonly hops: readonly { readonly index: number; readonly peerId: string }[];
}

/**
 * Returns when every correction is here: what a query says leaves this client only afterwards.
 * @throws as openProducts and openVault; UnavailableError RING_ROWS_SPENT; VAULT_*
 */
export async function openVaultHops(
  host: MeshHost,
  whole: WholeModel,
  { network, session, pay, hops }: VaultRoute,
  asked: Asked,
  deadlines: RingDeadlines,
  terms: StatementTerms,
): Promise<OpenRingHop[]> {
  const kind = asked.kind === 'decoy' ? 'decoy' : 'vault';
  const steps = stepsOf(asked);
  const opened: (ProductStream | VaultStream)[] = [];
  const closers: (() => unknown)[] = [];
  const closeAll = once(() =>
    Promise.all([...opened.map((stream) => stream.close()), ...closers.map((close) => close())]),
  );
  try {
    const streams = await settled(
      hops.map(async ({ index, peerId }) => {
        const demand = demandOf(whole, index, steps);
        if (demand.length === 0) return null;
        const part = whole.parts.find(({ part: { role, index: at } }) => role === 'shard' && at === index)!;
        const root = shardRoot(shardsOf(whole.manifest)[index]!);
        const { products: shapes } = part;
        const target = { peerId, network, modelRoot: whole.root, shardRoot: root, shapes, ...deadlines };
        const rows = rowsOf(shapes, demand);
        const rowsAhead = VAULT_ROWS * messagesOf(part.program, demand);
        const [paid, paidAhead] = [pay(peerId, rows), pay(peerId, rowsAhead)];
        const products = await openProducts(host, { ...target, paid });
        opened.push(products);
        demandRows(products, paid === null && paidAhead === null ? rows + rowsAhead : rows); // one budget of rows for nothing
        const vault = await openVault(host, { ...target, paid: paidAhead });
        opened.push(vault);
        demandRows(vault, rowsAhead);
        return { index, part, demand, root, products, vault };
      }),
    );
    const used = streams.filter((stream) => stream !== null);
    const client = await startVaultClient(used.flatMap(({ part }) => vaultShapesOf(part.program)));
    closers.push(client.close);
    const nodeOf = new Map(used.flatMap(({ part, vault }) => part.products.map(({ op }) => [op, vault])));
    const pool = createCorrectionPool({
      client,
      ops: used.flatMap(({ part, demand }) =>
        part.products.map(({ op, dIn, dOut }) => {
          const total = totalOf(op, demand);
          return { op, dIn, dOut, depth: Math.min(MAX_DEPTH, total), total };
        }),
      ),
      exchange: (op, request) => nodeOf.get(op)!.exchange(op, request),
      refill: false,
      blame: (op, error) => named(error, nodeOf.get(op)!.peerId),
    });
    closers.push(pool.close);
    await pool.full();
    return used.map(({ index, part, root, products, vault }): OpenRingHop => {
      const { peerId } = products;
      const recorded = recordedProducts({ ...part, role: 'shard' }, whole.manifest.closed);
      const side = recordSide(kind, recorded);
      const ahead = recordSide(kind, []); // nobody signs what a node computed on ciphertexts
      const subject = {
        shard: index,
        role: 'product',
        modelRoot: whole.root,
        shardRoot: root,
        session,
      } as const;
      const stated = once(async () => [await askStatement(products, side, subject, terms)]);
      return {
        shard: index,
        sides: { product: { peerId, record: side }, correct: { peerId, record: ahead } },
        products,
        host: recordHost(side, products),
        corrections: {
          async take(op, count) {
            const { masks, corrections } = await pool.take(op, count);
            await ahead.through(op, masks, count, async () => corrections);
            return { masks, corrections };
          },
        },
        ahead: vault.traffic,
        stated,
        async end() {
          await stated();
        },
        async close() {
          await closeAll();
        },
      };
    });
  } catch (thrown) {
    await closeAll();
    throw thrown;
  }
}

/** Requests for corrections that a demand takes, as a pool cuts them that knows all of it. */
export const messagesOf = (program: Program, demand: readonly Demand[]): number =>
  vaultShapesOf(program).reduce(
    (sum, shape) => sum + cutsOf(packingOf(shape), totalOf(shape.op, demand)).length,
    0,
  );

function named({ code, message, details, hint, cause }: VeilmeshError, peer: string): VeilmeshError {
  return new VerificationError(code, message, {
    details: { ...details, peer },
    ...(hint === undefined ? {} : { hint }),
    cause,
  });
}

const totalOf = (op: string, demand: readonly Demand[]): number =>
  demand.reduce((sum, batch) => sum + (batch.op === op ? batch.count : 0), 0);

/** All of them, or the first failure once none is under way any more. */
async function settled<T>(work: readonly Promise<T>[]): Promise<T[]> {
  const results = await Promise.allSettled(work);
  return results.map((result) => {
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  });
}
