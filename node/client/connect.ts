/**
 * A client's connections: a mesh host, the network's facts, the directory, the chain.
 * @module
 */
import { type Hex, toHex } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import type { Policy } from '../../crypto/attest/policy.ts';
import { UsageError } from '../../crypto/core/errors.ts';
import { type Bls, loadBls } from '../../crypto/poea/bls.ts';
import { createDirectory, type Directory } from '../../mesh/directory/directory.ts';
import { createHost } from '../../mesh/host/host.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import type { Ledger } from '../../settlement/chain/ledger.ts';
import { createViemLedger } from '../../settlement/chain/viem-ledger.ts';
import type { Config } from '../config/schema.ts';
import { inHomeTurn } from '../home-lock.ts';
import { loadOrCreateKey } from '../keys.ts';
import { joinNetwork } from '../services/join-network.ts';
import { type NetworkInfo, rollupBytes } from '../services/network.ts';
import { createShutdown } from '../shutdown.ts';

export interface ClientConnection {
  readonly config: Config;
  readonly host: MeshHost;
  /** The bootstrap peer's id. */
  readonly introducer: string;
  readonly network: NetworkInfo;
  /** Which network this is and on whose word, for people. */
  readonly networkText: string;
  readonly directory: Directory;
  readonly ledger: Ledger;
  readonly policy: Policy;
  readonly bls: Bls;
  /** secp256k1 key that signs vouchers and receipts. */
  readonly privateKey: Hex;
  close(): Promise<void>;
}

/**
 * @param peerKey seed of the peer's identity; the home folder's when left out
 * @throws UsageError CLIENT_NO_BOOTSTRAP; UnavailableError MESH_PEER_UNREACHABLE | CHAIN_UNREACHABLE
 */
export async function connectClient(
  config: Config,
  peerKey: Uint8Array = loadOrCreateKey(config.home, 'peer'),
): Promise<ClientConnection> {
  const bootstrap = config.bootstrap[0];
  if (bootstrap === undefined) {
    throw new UsageError('CLIENT_NO_BOOTSTRAP', 'no mesh is known here', {
      hint: 'start one with: veilmesh localnet — or name a peer: --bootstrap <multiaddr>',
    });
  }
  const host = await createHost({
    privateKey: peerKey,
    listen: [], // a client dials; nobody dials it
    bootstrap: config.bootstrap,
  });
  const shutdown = createShutdown();
  shutdown.add(() => host.close());
  try {
    const introducer = await host.dial(bootstrap);
    const { info: network, policy, text: networkText } = await joinNetwork(host, introducer, config);
    const privateKey = toHex(loadOrCreateKey(config.home, 'account'));
    const ledger = await createViemLedger({
      rpcUrl: config.rpcUrl === '' ? network.rpcUrl : config.rpcUrl,
      addresses: network.contracts,
      privateKey,
      // other commands have this account too
      inTurn: (work) => inHomeTurn(config.home, 'account', work),
    });
    const directory = await createDirectory(host, {
      network: { chainId: network.contracts.chainId, rollup: rollupBytes(network.contracts) },
    });
    shutdown.add(() => directory.close());
    await directory.refresh(introducer);
    return {
      config,
      host,
      introducer,
      network,
      networkText,
      directory,
      ledger,
      policy,
      bls: await loadBls(),
      privateKey,
      close: shutdown.run,
    };
  } catch (error) {
    await shutdown.run();
    throw error;
  }
}

export const clientAccount = (connection: ClientConnection) => privateKeyToAccount(connection.privateKey);
