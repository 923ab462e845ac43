/** The auditing enclave against its own host: what it computes, what it refuses, and what it keeps to itself. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { decodeEvidence } from '../../../crypto/attest/evidence.ts';
import { segmentRoot } from '../../../crypto/commit/committer.ts';
import { createIntCommits, type IntCommits } from '../../../crypto/commit/int-commits.ts';
import { createKzgCommitter } from '../../../crypto/commit/kzg-committer.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import type { MeshHost } from '../../../mesh/host/types.ts';
import { createShardStore } from '../../../mesh/shards/store.ts';
import { createReferenceEngine } from '../../../models/program/reference.ts';
import { modelRoot, type PackedModel, shardsOf, valueWidths } from '../../../models/shard/manifest.ts';
import { splitModel } from '../../../models/shard/split.ts';
import type { Manifest } from '../../../models/shard/types.ts';
import { verifyPart } from '../../../models/shard/verify.ts';
import {
  type Assignment,
  decodeAssignment,
  encodeAssignment,
  plant,
  sealAssignment,
  subjectOf,
} from '../../../node/audit/assignment.ts';
import { type AuditEnclave, startAuditEnclave } from '../../../node/audit/enclave.ts';
import type { SignedLeaf } from '../../../node/audit/enclave-calls.ts';
import { loadCatalogModel } from '../../../node/models/catalog.ts';
import { digitsTask } from '../../../node/models/digits-task.ts';
import { packBlank } from '../../support/pack.ts';

const PLATFORM = randomBytes(32);
const PLACE = { hop: 0, segment: 0, position: 0 };
const folder = mkdtempSync(join(tmpdir(), 'veilmesh-audit-enclave-'));
let ints: IntCommits;
let model: PackedModel;
let enclave: AuditEnclave;
let honest: Assignment;

before(async () => {
  ints = await createIntCommits(1);
  const { model: whole, card } = await loadCatalogModel('digits');
  model = packBlank(card, splitModel(whole, []));
  const store = await createShardStore(folder);
  for (const file of model.files) await store.put(file);
  enclave = await startAuditEnclave(randomBytes(32), randomBytes(32), PLATFORM);
  honest = await assignmentOf(model.manifest, model.files);
});
after(async () => {
  await enclave.stop();
  rmSync(folder, { recursive: true });
});

/** One image through the one shard, as its hop commits to it. */
async function assignmentOf(manifest: Manifest, files: readonly Uint8Array[]): Promise<Assignment> {
  const part = shardsOf(manifest)[0]!;
  const { program, weights } = verifyPart(manifest, part, files[manifest.parts.indexOf(part)]!);
  const [{ values, rows }] = digitsTask('7').steps as [{ values: Int32Array; rows: number }];
  const loaded = await createReferenceEngine().load(program, weights);
  const [output] = await loaded.run([{ sequence: loaded.open(0), input: values, rows }]);
  const [sessionId, blindKey] = [randomBytes(32), randomBytes(32)];
  const committer = createKzgCommitter({ sessionBlindKey: blindKey, sessionId }, ints);
  const given = committer.commit(values, { edge: 0, step: 0, row: 0 }, valueWidths(part.in));
  const made = committer.commit(output!, { edge: 1, step: 0, row: 0 }, valueWidths(part.out));
  return {
    modelRoot: modelRoot(manifest),
    salt: randomBytes(32),
    session: {
      sessionId,
      blindKey,
      steps: [{ step: 0, values }],
      segments: [{ positions: [0, 1], inCommits: segmentRoot([given]), outputs: [[made]] }],
    },
  };
}

async function audited(
  assignment: Assignment,
  { signed = null as SignedLeaf | null, manifest = model.manifest } = {},
) {
  const id = randomBytes(32);
  const encoded = encodeAssignment(assignment);
  const { hpkeKey } = decodeEvidence(enclave.evidence).binding;
  const options = { host: {} as MeshHost, sources: [], folder, manifest, onProgress: () => {} };
  const given = await sealAssignment(id, encoded, hpkeKey);
  const kept = await enclave.take(id, subjectOf(assignment, encoded), given);
  return await enclave.audit(id, kept, signed, options);
}

const planted = (): Assignment => ({ ...honest, session: plant(honest.session, PLACE, ints).session });

test('it finds nothing where nothing is wrong, and does not say whose session that is', async () => {
  const made = await audited(honest);
  assert.equal(made.divergence, null);
  await assert.rejects(made.finding(), { code: 'AUDIT_ENCLAVE_HONEST' });
  await made.close();
});

test('it finds what is planted, and says whose session it is', async () => {
  const assignment = planted();
  const made = await audited(assignment);
  assert.deepEqual(made.divergence, PLACE);
  assert.deepEqual(await made.finding(), {
    sessionId: honest.session.sessionId,
    outCommits: segmentRoot(assignment.session.segments[0]!.outputs[0]!),
  });
  await made.close();
});

test('what the host puts into a record makes it say nothing of whose it is', async () => {
  const leaf = planted().session.segments[0]!.outputs[0]![0]!;
  const made = await audited(honest, { signed: { place: PLACE, leaf } });
  assert.deepEqual(made.divergence, PLACE);
  await assert.rejects(made.finding(), { code: 'AUDIT_ENCLAVE_HONEST' });
  await made.close();
});

test('it computes with the model of the record alone', async () => {
  const manifest = { ...model.manifest, name: 'another' };
  await assert.rejects(audited(honest, { manifest }), { code: 'AUDIT_OTHER_MODEL' });
});

test('it opens only what was sealed to it, for this audit, and is what the audit is about', async () => {
  const id = randomBytes(32);
  const encoded = encodeAssignment(honest);
  const subject = subjectOf(honest, encoded);
  const { hpkeKey } = decodeEvidence(enclave.evidence).binding;
  const given = await sealAssignment(id, encoded, hpkeKey);
  await enclave.take(id, subject, given);
  await assert.rejects(enclave.take(randomBytes(32), subject, given), { code: 'HPKE_OPEN_FAILED' });
  await assert.rejects(enclave.take(id, subject, { ...given, sealed: randomBytes(64) }), {
    code: 'HPKE_OPEN_FAILED',
  });
  await assert.rejects(enclave.take(id, { ...subject, edgesRoot: randomBytes(32) }, given), {
    code: 'ASSIGNMENT_OTHER',
  });
});

test('what it has kept, one that is started later opens: on this machine, for this audit', async () => {
  const id = randomBytes(32);
  const encoded = encodeAssignment(planted());
  const { hpkeKey } = decodeEvidence(enclave.evidence).binding;
  const subject = subjectOf(decodeAssignment(encoded), encoded);
  const kept = await enclave.take(id, subject, await sealAssignment(id, encoded, hpkeKey));
  assert.equal(Buffer.from(kept).indexOf(honest.session.sessionId), -1);
  const { manifest } = model;
  const options = { host: {} as MeshHost, sources: [], folder, manifest, onProgress: () => {} };
  const [next, elsewhere] = await Promise.all(
    [PLATFORM, randomBytes(32)].map((platform) =>
      startAuditEnclave(randomBytes(32), randomBytes(32), platform),
    ),
  );
  const made = await next!.audit(id, kept, null, options);
  assert.deepEqual(made.divergence, PLACE);
  await made.close();
  const refused = { code: 'RECORD_SEAL' };
  await assert.rejects(next!.audit(randomBytes(32), kept, null, options), refused);
  await assert.rejects(
    next!.audit(
      id,
      kept.map((byte, i) => (i === 9 ? byte ^ 1 : byte)),
      null,
      options,
    ),
    refused,
  );
  await assert.rejects(elsewhere!.audit(id, kept, null, options), refused);
  await Promise.all([next!.stop(), elsewhere!.stop()]);
});
