/**
 * `veilmesh policy show|sign`: a signed attestation policy in words, and from words.
 * @module
 */
import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { type Policy, type PolicyDraft, signPolicy } from '../../crypto/attest/policy.ts';
import { openCustodyList } from '../../crypto/attest/proof-of-cloud.ts';
import { bytesToHex, hex } from '../../crypto/core/bytes.ts';
import { UsageError } from '../../crypto/core/errors.ts';
import { connectClient } from '../client/connect.ts';
import { keyFile, loadOrCreateKey } from '../keys.ts';
import { nowSeconds } from '../tee/clock.ts';
import { contextOf } from './context.ts';
import { withLocalnet } from './known-mesh.ts';
import { openUntrusted, type PolicyFile, readBytes, readPolicyFile } from './policy-file.ts';
import { addReferences } from './policy-references.ts';

export async function showPolicy(
  path: string | undefined,
  { save }: { save?: string },
  command: Command,
): Promise<void> {
  const { config, out } = contextOf(command);
  let shown: PolicyFile & { readonly whose: string };
  if (path !== undefined) {
    shown = { ...readPolicyFile(path), whose: 'whether you trust this key is yours to say' };
  } else {
    const connection = await connectClient(withLocalnet(config));
    try {
      const { network, policy, networkText } = connection;
      const { policy: bytes, policySigner: signer } = network;
      shown = { policy, signer, bytes, whose: `network ${networkText}` };
    } finally {
      await connection.close();
    }
  }
  if (save !== undefined) writeFileSync(save, shown.bytes);
  const { policy, signer, whose } = shown;
  out.result(
    { policy, signer, ...(save === undefined ? {} : { saved: save }) },
    [
      `policy ${policy.serial}, signed by ${bytesToHex(signer)} (${whose})`,
      ...linesOf(policy).map(([name, text]) => `  ${name.padEnd(20)} ${text}`),
      ...(save === undefined ? [] : [`  written to ${save}`]),
    ].join('\n'),
  );
}

const date = (seconds: number): string => new Date(seconds * 1_000).toISOString();
const listed = (items: readonly string[], none: string): string =>
  items.length === 0 ? none : items.join('\n'.padEnd(24));

function linesOf(policy: Policy): [string, string][] {
  const { proofOfCloud, platforms } = policy;
  const custody = proofOfCloud && openCustodyList(proofOfCloud.list, proofOfCloud.signer);
  return [
    ['network', policy.network],
    ['simulated TEEs', policy.allowSimulated ? 'ACCEPTED: they keep nothing from their host' : 'refused'],
    ['debug enclaves', 'refused, by every policy'],
    ['kinds', listed(policy.kinds, 'none')],
    ['measurements', listed(policy.measurements, 'none')],
    [
      'revoked',
      listed(
        policy.revoked.map(({ measurement, from }) => `${measurement} from ${date(from)}`),
        'none',
      ),
    ],
    ['TCB statuses', policy.tcbStatuses.join(', ')],
    [
      'advisories borne with',
      listed(
        policy.advisories.map(({ id, until }) => `${id} until ${date(until)}`),
        'none',
      ),
    ],
    ['oldest Intel data', String(policy.minTcbEvaluationDataNumber)],
    [
      'least versions',
      listed(
        policy.minVersions.map(
          ({ kind, product, least }) => `${kind} ${product ?? ''} ${JSON.stringify(least)}`,
        ),
        policy.kinds.includes('amd-sev-snp')
          ? 'any, which for amd-sev-snp is any firmware AMD ever signed: set minVersions'
          : 'any that its vendor signs for',
      ),
    ],
    ['least privileged VMPL', String(policy.maxVmpl)],
    ['machines', platforms === null ? 'any' : `${platforms.length} listed`],
    [
      'proof of cloud',
      custody === null
        ? 'not asked for'
        : `${custody.platforms.length} machines until ${date(custody.expiresAt)}, on the word of ${bytesToHex(proofOfCloud!.signer)}`,
    ],
    ['GPU', policy.gpu === 'none' ? 'not asked for' : policy.gpu],
    ['GPU appraised by', policy.nras === null ? 'reference values only' : policy.nras.issuer],
    [
      'GPU reference values',
      listed(
        policy.gpuReferences.map(
          ({ product, version, digests, validUntil }) =>
            `${product} ${version}, ${digests.length} measurements, until ${date(validUntil)}`,
        ),
        'none',
      ),
    ],
    ['keys for a machine', policy.oneKeyPerPlatform ? 'one at a time' : 'any number'],
    ['greatest age', `${policy.maxEvidenceAgeSeconds} s`],
    [
      'revocation lists',
      policy.maxRevocationAgeSeconds === null
        ? 'as old as their issuers allow: up to a year'
        : `at most ${policy.maxRevocationAgeSeconds} s old`,
    ],
    ['issued', date(policy.issuedAt)],
    ['ends', policy.expiresAt === null ? 'NEVER' : date(policy.expiresAt)],
  ];
}

/** Fields that are bytes, in a draft in hex. */
const BYTES = new Set(['signer', 'list', 'x', 'y']);
const LISTS = new Set(['platforms', 'any']);

function revive(key: string, value: unknown): unknown {
  if (LISTS.has(key) && Array.isArray(value)) return value.map((item) => hex(String(item)));
  return BYTES.has(key) && typeof value === 'string' ? hex(value) : value;
}

export async function signPolicyFile(
  path: string,
  { out: to, rim, status }: { out: string; rim?: readonly string[]; status?: readonly string[] },
  command: Command,
): Promise<void> {
  const { config, out } = contextOf(command);
  let draft: PolicyDraft;
  try {
    draft = JSON.parse(new TextDecoder().decode(readBytes(path)), revive) as PolicyDraft;
  } catch (cause) {
    if (cause instanceof UsageError && cause.code === 'FILE_UNREADABLE') throw cause;
    throw new UsageError('POLICY_MALFORMED', `${path} is not a policy in JSON`, {
      cause,
      hint: 'veilmesh policy show --json shows the form of one',
    });
  }
  const whole = await addReferences(draft, (rim ?? []).map(readBytes), {
    statuses: (status ?? []).map(readBytes),
    now: nowSeconds(),
  });
  const bytes = signPolicy(whole, loadOrCreateKey(config.home, 'policy')); // checks every field
  writeFileSync(to, bytes);
  const { policy, signer } = openUntrusted(bytes);
  out.result(
    { serial: policy.serial, signer, file: to, bytes: bytes.length },
    `policy ${policy.serial} signed by ${bytesToHex(signer)} (${keyFile(config.home, 'policy')}), written to ${to}\n` +
      `  look at it: veilmesh policy show ${to}`,
  );
}
