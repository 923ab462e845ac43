/**
 * `veilmesh model import <path|smollm2>`: a model file becomes a model that a mesh can serve; with --dry-run, what it
 * would become.
 * @module
 */
import { basename, join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import type { OnnxPlan } from '../../models/formats/onnx/plan.ts';
import { MAX_POSITIONS } from '../../models/program/types.ts';
import { modelRoot, shardsOf } from '../../models/shard/manifest.ts';
import type { Config } from '../config/schema.ts';
import { importModel } from '../models/import-model.ts';
import { type ImportPlan, planImport } from '../models/import-plan.ts';
import { checkModelName, storeImported } from '../models/imported.ts';
import { openModelFile, planOnnxFile } from '../models/open-model.ts';
import { SMOLLM2 } from '../models/smollm2.ts';
import { obtainSmolLM2 } from '../models/sources/smollm2.ts';
import { contextOf } from './context.ts';
import { bytesText, type Output } from './output.ts';

interface ImportFlags {
  readonly shards: number;
  readonly name?: string;
  readonly dryRun?: boolean;
  readonly closed?: boolean;
}

const shardCount = (text: string): number => {
  const value = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  if (value < 1) throw new InvalidArgumentError('expected a number from 1 to 99');
  return value;
};

export function addModelImportCommand(model: Command): void {
  model
    .command('import <source>')
    .description(
      `a GGUF, safetensors or llama2.c file, a folder of the Hugging Face hub, or '${SMOLLM2}', which is downloaded`,
    )
    .option('--shards <n>', 'shards it is split into', shardCount, 3)
    .option('--name <name>', 'what the mesh calls it (default: from the file)')
    .option('--dry-run', 'say what it would become: shards, bytes, memory of each node')
    .option('--closed', 'embedding and head stay with the hops: clients get tokens, never weights')
    .action(async (given: string, flags: ImportFlags, command: Command) => {
      const { config, out } = contextOf(command);
      const { path, origin } = await sourceOf(given, config, out);
      const name = checkModelName(flags.name ?? nameFrom(given));
      const closed = flags.closed === true;
      if (flags.dryRun === true) {
        const onnx = planOnnxFile(path);
        if (onnx !== null) return out.result({ source: origin, ...onnx }, onnxText(onnx));
      }
      const opened = openModelFile(path);
      try {
        const { config: decoder, weightFormat, license } = opened.model;
        const context = Math.min(decoder.context, MAX_POSITIONS);
        const plan = planImport(decoder, context, flags.shards, closed);
        const found = `${plan.architecture}; weights ${weightFormat}, licence ${license ?? 'not said'}`;
        if (flags.dryRun === true) {
          out.result(
            { name, source: origin, weightFormat, license, ...plan },
            [found, ...planLines(plan)].join('\n'),
          );
          return;
        }
        out.note(found);
        for (const line of planLines(plan)) out.note(line);
        const at = performance.now();
        const request = { name, source: origin, shards: flags.shards, closed, stages: out };
        const stored = await importModel(opened.model, request);
        storeImported(config.home, stored);
        const { manifest } = stored;
        const root = bytesToHex(modelRoot(manifest));
        const bytes = manifest.parts.reduce((sum, part) => sum + part.bytes, 0);
        out.done('import', `${name}: ${shardsOf(manifest).length} shards, ${bytesText(bytes)}`, at);
        out.result(
          {
            name,
            modelRoot: root,
            source: origin,
            shards: shardsOf(manifest).length,
            bytes,
            closed: manifest.closed,
          },
          `${name} ${root}\n  serve it:  veilmesh localnet --model ${name}`,
        );
      } finally {
        opened.close();
      }
    });
}

async function sourceOf(
  given: string,
  config: Config,
  out: Output,
): Promise<{ path: string; origin: string }> {
  if (given !== SMOLLM2) return { path: given, origin: basename(given) };
  const at = performance.now();
  const source = await obtainSmolLM2({
    cache: join(config.home, 'cache'),
    path: config.smollm2,
    environment: process.env,
    stages: out,
  });
  out.done('source', source.from, at);
  return source;
}

/** The file's name without its ending, in the letters that names have. */
const nameFrom = (given: string): string =>
  basename(given)
    .replace(/\.[a-z0-9]{1,12}$/i, '')
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-');

const planLines = ({ nodes, context }: ImportPlan): string[] =>
  nodes.map(({ holder, what, weightBytes, bytesPerPosition, fullContextBytes }) => {
    const memory =
      bytesPerPosition === 0
        ? ''
        : `, and ${bytesPerPosition} bytes a position: ${bytesText(fullContextBytes)} for ${context}`;
    return `  ${holder === 'client' ? 'client ' : `shard ${holder}`}  ${what}: ${bytesText(weightBytes)}${memory}`;
  });

const onnxText = ({ name, opset, operators, unknown, parameters }: OnnxPlan): string =>
  [
    `ONNX ${name}, opset ${opset}, ${parameters} parameters`,
    ...operators.map(
      ({ op, count, known }) =>
        `  ${op.padEnd(20)} ${String(count).padStart(5)}${known ? '' : '   NOT SUPPORTED'}`,
    ),
    unknown.length === 0 ? 'every operator is known' : `not supported: ${unknown.join(', ')}`,
  ].join('\n');
