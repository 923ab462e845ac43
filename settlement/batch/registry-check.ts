/**
 * Checks a bundle against the registries: the model may be served, and every key that signed is of a staked node
 * that the voucher pays, under evidence that this node registered and that nobody revoked.
 * @module
 */
import type { Policy } from '../../crypto/attest/policy.ts';
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import type { LedgerReads } from '../chain/ledger.ts';
import type { ModelRecord, NodeKey } from '../chain/types.ts';
import type { Bundle } from './bundle.ts';
import { type Appraised, createEvidenceCheck, type EvidenceLedger } from './registered-evidence.ts';

/** How long a node or model found on the chain is remembered; what was not found is asked for again. */
const LIFETIME_MS = 10_000;
const MAX_REMEMBERED = 4_096;

export interface RegistryCheck {
  /**
   * What is known without looking at evidence.
   * @param now unix seconds
   * @throws VerificationError MODEL_UNKNOWN | MODEL_NOT_SERVABLE | NODE_KEY_UNKNOWN | NODE_KEY_EXPIRED |
   * NODE_NOT_SERVING | NODE_NOT_PAID; UnavailableError CHAIN_UNREACHABLE
   */
  check(bundle: Bundle, now: number): Promise<Registered>;
  /**
   * The rest, once the hops' evidence was verified.
   * @param appraisals by hop
   * @throws VerificationError NODE_EVIDENCE | NODE_EVIDENCE_STALE | NODE_MEASUREMENT | NODE_PLATFORM | NODE_REVOKED;
   * UnavailableError CHAIN_UNREACHABLE
   */
  checkEvidence(registered: Registered, appraisals: readonly Appraised[], now: number): Promise<void>;
}

export interface Registered {
  /** For its price, shards and semantics. */
  readonly model: ModelRecord;
  /** By hop. */
  readonly keys: readonly NodeKey[];
}

/** @param lateness seconds, see registered-evidence.ts: 0 for who accepts, JUDGING_LATENESS for who judges what others accepted */
export function createRegistryCheck(
  ledger: Pick<LedgerReads, 'nodeByKey' | 'getModel'> & EvidenceLedger,
  policy: Pick<Policy, 'oneKeyPerPlatform'>,
  lateness: number,
): RegistryCheck {
  const nodeByKey = remembering((key: Uint8Array) => ledger.nodeByKey(key));
  const getModel = remembering((root: Uint8Array) => ledger.getModel(root));
  const evidence = createEvidenceCheck(ledger, policy, lateness);

  return {
    async check(bundle, now) {
      const [model, ...keys] = await Promise.all([
        getModel(bundle.voucher.voucher.modelRoot),
        ...bundle.claims.map(({ claim }) => nodeByKey(claim.enclaveKey)),
      ]);
      checkModel(bundle, model);
      return { model, keys: keys.map((key, hop) => checkNode(bundle, hop, key, now)) };
    },
    async checkEvidence({ model, keys }, appraisals, now) {
      await Promise.all(keys.map((key, hop) => evidence.check(key, appraisals[hop]!, model.modelRoot, now)));
    },
  };
}

function checkModel(bundle: Bundle, model: ModelRecord | null): asserts model is ModelRecord {
  const { modelRoot } = bundle.voucher.voucher;
  if (model === null) {
    throw new VerificationError('MODEL_UNKNOWN', 'the model is not registered', {
      details: { modelRoot: bytesToHex(modelRoot) },
      hint: 'list the registered models: veilmesh model ls',
    });
  }
  if (!model.servable) {
    throw new VerificationError('MODEL_NOT_SERVABLE', 'the model is deprecated', {
      details: { modelRoot: bytesToHex(modelRoot) },
    });
  }
}

function checkNode(bundle: Bundle, hop: number, key: NodeKey | null, now: number): NodeKey {
  if (key === null) {
    throw new VerificationError('NODE_KEY_UNKNOWN', 'a claim is signed by a key that is not registered', {
      details: { hop },
      hint: 'register the key before serving: veilmesh join',
    });
  }
  if (key.validUntil < now) {
    throw new VerificationError('NODE_KEY_EXPIRED', 'a claim is signed by a key that its node has replaced', {
      details: { hop, validUntil: key.validUntil, now },
    });
  }
  if (!key.record.staked) {
    throw new VerificationError(
      'NODE_NOT_SERVING',
      'a claim is by a node that is leaving or has too little stake',
      {
        details: { hop, stake: String(key.record.stake), exitAt: key.record.exitAt },
      },
    );
  }
  if (!equalBytes(key.node, bundle.voucher.voucher.payees[hop]!.node)) {
    throw new VerificationError('NODE_NOT_PAID', 'the voucher pays another node than the one that signed', {
      details: { hop },
    });
  }
  return key;
}

function remembering<T>(ask: (key: Uint8Array) => Promise<T | null>): (key: Uint8Array) => Promise<T | null> {
  const found = new Map<string, { readonly at: number; readonly value: T }>();
  return async (key) => {
    const name = bytesToHex(key);
    const known = found.get(name);
    if (known !== undefined && Date.now() - known.at < LIFETIME_MS) return known.value;
    const value = await ask(key);
    found.delete(name);
    if (value !== null) {
      if (found.size >= MAX_REMEMBERED) found.delete(found.keys().next().value!);
      found.set(name, { at: Date.now(), value });
    }
    return value;
  };
}
