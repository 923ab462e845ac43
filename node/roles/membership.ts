/**
 * A node's standing on chain: funded, staked, and its key of this boot registered with what its evidence shows.
 * @module
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { formatEther, toHex } from 'viem';
import { type Appraisal, appraise } from '../../crypto/attest/appraise.ts';
import { decodeEvidence } from '../../crypto/attest/evidence.ts';
import type { Policy } from '../../crypto/attest/policy.ts';
import { UnavailableError, UsageError } from '../../crypto/core/errors.ts';
import { loadBls } from '../../crypto/poea/bls.ts';
import { fundFromDev } from '../../settlement/chain/dev-accounts.ts';
import { DEV_CHAIN_ID } from '../../settlement/chain/dev-chain.ts';
import { freshByChain } from '../../settlement/chain/fresh-at.ts';
import type { Ledger } from '../../settlement/chain/ledger.ts';
import { measurementId, registeredPlatform } from '../../settlement/chain/measurement-id.ts';
import { nodeId } from '../../settlement/chain/node-id.ts';
import { possessionContext } from '../../settlement/chain/possession.ts';
import { peerIdHash } from '../peer-id.ts';
import type { Stages } from '../stages.ts';
import { nowSeconds } from '../tee/clock.ts';
import type { Enclave } from '../tee/enclave.ts';

/** Kept above the stake for registration and rotations. */
const GAS_RESERVE_WEI = 10n ** 16n;
const DEV_FUNDING_WEI = 10n ** 18n;
/** Claims signed just before a restart still count for this long. */
const OLD_KEY_GRACE_SECONDS = 600;

type FundingLedger = Pick<Ledger, 'account' | 'chainId' | 'minStake' | 'balance'>;

interface Missing {
  readonly stake: bigint;
  readonly has: bigint;
  /** Above 0. */
  readonly lacks: bigint;
}

/** Null where the account can pay stake and gas. */
async function missingFunds(ledger: FundingLedger): Promise<Missing | null> {
  const [stake, has] = await Promise.all([ledger.minStake(), ledger.balance(ledger.account)]);
  const lacks = stake + GAS_RESERVE_WEI - has;
  return lacks > 0n ? { stake, has, lacks } : null;
}

/** Says, before anything else takes time, what somebody has to send where. Nothing on the development chain, which gives ether. */
export async function sayFunding(ledger: FundingLedger, stages: Stages): Promise<void> {
  if (ledger.chainId === DEV_CHAIN_ID) return;
  const missing = await missingFunds(ledger);
  if (missing === null) return;
  const { stake, has, lacks } = missing;
  stages.done(
    'fund',
    `send ${formatEther(lacks)} ether to ${ledger.account} on chain ${ledger.chainId}: ${formatEther(stake)} is the node's stake, ` +
      `which it gets back when it leaves, ${formatEther(GAS_RESERVE_WEI)} pays for its transactions; it has ${formatEther(has)}. ` +
      'Until it is there this goes on with what needs none, then waits; nothing has to be started again',
  );
}

export interface Funding {
  /** For somebody to send what lacks; or else it is an error. */
  readonly wait: boolean;
  readonly pollMs?: number;
}

const FUNDING_POLL_MS = 5_000;

/**
 * Makes the operator's account able to stake. On the development chain it is given ether; elsewhere what lacks is waited for.
 * @throws UnavailableError NODE_UNFUNDED where nothing is waited for
 */
export async function ensureFunded(
  ledger: FundingLedger,
  rpcUrl: string,
  stages: Stages,
  { wait, pollMs = FUNDING_POLL_MS }: Funding,
): Promise<void> {
  let missing = await missingFunds(ledger);
  if (missing === null) return;
  if (ledger.chainId === DEV_CHAIN_ID) {
    await fundFromDev(rpcUrl, ledger.account, DEV_FUNDING_WEI);
    stages.done('fund', `development chain: ${formatEther(DEV_FUNDING_WEI)} ether to ${ledger.account}`);
    return;
  }
  if (!wait) {
    const { stake, has, lacks } = missing;
    throw new UnavailableError('NODE_UNFUNDED', `the operator account holds ${formatEther(has)} ether`, {
      details: {
        account: ledger.account,
        needs: formatEther(stake + GAS_RESERVE_WEI),
        has: formatEther(has),
      },
      hint: `send ${formatEther(lacks)} ether to ${ledger.account}, then run the same command`,
    });
  }
  const startedAt = performance.now();
  let said: bigint | undefined;
  while (missing !== null) {
    const { lacks } = missing;
    if (lacks !== said) {
      stages.progress('fund', `waits for ${formatEther(lacks)} ether at ${ledger.account}; ctrl-c ends it`);
      said = lacks; // once: a service would write it for days
    }
    await sleep(pollMs);
    // a chain that is away for a while is waited out too
    missing = await missingFunds(ledger).catch(() => missing);
  }
  stages.done('fund', `${ledger.account} has what it needs`, startedAt);
}

/**
 * The node's own evidence, as everybody else will verify it: what the network's policy refuses is not worth a stake.
 * @throws VerificationError TEE_*
 */
export const appraiseOwn = async (
  evidence: Uint8Array,
  policy: Policy,
  peerKey: Uint8Array,
  ledger: Ledger,
): Promise<Appraisal> =>
  await appraise(decodeEvidence(evidence), {
    policy,
    now: nowSeconds(),
    expected: { peerKey },
    keyProofs: await loadBls(),
    freshAt: freshByChain(ledger),
  });

/**
 * Registers with stake the first time, and rotates to this boot's key every time after: also a node whose evidence has lapsed.
 * Returns the node id.
 * @param shown what the enclave's evidence shows, `appraiseOwn`
 * @throws UsageError NODE_EXITING | NODE_STAKE_LOW, and the contract's refusals: UnavailableError PLATFORM_TAKEN
 */
export async function ensureRegistered(
  ledger: Ledger,
  enclave: Pick<Enclave, 'ready' | 'possession'>,
  shown: Pick<Appraisal, 'evidenceHash' | 'measurement' | 'platformId'>,
  peerId: string,
  stages: Stages,
): Promise<Uint8Array> {
  const node = nodeId(ledger.account, peerIdHash(peerId));
  const existing = await ledger.getNode(node);
  const context = possessionContext(ledger.chainId, ledger.addresses.nodeRegistry, ledger.account);
  const { enclaveKey } = enclave.ready;
  const possession = await enclave.possession(context);
  const attested = {
    evidenceHash: shown.evidenceHash,
    measurement: measurementId(shown.measurement),
    platformId: registeredPlatform(shown.platformId),
  };
  if (existing === null) {
    const stake = await ledger.minStake();
    await ledger.registerNode(
      {
        peerIdHash: peerIdHash(peerId),
        ...attested,
        payout: ledger.account,
        blsKey: enclaveKey,
        possession,
      },
      stake,
    );
    stages.done('stake', `${formatEther(stake)} ether staked, node ${toHex(node).slice(0, 10)} registered`);
    return node;
  }
  if (existing.exitAt !== 0) {
    throw new UsageError('NODE_EXITING', 'this node has asked to leave the registry', {
      details: { exitAt: existing.exitAt },
      hint: 'withdraw the stake, or join with another home folder (--home)',
    });
  }
  if (!existing.staked) {
    throw new UsageError('NODE_STAKE_LOW', 'this node has less at stake than the registry asks for', {
      details: { stake: formatEther(existing.stake), needs: formatEther(await ledger.minStake()) },
      hint: 'a conviction took it: join with another home folder (--home)',
    });
  }
  await ledger.rotateKey({
    node,
    blsKey: enclaveKey,
    possession,
    ...attested,
    oldKeyValidUntil: nowSeconds() + OLD_KEY_GRACE_SECONDS,
  });
  stages.done('stake', `node ${toHex(node).slice(0, 10)} already staked; key of this boot registered`);
  return node;
}
