/**
 * `veilmesh evidence`: registered evidence of nodes, to look at, to contest where it is false, and measurements to revoke.
 * @module
 */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { toHex } from 'viem';
import { encodedEvidenceHash } from '../../crypto/attest/evidence.ts';
import { bytesToHex, equalBytes, hex } from '../../crypto/core/bytes.ts';
import { UsageError, VerificationError } from '../../crypto/core/errors.ts';
import { freshByChain } from '../../settlement/chain/fresh-at.ts';
import { measurementId, NO_PLATFORM } from '../../settlement/chain/measurement-id.ts';
import { nodeId } from '../../settlement/chain/node-id.ts';
import { createEvidenceJudge } from '../../settlement/committee/evidence-judge.ts';
import { revokeByCommittee } from '../../settlement/committee/gather-revocation.ts';
import { evidenceSubject, holdingSubject, type Revocation } from '../../settlement/committee/revocation.ts';
import { type ClientConnection, connectClient } from '../client/connect.ts';
import { peerIdHash } from '../peer-id.ts';
import { askEvidence } from '../services/evidence.ts';
import { askPublished, askRevokers } from '../services/evidence-desk.ts';
import { contextOf } from './context.ts';
import { withLocalnet } from './known-mesh.ts';

const MEMBERS_MS = 30_000;
/** Between the asking and the transaction, seconds. */
const OWNER_MARGIN = 60;

/** @throws UsageError EVIDENCE_NODE; UnavailableError EVIDENCE_NOWHERE */
export async function getEvidence(named: string, file: string, _: unknown, command: Command): Promise<void> {
  await connected(command, async (connection, out) => {
    const { peerId, node } = nodeOf(connection, named);
    const record = await connection.ledger.getNode(node);
    if (record === null) {
      throw new VerificationError('NODE_UNREGISTERED', 'the chain has no such node', {
        details: { node: bytesToHex(node) },
      });
    }
    const { host, network } = connection;
    const published = await askPublished(host, network, record.evidenceHash).catch((thrown: unknown) => {
      if (peerId === null) throw thrown;
      return null;
    });
    const evidence = published ?? (await askEvidence(host, peerId!));
    const got = encodedEvidenceHash(evidence);
    const registered = bytesToHex(record.evidenceHash);
    writeFileSync(file, evidence);
    out.result(
      { node: bytesToHex(node), file, bytes: evidence.length, evidence: bytesToHex(got), registered },
      `${evidence.length} bytes to ${file}: ${bytesToHex(got) === registered ? 'the evidence' : 'NOT the evidence'} that the node registered last`,
    );
  });
}

/** @throws VerificationError EVIDENCE_UNREGISTERED, or what is wrong with it */
export async function checkEvidence(
  named: string,
  file: string,
  _: unknown,
  command: Command,
): Promise<void> {
  await connected(command, async (connection, out) => {
    const { node } = nodeOf(connection, named);
    const { ledger, policy, bls } = connection;
    const judge = createEvidenceJudge({ ledger, policy, keyProofs: bls, freshAt: freshByChain(ledger) });
    const { registered, fault } = await judge(node, readFileSync(file));
    const registeredAt = registered.at;
    if (fault !== null) {
      throw new VerificationError(fault.code, fault.message, {
        details: { registeredAt, revocable: fault.isFalse },
        hint: fault.isFalse
          ? 'have the committee revoke it: veilmesh evidence contest'
          : 'nobody who verifies it under this policy works with the node; it is not false, so it is not revoked',
      });
    }
    out.result({ node: bytesToHex(node), registeredAt, fault: null }, 'nothing is wrong with it');
  });
}

/**
 * Has false evidence revoked, and the holding of a platform that it does not show; without a file, the holding of a platform that nobody can be
 * shown evidence of.
 * @throws VerificationError REVOCATION_UNFOUNDED; UnavailableError REVOCATION_NO_QUORUM | COMMITTEE_EMPTY
 */
export async function contestEvidence(
  named: string,
  file: string | undefined,
  _: unknown,
  command: Command,
): Promise<void> {
  await connected(command, async (connection, out) => {
    const { ledger, policy, bls } = connection;
    const { node } = nodeOf(connection, named);
    const evidence = file === undefined ? null : new Uint8Array(readFileSync(file));
    const subjects: Omit<Revocation, 'from'>[] = [];
    if (evidence === null) {
      const platformId = (await ledger.getNode(node))?.platformId ?? NO_PLATFORM;
      subjects.push({ kind: 'holding', subject: holdingSubject(node, platformId) });
    } else {
      const judge = createEvidenceJudge({ ledger, policy, keyProofs: bls, freshAt: freshByChain(ledger) });
      const { registered, fault } = await judge(node, evidence);
      const { platformId } = registered;
      if (fault?.isUnfounded === true && !equalBytes(platformId, NO_PLATFORM)) {
        subjects.push({ kind: 'holding', subject: holdingSubject(node, platformId) });
      }
      // what is sound here may be false to others: they say so
      if (fault === null || fault.isFalse) {
        subjects.push({ kind: 'evidence', subject: evidenceSubject(node, encodedEvidenceHash(evidence)) });
      }
    }
    const revoked: { readonly kind: string; readonly from: number; readonly txHash: string }[] = [];
    for (const what of subjects) {
      const { kind, from, txHash } = await revokeByCommittee(committeeOf(connection), what, {
        node,
        evidence,
      });
      revoked.push({ kind, from, txHash });
    }
    if (revoked.length === 0) {
      throw new VerificationError(
        'REVOCATION_UNFOUNDED',
        'what is wrong with the evidence is no ground to revoke it',
        {
          hint: 'veilmesh evidence check says what is wrong',
        },
      );
    }
    out.result(
      { node: bytesToHex(node), revoked },
      revoked
        .map(
          ({ kind, from, txHash }) =>
            `${kind} revoked from ${new Date(1_000 * from).toISOString()} on: ${txHash}`,
        )
        .join('\n'),
    );
  });
}

/** @throws UsageError EVIDENCE_MODEL | EVIDENCE_TIME; the contract's refusals, and as contestEvidence */
export async function revokeMeasurement(
  measurement: string,
  { model, in: ahead }: { readonly model?: string; readonly in?: string },
  command: Command,
): Promise<void> {
  await connected(command, async (connection, out) => {
    const { ledger } = connection;
    const subject = measurementId(measurement);
    if (model === undefined) {
      const options = committeeOf(connection);
      const { from, txHash } = await revokeByCommittee(options, { kind: 'measurement', subject }, null);
      out.result(
        { measurement, from, txHash },
        `revoked for the network from ${new Date(1_000 * from).toISOString()} on: ${txHash}`,
      );
      return;
    }
    const [time, notice] = await Promise.all([ledger.time(), ledger.revocations.notice()]);
    const from = time + Math.max(notice + OWNER_MARGIN, secondsOf(ahead));
    const { txHash } = await ledger.revocations.revokeForModel(rootOf(model), subject, from);
    out.result(
      { measurement, model, from, txHash },
      `revoked for this model from ${new Date(1_000 * from).toISOString()} on: ${txHash}`,
    );
  });
}

async function connected(
  command: Command,
  work: (connection: ClientConnection, out: ReturnType<typeof contextOf>['out']) => Promise<void>,
): Promise<void> {
  const { config, out } = contextOf(command);
  const connection = await connectClient(withLocalnet(config));
  try {
    await work(connection, out);
  } finally {
    await connection.close();
  }
}

const committeeOf = ({ ledger, bls, host, network }: ClientConnection) => ({
  ledger,
  bls,
  ask: askRevokers(host, network),
  timeoutMs: MEMBERS_MS,
});

/** A node of the registry, by its id there, or one that is alive, by the end of its peer id. */
function nodeOf(
  { directory }: ClientConnection,
  named: string,
): { readonly peerId: string | null; readonly node: Uint8Array } {
  if (/^(0x)?[0-9a-f]{64}$/i.test(named)) {
    return { peerId: null, node: hex(named.replace(/^0x/i, '').toLowerCase()) };
  }
  const [found, ...more] = directory.list().filter(({ peerId }) => peerId.endsWith(named));
  if (found === undefined || more.length > 0) {
    throw new UsageError(
      'EVIDENCE_NODE',
      `${more.length > 0 ? 'several nodes are' : 'no live node is'} called so`,
      {
        details: { named },
        hint: 'name the end of its peer id (veilmesh status), or its id in the registry: 64 hex digits',
      },
    );
  }
  return { peerId: found.peerId, node: nodeId(toHex(found.operator), peerIdHash(found.peerId)) };
}

function rootOf(text: string): Uint8Array {
  if (/^[0-9a-f]{64}$/i.test(text)) return hex(text.toLowerCase());
  throw new UsageError('EVIDENCE_MODEL', `${text} is no model root`, {
    hint: '64 hex digits: veilmesh model ls',
  });
}

function secondsOf(text: string | undefined): number {
  if (text === undefined) return 0;
  if (/^\d{1,8}$/.test(text)) return Number(text);
  throw new UsageError('EVIDENCE_TIME', `${text} is no number of seconds`);
}
