/**
 * Opens a JSON-RPC connection.
 * @module
 */
import { createPublicClient, http, type PublicClient } from 'viem';
import { chainError } from './reverts.ts';

const TIMEOUT_MS = 15_000;

/**
 * @returns a viem client without caches or retries, and the chain's id
 * @throws UnavailableError CHAIN_UNREACHABLE
 */
export async function openClient(rpcUrl: string): Promise<{ client: PublicClient; chainId: number }> {
  const client = createPublicClient({
    transport: http(rpcUrl, { timeout: TIMEOUT_MS, retryCount: 0 }),
    cacheTime: 0,
    pollingInterval: 50,
  });
  try {
    return { client, chainId: await client.getChainId() };
  } catch (thrown) {
    throw chainError(thrown, 'connect');
  }
}
