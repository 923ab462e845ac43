/**
 * `veilmesh model revoke <model> <node|measurement>`: the owner's word on the chain that nobody should give work on the model to that code any
 * more; with --dry-run, whom it meets and what is left. Takes no stake and no fee of work that was done.
 * @module
 */
import type { Command } from 'commander';
import { isMeasurement } from '../../crypto/attest/policy.ts';
import { bytesToHex, hex } from '../../crypto/core/bytes.ts';
import { UnavailableError, UsageError } from '../../crypto/core/errors.ts';
import { measurementId } from '../../settlement/chain/measurement-id.ts';
import {
  asOwner,
  coverageOf,
  dateText,
  gapsText,
  type MeshModel,
  ownersLedger,
  readMeshModel,
} from './mesh-model.ts';
import { counted } from './output.ts';

interface RevokeFlags {
  /** Seconds from now. */
  readonly in?: number;
  readonly evenIfLast?: boolean;
  readonly dryRun?: boolean;
}

/** Between the asking and the transaction, seconds. */
const MARGIN = 60;

export async function revokeForModel(
  name: string,
  whom: string,
  { in: ahead = 0, evenIfLast = false, dryRun = false }: RevokeFlags,
  command: Command,
): Promise<void> {
  await asOwner(command, async (connection, out) => {
    const model = await readMeshModel(connection, name);
    const subject = subjectOf(model, whom);
    const owner = await ownersLedger(connection, model);
    const [time, notice] = await Promise.all([owner.time(), owner.revocations.notice()]);
    const from = time + Math.max(notice + MARGIN, ahead);
    const stands = await owner.revocations.revokedForModelFrom(model.root, subject);
    if (stands !== null && stands <= from) {
      throw new UsageError(
        'REVOKED_ALREADY',
        `it is revoked for this model from ${dateText(stands)} on already`,
        {
          details: { measurementId: bytesToHex(subject) },
          hint: `veilmesh model coverage ${name}`,
        },
      );
    }
    const meets = ({ standing }: MeshModel['nodes'][number]): boolean =>
      standing.measurementId === bytesToHex(subject);
    const met = model.nodes.filter(meets);
    const coverage = { before: coverageOf(model), after: coverageOf(model, meets) };
    const gaps = gapsText(coverage.after);
    const value = {
      name: model.manifest.name,
      modelRoot: bytesToHex(model.root),
      measurementId: bytesToHex(subject),
      measurement: met[0]?.standing.measurement ?? null,
      from,
      noticeSeconds: notice,
      nodes: met.map(({ peerId, shard }) => ({ peerId, shard })),
      coverage,
      dryRun,
    };
    const lines = [
      `${model.manifest.name}: measurement ${value.measurement ?? bytesToHex(subject)}`,
      `  from         ${dateText(from)} on, ${notice} s of notice: who works until then hands in and is paid`,
      `  meets        ${met.length === 0 ? 'no live node' : `${counted(met.length, 'node')}: ${met.map(({ peerId, shard }) => `${peerId.slice(-8)} (shard ${shard + 1})`).join(', ')}`}`,
      `  left         nodes by shard ${coverage.after.join(' / ')}, now ${coverage.before.join(' / ')}${gaps === null ? '' : `: NO node for ${gaps}`}`,
      '  for ever     a revocation can be brought forward, and not taken back',
    ];
    if (dryRun) return out.result(value, lines.join('\n'));
    if (gaps !== null && !evenIfLast) {
      throw new UnavailableError('REVOKE_LEAVES_GAP', `nobody would serve ${gaps} of this model any more`, {
        details: { coverage: coverage.after, nodes: met.map(({ peerId }) => peerId) },
        hint: 'have others serve it first (veilmesh model coverage), or add --even-if-last',
      });
    }
    for (const line of lines) out.note(line);
    const { txHash } = await owner.revocations.revokeForModel(model.root, subject, from);
    out.result(
      { ...value, txHash },
      `revoked for ${model.manifest.name} from ${dateText(from)} on: ${txHash}`,
    );
  });
}

/** Of a node's id, the end of a live node's peer id, a measurement's text, or its id. @throws UsageError REVOKE_WHOM */
function subjectOf({ nodes }: MeshModel, whom: string): Uint8Array {
  if (isMeasurement(whom)) return measurementId(whom);
  if (/^[0-9a-f]{64}$/.test(whom)) return hex(whom);
  const found = nodes.filter(({ peerId }) => peerId.endsWith(whom));
  const ids = new Set(found.flatMap(({ standing }) => standing.measurementId ?? []));
  if (ids.size === 1) return hex([...ids][0]!);
  throw new UsageError(
    'REVOKE_WHOM',
    `${found.length === 0 ? 'no live node of this model is' : 'several nodes of unlike code are'} called '${whom}'`,
    {
      hint: "name the end of a node's peer id (veilmesh model coverage), or a measurement as veilmesh model allow lists it",
    },
  );
}
