/**
 * `veilmesh model import <path|smollm2>`: a model file becomes a model that a mesh can serve; with --dry-run, what it
 * would become.
 * @module
 */
import { basename, join } from 'node:path';
import type { Command } from 'commander';
import { UsageError } from '../../crypto/core/errors.ts';
import { MAX_POSITIONS } from '../../models/program/types.ts';
import type { Config } from '../config/schema.ts';
import { importModel } from '../models/import-model.ts';
import { type ImportPlan, planImport } from '../models/import-plan.ts';
import { checkModelName, storeImported } from '../models/imported.ts';
import { SMOLLM2 } from '../models/names.ts';
import { openModelFile, openNetworkFile } from '../models/open-model.ts';
import { obtainSmolLM2 } from '../models/sources/smollm2.ts';
import { contextOf } from './context.ts';
import { importNetworkCommand } from './model-import-network.ts';
import { bytesText, type Output } from './output.ts';
import { reportImport } from './report-import.ts';

export interface ImportFlags {
  readonly shards: number;
  readonly name?: string;
  readonly calibration?: string;
  readonly dryRun?: boolean;
  readonly closed?: boolean;
}

export async function importModelFile(given: string, flags: ImportFlags, command: Command): Promise<void> {
  const { config, out } = contextOf(command);
  const { path, origin } = await sourceOf(given, config, out);
  const name = checkModelName(flags.name ?? nameFrom(given));
  const closed = flags.closed === true;
  const network = openNetworkFile(path);
  if (network !== null) return importNetworkCommand(network, { name, origin, home: config.home, flags }, out);
  if (flags.calibration !== undefined) {
    throw new UsageError('CALIBRATION_UNUSED', 'language models are imported without calibration inputs', {
      hint: 'leave --calibration out',
    });
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
    reportImport(out, stored.manifest, at);
  } finally {
    opened.close();
  }
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
    .replace(/[^a-z0-9.-]+/g, '-');

const planLines = ({ nodes, context }: ImportPlan): string[] =>
  nodes.map(({ holder, what, weightBytes, bytesPerPosition, fullContextBytes }) => {
    const memory =
      bytesPerPosition === 0
        ? ''
        : `, and ${bytesPerPosition} bytes a position: ${bytesText(fullContextBytes)} for ${context}`;
    return `  ${holder === 'client' ? 'client ' : `shard ${holder + 1}`}  ${what}: ${bytesText(weightBytes)}${memory}`;
  });
