/**
 * A chain in this process, for tests that send thousands of transactions: EDR's, or anvil where EDR is not installed. No gas is
 * paid, each transaction is a block, and the clock moves only when it is told to.
 * @module
 */
import type { Address, Hex } from 'viem';
import { hexToBytes, numberToHex } from 'viem';
import { startAnvil } from '../../settlement/chain/anvil.ts';
import { devAccount, FUNDED_DEV_ACCOUNTS } from '../../settlement/chain/dev-accounts.ts';

/** What the accounts of `devAccount` hold at first. */
export const FUNDS = 10_000n * 10n ** 18n;
export const CHAIN_ID = 31_337;
/** EIP-7825 */
const TX_GAS = 1n << 24n;

export interface Evm {
  request(method: string, ...params: readonly unknown[]): Promise<unknown>;
  /** Null where it was refused, with all it did undone; what it returned, or the contract's address, otherwise. */
  send(tx: { from: Address; to?: Address; value?: bigint; data?: Hex }): Promise<Hex | null>;
  call(to: Address, data: Hex): Promise<Hex>;
  balance(account: Address): Promise<bigint>;
  time(): Promise<number>;
  advance(seconds: number): Promise<void>;
  /** Runs what is given, and takes it all back. */
  undone<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

interface Included {
  readonly status: Hex;
  readonly contractAddress: Hex | null;
}

type Ask = (method: string, params: readonly unknown[]) => Promise<unknown>;

export async function createEvm(): Promise<Evm> {
  const { ask, close } = (await openEdr()) ?? (await openAnvil());
  const hexOf = async (method: string, ...params: readonly unknown[]): Promise<Hex> =>
    (await ask(method, params)) as Hex;
  const evm: Evm = {
    request: (method, ...params) => ask(method, params),
    async send({ value = 0n, ...tx }) {
      const full = { ...tx, value: numberToHex(value), gas: numberToHex(TX_GAS), gasPrice: '0x0' };
      try {
        const hash = await hexOf('eth_sendTransaction', full);
        let receipt: Included | null = null;
        while (receipt === null)
          receipt = (await ask('eth_getTransactionReceipt', [hash])) as Included | null;
        return receipt.status === '0x1' ? (receipt.contractAddress ?? hash) : null;
      } catch (thrown) {
        if (/revert|out of gas|exceeds|insufficient/i.test(String(thrown))) return null;
        throw thrown;
      }
    },
    call: (to, data) => hexOf('eth_call', { to, data }, 'latest'),
    balance: async (account) => BigInt(await hexOf('eth_getBalance', account, 'latest')),
    async time() {
      const block = (await ask('eth_getBlockByNumber', ['latest', false])) as { readonly timestamp: Hex };
      return Number(block.timestamp);
    },
    async advance(seconds) {
      await ask('evm_increaseTime', [seconds]);
      await ask('evm_mine', []);
    },
    async undone(work) {
      const snapshot = await ask('evm_snapshot', []);
      try {
        return await work();
      } finally {
        await ask('evm_revert', [snapshot]);
      }
    },
    close,
  };
  return evm;
}

const keysOfAccounts = () => Array.from({ length: FUNDED_DEV_ACCOUNTS }, (_, index) => devAccount(index));

/** Null where it is not installed. */
async function openEdr(): Promise<{ readonly ask: Ask; readonly close: () => Promise<void> } | null> {
  const edr = await import('@nomicfoundation/edr').catch(() => null);
  if (edr === null) return null;
  const context = new edr.EdrContext();
  await context.registerProviderFactory(edr.L1_CHAIN_TYPE, edr.l1ProviderFactory());
  const accounts = keysOfAccounts();
  const provider = await context.createProvider(
    edr.L1_CHAIN_TYPE,
    {
      chainId: BigInt(CHAIN_ID),
      networkId: BigInt(CHAIN_ID),
      hardfork: edr.OSAKA,
      network: { genesisBlockGasLimit: 4n * TX_GAS },
      genesisState: accounts.map(({ address }) => ({ address: hexToBytes(address), balance: FUNDS })),
      coinbase: new Uint8Array(20).fill(0xcc),
      initialBaseFeePerGas: 0n,
      minGasPrice: 0n,
      defaultTransactionGasLimit: TX_GAS,
      initialParentBeaconBlockRoot: new Uint8Array(32),
      mining: { autoMine: true, memPool: { order: edr.MineOrdering.Fifo } },
      allowBlocksWithSameTimestamp: true,
      allowUnlimitedContractSize: false,
      bailOnCallFailure: true,
      bailOnTransactionFailure: true,
      ownedAccounts: accounts.map(({ privateKey }) => privateKey),
      precompileOverrides: [],
      observability: {},
    },
    { enable: false, decodeConsoleLogInputsCallback: () => [], printLineCallback: () => undefined },
    { subscriptionCallback: () => undefined },
    new edr.ContractDecoder(),
  );
  let id = 0;
  return {
    async ask(method, params) {
      const request = JSON.stringify({ jsonrpc: '2.0', id: ++id, method, params });
      const { data } = await provider.handleRequest(request);
      const answer = (typeof data === 'string' ? JSON.parse(data) : data) as Answer;
      if (answer.error !== undefined) throw new Error(`${method}: ${answer.error.message}`);
      return answer.result;
    },
    close: async () => undefined,
  };
}

interface Answer {
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

async function openAnvil(): Promise<{ readonly ask: Ask; readonly close: () => Promise<void> }> {
  const anvil = await startAnvil();
  const plain: Ask = async (method, params) => {
    const response = await fetch(anvil.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    });
    const answer = (await response.json()) as Answer;
    if (answer.error !== undefined) throw new Error(`${method}: ${answer.error.message}`);
    return answer.result;
  };
  const ask: Ask = async (method, params) => {
    if (method === 'eth_sendTransaction') await plain('anvil_setNextBlockBaseFeePerGas', ['0x0']);
    return await plain(method, params);
  };
  return { ask, close: () => anvil.kill() };
}
