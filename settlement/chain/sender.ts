/**
 * Sends transactions of one account, one after another.
 *
 * Nonce (compared with the chain each time) and fees are kept here and the receipt comes with the send where the chain offers
 * eth_sendRawTransactionSync (EIP-7966). Gas is estimated, because that is also what brings a contract's
 * refusal before anything is paid.
 *
 * What is not included after a while is sent again under the same nonce at a higher price, so that neither a base fee that runs
 * away nor a node that drops it leaves it behind; of all that were sent under a nonce the chain takes one.
 * @module
 */
import type { Address, Hex, LocalAccount, PublicClient } from 'viem';
import { keccak256, MethodNotFoundRpcError, MethodNotSupportedRpcError, RpcRequestError } from 'viem';
import { UnavailableError, VeilmeshError } from '../../crypto/core/errors.ts';
import { freshnessOf } from './freshness.ts';
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
   * @throws UnavailableError CHAIN_UNREACHABLE | CHAIN_TX_TIMEOUT (the transaction may or may not be included) | CHAIN_TX_REPLACED
   * (another one of this account is in its place);
   * the contract's refusal as a coded error; UsageError CHAIN_FUNDS_MISSING
   */
  send(request: TxRequest, what: string): Promise<SentTx>;
}

/** EIP-7825: a transaction that is given more is refused. */
const MAX_TX_GAS = 1n << 24n;
const FEE_LIFETIME_MS = 5_000;
/** Tips, and what is added to a price at least when it is raised: nodes refuse less than a tenth. */
const TIP_WEI = 1_000_000n;
const RAISE = { by: 5n, of: 4n } as const;
/** No price is more than so many times what would be offered afresh. */
const MOST = 4n;

export interface Pace {
  /** After which a transaction is given up, for this call; it is taken up again before the next one is sent. */
  readonly timeoutMs: number;
  /** Between two offers of the same one. */
  readonly raiseMs: number;
  readonly pollMs: number;
}

const PACE: Pace = { timeoutMs: 120_000, raiseMs: 12_000, pollMs: 250 };
const REPLACED = 'CHAIN_TX_REPLACED';
/** How often, and how far apart, a node is asked again that has not seen our last transaction. */
const LAG_CHECKS = 3;
const LAG_CHECK_MS = 200;

interface Receipt {
  readonly transactionHash: Hex;
  readonly status: 'success' | 'reverted';
  readonly blockNumber: bigint;
  readonly gasUsed: bigint;
  /** Wei for a unit of gas; of few chains it is not told. */
  readonly effectiveGasPrice?: bigint;
  readonly contractAddress?: Address | null | undefined;
  readonly logs: readonly {
    readonly address: Address;
    readonly topics: readonly Hex[];
    readonly data: Hex;
  }[];
}

interface Fees {
  readonly maxFeePerGas: bigint;
  readonly maxPriorityFeePerGas: bigint;
}

/** All that was sent under one nonce. */
interface Pending {
  readonly request: TxRequest;
  readonly nonce: number;
  readonly sign: (fees: Fees) => Promise<Hex>;
  readonly sent: { readonly hash: Hex; readonly serialized: Hex; readonly fees: Fees }[];
}

/** Does one thing after another, also over several processes. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * @param onFee told what each included transaction has cost, also one that was refused on inclusion
 * @param inTurn in which each is sent: where others send from this account too
 */
export function createTxSender(
  client: PublicClient,
  chainId: number,
  account: LocalAccount,
  { timeoutMs, raiseMs, pollMs }: Pace = PACE,
  onFee: (wei: bigint) => void = () => {},
  inTurn: InTurn = (work) => work(),
): TxSender {
  const fresh = freshnessOf(client);
  let queue: Promise<unknown> = Promise.resolve();
  let nonce: number | null = null;
  let syncOffered = true;
  let fees: ({ readonly at: number } & Fees) | null = null;
  /** It is waited for, or was given up, and may be included still: whatever comes after it would wait for it. */
  let stuck: Pending | null = null;

  async function currentFees(lifetimeMs = FEE_LIFETIME_MS): Promise<Fees> {
    if (fees === null || Date.now() - fees.at >= lifetimeMs) {
      const block = await client.getBlock({ blockTag: 'latest' });
      // the base fee moves by at most 1/8 a block: double lasts for six full blocks
      fees = {
        at: Date.now(),
        maxPriorityFeePerGas: TIP_WEI,
        maxFeePerGas: (block.baseFeePerGas ?? 0n) * 2n + TIP_WEI,
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

  async function submit(pending: Pending): Promise<Receipt> {
    const { serialized } = await offer(pending, await currentFees());
    if (syncOffered) {
      try {
        return (await client.sendRawTransactionSync({ serializedTransaction: serialized })) as Receipt;
      } catch (thrown) {
        if (isUnsupported(thrown)) syncOffered = false;
        else if (isPending(thrown)) return await inclusion(pending);
        else throw thrown;
      }
    }
    await client.sendRawTransaction({ serializedTransaction: serialized });
    return await inclusion(pending);
  }

  async function offer({ sign, sent }: Pending, price: Fees): Promise<Pending['sent'][number]> {
    const serialized = await sign(price);
    const made = { serialized, hash: keccak256(serialized), fees: price };
    sent.push(made);
    return made;
  }

  /** Until one of those that were sent is included. */
  async function inclusion(pending: Pending): Promise<Receipt> {
    const deadline = performance.now() + timeoutMs;
    let raisedAt = performance.now();
    let passed = false;
    stuck = pending; // also where a question fails: it may be included still
    for (;;) {
      const receipt = await receiptOf(pending);
      if (receipt !== null || passed) stuck = null;
      if (receipt !== null) return receipt;
      if (passed) throw replaced(pending);
      if (performance.now() > deadline) break;
      await new Promise((resolve) => setTimeout(resolve, pollMs));
      if (performance.now() - raisedAt < raiseMs) continue;
      raisedAt = performance.now();
      // the chain has one of this nonce: ours, which shows with the next look, or somebody else's
      passed = (await client.getTransactionCount({ address: account.address })) > pending.nonce;
      if (!passed) await offerAgain(pending);
    }
    const { hash } = pending.sent.at(-1)!;
    throw new UnavailableError('CHAIN_TX_TIMEOUT', 'the chain did not include the transaction in time', {
      details: { txHash: hash, waitedMs: timeoutMs, offers: pending.sent.length },
    });
  }

  async function receiptOf({ sent }: Pending): Promise<Receipt | null> {
    for (const { hash } of sent.toReversed()) {
      try {
        return (await client.getTransactionReceipt({ hash })) as Receipt;
      } catch (thrown) {
        if (!(thrown instanceof Error) || thrown.name !== 'TransactionReceiptNotFoundError') throw thrown;
      }
    }
    return null;
  }

  /** At a higher price where that is within reason, else the same one: a node may have dropped it. */
  async function offerAgain(pending: Pending): Promise<void> {
    const now = await currentFees(0);
    const last = pending.sent.at(-1)!;
    const price: Fees = {
      maxFeePerGas: larger(now.maxFeePerGas, raised(last.fees.maxFeePerGas)),
      maxPriorityFeePerGas: raised(last.fees.maxPriorityFeePerGas),
    };
    const { serialized } = price.maxFeePerGas > now.maxFeePerGas * MOST ? last : await offer(pending, price);
    try {
      await client.sendRawTransaction({ serializedTransaction: serialized });
    } catch (thrown) {
      // one of those before it is there, or is being included now
      if (!isKnown(thrown) && !isStaleNonce(thrown)) throw thrown;
    }
  }

  async function attempt(request: TxRequest, what: string): Promise<SentTx> {
    if (stuck !== null) {
      const again = isSame(stuck.request, request);
      const late = await inclusion(stuck).catch((thrown) => {
        if (!again && thrown instanceof VeilmeshError && thrown.code === REPLACED) return null; // its caller was told enough
        throw thrown;
      });
      if (again && late !== null) return await resultOf(request, what, late);
    }
    const [gas, current] = await Promise.all([
      // of the pending block: its time is the one that contracts will see
      fresh.read(() => client.estimateGas({ account: account.address, ...request })),
      nextNonce(),
    ]);
    const ample = gas + gas / 4n;
    nonce = current + 1;
    const receipt = await submit({
      request,
      nonce: current,
      sign: (price) =>
        account.signTransaction({
          type: 'eip1559',
          chainId,
          nonce: current,
          gas: ample < MAX_TX_GAS ? ample : MAX_TX_GAS,
          maxFeePerGas: price.maxFeePerGas,
          maxPriorityFeePerGas: price.maxPriorityFeePerGas,
          ...request,
        }),
      sent: [],
    });
    return await resultOf(request, what, receipt);
  }

  async function resultOf(request: TxRequest, what: string, receipt: Receipt): Promise<SentTx> {
    fresh.seen(receipt.blockNumber);
    onFee(receipt.gasUsed * (receipt.effectiveGasPrice ?? 0n));
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
        // the account was used elsewhere, the chain lost blocks, or its fee went up: the transaction was not accepted
        if (again && (isStaleNonce(thrown) || isUnderpriced(thrown))) continue;
        throw thrown instanceof VeilmeshError ? thrown : chainError(thrown, what);
      }
    }
  }

  return {
    account: account.address.toLowerCase() as Address,
    send(request, what) {
      const result = queue.then(() => inTurn(() => sendNow(request, what)));
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
const isPending = (thrown: unknown): boolean => rpcError(thrown)?.code === 4 || isKnown(thrown);

const says = (thrown: unknown, words: RegExp): boolean =>
  words.test(rpcError(thrown)?.details ?? '') || words.test(thrown instanceof Error ? thrown.message : '');

const isKnown = (thrown: unknown): boolean =>
  says(thrown, /already known|already imported|replacement transaction underpriced/i);

/** Below the base fee of the next block. */
const isUnderpriced = (thrown: unknown): boolean =>
  says(thrown, /max fee per gas less than block base fee|fee cap less than block base fee/i);

const isStaleNonce = (thrown: unknown): boolean => says(thrown, /nonce too (low|high)/i);

const isSame = (a: TxRequest, b: TxRequest): boolean =>
  a.to === b.to && a.data === b.data && (a.value ?? 0n) === (b.value ?? 0n);

const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);
const raised = (price: bigint): bigint => (price * RAISE.by) / RAISE.of + 1n;

const replaced = ({ nonce, sent }: Pending): UnavailableError =>
  new UnavailableError(
    'CHAIN_TX_REPLACED',
    'another transaction of this account took the place of this one',
    {
      details: { nonce, txHash: sent.at(-1)!.hash },
      hint: 'use an account for one process only',
    },
  );
