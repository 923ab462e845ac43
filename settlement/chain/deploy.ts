/**
 * Deploys the contracts, once for each addresses file.
 * @module
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Abi, Address, Hex, PublicClient } from 'viem';
import { bytesToHex, encodeDeployData, getContractAddress } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { z } from 'zod';
import { UnavailableError, UsageError } from '../../crypto/core/errors.ts';
import type { BeaconTimes } from '../checks/rounds.ts';
import type { CheckTerms } from '../checks/types.ts';
import { openClient } from './client.ts';
import { BUILT, DEPLOYED, type DeployedContract } from './contracts.ts';
import { g2ToEip2537 } from './points.ts';
import { probePrecompiles } from './precompiles.ts';
import { chainError } from './reverts.ts';
import { createTxSender } from './sender.ts';
import type { Addresses } from './types.ts';

/** Fixed at deployment; there is no key that could change them. */
export interface DeployParameters {
  /** Wei a node must stake. */
  readonly minStake: bigint;
  /** Seconds between a node's request to exit and its stake. */
  readonly exitDelay: number;
  /** Seconds between posting and finality. */
  readonly window: number;
  /** Seconds between a client's request and its deposit; more than the window and the settlement margin. */
  readonly withdrawalDelay: number;
  /** Seconds past finality that a deposit must outlast; coordinators count on SETTLEMENT_MARGIN. */
  readonly settlementMargin: number;
  /** Shares of a fee in basis points; they add up to 10,000. */
  readonly nodesBps: number;
  readonly ownerBps: number;
  readonly coordinatorBps: number;
  /** The only address that may slash; zero: nobody. No challenge contract exists yet, so zero is the default. */
  readonly slasher: Address;
  readonly beacon: BeaconParameters;
  readonly checks: Omit<CheckTerms, 'beacon'>;
}

/** Whose randomness draws checks: of drand's quicknet, or of a development network's own key. */
export interface BeaconParameters extends BeaconTimes {
  /** Compressed G2, 96 bytes. */
  readonly publicKey: Uint8Array;
}

const NOBODY: Address = `0x${'0'.repeat(40)}`;

/** Seconds between a batch's finality and its payment that a deposit must outlast. */
export const SETTLEMENT_MARGIN = 30;

/** For a development network: short delays, token stakes, and whoever deploys it brings the beacon's key. */
export const DEV_PARAMETERS: Omit<DeployParameters, 'beacon'> = {
  minStake: 10n ** 17n,
  exitDelay: 60,
  window: 2,
  withdrawalDelay: 60,
  settlementMargin: SETTLEMENT_MARGIN,
  nodesBps: 8_000,
  ownerBps: 1_500,
  coordinatorBps: 500,
  slasher: NOBODY,
  checks: { rate: 4_096, cells: 4, openWindow: 600, publishTime: 600, proveTime: 600, foldWindow: 12 },
};

const address = z.custom<Address>((value) => typeof value === 'string' && /^0x[0-9a-f]{40}$/.test(value));

export const AddressesSchema = z.strictObject({
  ...(Object.fromEntries(DEPLOYED.map((name) => [name, address])) as Record<
    DeployedContract,
    typeof address
  >),
  chainId: z.int().positive(),
  fromBlock: z.int().nonnegative(),
});

/** What each constructor takes, where `at` says where all of the deployment will be. */
const ARGUMENTS: Readonly<
  Record<DeployedContract, (p: DeployParameters, at: Record<DeployedContract, Address>) => readonly unknown[]>
> = {
  nodeRegistry: (p) => [p.minStake, BigInt(p.exitDelay), p.slasher],
  modelRegistry: () => [],
  meshRollup: (p) => [BigInt(p.window)],
  escrow: (p, at) => [
    at.meshRollup,
    at.nodeRegistry,
    at.modelRegistry,
    BigInt(p.nodesBps),
    BigInt(p.ownerBps),
    BigInt(p.coordinatorBps),
    BigInt(p.withdrawalDelay),
  ],
  beacon: ({ beacon: { genesis, period, lead, publicKey } }) => [
    BigInt(genesis),
    BigInt(period),
    BigInt(lead),
    bytesToHex(g2ToEip2537(publicKey)),
  ],
  proofVerifier: () => [],
  foldReferee: () => [],
  spotCheck: ({ checks }, at) => [
    at,
    {
      rate: checks.rate,
      cells: checks.cells,
      openWindow: BigInt(checks.openWindow),
      publishTime: BigInt(checks.publishTime),
      proveTime: BigInt(checks.proveTime),
      foldWindow: BigInt(checks.foldWindow),
    },
  ],
};

export interface DeployOptions {
  readonly rpcUrl: string;
  readonly privateKey: Hex;
  readonly parameters: DeployParameters;
  /** JSON file that remembers the deployment. When it names contracts that stand, nothing is deployed. */
  readonly addressesFile: string;
}

/**
 * @throws UnavailableError CHAIN_UNREACHABLE | CHAIN_PRECOMPILE_MISSING; UsageError ADDRESSES_MALFORMED |
 * CHAIN_FUNDS_MISSING | DEPLOY_WITHDRAWAL_DELAY
 */
export async function deployContracts(options: DeployOptions): Promise<Addresses> {
  const { client, chainId } = await openClient(options.rpcUrl);
  const known = existsSync(options.addressesFile) ? readAddresses(options.addressesFile) : null;
  if (known !== null && known.chainId === chainId && (await allStand(client, known))) return known;

  assertSafe(options.parameters);
  await probePrecompiles(client);
  const fromBlock = Number(await client.getBlockNumber());
  const sender = createTxSender(client, chainId, privateKeyToAccount(options.privateKey));
  // Contracts name one another, so all addresses are known before the first is created (EIP-1014's predecessor:
  // creator and nonce). Whoever else used the account meanwhile makes the deployment fail, and it is started again.
  const from = await client.getTransactionCount({ address: sender.account });
  const at = Object.fromEntries(
    DEPLOYED.map((name, i) => [
      name,
      getContractAddress({ from: sender.account, nonce: BigInt(from + i) }).toLowerCase(),
    ]),
  ) as Record<DeployedContract, Address>;
  for (const name of DEPLOYED) {
    const { abi, bytecode }: { abi: Abi; bytecode: Hex } = BUILT[name];
    const data = encodeDeployData({ abi, bytecode, args: ARGUMENTS[name](options.parameters, at) });
    const { contractAddress } = await sender.send({ data }, `deploy ${name}`);
    if (contractAddress?.toLowerCase() !== at[name]) {
      throw new UnavailableError('DEPLOY_INTERRUPTED', `${name} is not where it should be`, {
        details: { expected: at[name], got: String(contractAddress) },
        hint: 'the deploying account was used by somebody else meanwhile: deploy again',
      });
    }
  }
  const addresses: Addresses = { chainId, ...at, fromBlock };
  writeAddresses(options.addressesFile, addresses);
  return addresses;
}

/** A deposit that could leave before what it promised is paid would make a coordinator work for nothing. */
function assertSafe({ window, withdrawalDelay, settlementMargin }: DeployParameters): void {
  if (withdrawalDelay > window + settlementMargin) return;
  throw new UsageError('DEPLOY_WITHDRAWAL_DELAY', 'deposits could be withdrawn before they are due', {
    details: { withdrawalDelay, window, settlementMargin },
    hint: `set withdrawalDelay above ${window + settlementMargin} s`,
  });
}

/** @throws UsageError ADDRESSES_MALFORMED */
export function readAddresses(file: string): Addresses {
  try {
    return AddressesSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new UsageError('ADDRESSES_MALFORMED', `${file} is not a deployment's addresses file`, {
      details: { file },
      hint: 'remove it to deploy anew, or restore it',
      cause,
    });
  }
}

function writeAddresses(file: string, addresses: Addresses): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.tmp`, `${JSON.stringify(addresses, null, 2)}\n`);
  renameSync(`${file}.tmp`, file);
}

async function allStand(client: PublicClient, addresses: Addresses): Promise<boolean> {
  const { chainId: _chain, fromBlock: _block, ...contracts } = addresses;
  try {
    const codes = await Promise.all(Object.values(contracts).map((at) => client.getCode({ address: at })));
    return codes.every((code) => code !== undefined && code !== '0x');
  } catch (thrown) {
    throw chainError(thrown, 'look for contracts');
  }
}
