/**
 * A localnet's chain: anvil with the contracts, the beacon that draws its checks, the owner of its models, and ether for those who work.
 * @module
 */
import { join } from 'node:path';
import { formatEther, toHex } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { equalBytes } from '../../crypto/core/bytes.ts';
import { UsageError } from '../../crypto/core/errors.ts';
import { modelRoot, type PackedModel, shardRoot, shardsOf } from '../../models/shard/manifest.ts';
import { type Anvil, startAnvil } from '../../settlement/chain/anvil.ts';
import { DEV_PARAMETERS, deployContracts } from '../../settlement/chain/deploy.ts';
import { devAccount } from '../../settlement/chain/dev-accounts.ts';
import type { Ledger } from '../../settlement/chain/ledger.ts';
import type { Addresses } from '../../settlement/chain/types.ts';
import { createViemLedger } from '../../settlement/chain/viem-ledger.ts';
import { RATE_ONE } from '../../settlement/checks/draws.ts';
import type { CheckTerms } from '../../settlement/checks/types.ts';
import { loadOrCreateKey } from '../keys.ts';
import { createDevBeacon, DEV_BEACON_PERIOD, type DevBeacon } from '../services/dev-beacon.ts';
import type { Shutdown } from '../shutdown.ts';
import type { Stages } from '../stages.ts';
import { nowSeconds } from '../tee/clock.ts';
import { guardProcess } from './guard.ts';

export interface LocalChain {
  readonly anvil: Anvil;
  readonly contracts: Addresses;
  /** Of the models' owner. */
  readonly ledger: Ledger;
  readonly beacon: DevBeacon;
  readonly terms: CheckTerms;
}

export interface ChainOptions {
  readonly home: string;
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** In place of the development chain's own. */
  readonly checks: Partial<CheckTerms>;
  readonly stages: Stages;
  /** Where its end is added. */
  readonly shutdown: Shutdown;
}

/** Wei per work unit (a thousand multiply-accumulates) on the development chain. */
const DEV_PRICE_WEI = 10n ** 6n;
const CHILD_FUNDING_WEI = 2n * 10n ** 18n;
const OWNER_ACCOUNT = 0;
const FUNDING_ACCOUNT = 1;
/** A chain that has not written its state by then is killed. */
const CHAIN_STOP_MS = 10_000;
/** Seconds that a node with a broken TEE has to show and prove a cell, which it lets run out: of a language model, and of others. */
const CHEAT_CLOCKS = { remembers: [60, 20], not: [40, 5] } as const;

export const ownerKey = (): Ledger['account'] => devAccount(OWNER_ACCOUNT).privateKey;

/** @throws UnavailableError CHAIN_*; UsageError LOCALNET_BEACON */
export async function openChain(options: ChainOptions): Promise<LocalChain> {
  const { home, host, port, checks, stages, shutdown } = options;
  const at = performance.now();
  stages.progress('chain', 'starts anvil, and deploys the contracts where they are not there yet');
  const anvil = await startAnvil({
    stateFile: join(home, 'chain', 'state.json'),
    host,
    ...(port === 0 ? {} : { port }),
  });
  const guard = guardProcess(anvil.pid);
  void anvil.exited.then(() => guard.release());
  shutdown.add(() => anvil.kill());
  shutdown.add(() => anvil.stop(), CHAIN_STOP_MS);

  const beacon = await createDevBeacon(loadOrCreateKey(home, 'development-beacon'));
  const contracts = await deployContracts({
    rpcUrl: anvil.url,
    privateKey: ownerKey(),
    parameters: {
      ...DEV_PARAMETERS,
      checks: { ...DEV_PARAMETERS.checks, ...checks },
      beacon: {
        genesis: nowSeconds(),
        period: DEV_BEACON_PERIOD,
        lead: 0, // blocks of the embedded chain are written at once
        publicKey: beacon.publicKey,
      },
    },
    addressesFile: join(home, 'chain', 'contracts.json'),
  });
  const ledger = await createViemLedger({
    rpcUrl: anvil.url,
    addresses: contracts,
    privateKey: ownerKey(),
  });
  const terms = await ledger.checks.terms();
  refuseOtherBeacon(terms, beacon);
  stages.done('chain', `anvil (development) at ${anvil.url}, rollup ${contracts.meshRollup}`, at);
  stages.done(
    'beacon',
    'DEVELOPMENT: its key is in this folder; draws spot-checks of ' +
      `${((100 * terms.rate) / RATE_ONE).toFixed(1)} % of segments, ${terms.cells} cells each`,
  );
  return { anvil, contracts, ledger, beacon, terms };
}

/** @throws UsageError LOCALNET_BEACON when the chain was set up with a key that this folder no longer has */
function refuseOtherBeacon(terms: CheckTerms, { publicKey }: DevBeacon): void {
  if (equalBytes(terms.beacon.publicKey, publicKey)) return;
  throw new UsageError('LOCALNET_BEACON', "the chain's beacon has another key than this folder", {
    hint: 'restore keys/development-beacon.key, or start from an empty home folder (--home)',
  });
}

/** Of a chain on which a node of one of these models cheats. */
export function cheatTerms(
  models: readonly PackedModel[],
): Pick<CheckTerms, 'rate' | 'publishTime' | 'proveTime'> {
  const remembers = models.some(({ manifest }) => manifest.context > 0);
  const [publishTime, proveTime] = CHEAT_CLOCKS[remembers ? 'remembers' : 'not'];
  return { rate: 0, publishTime, proveTime };
}

/** Once and for all: a model's hash is fixed on chain before anybody can serve it. */
export async function publishModel({ ledger }: LocalChain, { manifest }: PackedModel): Promise<void> {
  const root = modelRoot(manifest);
  if ((await ledger.getModel(root)) !== null) return;
  await ledger.publishModel({
    modelRoot: root,
    shardRoots: shardsOf(manifest).map(shardRoot),
    semanticsHash: manifest.semanticsHash,
    pricePerUnit: DEV_PRICE_WEI,
    licence: manifest.license,
  });
}

/**
 * Gives a child's account ether before it starts; one payer, and one after another, so that nonces never cross.
 * @throws UsageError DEV_FUNDS_SPENT
 */
export async function fundChild({ anvil, contracts }: LocalChain, childHome: string): Promise<void> {
  const { address } = privateKeyToAccount(toHex(loadOrCreateKey(childHome, 'account')));
  const payer = await createViemLedger({
    rpcUrl: anvil.url,
    addresses: contracts,
    privateKey: devAccount(FUNDING_ACCOUNT).privateKey,
  });
  if ((await payer.balance(address)) >= CHILD_FUNDING_WEI / 2n) return;
  if ((await payer.balance(payer.account)) < CHILD_FUNDING_WEI) {
    throw new UsageError(
      'DEV_FUNDS_SPENT',
      `the development account has less than ${formatEther(CHILD_FUNDING_WEI)} ether`,
      {
        hint: 'start from an empty home folder (--home)',
      },
    );
  }
  await payer.transfer(address, CHILD_FUNDING_WEI);
}
