/**
 * A contract that asks (settlement/contracts/examples/AnswerConsumer.sol), on the chain of a localnet.
 * @module
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import {
  type Address,
  createPublicClient,
  createWalletClient,
  hexToBytes,
  http,
  keccak256,
  parseEventLogs,
  stringToBytes,
} from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { foundry } from 'viem/chains';
import { readAddresses } from '../../settlement/chain/deploy.ts';
import { devAccount } from '../../settlement/chain/dev-accounts.ts';
import {
  answerConsumerAbi as abi,
  answerConsumerBytecode as bytecode,
} from '../../settlement/contracts/artifacts/answer-consumer.ts';

const ASKER = 8;
const NEVER = 2n ** 40n;

export interface Asked {
  readonly client: Address;
  /** Root in hex. */
  readonly model: string;
  readonly prompt: string;
  /** Acts on final receipts alone; on posted ones without it. */
  readonly isFinal: boolean;
  readonly reward: bigint;
}

export interface AskingContract {
  readonly address: Address;
  /** @returns the question's number */
  ask(question: Asked): Promise<bigint>;
  /** The answer that it took, and whether that was final. */
  answered(id: bigint): Promise<{ ids: number[]; isFinal: boolean }>;
  balanceOf(account: Address): Promise<bigint>;
}

export async function deployConsumer({
  home,
  rpcUrl,
}: {
  readonly home: string;
  readonly rpcUrl: string;
}): Promise<AskingContract> {
  const { meshRollup, claimReader, challenge } = readAddresses(join(home, 'chain', 'contracts.json'));
  const transport = http(rpcUrl);
  const reads = createPublicClient({ chain: foundry, transport, pollingInterval: 50, cacheTime: 0 });
  const account = privateKeyToAccount(devAccount(ASKER).privateKey);
  const wallet = createWalletClient({ account, chain: foundry, transport });
  const deployed = await wallet.deployContract({ abi, bytecode, args: [meshRollup, claimReader, challenge] });
  const { contractAddress } = await reads.waitForTransactionReceipt({ hash: deployed });
  const address = contractAddress!.toLowerCase() as Address;
  return {
    address,
    async ask({ client, model, prompt, isFinal, reward }) {
      const args = [client, `0x${model}`, keccak256(stringToBytes(prompt)), isFinal ? 1 : 0, NEVER] as const;
      const hash = await wallet.writeContract({ address, abi, functionName: 'ask', args, value: reward });
      const { logs } = await reads.waitForTransactionReceipt({ hash });
      return parseEventLogs({ abi, eventName: 'Asked', logs })[0]!.args.id;
    },
    async answered(id) {
      const events = await reads.getContractEvents({
        ...{ address, abi, eventName: 'Answered', args: { id } },
        fromBlock: 0n,
      });
      assert.equal(events.length, 1);
      const { ids, isFinal } = events[0]!.args;
      return { ids: [...new Int32Array(Uint8Array.from(hexToBytes(ids!)).buffer)], isFinal: isFinal! };
    },
    balanceOf: (of) => reads.getBalance({ address: of }),
  };
}
