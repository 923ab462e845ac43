/**
 * Runs the contract's own code in this process: EDR's EVM, with the bytecode that the chain has under the contract's address.
 * No gas, no network, no block.
 * @module
 */
import type { EdrContext } from '@nomicfoundation/edr';
import type { Address, Hex } from 'viem';
import { hexToBytes } from 'viem';
import { z } from 'zod';
import { InternalError, UnavailableError } from '../../crypto/core/errors.ts';
import { REFUSALS, type Refusal, type StepTerms } from './accounting.ts';
import { encodeStepCall } from './step-call.ts';
import type { Order, StepFacts } from './types.ts';

export interface Executor {
  /** The root after the step, or why it is refused. @throws InternalError STEP_REVERTED when the witness does not fit */
  step(
    terms: StepTerms,
    root: Uint8Array,
    signed: Order,
    facts: StepFacts,
    witness: readonly Uint8Array[],
  ): Promise<{ readonly root: Uint8Array; readonly refusal: Refusal | null }>;
}

export interface ExecutorOptions {
  readonly chainId: number;
  /** EphemeralSession, and its code there. */
  readonly contract: Address;
  readonly code: Hex;
}

/** Far above what a step of 64 payees takes, below EIP-7825's cap. */
const GAS = 16_000_000n;

const Answer = z.union([
  z.object({ result: z.string().regex(/^0x[0-9a-f]{128}$/) }),
  z.object({ error: z.object({ message: z.string() }) }),
]);

/** @throws UnavailableError EXECUTOR_MISSING */
export async function createExecutor({ chainId, contract, code }: ExecutorOptions): Promise<Executor> {
  const { ContractDecoder, L1_CHAIN_TYPE, MineOrdering, OSAKA } = await loadEdr();
  shared ??= openContext();
  const context = await shared;
  const provider = await context.createProvider(
    L1_CHAIN_TYPE,
    {
      chainId: BigInt(chainId),
      networkId: BigInt(chainId),
      hardfork: OSAKA,
      network: { genesisBlockGasLimit: GAS },
      genesisState: [{ address: hexToBytes(contract), code: hexToBytes(code) }],
      coinbase: new Uint8Array(20),
      initialBaseFeePerGas: 0n,
      minGasPrice: 0n,
      defaultTransactionGasLimit: GAS,
      initialParentBeaconBlockRoot: new Uint8Array(32),
      mining: { autoMine: false, memPool: { order: MineOrdering.Fifo } },
      allowBlocksWithSameTimestamp: true,
      allowUnlimitedContractSize: false,
      bailOnCallFailure: true,
      bailOnTransactionFailure: true,
      ownedAccounts: [],
      precompileOverrides: [],
      observability: {},
    },
    { enable: false, decodeConsoleLogInputsCallback: () => [], printLineCallback: () => undefined },
    { subscriptionCallback: () => undefined },
    new ContractDecoder(),
  );

  return {
    async step(terms, root, signed, facts, witness) {
      const call = encodeStepCall(terms, root, signed, facts, witness);
      const { data: answered } = await provider.handleRequest(
        `{"jsonrpc":"2.0","id":1,"method":"eth_call","params":[{"to":"${contract}","data":"0x${call.toString('hex')}"},"latest"]}`,
      );
      const answer = Answer.parse(typeof answered === 'string' ? JSON.parse(answered) : answered);
      if ('error' in answer) {
        throw new InternalError('STEP_REVERTED', "the contract's code did not take the step's witness", {
          details: { message: answer.error.message.slice(0, 200) },
        });
      }
      const words = hexToBytes(answer.result as Hex);
      const refusal = REFUSALS[words[63]!]!;
      return { root: words.subarray(0, 32), refusal: refusal === 'None' ? null : refusal };
    },
  };
}

/** EDR takes one context a process. */
let shared: Promise<EdrContext> | undefined;

async function openContext(): Promise<EdrContext> {
  const edr = await loadEdr();
  const context = new edr.EdrContext();
  await context.registerProviderFactory(edr.L1_CHAIN_TYPE, edr.l1ProviderFactory());
  return context;
}

async function loadEdr() {
  try {
    return await import('@nomicfoundation/edr');
  } catch (cause) {
    throw new UnavailableError('EXECUTOR_MISSING', 'the EVM that runs sessions is not installed', {
      details: { platform: `${process.platform}-${process.arch}` },
      hint: 'npm install --include=optional; a sequencer needs it, nobody else does',
      cause,
    });
  }
}
