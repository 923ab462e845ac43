/**
 * The EVM chain: reachable, the one of the mesh, able to run the contracts.
 * @module
 */
import type { Address, PublicClient } from 'viem';
import { asVeilmeshError } from '../../../crypto/core/errors.ts';
import { probePrecompiles } from '../../../settlement/chain/precompiles.ts';
import { failure, type Outcome, ok } from '../types.ts';

export interface ChainFacts {
  readonly chainId: number;
  readonly block: { readonly number: bigint; readonly timestamp: bigint };
  /** null where every precompile that the contracts call answers. */
  readonly missingPrecompile: string | null;
  /** Whether there is code at the rollup's address; null where none was given. */
  readonly rollupDeployed: boolean | null;
  /** This machine's clock when the block arrived, milliseconds since 1970. */
  readonly readAt: number;
}

export interface ChainExpectation {
  readonly rpcUrl: string;
  /** The URL was told by the mesh rather than set here. */
  readonly toldByMesh: boolean;
  /** The deployment that the mesh names. */
  readonly contracts?: { readonly chainId: number; readonly meshRollup: Address };
}

/** @throws UnavailableError CHAIN_UNREACHABLE */
export async function readChain(
  { client, chainId }: { readonly client: PublicClient; readonly chainId: number },
  rollup?: Address,
): Promise<ChainFacts> {
  const { number, timestamp } = await client.getBlock();
  const readAt = Date.now();
  const missingPrecompile = await probePrecompiles(client).then(
    () => null,
    (thrown: unknown) => {
      const error = asVeilmeshError(thrown);
      if (error.code !== 'CHAIN_PRECOMPILE_MISSING') throw error;
      return String(error.details.precompile);
    },
  );
  const code = rollup === undefined ? null : await client.getCode({ address: rollup });
  const rollupDeployed = code === null ? null : code !== undefined;
  return { chainId, block: { number, timestamp }, missingPrecompile, rollupDeployed, readAt };
}

export async function checkChain(
  { rpcUrl, toldByMesh, contracts }: ChainExpectation,
  read: () => Promise<ChainFacts>,
): Promise<Outcome[]> {
  let facts: ChainFacts;
  try {
    facts = await read();
  } catch (thrown) {
    const { code, message } = asVeilmeshError(thrown);
    const fix = toldByMesh
      ? "the mesh's chain may listen on its own machine only; pass a URL that leads to it: veilmesh doctor --rpc-url <url>"
      : 'start a chain of your own with: veilmesh localnet; or pass the right URL: veilmesh doctor --rpc-url <url>';
    return [failure(code, 'the chain does not answer', `${rpcUrl}: ${message}`, fix)];
  }
  const { chainId, block, missingPrecompile, rollupDeployed } = facts;
  if (contracts !== undefined && contracts.chainId !== chainId) {
    return [
      failure(
        'CHAIN_ID_MISMATCH',
        'another chain than the mesh uses',
        `${rpcUrl} is chain ${chainId}; the mesh settles on chain ${contracts.chainId}`,
        `pass a URL of chain ${contracts.chainId}: veilmesh doctor --rpc-url <url>`,
      ),
    ];
  }
  if (missingPrecompile !== null) {
    return [
      failure(
        'CHAIN_PRECOMPILE_MISSING',
        'the chain cannot run the contracts',
        `${rpcUrl} (chain ${chainId}) has no ${missingPrecompile}`,
        'use a chain with the Prague upgrade or later; the embedded one has it: veilmesh localnet',
      ),
    ];
  }
  if (contracts !== undefined && rollupDeployed === false) {
    return [
      failure(
        'CHAIN_NO_CONTRACTS',
        'the contracts are not on this chain',
        `${rpcUrl} (chain ${chainId}) has no code at ${contracts.meshRollup}`,
        "pass the URL of the mesh's own chain: veilmesh doctor --rpc-url <url>",
      ),
    ];
  }
  const detail = `${rpcUrl}, block ${block.number}, EIP-2537 precompiles present`;
  return [ok('CHAIN_OK', `chain ${chainId} answers`, detail)];
}
