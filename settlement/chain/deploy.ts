/**
 * Deploys the contracts, once for each addresses file.
 * @module
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Abi, Address, Hex, PublicClient } from 'viem';
import { bytesToHex, encodeDeployData } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { z } from 'zod';
import { InternalError, UsageError } from '../../crypto/core/errors.ts';
import type { BeaconTimes } from '../checks/rounds.ts';
import type { CheckTerms } from '../checks/types.ts';
import { beaconAbi, beaconBytecode } from '../contracts/artifacts/beacon.ts';
import { escrowAbi, escrowBytecode } from '../contracts/artifacts/escrow.ts';
import { foldRefereeAbi, foldRefereeBytecode } from '../contracts/artifacts/fold-referee.ts';
import { meshRollupAbi, meshRollupBytecode } from '../contracts/artifacts/mesh-rollup.ts';
import { modelRegistryAbi, modelRegistryBytecode } from '../contracts/artifacts/model-registry.ts';
import { nodeRegistryAbi, nodeRegistryBytecode } from '../contracts/artifacts/node-registry.ts';
import { proofVerifierAbi, proofVerifierBytecode } from '../contracts/artifacts/proof-verifier.ts';
import { spotCheckAbi, spotCheckBytecode } from '../contracts/artifacts/spot-check.ts';
import { openClient } from './client.ts';
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
  chainId: z.int().positive(),
  nodeRegistry: address,
  modelRegistry: address,
  meshRollup: address,
  escrow: address,
  beacon: address,
  proofVerifier: address,
  foldReferee: address,
  spotCheck: address,
  fromBlock: z.int().nonnegative(),
});

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
  const create = async (name: string, data: Hex): Promise<Address> => {
    const { contractAddress } = await sender.send({ data }, `deploy ${name}`);
    if (contractAddress === null) {
      throw new InternalError('DEPLOY_NO_ADDRESS', `no address came back for ${name}`);
    }
    return contractAddress.toLowerCase() as Address;
  };
  const p = options.parameters;
  const nodeRegistry = await create(
    'NodeRegistry',
    creation(nodeRegistryAbi, nodeRegistryBytecode, [p.minStake, BigInt(p.exitDelay), p.slasher]),
  );
  const modelRegistry = await create('ModelRegistry', creation(modelRegistryAbi, modelRegistryBytecode, []));
  const meshRollup = await create(
    'MeshRollup',
    creation(meshRollupAbi, meshRollupBytecode, [BigInt(p.window)]),
  );
  const escrow = await create(
    'Escrow',
    creation(escrowAbi, escrowBytecode, [
      meshRollup,
      nodeRegistry,
      modelRegistry,
      BigInt(p.nodesBps),
      BigInt(p.ownerBps),
      BigInt(p.coordinatorBps),
      BigInt(p.withdrawalDelay),
    ]),
  );
  const beacon = await create(
    'Beacon',
    creation(beaconAbi, beaconBytecode, [
      BigInt(p.beacon.genesis),
      BigInt(p.beacon.period),
      BigInt(p.beacon.lead),
      bytesToHex(g2ToEip2537(p.beacon.publicKey)),
    ]),
  );
  const proofVerifier = await create('ProofVerifier', creation(proofVerifierAbi, proofVerifierBytecode, []));
  const foldReferee = await create('FoldReferee', creation(foldRefereeAbi, foldRefereeBytecode, []));
  const { rate, cells, openWindow, publishTime, proveTime, foldWindow } = p.checks;
  const spotCheck = await create(
    'SpotCheck',
    creation(spotCheckAbi, spotCheckBytecode, [
      { meshRollup, nodeRegistry, modelRegistry, beacon, proofVerifier, foldReferee },
      {
        rate,
        cells,
        openWindow: BigInt(openWindow),
        publishTime: BigInt(publishTime),
        proveTime: BigInt(proveTime),
        foldWindow: BigInt(foldWindow),
      },
    ]),
  );
  const addresses: Addresses = {
    chainId,
    nodeRegistry,
    modelRegistry,
    meshRollup,
    escrow,
    beacon,
    proofVerifier,
    foldReferee,
    spotCheck,
    fromBlock,
  };
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

const creation = (abi: Abi, bytecode: Hex, args: readonly unknown[]): Hex =>
  encodeDeployData({ abi, bytecode, args });

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
