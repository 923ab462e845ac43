/**
 * `veilmesh model allow <model> [measurement...]`: which code may serve a model; of a sealed one, with a policy file, measurements are added to
 * what its key brokers give keys to, or taken out.
 *
 * Open weights cannot be kept from anybody: there the mesh's policy decides whose work counts, and `model revoke` takes code out.
 * @module
 */
import { writeFileSync } from 'node:fs';
import { ed25519 } from '@noble/curves/ed25519.js';
import type { Command } from 'commander';
import { isMeasurement, type Policy, signPolicy } from '../../crypto/attest/policy.ts';
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import { UsageError } from '../../crypto/core/errors.ts';
import { peerOfPublicKey } from '../../mesh/host/identity.ts';
import { measurementId } from '../../settlement/chain/measurement-id.ts';
import type { ClientConnection } from '../client/connect.ts';
import { loadOrCreateKey } from '../keys.ts';
import { nowSeconds } from '../tee/clock.ts';
import { contextOf } from './context.ts';
import { asOwner, dateText, type MeshModel, readMeshModel } from './mesh-model.ts';
import { counted, type Output } from './output.ts';
import { readPolicyFile } from './policy-file.ts';

interface AllowFlags {
  /** Of the model's key brokers: signed by this home's policy key. */
  readonly policy?: string;
  readonly remove?: boolean;
  readonly dryRun?: boolean;
}

export async function allowModel(
  name: string,
  given: readonly string[],
  flags: AllowFlags,
  command: Command,
): Promise<void> {
  const { config } = contextOf(command);
  await asOwner(command, async (connection, out) => {
    const model = await readMeshModel(connection, name);
    if (given.length === 0) return await listAllowed(connection, model, flags, out);
    if (model.sealed === null) {
      throw new UsageError(
        'MODEL_OPEN',
        `${model.manifest.name} is not sealed: its weights are for whoever fetches them`,
        {
          hint: `take code out by its measurement: veilmesh model revoke ${name} <measurement> --dry-run; or veilmesh model publish ${name} --sealed`,
        },
      );
    }
    if (flags.policy === undefined) {
      throw new UsageError('ALLOW_POLICY', 'key brokers give keys by a policy file of yours', {
        hint: `veilmesh model allow ${name} <measurement> --policy FILE, the one of veilmesh keybroker --policy`,
      });
    }
    changePolicy(flags.policy, given, flags, loadOrCreateKey(config.home, 'policy'), out);
  });
}

/** Code that may serve: by the mesh's policy, or the brokers', but for what the owner revoked. */
async function listAllowed(
  { policy: mesh, ledger }: ClientConnection,
  { root, manifest, sealed, nodes }: MeshModel,
  { policy: path }: AllowFlags,
  out: Output,
): Promise<void> {
  const policy = path === undefined ? mesh : readPolicyFile(path).policy;
  const measurements = await Promise.all(
    policy.measurements.map(async (measurement) => {
      const id = measurementId(measurement);
      const byOwner = await ledger.revocations.revokedForModelFrom(root, id);
      const byPolicy = policy.revoked.find((one) => one.measurement === measurement)?.from ?? null;
      const running = nodes.filter(({ standing }) => standing.measurementId === bytesToHex(id));
      return { measurement, byOwner, byPolicy, nodes: running.map(({ peerId }) => peerId) };
    }),
  );
  const weights =
    sealed === null
      ? manifest.closed
        ? 'closed, and not sealed: nodes have them in clear'
        : 'open: whoever fetches them can compute with them; allowed means whose work clients and hops take'
      : `sealed under ${sealed.grade} keys; ${sealed.threshold} of ${counted(sealed.brokers.length, 'broker')} give a key: ${sealed.brokers.map((key) => peerOfPublicKey(key).slice(-8)).join(', ')}`;
  out.result(
    {
      name: manifest.name,
      modelRoot: bytesToHex(root),
      sealed:
        sealed === null
          ? null
          : {
              grade: sealed.grade,
              threshold: sealed.threshold,
              brokers: sealed.brokers.map(peerOfPublicKey),
            },
      policy: {
        serial: policy.serial,
        whose: path ?? 'the mesh',
        allowSimulated: policy.allowSimulated,
        platforms: policy.platforms?.length ?? null,
      },
      measurements,
    },
    [
      `${manifest.name} ${bytesToHex(root).slice(0, 12)}`,
      `  weights      ${weights}`,
      `  policy       ${policy.serial} of ${path ?? 'the mesh'}: simulated TEEs ${policy.allowSimulated ? 'ACCEPTED' : 'refused'}, machines: ${policy.platforms === null ? 'any' : counted(policy.platforms.length, 'listed one')}`,
      ...measurements.map(
        ({ measurement, byOwner, byPolicy, nodes: running }) =>
          `  may serve    ${measurement}${revokedText(byOwner, 'by the owner')}${revokedText(byPolicy, 'by the policy')}, ${counted(running.length, 'node')} now`,
      ),
    ].join('\n'),
  );
}

const revokedText = (from: number | null, whose: string): string =>
  from === null ? '' : `, REVOKED ${whose} from ${dateText(from)} on`;

/**
 * A policy with another serial in the old one's place; brokers read it for every key that they give.
 * @param key that signed the old one @throws UsageError ALLOW_* | POLICY_NOT_YOURS | FILE_UNREADABLE
 */
export function changePolicy(
  path: string,
  given: readonly string[],
  { remove = false, dryRun = false }: AllowFlags,
  key: Uint8Array,
  out: Pick<Output, 'result'>,
): void {
  const unknown = given.filter((text) => !isMeasurement(text));
  if (unknown.length > 0) {
    throw new UsageError('ALLOW_MEASUREMENT', 'no verifier writes a measurement like that', {
      details: { got: unknown },
      hint: 'copy it from: veilmesh policy check --node <peer>',
    });
  }
  const { policy, signer } = readPolicyFile(path);
  if (!equalBytes(signer, ed25519.getPublicKey(key))) {
    throw new UsageError(
      'POLICY_NOT_YOURS',
      'the policy is signed with another key than the one of this folder',
      {
        details: { signer: bytesToHex(signer) },
        hint: "run it in the signer's home folder: --home <folder>",
      },
    );
  }
  const changed = withMeasurements(policy, given, remove);
  const next = { ...policy, measurements: changed, serial: policy.serial + 1, issuedAt: nowSeconds() };
  const [added, removed] = [
    changed.filter((one) => !policy.measurements.includes(one)),
    policy.measurements.filter((one) => !changed.includes(one)),
  ];
  const bytes = signPolicy(next, key);
  if (!dryRun) writeFileSync(path, bytes, { flush: true });
  out.result(
    { file: path, serial: next.serial, added, removed, measurements: changed, dryRun },
    [
      `policy ${next.serial} ${dryRun ? 'would be written' : 'written'} to ${path}: ${counted(changed.length, 'measurement')}`,
      ...added.map((one) => `  added    ${one}`),
      ...removed.map((one) => `  removed  ${one}: an enclave that has a key keeps it until it ends`),
      '  brokers that run with this file (--policy) give keys by it from their next release on',
    ].join('\n'),
  );
}

/** @throws UsageError ALLOW_NOTHING where nothing changes, ALLOW_NOBODY where nobody would be left */
export function withMeasurements(
  { measurements }: Pick<Policy, 'measurements'>,
  given: readonly string[],
  remove: boolean,
): string[] {
  const changed = remove
    ? measurements.filter((one) => !given.includes(one))
    : [...new Set([...measurements, ...given])];
  if (changed.length === measurements.length) {
    throw new UsageError(
      'ALLOW_NOTHING',
      `the policy ${remove ? 'lists none of these' : 'lists all of these'} already`,
      {
        details: { given },
        hint: 'veilmesh policy show FILE',
      },
    );
  }
  if (changed.length === 0) {
    throw new UsageError('ALLOW_NOBODY', 'a policy that lists no measurement lets nobody serve', {
      hint: 'stop the brokers instead, or revoke the keys: veilmesh keybroker revoke --key ID',
    });
  }
  return changed;
}
