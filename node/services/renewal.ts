/**
 * Keeps a node's evidence young: makes it anew before it lapses, and when the network's policy changes, while sessions go on.
 *
 * New evidence is judged as everybody else will judge it, then registered, and shown only then: whoever is shown it finds
 * it on the chain. What was shown before stays good for the sessions opened under it, at the enclave and on the chain.
 * @module
 */
import type { Appraisal } from '../../crypto/attest/appraise.ts';
import type { Policy } from '../../crypto/attest/policy.ts';
import { bytesToHex, equalBytes, hex } from '../../crypto/core/bytes.ts';
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import type { OwnEvidence } from '../../mesh/session/hop-types.ts';
import type { Ledger } from '../../settlement/chain/ledger.ts';
import type { Logger } from '../log.ts';
import type { Enclave } from '../tee/enclave.ts';

export interface SignedPolicy {
  readonly bytes: Uint8Array;
  /** Opened: signature and serial were checked. */
  readonly policy: Policy;
}

export interface RenewalOptions {
  readonly node: Uint8Array;
  readonly enclave: Pick<Enclave, 'ready' | 'renew'>;
  readonly ledger: Pick<Ledger, 'settledBlock' | 'renewEvidence' | 'maxEvidenceAge'>;
  /** As everybody else will see it. @throws VerificationError TEE_* */
  readonly appraise: (evidence: Uint8Array, policy: Policy) => Promise<Pick<Appraisal, 'expiresAt'>>;
  /** In force when the node started, and what it makes of the boot's evidence. */
  readonly policy: Policy;
  readonly shown: Pick<Appraisal, 'expiresAt'>;
  /** The network's, when its serial is higher; null when it is not. */
  readonly newerPolicy: (serial: number) => Promise<SignedPolicy | null>;
  /** Gives registered evidence to whoever may want to contest it. */
  readonly publish: (evidence: Uint8Array) => Promise<unknown>;
  readonly log: Logger;
  /** Unix seconds. */
  readonly nowSeconds: () => number;
  /** How often clock and policy are looked at. */
  readonly pollMs?: number;
  /** Of 1, by how much sooner than due: nodes that started together do not renew together. */
  readonly early?: number;
}

export interface Renewal {
  /** What is shown to whoever asks. */
  current(): OwnEvidence;
  /** What was shown lately, by its hash. */
  of(evidenceHash: Uint8Array): OwnEvidence | undefined;
  /** At once. @throws what the quote provider, the policy or the chain refuse with */
  renew(): Promise<void>;
  stop(): void;
}

const POLL_MS = 30_000;
/** Twice a day at least: collateral that goes with quotes is fetched anew once a day. */
const MAX_INTERVAL_SECONDS = 43_200;
const RETRY_SECONDS = 60;
const MAX_EARLY = 0.1;
const MAX_FORMER = 8;

export async function startRenewal(options: RenewalOptions): Promise<Renewal> {
  const { enclave, ledger, log, nowSeconds, node } = options;
  const early = options.early ?? Math.random() * MAX_EARLY;
  const maxAge = await ledger.maxEvidenceAge();
  let policy = options.policy;
  let current: OwnEvidence = enclave.ready;
  let former: OwnEvidence[] = [];
  let due = dueAt(options.shown.expiresAt);
  let working: Promise<void> = Promise.resolve();
  let blind = false;

  /** Half of its life stays for the sessions that are opened under it last, and for their claims to be settled. */
  function dueAt(expiresAt: number): number {
    const now = nowSeconds();
    const half = Math.max(0, Math.min(expiresAt - now, maxAge)) / 2;
    return now + (1 - early) * Math.min(half, MAX_INTERVAL_SECONDS);
  }

  async function make(newer: SignedPolicy | null): Promise<void> {
    due = nowSeconds() + RETRY_SECONDS; // unless it succeeds
    const startedAt = performance.now();
    const freshness = hex((await ledger.settledBlock()).hash.slice(2));
    const made = await enclave.renew({ freshness, policy: newer?.bytes ?? null });
    if (newer !== null) policy = newer.policy; // the enclave took it, whatever comes of this node under it
    const { expiresAt } = await options.appraise(made.evidence, policy);
    const madeMs = performance.now() - startedAt;
    await ledger.renewEvidence({ node, evidenceHash: made.evidenceHash });
    await options.publish(made.evidence);
    former = [current, ...former].slice(0, MAX_FORMER);
    current = made;
    due = dueAt(expiresAt);
    log.info('evidence renewed', {
      evidence: bytesToHex(made.evidenceHash).slice(0, 16),
      madeMs: Math.round(madeMs),
      wholeMs: Math.round(performance.now() - startedAt),
      next: new Date(due * 1_000).toISOString(),
      ...(newer === null ? {} : { policy: policy.serial }),
    });
  }

  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const turn = working.then(work);
    working = turn.catch(() => {}); // whoever asked is told
    return turn;
  };

  async function look(): Promise<void> {
    // a peer that does not answer keeps no evidence from being renewed
    const newer = await options.newerPolicy(policy.serial).then(
      (found) => {
        blind = false;
        return found;
      },
      (thrown: unknown) => {
        if (!blind)
          log.error("the network's policy cannot be looked at", { why: asVeilmeshError(thrown).message });
        blind = true; // said once until it can
        return null;
      },
    );
    if (newer !== null || nowSeconds() >= due) await make(newer);
  }

  let looking = false;
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    inTurn(look)
      .catch((thrown: unknown) => {
        const { code, message, hint } = asVeilmeshError(thrown);
        log.error('evidence is not renewed: clients will refuse this node when the one it shows lapses', {
          code,
          why: message,
          ...(hint === undefined ? {} : { hint }),
        });
      })
      .finally(() => {
        looking = false;
      });
  }, options.pollMs ?? POLL_MS);

  return {
    current: () => current,
    of: (evidenceHash) => [current, ...former].find((own) => equalBytes(own.evidenceHash, evidenceHash)),
    renew: () => inTurn(() => make(null)),
    stop: () => clearInterval(timer),
  };
}
