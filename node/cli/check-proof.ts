/**
 * `veilmesh check-proof proof.json`: checks a proof file from public data alone.
 * @module
 */
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { equalBytes, hex } from '../../crypto/core/bytes.ts';
import { UnavailableError, UsageError } from '../../crypto/core/errors.ts';
import { decodeManifest, modelRoot, shardsOf } from '../../models/shard/manifest.ts';
import type { Manifest } from '../../models/shard/types.ts';
import type { Config } from '../config/schema.ts';
import { modelByName } from '../models/by-name.ts';
import { listImported } from '../models/imported.ts';
import { isCatalogName } from '../models/names.ts';
import { type Coverage, checkProof, type ProofReport } from '../proof/check.ts';
import { decodeProofFile } from '../proof/file.ts';
import { type LocalModel, localModel } from '../proof/model.ts';
import { contextOf } from './context.ts';
import { counted, type Output } from './output.ts';

interface CheckFlags {
  readonly model?: string;
  readonly root?: Uint8Array;
}

const MARKS = { passed: 'ok', failed: 'FAILED', skipped: 'skipped' } as const;
const VERDICTS = {
  proven: 'every step holds, for the model root that you named or have',
  unanchored:
    'every step holds, for the model root in the file; is it the one you mean? --root HEX or --model NAME',
  'folds-unchecked':
    'the proofs hold, and say nothing yet: the rows of weights are not in the file, and the model is not here',
} as const;

export async function checkProofFile(path: string, flags: CheckFlags, command: Command): Promise<void> {
  const { config, out } = contextOf(command);
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(readFileSync(path));
  } catch (cause) {
    throw new UsageError('PROOF_FILE_UNREADABLE', `cannot read ${path}`, {
      cause,
      hint: 'give the path of a file that veilmesh prove wrote',
    });
  }
  const model = await ownModel(bytes, flags, config, out);
  const started = performance.now();
  const report = await checkProof(bytes, {
    root: flags.root ?? null,
    model,
    onProgress: (stage, done, total) => {
      const left = ((performance.now() - started) / done) * (total - done);
      out.progress(stage, `${done} of ${total} cells, ${(left / 1_000).toFixed(0)} s left`);
    },
  });
  out.result(reportValue(report), textOf(report, model));
  if (report.error !== null) throw report.error;
  if (report.verdict === 'folds-unchecked') {
    throw new UnavailableError('PROOF_FOLDS_UNCHECKED', 'a proof says nothing before its folds are checked', {
      hint: `on a machine that has the model: veilmesh check-proof ${path} --model ${report.model!.name}`,
    });
  }
}

/** The model that was named; else the one of the file, if this machine has it under the same root. */
async function ownModel(
  bytes: Uint8Array,
  { model: named }: CheckFlags,
  config: Config,
  out: Output,
): Promise<LocalModel | null> {
  const manifest = manifestOf(bytes);
  if (manifest === null) return null; // the report says what is wrong
  const open = async (name: string): Promise<LocalModel> =>
    localModel(await modelByName(name, shardsOf(manifest).length, config, out));
  if (named !== undefined) return await open(named);
  const here =
    isCatalogName(manifest.name) || listImported(config.home).some(({ name }) => name === manifest.name);
  if (!here) return null;
  const own = await open(manifest.name);
  return equalBytes(own.root, modelRoot(manifest)) ? own : null;
}

function manifestOf(bytes: Uint8Array): Manifest | null {
  try {
    return decodeManifest(hex(decodeProofFile(bytes).manifest));
  } catch {
    return null;
  }
}

const reportValue = ({ verdict, steps, model, coverage }: ProofReport) => ({
  verdict,
  steps,
  model,
  coverage,
});

function textOf({ verdict, steps, coverage }: ProofReport, model: LocalModel | null): string {
  const lines = steps.map(
    ({ name, state, detail }) => `  ${MARKS[state].padEnd(8)} ${name.padEnd(10)} ${detail}`,
  );
  if (verdict === 'refused' || coverage === null) return lines.join('\n');
  return [...lines, '', `  ${verdict}: ${VERDICTS[verdict]}`, ...coverageLines(coverage, model)].join('\n');
}

function coverageLines({ shards, whole, input, output }: Coverage, model: LocalModel | null): string[] {
  const short = (points: readonly string[]): string =>
    points.map((point) => `${point.slice(0, 16)}…`).join(', ');
  const own = shards.map(({ shard, cells, count }) => {
    const names =
      model === null
        ? `cell ${cells.join(', ')}`
        : [...new Set(cells.map((cell) => model.shard(shard).cells.cells[cell]!.name))].join(', ');
    return `             shard ${shard}: ${cells.length} of ${counted(count, 'cell')} (${names})`;
  });
  if (whole) {
    return [
      '  it proves  all operations of all shards, joined: what the commitments to the input hide',
      `             (${short(input)})`,
      '             becomes what those to the output hide',
      `             (${short(output)})`,
      ...own,
      '  not proven what the values are, who ran it, and what the client makes of the output',
    ];
  }
  const missing = shards.reduce((sum, { cells, count }) => sum + count - cells.length, 0);
  const unproven = shards.reduce((sum, { unproven: without }) => sum + without, 0);
  return [
    '  it proves  each of these cells maps what its commitments to inputs hide to what those to outputs hide:',
    ...own,
    `  not proven what runs between cells that share no commitment: ${counted(missing, 'more cell')} of these shards${unproven === 0 ? '' : `, and ${counted(unproven, 'operation')} without a cell`}`,
    '             what the values are, and who ran it',
  ];
}
