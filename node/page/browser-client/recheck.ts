/**
 * Every hop's work computed again in this browser, from public weights, by the audit's own rules: a hop that signed something else than
 * its shard computes is found, and the answer refused. Opening a dispute about it is for `veilmesh run --audit`, which has a bond.
 * @module
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { loadIntCommits } from '../../../crypto/commit/int-commits.ts';
import { bytesToHex } from '../../../crypto/core/bytes.ts';
import { plainCheck } from '../../../crypto/ring/check.ts';
import { fetchShard } from '../../../mesh/shards/fetch.ts';
import { createReferenceEngine } from '../../../models/program/reference.ts';
import { createReferenceProducts } from '../../../models/ring/reference.ts';
import { shardsOf, valueWidths } from '../../../models/shard/manifest.ts';
import { verifyPart } from '../../../models/shard/verify.ts';
import { createCheckedEngine } from '../../audit/checked-engine.ts';
import { divergedAt } from '../../audit/diverged.ts';
import { recompute } from '../../audit/recompute.ts';
import { auditedOf } from '../../audit/record.ts';
import type { ClientConnection } from '../../client/connect.ts';
import type { ClientModel } from '../../client/model.ts';
import { openPartStore } from '../../client/platform-browser.ts';
import type { ProvenRun } from '../../client/proven-run.ts';

/**
 * @param onShard told which hop is computed, from 1
 * @throws VerificationError AUDIT_DIVERGED with the hop and its registration; as fetchShard and recompute
 */
export async function recheck(
  { host, introducer }: Pick<ClientConnection, 'host' | 'introducer'>,
  { manifest }: Pick<ClientModel, 'manifest'>,
  { record, route }: Pick<ProvenRun, 'record' | 'route'>,
  onShard: (hop: number, of: number) => void,
): Promise<void> {
  const shards = shardsOf(manifest);
  const store = await openPartStore();
  const fast = createReferenceEngine();
  const checked = createCheckedEngine({
    products: async (program, weights) => createReferenceProducts(program, weights),
    kernel: plainCheck,
  });
  const shape = { remembers: manifest.context > 0, widthsIn: valueWidths(shards[0]!.in) };
  const all = record.segments.map((_, segment) => segment);
  const again = recompute(auditedOf(record), all, shape, { fast, checked }, await loadIntCommits());
  for (const [hop, part] of shards.entries()) {
    onShard(hop + 1, shards.length);
    const { contentHash, bytes } = part;
    await fetchShard(host, { contentHash, bytes, sources: [introducer], store });
    const file = await store.get(contentHash);
    const divergence = await again.hop(verifyPart(manifest, part, file!, sha256), () => {});
    if (divergence === null) continue;
    throw divergedAt(divergence, bytesToHex(route.hops[hop]!.registration.node), 'no dispute');
  }
}
