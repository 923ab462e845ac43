/**
 * What a node gives beside sessions of veil: products of its weights for twin and vault, where they are no secret, and what a sealed
 * model's other nodes need, where they are.
 * @module
 */
import { bytesToHex, hex } from '../../crypto/core/bytes.ts';
import type { RingServer } from '../../mesh/ring/serve.ts';
import { serveSealed } from '../services/key-release.ts';
import { networkId } from '../services/network.ts';
import { partFile } from '../services/own-part.ts';
import { askedRowWei } from '../services/ring-offer.ts';
import { startRingServing } from '../services/ring-serving.ts';
import { createRingTickets } from '../services/ring-tickets.ts';
import type { Shutdown } from '../shutdown.ts';
import { nowSeconds } from '../tee/clock.ts';
import type { RunnerOptions } from './runner.ts';
import type { Booted } from './runner-booting.ts';
import type { Joined } from './runner-joining.ts';
import type { Paying } from './runner-paying.ts';

export interface Products {
  /** Null where it serves none. */
  readonly ring: RingServer | null;
  /** Wei that it asks for a row; 0: it sells none. */
  readonly rowWei: bigint;
}

export async function serveProducts(
  { host, network, ledger, book, assignment: { root, manifest, part } }: Joined,
  { store, own, model, enclave }: Booted,
  node: Uint8Array,
  { coordinators, steps }: Paying,
  { config, maxSessions, log, stages }: RunnerOptions,
  shutdown: Shutdown,
): Promise<Products> {
  if (own.sealed !== null) {
    const { grade: _told, ...sealed } = own.sealed;
    shutdown.add(await serveSealed(host, new Map([[bytesToHex(root), sealed]])));
  }
  if (manifest.closed || own.sealed !== null) {
    const why = `the model is ${manifest.closed ? 'closed' : 'sealed'}, and they would give its weights away`;
    stages.done('products', `none for twin and vault: ${why}`);
    return { ring: null, rowWei: 0n };
  }
  const rowWei = askedRowWei(config.rowWei, model.pricePerUnit);
  if (config.freeRows === 0 && rowWei === 0n) return { ring: null, rowWei };
  const { isKnown: isCoordinator } = coordinators;
  const redeem = createRingTickets({
    ledger,
    node,
    modelRoot: root,
    isCoordinator,
    steps,
    nowSeconds,
    rowWei,
  });
  const ring = await startRingServing({
    host,
    network: hex(networkId(network)),
    manifest,
    part,
    partFile: () => partFile(store, part.contentHash),
    state: enclave.stateRing,
    freeRows: config.freeRows,
    sale:
      rowWei === 0n
        ? null
        : {
            rowWei,
            redeem: async (peerId, paid) => {
              const name = await redeem(peerId, paid);
              book.add('rows', BigInt(paid.rows) * rowWei);
              return name;
            },
          },
    vendor: config.vendor,
    maxSessions,
    log,
  });
  shutdown.add(ring.stop);
  const sold = rowWei === 0n ? 'none for pay' : `at ${rowWei} wei a row`;
  stages.done('products', `for twin and vault: ${sold}; ${config.freeRows} rows an hour for nothing`);
  return { ring, rowWei };
}
