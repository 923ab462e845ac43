/**
 * Deploys the contracts, once for each addresses file.
 * @module
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Abi, Address, Hex, PublicClient } from 'viem';
import { bytesToHex, encodeDeployData, getContractAddress } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { UnavailableError, UsageError } from '../../crypto/core/errors.ts';
import { CLOCK_SKEW, STATEMENT_LIFE } from '../../crypto/ring/statement.ts';
import type { AuditTerms } from '../audits/types.ts';
import type { BeaconTimes } from '../checks/rounds.ts';
import type { CheckTerms } from '../checks/types.ts';
import type { CommitteeTerms, InclusionTerms } from '../committee/types.ts';
import type { SessionTerms } from '../ephemeral/types.ts';
import { AddressesSchema } from './addresses.ts';
import { openClient } from './client.ts';
import { DEPLOYED, type DeployedContract } from './contract-names.ts';
import { BUILT } from './contracts.ts';
import { g2ToEip2537 } from './points.ts';
import { probePrecompiles } from './precompiles.ts';
import { chainError } from './reverts.ts';
import { createTxSender } from './sender.ts';
import type { Addresses } from './types.ts';

/** Fixed at deployment; there is no key that could change them. */
export interface DeployParameters {
  /** Wei a node must stake. */
  readonly minStake: bigint;
  /** Seconds between a node's request to exit and its stake; longer than its claims can be checked. */
  readonly exitDelay: number;
  /** Seconds for which a node's registered evidence is good; without newer one it gets no new work. */
  readonly maxEvidenceAge: number;
  /** Whether a platform that evidence names is held by one attested node at a time. */
  readonly onePlatformKey: boolean;
  /** Seconds between a revocation and its effect, at least: who worked until then hands in meanwhile. */
  readonly revocationNotice: number;
  /** Seconds between posting and finality of a batch that the committee vouches for. */
  readonly window: number;
  /** The same of a batch that nobody vouches for. */
  readonly longWindow: number;
  /** Wei in the vault that a coordinator loses for a signature that the committee did not give. */
  readonly coordinatorBond: bigint;
  /** Share of that bond, in basis points, that goes to who shows it; the rest is burned. At most half. */
  readonly signatureChallengerBps: number;
  readonly committee: CommitteeTerms;
  readonly inclusion: InclusionTerms;
  /** Seconds between a client's request and its deposit; longer than its segments can be held by checks. */
  readonly withdrawalDelay: number;
  /** Seconds past finality that a deposit must outlast; coordinators count on SETTLEMENT_MARGIN. */
  readonly settlementMargin: number;
  /** Shares of a fee in basis points; they add up to 10,000. */
  readonly nodesBps: number;
  readonly ownerBps: number;
  readonly coordinatorBps: number;
  /** Seconds past the finality of anybody's batch from which it is paid where the coordinator did not settle. */
  readonly forceDelay: number;
  readonly penalty: Penalty;
  readonly vault: VaultDelays;
  readonly beacon: BeaconParameters;
  readonly checks: Omit<CheckTerms, 'beacon'>;
  readonly equivocation: {
    /** Share of slashed stake, in basis points, that goes to who shows it; the rest is burned. At most half. */
    readonly reporterBps: number;
  };
  readonly rings: {
    /** The same of a wrong ring product: at most 200, since a node can convict itself of one whenever it likes. */
    readonly reporterBps: number;
  };
  readonly sessions: Omit<SessionTerms, 'ownerBps' | 'sequencerBps'>;
  readonly audits: AuditTerms;
}

/** How much of its stake a convicted node loses: min(1, base + (factor · C / S) ^ power), see INodeRegistry. */
export interface Penalty {
  readonly baseBps: number;
  readonly factorBps: number;
  readonly power: number;
  /** Seconds for which stake that was convicted counts towards C. */
  readonly window: number;
}

export interface VaultDelays {
  /** Seconds between asking for a bond and having it. */
  readonly withdrawalDelay: number;
  /** Payouts ripen after one to two of these seconds. */
  readonly payoutDelay: number;
}

/** Whose randomness draws checks: of drand's quicknet, or of a development network's own key. */
export interface BeaconParameters extends BeaconTimes {
  /** Compressed G2, 96 bytes. */
  readonly publicKey: Uint8Array;
}

/** Seconds between a batch's finality and its payment that a deposit must outlast. */
export const SETTLEMENT_MARGIN = 30;

/**
 * Seconds from the opening of a session to the end of its claims: the longest session, and how long hops stand by what
 * they signed after it (mesh/session/protocol.ts).
 */
export const CLAIM_LIFE = 22_800;

/** Seconds from the first product of a ring session of an hour to the end of its statement (RingReferee's REACH). */
export const STATEMENT_REACH = 3_600 + STATEMENT_LIFE + CLOCK_SKEW;

/** For a development network: short delays, token stakes, and whoever deploys it brings the beacon's key. */
export const DEV_PARAMETERS: Omit<DeployParameters, 'beacon'> = {
  minStake: 10n ** 17n,
  exitDelay: 28_800,
  maxEvidenceAge: 604_800,
  onePlatformKey: true,
  revocationNotice: 600,
  window: 6,
  longWindow: 12,
  coordinatorBond: 10n ** 17n,
  signatureChallengerBps: 4_000,
  committee: { epochLength: 3, lockTime: 60, minStake: 10n ** 17n, reporterBps: 4_000 },
  inclusion: {
    penalty: 2n * 10n ** 16n,
    accuserBond: 5n * 10n ** 15n,
    accuserBps: 4_000,
    answererBps: 4_000,
    accuseWindow: 600,
    answerTime: 300,
  },
  withdrawalDelay: 28_800,
  settlementMargin: SETTLEMENT_MARGIN,
  nodesBps: 8_000,
  ownerBps: 1_500,
  coordinatorBps: 500,
  forceDelay: 20,
  penalty: { baseBps: 8_000, factorBps: 10_000, power: 2, window: 3_600 },
  vault: { withdrawalDelay: 3_600, payoutDelay: 10 },
  checks: {
    rate: 1_024,
    cells: 4,
    openWindow: 600,
    publishTime: 600,
    proveTime: 600,
    nameTime: 120,
    foldWindow: 12,
    patience: 120,
    bond: 2n * 10n ** 15n,
    burnBps: 2_000,
    gasPrice: 10n ** 7n,
    challengerBps: 3_000,
    victimBps: 2_000,
    maxTurns: 2,
  },
  equivocation: { reporterBps: 3_000 },
  rings: { reporterBps: 100 },
  sessions: {
    maxDuration: 86_400,
    window: 60,
    tailWindow: 30,
    answerTime: 20,
    sequencerBond: 10n ** 17n,
    demandBond: 2n * 10n ** 15n,
    challengerBps: 4_000,
  },
  audits: {
    bond: 10n ** 17n,
    fee: 5n * 10n ** 14n,
    deposit: 5n * 10n ** 15n,
    penalty: 2n * 10n ** 16n,
    burnBps: 1_000,
    drawTime: 120,
    commitTime: 120,
    revealTime: 30,
    closeTime: 60,
    blameTime: 60,
  },
};

/** Who may lock and seize bonds. */
const VAULT_AUTHORITIES = [
  'challenge',
  'meshRollup',
  'inclusion',
  'ephemeralSession',
  'audits',
] as const satisfies readonly DeployedContract[];

/** What each constructor takes, where `at` says where all of the deployment will be. */
const ARGUMENTS: Readonly<
  Record<DeployedContract, (p: DeployParameters, at: Record<DeployedContract, Address>) => readonly unknown[]>
> = {
  nodeRegistry: ({ minStake, exitDelay, maxEvidenceAge, onePlatformKey, penalty }, at) => [
    minStake,
    BigInt(exitDelay),
    BigInt(maxEvidenceAge),
    onePlatformKey,
    { ...penalty, window: BigInt(penalty.window) },
    at.challenge,
    at.equivocation,
    at.ringReferee,
    at.revocations,
  ],
  modelRegistry: () => [],
  bondVault: ({ vault }, at) => [
    VAULT_AUTHORITIES.map((name) => at[name]),
    BigInt(vault.withdrawalDelay),
    BigInt(vault.payoutDelay),
  ],
  committee: ({ committee: { epochLength, lockTime, minStake, reporterBps } }, at) => [
    BigInt(epochLength),
    BigInt(lockTime),
    minStake,
    BigInt(reporterBps),
    at.bondVault,
    at.meshRollup,
  ],
  meshRollup: (p, at) => [
    BigInt(p.window),
    BigInt(p.longWindow),
    p.coordinatorBond,
    BigInt(p.signatureChallengerBps),
    at.committee,
    at.bondVault,
  ],
  inclusion: ({ inclusion }, at) => [
    at.meshRollup,
    at.bondVault,
    {
      ...inclusion,
      accuseWindow: BigInt(inclusion.accuseWindow),
      answerTime: BigInt(inclusion.answerTime),
    },
  ],
  claimReader: ({ checks }, at) => [
    at.meshRollup,
    at.nodeRegistry,
    at.modelRegistry,
    at.escrow,
    at.beacon,
    checks.rate,
  ],
  escrow: (p, at) => [
    at.meshRollup,
    at.nodeRegistry,
    at.modelRegistry,
    at.challenge,
    at.claimReader,
    BigInt(p.nodesBps),
    BigInt(p.ownerBps),
    BigInt(p.coordinatorBps),
    BigInt(p.withdrawalDelay),
    BigInt(p.forceDelay),
  ],
  beacon: ({ beacon: { genesis, period, lead, publicKey } }) => [
    BigInt(genesis),
    BigInt(period),
    BigInt(lead),
    bytesToHex(g2ToEip2537(publicKey)),
  ],
  proofVerifier: () => [],
  foldReferee: () => [],
  challenge: ({ checks }, at) => [
    at,
    {
      ...checks,
      openWindow: BigInt(checks.openWindow),
      publishTime: BigInt(checks.publishTime),
      proveTime: BigInt(checks.proveTime),
      nameTime: BigInt(checks.nameTime),
      foldWindow: BigInt(checks.foldWindow),
      patience: BigInt(checks.patience),
    },
  ],
  equivocation: ({ equivocation }, at) => [
    at.nodeRegistry,
    at.bondVault,
    at.meshRollup,
    BigInt(equivocation.reporterBps),
  ],
  ringReferee: ({ rings }, at) => [
    at.nodeRegistry,
    at.modelRegistry,
    at.bondVault,
    at.meshRollup,
    BigInt(rings.reporterBps),
  ],
  codingReferee: () => [],
  ephemeralSession: ({ sessions, ownerBps, coordinatorBps }, at) => [
    at.bondVault,
    at.nodeRegistry,
    at.modelRegistry,
    at.codingReferee,
    {
      ...sessions,
      ownerBps,
      sequencerBps: coordinatorBps,
      maxDuration: BigInt(sessions.maxDuration),
      window: BigInt(sessions.window),
      tailWindow: BigInt(sessions.tailWindow),
      answerTime: BigInt(sessions.answerTime),
    },
  ],
  refunds: (_, at) => [at.challenge, at.claimReader, at.escrow, at.ephemeralSession],
  audits: ({ audits }, at) => [
    at.bondVault,
    at.beacon,
    at.claimReader,
    at.challenge,
    {
      ...audits,
      drawTime: BigInt(audits.drawTime),
      commitTime: BigInt(audits.commitTime),
      revealTime: BigInt(audits.revealTime),
      closeTime: BigInt(audits.closeTime),
      blameTime: BigInt(audits.blameTime),
    },
  ],
  revocations: ({ revocationNotice }, at) => [at.modelRegistry, at.committee, BigInt(revocationNotice)],
};

/** What creates the contracts, in order, and where each of them will be. */
export interface Deployment {
  readonly at: Readonly<Record<DeployedContract, Address>>;
  readonly creations: readonly { readonly name: DeployedContract; readonly data: Hex }[];
}

/**
 * Contracts name one another, so all addresses are known before the first is created (EIP-1014's predecessor: creator and nonce).
 * @param nonce of the account's next transaction
 */
export function planDeployment(parameters: DeployParameters, from: Address, nonce: number): Deployment {
  const at = Object.fromEntries(
    DEPLOYED.map((name, i) => [name, getContractAddress({ from, nonce: BigInt(nonce + i) }).toLowerCase()]),
  ) as Record<DeployedContract, Address>;
  const creations = DEPLOYED.map((name) => {
    const { abi, bytecode }: { abi: Abi; bytecode: Hex } = BUILT[name];
    return { name, data: encodeDeployData({ abi, bytecode, args: ARGUMENTS[name](parameters, at) }) };
  });
  return { at, creations };
}

export interface DeployOptions {
  readonly rpcUrl: string;
  readonly privateKey: Hex;
  readonly parameters: DeployParameters;
  /** JSON file that remembers the deployment. When it names contracts that stand, nothing is deployed. */
  readonly addressesFile: string;
}

/**
 * @throws UnavailableError CHAIN_UNREACHABLE | CHAIN_PRECOMPILE_MISSING; UsageError ADDRESSES_MALFORMED |
 * CHAIN_FUNDS_MISSING | DEPLOY_WITHDRAWAL_DELAY | DEPLOY_EXIT_DELAY
 */
export async function deployContracts(options: DeployOptions): Promise<Addresses> {
  const { client, chainId } = await openClient(options.rpcUrl);
  const known = existsSync(options.addressesFile) ? readAddresses(options.addressesFile) : null;
  if (known !== null && known.chainId === chainId && (await allStand(client, known))) return known;

  assertSafe(options.parameters);
  await probePrecompiles(client);
  const fromBlock = Number(await client.getBlockNumber());
  const sender = createTxSender(client, chainId, privateKeyToAccount(options.privateKey));
  // whoever else used the account meanwhile makes the deployment fail, and it is started again
  const nonce = await client.getTransactionCount({ address: sender.account });
  const { at, creations } = planDeployment(options.parameters, sender.account, nonce);
  for (const { name, data } of creations) {
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

/**
 * A deposit that could leave before what it promised is paid would make a coordinator work for nothing, also where its
 * client holds its own segments by checks until then; stake that could leave while claims are checked, or while a ring
 * session's statement still convicts, would be none.
 */
function assertSafe(parameters: DeployParameters): void {
  const { longWindow, settlementMargin, withdrawalDelay, exitDelay, checks } = parameters;
  const disputed = CLAIM_LIFE + longestBoughtCheck(checks);
  const due = longWindow + settlementMargin + disputed;
  if (withdrawalDelay <= due) {
    throw new UsageError('DEPLOY_WITHDRAWAL_DELAY', 'deposits could be withdrawn before they are due', {
      details: { withdrawalDelay, longWindow, settlementMargin, disputed },
      hint: `set withdrawalDelay above ${due} s`,
    });
  }
  const answerable = Math.max(disputed, STATEMENT_REACH);
  if (exitDelay > answerable) return;
  throw new UsageError(
    'DEPLOY_EXIT_DELAY',
    'stake could leave while what its node signed can still be held against it',
    {
      details: { exitDelay, disputed, statements: STATEMENT_REACH },
      hint: `set exitDelay above ${answerable} s`,
    },
  );
}

/** Seconds that a bought check takes at most, where every deadline is used to its end. */
export const longestBoughtCheck = (terms: Omit<CheckTerms, 'beacon'>): number =>
  terms.maxTurns * (terms.publishTime + terms.proveTime) +
  Math.max(terms.nameTime, terms.patience) +
  terms.foldWindow;

/** @throws UsageError ADDRESSES_MALFORMED */
export function readAddresses(file: string): Addresses {
  try {
    return AddressesSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new UsageError('ADDRESSES_MALFORMED', `${file} is not a deployment's addresses file`, {
      details: { file },
      hint: 'restore it; if another version of Veilmesh wrote it, start from an empty home folder (--home)',
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
