/**
 * What a node is paid for, and how it comes by it: promises checked while it serves, claims handed in after, steps pursued on the chain.
 * @module
 */
import { join } from 'node:path';
import { toHex } from 'viem';
import { equalBytes } from '../../crypto/core/bytes.ts';
import { loadBls } from '../../crypto/poea/bls.ts';
import type { Directory } from '../../mesh/directory/directory.ts';
import type { Payment } from '../../mesh/session/hop-host.ts';
import { shardsOf } from '../../models/shard/manifest.ts';
import { createRegistryCheck } from '../../settlement/batch/registry-check.ts';
import { createBundleVerifier } from '../../settlement/batch/verify-bundle.ts';
import { SETTLEMENT_MARGIN } from '../../settlement/chain/deploy.ts';
import { freshByChain } from '../../settlement/chain/fresh-at.ts';
import { nodeId } from '../../settlement/chain/node-id.ts';
import { peerIdHash } from '../peer-id.ts';
import { type Coordinators, createCoordinators } from '../services/coordinators.ts';
import { serveClaims, startHandIn } from '../services/hand-in.ts';
import { ownShare, positionShare } from '../services/own-share.ts';
import { createPayCheck } from '../services/pay-check.ts';
import { PURSUING_POLL_MS, startPursuing } from '../services/pursuing.ts';
import { createSessionCover } from '../services/session-cover.ts';
import { createSharedClaims } from '../services/shared-claims.ts';
import { createStepStore, type StepStore } from '../services/step-store.ts';
import { createUnpaidStore, type UnpaidSession, type UnpaidStore } from '../services/unpaid-store.ts';
import type { Shutdown } from '../shutdown.ts';
import { nowSeconds } from '../tee/clock.ts';
import type { Keeping } from './keeping.ts';
import type { RunnerOptions } from './runner.ts';
import type { Booted } from './runner-booting.ts';
import type { Joined } from './runner-joining.ts';

/** How often it is looked for claims whose client is gone. */
const HAND_IN_POLL_MS = 10_000;

export interface Paying {
  readonly coordinators: Coordinators;
  readonly steps: StepStore;
  readonly unpaid: UnpaidStore;
  /** What its sessions ask of their clients. */
  readonly payment: Payment;
  /** Wei of a session that are this node's. */
  share(session: UnpaidSession): bigint;
  /** Wei that it has of a position, at most. */
  readonly positionWei: bigint;
  /** Hands in what its clients do not, and pursues what is its due: from when it serves. */
  collect(): Promise<void>;
}

export async function startPaying(
  joined: Joined,
  { model }: Booted,
  node: Uint8Array,
  { logs }: Keeping,
  { config, log }: RunnerOptions,
  shutdown: Shutdown,
): Promise<Paying> {
  const { host, introducer, network, policy, ledger, directory, book, handInSeconds } = joined;
  const { root, manifest, part } = joined.assignment;
  const { pricePerUnit } = model;
  const coordinators = createCoordinators(host, introducer, network, ledger);
  const unpaid = createUnpaidStore({
    folder: join(config.home, 'unpaid'),
    onError: (error) => log.error('what is owed to this node cannot be written', { why: String(error) }),
  });
  shutdown.add(() => unpaid.written());
  const steps = createStepStore(config.home, ledger.addresses);
  const sessions = createSessionCover({ ledger, sessionsOf: coordinators.sessionsOf, steps, nowSeconds });
  const payCheck = createPayCheck({
    ledger,
    sessions,
    modelRoot: root,
    costs: shardsOf(manifest).map(({ cost }) => cost),
    pricePerUnit,
    node,
    isCoordinator: coordinators.isKnown,
    store: unpaid,
    nowSeconds,
  });
  const { beacon, openWindow } = await ledger.checks.terms();
  const shared = createSharedClaims({
    host,
    peerOf: (id) => peerOf(directory, id),
    verifier: createBundleVerifier({
      bls: await loadBls(),
      policy,
      registry: createRegistryCheck(ledger, policy, 0),
      settlement: ledger.addresses,
      coordinator: null,
      checkable: SETTLEMENT_MARGIN + beacon.lead + openWindow,
      voucherMargin: 0,
      freshAt: freshByChain(ledger),
    }),
    store: unpaid,
    log,
    nowSeconds,
  });
  shutdown.add(await shared.serve());
  const split = await ledger.sessions.terms();
  const share = (session: UnpaidSession): bigint => ownShare(session, node, pricePerUnit, split);

  async function collect(): Promise<void> {
    shutdown.add(await serveClaims(host, unpaid));
    const handIn = {
      host,
      ledger,
      store: unpaid,
      peerOf: (id: Uint8Array) => peerOf(directory, id),
      coordinator: coordinators.clientOf,
      sessions,
      pricePerUnit,
      log,
      afterMs: 1_000 * handInSeconds,
      onOver: (session: UnpaidSession, how: 'escrow' | 'session' | 'lost') => book.add(how, share(session)),
    };
    shutdown.add(startHandIn(handIn, Math.min(HAND_IN_POLL_MS, handIn.afterMs)));
    const pursued = { ledger, accounts: [ledger.account], steps, logs, log };
    shutdown.add(startPursuing({ ...pursued, pollMs: PURSUING_POLL_MS }));
  }

  return {
    coordinators,
    steps,
    unpaid,
    payment: shared.over(payCheck),
    share,
    positionWei: positionShare(part.cost, pricePerUnit, split),
    collect,
  };
}

/** The live peer of a registered node. */
function peerOf(directory: Directory, node: Uint8Array): string | null {
  const found = directory
    .list()
    .find(({ operator, peerId }) => equalBytes(nodeId(toHex(operator), peerIdHash(peerId)), node));
  return found?.peerId ?? null;
}
