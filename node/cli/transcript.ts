/**
 * `veilmesh transcript check`: whether a node answered a vault session or a decoy rightly, from its signed transcript and the public
 * weights; and, on request, its conviction on the chain.
 * @module
 */
import { readFileSync, statSync } from 'node:fs';
import type { Command } from 'commander';
import { createIntCommits } from '../../crypto/commit/int-commits.ts';
import { loadSetup } from '../../crypto/commit/setup.ts';
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import { UnavailableError, UsageError, VerificationError } from '../../crypto/core/errors.ts';
import {
  decodeTranscriptFile,
  MAX_TRANSCRIPT_BYTES,
  type OpenKind,
  type TranscriptFile,
} from '../../crypto/ring/record.ts';
import { type StatedRole, statementHash } from '../../crypto/ring/statement.ts';
import { createWasmProducts } from '../../models/engine/wasm/ring.ts';
import { recordedProducts } from '../../models/ring/recorded.ts';
import { shardRoot, shardsOf } from '../../models/shard/manifest.ts';
import { verifyPart } from '../../models/shard/verify.ts';
import { checkTranscript } from '../../settlement/ring/check.ts';
import { type RingEvidence, ringEvidence } from '../../settlement/ring/evidence.ts';
import { nodeSha256 } from '../accel/sha256.ts';
import { type ClientConnection, connectClient } from '../client/connect.ts';
import { meshModels } from '../client/model.ts';
import { fetchPart } from '../client/whole-model.ts';
import { rollupBytes } from '../services/network.ts';
import { nowSeconds } from '../tee/clock.ts';
import { contextOf } from './context.ts';
import { withLocalnet } from './known-mesh.ts';
import { counted, type Output } from './output.ts';

/** @throws VerificationError RING_WORD_WRONG where a word is, once that is said and, on request, shown to the chain */
export async function checkTranscriptFile(
  path: string,
  { convict = false }: { convict?: boolean },
  command: Command,
): Promise<void> {
  const { config, out } = contextOf(command);
  const file = decodeTranscriptFile(readTranscript(path));
  const connection = await connectClient(withLocalnet(config));
  try {
    await judge(connection, file, convict, out);
  } finally {
    await connection.close();
  }
}

function readTranscript(path: string): Uint8Array {
  try {
    const { size } = statSync(path);
    if (size > MAX_TRANSCRIPT_BYTES) throw new RangeError(`${size} bytes`);
    return new Uint8Array(readFileSync(path));
  } catch (cause) {
    throw new UsageError('RING_TRANSCRIPT_UNREADABLE', `cannot read ${path}`, {
      cause,
      hint: 'give the path of a transcript that veilmesh run --privacy vault kept, or a decoy in twin or vault',
    });
  }
}

async function judge(
  connection: ClientConnection,
  file: TranscriptFile,
  convict: boolean,
  out: Output,
): Promise<void> {
  const { ledger, bls } = connection;
  const { statement, enclaveKey } = file.signed;
  const { manifest, part, stored } = await shardOf(connection, file, out);
  const key = await ledger.nodeByKey(enclaveKey);
  const recorded = recordedProducts({ ...stored, role: 'shard' }, manifest.closed);
  const products = await createWasmProducts(stored.program, stored.weights);
  const at = performance.now();
  const { tree, rows, wrong } = await checkTranscript(
    file,
    {
      chainId: ledger.addresses.chainId,
      settlement: rollupBytes(ledger.addresses),
      modelRoot: statement.modelRoot,
      shardRoot: statement.shardRoot,
      recorded,
      products,
    },
    bls,
  ).finally(() => products.close());
  out.done('computed', `${counted(rows, 'row')} of ${counted(file.rows.length, 'product')}`, at);
  let evidence: RingEvidence | undefined;
  if (wrong !== null && convict) {
    const [ints, setup] = await Promise.all([createIntCommits(1), loadSetup()]);
    evidence = ringEvidence(file, tree, wrong, { part, file: stored, recorded, ints, setup });
  }
  const convicted = evidence === undefined ? null : await report(connection, evidence, out);
  const value = {
    verdict: wrong === null ? 'right' : 'wrong',
    kind: file.kind,
    role: statement.role,
    model: manifest.name,
    shard: part.index,
    statement: bytesToHex(statementHash(statement)),
    node: key === null ? null : bytesToHex(key.node),
    notAfter: statement.notAfter,
    rows,
    wrong,
    convicted,
  };
  out.result(
    value,
    [
      `  session    ${WHAT[file.kind]}, ${DID[statement.role]}`,
      `  model      ${manifest.name}, shard ${part.index + 1} of ${shardsOf(manifest).length}`,
      `  node       ${value.node ?? 'its key is not registered on this chain'}`,
      wrong === null
        ? '  right      every word is what the words in and the public weights give'
        : `  WRONG      ${wrong.op}, row ${wrong.row}, word ${wrong.word}: ${wrong.got}, and not ${wrong.expected}`,
      ...(convicted === null ? [] : [`  convicted  ${convicted}`]),
    ].join('\n'),
  );
  if (wrong === null) return;
  throw new VerificationError('RING_WORD_WRONG', 'the node signed a word that its weights do not give', {
    details: { op: wrong.op, row: wrong.row, word: wrong.word },
    ...(convict || nowSeconds() > statement.notAfter ? {} : { hint: 'show it to the chain: --convict' }),
  });
}

async function shardOf(connection: ClientConnection, { signed: { statement } }: TranscriptFile, out: Output) {
  const found = (await meshModels(connection)).find(({ root }) => equalBytes(root, statement.modelRoot));
  const part =
    found && shardsOf(found.manifest).find((one) => equalBytes(shardRoot(one), statement.shardRoot));
  if (found === undefined || part === undefined) {
    throw new UnavailableError('MODEL_UNKNOWN', 'this mesh does not have the model of the transcript', {
      details: { modelRoot: bytesToHex(statement.modelRoot), shardRoot: bytesToHex(statement.shardRoot) },
      hint: 'connect to the network that the transcript is of: --bootstrap',
    });
  }
  const { root, manifest } = found;
  const stored = verifyPart(manifest, part, await fetchPart(connection, root, part, out), nodeSha256);
  return { manifest, part, stored };
}

const WHAT: Readonly<Record<OpenKind, string>> = {
  vault: 'a query over vault: its words in are masked, and say nothing',
  decoy: 'a decoy: its input was drawn at random',
};
const DID: Readonly<Record<StatedRole, string>> = {
  product: 'the node multiplied words that it was given',
  correct: 'the node multiplied masks that it drew from a seed',
};

/** The transaction; of a statement that somebody was sooner with, that it was. */
async function report({ ledger }: ClientConnection, evidence: RingEvidence, out: Output): Promise<string> {
  const key = await ledger.nodeByKey(evidence.publicKey);
  if (key !== null && (await ledger.rings.isConvicted(key.node, evidence.statement)))
    return 'before, by somebody else';
  const { txHash } = await ledger.rings.convict(evidence);
  out.done('convicted', txHash);
  return txHash;
}
