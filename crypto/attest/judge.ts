/**
 * What a policy makes of facts that a verifier established: acceptable until when, or a coded refusal.
 * @module
 */
import { bytesToHex } from '../core/bytes.ts';
import { VerificationError } from '../core/errors.ts';
import type { Policy } from './policy.ts';
import { isListed, openCustodyList } from './proof-of-cloud.ts';
import type { HardwareReport } from './report.ts';

const SHOW = 'veilmesh policy show prints what the policy accepts';
const refuse = (code: string, message: string, details: VerificationError['details'], hint = SHOW) =>
  new VerificationError(code, message, { details, hint });

/**
 * Of measurements of any kind.
 * @param now unix seconds @returns unix seconds from which on the policy refuses it
 * @throws VerificationError POLICY_EXPIRED | TEE_MEASUREMENT_UNKNOWN | TEE_MEASUREMENT_REVOKED
 */
export function judgeMeasurement(measurement: string, policy: Policy, now: number): number {
  const { expiresAt } = policy;
  if (expiresAt !== null && now >= expiresAt) {
    throw refuse(
      'POLICY_EXPIRED',
      'the policy has ended',
      { serial: policy.serial, expiresAt, now },
      'ask its signer for the newest one: veilmesh policy show',
    );
  }
  const from = policy.revoked
    .filter((revoked) => revoked.measurement === measurement)
    .reduce((first, revoked) => Math.min(first, revoked.from), Number.POSITIVE_INFINITY);
  if (now >= from) {
    throw refuse(
      'TEE_MEASUREMENT_REVOKED',
      'the policy has revoked this measurement',
      { got: measurement, from, now },
      'the node must run a newer release: veilmesh doctor',
    );
  }
  if (!policy.measurements.includes(measurement)) {
    throw refuse('TEE_MEASUREMENT_UNKNOWN', 'the policy does not list this measurement', {
      got: measurement,
    });
  }
  return Math.min(from, expiresAt ?? from);
}

/**
 * @param now unix seconds @returns unix seconds from which on the policy, or what the report rests on, refuses it
 * @throws VerificationError POLICY_EXPIRED | TEE_KIND_REFUSED | TEE_MEASUREMENT_* | TEE_REVOCATION_OLD | TEE_TCB_STATUS | TEE_ADVISORY |
 * TEE_TCB_EVALUATION_OLD | TEE_VERSION_FLOOR | TEE_VMPL | TEE_PLATFORM_UNKNOWN | TEE_PROOF_OF_CLOUD
 */
export function judgeHardware(report: HardwareReport, policy: Policy, now: number): number {
  if (!policy.kinds.includes(report.kind)) {
    throw refuse('TEE_KIND_REFUSED', `the policy does not accept ${report.kind}`, {
      expected: policy.kinds,
      got: report.kind,
    });
  }
  const until = [report.validUntil, judgeMeasurement(report.measurement, policy, now)];
  until.push(judgeTcb(report, policy, now));
  if (policy.maxRevocationAgeSeconds !== null && report.listedAt !== undefined) {
    const listsUntil = report.listedAt + policy.maxRevocationAgeSeconds;
    if (now >= listsUntil) {
      throw refuse(
        'TEE_REVOCATION_OLD',
        'a revocation list that the evidence rests on is older than the policy allows',
        { listedAt: report.listedAt, maxAgeSeconds: policy.maxRevocationAgeSeconds, now },
        'the node must fetch it again: veilmesh doctor',
      );
    }
    until.push(listsUntil);
  }
  if (report.vmpl !== null && report.vmpl > policy.maxVmpl) {
    throw refuse('TEE_VMPL', 'the report was asked for at too low a privilege level', {
      expected: policy.maxVmpl,
      got: report.vmpl,
    });
  }
  const platform = report.platformId === null ? 'none' : bytesToHex(report.platformId);
  if (policy.platforms !== null && !isListed(policy.platforms, report.platformId)) {
    throw refuse('TEE_PLATFORM_UNKNOWN', 'the policy does not list this machine', { got: platform });
  }
  if (policy.proofOfCloud !== null) {
    const { list, signer } = policy.proofOfCloud;
    const { platforms, issuedAt, expiresAt } = openCustodyList(list, signer);
    if (now < issuedAt || now >= expiresAt || !isListed(platforms, report.platformId)) {
      throw refuse('TEE_PROOF_OF_CLOUD', 'nobody vouches now for where this machine stands', {
        got: platform,
        issuedAt,
        expiresAt,
        now,
      });
    }
    until.push(expiresAt);
  }
  return Math.min(...until);
}

/** @returns unix seconds until which its advisories are borne with */
function judgeTcb(report: HardwareReport, policy: Policy, now: number): number {
  const { tcbStatus, advisories, tcbEvaluationDataNumber } = report;
  if (!policy.tcbStatuses.some((status) => status === tcbStatus)) {
    throw refuse(
      'TEE_TCB_STATUS',
      "the policy does not accept this state of the machine's firmware and processor",
      { expected: policy.tcbStatuses, got: tcbStatus, advisories },
      'its operator must update firmware and microcode: veilmesh doctor',
    );
  }
  let until = Number.POSITIVE_INFINITY;
  for (const advisory of advisories) {
    const borne = policy.advisories
      .filter(({ id }) => id === advisory)
      .reduce((last, exception) => Math.max(last, exception.until), 0);
    if (now >= borne) {
      throw refuse(
        'TEE_ADVISORY',
        'the machine has an open advisory that the policy does not except, or no more',
        { got: advisory, until: borne, now },
        'its operator must update firmware and microcode: veilmesh doctor',
      );
    }
    until = Math.min(until, borne);
  }
  const floor = policy.minTcbEvaluationDataNumber;
  if (tcbEvaluationDataNumber !== null && tcbEvaluationDataNumber < floor) {
    throw refuse(
      'TEE_TCB_EVALUATION_OLD',
      "the collateral is older than the policy's floor, whatever its dates say",
      { expected: floor, got: tcbEvaluationDataNumber },
      'the node must fetch its collateral again: veilmesh doctor',
    );
  }
  checkFloors(report, policy);
  return until;
}

function checkFloors({ kind, product, versions }: HardwareReport, { minVersions }: Policy): void {
  const ofKind = minVersions.filter((floor) => floor.kind === kind);
  const floors = ofKind.filter((floor) => floor.product === null || floor.product === product);
  if (ofKind.length > 0 && floors.length === 0) {
    throw refuse('TEE_VERSION_FLOOR', 'the policy has floors for other machines of this kind only', {
      expected: ofKind.map((floor) => floor.product ?? ''),
      got: product ?? 'none',
    });
  }
  for (const [field, least] of floors.flatMap((floor) => Object.entries(floor.least))) {
    const got = versions[field] ?? -1;
    if (got >= least) continue;
    throw refuse(
      'TEE_VERSION_FLOOR',
      `the machine's ${field} is older than the policy allows`,
      { field, product: product ?? null, expected: least, got },
      'its operator must update firmware and microcode: veilmesh doctor',
    );
  }
}
