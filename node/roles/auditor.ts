/**
 * What makes a watcher an auditor by lot: a bond, an auditing enclave, a place among those that are drawn.
 * @module
 */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { formatEther, hexToBytes } from 'viem';
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import { UsageError } from '../../crypto/core/errors.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import type { AuditorAddress } from '../../settlement/audits/types.ts';
import { fundFromDev } from '../../settlement/chain/dev-accounts.ts';
import { DEV_CHAIN_ID } from '../../settlement/chain/dev-chain.ts';
import type { Ledger } from '../../settlement/chain/ledger.ts';
import { startAuditEnclave } from '../audit/enclave.ts';
import { createFollowUp, FOLLOW_UP_DEFAULTS, type FollowUpOptions, findIn } from '../audit/follow-up.ts';
import { loadOrCreateKey } from '../keys.ts';
import type { Logger } from '../log.ts';
import { serveAuditDesk } from '../services/audit-desk.ts';
import { AUDIT_POLL_MS, createAuditing } from '../services/auditing.ts';
import type { OpenerOptions } from '../services/opener.ts';
import type { Shutdown } from '../shutdown.ts';

/** Kept outside of the bond, for transactions and the bonds of checks. */
const RESERVE_WEI = 10n ** 17n;
/** What runs must end before what it runs on. */
const STOP_MS = 5_000;

export interface AuditorOptions
  extends Pick<FollowUpOptions, 'ledger' | 'rounds' | 'folds' | 'manifestOf' | 'log'> {
  readonly host: MeshHost;
  /** What the watcher has judged. */
  readonly batches: OpenerOptions['batches'];
  /** Peers that may have a model's parts. */
  readonly sources: readonly string[];
  readonly home: string;
  readonly rpcUrl: string;
  readonly shutdown: Shutdown;
}

export interface AuditorReady {
  readonly evidenceHash: string;
  /** Of its enclave: records are hidden from nobody who runs this machine. */
  readonly assurance: 'simulated';
}

/** @throws UsageError AUDITOR_BOND when the account cannot put up the bond; the contract's refusals */
export async function startAuditor(options: AuditorOptions): Promise<AuditorReady> {
  const { ledger, rounds, manifestOf, log, host, sources, home, shutdown } = options;
  await ensureAuditorBond(ledger, options);
  const { hash } = await ledger.settledBlock();
  const enclave = await startAuditEnclave(
    host.publicKey,
    hexToBytes(hash),
    loadOrCreateKey(home, 'simulated-platform'),
  );
  const auditing = createAuditing({
    ledger,
    rounds,
    enclave,
    manifestOf,
    parts: { host, sources, folder: join(home, 'shards') },
    folder: join(home, 'audits'),
    followUp: createFollowUp({ ...options, find: findIn(ledger, options.batches), ...FOLLOW_UP_DEFAULTS }),
    ensureBond: () => ensureAuditorBond(ledger, options),
    log,
    pollMs: AUDIT_POLL_MS,
  });
  shutdown.add(() => auditing.stop(), STOP_MS);
  shutdown.add(await serveAuditDesk(host, auditing.desk));
  const address = {
    peerKey: host.publicKey,
    evidenceHash: enclave.evidenceHash,
    endpoint: host.addresses()[0]!,
  };
  await ensureAuditor(ledger, address, log);
  auditing.start();
  log.info('auditor by lot, in a SIMULATED TEE: records are hidden from nobody who runs this machine');
  return { evidenceHash: bytesToHex(enclave.evidenceHash), assurance: 'simulated' };
}

/** On the development chain the account is given what it lacks. */
async function ensureAuditorBond(
  ledger: Ledger,
  { log, rpcUrl }: Pick<AuditorOptions, 'log' | 'rpcUrl'>,
): Promise<void> {
  const [{ bond, fee }, standing, balance] = await Promise.all([
    ledger.audits.terms(),
    ledger.vault.standingOf(ledger.account),
    ledger.balance(ledger.account),
  ]);
  const missing = bond + fee - standing;
  if (missing <= 0n) return;
  if (balance < missing + RESERVE_WEI && ledger.chainId === DEV_CHAIN_ID) {
    await fundFromDev(rpcUrl, ledger.account, missing + 2n * RESERVE_WEI);
  } else if (balance < missing + RESERVE_WEI) {
    throw new UsageError('AUDITOR_BOND', "the account cannot put up an auditor's bond", {
      details: { account: ledger.account, lacks: formatEther(missing), has: formatEther(balance) },
      hint: 'fund the account, or watch without --auditor',
    });
  }
  await ledger.vault.deposit(ledger.account, missing);
  log.info("auditor's bond", { added: formatEther(missing) });
}

/** Enrols unless it serves, and says where it is and by which evidence: its enclave's keys are new with every start. */
async function ensureAuditor(ledger: Ledger, address: AuditorAddress, log: Logger): Promise<void> {
  const { audits, account } = ledger;
  const slots = (await audits.slots()).filter((slot) => slot.account === account);
  if (!slots.some(({ until }) => until === 0)) {
    const { drawTime } = await audits.terms();
    const from = Math.max(...slots.map(({ until }) => until + drawTime), 0);
    if ((await ledger.time()) <= from) log.info('its slot is free again once its last draws are over');
    while ((await ledger.time()) <= from) await sleep(AUDIT_POLL_MS);
    await audits.enrol();
  }
  const said = await audits.addressOf(account);
  const same =
    said !== null &&
    equalBytes(said.peerKey, address.peerKey) &&
    equalBytes(said.evidenceHash, address.evidenceHash) &&
    said.endpoint === address.endpoint;
  if (!same) await audits.announce(address);
}
