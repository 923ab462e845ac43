/**
 * A node's standing: its evidence appraised, its stake on the chain, and both kept good while it runs.
 * @module
 */
import type { Appraisal } from '../../crypto/attest/appraise.ts';
import { keepPublished, publishEvidence } from '../services/evidence-desk.ts';
import { joinNetwork } from '../services/join-network.ts';
import { networkId } from '../services/network.ts';
import { type Renewal, startRenewal } from '../services/renewal.ts';
import type { Shutdown } from '../shutdown.ts';
import { nowSeconds } from '../tee/clock.ts';
import { appraiseOwn, ensureFunded, ensureRegistered } from './membership.ts';
import type { RunnerOptions } from './runner.ts';
import type { Booted } from './runner-booting.ts';
import type { Joined } from './runner-joining.ts';

export interface Standing {
  /** Its NodeRegistry id. */
  readonly node: Uint8Array;
  /** What its evidence showed when it started. */
  readonly shown: Appraisal;
  readonly renewal: Renewal;
}

/** @throws as appraiseOwn, ensureFunded, ensureRegistered */
export async function takeStanding(
  { host, introducer, network, policy, rpcUrl, ledger }: Joined,
  { enclave }: Booted,
  { config, waitForFunds, log, stages }: RunnerOptions,
  shutdown: Shutdown,
): Promise<Standing> {
  const shown = await appraiseOwn(enclave.ready.evidence, policy, host.publicKey, ledger);
  await ensureFunded(ledger, rpcUrl, stages, { wait: waitForFunds });
  const node = await ensureRegistered(ledger, enclave, shown, host.peerId, stages);
  const publish = (evidence: Uint8Array): Promise<number> => publishEvidence(host, network, node, evidence);
  log.info('evidence', {
    published: await publish(enclave.ready.evidence),
    watchers: network.watchers.length,
  });
  const renewal = await startRenewal({
    node,
    enclave,
    ledger,
    appraise: (evidence, under) => appraiseOwn(evidence, under, host.publicKey, ledger),
    policy,
    shown,
    newerPolicy: async (serial) => {
      const pinned = { ...config, network: networkId(network) };
      const { info, policy: newer } = await joinNetwork(host, introducer, pinned);
      return newer.serial > serial ? { bytes: info.policy, policy: newer } : null;
    },
    publish,
    log,
    nowSeconds,
  });
  shutdown.add(() => renewal.stop());
  shutdown.add(keepPublished(() => publish(renewal.current().evidence), log));
  return { node, shown, renewal };
}
