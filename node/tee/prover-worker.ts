/**
 * The enclave's third thread: answers checks. It is started when the first one comes, has its own memory, and gives
 * way to everything else on the machine.
 *
 * Part of the enclave: the same trust, measured with it. It never holds the BLS key.
 * @module
 */
import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { createIntCommits, type IntCommits } from '../../crypto/commit/int-commits.ts';
import { BLINDER_ROWS, loadSetup, VALUE_ROWS } from '../../crypto/commit/setup.ts';
import { InternalError, UnavailableError } from '../../crypto/core/errors.ts';
import { selectEngine } from '../../models/engine/select.ts';
import { decodeManifest, shardRoot, shardsOf } from '../../models/shard/manifest.ts';
import type { PartManifest } from '../../models/shard/types.ts';
import { verifyPart } from '../../models/shard/verify.ts';
import { nodeSha256 } from '../accel/sha256.ts';
import { breakEngine } from './broken.ts';
import { answerCalls, withoutForeignText } from './calls.ts';
import { type CheckProver, type CheckSubject, createCheckProver, type OnProgress } from './check-prover.ts';
import type { CheckEstimate, ProverBoot, ProverCall, ProverResults } from './prover.ts';

const IDLE_PRIORITY = 19;
/** Told at most so often. */
const PROGRESS_MS = 1_000;

/** The shard as a file, as tensors, as rows of its cells, and packed by the engine. */
const SHARD_COPIES = 4;
/** Tables for commitments and proofs. */
const TABLE_BYTES = 100e6;
/** Multiply-accumulates of the engine on one slow core: for an estimate, before anything has been computed. */
const MACS_PER_SECOND = 3e9;
const REFERENCE_MACS_PER_SECOND = 5e8;

interface Ready {
  readonly prover: CheckProver;
  readonly part: PartManifest;
  readonly macsPerSecond: number;
  readonly secondsPerEntry: number;
  readonly onProgress: OnProgress;
}

async function boot({
  manifest: encoded,
  part: file,
  shardIndex,
  sealingKey,
  cheat,
  progress,
}: ProverBoot): Promise<Ready> {
  const manifest = decodeManifest(encoded);
  const part = shardsOf(manifest)[shardIndex]!;
  const { program, weights, leaves } = verifyPart(manifest, part, file, nodeSha256);
  const [setup, ints] = await Promise.all([loadSetup(), createIntCommits(BLINDER_ROWS)]);
  const { engine } = await selectEngine({ threads: 1 });
  const prover = await createCheckProver({
    program,
    weights,
    leaves,
    shardRoot: shardRoot(part),
    sealingKey,
    engine: cheat === undefined ? engine : breakEngine(engine, cheat),
    setup,
    ints,
  });
  let told = '';
  let toldAt = 0;
  const onProgress: OnProgress = (stage, done, total) => {
    const now = performance.now();
    if (stage === told && now - toldAt < PROGRESS_MS && done !== total) return;
    [told, toldAt] = [stage, now];
    progress.postMessage({ stage, done, total });
  };
  const macsPerSecond = engine.name === 'reference' ? REFERENCE_MACS_PER_SECOND : MACS_PER_SECOND;
  return { prover, part, macsPerSecond, secondsPerEntry: measureCommit(ints), onProgress };
}

/** On this machine, under what it has to do besides. */
function measureCommit(ints: IntCommits): number {
  const column = Int32Array.from({ length: VALUE_ROWS }, (_, i) => ((i * 40_503) % 65_536) - 32_768);
  const startedAt = performance.now();
  ints.commitCompressed(column, [1n]);
  return (performance.now() - startedAt) / 1_000 / VALUE_ROWS;
}

function estimate(
  { prover, part, macsPerSecond, secondsPerEntry }: Ready,
  subject: CheckSubject,
): CheckEstimate {
  const plan = prover.plan(subject);
  const freeBytes = process.availableMemory();
  const memoryBytes = TABLE_BYTES + SHARD_COPIES * part.bytes + plan.valueBytes + plan.proveBytes;
  if (freeBytes < memoryBytes) {
    throw new UnavailableError('CHECK_MEMORY', 'there is not enough memory to answer a check', {
      details: { needed: memoryBytes, free: freeBytes },
      hint: 'free memory on this machine: it is tried again until the deadline, and then the check has failed',
    });
  }
  return {
    ...plan,
    recomputeSeconds: ((plan.before + plan.positions) * part.cost) / macsPerSecond,
    commitSeconds: plan.entries * secondsPerEntry,
    memoryBytes,
    freeBytes,
  };
}

let ready: Promise<Ready> | undefined;

async function answer(call: ProverCall): Promise<ProverResults[ProverCall['kind']]> {
  if (ready === undefined) throw new InternalError('ENCLAVE_BOOT', 'the prover has not booted');
  const booted = await ready;
  const { prover, onProgress } = booted;
  switch (call.kind) {
    case 'plan':
      return estimate(booted, call.subject);
    case 'commit':
      return prover.commit(call.subject, onProgress);
    case 'columns':
      return prover.columns(call.subject, call.position, onProgress);
    case 'prove':
      return prover.prove(call.subject, call.drawn, onProgress);
  }
}

parentPort!.once('message', (options: ProverBoot) => {
  // the thread's own on Linux; elsewhere it would be the whole process's
  if (process.platform === 'linux' && !options.urgent) setPriority(0, IDLE_PRIORITY);
  ready = boot(options);
  answerCalls<ProverCall>(options.port, answer, ({ kind }, thrown) => withoutForeignText(kind, thrown));
});
