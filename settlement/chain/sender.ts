/**
 * Sends transactions of one account, one after another.
 *
 * Nonce (compared with the chain each time) and fees are kept here and the receipt comes with the send where the chain offers
 * eth_sendRawTransactionSync (EIP-7966). Gas is estimated, because that is also what brings a contract's
 * refusal before anything is paid.
 * @module
 */
import type { Address, Hex, LocalAccount, PublicClient } from 'viem';
import { keccak256, MethodNotFoundRpcError, MethodNotSupportedRpcError, RpcRequestError } from 'viem';
import { UnavailableError, VeilmeshError } from '../../crypto/core/errors.ts';
import { chainError } from './reverts.ts';
import type { TxResult } from './types.ts';

export interface TxRequest {
  readonly to?: Address;
  readonly data?: Hex;
  readonly value?: bigint;
}

export interface SentTx extends TxResult {
  readonly contractAddress: Address | null;
  readonly logs: readonly {
    readonly address: Address;
    readonly topics: readonly Hex[];
    readonly data: Hex;
  }[];
}

export interface TxSender {
  readonly account: Address;
  /**
   * Resolves after inclusion.
   * @param what the action in words, for errors
   * @throws UnavailableError CHAIN_UNREACHABLE (the transaction may or may not be included) | CHAIN_TX_TIMEOUT;
   * the contract's refusal as a coded error; UsageError CHAIN_FUNDS_MISSING
   */
  send(request: TxRequest, what: string): Promise<SentTx>;
}

/** EIP-7825: a transaction that is given more is refused. */
const MAX_TX_GAS = 1n << 24n;
const FEE_LIFETIME_MS = 5_000;
const INCLUSION_TIMEOUT_MS = 120_000;
const POLL_MS = 250;
/** How often, and how far apart, a node is asked again that has not seen our last transaction. */
const LAG_CHECKS = 3;
const LAG_CHECK_MS = 200;

interface Receipt {
  readonly transactionHash: Hex;
  readonly status: 'success' | 'reverted';
  readonly blockNumber: bigint;
  readonly gasUsed: bigint;
  readonly contractAddress?: Address | null | undefined;
  readonly logs: readonly {
    readonly address: Address;
    readonly topics: readonly Hex[];
    readonly data: Hex;
  }[];
}

export function createTxSender(client: PublicClient, chainId: number, account: LocalAccount): TxSender {
  let queue: Promise<unknown> = Promise.resolve();
  let nonce: number | null = null;
  let syncOffered = true;
  let fees: { at: number; maxFeePerGas: bigint; maxPriorityFeePerGas: bigint } | null = null;

  async function currentFees(): Promise<{ maxFeePerGas: bigint; maxPriorityFeePerGas: bigint }> {
    if (fees === null || Date.now() - fees.at > FEE_LIFETIME_MS) {
      const block = await client.getBlock({ blockTag: 'latest' });
      const maxPriorityFeePerGas = 1_000_000n;
      // the base fee moves by at most 1/8 a block: double lasts for six full blocks
      fees = {
        at: Date.now(),
        maxPriorityFeePerGas,
        maxFeePerGas: (block.baseFeePerGas ?? 0n) * 2n + maxPriorityFeePerGas,
      };
    }
    return fees;
  }

  /**
   * Every send waits for inclusion, so the chain's count is ours unless the account was used elsewhere (higher:
   * theirs counts) or the chain lost blocks (lower: a transaction above it would queue behind a gap for ever).
   * A node that lags also answers too low, but not for long: it is asked again before it is believed.
   */
  async function nextNonce(): Promise<number> {
    for (let left = LAG_CHECKS; ; left--) {
      const count = await client.getTransactionCount({ address: account.address, blockTag: 'pending' });
      if (nonce === null || count >= nonce || left === 0) return count;
      await new Promise((resolve) => setTimeout(resolve, LAG_CHECK_MS));
    }
  }

  async function submit(serialized: Hex): Promise<Receipt> {
    const hash = keccak256(serialized);
    if (syncOffered) {
      try {
        const receipt = await client.sendRawTransactionSync({ serializedTransaction: serialized });
        return receipt as Receipt;
      } catch (thrown) {
        if (isUnsupported(thrown)) syncOffered = false;
        else if (!isPending(thrown)) throw thrown;
        else return await inclusion(hash);
      }
    }
    await client.sendRawTransaction({ serializedTransaction: serialized });
    return await inclusion(hash);
  }

  async function inclusion(hash: Hex): Promise<Receipt> {
    const deadline = Date.now() + INCLUSION_TIMEOUT_MS;
    while (Date.now() < deadline) {
      try {
        return (await client.getTransactionReceipt({ hash })) as Receipt;
      } catch (thrown) {
        if (!(thrown instanceof Error) || thrown.name !== 'TransactionReceiptNotFoundError') throw thrown;
      }
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    throw new UnavailableError('CHAIN_TX_TIMEOUT', 'the chain did not include the transaction in time', {
      details: { txHash: hash, waitedMs: INCLUSION_TIMEOUT_MS },
    });
  }

  async function attempt(request: TxRequest, what: string): Promise<SentTx> {
    const [gas, { maxFeePerGas, maxPriorityFeePerGas }, current] = await Promise.all([
      client.estimateGas({ account: account.address, ...request }),
      currentFees(),
      nextNonce(),
    ]);
    const ample = gas + gas / 4n;
    const serialized = await account.signTransaction({
      type: 'eip1559',
      chainId,
      nonce: current,
      gas: ample < MAX_TX_GAS ? ample : MAX_TX_GAS,
      maxFeePerGas,
      maxPriorityFeePerGas,
      ...request,
    });
    nonce = current + 1;
    const receipt = await submit(serialized);
    if (receipt.status !== 'success') {
      // state moved between estimate and inclusion: ask again, now it names the reason
      await client.call({ account: account.address, ...request, blockNumber: receipt.blockNumber });
      throw new UnavailableError('CHAIN_TX_REVERTED', `${what}: refused on inclusion`, {
        details: { txHash: receipt.transactionHash },
      });
    }
    return {
      txHash: receipt.transactionHash,
      blockNumber: Number(receipt.blockNumber),
      gasUsed: receipt.gasUsed,
      contractAddress: receipt.contractAddress ?? null,
      logs: receipt.logs,
    };
  }

  async function sendNow(request: TxRequest, what: string): Promise<SentTx> {
    for (let again = true; ; again = false) {
      try {
        return await attempt(request, what);
      } catch (thrown) {
        nonce = null;
        fees = null;
        // the account was used elsewhere or the chain lost blocks; the transaction was not accepted
        if (again && isStaleNonce(thrown)) continue;
        throw thrown instanceof VeilmeshError ? thrown : chainError(thrown, what);
      }
    }
  }

  return {
    account: account.address.toLowerCase() as Address,
    send(request, what) {
      const result = queue.then(() => sendNow(request, what));
      queue = result.catch(() => undefined);
      return result;
    },
  };
}

const rpcError = (thrown: unknown): RpcRequestError | null => {
  for (let error: unknown = thrown; error instanceof Error; error = error.cause) {
    if (error instanceof RpcRequestError) return error;
  }
  return null;
};

function isUnsupported(thrown: unknown): boolean {
  const code = rpcError(thrown)?.code;
  return code === MethodNotFoundRpcError.code || code === MethodNotSupportedRpcError.code;
}

/** EIP-7966: code 4 means accepted but not included in the node's time. */
const isPending = (thrown: unknown): boolean =>
  rpcError(thrown)?.code === 4 || /already known/i.test(rpcError(thrown)?.message ?? '');

const isStaleNonce = (thrown: unknown): boolean =>
  /nonce too (low|high)/i.test(rpcError(thrown)?.details ?? '') ||
  /nonce too (low|high)/i.test(thrown instanceof Error ? thrown.message : '');
