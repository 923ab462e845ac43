/**
 * A node of the chain that the user names, asked directly: which block is on the chain, and whose a key is.
 * @module
 */
import {
  type Address,
  bytesToHex,
  decodeFunctionResult,
  encodeFunctionData,
  type Hex,
  hexToBytes,
  keccak256,
} from 'viem';
import { z } from 'zod';
import { UnavailableError, UsageError } from '../../../crypto/core/errors.ts';
import { nodeRegistryAbi } from '../../../settlement/contracts/artifacts/node-registry.ts';
import type { KeyRegister } from '../../../settlement/receipt/ring-verify.ts';

export interface OwnChain extends KeyRegister {
  blockHash(number: number): Promise<Hex>;
}

const TIMEOUT_MS = 15_000;
const MAX_UINT64 = 2n ** 64n - 1n;

const answerSchema = z.object({
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
});
const hexSchema = z.custom<Hex>((value) => typeof value === 'string' && /^0x[0-9a-f]*$/i.test(value));
const blockSchema = z.object({
  hash: z.custom<Hex>((value) => typeof value === 'string' && /^0x[0-9a-f]{64}$/.test(value)),
});

/**
 * @throws UsageError RPC_URL | CHAIN_ID_MISMATCH; UnavailableError CHAIN_UNREACHABLE | CHAIN_ANSWER; blockHash: UnavailableError
 *   BLOCK_UNKNOWN
 */
export async function openOwnChain(
  rpcUrl: string,
  contracts: { readonly chainId: number; readonly nodeRegistry: Address },
): Promise<OwnChain> {
  const url = urlOf(rpcUrl);
  const ask = async <T>(schema: z.ZodType<T>, method: string, params: readonly unknown[]): Promise<T> => {
    const answer = answerSchema.safeParse(await post(url, method, params)).data;
    if (answer?.error !== undefined) throw answered(answer.error.message);
    const read = schema.safeParse(answer?.result);
    if (read.success) return read.data;
    throw answered(`no answer to ${method}`);
  };
  const chainId = Number(await ask(hexSchema, 'eth_chainId', []));
  if (chainId !== contracts.chainId) {
    throw new UsageError('CHAIN_ID_MISMATCH', 'this node is of another chain than the contracts', {
      details: { expected: contracts.chainId, got: chainId },
      hint: `name a node of chain ${contracts.chainId}`,
    });
  }
  const call = (data: Hex): Promise<Hex> =>
    ask(hexSchema, 'eth_call', [{ to: contracts.nodeRegistry, data }, 'latest']);

  return {
    async blockHash(number) {
      const block = await ask(blockSchema.nullable(), 'eth_getBlockByNumber', [
        `0x${number.toString(16)}`,
        false,
      ]);
      if (block !== null) return block.hash;
      throw new UnavailableError('BLOCK_UNKNOWN', `this node has no block ${number}`, {
        hint: 'wait until it has caught up, or name another node',
      });
    },
    async nodeByKey(blsKey) {
      const abi = nodeRegistryAbi;
      const key = encodeFunctionData({ abi, functionName: 'keyOf', args: [keccak256(blsKey)] });
      const [node, validUntil] = decodeFunctionResult({ abi, functionName: 'keyOf', data: await call(key) });
      if (BigInt(node) === 0n) return null;
      const asked = encodeFunctionData({ abi, functionName: 'getNode', args: [node] });
      const record = decodeFunctionResult({ abi, functionName: 'getNode', data: await call(asked) });
      if (record.operator === bytesToHex(new Uint8Array(20))) return null;
      return {
        node: hexToBytes(node),
        validUntil: validUntil === MAX_UINT64 ? Number.POSITIVE_INFINITY : Number(validUntil),
        record: { stake: record.stake },
      };
    },
  };
}

function urlOf(text: string): string {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  if (url !== null && /^https?:$/.test(url.protocol)) return url.href;
  throw new UsageError('RPC_URL', 'the address of a node begins with https:// or http://', {
    hint: 'for example http://127.0.0.1:8545',
  });
}

const answered = (message: string): UnavailableError =>
  new UnavailableError('CHAIN_ANSWER', `the node says: ${message}`, {
    hint: 'name another node of the chain',
  });

async function post(url: string, method: string, params: readonly unknown[]): Promise<unknown> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    });
    return await response.json();
  } catch (cause) {
    throw new UnavailableError('CHAIN_UNREACHABLE', 'the node does not answer this page', {
      cause,
      hint: 'it must be on this machine or behind https, and admit pages of other origins (CORS); otherwise give the hash of the block',
    });
  }
}
