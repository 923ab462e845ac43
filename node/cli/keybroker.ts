/**
 * `veilmesh keybroker`: gives content keys of sealed models to attested enclaves; `log` and `revoke`.
 * @module
 */
import type { Command } from 'commander';
import { isMeasurement } from '../../crypto/attest/policy.ts';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { UsageError } from '../../crypto/core/errors.ts';
import type { KeyGrade } from '../../crypto/seal/content-key.ts';
import type { LogEntry, Revocation } from '../../crypto/seal/release-entry.ts';
import { peerOfPublicKey } from '../../mesh/host/identity.ts';
import { createLogger } from '../log.ts';
import { keyLogFile, revocationsFile, startKeyBrokerRole } from '../roles/keybroker.ts';
import { readKeyLog } from '../services/key-log.ts';
import { addRevocation } from '../services/key-revocations.ts';
import { contextOf } from './context.ts';
import { counted, metricsLine } from './output.ts';
import { serveUntilStopped } from './serve.ts';

interface BrokerFlags {
  readonly keys: readonly string[];
  readonly production?: boolean;
  readonly policy?: string;
  readonly policySigner?: Uint8Array;
}

export async function runKeyBroker(flags: BrokerFlags, command: Command): Promise<void> {
  const { config, out } = contextOf(command);
  const grade: KeyGrade = flags.production === true ? 'production' : 'development';
  const { policy, policySigner } = flags;
  if ((policy === undefined) !== (policySigner === undefined)) {
    throw new UsageError('KEY_POLICY_SIGNER', 'a policy file and whose policies count go together', {
      hint: 'veilmesh keybroker --policy FILE --policy-signer KEY',
    });
  }
  const role = await startKeyBrokerRole({
    config,
    grade,
    keyFiles: flags.keys,
    policy:
      policy === undefined || policySigner === undefined ? null : { file: policy, signer: policySigner },
    log: createLogger('keybroker', config.log),
  });
  const { ready } = role;
  out.result(
    ready,
    `${grade} key broker ${ready.peerId}\n  at ${ready.addresses.join(', ')}\n` +
      `  ${counted(ready.keys, 'key')}, policy ${ready.policySerial}; log of ${ready.released}, head ${ready.logHead}\n` +
      (grade === 'development'
        ? '  DEVELOPMENT: its keys go to simulated TEEs too, and hide nothing\n'
        : '') +
      `${metricsLine(ready)}  stop with ctrl-c`,
  );
  await serveUntilStopped(role.stop);
}

export async function showKeyLog(_flags: unknown, command: Command): Promise<void> {
  const { config, out } = contextOf(command);
  const { entries, head } = await readKeyLog(keyLogFile(config.home));
  const lines = entries.map(entryText);
  out.result(
    { entries, head },
    [
      ...lines,
      `${counted(entries.length, 'entry').replace('entrys', 'entries')}, head ${bytesToHex(head)}`,
    ].join('\n'),
  );
}

interface RevokeFlags {
  readonly measurement?: string;
  readonly platform?: string;
  readonly key?: string;
  /** Unix seconds */
  readonly from?: number;
}

export async function revokeKeys(flags: RevokeFlags, command: Command): Promise<void> {
  const { config, out } = contextOf(command);
  const effectiveAt = flags.from ?? Math.floor(Date.now() / 1_000);
  const revocation: Revocation = { ...what(flags), effectiveAt };
  await addRevocation(revocationsFile(config.home), revocation);
  out.result(
    revocation,
    `from ${time(effectiveAt)} on this broker gives no key to ${revocation.kind} ${revocation.value}\n` +
      '  an enclave that has a key keeps it until it ends; the log has it with the next request',
  );
}

/** @throws UsageError KEY_REVOKE_WHAT unless it is exactly one of the three */
function what({ measurement, platform, key }: RevokeFlags): Pick<Revocation, 'kind' | 'value'> {
  const named = Object.entries({ measurement, platform, key }).flatMap(([kind, value]) =>
    value === undefined ? [] : [{ kind: kind as Revocation['kind'], value }],
  );
  if (measurement !== undefined && !isMeasurement(measurement)) {
    throw new UsageError(
      'KEY_REVOKE_WHAT',
      'no verifier writes a measurement like that, so it would revoke nothing',
      {
        details: { got: measurement },
        hint: 'copy it from the policy or the release log: veilmesh policy show, veilmesh keybroker log',
      },
    );
  }
  if (named.length === 1) return named[0]!;
  throw new UsageError('KEY_REVOKE_WHAT', 'one thing is revoked at a time', {
    hint: 'veilmesh keybroker revoke --measurement TEXT, or --platform ID, or --key ID',
  });
}

const time = (seconds: number): string => new Date(seconds * 1_000).toISOString();

function entryText(entry: LogEntry): string {
  const start = `${String(entry.seq).padStart(5)}  ${time(entry.at)}  ${entry.grade}  `;
  if (entry.event === 'revoke') {
    return `${start}revoked ${entry.kind} ${entry.value} from ${time(entry.effectiveAt)} on`;
  }
  const { keyId, assurance, kind, measurement, peerKey, platformId } = entry;
  return (
    `${start}key ${bytesToHex(keyId).slice(0, 16)} to ${assurance} ${kind} enclave ${measurement} ` +
    `of peer ${peerOfPublicKey(peerKey)}${platformId === null ? '' : `, platform ${bytesToHex(platformId)}`}`
  );
}
