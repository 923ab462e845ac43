/**
 * Serves a node's shard: sessions, what clients ask of its evidence and its model, and the heartbeat that says so.
 * @module
 */
import { hexToBytes } from 'viem';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { UnavailableError } from '../../crypto/core/errors.ts';
import { type HopHost, type Payment, serveSessions } from '../../mesh/session/hop-host.ts';
import { serveShards } from '../../mesh/shards/serve.ts';
import { modelRoot as rootOf, shardRoot } from '../../models/shard/manifest.ts';
import { measureSession } from '../metrics/node.ts';
import { serveEvidence } from '../services/evidence.ts';
import { serveManifests } from '../services/manifest.ts';
import { createProvenPeers, serveProofs } from '../services/possession.ts';
import type { Shutdown } from '../shutdown.ts';
import { nowUs } from '../tee/clock.ts';
import type { Enclave } from '../tee/enclave.ts';
import type { RunnerOptions } from './runner.ts';
import type { Booted } from './runner-booting.ts';
import type { Joined } from './runner-joining.ts';
import type { Standing } from './runner-standing.ts';

const SESSION_IDLE_MS = 120_000;
const SESSION_OPEN_MS = 10_000;
/** The directory repeats the last announcement at every heartbeat; this is how often the load in it is renewed. */
const LOAD_REFRESH_MS = 10_000;
/** Weight of the newest step in the moving average that heartbeats tell. */
const LOAD_SMOOTHING = 0.2;

export async function serveHop(
  { tee, peerKey, host, metrics, directory, ledger, assignment: { root, manifest, part } }: Joined,
  { store, witnesses, enclave }: Booted,
  { renewal }: Standing,
  payment: Payment,
  { log, maxSessions }: RunnerOptions,
  shutdown: Shutdown,
): Promise<{ readonly hop: HopHost; readonly announce: (draining: boolean) => Promise<void> }> {
  let stepMicros = 0;
  const timed: Enclave = {
    ...enclave,
    open: async (envelope, peerId) => {
      if (!witnesses.isFull()) return await enclave.open(envelope, peerId);
      log.error('no room for witnesses: no session is opened until older claims have run out', {
        bytes: witnesses.bytes,
        more: '--witness-mb',
      });
      throw new UnavailableError('WITNESS_FULL', 'this node keeps as many witnesses as it can', {
        hint: 'run it again: the planner takes another node where there is one',
      });
    },
    step: async (session, frame, arrivedUs) => {
      const result = await enclave.step(session, frame, arrivedUs);
      const took = nowUs() - arrivedUs;
      stepMicros = stepMicros === 0 ? took : stepMicros + LOAD_SMOOTHING * (took - stepMicros);
      return result;
    },
  };
  const hop = await serveSessions(host, timed, {
    maxSessions,
    maxSessionsPerPeer: Math.ceil(maxSessions / 2),
    idleMs: SESSION_IDLE_MS,
    openMs: SESSION_OPEN_MS,
    maxFrameBytes: enclave.ready.maxFrameBytes,
    nowUs,
    payment,
    prove: createProvenPeers(host, peerKey, renewal),
    dialable: directory.reachable,
    onSession: (event) => {
      measureSession(metrics, event);
      if (event.kind === 'failed') log.error('session failed', { code: event.code, why: event.message });
      else
        log.info(
          `session ${event.kind}`,
          'active' in event ? { active: event.active } : { steps: event.steps.length },
        );
    },
  });
  shutdown.add(() => hop.close());
  shutdown.add(await serveEvidence(host, () => renewal.current().evidence));
  shutdown.add(await serveProofs(host, peerKey, renewal));
  shutdown.add(await serveManifests(host, new Map([[bytesToHex(root), manifest]])));
  shutdown.add(await serveShards(host, store));
  let leaving = false;
  const announce = (draining = leaving): Promise<void> => {
    leaving = draining;
    return directory.announce({
      operator: hexToBytes(ledger.account),
      serving: [{ modelRoot: rootOf(manifest), shardRoot: shardRoot(part), index: part.index }],
      evidenceHash: renewal.current().evidenceHash,
      enclaveKey: enclave.ready.enclaveKey,
      hpkeKey: enclave.ready.hpkeKey,
      bootNonce: enclave.ready.bootNonce,
      engine: enclave.ready.engine.name,
      load: { sessions: hop.active(), stepMicros: Math.round(stepMicros) },
      simulated: tee === 'simulated',
      draining,
    });
  };
  await announce();
  const refresh = setInterval(() => {
    announce().catch((error: unknown) => log.error('heartbeat failed', { why: String(error) }));
  }, LOAD_REFRESH_MS);
  shutdown.add(() => clearInterval(refresh));
  return { hop, announce };
}
